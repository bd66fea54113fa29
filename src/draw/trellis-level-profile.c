/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-level-profile.h"

#include "trellis-level-chip-draw.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Between two chips side by side. */
#define CHIP_GAP 3

/* Pixels at the usual size of text, or points. */
typedef struct
{
  TrellisType name;
  TrellisType overall;
  TrellisType chip;
  TrellisType head;
  double chip_width;
  double chip_height;
  double row;
  double gap;
  double ring;
} Sizes;

static const Sizes screen_sizes = {
  .name = { 13, PANGO_WEIGHT_NORMAL },
  .overall = { 13, PANGO_WEIGHT_BOLD },
  .chip = { 12, PANGO_WEIGHT_BOLD },
  .head = { 12, PANGO_WEIGHT_BOLD },
  .chip_width = 26,
  .chip_height = 18,
  .row = 26,
  .gap = 12,
  .ring = 5,
};

static const Sizes paper_sizes = {
  .name = { 8, PANGO_WEIGHT_NORMAL },
  .overall = { 8, PANGO_WEIGHT_SEMIBOLD },
  .chip = { 7.5, PANGO_WEIGHT_SEMIBOLD },
  .head = { 7.5, PANGO_WEIGHT_SEMIBOLD },
  .chip_width = 17,
  .chip_height = 11,
  .row = 15,
  .gap = 6,
  .ring = 2.8,
};

static const Sizes *
get_sizes (TrellisPaletteKind kind)
{
  return kind == TRELLIS_PALETTE_PAPER ? &paper_sizes : &screen_sizes;
}

static void
clear_line (gpointer data)
{
  TrellisProfileLine *line = data;

  g_free (line->name);
  g_clear_pointer (&line->levels, g_ptr_array_unref);
}

/**
 * trellis_profile_lines_new:
 *
 * Returns: (transfer full) (element-type TrellisProfileLine): none yet; append
 *   them in order, overall last, each with a name and a reference of its own
 */
GArray *
trellis_profile_lines_new (void)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (TrellisProfileLine));

  g_array_set_clear_func (lines, clear_line);

  return lines;
}

/**
 * trellis_profile_lines_from_matrix:
 * @matrix: a matrix, which must outlive the result
 * @row: a school's
 *
 * Returns: (transfer full) (element-type TrellisProfileLine): one for each of
 *   its columns
 */
GArray *
trellis_profile_lines_from_matrix (TrellisMatrix *matrix,
                                   guint          row)
{
  GArray *lines = trellis_profile_lines_new ();

  for (guint i = 0; i < matrix->columns->len; i++)
    {
      TrellisMatrixColumn *column = &g_array_index (matrix->columns, TrellisMatrixColumn, i);
      TrellisMatrixCell *cell = &g_array_index (matrix->rows, TrellisMatrixRow, row).cells[i];
      TrellisProfileLine line = {
        .name = g_strdup (column->name),
        .level = cell->level,
        .previous = cell->previous,
        .applies = cell->applies,
        .is_overall = column->aspect == NULL,
      };

      if (column->aspect != NULL && column->aspect->levels != NULL)
        line.levels = g_ptr_array_ref (column->aspect->levels);
      else
        line.levels = g_ptr_array_ref (matrix->scheme->levels);
      g_array_append_val (lines, line);
    }

  return lines;
}

/**
 * trellis_profile_lines_dup_summary:
 * @lines: (element-type TrellisProfileLine): a profile
 *
 * Returns: (transfer full): what the chart shows, to be spoken
 */
char *
trellis_profile_lines_dup_summary (GArray *lines)
{
  GString *summary = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      TrellisProfileLine *line = &g_array_index (lines, TrellisProfileLine, i);

      if (summary->len > 0)
        g_string_append (summary, "; ");
      if (!line->applies)
        /* Translators: %s is an aspect */
        g_string_append_printf (summary, _("%s: does not apply"), line->name);
      else if (line->level == NULL)
        /* Translators: %s is an aspect */
        g_string_append_printf (summary, _("%s: not judged"), line->name);
      else if (line->previous != NULL && line->previous != line->level)
        /* Translators: an aspect, its level, and its level before */
        g_string_append_printf (summary, _("%s: %s, from %s"), line->name, line->level->name, line->previous->name);
      else
        g_string_append_printf (summary, "%s: %s", line->name, line->level->name);
    }

  return g_string_free (summary, FALSE);
}

/**
 * trellis_level_profile_get_natural_height:
 * @lines: (element-type TrellisProfileLine): a profile
 * @text: measures
 * @kind: of the palette
 *
 * Returns: the height at which its rows stand as the house has them
 */
double
trellis_level_profile_get_natural_height (GArray             *lines,
                                          TrellisText        *text,
                                          TrellisPaletteKind  kind)
{
  const Sizes *sizes = get_sizes (kind);

  return (sizes->head.size * 1.7 + (lines->len + 0.35) * sizes->row) * trellis_text_get_scale (text);
}

/* Where a level stands on the scale. An aspect's own levels spread over the
 * same width by their order, as they have no other place on it. */
static gboolean
find_x (TrellisLevelProfile      *self,
        const TrellisProfileLine *line,
        const TrellisLevel       *level,
        double                   *x)
{
  guint position;

  if (level == NULL)
    return FALSE;
  if (g_ptr_array_find (self->levels, level, &position))
    {
      *x = g_array_index (self->scale_xs, double, position);
      return TRUE;
    }
  if (line->levels != NULL && self->scale_xs->len > 0 && g_ptr_array_find (line->levels, level, &position))
    {
      double best = g_array_index (self->scale_xs, double, 0);
      double worst = g_array_index (self->scale_xs, double, self->scale_xs->len - 1);

      *x = line->levels->len > 1 ? best + (worst - best) * position / (line->levels->len - 1) : best;
      return TRUE;
    }

  return FALSE;
}

/**
 * trellis_level_profile_new:
 * @levels: (element-type TrellisLevel): the scheme's, best first
 * @lines: (element-type TrellisProfileLine): a profile; kept by reference
 * @text: measures; as it will be drawn with
 * @kind: of the palette it will be drawn with
 * @width: of the whole chart, names included
 * @height: of the whole chart
 *
 * Lays out a profile; a pure function of its arguments.
 *
 * Returns: (transfer full): the chart
 */
TrellisLevelProfile *
trellis_level_profile_new (GPtrArray          *levels,
                           GArray             *lines,
                           TrellisText        *text,
                           TrellisPaletteKind  kind,
                           double              width,
                           double              height)
{
  TrellisLevelProfile *self = g_new0 (TrellisLevelProfile, 1);
  const Sizes *sizes = get_sizes (kind);
  double scale = trellis_text_get_scale (text);
  double step, room, names = 0;
  gboolean has_overall = FALSE;

  self->width = width;
  self->height = height;
  self->levels = g_ptr_array_ref (levels);
  self->lines = g_array_ref (lines);
  self->scale_xs = g_array_new (FALSE, TRUE, sizeof (double));
  self->marks = g_array_new (FALSE, TRUE, sizeof (TrellisProfileMark));

  self->chip_width = sizes->chip_width * scale;
  for (guint i = 0; i < levels->len; i++)
    {
      const TrellisLevel *level = g_ptr_array_index (levels, i);

      self->chip_width = MAX (self->chip_width,
                              ceil (trellis_text_get_width (text, level->short_code, sizes->chip) + 8 * scale));
    }
  for (guint i = 0; i < lines->len; i++)
    {
      TrellisProfileLine *line = &g_array_index (lines, TrellisProfileLine, i);

      names = MAX (names, trellis_text_get_width (text, line->name, line->is_overall ? sizes->overall : sizes->name));
      has_overall |= line->is_overall;
    }

  /* Names have half of the chart, or what the chips side by side leave of it. */
  room = levels->len * (self->chip_width + CHIP_GAP * scale) + sizes->gap * scale;
  self->name_width = MIN (ceil (names), MAX (width * 0.5, width - room));
  self->plot_x0 = self->name_width + sizes->gap * scale;
  room = width - self->plot_x0;
  for (guint i = 0; i < levels->len; i++)
    {
      double x = width - room * (i + 0.5) / levels->len;

      g_array_append_val (self->scale_xs, x);
    }

  self->head_baseline = sizes->head.size * scale;
  self->plot_y0 = self->head_baseline + sizes->head.size * scale * 0.5;
  self->plot_y1 = height;
  step = (self->plot_y1 - self->plot_y0) / MAX (lines->len + (has_overall ? 0.35 : 0), 1);
  self->chip_height = MIN (sizes->chip_height * scale, step - 1);

  for (guint i = 0; i < lines->len; i++)
    {
      TrellisProfileLine *line = &g_array_index (lines, TrellisProfileLine, i);
      TrellisProfileMark mark = { .y = self->plot_y0 + step * (i + 0.5 + (line->is_overall ? 0.25 : 0)) };

      mark.has_chip = line->applies && find_x (self, line, line->level, &mark.x);
      mark.has_moved = mark.has_chip && line->previous != line->level &&
                       find_x (self, line, line->previous, &mark.previous_x);
      g_array_append_val (self->marks, mark);
    }

  return self;
}

/**
 * trellis_level_profile_free:
 * @self: (nullable) (transfer full): a chart
 */
void
trellis_level_profile_free (TrellisLevelProfile *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->levels);
  g_array_unref (self->lines);
  g_array_unref (self->scale_xs);
  g_array_unref (self->marks);
  g_free (self);
}

static void
draw_move (TrellisLevelProfile      *self,
           cairo_t                  *cr,
           const TrellisPalette     *palette,
           const Sizes              *sizes,
           double                    scale,
           const TrellisProfileMark *mark)
{
  double ring = sizes->ring * scale;
  double direction = mark->previous_x < mark->x ? 1 : -1;

  trellis_rgba_set_source (&palette->context, cr);
  cairo_set_line_width (cr, palette->kind == TRELLIS_PALETTE_PAPER ? 0.8 : 1.6);
  cairo_move_to (cr, mark->previous_x + direction * ring, mark->y);
  cairo_line_to (cr, mark->x - direction * self->chip_width / 2, mark->y);
  cairo_stroke (cr);
  cairo_arc (cr, mark->previous_x, mark->y, ring, 0, 2 * G_PI);
  trellis_rgba_set_source (&palette->card, cr);
  cairo_fill_preserve (cr);
  trellis_rgba_set_source (&palette->context, cr);
  cairo_stroke (cr);
}

/**
 * trellis_level_profile_draw:
 * @self: a chart
 * @cr: its top left corner at the origin
 * @text: as it was laid out with
 * @palette: of the kind that it was laid out for
 */
void
trellis_level_profile_draw (TrellisLevelProfile  *self,
                            cairo_t              *cr,
                            TrellisText          *text,
                            const TrellisPalette *palette)
{
  const Sizes *sizes = get_sizes (palette->kind);
  double scale = trellis_text_get_scale (text);
  gboolean is_paper = palette->kind == TRELLIS_PALETTE_PAPER;

  cairo_save (cr);
  cairo_set_line_width (cr, is_paper ? 0.3 : 1);
  for (guint i = 0; i < self->levels->len; i++)
    {
      const TrellisLevel *level = g_ptr_array_index (self->levels, i);
      double x = g_array_index (self->scale_xs, double, i);

      trellis_text_draw (text, cr, level->short_code, sizes->head, x, self->head_baseline,
                         TRELLIS_TEXT_CENTRE, &palette->dim);
      trellis_rgba_set_source (&palette->line_faint, cr);
      cairo_move_to (cr, x, self->plot_y0);
      cairo_line_to (cr, x, self->plot_y1);
      cairo_stroke (cr);
    }

  for (guint i = 0; i < self->lines->len; i++)
    {
      TrellisProfileLine *line = &g_array_index (self->lines, TrellisProfileLine, i);
      TrellisProfileMark *mark = &g_array_index (self->marks, TrellisProfileMark, i);
      TrellisType type = line->is_overall ? sizes->overall : sizes->name;
      double baseline = mark->y + trellis_text_get_cap_height (text, type) / 2;

      trellis_text_draw_fitted (text, cr, line->name, type, 0, baseline, self->name_width,
                                line->applies ? &palette->text : &palette->dim);
      if (mark->has_moved)
        draw_move (self, cr, palette, sizes, scale, mark);
      if (mark->has_chip)
        trellis_level_chip_draw (cr, text, palette, line->level, sizes->chip, mark->x - self->chip_width / 2,
                                 mark->y - self->chip_height / 2, self->chip_width, self->chip_height);
      else
        {
          const char *words = line->applies ? _("not judged") : _("does not apply");
          double width = trellis_text_get_width (text, words, sizes->name);

          /* The lines of the scale would run through the words. */
          trellis_rgba_set_source (&palette->card, cr);
          cairo_rectangle (cr, self->plot_x0, mark->y - self->chip_height / 2, width + 8 * scale, self->chip_height);
          cairo_fill (cr);
          trellis_text_draw (text, cr, words, sizes->name, self->plot_x0 + 2 * scale, baseline,
                             TRELLIS_TEXT_START, &palette->dim);
        }
    }
  cairo_restore (cr);
}
