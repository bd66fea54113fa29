/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-plan-capacity.h"

#include "trellis-plan-calendar.h"

static double
count_days (guint halves)
{
  return (halves & TRELLIS_PLAN_AM ? 0.5 : 0) + (halves & TRELLIS_PLAN_PM ? 0.5 : 0);
}

static void
clear_capacity (gpointer data)
{
  TrellisPlanCapacity *capacity = data;

  g_clear_object (&capacity->adviser);
}

static TrellisPlanCapacity *
find_capacity (GArray     *capacities,
               const char *adviser_id,
               int         term,
               int         n_terms)
{
  if (adviser_id == NULL || term < 0)
    return NULL;
  for (guint i = 0; i < capacities->len; i += n_terms)
    {
      TrellisPlanCapacity *capacity = &g_array_index (capacities, TrellisPlanCapacity, i);

      if (g_strcmp0 (capacity->adviser->id, adviser_id) == 0)
        return capacity + term;
    }

  return NULL;
}

static int
find_term (TrellisSchoolYear *year,
           TrellisDay         day)
{
  TrellisTerm *term = day == TRELLIS_DAY_NONE ? NULL : trellis_school_year_get_term (year, day);
  guint place = 0;

  return term != NULL && g_ptr_array_find (year->terms, term, &place) ? (int) place : -1;
}

static void
count_available (const TrellisPlanCalendar *calendar,
                 TrellisPerson             *person,
                 GArray                    *capacities)
{
  g_autofree guint8 *free = g_new0 (guint8, calendar->n_days + 1);
  guint first = capacities->len;

  for (guint i = 0; i < calendar->year->terms->len; i++)
    {
      TrellisPlanCapacity capacity = { g_object_ref (person), calendar->year->terms->pdata[i], 0, 0, 0 };

      g_array_append_val (capacities, capacity);
    }
  trellis_plan_calendar_fill_person (calendar, person, free);
  for (int day = 0; day < calendar->n_days; day++)
    g_array_index (capacities, TrellisPlanCapacity, first + calendar->terms[day]).available += count_days (free[day]);
}

static void
count_visits (TrellisSchoolYear *year,
              GListModel        *visits,
              TrellisYearPlan   *plan,
              GArray            *capacities)
{
  int n_terms = year->terms->len;
  g_autoptr (GHashTable) moves = g_hash_table_new (NULL, NULL);

  for (guint i = 0; plan != NULL && i < plan->moved->len; i++)
    {
      TrellisPlannedMove *move = plan->moved->pdata[i];

      g_hash_table_insert (moves, move->visit, move);
    }
  for (guint i = 0; visits != NULL && i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);
      const TrellisPlannedMove *move = g_hash_table_lookup (moves, visit);
      TrellisDay day = move != NULL ? move->visit_on : visit->visit_on;
      TrellisPlanCapacity *capacity = find_capacity (capacities, visit->adviser_id, find_term (year, day), n_terms);

      if (capacity != NULL && visit->status != TRELLIS_VISIT_STATUS_CANCELLED)
        {
          TrellisSession session = move != NULL ? move->session : visit->session;

          capacity->planned += count_days (trellis_plan_session_get_halves (session));
        }
    }
  for (guint i = 0; plan != NULL && i < plan->added->len; i++)
    {
      const TrellisPlannedVisit *added = plan->added->pdata[i];
      TrellisPlanCapacity *capacity = find_capacity (capacities, added->adviser_id, find_term (year, added->visit_on),
                                                     n_terms);

      if (capacity != NULL)
        capacity->planned += count_days (trellis_plan_session_get_halves (added->session));
    }
}

/**
 * trellis_plan_capacity_new:
 * @year: the school year
 * @scheme: the scheme
 * @schools: (element-type TrellisSchool): the trust's schools
 * @advisers: (element-type TrellisPerson): the advisers
 * @visits: (nullable) (element-type TrellisVisit): the visits there are
 * @plan: (nullable): a plan made from them that is not taken yet, counted as if
 *   it were
 *
 * Counts, for each adviser and term, the days there are, the days that the
 * adviser's schools are owed, and those that are planned: what shows before
 * any planning where a year will not fit. An owed visit counts in the term that
 * its ideal day lies in, unless its school joined after its time.
 *
 * Returns: (transfer full) (element-type TrellisPlanCapacity): advisers in the
 *   list's order, each with the year's terms in theirs
 */
GArray *
trellis_plan_capacity_new (TrellisSchoolYear *year,
                           TrellisScheme     *scheme,
                           GListModel        *schools,
                           GListModel        *advisers,
                           GListModel        *visits,
                           TrellisYearPlan   *plan)
{
  GArray *capacities = g_array_new (FALSE, TRUE, sizeof (TrellisPlanCapacity));
  g_autoptr (TrellisPlanCalendar) calendar = NULL;
  g_autoptr (GPtrArray) units = NULL;

  g_return_val_if_fail (TRELLIS_IS_SCHOOL_YEAR (year), capacities);
  g_return_val_if_fail (TRELLIS_IS_SCHEME (scheme), capacities);

  g_array_set_clear_func (capacities, clear_capacity);
  if (year->terms->len == 0)
    return capacities;

  calendar = trellis_plan_calendar_new (year);
  for (guint i = 0; i < g_list_model_get_n_items (advisers); i++)
    {
      g_autoptr (TrellisPerson) person = g_list_model_get_item (advisers, i);

      count_available (calendar, person, capacities);
    }

  units = trellis_plan_units_new (year, scheme, schools);
  for (guint i = 0; i < units->len && calendar->n_days > 0; i++)
    {
      const TrellisPlanUnit *unit = units->pdata[i];

      for (guint j = 0; j < unit->owed->len; j++)
        {
          const TrellisOwedVisit *owed = unit->owed->pdata[j];
          TrellisPlanWindow window = trellis_plan_calendar_get_window (calendar, scheme, owed);
          TrellisPlanCapacity *capacity = find_capacity (capacities, unit->adviser_id, calendar->terms[window.ideal],
                                                         year->terms->len);

          if (capacity != NULL && window.from <= window.to && calendar->dates[window.to] >= unit->joined_on)
            capacity->owed += count_days (trellis_plan_session_get_halves (owed->session));
        }
    }
  count_visits (year, visits, plan, capacities);

  return capacities;
}
