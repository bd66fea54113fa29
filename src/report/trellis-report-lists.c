/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-report-private.h"

#include "trellis-rich-text.h"
#include "trellis-store-actions.h"
#include "trellis-store-judgements.h"
#include "trellis-store-notes.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"
#include "trellis-table-paper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Lists as documents: the portfolio, the actions, and what a school's governors
 * are told. */

static TrellisReport *
create_document (TrellisReportKind           kind,
                 const TrellisReportDetails *details,
                 const char                 *title)
{
  TrellisReport *self = trellis_report_new (kind, details);

  self->title = g_strdup (title);

  return self;
}

static void
add_paper (TrellisReport     *self,
           TrellisTablePaper *paper)
{
  trellis_table_paper_lay_out (paper, self->text);
  trellis_report_add_part (self, &trellis_report_table_paper, paper, &paper->sheet, paper->title);
}

static void
fill_school (TrellisPaperCell    *cells,
             TrellisScheme       *scheme,
             const TrellisSchool *school)
{
  const TrellisLevel *level = school->level_id != NULL ? trellis_scheme_get_level (scheme, school->level_id) : NULL;
  const TrellisLevel *before = school->previous_level_id != NULL
    ? trellis_scheme_get_level (scheme, school->previous_level_id) : NULL;

  cells[0].text = g_strdup (school->name);
  cells[0].is_strong = TRUE;
  cells[0].second = *school->phase != '\0' ? g_strdup (trellis_phase_get_name (school->phase)) : NULL;
  cells[1].level = level;
  cells[1].direction = level != NULL && before != NULL ? (level->rank < before->rank) - (level->rank > before->rank)
                                                       : 0;
  cells[2].text = level != NULL ? trellis_day_format (school->agreed_on, TRELLIS_DAY_STYLE_MONTH) : NULL;
  cells[3].text = *school->adviser_name != '\0' ? g_strdup (school->adviser_name) : NULL;
  cells[4].text = school->pupils >= 0 ? g_strdup_printf ("%'d", school->pupils) : NULL;
  if (school->inspected_on != TRELLIS_DAY_NONE)
    {
      cells[5].text = g_strdup (school->inspection);
      cells[5].second = trellis_day_format (school->inspected_on, TRELLIS_DAY_STYLE_MONTH);
    }
  if (school->next_visit_on != TRELLIS_DAY_NONE)
    cells[6].text = trellis_day_format (school->next_visit_on, TRELLIS_DAY_STYLE_MEDIUM);
  for (TrellisRating rating = 0; rating < TRELLIS_N_RATINGS; rating++)
    cells[7].counts[rating] = (guint) school->open_actions[rating];
  cells[8].text = school->overdue_actions > 0 ? g_strdup_printf ("%d", school->overdue_actions) : NULL;
  cells[8].is_marked = school->overdue_actions > 0;
}

/**
 * trellis_report_new_portfolio:
 * @request: which schools
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the schools by hub as a table, A4 on its
 *   side, or %NULL with @error set
 */
TrellisReport *
trellis_report_new_portfolio (const TrellisReportRequest  *request,
                              GError                     **error)
{
  const TrellisReportDetails *details = request->details;
  g_autoptr (TrellisMatrix) matrix = trellis_store_read_matrix (request->store, request->schools, details->as_at,
                                                                TRELLIS_DAY_NONE, TRELLIS_SOURCE_AGREED, error);
  TrellisTablePaper *paper;
  TrellisReport *self;

  if (matrix == NULL)
    return NULL;

  self = create_document (TRELLIS_REPORT_PORTFOLIO, details, _("Portfolio"));
  paper = trellis_table_paper_new (_("Portfolio"), details->scope_words, TRELLIS_PAPER_A4, TRUE);
  trellis_table_paper_add_column (paper, _("School"), TRELLIS_PAPER_WORDS, 44, 1);
  trellis_table_paper_add_column (paper, _("Level"), TRELLIS_PAPER_LEVEL, 13, 0);
  trellis_table_paper_add_column (paper, _("Since"), TRELLIS_PAPER_WORDS, 17, 0);
  trellis_table_paper_add_column (paper, _("Adviser"), TRELLIS_PAPER_WORDS, 34, 0.4);
  trellis_table_paper_add_column (paper, _("Pupils"), TRELLIS_PAPER_FIGURE, 12, 0);
  trellis_table_paper_add_column (paper, _("Inspection"), TRELLIS_PAPER_WORDS, 32, 0.4);
  trellis_table_paper_add_column (paper, _("Next visit"), TRELLIS_PAPER_FIGURE, 23, 0);
  trellis_table_paper_add_column (paper, _("Open actions"), TRELLIS_PAPER_RATINGS, 36, 0);
  trellis_table_paper_add_column (paper, _("Overdue"), TRELLIS_PAPER_FIGURE, 12, 0);
  for (guint i = 0; i < trellis_matrix_get_n_rows (matrix); i++)
    {
      TrellisMatrixRow *row = trellis_matrix_get_row (matrix, i);

      if (matrix->groups->len > 1 && (i == 0 || row->group != trellis_matrix_get_row (matrix, i - 1)->group))
        {
          TrellisMatrixGroup *group = &g_array_index (matrix->groups, TrellisMatrixGroup, row->group);
          g_autofree char *note = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u school", "%'u schools",
                                                                group->n_rows), group->n_rows);

          trellis_table_paper_begin_group (paper, group->name, note);
        }
      fill_school (trellis_table_paper_add_row (paper), matrix->scheme, row->school);
    }
  if (trellis_matrix_get_n_rows (matrix) == 0)
    trellis_table_paper_add_words (paper, _("There are no schools."));
  else
    trellis_table_paper_set_key (paper, _("■ marks what is overdue. R red, A amber, G green, – not yet rated."));
  add_paper (self, paper);

  return self;
}

static int
compare_by_school (gconstpointer a,
                   gconstpointer b)
{
  const TrellisAction *first = *(TrellisAction *const *) a, *second = *(TrellisAction *const *) b;
  int by_name = g_utf8_collate (first->school_name, second->school_name);

  if (by_name != 0)
    return by_name;
  if (g_strcmp0 (first->urn, second->urn) != 0)
    return g_strcmp0 (first->urn, second->urn);
  if (first->due_on != second->due_on)
    return (guint) first->due_on < (guint) second->due_on ? -1 : 1;

  return g_strcmp0 (first->id, second->id);
}

static void
add_action_columns (TrellisTablePaper *paper)
{
  trellis_table_paper_add_column (paper, "", TRELLIS_PAPER_RATING, 5, 0);
  trellis_table_paper_add_column (paper, _("Action"), TRELLIS_PAPER_WORDS, 70, 1);
  trellis_table_paper_add_column (paper, _("Owner"), TRELLIS_PAPER_WORDS, 34, 0.3);
  trellis_table_paper_add_column (paper, _("Due"), TRELLIS_PAPER_FIGURE, 26, 0);
}

static void
add_action (TrellisTablePaper *paper,
            TrellisAction     *action,
            TrellisDay         as_at)
{
  TrellisPaperCell *cells = trellis_table_paper_add_row (paper);

  cells[0].rating = action->rating;
  cells[1].text = g_strdup (action->what);
  if (*action->success_criteria != '\0')
    cells[1].second = g_strdup (action->success_criteria);
  cells[2].text = *action->owner != '\0' ? g_strdup (action->owner) : NULL;
  if (action->due_on != TRELLIS_DAY_NONE)
    cells[3].text = trellis_day_format (action->due_on, TRELLIS_DAY_STYLE_MEDIUM);
  cells[3].is_marked = trellis_action_is_overdue (action, as_at);
}

static gboolean
has_school (GListModel *schools,
            const char *urn)
{
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);

      if (g_str_equal (school->urn, urn))
        return TRUE;
    }

  return FALSE;
}

/* The open actions of some schools, or of one, by school and the day due. */
static GPtrArray *
list_open_actions (const TrellisReportRequest  *request,
                   const char                  *urn,
                   GError                     **error)
{
  g_autoptr (GListModel) actions = trellis_store_list_actions (request->store, urn, request->details->as_at, error);
  GPtrArray *open;

  if (actions == NULL)
    return NULL;
  open = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr (TrellisAction) action = g_list_model_get_item (actions, i);

      if (action->closed_on == TRELLIS_DAY_NONE && has_school (request->schools, action->urn))
        g_ptr_array_add (open, g_steal_pointer (&action));
    }
  g_ptr_array_sort (open, compare_by_school);

  return open;
}

/**
 * trellis_report_list_open_actions:
 * @request: which schools
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable) (element-type TrellisAction): their open
 *   actions, by school and the day due, or %NULL with @error set
 */
GPtrArray *
trellis_report_list_open_actions (const TrellisReportRequest  *request,
                                  GError                     **error)
{
  return list_open_actions (request, NULL, error);
}

/**
 * trellis_report_new_actions:
 * @request: which schools
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): their open actions as a table, A4 upright,
 *   or %NULL with @error set
 */
TrellisReport *
trellis_report_new_actions (const TrellisReportRequest  *request,
                            GError                     **error)
{
  const TrellisReportDetails *details = request->details;
  g_autoptr (GPtrArray) open = trellis_report_list_open_actions (request, error);
  TrellisTablePaper *paper;
  TrellisReport *self;

  if (open == NULL)
    return NULL;

  self = create_document (TRELLIS_REPORT_ACTIONS, details, _("Open actions"));
  paper = trellis_table_paper_new (_("Open actions"), details->scope_words, TRELLIS_PAPER_A4, FALSE);
  add_action_columns (paper);
  for (guint i = 0; i < open->len; i++)
    {
      TrellisAction *action = g_ptr_array_index (open, i);

      if (i == 0 || g_strcmp0 (((TrellisAction *) g_ptr_array_index (open, i - 1))->urn, action->urn) != 0)
        trellis_table_paper_begin_group (paper, action->school_name, NULL);
      add_action (paper, action, details->as_at);
    }
  if (open->len == 0)
    trellis_table_paper_add_words (paper, _("No action is open."));
  else
    trellis_table_paper_set_key (paper, _("■ marks what is overdue. R red, A amber, G green, – not yet rated."));
  add_paper (self, paper);

  return self;
}

/* What governors may read of a visit: a note that was shared with them, without
 * what is the trust's alone. Adds nothing where there is none. */
static gboolean
add_note (TrellisTablePaper  *paper,
          TrellisStore       *store,
          TrellisVisit       *visit,
          GError            **error)
{
  static const struct
  {
    const char *part;
    const char *name;
  } told[] = {
    { "strengths", N_("Strengths") }, { "risks", N_("Risks") }, { "next-steps", N_("Next steps") },
  };
  g_autoptr (GPtrArray) parts = trellis_store_read_note (store, visit->id, error);
  g_autofree char *title = NULL, *visit_title = NULL, *day = NULL;
  gboolean is_begun = FALSE;

  if (parts == NULL)
    return FALSE;

  visit_title = trellis_visit_dup_title (visit);
  day = trellis_day_format (visit->visit_on, TRELLIS_DAY_STYLE_LONG);
  title = g_strdup_printf ("%s, %s", visit_title, day);
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      for (guint k = 0; k < parts->len; k++)
        {
          const TrellisNotePart *part = g_ptr_array_index (parts, k);
          TrellisPaperCell *cells;

          if (part->is_internal || *part->body == '\0' || !g_str_equal (part->part, told[i].part))
            continue;
          if (!is_begun)
            {
              trellis_table_paper_begin_table (paper, title, NULL);
              trellis_table_paper_add_column (paper, "", TRELLIS_PAPER_WORDS, 32, 0);
              trellis_table_paper_add_column (paper, "", TRELLIS_PAPER_WORDS, 80, 1);
              is_begun = TRUE;
            }
          cells = trellis_table_paper_add_row (paper);
          cells[0].text = g_strdup (_(told[i].name));
          cells[0].is_strong = TRUE;
          cells[1].text = trellis_rich_text_dup_plain (part->body);
        }
    }

  return TRUE;
}

static void
add_visits (TrellisTablePaper *paper,
            GListModel        *visits,
            const char        *year_name)
{
  /* Translators: %s is a school year */
  g_autofree char *title = g_strdup_printf (_("Visits %s"), year_name);

  trellis_table_paper_begin_table (paper, title, NULL);
  trellis_table_paper_add_column (paper, _("Day"), TRELLIS_PAPER_WORDS, 28, 0);
  trellis_table_paper_add_column (paper, _("Visit"), TRELLIS_PAPER_WORDS, 36, 0);
  trellis_table_paper_add_column (paper, _("Theme"), TRELLIS_PAPER_WORDS, 60, 1);
  trellis_table_paper_add_column (paper, _("State"), TRELLIS_PAPER_WORDS, 24, 0);
  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);
      const char *theme = *visit->theme_pm != '\0' ? visit->theme_pm : visit->theme_am;
      TrellisPaperCell *cells;

      if (visit->status == TRELLIS_VISIT_STATUS_CANCELLED)
        continue;
      cells = trellis_table_paper_add_row (paper);
      cells[0].text = visit->visit_on != TRELLIS_DAY_NONE ? trellis_day_format (visit->visit_on,
                                                                                TRELLIS_DAY_STYLE_MEDIUM) : NULL;
      cells[1].text = trellis_visit_dup_title (visit);
      cells[2].text = *theme != '\0' ? g_strdup (theme) : NULL;
      cells[3].text = g_strdup (trellis_visit_status_get_name (visit->status));
    }
  if (g_list_model_get_n_items (visits) == 0)
    trellis_table_paper_add_words (paper, _("No visits are planned yet."));
}

static TrellisTablePaper *
create_governors_summary (const TrellisReportRequest  *request,
                          TrellisScheme               *scheme,
                          TrellisSchool               *school,
                          const char                  *year_name,
                          GError                     **error)
{
  g_autoptr (GListModel) visits = trellis_store_list_school_visits (request->store, school->urn, request->year_id,
                                                                    error);
  g_autoptr (GPtrArray) open = visits != NULL ? list_open_actions (request, school->urn, error) : NULL;
  const TrellisLevel *level = school->level_id != NULL ? trellis_scheme_get_level (scheme, school->level_id) : NULL;
  g_autoptr (TrellisTablePaper) paper = NULL;

  if (open == NULL)
    return NULL;

  paper = trellis_table_paper_new (school->name, _("For the governing body"), TRELLIS_PAPER_A4, FALSE);
  if (level != NULL)
    {
      g_autofree char *since = trellis_day_format (school->agreed_on, TRELLIS_DAY_STYLE_LONG);
      /* Translators: a level, and the day since when the school has been at it */
      g_autofree char *intro = g_strdup_printf (_("The trust and the school agreed the category %s on %s."),
                                                level->name, since);

      trellis_table_paper_set_intro (paper, intro);
    }
  add_visits (paper, visits, year_name);
  for (guint i = g_list_model_get_n_items (visits); i > 0; i--)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i - 1);

      if (visit->status == TRELLIS_VISIT_STATUS_SHARED && visit->visit_on <= request->details->as_at &&
          !add_note (paper, request->store, visit, error))
        return NULL;
    }
  trellis_table_paper_begin_table (paper, _("Open actions"), NULL);
  add_action_columns (paper);
  for (guint i = 0; i < open->len; i++)
    add_action (paper, g_ptr_array_index (open, i), request->details->as_at);
  if (open->len == 0)
    trellis_table_paper_add_words (paper, _("No action is open."));
  else
    trellis_table_paper_set_key (paper, _("■ marks what is overdue. R red, A amber, G green, – not yet rated."));

  return g_steal_pointer (&paper);
}

/**
 * trellis_report_new_governors:
 * @request: which schools
 * @error: return location for a #GError
 *
 * Tells each school's governors of its visits, what the notes shared with them
 * found, and its open actions. What a note keeps for the trust is left out.
 *
 * Fails with %G_IO_ERROR_NOT_FOUND where there is no school.
 *
 * Returns: (transfer full) (nullable): a summary for each school, A4 upright, or
 *   %NULL with @error set
 */
TrellisReport *
trellis_report_new_governors (const TrellisReportRequest  *request,
                              GError                     **error)
{
  g_autoptr (TrellisReport) self = create_document (TRELLIS_REPORT_GOVERNORS, request->details,
                                                    _("Governors’ summaries"));
  g_autoptr (TrellisSchoolYear) year = trellis_store_read_year_or_usual (request->store, request->year_id, error);
  TrellisScheme *scheme = year != NULL ? trellis_store_get_scheme (request->store, error) : NULL;
  guint n = g_list_model_get_n_items (request->schools);

  if (scheme == NULL)
    return NULL;
  if (n == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("There are no schools whose governors could be told."));
      return NULL;
    }

  /* Each governing body gets its own. */
  self->has_parts_apart = TRUE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (request->schools, i);
      TrellisTablePaper *paper = create_governors_summary (request, scheme, school, year->name, error);

      if (paper == NULL)
        return NULL;
      add_paper (self, paper);
      if (n == 1)
        {
          g_free (self->title);
          self->title = g_strdup_printf (_("%s, governors’ summary"), school->name);
        }
    }

  return g_steal_pointer (&self);
}
