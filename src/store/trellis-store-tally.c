/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-tally.h"

#include "trellis-school.h"
#include "trellis-store-action-courses.h"
#include "trellis-store-visits.h"
#include "trellis-visit.h"

#include <math.h>

/* Actions and visits counted month by month. */

/* Months before the school year from which actions are counted. */
#define MONTHS_BEFORE 12

static gboolean
count_actions (TrellisStore  *self,
               TrellisTally  *tally,
               GHashTable    *urns,
               GError       **error)
{
  g_autoptr (GHashTable) courses = trellis_store_read_action_courses (self, tally->as_at, error);
  GHashTableIter iter;
  gpointer value;

  if (courses == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, courses);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const TrellisActionCourse *course = value;

      if (g_hash_table_contains (urns, course->urn))
        trellis_tally_add_action (tally, course);
    }

  return TRUE;
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
