/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-table-paper-private.h"

#include "trellis-level-chip-draw.h"
#include "trellis-rating-mark-draw.h"

#include <glib/gi18n-lib.h>

/* What every painter here needs. */
typedef struct
{
  TrellisTablePaper *paper;
  cairo_t *cr;
  TrellisText *text;
  const TrellisPalette *palette;
  gboolean is_in_table;
} Painter;

/* In the order that a table of ratings is read. */
static const TrellisRating ratings[TRELLIS_N_RATINGS] = {
  TRELLIS_RATING_RED, TRELLIS_RATING_AMBER, TRELLIS_RATING_GREEN, TRELLIS_RATING_NONE,
};

static void
draw_title (Painter *p)
{
  TrellisTablePaper *paper = p->paper;
  double x = paper->sheet.left, width = paper->sheet.right - x, baseline = TRELLIS_TABLE_TITLE_BASELINE;
  double leading = paper->is_title_small ? TRELLIS_TABLE_SMALL_TITLE_LEADING : TRELLIS_TABLE_TITLE_LEADING;

  trellis_text_draw_wrapped (p->text, p->cr, paper->title,
                             paper->is_title_small ? trellis_type_title_small : trellis_type_title, x, baseline, width,
                             leading, &p->palette->text);
  baseline += (paper->n_title_lines - 1) * leading;
  if (*paper->subtitle != '\0')
    {
      baseline += TRELLIS_TABLE_SUBTITLE_STEP;
      trellis_text_draw_fitted (p->text, p->cr, paper->subtitle, trellis_type_subtitle, x, baseline, width,
                                &p->palette->trust);
    }
  if (paper->n_intro_lines > 0)
    trellis_text_draw_wrapped (p->text, p->cr, paper->intro, trellis_type_text, x,
                               baseline + TRELLIS_TABLE_INTRO_STEP, TRELLIS_TABLE_INTRO_WIDTH,
                               TRELLIS_TABLE_INTRO_LEADING, &p->palette->text);
}

/* Where a column's head stands over what is under it. */
static TrellisTextAlign
get_align (const TrellisPaperColumn *column)
{
  return column->kind == TRELLIS_PAPER_FIGURE ? TRELLIS_TEXT_END : TRELLIS_TEXT_START;
}

static void
end_table (Painter *p)
{
  trellis_text_end_part (p->text, p->cr);
  p->is_in_table = FALSE;
}

/* A table begins with its heads. */
static void
draw_column_heads (Painter *p,
                   GArray  *columns,
                   double   bottom)
{
  double left = p->paper->sheet.left;

  trellis_text_begin_part (p->text, p->cr, TRELLIS_TEXT_PART_TABLE);
  p->is_in_table = TRUE;
  trellis_text_begin_part (p->text, p->cr, TRELLIS_TEXT_PART_HEADS);
  for (guint i = 0; i < columns->len; i++)
    {
      const TrellisPaperColumn *column = &g_array_index (columns, TrellisPaperColumn, i);
      TrellisTextAlign align = get_align (column);
      double x = left + column->x + (align == TRELLIS_TEXT_END ? column->width : 0);

      trellis_text_draw_ellipsized (p->text, p->cr, column->name, trellis_type_head, x, bottom - 2 * TRELLIS_MM,
                                    column->width + TRELLIS_TABLE_GAP, align, &p->palette->dim);
    }
  trellis_text_end_part (p->text, p->cr);
  trellis_sheet_draw_rule (p->cr, p->palette, TRELLIS_RULE_SECTION, left, p->paper->sheet.right, bottom);
}

static void
draw_group (Painter                 *p,
            const TrellisTableGroup *placed)
{
  TrellisPaperGroup *group = g_ptr_array_index (p->paper->groups, placed->group);
  double bottom = placed->y + placed->height;
  double baseline = bottom - (group->columns != NULL ? 9.6 : 2) * TRELLIS_MM;
  /* Translators: %s is a group of a table that began on the page before */
  g_autofree char *name = placed->is_continued ? g_strdup_printf (_("%s, continued"), group->name)
                                               : g_strdup (group->name);
  gboolean is_row = p->is_in_table && group->columns == NULL;
  double note_width;

  /* A table of its own ends the one before; a group is a row of its table. */
  if (p->is_in_table && !is_row)
    end_table (p);
  if (is_row)
    trellis_text_begin_part (p->text, p->cr, TRELLIS_TEXT_PART_HEADS);
  note_width = trellis_text_draw (p->text, p->cr, group->note, trellis_type_secondary, p->paper->sheet.right, baseline,
                                  TRELLIS_TEXT_END, &p->palette->dim);
  trellis_text_draw_fitted (p->text, p->cr, name, group->columns != NULL ? trellis_type_section : trellis_type_group,
                            p->paper->sheet.left, baseline,
                            p->paper->sheet.right - p->paper->sheet.left - note_width - TRELLIS_TABLE_GAP,
                            &p->palette->trust);
  if (is_row)
    trellis_text_end_part (p->text, p->cr);
  if (group->columns != NULL && group->columns->len > 0)
    draw_column_heads (p, group->columns, bottom);
  else
    trellis_sheet_draw_rule (p->cr, p->palette, TRELLIS_RULE_GROUP, p->paper->sheet.left, p->paper->sheet.right,
                             bottom);
}

static void
draw_square (Painter *p,
             double   x,
             double   baseline)
{
  double side = trellis_text_get_cap_height (p->text, trellis_type_text);

  cairo_rectangle (p->cr, x, baseline - side, side, side);
  trellis_rgba_set_source (&p->palette->text, p->cr);
  cairo_fill (p->cr);
}

static void
draw_triangle (Painter *p,
               int      direction,
               double   x,
               double   middle)
{
  double side = 2.4 * TRELLIS_MM, half = side * 0.42 * direction;

  cairo_move_to (p->cr, x, middle + half);
  cairo_line_to (p->cr, x + side, middle + half);
  cairo_line_to (p->cr, x + side / 2, middle - half);
  cairo_close_path (p->cr);
  trellis_rgba_set_source (&p->palette->text, p->cr);
  cairo_fill (p->cr);
}

static void
draw_words (Painter                  *p,
            const TrellisPaperColumn *column,
            const TrellisPaperCell   *cell,
            double                    x,
            double                    baseline)
{
  double room = trellis_table_paper_get_mark_room (cell), width = column->width - room;
  TrellisType type = cell->is_strong ? trellis_type_text_strong : trellis_type_text;
  int n_lines = 1;

  if (column->kind == TRELLIS_PAPER_FIGURE)
    {
      double taken = trellis_text_draw (p->text, p->cr, cell->text != NULL ? cell->text : "–", type,
                                        x + column->width, baseline, TRELLIS_TEXT_END,
                                        cell->text != NULL ? &p->palette->text : &p->palette->faint);

      if (cell->is_marked)
        draw_square (p, x + column->width - taken - 3.2 * TRELLIS_MM, baseline);
      if (cell->second != NULL)
        trellis_text_draw (p->text, p->cr, cell->second, trellis_type_secondary, x + column->width,
                           baseline + TRELLIS_TABLE_LEADING, TRELLIS_TEXT_END, &p->palette->dim);
      return;
    }

  if (cell->is_marked)
    draw_square (p, x, baseline);
  if (cell->text != NULL)
    n_lines = trellis_text_draw_wrapped (p->text, p->cr, cell->text, type, x + room, baseline, width,
                                         TRELLIS_TABLE_LEADING, &p->palette->text);
  else
    trellis_text_draw (p->text, p->cr, "–", type, x + room, baseline, TRELLIS_TEXT_START, &p->palette->faint);
  if (cell->second != NULL)
    trellis_text_draw_wrapped (p->text, p->cr, cell->second, trellis_type_secondary, x + room,
                               baseline + n_lines * TRELLIS_TABLE_LEADING, width, TRELLIS_TABLE_SMALL_LEADING,
                               &p->palette->dim);
}

static void
draw_level (Painter                *p,
            const TrellisPaperCell *cell,
            double                  x,
            double                  middle,
            double                  baseline)
{
  trellis_level_chip_draw (p->cr, p->text, p->palette, cell->level, trellis_type_furniture_strong, x,
                           middle - TRELLIS_TABLE_CHIP_HEIGHT / 2, TRELLIS_TABLE_CHIP_WIDTH,
                           TRELLIS_TABLE_CHIP_HEIGHT);
  x += TRELLIS_TABLE_CHIP_WIDTH + 1.4 * TRELLIS_MM;
  if (cell->direction != 0)
    draw_triangle (p, cell->direction, x, middle);
  if (cell->text != NULL)
    trellis_text_draw (p->text, p->cr, cell->text, trellis_type_secondary, x + 3.4 * TRELLIS_MM, baseline,
                       TRELLIS_TEXT_START, &p->palette->dim);
}

static void
draw_ratings (Painter                  *p,
              const TrellisPaperColumn *column,
              const TrellisPaperCell   *cell,
              double                    x,
              double                    middle,
              double                    baseline)
{
  double step = column->width / TRELLIS_N_RATINGS;

  for (guint i = 0; i < TRELLIS_N_RATINGS; i++)
    {
      guint n = cell->counts[ratings[i]];
      g_autofree char *number = g_strdup_printf ("%'u", n);

      if (n == 0)
        continue;
      trellis_rating_mark_draw_on_paper (p->cr, p->text, p->palette, ratings[i], x + i * step, middle,
                                         3.6 * TRELLIS_MM);
      trellis_text_draw (p->text, p->cr, number, trellis_type_text, x + i * step + 4.6 * TRELLIS_MM, baseline,
                         TRELLIS_TEXT_START, &p->palette->text);
    }
}

/* So much of what is whole, and both in figures at the end. */
static void
draw_bar (Painter                  *p,
          const TrellisPaperColumn *column,
          const TrellisPaperCell   *cell,
          double                    x,
          double                    middle,
          double                    baseline)
{
  double figures = 16 * TRELLIS_MM, width = MAX (column->width - figures, 0), height = 2.6 * TRELLIS_MM;

  trellis_text_draw (p->text, p->cr, cell->text != NULL ? cell->text : "–", trellis_type_text, x + column->width,
                     baseline, TRELLIS_TEXT_END, &p->palette->text);
  if (cell->most <= 0)
    return;
  cairo_rectangle (p->cr, x, middle - height / 2, width * MIN (cell->value / cell->most, 1), height);
  trellis_rgba_set_source (&p->palette->trust, p->cr);
  cairo_fill (p->cr);
  cairo_rectangle (p->cr, x + 0.2, middle - height / 2 + 0.2, MAX (width - 0.4, 0), height - 0.4);
  cairo_set_line_width (p->cr, 0.4);
  cairo_stroke (p->cr);
}

static void
draw_course (Painter                  *p,
             const TrellisPaperColumn *column,
             const TrellisPaperCell   *cell,
             double                    x,
             double                    y)
{
  double radius = 1.6, height = TRELLIS_TABLE_COURSE_HEIGHT - 1.6 * TRELLIS_MM;
  g_autoptr (TrellisMeasureLine) line = NULL;

  if (cell->points == NULL)
    return;
  line = trellis_measure_line_new (cell->points, cell->has_target, cell->target, radius, column->width, height);
  cairo_save (p->cr);
  cairo_translate (p->cr, x, y + TRELLIS_TABLE_ROW_PAD + 0.8 * TRELLIS_MM);
  trellis_measure_line_draw (line, p->cr, p->palette, radius);
  cairo_restore (p->cr);
}

static void
draw_cell (Painter                  *p,
           const TrellisPaperColumn *column,
           const TrellisPaperCell   *cell,
           double                    y)
{
  double cap = trellis_text_get_cap_height (p->text, trellis_type_text);
  double x = p->paper->sheet.left + column->x;
  double middle = y + TRELLIS_TABLE_ROW_PAD + TRELLIS_TABLE_LEADING / 2, baseline = middle + cap / 2;

  switch (column->kind)
    {
    case TRELLIS_PAPER_LEVEL:
      draw_level (p, cell, x, middle, baseline);
      break;
    case TRELLIS_PAPER_RATING:
      if (!cell->is_blank)
        trellis_rating_mark_draw_on_paper (p->cr, p->text, p->palette, cell->rating, x, middle,
                                           TRELLIS_TABLE_MARK_SIDE);
      break;
    case TRELLIS_PAPER_RATINGS:
      draw_ratings (p, column, cell, x, middle, baseline);
      break;
    case TRELLIS_PAPER_BAR:
      draw_bar (p, column, cell, x, middle, baseline);
      break;
    case TRELLIS_PAPER_COURSE:
      draw_course (p, column, cell, x, y);
      break;
    case TRELLIS_PAPER_WORDS:
    case TRELLIS_PAPER_FIGURE:
    default:
      draw_words (p, column, cell, x, baseline);
    }
}

static void
draw_row (Painter               *p,
          const TrellisTableRow *placed,
          gboolean               is_last)
{
  TrellisPaperRow *row = g_ptr_array_index (p->paper->rows, placed->row);
  GArray *columns = trellis_table_paper_get_columns (p->paper, row->group);

  if (row->words != NULL)
    {
      double cap = trellis_text_get_cap_height (p->text, trellis_type_text);

      trellis_text_draw_wrapped (p->text, p->cr, row->words, trellis_type_text, p->paper->sheet.left,
                                 placed->y + TRELLIS_TABLE_ROW_PAD + (TRELLIS_TABLE_LEADING + cap) / 2,
                                 p->paper->sheet.right - p->paper->sheet.left, TRELLIS_TABLE_LEADING,
                                 &p->palette->dim);
      return;
    }
  trellis_text_begin_part (p->text, p->cr, TRELLIS_TEXT_PART_ROW);
  for (guint i = 0; i < row->n_cells; i++)
    draw_cell (p, &g_array_index (columns, TrellisPaperColumn, i), &row->cells[i], placed->y);
  trellis_text_end_part (p->text, p->cr);
  trellis_sheet_draw_rule (p->cr, p->palette, is_last ? TRELLIS_RULE_GROUP : TRELLIS_RULE_ROW, p->paper->sheet.left,
                           p->paper->sheet.right, placed->y + placed->height);
}

/* Whether the row is the last on its page, or of its group. */
static gboolean
is_last_row (Painter                *p,
             const TrellisTablePage *page,
             guint                   index)
{
  const TrellisTableRow *row = &g_array_index (page->rows, TrellisTableRow, index);
  TrellisPaperRow *this_row = g_ptr_array_index (p->paper->rows, row->row), *next;

  if (index + 1 == page->rows->len)
    return TRUE;
  next = g_ptr_array_index (p->paper->rows, row->row + 1);

  return next->group != this_row->group;
}

/**
 * trellis_table_paper_draw:
 * @self: a paper that was laid out
 * @cr: the page's top left corner at the origin, in points
 * @text: as it was laid out with
 * @palette: for paper
 * @page: which page, from 0
 *
 * Draws a page's matter; its furniture is the report's.
 */
void
trellis_table_paper_draw (TrellisTablePaper    *self,
                          cairo_t              *cr,
                          TrellisText          *text,
                          const TrellisPalette *palette,
                          guint                 page)
{
  Painter painter = { self, cr, text, palette };
  TrellisTablePage *placed;

  g_return_if_fail (page < self->pages->len);

  placed = g_ptr_array_index (self->pages, page);
  cairo_save (cr);
  if (page == 0)
    draw_title (&painter);
  else
    {
      /* Translators: %s is a table that began on the page before */
      g_autofree char *title = g_strdup_printf (_("%s, continued"), self->title);

      trellis_text_draw_fitted (text, cr, title, trellis_type_section, self->sheet.left,
                                self->sheet.top + 2 * TRELLIS_MM, self->sheet.right - self->sheet.left,
                                &palette->text);
    }
  if (self->columns->len > 0 && placed->rows->len > 0)
    draw_column_heads (&painter, self->columns, placed->top);
  for (guint i = 0, group = 0; i < placed->rows->len; i++)
    {
      const TrellisTableRow *row = &g_array_index (placed->rows, TrellisTableRow, i);

      /* In the order that it is read in, for who hears it. */
      for (; group < placed->groups->len &&
             g_array_index (placed->groups, TrellisTableGroup, group).y < row->y; group++)
        draw_group (&painter, &g_array_index (placed->groups, TrellisTableGroup, group));
      draw_row (&painter, row, is_last_row (&painter, placed, i));
    }
  if (painter.is_in_table)
    end_table (&painter);
  if (page + 1 == self->pages->len && self->n_key_lines > 0)
    trellis_text_draw_wrapped (text, cr, self->key, trellis_type_furniture, self->sheet.left,
                               placed->bottom + TRELLIS_TABLE_KEY_GAP, self->sheet.right - self->sheet.left,
                               TRELLIS_TABLE_SMALL_LEADING, &palette->dim);
  cairo_restore (cr);
}
