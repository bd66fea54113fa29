/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-ratings-chart.h"

#include "trellis-ratings-plot.h"
#include "trellis-style.h"

#define HEIGHT 220

/* How many actions were agreed over time, and how they were rated. */
struct _TrellisRatingsChart
{
  TrellisChart parent_instance;

  TrellisActionCounts *counts;  /* (nullable) */
  TrellisPlot *plot;            /* (nullable): laid out */
};

G_DEFINE_FINAL_TYPE (TrellisRatingsChart, trellis_ratings_chart, TRELLIS_TYPE_CHART)

static double
get_natural_height (TrellisChart *chart,
                    TrellisText  *text)
{
  return HEIGHT * trellis_text_get_scale (text);
}

static void
lay_out (TrellisChart       *chart,
         TrellisText        *text,
         TrellisPaletteKind  kind,
         double              width,
         double              height)
{
  TrellisRatingsChart *self = TRELLIS_RATINGS_CHART (chart);

  g_clear_pointer (&self->plot, trellis_plot_free);
  if (self->counts != NULL)
    self->plot = trellis_ratings_plot_new (self->counts, text, kind, width, height);
}

static void
draw (TrellisChart         *chart,
      cairo_t              *cr,
      TrellisText          *text,
      const TrellisPalette *palette)
{
  TrellisRatingsChart *self = TRELLIS_RATINGS_CHART (chart);

  if (self->plot != NULL)
    trellis_plot_draw (self->plot, cr, text, palette);
}

static guint
get_n_points (TrellisChart *chart)
{
  TrellisRatingsChart *self = TRELLIS_RATINGS_CHART (chart);

  return self->plot != NULL ? self->counts->days->len : 0;
}

static void
get_point (TrellisChart *chart,
           guint         index,
           double       *x,
           double       *y)
{
  TrellisRatingsChart *self = TRELLIS_RATINGS_CHART (chart);

  *x = trellis_plot_get_x (self->plot, index);
  *y = (self->plot->plot_y0 + self->plot->plot_y1) / 2;
}

static int
find_point (TrellisChart *chart,
            double        x,
            double        y)
{
  TrellisRatingsChart *self = TRELLIS_RATINGS_CHART (chart);

  return self->plot != NULL ? trellis_plot_find_position (self->plot, x) : -1;
}

static void
draw_chosen (TrellisChart         *chart,
             cairo_t              *cr,
             const TrellisPalette *palette,
             double                scale,
             guint                 index)
{
  trellis_plot_draw_cursor (TRELLIS_RATINGS_CHART (chart)->plot, cr, palette, scale, index);
}

static char *
dup_reading (TrellisChart *chart,
             guint         index)
{
  return trellis_action_counts_dup_reading (TRELLIS_RATINGS_CHART (chart)->counts, index);
}

static char *
dup_summary (TrellisChart *chart)
{
  TrellisRatingsChart *self = TRELLIS_RATINGS_CHART (chart);

  return self->counts != NULL ? trellis_action_counts_dup_summary (self->counts) : g_strdup ("");
}

static void
trellis_ratings_chart_finalize (GObject *object)
{
  TrellisRatingsChart *self = TRELLIS_RATINGS_CHART (object);

  g_clear_pointer (&self->plot, trellis_plot_free);
  g_clear_pointer (&self->counts, trellis_action_counts_free);

  G_OBJECT_CLASS (trellis_ratings_chart_parent_class)->finalize (object);
}

static void
trellis_ratings_chart_class_init (TrellisRatingsChartClass *klass)
{
  TrellisChartClass *chart_class = TRELLIS_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trellis_ratings_chart_finalize;
  chart_class->get_natural_height = get_natural_height;
  chart_class->lay_out = lay_out;
  chart_class->draw = draw;
  chart_class->get_n_points = get_n_points;
  chart_class->get_point = get_point;
  chart_class->find_point = find_point;
  chart_class->draw_chosen = draw_chosen;
  chart_class->dup_reading = dup_reading;
  chart_class->dup_summary = dup_summary;
}

static void
trellis_ratings_chart_init (TrellisRatingsChart *self)
{
}

/**
 * trellis_ratings_chart_set_counts:
 * @self: a chart
 * @counts: (transfer full): how many actions stood where
 */
void
trellis_ratings_chart_set_counts (TrellisRatingsChart *self,
                                  TrellisActionCounts *counts)
{
  g_return_if_fail (TRELLIS_IS_RATINGS_CHART (self));

  g_clear_pointer (&self->plot, trellis_plot_free);
  g_clear_pointer (&self->counts, trellis_action_counts_free);
  self->counts = counts;
  trellis_chart_changed (TRELLIS_CHART (self));
}
