/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-tally-card.h"

#include "trellis-card.h"
#include "trellis-tally-chart.h"
#include "trellis-trends-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Actions or visits over time: the chart, or its figures as a table, and what
 * they say. */
struct _TrellisTallyCard
{
  GtkWidget parent_instance;

  TrellisCard *card;
  GtkToggleButton *table_toggle;
  GtkStack *looks;
  TrellisTallyChart *chart;
  GtkColumnView *table;
  GtkLabel *sentence;

  TrellisTally *tally;   /* (nullable) */
};

enum
{
  SIGNAL_COPY_PICTURE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisTallyCard, trellis_tally_card, GTK_TYPE_WIDGET)

static void
show_sentence (TrellisTallyCard *self)
{
  const char *reading = trellis_chart_get_reading (TRELLIS_CHART (self->chart));
  g_autofree char *sentence = reading == NULL && self->tally != NULL ? trellis_tally_dup_sentence (self->tally) : NULL;

  gtk_label_set_label (self->sentence, reading != NULL ? reading : sentence != NULL ? sentence : "");
}

static void
look_cb (TrellisTallyCard *self)
{
  gtk_stack_set_visible_child_name (self->looks, gtk_toggle_button_get_active (self->table_toggle) ? "table" : "chart");
}

static void
copy_cb (TrellisTallyCard *self)
{
  g_autofree char *table = self->tally != NULL ? trellis_tally_dup_csv (self->tally, '\t') : NULL;

  if (table != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), table);
}

static void
copy_picture_cb (TrellisTallyCard *self)
{
  if (self->tally != NULL)
    g_signal_emit (self, signals[SIGNAL_COPY_PICTURE], 0, self->tally);
}

static void
setup_cell_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), GPOINTER_TO_UINT (user_data) == 0 ? 0 : 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  user_data)
{
  TrellisTrendsRow *row = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), row->cells[GPOINTER_TO_UINT (user_data)]);
}

static void
add_column (TrellisTallyCard *self,
            guint             cell,
            const char       *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), GUINT_TO_POINTER (cell));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), GUINT_TO_POINTER (cell));
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_append_column (self->table, column);
}

/* The latest month first. */
static void
fill_table (TrellisTallyCard *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);
  g_autoptr (GListStore) rows = g_list_store_new (TRELLIS_TYPE_TRENDS_ROW);
  g_autoptr (GtkNoSelection) model = NULL;

  G_STATIC_ASSERT (TRELLIS_TALLY_MOST_SERIES < TRELLIS_TRENDS_N_COLUMNS);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->table, column);
    }
  add_column (self, 0, self->tally->kind == TRELLIS_TALLY_ACTIONS ? _("Day") : _("Month"));
  for (guint i = 0; i < self->tally->n_series; i++)
    add_column (self, i + 1, trellis_tally_get_series_name (self->tally, i));
  for (guint k = self->tally->n_days; k > 0; k--)
    {
      g_autoptr (TrellisTrendsRow) row = trellis_trends_row_new ();

      row->cells[0] = trellis_tally_dup_day_name (self->tally, k - 1);
      for (guint i = 0; i < self->tally->n_series; i++)
        {
          double count = self->tally->counts[i][k - 1];

          row->cells[i + 1] = isnan (count) ? g_strdup ("") : g_strdup_printf ("%.0f", count);
        }
      g_list_store_append (rows, row);
    }
  model = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&rows)));
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (model));
}

static void
trellis_tally_card_dispose (GObject *object)
{
  TrellisTallyCard *self = TRELLIS_TALLY_CARD (object);

  g_clear_object (&self->tally);
  if (self->card != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->card));
  self->card = NULL;

  G_OBJECT_CLASS (trellis_tally_card_parent_class)->dispose (object);
}

static void
trellis_tally_card_class_init (TrellisTallyCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_tally_card_dispose;

  /**
   * TrellisTallyCard::copy-picture:
   * @self: a card
   * @tally: what it shows
   *
   * The chart is to be copied as a picture.
   */
  signals[SIGNAL_COPY_PICTURE] = g_signal_new ("copy-picture", TRELLIS_TYPE_TALLY_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                               NULL, NULL, G_TYPE_NONE, 1, TRELLIS_TYPE_TALLY);

  g_type_ensure (TRELLIS_TYPE_TALLY_CHART);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-tally-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisTallyCard, card);
  gtk_widget_class_bind_template_child (widget_class, TrellisTallyCard, table_toggle);
  gtk_widget_class_bind_template_child (widget_class, TrellisTallyCard, looks);
  gtk_widget_class_bind_template_child (widget_class, TrellisTallyCard, chart);
  gtk_widget_class_bind_template_child (widget_class, TrellisTallyCard, table);
  gtk_widget_class_bind_template_child (widget_class, TrellisTallyCard, sentence);
  gtk_widget_class_bind_template_callback (widget_class, show_sentence);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_picture_cb);
}

static void
trellis_tally_card_init (TrellisTallyCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * trellis_tally_card_set_tally:
 * @self: a card
 * @tally: what it shows
 */
void
trellis_tally_card_set_tally (TrellisTallyCard *self,
                              TrellisTally     *tally)
{
  g_return_if_fail (TRELLIS_IS_TALLY_CARD (self));

  g_set_object (&self->tally, tally);
  trellis_card_set_title (self->card, trellis_tally_get_title (tally));
  trellis_tally_chart_set_tally (self->chart, tally);
  fill_table (self);
  show_sentence (self);
}
