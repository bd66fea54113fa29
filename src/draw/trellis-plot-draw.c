/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-plot.h"

#include "trellis-chart-sizes.h"

#include <math.h>

/* Closer than this, in radii, dots would touch and only the last is drawn. */
#define DOTS_APART 4

static TrellisRgba
get_colour (const TrellisPalette *palette,
            TrellisPlotRole       role,
            TrellisRating         rating)
{
  TrellisRgba colour;

  switch (role)
    {
    case TRELLIS_PLOT_SUBJECT:
      return palette->trust;
    case TRELLIS_PLOT_TRUST:
      return palette->step;
    case TRELLIS_PLOT_RATING:
      /* What is not rated is a white mark on paper, which an area would not show. */
      if (rating == TRELLIS_RATING_NONE)
        return palette->context;
      trellis_palette_get_rating_colours (palette, rating, &colour, NULL);
      return colour;
    case TRELLIS_PLOT_CONTEXT:
    default:
      return palette->context;
    }
}

static void
draw_gaps (TrellisPlot             *self,
           cairo_t                 *cr,
           TrellisText             *text,
           const TrellisPalette    *palette,
           const TrellisChartSizes *sizes)
{
  double leading = sizes->small.size * trellis_text_get_scale (text) * 1.35;

  for (guint i = 0; i < self->gaps->len; i++)
    {
      TrellisPlotGap *gap = &g_array_index (self->gaps, TrellisPlotGap, i);

      trellis_rgba_set_source (&palette->holiday, cr);
      cairo_rectangle (cr, gap->x0, self->plot_y0, gap->x1 - gap->x0, self->plot_y1 - self->plot_y0);
      cairo_fill (cr);
    }
  for (guint i = 0; i < self->gaps->len; i++)
    {
      TrellisPlotGap *gap = &g_array_index (self->gaps, TrellisPlotGap, i);

      if (gap->has_text)
        trellis_text_draw_wrapped (text, cr, gap->reason, sizes->small,
                                   gap->x0 + (gap->x1 - gap->x0 - gap->text_width) / 2, gap->text_y, gap->text_width,
                                   leading, &palette->dim);
    }
}

static void
draw_axes (TrellisPlot             *self,
           cairo_t                 *cr,
           TrellisText             *text,
           const TrellisPalette    *palette,
           const TrellisChartSizes *sizes)
{
  double scale = trellis_text_get_scale (text);
  double cap = trellis_text_get_cap_height (text, sizes->small);

  cairo_set_line_width (cr, sizes->hair);
  for (guint i = 0; i < self->ticks->len; i++)
    {
      TrellisPlotTick *tick = &g_array_index (self->ticks, TrellisPlotTick, i);

      trellis_rgba_set_source (fabs (tick->y - self->plot_y1) < 0.5 ? &palette->context : &palette->line_faint, cr);
      cairo_move_to (cr, self->plot_x0, tick->y);
      cairo_line_to (cr, self->plot_x1, tick->y);
      cairo_stroke (cr);
      trellis_text_draw (text, cr, tick->text, sizes->small, self->plot_x0 - sizes->gap * scale, tick->y + cap / 2,
                         TRELLIS_TEXT_END, &palette->dim);
    }
  for (guint i = 0; i < self->time_ticks->len; i++)
    {
      TrellisPlotTimeTick *tick = &g_array_index (self->time_ticks, TrellisPlotTimeTick, i);

      if (tick->is_group)
        {
          trellis_text_draw (text, cr, tick->text, sizes->small, tick->x, self->group_baseline, TRELLIS_TEXT_START,
                             &palette->dim);
          continue;
        }
      trellis_rgba_set_source (&palette->context, cr);
      cairo_move_to (cr, tick->x, self->plot_y1);
      cairo_line_to (cr, tick->x, self->plot_y1 + 3 * scale);
      cairo_stroke (cr);
      trellis_text_draw (text, cr, tick->text, sizes->small, tick->x, self->tick_baseline, TRELLIS_TEXT_CENTRE,
                         &palette->dim);
    }
}

static void
draw_target (TrellisPlot             *self,
             cairo_t                 *cr,
             const TrellisPalette    *palette,
             const TrellisChartSizes *sizes,
             double                   scale)
{
  double dashes[] = { 4 * sizes->hair * scale, 3 * sizes->hair * scale };

  if (isnan (self->target_y))
    return;
  trellis_rgba_set_source (&palette->text, cr);
  cairo_set_line_width (cr, sizes->hair * scale);
  cairo_set_dash (cr, dashes, 2, 0);
  cairo_move_to (cr, self->plot_x0, self->target_y);
  cairo_line_to (cr, self->plot_x1, self->target_y);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_marks (TrellisPlot             *self,
            cairo_t                 *cr,
            TrellisText             *text,
            const TrellisPalette    *palette,
            const TrellisChartSizes *sizes)
{
  double pad = 3 * trellis_text_get_scale (text);

  for (guint i = 0; i < self->marks->len; i++)
    {
      TrellisPlotMark *mark = &g_array_index (self->marks, TrellisPlotMark, i);

      trellis_rgba_set_source (&palette->context, cr);
      cairo_set_line_width (cr, sizes->hair);
      cairo_move_to (cr, mark->x, mark->has_text ? mark->baseline - sizes->small.size : self->plot_y0);
      cairo_line_to (cr, mark->x, self->plot_y1);
      cairo_stroke (cr);
      if (mark->has_text)
        trellis_text_draw (text, cr, mark->text, sizes->small, mark->x + (mark->is_left ? -pad : pad), mark->baseline,
                           mark->is_left ? TRELLIS_TEXT_END : TRELLIS_TEXT_START, &palette->dim);
    }
}

static void
trace_line (TrellisPlotLine *line,
            gboolean         is_step,
            cairo_t         *cr)
{
  double y = 0;

  for (guint k = 0; k < line->points->len; k++)
    {
      TrellisPlotPoint *point = &g_array_index (line->points, TrellisPlotPoint, k);

      if (point->is_missing)
        continue;
      if (!point->is_joined)
        cairo_move_to (cr, point->x, point->y);
      else if (is_step)
        cairo_line_to (cr, point->x, y);
      cairo_line_to (cr, point->x, point->y);
      y = point->y;
    }
}

/* The last point of a line is full and large; one of few pupils is hollow. */
static void
draw_dots (TrellisPlotLine         *line,
           cairo_t                 *cr,
           const TrellisPalette    *palette,
           const TrellisChartSizes *sizes,
           const TrellisRgba       *colour,
           double                   scale)
{
  double radius = sizes->dot_radius * scale;
  double apart = line->points->len > 1
    ? g_array_index (line->points, TrellisPlotPoint, 1).x - g_array_index (line->points, TrellisPlotPoint, 0).x
    : INFINITY;
  guint last = line->points->len;

  while (last > 0 && g_array_index (line->points, TrellisPlotPoint, last - 1).is_missing)
    last--;
  for (guint k = 0; k < last; k++)
    {
      TrellisPlotPoint *point = &g_array_index (line->points, TrellisPlotPoint, k);

      if (point->is_missing || (apart < radius * DOTS_APART && k + 1 < last && !point->is_small))
        continue;
      cairo_new_path (cr);
      cairo_arc (cr, point->x, point->y, k + 1 == last ? radius * 1.3 : radius, 0, 2 * G_PI);
      trellis_rgba_set_source (point->is_small ? &palette->card : colour, cr);
      cairo_fill_preserve (cr);
      trellis_rgba_set_source (colour, cr);
      cairo_set_line_width (cr, sizes->context_width * scale * 0.8);
      cairo_stroke (cr);
    }
}

static void
draw_intervals (TrellisPlotLine         *line,
                cairo_t                 *cr,
                const TrellisChartSizes *sizes,
                const TrellisRgba       *colour,
                double                   scale)
{
  double half = sizes->dot_radius * scale;

  trellis_rgba_set_source (colour, cr);
  cairo_set_line_width (cr, sizes->context_width * scale * 0.6);
  for (guint k = 0; k < line->points->len; k++)
    {
      TrellisPlotPoint *point = &g_array_index (line->points, TrellisPlotPoint, k);

      if (isnan (point->low_y) || isnan (point->high_y))
        continue;
      cairo_move_to (cr, point->x, point->low_y);
      cairo_line_to (cr, point->x, point->high_y);
      cairo_move_to (cr, point->x - half, point->low_y);
      cairo_line_to (cr, point->x + half, point->low_y);
      cairo_move_to (cr, point->x - half, point->high_y);
      cairo_line_to (cr, point->x + half, point->high_y);
    }
  cairo_stroke (cr);
}

static void
draw_area (TrellisPlotLine      *line,
           cairo_t              *cr,
           const TrellisPalette *palette,
           const TrellisRgba    *colour,
           double                hair)
{
  for (guint k = 0; k < line->points->len; k++)
    {
      TrellisPlotPoint *point = &g_array_index (line->points, TrellisPlotPoint, k);

      cairo_line_to (cr, point->x, point->y);
    }
  for (guint k = line->points->len; k > 0; k--)
    {
      TrellisPlotPoint *point = &g_array_index (line->points, TrellisPlotPoint, k - 1);

      cairo_line_to (cr, point->x, point->base_y);
    }
  cairo_close_path (cr);
  trellis_rgba_set_source (colour, cr);
  cairo_fill_preserve (cr);
  /* A seam of paper between areas, for whoever does not see their colours. */
  trellis_rgba_set_source (&palette->card, cr);
  cairo_set_line_width (cr, hair);
  cairo_stroke (cr);
}

static void
draw_bars (TrellisPlotLine   *line,
           cairo_t           *cr,
           const TrellisRgba *colour,
           double             width)
{
  trellis_rgba_set_source (colour, cr);
  for (guint k = 0; k < line->points->len; k++)
    {
      TrellisPlotPoint *point = &g_array_index (line->points, TrellisPlotPoint, k);

      if (!point->is_missing)
        cairo_rectangle (cr, point->x - width * 0.45, MIN (point->y, point->base_y), width * 0.9,
                         fabs (point->base_y - point->y));
    }
  cairo_fill (cr);
}

static void
draw_line (TrellisPlot             *self,
           TrellisPlotLine         *line,
           cairo_t                 *cr,
           const TrellisPalette    *palette,
           const TrellisChartSizes *sizes,
           double                   scale)
{
  TrellisRgba colour = get_colour (palette, line->role, line->rating);

  cairo_new_path (cr);
  switch (self->kind)
    {
    case TRELLIS_PLOT_AREA:
      draw_area (line, cr, palette, &colour, sizes->hair * scale);
      return;
    case TRELLIS_PLOT_BAR:
      draw_bars (line, cr, &colour, self->bar_width);
      return;
    case TRELLIS_PLOT_LINE:
    case TRELLIS_PLOT_STEP:
    default:
      break;
    }

  draw_intervals (line, cr, sizes, &colour, scale);
  trellis_rgba_set_source (&colour, cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, (line->role == TRELLIS_PLOT_SUBJECT ? sizes->subject_width : sizes->context_width) * scale);
  trace_line (line, self->kind == TRELLIS_PLOT_STEP, cr);
  cairo_stroke (cr);
  if (line->role == TRELLIS_PLOT_SUBJECT)
    draw_dots (line, cr, palette, sizes, &colour, scale);
}

static void
draw_labels (TrellisPlot             *self,
             cairo_t                 *cr,
             TrellisText             *text,
             const TrellisPalette    *palette,
             const TrellisChartSizes *sizes)
{
  double scale = trellis_text_get_scale (text);
  double cap = trellis_text_get_cap_height (text, sizes->label);

  for (guint i = 0; i < self->labels->len; i++)
    {
      TrellisPlotLabel *label = &g_array_index (self->labels, TrellisPlotLabel, i);
      TrellisType type = label->role == TRELLIS_PLOT_SUBJECT ? sizes->strong : sizes->label;
      const TrellisRgba *colour = label->role == TRELLIS_PLOT_SUBJECT ? &palette->trust :
                                  label->is_target ? &palette->text : &palette->dim;

      trellis_rgba_set_source (&palette->context, cr);
      cairo_set_line_width (cr, sizes->hair);
      cairo_move_to (cr, self->plot_x1 + sizes->gap * scale * 0.5, label->line_y);
      cairo_line_to (cr, self->name_x - sizes->gap * scale * 0.7, label->y);
      cairo_stroke (cr);
      trellis_text_draw_ellipsized (text, cr, label->name, type, self->name_x, label->y + cap / 2, self->name_width + 1,
                                    TRELLIS_TEXT_START, colour);
      trellis_text_draw (text, cr, label->value, type, self->value_x, label->y + cap / 2, TRELLIS_TEXT_END, colour);
    }
}

static void
draw_levels (TrellisPlot             *self,
             cairo_t                 *cr,
             TrellisText             *text,
             const TrellisPalette    *palette,
             const TrellisChartSizes *sizes)
{
  double scale = trellis_text_get_scale (text);
  double cap = trellis_text_get_cap_height (text, sizes->strong);

  for (guint i = 0; i < self->levels->len; i++)
    {
      TrellisPlotLevel *level = &g_array_index (self->levels, TrellisPlotLevel, i);
      TrellisRgba fill, ink;

      trellis_palette_get_level_colours (palette, level->level, &fill, &ink);
      trellis_rgba_set_source (&fill, cr);
      cairo_rectangle (cr, level->x0, self->lane_y, level->x1 - level->x0 - sizes->hair * scale, self->lane_height);
      cairo_fill (cr);
      if (level->has_code)
        trellis_text_draw (text, cr, level->level->short_code, sizes->strong, level->x0 + sizes->gap * scale / 2,
                           self->lane_y + (self->lane_height + cap) / 2, TRELLIS_TEXT_START, &ink);
    }
}

/**
 * trellis_plot_draw:
 * @self: a chart
 * @cr: its top left corner at the origin
 * @text: as it was laid out with
 * @palette: of the kind that it was laid out for
 */
void
trellis_plot_draw (TrellisPlot          *self,
                   cairo_t              *cr,
                   TrellisText          *text,
                   const TrellisPalette *palette)
{
  const TrellisChartSizes *sizes = trellis_chart_get_sizes (palette->kind);
  double scale = trellis_text_get_scale (text);

  cairo_save (cr);
  draw_gaps (self, cr, text, palette, sizes);
  draw_axes (self, cr, text, palette, sizes);
  draw_marks (self, cr, text, palette, sizes);
  for (guint i = 0; i < self->lines->len; i++)
    {
      /* The target lies under the subject and over the rest. */
      if (i + 1 == self->lines->len)
        draw_target (self, cr, palette, sizes, scale);
      draw_line (self, g_ptr_array_index (self->lines, i), cr, palette, sizes, scale);
    }
  draw_labels (self, cr, text, palette, sizes);
  draw_levels (self, cr, text, palette, sizes);
  cairo_restore (cr);
}

/**
 * trellis_plot_draw_cursor:
 * @self: a chart
 * @cr: its top left corner at the origin
 * @palette: as it is drawn with
 * @scale: of its text
 * @position: which place in time is read
 *
 * Draws the line and rings of what is being read, over the chart.
 */
void
trellis_plot_draw_cursor (TrellisPlot          *self,
                          cairo_t              *cr,
                          const TrellisPalette *palette,
                          double                scale,
                          guint                 position)
{
  const TrellisChartSizes *sizes = trellis_chart_get_sizes (palette->kind);
  double x = trellis_plot_get_x (self, position);

  cairo_save (cr);
  trellis_rgba_set_source (&palette->accent, cr);
  cairo_set_line_width (cr, scale);
  cairo_move_to (cr, x, self->plot_y0);
  cairo_line_to (cr, x, self->plot_y1);
  cairo_stroke (cr);
  for (guint i = 0; i < self->lines->len; i++)
    {
      TrellisPlotLine *line = g_ptr_array_index (self->lines, i);
      TrellisPlotPoint *point = &g_array_index (line->points, TrellisPlotPoint, position);

      if (point->is_missing)
        continue;
      cairo_new_path (cr);
      cairo_arc (cr, point->x, point->y, sizes->dot_radius * scale * 1.5, 0, 2 * G_PI);
      cairo_set_line_width (cr, 2 * scale);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}
