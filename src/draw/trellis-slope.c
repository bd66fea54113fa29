/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-slope.h"

#include "trellis-chart-sizes.h"

#include <math.h>

static void
clear_label (gpointer data)
{
  g_free (((TrellisSlopeLabel *) data)->text);
}

static gboolean
is_whole (const TrellisSlopeItem *item)
{
  return !isnan (item->before) && !isnan (item->after);
}

/* Those that moved most, either way, and the subject have names. */
static void
choose_named (TrellisSlope *self,
              GArray       *items)
{
  int up = -1, down = -1;

  for (guint i = 0; i < items->len; i++)
    {
      const TrellisSlopeItem *item = &g_array_index (items, TrellisSlopeItem, i);
      double change = item->after - item->before;
      const TrellisSlopeItem *most;

      if (!is_whole (item))
        continue;
      most = up >= 0 ? &g_array_index (items, TrellisSlopeItem, up) : NULL;
      if (change > 0 && (most == NULL || change > most->after - most->before))
        up = (int) i;
      most = down >= 0 ? &g_array_index (items, TrellisSlopeItem, down) : NULL;
      if (change < 0 && (most == NULL || change < most->after - most->before))
        down = (int) i;
    }
  for (guint i = 0; i < items->len; i++)
    g_array_index (self->lines, TrellisSlopeLine, i).is_named =
      is_whole (&g_array_index (items, TrellisSlopeItem, i)) &&
      ((int) i == up || (int) i == down || (int) i == self->subject);
}

static int
compare_labels (gconstpointer a,
                gconstpointer b)
{
  const TrellisSlopeLabel *one = a, *other = b;

  return one->line_y != other->line_y ? (one->line_y < other->line_y ? -1 : 1) : (int) one->item - (int) other->item;
}

/* The labels of one end, moved apart where they would collide. */
static void
place_labels (TrellisSlope         *self,
              GArray               *items,
              const TrellisMeasure *measure,
              gboolean              is_before,
              double                line_height)
{
  g_autoptr (GArray) labels = g_array_new (FALSE, FALSE, sizeof (TrellisSlopeLabel));
  g_autofree double *centres = g_new (double, items->len + 1);
  g_autofree double *heights = g_new (double, items->len + 1);

  for (guint i = 0; i < items->len; i++)
    {
      const TrellisSlopeItem *item = &g_array_index (items, TrellisSlopeItem, i);
      const TrellisSlopeLine *line = &g_array_index (self->lines, TrellisSlopeLine, i);
      g_autofree char *figure = NULL;
      TrellisSlopeLabel label = { i, NULL, is_before ? line->y0 : line->y1, 0, is_before };

      if (!line->is_named)
        continue;
      figure = trellis_measure_format_axis (measure, is_before ? item->before : item->after, -1);
      label.text = is_before ? g_steal_pointer (&figure) : g_strdup_printf ("%s  %s", figure, item->name);
      g_array_append_val (labels, label);
    }
  g_array_sort (labels, compare_labels);
  for (guint i = 0; i < labels->len; i++)
    {
      centres[i] = g_array_index (labels, TrellisSlopeLabel, i).line_y;
      heights[i] = line_height;
    }
  trellis_spread (centres, heights, labels->len, self->plot_y0 - line_height / 2, self->plot_y1 + line_height / 2);
  for (guint i = 0; i < labels->len; i++)
    {
      g_array_index (labels, TrellisSlopeLabel, i).y = centres[i];
      g_array_append_val (self->labels, g_array_index (labels, TrellisSlopeLabel, i));
    }
}

static void
lay_out_lines (TrellisSlope         *self,
               GArray               *items,
               const TrellisMeasure *measure)
{
  double least = INFINITY, most = -INFINITY;
  gboolean is_share = g_str_equal (measure->unit, "%");

  for (guint i = 0; i < items->len; i++)
    {
      const TrellisSlopeItem *item = &g_array_index (items, TrellisSlopeItem, i);

      /* NAN is neither less nor more. */
      least = fmin (least, fmin (item->before, item->after));
      most = fmax (most, fmax (item->before, item->after));
    }
  if (least > most)
    least = most = 0;
  trellis_scale_init (&self->scale, least, most, 6, is_share ? 0 : -INFINITY, is_share ? 100 : INFINITY);
  for (guint i = 0; i < items->len; i++)
    {
      const TrellisSlopeItem *item = &g_array_index (items, TrellisSlopeItem, i);
      TrellisSlopeLine *line = &g_array_index (self->lines, TrellisSlopeLine, i);

      line->y0 = isnan (item->before) ? NAN : trellis_scale_place (&self->scale, item->before, self->plot_y1,
                                                                   self->plot_y0);
      line->y1 = isnan (item->after) ? NAN : trellis_scale_place (&self->scale, item->after, self->plot_y1,
                                                                  self->plot_y0);
    }
}

/**
 * trellis_slope_new:
 * @items: (element-type TrellisSlopeItem): whose figures
 * @measure: how figures are written
 * @before_name: the one period
 * @after_name: the other, later
 * @subject: the index of the one that stands out, or -1
 * @text: what its words are measured with
 * @kind: of the palette that it will be drawn with
 * @width: of the whole
 * @height: of the whole
 *
 * Lays out how many went from one period to another. One that lacks a figure of
 * either has no line, and a dot where it has one. Named are those that moved
 * most and the subject: it shows a pattern and is no league table.
 *
 * Returns: (transfer full): the chart
 */
TrellisSlope *
trellis_slope_new (GArray               *items,
                   const TrellisMeasure *measure,
                   const char           *before_name,
                   const char           *after_name,
                   int                   subject,
                   TrellisText          *text,
                   TrellisPaletteKind    kind,
                   double                width,
                   double                height)
{
  const TrellisChartSizes *sizes = trellis_chart_get_sizes (kind);
  TrellisSlope *self = g_new0 (TrellisSlope, 1);
  double scale = trellis_text_get_scale (text), gap = sizes->gap * scale;
  double line_height = sizes->label.size * scale * 1.45;
  double left = 0;

  self->width = width;
  self->height = height;
  self->subject = subject;
  self->before_name = g_strdup (before_name);
  self->after_name = g_strdup (after_name);
  self->head_baseline = line_height * 0.75;
  self->plot_y0 = line_height * 1.7;
  self->plot_y1 = MAX (height - line_height / 2, self->plot_y0 + 1);
  self->lines = g_array_new (FALSE, TRUE, sizeof (TrellisSlopeLine));
  g_array_set_size (self->lines, items->len);
  self->labels = g_array_new (FALSE, FALSE, sizeof (TrellisSlopeLabel));
  g_array_set_clear_func (self->labels, clear_label);
  lay_out_lines (self, items, measure);
  choose_named (self, items);
  place_labels (self, items, measure, TRUE, line_height);
  for (guint i = 0; i < self->labels->len; i++)
    left = MAX (left, trellis_text_get_width (text, g_array_index (self->labels, TrellisSlopeLabel, i).text,
                                              sizes->strong));
  place_labels (self, items, measure, FALSE, line_height);

  /* The head of the first column stands over its line too. */
  left = MAX (left + gap, trellis_text_get_width (text, before_name, sizes->small) / 2);
  self->x0 = ceil (left);
  self->x1 = MAX (self->x0 + (width - self->x0) * 0.45, self->x0 + 1);

  return self;
}

/**
 * trellis_slope_free:
 * @self: (nullable) (transfer full): a chart
 */
void
trellis_slope_free (TrellisSlope *self)
{
  if (self == NULL)
    return;

  g_free (self->before_name);
  g_free (self->after_name);
  g_array_unref (self->lines);
  g_array_unref (self->labels);
  g_free (self);
}

static void
draw_line (TrellisSlope            *self,
           cairo_t                 *cr,
           const TrellisPalette    *palette,
           const TrellisChartSizes *sizes,
           double                   scale,
           guint                    index)
{
  const TrellisSlopeLine *line = &g_array_index (self->lines, TrellisSlopeLine, index);
  gboolean is_subject = (int) index == self->subject;
  double radius = sizes->dot_radius * scale * (is_subject ? 1 : 0.7);

  trellis_rgba_set_source (is_subject ? &palette->trust : line->is_named ? &palette->step : &palette->context, cr);
  cairo_set_line_width (cr, (is_subject ? sizes->subject_width : sizes->context_width) * scale);
  if (!isnan (line->y0) && !isnan (line->y1))
    {
      cairo_move_to (cr, self->x0, line->y0);
      cairo_line_to (cr, self->x1, line->y1);
      cairo_stroke (cr);
    }
  for (guint end = 0; end < 2; end++)
    {
      double y = end == 0 ? line->y0 : line->y1;

      if (isnan (y))
        continue;
      cairo_new_path (cr);
      cairo_arc (cr, end == 0 ? self->x0 : self->x1, y, radius, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

/**
 * trellis_slope_draw:
 * @self: a chart
 * @cr: its top left corner at the origin
 * @text: as it was laid out with
 * @palette: of the kind that it was laid out for
 */
void
trellis_slope_draw (TrellisSlope         *self,
                    cairo_t              *cr,
                    TrellisText          *text,
                    const TrellisPalette *palette)
{
  const TrellisChartSizes *sizes = trellis_chart_get_sizes (palette->kind);
  double scale = trellis_text_get_scale (text), gap = sizes->gap * scale;
  double cap = trellis_text_get_cap_height (text, sizes->label);

  cairo_save (cr);
  trellis_text_draw (text, cr, self->before_name, sizes->small, self->x0, self->head_baseline, TRELLIS_TEXT_CENTRE,
                     &palette->dim);
  trellis_text_draw (text, cr, self->after_name, sizes->small, self->x1, self->head_baseline, TRELLIS_TEXT_CENTRE,
                     &palette->dim);
  trellis_rgba_set_source (&palette->line_faint, cr);
  cairo_set_line_width (cr, sizes->hair);
  for (guint end = 0; end < 2; end++)
    {
      cairo_move_to (cr, end == 0 ? self->x0 : self->x1, self->plot_y0);
      cairo_line_to (cr, end == 0 ? self->x0 : self->x1, self->plot_y1);
    }
  cairo_stroke (cr);

  /* Those that are named above the others, and the subject above all. */
  for (guint pass = 0; pass < 3; pass++)
    {
      for (guint i = 0; i < self->lines->len; i++)
        {
          guint own = (int) i == self->subject ? 2 : g_array_index (self->lines, TrellisSlopeLine, i).is_named;

          if (own == pass)
            draw_line (self, cr, palette, sizes, scale, i);
        }
    }
  for (guint i = 0; i < self->labels->len; i++)
    {
      const TrellisSlopeLabel *label = &g_array_index (self->labels, TrellisSlopeLabel, i);
      gboolean is_subject = (int) label->item == self->subject;
      TrellisType type = is_subject ? sizes->strong : sizes->label;
      const TrellisRgba *colour = is_subject ? &palette->trust : &palette->text;

      if (label->is_before)
        trellis_text_draw (text, cr, label->text, type, self->x0 - gap, label->y + cap / 2, TRELLIS_TEXT_END, colour);
      else
        trellis_text_draw_ellipsized (text, cr, label->text, type, self->x1 + gap, label->y + cap / 2,
                                      self->width - self->x1 - gap, TRELLIS_TEXT_START, colour);
    }
  cairo_restore (cr);
}
