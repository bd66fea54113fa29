/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a school is sent: its schedule of visits and its calendar. */

#include "config.h"

#include "trellis-window-private.h"

#include "trellis-icalendar.h"
#include "trellis-mail.h"
#include "trellis-report.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* For how long a mail program may still want what was attached. */
#define ATTACHMENT_HOURS 24

typedef struct
{
  TrellisWindow *window;
  char *urn;
} Mailing;

static void
free_mailing (Mailing *mailing)
{
  g_object_unref (mailing->window);
  g_free (mailing->urn);
  g_free (mailing);
}

static TrellisReport *
create_schedule (TrellisWindow  *self,
                 const char     *urn,
                 GError        **error)
{
  return trellis_report_new_from_store (trellis_window_get_store (self), TRELLIS_REPORT_SCHOOL_VISITS,
                                        trellis_window_get_scope (self), TRELLIS_PAPER_A4, urn, error);
}

static gboolean
write_schedule (TrellisWindow  *self,
                const char     *path,
                gpointer        urn,
                GError        **error)
{
  g_autoptr (TrellisReport) report = create_schedule (self, urn, error);

  return report != NULL && trellis_report_write_pdf (report, path, error);
}

/* The URNs of a trust are few: a name that stays is simpler than one that has to
 * be let go of on every way out of a dialog. */
static void
ask_where_to_save_schedule (TrellisWindow *self,
                            const char    *urn)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisReport) report = create_schedule (self, urn, &error);
  g_autofree char *name = NULL;

  if (report == NULL)
    {
      trellis_window_toast (self, error->message, FALSE);
      return;
    }
  name = trellis_report_dup_file_name (report);
  trellis_window_ask_where_to_save (self, _("Save the schedule as PDF"), name, write_schedule,
                                    (gpointer) g_intern_string (urn));
}

static void
save_schedule (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  ask_where_to_save_schedule (TRELLIS_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static gboolean
write_calendar (TrellisWindow  *self,
                const char     *path,
                gpointer        urn,
                GError        **error)
{
  TrellisCalendarChoice choice = { .year_id = trellis_scope_get_year (trellis_window_get_scope (self)), .urn = urn };

  return trellis_icalendar_export (trellis_window_get_store (self), &choice, path, error);
}

static void
save_calendar (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);
  const char *urn = g_variant_get_string (parameter, NULL);
  TrellisDay as_at = trellis_scope_get_as_at (trellis_window_get_scope (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisSchool) school = trellis_store_read_school (trellis_window_get_store (self), urn, as_at, &error);
  g_autofree char *file_name = NULL;

  if (school == NULL)
    {
      trellis_window_toast (self, error->message, FALSE);
      return;
    }
  file_name = g_strconcat (school->name, ".ics", NULL);
  trellis_window_ask_where_to_save (self, _("Save the calendar of visits"),
                                    g_strdelimit (file_name, G_DIR_SEPARATOR_S, '-'), write_calendar,
                                    (gpointer) g_intern_string (urn));
}

/* E-mail --------------------------------------------------------------------- */

/* A folder of the person's own, without what earlier messages left there. */
static char *
prepare_folder (GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "trellis", "mail", NULL);
  gint64 oldest = g_get_real_time () / G_USEC_PER_SEC - ATTACHMENT_HOURS * 3600;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (g_mkdir_with_parents (folder, 0700) != 0 || (dir = g_dir_open (folder, 0, error)) == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The folder for attachments could not be made."));
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf facts;

      if (g_stat (path, &facts) == 0 && facts.st_mtime < oldest)
        g_unlink (path);
    }

  return g_steal_pointer (&folder);
}

static char *
find_address (TrellisStore *store,
              const char   *urn,
              TrellisDay    as_at)
{
  g_autoptr (GPtrArray) holders = trellis_store_list_role_holders (store, urn, as_at, NULL);
  g_autoptr (GListModel) people = trellis_store_list_people (store, FALSE, as_at, NULL);

  for (guint i = 0; holders != NULL && people != NULL && i < holders->len; i++)
    {
      const TrellisRoleHolder *holder = g_ptr_array_index (holders, i);

      if (!g_str_equal (holder->role, TRELLIS_ROLE_HEAD) || holder->person_id == NULL)
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (people); j++)
        {
          g_autoptr (TrellisPerson) person = g_list_model_get_item (people, j);

          if (g_str_equal (person->id, holder->person_id) && *person->email != '\0')
            return g_strdup (person->email);
        }
    }

  return NULL;
}

static void
drafted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Mailing *mailing = user_data;
  g_autoptr (GError) error = NULL;

  if (trellis_mail_draft_finish (result, &error))
    {
      trellis_window_toast (mailing->window, _("The schedule is in a message of your mail program, to look through "
                                               "and send."), FALSE);
    }
  else
    {
      trellis_window_toast (mailing->window, _("No mail program answered. Save the schedule and attach it to a "
                                               "message yourself."), FALSE);
      ask_where_to_save_schedule (mailing->window, mailing->urn);
    }
  free_mailing (mailing);
}

static gboolean
begin_message (TrellisWindow  *self,
               const char     *urn,
               GError        **error)
{
  TrellisStore *store = trellis_window_get_store (self);
  g_autoptr (TrellisTrust) trust = trellis_store_read_trust (store, error);
  g_autoptr (TrellisReport) report = trust != NULL ? create_schedule (self, urn, error) : NULL;
  g_autofree char *folder = report != NULL ? prepare_folder (error) : NULL;
  g_autofree char *name = folder != NULL ? trellis_report_dup_file_name (report) : NULL;
  g_autofree char *path = name != NULL ? g_build_filename (folder, name, NULL) : NULL;
  g_autofree char *address = NULL;
  g_autofree char *body = NULL;
  TrellisMailDraft draft;
  Mailing *mailing;

  if (path == NULL || !trellis_report_write_pdf (report, path, error))
    return FALSE;

  address = find_address (store, urn, trellis_store_get_today (store));
  /* Translators: the text of a message to a school; %s is the trust's name. */
  body = g_strdup_printf (_("The schedule of our visits is attached. It replaces every earlier one.\n\n%s"),
                          trust->name);
  draft = (TrellisMailDraft) { address, trellis_report_get_title (report), body, path };
  mailing = g_new0 (Mailing, 1);
  mailing->window = g_object_ref (self);
  mailing->urn = g_strdup (urn);
  trellis_mail_draft_async (&draft, NULL, drafted_cb, mailing);

  return TRUE;
}

static void
mail_schedule (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_autoptr (GError) error = NULL;

  if (!begin_message (TRELLIS_WINDOW (widget), g_variant_get_string (parameter, NULL), &error))
    trellis_window_toast (TRELLIS_WINDOW (widget), error->message, FALSE);
}

/**
 * trellis_window_install_school_actions:
 * @widget_class: the window's class, being initialised
 *
 * Gives the window the actions of what a school is sent; each takes its URN.
 */
void
trellis_window_install_school_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.mail-schedule", "s", mail_schedule);
  gtk_widget_class_install_action (widget_class, "win.save-schedule", "s", save_schedule);
  gtk_widget_class_install_action (widget_class, "win.save-school-calendar", "s", save_calendar);
}
