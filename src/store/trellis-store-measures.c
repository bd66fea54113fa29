/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-measures.h"

#include "trellis-store-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * trellis_store_list_measures:
 * @self: a store
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type TrellisMeasure) (nullable): the
 *   measures in the trust's order, or %NULL with @error set
 */
GPtrArray *
trellis_store_list_measures (TrellisStore  *self,
                             GError       **error)
{
  g_autoptr (GPtrArray) measures = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_measure_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT id, name, unit, decimals, better, every FROM measure ORDER BY"
                                   " position, id", error);
  if (statement == NULL)
    return NULL;
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisMeasure *measure = g_new0 (TrellisMeasure, 1);

      measure->id = trellis_sql_dup_text (statement, 0);
      measure->name = trellis_sql_dup_text (statement, 1);
      measure->unit = trellis_sql_dup_text (statement, 2);
      measure->decimals = sqlite3_column_int (statement, 3);
      trellis_better_parse (trellis_sql_get_text (statement, 4), &measure->better);
      measure->every = trellis_sql_dup_text (statement, 5);
      g_ptr_array_add (measures, measure);
    }

  return step == TRELLIS_STEP_DONE ? g_steal_pointer (&measures) : NULL;
}

/**
 * trellis_store_add_measure:
 * @self: a store
 * @measure: what to add; its id becomes its key
 * @error: return location for a #GError
 *
 * Returns: whether it was added
 */
gboolean
trellis_store_add_measure (TrellisStore          *self,
                           const TrellisMeasure  *measure,
                           GError               **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *sentence = g_strdup_printf (_("Add the measure %s"), measure->name);

  if (!trellis_store_begin_change (self, "measure", NULL, sentence, error))
    return FALSE;

  statement = trellis_sql_prepare (self,
                                   "INSERT INTO measure (id, name, unit, decimals, better, every, position)"
                                   " SELECT :id, :name, :unit, :decimals, :better, :every, coalesce (max"
                                   " (position), -1) + 1"
                                   "  FROM measure",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":id", measure->id);
      trellis_sql_bind_text (statement, ":name", measure->name);
      trellis_sql_bind_text (statement, ":unit", measure->unit);
      trellis_sql_bind_int (statement, ":decimals", measure->decimals);
      trellis_sql_bind_text (statement, ":better", trellis_better_get_key (measure->better));
      trellis_sql_bind_text (statement, ":every", measure->every);
    }
  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}

/**
 * trellis_store_dup_measure_id:
 * @self: a store
 * @name: what a new measure is called
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): what it can be kept as beside the
 *   others, or %NULL with @error set
 */
char *
trellis_store_dup_measure_id (TrellisStore  *self,
                              const char    *name,
                              GError       **error)
{
  g_autoptr (GPtrArray) measures = trellis_store_list_measures (self, error);
  g_autofree char *plain = trellis_measure_dup_id (name);
  g_autofree char *id = g_strdup (plain);

  if (measures == NULL)
    return NULL;
  for (guint i = 0, n = 2; i < measures->len; i++)
    {
      if (!g_str_equal (((TrellisMeasure *) g_ptr_array_index (measures, i))->id, id))
        continue;
      g_free (id);
      id = g_strdup_printf ("%s-%u", plain, n++);
      i = (guint) -1;
    }

  return g_steal_pointer (&id);
}

/**
 * trellis_store_list_measure_values:
 * @self: a store
 * @measure_id: a measure
 * @urn: a school
 * @as_at: only periods that had ended by then
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type TrellisMeasureValue) (nullable): the
 *   figures of all pupils by period, missing ones with their reason; or %NULL
 *   with @error set
 */
GPtrArray *
trellis_store_list_measure_values (TrellisStore  *self,
                                   const char    *measure_id,
                                   const char    *urn,
                                   TrellisDay     as_at,
                                   GError       **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_measure_value_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT period, ends_on, value, missing_reason, cohort FROM measure_value"
                                   " WHERE measure_id = :measure_id AND urn = :urn AND pupil_group = '' AND"
                                   " ends_on <= :as_at"
                                   " ORDER BY ends_on, period",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":measure_id", measure_id);
  trellis_sql_bind_text (statement, ":urn", urn);
  trellis_sql_bind_day (statement, ":as_at", as_at);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisMeasureValue *value = g_new0 (TrellisMeasureValue, 1);

      value->period = trellis_sql_dup_text (statement, 0);
      value->ends_on = trellis_sql_get_day (statement, 1);
      value->is_missing = sqlite3_column_type (statement, 2) == SQLITE_NULL;
      value->value = sqlite3_column_double (statement, 2);
      value->missing_reason = trellis_sql_dup_text (statement, 3);
      value->cohort = trellis_sql_get_int_or (statement, 4, -1);
      g_ptr_array_add (values, value);
    }

  return step == TRELLIS_STEP_DONE ? g_steal_pointer (&values) : NULL;
}

static void
free_figure (gpointer data)
{
  TrellisFigure *figure = data;

  g_free ((char *) figure->measure_id);
  g_free ((char *) figure->urn);
  g_free ((char *) figure->pupil_group);
  g_free ((char *) figure->period);
  g_free ((char *) figure->missing_reason);
  g_free ((char *) figure->source);
  g_free (figure);
}

/* Both kinds of rows have the same columns. */
static GPtrArray *
list_figures (TrellisStore  *self,
              const char    *sql,
              GError       **error)
{
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func (free_figure);
  g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (self, sql, error);
  TrellisStep step;

  if (statement == NULL)
    return NULL;
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisFigure *figure = g_new0 (TrellisFigure, 1);

      figure->measure_id = trellis_sql_dup_text (statement, 0);
      figure->urn = trellis_sql_dup_text (statement, 1);
      figure->pupil_group = trellis_sql_dup_text (statement, 2);
      figure->period = trellis_sql_dup_text (statement, 3);
      figure->ends_on = trellis_sql_get_day (statement, 4);
      figure->value = trellis_sql_get_real_or_nan (statement, 5);
      figure->missing_reason = trellis_sql_dup_text_or_null (statement, 6);
      figure->low = trellis_sql_get_real_or_nan (statement, 7);
      figure->high = trellis_sql_get_real_or_nan (statement, 8);
      figure->cohort = trellis_sql_get_int_or (statement, 9, -1);
      figure->source = trellis_sql_dup_text (statement, 10);
      g_ptr_array_add (figures, figure);
    }

  return step == TRELLIS_STEP_DONE ? g_steal_pointer (&figures) : NULL;
}

/**
 * trellis_store_list_figures:
 * @self: a store
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type TrellisFigure) (nullable): every
 *   figure of every school: by measure in the trust's order, school, period,
 *   and all pupils before groups of them; or %NULL with @error set
 */
GPtrArray *
trellis_store_list_figures (TrellisStore  *self,
                            GError       **error)
{
  return list_figures (self,
                       "SELECT v.measure_id, v.urn, v.pupil_group, v.period, v.ends_on, v.value, v.missing_reason,"
                       "  v.low, v.high, v.cohort, v.source FROM measure_value v JOIN measure m ON m.id = v.measure_id"
                       " ORDER BY m.position, v.measure_id, v.urn, v.ends_on, v.period, v.pupil_group",
                       error);
}

/**
 * trellis_store_list_benchmarks:
 * @self: a store
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type TrellisFigure) (nullable): every
 *   figure of England and of local authorities, whose names stand in place of
 *   the URN; or %NULL with @error set
 */
GPtrArray *
trellis_store_list_benchmarks (TrellisStore  *self,
                               GError       **error)
{
  return list_figures (self,
                       "SELECT measure_id, area, pupil_group, period, ends_on, value, NULL, NULL, NULL, NULL, source"
                       " FROM benchmark ORDER BY measure_id, area, ends_on, period, pupil_group",
                       error);
}

/**
 * trellis_store_put_figure:
 * @self: a store
 * @figure: the figure, or that it is missing and why
 * @error: return location for a #GError
 *
 * Sets a figure; one of the same measure, school, period and group of pupils is
 * replaced.
 *
 * Returns: whether it was set
 */
gboolean
trellis_store_put_figure (TrellisStore         *self,
                          const TrellisFigure  *figure,
                          GError              **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *sentence = g_strdup_printf (_("Set a figure for %s"), figure->period);

  g_return_val_if_fail (isnan (figure->value) ==
                        (figure->missing_reason != NULL && *figure->missing_reason != '\0'), FALSE);

  if (!trellis_store_begin_change (self, "measure", figure->urn, sentence, error))
    return FALSE;

  statement = trellis_sql_prepare (self,
                                   "INSERT INTO measure_value (measure_id, urn, period, pupil_group, ends_on, value,"
                                   " missing_reason, low, high, cohort, source)"
                                   " VALUES (:measure_id, :urn, :period, :pupil_group, :ends_on, :value,"
                                   " :missing_reason, :low, :high, nullif (:cohort, -1), :source)"
                                   " ON CONFLICT (measure_id, urn, period, pupil_group) DO UPDATE SET"
                                   "  ends_on = excluded.ends_on, value = excluded.value,"
                                   "  missing_reason = excluded.missing_reason, low = excluded.low,"
                                   "  high = excluded.high, cohort = excluded.cohort, source = excluded.source",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":measure_id", figure->measure_id);
      trellis_sql_bind_text (statement, ":urn", figure->urn);
      trellis_sql_bind_text (statement, ":period", figure->period);
      trellis_sql_bind_text (statement, ":pupil_group", figure->pupil_group);
      trellis_sql_bind_day (statement, ":ends_on", figure->ends_on);
      /* What is not bound is NULL. */
      if (!isnan (figure->value))
        trellis_sql_bind_real (statement, ":value", figure->value);
      trellis_sql_bind_text (statement, ":missing_reason", figure->missing_reason);
      if (!isnan (figure->low))
        trellis_sql_bind_real (statement, ":low", figure->low);
      if (!isnan (figure->high))
        trellis_sql_bind_real (statement, ":high", figure->high);
      trellis_sql_bind_int (statement, ":cohort", figure->cohort);
      trellis_sql_bind_text (statement, ":source", figure->source);
    }
  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}

/**
 * trellis_store_set_measure_value:
 * @self: a store
 * @measure_id: a measure
 * @urn: a school
 * @value: the figure of all pupils, or that it is missing and why
 * @source: where it comes from, in words
 * @error: return location for a #GError
 *
 * Returns: whether it was set
 */
gboolean
trellis_store_set_measure_value (TrellisStore               *self,
                                 const char                 *measure_id,
                                 const char                 *urn,
                                 const TrellisMeasureValue  *value,
                                 const char                 *source,
                                 GError                    **error)
{
  TrellisFigure figure = {
    .measure_id = measure_id,
    .urn = urn,
    .pupil_group = "",
    .period = value->period,
    .ends_on = value->ends_on,
    .value = value->is_missing ? NAN : value->value,
    .missing_reason = value->is_missing ? value->missing_reason : NULL,
    .low = NAN,
    .high = NAN,
    .cohort = value->cohort,
    .source = source,
  };

  return trellis_store_put_figure (self, &figure, error);
}

/**
 * trellis_store_read_target:
 * @self: a store
 * @measure_id: a measure
 * @urn: a school
 * @as_at: the day to look from
 * @has_target: (out): whether there is one
 * @target: (out): the school's own target that held then, or the trust's
 * @error: return location for a #GError
 *
 * Returns: whether it could be read
 */
gboolean
trellis_store_read_target (TrellisStore  *self,
                           const char    *measure_id,
                           const char    *urn,
                           TrellisDay     as_at,
                           gboolean      *has_target,
                           double        *target,
                           GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  *has_target = FALSE;
  statement = trellis_sql_prepare (self,
                                   "SELECT value FROM measure_target WHERE measure_id = :measure_id AND urn IN"
                                   " (:urn, '')"
                                   "  AND holds_from <= :as_at ORDER BY urn = '', holds_from DESC LIMIT 1",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":measure_id", measure_id);
  trellis_sql_bind_text (statement, ":urn", urn);
  trellis_sql_bind_day (statement, ":as_at", as_at);
  step = trellis_sql_step (self, statement, error);
  if (step == TRELLIS_STEP_ROW)
    {
      *has_target = TRUE;
      *target = sqlite3_column_double (statement, 0);
    }

  return step != TRELLIS_STEP_ERROR;
}

/**
 * trellis_store_set_target:
 * @self: a store
 * @measure_id: a measure
 * @urn: (nullable): a school; %NULL for the trust
 * @holds_from: from when
 * @target: the figure
 * @error: return location for a #GError
 *
 * Returns: whether it was set
 */
gboolean
trellis_store_set_target (TrellisStore  *self,
                          const char    *measure_id,
                          const char    *urn,
                          TrellisDay     holds_from,
                          double         target,
                          GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (!trellis_store_begin_change (self, "measure", urn, _("Set a target"), error))
    return FALSE;

  statement = trellis_sql_prepare (self,
                                   "INSERT INTO measure_target (measure_id, urn, holds_from, value)"
                                   " VALUES (:measure_id, coalesce (:urn, ''), :holds_from, :value)"
                                   " ON CONFLICT (measure_id, urn, holds_from) DO UPDATE SET value = excluded.value",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":measure_id", measure_id);
      trellis_sql_bind_text (statement, ":urn", urn);
      trellis_sql_bind_day (statement, ":holds_from", holds_from);
      trellis_sql_bind_real (statement, ":value", target);
    }
  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}
