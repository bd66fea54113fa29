/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-matrix-paper-private.h"

#include <glib/gi18n-lib.h>

#define GAP (0.35 * TRELLIS_MM)

/* What every painter here needs. */
typedef struct
{
  TrellisMatrixPaper *paper;
  TrellisTablePage *page;
  cairo_t *cr;
  TrellisText *text;
  const TrellisPalette *palette;
} Painter;

static void
fill_level (Painter            *p,
            const TrellisLevel *level,
            double              x,
            double              y,
            double              width,
            double              height,
            TrellisRgba        *text)
{
  TrellisRgba fill;

  trellis_palette_get_level_colours (p->palette, level, &fill, text);
  cairo_rectangle (p->cr, x, y, width, height);
  trellis_rgba_set_source (&fill, p->cr);
  cairo_fill (p->cr);
  /* The palest would be lost on white paper. */
  if (trellis_rgba_get_contrast (&fill, &p->palette->card) < 1.25)
    {
      TrellisRgba edge = trellis_rgba_mix (&p->palette->line_faint, &fill, 0.3);

      cairo_rectangle (p->cr, x + 0.15, y + 0.15, width - 0.3, height - 0.3);
      trellis_rgba_set_source (&edge, p->cr);
      cairo_set_line_width (p->cr, 0.3);
      cairo_stroke (p->cr);
    }
}

static void
draw_triangle (Painter           *p,
               int                direction,
               double             x,
               double             middle,
               const TrellisRgba *colour)
{
  double width = TRELLIS_MATRIX_PAPER_TRIANGLE;
  double half = width * 0.42;

  cairo_move_to (p->cr, x, middle + half * direction);
  cairo_line_to (p->cr, x + width, middle + half * direction);
  cairo_line_to (p->cr, x + width / 2, middle - half * direction);
  cairo_close_path (p->cr);
  trellis_rgba_set_source (colour, p->cr);
  cairo_fill (p->cr);
}

static void
draw_corner (Painter           *p,
             double             right,
             double             top,
             const TrellisRgba *colour)
{
  double side = 2.3 * TRELLIS_MM;

  cairo_move_to (p->cr, right - side, top);
  cairo_line_to (p->cr, right, top);
  cairo_line_to (p->cr, right, top + side);
  cairo_close_path (p->cr);
  trellis_rgba_set_source (colour, p->cr);
  cairo_fill (p->cr);
}

static void
draw_ring (Painter           *p,
           double             x,
           double             y,
           const TrellisRgba *colour)
{
  cairo_new_sub_path (p->cr);
  cairo_arc (p->cr, x, y, 0.95 * TRELLIS_MM, 0, 2 * G_PI);
  trellis_rgba_set_source (colour, p->cr);
  cairo_set_line_width (p->cr, 0.32 * TRELLIS_MM);
  cairo_stroke (p->cr);
}

static void
draw_square (Painter *p,
             double   x,
             double   baseline,
             double   side)
{
  cairo_rectangle (p->cr, x, baseline - side, side, side);
  trellis_rgba_set_source (&p->palette->text, p->cr);
  cairo_fill (p->cr);
}

static double
draw_move (Painter                 *p,
           const TrellisMatrixCell *cell,
           double                   x,
           double                   baseline,
           double                   middle,
           const TrellisRgba       *colour)
{
  g_autofree char *words = NULL;
  int direction = trellis_matrix_cell_get_direction (cell);

  if (direction == 0)
    return 0;

  draw_triangle (p, direction, x, middle, colour);
  if (p->paper->move == TRELLIS_MATRIX_PAPER_MOVE_TRIANGLE || cell->previous == NULL)
    return TRELLIS_MATRIX_PAPER_TRIANGLE;
  if (p->paper->move == TRELLIS_MATRIX_PAPER_MOVE_WORDS)
    /* Translators: the level that a school was at before: "from Rn" */
    words = g_strdup_printf (_("from %s"), cell->previous->short_code);
  else
    words = g_strdup (cell->previous->short_code);

  return TRELLIS_MATRIX_PAPER_TRIANGLE + 1.2 * TRELLIS_MM +
         trellis_text_draw (p->text, p->cr, words, (TrellisType) { 7, PANGO_WEIGHT_NORMAL },
                            x + TRELLIS_MATRIX_PAPER_TRIANGLE + 1.2 * TRELLIS_MM, baseline, TRELLIS_TEXT_START, colour);
}

static double
get_move_width (Painter                 *p,
                const TrellisMatrixCell *cell)
{
  g_autofree char *words = NULL;

  if (p->paper->move == TRELLIS_MATRIX_PAPER_MOVE_TRIANGLE || cell->previous == NULL)
    return TRELLIS_MATRIX_PAPER_TRIANGLE;
  if (p->paper->move == TRELLIS_MATRIX_PAPER_MOVE_WORDS)
    words = g_strdup_printf (_("from %s"), cell->previous->short_code);
  else
    words = g_strdup (cell->previous->short_code);

  return TRELLIS_MATRIX_PAPER_TRIANGLE + 1.2 * TRELLIS_MM +
         trellis_text_get_width (p->text, words, (TrellisType) { 7, PANGO_WEIGHT_NORMAL });
}

static void
draw_cell (Painter                     *p,
           guint                        index,
           const TrellisMatrixCell     *cell,
           const TrellisTableRow *row,
           double                       baseline,
           double                       middle)
{
  TrellisMatrixPaperColumn *column = &g_array_index (p->paper->columns, TrellisMatrixPaperColumn, index);
  gboolean is_overall = trellis_matrix_get_column (p->paper->matrix, index)->aspect == NULL;
  double pad = MIN (TRELLIS_MATRIX_PAPER_PAD, column->width * 0.16);
  double x = column->x + GAP, y = row->y + GAP;
  double width = column->width - GAP * 2, height = row->height - GAP * 2;
  double inside = column->x + pad;
  TrellisRgba text;

  if (cell->level == NULL)
    {
      if (!cell->applies)
        {
          trellis_text_draw (p->text, p->cr, "–", p->paper->code_type, inside, baseline, TRELLIS_TEXT_START,
                             &p->palette->dim);
          return;
        }
      cairo_rectangle (p->cr, x, y, width, height);
      trellis_rgba_set_source (&p->palette->heading, p->cr);
      cairo_fill (p->cr);
      trellis_text_draw (p->text, p->cr, "?", p->paper->code_type, inside, baseline, TRELLIS_TEXT_START,
                         &p->palette->dim);
      return;
    }

  fill_level (p, cell->level, x, y, width, height, &text);
  trellis_text_draw (p->text, p->cr, cell->level->short_code, p->paper->code_type, inside, baseline, TRELLIS_TEXT_START,
                     &text);
  inside += p->paper->code_width + 1.5 * TRELLIS_MM;

  if (is_overall)
    {
      if (p->paper->has_overall_names)
        trellis_text_draw (p->text, p->cr, cell->level->name, p->paper->secondary_type, inside, baseline,
                           TRELLIS_TEXT_START, &text);
      if (trellis_matrix_cell_get_direction (cell) != 0)
        draw_move (p, cell, column->x + column->width - pad - get_move_width (p, cell), baseline, middle, &text);
      return;
    }

  if (p->paper->move == TRELLIS_MATRIX_PAPER_MOVE_TRIANGLE)
    inside -= 0.7 * TRELLIS_MM;
  draw_move (p, cell, inside, baseline, middle, &text);
  if (cell->sources_differ)
    draw_corner (p, x + width, y, &text);
  if (trellis_matrix_paper_is_evidence_poor (p->paper, index, cell))
    {
      /* Beside the corner mark, where a cell has both. */
      draw_ring (p, x + width - (cell->sources_differ ? 3.4 : 1.9) * TRELLIS_MM, middle, &text);
    }
}

static void
draw_row (Painter                     *p,
          const TrellisTableRow *placed,
          gboolean                     is_last)
{
  TrellisMatrixRow *row = trellis_matrix_get_row (p->paper->matrix, placed->row);
  g_autofree char *adviser = trellis_sheet_dup_person (&p->paper->sheet, row->school->adviser_name);
  double gap = 4 * TRELLIS_MM;
  double middle = placed->y + p->paper->row_height / 2;
  double baseline = middle + trellis_text_get_cap_height (p->text, p->paper->name_type) / 2;

  if (!is_last)
    {
      /* The rule stops at the cells, which are apart by themselves, and goes on
       * under the limits. */
      TrellisMatrixPaperColumn *first = &g_array_index (p->paper->columns, TrellisMatrixPaperColumn, 0);
      TrellisMatrixPaperColumn *last = &g_array_index (p->paper->columns, TrellisMatrixPaperColumn,
                                                       p->paper->columns->len - 1);

      trellis_sheet_draw_rule (p->cr, p->palette, TRELLIS_RULE_ROW, p->paper->sheet.left, first->x - GAP,
                               placed->y + placed->height);
      if (last->x + last->width + GAP < p->paper->sheet.right)
        trellis_sheet_draw_rule (p->cr, p->palette, TRELLIS_RULE_ROW, last->x + last->width + GAP,
                                 p->paper->sheet.right,
                                 placed->y + placed->height);
    }

  trellis_text_begin_part (p->text, p->cr, TRELLIS_TEXT_PART_ROW);
  trellis_text_draw_wrapped (p->text, p->cr, row->school->name, p->paper->name_type, p->paper->name.x, baseline,
                             p->paper->name.width - gap, p->paper->leading, &p->palette->text);
  if (p->paper->phase.width > 0)
    trellis_text_draw_wrapped (p->text, p->cr, trellis_phase_get_name (row->school->phase), p->paper->secondary_type,
                               p->paper->phase.x, baseline, p->paper->phase.width - gap, p->paper->leading,
                               &p->palette->dim);
  if (p->paper->adviser.width > 0)
    trellis_text_draw_wrapped (p->text, p->cr, adviser, p->paper->secondary_type, p->paper->adviser.x,
                               baseline, p->paper->adviser.width - gap, p->paper->leading, &p->palette->dim);

  for (guint i = 0; i < p->paper->columns->len; i++)
    draw_cell (p, i, &row->cells[i], placed, baseline, middle);

  if (p->paper->limit.width > 0 && row->limit_on != TRELLIS_DAY_NONE)
    {
      g_autofree char *limit = trellis_day_format (row->limit_on, TRELLIS_DAY_STYLE_MONTH);
      gboolean is_pressing = row->is_past_limit || row->is_warned;
      TrellisType type = p->paper->secondary_type;
      double width;

      if (is_pressing)
        type.weight = PANGO_WEIGHT_SEMIBOLD;
      width = trellis_text_draw (p->text, p->cr, limit, type, p->paper->sheet.right, baseline, TRELLIS_TEXT_END,
                                 is_pressing ? &p->palette->text : &p->palette->dim);
      if (row->is_past_limit)
        {
          double side = trellis_text_get_cap_height (p->text, type);

          draw_square (p, p->paper->sheet.right - width - side - 1.4 * TRELLIS_MM, baseline, side);
        }
    }
  trellis_text_end_part (p->text, p->cr);
}

/* A bar in the margin joins the schools of a federation. */
static void
draw_federations (Painter *p)
{
  GArray *rows = p->page->rows;

  cairo_set_line_width (p->cr, 0.55 * TRELLIS_MM);
  trellis_rgba_set_source (&p->palette->trust, p->cr);
  for (guint i = 0; i < rows->len; i++)
    {
      TrellisTableRow *first = &g_array_index (rows, TrellisTableRow, i);
      TrellisTableRow *last = first;

      while (i + 1 < rows->len && trellis_matrix_get_row (p->paper->matrix, last->row)->federation_mate > 0)
        last = &g_array_index (rows, TrellisTableRow, ++i);
      if (trellis_matrix_get_row (p->paper->matrix, first->row)->federation_mate == 0)
        continue;
      cairo_move_to (p->cr, p->paper->sheet.left - 2.2 * TRELLIS_MM, first->y + 0.6 * TRELLIS_MM);
      cairo_line_to (p->cr, p->paper->sheet.left - 2.2 * TRELLIS_MM, last->y + last->height - 0.6 * TRELLIS_MM);
      cairo_stroke (p->cr);
    }
}

static void
draw_group (Painter                       *p,
            const TrellisTableGroup *placed)
{
  TrellisMatrixGroup *group = &g_array_index (p->paper->matrix->groups, TrellisMatrixGroup, placed->group);
  g_autoptr (GString) tally = g_string_new (NULL);
  g_autofree char *name = NULL;
  TrellisType type = trellis_type_group;
  guint overall = p->paper->columns->len - 1;
  TrellisMatrixPaperColumn *column = &g_array_index (p->paper->columns, TrellisMatrixPaperColumn, overall);
  GPtrArray *levels = p->paper->matrix->scheme->levels;
  double bottom = placed->y + placed->height;
  double baseline = bottom - 1.9 * TRELLIS_MM;
  double width;

  if (p->paper->is_dense)
    type.size = 9;
  if (placed->is_continued)
    /* Translators: %s is a hub whose schools began on the page before */
    name = g_strdup_printf (_("%s, continued"), group->name);
  else
    name = g_strdup (group->name);
  trellis_text_begin_part (p->text, p->cr, TRELLIS_TEXT_PART_HEADS);
  trellis_text_draw (p->text, p->cr, name, type, p->paper->sheet.left, baseline, TRELLIS_TEXT_START,
                     &p->palette->trust);

  /* The tally is the whole hub's, so it stands where the hub begins. */
  for (guint i = 0; !placed->is_continued && i < levels->len; i++)
    {
      TrellisLevel *level = g_ptr_array_index (levels, i);
      guint n = trellis_matrix_count_level (p->paper->matrix, (int) placed->group, overall, level);

      if (n > 0)
        g_string_append_printf (tally, "%s%s %u", tally->len > 0 ? "   " : "", level->short_code, n);
    }
  width = trellis_text_get_width (p->text, tally->str, trellis_type_furniture);
  trellis_text_draw (p->text, p->cr, tally->str, trellis_type_furniture,
                     MIN (column->x + TRELLIS_MATRIX_PAPER_PAD, p->paper->sheet.right - width), baseline,
                     TRELLIS_TEXT_START, &p->palette->dim);
  trellis_text_end_part (p->text, p->cr);
  trellis_sheet_draw_rule (p->cr, p->palette, TRELLIS_RULE_GROUP, p->paper->sheet.left, p->paper->sheet.right,
                           bottom - GAP);
}

static void
draw_head_name (Painter    *p,
                const char *name,
                double      x,
                double      width,
                gboolean    is_upright)
{
  double leading = p->paper->head_type.size * 1.2;
  double bottom = p->page->top - 1.6 * TRELLIS_MM;

  if (is_upright)
    {
      g_autoptr (PangoLayout) layout = trellis_text_create_wrapped (p->text, name, p->paper->head_type,
                                                                    p->paper->head_height - 1 * TRELLIS_MM, 0, 2);
      int n_lines = pango_layout_get_line_count (layout);
      double cap = trellis_text_get_cap_height (p->text, p->paper->head_type);

      cairo_save (p->cr);
      /* Over the code, which stands at the left of its cell. */
      cairo_translate (p->cr, x + p->paper->code_width / 2 + cap / 2 - (n_lines - 1) * leading / 2, bottom);
      cairo_rotate (p->cr, -G_PI_2);
      trellis_rgba_set_source (&p->palette->text, p->cr);
      trellis_text_begin_line (p->text, p->cr, p->paper->head_type);
      for (int i = 0; i < n_lines; i++)
        {
          cairo_move_to (p->cr, 0, i * leading);
          pango_cairo_show_layout_line (p->cr, pango_layout_get_line_readonly (layout, i));
        }
      trellis_text_end_line (p->text, p->cr, p->paper->head_type);
      cairo_restore (p->cr);
    }
  else
    {
      int n_lines = trellis_text_count_lines (p->text, name, p->paper->head_type, width);

      trellis_text_draw_wrapped (p->text, p->cr, name, p->paper->head_type, x, bottom - (n_lines - 1) * leading, width,
                                 leading,
                                 &p->palette->text);
    }
}

static void
draw_table_head (Painter *p)
{
  TrellisMatrixPaper *paper = p->paper;
  double gap = 4 * TRELLIS_MM;

  trellis_text_begin_part (p->text, p->cr, TRELLIS_TEXT_PART_HEADS);
  draw_head_name (p, _("School"), paper->name.x, paper->name.width - gap, FALSE);
  if (paper->phase.width > 0)
    draw_head_name (p, _("Phase"), paper->phase.x, paper->phase.width, FALSE);
  if (paper->adviser.width > 0)
    draw_head_name (p, _("Adviser"), paper->adviser.x, paper->adviser.width, FALSE);
  for (guint i = 0; i < paper->columns->len; i++)
    {
      TrellisMatrixColumn *column = trellis_matrix_get_column (paper->matrix, i);
      TrellisMatrixPaperColumn *placed = &g_array_index (paper->columns, TrellisMatrixPaperColumn, i);
      double pad = MIN (TRELLIS_MATRIX_PAPER_PAD, placed->width * 0.16);

      draw_head_name (p, column->name, placed->x + pad, placed->width - pad - TRELLIS_MATRIX_PAPER_HEAD_END,
                      paper->has_upright_heads && column->aspect != NULL);
    }
  if (paper->limit.width > 0)
    trellis_text_draw (p->text, p->cr, _("Next level by"), p->paper->head_type, paper->sheet.right,
                       p->page->top - 1.6 * TRELLIS_MM, TRELLIS_TEXT_END, &p->palette->text);
  trellis_text_end_part (p->text, p->cr);
  trellis_sheet_draw_rule (p->cr, p->palette, TRELLIS_RULE_SECTION, paper->sheet.left, paper->sheet.right,
                           p->page->top);
}

static guint
find_most (Painter *p,
           gboolean is_overall)
{
  guint most = 1;

  for (guint i = 0; i < p->paper->columns->len; i++)
    {
      GPtrArray *levels = trellis_matrix_paper_get_levels (p->paper, i);

      if ((trellis_matrix_get_column (p->paper->matrix, i)->aspect == NULL) != is_overall)
        continue;
      for (guint j = 0; j < levels->len; j++)
        most = MAX (most, trellis_matrix_count_level (p->paper->matrix, -1, i, g_ptr_array_index (levels, j)));
    }

  return most;
}

static void
draw_bars (Painter *p,
           guint    index,
           guint    most,
           double   top)
{
  TrellisMatrixPaperColumn *column = &g_array_index (p->paper->columns, TrellisMatrixPaperColumn, index);
  GPtrArray *levels = trellis_matrix_paper_get_levels (p->paper, index);
  gboolean is_own = levels != p->paper->matrix->scheme->levels;
  gboolean is_bare = column->width < 14 * TRELLIS_MM;
  double step = p->paper->distribution_row;
  double pad = MIN (TRELLIS_MATRIX_PAPER_PAD, column->width * 0.16);
  double x = column->x + pad;
  double code = 0, count, room, height = step - 0.7 * TRELLIS_MM;
  TrellisType type = { is_bare ? 6.5 : 7.5, PANGO_WEIGHT_SEMIBOLD };

  /* An aspect's own levels are not those of the legend: they say their codes. */
  for (guint i = 0; is_own && i < levels->len; i++)
    {
      TrellisLevel *level = g_ptr_array_index (levels, i);

      code = MAX (code, trellis_text_get_width (p->text, level->short_code, trellis_type_tiny) + 1 * TRELLIS_MM);
    }
  count = trellis_text_get_width (p->text, most > 99 ? "000" : "00", type) + 1.2 * TRELLIS_MM;
  room = MAX (MIN (column->width - pad * 2 - code - count, 36 * TRELLIS_MM), 2 * TRELLIS_MM);

  for (guint i = 0; i < levels->len; i++)
    {
      TrellisLevel *level = g_ptr_array_index (levels, i);
      guint n = trellis_matrix_count_level (p->paper->matrix, -1, index, level);
      g_autofree char *figure = g_strdup_printf ("%u", n);
      double y = top + i * step;
      double baseline = y + height / 2 + trellis_text_get_cap_height (p->text, type) / 2;
      double length = n > 0 ? MAX (room * n / most, 0.8 * TRELLIS_MM) : 0;

      if (is_own)
        trellis_text_draw (p->text, p->cr, level->short_code, trellis_type_tiny, x, baseline, TRELLIS_TEXT_START,
                           &p->palette->dim);
      if (n > 0)
        fill_level (p, level, x + code, y, length, height, NULL);
      else
        {
          cairo_rectangle (p->cr, x + code, y, 0.12 * TRELLIS_MM, height);
          trellis_rgba_set_source (&p->palette->line_faint, p->cr);
          cairo_fill (p->cr);
          type.weight = PANGO_WEIGHT_NORMAL;
        }
      trellis_text_draw (p->text, p->cr, figure, type, x + code + length + 1 * TRELLIS_MM, baseline, TRELLIS_TEXT_START,
                         n > 0 ? &p->palette->text : &p->palette->dim);
      type.weight = PANGO_WEIGHT_SEMIBOLD;
    }
}

static double
get_chip_width (Painter *p)
{
  double width = 7 * TRELLIS_MM;
  GPtrArray *levels = p->paper->matrix->scheme->levels;

  for (guint i = 0; i < levels->len; i++)
    {
      TrellisLevel *level = g_ptr_array_index (levels, i);

      width = MAX (width,
                   trellis_text_get_width (p->text, level->short_code, trellis_type_furniture_strong) + 3 * TRELLIS_MM);
    }

  return width;
}

/* How many schools are at each level, whose row labels are the legend. */
static void
draw_distribution (Painter *p)
{
  TrellisMatrixPaper *paper = p->paper;
  GPtrArray *levels = paper->matrix->scheme->levels;
  double top = trellis_matrix_paper_get_distribution_top (paper);
  double step = paper->distribution_row, height = step - 0.7 * TRELLIS_MM;
  double chip = get_chip_width (p);
  double names = 0, x;
  guint most = find_most (p, FALSE);
  guint most_overall = find_most (p, TRUE);

  for (guint i = 0; i < levels->len; i++)
    {
      TrellisLevel *level = g_ptr_array_index (levels, i);

      names = MAX (names, trellis_text_get_width (p->text, level->name, trellis_type_furniture));
    }
  x = g_array_index (paper->columns, TrellisMatrixPaperColumn, 0).x - 4 * TRELLIS_MM - names - 1.2 * TRELLIS_MM - chip;
  if (paper->phase.width > 0)
    x = MIN (x, paper->phase.x);
  x = MAX (x, paper->sheet.left);

  /* Where the legend leaves no room for its title, the title is left out: the
   * figures say it. */
  if (paper->sheet.left + trellis_text_get_width (p->text, _("Schools at each level"), trellis_type_head) +
      3 * TRELLIS_MM < x)
    trellis_text_draw (p->text, p->cr, _("Schools at each level"), trellis_type_head, paper->sheet.left,
                       top + height / 2 + trellis_text_get_cap_height (p->text, trellis_type_head) / 2,
                       TRELLIS_TEXT_START, &p->palette->text);
  for (guint i = 0; i < levels->len; i++)
    {
      TrellisLevel *level = g_ptr_array_index (levels, i);
      TrellisRgba colour;
      double y = top + i * step;
      double baseline = y + height / 2 + trellis_text_get_cap_height (p->text, trellis_type_furniture) / 2;

      fill_level (p, level, x, y, chip, height, &colour);
      trellis_text_draw (p->text, p->cr, level->short_code, trellis_type_furniture_strong, x + chip / 2, baseline,
                         TRELLIS_TEXT_CENTRE, &colour);
      trellis_text_draw (p->text, p->cr, level->name, trellis_type_furniture, x + chip + 1.2 * TRELLIS_MM, baseline,
                         TRELLIS_TEXT_START,
                         &p->palette->text);
    }

  for (guint i = 0; i < paper->columns->len; i++)
    draw_bars (p, i, trellis_matrix_get_column (paper->matrix, i)->aspect == NULL ? most_overall : most, top);
}

static char *
describe (Painter *p)
{
  const char *scope_words = p->paper->scope_words;
  TrellisMatrix *matrix = p->paper->matrix;
  GString *words = g_string_new (NULL);
  g_autofree char *as_at = trellis_day_format (matrix->as_at, TRELLIS_DAY_STYLE_LONG);
  g_autofree char *before = trellis_day_format (matrix->compared_with, TRELLIS_DAY_STYLE_LONG);
  guint n_up = 0, n_down = 0;

  if (matrix->source == TRELLIS_SOURCE_AGREED)
    g_string_append_printf (words, _("Agreed levels at %s"), as_at);
  else
    /* Translators: whose view, as in "Self-evaluation, levels at 6 March 2026" */
    g_string_append_printf (words, _("%s, levels at %s"), trellis_source_get_name (matrix->source), as_at);
  if (matrix->compared_with != TRELLIS_DAY_NONE)
    g_string_append_printf (words, _(", against %s"), before);
  g_string_append (words, ". ");
  g_string_append_printf (words, ngettext ("%u school", "%u schools", matrix->rows->len), matrix->rows->len);
  if (scope_words != NULL && scope_words[0] != '\0')
    g_string_append_printf (words, ": %s", scope_words);
  g_string_append (words, ".");

  if (matrix->compared_with != TRELLIS_DAY_NONE)
    {
      trellis_matrix_count_moves (matrix, -1, &n_up, &n_down);
      if (n_up > 0)
        {
          g_string_append_c (words, ' ');
          g_string_append_printf (words, ngettext ("%u moved up overall", "%u moved up overall", n_up), n_up);
        }
      if (n_down > 0)
        {
          g_string_append (words, n_up > 0 ? ", " : " ");
          g_string_append_printf (words, n_up > 0 ? ngettext ("%u down", "%u down", n_down)
                                                  : ngettext ("%u moved down overall", "%u moved down overall", n_down),
                                                  n_down);
        }
      if (n_up > 0 || n_down > 0)
        g_string_append (words, ".");
    }

  return g_string_free (words, FALSE);
}

/* What a page after the first says of itself, with the levels' legend at the
 * right. */
static void
draw_continued_title (Painter *p)
{
  GPtrArray *levels = p->paper->matrix->scheme->levels;
  double baseline = p->paper->sheet.top + 1.5 * TRELLIS_MM;
  double chip = get_chip_width (p), height = 3.2 * TRELLIS_MM;
  double x = p->paper->sheet.right;
  double cap = trellis_text_get_cap_height (p->text, trellis_type_furniture);

  trellis_text_draw (p->text, p->cr, _("Schools by aspect, continued"), trellis_type_section, p->paper->sheet.left,
                     baseline,
                     TRELLIS_TEXT_START, &p->palette->text);
  for (int i = (int) levels->len - 1; i >= 0; i--)
    {
      TrellisLevel *level = g_ptr_array_index (levels, i);
      TrellisRgba colour;

      x -= trellis_text_draw (p->text, p->cr, level->name, trellis_type_furniture, x, baseline, TRELLIS_TEXT_END,
                              &p->palette->text);
      x -= 1.2 * TRELLIS_MM + chip;
      fill_level (p, level, x, baseline - cap / 2 - height / 2, chip, height, &colour);
      trellis_text_draw (p->text, p->cr, level->short_code, trellis_type_furniture_strong, x + chip / 2, baseline,
                         TRELLIS_TEXT_CENTRE, &colour);
      x -= 4 * TRELLIS_MM;
    }
}

/* Every mark that occurs in the document, explained under the table. */
static void
draw_marks (Painter *p)
{
  TrellisMatrixPaper *paper = p->paper;
  g_autofree char *before = trellis_day_format (paper->matrix->compared_with, TRELLIS_DAY_STYLE_LONG);
  g_autofree char *up = g_strdup_printf (_("Moved up since %s"), before);
  g_autofree char *down = paper->has_up
                          ? g_strdup (_("Moved down")) : g_strdup_printf (_("Moved down since %s"), before);
  double baseline = p->page->bottom + 5 * TRELLIS_MM;
  double cap = trellis_text_get_cap_height (p->text, trellis_type_furniture);
  double middle = baseline - cap / 2;
  double x = paper->sheet.left, after = 1.6 * TRELLIS_MM;
  double gap = (paper->sheet.paper == TRELLIS_PAPER_A3 ? 6 : 4) * TRELLIS_MM;
  const TrellisRgba *ink = &p->palette->text;

  /* The marks must be told apart in grey, so each is drawn as it is above. */
#define SAY(words, width)                                                                          \
  (x += (width) + after,                                                                           \
   x += trellis_text_draw (p->text, p->cr, (words), trellis_type_furniture, x, baseline,           \
                           TRELLIS_TEXT_START, ink) + gap)
  if (paper->has_up)
    {
      draw_triangle (p, 1, x, middle, ink);
      SAY (up, TRELLIS_MATRIX_PAPER_TRIANGLE);
    }
  if (paper->has_down)
    {
      draw_triangle (p, -1, x, middle, ink);
      SAY (down, TRELLIS_MATRIX_PAPER_TRIANGLE);
    }
  if (paper->has_differing)
    {
      draw_corner (p, x + 2.3 * TRELLIS_MM, baseline - cap, ink);
      SAY (_("Sources differ"), 2.3 * TRELLIS_MM);
    }
  if (paper->has_poor_evidence)
    {
      draw_ring (p, x + 0.95 * TRELLIS_MM, middle, ink);
      SAY (_("Evidence missing or older than a year"), 1.9 * TRELLIS_MM);
    }
  if (paper->has_unjudged)
    {
      trellis_text_draw (p->text, p->cr, "?", trellis_type_furniture_strong, x, baseline, TRELLIS_TEXT_START, ink);
      SAY (_("Not judged"), 1.4 * TRELLIS_MM);
    }
  if (paper->has_inapplicable)
    {
      trellis_text_draw (p->text, p->cr, "–", trellis_type_furniture_strong, x, baseline, TRELLIS_TEXT_START, ink);
      SAY (_("Does not apply"), 1.6 * TRELLIS_MM);
    }
  if (paper->has_federation)
    {
      cairo_rectangle (p->cr, x, baseline - cap - 0.3 * TRELLIS_MM, 0.55 * TRELLIS_MM, cap + 0.6 * TRELLIS_MM);
      trellis_rgba_set_source (&p->palette->trust, p->cr);
      cairo_fill (p->cr);
      SAY (_("Federation"), 0.55 * TRELLIS_MM);
    }
  if (paper->has_past_limit)
    {
      draw_square (p, x, baseline, cap);
      SAY (_("Past its time limit"), cap);
    }
#undef SAY
}

/**
 * trellis_matrix_paper_draw:
 * @self: a matrix on paper
 * @cr: the page's top left corner at the origin, in points
 * @text: as it was laid out with
 * @palette: for paper
 * @page: which page, from 0
 *
 * Draws a page's matter; its furniture is the report's.
 */
void
trellis_matrix_paper_draw (TrellisMatrixPaper   *self,
                           cairo_t              *cr,
                           TrellisText          *text,
                           const TrellisPalette *palette,
                           guint                 page)
{
  Painter painter = { self, NULL, cr, text, palette };

  g_return_if_fail (page < self->pages->len);

  painter.page = g_ptr_array_index (self->pages, page);
  cairo_save (cr);
  if (page == 0)
    {
      gboolean is_a3 = self->sheet.paper == TRELLIS_PAPER_A3;
      g_autofree char *words = describe (&painter);

      trellis_text_draw (text, cr, _("Schools by aspect"), is_a3 ? trellis_type_title : trellis_type_title_small,
                         self->sheet.left,
                         (is_a3 ? 26 : 22.5) * TRELLIS_MM, TRELLIS_TEXT_START, &palette->text);
      trellis_text_draw (text, cr, words, trellis_type_text, self->sheet.left, (is_a3 ? 32.5 : 28) * TRELLIS_MM,
                         TRELLIS_TEXT_START,
                         &palette->dim);
    }
  else
    draw_continued_title (&painter);

  if (self->matrix->rows->len == 0)
    {
      trellis_text_draw (text, cr, _("There are no schools to show on this day."), trellis_type_text, self->sheet.left,
                         trellis_matrix_paper_get_distribution_top (self) + 6 * TRELLIS_MM, TRELLIS_TEXT_START,
                         &palette->text);
      cairo_restore (cr);
      return;
    }

  if (page == 0)
    draw_distribution (&painter);
  trellis_text_begin_part (text, cr, TRELLIS_TEXT_PART_TABLE);
  draw_table_head (&painter);
  for (guint i = 0, group = 0; i < painter.page->rows->len; i++)
    {
      TrellisTableRow *row = &g_array_index (painter.page->rows, TrellisTableRow, i);
      gboolean is_last = i + 1 == painter.page->rows->len;

      /* In the order that it is read in, for who hears it. */
      for (; group < painter.page->groups->len &&
             g_array_index (painter.page->groups, TrellisTableGroup, group).y < row->y; group++)
        draw_group (&painter, &g_array_index (painter.page->groups, TrellisTableGroup, group));
      /* A group ends in air, not in a rule. */
      if (!is_last)
        is_last = row[1].y > row->y + row->height + 0.5;
      draw_row (&painter, row, is_last);
    }
  trellis_text_end_part (text, cr);
  draw_federations (&painter);
  trellis_sheet_draw_rule (cr, palette, TRELLIS_RULE_SECTION, self->sheet.left, self->sheet.right,
                           painter.page->bottom + GAP);
  draw_marks (&painter);
  cairo_restore (cr);
}
