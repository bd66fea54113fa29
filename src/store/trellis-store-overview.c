/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-overview.h"

#include "trellis-store-actions.h"
#include "trellis-store-judgements.h"
#include "trellis-store-private.h"
#include "trellis-store-schemes.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"

#include <math.h>

/* With fewer figures than this a measure's spread says nothing. */
#define LEAST_FOR_SPREAD 3

/* The latest figure of a school in one measure, and of the measure what ranks it. */
typedef struct
{
  char *urn;
  gboolean is_missing;
  double value;
} Latest;

static void
clear_latest (gpointer data)
{
  g_free (((Latest *) data)->urn);
}

static GHashTable *
read_targets (TrellisStore  *self,
              TrellisDay     as_at,
              GError       **error)
{
  g_autoptr (GHashTable) targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT measure_id, urn, value FROM measure_target WHERE holds_from <= :as_at"
                                   " ORDER BY measure_id, urn, holds_from",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_day (statement, ":as_at", as_at);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      double target = sqlite3_column_double (statement, 2);

      g_hash_table_insert (targets, g_strdup_printf ("%s/%s", trellis_sql_get_text (statement, 0),
                                                     trellis_sql_get_text (statement, 1)),
                           g_memdup2 (&target, sizeof target));
    }

  return step == TRELLIS_STEP_DONE ? g_steal_pointer (&targets) : NULL;
}

/* The school's own target, or the trust's. */
static const double *
find_target (GHashTable *targets,
             const char *measure_id,
             const char *urn)
{
  g_autofree char *own = g_strdup_printf ("%s/%s", measure_id, urn);
  g_autofree char *trust = g_strdup_printf ("%s/", measure_id);
  const double *target = g_hash_table_lookup (targets, own);

  return target != NULL ? target : g_hash_table_lookup (targets, trust);
}

/* How far a measure's figures lie apart, or 0 where too few say. */
static double
get_spread (GArray *latest)
{
  double sum = 0, squares = 0, mean;
  guint n = 0;

  for (guint i = 0; i < latest->len; i++)
    {
      const Latest *figure = &g_array_index (latest, Latest, i);

      if (figure->is_missing)
        continue;
      sum += figure->value;
      squares += figure->value * figure->value;
      n++;
    }
  if (n < LEAST_FOR_SPREAD)
    return 0;
  mean = sum / n;

  return sqrt (MAX (squares / n - mean * mean, 0));
}

static void
take_measure (TrellisOverview *overview,
              sqlite3_stmt    *measure,
              GArray          *latest,
              GHashTable      *targets)
{
  const char *id = trellis_sql_get_text (measure, 0);
  gboolean is_up = g_strcmp0 (trellis_sql_get_text (measure, 4), "up") == 0;
  double spread = get_spread (latest);

  for (guint i = 0; i < latest->len; i++)
    {
      const Latest *own = &g_array_index (latest, Latest, i);
      const double *target = own->is_missing ? NULL : find_target (targets, id, own->urn);
      TrellisOverviewFigure figure = { NULL };

      if (target == NULL)
        continue;
      figure.value = own->value;
      figure.target = *target;
      figure.gap = is_up ? *target - own->value : own->value - *target;
      figure.school = figure.gap > 0 ? trellis_overview_find_school (overview, own->urn) : NULL;
      if (figure.school == NULL)
        continue;

      figure.measure = trellis_sql_dup_text (measure, 1);
      figure.unit = trellis_sql_dup_text (measure, 2);
      figure.decimals = sqlite3_column_int (measure, 3);
      /* Points of attendance and pupils on roll are not to be compared as they
       * are: each gap is weighed by how far the trust's schools lie apart. */
      if (spread > 0)
        figure.weight = figure.gap / spread;
      else
        figure.weight = fabs (figure.target) > 0 ? figure.gap / fabs (figure.target) : figure.gap;
      trellis_overview_take_figure (overview, &figure);
    }
}

/* A school's latest figure is that of the last period that had ended, even
 * where it is missing: an older one would not say how the school does now. */
static GArray *
read_latest (TrellisStore  *self,
             const char    *measure_id,
             TrellisDay     as_at,
             GError       **error)
{
  g_autoptr (GArray) latest = g_array_new (FALSE, TRUE, sizeof (Latest));
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  g_array_set_clear_func (latest, clear_latest);
  statement = trellis_sql_prepare (self,
                                   "SELECT urn, value FROM measure_value WHERE measure_id = :measure_id"
                                   "  AND pupil_group = '' AND ends_on <= :as_at ORDER BY urn, ends_on, period",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":measure_id", measure_id);
  trellis_sql_bind_day (statement, ":as_at", as_at);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      const char *urn = trellis_sql_get_text (statement, 0);
      Latest *last = latest->len > 0 ? &g_array_index (latest, Latest, latest->len - 1) : NULL;

      if (last == NULL || !g_str_equal (last->urn, urn))
        {
          Latest next = { .urn = g_strdup (urn) };

          g_array_append_val (latest, next);
          last = &g_array_index (latest, Latest, latest->len - 1);
        }
      last->is_missing = sqlite3_column_type (statement, 1) == SQLITE_NULL;
      last->value = sqlite3_column_double (statement, 1);
    }

  return step == TRELLIS_STEP_DONE ? g_steal_pointer (&latest) : NULL;
}

static gboolean
read_figures (TrellisStore     *self,
              TrellisOverview  *overview,
              GError          **error)
{
  g_autoptr (GHashTable) targets = read_targets (self, overview->as_at, error);
  g_autoptr (sqlite3_stmt) measures = NULL;
  TrellisStep step;

  if (targets == NULL)
    return FALSE;

  measures = trellis_sql_prepare (self,
                                  "SELECT id, name, unit, decimals, better FROM measure WHERE better <> 'neither'"
                                  "  AND id IN (SELECT measure_id FROM measure_target) ORDER BY position, id",
                                  error);
  if (measures == NULL)
    return FALSE;
  while ((step = trellis_sql_step (self, measures, error)) == TRELLIS_STEP_ROW)
    {
      g_autoptr (GArray) latest = read_latest (self, trellis_sql_get_text (measures, 0),
                                               overview->as_at, error);

      if (latest == NULL)
        return FALSE;
      take_measure (overview, measures, latest, targets);
    }

  return step == TRELLIS_STEP_DONE;
}

static gboolean
read_documents (TrellisStore     *self,
                TrellisOverview  *overview,
                GError          **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT urn, name, due_on FROM document WHERE urn IS NOT NULL AND due_on < :as_at"
                                   "  AND (received_on IS NULL OR received_on > :as_at) ORDER BY due_on, urn, id",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_day (statement, ":as_at", overview->as_at);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisOverviewDocument document = { NULL };

      document.school = trellis_overview_find_school (overview, trellis_sql_get_text (statement, 0));
      if (document.school == NULL)
        continue;
      document.name = trellis_sql_dup_text (statement, 1);
      document.due_on = trellis_sql_get_day (statement, 2);
      trellis_overview_take_document (overview, &document);
    }

  return step == TRELLIS_STEP_DONE;
}

/* By URN the level of one of the days that trellis_store_list_levels_on() told of. */
static GHashTable *
pick_levels (GHashTable *levels,
             guint       day)
{
  GHashTable *picked = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer urn, row;

  g_hash_table_iter_init (&iter, levels);
  while (g_hash_table_iter_next (&iter, &urn, &row))
    {
      const TrellisLevel *level = ((const TrellisLevel **) row)[day];

      if (level != NULL)
        g_hash_table_insert (picked, urn, (gpointer) level);
    }

  return picked;
}

static gboolean
read_levels (TrellisStore     *self,
             TrellisOverview  *overview,
             GError          **error)
{
  /* Either of the two may be the earlier. */
  TrellisDay days[] = { MIN (overview->year_ago, overview->compared_with),
                        MAX (overview->year_ago, overview->compared_with) };
  gboolean is_swapped = overview->year_ago > overview->compared_with;
  g_autoptr (GHashTable) levels = trellis_store_list_levels_on (self, days, G_N_ELEMENTS (days), error);
  g_autoptr (GHashTable) then = NULL;
  g_autoptr (GHashTable) compared = NULL;

  if (levels == NULL)
    return FALSE;
  then = pick_levels (levels, is_swapped ? 1 : 0);
  compared = pick_levels (levels, is_swapped ? 0 : 1);
  trellis_overview_take_levels (overview, then, compared);

  return TRUE;
}

static gboolean
read_visits (TrellisStore     *self,
             TrellisOverview  *overview,
             const char       *year_id,
             GError          **error)
{
  g_autoptr (TrellisSchoolYear) year = trellis_store_read_year (self, year_id, error);
  g_autoptr (GListModel) visits = NULL;

  if (year == NULL)
    return FALSE;
  visits = trellis_store_list_visits (self, NULL, error);
  if (visits == NULL)
    return FALSE;
  trellis_overview_take_visits (overview, year, visits);

  return TRUE;
}

/**
 * trellis_store_read_overview:
 * @self: a store
 * @scope: the day, the year, the schools, and since when a move counts: where
 *   it names no such day, since the school year of its day began
 * @error: return location for a #GError
 *
 * Reads the trust by exception: what the Overview and the board pack's first
 * page tell.
 *
 * Returns: (transfer full) (nullable): the overview, or %NULL with @error set
 */
TrellisOverview *
trellis_store_read_overview (TrellisStore  *self,
                             TrellisScope  *scope,
                             GError       **error)
{
  TrellisDay as_at = trellis_scope_get_as_at (scope);
  TrellisScheme *scheme = trellis_store_get_scheme_on (self, as_at, error);
  TrellisDay compared_with = trellis_scope_get_compared_with (scope);
  g_autoptr (TrellisOverview) overview = NULL;
  g_autoptr (GListModel) all = NULL;
  g_autoptr (GListModel) schools = NULL;
  g_autoptr (GListModel) actions = NULL;

  if (scheme == NULL)
    return NULL;
  all = trellis_store_list_schools (self, as_at, FALSE, error);
  if (all == NULL)
    return NULL;

  schools = trellis_scope_filter (scope, all);
  if (compared_with == TRELLIS_DAY_NONE)
    {
      int year, month;

      trellis_day_get_ymd (as_at, &year, &month, NULL);
      compared_with = trellis_day_new (month >= 9 ? year : year - 1, 9, 1);
    }
  overview = trellis_overview_new (scheme, schools, as_at, compared_with);
  actions = trellis_store_list_actions (self, NULL, as_at, error);
  if (actions == NULL)
    return NULL;
  trellis_overview_take_actions (overview, actions);
  if (!read_levels (self, overview, error) || !read_figures (self, overview, error) ||
      !read_documents (self, overview, error) || !read_visits (self, overview, trellis_scope_get_year (scope), error))
    return NULL;
  trellis_overview_sort (overview);

  return g_steal_pointer (&overview);
}
