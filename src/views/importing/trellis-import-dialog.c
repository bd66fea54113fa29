/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-import-dialog.h"

#include "trellis-gias-chooser.h"
#include "trellis-gias-import.h"

#include <glib/gi18n.h>

/* Schools from a file of establishments into a trust that is open: choose the
 * trust by name, see what will change, take it as one change. */

struct _TrellisImportDialog
{
  AdwWindow parent_instance;

  GtkButton *back;
  GtkButton *next;
  GtkProgressBar *progress;
  GtkStack *steps;
  TrellisGiasChooser *chooser;
  GtkLabel *summary;
  GtkListView *changes;
  GtkLabel *problem;

  TrellisStore *store;
  GCancellable *cancellable;    /* NULL unless reading the file */
  gboolean is_previewed;
};

G_DEFINE_FINAL_TYPE (TrellisImportDialog, trellis_import_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_IMPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_state (TrellisImportDialog *self,
            const char          *problem)
{
  gboolean is_busy = self->cancellable != NULL;

  gtk_stack_set_visible_child_name (self->steps, self->is_previewed ? "preview" : "choose");
  gtk_button_set_label (self->next, self->is_previewed ? _("_Import") : _("_Preview"));
  gtk_button_set_label (self->back, self->is_previewed && !is_busy ? _("_Back") : _("_Cancel"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->next), !is_busy &&
                            trellis_gias_chooser_get_path (self->chooser) != NULL &&
                            trellis_gias_chooser_get_trust (self->chooser) != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->steps), !is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), is_busy);
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static const char *
name_change (TrellisGiasChangeKind kind)
{
  switch (kind)
    {
    case TRELLIS_GIAS_CHANGE_ADDED:
      return _("Added");
    case TRELLIS_GIAS_CHANGE_CHANGED:
      return _("Changed");
    case TRELLIS_GIAS_CHANGE_CLOSED:
      return _("Closed");
    case TRELLIS_GIAS_CHANGE_ABSENT:
      return _("Not in the file");
    case TRELLIS_GIAS_N_CHANGE_KINDS:
    default:
      return "";
    }
}

static void
show_preview (TrellisImportDialog     *self,
              const TrellisGiasImport *import)
{
  g_autoptr (GtkStringList) lines = gtk_string_list_new (NULL);
  g_autofree char *summary = trellis_gias_import_dup_summary (import);
  GtkNoSelection *model;

  for (guint i = 0; i < import->changes->len; i++)
    {
      TrellisGiasChange *change = g_ptr_array_index (import->changes, i);
      g_autofree char *line = *change->what != '\0'
        ? g_strdup_printf ("%s: %s, %s", name_change (change->kind), change->name, change->what)
        : g_strdup_printf ("%s: %s", name_change (change->kind), change->name);

      gtk_string_list_append (lines, line);
    }
  for (guint i = 0; i < import->notes->len; i++)
    gtk_string_list_append (lines, g_ptr_array_index (import->notes, i));

  gtk_label_set_label (self->summary, summary);
  model = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&lines)));
  gtk_list_view_set_model (self->changes, GTK_SELECTION_MODEL (model));
  g_object_unref (model);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (TrellisImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisGiasImport) import = trellis_gias_import_finish (TRELLIS_STORE (source), result, &error);
  gboolean was_preview = !self->is_previewed;

  g_clear_object (&self->cancellable);
  if (import == NULL)
    {
      show_state (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? NULL : error->message);
      return;
    }
  if (was_preview)
    {
      self->is_previewed = TRUE;
      show_preview (self, import);
      show_state (self, NULL);
      gtk_widget_grab_focus (GTK_WIDGET (self->next));
      return;
    }

  {
    g_autofree char *summary = trellis_gias_import_dup_summary (import);

    g_signal_emit (self, signals[SIGNAL_IMPORTED], 0, summary);
  }
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (user_data), fraction);
}

static void
next_cb (TrellisImportDialog *self)
{
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->next)))
    return;

  self->cancellable = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress, 0);
  show_state (self, NULL);
  trellis_gias_import_async (self->store, trellis_gias_chooser_get_path (self->chooser),
                             trellis_gias_chooser_get_trust (self->chooser),
                             self->is_previewed ? TRELLIS_GIAS_IMPORT_TAKE : TRELLIS_GIAS_IMPORT_PREVIEW, progress_cb,
                             self->progress, self->cancellable, imported_cb, g_object_ref (self));
}

static void
back_cb (TrellisImportDialog *self)
{
  if (self->cancellable != NULL)
    {
      g_cancellable_cancel (self->cancellable);
      return;
    }
  if (!self->is_previewed)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  self->is_previewed = FALSE;
  show_state (self, NULL);
}

static void
chosen_cb (TrellisImportDialog *self)
{
  show_state (self, NULL);
}

static void
set_up_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_item_set_child (item, label);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
trellis_import_dialog_dispose (GObject *object)
{
  TrellisImportDialog *self = TRELLIS_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_import_dialog_parent_class)->dispose (object);
}

static void
trellis_import_dialog_class_init (TrellisImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_import_dialog_dispose;

  /**
   * TrellisImportDialog::imported:
   * @self: the dialog, about to close
   * @summary: what was done, in words
   */
  signals[SIGNAL_IMPORTED] = g_signal_new ("imported", TRELLIS_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (TRELLIS_TYPE_GIAS_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisImportDialog, back);
  gtk_widget_class_bind_template_child (widget_class, TrellisImportDialog, next);
  gtk_widget_class_bind_template_child (widget_class, TrellisImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, TrellisImportDialog, steps);
  gtk_widget_class_bind_template_child (widget_class, TrellisImportDialog, chooser);
  gtk_widget_class_bind_template_child (widget_class, TrellisImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, TrellisImportDialog, changes);
  gtk_widget_class_bind_template_child (widget_class, TrellisImportDialog, problem);
}

static void
trellis_import_dialog_init (TrellisImportDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  gtk_list_view_set_factory (self->changes, factory);
  g_object_unref (factory);
  g_signal_connect_object (self->next, "clicked", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->back, "clicked", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chooser, "activated", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
}

/**
 * trellis_import_dialog_new:
 * @parent: the window that asks
 * @store: its file
 *
 * Returns: (transfer floating): the dialog
 */
GtkWidget *
trellis_import_dialog_new (GtkWindow    *parent,
                           TrellisStore *store)
{
  TrellisImportDialog *self = g_object_new (TRELLIS_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}
