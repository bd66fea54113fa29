/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-report-private.h"

#include "trellis-plan-capacity.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"
#include "trellis-table-paper.h"

#include <glib/gi18n-lib.h>

/* Two tables about who visits when: an adviser's days against what is asked of
 * them, and everybody's week. */

#define N_WEEKDAYS 5

static TrellisReport *
create_document (TrellisReportKind           kind,
                 const TrellisReportDetails *details,
                 TrellisTablePaper          *paper,
                 const char                 *title)
{
  TrellisReport *self = trellis_report_new (kind, details);

  trellis_table_paper_lay_out (paper, self->text);
  trellis_report_add_part (self, &trellis_report_table_paper, paper, &paper->sheet, NULL);
  self->title = g_strdup (title);

  return self;
}

/* Which adviser the scope leaves, or every one. */
static gboolean
is_shown (const TrellisReportRequest *request,
          const char                 *adviser_id)
{
  const char *wanted = trellis_scope_get_adviser (request->scope);

  return wanted == NULL || g_strcmp0 (wanted, adviser_id) == 0;
}

/* Capacity ------------------------------------------------------------------ */

static void
fill_term (TrellisPaperCell *cell,
           double            available,
           double            owed,
           double            planned,
           gboolean          is_strong)
{
  /* Translators: days planned of days at work; halves are told */
  cell->text = g_strdup_printf (_("%g of %g"), planned, available);
  cell->second = g_strdup_printf (_("owed %g"), owed);
  cell->is_strong = is_strong;
  cell->is_marked = planned > available || owed > available;
}

static void
add_capacity_row (TrellisTablePaper         *paper,
                  const char                *name,
                  const TrellisPlanCapacity *terms,
                  guint                      n_terms,
                  gboolean                   is_total)
{
  TrellisPaperCell *cells = trellis_table_paper_add_row (paper);
  TrellisPlanCapacity year = { NULL };

  cells[0].text = g_strdup (name);
  cells[0].is_strong = TRUE;
  for (guint i = 0; i < n_terms; i++)
    {
      fill_term (&cells[1 + i], terms[i].available, terms[i].owed, terms[i].planned, is_total);
      year.available += terms[i].available;
      year.owed += terms[i].owed;
      year.planned += terms[i].planned;
    }
  fill_term (&cells[1 + n_terms], year.available, year.owed, year.planned, TRUE);
}

static void
add_capacities (TrellisTablePaper          *paper,
                const TrellisReportRequest *request,
                GArray                     *capacities,
                guint                       n_terms)
{
  g_autofree TrellisPlanCapacity *total = g_new0 (TrellisPlanCapacity, n_terms);
  guint n_rows = 0;

  for (guint i = 0; i < capacities->len; i += n_terms)
    {
      const TrellisPlanCapacity *terms = &g_array_index (capacities, TrellisPlanCapacity, i);

      if (!is_shown (request, terms->adviser->id))
        continue;
      add_capacity_row (paper, terms->adviser->name, terms, n_terms, FALSE);
      n_rows++;
      for (guint j = 0; j < n_terms; j++)
        {
          total[j].available += terms[j].available;
          total[j].owed += terms[j].owed;
          total[j].planned += terms[j].planned;
        }
    }
  if (n_rows > 1)
    add_capacity_row (paper, _("All advisers"), total, n_terms, TRUE);
  if (n_rows == 0)
    trellis_table_paper_add_words (paper, _("The trust has no adviser yet."));
}

/**
 * trellis_report_new_capacity:
 * @request: the year, and the adviser where the scope names one
 * @error: return location for a #GError
 *
 * The days that each adviser works in each term, those that are planned, and
 * those that the adviser's schools are owed; A4 on its side.
 *
 * Fails with %G_IO_ERROR_NOT_FOUND where the year has no terms.
 *
 * Returns: (transfer full) (nullable): the table, or %NULL with @error set
 */
TrellisReport *
trellis_report_new_capacity (const TrellisReportRequest  *request,
                             GError                     **error)
{
  TrellisDay as_at = request->details->as_at;
  g_autoptr (TrellisSchoolYear) year = trellis_store_read_year (request->store, request->year_id, error);
  g_autoptr (GListModel) advisers = NULL;
  g_autoptr (GListModel) visits = NULL;
  g_autoptr (GArray) capacities = NULL;
  g_autofree char *title = NULL;
  TrellisScheme *scheme;
  TrellisTablePaper *paper;

  scheme = year != NULL ? trellis_store_get_scheme (request->store, error) : NULL;
  advisers = scheme != NULL ? trellis_store_list_people (request->store, TRUE, as_at, error) : NULL;
  visits = advisers != NULL ? trellis_store_list_visits (request->store, request->year_id, error) : NULL;
  if (visits == NULL)
    return NULL;
  if (year->terms->len == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("%s has no terms yet."), year->name);
      return NULL;
    }

  capacities = trellis_plan_capacity_new (year, scheme, request->all_schools, advisers, visits, NULL);
  title = g_strdup_printf (_("Advisers’ days in %s"), year->name);
  paper = trellis_table_paper_new (title, _("Days planned of days at work, by term"), TRELLIS_PAPER_A4, TRUE);
  trellis_table_paper_set_key (paper, _("Owed: what the adviser’s schools earn by programme and category in the term. "
                                        "Half days count half. A black square: more is planned or owed than there "
                                        "are days."));
  trellis_table_paper_add_column (paper, _("Adviser"), TRELLIS_PAPER_WORDS, 40, 1);
  for (guint i = 0; i < year->terms->len; i++)
    trellis_table_paper_add_column (paper, ((const TrellisTerm *) year->terms->pdata[i])->name, TRELLIS_PAPER_WORDS, 24,
                                    0.4);
  trellis_table_paper_add_column (paper, _("Year"), TRELLIS_PAPER_WORDS, 26, 0.4);
  add_capacities (paper, request, capacities, year->terms->len);

  return create_document (TRELLIS_REPORT_CAPACITY, request->details, paper, title);
}

/* A week -------------------------------------------------------------------- */

static int
compare_sessions (gconstpointer a,
                  gconstpointer b)
{
  const TrellisVisit *first = *(TrellisVisit *const *) a;
  const TrellisVisit *second = *(TrellisVisit *const *) b;
  int order = g_utf8_collate (first->adviser_name, second->adviser_name);

  if (order == 0)
    order = (int) first->session - (int) second->session;
  if (order == 0)
    order = g_utf8_collate (first->school_name, second->school_name);

  return order != 0 ? order : g_strcmp0 (first->id, second->id);
}

static GPtrArray *
list_day (const TrellisReportRequest *request,
          GListModel                 *visits,
          TrellisDay                  day)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);

      if (visit->visit_on == day && visit->status != TRELLIS_VISIT_STATUS_CANCELLED &&
          is_shown (request, visit->adviser_id))
        g_ptr_array_add (found, g_steal_pointer (&visit));
    }
  g_ptr_array_sort (found, compare_sessions);

  return found;
}

static char *
join_themes (TrellisVisit *visit)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  const char *const themes[] = { visit->theme_am, visit->theme_pm };

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      g_auto (GStrv) lines = g_strsplit (themes[i], "\n", -1);

      if (*themes[i] != '\0')
        g_ptr_array_add (words, g_strjoinv ("; ", lines));
    }
  g_ptr_array_add (words, NULL);

  return words->len > 1 ? g_strjoinv ("; ", (char **) words->pdata) : NULL;
}

static void
add_visit (TrellisTablePaper *paper,
           TrellisVisit      *visit,
           gboolean           is_first_of_adviser)
{
  TrellisPaperCell *cells = trellis_table_paper_add_row (paper);

  /* Whose visits follow one another is said once. */
  cells[0].text = g_strdup (!is_first_of_adviser ? "" : *visit->adviser_name != '\0' ? visit->adviser_name
                                                                                     : _("Nobody yet"));
  cells[0].is_strong = TRUE;
  cells[1].text = g_strdup (trellis_session_get_name (visit->session));
  cells[2].text = g_strdup (visit->school_name);
  cells[2].is_strong = TRUE;
  cells[3].text = trellis_visit_dup_title (visit);
  cells[4].text = join_themes (visit);
  cells[5].text = g_strdup (trellis_visit_status_get_name (visit->status));
}

static void
add_day (TrellisTablePaper          *paper,
         const TrellisReportRequest *request,
         TrellisSchoolYear          *year,
         GListModel                 *visits,
         TrellisDay                  day)
{
  g_autoptr (GPtrArray) found = list_day (request, visits, day);
  g_autofree char *name = trellis_day_format (day, TRELLIS_DAY_STYLE_FULL);
  g_autofree char *closed = trellis_school_year_explain_closed (year, day, TRELLIS_SESSION_DAY, NULL, NULL);
  g_autofree char *count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u visit", "%u visits", found->len),
                                            found->len);
  const TrellisVisit *before = NULL;

  trellis_table_paper_begin_group (paper, name, found->len > 0 ? count : "");
  if (closed != NULL)
    trellis_table_paper_add_words (paper, closed);
  else if (found->len == 0)
    trellis_table_paper_add_words (paper, _("No visits."));
  for (guint i = 0; i < found->len; i++)
    {
      TrellisVisit *visit = g_ptr_array_index (found, i);

      add_visit (paper, visit, before == NULL || g_strcmp0 (before->adviser_id, visit->adviser_id) != 0);
      before = visit;
    }
}

/**
 * trellis_report_new_week_sheet:
 * @request: the adviser, where the scope names one; its year is not read
 * @day: a day of the week
 * @error: return location for a #GError
 *
 * Everybody's visits of a week, day by day; A4 on its side.
 *
 * Returns: (transfer full) (nullable): the sheet, or %NULL with @error set
 */
TrellisReport *
trellis_report_new_week_sheet (const TrellisReportRequest  *request,
                               TrellisDay                   day,
                               GError                     **error)
{
  TrellisDay monday = trellis_day_get_monday (day);
  /* A week over the turn of the school year is read with the year that its Monday is in. */
  g_autofree char *year_id = trellis_school_year_dup_id_for_day (monday);
  g_autoptr (TrellisSchoolYear) year = trellis_store_read_year_or_usual (request->store, year_id, error);
  g_autoptr (GListModel) visits = year != NULL ? trellis_store_list_visits (request->store, NULL, error) : NULL;
  g_autofree char *from = trellis_day_format (monday, TRELLIS_DAY_STYLE_LONG);
  g_autofree char *title = g_strdup_printf (_("Week of %s"), from);
  const TrellisTerm *term;
  TrellisTablePaper *paper;

  if (visits == NULL)
    return NULL;

  term = trellis_school_year_get_term (year, monday + N_WEEKDAYS - 1);
  if (term == NULL)
    term = trellis_school_year_get_term (year, monday);
  paper = trellis_table_paper_new (title, term != NULL ? term->name : "", TRELLIS_PAPER_A4, TRUE);
  trellis_table_paper_add_column (paper, _("Adviser"), TRELLIS_PAPER_WORDS, 38, 0);
  trellis_table_paper_add_column (paper, _("When"), TRELLIS_PAPER_WORDS, 20, 0);
  trellis_table_paper_add_column (paper, _("School"), TRELLIS_PAPER_WORDS, 46, 0.3);
  trellis_table_paper_add_column (paper, _("Visit"), TRELLIS_PAPER_WORDS, 30, 0);
  trellis_table_paper_add_column (paper, _("What it is about"), TRELLIS_PAPER_WORDS, 60, 1);
  trellis_table_paper_add_column (paper, _("Status"), TRELLIS_PAPER_WORDS, 18, 0);
  for (int i = 0; i < N_WEEKDAYS; i++)
    add_day (paper, request, year, visits, monday + i);

  return create_document (TRELLIS_REPORT_WEEK, request->details, paper, title);
}
