/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-plan-part.h"

#include <math.h>
#include <string.h>

#define HOTTEST 8.0
#define COLDEST 0.3
#define N_STEPS 100
#define N_CHANCES 96  /* at 8 degrees 1 in 160,000 takes a move that costs as much */
#define MAX_DISPLACED 4

/* What a move did, so that it can be taken back. */
typedef struct
{
  int visit[MAX_DISPLACED];
  int choice[MAX_DISPLACED];
  int n;
} Undo;

static void
move_visit (TrellisPlanPart *self,
            Undo            *undo,
            int              visit,
            int              choice)
{
  undo->visit[undo->n] = visit;
  undo->choice[undo->n++] = self->choice[visit];
  trellis_plan_part_set (self, visit, choice);
}

static void
take_back (TrellisPlanPart *self,
           const Undo      *undo)
{
  for (int i = 0; i < undo->n; i++)
    trellis_plan_part_set (self, undo->visit[i], -1);
  for (int i = undo->n - 1; i >= 0; i--)
    trellis_plan_part_set (self, undo->visit[i], undo->choice[i]);
}

/* Where a visit that lost its place to another goes: to the day that the other
 * left, else to any that is free. */
static int
find_refuge (TrellisPlanPart *self,
             int              visit,
             int              left_day,
             guint64          bits)
{
  int first = self->first[visit];
  int n = self->first[visit + 1] - first;
  int choice;

  if (left_day >= 0)
    {
      int at = self->choice_at[visit * self->n_days + left_day];

      for (; at >= 0 && at < n && self->choices[first + at].day == left_day; at++)
        {
          if (trellis_plan_part_has_room (self, visit, first + at))
            return first + at;
        }
    }
  choice = first + trellis_plan_random_below (bits << 32, n);

  return trellis_plan_part_has_room (self, visit, choice) ? choice : -1;
}

/* Moves a visit to a choice and whoever stands there elsewhere. Returns FALSE,
 * with @undo to be taken back, where that cannot be. */
static gboolean
try_move (TrellisPlanPart *self,
          Undo            *undo,
          int              visit,
          int              choice,
          guint64          bits)
{
  const TrellisPlanChoice *c = &self->choices[choice];
  const int *occupant = &self->occupant[(self->adviser[visit] * self->n_days + c->day) * 2];
  int left_day = self->day[visit];
  int displaced[2];
  int n_displaced = 0;

  undo->n = 0;
  for (int half = 0; half < 2; half++)
    {
      int other = occupant[half];

      if (!(c->halves & (1 << half)) || other < 0 || other == visit || (n_displaced == 1 && displaced[0] == other))
        continue;
      if (!self->is_loose[other])
        return FALSE;
      displaced[n_displaced++] = other;
    }
  if (n_displaced > 0 && left_day < 0)
    {
      /* A visit without a day may send others away for good, but none above it. */
      for (int i = 0; i < n_displaced; i++)
        {
          if (self->unplaced_cost[displaced[i]] > self->unplaced_cost[visit])
            return FALSE;
        }
    }

  move_visit (self, undo, visit, -1);
  for (int i = 0; i < n_displaced; i++)
    move_visit (self, undo, displaced[i], -1);
  if (!trellis_plan_part_has_room (self, visit, choice))
    return FALSE;
  trellis_plan_part_set (self, visit, choice);
  for (int i = 0; i < n_displaced; i++)
    {
      int refuge = find_refuge (self, displaced[i], left_day, bits >> (8 * i));

      if (refuge >= 0)
        trellis_plan_part_set (self, displaced[i], refuge);
      else if (left_day >= 0)
        return FALSE;
    }

  return TRUE;
}

/**
 * trellis_plan_part_anneal:
 * @self: a part that was started
 * @random: the part's stream
 * @effort: moves tried for each visit
 * @cancellable: (nullable): looked at between temperatures; what is best so far
 *   stands then
 *
 * Simulated annealing from the plan as it stands, with a fixed number of moves
 * and never a clock. The best plan met is kept.
 */
void
trellis_plan_part_anneal (TrellisPlanPart   *self,
                          TrellisPlanRandom *random,
                          guint              effort,
                          GCancellable      *cancellable)
{
  g_autofree int *loose = g_new (int, self->n_moving + 1);
  g_autofree int *best = g_new (int, self->n_moving + 1);
  gint64 best_cost = self->cost;
  gint64 n_moves;
  int n_loose = 0;
  guint32 chances[N_CHANCES];

  for (int i = 0; i < self->n_moving; i++)
    {
      if (self->is_loose[i] && self->first[i + 1] - self->first[i] > 0)
        loose[n_loose++] = i;
    }
  if (n_loose == 0)
    return;
  memcpy (best, self->choice, sizeof (int) * self->n_moving);
  n_moves = (gint64) n_loose * effort / N_STEPS;

  for (int step = 0; step < N_STEPS; step++)
    {
      double temperature = HOTTEST * pow (COLDEST / HOTTEST, step / (N_STEPS - 1.0));

      if (g_cancellable_is_cancelled (cancellable))
        break;
      for (int i = 0; i < N_CHANCES; i++)
        chances[i] = (guint32) (exp (-i / temperature) * 4294967295.0);

      for (gint64 i = 0; i < n_moves; i++)
        {
          guint64 bits = trellis_plan_random_next (random);
          guint64 more = trellis_plan_random_next (random);
          int visit = loose[trellis_plan_random_below (bits, n_loose)];
          int first = self->first[visit];
          int choice = first + trellis_plan_random_below (bits << 32, self->first[visit + 1] - first);
          gint64 before = self->cost;
          gint64 rise;
          Undo undo;

          if (choice == self->choice[visit])
            continue;
          if (!try_move (self, &undo, visit, choice, more))
            {
              take_back (self, &undo);
              continue;
            }
          rise = self->cost - before;
          if (rise > 0 && (rise >= N_CHANCES || (more >> 32) >= chances[rise]))
            {
              take_back (self, &undo);
              continue;
            }
          if (self->cost < best_cost)
            {
              best_cost = self->cost;
              memcpy (best, self->choice, sizeof (int) * self->n_moving);
            }
        }
    }

  for (int i = 0; i < self->n_moving; i++)
    trellis_plan_part_set (self, i, -1);
  for (int i = 0; i < self->n_moving; i++)
    trellis_plan_part_set (self, i, best[i]);
}
