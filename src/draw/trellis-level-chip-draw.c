/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-level-chip-draw.h"

/**
 * trellis_trace_rounded:
 * @cr: where to; its path is added to
 * @x: left edge
 * @y: top edge
 * @width: of the box
 * @height: of the box
 * @radius: of its corners, as far as the box has room
 */
void
trellis_trace_rounded (cairo_t *cr,
                       double   x,
                       double   y,
                       double   width,
                       double   height,
                       double   radius)
{
  radius = MIN (radius, MIN (width, height) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/**
 * trellis_level_chip_draw:
 * @cr: where to
 * @text: a maker of text
 * @palette: its colours
 * @level: (nullable): which level; %NULL draws a dash
 * @type: size and weight of its code
 * @x: left edge
 * @y: top edge
 * @width: of the chip
 * @height: of the chip
 *
 * Draws a level's chip: its colour with its short code on it.
 */
void
trellis_level_chip_draw (cairo_t              *cr,
                         TrellisText          *text,
                         const TrellisPalette *palette,
                         const TrellisLevel   *level,
                         TrellisType           type,
                         double                x,
                         double                y,
                         double                width,
                         double                height)
{
  TrellisRgba fill, colour;
  double baseline = y + height / 2 + trellis_text_get_cap_height (text, type) / 2;

  trellis_palette_get_level_colours (palette, level, &fill, &colour);
  if (level == NULL)
    {
      trellis_text_draw (text, cr, "–", type, x + width / 2, baseline, TRELLIS_TEXT_CENTRE, &palette->dim);
      return;
    }

  trellis_trace_rounded (cr, x, y, width, height, height * 0.16);
  trellis_rgba_set_source (&fill, cr);
  cairo_fill_preserve (cr);
  /* The palest levels need an edge to be seen on white, every one in high contrast. */
  if (palette->is_high_contrast || trellis_rgba_get_contrast (&fill, &palette->card) < 1.25)
    {
      trellis_rgba_set_source (palette->is_high_contrast ? &palette->line : &palette->line_faint, cr);
      cairo_set_line_width (cr, palette->kind == TRELLIS_PALETTE_PAPER ? 0.35 : 1);
      cairo_stroke (cr);
    }
  cairo_new_path (cr);
  trellis_text_draw (text, cr, level->short_code, type, x + width / 2, baseline, TRELLIS_TEXT_CENTRE, &colour);
}

/**
 * trellis_level_spark_draw:
 * @cr: where to
 * @palette: its colours
 * @levels: (element-type TrellisLevel): the scale, best first
 * @terms: (array length=n_terms): the level at the end of each term, %NULL
 *   where there was none
 * @n_terms: how many; the last is now
 * @x: left edge
 * @y: top edge
 * @width: of the line
 * @height: from the best level to the worst
 *
 * Draws the step line of a row in a table: grey, with only the last point in
 * its level's colour. Nothing where nothing was judged; a gap where it was not.
 */
void
trellis_level_spark_draw (cairo_t                   *cr,
                          const TrellisPalette      *palette,
                          GPtrArray                 *levels,
                          const TrellisLevel *const *terms,
                          guint                      n_terms,
                          double                     x,
                          double                     y,
                          double                     width,
                          double                     height)
{
  double radius = MIN (height * 0.2, 4);
  double step = n_terms > 1 ? (width - 2 * radius) / (n_terms - 1) : 0;
  gboolean is_on = FALSE;
  double last_y = 0;

  cairo_save (cr);
  cairo_set_line_width (cr, palette->kind == TRELLIS_PALETTE_PAPER ? 0.8 : 1.5);
  trellis_rgba_set_source (&palette->context, cr);
  for (guint i = 0; i < n_terms; i++)
    {
      guint rank;
      double px = x + radius + step * i;

      if (terms[i] == NULL || !g_ptr_array_find (levels, terms[i], &rank))
        {
          is_on = FALSE;
          continue;
        }

      last_y = y + radius + (height - 2 * radius) * (levels->len > 1 ? rank / (double) (levels->len - 1) : 0.5);
      if (is_on)
        {
          double from_y;

          cairo_get_current_point (cr, NULL, &from_y);
          cairo_line_to (cr, px, from_y);
          cairo_line_to (cr, px, last_y);
        }
      else
        cairo_move_to (cr, px, last_y);
      is_on = TRUE;
    }
  cairo_stroke (cr);

  if (is_on)
    {
      TrellisRgba fill;

      trellis_palette_get_level_colours (palette, terms[n_terms - 1], &fill, NULL);
      cairo_arc (cr, x + radius + step * (n_terms - 1), last_y, radius, 0, 2 * G_PI);
      trellis_rgba_set_source (&fill, cr);
      cairo_fill_preserve (cr);
      trellis_rgba_set_source (&palette->step, cr);
      cairo_set_line_width (cr, palette->kind == TRELLIS_PALETTE_PAPER ? 0.4 : 1);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}
