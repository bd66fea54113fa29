/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-plan-taking.h"

#include "trellis-store-planner.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"

#include <glib/gi18n.h>

/* Between the planner, which knows no file, and the store, which knows no plan. */

/**
 * trellis_make_plan:
 * @store: a store on this thread
 * @year_id: a school year
 * @options: how to seek the plan; what matters in it is the trust's own
 * @cancellable: (nullable): stops it
 * @progress: (nullable): told how far it is, on this thread
 * @user_data: for @progress
 * @error: return location for a #GError
 *
 * Reads what a year's plan needs from the file and plans it from today on.
 *
 * Returns: (transfer full) (nullable): the plan, not yet taken; or %NULL with
 *   @error set
 */
TrellisYearPlan *
trellis_make_plan (TrellisStore              *store,
                   const char                *year_id,
                   const TrellisPlanOptions  *options,
                   GCancellable              *cancellable,
                   TrellisPlanProgressFunc    progress,
                   gpointer                   user_data,
                   GError                   **error)
{
  TrellisScheme *scheme = trellis_store_get_scheme (store, error);
  g_autoptr (TrellisSchoolYear) year = NULL;
  g_autoptr (GListModel) schools = NULL;
  g_autoptr (GListModel) advisers = NULL;
  g_autoptr (GListModel) visits = NULL;
  TrellisPlanOptions own_options = *options;
  TrellisDay as_at = trellis_store_get_today (store);

  if (scheme == NULL || !trellis_store_read_plan_preferences (store, &own_options.preferences, error))
    return NULL;
  year = trellis_store_read_year (store, year_id, error);
  if (year == NULL)
    return NULL;
  /* A year that has not begun is planned for the schools of its first day. */
  as_at = CLAMP (as_at, year->starts_on, year->ends_on);
  schools = trellis_store_list_schools (store, as_at, FALSE, error);
  if (schools == NULL)
    return NULL;
  advisers = trellis_store_list_people (store, TRUE, as_at, error);
  if (advisers == NULL)
    return NULL;
  visits = trellis_store_list_visits (store, year_id, error);
  if (visits == NULL)
    return NULL;

  return trellis_year_plan_new (year, scheme, schools, advisers, visits, as_at, &own_options, cancellable,
                                progress, user_data, error);
}

static gboolean
add_planned (TrellisStore               *store,
             const char                 *year_id,
             const TrellisPlannedVisit  *planned,
             GError                    **error)
{
  g_autoptr (TrellisVisit) visit = trellis_visit_new ("");
  g_autofree char *id = NULL;

#define SET(field, value) (g_free (visit->field), visit->field = g_strdup (value))
  SET (urn, planned->urn);
  SET (federation_id, planned->federation_id);
  SET (kind, planned->kind);
  SET (year_id, year_id);
  SET (adviser_id, planned->adviser_id);
  SET (theme_am, planned->theme_am);
  SET (theme_pm, planned->theme_pm);
#undef SET
  visit->number = planned->number;
  visit->session = planned->session;
  visit->visit_on = planned->visit_on;
  visit->status = TRELLIS_VISIT_STATUS_PLANNED;
  id = trellis_store_add_visit (store, visit, error);

  return id != NULL;
}

static gboolean
write_plan (TrellisStore     *store,
            const char       *year_id,
            TrellisYearPlan  *plan,
            GError          **error)
{
  for (guint i = 0; i < plan->moved->len; i++)
    {
      TrellisPlannedMove *move = g_ptr_array_index (plan->moved, i);

      if (!trellis_store_replan_visit (store, move->visit->id, move->visit_on, move->session, move->adviser_id, error))
        return FALSE;
    }
  for (guint i = 0; i < plan->added->len; i++)
    {
      if (!add_planned (store, year_id, g_ptr_array_index (plan->added, i), error))
        return FALSE;
    }

  return TRUE;
}

/**
 * trellis_take_plan:
 * @store: a store on this thread
 * @year_id: the school year that was planned
 * @plan: from trellis_make_plan()
 * @error: return location for a #GError
 *
 * Writes a plan as one change.
 *
 * Returns: whether it was written
 */
gboolean
trellis_take_plan (TrellisStore     *store,
                   const char       *year_id,
                   TrellisYearPlan  *plan,
                   GError          **error)
{
  g_autofree char *sentence = g_strdup_printf (_("Plan the visits of %s"), year_id);

  if (!trellis_store_begin_change (store, "plan", NULL, sentence, error))
    return FALSE;

  return trellis_store_end_change (store, write_plan (store, year_id, plan, error), error);
}
