/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-measures.h"

#include "trellis-store-private.h"
#include "trellis-store-trend.h"

#include <glib/gi18n-lib.h>

/* Measures changed and taken out, and figures and targets taken back. */

/**
 * trellis_store_set_measure:
 * @self: a store
 * @measure: a measure that the store has, as it is to be
 * @error: return location for a #GError
 *
 * Its figures stay as they are: another unit or another direction is read into
 * them.
 *
 * Returns: whether it was written
 */
gboolean
trellis_store_set_measure (TrellisStore          *self,
                           const TrellisMeasure  *measure,
                           GError               **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *sentence = g_strdup_printf (_("Change the measure %s"), measure->name);

  if (!trellis_store_begin_change (self, "measure", NULL, sentence, error))
    return FALSE;

  statement = trellis_sql_prepare (self,
                                   "UPDATE measure SET name = :name, unit = :unit, decimals = :decimals,"
                                   " better = :better, every = :every WHERE id = :id",
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

static gboolean
delete_measure (TrellisStore  *self,
                const char    *measure_id,
                GError       **error)
{
  static const char *const sqls[] = {
    "DELETE FROM measure_value WHERE measure_id = :id",
    "DELETE FROM measure_target WHERE measure_id = :id",
    "DELETE FROM benchmark WHERE measure_id = :id",
    "DELETE FROM column_map WHERE measure_id = :id",
    "UPDATE plan_line SET measure_id = NULL WHERE measure_id = :id",
    "DELETE FROM measure WHERE id = :id",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sqls); i++)
    {
      g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (self, sqls[i], error);

      if (statement != NULL)
        trellis_sql_bind_text (statement, ":id", measure_id);
      if (!trellis_sql_run (self, statement, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * trellis_store_remove_measure:
 * @self: a store
 * @measure_id: a measure
 * @error: return location for a #GError
 *
 * Takes a measure out with its figures, targets and benchmarks; a plan that
 * named it names none then.
 *
 * Fails with %TRELLIS_STORE_ERROR_UNKNOWN where there is no such measure.
 *
 * Returns: whether it was taken out
 */
gboolean
trellis_store_remove_measure (TrellisStore  *self,
                              const char    *measure_id,
                              GError       **error)
{
  g_autoptr (TrellisMeasure) measure = trellis_store_read_measure (self, measure_id, error);
  g_autofree char *sentence = NULL;

  if (measure == NULL)
    return FALSE;
  sentence = g_strdup_printf (_("Take out the measure %s with its figures"), measure->name);

  return trellis_store_begin_change (self, "measure", NULL, sentence, error) &&
         trellis_store_end_change (self, delete_measure (self, measure_id, error), error);
}

/**
 * trellis_store_remove_figure:
 * @self: a store
 * @measure_id: a measure
 * @urn: a school
 * @pupil_group: empty for all pupils
 * @period: which period
 * @error: return location for a #GError
 *
 * Takes a figure out, or the reason that it is missing: nothing is said of it
 * any more.
 *
 * Returns: whether there is none now
 */
gboolean
trellis_store_remove_figure (TrellisStore  *self,
                             const char    *measure_id,
                             const char    *urn,
                             const char    *pupil_group,
                             const char    *period,
                             GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *sentence = g_strdup_printf (_("Take out a figure for %s"), period);

  if (!trellis_store_begin_change (self, "measure", urn, sentence, error))
    return FALSE;

  statement = trellis_sql_prepare (self,
                                   "DELETE FROM measure_value WHERE measure_id = :measure_id AND urn = :urn"
                                   " AND pupil_group = :pupil_group AND period = :period",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":measure_id", measure_id);
      trellis_sql_bind_text (statement, ":urn", urn);
      trellis_sql_bind_text (statement, ":pupil_group", pupil_group);
      trellis_sql_bind_text (statement, ":period", period);
    }
  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}

/**
 * trellis_store_remove_benchmark:
 * @self: a store
 * @measure_id: a measure
 * @area: %TRELLIS_AREA_ENGLAND, or a local authority
 * @pupil_group: empty for all pupils
 * @period: which period
 * @error: return location for a #GError
 *
 * Returns: whether the area has no figure of the period now
 */
gboolean
trellis_store_remove_benchmark (TrellisStore  *self,
                                const char    *measure_id,
                                const char    *area,
                                const char    *pupil_group,
                                const char    *period,
                                GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *sentence = g_strdup_printf (_("Take out a figure of %s for %s"), area, period);

  if (!trellis_store_begin_change (self, "measure", NULL, sentence, error))
    return FALSE;

  statement = trellis_sql_prepare (self,
                                   "DELETE FROM benchmark WHERE measure_id = :measure_id AND area = :area"
                                   " AND pupil_group = :pupil_group AND period = :period",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":measure_id", measure_id);
      trellis_sql_bind_text (statement, ":area", area);
      trellis_sql_bind_text (statement, ":pupil_group", pupil_group);
      trellis_sql_bind_text (statement, ":period", period);
    }
  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}

/**
 * trellis_store_remove_target:
 * @self: a store
 * @measure_id: a measure
 * @urn: (nullable): a school; %NULL for the trust
 * @error: return location for a #GError
 *
 * Takes a target out, with what it was earlier: a school is measured by the
 * trust's then.
 *
 * Returns: whether there is none now
 */
gboolean
trellis_store_remove_target (TrellisStore  *self,
                             const char    *measure_id,
                             const char    *urn,
                             GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (!trellis_store_begin_change (self, "measure", urn, _("Take out a target"), error))
    return FALSE;

  statement = trellis_sql_prepare (self,
                                   "DELETE FROM measure_target WHERE measure_id = :measure_id"
                                   " AND urn = coalesce (:urn, '')",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":measure_id", measure_id);
      trellis_sql_bind_text (statement, ":urn", urn);
    }
  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}
