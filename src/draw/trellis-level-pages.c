/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-level-pages.h"

#include <glib/gi18n-lib.h>

/* The first page has all schools from year to year; those behind it each school
 * term by term. */

#define TITLE_BASELINE (28 * TRELLIS_MM)
#define LEADING (4.6 * TRELLIS_MM)
#define HEAD_HEIGHT (12 * TRELLIS_MM)

/**
 * trellis_level_pages_new:
 * @by_year: how all schools went from year to year; kept by reference
 * @by_term: how each of the same schools went; kept by reference
 * @words: (nullable): which schools they are, in words; %NULL for all
 * @text: how texts are set
 *
 * Returns: (transfer full): both laid out on pages
 */
TrellisLevelPages *
trellis_level_pages_new (TrellisLevelCourse *by_year,
                         TrellisLevelCourse *by_term,
                         const char         *words,
                         TrellisText        *text)
{
  TrellisLevelPages *self = g_new0 (TrellisLevelPages, 1);
  guint n_schools = trellis_level_course_get_n_schools (by_term);
  guint n_terms = trellis_level_course_get_n_days (by_term);
  g_autofree char *schools = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u school", "%u schools", n_schools),
                                              n_schools);
  double width;

  trellis_sheet_init (&self->sheet, TRELLIS_PAPER_A4, TRUE);
  width = self->sheet.right - self->sheet.left;
  self->subtitle = words != NULL ? g_strdup_printf ("%s: %s", words, schools) : g_steal_pointer (&schools);
  self->summary = trellis_level_course_dup_summary (by_year);
  self->period = g_strdup_printf (_("%s to %s"), trellis_level_course_get_name (by_term, 0),
                                  trellis_level_course_get_name (by_term, n_terms - 1));
  self->flow_y = TITLE_BASELINE + 12 * TRELLIS_MM +
                 trellis_text_count_lines (text, self->summary, trellis_type_text, width) * LEADING;
  self->flow = trellis_level_flow_new (by_year, text, TRELLIS_PALETTE_PAPER, width, self->sheet.bottom - self->flow_y);
  self->paths = trellis_level_paths_new (by_term, text, TRELLIS_PALETTE_PAPER, width);
  self->rows_a_page = (self->sheet.bottom - self->sheet.top - HEAD_HEIGHT) / self->paths->step_y;

  return self;
}

/**
 * trellis_level_pages_free:
 * @self: (nullable) (transfer full): pages
 */
void
trellis_level_pages_free (TrellisLevelPages *self)
{
  if (self == NULL)
    return;

  trellis_level_flow_free (self->flow);
  trellis_level_paths_free (self->paths);
  g_free (self->subtitle);
  g_free (self->summary);
  g_free (self->period);
  g_free (self);
}

/**
 * trellis_level_pages_get_n_pages:
 * @self: pages
 *
 * Returns: how many, at least 1
 */
guint
trellis_level_pages_get_n_pages (TrellisLevelPages *self)
{
  return 1 + (trellis_level_paths_get_n_rows (self->paths) + self->rows_a_page - 1) / self->rows_a_page;
}

static void
draw_flow (TrellisLevelPages    *self,
           cairo_t              *cr,
           TrellisText          *text,
           const TrellisPalette *palette)
{
  double left = self->sheet.left, width = self->sheet.right - left;

  trellis_text_draw (text, cr, _("Levels over time"), trellis_type_title, left, TITLE_BASELINE, TRELLIS_TEXT_START,
                     &palette->text);
  trellis_text_draw_ellipsized (text, cr, self->subtitle, trellis_type_text, left, TITLE_BASELINE + 6 * TRELLIS_MM,
                                width, TRELLIS_TEXT_START, &palette->dim);
  trellis_text_draw_wrapped (text, cr, self->summary, trellis_type_text, left, TITLE_BASELINE + 11.5 * TRELLIS_MM,
                             width, LEADING, &palette->text);
  cairo_save (cr);
  cairo_translate (cr, left, self->flow_y);
  trellis_text_begin_part (text, cr, TRELLIS_TEXT_PART_FIGURE);
  trellis_level_flow_draw (self->flow, cr, text, palette);
  trellis_text_end_part (text, cr);
  cairo_restore (cr);
}

/**
 * trellis_level_pages_draw:
 * @self: pages
 * @cr: the paper's top left corner at the origin, in points
 * @text: how texts are set
 * @palette: for paper
 * @page: which page, from 0
 *
 * Draws a page without its furniture.
 */
void
trellis_level_pages_draw (TrellisLevelPages    *self,
                          cairo_t              *cr,
                          TrellisText          *text,
                          const TrellisPalette *palette,
                          guint                 page)
{
  double baseline = self->sheet.top + 4 * TRELLIS_MM;

  if (page == 0)
    {
      draw_flow (self, cr, text, palette);
      return;
    }

  trellis_text_draw (text, cr, _("Every school, term by term"), trellis_type_section, self->sheet.left, baseline,
                     TRELLIS_TEXT_START, &palette->trust);
  trellis_text_draw (text, cr, self->period, trellis_type_secondary, self->sheet.right, baseline, TRELLIS_TEXT_END,
                     &palette->dim);
  cairo_save (cr);
  cairo_translate (cr, self->sheet.left, self->sheet.top + HEAD_HEIGHT);
  trellis_text_begin_part (text, cr, TRELLIS_TEXT_PART_FIGURE);
  trellis_level_paths_draw (self->paths, cr, text, palette, (page - 1) * self->rows_a_page, self->rows_a_page);
  trellis_text_end_part (text, cr);
  cairo_restore (cr);
}
