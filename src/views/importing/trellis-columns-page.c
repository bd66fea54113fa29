/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-columns-page.h"

#include "trellis-choice.h"
#include "trellis-measure-columns.h"
#include "trellis-store-measures.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Says once what the columns of somebody's table are: each with the first cells
 * under it, and what it may be. */

/* Cells that show what a column holds. */
#define N_SAMPLES 3

struct _TrellisColumnsPage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkListBox *list;
  GtkLabel *lack;
  GtkButton *go_on;

  TrellisStore *store;            /* (nullable): until it is loaded */
  char *file_name;
  TrellisMeasureColumns *columns; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (TrellisColumnsPage, trellis_columns_page, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_NAMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a choice keeps of a kind; of figures, the measure too. */
static char *
dup_key (TrellisColumnKind  kind,
         const char        *measure_id)
{
  return kind == TRELLIS_COLUMN_FIGURE ? g_strdup_printf ("%d:%s", kind, measure_id != NULL ? measure_id : "")
                                       : g_strdup_printf ("%d", kind);
}

static void
show_lack (TrellisColumnsPage *self)
{
  g_autofree char *lack = trellis_measure_columns_dup_lack (self->columns);
  /* Translators: why the file cannot be read yet, as part of a sentence */
  g_autofree char *words = lack != NULL ? g_strdup_printf (_("Not yet: %s."), lack) : NULL;

  gtk_label_set_label (self->lack, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->lack), lack != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->go_on), lack == NULL);
}

static void
chosen_cb (TrellisColumnsPage *self,
           TrellisChoice      *choice)
{
  TrellisMeasureColumn *column = g_object_get_data (G_OBJECT (choice), "column");
  const char *key = trellis_choice_get_chosen (choice);
  char *rest;

  column->kind = (TrellisColumnKind) g_ascii_strtoull (key, &rest, 10);
  g_clear_pointer (&column->measure_id, g_free);
  if (*rest == ':' && rest[1] != '\0')
    column->measure_id = g_strdup (rest + 1);
  show_lack (self);
}

/* Everything that a column may be: parts of a row, and each measure. */
static GtkWidget *
create_choice (TrellisColumnsPage   *self,
               TrellisMeasureColumn *column,
               GPtrArray            *measures)
{
  TrellisChoice *choice = g_object_new (TRELLIS_TYPE_CHOICE, "title", column->heading, "valign", GTK_ALIGN_CENTER,
                                        NULL);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *chosen = dup_key (column->kind, column->measure_id);

  for (guint kind = 0; kind < TRELLIS_N_COLUMN_KINDS; kind++)
    {
      if (kind == TRELLIS_COLUMN_FIGURE)
        continue;
      g_ptr_array_add (keys, dup_key (kind, NULL));
      g_ptr_array_add (names, g_strdup (trellis_column_kind_get_name (kind)));
    }
  for (guint i = 0; i < measures->len; i++)
    {
      const TrellisMeasure *measure = g_ptr_array_index (measures, i);

      g_ptr_array_add (keys, dup_key (TRELLIS_COLUMN_FIGURE, measure->id));
      /* Translators: a column holds the figures of a measure */
      g_ptr_array_add (names, g_strdup_printf (_("Figures: %s"), measure->name));
    }
  g_ptr_array_add (keys, dup_key (TRELLIS_COLUMN_FIGURE, NULL));
  g_ptr_array_add (names, g_strdup (_("Figures of a new measure")));
  g_ptr_array_add (keys, NULL);
  g_ptr_array_add (names, NULL);
  trellis_choice_set_items (choice, (const char *const *) keys->pdata, (const char *const *) names->pdata);
  trellis_choice_set_chosen (choice, chosen);
  g_object_set_data (G_OBJECT (choice), "column", column);
  g_signal_connect_object (choice, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (choice);
}

static void
add_column (TrellisColumnsPage   *self,
            TrellisMeasureColumn *column,
            GString              *samples,
            GPtrArray            *measures)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), column->heading);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), samples->str);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_choice (self, column, measures));
  gtk_list_box_append (self->list, row);
}

static void
free_samples (gpointer data)
{
  g_string_free (data, TRUE);
}

static GPtrArray *
read_samples (TrellisColumnsPage *self,
              TrellisCsvReader   *reader)
{
  GPtrArray *samples = g_ptr_array_new_with_free_func (free_samples);

  for (guint i = 0; i < self->columns->columns->len; i++)
    g_ptr_array_add (samples, g_string_new (NULL));
  for (guint n = 0; n < N_SAMPLES && trellis_csv_reader_step (reader, NULL) == TRELLIS_CSV_STEP_ROW; n++)
    {
      for (guint i = 0; i < MIN (samples->len, trellis_csv_reader_get_n_fields (reader)); i++)
        {
          GString *words = g_ptr_array_index (samples, i);
          const char *text = trellis_csv_reader_get_fields (reader)[i].text;

          if (*text != '\0')
            g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", text);
        }
    }

  return samples;
}

static void
go_on_cb (TrellisColumnsPage *self)
{
  g_autoptr (GError) error = NULL;

  if (trellis_measure_columns_remember (self->columns, self->store, self->file_name, &error))
    {
      g_signal_emit (self, signals[SIGNAL_NAMED], 0);
      return;
    }
  gtk_label_set_label (self->lack, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->lack), TRUE);
}

static void
trellis_columns_page_dispose (GObject *object)
{
  TrellisColumnsPage *self = TRELLIS_COLUMNS_PAGE (object);

  g_clear_pointer (&self->columns, trellis_measure_columns_free);
  g_clear_pointer (&self->file_name, g_free);
  g_clear_object (&self->store);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (trellis_columns_page_parent_class)->dispose (object);
}

static void
trellis_columns_page_class_init (TrellisColumnsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_columns_page_dispose;

  /**
   * TrellisColumnsPage::named:
   * @self: the page
   *
   * What the columns are was said, and is remembered.
   */
  signals[SIGNAL_NAMED] = g_signal_new ("named", TRELLIS_TYPE_COLUMNS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-columns-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisColumnsPage, box);
  gtk_widget_class_bind_template_child (widget_class, TrellisColumnsPage, list);
  gtk_widget_class_bind_template_child (widget_class, TrellisColumnsPage, lack);
  gtk_widget_class_bind_template_child (widget_class, TrellisColumnsPage, go_on);
  gtk_widget_class_bind_template_callback (widget_class, go_on_cb);
}

static void
trellis_columns_page_init (TrellisColumnsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * trellis_columns_page_load:
 * @self: the page
 * @store: the window's store
 * @path: a table of figures
 * @error: return location for a #GError
 *
 * Shows the columns of a table, each as what it is taken for so far.
 *
 * Returns: whether the file has columns
 */
gboolean
trellis_columns_page_load (TrellisColumnsPage  *self,
                           TrellisStore        *store,
                           const char          *path,
                           GError             **error)
{
  g_autoptr (TrellisCsvReader) reader = trellis_csv_reader_new (path, error);
  g_autoptr (GPtrArray) measures = NULL;
  g_autoptr (GPtrArray) samples = NULL;
  GtkWidget *row;

  g_return_val_if_fail (TRELLIS_IS_COLUMNS_PAGE (self), FALSE);

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_set_object (&self->store, store);
  g_clear_pointer (&self->columns, trellis_measure_columns_free);
  measures = reader != NULL ? trellis_store_list_measures (store, error) : NULL;
  self->columns = measures != NULL ? trellis_measure_columns_read (store, reader, path, error) : NULL;
  if (self->columns == NULL)
    return FALSE;

  g_free (self->file_name);
  self->file_name = g_path_get_basename (path);
  samples = read_samples (self, reader);
  for (guint i = 0; i < self->columns->columns->len; i++)
    {
      TrellisMeasureColumn *column = g_ptr_array_index (self->columns->columns, i);

      if (*column->heading != '\0')
        add_column (self, column, g_ptr_array_index (samples, i), measures);
    }
  show_lack (self);

  return TRUE;
}
