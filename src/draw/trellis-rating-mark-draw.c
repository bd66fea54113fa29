/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-rating-mark-draw.h"

#include "trellis-sheet.h"

/**
 * trellis_rating_mark_draw_on_paper:
 * @cr: where to
 * @text: for paper
 * @palette: for paper
 * @rating: how an action has been acted on
 * @x: left edge
 * @middle: its middle
 * @side: how wide and high it is
 *
 * Draws a rating's mark: its colour with its letter on it. Green is round, as
 * amber and green are near to one another in a grey copy; not rated is an
 * outline.
 */
void
trellis_rating_mark_draw_on_paper (cairo_t              *cr,
                                   TrellisText          *text,
                                   const TrellisPalette *palette,
                                   TrellisRating         rating,
                                   double                x,
                                   double                middle,
                                   double                side)
{
  TrellisType type = { MIN (side * 0.62, 7.5), PANGO_WEIGHT_SEMIBOLD };
  double cap = trellis_text_get_cap_height (text, type);
  TrellisRgba fill, colour;

  trellis_palette_get_rating_colours (palette, rating, &fill, &colour);
  cairo_new_path (cr);
  if (rating == TRELLIS_RATING_GREEN)
    cairo_arc (cr, x + side / 2, middle, side / 2, 0, 2 * G_PI);
  else
    cairo_rectangle (cr, x, middle - side / 2, side, side);
  trellis_rgba_set_source (&fill, cr);
  cairo_fill_preserve (cr);
  if (rating == TRELLIS_RATING_NONE)
    {
      trellis_rgba_set_source (&palette->text, cr);
      cairo_set_line_width (cr, 0.2 * TRELLIS_MM);
      cairo_stroke (cr);
    }
  cairo_new_path (cr);
  trellis_text_draw (text, cr, trellis_rating_get_letter (rating), type, x + side / 2, middle + cap / 2,
                     TRELLIS_TEXT_CENTRE, &colour);
}
