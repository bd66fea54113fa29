/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-plan-reasons.h"

#include "trellis-plan-year-private.h"

#include <glib/gi18n-lib.h>

/* Why a visit is on its day: the rules that leave it some days and no others,
 * and what each of the plan's costs says of the one it has. */

enum
{
  COST_IDEAL,
  COST_SPACING,
  COST_WEEK,
  COST_HUB,
  COST_DAY,
  N_COSTS
};

/* A year as it stands, looked at from one of its visits. */
typedef struct
{
  TrellisYearWork work;
  TrellisVisit *visit;
  TrellisPlanEntry *entry;        /* of @visit */
  TrellisPlanWindow window;       /* the whole of its time, also of what is over */
  const TrellisPlanVisit *planned;
  const TrellisPlanAdviser *adviser;
  const TrellisPlanSchool *school;
  int day;                        /* where it stands, or -1 on a day out of school */
  guint halves;                   /* that it takes */
  int before;                     /* the visit before it in its sequence that has a day, or -1 */
  int after;
  int before_day;
  int after_day;
  guint8 *busy;                   /* for each day, the halves that others take of the adviser */
  guint8 *visited;                /* for each day, whether another visit is at the school */
  int *load;                      /* for each week, the halves that others take */
  int *hub_load;                  /* for each week, the other visits of the adviser to the school's hub */
} Stand;

/* Of the days of a visit's time, so many are out for each reason. */
typedef struct
{
  int n;
  int n_away;
  int n_closed;
  int n_taken;
  int n_visited;
  int n_open;
  gboolean has_own;  /* the day that it has is one of @n_open */
} DayCounts;

/**
 * trellis_visit_reason_free:
 * @self: (nullable) (transfer full): a reason
 */
void
trellis_visit_reason_free (TrellisVisitReason *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->text);
  g_free (self);
}

static void
add_reason (GPtrArray  *reasons,
            const char *title,
            char       *text,
            int         cost)
{
  TrellisVisitReason *reason = g_new0 (TrellisVisitReason, 1);

  reason->title = g_strdup (title);
  reason->text = text;
  reason->cost = cost;
  g_ptr_array_add (reasons, reason);
}

/* The year as it stands ---------------------------------------------------------- */

static int
find_day (const TrellisYearWork  *work,
          const TrellisPlanEntry *entry)
{
  TrellisDay date = entry->visit != NULL ? entry->visit->visit_on : TRELLIS_DAY_NONE;
  int day;

  if (date == TRELLIS_DAY_NONE)
    return -1;
  day = trellis_plan_calendar_find (work->calendar, date);

  return day < work->calendar->n_days && work->calendar->dates[day] == date ? day : -1;
}

static TrellisPlanEntry *
find_entry (const TrellisYearWork *work,
            const char            *visit_id)
{
  for (guint i = 0; i < work->entries->len; i++)
    {
      TrellisPlanEntry *entry = &g_array_index (work->entries, TrellisPlanEntry, i);

      if (entry->visit != NULL && entry->index >= 0 && g_str_equal (entry->visit->id, visit_id))
        return entry;
    }

  return NULL;
}

static int
count_halves (guint halves)
{
  return (halves & TRELLIS_PLAN_AM ? 1 : 0) + (halves & TRELLIS_PLAN_PM ? 1 : 0);
}

static void
take_other (Stand                  *stand,
            const TrellisPlanEntry *other)
{
  const TrellisPlanVisit *planned = trellis_plan_problem_visit (stand->work.problem, other->index);
  int day = find_day (&stand->work, other);
  guint halves;

  if (day < 0)
    return;
  halves = trellis_plan_session_get_halves (other->visit->session);
  if (planned->adviser == stand->planned->adviser)
    {
      stand->busy[day] |= halves;
      stand->load[trellis_plan_problem_day (stand->work.problem, day)->week] += count_halves (halves);
      if (trellis_plan_problem_school (stand->work.problem, planned->school)->hub == stand->school->hub)
        stand->hub_load[trellis_plan_problem_day (stand->work.problem, day)->week]++;
    }
  if (planned->school == stand->planned->school)
    stand->visited[day] = 1;
  if (planned->sequence < 0 || planned->sequence != stand->planned->sequence)
    return;
  /* Visits of a sequence are in the problem in their order. */
  if (other->index < stand->entry->index && other->index > stand->before)
    {
      stand->before = other->index;
      stand->before_day = day;
    }
  if (other->index > stand->entry->index && (stand->after < 0 || other->index < stand->after))
    {
      stand->after = other->index;
      stand->after_day = day;
    }
}

static void
look_from (Stand            *stand,
           TrellisPlanEntry *entry)
{
  TrellisYearWork *work = &stand->work;
  int n_days = work->calendar->n_days;
  int n_weeks = trellis_plan_problem_day (work->problem, n_days - 1)->week + 1;

  stand->entry = entry;
  stand->visit = entry->visit;
  stand->planned = trellis_plan_problem_visit (work->problem, entry->index);
  stand->adviser = trellis_plan_problem_adviser (work->problem, stand->planned->adviser);
  stand->school = trellis_plan_problem_school (work->problem, stand->planned->school);
  stand->window = entry->window;
  if (entry->owed != NULL)
    stand->window = trellis_plan_calendar_get_window (work->calendar, work->scheme, entry->owed);
  stand->day = find_day (work, entry);
  stand->halves = trellis_plan_session_get_halves (entry->visit->session);
  stand->before = stand->after = -1;
  stand->busy = g_new0 (guint8, n_days);
  stand->visited = g_new0 (guint8, n_days);
  stand->load = g_new0 (int, n_weeks);
  stand->hub_load = g_new0 (int, n_weeks);
  for (guint i = 0; i < work->entries->len; i++)
    {
      const TrellisPlanEntry *other = &g_array_index (work->entries, TrellisPlanEntry, i);

      if (other != entry && other->index >= 0)
        take_other (stand, other);
    }
}

static void
clear_stand (Stand *stand)
{
  trellis_year_work_clear (&stand->work);
  g_clear_pointer (&stand->busy, g_free);
  g_clear_pointer (&stand->visited, g_free);
  g_clear_pointer (&stand->load, g_free);
  g_clear_pointer (&stand->hub_load, g_free);
}

static int
get_gap (const Stand *stand,
         int          from,
         int          to)
{
  return trellis_plan_problem_visit (stand->work.problem, to)->ideal -
         trellis_plan_problem_visit (stand->work.problem, from)->ideal;
}

/* What the visit adds to the cost of the plan on a day, all others staying. */
static int
count_costs (const Stand *stand,
             int          day,
             int          costs[N_COSTS])
{
  const TrellisPlanWeights *weights = &stand->work.problem->weights;
  int week = trellis_plan_problem_day (stand->work.problem, day)->week;
  int sum = 0;

  costs[COST_IDEAL] = ABS (day - stand->window.ideal);
  costs[COST_SPACING] = 0;
  if (stand->before >= 0)
    costs[COST_SPACING] += trellis_plan_spacing_cost (get_gap (stand, stand->before, stand->entry->index),
                                                      day - stand->before_day);
  if (stand->after >= 0)
    costs[COST_SPACING] += trellis_plan_spacing_cost (get_gap (stand, stand->entry->index, stand->after),
                                                      stand->after_day - day);
  costs[COST_SPACING] *= weights->spacing;
  costs[COST_WEEK] = weights->week * (trellis_plan_week_cost (stand->load[week] + count_halves (stand->halves)) -
                                      trellis_plan_week_cost (stand->load[week]));
  costs[COST_HUB] = stand->school->hub >= 0 && stand->hub_load[week] == 0 ? weights->hub_week : 0;
  costs[COST_DAY] = trellis_plan_problem_day (stand->work.problem, day)->is_avoided ? weights->avoided_day : 0;
  for (int i = 0; i < N_COSTS; i++)
    sum += costs[i];

  return sum;
}

static gboolean
is_open (const Stand *stand,
         int          day,
         DayCounts   *counts)
{
  guint halves = stand->halves;
  int *reason = (stand->adviser->free[day] & halves) != halves ? &counts->n_away :
                (stand->school->open[day] & halves) != halves ? &counts->n_closed :
                stand->visited[day] ? &counts->n_visited :
                stand->busy[day] & halves ? &counts->n_taken : &counts->n_open;

  (*reason)++;
  counts->n++;

  return reason == &counts->n_open;
}

/* Sentences ------------------------------------------------------------------------ */

static char *
dup_name (const TrellisPlanVisit *visit)
{
  return visit->name != NULL ? g_strdup (visit->name) : g_strdup_printf (_("Visit %d"), visit->number);
}

static void
explain_hold (GPtrArray   *reasons,
              const Stand *stand)
{
  const TrellisVisit *visit = stand->visit;
  const char *text;

  if (visit->status == TRELLIS_VISIT_STATUS_AGREED)
    text = _("It is agreed with the school: a plan leaves it where it is.");
  else if (visit->status != TRELLIS_VISIT_STATUS_PLANNED)
    text = _("It has taken place.");
  else if (visit->is_pinned)
    text = _("A person chose this day: a plan leaves it where it is.");
  else
    text = _("A plan leaves it where it is while that is possible; planned afresh, it may move.");
  add_reason (reasons, _("How firm it is"), g_strdup (text), 0);
}

static void
explain_adviser (GPtrArray   *reasons,
                 const Stand *stand)
{
  const TrellisPlanUnit *unit = stand->entry->unit;
  const TrellisVisit *visit = stand->visit;
  char *text;

  if (visit->adviser_id == NULL && unit->adviser_id == NULL)
    text = g_strdup (_("The school has no adviser: the day follows the school’s calendar alone."));
  else if (visit->adviser_id == NULL || g_strcmp0 (visit->adviser_id, unit->adviser_id) == 0)
    text = g_strdup_printf (_("%s is the school’s adviser, as at its other visits."), unit->adviser_name);
  else if (unit->adviser_id == NULL)
    text = g_strdup_printf (_("%s makes this visit; the school has no adviser of its own."), visit->adviser_name);
  else
    text = g_strdup_printf (_("%s makes this visit; the school’s adviser is %s."), visit->adviser_name,
                            unit->adviser_name);
  add_reason (reasons, _("One adviser"), text, 0);
}

static void
explain_time (GPtrArray   *reasons,
              const Stand *stand,
              const int   *costs)
{
  const TrellisPlanCalendar *calendar = stand->work.calendar;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *ideal = NULL;
  GString *text;
  int off = ABS (stand->day - stand->window.ideal);

  if (stand->window.from > stand->window.to)
    return;
  from = trellis_day_format (calendar->dates[stand->window.from], TRELLIS_DAY_STYLE_LONG);
  to = trellis_day_format (calendar->dates[stand->window.to], TRELLIS_DAY_STYLE_LONG);
  ideal = trellis_day_format (calendar->dates[stand->window.ideal], TRELLIS_DAY_STYLE_LONG);
  text = g_string_new (NULL);
  if (stand->entry->owed == NULL)
    g_string_append_printf (text, _("It is not among the visits that the school is owed: its time is the term that it "
                                    "is in, from %s to %s."), from, to);
  else
    g_string_append_printf (text, _("From %s to %s; most evenly on %s."), from, to, ideal);
  g_string_append_c (text, ' ');
  if (stand->day < stand->window.from || stand->day > stand->window.to)
    g_string_append (text, _("This day is outside it."));
  else if (off == 0)
    g_string_append (text, _("This is that day."));
  else if (stand->entry->owed != NULL)
    g_string_append_printf (text, ngettext ("This day is %d school day from that.",
                                            "This day is %d school days from that.", off), off);
  else
    g_string_truncate (text, text->len - 1);
  add_reason (reasons, _("Its time"), g_string_free (text, FALSE),
              stand->entry->owed != NULL ? costs[COST_IDEAL] : 0);
}

static void
append_count (GString    *text,
              const char *format,
              const char *name,
              int         n)
{
  if (n == 0)
    return;
  g_string_append (text, " ");
  if (name != NULL)
    g_string_append_printf (text, format, name, n);
  else
    g_string_append_printf (text, format, n);
}

static void
explain_days (GPtrArray       *reasons,
              const Stand     *stand,
              const DayCounts *counts)
{
  GString *text;

  if (counts->n == 0)
    return;
  text = g_string_new (NULL);
  g_string_append_printf (text, ngettext ("%d school day is in its time.", "%d school days are in its time.",
                                          counts->n), counts->n);
  if (!stand->adviser->is_nobody)
    append_count (text, ngettext ("%s is not at work on %d.", "%s is not at work on %d.", counts->n_away),
                  stand->adviser->name, counts->n_away);
  append_count (text, ngettext ("The school is closed on %d.", "The school is closed on %d.", counts->n_closed), NULL,
                counts->n_closed);
  append_count (text, ngettext ("The school has another visit on %d.", "The school has another visit on %d.",
                                counts->n_visited), NULL, counts->n_visited);
  append_count (text, ngettext ("%s is at another school on %d.", "%s is at another school on %d.", counts->n_taken),
                stand->adviser->name, counts->n_taken);
  g_string_append_c (text, ' ');
  if (counts->has_own)
    g_string_append_printf (text, ngettext ("%d is left: this one.", "%d are left, this one included.",
                                            counts->n_open), counts->n_open);
  else
    g_string_append_printf (text, ngettext ("%d is left.", "%d are left.", counts->n_open), counts->n_open);
  add_reason (reasons, _("Days it could have"), g_string_free (text, FALSE), 0);
}

static void
explain_spacing (GPtrArray   *reasons,
                 const Stand *stand,
                 const int   *costs)
{
  GString *text;

  if (stand->before < 0 && stand->after < 0)
    return;
  text = g_string_new (NULL);
  if (stand->before >= 0)
    {
      g_autofree char *name = dup_name (trellis_plan_problem_visit (stand->work.problem, stand->before));
      int gap = stand->day - stand->before_day;

      /* Translators: %d school days, a visit, the number that is even */
      g_string_append_printf (text, ngettext ("%d school day after %s, where %d would be even.",
                                              "%d school days after %s, where %d would be even.", gap),
                              gap, name, get_gap (stand, stand->before, stand->entry->index));
    }
  if (stand->after >= 0)
    {
      g_autofree char *name = dup_name (trellis_plan_problem_visit (stand->work.problem, stand->after));
      int gap = stand->after_day - stand->day;

      if (text->len > 0)
        g_string_append_c (text, ' ');
      /* Translators: %d school days, a visit, the number that is even */
      g_string_append_printf (text, ngettext ("%d school day before %s, where %d would be even.",
                                              "%d school days before %s, where %d would be even.", gap),
                              gap, name, get_gap (stand, stand->entry->index, stand->after));
    }
  add_reason (reasons, _("Spacing"), g_string_free (text, FALSE), costs[COST_SPACING]);
}

static void
explain_week (GPtrArray   *reasons,
              const Stand *stand,
              const int   *costs)
{
  int week = trellis_plan_problem_day (stand->work.problem, stand->day)->week;
  int n = stand->load[week] + count_halves (stand->halves);
  g_autofree char *days = NULL;

  if (stand->adviser->is_nobody)
    return;
  days = n % 2 == 0 ? g_strdup_printf ("%d", n / 2) : n == 1 ? g_strdup ("½") : g_strdup_printf ("%d½", n / 2);
  /* Translators: an adviser; a number of days, perhaps with a half: 2½ */
  add_reason (reasons, _("The adviser’s week"),
              g_strdup_printf (ngettext ("With this visit %s is out on %s day of that week.",
                                         "With this visit %s is out on %s days of that week.", (n + 1) / 2),
                               stand->adviser->name, days), costs[COST_WEEK]);
}

static void
explain_hub (GPtrArray   *reasons,
             const Stand *stand,
             const int   *costs)
{
  int n = stand->hub_load[trellis_plan_problem_day (stand->work.problem, stand->day)->week];
  char *text;

  if (stand->school->hub < 0 || stand->work.problem->weights.hub_week == 0)
    return;
  if (n == 0)
    text = g_strdup (_("It is the only visit to its hub in the adviser’s week."));
  else
    text = g_strdup_printf (ngettext ("%d other visit of the adviser’s week is in the same hub.",
                                      "%d other visits of the adviser’s week are in the same hub.", n), n);
  add_reason (reasons, _("Hubs together"), text, costs[COST_HUB]);
}

static void
explain_avoided (GPtrArray   *reasons,
                 const Stand *stand,
                 const int   *costs)
{
  if (trellis_plan_problem_day (stand->work.problem, stand->day)->is_avoided)
    add_reason (reasons, _("A day to avoid"),
                g_strdup (_("The trust would rather have no visits on this weekday, or in this month.")),
                costs[COST_DAY]);
}

static char *
name_points (int n)
{
  return g_strdup_printf (ngettext ("%d point", "%d points", n), n);
}

static void
explain_best (GPtrArray   *reasons,
              const Stand *stand,
              int          best,
              int          best_cost,
              int          cost)
{
  g_autofree char *date = NULL;
  g_autofree char *points = NULL;
  char *text;

  if (best < 0)
    {
      add_reason (reasons, _("The next best day"), g_strdup (_("No other day of its time is free.")), 0);
      return;
    }
  date = trellis_day_format (stand->work.calendar->dates[best], TRELLIS_DAY_STYLE_FULL);
  points = name_points (ABS (best_cost - cost));
  if (best_cost > cost)
    text = g_strdup_printf (_("%s would cost %s more, with every other visit where it is."), date, points);
  else if (best_cost == cost)
    text = g_strdup_printf (_("%s would be as good, with every other visit where it is."), date);
  else
    text = g_strdup_printf (_("%s would cost %s less, with every other visit where it is."), date, points);
  add_reason (reasons, best_cost < cost ? _("A better day") : _("The next best day"), text, 0);
}

/* What a fixed day costs -------------------------------------------------------------- */

/* Plans the rest of the year afresh with the visit on its day and without that. */
static gboolean
weigh_hold (GPtrArray                *reasons,
            TrellisVisitDays         *days,
            TrellisScheme            *scheme,
            const char               *visit_id,
            TrellisDay                today,
            const TrellisPlanOptions *options,
            GCancellable             *cancellable,
            GError                  **error)
{
  TrellisYearWork work = { days->year, scheme, };
  TrellisPlanEntry *entry;
  TrellisPlanVisit *planned;
  TrellisPlanWindow window;
  g_autoptr (TrellisPlan) with = NULL;
  g_autoptr (TrellisPlan) without = NULL;
  GString *text;
  int cost, n_more;

  work.as_at = MAX (today, days->year->starts_on);
  work.is_afresh = TRUE;
  work.preferences = options->preferences;
  if (!trellis_year_work_build (&work, days->schools, days->advisers, days->visits, error) ||
      (entry = find_entry (&work, visit_id)) == NULL ||
      (with = trellis_plan_problem_solve (work.problem, options, cancellable, NULL, NULL, error)) == NULL)
    {
      trellis_year_work_clear (&work);
      return *error == NULL;
    }

  window = entry->window;
  planned = trellis_plan_problem_visit (work.problem, entry->index);
  planned->is_pinned = FALSE;
  planned->from = MAX (window.from, work.first_day);
  planned->to = window.to;
  planned->ideal = window.ideal;
  planned->old_day = -1;
  without = trellis_plan_problem_solve (work.problem, options, cancellable, NULL, NULL, error);
  trellis_year_work_clear (&work);
  if (without == NULL)
    return FALSE;

  /* A plan with it fixed is one of those in which it is not. */
  n_more = MAX (0, with->n_unplaced - without->n_unplaced);
  cost = MAX (0, with->cost - without->cost);
  text = g_string_new (NULL);
  if (cost == 0)
    {
      g_string_append (text, _("Nothing: a plan of the year is no better where it may move."));
    }
  else
    {
      g_autofree char *points = name_points (cost);

      /* Translators: %s is a number of points; then what the whole year's plan costs with and without. */
      g_string_append_printf (text, _("%s: the year planned afresh costs %d with the visit on this day, and %d "
                                      "where it may move."),
                              points, (int) with->cost, (int) MIN (without->cost, with->cost));
    }
  if (n_more > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, ngettext ("%d more visit would have a day.", "%d more visits would have a day.",
                                              n_more), n_more);
    }
  add_reason (reasons, _("What fixing it costs"), g_string_free (text, FALSE), cost);

  return TRUE;
}

static void
explain_stand (GPtrArray   *reasons,
               const Stand *stand)
{
  DayCounts counts = { 0, };
  int costs[N_COSTS];
  int other_costs[N_COSTS];
  int cost = count_costs (stand, stand->day, costs);
  int best = -1;
  int best_cost = 0;

  for (int day = stand->window.from; day <= stand->window.to; day++)
    {
      int other_cost;

      if (!is_open (stand, day, &counts))
        continue;
      if (day == stand->day)
        {
          counts.has_own = TRUE;
          continue;
        }
      other_cost = count_costs (stand, day, other_costs);
      if (best < 0 || other_cost < best_cost)
        {
          best = day;
          best_cost = other_cost;
        }
    }

  explain_time (reasons, stand, costs);
  explain_days (reasons, stand, &counts);
  explain_spacing (reasons, stand, costs);
  explain_week (reasons, stand, costs);
  explain_hub (reasons, stand, costs);
  explain_avoided (reasons, stand, costs);
  explain_best (reasons, stand, best, best_cost, cost);
}

/**
 * trellis_visit_reasons_new:
 * @days: the year as it stands
 * @scheme: the scheme its schools are owed visits by
 * @visit_id: a visit of the year that has a day and is not cancelled
 * @today: what a day chosen by a person costs is told of days from then on
 * @options: how the planner seeks, and what matters to the trust
 * @cancellable: (nullable): ends the search
 * @error: return location for a #GError
 *
 * Says why a visit is on the day that it has: the hard rules that leave it so
 * many days of its time, what each of the plan's costs says of this one, and the
 * best of the others with every other visit where it is. Of a visit to come that
 * is pinned or agreed it also says what that costs: the year is planned afresh
 * with the visit where it is and where it may move.
 *
 * Costs are the plan's own (trellis_plan_problem_cost()): a point is a school day
 * off the most even one, or as bad as that.
 *
 * Blocks; made to be called on a thread of its own.
 *
 * Returns: (transfer full) (nullable) (element-type TrellisVisitReason): the
 *   reasons, in the order that they are told; empty for a visit that the year
 *   does not have or that has no day; %NULL with @error set
 */
GPtrArray *
trellis_visit_reasons_new (TrellisVisitDays          *days,
                           TrellisScheme             *scheme,
                           const char                *visit_id,
                           TrellisDay                 today,
                           const TrellisPlanOptions  *options,
                           GCancellable              *cancellable,
                           GError                   **error)
{
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_visit_reason_free);
  Stand stand = { { days->year, scheme, }, };
  g_autoptr (TrellisVisit) visit = NULL;
  g_autoptr (GError) failure = NULL;
  TrellisPlanEntry *entry;

  g_return_val_if_fail (TRELLIS_IS_VISIT_DAYS (days), NULL);
  g_return_val_if_fail (TRELLIS_IS_SCHEME (scheme), NULL);

  /* From the year's first day, so that what is over is told of as it was. */
  stand.work.as_at = days->year->starts_on;
  stand.work.preferences = options->preferences;
  if (!trellis_year_work_build (&stand.work, days->schools, days->advisers, days->visits, error))
    {
      clear_stand (&stand);
      return NULL;
    }
  entry = find_entry (&stand.work, visit_id);
  if (entry != NULL && entry->visit->visit_on != TRELLIS_DAY_NONE)
    {
      g_autofree char *refusal = NULL;

      visit = g_object_ref (entry->visit);
      look_from (&stand, entry);
      explain_hold (reasons, &stand);
      refusal = trellis_visit_days_explain (days, visit, visit->visit_on, visit->session);
      if (refusal != NULL)
        add_reason (reasons, _("What stands in its way"), g_steal_pointer (&refusal), 0);
      explain_adviser (reasons, &stand);
      if (stand.day >= 0)
        explain_stand (reasons, &stand);
    }
  clear_stand (&stand);

  if (visit != NULL && visit->visit_on >= today &&
      (visit->status == TRELLIS_VISIT_STATUS_AGREED ||
       (visit->status == TRELLIS_VISIT_STATUS_PLANNED && visit->is_pinned)) &&
      !weigh_hold (reasons, days, scheme, visit_id, today, options, cancellable, &failure))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return g_steal_pointer (&reasons);
}
