/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-board-page-private.h"

#include "trellis-level-chip-draw.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What every painter here needs. */
typedef struct
{
  TrellisBoardPage *page;
  TrellisBoardPanel *panel;
  cairo_t *cr;
  TrellisText *text;
  const TrellisPalette *palette;
} Painter;

static void
draw_words (Painter           *p,
            const char        *words,
            TrellisType        type,
            double             x,
            double             baseline,
            TrellisTextAlign   align,
            const TrellisRgba *colour)
{
  trellis_text_draw (p->text, p->cr, words, type, p->panel->x + x, baseline, align, colour);
}

static void
draw_number (Painter           *p,
             guint              number,
             TrellisType        type,
             double             right,
             double             baseline,
             const TrellisRgba *colour)
{
  g_autofree char *words = g_strdup_printf ("%'u", number);

  draw_words (p, words, type, right, baseline, TRELLIS_TEXT_END, colour);
}

/* The heads of the columns of numbers, over the first row. */
static void
draw_heads (Painter    *p,
            const char *now,
            double      now_right,
            const char *then)
{
  double baseline = p->panel->top + TRELLIS_BOARD_ROWS_TOP - 1.6 * TRELLIS_MM;

  if (now != NULL)
    draw_words (p, now, trellis_type_furniture_strong, now_right, baseline, TRELLIS_TEXT_END, &p->palette->text);
  draw_words (p, then, trellis_type_furniture, p->page->panel_width, baseline, TRELLIS_TEXT_END, &p->palette->dim);
}

static void
fill_rectangle (Painter           *p,
                double             x,
                double             y,
                double             width,
                double             height,
                const TrellisRgba *colour)
{
  cairo_rectangle (p->cr, p->panel->x + x, y, width, height);
  trellis_rgba_set_source (colour, p->cr);
  cairo_fill (p->cr);
}

/* The line of the first of a row's words. */
static double
get_baseline (Painter               *p,
              double                 y,
              const TrellisBoardRow *row,
              int                    n_lines)
{
  double cap = trellis_text_get_cap_height (p->text, trellis_type_text);

  return y + row->height / 2 + cap / 2 - (n_lines - 1) * TRELLIS_BOARD_LEADING / 2;
}

static void
draw_level_row (Painter               *p,
                const TrellisBoardRow *row,
                guint                  most,
                double                 y)
{
  double baseline = get_baseline (p, y, row, 1), middle = y + row->height / 2;
  double width = TRELLIS_BOARD_LEVEL_BAR_END - TRELLIS_BOARD_LEVEL_BAR_X;
  double height = MIN (4.8 * TRELLIS_MM, row->height - 1.2);
  double chip_height = MIN (TRELLIS_BOARD_CHIP_HEIGHT, row->height - 0.8);
  double bar = most > 0 ? width * row->n / most : 0, then = most > 0 ? width * row->n_then / most : 0;
  TrellisType name_type = trellis_type_text;
  TrellisRgba fill, text;

  if (trellis_text_get_width (p->text, row->name, name_type) > trellis_board_page_get_name_width (TRELLIS_BOARD_LEVELS))
    name_type = trellis_type_secondary;
  if (row->what != NULL)
    trellis_level_chip_draw (p->cr, p->text, p->palette, row->what, trellis_type_furniture_strong, p->panel->x,
                             middle - chip_height / 2, TRELLIS_BOARD_CHIP_WIDTH, chip_height);
  trellis_text_draw_ellipsized (p->text, p->cr, row->name, name_type, p->panel->x + TRELLIS_BOARD_NAME_X, baseline,
                                TRELLIS_BOARD_LEVEL_BAR_X - TRELLIS_BOARD_NAME_X, TRELLIS_TEXT_START,
                                &p->palette->text);

  trellis_palette_get_level_colours (p->palette, row->what, &fill, &text);
  fill_rectangle (p, TRELLIS_BOARD_LEVEL_BAR_X, middle - height / 2, bar, height, row->what != NULL ? &fill
                                                                                          : &p->palette->line_faint);
  if (row->what != NULL && bar > 0)
    {
      cairo_rectangle (p->cr, p->panel->x + TRELLIS_BOARD_LEVEL_BAR_X, middle - height / 2, bar, height);
      trellis_rgba_set_source (&p->palette->context, p->cr);
      cairo_set_line_width (p->cr, 0.3);
      cairo_stroke (p->cr);
    }
  /* Where the bar ended a year ago. */
  if (row->n_then > 0)
    fill_rectangle (p, TRELLIS_BOARD_LEVEL_BAR_X + then - 0.6, middle - height / 2 - 0.7, 1.2, height + 1.4,
                    &p->palette->text);

  draw_number (p, row->n, trellis_type_text_strong, TRELLIS_BOARD_NOW_END, baseline,
               &p->palette->text);
  draw_number (p, row->n_then, trellis_type_text, p->page->panel_width, baseline, &p->palette->dim);
}

static void
draw_levels (Painter *p)
{
  double y = p->panel->top + TRELLIS_BOARD_ROWS_TOP;
  guint most = 0;

  draw_heads (p, _("now"), TRELLIS_BOARD_NOW_END, _("a year ago"));
  for (guint i = 0; i < p->panel->rows->len; i++)
    {
      const TrellisBoardRow *row = &g_array_index (p->panel->rows, TrellisBoardRow, i);

      most = MAX (most, MAX (row->n, row->n_then));
    }
  for (guint i = 0; i < p->panel->rows->len; i++)
    {
      const TrellisBoardRow *row = &g_array_index (p->panel->rows, TrellisBoardRow, i);

      draw_level_row (p, row, most, y);
      y += row->height;
    }
}

/* A row's name, over as many lines as it needs. */
static double
draw_name (Painter               *p,
           TrellisBoardPanelKind  kind,
           const TrellisBoardRow *row,
           double                 y)
{
  double width = trellis_board_page_get_name_width (kind);
  int n_lines = trellis_text_count_lines (p->text, row->name, trellis_type_text, width);
  int n_second = row->second != NULL ? trellis_text_count_lines (p->text, row->second, trellis_type_secondary, width)
                                     : 0;
  double baseline = get_baseline (p, y, row, n_lines + n_second);
  double x = p->panel->x + trellis_board_page_get_name_x (kind);

  trellis_text_draw_wrapped (p->text, p->cr, row->name, trellis_type_text, x, baseline, width, TRELLIS_BOARD_LEADING,
                             &p->palette->text);
  if (row->second != NULL)
    trellis_text_draw_wrapped (p->text, p->cr, row->second, trellis_type_secondary, x,
                               baseline + n_lines * TRELLIS_BOARD_LEADING, width, TRELLIS_BOARD_LEADING,
                               &p->palette->dim);

  return get_baseline (p, y, row, 1);
}

static void
draw_triangle (Painter  *p,
               gboolean  is_up,
               double    middle)
{
  double side = 2.6 * TRELLIS_MM, half = side * 0.42 * (is_up ? 1 : -1);

  cairo_move_to (p->cr, p->panel->x, middle + half);
  cairo_line_to (p->cr, p->panel->x + side, middle + half);
  cairo_line_to (p->cr, p->panel->x + side / 2, middle - half);
  cairo_close_path (p->cr);
  trellis_rgba_set_source (&p->palette->text, p->cr);
  cairo_fill (p->cr);
}

static void
draw_arrow (Painter *p,
            double   x0,
            double   x1,
            double   middle)
{
  double tip = 1.1 * TRELLIS_MM;

  cairo_move_to (p->cr, p->panel->x + x0, middle);
  cairo_line_to (p->cr, p->panel->x + x1, middle);
  cairo_move_to (p->cr, p->panel->x + x1 - tip, middle - tip * 0.7);
  cairo_line_to (p->cr, p->panel->x + x1, middle);
  cairo_line_to (p->cr, p->panel->x + x1 - tip, middle + tip * 0.7);
  trellis_rgba_set_source (&p->palette->dim, p->cr);
  cairo_set_line_width (p->cr, 0.6);
  cairo_stroke (p->cr);
}

static void
draw_move (Painter               *p,
           const TrellisBoardRow *row,
           double                 y)
{
  const TrellisOverviewMove *move = row->what;
  double middle = y + row->height / 2, top = middle - TRELLIS_BOARD_CHIP_HEIGHT / 2;
  double to = p->page->panel_width - TRELLIS_BOARD_CHIP_WIDTH, from = to - 13 * TRELLIS_MM;

  draw_name (p, TRELLIS_BOARD_MOVES, row, y);
  draw_triangle (p, row->is_up, middle);
  trellis_level_chip_draw (p->cr, p->text, p->palette, move->from, trellis_type_furniture_strong, p->panel->x + from,
                           top, TRELLIS_BOARD_CHIP_WIDTH, TRELLIS_BOARD_CHIP_HEIGHT);
  draw_arrow (p, from + TRELLIS_BOARD_CHIP_WIDTH + 1.3 * TRELLIS_MM, to - 1.3 * TRELLIS_MM, middle);
  trellis_level_chip_draw (p->cr, p->text, p->palette, move->to, trellis_type_furniture_strong, p->panel->x + to, top,
                           TRELLIS_BOARD_CHIP_WIDTH, TRELLIS_BOARD_CHIP_HEIGHT);
}

static void
draw_limit (Painter               *p,
            const TrellisBoardRow *row,
            double                 y)
{
  const TrellisOverviewLimit *limit = row->what;
  guint most = g_array_index (p->panel->rows, TrellisBoardRow, 0).n;
  double middle = y + row->height / 2, baseline = draw_name (p, TRELLIS_BOARD_LIMITS, row, y);

  for (guint i = 1; i < p->panel->rows->len; i++)
    most = MAX (most, g_array_index (p->panel->rows, TrellisBoardRow, i).n);
  trellis_level_chip_draw (p->cr, p->text, p->palette, limit->level, trellis_type_furniture_strong, p->panel->x,
                           middle - TRELLIS_BOARD_CHIP_HEIGHT / 2, TRELLIS_BOARD_CHIP_WIDTH,
                           TRELLIS_BOARD_CHIP_HEIGHT);
  fill_rectangle (p, TRELLIS_BOARD_BAR_X, middle - 1.5 * TRELLIS_MM,
                  (TRELLIS_BOARD_BAR_END - TRELLIS_BOARD_BAR_X) * row->n / MAX (most, 1), 3 * TRELLIS_MM,
                  &p->palette->context);
  draw_number (p, row->n, trellis_type_text_strong, p->page->panel_width, baseline, &p->palette->text);
}

/* A red mark for each action, as many as have room; the number tells of more. */
static void
draw_reds (Painter *p,
           guint    n,
           double   middle,
           double   baseline)
{
  double side = 4 * TRELLIS_MM, step = 5 * TRELLIS_MM, x = TRELLIS_BOARD_BAR_X;
  guint n_most = (TRELLIS_BOARD_BAR_END - TRELLIS_BOARD_BAR_X) / step;
  const char *letter = trellis_rating_get_letter (TRELLIS_RATING_RED);
  double cap = trellis_text_get_cap_height (p->text, trellis_type_furniture_strong);
  TrellisRgba fill, text;

  trellis_palette_get_rating_colours (p->palette, TRELLIS_RATING_RED, &fill, &text);
  for (guint i = 0; i < MIN (n, n_most > 1 && n > n_most ? 1 : n_most); i++)
    {
      fill_rectangle (p, x, middle - side / 2, side, side, &fill);
      draw_words (p, letter, trellis_type_furniture_strong, x + side / 2, middle + cap / 2, TRELLIS_TEXT_CENTRE,
                  &text);
      x += step;
    }
  if (n > n_most)
    {
      g_autofree char *words = g_strdup_printf ("× %u", n);

      draw_words (p, words, trellis_type_text, x, baseline, TRELLIS_TEXT_START, &p->palette->text);
    }
}

static void
draw_action (Painter               *p,
             const TrellisBoardRow *row,
             double                 y)
{
  double baseline = draw_name (p, TRELLIS_BOARD_ACTIONS, row, y);

  draw_reds (p, row->n_then, y + row->height / 2, baseline);
  draw_number (p, row->n, trellis_type_text_strong, p->page->panel_width, baseline, &p->palette->text);
}

/* Target and figure on a line of the row's own: measures have no scale in
 * common, but how far each is off has. */
static void
draw_figure (Painter               *p,
             const TrellisBoardRow *row,
             double                 y)
{
  const TrellisOverviewFigure *figure = row->what;
  const TrellisOverviewFigure *worst = g_array_index (p->panel->rows, TrellisBoardRow, 0).what;
  double x0 = 36 * TRELLIS_MM, x1 = 55 * TRELLIS_MM, middle = y + row->height / 2;
  double target = (x0 + x1) / 2, reach = (x1 - x0) / 2 - 1.5 * TRELLIS_MM;
  double share = worst->weight > 0 ? figure->weight / worst->weight : 1;
  double value = target + reach * share * (figure->value > figure->target ? 1 : -1);
  double baseline = draw_name (p, TRELLIS_BOARD_FIGURES, row, y);
  g_autofree char *now = trellis_overview_figure_format (figure, figure->value, FALSE);
  g_autofree char *wanted = trellis_overview_figure_format (figure, figure->target, TRUE);
  TrellisRgba fill, text;

  trellis_palette_get_rating_colours (p->palette, TRELLIS_RATING_RED, &fill, &text);
  fill_rectangle (p, x0, middle - 0.15, x1 - x0, 0.3, &p->palette->line_faint);
  fill_rectangle (p, MIN (target, value), middle - 1.2, ABS (value - target), 2.4, &p->palette->context);
  fill_rectangle (p, target - 0.6, middle - 2.2 * TRELLIS_MM, 1.2, 4.4 * TRELLIS_MM, &p->palette->text);
  cairo_arc (p->cr, p->panel->x + value, middle, 1.3 * TRELLIS_MM, 0, 2 * G_PI);
  trellis_rgba_set_source (&fill, p->cr);
  cairo_fill (p->cr);
  draw_words (p, now, trellis_type_text_strong, TRELLIS_BOARD_NOW_END + 3 * TRELLIS_MM, baseline, TRELLIS_TEXT_END,
              &p->palette->text);
  draw_words (p, wanted, trellis_type_text, p->page->panel_width, baseline, TRELLIS_TEXT_END, &p->palette->dim);
}

/* What stands under a term: of "Term 2" after "Term 1" the number alone. */
static const char *
shorten_term (GArray *terms,
              guint   index)
{
  const char *name = g_array_index (terms, TrellisOverviewTerm, index).term->name;
  const char *before = index > 0 ? g_array_index (terms, TrellisOverviewTerm, index - 1).term->name : "";
  const char *number = strrchr (name, ' ');

  return number != NULL && strncmp (name, before, number - name + 1) == 0 ? number + 1 : name;
}

static void
draw_term (Painter                   *p,
           const TrellisOverviewTerm *term,
           const char                *name,
           guint                      most,
           double                     x,
           double                     width,
           double                     floor)
{
  double reach = 24 * TRELLIS_MM;
  double planned = most > 0 ? reach * term->n_planned / most : 0, done = most > 0 ? reach * term->n_done / most : 0;
  double room = trellis_text_get_cap_height (p->text, trellis_type_head) + 2.4 * TRELLIS_MM;
  gboolean fits = done >= room;
  g_autofree char *number = NULL;

  fill_rectangle (p, x, floor - done, width, done, &p->palette->trust);
  cairo_rectangle (p->cr, p->panel->x + x + 0.4, floor - planned + 0.4, width - 0.8, MAX (planned - 0.4, 0));
  trellis_rgba_set_source (&p->palette->trust, p->cr);
  cairo_set_line_width (p->cr, 0.8);
  cairo_stroke (p->cr);
  if (term->n_done > 0 && fits)
    {
      number = g_strdup_printf ("%'u", term->n_done);
      draw_words (p, number, trellis_type_head, x + width / 2, floor - 1.4 * TRELLIS_MM, TRELLIS_TEXT_CENTRE,
                  &p->palette->trust_text);
    }
  if (term->n_planned != term->n_done || !fits)
    {
      g_autofree char *above = term->n_done > 0 && !fits && term->n_planned != term->n_done
                               ? g_strdup_printf (_("%'u of %'u"), term->n_done, term->n_planned)
                               : g_strdup_printf ("%'u", term->n_planned);

      draw_words (p, above, trellis_type_secondary, x + width / 2, floor - planned - 1.3 * TRELLIS_MM,
                  TRELLIS_TEXT_CENTRE, &p->palette->text);
    }
  trellis_text_draw_ellipsized (p->text, p->cr, name, trellis_type_furniture, p->panel->x + x + width / 2,
                                floor + 4 * TRELLIS_MM, width + 1.6 * TRELLIS_MM, TRELLIS_TEXT_CENTRE,
                                &p->palette->dim);
}

static void
draw_visits (Painter *p)
{
  GArray *terms = p->page->overview->terms;
  double gap = 2.4 * TRELLIS_MM, floor = p->panel->top + 51 * TRELLIS_MM;
  double width = MIN ((p->page->panel_width + gap) / MAX (terms->len, 1) - gap, 20 * TRELLIS_MM);
  guint most = 0;

  for (guint i = 0; i < terms->len; i++)
    most = MAX (most, g_array_index (terms, TrellisOverviewTerm, i).n_planned);
  for (guint i = 0; i < terms->len; i++)
    draw_term (p, &g_array_index (terms, TrellisOverviewTerm, i), shorten_term (terms, i), most, i * (width + gap),
               width, floor);
  trellis_sheet_draw_rule (p->cr, p->palette, TRELLIS_RULE_GROUP, p->panel->x,
                           p->panel->x + MAX (terms->len * (width + gap) - gap, 0), floor);
}

/* The lines of a panel under one another, and how many more there are. */
static void
draw_rows (Painter               *p,
           TrellisBoardPanelKind  kind,
           void                 (*draw_row) (Painter *p, const TrellisBoardRow *row, double y))
{
  double y = p->panel->top + TRELLIS_BOARD_ROWS_TOP;

  for (guint i = 0; i < p->panel->rows->len; i++)
    {
      const TrellisBoardRow *row = &g_array_index (p->panel->rows, TrellisBoardRow, i);

      if (i > 0)
        trellis_sheet_draw_rule (p->cr, p->palette, TRELLIS_RULE_ROW, p->panel->x, p->panel->x + p->page->panel_width,
                                 y);
      draw_row (p, row, y);
      y += row->height;
    }
  /* Elsewhere the panel's figure tells how many there are. */
  if (kind == TRELLIS_BOARD_FIGURES && p->panel->n_more > 0)
    {
      g_autofree char *words = g_strdup_printf (_("and %'u more"), p->panel->n_more);

      draw_words (p, words, trellis_type_secondary, 0, y + 4.4 * TRELLIS_MM, TRELLIS_TEXT_START, &p->palette->dim);
    }
}

static void
draw_panel (Painter               *p,
            TrellisBoardPanelKind  kind)
{
  double baseline = p->panel->top + 14.5 * TRELLIS_MM;
  double width;

  trellis_sheet_draw_rule (p->cr, p->palette, TRELLIS_RULE_SECTION, p->panel->x, p->panel->x + p->page->panel_width,
                           p->panel->top);
  draw_words (p, p->panel->title, trellis_type_head, 0, p->panel->top + 4.6 * TRELLIS_MM, TRELLIS_TEXT_START,
              &p->palette->trust);
  width = trellis_text_draw (p->text, p->cr, p->panel->figure, trellis_board_figure_type, p->panel->x, baseline,
                             TRELLIS_TEXT_START, &p->palette->text);
  trellis_text_draw_ellipsized (p->text, p->cr, p->panel->words, trellis_type_text,
                                p->panel->x + width + 2.6 * TRELLIS_MM, baseline,
                                p->page->panel_width - width - 2.6 * TRELLIS_MM, TRELLIS_TEXT_START,
                                &p->palette->text);

  switch (kind)
    {
    case TRELLIS_BOARD_LEVELS:
      draw_levels (p);
      break;
    case TRELLIS_BOARD_MOVES:
      draw_rows (p, kind, draw_move);
      break;
    case TRELLIS_BOARD_LIMITS:
      if (p->panel->rows->len > 0)
        draw_heads (p, NULL, 0, _("weeks over"));
      draw_rows (p, kind, draw_limit);
      break;
    case TRELLIS_BOARD_ACTIONS:
      if (p->panel->rows->len > 0)
        draw_heads (p, NULL, 0, _("days over"));
      draw_rows (p, kind, draw_action);
      break;
    case TRELLIS_BOARD_VISITS:
      draw_visits (p);
      break;
    case TRELLIS_BOARD_FIGURES:
      if (p->panel->rows->len > 0)
        draw_heads (p, _("now"), TRELLIS_BOARD_NOW_END + 3 * TRELLIS_MM, _("target"));
      draw_rows (p, kind, draw_figure);
      break;
    case TRELLIS_N_BOARD_PANELS:
    default:
      g_assert_not_reached ();
    }
}

/**
 * trellis_board_page_draw:
 * @self: a page
 * @cr: the page's top left corner at the origin, in points
 * @text: as it was laid out with
 * @palette: for paper
 *
 * Draws the page's matter; its furniture is the report's.
 */
void
trellis_board_page_draw (TrellisBoardPage     *self,
                         cairo_t              *cr,
                         TrellisText          *text,
                         const TrellisPalette *palette)
{
  Painter painter = { self, NULL, cr, text, palette };

  cairo_save (cr);
  trellis_text_draw (text, cr, self->title, trellis_type_title, self->sheet.left, 30 * TRELLIS_MM, TRELLIS_TEXT_START,
                     &palette->text);
  trellis_text_draw (text, cr, self->subtitle, trellis_type_subtitle, self->sheet.left, 38.5 * TRELLIS_MM,
                     TRELLIS_TEXT_START, &palette->trust);
  trellis_text_draw_lines (text, cr, self->commentary, self->commentary_type, self->sheet.left,
                           (self->n_commentary_lines > 3 ? 48.5 : 51) * TRELLIS_MM, self->commentary_width,
                           self->commentary_leading, self->n_commentary_lines, &palette->text);
  for (TrellisBoardPanelKind kind = 0; kind < TRELLIS_N_BOARD_PANELS; kind++)
    {
      painter.panel = &self->panels[kind];
      draw_panel (&painter, kind);
    }
  cairo_restore (cr);
}
