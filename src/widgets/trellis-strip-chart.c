/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-strip-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HEIGHT 250

/* How the figures of the schools lie apart in one period, or how they went there
 * from the period that it is compared with. */
struct _TrellisStripChart
{
  TrellisChart parent_instance;

  TrellisTrendSight *sight;  /* (nullable) */
  GArray *order;             /* (element-type guint): the schools with a figure, the highest first */
  TrellisDotStrip *strip;    /* (nullable): laid out */
  TrellisSlope *slope;       /* (nullable): laid out in its place */
  gboolean is_slope;
};

G_DEFINE_FINAL_TYPE (TrellisStripChart, trellis_strip_chart, TRELLIS_TYPE_CHART)

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
  TrellisStripChart *self = TRELLIS_STRIP_CHART (chart);

  g_clear_pointer (&self->strip, trellis_dot_strip_free);
  g_clear_pointer (&self->slope, trellis_slope_free);
  if (self->sight != NULL && self->is_slope)
    self->slope = trellis_trend_slope_new (self->sight, text, kind, width, height);
  /* Without a period before there is nothing to have come from. */
  if (self->sight != NULL && self->slope == NULL)
    self->strip = trellis_trend_strip_new (self->sight, text, kind, width, height);
}

static void
draw (TrellisChart         *chart,
      cairo_t              *cr,
      TrellisText          *text,
      const TrellisPalette *palette)
{
  TrellisStripChart *self = TRELLIS_STRIP_CHART (chart);

  if (self->slope != NULL)
    trellis_slope_draw (self->slope, cr, text, palette);
  else if (self->strip != NULL)
    trellis_dot_strip_draw (self->strip, cr, text, palette);
}

static guint
get_n_points (TrellisChart *chart)
{
  TrellisStripChart *self = TRELLIS_STRIP_CHART (chart);

  return self->strip != NULL || self->slope != NULL ? self->order->len : 0;
}

static void
get_point (TrellisChart *chart,
           guint         index,
           double       *x,
           double       *y)
{
  TrellisStripChart *self = TRELLIS_STRIP_CHART (chart);
  guint school = g_array_index (self->order, guint, index);
  TrellisDotStripDot *dot;

  if (self->slope != NULL)
    {
      *x = self->slope->x1;
      *y = g_array_index (self->slope->lines, TrellisSlopeLine, school).y1;
      return;
    }
  dot = &g_array_index (self->strip->dots, TrellisDotStripDot, school);
  *x = dot->x;
  *y = dot->y;
}

static char *
dup_reading (TrellisChart *chart,
             guint         index)
{
  TrellisStripChart *self = TRELLIS_STRIP_CHART (chart);
  TrellisTrendSchool *school = g_ptr_array_index (self->sight->trend->schools,
                                                  g_array_index (self->order, guint, index));
  TrellisTrend *trend = self->sight->trend;
  g_autofree char *figure = trellis_measure_format (trend->measure, school->figures[self->sight->until].value);
  int before = self->slope != NULL ? trellis_trend_find_previous (trend, NULL, (int) self->sight->until) : -1;
  g_autofree char *earlier = NULL;

  if (before < 0 || isnan (school->figures[before].value))
    return g_strdup_printf ("%s: %s", school->school->name, figure);
  earlier = trellis_measure_format (trend->measure, school->figures[before].value);

  /* Translators: a school, its figure and the one before */
  return g_strdup_printf (_("%s: %s, was %s"), school->school->name, figure, earlier);
}

/* How many went up and down: "30 schools: 18 rose, 9 fell, 3 are as before". */
static char *
dup_course (TrellisStripChart *self)
{
  int before = trellis_trend_find_previous (self->sight->trend, NULL, (int) self->sight->until);
  guint n = 0, n_up = 0, n_down = 0;

  for (guint i = 0; i < self->order->len; i++)
    {
      TrellisTrendSchool *school = g_ptr_array_index (self->sight->trend->schools,
                                                      g_array_index (self->order, guint, i));
      double change = school->figures[self->sight->until].value - school->figures[before].value;

      n += !isnan (change);
      n_up += change > 0;
      n_down += change < 0;
    }

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u school: %u rose, %u fell, %u is as before",
                                       "%u schools: %u rose, %u fell, %u are as before", n), n, n_up, n_down,
                          n - n_up - n_down);
}

/* The middle of the schools and their ends. */
static char *
dup_summary (TrellisChart *chart)
{
  TrellisStripChart *self = TRELLIS_STRIP_CHART (chart);
  g_autofree char *high = NULL;
  g_autofree char *low = NULL;
  guint n = self->sight != NULL ? self->order->len : 0;

  if (n == 0)
    return g_strdup (_("No school has a figure."));
  if (self->is_slope && trellis_trend_find_previous (self->sight->trend, NULL, (int) self->sight->until) >= 0)
    return dup_course (self);
  high = trellis_measure_format (self->sight->trend->measure,
                                 ((TrellisTrendSchool *) g_ptr_array_index (self->sight->trend->schools,
                                                                            g_array_index (self->order, guint, 0)))
                                 ->figures[self->sight->until].value);
  low = trellis_measure_format (self->sight->trend->measure,
                                ((TrellisTrendSchool *) g_ptr_array_index (self->sight->trend->schools,
                                                                           g_array_index (self->order, guint, n - 1)))
                                ->figures[self->sight->until].value);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u school, from %s to %s", "%u schools, from %s to %s", n), n,
                          low, high);
}

static void
trellis_strip_chart_finalize (GObject *object)
{
  TrellisStripChart *self = TRELLIS_STRIP_CHART (object);

  g_clear_pointer (&self->strip, trellis_dot_strip_free);
  g_clear_pointer (&self->slope, trellis_slope_free);
  g_clear_pointer (&self->sight, trellis_trend_sight_free);
  g_array_unref (self->order);

  G_OBJECT_CLASS (trellis_strip_chart_parent_class)->finalize (object);
}

static void
trellis_strip_chart_class_init (TrellisStripChartClass *klass)
{
  TrellisChartClass *chart_class = TRELLIS_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trellis_strip_chart_finalize;
  chart_class->get_natural_height = get_natural_height;
  chart_class->lay_out = lay_out;
  chart_class->draw = draw;
  chart_class->get_n_points = get_n_points;
  chart_class->get_point = get_point;
  chart_class->dup_reading = dup_reading;
  chart_class->dup_summary = dup_summary;
}

static void
trellis_strip_chart_init (TrellisStripChart *self)
{
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
}

static int
compare_schools (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const TrellisTrendSight *sight = data;
  guint one = *(const guint *) a, other = *(const guint *) b;
  TrellisTrendSchool *first = g_ptr_array_index (sight->trend->schools, one);
  TrellisTrendSchool *second = g_ptr_array_index (sight->trend->schools, other);
  double difference = second->figures[sight->until].value - first->figures[sight->until].value;

  return difference != 0 ? (difference < 0 ? -1 : 1) : (int) one - (int) other;
}

/**
 * trellis_strip_chart_set_sight:
 * @self: a chart
 * @sight: what is looked at; of its last period
 *
 * Its values are read from the highest to the lowest.
 */
void
trellis_strip_chart_set_sight (TrellisStripChart       *self,
                               const TrellisTrendSight *sight)
{
  TrellisTrendSight *copy = trellis_trend_sight_copy (sight);

  g_return_if_fail (TRELLIS_IS_STRIP_CHART (self));

  g_clear_pointer (&self->strip, trellis_dot_strip_free);
  g_clear_pointer (&self->slope, trellis_slope_free);
  g_clear_pointer (&self->sight, trellis_trend_sight_free);
  self->sight = copy;
  g_array_set_size (self->order, 0);
  for (guint i = 0; copy->trend->periods->len > 0 && i < copy->trend->schools->len; i++)
    {
      TrellisTrendSchool *school = g_ptr_array_index (copy->trend->schools, i);

      if (!isnan (school->figures[copy->until].value))
        g_array_append_val (self->order, i);
    }
  g_array_sort_with_data (self->order, compare_schools, copy);
  trellis_chart_changed (TRELLIS_CHART (self));
}

/**
 * trellis_strip_chart_set_is_slope:
 * @self: a chart
 * @is_slope: whether it shows how the schools went to the period from the one
 *   that it is compared with, where there is one
 */
void
trellis_strip_chart_set_is_slope (TrellisStripChart *self,
                                  gboolean           is_slope)
{
  g_return_if_fail (TRELLIS_IS_STRIP_CHART (self));

  g_clear_pointer (&self->strip, trellis_dot_strip_free);
  g_clear_pointer (&self->slope, trellis_slope_free);
  self->is_slope = is_slope;
  trellis_chart_changed (TRELLIS_CHART (self));
}

/**
 * trellis_strip_chart_get_school:
 * @self: a chart
 * @index: one of its values, as the signal "activated" tells it
 *
 * Returns: the index of the school among those of the trend
 */
guint
trellis_strip_chart_get_school (TrellisStripChart *self,
                                guint              index)
{
  g_return_val_if_fail (TRELLIS_IS_STRIP_CHART (self), 0);
  g_return_val_if_fail (index < self->order->len, 0);

  return g_array_index (self->order, guint, index);
}
