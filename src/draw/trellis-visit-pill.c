/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-visit-pill.h"

#include "trellis-level-chip-draw.h"
#include "trellis-sheet.h"

/**
 * trellis_visit_pill_draw:
 * @cr: where to
 * @text: for paper
 * @palette: for paper
 * @pill: what it says
 * @x: left edge
 * @y: top edge
 * @width: of the pill
 * @height: of the pill
 *
 * Draws a visit's pill on paper: full once done, tinted once agreed, an outline
 * while planned, so that a grey copy says it too. The day is left out where it
 * has no room beside the mark.
 */
void
trellis_visit_pill_draw (cairo_t                *cr,
                         TrellisText            *text,
                         const TrellisPalette   *palette,
                         const TrellisVisitPill *pill,
                         double                  x,
                         double                  y,
                         double                  width,
                         double                  height)
{
  gboolean is_low = height < 4.6 * TRELLIS_MM && !pill->is_stacked;
  TrellisType mark_type = { is_low ? 7.2 : 7.8, PANGO_WEIGHT_BOLD };
  TrellisType day_type = { 6.2, PANGO_WEIGHT_NORMAL };
  TrellisPillColours colours;
  double middle = y + height / 2;
  double edge = 0.28 * TRELLIS_MM;
  double mark_width, day_width, cap, pad;

  trellis_palette_get_visit_colours (palette, pill->status, pill->is_clash, &colours);
  if (colours.edge.alpha > 0)
    trellis_trace_rounded (cr, x + edge / 2, y + edge / 2, width - edge, height - edge, 0.9 * TRELLIS_MM);
  else
    trellis_trace_rounded (cr, x, y, width, height, 0.9 * TRELLIS_MM);
  trellis_rgba_set_source (&colours.fill, cr);
  cairo_fill_preserve (cr);
  if (colours.edge.alpha > 0)
    {
      trellis_rgba_set_source (&colours.edge, cr);
      cairo_set_line_width (cr, pill->is_clash ? edge * 2 : edge);
      cairo_stroke (cr);
    }
  cairo_new_path (cr);

  if (pill->is_stacked && pill->day != NULL && width >= 3 * TRELLIS_MM)
    {
      double gap = 0.7 * TRELLIS_MM, day_cap = trellis_text_get_cap_height (text, day_type);

      mark_type.size = 7;
      cap = trellis_text_get_cap_height (text, mark_type);
      trellis_text_draw (text, cr, pill->mark, mark_type, x + width / 2, middle - (cap + gap + day_cap) / 2 + cap,
                         TRELLIS_TEXT_CENTRE, &colours.text);
      trellis_text_draw (text, cr, pill->day, day_type, x + width / 2, middle + (cap + gap + day_cap) / 2,
                         TRELLIS_TEXT_CENTRE,
                         &colours.text);
      return;
    }

  cap = trellis_text_get_cap_height (text, mark_type);
  mark_width = trellis_text_get_width (text, pill->mark, mark_type);
  day_width = pill->day != NULL && !pill->is_stacked ? trellis_text_get_width (text, pill->day, day_type) : 0;
  if (day_width == 0 || mark_width + day_width + 1.7 * TRELLIS_MM > width + 0.1)
    {
      if (mark_width > width - 0.6 * TRELLIS_MM)
        mark_type.size = 6.2;
      trellis_text_draw (text, cr, pill->mark, mark_type, x + width / 2, middle + cap / 2, TRELLIS_TEXT_CENTRE,
                         &colours.text);
      return;
    }

  /* What is over goes between and to the sides alike. */
  pad = MIN ((width - mark_width - day_width) / 2.8, 1 * TRELLIS_MM);
  trellis_text_draw (text, cr, pill->mark, mark_type, x + pad, middle + cap / 2, TRELLIS_TEXT_START, &colours.text);
  trellis_text_draw (text, cr, pill->day, day_type, x + width - pad, middle + cap / 2, TRELLIS_TEXT_END, &colours.text);
}
