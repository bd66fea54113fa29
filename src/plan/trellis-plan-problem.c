/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-plan-problem.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (trellis-plan-error-quark, trellis_plan_error)

static void
clear_adviser (gpointer data)
{
  TrellisPlanAdviser *adviser = data;

  g_free (adviser->name);
  g_free (adviser->free);
}

static void
clear_school (gpointer data)
{
  TrellisPlanSchool *school = data;

  g_free (school->name);
  g_free (school->open);
}

static void
clear_visit (gpointer data)
{
  TrellisPlanVisit *visit = data;

  g_free (visit->name);
}

/**
 * trellis_plan_problem_new:
 *
 * Returns: (transfer full): a problem without days, people, schools or visits.
 *   Days are added first, then advisers and schools, then visits
 */
TrellisPlanProblem *
trellis_plan_problem_new (void)
{
  TrellisPlanProblem *self = g_new0 (TrellisPlanProblem, 1);

  self->weights = (TrellisPlanWeights) TRELLIS_PLAN_WEIGHTS_USUAL;
  self->days = g_array_new (FALSE, TRUE, sizeof (TrellisPlanDay));
  self->advisers = g_array_new (FALSE, TRUE, sizeof (TrellisPlanAdviser));
  self->schools = g_array_new (FALSE, TRUE, sizeof (TrellisPlanSchool));
  self->visits = g_array_new (FALSE, TRUE, sizeof (TrellisPlanVisit));
  g_array_set_clear_func (self->advisers, clear_adviser);
  g_array_set_clear_func (self->schools, clear_school);
  g_array_set_clear_func (self->visits, clear_visit);

  return self;
}

/**
 * trellis_plan_problem_free:
 * @self: (nullable) (transfer full): a problem
 */
void
trellis_plan_problem_free (TrellisPlanProblem *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->days);
  g_array_unref (self->advisers);
  g_array_unref (self->schools);
  g_array_unref (self->visits);
  g_free (self);
}

/**
 * trellis_plan_problem_add_day:
 * @self: a problem that has no adviser and no school yet
 * @date: a day in school, after those added before
 * @term: its term; never less than the day before's
 * @week: its week, from 0; never less than the day before's
 */
void
trellis_plan_problem_add_day (TrellisPlanProblem *self,
                              TrellisDay          date,
                              int                 term,
                              int                 week)
{
  TrellisPlanDay day = { date, term, week, FALSE };

  g_return_if_fail (self->advisers->len == 0 && self->schools->len == 0);

  g_array_append_val (self->days, day);
}

/**
 * trellis_plan_problem_add_adviser:
 * @self: a problem that has its days
 * @name: what the sentences call the person
 * @key: what its random stream starts from; the same person has the same key
 *   whoever else is in the problem
 *
 * Adds someone who is never free; the caller fills in the days.
 *
 * Returns: the adviser's index
 */
int
trellis_plan_problem_add_adviser (TrellisPlanProblem *self,
                                  const char         *name,
                                  guint64             key)
{
  TrellisPlanAdviser adviser = { g_strdup (name), key, g_new0 (guint8, self->days->len + 1), FALSE };

  g_array_append_val (self->advisers, adviser);

  return self->advisers->len - 1;
}

/**
 * trellis_plan_problem_add_school:
 * @self: a problem that has its days
 * @name: what the sentences call the school
 * @hub: its hub, from 0, or -1
 *
 * Adds a school that is never open; the caller fills in the days.
 *
 * Returns: the school's index
 */
int
trellis_plan_problem_add_school (TrellisPlanProblem *self,
                                 const char         *name,
                                 int                 hub)
{
  TrellisPlanSchool school = { g_strdup (name), hub, g_new0 (guint8, self->days->len + 1) };

  g_array_append_val (self->schools, school);

  return self->schools->len - 1;
}

/**
 * trellis_plan_problem_add_visit:
 * @self: a problem
 * @school: where it goes
 * @adviser: who goes
 *
 * Adds a visit of a whole day, in no sequence, that may stand on any day; the
 * caller fills in the rest.
 *
 * Returns: (transfer none): the visit, until the next one is added
 */
TrellisPlanVisit *
trellis_plan_problem_add_visit (TrellisPlanProblem *self,
                                int                 school,
                                int                 adviser)
{
  TrellisPlanVisit visit = { 0, };

  visit.school = school;
  visit.adviser = adviser;
  visit.sequence = -1;
  visit.to = (int) self->days->len - 1;
  visit.priority = 1;
  visit.old_day = -1;
  visit.move_cost = TRELLIS_PLAN_MOVE_PLANNED;
  g_array_append_val (self->visits, visit);

  return trellis_plan_problem_visit (self, self->visits->len - 1);
}

/**
 * trellis_plan_visit_get_needed:
 * @visit: a visit
 *
 * Returns: the halves of a day that it takes wherever it stands; none of them
 *   for one that takes either
 */
guint
trellis_plan_visit_get_needed (const TrellisPlanVisit *visit)
{
  switch (visit->length)
    {
    case TRELLIS_PLAN_LENGTH_AM:
      return TRELLIS_PLAN_AM;
    case TRELLIS_PLAN_LENGTH_PM:
      return TRELLIS_PLAN_PM;
    case TRELLIS_PLAN_LENGTH_HALF:
      return 0;
    case TRELLIS_PLAN_LENGTH_DAY:
    default:
      return TRELLIS_PLAN_WHOLE;
    }
}

/**
 * trellis_plan_problem_check:
 * @self: a problem
 * @error: return location for a #GError
 *
 * Fails with %TRELLIS_PLAN_ERROR_PROBLEM if a number in it points nowhere, if
 * days are out of order, or if a sequence spans two schools.
 *
 * Returns: whether the problem can be solved without surprises
 */
gboolean
trellis_plan_problem_check (const TrellisPlanProblem *self,
                            GError                  **error)
{
  int n_days = self->days->len;
  g_autoptr (GHashTable) schools = g_hash_table_new (NULL, NULL);

  for (int i = 1; i < n_days; i++)
    {
      const TrellisPlanDay *before = trellis_plan_problem_day (self, i - 1);
      const TrellisPlanDay *day = trellis_plan_problem_day (self, i);

      if (day->date <= before->date || day->term < before->term || day->week < before->week)
        {
          g_set_error (error, TRELLIS_PLAN_ERROR, TRELLIS_PLAN_ERROR_PROBLEM,
                       _("Day %d does not follow day %d."), i, i - 1);
          return FALSE;
        }
    }
  if (n_days > 0 && trellis_plan_problem_day (self, 0)->week < 0)
    {
      g_set_error (error, TRELLIS_PLAN_ERROR, TRELLIS_PLAN_ERROR_PROBLEM, _("Day %d has no week."), 0);
      return FALSE;
    }

  for (guint i = 0; i < self->visits->len; i++)
    {
      const TrellisPlanVisit *visit = trellis_plan_problem_visit (self, i);
      gpointer school;

      if (visit->school < 0 || visit->school >= (int) self->schools->len ||
          visit->adviser < 0 || visit->adviser >= (int) self->advisers->len)
        {
          g_set_error (error, TRELLIS_PLAN_ERROR, TRELLIS_PLAN_ERROR_PROBLEM,
                       _("Visit %u has a school or an adviser that is not there."), i);
          return FALSE;
        }
      if (visit->from < 0 || visit->to >= n_days || visit->ideal < 0 || visit->ideal >= n_days ||
          visit->old_day < -1 || visit->old_day >= n_days || (visit->is_pinned && visit->old_day < 0))
        {
          g_set_error (error, TRELLIS_PLAN_ERROR, TRELLIS_PLAN_ERROR_PROBLEM,
                       _("Visit %u has a day that is not there."), i);
          return FALSE;
        }
      if (visit->priority < 1 || visit->priority > 1000 || visit->move_cost < 0 || visit->move_cost > 10000)
        {
          g_set_error (error, TRELLIS_PLAN_ERROR, TRELLIS_PLAN_ERROR_PROBLEM,
                       _("Visit %u has a priority or a cost out of bounds."), i);
          return FALSE;
        }
      if (visit->sequence < 0)
        continue;
      school = g_hash_table_lookup (schools, GINT_TO_POINTER (visit->sequence + 1));
      if (school != NULL && GPOINTER_TO_INT (school) != visit->school + 1)
        {
          g_set_error (error, TRELLIS_PLAN_ERROR, TRELLIS_PLAN_ERROR_PROBLEM,
                       _("Visit %u follows a visit of another school."), i);
          return FALSE;
        }
      g_hash_table_insert (schools, GINT_TO_POINTER (visit->sequence + 1), GINT_TO_POINTER (visit->school + 1));
    }

  return TRUE;
}

/**
 * trellis_plan_spacing_cost:
 * @ideal_gap: school days between the ideal days of two consecutive visits
 * @gap: school days between the days they have
 *
 * Returns: what the gap costs: two points a day outside a fifth of the ideal
 *   one, and twenty more a day under two fifths of it
 */
int
trellis_plan_spacing_cost (int ideal_gap,
                           int gap)
{
  int off = ABS (gap - ideal_gap) - ideal_gap / 5;
  int near = (2 * ideal_gap + 4) / 5;
  int cost = off > 0 ? 2 * off : 0;

  if (gap < near)
    cost += 20 * (near - gap);

  return cost;
}

/**
 * trellis_plan_week_cost:
 * @n_halves: half days that an adviser is out in a week
 *
 * Returns: what so full a week costs: nothing up to three days, 5 for four, 20
 *   for five, and in between for the half days
 */
int
trellis_plan_week_cost (int n_halves)
{
  static const int costs[] = { 0, 0, 0, 0, 0, 0, 0, 2, 5, 12, 20 };

  return n_halves < (int) G_N_ELEMENTS (costs) ? costs[n_halves] : 20 + 8 * (n_halves - 10);
}

static int
count_halves (guint halves)
{
  return (halves & TRELLIS_PLAN_AM ? 1 : 0) + (halves & TRELLIS_PLAN_PM ? 1 : 0);
}

/**
 * trellis_plan_problem_cost:
 * @self: a problem
 * @plan: a plan of it
 *
 * Counts what a plan costs: for each visit placed its distance from the ideal
 * day, for each not placed a hundred times its priority, full weeks, spacing
 * between consecutive visits that are both placed, hubs gone to in a week and
 * days better avoided, by the problem's weights. Where visits stood before is of
 * no account.
 *
 * Returns: the cost; less is better
 */
gint64
trellis_plan_problem_cost (const TrellisPlanProblem *self,
                           const TrellisPlan        *plan)
{
  int n_weeks = self->days->len == 0 ? 0 : trellis_plan_problem_day (self, self->days->len - 1)->week + 1;
  g_autofree int *load = g_new0 (int, n_weeks * self->advisers->len + 1);
  g_autoptr (GHashTable) last = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) hub_weeks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  const TrellisPlanWeights *weights = &self->weights;
  gint64 cost = 0;

  for (int i = 0; i < plan->n_visits; i++)
    {
      const TrellisPlanVisit *visit = trellis_plan_problem_visit (self, i);

      if (plan->days[i] < 0)
        {
          cost += 100 * visit->priority;
        }
      else
        {
          const TrellisPlanDay *day = trellis_plan_problem_day (self, plan->days[i]);
          gint64 at = visit->adviser * n_weeks + day->week;
          gint64 hub = trellis_plan_problem_school (self, visit->school)->hub;

          cost += ABS (plan->days[i] - visit->ideal) + (day->is_avoided ? weights->avoided_day : 0);
          load[at] += count_halves (plan->halves[i]);
          if (weights->hub_week > 0 && hub >= 0)
            {
              gint64 key = hub * n_weeks * self->advisers->len + at;

              g_hash_table_add (hub_weeks, g_memdup2 (&key, sizeof key));
            }
        }

      if (visit->sequence >= 0)
        {
          gpointer key = GINT_TO_POINTER (visit->sequence + 1);
          int before = GPOINTER_TO_INT (g_hash_table_lookup (last, key)) - 1;

          if (before >= 0 && plan->days[before] >= 0 && plan->days[i] >= 0)
            cost += weights->spacing *
                    trellis_plan_spacing_cost (visit->ideal - trellis_plan_problem_visit (self, before)->ideal,
                                               plan->days[i] - plan->days[before]);
          g_hash_table_insert (last, key, GINT_TO_POINTER (i + 1));
        }
    }
  for (guint i = 0; i < n_weeks * self->advisers->len; i++)
    cost += weights->week * trellis_plan_week_cost (load[i]);
  cost += (gint64) weights->hub_week * g_hash_table_size (hub_weeks);

  return cost;
}

/**
 * trellis_plan_problem_find_fault:
 * @self: a problem
 * @plan: a plan of it
 *
 * Looks for a broken hard rule, by going through the calendar rather than by
 * what the planner believes: a pinned visit that moved, a visit outside its
 * window, on a day that its school or its adviser does not have, two at once
 * for one adviser, two on one day at one school. What pinned visits do among
 * themselves is people's own doing.
 *
 * Returns: (transfer full) (nullable): a sentence, or %NULL where every rule is kept
 */
char *
trellis_plan_problem_find_fault (const TrellisPlanProblem *self,
                                 const TrellisPlan        *plan)
{
  int n_days = self->days->len;
  g_autofree guint8 *busy = g_new0 (guint8, n_days * self->advisers->len + 1);
  g_autofree guint8 *visited = g_new0 (guint8, n_days * self->schools->len + 1);

  /* Pinned visits first, so that the others are held against them. */
  for (int pass = 0; pass < 2; pass++)
    {
      for (int i = 0; i < plan->n_visits; i++)
        {
          const TrellisPlanVisit *visit = trellis_plan_problem_visit (self, i);
          const TrellisPlanAdviser *adviser = trellis_plan_problem_adviser (self, visit->adviser);
          const TrellisPlanSchool *school = trellis_plan_problem_school (self, visit->school);
          int day = plan->days[i];
          guint halves = plan->halves[i];

          if (visit->is_pinned != (pass == 0))
            continue;
          if (visit->is_pinned)
            {
              if (day != visit->old_day || halves != visit->old_halves)
                return g_strdup_printf ("Visit %d is pinned and has moved.", i);
            }
          else if (day < 0)
            {
              continue;
            }
          else
            {
              guint needed = trellis_plan_visit_get_needed (visit);

              if (needed != 0 ? halves != needed : halves != TRELLIS_PLAN_AM && halves != TRELLIS_PLAN_PM)
                return g_strdup_printf ("Visit %d has the wrong length.", i);
              if (day >= n_days || ((day < visit->from || day > visit->to) && day != visit->old_day))
                return g_strdup_printf ("Visit %d is outside its window.", i);
              if ((adviser->free[day] & halves) != halves)
                return g_strdup_printf ("Visit %d is on a day that its adviser does not have.", i);
              if ((school->open[day] & halves) != halves)
                return g_strdup_printf ("Visit %d is on a day that its school is closed.", i);
              if ((busy[visit->adviser * n_days + day] & halves) != 0)
                return g_strdup_printf ("Visit %d is at the same time as another of its adviser.", i);
              if (visited[visit->school * n_days + day])
                return g_strdup_printf ("Visit %d is on the same day as another at its school.", i);
            }
          busy[visit->adviser * n_days + day] |= halves;
          if (halves != 0)
            visited[visit->school * n_days + day] = 1;
        }
    }

  return NULL;
}

/**
 * trellis_plan_new:
 * @n_visits: how many visits the problem has
 *
 * Returns: (transfer full): a plan in which none is placed
 */
TrellisPlan *
trellis_plan_new (int n_visits)
{
  TrellisPlan *self = g_new0 (TrellisPlan, 1);

  self->n_visits = n_visits;
  self->n_unplaced = n_visits;
  self->days = g_new (int, n_visits + 1);
  self->halves = g_new0 (guint8, n_visits + 1);
  for (int i = 0; i < n_visits; i++)
    self->days[i] = -1;

  return self;
}

/**
 * trellis_plan_free:
 * @self: (nullable) (transfer full): a plan
 */
void
trellis_plan_free (TrellisPlan *self)
{
  if (self == NULL)
    return;

  g_free (self->days);
  g_free (self->halves);
  g_free (self);
}
