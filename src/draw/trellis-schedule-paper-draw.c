/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-schedule-paper-private.h"

#include "trellis-visit-pill.h"

#include <glib/gi18n-lib.h>

/* What every painter here needs. */
typedef struct
{
  TrellisSchedulePaper *paper;
  TrellisTablePage *page;
  cairo_t *cr;
  TrellisText *text;
  const TrellisPalette *palette;
} Painter;

static void
draw_title (Painter *p)
{
  TrellisSchedulePaper *paper = p->paper;
  double width = paper->sheet.right - paper->sheet.left;
  double baseline = 30 * TRELLIS_MM;

  trellis_text_draw_wrapped (p->text, p->cr, paper->title, trellis_type_title, paper->sheet.left, baseline, width,
                             TRELLIS_SCHEDULE_TITLE_LEADING, &p->palette->text);
  baseline += (paper->n_title_lines - 1) * TRELLIS_SCHEDULE_TITLE_LEADING + 9 * TRELLIS_MM;
  trellis_text_draw_wrapped (p->text, p->cr, paper->subtitle, trellis_type_subtitle, paper->sheet.left, baseline,
                             width, 20,
                             &p->palette->trust);

  for (guint i = 0; i < paper->facts->len; i++)
    {
      TrellisScheduleFact *fact = &g_array_index (paper->facts, TrellisScheduleFact, i);

      trellis_text_draw (p->text, p->cr, fact->label, trellis_type_furniture_strong, fact->x, paper->facts_baseline,
                         TRELLIS_TEXT_START,
                         &p->palette->dim);
      trellis_text_draw_wrapped (p->text, p->cr, fact->value, trellis_type_text, fact->x, paper->facts_baseline +
                                 4.4 * TRELLIS_MM,
                                 fact->width, TRELLIS_SCHEDULE_LEADING, &p->palette->text);
    }
}

/* The year as a strip: terms, holidays, and a pill for each visit. */
static void
draw_strip (Painter *p)
{
  TrellisSchedulePaper *paper = p->paper;
  TrellisYearLayout *layout = paper->layout;
  double width = paper->sheet.right - paper->sheet.left;
  double top = paper->strip_top + 3.4 * TRELLIS_MM, height = 6 * TRELLIS_MM;
  /* More visits than the year has room for stand closer. */
  double step = MIN (5.4 * TRELLIS_MM, width / MAX (layout->pills->len, 1)), pill_width = step - 0.6 * TRELLIS_MM;
  double pill_height = 4.4 * TRELLIS_MM, free_x = paper->sheet.left;
  TrellisYearGeometry geometry = { .x = paper->sheet.left };

  if (layout->weeks->len == 0)
    return;
  geometry.week_width = geometry.holiday_width = width / layout->weeks->len;

  for (guint i = 0; layout->n_school_weeks > 0 && i < layout->holidays->len; i++)
    {
      TrellisYearSpan *holiday = &g_array_index (layout->holidays, TrellisYearSpan, i);

      cairo_rectangle (p->cr, trellis_year_geometry_get_week_x (&geometry, layout, holiday->first_week), top,
                       geometry.week_width * holiday->n_weeks, height);
      trellis_rgba_set_source (&p->palette->holiday, p->cr);
      cairo_fill (p->cr);
    }
  for (guint i = 0; i < layout->terms->len; i++)
    {
      TrellisYearSpan *term = &g_array_index (layout->terms, TrellisYearSpan, i);
      double x0 = trellis_year_geometry_get_week_x (&geometry, layout, term->first_week);
      double x1 = trellis_year_geometry_get_week_x (&geometry, layout, term->first_week + term->n_weeks);

      trellis_text_draw (p->text, p->cr, term->name, trellis_type_furniture_strong, x0, paper->strip_top +
                         1.6 * TRELLIS_MM,
                         TRELLIS_TEXT_START, &p->palette->dim);
      trellis_sheet_draw_rule (p->cr, p->palette, TRELLIS_RULE_SECTION, x0, x1, top);
    }
  trellis_sheet_draw_rule (p->cr, p->palette, TRELLIS_RULE_ROW, paper->sheet.left, paper->sheet.right, top + height);

  for (guint i = 0; i < layout->pills->len; i++)
    {
      TrellisYearPill *pill = &g_array_index (layout->pills, TrellisYearPill, i);
      TrellisVisitPill look = { .mark = pill->mark, .status = pill->visit->status };
      double left = layout->pills->len - i;
      double x;

      /* Two in one week, or in weeks side by side, give way to the right, but
       * not so far that the last would leave the strip. */
      x = trellis_year_geometry_get_week_x (&geometry, layout, pill->week) + (geometry.week_width - pill_width) / 2;
      x = MAX (x, free_x);
      x = MIN (x, paper->sheet.right - left * step);
      free_x = x + step;
      trellis_visit_pill_draw (p->cr, p->text, p->palette, &look, x, top + (height - pill_height) / 2, pill_width,
                               pill_height);
    }
}

static void
draw_table_head (Painter *p)
{
  double left = p->paper->sheet.left, baseline = p->page->top - 2.2 * TRELLIS_MM;
  const struct
  {
    const char *name;
    double x;
  } heads[] = {
    { _("Visit"), 0 },
    { _("Date"), TRELLIS_SCHEDULE_DATE_X },
    { p->paper->morning_head, TRELLIS_SCHEDULE_MORNING_X },
    { p->paper->afternoon_head, TRELLIS_SCHEDULE_AFTERNOON_X },
    { _("With"), TRELLIS_SCHEDULE_WITH_X },
  };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    trellis_text_draw (p->text, p->cr, heads[i].name, trellis_type_head, left + heads[i].x, baseline,
                       TRELLIS_TEXT_START, &p->palette->text);
  trellis_sheet_draw_rule (p->cr, p->palette, TRELLIS_RULE_SECTION, left, p->paper->sheet.right, p->page->top);
}

static void
draw_words (Painter    *p,
            const char *words,
            double      x,
            double      width,
            double      baseline)
{
  gboolean is_empty = words[0] == '\0';

  trellis_text_draw_wrapped (p->text, p->cr, is_empty ? "–" : words, trellis_type_text, p->paper->sheet.left + x,
                             baseline, width,
                             TRELLIS_SCHEDULE_LEADING, is_empty ? &p->palette->faint : &p->palette->text);
}

static void
draw_row (Painter               *p,
          const TrellisTableRow *placed,
          gboolean               is_last)
{
  TrellisScheduleRow *row = &g_array_index (p->paper->rows, TrellisScheduleRow, placed->row);
  TrellisVisitPill look = { .mark = row->mark, .status = row->visit->status };
  double left = p->paper->sheet.left;
  double baseline = placed->y + p->paper->row_pad * 0.55 + trellis_text_get_cap_height (p->text, trellis_type_section);
  double cap = trellis_text_get_cap_height (p->text, trellis_type_section);
  double pill_height = 5 * TRELLIS_MM;

  trellis_visit_pill_draw (p->cr, p->text, p->palette, &look, left, baseline - cap / 2 - pill_height / 2,
                           6.4 * TRELLIS_MM, pill_height);
  trellis_text_draw (p->text, p->cr, row->date, trellis_type_section, left + TRELLIS_SCHEDULE_DATE_X, baseline,
                     TRELLIS_TEXT_START,
                     &p->palette->text);
  trellis_text_draw (p->text, p->cr, row->status, trellis_type_secondary, left + TRELLIS_SCHEDULE_DATE_X,
                     baseline + TRELLIS_SCHEDULE_LEADING * 1.08, TRELLIS_TEXT_START, &p->palette->dim);
  draw_words (p, row->morning, TRELLIS_SCHEDULE_MORNING_X, TRELLIS_SCHEDULE_MORNING_WIDTH, baseline);
  draw_words (p, row->afternoon, TRELLIS_SCHEDULE_AFTERNOON_X, TRELLIS_SCHEDULE_AFTERNOON_WIDTH, baseline);
  draw_words (p, row->with, TRELLIS_SCHEDULE_WITH_X, TRELLIS_SCHEDULE_WITH_WIDTH, baseline);
  trellis_sheet_draw_rule (p->cr, p->palette, is_last ? TRELLIS_RULE_SECTION : TRELLIS_RULE_ROW, left,
                           p->paper->sheet.right,
                           placed->y + placed->height);
}

static void
draw_notes (Painter *p)
{
  TrellisSchedulePaper *paper = p->paper;
  double top = p->page->bottom + 8 * TRELLIS_MM;
  double ys[3] = { top, top, top };

  if (paper->notes->len == 0)
    return;
  trellis_text_draw (p->text, p->cr, _("At every visit"), trellis_type_head, paper->sheet.left, top,
                     TRELLIS_TEXT_START, &p->palette->text);
  for (guint i = 0; i < paper->notes->len; i++)
    {
      guint column = i < paper->note_breaks[0] ? 0 : i < paper->note_breaks[1] ? 1 : 2;
      double x = paper->sheet.left + column * 60 * TRELLIS_MM;
      int n_lines = trellis_text_draw_wrapped (p->text, p->cr, g_ptr_array_index (paper->notes, i),
                                               trellis_type_text, x,
                                               ys[column] + 5 * TRELLIS_MM, TRELLIS_SCHEDULE_NOTE_WIDTH,
                                                 TRELLIS_SCHEDULE_LEADING,
                                               &p->palette->text);

      ys[column] += n_lines * TRELLIS_SCHEDULE_LEADING + TRELLIS_SCHEDULE_NOTE_GAP;
    }
}

/**
 * trellis_schedule_paper_draw:
 * @self: a schedule
 * @cr: the page's top left corner at the origin, in points
 * @text: as it was laid out with
 * @palette: for paper
 * @page: which page, from 0
 *
 * Draws a page's matter; its furniture is the report's.
 */
void
trellis_schedule_paper_draw (TrellisSchedulePaper *self,
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
    draw_title (&painter);
  else
    {
      /* Translators: %s is a school whose schedule began on the page before */
      g_autofree char *title = g_strdup_printf (_("%s, continued"), self->title);

      trellis_text_draw_wrapped (text, cr, title, trellis_type_section, self->sheet.left,
                                 self->sheet.top + 2 * TRELLIS_MM, self->sheet.right - self->sheet.left, 13,
                                 &palette->text);
    }

  if (self->rows->len == 0)
    trellis_text_draw (text, cr, _("No visits are planned yet."), trellis_type_text, self->sheet.left,
                       self->strip_top + 4 * TRELLIS_MM, TRELLIS_TEXT_START, &palette->text);
  else
    {
      if (page == 0)
        draw_strip (&painter);
      trellis_text_begin_part (text, cr, TRELLIS_TEXT_PART_TABLE);
      trellis_text_begin_part (text, cr, TRELLIS_TEXT_PART_HEADS);
      if (painter.page->rows->len > 0)
        draw_table_head (&painter);
      trellis_text_end_part (text, cr);
      for (guint i = 0; i < painter.page->rows->len; i++)
        {
          trellis_text_begin_part (text, cr, TRELLIS_TEXT_PART_ROW);
          draw_row (&painter, &g_array_index (painter.page->rows, TrellisTableRow, i),
                    i + 1 == painter.page->rows->len);
          trellis_text_end_part (text, cr);
        }
      trellis_text_end_part (text, cr);
    }
  if (page + 1 == self->pages->len)
    draw_notes (&painter);
  cairo_restore (cr);
}
