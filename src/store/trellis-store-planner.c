/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-planner.h"

#include "trellis-store-private.h"

#include <glib/gi18n-lib.h>

/* What the trust wants of the days that the planner chooses. */

enum
{
  PREFERENCE_SPACING,
  PREFERENCE_BALANCE,
  PREFERENCE_HUB,
  PREFERENCE_DAYS,
  PREFERENCE_WEEKDAYS,
  PREFERENCE_MONTHS,
};

/**
 * trellis_store_read_plan_preferences:
 * @self: a store
 * @preferences: (out caller-allocates): what the trust has chosen, or the usual
 *   ones
 * @error: return location for a #GError
 *
 * Returns: whether they could be read
 */
gboolean
trellis_store_read_plan_preferences (TrellisStore            *self,
                                     TrellisPlanPreferences  *preferences,
                                     GError                 **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  *preferences = (TrellisPlanPreferences) TRELLIS_PLAN_PREFERENCES_USUAL;
  statement = trellis_sql_prepare (self,
                                   "SELECT plan_spacing, plan_balance, plan_hub, plan_days, avoided_weekdays,"
                                   " avoided_months FROM trust",
                                   error);
  if (statement == NULL)
    return FALSE;
  step = trellis_sql_step (self, statement, error);
  if (step == TRELLIS_STEP_ROW)
    {
      preferences->spacing = sqlite3_column_int (statement, PREFERENCE_SPACING);
      preferences->balance = sqlite3_column_int (statement, PREFERENCE_BALANCE);
      preferences->hub = sqlite3_column_int (statement, PREFERENCE_HUB);
      preferences->days = sqlite3_column_int (statement, PREFERENCE_DAYS);
      preferences->avoided_weekdays = (guint) sqlite3_column_int (statement, PREFERENCE_WEEKDAYS);
      preferences->avoided_months = (guint) sqlite3_column_int (statement, PREFERENCE_MONTHS);
    }

  return step != TRELLIS_STEP_ERROR;
}

/**
 * trellis_store_set_plan_preferences:
 * @self: a store
 * @preferences: what the trust wants from now on
 * @error: return location for a #GError
 *
 * No visit moves by it: the next plan heeds it.
 *
 * Returns: whether they were set
 */
gboolean
trellis_store_set_plan_preferences (TrellisStore                  *self,
                                    const TrellisPlanPreferences  *preferences,
                                    GError                       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (!trellis_store_begin_change (self, "trust", NULL, _("Set what matters when the year is planned"), error))
    return FALSE;

  statement = trellis_sql_prepare (self,
                                   "UPDATE trust SET plan_spacing = :spacing, plan_balance = :balance,"
                                   " plan_hub = :hub, plan_days = :days, avoided_weekdays = :weekdays,"
                                   " avoided_months = :months",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_int (statement, ":spacing", preferences->spacing);
      trellis_sql_bind_int (statement, ":balance", preferences->balance);
      trellis_sql_bind_int (statement, ":hub", preferences->hub);
      trellis_sql_bind_int (statement, ":days", preferences->days);
      trellis_sql_bind_int (statement, ":weekdays", preferences->avoided_weekdays);
      trellis_sql_bind_int (statement, ":months", preferences->avoided_months);
    }

  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}
