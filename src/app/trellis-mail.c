/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-mail.h"

#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <glib/gi18n.h>
#include <unistd.h>

/* A message is begun in the desktop's own mail program: through the desktop's
 * portal, which sandboxes need, and where there is none by xdg-email. */

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_EMAIL "org.freedesktop.portal.Email"

typedef struct
{
  char *address;
  char *subject;
  char *body;
  char *attachment;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->address);
  g_free (job->subject);
  g_free (job->body);
  g_free (job->attachment);
  g_free (job);
}

static void
waited_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) cause = NULL;

  if (g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &cause))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("No mail program answered."));
}

static void
try_program (GTask *task)
{
  const Job *job = g_task_get_task_data (task);
  g_autoptr (GSubprocess) program = NULL;

  program = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE, NULL, "xdg-email",
                              "--utf8", "--subject", job->subject, "--body", job->body, "--attach", job->attachment,
                              job->address, NULL);
  if (program == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("No mail program answered."));
  else
    g_subprocess_wait_check_async (program, g_task_get_cancellable (task), waited_cb, g_object_ref (task));
}

static void
composed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) reply = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), NULL,
                                                                                result, NULL);

  if (reply != NULL)
    g_task_return_boolean (task, TRUE);
  else
    try_program (task);
}

static void
try_portal (GTask           *task,
            GDBusConnection *bus)
{
  const Job *job = g_task_get_task_data (task);
  g_autoptr (GUnixFDList) files = g_unix_fd_list_new ();
  GVariantBuilder options;
  int file = open (job->attachment, O_RDONLY | O_CLOEXEC);
  int handle = file >= 0 ? g_unix_fd_list_append (files, file, NULL) : -1;

  if (file >= 0)
    close (file);
  if (handle < 0)
    {
      try_program (task);
      return;
    }

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  if (job->address != NULL)
    g_variant_builder_add (&options, "{sv}", "address", g_variant_new_string (job->address));
  g_variant_builder_add (&options, "{sv}", "subject", g_variant_new_string (job->subject));
  g_variant_builder_add (&options, "{sv}", "body", g_variant_new_string (job->body));
  g_variant_builder_add (&options, "{sv}", "attachment_fds",
                         g_variant_new_fixed_array (G_VARIANT_TYPE_HANDLE, &handle, 1, sizeof (gint32)));
  g_dbus_connection_call_with_unix_fd_list (bus, PORTAL_NAME, PORTAL_PATH, PORTAL_EMAIL, "ComposeEmail",
                                            g_variant_new ("(sa{sv})", "", &options), G_VARIANT_TYPE ("(o)"),
                                            G_DBUS_CALL_FLAGS_NONE, -1, files, g_task_get_cancellable (task),
                                            composed_cb, g_object_ref (task));
}

static void
got_bus_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus != NULL)
    try_portal (task, bus);
  else
    try_program (task);
}

/**
 * trellis_mail_draft_async:
 * @draft: the message
 * @cancellable: (nullable): to stop waiting
 * @callback: called when the mail program has it, or none would
 * @user_data: for @callback
 *
 * Begins a message in the desktop's mail program, for a person to look through
 * and send. The file that is attached has to stay until they have.
 */
void
trellis_mail_draft_async (const TrellisMailDraft *draft,
                          GCancellable           *cancellable,
                          GAsyncReadyCallback     callback,
                          gpointer                user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->address = g_strdup (draft->address);
  job->subject = g_strdup (draft->subject);
  job->body = g_strdup (draft->body);
  job->attachment = g_strdup (draft->attachment);
  g_task_set_source_tag (task, trellis_mail_draft_async);
  g_task_set_task_data (task, job, free_job);
  g_bus_get (G_BUS_TYPE_SESSION, cancellable, got_bus_cb, g_object_ref (task));
}

/**
 * trellis_mail_draft_finish:
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Fails with %G_IO_ERROR_NOT_SUPPORTED where the desktop has no mail program that
 * answers.
 *
 * Returns: whether a mail program has the message
 */
gboolean
trellis_mail_draft_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
