/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-plan-remedy.h"

#include "trellis-plan-solve.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* School days that a window may reach over the border of its term. */
#define BORDER_DAYS 10

/* A copy of a problem with only what touches some people. */
typedef struct
{
  TrellisPlanProblem *problem;
  int *adviser_of;    /* in the problem → in the copy, or -1 */
  int *school_of;
  GArray *visit_of;   /* in the copy → in the problem */
} Extract;

static void
clear_extract (Extract *extract)
{
  trellis_plan_problem_free (extract->problem);
  g_free (extract->adviser_of);
  g_free (extract->school_of);
  g_array_unref (extract->visit_of);
}

static int
copy_adviser (Extract                  *extract,
              const TrellisPlanProblem *problem,
              int                       adviser)
{
  const TrellisPlanAdviser *from = trellis_plan_problem_adviser (problem, adviser);

  if (extract->adviser_of[adviser] < 0)
    {
      int to = trellis_plan_problem_add_adviser (extract->problem, from->name, from->key);

      memcpy (trellis_plan_problem_adviser (extract->problem, to)->free, from->free, problem->days->len);
      extract->adviser_of[adviser] = to;
    }

  return extract->adviser_of[adviser];
}

static int
copy_school (Extract                  *extract,
             const TrellisPlanProblem *problem,
             int                       school)
{
  const TrellisPlanSchool *from = trellis_plan_problem_school (problem, school);

  if (extract->school_of[school] < 0)
    {
      int to = trellis_plan_problem_add_school (extract->problem, from->name, from->hub);

      memcpy (trellis_plan_problem_school (extract->problem, to)->open, from->open, problem->days->len);
      extract->school_of[school] = to;
    }

  return extract->school_of[school];
}

static TrellisPlanVisit *
copy_visit (Extract                  *extract,
            const TrellisPlanProblem *problem,
            int                       index)
{
  const TrellisPlanVisit *from = trellis_plan_problem_visit (problem, index);
  int school = copy_school (extract, problem, from->school);
  int adviser = copy_adviser (extract, problem, from->adviser);
  TrellisPlanVisit *to = trellis_plan_problem_add_visit (extract->problem, school, adviser);

  *to = *from;
  to->school = school;
  to->adviser = adviser;
  to->sequence = -1;
  to->name = NULL;
  g_array_append_val (extract->visit_of, index);

  return to;
}

static void
begin_extract (Extract                  *extract,
               const TrellisPlanProblem *problem)
{
  extract->problem = trellis_plan_problem_new ();
  extract->adviser_of = g_new (int, problem->advisers->len + 1);
  extract->school_of = g_new (int, problem->schools->len + 1);
  extract->visit_of = g_array_new (FALSE, FALSE, sizeof (int));
  memset (extract->adviser_of, 0xff, sizeof (int) * problem->advisers->len);
  memset (extract->school_of, 0xff, sizeof (int) * problem->schools->len);
  g_array_append_vals (extract->problem->days, problem->days->data, problem->days->len);
}

/* All that the shortage's adviser has, and where their schools go with others. */
static void
extract_adviser (Extract                   *extract,
                 const TrellisPlanProblem  *problem,
                 const TrellisPlanShortage *shortage)
{
  begin_extract (extract, problem);
  for (guint i = 0; i < problem->visits->len; i++)
    {
      if (trellis_plan_problem_visit (problem, i)->adviser == shortage->adviser)
        copy_visit (extract, problem, i);
    }
  for (guint i = 0; i < problem->visits->len; i++)
    {
      const TrellisPlanVisit *visit = trellis_plan_problem_visit (problem, i);

      if (visit->adviser != shortage->adviser && extract->school_of[visit->school] >= 0)
        copy_visit (extract, problem, i);
    }
}

static int
count_unplaced (const Extract *extract)
{
  TrellisPlanOptions flow_alone = { 0, };
  g_autoptr (TrellisPlan) plan = trellis_plan_problem_solve (extract->problem, &flow_alone, NULL, NULL, NULL, NULL);

  return plan->n_unplaced;
}

static gboolean
has_member (GArray *visits,
            int     index)
{
  for (guint i = 0; i < visits->len; i++)
    {
      if (g_array_index (visits, int, i) == index)
        return TRUE;
    }

  return FALSE;
}

typedef struct
{
  int n_placed;
  char *sentence;
} Remedy;

static void
clear_remedy (gpointer data)
{
  g_free (((Remedy *) data)->sentence);
}

static void
add_remedy (GArray *remedies,
            int     n_placed,
            char   *sentence)
{
  Remedy remedy = { n_placed, sentence };

  g_array_append_val (remedies, remedy);
}

static int
compare_remedies (gconstpointer a,
                  gconstpointer b)
{
  return ((const Remedy *) b)->n_placed - ((const Remedy *) a)->n_placed;
}

static char *
count_of (int n,
          int of)
{
  if (n >= of)
    return of == 1 ? g_strdup (_("it")) : of == 2 ? g_strdup (_("both")) : g_strdup_printf (_("all %d"), of);

  return g_strdup_printf (_("%d of the %d"), n, of);
}

static void
try_windows (Extract                   *extract,
             const TrellisPlanShortage *shortage,
             const TrellisPlanProblem  *problem,
             int                        before,
             GArray                    *remedies)
{
  int last = (int) problem->days->len - 1;
  int n;

  for (guint i = 0; i < extract->visit_of->len; i++)
    {
      int index = g_array_index (extract->visit_of, int, i);
      TrellisPlanVisit *visit = trellis_plan_problem_visit (extract->problem, i);

      if (!visit->is_pinned && has_member (shortage->members, index))
        {
          visit->from = MAX (MIN (visit->from, problem->earliest), visit->from - BORDER_DAYS);
          visit->to = MIN (last, visit->to + BORDER_DAYS);
        }
    }
  n = before - count_unplaced (extract);
  for (guint i = 0; i < extract->visit_of->len; i++)
    {
      const TrellisPlanVisit *visit = trellis_plan_problem_visit (problem, g_array_index (extract->visit_of, int, i));

      trellis_plan_problem_visit (extract->problem, i)->from = visit->from;
      trellis_plan_problem_visit (extract->problem, i)->to = visit->to;
    }
  if (n > 0)
    {
      g_autofree char *placed = count_of (n, shortage->unplaced->len);

      add_remedy (remedies, n,
                  g_strdup_printf (ngettext ("Letting it stray up to two weeks from its time would place %s.",
                                             "Letting them stray up to two weeks from their time would place %s.",
                                             shortage->members->len), placed));
    }
}

static void
try_weekdays (Extract                   *extract,
              const TrellisPlanShortage *shortage,
              const TrellisPlanProblem  *problem,
              int                        before,
              GArray                    *remedies)
{
  static const char *const names[] = {
    N_("on Mondays"), N_("on Tuesdays"), N_("on Wednesdays"), N_("on Thursdays"), N_("on Fridays"),
  };
  const TrellisPlanAdviser *adviser = trellis_plan_problem_adviser (problem, shortage->adviser);
  guint8 *free = trellis_plan_problem_adviser (extract->problem, extract->adviser_of[shortage->adviser])->free;
  int n_days = problem->days->len;
  int best = -1;
  int most = 0;

  for (int weekday = 0; weekday < (int) G_N_ELEMENTS (names); weekday++)
    {
      gboolean is_worked = FALSE;
      int n;

      for (int day = 0; day < n_days; day++)
        {
          if (trellis_day_get_weekday (trellis_plan_problem_day (problem, day)->date) == weekday)
            {
              is_worked |= adviser->free[day] == TRELLIS_PLAN_WHOLE;
              if (day >= shortage->from && day <= shortage->to)
                free[day] = TRELLIS_PLAN_WHOLE;
            }
        }
      n = is_worked ? 0 : before - count_unplaced (extract);
      memcpy (free, adviser->free, n_days);
      if (n > most)
        {
          most = n;
          best = weekday;
        }
    }
  if (best >= 0)
    {
      g_autofree char *placed = count_of (most, shortage->unplaced->len);

      add_remedy (remedies, most, g_strdup_printf (_("If %s also worked %s, %s would fit."),
                                                   adviser->name, _(names[best]), placed));
    }
}

static void
try_closures (Extract                   *extract,
              const TrellisPlanShortage *shortage,
              const TrellisPlanProblem  *problem,
              int                        before,
              GArray                    *remedies)
{
  int n_days = problem->days->len;
  g_autoptr (GHashTable) schools = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer key;
  int n;

  for (guint i = 0; i < shortage->unplaced->len; i++)
    {
      const TrellisPlanVisit *visit = trellis_plan_problem_visit (problem, g_array_index (shortage->unplaced, int, i));

      g_hash_table_add (schools, GINT_TO_POINTER (visit->school));
      memset (trellis_plan_problem_school (extract->problem, extract->school_of[visit->school])->open,
              TRELLIS_PLAN_WHOLE, n_days);
    }
  n = before - count_unplaced (extract);
  g_hash_table_iter_init (&iter, schools);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      int school = GPOINTER_TO_INT (key);

      memcpy (trellis_plan_problem_school (extract->problem, extract->school_of[school])->open,
              trellis_plan_problem_school (problem, school)->open, n_days);
    }
  if (n > 0)
    {
      g_autofree char *placed = count_of (n, shortage->unplaced->len);

      int index = g_array_index (shortage->unplaced, int, 0);
      int school = trellis_plan_problem_visit (problem, index)->school;

      if (g_hash_table_size (schools) == 1)
        add_remedy (remedies, n,
                    g_strdup_printf (_("If %s gave up days of its own that are closed, %s would fit."),
                                     trellis_plan_problem_school (problem, school)->name, placed));
      else
        add_remedy (remedies, n,
                    g_strdup_printf (_("If the schools gave up days of their own that are closed, %s would fit."),
                                     placed));
    }
}

/* Who has most days left, as the plan stands, for the visits that got none. */
static void
try_others (const TrellisPlanShortage *shortage,
            const TrellisPlanProblem  *problem,
            const TrellisPlan         *plan,
            GArray                    *remedies)
{
  int n_days = problem->days->len;
  int n_unplaced = shortage->unplaced->len;
  int best = -1;
  int most = 0;
  Extract extract;

  begin_extract (&extract, problem);
  for (int i = 0; i < n_unplaced; i++)
    copy_visit (&extract, problem, g_array_index (shortage->unplaced, int, i));
  for (guint i = 0; i < problem->visits->len; i++)
    {
      int school = extract.school_of[trellis_plan_problem_visit (problem, i)->school];

      if (school >= 0 && plan->days[i] >= 0)
        trellis_plan_problem_school (extract.problem, school)->open[plan->days[i]] = 0;
    }
  for (guint adviser = 0; adviser < problem->advisers->len && most < n_unplaced; adviser++)
    {
      const TrellisPlanAdviser *other = trellis_plan_problem_adviser (problem, adviser);
      guint8 *free = trellis_plan_problem_adviser (extract.problem, 0)->free;
      int n;

      if ((int) adviser == shortage->adviser || other->is_nobody)
        continue;
      memcpy (free, other->free, n_days);
      for (guint i = 0; i < problem->visits->len; i++)
        {
          if (plan->days[i] >= 0 && trellis_plan_problem_visit (problem, i)->adviser == (int) adviser)
            free[plan->days[i]] &= ~plan->halves[i];
        }
      n = n_unplaced - count_unplaced (&extract);
      if (n > most)
        {
          most = n;
          best = adviser;
        }
    }
  clear_extract (&extract);
  if (best >= 0)
    {
      g_autofree char *placed = count_of (most, n_unplaced);

      add_remedy (remedies, most, g_strdup_printf (_("%s has days free for %s."),
                                                   trellis_plan_problem_adviser (problem, best)->name, placed));
    }
}

/**
 * trellis_plan_shortage_list_remedies:
 * @shortage: a shortage of @plan, its members and unplaced visits set
 * @problem: the problem
 * @plan: the plan
 *
 * Runs the flow again with one rule relaxed and counts: windows two weeks
 * wider, one more weekday, the schools' own closed days, another adviser's free
 * days.
 *
 * Returns: (transfer full): sentences, what places most first; none where
 *   nothing of the kind helps
 */
GStrv
trellis_plan_shortage_list_remedies (const TrellisPlanShortage *shortage,
                                     const TrellisPlanProblem  *problem,
                                     const TrellisPlan         *plan)
{
  g_autoptr (GArray) remedies = g_array_new (FALSE, FALSE, sizeof (Remedy));
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();
  Extract extract;
  int before;

  g_array_set_clear_func (remedies, clear_remedy);
  extract_adviser (&extract, problem, shortage);
  before = count_unplaced (&extract);
  try_windows (&extract, shortage, problem, before, remedies);
  if (!trellis_plan_problem_adviser (problem, shortage->adviser)->is_nobody)
    try_weekdays (&extract, shortage, problem, before, remedies);
  try_closures (&extract, shortage, problem, before, remedies);
  clear_extract (&extract);
  try_others (shortage, problem, plan, remedies);

  g_array_sort (remedies, compare_remedies);
  for (guint i = 0; i < remedies->len; i++)
    g_strv_builder_add (sentences, g_array_index (remedies, Remedy, i).sentence);

  return g_strv_builder_end (sentences);
}
