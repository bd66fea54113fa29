/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-window-private.h"

#include "trellis-action-import.h"
#include "trellis-add-school-dialog.h"
#include "trellis-application.h"
#include "trellis-calendar-dialog.h"
#include "trellis-calendar-import.h"
#include "trellis-conflict-dialog.h"
#include "trellis-export.h"
#include "trellis-icalendar.h"
#include "trellis-import-dialog.h"
#include "trellis-inspection-import.h"
#include "trellis-judgement-import.h"
#include "trellis-link-import.h"
#include "trellis-measure-import.h"
#include "trellis-results-import.h"
#include "trellis-merge-dialog.h"
#include "trellis-new-trust.h"
#include "trellis-people-dialog.h"
#include "trellis-picture.h"
#include "trellis-printing.h"
#include "trellis-report.h"
#include "trellis-scheme-dialog.h"
#include "trellis-store-trust.h"
#include "trellis-table-import-dialog.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* What menus, buttons and keys of the window do. */

static void
show_result (TrellisWindow *self,
             GError        *error)
{
  if (error != NULL)
    trellis_window_toast (self, error->message, FALSE);
}

/* Takes back the last words of the text that has the cursor, where it has any. */
static gboolean
undo_text (TrellisWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkTextBuffer *buffer;

  if (!GTK_IS_TEXT_VIEW (focus))
    return FALSE;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
  if (!gtk_text_buffer_get_can_undo (buffer))
    return FALSE;
  gtk_text_buffer_undo (buffer);

  return TRUE;
}

static void
undo (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  /* Whoever writes means what was just written. */
  if (undo_text (self))
    return;
  trellis_store_undo (trellis_window_get_store (self), &error);
  show_result (self, error);
}

static void
redo (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  trellis_store_redo (trellis_window_get_store (self), &error);
  show_result (self, error);
}

static void
go_back (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  trellis_window_go_back (TRELLIS_WINDOW (widget));
}

static void
start_search (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  trellis_window_start_search (TRELLIS_WINDOW (widget));
}

static void
clear_filter (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  trellis_scope_clear_filter (trellis_window_get_scope (TRELLIS_WINDOW (widget)));
}

static void
show_view (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);

  if (trellis_window_get_store (self) != NULL)
    trellis_window_show_view (self, g_variant_get_string (parameter, NULL));
}

static void
print (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisReport) report = trellis_view_create_report (trellis_window_get_view (self), &error);

  if (report != NULL)
    trellis_print_report (GTK_WINDOW (self), report, &error);
  show_result (self, error);
}

static void
preview_print (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisReport) report = trellis_view_create_report (trellis_window_get_view (self), &error);

  if (report != NULL)
    trellis_print_preview_show (GTK_WINDOW (self), report);
  show_result (self, error);
}

/* Saving a file: the chooser, then what is to be written where it says. */
typedef struct
{
  TrellisWindow *window;
  GtkFileChooserNative *chooser;
  TrellisWindowSaveFunc save;
  gpointer what;
} Saving;

static void
save_response_cb (Saving               *saving,
                  int                   response,
                  GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = g_file_get_basename (file);
      g_autofree char *text = g_strdup_printf (_("Saved “%s”"), shown);

      if (saving->save (saving->window, g_file_peek_path (file), saving->what, &error))
        trellis_window_toast (saving->window, text, FALSE);
      show_result (saving->window, error);
    }
  g_object_unref (saving->chooser);
  g_object_unref (saving->window);
  g_free (saving);
}

/**
 * trellis_window_ask_where_to_save:
 * @self: the window that asks
 * @title: what is saved
 * @name: the file's name, where a person gives no other
 * @save: writes it where the person says
 * @what: for @save
 *
 * Lets a person say where, writes the file there and tells that it is written, or
 * why it is not.
 */
void
trellis_window_ask_where_to_save (TrellisWindow         *self,
                                  const char            *title,
                                  const char            *name,
                                  TrellisWindowSaveFunc  save,
                                  gpointer               what)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->window = g_object_ref (self);
  saving->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  saving->save = save;
  saving->what = what;
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (saving->chooser), name);
  g_signal_connect_swapped (saving->chooser, "response", G_CALLBACK (save_response_cb), saving);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (saving->chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (saving->chooser));
}

static gboolean
write_pdf (TrellisWindow  *self,
           const char     *path,
           gpointer        what,
           GError        **error)
{
  g_autoptr (TrellisReport) report = trellis_view_create_report (trellis_window_get_view (self), error);

  return report != NULL && trellis_report_write_pdf (report, path, error);
}

static void
save_pdf (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisReport) report = trellis_view_create_report (trellis_window_get_view (self), &error);

  if (report != NULL)
    {
      g_autofree char *file_name = trellis_report_dup_file_name (report);

      trellis_window_ask_where_to_save (self, _("Save as PDF"), file_name, write_pdf, NULL);
    }
  show_result (self, error);
}

static gboolean
write_pictures (TrellisWindow  *self,
                const char     *path,
                gpointer        what,
                GError        **error)
{
  g_autoptr (TrellisReport) report = NULL;

  if (!trellis_picture_can_write (path))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME, _("The name of a picture ends in .png or .svg."));
      return FALSE;
    }
  report = trellis_view_create_report (trellis_window_get_view (self), error);

  return report != NULL && trellis_report_write_pictures (report, path, error);
}

/* The pages that would be printed, a picture each. */
static void
save_pictures (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);
  g_autofree char *file_name = g_strconcat (trellis_view_get_title (trellis_window_get_view (self)), ".png", NULL);

  trellis_window_ask_where_to_save (self, _("Save as picture (.png or .svg)"), file_name, write_pictures, NULL);
}

static gboolean
write_document (TrellisWindow  *self,
                const char     *path,
                gpointer        what,
                GError        **error)
{
  g_autoptr (TrellisReport) report = trellis_report_new_from_store (trellis_window_get_store (self),
                                                                    GPOINTER_TO_UINT (what),
                                                                    trellis_window_get_scope (self), TRELLIS_PAPER_A4,
                                                                    NULL, error);

  return report != NULL && trellis_report_write_pdf (report, path, error);
}

/* A document whichever view is shown, with the window's year, day and filters. */
static void
save_document (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TrellisReportKind kind;
  g_autofree char *file_name = NULL;

  if (!trellis_report_kind_parse (g_variant_get_string (parameter, NULL), &kind))
    return;
  file_name = g_strconcat (trellis_report_kind_get_name (kind), ".pdf", NULL);
  trellis_window_ask_where_to_save (TRELLIS_WINDOW (widget), trellis_report_kind_get_name (kind), file_name,
                                    write_document, GUINT_TO_POINTER (kind));
}

static gboolean
write_table (TrellisWindow  *self,
             const char     *path,
             gpointer        what,
             GError        **error)
{
  return trellis_export_table (trellis_window_get_store (self), GPOINTER_TO_UINT (what),
                               trellis_scope_get_as_at (trellis_window_get_scope (self)), path, error);
}

static void
export_table (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  TrellisExportKind kind;
  g_autofree char *file_name = NULL;

  if (!trellis_export_kind_parse (g_variant_get_string (parameter, NULL), &kind))
    return;
  file_name = g_strconcat (trellis_export_kind_get_key (kind), ".xlsx", NULL);
  trellis_window_ask_where_to_save (TRELLIS_WINDOW (widget), _("Export"), file_name, write_table,
                                    GUINT_TO_POINTER (kind));
}

static gboolean
write_workbook (TrellisWindow  *self,
                const char     *path,
                gpointer        what,
                GError        **error)
{
  return trellis_export_workbook (trellis_window_get_store (self),
                                  trellis_scope_get_as_at (trellis_window_get_scope (self)), path, error);
}

/* Every table, a sheet each, named after the trust. */
static void
export_workbook (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisTrust) trust = trellis_store_read_trust (trellis_window_get_store (self), &error);
  g_autofree char *file_name = trust != NULL ? g_strconcat (trust->name, ".xlsx", NULL) : NULL;

  if (file_name != NULL)
    trellis_window_ask_where_to_save (self, _("Export"), g_strdelimit (file_name, G_DIR_SEPARATOR_S, '-'),
                                      write_workbook, NULL);
  show_result (self, error);
}

static gboolean
write_calendar (TrellisWindow  *self,
                const char     *path,
                gpointer        what,
                GError        **error)
{
  TrellisScope *scope = trellis_window_get_scope (self);
  TrellisCalendarChoice choice = {
    .year_id = trellis_scope_get_year (scope),
    .adviser_id = trellis_scope_get_adviser (scope),
  };

  return trellis_icalendar_export (trellis_window_get_store (self), &choice, path, error);
}

/* The calendar of what the window looks at: the year, and the adviser where the
 * scope bar names one. */
static void
export_calendar (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  trellis_window_ask_where_to_save (TRELLIS_WINDOW (widget), _("Export a calendar of visits"), "visits.ics",
                                    write_calendar, NULL);
}

static void
open_response_cb (TrellisWindow        *self,
                  int                   response,
                  GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      trellis_application_open_path (TRELLIS_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                                     g_file_peek_path (file), self);
    }
  g_object_unref (chooser);
}

static void
open_file (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Open a trust file"), GTK_WINDOW (widget),
                                                               GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Trust files"));
  gtk_file_filter_add_pattern (filter, "*.trellis");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (open_response_cb), widget, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
open_demo (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  trellis_application_open_demo (TRELLIS_APPLICATION (gtk_window_get_application (GTK_WINDOW (widget))),
                                 TRELLIS_WINDOW (widget));
}

static void
created_cb (TrellisWindow *self,
            const char    *path)
{
  trellis_application_open_path (TRELLIS_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), path, self);
}

static void
new_trust (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  GtkWidget *dialog = trellis_new_trust_new (GTK_WINDOW (widget));

  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
imported_cb (TrellisWindow *self,
             const char    *summary)
{
  trellis_window_toast (self, summary, TRUE);
}

static void
school_added_cb (TrellisWindow *self,
                 const char    *urn)
{
  trellis_window_toast (self, trellis_store_get_undo_sentence (trellis_window_get_store (self)), TRUE);
}

static void
add_school (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);
  GtkWindow *dialog = trellis_add_school_dialog_new (trellis_window_get_store (self), GTK_WINDOW (self));

  g_signal_connect_object (dialog, "added", G_CALLBACK (school_added_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
import_gias (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GtkWidget *dialog = trellis_import_dialog_new (GTK_WINDOW (widget),
                                                 trellis_window_get_store (TRELLIS_WINDOW (widget)));

  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static const TrellisImportKind *const import_kinds[] = {
  &trellis_judgement_import_kind, &trellis_inspection_import_kind, &trellis_link_import_kind,
  &trellis_group_import_kind, &trellis_ks2_import_kind, &trellis_ks4_import_kind, &trellis_absence_import_kind,
  &trellis_census_import_kind, &trellis_measure_import_kind,
  &trellis_bank_holiday_import_kind, &trellis_calendar_import_kind, &trellis_action_import_kind,
};

static GtkWidget *
present_import (TrellisWindow           *self,
                const TrellisImportKind *kind)
{
  GtkWidget *dialog = trellis_table_import_dialog_new (GTK_WINDOW (self), trellis_window_get_store (self), kind);

  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static void
import_table (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  const char *key = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (import_kinds); i++)
    {
      if (g_str_equal (import_kinds[i]->key, key))
        present_import (TRELLIS_WINDOW (widget), import_kinds[i]);
    }
}

static void
remove_pasted (gpointer path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
  g_free (path);
}

/* Rows that were pasted are looked at and taken as those of a file are. */
static void
paste_actions (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("trellis-XXXXXX", &error);
  char *path = folder != NULL ? g_build_filename (folder, "Clipboard.csv", NULL) : NULL;
  GtkWidget *dialog;

  if (path == NULL || !trellis_action_import_save_rows (g_variant_get_string (parameter, NULL), path, &error))
    {
      trellis_window_toast (self, error->message, FALSE);
      g_clear_pointer (&path, remove_pasted);
      return;
    }

  dialog = present_import (self, &trellis_action_import_kind);
  g_object_set_data_full (G_OBJECT (dialog), "pasted", path, remove_pasted);
  trellis_table_import_dialog_set_path (TRELLIS_TABLE_IMPORT_DIALOG (dialog), path);
}

/* GTK would build the shortcuts of every window as it opens; they are built here
 * when somebody asks for them. */
static void
show_shortcuts (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource ("/io/github/trellis_schools/Trellis/app/trellis-help-overlay.ui");
  GtkWindow *overlay = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (overlay, GTK_WINDOW (widget));
  gtk_window_present (overlay);
}

static void
edit_school_year (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);
  const char *year_id = trellis_scope_get_year (trellis_window_get_scope (self));

  gtk_window_present (GTK_WINDOW (trellis_calendar_dialog_new (GTK_WINDOW (self), trellis_window_get_store (self),
                                                               year_id)));
}

static void
edit_people (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (trellis_people_dialog_new (GTK_WINDOW (self), trellis_window_get_store (self))));
}

static void
edit_scheme (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);
  GtkWidget *dialog = trellis_scheme_dialog_new (GTK_WINDOW (self), trellis_window_get_store (self), NULL);

  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_history (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  trellis_window_show_history (TRELLIS_WINDOW (widget));
}

static void
merged_cb (TrellisWindow *self,
           const char    *sentence)
{
  trellis_window_toast (self, sentence, TRUE);
}

static void
merge_copy (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  TrellisMergeDialog *dialog = trellis_merge_dialog_new (GTK_WINDOW (widget),
                                                         trellis_window_get_store (TRELLIS_WINDOW (widget)));

  g_signal_connect_object (dialog, "merged", G_CALLBACK (merged_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
conflict_response_cb (TrellisWindow *self,
                      const char    *response)
{
  TrellisStore *store = trellis_window_get_store (self);
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, TRELLIS_CONFLICT_RESPONSE_PUT))
    trellis_store_forget_conflict (store);
  else if (trellis_store_put_in_place (store, &error))
    trellis_window_toast (self, trellis_store_get_undo_sentence (store), TRUE);
  show_result (self, error);
  /* What the views had shown before the other's edit is out of date. */
  trellis_view_refresh (trellis_window_get_view (self));
}

/**
 * trellis_window_ask_conflict:
 * @self: a window whose store refused an edit
 *
 * Asks which of two edits of one thing is to stand. Of several windows on one
 * file the one that was used last asks.
 */
void
trellis_window_ask_conflict (TrellisWindow *self)
{
  TrellisStore *store = trellis_window_get_store (self);
  GtkWidget *dialog;

  for (GList *l = gtk_application_get_windows (gtk_window_get_application (GTK_WINDOW (self))); l != NULL; l = l->next)
    {
      if (l->data == self)
        break;
      if (TRELLIS_IS_WINDOW (l->data) && trellis_window_get_store (l->data) == store)
        return;
    }

  dialog = trellis_conflict_dialog_new (trellis_store_get_conflict (store), GTK_WINDOW (self));
  g_signal_connect_object (dialog, "response", G_CALLBACK (conflict_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
new_window (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);
  TrellisWindow *other = trellis_window_new (gtk_window_get_application (GTK_WINDOW (self)));

  if (trellis_window_get_store (self) != NULL)
    trellis_window_set_store (other, trellis_window_get_store (self));
  gtk_window_present (GTK_WINDOW (other));
}

/**
 * trellis_window_install_actions:
 * @widget_class: the window's class, being initialised
 *
 * Gives the window its actions and their keys.
 */
void
trellis_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, start_search);
  gtk_widget_class_install_action (widget_class, "win.clear-filter", NULL, clear_filter);
  gtk_widget_class_install_action (widget_class, "win.view", "s", show_view);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "win.print-preview", NULL, preview_print);
  gtk_widget_class_install_action (widget_class, "win.save-pdf", NULL, save_pdf);
  gtk_widget_class_install_action (widget_class, "win.save-pictures", NULL, save_pictures);
  gtk_widget_class_install_action (widget_class, "win.save-document", "s", save_document);
  gtk_widget_class_install_action (widget_class, "win.export", "s", export_table);
  gtk_widget_class_install_action (widget_class, "win.export-workbook", NULL, export_workbook);
  gtk_widget_class_install_action (widget_class, "win.export-calendar", NULL, export_calendar);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_file);
  gtk_widget_class_install_action (widget_class, "win.open-demo", NULL, open_demo);
  gtk_widget_class_install_action (widget_class, "win.new-trust", NULL, new_trust);
  gtk_widget_class_install_action (widget_class, "win.add-school", NULL, add_school);
  gtk_widget_class_install_action (widget_class, "win.import-gias", NULL, import_gias);
  gtk_widget_class_install_action (widget_class, "win.import-table", "s", import_table);
  gtk_widget_class_install_action (widget_class, "win.paste-actions", "s", paste_actions);
  gtk_widget_class_install_action (widget_class, "win.school-year", NULL, edit_school_year);
  gtk_widget_class_install_action (widget_class, "win.people", NULL, edit_people);
  gtk_widget_class_install_action (widget_class, "win.scheme", NULL, edit_scheme);
  gtk_widget_class_install_action (widget_class, "win.history", NULL, show_history);
  gtk_widget_class_install_action (widget_class, "win.merge", NULL, merge_copy);
  trellis_window_install_file_actions (widget_class);
  trellis_window_install_school_actions (widget_class);
  trellis_window_install_search_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "win.new-window", NULL, new_window);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, show_shortcuts);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
}

/**
 * trellis_window_update_actions:
 * @self: a window
 *
 * Lets only what can be done now be done.
 */
void
trellis_window_update_actions (TrellisWindow *self)
{
  TrellisStore *store = trellis_window_get_store (self);
  TrellisView *view = trellis_window_get_view (self);
  gboolean can_print = view != NULL && trellis_view_can_print (view);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo",
                                 store != NULL && trellis_store_get_undo_sentence (store) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo",
                                 store != NULL && trellis_store_get_redo_sentence (store) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.print", can_print);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.print-preview", can_print);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-pdf", can_print);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-pictures", can_print);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-document", store != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export", store != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-workbook", store != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-calendar", store != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.add-school", store != NULL &&
                                 !trellis_store_is_read_only (store));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import-gias", store != NULL &&
                                 !trellis_store_is_read_only (store));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import-table", store != NULL &&
                                 !trellis_store_is_read_only (store));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.school-year", store != NULL &&
                                 !trellis_store_is_read_only (store));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.people", store != NULL && !trellis_store_is_read_only (store));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.scheme", store != NULL && !trellis_store_is_read_only (store));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.history", store != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.merge", store != NULL && !trellis_store_is_read_only (store));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.backups", store != NULL &&
                                 trellis_store_get_recorded_at (store) == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-copy", store != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.share-copy", store != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.search", store != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.find", store != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.clear-filter", store != NULL);
}
