/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-measure-line.h"

#include <math.h>

/**
 * trellis_measure_line_new:
 * @points: (element-type TrellisMeasurePoint): by day, gaps among them
 * @has_target: whether there is a target
 * @target: the target
 * @radius: of the dot at the end, which the edges leave room for
 * @width: of the whole chart
 * @height: of the whole chart
 *
 * Lays a measure out over time. The scale reaches from the least to the most of
 * the figures and the target: it is to be read for its course, not from zero.
 * A figure that is missing is a gap, and the line is not drawn across it. A
 * pure function of its arguments.
 *
 * Returns: (transfer full): the chart
 */
TrellisMeasureLine *
trellis_measure_line_new (GArray   *points,
                          gboolean  has_target,
                          double    target,
                          double    radius,
                          double    width,
                          double    height)
{
  TrellisMeasureLine *self = g_new0 (TrellisMeasureLine, 1);
  double least = has_target ? target : INFINITY, most = has_target ? target : -INFINITY;
  TrellisDay from = 0, until = 0;

  self->width = width;
  self->height = height;
  self->has_target = has_target;
  self->marks = g_array_new (FALSE, TRUE, sizeof (TrellisMeasureMark));

  for (guint i = 0; i < points->len; i++)
    {
      TrellisMeasurePoint *point = &g_array_index (points, TrellisMeasurePoint, i);

      from = i == 0 ? point->day : from;
      until = point->day;
      if (point->is_missing)
        continue;
      least = MIN (least, point->value);
      most = MAX (most, point->value);
    }

  for (guint i = 0; i < points->len; i++)
    {
      TrellisMeasurePoint *point = &g_array_index (points, TrellisMeasurePoint, i);
      TrellisMeasureMark mark = { .is_missing = point->is_missing };

      mark.x = until > from ? radius + (width - 2 * radius) * (point->day - from) / (until - from) : width - radius;
      if (!point->is_missing)
        mark.y = most > least ? radius + (height - 2 * radius) * (most - point->value) / (most - least) : height / 2;
      mark.is_joined = i > 0 && !point->is_missing && !g_array_index (points, TrellisMeasurePoint, i - 1).is_missing;
      g_array_append_val (self->marks, mark);
    }
  self->target_y = most > least ? radius + (height - 2 * radius) * (most - target) / (most - least) : height / 2;

  return self;
}

/**
 * trellis_measure_line_free:
 * @self: (nullable) (transfer full): a chart
 */
void
trellis_measure_line_free (TrellisMeasureLine *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->marks);
  g_free (self);
}

/**
 * trellis_measure_line_find_mark:
 * @self: a chart
 * @x: in its coordinates
 *
 * Returns: the index of the point nearest to @x, a missing one too; -1 where
 *   there is none
 */
int
trellis_measure_line_find_mark (TrellisMeasureLine *self,
                                double              x)
{
  int nearest = -1;
  double least = INFINITY;

  for (guint i = 0; i < self->marks->len; i++)
    {
      double distance = fabs (g_array_index (self->marks, TrellisMeasureMark, i).x - x);

      if (distance < least)
        {
          least = distance;
          nearest = (int) i;
        }
    }

  return nearest;
}

/**
 * trellis_measure_line_draw:
 * @self: a chart
 * @cr: its top left corner at the origin
 * @palette: its colours
 * @radius: as it was laid out with
 */
void
trellis_measure_line_draw (TrellisMeasureLine   *self,
                           cairo_t              *cr,
                           const TrellisPalette *palette,
                           double                radius)
{
  double dashes[] = { radius, radius };

  cairo_save (cr);
  if (self->has_target)
    {
      trellis_rgba_set_source (&palette->context, cr);
      cairo_set_line_width (cr, radius * 0.35);
      cairo_set_dash (cr, dashes, 2, 0);
      cairo_move_to (cr, 0, self->target_y);
      cairo_line_to (cr, self->width, self->target_y);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
    }

  trellis_rgba_set_source (&palette->trust, cr);
  cairo_set_line_width (cr, radius * 0.65);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (guint i = 0; i < self->marks->len; i++)
    {
      TrellisMeasureMark *mark = &g_array_index (self->marks, TrellisMeasureMark, i);
      gboolean is_last = i + 1 == self->marks->len;

      if (mark->is_missing)
        continue;
      if (mark->is_joined)
        cairo_line_to (cr, mark->x, mark->y);
      else
        cairo_move_to (cr, mark->x, mark->y);
      /* One figure between two gaps is a point of its own. */
      if (!mark->is_joined && (is_last || !g_array_index (self->marks, TrellisMeasureMark, i + 1).is_joined))
        cairo_line_to (cr, mark->x, mark->y);
    }
  cairo_stroke (cr);

  /* The latest figure, wherever it stands. */
  for (guint i = self->marks->len; i > 0; i--)
    {
      TrellisMeasureMark *mark = &g_array_index (self->marks, TrellisMeasureMark, i - 1);

      if (mark->is_missing)
        continue;
      cairo_arc (cr, mark->x, mark->y, radius, 0, 2 * G_PI);
      cairo_fill (cr);
      break;
    }
  cairo_restore (cr);
}
