/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-tally-plot.h"

#include <math.h>
#include <string.h>

static void
add_position (TrellisPlotInput *input,
              TrellisDay        day,
              GPtrArray        *texts)
{
  char *name = trellis_day_format (day, TRELLIS_DAY_STYLE_MONTH);
  char *space = strrchr (name, ' ');
  TrellisPlotPosition position = { day, name, NULL };

  /* The month stands above its year. */
  if (space != NULL)
    {
      *space = '\0';
      position.group = space + 1;
    }
  g_ptr_array_add (texts, name);
  g_array_append_val (input->positions, position);
}

/**
 * trellis_tally_plot_new:
 * @tally: actions or visits over time
 * @text: what its words are measured with
 * @kind: of the palette that it will be drawn with
 * @width: of the whole
 * @height: of the whole
 *
 * Lays actions out as stacked areas in the colours of their ratings, visits as
 * bars beside those that were planned.
 *
 * Returns: (transfer full): the chart
 */
TrellisPlot *
trellis_tally_plot_new (TrellisTally       *tally,
                        TrellisText        *text,
                        TrellisPaletteKind  kind,
                        double              width,
                        double              height)
{
  static const TrellisMeasure count = { (char *) "", (char *) "", (char *) "", 0, TRELLIS_BETTER_NEITHER,
                                        (char *) "month" };
  gboolean is_of_actions = tally->kind == TRELLIS_TALLY_ACTIONS;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (TrellisPlotPosition));
  g_autoptr (GArray) series = g_array_new (FALSE, FALSE, sizeof (TrellisPlotSeries));
  TrellisPlotInput input = {
    .kind = is_of_actions ? TRELLIS_PLOT_AREA : TRELLIS_PLOT_BAR,
    .measure = &count,
    .positions = positions,
    .series = series,
    .target = NAN,
  };

  for (guint k = 0; k < tally->n_days; k++)
    add_position (&input, tally->days[k], texts);
  for (guint i = 0; i < tally->n_series; i++)
    {
      TrellisPlotSeries one = {
        .name = trellis_tally_get_series_name (tally, i),
        .role = is_of_actions ? TRELLIS_PLOT_RATING : i == 0 ? TRELLIS_PLOT_CONTEXT : TRELLIS_PLOT_SUBJECT,
        .values = tally->counts[i],
      };

      if (is_of_actions)
        one.rating = trellis_tally_get_rating (tally, i);
      g_array_append_val (series, one);
    }

  return trellis_plot_new (&input, text, kind, width, height);
}
