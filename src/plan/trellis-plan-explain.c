/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-plan-explain.h"

#include "trellis-plan-part.h"
#include "trellis-plan-remedy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * trellis_plan_shortage_free:
 * @self: (nullable) (transfer full): a shortage
 */
void
trellis_plan_shortage_free (TrellisPlanShortage *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->members, g_array_unref);
  g_clear_pointer (&self->unplaced, g_array_unref);
  g_free (self->reason);
  g_strfreev (self->remedies);
  g_free (self);
}

/* Puts a part's visits where the plan has them. */
static void
stand_as_planned (TrellisPlanPart   *part,
                  const TrellisPlan *plan)
{
  for (int i = 0; i < part->n_moving; i++)
    {
      int global = part->global[i];

      for (int j = part->first[i]; plan->days[global] >= 0 && j < part->first[i + 1]; j++)
        {
          if (part->choices[j].day == plan->days[global] && part->choices[j].halves == plan->halves[global])
            trellis_plan_part_set (part, i, j);
        }
    }
}

/* From a visit along the days it might take to the visits on them, and so on.
 * Marks @in_set and @day_in_set, by adviser and day. Returns FALSE if a day on
 * the way was free after all, which half days and two visits at one school can
 * bring about. */
static gboolean
walk_residual (TrellisPlanPart *part,
               int              start,
               guint8          *in_set,
               guint8          *day_in_set,
               int             *stack)
{
  gboolean is_closed = TRUE;
  int n = 0;

  in_set[start] = 1;
  stack[n++] = start;
  while (n > 0)
    {
      int visit = stack[--n];

      for (int j = part->first[visit]; j < part->first[visit + 1]; j++)
        {
          const TrellisPlanChoice *choice = &part->choices[j];
          int slot = part->adviser[visit] * part->n_days + choice->day;
          gboolean is_taken = FALSE;

          day_in_set[slot] = 1;
          for (int half = 0; half < 2; half++)
            {
              int other = part->occupant[slot * 2 + half];

              if (!(choice->halves & (1 << half)) || other < 0)
                continue;
              is_taken = TRUE;
              if (!in_set[other])
                {
                  in_set[other] = 1;
                  stack[n++] = other;
                }
            }
          is_closed &= is_taken;
        }
    }

  return is_closed;
}

static char *
format_span (const TrellisPlanProblem *problem,
             int                       from,
             int                       to)
{
  g_autofree char *first = trellis_day_format (trellis_plan_problem_day (problem, from)->date, TRELLIS_DAY_STYLE_LONG);
  g_autofree char *last = trellis_day_format (trellis_plan_problem_day (problem, to)->date, TRELLIS_DAY_STYLE_LONG);

  if (from == to)
    return g_strdup_printf (_("on %s"), first);

  return g_strdup_printf (_("from %s to %s"), first, last);
}

static char *
name_visit (const TrellisPlanVisit *visit)
{
  if (visit->name != NULL)
    return g_strdup (visit->name);

  return g_strdup_printf (_("Visit %d"), visit->number);
}

/* A visit that has no possible day at all: what stands in its way, day by day,
 * each day counted once. */
static char *
explain_single (const TrellisPlanProblem *problem,
                int                       index)
{
  const TrellisPlanVisit *visit = trellis_plan_problem_visit (problem, index);
  const TrellisPlanAdviser *adviser = trellis_plan_problem_adviser (problem, visit->adviser);
  const TrellisPlanSchool *school = trellis_plan_problem_school (problem, visit->school);
  guint needed = trellis_plan_visit_get_needed (visit);
  g_autofree char *name = name_visit (visit);
  g_autofree char *span = NULL;
  g_autoptr (GString) sentence = NULL;
  int n_away = 0;
  int n_closed = 0;
  int n_taken = 0;
  int n = visit->to - visit->from + 1;

  if (n <= 0)
    return g_strdup_printf (_("%s: no day is left for %s."), school->name, name);

  for (int day = visit->from; day <= visit->to; day++)
    {
      guint free = adviser->free[day];
      guint open = free & school->open[day];

      if (needed != 0 ? (free & needed) != needed : free == 0)
        n_away++;
      else if (needed != 0 ? (open & needed) != needed : open == 0)
        n_closed++;
      else
        n_taken++;
    }
  span = format_span (problem, visit->from, visit->to);
  sentence = g_string_new (NULL);
  g_string_append_printf (sentence, ngettext ("%s has no possible day for %s %s, which is %d school day:",
                                              "%s has no possible day for %s %s, %d school days:", n),
                          school->name, name, span, n);
  if (n_away > 0)
    {
      g_string_append (sentence, " ");
      g_string_append_printf (sentence, ngettext ("%s is not free on %d", "%s is not free on %d", n_away),
                              adviser->name, n_away);
    }
  if (n_closed > 0)
    {
      g_string_append (sentence, n_away > 0 ? ", " : " ");
      g_string_append_printf (sentence, ngettext ("the school is closed on %d", "the school is closed on %d", n_closed),
                              n_closed);
    }
  if (n_taken > 0)
    {
      g_string_append (sentence, n_away + n_closed > 0 ? ", " : " ");
      g_string_append_printf (sentence, ngettext ("a visit that stays where it is takes %d",
                                                  "visits that stay where they are take %d", n_taken), n_taken);
    }
  g_string_append (sentence, ".");

  return g_string_free (g_steal_pointer (&sentence), FALSE);
}

/* A visit among mornings and afternoons, where days do not add up to a proof. */
static char *
explain_crowded (const TrellisPlanProblem *problem,
                 int                       index)
{
  const TrellisPlanVisit *visit = trellis_plan_problem_visit (problem, index);
  g_autofree char *name = name_visit (visit);
  g_autofree char *span = format_span (problem, visit->from, visit->to);

  return g_strdup_printf (_("%s: each day that %s could take %s has another visit that cannot give way."),
                          trellis_plan_problem_school (problem, visit->school)->name, name, span);
}

static int
count_schools (const TrellisPlanProblem *problem,
               GArray                   *visits)
{
  g_autoptr (GHashTable) schools = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < visits->len; i++)
    {
      const TrellisPlanVisit *visit = trellis_plan_problem_visit (problem, g_array_index (visits, int, i));

      g_hash_table_add (schools, GINT_TO_POINTER (visit->school));
    }

  return g_hash_table_size (schools);
}

static char *
explain_set (const TrellisPlanProblem  *problem,
             const TrellisPlanShortage *shortage)
{
  const TrellisPlanAdviser *adviser = trellis_plan_problem_adviser (problem, shortage->adviser);
  g_autofree char *from = trellis_day_format (trellis_plan_problem_day (problem, shortage->from)->date,
                                              TRELLIS_DAY_STYLE_LONG);
  g_autofree char *to = trellis_day_format (trellis_plan_problem_day (problem, shortage->to)->date,
                                            TRELLIS_DAY_STYLE_LONG);
  g_autofree char *visits = NULL;
  g_autofree char *schools = NULL;
  g_autofree char *days = NULL;
  g_autofree char *lost = NULL;
  int n_schools = count_schools (problem, shortage->members);
  int n_members = shortage->members->len;
  int n_lost = shortage->unplaced->len;

  schools = g_strdup_printf (ngettext ("%d school", "%d schools", n_schools), n_schools);
  lost = g_strdup_printf (ngettext ("%d cannot be placed", "%d cannot be placed", n_lost), n_lost);
  if (adviser->is_nobody)
    {
      int school = trellis_plan_problem_visit (problem, g_array_index (shortage->members, int, 0))->school;

      visits = g_strdup_printf (ngettext ("%d visit to %s needs", "%d visits to %s need", n_members),
                                n_members, trellis_plan_problem_school (problem, school)->name);
      days = g_strdup_printf (ngettext ("%d day is open", "%d days are open", shortage->n_days), shortage->n_days);
      return g_strdup_printf (_("Between %s and %s, %s a day each, but only %s: %s."), from, to, visits, days, lost);
    }
  visits = g_strdup_printf (ngettext ("%d visit", "%d visits", n_members), n_members);
  days = g_strdup_printf (ngettext ("%d of %s’s days is", "%d of %s’s days are", shortage->n_days),
                          shortage->n_days, adviser->name);

  /* Translators: "Between 23 February 2026 and 27 March 2026, Ash’s 23 visits
   * at 12 schools need a day each, but only 19 of Ash’s days are open to those
   * schools: 4 cannot be placed." */
  return g_strdup_printf (_("Between %s and %s, %s’s %s at %s need a day each, but only %s open to those schools: %s."),
                          from, to, adviser->name, visits, schools, days, lost);
}

static TrellisPlanShortage *
begin_shortage (void)
{
  TrellisPlanShortage *shortage = g_new0 (TrellisPlanShortage, 1);

  shortage->members = g_array_new (FALSE, FALSE, sizeof (int));
  shortage->unplaced = g_array_new (FALSE, FALSE, sizeof (int));
  shortage->from = G_MAXINT;
  shortage->to = -1;

  return shortage;
}

static void
add_member (TrellisPlanShortage *shortage,
            TrellisPlanPart     *part,
            int                  local)
{
  int index = part->global[local];
  const TrellisPlanVisit *visit = trellis_plan_problem_visit (part->problem, index);

  g_array_append_val (shortage->members, index);
  if (part->choice[local] < 0)
    {
      g_array_append_val (shortage->unplaced, index);
      shortage->adviser = visit->adviser;
    }
  shortage->from = MIN (shortage->from, visit->from);
  shortage->to = MAX (shortage->to, visit->to);
}

/* Where all members need the same half of a day, each of the days has one of
 * them, and there is no doubt. Elsewhere each visit speaks for itself. */
static void
describe_set (TrellisPlanPart   *part,
              const TrellisPlan *plan,
              const guint8      *in_set,
              const guint8      *day_in_set,
              gboolean           is_closed,
              GPtrArray         *shortages)
{
  const TrellisPlanProblem *problem = part->problem;
  g_autoptr (TrellisPlanShortage) shortage = begin_shortage ();
  guint common = TRELLIS_PLAN_WHOLE;

  for (int i = 0; i < part->n_moving; i++)
    {
      if (!in_set[i])
        continue;
      add_member (shortage, part, i);
      common &= trellis_plan_visit_get_needed (trellis_plan_problem_visit (problem, part->global[i]));
    }
  for (int i = 0; i < part->n_advisers * part->n_days; i++)
    shortage->n_days += day_in_set[i];

  if ((is_closed && common != 0) || shortage->members->len == 1)
    {
      shortage->is_exact = is_closed;
      if (shortage->members->len == 1)
        {
          int index = g_array_index (shortage->unplaced, int, 0);

          shortage->reason = shortage->n_days == 0 ? explain_single (problem, index) : explain_crowded (problem, index);
        }
      else
        {
          g_assert_cmpint (shortage->members->len - shortage->unplaced->len, ==, shortage->n_days);
          shortage->reason = explain_set (problem, shortage);
        }
      shortage->remedies = trellis_plan_shortage_list_remedies (shortage, problem, plan);
      g_ptr_array_add (shortages, g_steal_pointer (&shortage));
      return;
    }

  for (int i = 0; i < part->n_moving; i++)
    {
      TrellisPlanShortage *own;

      if (!in_set[i] || part->choice[i] >= 0)
        continue;
      own = begin_shortage ();
      add_member (own, part, i);
      own->reason = explain_crowded (problem, part->global[i]);
      own->remedies = trellis_plan_shortage_list_remedies (own, problem, plan);
      g_ptr_array_add (shortages, own);
    }
}

/* Sets that meet are one: the days of the one are the days of the other. */
static void
explain_part (TrellisPlanPart   *part,
              const TrellisPlan *plan,
              GCancellable      *cancellable,
              GPtrArray         *shortages)
{
  int n_slots = part->n_advisers * part->n_days;
  g_autofree int *stack = g_new (int, part->n_moving + 1);
  g_autofree int *set_of = g_new (int, part->n_moving + 1);
  g_autofree guint8 *in_set = g_new (guint8, part->n_moving + 1);
  g_autofree guint8 *day_in_set = g_new (guint8, n_slots + 1);

  memset (set_of, 0xff, sizeof (int) * part->n_moving);
  for (int i = 0; i < part->n_moving; i++)
    {
      gboolean is_closed;
      gboolean is_growing = TRUE;

      if (part->choice[i] >= 0 || set_of[i] >= 0 || g_cancellable_is_cancelled (cancellable))
        continue;
      memset (in_set, 0, part->n_moving);
      memset (day_in_set, 0, n_slots);
      is_closed = walk_residual (part, i, in_set, day_in_set, stack);
      while (is_growing)
        {
          is_growing = FALSE;
          for (int j = i + 1; j < part->n_moving; j++)
            {
              gboolean meets = FALSE;

              if (part->choice[j] >= 0 || in_set[j] || set_of[j] >= 0)
                continue;
              for (int k = part->first[j]; k < part->first[j + 1]; k++)
                meets |= day_in_set[part->adviser[j] * part->n_days + part->choices[k].day];
              if (!meets)
                continue;
              is_closed &= walk_residual (part, j, in_set, day_in_set, stack);
              is_growing = TRUE;
            }
        }
      for (int j = 0; j < part->n_moving; j++)
        {
          if (in_set[j])
            set_of[j] = i;
        }
      describe_set (part, plan, in_set, day_in_set, is_closed, shortages);
    }
}

/**
 * trellis_plan_problem_explain:
 * @problem: a problem
 * @plan: what trellis_plan_problem_solve() made of it
 * @cancellable: (nullable): stops explaining; what is explained so far stands
 *
 * Says why visits could not be placed. From each it walks along the days it
 * might take to the visits that have them, and from those on: all that is
 * reached needs those days and no others, so that no plan places more. Then the
 * flow is run again with one rule or another relaxed, to say what would help.
 *
 * Returns: (transfer full) (element-type TrellisPlanShortage): the shortages;
 *   each visit that is not placed is in one of them
 */
GPtrArray *
trellis_plan_problem_explain (const TrellisPlanProblem *problem,
                              const TrellisPlan        *plan,
                              GCancellable             *cancellable)
{
  GPtrArray *shortages = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_plan_shortage_free);
  g_autoptr (GPtrArray) parts = NULL;

  if (plan->n_unplaced == 0)
    return shortages;

  parts = trellis_plan_parts_new (problem);
  for (guint i = 0; i < parts->len; i++)
    {
      TrellisPlanPart *part = g_ptr_array_index (parts, i);

      stand_as_planned (part, plan);
      explain_part (part, plan, cancellable, shortages);
    }

  return shortages;
}
