/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-year-paper-private.h"

#include "trellis-visit-pill.h"

#include <glib/gi18n-lib.h>

/* What every painter here needs. */
typedef struct
{
  TrellisYearPaper *paper;
  TrellisTablePage *page;
  cairo_t *cr;
  TrellisText *text;
  const TrellisPalette *palette;
} Painter;

static double
get_x (Painter *p,
       guint    week)
{
  return trellis_year_geometry_get_week_x (&p->paper->columns, p->paper->layout, week);
}

static double
get_weeks_end (Painter *p)
{
  return get_x (p, p->paper->layout->weeks->len);
}

static void
draw_holidays (Painter *p)
{
  TrellisYearLayout *layout = p->paper->layout;
  double top = p->page->top - p->paper->head_height;
  double cap = trellis_text_get_cap_height (p->text, trellis_type_tiny);

  if (layout->n_school_weeks == 0)
    return;
  for (guint i = 0; i < layout->holidays->len; i++)
    {
      TrellisYearSpan *holiday = &g_array_index (layout->holidays, TrellisYearSpan, i);
      double x0 = get_x (p, holiday->first_week), x1 = get_x (p, holiday->first_week + holiday->n_weeks);
      double length = trellis_text_get_width (p->text, holiday->name, trellis_type_tiny);

      cairo_rectangle (p->cr, x0, top, x1 - x0, p->page->bottom - top);
      trellis_rgba_set_source (&p->palette->holiday, p->cr);
      cairo_fill (p->cr);
      if (length + 3 * TRELLIS_MM > p->page->bottom - p->page->top || x1 - x0 < cap)
        continue;
      cairo_save (p->cr);
      cairo_translate (p->cr, (x0 + x1 + cap) / 2, p->page->bottom - 1.5 * TRELLIS_MM);
      cairo_rotate (p->cr, -G_PI_2);
      trellis_text_draw (p->text, p->cr, holiday->name, trellis_type_tiny, 0, 0, TRELLIS_TEXT_START, &p->palette->dim);
      cairo_restore (p->cr);
    }
}

static void
draw_dot (Painter *p,
          double   x,
          double   y,
          gboolean is_hollow)
{
  double radius = 0.55 * TRELLIS_MM;

  cairo_new_sub_path (p->cr);
  cairo_arc (p->cr, x, y, radius, 0, 2 * G_PI);
  trellis_rgba_set_source (&p->palette->text, p->cr);
  cairo_set_line_width (p->cr, 0.22 * TRELLIS_MM);
  if (is_hollow)
    cairo_stroke (p->cr);
  else
    cairo_fill (p->cr);
}

static void
draw_head (Painter *p)
{
  TrellisYearPaper *paper = p->paper;
  TrellisYearLayout *layout = paper->layout;
  TrellisType day_type = { paper->is_stacked ? 6.2 : 7, PANGO_WEIGHT_NORMAL };
  TrellisType month_type = { 7, PANGO_WEIGHT_MEDIUM };
  double top = p->page->top - paper->head_height;
  double term_baseline = top + 3.6 * TRELLIS_MM;
  double month_baseline = top + 7.7 * TRELLIS_MM;
  double baseline = p->page->top - 1.7 * TRELLIS_MM;
  double month_end = 0;

  for (guint i = 0; i < layout->terms->len; i++)
    {
      TrellisYearSpan *term = &g_array_index (layout->terms, TrellisYearSpan, i);
      double x0 = get_x (p, term->first_week), x1 = get_x (p, term->first_week + term->n_weeks);

      if (term->n_weeks == 0)
        continue;
      trellis_sheet_draw_rule (p->cr, p->palette, TRELLIS_RULE_SECTION, x0, x1, top);
      trellis_text_draw (p->text, p->cr, term->name, trellis_type_head, x0 + 0.5 * TRELLIS_MM, term_baseline,
                         TRELLIS_TEXT_START,
                         &p->palette->text);
    }

  for (guint i = 0; i < layout->weeks->len; i++)
    {
      TrellisYearWeek *week = &g_array_index (layout->weeks, TrellisYearWeek, i);
      gboolean is_bare = week->is_holiday && layout->n_school_weeks > 0;
      gboolean begins = layout->n_school_weeks > 0 ? week->begins_month_in_school : week->begins_month;
      double x = get_x (p, i) + 0.5 * TRELLIS_MM;
      double half = trellis_text_get_cap_height (p->text, day_type) / 2;
      double width;
      g_autofree char *figure = NULL;
      int day;

      if (is_bare)
        continue;
      /* A month of a single week may be too close to the next for its name. */
      if (begins && x > month_end)
        month_end = x + TRELLIS_MM * 0.8 +
                    trellis_text_draw (p->text, p->cr, week->month, month_type, x, month_baseline,
                                       TRELLIS_TEXT_START, &p->palette->trust);
      trellis_day_get_ymd (week->monday, NULL, NULL, &day);
      figure = g_strdup_printf ("%d", day);
      width = trellis_text_draw (p->text, p->cr, figure, day_type, x, baseline, TRELLIS_TEXT_START, &p->palette->text);
      if (!week->has_inset && !week->has_bank_holiday)
        continue;
      /* Beside its Monday, or over it for want of width. */
      if (paper->is_stacked)
        draw_dot (p, x + width / 2, baseline - half * 2 - 1.1 * TRELLIS_MM, !week->has_inset);
      else
        draw_dot (p, x + width + 1.1 * TRELLIS_MM, baseline - half, !week->has_inset);
    }

  trellis_text_draw (p->text, p->cr, _("School"), trellis_type_head, paper->sheet.left, baseline, TRELLIS_TEXT_START,
                     &p->palette->text);
  if (paper->adviser_width > 0)
    trellis_text_draw (p->text, p->cr, _("Adviser"), trellis_type_head, paper->adviser_x, baseline,
                       TRELLIS_TEXT_START, &p->palette->text);
  trellis_text_draw (p->text, p->cr, C_("visits", "Done"), trellis_type_head, paper->sheet.right, baseline,
                     TRELLIS_TEXT_END, &p->palette->text);
  trellis_sheet_draw_rule (p->cr, p->palette, TRELLIS_RULE_SECTION, paper->sheet.left, paper->sheet.right,
                           p->page->top);
}

/* The as-at line lies behind the pills, with its head on the rule. */
static void
draw_now (Painter *p)
{
  double x = trellis_year_geometry_get_now_x (&p->paper->columns, p->paper->layout);
  double side = 1.1 * TRELLIS_MM;

  if (p->paper->layout->now_week < 0 || p->page->rows->len == 0)
    return;

  trellis_rgba_set_source (&p->palette->text, p->cr);
  cairo_set_line_width (p->cr, 0.25 * TRELLIS_MM);
  cairo_move_to (p->cr, x, p->page->top);
  cairo_line_to (p->cr, x, p->page->bottom);
  cairo_stroke (p->cr);
  cairo_move_to (p->cr, x - side, p->page->top - side * 1.5);
  cairo_line_to (p->cr, x + side, p->page->top - side * 1.5);
  cairo_line_to (p->cr, x, p->page->top);
  cairo_close_path (p->cr);
  cairo_fill (p->cr);
}

static void
draw_row (Painter               *p,
          const TrellisTableRow *placed,
          gboolean               is_last)
{
  TrellisYearPaper *paper = p->paper;
  TrellisYearRow *row = &g_array_index (paper->layout->rows, TrellisYearRow, placed->row);
  g_autofree char *adviser = trellis_sheet_dup_person (&paper->sheet, row->adviser_name);
  double middle = placed->y + paper->row_height / 2;
  double baseline = middle + trellis_text_get_cap_height (p->text, paper->name_type) / 2;

  if (!is_last)
    trellis_sheet_draw_rule (p->cr, p->palette, TRELLIS_RULE_ROW, paper->sheet.left, paper->sheet.right, placed->y +
                             placed->height);
  trellis_text_draw_wrapped (p->text, p->cr, row->name, paper->name_type, paper->sheet.left, baseline,
                             paper->name_width - TRELLIS_YEAR_PAPER_COLUMN_GAP,
                             paper->leading, &p->palette->text);
  if (paper->adviser_width > 0)
    trellis_text_draw_wrapped (p->text, p->cr, adviser, paper->secondary_type, paper->adviser_x, baseline,
                               paper->adviser_width - TRELLIS_YEAR_PAPER_COLUMN_GAP, paper->leading, &p->palette->dim);
  /* What a federation has had, it has had once. */
  if (row->n_visits > 0 &&
      !(row->continues_federation && row[-1].n_visits == row->n_visits && row[-1].n_done == row->n_done))
    {
      /* Translators: visits done of those in the year */
      g_autofree char *done = g_strdup_printf (_("%u of %u"), row->n_done, row->n_visits);

      trellis_text_draw (p->text, p->cr, done, paper->secondary_type, paper->sheet.right, baseline, TRELLIS_TEXT_END,
                         &p->palette->text);
    }
}

static TrellisTableRow *
find_placed (Painter *p,
             guint    row)
{
  for (guint i = 0; i < p->page->rows->len; i++)
    {
      TrellisTableRow *placed = &g_array_index (p->page->rows, TrellisTableRow, i);

      if (placed->row == row)
        return placed;
    }

  return NULL;
}

static void
draw_pill (Painter         *p,
           TrellisYearPill *pill)
{
  TrellisYearPaper *paper = p->paper;
  TrellisTableRow *first = find_placed (p, pill->row);
  TrellisTableRow *last = first;
  TrellisYearBox box;
  TrellisVisitPill look = {
    .mark = pill->mark,
    .day = pill->day,
    .status = pill->visit->status,
    .is_clash = pill->clash != NULL,
    .is_stacked = paper->is_stacked || pill->n_rows > 1,
  };
  guint index = (guint) (pill - (TrellisYearPill *) paper->layout->pills->data);

  if (first == NULL)
    return;
  for (guint i = 1; i < pill->n_rows; i++)
    {
      TrellisTableRow *next = find_placed (p, pill->row + i);

      last = next != NULL ? next : last;
    }
  trellis_year_geometry_get_pill_box (&paper->columns, paper->layout, index, &box);
  /* One that is drawn narrower has no room for its day beside its mark. */
  if (box.width < paper->columns.pill_width - 1 && !look.is_stacked)
    look.day = NULL;
  box.y = first->y + (paper->row_height - paper->columns.pill_height) / 2;
  box.height = last == first ? paper->columns.pill_height
                             : last->y + last->height - (paper->row_height - paper->columns.pill_height) / 2 - box.y;
  trellis_visit_pill_draw (p->cr, p->text, p->palette, &look, box.x, box.y, box.width, box.height);
}

static void
draw_groups (Painter *p)
{
  TrellisType type = trellis_type_group;

  if (p->paper->is_dense)
    type.size = 9;
  for (guint i = 0; i < p->page->groups->len; i++)
    {
      TrellisTableGroup *placed = &g_array_index (p->page->groups, TrellisTableGroup, i);
      TrellisYearGroup *group = &g_array_index (p->paper->layout->groups, TrellisYearGroup, placed->group);
      double bottom = placed->y + placed->height;
      g_autofree char *name = placed->is_continued ? g_strdup_printf (_("%s, continued"), group->name)
        : g_strdup (group->name);

      trellis_text_draw (p->text, p->cr, name, type, p->paper->sheet.left, bottom - 1.9 * TRELLIS_MM,
                         TRELLIS_TEXT_START, &p->palette->trust);
      trellis_sheet_draw_rule (p->cr, p->palette, TRELLIS_RULE_GROUP, p->paper->sheet.left, p->paper->sheet.right,
                               bottom - 0.35 * TRELLIS_MM);
    }
}

static void
draw_federations (Painter *p)
{
  trellis_rgba_set_source (&p->palette->trust, p->cr);
  cairo_set_line_width (p->cr, 0.55 * TRELLIS_MM);
  for (guint i = 0; i < p->page->rows->len; i++)
    {
      TrellisTableRow *first = &g_array_index (p->page->rows, TrellisTableRow, i);
      TrellisTableRow *last = first;

      while (i + 1 < p->page->rows->len && g_array_index (p->paper->layout->rows, TrellisYearRow, last->row +
                                                          1).continues_federation)
        last = &g_array_index (p->page->rows, TrellisTableRow, ++i);
      if (last == first)
        continue;
      cairo_move_to (p->cr, p->paper->sheet.left - 2.2 * TRELLIS_MM, first->y + 0.6 * TRELLIS_MM);
      cairo_line_to (p->cr, p->paper->sheet.left - 2.2 * TRELLIS_MM, last->y + last->height - 0.6 * TRELLIS_MM);
      cairo_stroke (p->cr);
    }
}

/* Visits of each week, under the last page's table. */
static void
draw_week_counts (Painter *p)
{
  TrellisYearLayout *layout = p->paper->layout;
  double bottom = p->page->bottom + 10.5 * TRELLIS_MM;
  double tallest = 5.5 * TRELLIS_MM;
  TrellisType type = { p->paper->is_stacked ? 6.2 : 6.5, PANGO_WEIGHT_SEMIBOLD };
  guint most = 1;

  for (guint i = 0; i < layout->weeks->len; i++)
    most = MAX (most, g_array_index (layout->weeks, TrellisYearWeek, i).n_visits);

  trellis_text_draw (p->text, p->cr, _("Visits in the week"), trellis_type_head, p->paper->sheet.left,
                     bottom - 1.2 * TRELLIS_MM,
                     TRELLIS_TEXT_START, &p->palette->text);
  for (guint i = 0; i < layout->weeks->len; i++)
    {
      TrellisYearWeek *week = &g_array_index (layout->weeks, TrellisYearWeek, i);
      double x = get_x (p, i), width = trellis_year_geometry_get_week_width (&p->paper->columns, layout, i);
      double height = tallest * week->n_visits / most;
      g_autofree char *figure = g_strdup_printf ("%u", week->n_visits);

      if (week->n_visits == 0)
        continue;
      cairo_rectangle (p->cr, x + 0.25 * TRELLIS_MM, bottom - height, width - 0.5 * TRELLIS_MM, height);
      trellis_rgba_set_source (&p->palette->bar, p->cr);
      cairo_fill (p->cr);
      trellis_text_draw (p->text, p->cr, figure, type, x + width / 2, bottom - height - 0.7 * TRELLIS_MM,
                         TRELLIS_TEXT_CENTRE, &p->palette->text);
    }
  trellis_sheet_draw_rule (p->cr, p->palette, TRELLIS_RULE_GROUP, p->paper->columns.x, get_weeks_end (p), bottom);
}

/* Says what the mark drawn at @x means, and moves on past it. */
static void
say (Painter    *p,
     double     *x,
     double      mark_width,
     const char *words,
     double      baseline)
{
  *x += mark_width;
  *x += trellis_text_draw (p->text, p->cr, words, trellis_type_furniture, *x, baseline, TRELLIS_TEXT_START,
                           &p->palette->text) + 5 * TRELLIS_MM;
}

static void
draw_notes (Painter *p,
            gboolean is_last)
{
  double baseline = p->page->bottom + (is_last ? 16 : 5) * TRELLIS_MM;
  double cap = trellis_text_get_cap_height (p->text, trellis_type_furniture);
  double x = p->paper->sheet.left;
  const TrellisRgba *ink = &p->palette->text;

  if (p->paper->has_inset)
    {
      draw_dot (p, x + 0.55 * TRELLIS_MM, baseline - cap / 2, FALSE);
      say (p, &x, 2.6 * TRELLIS_MM, _("INSET day in the week"), baseline);
    }
  if (p->paper->has_bank_holiday)
    {
      draw_dot (p, x + 0.55 * TRELLIS_MM, baseline - cap / 2, TRUE);
      say (p, &x, 2.6 * TRELLIS_MM, _("Bank holiday in the week"), baseline);
    }
  if (p->paper->has_holiday && p->paper->layout->n_school_weeks > 0)
    {
      cairo_rectangle (p->cr, x, baseline - cap - 0.4 * TRELLIS_MM, 3.4 * TRELLIS_MM, cap + 0.8 * TRELLIS_MM);
      trellis_rgba_set_source (&p->palette->holiday, p->cr);
      cairo_fill (p->cr);
      say (p, &x, 4.8 * TRELLIS_MM, _("School holiday, each week narrowed"), baseline);
    }
  if (p->paper->has_federation)
    {
      cairo_rectangle (p->cr, x, baseline - cap - 0.3 * TRELLIS_MM, 0.55 * TRELLIS_MM, cap + 0.6 * TRELLIS_MM);
      trellis_rgba_set_source (&p->palette->trust, p->cr);
      cairo_fill (p->cr);
      say (p, &x, 2 * TRELLIS_MM, _("Federation: one visit for its schools"), baseline);
    }
  if (p->paper->layout->now_week >= 0)
    {
      double side = 1.1 * TRELLIS_MM;
      g_autofree char *as_at = trellis_day_format (p->paper->layout->as_at, TRELLIS_DAY_STYLE_LONG);

      cairo_move_to (p->cr, x, baseline - cap);
      cairo_line_to (p->cr, x + side * 2, baseline - cap);
      cairo_line_to (p->cr, x + side, baseline - cap + side * 1.5);
      cairo_close_path (p->cr);
      trellis_rgba_set_source (ink, p->cr);
      cairo_fill (p->cr);
      say (p, &x, side * 2 + 1.4 * TRELLIS_MM, as_at, baseline);
    }
  trellis_text_draw (p->text, p->cr, _("In a pill: the visit, the day of the month"), trellis_type_furniture,
                     p->paper->sheet.right, baseline, TRELLIS_TEXT_END, &p->palette->dim);
}

/* Draws what a pill's look means from right to left.
 * Returns: where it began. */
static double
draw_status_legend (Painter *p,
                    double   right,
                    double   baseline)
{
  static const TrellisVisitStatus statuses[] = {
    TRELLIS_VISIT_STATUS_PLANNED, TRELLIS_VISIT_STATUS_AGREED, TRELLIS_VISIT_STATUS_DONE,
  };
  double cap = trellis_text_get_cap_height (p->text, trellis_type_furniture);
  double width = p->paper->columns.pill_width, height = MIN (p->paper->columns.pill_height, 4.4 * TRELLIS_MM);
  double x = right;

  if (p->paper->is_stacked)
    width = 5 * TRELLIS_MM;
  for (guint i = 0; i < G_N_ELEMENTS (statuses) + p->paper->has_clash; i++)
    {
      gboolean is_clash = p->paper->has_clash && i == 0;
      TrellisVisitStatus status = is_clash ? TRELLIS_VISIT_STATUS_PLANNED : statuses[i - p->paper->has_clash];
      TrellisVisitPill look = { .mark = "1", .day = p->paper->is_stacked ? NULL : "17", .status = status, .is_clash =
                                is_clash };
      const char *words = is_clash ? _("Clash")
                          : status == TRELLIS_VISIT_STATUS_DONE ? C_("visit", "Done")
                          : status == TRELLIS_VISIT_STATUS_AGREED ? _("Agreed with the school")
                                                                  : trellis_visit_status_get_name (status);

      x -= trellis_text_draw (p->text, p->cr, words, trellis_type_furniture, x, baseline, TRELLIS_TEXT_END,
                              &p->palette->text);
      x -= 1.4 * TRELLIS_MM + width;
      trellis_visit_pill_draw (p->cr, p->text, p->palette, &look, x, baseline - cap / 2 - height / 2, width, height);
      x -= 4.5 * TRELLIS_MM;
    }

  return x;
}

/* Draws kinds of visit on a line that ends at @right, as many from @first on as
 * fit between it and @left.
 * Returns: the first that did not fit. */
static guint
draw_kinds (Painter *p,
            guint    first,
            double   left,
            double   right,
            double   baseline)
{
  double width = 0, x;
  guint end = first;

  for (; end < p->paper->kinds->len; end++)
    {
      double more = g_array_index (p->paper->kinds, TrellisYearPaperKind, end).width;

      more += end > first ? TRELLIS_YEAR_PAPER_KIND_GAP : 0;
      if (end > first && width + more > right - left)
        break;
      width += more;
    }

  x = right - width;
  for (guint i = first; i < end; i++)
    {
      TrellisYearPaperKind *kind = &g_array_index (p->paper->kinds, TrellisYearPaperKind, i);

      trellis_text_draw (p->text, p->cr, kind->mark, trellis_type_furniture_strong, x, baseline, TRELLIS_TEXT_START,
                         &p->palette->text);
      x += kind->width;
      trellis_text_draw (p->text, p->cr, kind->name, trellis_type_furniture, x, baseline, TRELLIS_TEXT_END,
                         &p->palette->text);
      x += TRELLIS_YEAR_PAPER_KIND_GAP;
    }

  return end;
}

static void
draw_title (Painter *p)
{
  const TrellisSheet *sheet = &p->paper->sheet;
  gboolean is_a3 = sheet->paper == TRELLIS_PAPER_A3;
  g_autofree char *title = g_strdup_printf (_("Year of visits %s"), p->paper->layout->year->name);
  double title_baseline = (is_a3 ? 26 : 22.5) * TRELLIS_MM, baseline = (is_a3 ? 32.5 : 28) * TRELLIS_MM;
  guint next = 0;

  trellis_text_draw (p->text, p->cr, title, is_a3 ? trellis_type_title : trellis_type_title_small, sheet->left,
                     title_baseline, TRELLIS_TEXT_START, &p->palette->text);
  trellis_text_draw (p->text, p->cr, p->paper->summary, trellis_type_text, sheet->left, baseline, TRELLIS_TEXT_START,
                     &p->palette->dim);
  draw_status_legend (p, sheet->right, title_baseline - 1 * TRELLIS_MM);
  if (p->paper->n_kind_lines == 0)
    draw_kinds (p, 0, sheet->left, sheet->right, baseline);
  for (guint i = 0; i < p->paper->n_kind_lines; i++)
    next = draw_kinds (p, next, sheet->left, sheet->right, baseline + (i + 1.4) * TRELLIS_YEAR_PAPER_KIND_LEADING);
}

static void
draw_continued_title (Painter *p)
{
  g_autofree char *title = g_strdup_printf (_("Year of visits %s, continued"), p->paper->layout->year->name);
  double baseline = p->paper->sheet.top + 1 * TRELLIS_MM, left, right;

  trellis_text_draw (p->text, p->cr, title, trellis_type_section, p->paper->sheet.left, baseline, TRELLIS_TEXT_START,
                     &p->palette->text);
  right = draw_status_legend (p, p->paper->sheet.right, baseline);
  left = p->paper->sheet.left + trellis_text_get_width (p->text, title, trellis_type_section) + 6 * TRELLIS_MM;
  /* In full or not at all: the first page has it. */
  if (p->paper->kinds_width <= right - left)
    draw_kinds (p, 0, left, right, baseline);
}

/**
 * trellis_year_paper_draw:
 * @self: a year on paper
 * @cr: the page's top left corner at the origin, in points
 * @text: as it was laid out with
 * @palette: for paper
 * @page: which page, from 0
 *
 * Draws a page's matter; its furniture is the report's.
 */
void
trellis_year_paper_draw (TrellisYearPaper     *self,
                         cairo_t              *cr,
                         TrellisText          *text,
                         const TrellisPalette *palette,
                         guint                 page)
{
  Painter painter = { self, NULL, cr, text, palette };
  gboolean is_last = page + 1 == self->pages->len;

  g_return_if_fail (page < self->pages->len);

  painter.page = g_ptr_array_index (self->pages, page);
  cairo_save (cr);
  if (page == 0)
    draw_title (&painter);
  else
    draw_continued_title (&painter);

  if (self->layout->rows->len == 0)
    {
      trellis_text_draw (text, cr, _("There are no schools to show on this day."), trellis_type_text, self->sheet.left,
                         painter.page->top, TRELLIS_TEXT_START, &palette->text);
      cairo_restore (cr);
      return;
    }

  draw_groups (&painter);
  for (guint i = 0; i < painter.page->rows->len; i++)
    {
      TrellisTableRow *row = &g_array_index (painter.page->rows, TrellisTableRow, i);

      draw_row (&painter, row, i + 1 == painter.page->rows->len || row[1].y > row->y + row->height + 0.5);
    }
  draw_federations (&painter);
  /* Over the rules between rows, under all that stands in the weeks. */
  draw_holidays (&painter);
  draw_head (&painter);
  draw_now (&painter);
  for (guint i = 0; i < self->layout->pills->len; i++)
    draw_pill (&painter, &g_array_index (self->layout->pills, TrellisYearPill, i));
  trellis_sheet_draw_rule (cr, palette, TRELLIS_RULE_SECTION, self->sheet.left, self->sheet.right,
                           painter.page->bottom + 0.35 * TRELLIS_MM);
  if (is_last && self->layout->n_visits > 0)
    draw_week_counts (&painter);
  draw_notes (&painter, is_last);
  cairo_restore (cr);
}
