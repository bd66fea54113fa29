/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-level-chart.h"

#include "trellis-level-steps.h"

#include <glib/gi18n-lib.h>

#define ROW_HEIGHT 25
#define FOOT_HEIGHT 32
#define YEARS_MOST 6

/* The level of one school over time. */
struct _TrellisLevelChart
{
  TrellisChart parent_instance;

  TrellisScheme *scheme;     /* (nullable): keeps the levels */
  GArray *points;            /* (element-type TrellisLevelPoint) (nullable) */
  TrellisDay now;
  TrellisDay limit_on;
  const TrellisLevel *limit_level;
  TrellisLevelSteps *steps;  /* (nullable): laid out */
};

G_DEFINE_FINAL_TYPE (TrellisLevelChart, trellis_level_chart, TRELLIS_TYPE_CHART)

static double
get_natural_height (TrellisChart *chart,
                    TrellisText  *text)
{
  TrellisLevelChart *self = TRELLIS_LEVEL_CHART (chart);
  guint n_levels = self->scheme != NULL ? self->scheme->levels->len : 0;

  return (n_levels * ROW_HEIGHT + FOOT_HEIGHT) * trellis_text_get_scale (text);
}

static void
lay_out (TrellisChart       *chart,
         TrellisText        *text,
         TrellisPaletteKind  kind,
         double              width,
         double              height)
{
  TrellisLevelChart *self = TRELLIS_LEVEL_CHART (chart);
  TrellisLevelStepsInput input = { .now = self->now, .limit_on = self->limit_on, .limit_level = self->limit_level };

  g_clear_pointer (&self->steps, trellis_level_steps_free);
  if (self->scheme == NULL)
    return;

  input.levels = self->scheme->levels;
  input.points = self->points;
  trellis_level_steps_choose_window (self->points, self->now, YEARS_MOST, &input.from, &input.until);
  self->steps = trellis_level_steps_new (&input, text, kind, width, height);
}

static void
draw (TrellisChart         *chart,
      cairo_t              *cr,
      TrellisText          *text,
      const TrellisPalette *palette)
{
  TrellisLevelChart *self = TRELLIS_LEVEL_CHART (chart);

  if (self->steps != NULL)
    trellis_level_steps_draw (self->steps, cr, text, palette);
}

static guint
get_n_points (TrellisChart *chart)
{
  TrellisLevelChart *self = TRELLIS_LEVEL_CHART (chart);

  return self->steps != NULL ? self->steps->dots->len : 0;
}

static void
get_point (TrellisChart *chart,
           guint         index,
           double       *x,
           double       *y)
{
  TrellisLevelStepsDot *dot = &g_array_index (TRELLIS_LEVEL_CHART (chart)->steps->dots, TrellisLevelStepsDot, index);

  *x = dot->x;
  *y = dot->y;
}

static char *
dup_reading (TrellisChart *chart,
             guint         index)
{
  TrellisLevelStepsDot *dot = &g_array_index (TRELLIS_LEVEL_CHART (chart)->steps->dots, TrellisLevelStepsDot, index);
  g_autofree char *day = trellis_day_format (dot->day, TRELLIS_DAY_STYLE_LONG);

  if (*dot->reason == '\0')
    return g_strdup_printf ("%s, %s", dot->level->name, day);

  /* Translators: a level, the day it was agreed and why */
  return g_strdup_printf (_("%s, %s: %s"), dot->level->name, day, dot->reason);
}

static char *
dup_summary (TrellisChart *chart)
{
  TrellisLevelChart *self = TRELLIS_LEVEL_CHART (chart);

  return self->points != NULL ? trellis_level_points_dup_summary (self->points, self->now) : g_strdup ("");
}

static void
trellis_level_chart_finalize (GObject *object)
{
  TrellisLevelChart *self = TRELLIS_LEVEL_CHART (object);

  g_clear_pointer (&self->steps, trellis_level_steps_free);
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_object (&self->scheme);

  G_OBJECT_CLASS (trellis_level_chart_parent_class)->finalize (object);
}

static void
trellis_level_chart_class_init (TrellisLevelChartClass *klass)
{
  TrellisChartClass *chart_class = TRELLIS_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trellis_level_chart_finalize;
  chart_class->get_natural_height = get_natural_height;
  chart_class->lay_out = lay_out;
  chart_class->draw = draw;
  chart_class->get_n_points = get_n_points;
  chart_class->get_point = get_point;
  chart_class->dup_reading = dup_reading;
  chart_class->dup_summary = dup_summary;
}

static void
trellis_level_chart_init (TrellisLevelChart *self)
{
  self->limit_on = TRELLIS_DAY_NONE;
}

/**
 * trellis_level_chart_new:
 *
 * Returns: (transfer floating): a chart of a level over time, empty yet
 */
GtkWidget *
trellis_level_chart_new (void)
{
  return g_object_new (TRELLIS_TYPE_LEVEL_CHART, NULL);
}

/**
 * trellis_level_chart_set_points:
 * @self: a chart
 * @scheme: the scheme of the levels; the chart keeps it
 * @points: (element-type TrellisLevelPoint): by day; kept by reference
 * @now: the day looked from
 * @level: (nullable): the level now, whose time limit is marked
 * @limit_on: the last day of that limit, or %TRELLIS_DAY_NONE for none
 */
void
trellis_level_chart_set_points (TrellisLevelChart  *self,
                                TrellisScheme      *scheme,
                                GArray             *points,
                                TrellisDay          now,
                                const TrellisLevel *level,
                                TrellisDay          limit_on)
{
  g_return_if_fail (TRELLIS_IS_LEVEL_CHART (self));

  g_clear_pointer (&self->steps, trellis_level_steps_free);
  g_array_ref (points);
  g_clear_pointer (&self->points, g_array_unref);
  self->points = points;
  g_set_object (&self->scheme, scheme);
  self->now = now;
  self->limit_on = limit_on;
  self->limit_level = level != NULL && level->limit_level_id != NULL
    ? trellis_scheme_get_level (scheme, level->limit_level_id) : NULL;
  if (self->limit_level == NULL)
    self->limit_on = TRELLIS_DAY_NONE;
  trellis_chart_changed (TRELLIS_CHART (self));
}
