/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-plan-part.h"

#include <math.h>
#include <string.h>

/* Found by trial on generated years of 11 to 1,000 schools. */
#define HOTTEST 6.0
#define REHEATED 3.0
#define COLDEST 0.25
#define N_STEPS 40
#define MOST_ROUNDS 16
#define MOST_IDLE_ROUNDS 2
#define USUAL_VISITS 64.0
#define N_CHANCES 80  /* at 6 degrees one in 500,000 takes a move that costs as much */
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


static int
weigh_hub (const TrellisPlanPart *self,
           int                    visit,
           int                    from_day,
           int                    to_day)
{
  const int *load;

  if (self->hub[visit] < 0 || self->week_of[from_day] == self->week_of[to_day])
    return 0;
  load = &self->hub_load[(self->adviser[visit] * self->n_hubs + self->hub[visit]) * self->n_weeks];

  return (load[self->week_of[to_day]] == 0 ? self->weights.hub_week : 0) -
         (load[self->week_of[from_day]] == 1 ? self->weights.hub_week : 0);
}

/* What moving a visit that has a day to a free one would add to the cost. */
static int
weigh_move (const TrellisPlanPart *self,
            int                    visit,
            int                    choice)
{
  int now = self->choice[visit];
  const TrellisPlanChoice *from = &self->choices[now];
  const TrellisPlanChoice *to = &self->choices[choice];
  int rise = self->own_costs[choice] - self->own_costs[now] +
             trellis_plan_part_count_spacing (self, visit, to->day) -
             trellis_plan_part_count_spacing (self, visit, from->day);
  int first = self->adviser[visit] * self->n_weeks;
  int left = first + self->week_of[from->day];
  int entered = first + self->week_of[to->day];

  if (left != entered)
    rise += trellis_plan_part_week_cost (self, left, self->load[left] - self->n_halves[visit]) -
            trellis_plan_part_week_cost (self, left, self->load[left]) +
            trellis_plan_part_week_cost (self, entered, self->load[entered] + self->n_halves[visit]) -
            trellis_plan_part_week_cost (self, entered, self->load[entered]);
  if (self->weights.hub_week > 0)
    rise += weigh_hub (self, visit, from->day, to->day);

  return rise;
}

/* What two visits of one adviser and one length, that do not follow each other,
 * would add to the cost by changing places. */
static int
weigh_swap (const TrellisPlanPart *self,
            int                    visit,
            int                    choice,
            int                    other,
            int                    other_choice)
{
  int day = self->day[visit];
  int other_day = self->day[other];
  int hubs = 0;

  if (self->weights.hub_week > 0 && self->hub[visit] != self->hub[other])
    hubs = weigh_hub (self, visit, day, other_day) + weigh_hub (self, other, other_day, day);

  return hubs + self->own_costs[choice] - self->own_costs[self->choice[visit]] +
         self->own_costs[other_choice] - self->own_costs[self->choice[other]] +
         trellis_plan_part_count_spacing (self, visit, other_day) -
         trellis_plan_part_count_spacing (self, visit, day) +
         trellis_plan_part_count_spacing (self, other, day) -
         trellis_plan_part_count_spacing (self, other, other_day);
}

/* The visit that alone stands where @visit would go to, if the two may change
 * places and their costs do not meet; -1 where nobody does, -2 where it is not
 * so simple. */
static int
find_other (const TrellisPlanPart *self,
            int                    visit,
            int                    choice,
            int                   *other_choice)
{
  const TrellisPlanChoice *to = &self->choices[choice];
  const int *occupant = &self->occupant[(self->adviser[visit] * self->n_days + to->day) * 2];
  int day = self->day[visit];
  int other = -1;
  int at;

  if (to->halves & TRELLIS_PLAN_AM)
    other = occupant[0];
  if ((to->halves & TRELLIS_PLAN_PM) && occupant[1] != other)
    {
      if (other >= 0)
        return -2;
      other = occupant[1];
    }
  if (other < 0)
    return to->day == day || self->at_school[self->school[visit] * self->n_days + to->day] == 0 ? -1 : -2;
  if (self->is_mixed || self->n_advisers > 1 || self->n_halves[visit] != self->n_halves[other] ||
      !self->is_loose[other] || self->before[visit] == other || self->after[visit] == other)
    return -2;
  at = self->choice_at[other * self->n_days + day];
  *other_choice = self->first[other] + at;

  return at < 0 ? -2 : other;
}

/* A choice near the cheapest one, @centre, or as often near the present one:
 * the product of two random numbers is small more often than not. */
static inline int
pick_choice (const TrellisPlanPart *self,
             int                    visit,
             int                    centre,
             guint64                bits)
{
  int first = self->first[visit];
  int n = self->first[visit + 1] - first;
  int off = (int) (((bits & 0xffff) * ((bits >> 16) & 0xffff) * (guint64) n) >> 32);
  gboolean is_later = (bits >> 32) & 1;
  gboolean is_from_here = ((bits >> 33) & 1) && self->choice[visit] >= 0;
  int at = (is_from_here ? self->choice[visit] - first : centre) + (is_later ? off : -off);

  return first + (at < 0 ? at + n : at >= n ? at - n : at);
}

/* The best plan met, and what is needed to go on from it. */
typedef struct
{
  int *loose;      /* the visits that may be moved */
  int *centre;     /* for each moving visit, its cheapest choice, from its first */
  int *choice;     /* where the visits stand in the best plan */
  gint64 cost;
  int n_loose;
} Search;

static void
begin_search (TrellisPlanPart *self,
              Search          *search)
{
  search->loose = g_new (int, self->n_moving + 1);
  search->centre = g_new0 (int, self->n_moving + 1);
  search->choice = g_memdup2 (self->choice, sizeof (int) * (self->n_moving + 1));
  search->cost = self->cost;
  search->n_loose = 0;
  for (int i = 0; i < self->n_moving; i++)
    {
      if (!self->is_loose[i] || self->first[i + 1] == self->first[i])
        continue;
      for (int j = self->first[i]; j < self->first[i + 1]; j++)
        {
          if (self->own_costs[j] < self->own_costs[self->first[i] + search->centre[i]])
            search->centre[i] = j - self->first[i];
        }
      search->loose[search->n_loose++] = i;
    }
}

static void
end_search (Search *search)
{
  g_free (search->loose);
  g_free (search->centre);
  g_free (search->choice);
}

/* Tries one move: taken where it lowers the cost, and by chance where it does
 * not. What is simple is weighed before it is done, the rest done and undone. */
static void
try_one (TrellisPlanPart   *self,
         Search            *search,
         const guint32     *chances,
         TrellisPlanRandom *random)
{
  guint64 bits = trellis_plan_random_next (random);
  guint64 more = trellis_plan_random_next (random);
  int visit = search->loose[trellis_plan_random_below (bits, search->n_loose)];
  int choice = pick_choice (self, visit, search->centre[visit], more);
  int other = -2;
  int other_choice = -1;
  gint64 rise;

  if (choice == self->choice[visit])
    return;
  if (self->choice[visit] >= 0)
    other = find_other (self, visit, choice, &other_choice);
  if (other > -2)
    {
      rise = other < 0 ? weigh_move (self, visit, choice)
                       : weigh_swap (self, visit, choice, other, other_choice);
      if (rise > 0 && (rise >= N_CHANCES || (guint32) bits >= chances[rise]))
        return;
      if (other >= 0)
        trellis_plan_part_set (self, other, -1);
      trellis_plan_part_set (self, visit, choice);
      if (other >= 0)
        trellis_plan_part_set (self, other, other_choice);
    }
  else
    {
      gint64 before = self->cost;
      Undo undo;

      if (!try_move (self, &undo, visit, choice, more >> 24))
        {
          take_back (self, &undo);
          return;
        }
      rise = self->cost - before;
      if (rise > 0 && (rise >= N_CHANCES || (guint32) bits >= chances[rise]))
        {
          take_back (self, &undo);
          return;
        }
    }
  if (self->cost < search->cost)
    {
      search->cost = self->cost;
      memcpy (search->choice, self->choice, sizeof (int) * self->n_moving);
    }
}

static void
cool_down (TrellisPlanPart   *self,
           Search            *search,
           TrellisPlanRandom *random,
           double             hottest,
           gint64             n_moves,
           GCancellable      *cancellable)
{
  guint32 chances[N_CHANCES];

  for (int step = 0; step < N_STEPS && !g_cancellable_is_cancelled (cancellable); step++)
    {
      double temperature = hottest * pow (COLDEST / hottest, step / (N_STEPS - 1.0));

      for (int i = 0; i < N_CHANCES; i++)
        chances[i] = (guint32) (exp (-i / temperature) * 4294967295.0);
      for (gint64 i = 0; i < n_moves; i++)
        try_one (self, search, chances, random);
    }
}

/**
 * trellis_plan_part_anneal:
 * @self: a part that was started
 * @random: the part's stream
 * @effort: moves tried in a round for each visit of a part of 64; a larger part
 *   has more ways to be arranged and gets more for each of its visits
 * @cancellable: (nullable): looked at between temperatures; what is best so far
 *   stands then
 *
 * Simulated annealing from the plan as it stands, in rounds of a fixed number
 * of moves and never by a clock. Each round starts from the best plan met; it
 * ends after two rounds that find no better one, or at once where none can be.
 */
void
trellis_plan_part_anneal (TrellisPlanPart   *self,
                          TrellisPlanRandom *random,
                          guint              effort,
                          GCancellable      *cancellable)
{
  Search search;
  double size;
  gint64 n_moves;
  int n_idle = 0;

  begin_search (self, &search);
  size = search.n_loose / USUAL_VISITS;
  n_moves = (gint64) (search.n_loose * (double) effort * CLAMP (size * size * size, 0.25, 4) / N_STEPS) + 1;
  for (int round = 0; search.n_loose > 0 && round < MOST_ROUNDS && n_idle < MOST_IDLE_ROUNDS; round++)
    {
      gint64 before = search.cost;

      if (before <= self->least_cost || g_cancellable_is_cancelled (cancellable))
        break;
      cool_down (self, &search, random, round == 0 ? HOTTEST : REHEATED, n_moves, cancellable);
      for (int i = 0; i < self->n_moving; i++)
        trellis_plan_part_set (self, i, -1);
      for (int i = 0; i < self->n_moving; i++)
        trellis_plan_part_set (self, i, search.choice[i]);
      n_idle = search.cost < before ? 0 : n_idle + 1;
    }
  end_search (&search);
}
