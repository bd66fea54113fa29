/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-flow-chart.h"

#include "trellis-level-flow.h"

/* High enough for five levels, each with its code. */
#define HEIGHT 230

/* Schools between levels from year to year. */
struct _TrellisFlowChart
{
  TrellisChart parent_instance;

  TrellisLevelCourse *course;  /* (nullable) */
  TrellisLevelFlow *flow;      /* (nullable): laid out */
};

G_DEFINE_FINAL_TYPE (TrellisFlowChart, trellis_flow_chart, TRELLIS_TYPE_CHART)

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
  TrellisFlowChart *self = TRELLIS_FLOW_CHART (chart);

  g_clear_pointer (&self->flow, trellis_level_flow_free);
  if (self->course != NULL)
    self->flow = trellis_level_flow_new (self->course, text, kind, width, height);
}

static void
draw (TrellisChart         *chart,
      cairo_t              *cr,
      TrellisText          *text,
      const TrellisPalette *palette)
{
  TrellisFlowChart *self = TRELLIS_FLOW_CHART (chart);

  if (self->flow != NULL)
    trellis_level_flow_draw (self->flow, cr, text, palette);
}

static guint
get_n_points (TrellisChart *chart)
{
  TrellisFlowChart *self = TRELLIS_FLOW_CHART (chart);

  return self->flow != NULL ? self->flow->bands->len : 0;
}

static void
get_point (TrellisChart *chart,
           guint         index,
           double       *x,
           double       *y)
{
  TrellisFlowChart *self = TRELLIS_FLOW_CHART (chart);
  const TrellisLevelFlowBand *band = &g_array_index (self->flow->bands, TrellisLevelFlowBand, index);

  *x = (band->x0 + band->x1) / 2;
  *y = (band->y0 + band->y1 + band->thickness) / 2;
}

static void
draw_chosen (TrellisChart         *chart,
             cairo_t              *cr,
             const TrellisPalette *palette,
             double                scale,
             guint                 index)
{
  TrellisFlowChart *self = TRELLIS_FLOW_CHART (chart);

  trellis_level_flow_trace_band (&g_array_index (self->flow->bands, TrellisLevelFlowBand, index), cr);
  trellis_rgba_set_source (&palette->accent, cr);
  cairo_set_line_width (cr, 2 * scale);
  cairo_stroke (cr);
}

static char *
dup_reading (TrellisChart *chart,
             guint         index)
{
  return trellis_level_flow_dup_band_words (TRELLIS_FLOW_CHART (chart)->flow, index);
}

static char *
dup_summary (TrellisChart *chart)
{
  TrellisFlowChart *self = TRELLIS_FLOW_CHART (chart);

  return self->course != NULL ? trellis_level_course_dup_summary (self->course) : g_strdup ("");
}

static void
trellis_flow_chart_finalize (GObject *object)
{
  TrellisFlowChart *self = TRELLIS_FLOW_CHART (object);

  g_clear_pointer (&self->flow, trellis_level_flow_free);
  g_clear_object (&self->course);

  G_OBJECT_CLASS (trellis_flow_chart_parent_class)->finalize (object);
}

static void
trellis_flow_chart_class_init (TrellisFlowChartClass *klass)
{
  TrellisChartClass *chart_class = TRELLIS_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trellis_flow_chart_finalize;
  chart_class->get_natural_height = get_natural_height;
  chart_class->lay_out = lay_out;
  chart_class->draw = draw;
  chart_class->get_n_points = get_n_points;
  chart_class->get_point = get_point;
  chart_class->draw_chosen = draw_chosen;
  chart_class->dup_reading = dup_reading;
  chart_class->dup_summary = dup_summary;
}

static void
trellis_flow_chart_init (TrellisFlowChart *self)
{
}

/**
 * trellis_flow_chart_set_course:
 * @self: a chart
 * @course: the schools by year; kept by reference
 */
void
trellis_flow_chart_set_course (TrellisFlowChart   *self,
                               TrellisLevelCourse *course)
{
  g_return_if_fail (TRELLIS_IS_FLOW_CHART (self));

  g_clear_pointer (&self->flow, trellis_level_flow_free);
  g_set_object (&self->course, course);
  trellis_chart_changed (TRELLIS_CHART (self));
}
