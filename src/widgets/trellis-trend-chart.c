/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-trend-chart.h"

#include "trellis-style.h"

#include <math.h>

#define HEIGHT 292

/* A pointer that moved less than this has clicked. */
#define DRAG_PX 12

/* A measure of one school or of the trust over time. A drag across it asks for
 * a nearer look at a time. */
struct _TrellisTrendChart
{
  TrellisChart parent_instance;

  TrellisTrendSight *sight;  /* (nullable) */
  TrellisPlot *plot;         /* (nullable): laid out */
  gboolean is_brushing;
  double brush_from;
  double brush_until;
};

enum
{
  SIGNAL_BRUSHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisTrendChart, trellis_trend_chart, TRELLIS_TYPE_CHART)

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
  TrellisTrendChart *self = TRELLIS_TREND_CHART (chart);

  g_clear_pointer (&self->plot, trellis_plot_free);
  if (self->sight != NULL)
    self->plot = trellis_trend_plot_new (self->sight, text, kind, width, height);
}

static void
draw (TrellisChart         *chart,
      cairo_t              *cr,
      TrellisText          *text,
      const TrellisPalette *palette)
{
  TrellisTrendChart *self = TRELLIS_TREND_CHART (chart);

  if (self->plot == NULL)
    return;
  if (self->is_brushing)
    {
      trellis_rgba_set_source (&palette->chosen, cr);
      cairo_rectangle (cr, MIN (self->brush_from, self->brush_until), self->plot->plot_y0,
                       fabs (self->brush_until - self->brush_from), self->plot->plot_y1 - self->plot->plot_y0);
      cairo_fill (cr);
    }
  trellis_plot_draw (self->plot, cr, text, palette);
}

static guint
get_n_points (TrellisChart *chart)
{
  TrellisTrendChart *self = TRELLIS_TREND_CHART (chart);

  return self->plot != NULL && self->plot->lines->len > 0 ? self->sight->until - self->sight->from + 1 : 0;
}

static void
get_point (TrellisChart *chart,
           guint         index,
           double       *x,
           double       *y)
{
  TrellisTrendChart *self = TRELLIS_TREND_CHART (chart);

  *x = trellis_plot_get_x (self->plot, index);
  *y = (self->plot->plot_y0 + self->plot->plot_y1) / 2;
}

static int
find_point (TrellisChart *chart,
            double        x,
            double        y)
{
  TrellisTrendChart *self = TRELLIS_TREND_CHART (chart);

  return self->plot != NULL ? trellis_plot_find_position (self->plot, x) : -1;
}

static void
draw_chosen (TrellisChart         *chart,
             cairo_t              *cr,
             const TrellisPalette *palette,
             double                scale,
             guint                 index)
{
  TrellisTrendChart *self = TRELLIS_TREND_CHART (chart);

  if (!self->is_brushing)
    trellis_plot_draw_cursor (self->plot, cr, palette, scale, index);
}

/* What happened since the period before is read with a period, as there is not
 * room for all of it in the chart. */
static void
add_notes (TrellisTrendChart *self,
           guint              period,
           GString           *text)
{
  GPtrArray *periods = self->sight->trend->periods;
  TrellisDay until = ((TrellisTrendPeriod *) g_ptr_array_index (periods, period))->ends_on;
  TrellisDay from = period > 0 ? ((TrellisTrendPeriod *) g_ptr_array_index (periods, period - 1))->ends_on
                               : TRELLIS_DAY_NONE;

  for (guint i = 0; period > 0 && self->sight->notes != NULL && i < self->sight->notes->len; i++)
    {
      const TrellisTrendNote *note = &g_array_index (self->sight->notes, TrellisTrendNote, i);

      if (note->day > from && note->day <= until)
        {
          g_autofree char *day = trellis_day_format (note->day, TRELLIS_DAY_STYLE_MEDIUM);

          g_string_append_printf (text, " · %s, %s", note->text, day);
        }
    }
}

static char *
dup_reading (TrellisChart *chart,
             guint         index)
{
  TrellisTrendChart *self = TRELLIS_TREND_CHART (chart);
  TrellisTrendSchool *school = trellis_trend_find_school (self->sight->trend, self->sight->urn);
  guint period = self->sight->from + index;
  g_autofree char *reading = trellis_trend_dup_reading (self->sight->trend, school, period);
  g_autoptr (GString) text = g_string_new (reading);

  add_notes (self, period, text);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_summary (TrellisChart *chart)
{
  TrellisTrendChart *self = TRELLIS_TREND_CHART (chart);
  TrellisTrendSchool *school;
  g_autofree char *course = NULL;
  g_autofree char *group = NULL;

  if (self->sight == NULL)
    return g_strdup ("");
  school = trellis_trend_find_school (self->sight->trend, self->sight->urn);
  course = trellis_trend_dup_course (self->sight->trend, school);
  group = self->sight->all_pupils != NULL
    ? trellis_trend_dup_group_words (self->sight->trend, school, self->sight->all_pupils) : g_strdup ("");

  return g_strdup_printf ("%s%s%s%s%s", school != NULL ? school->school->name : "", school != NULL ? ": " : "", course,
                          *group != '\0' ? " " : "", group);
}

static void
drag_begin_cb (TrellisTrendChart *self,
               double             x)
{
  self->brush_from = self->brush_until = x;
}

static void
drag_update_cb (TrellisTrendChart *self,
                double             x)
{
  if (self->plot == NULL || self->plot->lines->len == 0)
    return;
  self->brush_until = CLAMP (self->brush_from + x, self->plot->plot_x0, self->plot->plot_x1);
  self->is_brushing = fabs (x) >= DRAG_PX;
  trellis_chart_draw_again (TRELLIS_CHART (self));
}

static void
drag_end_cb (TrellisTrendChart *self)
{
  guint from = 0, until = 0;
  double left = MIN (self->brush_from, self->brush_until), right = MAX (self->brush_from, self->brush_until);
  gboolean is_found = FALSE;

  if (!self->is_brushing)
    return;
  self->is_brushing = FALSE;
  trellis_chart_draw_again (TRELLIS_CHART (self));
  for (guint k = 0; k < get_n_points (TRELLIS_CHART (self)); k++)
    {
      double x = trellis_plot_get_x (self->plot, k);

      if (x < left || x > right)
        continue;
      from = is_found ? from : k;
      until = k;
      is_found = TRUE;
    }
  /* One place alone is no course. */
  if (is_found && until > from)
    g_signal_emit (self, signals[SIGNAL_BRUSHED], 0, self->sight->from + from, self->sight->from + until);
}

static void
trellis_trend_chart_finalize (GObject *object)
{
  TrellisTrendChart *self = TRELLIS_TREND_CHART (object);

  g_clear_pointer (&self->plot, trellis_plot_free);
  g_clear_pointer (&self->sight, trellis_trend_sight_free);

  G_OBJECT_CLASS (trellis_trend_chart_parent_class)->finalize (object);
}

static void
trellis_trend_chart_class_init (TrellisTrendChartClass *klass)
{
  TrellisChartClass *chart_class = TRELLIS_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trellis_trend_chart_finalize;
  chart_class->get_natural_height = get_natural_height;
  chart_class->lay_out = lay_out;
  chart_class->draw = draw;
  chart_class->get_n_points = get_n_points;
  chart_class->get_point = get_point;
  chart_class->find_point = find_point;
  chart_class->draw_chosen = draw_chosen;
  chart_class->dup_reading = dup_reading;
  chart_class->dup_summary = dup_summary;

  /**
   * TrellisTrendChart::brushed:
   * @self: a chart
   * @from: the first period of the trend that was dragged across
   * @until: the last one, another
   */
  signals[SIGNAL_BRUSHED] =
    g_signal_new ("brushed", TRELLIS_TYPE_TREND_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                  G_TYPE_UINT, G_TYPE_UINT);
}

static void
trellis_trend_chart_init (TrellisTrendChart *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/**
 * trellis_trend_chart_set_sight:
 * @self: a chart
 * @sight: what is looked at
 */
void
trellis_trend_chart_set_sight (TrellisTrendChart       *self,
                               const TrellisTrendSight *sight)
{
  TrellisTrendSight *copy = trellis_trend_sight_copy (sight);

  g_return_if_fail (TRELLIS_IS_TREND_CHART (self));

  g_clear_pointer (&self->plot, trellis_plot_free);
  g_clear_pointer (&self->sight, trellis_trend_sight_free);
  self->sight = copy;
  trellis_chart_changed (TRELLIS_CHART (self));
}
