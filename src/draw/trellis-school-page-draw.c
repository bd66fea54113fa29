/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-school-page-private.h"

#include "trellis-level-chip-draw.h"
#include "trellis-rating-mark-draw.h"
#include "trellis-visit-pill.h"

#include <glib/gi18n-lib.h>

/* What every painter here needs. */
typedef struct
{
  TrellisSchoolPage *page;
  cairo_t *cr;
  TrellisText *text;
  const TrellisPalette *palette;
} Painter;

/* A section's rule, its title and what stands at its right. */
static void
draw_section (Painter    *p,
              const char *title,
              const char *note,
              double      x,
              double      width,
              double      top)
{
  double baseline = top + 4.9 * TRELLIS_MM;

  trellis_sheet_draw_rule (p->cr, p->palette, TRELLIS_RULE_SECTION, x, x + width, top);
  trellis_text_draw (p->text, p->cr, title, trellis_type_text_strong, x, baseline, TRELLIS_TEXT_START,
                     &p->palette->text);
  if (note != NULL)
    trellis_text_draw (p->text, p->cr, note, trellis_type_secondary, x + width, baseline, TRELLIS_TEXT_END,
                       &p->palette->dim);
}

static void
draw_triangle (Painter  *p,
               gboolean  is_up,
               double    x,
               double    middle)
{
  double side = 2.6 * TRELLIS_MM, half = side * 0.42 * (is_up ? 1 : -1);

  cairo_move_to (p->cr, x, middle + half);
  cairo_line_to (p->cr, x + side, middle + half);
  cairo_line_to (p->cr, x + side / 2, middle - half);
  cairo_close_path (p->cr);
  trellis_rgba_set_source (&p->palette->text, p->cr);
  cairo_fill (p->cr);
}

static void
draw_head (Painter *p)
{
  TrellisSchoolPage *page = p->page;
  double x = page->sheet.left, baseline = 28.5 * TRELLIS_MM;
  double leading = page->is_title_small ? TRELLIS_SCHOOL_SMALL_TITLE_LEADING : TRELLIS_SCHOOL_TITLE_LEADING;
  double chip_width = 9 * TRELLIS_MM, chip_height = 5.6 * TRELLIS_MM, middle;

  trellis_text_draw_wrapped (p->text, p->cr, page->title,
                             page->is_title_small ? trellis_type_title_small : trellis_type_title, x, baseline,
                             page->sheet.right - x, leading, &p->palette->text);
  baseline += (page->n_title_lines - 1) * leading + 8.6 * TRELLIS_MM;
  if (page->level == NULL)
    {
      trellis_text_draw (p->text, p->cr, _("No category has been agreed yet"), trellis_type_subtitle, x, baseline,
                         TRELLIS_TEXT_START, &p->palette->trust);
      return;
    }

  middle = baseline - trellis_text_get_cap_height (p->text, trellis_type_subtitle) / 2;
  trellis_level_chip_draw (p->cr, p->text, p->palette, page->level, trellis_type_text_strong, x,
                           middle - chip_height / 2, chip_width, chip_height);
  x += chip_width + 2.6 * TRELLIS_MM;
  x += trellis_text_draw (p->text, p->cr, page->level->name, trellis_type_subtitle, x, baseline, TRELLIS_TEXT_START,
                          &p->palette->trust) + 3 * TRELLIS_MM;
  if (page->has_moved)
    {
      draw_triangle (p, page->is_up, x, baseline - trellis_text_get_cap_height (p->text, trellis_type_text) / 2);
      x += 4 * TRELLIS_MM;
    }
  trellis_text_draw_ellipsized (p->text, p->cr, page->standing, trellis_type_text, x, baseline, page->sheet.right - x,
                                TRELLIS_TEXT_START, &p->palette->text);
}

static void
draw_facts (Painter *p)
{
  TrellisSchoolPage *page = p->page;
  double step = (page->sheet.right - page->sheet.left + 4 * TRELLIS_MM) / TRELLIS_SCHOOL_FACTS_IN_ROW;
  double top = page->facts_top;

  trellis_sheet_draw_rule (p->cr, p->palette, TRELLIS_RULE_SECTION, page->sheet.left, page->sheet.right, top);
  for (guint i = 0; i < page->facts->len; i += TRELLIS_SCHOOL_FACTS_IN_ROW)
    {
      int n_lines = 1;

      for (guint j = 0; j < MIN (TRELLIS_SCHOOL_FACTS_IN_ROW, page->facts->len - i); j++)
        {
          TrellisSchoolPageFact *fact = &g_array_index (page->facts, TrellisSchoolPageFact, i + j);
          double x = page->sheet.left + j * step;

          trellis_text_draw (p->text, p->cr, fact->label, trellis_type_furniture_strong, x, top + 4.8 * TRELLIS_MM,
                             TRELLIS_TEXT_START, &p->palette->dim);
          trellis_text_draw_lines (p->text, p->cr, fact->value, trellis_type_text, x, top + 9 * TRELLIS_MM,
                                   TRELLIS_SCHOOL_SIXTH, TRELLIS_SCHOOL_LEADING, TRELLIS_SCHOOL_FACT_LINES,
                                   &p->palette->text);
          n_lines = MAX (n_lines, trellis_text_count_lines (p->text, fact->value, trellis_type_text,
                                                            TRELLIS_SCHOOL_SIXTH));
        }
      top += TRELLIS_SCHOOL_FACT_HEIGHT + (MIN (n_lines, TRELLIS_SCHOOL_FACT_LINES) - 1) * TRELLIS_SCHOOL_LEADING;
    }
}

static void
draw_charts (Painter *p)
{
  TrellisSchoolPage *page = p->page;
  double left = page->sheet.left, right = left + TRELLIS_SCHOOL_HALF + TRELLIS_SCHOOL_GUTTER;
  double top = page->charts_top + TRELLIS_SCHOOL_CHART_TOP;

  draw_section (p, _("Level"), page->steps != NULL ? _("agreed at meetings") : _("none agreed yet"), left,
                TRELLIS_SCHOOL_HALF, page->charts_top);
  draw_section (p, _("Profile"), page->profile != NULL ? page->profile_note : _("nothing judged yet"), right,
                TRELLIS_SCHOOL_HALF, page->charts_top);
  if (page->steps != NULL)
    {
      cairo_save (p->cr);
      cairo_translate (p->cr, left, top);
      trellis_text_begin_part (p->text, p->cr, TRELLIS_TEXT_PART_FIGURE);
      trellis_level_steps_draw (page->steps, p->cr, p->text, p->palette);
      trellis_text_end_part (p->text, p->cr);
      cairo_restore (p->cr);
    }
  if (page->profile != NULL)
    {
      cairo_save (p->cr);
      cairo_translate (p->cr, right, top);
      trellis_text_begin_part (p->text, p->cr, TRELLIS_TEXT_PART_FIGURE);
      trellis_level_profile_draw (page->profile, p->cr, p->text, p->palette);
      trellis_text_end_part (p->text, p->cr);
      cairo_restore (p->cr);
    }
}

static void
draw_measures (Painter *p)
{
  TrellisSchoolPage *page = p->page;
  double gap = (page->sheet.right - page->sheet.left - 3 * TRELLIS_SCHOOL_THIRD) / 2;

  for (guint i = 0; i < page->measures->len; i++)
    {
      cairo_save (p->cr);
      cairo_translate (p->cr, page->sheet.left + i % 3 * (TRELLIS_SCHOOL_THIRD + gap),
                       page->measures_top + i / 3 * (page->measure_height + TRELLIS_SCHOOL_MEASURE_GAP));
      trellis_text_begin_part (p->text, p->cr, TRELLIS_TEXT_PART_FIGURE);
      trellis_measure_panel_draw (g_ptr_array_index (page->measures, i), p->cr, p->text, p->palette);
      trellis_text_end_part (p->text, p->cr);
      cairo_restore (p->cr);
    }
  trellis_text_draw (p->text, p->cr, page->measures_key, trellis_type_furniture, page->sheet.left,
                     page->lists_top - TRELLIS_SCHOOL_KEY_HEIGHT - 0.4 * TRELLIS_MM, TRELLIS_TEXT_START,
                     &p->palette->dim);
}

static void
draw_visits (Painter *p)
{
  TrellisSchoolPage *page = p->page;
  double left = page->sheet.left, y = page->lists_top + TRELLIS_SCHOOL_LIST_TOP;
  guint n = page->visits->len;
  double most = (TRELLIS_SCHOOL_HALF - TRELLIS_SCHOOL_PILL_WIDTH) / MAX (n - 1, 1);
  double step = n > 1 ? MIN (TRELLIS_SCHOOL_PILL_STEP, most) : 0;
  double width = MIN (TRELLIS_SCHOOL_PILL_WIDTH, n > 1 ? step - 0.6 * TRELLIS_MM : TRELLIS_SCHOOL_PILL_WIDTH);

  draw_section (p, page->visits_title, page->visits_note, left, TRELLIS_SCHOOL_HALF, page->lists_top);
  for (guint i = 0; i < n; i++)
    {
      TrellisSchoolPageVisit *visit = &g_array_index (page->visits, TrellisSchoolPageVisit, i);
      TrellisVisitPill pill = { .mark = visit->mark, .status = visit->status };

      trellis_visit_pill_draw (p->cr, p->text, p->palette, &pill, left + i * step, y, width,
                               TRELLIS_SCHOOL_PILL_HEIGHT);
    }
  y += n > 0 ? TRELLIS_SCHOOL_PILL_HEIGHT + 4.4 * TRELLIS_MM : 2 * TRELLIS_MM;
  y += TRELLIS_SCHOOL_SMALL_LEADING *
       trellis_text_draw_wrapped (p->text, p->cr, page->last_visit, trellis_type_secondary, left, y,
                                  TRELLIS_SCHOOL_HALF, TRELLIS_SCHOOL_SMALL_LEADING, &p->palette->text);
  trellis_text_draw_wrapped (p->text, p->cr, page->next_visit, trellis_type_secondary, left, y, TRELLIS_SCHOOL_HALF,
                             TRELLIS_SCHOOL_SMALL_LEADING, &p->palette->text);
}

static double
draw_line (Painter                     *p,
           const TrellisSchoolPageLine *line,
           double                       x,
           double                       y,
           double                       what_x,
           double                       what_width)
{
  double height = line->n_lines * TRELLIS_SCHOOL_LEADING + 2 * TRELLIS_SCHOOL_ROW_PAD;
  double cap = trellis_text_get_cap_height (p->text, trellis_type_text);
  double baseline = y + TRELLIS_SCHOOL_ROW_PAD + (TRELLIS_SCHOOL_LEADING + cap) / 2;

  if (line->has_rating)
    trellis_rating_mark_draw_on_paper (p->cr, p->text, p->palette, line->rating, x, baseline - cap / 2,
                                       4 * TRELLIS_MM);
  trellis_text_draw_lines (p->text, p->cr, line->what, trellis_type_text, x + what_x, baseline, what_width,
                           TRELLIS_SCHOOL_LEADING, line->n_lines, &p->palette->text);
  if (line->is_late)
    {
      double width = trellis_text_get_width (p->text, line->when, trellis_type_text_strong);

      cairo_rectangle (p->cr, x + TRELLIS_SCHOOL_HALF - width - cap - 1.1 * TRELLIS_MM, baseline - cap, cap, cap);
      trellis_rgba_set_source (&p->palette->text, p->cr);
      cairo_fill (p->cr);
    }
  trellis_text_draw (p->text, p->cr, line->when, line->is_late ? trellis_type_text_strong : trellis_type_secondary,
                     x + TRELLIS_SCHOOL_HALF, baseline, TRELLIS_TEXT_END,
                     line->is_late ? &p->palette->text : &p->palette->dim);

  return height;
}

static void
draw_list (Painter *p,
           GArray  *lines,
           double   x,
           double   y,
           double   what_x,
           double   what_width)
{
  for (guint i = 0; i < lines->len; i++)
    {
      if (i > 0)
        trellis_sheet_draw_rule (p->cr, p->palette, TRELLIS_RULE_ROW, x, x + TRELLIS_SCHOOL_HALF, y);
      y += draw_line (p, &g_array_index (lines, TrellisSchoolPageLine, i), x, y, what_x, what_width);
    }
}

static void
draw_inspections (Painter *p)
{
  TrellisSchoolPage *page = p->page;

  /* On a full page what stands above leaves no room for them. */
  if ((page->has_inspections && page->inspections->len == 0) ||
      page->inspections_top + TRELLIS_SCHOOL_LIST_TOP > page->texts_top)
    return;
  draw_section (p, _("Inspections"), !page->has_inspections ? _("none recorded") : NULL, page->sheet.left,
                TRELLIS_SCHOOL_HALF, page->inspections_top);
  draw_list (p, page->inspections, page->sheet.left, page->inspections_top + TRELLIS_SCHOOL_LIST_TOP, 0,
             TRELLIS_SCHOOL_HALF - TRELLIS_SCHOOL_INSPECTION_WHEN_WIDTH);
}

static void
draw_actions (Painter *p)
{
  TrellisSchoolPage *page = p->page;
  double x = page->sheet.left + TRELLIS_SCHOOL_HALF + TRELLIS_SCHOOL_GUTTER;
  double y = page->lists_top + TRELLIS_SCHOOL_LIST_TOP;

  draw_section (p, _("Open actions"), *page->actions_note != '\0' ? page->actions_note : _("none"), x,
                TRELLIS_SCHOOL_HALF, page->lists_top);
  draw_list (p, page->actions, x, y, TRELLIS_SCHOOL_RATING_WIDTH,
             TRELLIS_SCHOOL_HALF - TRELLIS_SCHOOL_RATING_WIDTH - TRELLIS_SCHOOL_WHEN_WIDTH);
  if (page->n_more_actions > 0)
    {
      g_autofree char *more = g_strdup_printf (_("and %'u more"), page->n_more_actions);

      for (guint i = 0; i < page->actions->len; i++)
        y += g_array_index (page->actions, TrellisSchoolPageLine, i).n_lines * TRELLIS_SCHOOL_LEADING +
             2 * TRELLIS_SCHOOL_ROW_PAD;
      trellis_text_draw (p->text, p->cr, more, trellis_type_secondary, x + TRELLIS_SCHOOL_RATING_WIDTH,
                         y + TRELLIS_SCHOOL_LEADING, TRELLIS_TEXT_START, &p->palette->dim);
    }
}

static void
draw_texts (Painter *p)
{
  TrellisSchoolPage *page = p->page;
  double gap = (page->sheet.right - page->sheet.left - 3 * TRELLIS_SCHOOL_THIRD) / 2;

  for (guint i = 0; i < TRELLIS_SCHOOL_PAGE_N_TEXTS; i++)
    {
      const TrellisSchoolPageText *words = &page->texts[i];
      double x = page->sheet.left + i * (TRELLIS_SCHOOL_THIRD + gap);
      gboolean is_empty = *words->body == '\0';

      draw_section (p, words->title, i == 0 ? page->texts_note : NULL, x,
                    TRELLIS_SCHOOL_THIRD, page->texts_top);
      trellis_text_draw_lines (p->text, p->cr, is_empty ? "–" : words->body, trellis_type_text, x,
                               page->texts_top + TRELLIS_SCHOOL_TEXT_TOP, TRELLIS_SCHOOL_THIRD,
                               TRELLIS_SCHOOL_LEADING, page->n_text_lines,
                               is_empty ? &p->palette->faint : &p->palette->text);
    }
}

/**
 * trellis_school_page_draw:
 * @self: a page
 * @cr: the page's top left corner at the origin, in points
 * @text: as it was laid out with
 * @palette: for paper
 *
 * Draws the page's matter; its furniture is the report's.
 */
void
trellis_school_page_draw (TrellisSchoolPage    *self,
                          cairo_t              *cr,
                          TrellisText          *text,
                          const TrellisPalette *palette)
{
  Painter painter = { self, cr, text, palette };

  cairo_save (cr);
  draw_head (&painter);
  draw_facts (&painter);
  draw_charts (&painter);
  draw_measures (&painter);
  draw_visits (&painter);
  draw_inspections (&painter);
  draw_actions (&painter);
  draw_texts (&painter);
  cairo_restore (cr);
}
