/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-gias-chooser.h"

#include "trellis-gias-import.h"

#include <glib/gi18n.h>

/* Which file of establishments, and which of the trusts that it holds. */

struct _TrellisGiasChooser
{
  AdwBin parent_instance;

  GtkWidget *choose_file;
  GtkLabel *file_name;
  GtkSpinner *spinner;
  GtkLabel *problem;
  GtkWidget *trusts_box;
  GtkSearchEntry *search;
  GtkListView *trusts;

  GtkStringList *names;         /* of every trust in the file */
  GHashTable *counts;           /* name → how many schools, in words */
  GtkStringFilter *filter;
  GtkSingleSelection *selection;
  GtkFileChooserNative *file_chooser;
  GCancellable *cancellable;
  char *path;
};

G_DEFINE_FINAL_TYPE (TrellisGiasChooser, trellis_gias_chooser, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_problem (TrellisGiasChooser *self,
              const char         *sentence)
{
  gtk_label_set_label (self->problem, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (TrellisGiasChooser) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) trusts = trellis_gias_list_trusts_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  gtk_spinner_stop (self->spinner);
  if (trusts == NULL)
    {
      g_clear_pointer (&self->path, g_free);
      show_problem (self, error->message);
      g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
      return;
    }

  for (guint i = 0; i < trusts->len; i++)
    {
      TrellisGiasTrust *trust = g_ptr_array_index (trusts, i);
      char *count = g_strdup_printf (ngettext ("%u open school", "%u open schools", trust->n_open), trust->n_open);

      g_hash_table_insert (self->counts, g_strdup (trust->name), count);
      gtk_string_list_append (self->names, trust->name);
    }
  if (trusts->len == 0)
    show_problem (self, _("The file names no trust. Choose a download that holds your trust’s schools."));
  gtk_widget_set_visible (self->trusts_box, trusts->len > 0);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

/**
 * trellis_gias_chooser_set_path:
 * @self: a chooser
 * @path: a file of establishments
 *
 * Reads which trusts the file holds, and shows them, or says what is wrong
 * with it.
 */
void
trellis_gias_chooser_set_path (TrellisGiasChooser *self,
                               const char         *path)
{
  g_autofree char *shown = g_path_get_basename (path);

  g_return_if_fail (TRELLIS_IS_GIAS_CHOOSER (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_free (self->path);
  self->path = g_strdup (path);
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)), NULL);
  g_hash_table_remove_all (self->counts);
  gtk_widget_set_visible (self->trusts_box, FALSE);
  gtk_label_set_label (self->file_name, shown);
  show_problem (self, NULL);
  gtk_spinner_start (self->spinner);
  trellis_gias_list_trusts_async (path, self->cancellable, listed_cb, g_object_ref (self));
}

static void
file_response_cb (TrellisGiasChooser *self,
                  int                 response)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->file_chooser));

      trellis_gias_chooser_set_path (self, g_file_peek_path (file));
    }
  g_clear_object (&self->file_chooser);
}

static void
choose_file_cb (TrellisGiasChooser *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Comma-separated values"));
  gtk_file_filter_add_pattern (filter, "*.csv");
  g_clear_object (&self->file_chooser);
  self->file_chooser = gtk_file_chooser_native_new (_("Choose a file of establishments"),
                                                    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                                    GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->file_chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->file_chooser), TRUE);
  g_signal_connect_object (self->file_chooser, "response", G_CALLBACK (file_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->file_chooser));
}

static gboolean
drop_cb (TrellisGiasChooser *self,
         const GValue       *value,
         double              x,
         double              y)
{
  GFile *file = g_value_get_object (value);

  if (file == NULL || g_file_peek_path (file) == NULL)
    return FALSE;

  trellis_gias_chooser_set_path (self, g_file_peek_path (file));
  return TRUE;
}

static void
search_changed_cb (TrellisGiasChooser *self)
{
  gtk_string_filter_set_search (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
selected_cb (TrellisGiasChooser *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
activated_cb (TrellisGiasChooser *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
set_up_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_item_set_child (item, box);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             TrellisGiasChooser       *self)
{
  GtkStringObject *string = gtk_list_item_get_item (item);
  const char *name = gtk_string_object_get_string (string);
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_label_set_label (GTK_LABEL (label), name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (label)), g_hash_table_lookup (self->counts, name));
}

static void
trellis_gias_chooser_dispose (GObject *object)
{
  TrellisGiasChooser *self = TRELLIS_GIAS_CHOOSER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->file_chooser);
  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
  g_clear_object (&self->names);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (trellis_gias_chooser_parent_class)->dispose (object);
}

static void
trellis_gias_chooser_class_init (TrellisGiasChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_gias_chooser_dispose;

  /**
   * TrellisGiasChooser::chosen:
   * @self: the chooser
   *
   * Another file or trust is chosen, or none any more.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", TRELLIS_TYPE_GIAS_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  /**
   * TrellisGiasChooser::activated:
   * @self: the chooser
   *
   * A trust was chosen for good, by Enter or a double click.
   */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", TRELLIS_TYPE_GIAS_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-gias-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisGiasChooser, choose_file);
  gtk_widget_class_bind_template_child (widget_class, TrellisGiasChooser, file_name);
  gtk_widget_class_bind_template_child (widget_class, TrellisGiasChooser, spinner);
  gtk_widget_class_bind_template_child (widget_class, TrellisGiasChooser, problem);
  gtk_widget_class_bind_template_child (widget_class, TrellisGiasChooser, trusts_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisGiasChooser, search);
  gtk_widget_class_bind_template_child (widget_class, TrellisGiasChooser, trusts);
}

static void
trellis_gias_chooser_init (TrellisGiasChooser *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);
  GtkExpression *name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_widget_init_template (GTK_WIDGET (self));

  self->names = gtk_string_list_new (NULL);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->filter = gtk_string_filter_new (name);
  self->selection = gtk_single_selection_new (
    G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->names)),
                                             GTK_FILTER (g_object_ref (self->filter)))));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->trusts, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, 0);
  gtk_list_view_set_factory (self->trusts, factory);
  g_object_unref (factory);

  g_signal_connect_object (self->choose_file, "clicked", G_CALLBACK (choose_file_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->trusts, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/**
 * trellis_gias_chooser_get_path:
 * @self: a chooser
 *
 * Returns: (nullable): the file chosen; %NULL where there is none, or one that
 *   cannot be read
 */
const char *
trellis_gias_chooser_get_path (TrellisGiasChooser *self)
{
  g_return_val_if_fail (TRELLIS_IS_GIAS_CHOOSER (self), NULL);

  return self->path;
}

/**
 * trellis_gias_chooser_get_trust:
 * @self: a chooser
 *
 * Returns: (nullable): the trust chosen, as the file names it
 */
const char *
trellis_gias_chooser_get_trust (TrellisGiasChooser *self)
{
  GtkStringObject *string;

  g_return_val_if_fail (TRELLIS_IS_GIAS_CHOOSER (self), NULL);

  string = gtk_single_selection_get_selected_item (self->selection);
  return string != NULL ? gtk_string_object_get_string (string) : NULL;
}
