/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-level-steps-private.h"

#include "trellis-level-chip-draw.h"

#include <glib/gi18n-lib.h>

static void
draw_axes (TrellisLevelSteps    *self,
           cairo_t              *cr,
           TrellisText          *text,
           const TrellisPalette *palette,
           const TrellisLevelStepsSizes *sizes)
{
  double scale = trellis_text_get_scale (text);
  double name_x = self->chip_width + sizes->gap * scale;
  double cap = trellis_text_get_cap_height (text, sizes->name);

  cairo_set_line_width (cr, palette->kind == TRELLIS_PALETTE_PAPER ? 0.3 : 1);
  for (guint i = 0; i < self->rows->len; i++)
    {
      TrellisLevelStepsRow *row = &g_array_index (self->rows, TrellisLevelStepsRow, i);

      trellis_level_chip_draw (cr, text, palette, row->level, sizes->chip, 0, row->y - self->chip_height / 2,
                               self->chip_width, self->chip_height);
      if (self->has_names)
        trellis_text_draw (text, cr, row->level->name, sizes->name, name_x, row->y + cap / 2,
                           TRELLIS_TEXT_START, &palette->dim);
      trellis_rgba_set_source (&palette->line_faint, cr);
      cairo_move_to (cr, self->plot_x0, row->y);
      cairo_line_to (cr, self->plot_x1, row->y);
      cairo_stroke (cr);
    }

  for (guint i = 0; i < self->ticks->len; i++)
    {
      TrellisLevelStepsTick *tick = &g_array_index (self->ticks, TrellisLevelStepsTick, i);

      trellis_rgba_set_source (&palette->line_faint, cr);
      cairo_move_to (cr, tick->x, self->plot_y1);
      cairo_line_to (cr, tick->x, self->plot_y1 + 4 * scale);
      cairo_stroke (cr);
      trellis_text_draw (text, cr, tick->label, sizes->small, tick->x, self->tick_baseline,
                         TRELLIS_TEXT_START, &palette->dim);
    }
}

/**
 * trellis_level_steps_draw:
 * @self: a chart
 * @cr: its top left corner at the origin
 * @text: as it was laid out with
 * @palette: of the kind that it was laid out for
 */
void
trellis_level_steps_draw (TrellisLevelSteps    *self,
                          cairo_t              *cr,
                          TrellisText          *text,
                          const TrellisPalette *palette)
{
  const TrellisLevelStepsSizes *sizes = trellis_level_steps_get_sizes (palette->kind);
  double scale = trellis_text_get_scale (text);
  double thin = palette->kind == TRELLIS_PALETTE_PAPER ? 0.6 : 1.2;
  double dashes[] = { 2 * scale, 2 * scale };

  cairo_save (cr);
  draw_axes (self, cr, text, palette, sizes);

  if (self->now_x >= 0)
    {
      const char *now = _("now");
      TrellisType type = { sizes->small.size, PANGO_WEIGHT_BOLD };
      gboolean is_left = self->now_x + trellis_text_get_width (text, now, type) + 4 * scale > self->width;

      trellis_rgba_set_source (&palette->accent, cr);
      cairo_set_line_width (cr, thin);
      cairo_move_to (cr, self->now_x, 0);
      cairo_line_to (cr, self->now_x, self->plot_y1);
      cairo_stroke (cr);
      trellis_text_draw (text, cr, now, type,
                         self->now_x + (is_left ? -4 : 4) * scale, sizes->small.size * scale * 0.85,
                         is_left ? TRELLIS_TEXT_END : TRELLIS_TEXT_START, &palette->accent_text);
    }

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_SQUARE);
  cairo_set_line_width (cr, sizes->line_width * scale);
  trellis_rgba_set_source (&palette->step, cr);
  for (guint i = 0; i < self->lines->len; i++)
    {
      TrellisLevelStepsLine *line = &g_array_index (self->lines, TrellisLevelStepsLine, i);

      cairo_move_to (cr, line->x0, line->y0);
      cairo_line_to (cr, line->x1, line->y1);
    }
  cairo_stroke (cr);

  if (self->has_limit)
    {
      double half = sizes->dot_radius * scale * 0.7;

      trellis_rgba_set_source (&palette->warning, cr);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
      cairo_set_line_width (cr, thin);
      cairo_set_dash (cr, dashes, 2, 0);
      cairo_move_to (cr, self->limit_line.x0, self->limit_line.y0);
      cairo_line_to (cr, self->limit_line.x1, self->limit_line.y1);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
      cairo_rectangle (cr, self->limit_line.x1 - half, self->limit_line.y1 - half, half * 2, half * 2);
      cairo_fill (cr);
      /* Translators: the day by which a school should have reached a level, on a chart */
      trellis_text_draw (text, cr, _("limit"), sizes->small, MIN (self->limit_line.x1 + half, self->width),
                         self->limit_line.y1 - half - 3 * scale, TRELLIS_TEXT_END, &palette->warning);
    }

  for (guint i = 0; i < self->dots->len; i++)
    {
      TrellisLevelStepsDot *dot = &g_array_index (self->dots, TrellisLevelStepsDot, i);
      TrellisRgba fill;

      trellis_palette_get_level_colours (palette, dot->level, &fill, NULL);
      cairo_new_path (cr);
      cairo_arc (cr, dot->x, dot->y, sizes->dot_radius * scale, 0, 2 * G_PI);
      trellis_rgba_set_source (&fill, cr);
      cairo_fill_preserve (cr);
      trellis_rgba_set_source (&palette->text, cr);
      cairo_set_line_width (cr, thin);
      cairo_stroke (cr);
      if (dot->has_label)
        trellis_text_draw (text, cr, dot->reason, sizes->small, dot->label_x, dot->label_baseline,
                           TRELLIS_TEXT_START, &palette->text);
    }
  cairo_restore (cr);
}
