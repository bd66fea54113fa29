/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-plan-solve.h"

#include "trellis-plan-part.h"

#define REFINE_ROUNDS 3
#define POLISH_ROUNDS 12

static void
copy_result (TrellisPlanPart *part,
             TrellisPlan     *plan)
{
  for (int i = 0; i < part->n_moving; i++)
    {
      int global = part->global[i];
      int choice = part->choice[i];

      plan->days[global] = choice < 0 ? -1 : part->choices[choice].day;
      plan->halves[global] = choice < 0 ? 0 : part->choices[choice].halves;
    }
}

static void
finish_plan (const TrellisPlanProblem *problem,
             TrellisPlan              *plan)
{
  plan->n_unplaced = 0;
  for (int i = 0; i < plan->n_visits; i++)
    {
      const TrellisPlanVisit *visit = trellis_plan_problem_visit (problem, i);

      if (visit->is_pinned)
        {
          plan->days[i] = visit->old_day;
          plan->halves[i] = visit->old_halves;
        }
      else if (plan->days[i] < 0)
        {
          plan->n_unplaced++;
        }
    }
  plan->cost = trellis_plan_problem_cost (problem, plan);
}

static gint64
count_flow_cost (TrellisPlanPart *part)
{
  gint64 cost = part->cost;

  for (int i = 0; i < part->n_visits; i++)
    {
      int after = part->after[i];

      if (after >= 0 && (i < part->n_moving || after < part->n_moving) && part->day[i] >= 0 && part->day[after] >= 0)
        cost -= trellis_plan_part_gap_cost (part, part->gap[i], part->day[after] - part->day[i]);
      if (i < part->n_moving && part->choice[i] < 0)
        cost -= part->unplaced_cost[i] - part->unplaced_cost[i] / TRELLIS_PLAN_UNPLACED_FACTOR;
    }

  return cost;
}

/**
 * trellis_plan_problem_solve:
 * @problem: what is to be planned
 * @options: (nullable): how; %NULL for the default effort
 * @cancellable: (nullable): ends the search
 * @progress: (nullable) (scope call): told how far it is, on this thread
 * @user_data: for @progress
 * @error: return location for a #GError
 *
 * Plans: a min-cost flow for each adviser, which is exact but for spacing and
 * half days, then alternate visits by the same flow, then annealing, then the
 * flow again. Every hard rule is kept; what is left out is the least that can
 * be, and of the lowest priority, wherever visits are of whole days. A visit
 * that has a day already leaves it only where it must, or where another could
 * not be placed otherwise; a pinned one never does. The same problem, options
 * and seed give the same plan, and an adviser's plan depends on nobody who
 * shares no school with them.
 *
 * Blocks; call it on a thread of its own where a window waits. Uses no state
 * but its arguments.
 *
 * Fails with %TRELLIS_PLAN_ERROR_PROBLEM, or with %G_IO_ERROR_CANCELLED unless
 * @options says to keep the best so far.
 *
 * Returns: (transfer full) (nullable): the plan, or %NULL with @error set
 */
TrellisPlan *
trellis_plan_problem_solve (const TrellisPlanProblem *problem,
                            const TrellisPlanOptions *options,
                            GCancellable             *cancellable,
                            TrellisPlanProgressFunc   progress,
                            gpointer                  user_data,
                            GError                  **error)
{
  static const TrellisPlanOptions usual = TRELLIS_PLAN_OPTIONS_INIT;
  g_autoptr (TrellisPlanFlow) flow = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (TrellisPlan) plan = NULL;
  gint64 started_at = g_get_monotonic_time ();
  guint n_done = 0;
  guint n_visits = 0;

  if (options == NULL)
    options = &usual;
  if (!trellis_plan_problem_check (problem, error))
    return NULL;

  plan = trellis_plan_new (problem->visits->len);
  flow = trellis_plan_flow_new ();
  parts = trellis_plan_parts_new (problem);
  for (guint i = 0; i < parts->len; i++)
    {
      TrellisPlanPart *part = g_ptr_array_index (parts, i);

      trellis_plan_part_start (part, flow);
      plan->flow_cost += count_flow_cost (part);
      n_visits += part->n_moving;
    }
  plan->flow_microseconds = g_get_monotonic_time () - started_at;

  for (guint i = 0; i < parts->len; i++)
    {
      TrellisPlanPart *part = g_ptr_array_index (parts, i);
      TrellisPlanRandom random = part->key ^ options->seed;

      if (g_cancellable_is_cancelled (cancellable))
        {
          plan->is_stopped_early = TRUE;
        }
      else if (options->effort > 0)
        {
          trellis_plan_part_refine (part, flow, &random, REFINE_ROUNDS);
          trellis_plan_part_anneal (part, &random, options->effort, cancellable);
          trellis_plan_part_refine (part, flow, &random, POLISH_ROUNDS);
        }
      copy_result (part, plan);
      n_done += part->n_moving;
      if (progress != NULL)
        progress ((double) n_done / MAX (1, n_visits), user_data);
    }

  if (g_cancellable_is_cancelled (cancellable))
    {
      plan->is_stopped_early = TRUE;
      if (!options->keeps_best)
        {
          g_cancellable_set_error_if_cancelled (cancellable, error);
          return NULL;
        }
    }
  finish_plan (problem, plan);
  plan->microseconds = g_get_monotonic_time () - started_at;

  return g_steal_pointer (&plan);
}
