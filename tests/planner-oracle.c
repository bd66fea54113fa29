/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "planner-oracle.h"

#include <string.h>

#ifdef HAVE_GLPK

#include <glpk.h>

/**
 * planner_oracle_is_there:
 *
 * Returns: whether the tests were built with GLPK
 */
gboolean
planner_oracle_is_there (void)
{
  return TRUE;
}

/* A column with its entries, all of 1 but the last where @last is given. */
static void
add_column (glp_prob *lp,
            double    most,
            double    cost,
            int       n_rows,
            int       row_a,
            int       row_b,
            int       row_c,
            double    value_c)
{
  int column = glp_add_cols (lp, 1);
  int rows[4] = { 0, row_a, row_b, row_c };
  double values[4] = { 0, 1, 1, value_c };

  glp_set_col_bnds (lp, column, most > 0 ? GLP_DB : GLP_LO, 0, most);
  glp_set_obj_coef (lp, column, cost);
  if (n_rows == 1)
    values[1] = value_c;
  glp_set_mat_col (lp, column, n_rows, rows, values);
}

/**
 * planner_oracle_solve:
 * @problem: one in which all visits take a day and none has one
 * @microseconds: (out): what GLPK's simplex took, without building the programme
 *
 * The flow of planner.md as a linear programme of its own: a row for each visit
 * (placed once, or left out at its price), for each adviser's day (one visit)
 * and for each adviser's week (three visits for nothing, a fourth for 5, a
 * fifth for 15 more).
 *
 * Returns: its least cost
 */
double
planner_oracle_solve (const TrellisPlanProblem *problem,
                      gint64                   *microseconds)
{
  int n_days = problem->days->len;
  int n_weeks = trellis_plan_problem_day (problem, n_days - 1)->week + 1;
  int n_visits = problem->visits->len;
  int n_slots = problem->advisers->len * n_days;
  int n_loads = problem->advisers->len * n_weeks;
  glp_prob *lp = glp_create_prob ();
  glp_smcp parameters;
  gint64 started_at;
  double cost;

  glp_term_out (GLP_OFF);
  glp_set_obj_dir (lp, GLP_MIN);
  glp_add_rows (lp, n_visits + n_slots + n_loads);
  for (int i = 0; i < n_visits; i++)
    glp_set_row_bnds (lp, 1 + i, GLP_FX, 1, 1);
  for (int i = 0; i < n_slots; i++)
    glp_set_row_bnds (lp, 1 + n_visits + i, GLP_UP, 0, 1);
  for (int i = 0; i < n_loads; i++)
    glp_set_row_bnds (lp, 1 + n_visits + n_slots + i, GLP_UP, 0, 3);

  for (int i = 0; i < n_visits; i++)
    {
      const TrellisPlanVisit *visit = trellis_plan_problem_visit (problem, i);
      const guint8 *free = trellis_plan_problem_adviser (problem, visit->adviser)->free;
      const guint8 *open = trellis_plan_problem_school (problem, visit->school)->open;

      add_column (lp, -1, 100 * visit->priority, 1, 1 + i, 0, 0, 1);
      for (int day = visit->from; day <= visit->to; day++)
        {
          if (free[day] && open[day])
            add_column (lp, -1, ABS (day - visit->ideal), 3, 1 + i, 1 + n_visits + visit->adviser * n_days + day,
                        1 + n_visits + n_slots + visit->adviser * n_weeks +
                        trellis_plan_problem_day (problem, day)->week, 1);
        }
    }
  for (int i = 0; i < n_loads; i++)
    {
      add_column (lp, 1, 5, 1, 1 + n_visits + n_slots + i, 0, 0, -1);
      add_column (lp, 1, 15, 1, 1 + n_visits + n_slots + i, 0, 0, -1);
    }

  glp_init_smcp (&parameters);
  parameters.msg_lev = GLP_MSG_OFF;
  started_at = g_get_monotonic_time ();
  g_assert_cmpint (glp_simplex (lp, &parameters), ==, 0);
  *microseconds = g_get_monotonic_time () - started_at;
  g_assert_cmpint (glp_get_status (lp), ==, GLP_OPT);
  cost = glp_get_obj_val (lp);
  glp_delete_prob (lp);

  return cost;
}

#else

gboolean
planner_oracle_is_there (void)
{
  return FALSE;
}

double
planner_oracle_solve (const TrellisPlanProblem *problem,
                      gint64                   *microseconds)
{
  *microseconds = 0;

  return 0;
}

#endif

/* Kuhn's augmenting paths, on purpose nothing like the planner's own flow. */
static gboolean
find_day (const TrellisPlanProblem *problem,
          int                       index,
          int                      *holder,
          guint8                   *is_seen)
{
  const TrellisPlanVisit *visit = trellis_plan_problem_visit (problem, index);
  const guint8 *free = trellis_plan_problem_adviser (problem, visit->adviser)->free;
  const guint8 *open = trellis_plan_problem_school (problem, visit->school)->open;

  for (int day = visit->from; day <= visit->to; day++)
    {
      int slot = visit->adviser * problem->days->len + day;

      if (!free[day] || !open[day] || is_seen[slot])
        continue;
      is_seen[slot] = 1;
      if (holder[slot] < 0 || find_day (problem, holder[slot], holder, is_seen))
        {
          holder[slot] = index;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * planner_oracle_count_unplaced:
 * @problem: one in which all visits take a day and none has one
 *
 * Returns: how many visits cannot but be left out, by the largest matching
 */
int
planner_oracle_count_unplaced (const TrellisPlanProblem *problem)
{
  gsize n_slots = problem->advisers->len * problem->days->len;
  g_autofree int *holder = g_new (int, n_slots + 1);
  g_autofree guint8 *is_seen = g_new (guint8, n_slots + 1);
  int n = 0;

  memset (holder, 0xff, sizeof (int) * n_slots);
  for (guint i = 0; i < problem->visits->len; i++)
    {
      memset (is_seen, 0, n_slots);
      n += find_day (problem, i, holder, is_seen) ? 0 : 1;
    }

  return n;
}
