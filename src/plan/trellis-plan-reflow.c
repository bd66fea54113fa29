/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-plan-part.h"

/* What the flow is used for: to start a part, and then to place anew, exactly,
 * any set of visits of which no two follow each other, while the rest stands
 * still. Where all visits of a part need the same half of the day, as whole days
 * and afternoons do, a day has room for one of them and the flow sees days.
 * Only a part with mornings and afternoons both is seen twice, by whole days
 * and by halves. */

static gboolean
is_seen_by_days (TrellisPlanPart *self,
                 int              visit)
{
  return !self->is_mixed ||
         trellis_plan_problem_visit (self->problem, self->global[visit])->length == TRELLIS_PLAN_LENGTH_DAY;
}

/* Where a visit lost its place to another at its school on the same day, which
 * the flow does not see: the cheapest place that is left. */
static void
place_cheapest (TrellisPlanPart *self,
                int              visit,
                gboolean         is_spaced)
{
  int best = -1;
  int best_cost = 0;

  for (int i = self->first[visit]; i < self->first[visit + 1]; i++)
    {
      int cost = self->own_costs[i];

      if (is_spaced)
        cost += trellis_plan_part_count_spacing (self, visit, self->choices[i].day);

      if ((best < 0 || cost < best_cost) && trellis_plan_part_has_room (self, visit, i))
        {
          best = i;
          best_cost = cost;
        }
    }
  if (best >= 0)
    trellis_plan_part_set (self, visit, best);
}

static void
fill_groups (TrellisPlanPart *self,
             TrellisPlanFlow *flow,
             int              unit)
{
  int n = 0;

  for (int i = 0; i < flow->n_groups; i++)
    {
      int free = self->free_load[i];
      int load = self->load[i];

      flow->group_first[i] = n;
      do
        {
          int now = self->weights.week * trellis_plan_week_cost (MAX (load, free));

          load += unit;
          flow->group_marginals[n++] = self->weights.week * trellis_plan_week_cost (MAX (load, free)) - now;
        }
      while (load < 10);
    }
  flow->group_first[flow->n_groups] = n;
}

/* Takes @rows off their days and places them anew; the slots are days, or half
 * days where all of the rows are of a half. */
static void
place_rows (TrellisPlanPart *self,
            TrellisPlanFlow *flow,
            const int       *rows,
            int              n_rows,
            gboolean         is_by_days,
            gboolean         is_spaced)
{
  int per_day = is_by_days ? 1 : 2;
  int n_groups = self->n_advisers * self->n_weeks;
  int n_edges = 0;

  for (int i = 0; i < n_rows; i++)
    {
      trellis_plan_part_set (self, rows[i], -1);
      n_edges += self->first[rows[i] + 1] - self->first[rows[i]];
    }
  trellis_plan_flow_reserve (flow, n_rows, self->n_advisers * self->n_days * per_day, n_groups, n_edges, n_groups * 10);

  for (int adviser = 0, slot = 0; adviser < self->n_advisers; adviser++)
    {
      for (int i = 0; i < self->n_days * per_day; i++)
        flow->slot_group[slot++] = adviser * self->n_weeks + self->week_of[i / per_day];
    }
  fill_groups (self, flow, is_by_days ? 2 : 1);
  n_edges = 0;
  for (int i = 0; i < n_rows; i++)
    {
      int visit = rows[i];
      int adviser = self->adviser[visit];

      flow->row_first[i] = n_edges;
      flow->row_unplaced[i] = self->unplaced_cost[visit];
      for (int j = self->first[visit]; j < self->first[visit + 1]; j++)
        {
          const TrellisPlanChoice *choice = &self->choices[j];

          if (!trellis_plan_part_has_room (self, visit, j))
            continue;
          flow->edge_slot[n_edges] = (adviser * self->n_days + choice->day) * per_day +
                                     (per_day == 2 && choice->halves == TRELLIS_PLAN_PM ? 1 : 0);
          flow->edge_cost[n_edges] = self->own_costs[j];
          if (is_spaced)
            flow->edge_cost[n_edges] += trellis_plan_part_count_spacing (self, visit, choice->day);
          n_edges++;
        }
    }
  flow->row_first[n_rows] = n_edges;
  flow->n_edges = n_edges;

  trellis_plan_flow_solve (flow);

  for (int i = 0; i < n_rows; i++)
    {
      int visit = rows[i];
      int edge = flow->row_edge[i];
      int slot;
      int day;
      int choice;

      if (edge < 0)
        continue;
      slot = flow->edge_slot[edge] - self->adviser[visit] * self->n_days * per_day;
      day = slot / per_day;
      choice = self->first[visit] + self->choice_at[visit * self->n_days + day];
      if (per_day == 2 && self->choices[choice].halves != (slot % 2 == 0 ? TRELLIS_PLAN_AM : TRELLIS_PLAN_PM))
        choice++;
      if (trellis_plan_part_has_room (self, visit, choice))
        trellis_plan_part_set (self, visit, choice);
    }
  for (int i = 0; i < n_rows; i++)
    {
      if (flow->row_edge[i] >= 0 && self->choice[rows[i]] < 0)
        place_cheapest (self, rows[i], is_spaced);
    }
}

static int
list_rows (TrellisPlanPart *self,
           gboolean         is_by_days,
           int             *rows)
{
  int n = 0;

  for (int i = 0; i < self->n_moving; i++)
    {
      if (is_seen_by_days (self, i) == is_by_days)
        rows[n++] = i;
    }

  return n;
}

static void
restore (TrellisPlanPart *self,
         const int       *choices)
{
  for (int i = 0; i < self->n_moving; i++)
    trellis_plan_part_set (self, i, -1);
  for (int i = 0; i < self->n_moving; i++)
    trellis_plan_part_set (self, i, choices[i]);
}

/* Whole days around the half days that stand, then half days around the whole
 * ones, as long as it helps. Nothing moves where nothing is gained. */
static void
place_in_turn (TrellisPlanPart *self,
               TrellisPlanFlow *flow,
               gboolean         is_days_first)
{
  g_autofree int *rows = g_new (int, self->n_moving + 1);
  g_autofree int *kept = g_new (int, self->n_moving + 1);
  gboolean is_by_days = is_days_first;

  for (int n_idle = 0; n_idle < 2; is_by_days = !is_by_days)
    {
      int n_rows = list_rows (self, is_by_days, rows);
      gint64 before = self->cost;

      for (int i = 0; i < self->n_moving; i++)
        kept[i] = self->choice[i];
      place_rows (self, flow, rows, n_rows, is_by_days, FALSE);
      if (self->cost < before)
        {
          n_idle = 0;
        }
      else
        {
          restore (self, kept);
          n_idle++;
        }
    }
}

/* Every visit that may stay where it is does. */
static void
stay (TrellisPlanPart *self)
{
  for (int i = 0; i < self->n_moving; i++)
    {
      const TrellisPlanVisit *visit = trellis_plan_problem_visit (self->problem, self->global[i]);

      for (int j = self->first[i]; !self->is_loose[i] && j < self->first[i + 1]; j++)
        {
          if (self->choices[j].day == visit->old_day && self->choices[j].halves == visit->old_halves &&
              trellis_plan_part_has_room (self, i, j))
            trellis_plan_part_set (self, i, j);
        }
    }
}

/**
 * trellis_plan_part_start:
 * @self: a part, nothing placed
 * @flow: any flow; what it holds is lost
 *
 * Places all visits by the flow alone, without a thought for spacing. Where
 * there are mornings and afternoons the flow sees whole and half days in turn,
 * beginning with those that leave fewer out.
 */
void
trellis_plan_part_start (TrellisPlanPart *self,
                         TrellisPlanFlow *flow)
{
  g_autofree int *rows = g_new (int, self->n_moving + 1);
  g_autofree int *kept = NULL;
  gint64 cost;

  if (!self->is_mixed)
    {
      place_rows (self, flow, rows, list_rows (self, TRUE, rows), TRUE, FALSE);
      /* Spacing and hubs only add to the flow. It counts half days' weeks as
       * full ones, and then proves nothing. */
      if (self->n_half_days == 0)
        self->least_cost = flow->cost;
      return;
    }

  stay (self);
  place_in_turn (self, flow, TRUE);
  if (self->is_replan)
    return;

  cost = self->cost;
  kept = g_new (int, self->n_moving + 1);
  for (int i = 0; i < self->n_moving; i++)
    {
      kept[i] = self->choice[i];
      trellis_plan_part_set (self, i, -1);
    }
  place_in_turn (self, flow, FALSE);
  if (self->cost >= cost)
    restore (self, kept);
}

/**
 * trellis_plan_part_refine:
 * @self: a part that was started
 * @flow: any flow; what it holds is lost
 * @random: the part's stream
 * @n_rounds: rounds at most; it ends when two in a row bring nothing
 *
 * Places alternate visits of each sequence anew, exactly, beside the others,
 * then those others. From the second round on each sequence begins with its odd
 * or its even visits at random. The cost never rises.
 *
 * Returns: whether it fell
 */
gboolean
trellis_plan_part_refine (TrellisPlanPart   *self,
                          TrellisPlanFlow   *flow,
                          TrellisPlanRandom *random,
                          int                n_rounds)
{
  g_autofree int *rows = g_new (int, self->n_moving + 1);
  g_autofree int *kept = g_new (int, self->n_moving + 1);
  gint64 at_start = self->cost;
  int n_idle = 0;

  for (int round = 0; round < n_rounds && n_idle < 2; round++)
    {
      guint64 salt = round == 0 ? 0 : trellis_plan_random_next (random);
      gint64 at_round = self->cost;

      for (int pass = 0; pass < 4; pass++)
        {
          gboolean is_by_days = pass < 2;
          gint64 before = self->cost;
          int n_rows = 0;

          if (!is_by_days && !self->is_mixed)
            break;
          for (int i = 0; i < self->n_moving; i++)
            {
              guint64 stream = salt + self->head[i];
              int parity = self->parity[i] ^ (salt == 0 ? 0 : trellis_plan_random_next (&stream) & 1);

              if (parity == pass % 2 && self->is_loose[i] && is_seen_by_days (self, i) == is_by_days)
                {
                  kept[n_rows] = self->choice[i];
                  rows[n_rows++] = i;
                }
            }
          if (n_rows == 0)
            continue;
          place_rows (self, flow, rows, n_rows, is_by_days, TRUE);
          if (self->cost < before)
            continue;
          for (int i = 0; i < n_rows; i++)
            trellis_plan_part_set (self, rows[i], -1);
          for (int i = 0; i < n_rows; i++)
            trellis_plan_part_set (self, rows[i], kept[i]);
        }
      n_idle = self->cost < at_round ? 0 : n_idle + 1;
    }

  return self->cost < at_start;
}
