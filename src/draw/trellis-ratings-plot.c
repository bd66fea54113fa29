/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-ratings-plot.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The months' names stand at their first days. */
static void
add_positions (GArray                    *positions,
               const TrellisActionCounts *counts,
               GPtrArray                 *names)
{
  for (guint i = 0; i < counts->days->len; i++)
    {
      TrellisPlotPosition position = { .day = g_array_index (counts->days, TrellisDay, i) };
      int year, month, of_month;
      char *name;

      trellis_day_get_ymd (position.day, &year, &month, &of_month);
      name = of_month == 1 ? trellis_day_format (position.day, TRELLIS_DAY_STYLE_MONTH) : g_strdup ("");
      g_ptr_array_add (names, name);
      position.name = name;
      g_array_append_val (positions, position);
    }
}

/**
 * trellis_ratings_plot_new:
 * @counts: how many actions stood where, over time
 * @text: what its words are measured with
 * @kind: of the palette that it will be drawn with
 * @width: of the whole
 * @height: of the whole
 *
 * Lays out how many actions were agreed, and how they were rated: what is done
 * at the foot, what nobody has rated on top.
 *
 * Returns: (transfer full): the chart
 */
TrellisPlot *
trellis_ratings_plot_new (const TrellisActionCounts *counts,
                          TrellisText               *text,
                          TrellisPaletteKind         kind,
                          double                     width,
                          double                     height)
{
  static const TrellisActionColumn from_foot[] = {
    TRELLIS_ACTION_COLUMN_CLOSED, TRELLIS_ACTION_COLUMN_GREEN, TRELLIS_ACTION_COLUMN_AMBER, TRELLIS_ACTION_COLUMN_RED,
    TRELLIS_ACTION_COLUMN_NONE
  };
  TrellisMeasure actions = { (char *) "", (char *) "", (char *) "", 0, TRELLIS_BETTER_NEITHER, (char *) "point" };
  TrellisPlotInput input = { .kind = TRELLIS_PLOT_AREA, .measure = &actions, .target = NAN };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  TrellisPlot *plot;

  G_STATIC_ASSERT (G_N_ELEMENTS (from_foot) == TRELLIS_N_ACTION_COLUMNS);
  input.positions = g_array_new (FALSE, FALSE, sizeof (TrellisPlotPosition));
  input.series = g_array_new (FALSE, FALSE, sizeof (TrellisPlotSeries));
  add_positions (input.positions, counts, names);
  for (guint i = 0; i < G_N_ELEMENTS (from_foot); i++)
    {
      TrellisActionColumn column = from_foot[i];
      TrellisPlotSeries series = {
        .name = trellis_action_column_get_name (column),
        .role = column == TRELLIS_ACTION_COLUMN_CLOSED ? TRELLIS_PLOT_TRUST : TRELLIS_PLOT_RATING,
        .values = (const double *) counts->counts[column]->data,
      };

      if (column != TRELLIS_ACTION_COLUMN_CLOSED)
        series.rating = (TrellisRating) column;
      g_array_append_val (input.series, series);
    }
  plot = trellis_plot_new (&input, text, kind, width, height);
  g_array_unref (input.positions);
  g_array_unref (input.series);

  return plot;
}
