/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-trends-view-private.h"

#include "trellis-trends-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The chart's figures as a table: the latest period first. */

static void
setup_cell_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  user_data)
{
  TrellisTrendsColumn column = GPOINTER_TO_UINT (user_data);
  GtkWidget *label = gtk_label_new (NULL);
  gboolean is_text = column == TRELLIS_TRENDS_PERIOD || column == TRELLIS_TRENDS_REMARK;

  gtk_label_set_xalign (GTK_LABEL (label), is_text ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), column == TRELLIS_TRENDS_REMARK ? PANGO_ELLIPSIZE_END
                                                                              : PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  user_data)
{
  TrellisTrendsRow *row = gtk_list_item_get_item (item);
  const char *text = row->cells[GPOINTER_TO_UINT (user_data)];

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text != NULL ? text : "");
}

static void
add_column (TrellisTrendsView   *self,
            TrellisTrendsColumn  column,
            const char          *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view_column;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), GUINT_TO_POINTER (column));
  view_column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (view_column, column == TRELLIS_TRENDS_REMARK);
  gtk_column_view_append_column (self->table, view_column);
  g_object_unref (view_column);
}

static void
set_columns (TrellisTrendsView  *self,
             TrellisTrendSchool *school)
{
  TrellisTrend *trend = self->sight->trend;
  GListModel *columns = gtk_column_view_get_columns (self->table);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->table, column);
    }
  add_column (self, TRELLIS_TRENDS_PERIOD, _("Period"));
  if (school != NULL)
    {
      add_column (self, TRELLIS_TRENDS_FIGURE, school->school->short_name);
      add_column (self, TRELLIS_TRENDS_PUPILS, _("Pupils"));
    }
  add_column (self, TRELLIS_TRENDS_TRUST, _("Trust"));
  if (*trend->benchmark_name != '\0')
    add_column (self, TRELLIS_TRENDS_BENCHMARK, trend->benchmark_name);
  add_column (self, TRELLIS_TRENDS_REMARK, school != NULL ? _("Remark") : _("How"));
}

static char *
format_or_empty (TrellisTrend *trend,
                 double        value)
{
  return isnan (value) ? g_strdup ("") : trellis_measure_format_axis (trend->measure, value, -1);
}

static char *
describe_mean (const TrellisTrendMean *mean)
{
  switch (mean->weighting)
    {
    case TRELLIS_TREND_BY_COHORT:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u school by its cohort", "%u schools by their cohorts",
                                           mean->n_schools), mean->n_schools);
    case TRELLIS_TREND_BY_ROLL:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u school by pupils on roll",
                                           "%u schools by pupils on roll", mean->n_schools), mean->n_schools);
    case TRELLIS_TREND_UNWEIGHTED:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u school", "%u schools, each counted once",
                                           mean->n_schools), mean->n_schools);
    case TRELLIS_TREND_NO_MEAN:
    default:
      return g_strdup ("");
    }
}

/**
 * trellis_trends_view_fill_table:
 * @self: the page, with a sight
 *
 * Fills the table with what the chart shows, missing figures with their reason.
 */
void
trellis_trends_view_fill_table (TrellisTrendsView *self)
{
  TrellisTrend *trend = self->sight->trend;
  TrellisTrendSchool *school = trellis_trend_find_school (trend, self->sight->urn);
  g_autoptr (GListStore) rows = g_list_store_new (TRELLIS_TYPE_TRENDS_ROW);
  g_autoptr (GtkNoSelection) model = NULL;

  set_columns (self, school);
  for (guint k = self->sight->until + 1; k > self->sight->from; k--)
    {
      g_autoptr (TrellisTrendsRow) row = trellis_trends_row_new ();
      TrellisTrendPeriod *period = g_ptr_array_index (trend->periods, k - 1);

      row->cells[TRELLIS_TRENDS_PERIOD] = g_strdup (period->name);
      row->cells[TRELLIS_TRENDS_TRUST] = format_or_empty (trend, trend->means[k - 1].mean);
      row->cells[TRELLIS_TRENDS_BENCHMARK] = format_or_empty (trend, trend->benchmark[k - 1]);
      if (school != NULL)
        {
          const TrellisTrendFigure *figure = &school->figures[k - 1];

          row->cells[TRELLIS_TRENDS_FIGURE] = isnan (figure->value) ? g_strdup ("–")
                                                                    : format_or_empty (trend, figure->value);
          if (figure->cohort >= 0)
            row->cells[TRELLIS_TRENDS_PUPILS] = g_strdup_printf ("%'d", figure->cohort);
          if (figure->reason != NULL)
            row->cells[TRELLIS_TRENDS_REMARK] = g_strdup (figure->reason);
          else if (trellis_trend_is_small (trend, figure))
            row->cells[TRELLIS_TRENDS_REMARK] = g_strdup (_("Small cohort"));
        }
      else
        {
          row->cells[TRELLIS_TRENDS_REMARK] = describe_mean (&trend->means[k - 1]);
        }
      g_list_store_append (rows, row);
    }
  model = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&rows)));
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (model));
}
