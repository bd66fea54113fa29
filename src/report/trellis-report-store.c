/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-report-private.h"

#include "trellis-store-actions.h"
#include "trellis-store-commentary.h"
#include "trellis-store-history.h"
#include "trellis-store-judgements.h"
#include "trellis-store-logo.h"
#include "trellis-store-moderation.h"
#include "trellis-store-overview.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"

#include <glib/gi18n-lib.h>

/**
 * trellis_report_dup_scope_words:
 * @scope: which schools
 * @schools: (element-type TrellisSchool): those that it leaves
 *
 * Returns: (transfer full) (nullable): which schools they are, in words that
 *   stand in a title; %NULL for all of the trust
 */
char *
trellis_report_dup_scope_words (TrellisScope *scope,
                                GListModel   *schools)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (TrellisSchool) first = g_list_model_get_item (schools, 0);

  if (first != NULL && trellis_scope_get_hub (scope) != NULL)
    g_ptr_array_add (words, first->hub_name);
  if (trellis_scope_get_phase (scope) != NULL)
    g_ptr_array_add (words, (char *) trellis_phase_get_name (trellis_scope_get_phase (scope)));
  if (first != NULL && trellis_scope_get_adviser (scope) != NULL)
    g_ptr_array_add (words, first->adviser_name);
  if (trellis_scope_get_search (scope) != NULL && trellis_scope_get_search (scope)[0] != '\0')
    g_ptr_array_add (words, (char *) trellis_scope_get_search (scope));
  if (words->len == 0)
    return NULL;
  g_ptr_array_add (words, NULL);

  return g_strjoinv (", ", (char **) words->pdata);
}

/* Documents of schools, or of one. */
static const struct
{
  TrellisReportKind kind;
  TrellisReport *(*create) (const TrellisReportRequest *request, GError **error);
} of_schools[] = {
  { TRELLIS_REPORT_SCHOOL, trellis_report_new_school_pages },
  { TRELLIS_REPORT_STANDARDS_PACK, trellis_report_new_standards_pack },
  { TRELLIS_REPORT_GOVERNORS, trellis_report_new_governors },
  { TRELLIS_REPORT_PORTFOLIO, trellis_report_new_portfolio },
  { TRELLIS_REPORT_ACTIONS, trellis_report_new_actions },
  { TRELLIS_REPORT_ACTION_PLAN, trellis_report_new_action_plans },
  { TRELLIS_REPORT_RAG_BOARD, trellis_report_new_rag_board },
  { TRELLIS_REPORT_DOCUMENTS, trellis_report_new_documents },
  { TRELLIS_REPORT_LEVELS, trellis_report_new_levels },
  { TRELLIS_REPORT_MOVEMENTS, trellis_report_new_movements },
};

static GListModel *
choose_school (GListModel  *schools,
               const char  *urn,
               GError     **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);

      if (g_str_equal (school->urn, urn))
        {
          GListStore *one = g_list_store_new (TRELLIS_TYPE_SCHOOL);

          g_list_store_append (one, school);
          return G_LIST_MODEL (one);
        }
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("The trust has no school with the URN %s."), urn);

  return NULL;
}

/* What was written speaks of the whole trust, and not of a part of it. */
static gboolean
read_commentary (TrellisStore                *store,
                 TrellisOverview             *overview,
                 const TrellisReportDetails  *details,
                 GError                     **error)
{
  g_autoptr (TrellisCommentary) commentary = NULL;

  if (details->scope_words != NULL)
    return TRUE;
  if (!trellis_store_read_commentary (store, trellis_report_kind_get_key (TRELLIS_REPORT_BOARD_PACK), details->as_at,
                                      &commentary, error))
    return FALSE;
  if (commentary != NULL)
    {
      overview->commentary = g_steal_pointer (&commentary->body);
      overview->commentary_on = commentary->written_on;
    }

  return TRUE;
}

static TrellisReport *
create_board_pack (TrellisStore                *store,
                   TrellisReportKind            kind,
                   TrellisScope                *scope,
                   TrellisPaper                 paper,
                   GListModel                  *schools,
                   const TrellisReportDetails  *details,
                   GError                     **error)
{
  g_autoptr (TrellisOverview) overview = trellis_store_read_overview (store, scope, error);
  g_autoptr (TrellisMatrix) matrix = NULL;
  g_autoptr (GListModel) visits = NULL;
  g_autoptr (GListModel) actions = NULL;
  g_autoptr (GPtrArray) trends = NULL;

  if (overview == NULL || !read_commentary (store, overview, details, error))
    return NULL;
  if (kind == TRELLIS_REPORT_OVERVIEW)
    return trellis_report_new_overview (overview, details);

  matrix = trellis_store_read_matrix (store, schools, details->as_at, trellis_scope_get_compared_with (scope),
                                      TRELLIS_SOURCE_AGREED, error);
  if (matrix == NULL)
    return NULL;
  visits = trellis_store_list_visits (store, overview->year->id, error);
  if (visits == NULL)
    return NULL;
  actions = trellis_store_list_actions (store, NULL, details->as_at, error);
  if (actions == NULL)
    return NULL;
  trends = trellis_report_read_trends (store, schools, details->as_at, error);
  if (trends == NULL)
    return NULL;

  return trellis_report_new_board_pack (overview, matrix, visits, actions, trends, paper, details);
}

static TrellisReport *
create_with_year (TrellisStore                *store,
                  TrellisReportKind            kind,
                  TrellisScope                *scope,
                  TrellisPaper                 paper,
                  const char                  *urn,
                  GListModel                  *schools,
                  GListModel                  *all_schools,
                  const char                  *year_id,
                  const TrellisReportDetails  *details,
                  GError                     **error)
{
  g_autoptr (TrellisSchoolYear) year = trellis_store_read_year (store, year_id, error);
  g_autoptr (GListModel) visits = NULL;
  TrellisScheme *scheme;

  if (year == NULL)
    return NULL;
  visits = trellis_store_list_visits (store, year_id, error);
  if (visits == NULL)
    return NULL;
  if (kind == TRELLIS_REPORT_VISITS)
    return trellis_report_new_visits (year, schools, visits, paper, details);

  scheme = trellis_store_get_scheme (store, error);
  if (scheme == NULL)
    return NULL;

  return trellis_report_new_schedules (year, urn != NULL ? all_schools : schools, visits, scheme, urn, details, error);
}

/* Of the adviser whom the scope leaves, or of each. */
static TrellisReport *
create_diaries (TrellisStore                *store,
                TrellisScope                *scope,
                const char                  *year_id,
                const TrellisReportDetails  *details,
                GError                     **error)
{
  g_autoptr (TrellisSchoolYear) year = trellis_store_read_year (store, year_id, error);
  g_autoptr (GListModel) people = NULL;
  g_autoptr (GListModel) visits = NULL;
  g_autoptr (GListStore) advisers = g_list_store_new (TRELLIS_TYPE_PERSON);
  const char *adviser_id = trellis_scope_get_adviser (scope);

  if (year == NULL)
    return NULL;
  people = trellis_store_list_people (store, TRUE, details->as_at, error);
  if (people == NULL)
    return NULL;
  visits = trellis_store_list_visits (store, year_id, error);
  if (visits == NULL)
    return NULL;

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (TrellisPerson) person = g_list_model_get_item (people, i);

      if (adviser_id == NULL || g_str_equal (person->id, adviser_id))
        g_list_store_append (advisers, person);
    }

  return trellis_report_new_diaries (year, G_LIST_MODEL (advisers), visits, details, error);
}

/* The document of a kind; @week is a day of the week where it is of one, none
 * for that of the as-at day. */
static TrellisReport *
create_document (TrellisStore       *store,
                 TrellisReportKind   kind,
                 TrellisScope       *scope,
                 TrellisPaper        paper,
                 const char         *urn,
                 TrellisDay          week,
                 GError            **error)
{
  g_autoptr (TrellisTrust) trust = trellis_store_read_trust (store, error);
  g_autoptr (TrellisScope) own_scope = NULL;
  g_autoptr (GListModel) all_schools = NULL;
  g_autoptr (GListModel) schools = NULL;
  g_autofree char *scope_words = NULL;
  g_autoptr (GBytes) logo = NULL;
  TrellisReportDetails details = { NULL };
  const char *year_id;

  if (trust == NULL || !trellis_store_read_logo (store, &logo, error))
    return NULL;
  if (scope == NULL)
    {
      int year, month;

      /* Moves are those since the school year began. */
      scope = own_scope = trellis_scope_new (trust->year_id, trellis_store_get_today (store));
      trellis_day_get_ymd (trellis_scope_get_as_at (scope), &year, &month, NULL);
      trellis_scope_set_compared_with (scope, trellis_day_new (month >= 9 ? year : year - 1, 9, 1));
    }

  details.as_at = trellis_scope_get_as_at (scope);
  all_schools = trellis_store_list_schools (store, details.as_at, FALSE, error);
  if (all_schools == NULL)
    return NULL;
  schools = trellis_scope_filter (scope, all_schools);
  scope_words = trellis_report_dup_scope_words (scope, schools);
  details.trust_name = trust->name;
  details.trust_colour = trust->colour;
  details.logo = logo;
  details.scope_words = scope_words;
  details.printed_on = trellis_store_get_today (store);

  if (kind == TRELLIS_REPORT_HISTORY)
    {
      g_autoptr (TrellisHistory) history = trellis_store_list_history (store, NULL, error);

      details.scope_words = NULL;
      return history != NULL ? trellis_report_new_history (G_LIST_MODEL (history), &details) : NULL;
    }
  if (kind == TRELLIS_REPORT_NOTE || kind == TRELLIS_REPORT_GOVERNORS_NOTE)
    return trellis_report_new_last_note (store, kind, urn, details.as_at, error);
  if (kind == TRELLIS_REPORT_BOARD_PACK || kind == TRELLIS_REPORT_OVERVIEW)
    return create_board_pack (store, kind, scope, paper, schools, &details, error);
  if (kind == TRELLIS_REPORT_MATRIX)
    {
      g_autoptr (TrellisMatrix) matrix = trellis_store_read_matrix_of (store, trellis_scope_get_scheme (scope), schools,
                                                                       details.as_at,
                                                                       trellis_scope_get_compared_with (scope),
                                                                       TRELLIS_SOURCE_AGREED, error);

      return matrix != NULL ? trellis_report_new_matrix (matrix, paper, &details) : NULL;
    }
  if (kind == TRELLIS_REPORT_MODERATION)
    {
      g_autoptr (TrellisModeration) moderation = trellis_store_read_moderation (store, schools, details.as_at, error);

      return moderation != NULL ? trellis_report_new_moderation (moderation, &details) : NULL;
    }

  year_id = trellis_scope_get_year (scope) != NULL ? trellis_scope_get_year (scope) : trust->year_id;
  for (guint i = 0; i < G_N_ELEMENTS (of_schools); i++)
    {
      if (of_schools[i].kind == kind)
        {
          g_autoptr (GListModel) one = urn != NULL ? choose_school (all_schools, urn, error) : NULL;
          TrellisReportRequest request = { store, scope, one != NULL ? one : schools, all_schools, year_id, &details };

          return urn != NULL && one == NULL ? NULL : of_schools[i].create (&request, error);
        }
    }
  if (kind == TRELLIS_REPORT_CAPACITY || kind == TRELLIS_REPORT_WEEK)
    {
      TrellisReportRequest request = { store, scope, schools, all_schools, year_id, &details };

      return kind == TRELLIS_REPORT_CAPACITY
        ? trellis_report_new_capacity (&request, error)
        : trellis_report_new_week_sheet (&request, week != TRELLIS_DAY_NONE ? week : details.as_at, error);
    }
  if (kind == TRELLIS_REPORT_TRENDS)
    {
      TrellisReportRequest request = { store, scope, schools, all_schools, year_id, &details };

      return trellis_report_new_all_trends (&request, urn, error);
    }
  if (kind == TRELLIS_REPORT_DIARY)
    return create_diaries (store, scope, year_id, &details, error);

  return create_with_year (store, kind, scope, paper, urn, schools, all_schools, year_id, &details, error);
}

/**
 * trellis_report_new_from_store:
 * @store: a trust file
 * @kind: what to print
 * @scope: (nullable): year, as-at day and which schools; %NULL for the trust's
 *   year and all its schools today, compared with when the year began
 * @paper: the size; schedules and the trust in one page are A4 whatever it
 *   says
 * @urn: (nullable): for what is of each school, one school, whether or not
 *   @scope leaves it
 * @error: return location for a #GError
 *
 * Reads what the document needs and lets the file go.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with @error set
 */
TrellisReport *
trellis_report_new_from_store (TrellisStore       *store,
                               TrellisReportKind   kind,
                               TrellisScope       *scope,
                               TrellisPaper        paper,
                               const char         *urn,
                               GError            **error)
{
  return create_document (store, kind, scope, paper, urn, TRELLIS_DAY_NONE, error);
}

/**
 * trellis_report_new_week:
 * @store: a trust file
 * @scope: (nullable): as in trellis_report_new_from_store()
 * @day: a day of the week wanted
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): everybody's visits of that week, or %NULL
 *   with @error set
 */
TrellisReport *
trellis_report_new_week (TrellisStore  *store,
                         TrellisScope  *scope,
                         TrellisDay     day,
                         GError       **error)
{
  return create_document (store, TRELLIS_REPORT_WEEK, scope, TRELLIS_PAPER_A4, NULL, day, error);
}
