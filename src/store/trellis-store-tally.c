/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-tally.h"

#include "trellis-school.h"
#include "trellis-store-private.h"
#include "trellis-store-visits.h"
#include "trellis-visit.h"

#include <math.h>

/* Actions and visits counted month by month. */

/* Months before the school year from which actions are counted. */
#define MONTHS_BEFORE 12

/* An action as its ratings are read, in the order of their days. */
typedef struct
{
  char *id;                 /* (nullable): none yet */
  TrellisDay opened_on;
  TrellisDay closed_on;
  TrellisRating *ratings;   /* beside the tally's days */
} Action;

static void
count_action (TrellisTally *tally,
              Action       *action)
{
  for (guint k = 0; action->id != NULL && k < tally->n_days; k++)
    {
      if (action->opened_on > tally->days[k] ||
          (action->closed_on != TRELLIS_DAY_NONE && action->closed_on <= tally->days[k]))
        continue;
      for (guint i = 0; i < tally->n_series; i++)
        tally->counts[i][k] += trellis_tally_get_rating (tally, i) == action->ratings[k];
    }
  g_clear_pointer (&action->id, g_free);
}

static gboolean
count_actions (TrellisStore  *self,
               TrellisTally  *tally,
               GHashTable    *urns,
               GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree TrellisRating *ratings = g_new0 (TrellisRating, tally->n_days + 1);
  Action action = { NULL, TRELLIS_DAY_NONE, TRELLIS_DAY_NONE, ratings };
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT a.id, a.urn, a.opened_on, a.closed_on, r.rating, r.rated_on FROM action a"
                                   " LEFT JOIN action_rating r ON r.action_id = a.id AND r.rated_on <= :as_at"
                                   "  AND NOT EXISTS (SELECT 1 FROM action_rating s WHERE s.supersedes = r.id)"
                                   " WHERE a.opened_on <= :as_at"
                                   " ORDER BY a.id, r.rated_on, r.recorded_at, r.rowid",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_day (statement, ":as_at", tally->as_at);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisDay rated_on = trellis_sql_get_day (statement, 5);
      TrellisRating rating = TRELLIS_RATING_NONE;

      if (!g_hash_table_contains (urns, trellis_sql_get_text (statement, 1)))
        continue;
      if (g_strcmp0 (action.id, trellis_sql_get_text (statement, 0)) != 0)
        {
          count_action (tally, &action);
          action.id = trellis_sql_dup_text (statement, 0);
          action.opened_on = trellis_sql_get_day (statement, 2);
          action.closed_on = trellis_sql_get_day (statement, 3);
          for (guint k = 0; k < tally->n_days; k++)
            ratings[k] = TRELLIS_RATING_NONE;
        }
      if (rated_on == TRELLIS_DAY_NONE)
        continue;
      trellis_rating_parse (trellis_sql_get_text (statement, 4), &rating);
      for (guint k = 0; k < tally->n_days; k++)
        {
          if (tally->days[k] >= rated_on)
            ratings[k] = rating;
        }
    }
  count_action (tally, &action);

  return step == TRELLIS_STEP_DONE;
}

static gboolean
count_visits (TrellisStore  *self,
              TrellisTally  *tally,
              GHashTable    *urns,
              const char    *urn,
              const char    *year_id,
              GError       **error)
{
  g_autoptr (GListModel) visits = urn != NULL ? trellis_store_list_school_visits (self, urn, year_id, error)
                                              : trellis_store_list_visits (self, year_id, error);

  if (visits == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);
      guint k = 0;

      if (visit->status == TRELLIS_VISIT_STATUS_CANCELLED || visit->visit_on == TRELLIS_DAY_NONE ||
          (urn == NULL && !g_hash_table_contains (urns, visit->urn)))
        continue;
      while (k < tally->n_days && tally->days[k] < visit->visit_on)
        k++;
      if (k == tally->n_days)
        continue;
      tally->counts[0][k]++;
      tally->n_due += visit->visit_on <= tally->as_at;
      tally->counts[1][k] += visit->visit_on <= tally->as_at && visit->status >= TRELLIS_VISIT_STATUS_DONE;
    }
  /* Nothing can have been done in a month that has not begun. */
  for (guint k = 1; k < tally->n_days; k++)
    {
      if (tally->days[k - 1] >= tally->as_at)
        tally->counts[1][k] = NAN;
    }

  return TRUE;
}

/**
 * trellis_store_read_tally:
 * @self: a store
 * @kind: what to count
 * @schools: (element-type TrellisSchool): whose
 * @urn: (nullable): one of them alone
 * @year_id: the school year: its visits, and actions from a year before it on
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Counts open actions at the end of each month, each by the rating that held
 * then, or the visits of each month: cancelled ones and those without a day are
 * left out, and a federation's counts once.
 *
 * Returns: (transfer full) (nullable): the tally, or %NULL with @error set
 */
TrellisTally *
trellis_store_read_tally (TrellisStore      *self,
                          TrellisTallyKind   kind,
                          GListModel        *schools,
                          const char        *urn,
                          const char        *year_id,
                          TrellisDay         as_at,
                          GError           **error)
{
  TrellisDay from = trellis_day_new (atoi (year_id), 9, 1);
  g_autoptr (TrellisTally) tally = NULL;
  g_autoptr (GHashTable) urns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean is_good;

  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);

      if (urn == NULL || g_str_equal (school->urn, urn))
        g_hash_table_add (urns, g_strdup (school->urn));
    }
  if (kind == TRELLIS_TALLY_ACTIONS)
    {
      tally = trellis_tally_new (kind, trellis_day_add_months (MIN (from, as_at), -MONTHS_BEFORE), as_at, as_at);
      is_good = count_actions (self, tally, urns, error);
    }
  else
    {
      tally = trellis_tally_new (kind, from, trellis_day_new (atoi (year_id) + 1, 7, 31), as_at);
      is_good = count_visits (self, tally, urns, urn, year_id, error);
    }

  return is_good ? g_steal_pointer (&tally) : NULL;
}
