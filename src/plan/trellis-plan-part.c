/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-plan-part.h"

#include <string.h>

/* What pinned visits leave of everybody's days. */
typedef struct
{
  const TrellisPlanProblem *problem;
  guint8 *free;      /* adviser × day: halves */
  guint8 *open;      /* school × day: halves */
  int *load;         /* adviser × week: halves that pinned visits take */
  int *part_of;      /* adviser → another of the same part, in the manner of union-find */
  int *local_adviser;  /* numbers in the part being built, or -1 */
  int *local_school;
  int *local_hub;
  int *last;         /* sequence → the visit before in the part being built, or -1 */
  int n_days;
  int n_weeks;
  int n_hubs;
  int n_sequences;
} Ground;

static int *
new_unset (int n)
{
  int *numbers = g_new (int, n + 1);

  memset (numbers, 0xff, sizeof (int) * (n + 1));

  return numbers;
}

static int
count_halves (guint halves)
{
  return (halves & TRELLIS_PLAN_AM ? 1 : 0) + (halves & TRELLIS_PLAN_PM ? 1 : 0);
}

static int
find_part (int *part_of,
           int  adviser)
{
  while (part_of[adviser] != adviser)
    adviser = part_of[adviser] = part_of[part_of[adviser]];

  return adviser;
}

static void
lay_ground (Ground                   *ground,
            const TrellisPlanProblem *problem)
{
  int n_days = problem->days->len;
  int n_advisers = problem->advisers->len;
  int n_schools = problem->schools->len;
  g_autofree int *adviser_of = new_unset (n_schools);

  ground->problem = problem;
  ground->n_days = n_days;
  ground->n_weeks = n_days == 0 ? 0 : trellis_plan_problem_day (problem, n_days - 1)->week + 1;
  ground->free = g_malloc (n_advisers * n_days + 1);
  ground->open = g_malloc (n_schools * n_days + 1);
  ground->load = g_new0 (int, n_advisers * ground->n_weeks + 1);
  ground->part_of = g_new (int, n_advisers + 1);
  for (int i = 0; i < n_advisers; i++)
    {
      memcpy (ground->free + i * n_days, trellis_plan_problem_adviser (problem, i)->free, n_days);
      ground->part_of[i] = i;
    }
  for (int i = 0; i < n_schools; i++)
    {
      const TrellisPlanSchool *school = trellis_plan_problem_school (problem, i);

      memcpy (ground->open + i * n_days, school->open, n_days);
      ground->n_hubs = MAX (ground->n_hubs, school->hub + 1);
    }

  for (guint i = 0; i < problem->visits->len; i++)
    {
      const TrellisPlanVisit *visit = trellis_plan_problem_visit (problem, i);

      ground->n_sequences = MAX (ground->n_sequences, visit->sequence + 1);
      if (!visit->is_pinned)
        {
          if (adviser_of[visit->school] < 0)
            {
              adviser_of[visit->school] = visit->adviser;
            }
          else
            {
              int a = find_part (ground->part_of, adviser_of[visit->school]);
              int b = find_part (ground->part_of, visit->adviser);

              /* The lowest stands for the part. */
              ground->part_of[MAX (a, b)] = MIN (a, b);
            }
        }
      else if (visit->old_halves != 0)
        {
          ground->free[visit->adviser * n_days + visit->old_day] &= ~visit->old_halves;
          ground->open[visit->school * n_days + visit->old_day] = 0;
          ground->load[visit->adviser * ground->n_weeks + trellis_plan_problem_day (problem, visit->old_day)->week] +=
            count_halves (visit->old_halves);
        }
    }

  ground->local_adviser = new_unset (n_advisers);
  ground->local_school = new_unset (n_schools);
  ground->local_hub = new_unset (ground->n_hubs);
  ground->last = new_unset (ground->n_sequences);
}

static void
clear_ground (Ground *ground)
{
  g_free (ground->free);
  g_free (ground->open);
  g_free (ground->load);
  g_free (ground->part_of);
  g_free (ground->local_adviser);
  g_free (ground->local_school);
  g_free (ground->local_hub);
  g_free (ground->last);
}

static int
list_halves (TrellisPlanLength length,
             guint8            halves[2])
{
  switch (length)
    {
    case TRELLIS_PLAN_LENGTH_AM:
      halves[0] = TRELLIS_PLAN_AM;
      return 1;
    case TRELLIS_PLAN_LENGTH_PM:
      halves[0] = TRELLIS_PLAN_PM;
      return 1;
    case TRELLIS_PLAN_LENGTH_HALF:
      halves[0] = TRELLIS_PLAN_AM;
      halves[1] = TRELLIS_PLAN_PM;
      return 2;
    case TRELLIS_PLAN_LENGTH_DAY:
    default:
      halves[0] = TRELLIS_PLAN_WHOLE;
      return 1;
    }
}

static void
add_choice (GArray *choices,
            GArray *costs,
            int     day,
            guint8  halves,
            int     cost)
{
  TrellisPlanChoice choice = { day, halves };

  g_array_append_val (choices, choice);
  g_array_append_val (costs, cost);
}

/* Every day that is in the window of the visit and free for both; where it has
 * a day already, that day costs nothing and any other the move. */
static void
list_choices (TrellisPlanPart *self,
              Ground          *ground,
              int              local,
              GArray          *choices,
              GArray          *costs)
{
  const TrellisPlanVisit *visit = trellis_plan_problem_visit (self->problem, self->global[local]);
  const guint8 *free = ground->free + visit->adviser * ground->n_days;
  const guint8 *open = ground->open + visit->school * ground->n_days;
  guint8 halves[2] = { 0, 0 };
  int n_halves = list_halves (visit->length, halves);
  int old_day = visit->old_day;
  int from = visit->from;
  int to = visit->to;
  gboolean keeps = FALSE;

  if (old_day >= 0)
    {
      from = MIN (from, old_day);
      to = MAX (to, old_day);
    }
  for (int day = from; day <= to; day++)
    {
      if ((day < visit->from || day > visit->to) && day != old_day)
        continue;
      for (int i = 0; i < n_halves; i++)
        {
          int cost;

          if ((free[day] & open[day] & halves[i]) != halves[i])
            continue;
          if (old_day < 0)
            {
              cost = ABS (day - visit->ideal);
            }
          else if (day == old_day)
            {
              cost = halves[i] == visit->old_halves ? 0 : 1;
              keeps = TRUE;
            }
          else
            {
              cost = visit->move_cost + ABS (day - old_day);
            }
          if (day != old_day && trellis_plan_problem_day (self->problem, day)->is_avoided)
            cost += self->weights.avoided_day;
          if (self->choice_at[local * self->n_days + day] < 0)
            self->choice_at[local * self->n_days + day] = choices->len - self->first[local];
          add_choice (choices, costs, day, halves[i], cost);
        }
    }
  self->is_loose[local] = !keeps;
  if (keeps)
    {
      int *free_load = &self->free_load[self->adviser[local] * self->n_weeks + self->week_of[old_day]];

      /* As the flow counts it. */
      *free_load += self->is_mixed && visit->length != TRELLIS_PLAN_LENGTH_DAY ? 1 : 2;
    }
  if (old_day >= 0)
    self->is_replan = TRUE;
}

static int
number_locally (int *numbers,
                int  global,
                int *n)
{
  if (numbers[global] < 0)
    numbers[global] = (*n)++;

  return numbers[global];
}

static void
number_visits (TrellisPlanPart *self,
               Ground          *ground,
               GArray          *moving,
               GArray          *pinned)
{
  for (int i = 0; i < self->n_visits; i++)
    {
      int global = i < self->n_moving ? g_array_index (moving, int, i)
                                      : g_array_index (pinned, int, i - self->n_moving);
      const TrellisPlanVisit *visit = trellis_plan_problem_visit (self->problem, global);
      int hub = trellis_plan_problem_school (self->problem, visit->school)->hub;
      guint64 key = trellis_plan_problem_adviser (self->problem, visit->adviser)->key;

      self->global[i] = global;
      self->adviser[i] = number_locally (ground->local_adviser, visit->adviser, &self->n_advisers);
      self->school[i] = number_locally (ground->local_school, visit->school, &self->n_schools);
      self->hub[i] = hub < 0 ? -1 : number_locally (ground->local_hub, hub, &self->n_hubs);
      /* Of two alike, the one that has a day keeps it. */
      self->unplaced_cost[i] = 100 * visit->priority * TRELLIS_PLAN_UNPLACED_FACTOR +
                               (visit->old_day >= 0 ? 1 + visit->move_cost : 0);
      self->before[i] = self->after[i] = -1;
      self->head[i] = i;
      self->n_halves[i] = visit->length == TRELLIS_PLAN_LENGTH_DAY ? 2 : 1;
      if (i < self->n_moving && self->n_halves[i] == 1)
        self->n_half_days++;
      self->choice[i] = -1;
      self->day[i] = i < self->n_moving ? -1 : visit->old_day;
      self->key = i == 0 ? key : MIN (self->key, key);
    }
}

/* Both lists are in the problem's order; taken together in that order, each
 * visit follows the last of its sequence. */
static void
link_sequences (TrellisPlanPart *self,
                Ground          *ground)
{
  int i = 0;
  int j = self->n_moving;

  while (i < self->n_moving || j < self->n_visits)
    {
      int local = j == self->n_visits || (i < self->n_moving && self->global[i] < self->global[j]) ? i++ : j++;
      const TrellisPlanVisit *visit = trellis_plan_problem_visit (self->problem, self->global[local]);
      int before;

      if (visit->sequence < 0)
        continue;
      before = ground->last[visit->sequence];
      ground->last[visit->sequence] = local;
      if (before < 0)
        continue;
      self->before[local] = before;
      self->after[before] = local;
      self->gap[before] = visit->ideal - trellis_plan_problem_visit (self->problem, self->global[before])->ideal;
      self->parity[local] = !self->parity[before];
      self->head[local] = self->head[before];
    }
}

static void
forget_numbers (TrellisPlanPart *self,
                Ground          *ground)
{
  for (int i = 0; i < self->n_visits; i++)
    {
      const TrellisPlanVisit *visit = trellis_plan_problem_visit (self->problem, self->global[i]);
      int hub = trellis_plan_problem_school (self->problem, visit->school)->hub;

      ground->local_adviser[visit->adviser] = -1;
      ground->local_school[visit->school] = -1;
      if (hub >= 0)
        ground->local_hub[hub] = -1;
      if (visit->sequence >= 0)
        ground->last[visit->sequence] = -1;
    }
}

/* @moving and @pinned are visits of the problem, in its order. */
static TrellisPlanPart *
build_part (Ground *ground,
            GArray *moving,
            GArray *pinned)
{
  TrellisPlanPart *self = g_new0 (TrellisPlanPart, 1);
  g_autoptr (GArray) choices = g_array_new (FALSE, FALSE, sizeof (TrellisPlanChoice));
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (int));
  int n = moving->len + pinned->len;
  int n_loads;
  guint common = TRELLIS_PLAN_WHOLE;

  self->problem = ground->problem;
  self->n_days = ground->n_days;
  self->n_weeks = ground->n_weeks;
  self->n_moving = moving->len;
  self->n_visits = n;
  self->weights = ground->problem->weights;
  self->least_cost = G_MININT64;

  self->global = g_new (int, n + 1);
  self->adviser = g_new (int, n + 1);
  self->school = g_new (int, n + 1);
  self->hub = g_new (int, n + 1);
  self->unplaced_cost = g_new (int, n + 1);
  self->before = g_new (int, n + 1);
  self->after = g_new (int, n + 1);
  self->gap = g_new0 (int, n + 1);
  self->head = g_new (int, n + 1);
  self->n_halves = g_new0 (guint8, n + 1);
  self->parity = g_new0 (guint8, n + 1);
  self->is_loose = g_new0 (gboolean, n + 1);
  self->choice = g_new (int, n + 1);
  self->day = g_new (int, n + 1);
  self->first = g_new (int, self->n_moving + 1);
  self->choice_at = g_new (gint16, self->n_moving * self->n_days + 1);
  memset (self->choice_at, 0xff, sizeof (gint16) * self->n_moving * self->n_days);
  number_visits (self, ground, moving, pinned);
  link_sequences (self, ground);

  self->week_of = g_new (int, self->n_days + 1);
  for (int i = 0; i < self->n_days; i++)
    self->week_of[i] = trellis_plan_problem_day (ground->problem, i)->week;
  n_loads = self->n_advisers * self->n_weeks;
  self->base_load = g_new0 (int, n_loads + 1);
  self->free_load = g_new0 (int, n_loads + 1);
  self->load = g_new0 (int, n_loads + 1);
  self->hub_load = g_new0 (int, n_loads * self->n_hubs + 1);
  self->occupant = new_unset (self->n_advisers * self->n_days * 2);
  self->at_school = g_new0 (guint8, self->n_schools * self->n_days + 1);
  for (int i = 0; i < n; i++)
    {
      int adviser = trellis_plan_problem_visit (ground->problem, self->global[i])->adviser;

      memcpy (self->base_load + self->adviser[i] * self->n_weeks, ground->load + adviser * self->n_weeks,
              sizeof (int) * self->n_weeks);
    }
  memcpy (self->free_load, self->base_load, sizeof (int) * n_loads);
  memcpy (self->load, self->base_load, sizeof (int) * n_loads);

  for (int i = 0; i < self->n_moving; i++)
    common &= trellis_plan_visit_get_needed (trellis_plan_problem_visit (ground->problem, self->global[i]));
  self->is_mixed = common == 0;
  for (int i = 0; i < self->n_moving; i++)
    {
      self->first[i] = choices->len;
      list_choices (self, ground, i, choices, costs);
    }
  self->first[self->n_moving] = choices->len;
  self->choices = (TrellisPlanChoice *) (void *) g_array_free (g_steal_pointer (&choices), FALSE);
  self->own_costs = (int *) (void *) g_array_free (g_steal_pointer (&costs), FALSE);
  for (int i = 0; i < self->n_moving; i++)
    self->cost += self->unplaced_cost[i];
  forget_numbers (self, ground);

  return self;
}

/**
 * trellis_plan_parts_new:
 * @problem: a problem that passed its check; it outlives the parts
 *
 * Returns: (transfer full) (element-type TrellisPlanPart): the independent
 *   parts, none of them without a visit that may move, all visits not placed
 */
GPtrArray *
trellis_plan_parts_new (const TrellisPlanProblem *problem)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_plan_part_free);
  int n_advisers = problem->advisers->len;
  Ground ground = { 0, };
  g_autoptr (GPtrArray) moving = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) pinned = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autofree int *part_of_sequence = NULL;

  lay_ground (&ground, problem);
  for (int i = 0; i < n_advisers; i++)
    {
      g_ptr_array_add (moving, g_array_new (FALSE, FALSE, sizeof (int)));
      g_ptr_array_add (pinned, g_array_new (FALSE, FALSE, sizeof (int)));
    }
  part_of_sequence = new_unset (ground.n_sequences);
  for (guint i = 0; i < problem->visits->len; i++)
    {
      const TrellisPlanVisit *visit = trellis_plan_problem_visit (problem, i);
      int part = find_part (ground.part_of, visit->adviser);

      if (visit->is_pinned)
        continue;
      g_array_append_val (g_ptr_array_index (moving, part), i);
      if (visit->sequence >= 0)
        part_of_sequence[visit->sequence] = part;
    }
  for (guint i = 0; i < problem->visits->len; i++)
    {
      const TrellisPlanVisit *visit = trellis_plan_problem_visit (problem, i);

      if (visit->is_pinned && visit->sequence >= 0 && part_of_sequence[visit->sequence] >= 0)
        g_array_append_val (g_ptr_array_index (pinned, part_of_sequence[visit->sequence]), i);
    }
  for (int i = 0; i < n_advisers; i++)
    {
      GArray *list = g_ptr_array_index (moving, i);

      if (list->len > 0)
        g_ptr_array_add (parts, build_part (&ground, list, g_ptr_array_index (pinned, i)));
    }
  clear_ground (&ground);

  return parts;
}

void
trellis_plan_part_free (TrellisPlanPart *self)
{
  if (self == NULL)
    return;

  g_free (self->global);
  g_free (self->adviser);
  g_free (self->school);
  g_free (self->hub);
  g_free (self->unplaced_cost);
  g_free (self->before);
  g_free (self->after);
  g_free (self->gap);
  g_free (self->head);
  g_free (self->n_halves);
  g_free (self->parity);
  g_free (self->is_loose);
  g_free (self->first);
  g_free (self->choices);
  g_free (self->own_costs);
  g_free (self->choice_at);
  g_free (self->week_of);
  g_free (self->base_load);
  g_free (self->free_load);
  g_free (self->choice);
  g_free (self->day);
  g_free (self->occupant);
  g_free (self->at_school);
  g_free (self->load);
  g_free (self->hub_load);
  g_free (self);
}

/* Takes a visit off its day, or puts it on one, and keeps everything that
 * follows from it. */
static void
change_presence (TrellisPlanPart *self,
                 int              visit,
                 int              choice,
                 gboolean         is_there)
{
  const TrellisPlanChoice *c = &self->choices[choice];
  int at = self->adviser[visit] * self->n_weeks + self->week_of[c->day];
  int *occupant = &self->occupant[(self->adviser[visit] * self->n_days + c->day) * 2];
  int sign = is_there ? 1 : -1;
  gint64 cost = self->own_costs[choice];

  if (c->halves & TRELLIS_PLAN_AM)
    occupant[0] = is_there ? visit : -1;
  if (c->halves & TRELLIS_PLAN_PM)
    occupant[1] = is_there ? visit : -1;
  self->at_school[self->school[visit] * self->n_days + c->day] += sign;
  self->cost -= trellis_plan_part_week_cost (self, at, self->load[at]);
  self->load[at] += sign * self->n_halves[visit];
  self->cost += trellis_plan_part_week_cost (self, at, self->load[at]);
  if (self->hub[visit] >= 0)
    {
      int *hub_load = &self->hub_load[(self->adviser[visit] * self->n_hubs + self->hub[visit]) * self->n_weeks +
                                      self->week_of[c->day]];

      *hub_load += sign;
      if (*hub_load == (is_there ? 1 : 0))
        cost += self->weights.hub_week;
    }

  self->choice[visit] = is_there ? choice : -1;
  self->day[visit] = c->day;
  cost += trellis_plan_part_count_spacing (self, visit, c->day);
  if (!is_there)
    self->day[visit] = -1;
  self->cost += sign * (cost - self->unplaced_cost[visit]);
}

/**
 * trellis_plan_part_set:
 * @self: a part
 * @visit: one that may move
 * @choice: where it is to stand, or -1; there must be room
 */
void
trellis_plan_part_set (TrellisPlanPart *self,
                       int              visit,
                       int              choice)
{
  if (self->choice[visit] >= 0)
    change_presence (self, visit, self->choice[visit], FALSE);
  if (choice >= 0)
    change_presence (self, visit, choice, TRUE);
}

/**
 * trellis_plan_part_has_room:
 * @self: a part
 * @visit: one that has no day at present
 * @choice: where it might stand
 *
 * Returns: whether its adviser is free and no other visit is at the school that day
 */
gboolean
trellis_plan_part_has_room (TrellisPlanPart *self,
                            int              visit,
                            int              choice)
{
  const TrellisPlanChoice *c = &self->choices[choice];
  const int *occupant = &self->occupant[(self->adviser[visit] * self->n_days + c->day) * 2];

  return !((c->halves & TRELLIS_PLAN_AM) && occupant[0] >= 0) &&
         !((c->halves & TRELLIS_PLAN_PM) && occupant[1] >= 0) &&
         self->at_school[self->school[visit] * self->n_days + c->day] == 0;
}

/**
 * trellis_plan_part_count_cost:
 * @self: a part
 *
 * Returns: the cost counted afresh, which @cost of the part must equal
 */
gint64
trellis_plan_part_count_cost (TrellisPlanPart *self)
{
  gint64 cost = 0;

  for (int i = 0; i < self->n_moving; i++)
    {
      cost += self->choice[i] < 0 ? self->unplaced_cost[i] : self->own_costs[self->choice[i]];
      if (self->before[i] >= 0 && self->day[i] >= 0 && self->day[self->before[i]] >= 0)
        cost += trellis_plan_part_gap_cost (self, self->gap[self->before[i]],
                                            self->day[i] - self->day[self->before[i]]);
      if (self->after[i] >= self->n_moving && self->day[i] >= 0)
        cost += trellis_plan_part_gap_cost (self, self->gap[i], self->day[self->after[i]] - self->day[i]);
    }
  for (int i = 0; i < self->n_advisers * self->n_weeks; i++)
    cost += trellis_plan_part_week_cost (self, i, self->load[i]);
  for (int i = 0; i < self->n_advisers * self->n_weeks * self->n_hubs; i++)
    cost += self->hub_load[i] > 0 ? self->weights.hub_week : 0;

  return cost;
}
