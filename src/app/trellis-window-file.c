/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-window-private.h"

#include "trellis-application.h"
#include "trellis-backups-dialog.h"
#include "trellis-copy.h"

#include <glib/gi18n.h>
#include <string.h>

/* What a window does with its trust file as a file: backups, copies, and going on
 * elsewhere where the file cannot be written. */

/* The dialogue about trouble with the disk, while it is there. */
#define TROUBLE "trellis-trouble"

typedef enum
{
  COPY_WHOLE,
  COPY_WITHOUT_NOTES,
  COPY_TO_GO_ON,      /* whole, and opened in the place of the file */
} CopyKind;

typedef struct
{
  TrellisWindow *window;
  CopyKind kind;
  char *path;
} Copying;

static void
free_copying (gpointer data)
{
  Copying *copying = data;

  g_object_unref (copying->window);
  g_free (copying->path);
  g_free (copying);
}

static void
copy_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Copying *copying = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) store = trellis_store_open_again (source, &error);
  gboolean is_good = FALSE;

  if (store != NULL)
    is_good = copying->kind == COPY_WITHOUT_NOTES ? trellis_store_share_copy (store, copying->path, &error)
                                                  : trellis_store_save_copy (store, copying->path, &error);
  if (is_good)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* The edit that the disk refused is made in the copy, and the copy is opened. */
static void
go_on (Copying *copying)
{
  TrellisStore *store = trellis_window_get_store (copying->window);
  TrellisApplication *application =
    TRELLIS_APPLICATION (gtk_window_get_application (GTK_WINDOW (copying->window)));
  g_autoptr (GError) error = NULL;

  if (trellis_store_get_unsaved_sentence (store) != NULL)
    {
      g_autoptr (TrellisStore) copy = trellis_store_open (copying->path, &error);

      if (copy == NULL || !trellis_store_save_unsaved (store, copy, &error))
        {
          trellis_window_toast (copying->window, error->message, FALSE);
          return;
        }
    }
  trellis_application_open_path (application, copying->path, NULL);
}

static void
finish_copy (Copying *copying,
             GError  *error)
{
  g_autofree char *name = g_path_get_basename (copying->path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *text = g_strdup_printf (_("Saved “%s”. Copies are not encrypted."), shown);

  if (error != NULL)
    trellis_window_toast (copying->window, error->message, FALSE);
  else if (copying->kind == COPY_TO_GO_ON)
    go_on (copying);
  else
    trellis_window_toast (copying->window, text, FALSE);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  finish_copy (g_task_get_task_data (G_TASK (result)), error);
}

static void
copy_response_cb (Copying              *copying,
                  int                   response,
                  GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      TrellisStore *store = trellis_window_get_store (copying->window);

      copying->path = g_file_get_path (file);
      if (copying->kind == COPY_TO_GO_ON)
        {
          g_autoptr (GError) error = NULL;

          /* The file may be gone, and this connection alone still reads it. */
          trellis_store_save_copy (store, copying->path, &error);
          finish_copy (copying, error);
          free_copying (copying);
        }
      else
        {
          g_autoptr (GTask) task = g_task_new (store, NULL, copied_cb, NULL);

          g_task_set_source_tag (task, copy_response_cb);
          g_task_set_task_data (task, copying, free_copying);
          g_task_run_in_thread (task, copy_in_thread);
        }
    }
  else
    {
      free_copying (copying);
    }
  g_object_unref (chooser);
}

static void
ask_where (TrellisWindow *self,
           CopyKind       kind)
{
  Copying *copying = g_new0 (Copying, 1);
  const char *title = kind == COPY_WITHOUT_NOTES ? _("Share a copy without notes (it is not encrypted)")
                                                 : _("Save a copy (it is not encrypted)");
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self),
                                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  g_autofree char *name = g_path_get_basename (trellis_store_get_path (trellis_window_get_store (self)));
  g_autofree char *stem = g_str_has_suffix (name, ".trellis") ? g_strndup (name, strlen (name) - strlen (".trellis"))
                                                              : g_strdup (name);
  /* Translators: the name of a file; %s is that of the file that it is a copy of */
  g_autofree char *file_name = g_strdup_printf (kind == COPY_WITHOUT_NOTES ? _("%s without notes.trellis")
                                                                           : _("%s copy.trellis"), stem);

  copying->window = g_object_ref (self);
  copying->kind = kind;
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), file_name);
  g_signal_connect_swapped (chooser, "response", G_CALLBACK (copy_response_cb), copying);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
save_copy (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  ask_where (TRELLIS_WINDOW (widget), COPY_WHOLE);
}

static void
share_copy (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  ask_where (TRELLIS_WINDOW (widget), COPY_WITHOUT_NOTES);
}

static void
restored_cb (TrellisWindow *self,
             const char    *sentence)
{
  trellis_window_toast (self, sentence, TRUE);
}

static void
show_backups (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);
  GtkWidget *dialog = trellis_backups_dialog_new (GTK_WINDOW (self), trellis_window_get_store (self));

  g_signal_connect_object (dialog, "restored", G_CALLBACK (restored_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
trouble_response_cb (TrellisWindow *self,
                     const char    *response,
                     GtkWidget     *dialog)
{
  TrellisStore *store = trellis_window_get_store (self);
  g_autoptr (GError) error = NULL;

  g_object_set_data (G_OBJECT (self), TROUBLE, NULL);
  if (g_str_equal (response, "elsewhere"))
    ask_where (self, COPY_TO_GO_ON);
  else if (g_str_equal (response, "again") && trellis_store_save_unsaved (store, store, &error))
    trellis_window_toast (self, trellis_store_get_undo_sentence (store), TRUE);
  /* The disk's refusal has been told by another such dialogue. */
  if (g_error_matches (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_CONFLICT))
    trellis_window_toast (self, error->message, FALSE);
}

static gboolean
is_last_used (TrellisWindow *self)
{
  TrellisStore *store = trellis_window_get_store (self);

  for (GList *l = gtk_application_get_windows (gtk_window_get_application (GTK_WINDOW (self))); l != NULL; l = l->next)
    {
      if (TRELLIS_IS_WINDOW (l->data) && trellis_window_get_store (l->data) == store)
        return l->data == self;
    }

  return FALSE;
}

/**
 * trellis_window_show_trouble:
 * @self: a window with a file
 * @sentence: why the file cannot be written
 *
 * Says that the disk did not take an edit, and offers to try it again or to go
 * on in a copy elsewhere, with the edit made there. Of several windows on one
 * file the one that was used last tells, once.
 */
void
trellis_window_show_trouble (TrellisWindow *self,
                             const char    *sentence)
{
  const char *edit = trellis_store_get_unsaved_sentence (trellis_window_get_store (self));
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  if (!is_last_used (self) || g_object_get_data (G_OBJECT (self), TROUBLE) != NULL)
    return;

  if (edit != NULL)
    /* Translators: what is wrong with the disk, and the sentence of an edit */
    body = g_strdup_printf (_("%s\n\nNot saved yet: %s"), sentence, edit);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("The edit could not be saved"), NULL);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body != NULL ? body : sentence);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"), "elsewhere",
                                    _("_Save elsewhere…"), NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  if (edit != NULL)
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "again", _("_Try again"));
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "again", ADW_RESPONSE_SUGGESTED);
      adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "again");
    }
  g_object_set_data (G_OBJECT (self), TROUBLE, dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (trouble_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * trellis_window_install_file_actions:
 * @widget_class: the window's class, being initialised
 *
 * Gives the window the actions on its file.
 */
void
trellis_window_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.backups", NULL, show_backups);
  gtk_widget_class_install_action (widget_class, "win.save-copy", NULL, save_copy);
  gtk_widget_class_install_action (widget_class, "win.share-copy", NULL, share_copy);
}
