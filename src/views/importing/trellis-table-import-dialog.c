/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-table-import-dialog.h"

#include "trellis-columns-page.h"
#include "trellis-store-schools.h"

#include <glib/gi18n.h>

/* A table from a CSV file: choose it, see what will change and which rows
 * cannot be taken, take the others as one change. What kind of table it is, and
 * how it is read, is a #TrellisImportKind's affair. Of a table whose columns are
 * nobody's but its maker's, a person is asked first what they are. */

struct _TrellisTableImportDialog
{
  AdwWindow parent_instance;

  GtkButton *cancel;
  GtkButton *take;
  GtkButton *choose_file;
  GtkLabel *file_name;
  GtkProgressBar *progress;
  GtkLabel *problem;
  GtkWidget *preview;
  TrellisColumnsPage *columns;
  GtkButton *show_columns;
  GtkLabel *summary;
  GtkListView *changes;
  GtkWidget *whom_box;
  GtkDropDown *whom_drop;

  TrellisStore *store;
  const TrellisImportKind *kind;
  GPtrArray *whom;              /* (element-type GObject): beside the drop-down, NULL for the trust; empty where nobody
                                   is asked */
  char *path;                   /* NULL until one is chosen */
  GtkFileChooserNative *file_chooser;
  GCancellable *cancellable;    /* NULL unless reading the file */
};

G_DEFINE_FINAL_TYPE (TrellisTableImportDialog, trellis_table_import_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_IMPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The trust itself is nobody. */
static void
unref_whom (gpointer whom)
{
  if (whom != NULL)
    g_object_unref (whom);
}

static void
show_busy (TrellisTableImportDialog *self,
           gboolean                  is_busy)
{
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->choose_file), !is_busy);
  if (is_busy)
    gtk_widget_set_sensitive (GTK_WIDGET (self->take), FALSE);
}

static void
show_problem (TrellisTableImportDialog *self,
              const char               *problem)
{
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static char *
describe_change (const TrellisImportChange *change)
{
  guint line = (guint) change->line;

  switch (change->effect)
    {
    case TRELLIS_IMPORT_ADDED:
      return g_strdup_printf (_("Added: %s"), change->what);
    case TRELLIS_IMPORT_CHANGED:
      return g_strdup_printf (_("Changed: %s"), change->what);
    case TRELLIS_IMPORT_REFUSED:
      return g_strdup_printf (_("Line %u is left out: %s"), line, change->what);
    case TRELLIS_N_IMPORT_EFFECTS:
    default:
      return g_strdup ("");
    }
}

/* What is left out comes first: it is what a person has to decide on. */
static void
append_changes (GtkStringList       *lines,
                const TrellisImport *import,
                gboolean             is_refused)
{
  for (guint i = 0; i < import->changes->len; i++)
    {
      const TrellisImportChange *change = g_ptr_array_index (import->changes, i);

      if ((change->effect == TRELLIS_IMPORT_REFUSED) == is_refused)
        gtk_string_list_take (lines, describe_change (change));
    }
}

static void
show_preview (TrellisTableImportDialog *self,
              const TrellisImport      *import)
{
  g_autoptr (GtkStringList) lines = gtk_string_list_new (NULL);
  g_autoptr (GtkNoSelection) model = NULL;
  g_autofree char *summary = trellis_import_dup_summary (import);
  guint n = import->counts[TRELLIS_IMPORT_ADDED] + import->counts[TRELLIS_IMPORT_CHANGED];

  append_changes (lines, import, TRUE);
  append_changes (lines, import, FALSE);
  gtk_label_set_label (self->summary, summary);
  model = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&lines)));
  gtk_list_view_set_model (self->changes, GTK_SELECTION_MODEL (model));
  gtk_widget_set_visible (self->preview, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->take), n > 0);
  if (n > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->take));
}

/* Asks what the columns are. */
static void
ask_columns (TrellisTableImportDialog *self)
{
  g_autoptr (GError) error = NULL;
  gboolean is_loaded = trellis_columns_page_load (self->columns, self->store, self->path, &error);

  gtk_widget_set_visible (self->preview, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->columns), is_loaded);
  gtk_widget_set_sensitive (GTK_WIDGET (self->take), FALSE);
  show_problem (self, is_loaded ? NULL : error->message);
}

static void
previewed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (TrellisTableImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisImport) import = trellis_import_finish (TRELLIS_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  show_busy (self, FALSE);
  if (import != NULL)
    show_preview (self, import);
  else if (g_error_matches (error, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_COLUMNS))
    ask_columns (self);
  else
    show_problem (self, error->message);
}

static void
taken_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (TrellisTableImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisImport) import = trellis_import_finish (TRELLIS_STORE (source), result, &error);
  g_autofree char *summary = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  show_busy (self, FALSE);
  if (import == NULL)
    {
      show_problem (self, error->message);
      return;
    }

  summary = trellis_import_dup_summary (import);
  g_signal_emit (self, signals[SIGNAL_IMPORTED], 0, summary);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  TrellisTableImportDialog *self = user_data;

  /* A dialog that was closed on the way has no bar any more. */
  if (self->progress != NULL)
    gtk_progress_bar_set_fraction (self->progress, fraction);
}

static void
start (TrellisTableImportDialog *self,
       TrellisImportMode         mode,
       GAsyncReadyCallback       callback)
{
  GObject *chosen = self->whom->len > 0 ? g_ptr_array_index (self->whom, gtk_drop_down_get_selected (self->whom_drop))
                                        : NULL;
  TrellisImportWhom whom = { NULL };

  if (chosen != NULL && TRELLIS_IS_SCHOOL (chosen))
    whom.urn = TRELLIS_SCHOOL (chosen)->urn;
  else if (chosen != NULL)
    whom.person_id = TRELLIS_PERSON (chosen)->id;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  show_problem (self, NULL);
  show_busy (self, TRUE);
  trellis_import_async (self->store, self->kind, self->path, &whom, mode, progress_cb, self, self->cancellable,
                        callback, g_object_ref (self));
}

static void
take_cb (TrellisTableImportDialog *self)
{
  start (self, TRELLIS_IMPORT_TAKE_GOOD, taken_cb);
}

/* Somebody else's dates are other dates. */
static void
whom_cb (TrellisTableImportDialog *self)
{
  if (self->path != NULL)
    start (self, TRELLIS_IMPORT_PREVIEW, previewed_cb);
}

static void
look (TrellisTableImportDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->columns), FALSE);
  gtk_widget_set_visible (self->preview, FALSE);
  start (self, TRELLIS_IMPORT_PREVIEW, previewed_cb);
}

static void
cancel_cb (TrellisTableImportDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
file_response_cb (TrellisTableImportDialog *self,
                  int                       response)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->file_chooser));

      trellis_table_import_dialog_set_path (self, g_file_peek_path (file));
    }
  g_clear_object (&self->file_chooser);
}

static void
choose_file_cb (TrellisTableImportDialog *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, self->kind->pattern != NULL ? _(self->kind->pattern_name)
                                                                : _("Comma-separated values"));
  gtk_file_filter_add_pattern (filter, self->kind->pattern != NULL ? self->kind->pattern : "*.csv");
  g_clear_object (&self->file_chooser);
  self->file_chooser = gtk_file_chooser_native_new (_(self->kind->title), GTK_WINDOW (self),
                                                    GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->file_chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->file_chooser), TRUE);
  g_signal_connect_object (self->file_chooser, "response", G_CALLBACK (file_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->file_chooser));
}

static gboolean
drop_cb (TrellisTableImportDialog *self,
         const GValue             *value,
         double                    x,
         double                    y)
{
  GFile *file = g_value_get_object (value);

  if (file == NULL || g_file_peek_path (file) == NULL)
    return FALSE;

  trellis_table_import_dialog_set_path (self, g_file_peek_path (file));
  return TRUE;
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
trellis_table_import_dialog_dispose (GObject *object)
{
  TrellisTableImportDialog *self = TRELLIS_TABLE_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->file_chooser);
  g_clear_object (&self->store);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->whom, g_ptr_array_unref);

  G_OBJECT_CLASS (trellis_table_import_dialog_parent_class)->dispose (object);
}

/* The work holds the dialog until it ends; closing it ends the work. */
static gboolean
trellis_table_import_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (TRELLIS_TABLE_IMPORT_DIALOG (window)->cancellable);

  return GTK_WINDOW_CLASS (trellis_table_import_dialog_parent_class)->close_request (window);
}

static void
trellis_table_import_dialog_class_init (TrellisTableImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_table_import_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = trellis_table_import_dialog_close_request;

  /**
   * TrellisTableImportDialog::imported:
   * @self: the dialog, about to close
   * @summary: what was done, in words
   */
  signals[SIGNAL_IMPORTED] = g_signal_new ("imported", TRELLIS_TYPE_TABLE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (TRELLIS_TYPE_COLUMNS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/"
                                               "trellis-table-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisTableImportDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, TrellisTableImportDialog, take);
  gtk_widget_class_bind_template_child (widget_class, TrellisTableImportDialog, choose_file);
  gtk_widget_class_bind_template_child (widget_class, TrellisTableImportDialog, file_name);
  gtk_widget_class_bind_template_child (widget_class, TrellisTableImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, TrellisTableImportDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, TrellisTableImportDialog, whom_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisTableImportDialog, whom_drop);
  gtk_widget_class_bind_template_child (widget_class, TrellisTableImportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, TrellisTableImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, TrellisTableImportDialog, show_columns);
  gtk_widget_class_bind_template_child (widget_class, TrellisTableImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, TrellisTableImportDialog, changes);
  gtk_widget_class_bind_template_callback (widget_class, whom_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
trellis_table_import_dialog_init (TrellisTableImportDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  self->whom = g_ptr_array_new_with_free_func (unref_whom);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  gtk_list_view_set_factory (self->changes, factory);
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  g_signal_connect_object (self->take, "clicked", G_CALLBACK (take_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "named", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->show_columns, "clicked", G_CALLBACK (ask_columns), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cancel, "clicked", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->choose_file, "clicked", G_CALLBACK (choose_file_cb), self, G_CONNECT_SWAPPED);
}

/* The trust, its advisers, its schools. */
static void
list_whom (TrellisTableImportDialog *self)
{
  TrellisDay today = trellis_store_get_today (self->store);
  g_autoptr (GListModel) advisers = trellis_store_list_people (self->store, TRUE, today, NULL);
  g_autoptr (GListModel) schools = trellis_store_list_schools (self->store, today, FALSE, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkExpression *name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  g_ptr_array_add (self->whom, NULL);
  gtk_string_list_append (names, _("The whole trust"));
  for (guint i = 0; advisers != NULL && i < g_list_model_get_n_items (advisers); i++)
    {
      TrellisPerson *person = g_list_model_get_item (advisers, i);

      g_ptr_array_add (self->whom, person);
      gtk_string_list_append (names, person->name);
    }
  for (guint i = 0; schools != NULL && i < g_list_model_get_n_items (schools); i++)
    {
      TrellisSchool *school = g_list_model_get_item (schools, i);

      g_ptr_array_add (self->whom, school);
      gtk_string_list_append (names, school->name);
    }
  gtk_drop_down_set_expression (self->whom_drop, name);
  gtk_drop_down_set_model (self->whom_drop, G_LIST_MODEL (names));
  gtk_expression_unref (name);
  gtk_widget_set_visible (self->whom_box, TRUE);
}

/**
 * trellis_table_import_dialog_new:
 * @parent: the window that asks
 * @store: its file
 * @kind: what is imported; a static thing
 *
 * Returns: (transfer floating): the dialog
 */
GtkWidget *
trellis_table_import_dialog_new (GtkWindow               *parent,
                                 TrellisStore            *store,
                                 const TrellisImportKind *kind)
{
  TrellisTableImportDialog *self = g_object_new (TRELLIS_TYPE_TABLE_IMPORT_DIALOG, "transient-for", parent,
                                                 "title", _(kind->title), NULL);

  self->store = g_object_ref (store);
  self->kind = kind;
  gtk_label_set_label (self->file_name, _(kind->hint));
  if (kind->run_for != NULL)
    list_whom (self);
  gtk_widget_set_visible (GTK_WIDGET (self->show_columns), kind->has_free_columns);
  return GTK_WIDGET (self);
}

/**
 * trellis_table_import_dialog_set_path:
 * @self: a dialog
 * @path: a file of its kind
 *
 * Shows what importing the file would do, or says what is wrong with it.
 */
void
trellis_table_import_dialog_set_path (TrellisTableImportDialog *self,
                                      const char               *path)
{
  g_autofree char *shown = g_path_get_basename (path);

  g_return_if_fail (TRELLIS_IS_TABLE_IMPORT_DIALOG (self));

  g_free (self->path);
  self->path = g_strdup (path);
  gtk_label_set_label (self->file_name, shown);
  look (self);
}
