/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "planner-instance.h"
#include "planner-oracle.h"
#include "trellis-plan-explain.h"
#include "trellis-plan-part.h"
#include "trellis-plan-solve.h"

#include <string.h>

static TrellisPlan *
solve (const TrellisPlanProblem *problem,
       guint                     effort)
{
  TrellisPlanOptions options = TRELLIS_PLAN_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  g_autofree char *fault = NULL;
  TrellisPlan *plan;

  options.effort = effort;
  plan = trellis_plan_problem_solve (problem, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fault = trellis_plan_problem_find_fault (problem, plan);
  g_assert_cmpstr (fault, ==, NULL);

  return plan;
}

static void
assert_same_plan (const TrellisPlan *a,
                  const TrellisPlan *b)
{
  g_assert_cmpint (a->n_visits, ==, b->n_visits);
  g_assert_cmpmem (a->days, a->n_visits * sizeof (int), b->days, b->n_visits * sizeof (int));
  g_assert_cmpmem (a->halves, a->n_visits, b->halves, b->n_visits);
}

static void
test_flow_is_exact (void)
{
  if (!planner_oracle_is_there ())
    {
      g_test_skip ("built without GLPK");
      return;
    }

  for (int seed = 1; seed <= 30; seed++)
    {
      /* From roomy to hopelessly overbooked. */
      g_autoptr (PlannerInstance) instance = planner_instance_generate (seed, 8 + seed % 3 * 4, 1 + seed % 2, 0);
      g_autoptr (TrellisPlan) plan = solve (instance->problem, 0);
      gint64 microseconds;

      g_assert_cmpfloat_with_epsilon ((double) plan->flow_cost,
                                      planner_oracle_solve (instance->problem, &microseconds), 1e-6);
    }
}

static void
test_least_unplaced (void)
{
  int most = 0;

  for (int seed = 1; seed <= 30; seed++)
    {
      g_autoptr (PlannerInstance) instance = planner_instance_generate (seed, 10 + seed % 3 * 5, 1 + seed % 2, 0);
      g_autoptr (TrellisPlan) plan = solve (instance->problem, 20);

      g_assert_cmpint (plan->n_unplaced, ==, planner_oracle_count_unplaced (instance->problem));
      most = MAX (most, plan->n_unplaced);
    }
  /* Some of them must have been too full for the comparison to mean anything. */
  g_assert_cmpint (most, >, 10);
}

static void
test_refining_pays (void)
{
  g_autoptr (PlannerInstance) instance = planner_instance_generate (7, 40, 6, 0);
  g_autoptr (TrellisPlan) flow = solve (instance->problem, 0);
  g_autoptr (TrellisPlan) plan = solve (instance->problem, TRELLIS_PLAN_EFFORT_DEFAULT);

  g_assert_cmpint (plan->n_unplaced, ==, flow->n_unplaced);
  g_assert_cmpint (plan->cost, <, flow->cost);
  g_assert_cmpint (plan->cost, >=, plan->flow_cost);
  g_assert_cmpint (plan->cost, ==, trellis_plan_problem_cost (instance->problem, plan));
}

/* The cost that is kept from move to move, against one counted afresh. */
static void
test_cost_is_kept (void)
{
  for (int seed = 1; seed <= 8; seed++)
    {
      g_autoptr (PlannerInstance) instance = planner_instance_generate (seed, 16, 2, seed % 2 ? 0 : .4);
      g_autoptr (TrellisPlanFlow) flow = trellis_plan_flow_new ();
      g_autoptr (GPtrArray) parts = NULL;

      instance->problem->weights.hub_week = seed % 4 < 2 ? 0 : 4;
      instance->problem->weights.spacing = 1 + seed % 3;
      instance->problem->weights.week = seed % 3;
      parts = trellis_plan_parts_new (instance->problem);
      for (guint i = 0; i < parts->len; i++)
        {
          TrellisPlanPart *part = parts->pdata[i];
          TrellisPlanRandom random = seed;
          gint64 before;

          g_assert_cmpint (part->cost, ==, trellis_plan_part_count_cost (part));
          trellis_plan_part_start (part, flow);
          g_assert_cmpint (part->cost, ==, trellis_plan_part_count_cost (part));
          before = part->cost;
          trellis_plan_part_refine (part, flow, &random, 3);
          g_assert_cmpint (part->cost, ==, trellis_plan_part_count_cost (part));
          g_assert_cmpint (part->cost, <=, before);
          before = part->cost;
          trellis_plan_part_anneal (part, &random, 50, NULL);
          g_assert_cmpint (part->cost, ==, trellis_plan_part_count_cost (part));
          g_assert_cmpint (part->cost, <=, before);
          g_assert_cmpint (part->cost, >=, part->least_cost);
        }
    }
}

static void
test_same_plan_twice (void)
{
  for (int seed = 1; seed <= 4; seed++)
    {
      g_autoptr (PlannerInstance) instance = planner_instance_generate (seed, 30, 4, seed % 2 ? 0 : .3);
      g_autoptr (PlannerInstance) again = planner_instance_generate (seed, 30, 4, seed % 2 ? 0 : .3);
      g_autoptr (TrellisPlan) a = solve (instance->problem, 40);
      g_autoptr (TrellisPlan) b = solve (again->problem, 40);

      assert_same_plan (a, b);
    }
}

static void
test_others_untouched (void)
{
  g_autoptr (PlannerInstance) instance = planner_instance_generate (3, 24, 4, .2);
  g_autoptr (TrellisPlan) before = solve (instance->problem, 40);
  g_autoptr (TrellisPlan) after = NULL;
  TrellisPlanAdviser *adviser = trellis_plan_problem_adviser (instance->problem, 1);
  int n_changed = 0;

  memset (adviser->free + 40, 0, 15);
  after = solve (instance->problem, 40);
  for (int i = 0; i < before->n_visits; i++)
    {
      if (trellis_plan_problem_visit (instance->problem, i)->adviser != 1)
        g_assert_cmpint (before->days[i], ==, after->days[i]);
      else
        n_changed += before->days[i] != after->days[i];
    }
  g_assert_cmpint (n_changed, >, 0);
}

/* Half days: nothing is proven, but the rules hold, a day is shared where it
 * must be, and what the whole pipeline leaves out is no more than its start. */
static void
test_half_days (void)
{
  for (int seed = 1; seed <= 20; seed++)
    {
      g_autoptr (PlannerInstance) instance = planner_instance_generate (seed, 20, 2, .5);
      g_autoptr (TrellisPlan) flow = solve (instance->problem, 0);
      g_autoptr (TrellisPlan) plan = solve (instance->problem, 60);

      g_assert_cmpint (plan->n_unplaced, <=, flow->n_unplaced);
    }
}

/* Each unplaced visit is in one set; the members of a set can stand on its days
 * alone, as a look at the calendar says, and are more by what is unplaced. */
static void
assert_sets_close (const TrellisPlanProblem *problem,
                   const TrellisPlan        *plan,
                   GPtrArray                *shortages)
{
  g_autofree int *n_explained = g_new0 (int, plan->n_visits + 1);

  for (guint i = 0; i < shortages->len; i++)
    {
      const TrellisPlanShortage *shortage = shortages->pdata[i];
      g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);

      for (guint j = 0; j < shortage->unplaced->len; j++)
        n_explained[g_array_index (shortage->unplaced, int, j)]++;
      for (guint j = 0; j < shortage->members->len; j++)
        {
          int index = g_array_index (shortage->members, int, j);
          const TrellisPlanVisit *visit = trellis_plan_problem_visit (problem, index);
          const guint8 *free = trellis_plan_problem_adviser (problem, visit->adviser)->free;
          const guint8 *open = trellis_plan_problem_school (problem, visit->school)->open;

          g_assert_cmpint (visit->adviser, ==, shortage->adviser);
          for (int day = visit->from; day <= visit->to; day++)
            {
              if (free[day] && open[day])
                g_hash_table_add (days, GINT_TO_POINTER (day));
            }
        }
      g_assert_true (shortage->is_exact);
      g_assert_cmpint (g_hash_table_size (days), ==, shortage->n_days);
      g_assert_cmpint (shortage->members->len - g_hash_table_size (days), ==, shortage->unplaced->len);
      g_assert_nonnull (shortage->reason);
    }
  for (int i = 0; i < plan->n_visits; i++)
    g_assert_cmpint (n_explained[i], ==, plan->days[i] < 0);
}

static void
test_sets_close (void)
{
  guint n_sets = 0;
  guint n_remedies = 0;

  for (int seed = 1; seed <= 20; seed++)
    {
      g_autoptr (PlannerInstance) instance = planner_instance_generate (seed, 20 + seed % 3 * 8, 2, 0);
      g_autoptr (TrellisPlan) plan = solve (instance->problem, 10);
      g_autoptr (GPtrArray) shortages = trellis_plan_problem_explain (instance->problem, plan, NULL);

      assert_sets_close (instance->problem, plan, shortages);
      n_sets += shortages->len;
      for (guint i = 0; i < shortages->len; i++)
        n_remedies += g_strv_length (((TrellisPlanShortage *) shortages->pdata[i])->remedies);
    }
  g_assert_cmpuint (n_sets, >, 20);
  g_assert_cmpuint (n_remedies, >, 20);
}

/* With mornings and afternoons there is no such proof, but a sentence for each. */
static void
test_half_days_explained (void)
{
  for (int seed = 1; seed <= 6; seed++)
    {
      g_autoptr (PlannerInstance) instance = planner_instance_generate (seed, 40, 2, .4);
      g_autoptr (TrellisPlan) plan = solve (instance->problem, 10);
      g_autoptr (GPtrArray) shortages = trellis_plan_problem_explain (instance->problem, plan, NULL);
      int n_unplaced = 0;

      for (guint i = 0; i < shortages->len; i++)
        n_unplaced += ((TrellisPlanShortage *) shortages->pdata[i])->unplaced->len;
      g_assert_cmpint (n_unplaced, ==, plan->n_unplaced);
    }
}

static TrellisPlanProblem *
build_week (int n_days)
{
  TrellisPlanProblem *problem = trellis_plan_problem_new ();
  TrellisDay monday = trellis_day_new (2026, 3, 2);

  for (int i = 0; i < n_days; i++)
    trellis_plan_problem_add_day (problem, monday + i, 1, 0);
  trellis_plan_problem_add_adviser (problem, "Ash", 1);
  memset (trellis_plan_problem_adviser (problem, 0)->free, TRELLIS_PLAN_WHOLE, n_days);

  return problem;
}

static TrellisPlanVisit *
add_visit_to_new_school (TrellisPlanProblem *problem,
                         TrellisPlanLength   length)
{
  int school = trellis_plan_problem_add_school (problem, "Oakfield", -1);
  TrellisPlanVisit *visit;

  memset (trellis_plan_problem_school (problem, school)->open, TRELLIS_PLAN_WHOLE, problem->days->len);
  visit = trellis_plan_problem_add_visit (problem, school, 0);
  visit->length = length;

  return visit;
}

static void
test_half_days_share (void)
{
  /* Two days for one whole day and two halves of two schools: only one way. */
  g_autoptr (TrellisPlanProblem) problem = build_week (2);
  g_autoptr (TrellisPlan) plan = NULL;

  add_visit_to_new_school (problem, TRELLIS_PLAN_LENGTH_HALF);
  add_visit_to_new_school (problem, TRELLIS_PLAN_LENGTH_HALF);
  add_visit_to_new_school (problem, TRELLIS_PLAN_LENGTH_DAY);
  plan = solve (problem, 20);
  g_assert_cmpint (plan->n_unplaced, ==, 0);
  g_assert_cmpint (plan->days[0], ==, plan->days[1]);
  g_assert_cmpint (plan->halves[0] | plan->halves[1], ==, TRELLIS_PLAN_WHOLE);
}

static void
test_one_visit_a_school_a_day (void)
{
  /* A morning and an afternoon would fit one day, but not at one school. */
  g_autoptr (TrellisPlanProblem) problem = build_week (1);
  g_autoptr (TrellisPlan) plan = NULL;
  int school = add_visit_to_new_school (problem, TRELLIS_PLAN_LENGTH_AM)->school;

  trellis_plan_problem_add_visit (problem, school, 0)->length = TRELLIS_PLAN_LENGTH_PM;
  plan = solve (problem, 20);
  g_assert_cmpint (plan->n_unplaced, ==, 1);
}

static void
test_sentences (void)
{
  /* A week of which Ash has Monday and Tuesday, for three visits; and a school
   * that is closed on both. */
  g_autoptr (TrellisPlanProblem) problem = build_week (5);
  g_autoptr (TrellisPlan) plan = NULL;
  g_autoptr (GPtrArray) shortages = NULL;
  const TrellisPlanShortage *single, *set;
  int school;

  memset (trellis_plan_problem_adviser (problem, 0)->free + 2, 0, 3);
  school = add_visit_to_new_school (problem, TRELLIS_PLAN_LENGTH_DAY)->school;
  trellis_plan_problem_visit (problem, 0)->number = 3;
  memset (trellis_plan_problem_school (problem, school)->open, 0, 2);
  for (int i = 0; i < 3; i++)
    add_visit_to_new_school (problem, i == 1 ? TRELLIS_PLAN_LENGTH_PM : TRELLIS_PLAN_LENGTH_DAY);
  trellis_plan_problem_add_adviser (problem, "Birch", 2);
  trellis_plan_problem_adviser (problem, 1)->free[4] = TRELLIS_PLAN_WHOLE;

  plan = solve (problem, 20);
  shortages = trellis_plan_problem_explain (problem, plan, NULL);
  g_assert_cmpuint (shortages->len, ==, 2);
  single = shortages->pdata[0];
  set = shortages->pdata[1];
  g_assert_cmpstr (single->reason, ==,
                   "Oakfield has no possible day for Visit 3 from 2 March 2026 to 6 March 2026, 5 school days: "
                   "Ash is not free on 3, the school is closed on 2.");
  g_assert_cmpstr (set->reason, ==,
                   "Between 2 March 2026 and 6 March 2026, Ash’s 3 visits at 3 schools need a day each, but only "
                   "2 of Ash’s days are open to those schools: 1 cannot be placed.");
  g_assert_cmpuint (g_strv_length (set->remedies), ==, 2);
  g_assert_cmpstr (set->remedies[0], ==, "If Ash also worked on Wednesdays, it would fit.");
  g_assert_cmpstr (set->remedies[1], ==, "Birch has days free for it.");
  /* Its own days would not help: Ash has them all taken. */
  g_assert_cmpstr (single->remedies[0], ==, "If Ash also worked on Wednesdays, it would fit.");
}

static void
keep_days (TrellisPlanProblem *problem,
           const TrellisPlan  *plan)
{
  for (int i = 0; i < plan->n_visits; i++)
    {
      TrellisPlanVisit *visit = trellis_plan_problem_visit (problem, i);

      visit->old_day = plan->days[i];
      visit->old_halves = plan->halves[i];
      visit->is_pinned = i % 7 == 0 && plan->days[i] >= 0;
      visit->move_cost = i % 3 == 0 ? TRELLIS_PLAN_MOVE_TOLD : TRELLIS_PLAN_MOVE_PLANNED;
    }
}

static void
test_replanning (void)
{
  for (int seed = 1; seed <= 6; seed++)
    {
      g_autoptr (PlannerInstance) instance = planner_instance_generate (seed, 30, 4, seed % 2 ? 0 : .2);
      TrellisPlanProblem *problem = instance->problem;
      g_autoptr (TrellisPlan) plan = solve (problem, 40);
      g_autoptr (TrellisPlan) same = NULL;
      g_autoptr (TrellisPlan) changed = NULL;
      int n_moved = 0;
      int n_lost = 0;

      keep_days (problem, plan);
      same = solve (problem, 40);
      assert_same_plan (plan, same);

      /* Three weeks away: pinned visits stand, others give way, few of them. */
      memset (trellis_plan_problem_adviser (problem, 0)->free + 60, 0, 15);
      changed = solve (problem, 40);
      for (int i = 0; i < plan->n_visits; i++)
        {
          const TrellisPlanVisit *visit = trellis_plan_problem_visit (problem, i);

          if (visit->is_pinned || visit->adviser != 0)
            g_assert_cmpint (changed->days[i], ==, plan->days[i]);
          if (visit->adviser == 0 && !visit->is_pinned && plan->days[i] >= 60 && plan->days[i] < 75)
            n_lost++;
          if (changed->days[i] != plan->days[i])
            n_moved++;
        }
      g_assert_cmpint (n_lost, >, 0);
      g_assert_cmpint (n_moved, >=, n_lost);
      g_assert_cmpint (n_moved, <=, 3 * n_lost);
    }
}

static void
test_replanning_makes_room (void)
{
  /* A new visit that can only have Tuesday sends the one that is there away,
   * by the shortest way. */
  g_autoptr (TrellisPlanProblem) problem = build_week (5);
  g_autoptr (TrellisPlan) plan = NULL;
  TrellisPlanVisit *visit;

  add_visit_to_new_school (problem, TRELLIS_PLAN_LENGTH_DAY);
  add_visit_to_new_school (problem, TRELLIS_PLAN_LENGTH_DAY);
  visit = trellis_plan_problem_visit (problem, 0);
  visit->old_day = 1;
  visit->old_halves = TRELLIS_PLAN_WHOLE;
  visit = trellis_plan_problem_visit (problem, 1);
  visit->from = visit->to = visit->ideal = 1;
  plan = solve (problem, 20);
  g_assert_cmpint (plan->days[1], ==, 1);
  g_assert_cmpint (ABS (plan->days[0] - 1), ==, 1);
}

static void
cancel_cb (double   fraction,
           gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_cancel (void)
{
  g_autoptr (PlannerInstance) instance = planner_instance_generate (5, 30, 5, 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisPlan) flow = solve (instance->problem, 0);
  g_autoptr (TrellisPlan) plan = NULL;
  g_autofree char *fault = NULL;
  TrellisPlanOptions options = TRELLIS_PLAN_OPTIONS_INIT;

  plan = trellis_plan_problem_solve (instance->problem, &options, cancellable, cancel_cb, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (plan);
  g_clear_error (&error);

  /* Cancelled after the first adviser: the rest stands as the flow has it. */
  g_cancellable_reset (cancellable);
  options.keeps_best = TRUE;
  plan = trellis_plan_problem_solve (instance->problem, &options, cancellable, cancel_cb, cancellable, &error);
  g_assert_no_error (error);
  g_assert_true (plan->is_stopped_early);
  g_assert_cmpint (plan->n_unplaced, ==, flow->n_unplaced);
  fault = trellis_plan_problem_find_fault (instance->problem, plan);
  g_assert_cmpstr (fault, ==, NULL);
}

static void
test_bad_problem (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisPlanProblem) problem = build_week (2);
  g_autoptr (TrellisPlan) plan = NULL;

  add_visit_to_new_school (problem, TRELLIS_PLAN_LENGTH_DAY)->to = 2;
  plan = trellis_plan_problem_solve (problem, NULL, NULL, NULL, NULL, &error);
  g_assert_error (error, TRELLIS_PLAN_ERROR, TRELLIS_PLAN_ERROR_PROBLEM);
  g_assert_null (plan);

  trellis_plan_problem_visit (problem, 0)->to = 1;
  trellis_plan_problem_visit (problem, 0)->is_pinned = TRUE;
  g_clear_error (&error);
  plan = trellis_plan_problem_solve (problem, NULL, NULL, NULL, NULL, &error);
  g_assert_error (error, TRELLIS_PLAN_ERROR, TRELLIS_PLAN_ERROR_PROBLEM);
}

static void
test_nothing_to_plan (void)
{
  g_autoptr (TrellisPlanProblem) problem = trellis_plan_problem_new ();
  g_autoptr (TrellisPlan) plan = solve (problem, 20);

  g_assert_cmpint (plan->n_visits, ==, 0);
  g_assert_cmpint (plan->n_unplaced, ==, 0);
}

#define HEAD "trellis-plan-instance 1\nschools 1 advisers 1 seed 1\nbound 0\nleast-unplaced 0\nleast-unplaced-cost 0\n"
#define DAYS "day 0 2025-09-02 term 1 week 0\nday 1 2025-09-03 term 1 week 0\n"
#define REST "adviser 0 01\nschool 0 adviser 0 hub 0 level 2 phase primary open 11\n"

static void
test_instance_reader (void)
{
  static const struct { const char *text; const char *message; } bad[] = {
    { "", "*:1:*" },
    { "bound 1\n", "*:1: not a plan instance*" },
    { "trellis-plan-instance 1\n", "*the file ends without*" },
    { HEAD "day 1 2025-09-02 term 1 week 0\n", "*:6: the day is “1”*" },
    { HEAD "day 0 2025-02-30 term 1 week 0\n", "*:6: “2025-02-30” is not a date*" },
    { HEAD "day 0 2025-09-02 term 1\n", "*:6: the line ends before week*" },
    { HEAD "day 0 2025-09-02 term 1 week 0 0\n", "*:6: “0” is one word too many*" },
    { HEAD DAYS "adviser 0 011\n", "*:8: 3 bits where there are 2 days*" },
    { HEAD DAYS "adviser 0 0x\n", "*:8: “x” among the bits*" },
    { HEAD DAYS REST "visit 0 school 1 number 1 from 0 to 1 ideal 0 priority 10\n", "*:10: school is “1”*" },
    { HEAD DAYS REST "visit 0 school 0 number 1 from 0 to 2 ideal 0 priority 10\n", "*:10: to is “2”*" },
    { HEAD DAYS REST "day 2 2025-09-04 term 1 week 0\n", "*:10: a day after*" },
    { HEAD "room 3\n", "*:6: no line begins with “room”*" },
    { "trellis-plan-instance 1\nbound x\n", "*:2: “x” is not a number*" },
    { "trellis-plan-instance 1\nbound\n", "*:2: the line ends*" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (PlannerInstance) good = NULL;
  g_autoptr (TrellisPlan) plan = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (PlannerInstance) instance = planner_instance_parse (bad[i].text, "some.txt", &error);

      g_assert_null (instance);
      g_assert_error (error, TRELLIS_PLAN_ERROR, TRELLIS_PLAN_ERROR_PROBLEM);
      if (!g_pattern_match_simple (bad[i].message, error->message))
        g_error ("%s", error->message);
      g_clear_error (&error);
    }

  good = planner_instance_parse (HEAD DAYS REST "visit 0  school 0 number 1 from 0 to 1\tideal 0 priority 10 \r\n \n",
                                 "good.txt", &error);
  g_assert_no_error (error);
  plan = solve (good->problem, 20);
  g_assert_cmpint (plan->days[0], ==, 1);
  g_assert_cmpint (plan->cost, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan/flow-is-exact", test_flow_is_exact);
  g_test_add_func ("/plan/least-unplaced", test_least_unplaced);
  g_test_add_func ("/plan/refining-pays", test_refining_pays);
  g_test_add_func ("/plan/cost-is-kept", test_cost_is_kept);
  g_test_add_func ("/plan/same-plan-twice", test_same_plan_twice);
  g_test_add_func ("/plan/others-untouched", test_others_untouched);
  g_test_add_func ("/plan/half-days", test_half_days);
  g_test_add_func ("/plan/half-days-share", test_half_days_share);
  g_test_add_func ("/plan/one-visit-a-school-a-day", test_one_visit_a_school_a_day);
  g_test_add_func ("/plan/sets-close", test_sets_close);
  g_test_add_func ("/plan/half-days-explained", test_half_days_explained);
  g_test_add_func ("/plan/sentences", test_sentences);
  g_test_add_func ("/plan/replanning", test_replanning);
  g_test_add_func ("/plan/replanning-makes-room", test_replanning_makes_room);
  g_test_add_func ("/plan/cancel", test_cancel);
  g_test_add_func ("/plan/bad-problem", test_bad_problem);
  g_test_add_func ("/plan/nothing-to-plan", test_nothing_to_plan);
  g_test_add_func ("/plan/instance-reader", test_instance_reader);

  return g_test_run ();
}
