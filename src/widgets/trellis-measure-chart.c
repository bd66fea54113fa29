/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-measure-chart.h"

#define HEIGHT 38
#define RADIUS 3.5

/* One measure of a school over time, small, beside others. */
struct _TrellisMeasureChart
{
  TrellisChart parent_instance;

  char *name;
  GArray *points;            /* (element-type TrellisMeasurePoint) (nullable) */
  GStrv readings;            /* beside @points */
  gboolean has_target;
  double target;
  double radius;
  TrellisMeasureLine *line;  /* (nullable): laid out */
};

G_DEFINE_FINAL_TYPE (TrellisMeasureChart, trellis_measure_chart, TRELLIS_TYPE_CHART)

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
  TrellisMeasureChart *self = TRELLIS_MEASURE_CHART (chart);

  g_clear_pointer (&self->line, trellis_measure_line_free);
  self->radius = RADIUS * trellis_text_get_scale (text);
  if (self->points != NULL)
    self->line = trellis_measure_line_new (self->points, self->has_target, self->target, self->radius, width,
                                           MIN (height, get_natural_height (chart, text)));
}

static void
draw (TrellisChart         *chart,
      cairo_t              *cr,
      TrellisText          *text,
      const TrellisPalette *palette)
{
  TrellisMeasureChart *self = TRELLIS_MEASURE_CHART (chart);

  if (self->line != NULL)
    trellis_measure_line_draw (self->line, cr, palette, self->radius);
}

static guint
get_n_points (TrellisChart *chart)
{
  TrellisMeasureChart *self = TRELLIS_MEASURE_CHART (chart);

  return self->line != NULL ? self->line->marks->len : 0;
}

static void
get_point (TrellisChart *chart,
           guint         index,
           double       *x,
           double       *y)
{
  TrellisMeasureChart *self = TRELLIS_MEASURE_CHART (chart);
  TrellisMeasureMark *mark = &g_array_index (self->line->marks, TrellisMeasureMark, index);

  *x = mark->x;
  /* A gap is read where the line would be. */
  *y = mark->is_missing ? self->line->height / 2 : mark->y;
}

static char *
dup_reading (TrellisChart *chart,
             guint         index)
{
  return g_strdup (TRELLIS_MEASURE_CHART (chart)->readings[index]);
}

static char *
dup_summary (TrellisChart *chart)
{
  TrellisMeasureChart *self = TRELLIS_MEASURE_CHART (chart);
  g_autofree char *all = self->readings != NULL ? g_strjoinv ("; ", self->readings) : NULL;

  return all != NULL ? g_strdup_printf ("%s: %s", self->name, all) : g_strdup ("");
}

static void
trellis_measure_chart_finalize (GObject *object)
{
  TrellisMeasureChart *self = TRELLIS_MEASURE_CHART (object);

  g_clear_pointer (&self->line, trellis_measure_line_free);
  g_clear_pointer (&self->points, g_array_unref);
  g_strfreev (self->readings);
  g_free (self->name);

  G_OBJECT_CLASS (trellis_measure_chart_parent_class)->finalize (object);
}

static void
trellis_measure_chart_class_init (TrellisMeasureChartClass *klass)
{
  TrellisChartClass *chart_class = TRELLIS_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trellis_measure_chart_finalize;
  chart_class->get_natural_height = get_natural_height;
  chart_class->lay_out = lay_out;
  chart_class->draw = draw;
  chart_class->get_n_points = get_n_points;
  chart_class->get_point = get_point;
  chart_class->dup_reading = dup_reading;
  chart_class->dup_summary = dup_summary;
}

static void
trellis_measure_chart_init (TrellisMeasureChart *self)
{
}

/**
 * trellis_measure_chart_new:
 *
 * Returns: (transfer floating): a small chart of a measure, empty yet
 */
GtkWidget *
trellis_measure_chart_new (void)
{
  return g_object_new (TRELLIS_TYPE_MEASURE_CHART, NULL);
}

/**
 * trellis_measure_chart_set_points:
 * @self: a chart
 * @name: the measure's
 * @points: (element-type TrellisMeasurePoint): by day; kept by reference
 * @readings: (array zero-terminated=1): beside @points, what each says in words:
 *   the figure with its unit, or why there is none
 * @has_target: whether there is a target
 * @target: the target
 */
void
trellis_measure_chart_set_points (TrellisMeasureChart  *self,
                                  const char           *name,
                                  GArray               *points,
                                  char                **readings,
                                  gboolean              has_target,
                                  double                target)
{
  g_return_if_fail (TRELLIS_IS_MEASURE_CHART (self));
  g_return_if_fail (g_strv_length (readings) == points->len);

  g_clear_pointer (&self->line, trellis_measure_line_free);
  g_array_ref (points);
  g_clear_pointer (&self->points, g_array_unref);
  self->points = points;
  g_strfreev (self->readings);
  self->readings = g_strdupv (readings);
  g_free (self->name);
  self->name = g_strdup (name);
  self->has_target = has_target;
  self->target = target;
  trellis_chart_changed (TRELLIS_CHART (self));
}
