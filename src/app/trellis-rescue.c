/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-rescue.h"

#include "trellis-backup.h"
#include "trellis-salvage.h"

#include <glib/gi18n.h>

/* A damaged file: its latest good backup, or what can be read of it. */

typedef struct
{
  TrellisApplication *application;
  char *path;
  char *backup_path;    /* NULL: there is none that is good */
} Rescue;

static void
free_rescue (gpointer  data,
             GClosure *closure)
{
  Rescue *rescue = data;

  g_object_unref (rescue->application);
  g_free (rescue->path);
  g_free (rescue->backup_path);
  g_free (rescue);
}

static void
tell (TrellisApplication *application,
      const char         *heading,
      const char         *body)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  GtkWidget *dialog = adw_message_dialog_new (window, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_set_application (GTK_WINDOW (dialog), GTK_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
restore (Rescue *rescue)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *body = NULL;

  trellis_application_close_path (rescue->application, rescue->path);
  kept = trellis_restore_damaged (rescue->path, rescue->backup_path, &error);
  if (kept == NULL)
    {
      tell (rescue->application, _("The backup could not be restored"), error->message);
      return;
    }
  trellis_application_open_path (rescue->application, rescue->path, NULL);
  shown = g_filename_display_name (kept);
  body = g_strdup_printf (_("The damaged file is kept as “%s”."), shown);
  tell (rescue->application, _("The backup is restored"), body);
}

/* Beside the damaged file, by a name that nothing has. */
static char *
dup_salvage_path (const char *path)
{
  g_autofree char *stem = g_str_has_suffix (path, ".trellis") ? g_strndup (path, strlen (path) - strlen (".trellis"))
                                                              : g_strdup (path);

  for (guint i = 1;; i++)
    {
      /* Translators: the name of a file; %s is that of a damaged file */
      g_autofree char *to = i == 1 ? g_strdup_printf (_("%s salvaged.trellis"), stem)
                                   : g_strdup_printf (_("%s salvaged %u.trellis"), stem, i);

      if (!g_file_test (to, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&to);
    }
}

/* A salvage under way: it may be long, and runs in a thread. */
typedef struct
{
  TrellisApplication *application;
  char *path;
  char *to;
  GtkWidget *dialog;
} Salvaging;

static void
free_salvaging (gpointer data)
{
  Salvaging *salvaging = data;

  g_object_unref (salvaging->application);
  g_free (salvaging->path);
  g_free (salvaging->to);
  g_object_unref (salvaging->dialog);
  g_free (salvaging);
}

static void
salvage_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  Salvaging *salvaging = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisSalvage) result = trellis_salvage (salvaging->path, salvaging->to, cancellable, &error);

  if (result != NULL)
    g_task_return_pointer (task, trellis_salvage_dup_summary (result), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
salvaged_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      unused)
{
  Salvaging *salvaging = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = g_task_propagate_pointer (G_TASK (result), &error);

  gtk_window_destroy (GTK_WINDOW (salvaging->dialog));
  if (summary != NULL)
    {
      trellis_application_open_path (salvaging->application, salvaging->to, NULL);
      tell (salvaging->application, _("What could be read is in a new file"), summary);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      tell (salvaging->application, _("Nothing could be salvaged"), error->message);
    }
}

static GtkWidget *
create_salvage_dialog (Rescue       *rescue,
                       GCancellable *cancellable)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (rescue->application));
  GtkWidget *dialog = adw_message_dialog_new (window, _("Salvaging"), _("Each table is read from both ends."));
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), spinner);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  /* The dialogue goes once the thread has ended. */
  gtk_window_set_hide_on_close (GTK_WINDOW (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (g_cancellable_cancel), cancellable, G_CONNECT_SWAPPED);
  gtk_window_set_application (GTK_WINDOW (dialog), GTK_APPLICATION (rescue->application));

  return dialog;
}

static void
salvage (Rescue *rescue)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (rescue->application, cancellable, salvaged_cb, NULL);
  Salvaging *salvaging = g_new0 (Salvaging, 1);

  salvaging->application = g_object_ref (rescue->application);
  salvaging->path = g_strdup (rescue->path);
  salvaging->to = dup_salvage_path (rescue->path);
  salvaging->dialog = g_object_ref (create_salvage_dialog (rescue, cancellable));
  gtk_window_present (GTK_WINDOW (salvaging->dialog));
  g_task_set_source_tag (task, salvage);
  g_task_set_task_data (task, salvaging, free_salvaging);
  g_task_run_in_thread (task, salvage_in_thread);
}

static void
response_cb (Rescue     *rescue,
             const char *response)
{
  if (g_str_equal (response, "restore"))
    restore (rescue);
  else if (g_str_equal (response, "salvage"))
    salvage (rescue);
}

static TrellisBackup *
find_good (GPtrArray *backups)
{
  for (guint i = 0; backups != NULL && i < backups->len; i++)
    {
      TrellisBackup *backup = g_ptr_array_index (backups, i);

      if (backup->problem == NULL)
        return backup;
    }

  return NULL;
}

/**
 * trellis_offer_rescue:
 * @application: the application
 * @parent: (nullable): the window that wanted the file
 * @path: a damaged trust file
 * @sentence: what is wrong with it
 *
 * Offers the latest good backup, where there is one, and a salvage.
 */
void
trellis_offer_rescue (TrellisApplication *application,
                      GtkWindow          *parent,
                      const char         *path,
                      const char         *sentence)
{
  g_autoptr (GPtrArray) backups = trellis_list_backups (path, NULL);
  TrellisBackup *backup = find_good (backups);
  Rescue *rescue = g_new0 (Rescue, 1);
  GtkWidget *dialog = adw_message_dialog_new (parent, _("The file is damaged"), NULL);
  g_autofree char *body = NULL;

  rescue->application = g_object_ref (application);
  rescue->path = g_strdup (path);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"), "salvage", _("_Salvage"), NULL);
  if (backup != NULL)
    {
      g_autofree char *day = trellis_backup_dup_day (backup);
      g_autofree char *content = trellis_backup_dup_content (backup);

      rescue->backup_path = g_strdup (backup->path);
      /* Translators: a sentence; then a day and time, and what a backup holds */
      body = g_strdup_printf (_("%s\n\nThe latest good backup is of %s: %s. Salvage saves what can still be read into "
                                "a new file."), sentence, day, content);
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "restore", _("_Restore the backup"));
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore", ADW_RESPONSE_SUGGESTED);
      adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "restore");
    }
  else
    {
      body = g_strdup_printf (_("%s\n\nThere is no good backup beside it. Salvage saves what can still be read into a "
                                "new file."), sentence);
    }
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_set_application (GTK_WINDOW (dialog), GTK_APPLICATION (application));
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), rescue, free_rescue, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
