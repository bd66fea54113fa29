/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-report-private.h"

#include "trellis-level-pages.h"
#include "trellis-store-courses.h"

#include <glib/gi18n-lib.h>

/* How schools went from level to level, as a document. */

static const TrellisReportPaper level_paper = {
  .get_n_pages = (guint (*) (gpointer)) trellis_level_pages_get_n_pages,
  .draw = (void (*) (gpointer, cairo_t *, TrellisText *, const TrellisPalette *, guint)) trellis_level_pages_draw,
  .free = (void (*) (gpointer)) trellis_level_pages_free,
};

/**
 * trellis_report_new_levels:
 * @request: the schools, and the as-at day
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): all schools from year to year, and behind
 *   that each term by term, on A4 on its side; or %NULL with @error set
 */
TrellisReport *
trellis_report_new_levels (const TrellisReportRequest  *request,
                           GError                     **error)
{
  TrellisDay as_at = request->details->as_at;
  g_autoptr (TrellisLevelCourse) by_year = trellis_store_read_course_by_year (request->store, request->schools, as_at,
                                                                              error);
  g_autoptr (TrellisLevelCourse) by_term = NULL;
  TrellisReport *self;
  TrellisLevelPages *pages;

  if (by_year == NULL)
    return NULL;
  by_term = trellis_store_read_course_by_term (request->store, request->schools, as_at, error);
  if (by_term == NULL)
    return NULL;

  self = trellis_report_new (TRELLIS_REPORT_LEVELS, request->details);
  self->title = g_strdup (_("Levels over time"));
  pages = trellis_level_pages_new (by_year, by_term, self->scope_words, self->text);
  trellis_report_add_part (self, &level_paper, pages, &pages->sheet, NULL);

  return self;
}
