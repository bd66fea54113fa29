/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-trend.h"

#include "trellis-store-measures.h"
#include "trellis-store-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * trellis_store_read_measure:
 * @self: a store
 * @measure_id: a measure
 * @error: return location for a #GError
 *
 * Fails with %TRELLIS_STORE_ERROR_UNKNOWN where there is no such measure.
 *
 * Returns: (transfer full) (nullable): it, or %NULL with @error set
 */
TrellisMeasure *
trellis_store_read_measure (TrellisStore  *self,
                            const char    *measure_id,
                            GError       **error)
{
  g_autoptr (GPtrArray) measures = trellis_store_list_measures (self, error);
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree char *known = NULL;

  if (measures == NULL)
    return NULL;
  ids = g_ptr_array_new ();
  for (guint i = 0; i < measures->len; i++)
    {
      TrellisMeasure *measure = g_ptr_array_index (measures, i);

      if (g_strcmp0 (measure->id, measure_id) == 0)
        return g_ptr_array_steal_index (measures, i);
      g_ptr_array_add (ids, measure->id);
    }
  g_ptr_array_add (ids, NULL);
  known = g_strjoinv (", ", (char **) ids->pdata);
  g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN,
               *known != '\0' ? _("There is no measure “%s”. The file has: %s.")
                              : _("There is no measure “%s”. The file has none."), measure_id, known);

  return NULL;
}

static gboolean
read_periods (TrellisStore  *self,
              TrellisTrend  *trend,
              TrellisDay     as_at,
              GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT period, min (ends_on) AS day FROM"
                                   " (SELECT period, ends_on FROM measure_value WHERE measure_id = :measure_id"
                                   "  UNION ALL"
                                   "  SELECT period, ends_on FROM benchmark WHERE measure_id = :measure_id)"
                                   " WHERE ends_on <= :as_at GROUP BY period ORDER BY day, period",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":measure_id", trend->measure->id);
  trellis_sql_bind_day (statement, ":as_at", as_at);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    trellis_trend_add_period (trend, trellis_sql_get_text (statement, 0), trellis_sql_get_day (statement, 1));
  trellis_trend_freeze_periods (trend);

  return step == TRELLIS_STEP_DONE;
}

/* The index of each period by its key, as rows come in thousands. */
static GHashTable *
index_periods (TrellisTrend *trend)
{
  GHashTable *indices = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint k = 0; k < trend->periods->len; k++)
    g_hash_table_insert (indices, ((TrellisTrendPeriod *) g_ptr_array_index (trend->periods, k))->key,
                         GUINT_TO_POINTER (k + 1));

  return indices;
}

static gboolean
read_figures (TrellisStore  *self,
              TrellisTrend  *trend,
              GHashTable    *periods,
              const char    *pupil_group,
              GError       **error)
{
  g_autoptr (GHashTable) schools = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  for (guint i = 0; i < trend->schools->len; i++)
    {
      TrellisTrendSchool *school = g_ptr_array_index (trend->schools, i);

      g_hash_table_insert (schools, school->school->urn, school);
    }
  statement = trellis_sql_prepare (self,
                                   "SELECT urn, period, value, low, high, cohort, missing_reason, source"
                                   " FROM measure_value"
                                   " WHERE measure_id = :measure_id AND pupil_group = :pupil_group"
                                   " ORDER BY urn, period",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":measure_id", trend->measure->id);
  trellis_sql_bind_text (statement, ":pupil_group", pupil_group);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisTrendSchool *school = g_hash_table_lookup (schools, trellis_sql_get_text (statement, 0));
      guint period = GPOINTER_TO_UINT (g_hash_table_lookup (periods, trellis_sql_get_text (statement, 1)));
      TrellisTrendFigure *figure;

      if (school == NULL || period == 0)
        continue;
      figure = &school->figures[period - 1];
      figure->value = trellis_sql_get_real_or_nan (statement, 2);
      figure->low = trellis_sql_get_real_or_nan (statement, 3);
      figure->high = trellis_sql_get_real_or_nan (statement, 4);
      figure->cohort = trellis_sql_get_int_or (statement, 5, -1);
      figure->reason = trellis_sql_dup_text_or_null (statement, 6);
      figure->source = trellis_sql_dup_text_or_null (statement, 7);
    }

  return step == TRELLIS_STEP_DONE;
}

/* England's figures; where there are none, those of the one area that has any. */
static gboolean
read_benchmark (TrellisStore  *self,
                TrellisTrend  *trend,
                GHashTable    *periods,
                const char    *pupil_group,
                GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT area, period, value FROM benchmark"
                                   " WHERE measure_id = :measure_id AND pupil_group = :pupil_group AND area ="
                                   "  (SELECT area FROM benchmark WHERE measure_id = :measure_id"
                                   "    AND pupil_group = :pupil_group ORDER BY area <> :england, area LIMIT 1)"
                                   " ORDER BY period",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":measure_id", trend->measure->id);
  trellis_sql_bind_text (statement, ":pupil_group", pupil_group);
  trellis_sql_bind_text (statement, ":england", TRELLIS_AREA_ENGLAND);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      guint period = GPOINTER_TO_UINT (g_hash_table_lookup (periods, trellis_sql_get_text (statement, 1)));

      if (period == 0)
        continue;
      trellis_sql_set_text (&trend->benchmark_name, statement, 0);
      trend->benchmark[period - 1] = sqlite3_column_double (statement, 2);
    }

  return step == TRELLIS_STEP_DONE;
}

static gboolean
read_targets (TrellisStore  *self,
              TrellisTrend  *trend,
              TrellisDay     as_at,
              GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  /* The trust's comes first, as its key is empty, and then the latest of each. */
  statement = trellis_sql_prepare (self,
                                   "SELECT urn, value FROM measure_target WHERE measure_id = :measure_id"
                                   "  AND holds_from <= :as_at ORDER BY urn, holds_from",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":measure_id", trend->measure->id);
  trellis_sql_bind_day (statement, ":as_at", as_at);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      const char *urn = trellis_sql_get_text (statement, 0);
      double value = sqlite3_column_double (statement, 1);
      TrellisTrendSchool *school = *urn != '\0' ? trellis_trend_find_school (trend, urn) : NULL;

      if (school != NULL)
        {
          school->target = value;
          school->has_own_target = TRUE;
        }
      else if (*urn == '\0')
        trend->target = value;
    }
  for (guint i = 0; i < trend->schools->len; i++)
    {
      TrellisTrendSchool *school = g_ptr_array_index (trend->schools, i);

      if (isnan (school->target))
        school->target = trend->target;
    }

  return step == TRELLIS_STEP_DONE;
}

/**
 * trellis_store_read_trend:
 * @self: a store
 * @measure_id: a measure
 * @schools: (element-type TrellisSchool): whose figures
 * @pupil_group: empty for all pupils
 * @as_at: only periods that had ended by then, and the targets that held then
 * @error: return location for a #GError
 *
 * Reads a measure of many schools over time with the trust's mean, its
 * benchmark and its targets.
 *
 * Returns: (transfer full) (nullable): the trend, or %NULL with @error set
 */
TrellisTrend *
trellis_store_read_trend (TrellisStore  *self,
                          const char    *measure_id,
                          GListModel    *schools,
                          const char    *pupil_group,
                          TrellisDay     as_at,
                          GError       **error)
{
  g_autoptr (TrellisMeasure) measure = trellis_store_read_measure (self, measure_id, error);
  g_autoptr (TrellisTrend) trend = NULL;
  g_autoptr (GHashTable) periods = NULL;

  if (measure == NULL)
    return NULL;
  trend = trellis_trend_new (measure, schools);
  g_free (trend->pupil_group);
  trend->pupil_group = g_strdup (pupil_group);
  if (!read_periods (self, trend, as_at, error))
    return NULL;
  periods = index_periods (trend);
  if (!read_figures (self, trend, periods, pupil_group, error) ||
      !read_benchmark (self, trend, periods, pupil_group, error) ||
      !read_targets (self, trend, as_at, error))
    return NULL;
  trellis_trend_work_out_means (trend);

  return g_steal_pointer (&trend);
}

/**
 * trellis_store_list_pupil_groups:
 * @self: a store
 * @measure_id: a measure
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the groups of pupils,
 *   apart from all of them, that the measure has figures of; or %NULL with
 *   @error set
 */
GPtrArray *
trellis_store_list_pupil_groups (TrellisStore  *self,
                                 const char    *measure_id,
                                 GError       **error)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT DISTINCT pupil_group FROM measure_value"
                                   " WHERE measure_id = :measure_id AND pupil_group <> '' ORDER BY pupil_group",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":measure_id", measure_id);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    g_ptr_array_add (groups, trellis_sql_dup_text (statement, 0));

  return step == TRELLIS_STEP_DONE ? g_steal_pointer (&groups) : NULL;
}

/**
 * trellis_store_list_trend_notes:
 * @self: a store
 * @urn: a school
 * @as_at: nothing later than this
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type TrellisTrendNote) (nullable): what may
 *   explain the school's figures, by day: inspections, new headteachers and
 *   other categories; or %NULL with @error set
 */
GArray *
trellis_store_list_trend_notes (TrellisStore  *self,
                                const char    *urn,
                                TrellisDay     as_at,
                                GError       **error)
{
  g_autoptr (GArray) notes = trellis_trend_notes_new ();
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  /* Whoever was head at first is nobody new. */
  statement = trellis_sql_prepare (self,
                                   "SELECT inspected_on AS day, outcome, 0 AS kind FROM inspection"
                                   " WHERE urn = :urn AND inspected_on <= :as_at"
                                   " UNION"
                                   " SELECT holds_from, '', 1 FROM school_person p"
                                   " WHERE urn = :urn AND role = 'head' AND person_id IS NOT NULL"
                                   "  AND holds_from <= :as_at AND EXISTS (SELECT 1 FROM school_person e"
                                   "   WHERE e.urn = p.urn AND e.role = p.role AND e.holds_from < p.holds_from"
                                   "    AND e.person_id IS NOT p.person_id)"
                                   " UNION"
                                   " SELECT holds_from, '', 1 FROM school_record r"
                                   " WHERE urn = :urn AND holds_from <= :as_at AND head_name <> '' AND head_name <>"
                                   "  (SELECT head_name FROM school_record e WHERE e.urn = r.urn AND e.head_name <> ''"
                                   "    AND e.holds_from < r.holds_from ORDER BY e.holds_from DESC LIMIT 1)"
                                   " UNION"
                                   " SELECT c.agreed_on, l.name, 2 FROM " CATEGORIES_READ (TRUST_SCHEME) " c"
                                   " JOIN level l ON l.scheme_id = c.scheme_id AND l.id = c.own_level_id"
                                   " WHERE c.urn = :urn AND c.agreed_on <= :as_at"
                                   "  AND NOT EXISTS (SELECT 1 FROM category s WHERE s.supersedes = c.id)"
                                   "  AND c.level_id <>"
                                   "   (SELECT e.level_id FROM " CATEGORIES_READ (TRUST_SCHEME) " e WHERE e.urn = c.urn"
                                   "     AND e.agreed_on < c.agreed_on"
                                   "     AND NOT EXISTS (SELECT 1 FROM category s WHERE s.supersedes = e.id)"
                                   "     ORDER BY e.agreed_on DESC, e.recorded_at DESC LIMIT 1)"
                                   " ORDER BY day, kind",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":urn", urn);
  trellis_sql_bind_day (statement, ":as_at", as_at);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisTrendNote note = { trellis_sql_get_day (statement, 0), NULL };
      const char *outcome = trellis_sql_get_text (statement, 1);

      if (sqlite3_column_int (statement, 2) == 1)
        note.text = g_strdup (_("New headteacher"));
      else if (sqlite3_column_int (statement, 2) == 2)
        /* Translators: the level that a school was agreed to be at, beside a line of a chart */
        note.text = g_strdup_printf (_("Category: %s"), outcome);
      else if (*outcome != '\0')
        /* Translators: an inspection and its outcome, beside a line of a chart */
        note.text = g_strdup_printf (_("Inspection: %s"), outcome);
      else
        note.text = g_strdup (_("Inspection"));
      g_array_append_val (notes, note);
    }

  return step == TRELLIS_STEP_DONE ? g_steal_pointer (&notes) : NULL;
}

/**
 * trellis_store_set_benchmark:
 * @self: a store
 * @measure_id: a measure
 * @area: %TRELLIS_AREA_ENGLAND, or a local authority
 * @pupil_group: empty for all pupils
 * @period: which period
 * @ends_on: its last day
 * @value: the figure
 * @source: where it comes from, in words
 * @error: return location for a #GError
 *
 * Returns: whether it was set
 */
gboolean
trellis_store_set_benchmark (TrellisStore  *self,
                             const char    *measure_id,
                             const char    *area,
                             const char    *pupil_group,
                             const char    *period,
                             TrellisDay     ends_on,
                             double         value,
                             const char    *source,
                             GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *sentence = g_strdup_printf (_("Set a figure of %s for %s"), area, period);

  if (!trellis_store_begin_change (self, "measure", NULL, sentence, error))
    return FALSE;

  statement = trellis_sql_prepare (self,
                                   "INSERT INTO benchmark (measure_id, area, period, pupil_group, ends_on, value,"
                                   " source)"
                                   " VALUES (:measure_id, :area, :period, :pupil_group, :ends_on, :value, :source)"
                                   " ON CONFLICT (measure_id, area, period, pupil_group) DO UPDATE SET"
                                   "  ends_on = excluded.ends_on, value = excluded.value, source = excluded.source",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":measure_id", measure_id);
      trellis_sql_bind_text (statement, ":area", area);
      trellis_sql_bind_text (statement, ":pupil_group", pupil_group);
      trellis_sql_bind_text (statement, ":period", period);
      trellis_sql_bind_day (statement, ":ends_on", ends_on);
      trellis_sql_bind_real (statement, ":value", value);
      trellis_sql_bind_text (statement, ":source", source);
    }
  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}
