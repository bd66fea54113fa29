/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-backups-dialog.h"

#include "trellis-backup.h"
#include "trellis-views.h"

#include <glib/gi18n-lib.h>

/* The file's backups, and what is in each. One is made, or put back, here; both
 * in another thread, as the file may be on a slow share. */

struct _TrellisBackupsDialog
{
  AdwWindow parent_instance;

  GtkWidget *back_up_button;
  GtkSpinner *spinner;
  GtkLabel *problem_label;
  GtkStack *pages;
  GtkLabel *folder_label;
  GtkListBox *list;

  TrellisStore *store;
  GPtrArray *backups;   /* (element-type TrellisBackup): those in the list */
  char *asked_path;     /* the backup that may be restored, while the person is asked */
};

G_DEFINE_FINAL_TYPE (TrellisBackupsDialog, trellis_backups_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_RESTORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_problem (TrellisBackupsDialog *self,
              const GError         *error)
{
  gtk_label_set_label (self->problem_label, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), error != NULL);
}

static void
set_busy (TrellisBackupsDialog *self,
          gboolean              is_busy)
{
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_sensitive (self->back_up_button, !is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), !is_busy);
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (TrellisBackupsDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  set_busy (self, FALSE);
  if (trellis_store_restore_finish (self->store, result, &error))
    {
      g_signal_emit (self, signals[SIGNAL_RESTORED], 0, trellis_store_get_undo_sentence (self->store));
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  show_problem (self, error);
}

static void
response_cb (TrellisBackupsDialog *self,
             const char           *response)
{
  if (!g_str_equal (response, "restore"))
    return;

  show_problem (self, NULL);
  set_busy (self, TRUE);
  trellis_store_restore_async (self->store, self->asked_path, restored_cb, g_object_ref (self));
}

static void
restore_cb (TrellisBackupsDialog *self,
            GtkWidget            *button)
{
  TrellisBackup *backup = g_object_get_data (G_OBJECT (button), "backup");
  g_autofree char *day = trellis_backup_dup_day (backup);
  g_autofree char *heading = g_strdup_printf (_("Restore the backup of %s?"), day);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading,
                                              _("The file says again what it said then, at every desk. What it says "
                                                "now is backed up first, and Undo takes the restoring back."));

  g_free (self->asked_path);
  self->asked_path = g_strdup (backup->path);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "restore", _("_Restore"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "restore");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_row (TrellisBackupsDialog *self,
         TrellisBackup        *backup)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Restore…"));
  g_autofree char *day = trellis_backup_dup_day (backup);
  g_autofree char *title = g_strdup_printf ("%s · %s", day, trellis_backup_get_reason (backup));
  g_autofree char *content = trellis_backup_dup_content (backup);
  g_autofree char *subtitle = NULL;
  g_autofree char *label = NULL;

  if (*backup->last_sentence != '\0')
    {
      /* Translators: %s is the sentence of an edit */
      g_autofree char *last = g_strdup_printf (_("Last edit: %s"), backup->last_sentence);

      subtitle = g_strdup_printf ("%s\n%s", content, last);
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : content);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  /* Translators: %s is a day and a time */
  label = g_strdup_printf (_("Restore the backup of %s"), day);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, backup->problem == NULL && !trellis_store_is_read_only (self->store));
  g_object_set_data (G_OBJECT (button), "backup", backup);
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (self->list, row);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (TrellisBackupsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *backups = g_task_propagate_pointer (G_TASK (result), &error);
  GtkWidget *child;

  set_busy (self, FALSE);
  if (backups == NULL)
    {
      show_problem (self, error);
      return;
    }

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_clear_pointer (&self->backups, g_ptr_array_unref);
  self->backups = backups;
  for (guint i = 0; i < backups->len; i++)
    add_row (self, g_ptr_array_index (backups, i));
  gtk_stack_set_visible_child_name (self->pages, backups->len > 0 ? "backups" : "none");
}

static void
list_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *backups = trellis_list_backups (data, &error);

  if (backups != NULL)
    g_task_return_pointer (task, backups, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
list (TrellisBackupsDialog *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, listed_cb, g_object_ref (self));

  set_busy (self, TRUE);
  g_task_set_source_tag (task, list);
  g_task_set_task_data (task, g_strdup (trellis_store_get_path (self->store)), g_free);
  g_task_run_in_thread (task, list_in_thread);
}

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (TrellisBackupsDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  trellis_store_back_up_finish (self->store, result, &error);
  show_problem (self, error);
  list (self);
}

static void
back_up_cb (TrellisBackupsDialog *self)
{
  set_busy (self, TRUE);
  trellis_store_back_up_async (self->store, TRELLIS_BACKUP_ASKED, backed_up_cb, g_object_ref (self));
}

static void
trellis_backups_dialog_finalize (GObject *object)
{
  TrellisBackupsDialog *self = TRELLIS_BACKUPS_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->backups, g_ptr_array_unref);
  g_free (self->asked_path);

  G_OBJECT_CLASS (trellis_backups_dialog_parent_class)->finalize (object);
}

static void
trellis_backups_dialog_class_init (TrellisBackupsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trellis_backups_dialog_finalize;

  /**
   * TrellisBackupsDialog::restored:
   * @self: the dialogue
   * @sentence: what was restored
   */
  signals[SIGNAL_RESTORED] = g_signal_new ("restored", TRELLIS_TYPE_BACKUPS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-backups-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisBackupsDialog, back_up_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisBackupsDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, TrellisBackupsDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisBackupsDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, TrellisBackupsDialog, folder_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisBackupsDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, back_up_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
trellis_backups_dialog_init (TrellisBackupsDialog *self)
{
  trellis_views_init ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * trellis_backups_dialog_new:
 * @parent: the window that it belongs to
 * @store: the file whose backups are shown
 *
 * Returns: (transfer floating): the dialogue
 */
GtkWidget *
trellis_backups_dialog_new (GtkWindow    *parent,
                            TrellisStore *store)
{
  TrellisBackupsDialog *self = g_object_new (TRELLIS_TYPE_BACKUPS_DIALOG, "transient-for", parent, NULL);
  g_autofree char *folder = trellis_backup_dup_folder (trellis_store_get_path (store));
  g_autofree char *shown = g_filename_display_name (folder);
  g_autofree char *text = g_strdup_printf (_("Made before every import and on every day on which the file has changed; "
                                             "kept for 14 days, then one a week for 12 weeks, in “%s”."),
                                           shown);

  self->store = g_object_ref (store);
  gtk_label_set_label (self->folder_label, text);
  gtk_widget_set_visible (self->back_up_button, !trellis_store_is_read_only (store));
  list (self);

  return GTK_WIDGET (self);
}
