/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-plan-year-private.h"

#include "trellis-plan-random.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LOWEST_PRIORITY 10
#define PRIORITY_RANGE 30
#define HUB_WEEK_COST 4
#define AVOIDED_DAY_COST 5

static void
clear_entry (gpointer data)
{
  TrellisPlanEntry *entry = data;

  g_clear_object (&entry->visit);
}

/* A random stream that belongs to the person, whoever else is planned. */
static guint64
hash_id (const char *id)
{
  TrellisPlanRandom state = 14695981039346656037u;

  for (const guchar *at = (const guchar *) id; *at != '\0'; at++)
    state = (state ^ *at) * 1099511628211u;

  return trellis_plan_random_next (&state);
}

static int
add_person (TrellisYearWork *work,
            const char      *id,
            const char      *name,
            TrellisPerson   *person)
{
  int index = trellis_plan_problem_add_adviser (work->problem, name, hash_id (id));
  TrellisPlanAdviser *adviser = trellis_plan_problem_adviser (work->problem, index);

  if (person != NULL)
    trellis_plan_calendar_fill_person (work->calendar, person, adviser->free);
  else
    memcpy (adviser->free, work->calendar->open, work->calendar->n_days);
  g_ptr_array_add (work->people, person != NULL ? g_object_ref (person) : NULL);

  return index;
}

static void
add_people (TrellisYearWork *work,
            GListModel      *advisers)
{
  for (guint i = 0; advisers != NULL && i < g_list_model_get_n_items (advisers); i++)
    {
      g_autoptr (TrellisPerson) person = g_list_model_get_item (advisers, i);

      if (!g_hash_table_contains (work->advisers, person->id))
        g_hash_table_insert (work->advisers, g_strdup (person->id),
                             GINT_TO_POINTER (add_person (work, person->id, person->name, person) + 1));
    }
}

/* Whose a visit of the unit is: whom it has, if that is one of the list, else
 * the unit's adviser, else nobody, one for each unit, never short of days. What
 * stays with somebody who is not in the list takes no one else's time. */
static int
find_adviser (TrellisYearWork *work,
              TrellisPlanUnit *unit,
              TrellisVisit    *visit,
              gboolean         is_fixed)
{
  gpointer index = NULL;
  g_autofree char *nobody = NULL;

  if (visit != NULL && visit->adviser_id != NULL)
    index = g_hash_table_lookup (work->advisers, visit->adviser_id);
  if (index == NULL && unit->adviser_id != NULL && !(is_fixed && visit->adviser_id != NULL))
    {
      index = g_hash_table_lookup (work->advisers, unit->adviser_id);
      if (index == NULL)
        {
          index = GINT_TO_POINTER (add_person (work, unit->adviser_id, unit->adviser_name, NULL) + 1);
          g_hash_table_insert (work->advisers, g_strdup (unit->adviser_id), index);
          g_ptr_array_add (work->strangers, g_strdup (unit->adviser_name));
        }
    }
  if (index != NULL)
    return GPOINTER_TO_INT (index) - 1;

  /* No person's id begins so. */
  nobody = g_strconcat ("\001", unit->first->urn, NULL);
  index = g_hash_table_lookup (work->advisers, nobody);
  if (index == NULL)
    {
      int at = add_person (work, nobody, "", NULL);

      memset (trellis_plan_problem_adviser (work->problem, at)->free, TRELLIS_PLAN_WHOLE, work->calendar->n_days);
      trellis_plan_problem_adviser (work->problem, at)->is_nobody = TRUE;
      index = GINT_TO_POINTER (at + 1);
      g_hash_table_insert (work->advisers, g_steal_pointer (&nobody), index);
    }

  return GPOINTER_TO_INT (index) - 1;
}

static gboolean
is_of_year (TrellisYearWork *work,
            TrellisVisit    *visit)
{
  if (*visit->year_id != '\0')
    return strcmp (visit->year_id, work->year->id) == 0;

  return visit->visit_on >= work->year->starts_on && visit->visit_on <= work->year->ends_on;
}

static TrellisPlanUnit *
find_unit (TrellisYearWork *work,
           TrellisVisit    *visit)
{
  TrellisPlanUnit *unit = NULL;

  if (visit->federation_id != NULL)
    unit = g_hash_table_lookup (work->units_by_id, visit->federation_id);

  return unit != NULL ? unit : g_hash_table_lookup (work->units_by_id, visit->urn);
}

/* A visit to a school that is owed nothing still takes its adviser's time. */
static void
block_adviser (TrellisYearWork *work,
               TrellisVisit    *visit)
{
  gpointer index = visit->adviser_id == NULL ? NULL : g_hash_table_lookup (work->advisers, visit->adviser_id);
  int day = trellis_plan_calendar_find (work->calendar, visit->visit_on);

  if (index == NULL || visit->status == TRELLIS_VISIT_STATUS_CANCELLED || visit->visit_on == TRELLIS_DAY_NONE ||
      day == work->calendar->n_days || work->calendar->dates[day] != visit->visit_on)
    return;
  trellis_plan_problem_adviser (work->problem, GPOINTER_TO_INT (index) - 1)->free[day] &=
    ~trellis_plan_session_get_halves (visit->session);
}

static int
compare_visits (gconstpointer a,
                gconstpointer b)
{
  const TrellisVisit *x = *(TrellisVisit *const *) a;
  const TrellisVisit *y = *(TrellisVisit *const *) b;

  /* Those without a day last, so that they take what the others leave. */
  if ((x->visit_on == TRELLIS_DAY_NONE) != (y->visit_on == TRELLIS_DAY_NONE))
    return x->visit_on == TRELLIS_DAY_NONE ? 1 : -1;
  if (x->visit_on != y->visit_on)
    return x->visit_on < y->visit_on ? -1 : 1;

  return strcmp (x->id, y->id);
}

/* Which owed visit a visit of the year is: the one of its kind and number, or,
 * where the kind has no numbers, the nearest by day that nobody has yet. */
static TrellisPlanEntry *
match_visit (TrellisYearWork *work,
             guint            first,
             guint            end,
             TrellisVisit    *visit)
{
  TrellisPlanEntry *best = NULL;
  int day = visit->visit_on == TRELLIS_DAY_NONE ? -1 : trellis_plan_calendar_find (work->calendar, visit->visit_on);

  for (guint i = first; i < end; i++)
    {
      TrellisPlanEntry *entry = &g_array_index (work->entries, TrellisPlanEntry, i);

      if (entry->visit != NULL || strcmp (entry->owed->kind, visit->kind) != 0 || entry->owed->number != visit->number)
        continue;
      if (best == NULL || (day >= 0 && ABS (entry->window.ideal - day) < ABS (best->window.ideal - day)))
        best = entry;
    }

  return best;
}

/* A visit of the year that no owed one answers to: it belongs in the term that
 * it stands in. */
static TrellisPlanWindow
find_own_window (TrellisYearWork *work,
                 TrellisVisit    *visit)
{
  const TrellisPlanCalendar *calendar = work->calendar;
  TrellisPlanWindow window = { 0, calendar->n_days - 1, 0, calendar->n_days - 1 };

  if (visit->visit_on != TRELLIS_DAY_NONE)
    {
      window.ideal = MIN (trellis_plan_calendar_find (calendar, visit->visit_on), calendar->n_days - 1);
      while (calendar->terms[window.from] < calendar->terms[window.ideal])
        window.from++;
      while (calendar->terms[window.to] > calendar->terms[window.ideal])
        window.to--;
    }
  window.span_to = window.to;

  return window;
}

static gboolean
is_movable (TrellisYearWork *work,
            TrellisVisit    *visit)
{
  if (visit->is_pinned && visit->visit_on != TRELLIS_DAY_NONE)
    return FALSE;
  if (visit->visit_on == TRELLIS_DAY_NONE)
    return visit->status == TRELLIS_VISIT_STATUS_PLANNED || visit->status == TRELLIS_VISIT_STATUS_AGREED;

  return visit->status == TRELLIS_VISIT_STATUS_PLANNED && visit->visit_on >= work->as_at;
}

/* Cuts the window to what is left of it at the as-at date and since the school
 * joined. A part that is over while its term is not has the rest of the term. */
static void
settle_entry (TrellisYearWork  *work,
              TrellisPlanEntry *entry)
{
  TrellisPlanWindow *window = &entry->window;
  int first_day = work->first_day;
  int old_day = -1;

  if (entry->visit != NULL && entry->visit->status == TRELLIS_VISIT_STATUS_CANCELLED)
    {
      entry->state = TRELLIS_PLAN_ENTRY_SETTLED;
      return;
    }
  if (entry->visit != NULL && !is_movable (work, entry->visit))
    {
      entry->state = entry->visit->visit_on == TRELLIS_DAY_NONE ? TRELLIS_PLAN_ENTRY_SETTLED : TRELLIS_PLAN_ENTRY_FIXED;
      return;
    }

  if (entry->visit != NULL && entry->visit->visit_on != TRELLIS_DAY_NONE)
    old_day = MIN (trellis_plan_calendar_find (work->calendar, entry->visit->visit_on), work->calendar->n_days - 1);
  if (entry->visit == NULL)
    first_day = MAX (first_day, trellis_plan_calendar_find (work->calendar, entry->unit->joined_on));
  if (window->to < first_day && entry->owed != NULL && entry->owed->term > 0 && window->span_to >= first_day)
    window->to = window->span_to;
  window->from = MAX (window->from, first_day);
  if (window->from > window->to && entry->visit != NULL)
    {
      /* It is in the year already, so that it is wanted: where it stands, or
       * as soon as can be. */
      window->from = old_day >= 0 ? MAX (old_day, work->first_day) : work->first_day;
      window->to = work->calendar->n_days - 1;
      while (old_day >= 0 && work->calendar->terms[window->to] > work->calendar->terms[old_day])
        window->to--;
      window->ideal = window->from;
    }
  if (window->from > window->to)
    {
      entry->state = trellis_plan_calendar_find (work->calendar, entry->unit->joined_on) > work->first_day
                       ? TRELLIS_PLAN_ENTRY_SETTLED : TRELLIS_PLAN_ENTRY_MISSED;
      return;
    }
  window->ideal = CLAMP (window->ideal, window->from, window->to);
  entry->state = entry->visit != NULL ? TRELLIS_PLAN_ENTRY_MOVABLE : TRELLIS_PLAN_ENTRY_NEW;
}

static void
list_entries (TrellisYearWork *work,
              TrellisPlanUnit *unit,
              GPtrArray       *visits)
{
  guint first = work->entries->len;
  guint end;

  for (guint i = 0; i < unit->owed->len; i++)
    {
      TrellisPlanEntry entry = { unit, unit->owed->pdata[i], NULL, };

      entry.window = trellis_plan_calendar_get_window (work->calendar, work->scheme, entry.owed);
      entry.index = -1;
      g_array_append_val (work->entries, entry);
    }
  end = work->entries->len;
  if (visits != NULL)
    g_ptr_array_sort (visits, compare_visits);
  for (guint i = 0; visits != NULL && i < visits->len; i++)
    {
      TrellisVisit *visit = visits->pdata[i];
      TrellisPlanEntry *match = match_visit (work, first, end, visit);

      if (match != NULL)
        {
          match->visit = g_object_ref (visit);
        }
      else
        {
          TrellisPlanEntry entry = { unit, NULL, g_object_ref (visit), };

          entry.window = find_own_window (work, visit);
          entry.index = -1;
          g_array_append_val (work->entries, entry);
        }
    }
  for (guint i = first; i < work->entries->len; i++)
    {
      TrellisPlanEntry *entry = &g_array_index (work->entries, TrellisPlanEntry, i);

      settle_entry (work, entry);
      entry->adviser = find_adviser (work, unit, entry->visit, entry->state == TRELLIS_PLAN_ENTRY_FIXED);
    }
}

static const char *
get_kind (const TrellisPlanEntry *entry)
{
  return entry->owed != NULL ? entry->owed->kind : entry->visit->kind;
}

/* By kind and then by time, as a sequence is spaced. */
static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const TrellisPlanEntry *x = *(TrellisPlanEntry *const *) a;
  const TrellisPlanEntry *y = *(TrellisPlanEntry *const *) b;
  int order = strcmp (get_kind (x), get_kind (y));

  if (order != 0)
    return order;
  if (x->window.ideal != y->window.ideal)
    return x->window.ideal - y->window.ideal;

  return x < y ? -1 : x > y;
}

static TrellisPlanLength
get_length (TrellisSession session)
{
  return session == TRELLIS_SESSION_AM ? TRELLIS_PLAN_LENGTH_AM :
         session == TRELLIS_SESSION_PM ? TRELLIS_PLAN_LENGTH_PM : TRELLIS_PLAN_LENGTH_DAY;
}

static char *
dup_title (const char *kind,
           int         number)
{
  g_autoptr (TrellisVisit) visit = trellis_visit_new ("");

  g_free (visit->kind);
  visit->kind = g_strdup (kind);
  visit->number = number;

  return trellis_visit_dup_title (visit);
}

static void
add_to_problem (TrellisYearWork  *work,
                TrellisPlanEntry *entry,
                int               school,
                int               sequence)
{
  const TrellisPlanCalendar *calendar = work->calendar;
  TrellisVisit *visit = entry->visit;
  TrellisPlanVisit *planned = trellis_plan_problem_add_visit (work->problem, school, entry->adviser);
  int rank = entry->unit->rank;
  int day;

  entry->index = (int) work->problem->visits->len - 1;
  planned->sequence = entry->owed != NULL ? sequence : -1;
  planned->number = visit != NULL ? visit->number : entry->owed->number;
  planned->name = dup_title (get_kind (entry), planned->number);
  planned->ideal = entry->window.ideal;
  planned->from = entry->window.from;
  planned->to = entry->window.to;
  planned->length = get_length (visit != NULL ? visit->session : entry->owed->session);
  planned->priority = LOWEST_PRIORITY;
  if (rank > 1 && work->max_rank > 1)
    planned->priority += PRIORITY_RANGE * (rank - 1) / (work->max_rank - 1);
  if (visit == NULL || visit->visit_on == TRELLIS_DAY_NONE)
    return;

  day = trellis_plan_calendar_find (calendar, visit->visit_on);
  if (entry->state == TRELLIS_PLAN_ENTRY_FIXED)
    {
      gboolean is_school_day = day < calendar->n_days && calendar->dates[day] == visit->visit_on;

      planned->is_pinned = TRUE;
      planned->old_day = MIN (day, calendar->n_days - 1);
      planned->old_halves = is_school_day ? trellis_plan_session_get_halves (visit->session) : 0;
      planned->from = planned->to = planned->old_day;
    }
  else if (day < calendar->n_days && calendar->dates[day] == visit->visit_on)
    {
      if (work->is_afresh && entry->owed != NULL)
        return;
      planned->old_day = day;
      planned->old_halves = trellis_plan_session_get_halves (visit->session);
    }
  else
    {
      /* Out of school: it must move, and not far. */
      planned->ideal = CLAMP (day, planned->from, planned->to);
    }
}

static void
add_unit (TrellisYearWork *work,
          TrellisPlanUnit *unit,
          guint            first,
          int             *n_sequences)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  const char *hub_id = unit->first->hub_id;
  const char *kind = NULL;
  int hub = -1;
  int school;

  if (hub_id != NULL)
    {
      gpointer number = g_hash_table_lookup (work->hubs, hub_id);

      if (number == NULL)
        {
          number = GINT_TO_POINTER (g_hash_table_size (work->hubs) + 1);
          g_hash_table_insert (work->hubs, g_strdup (hub_id), number);
        }
      hub = GPOINTER_TO_INT (number) - 1;
    }
  school = trellis_plan_problem_add_school (work->problem, unit->name, hub);
  trellis_plan_calendar_fill_unit (work->calendar, unit, trellis_plan_problem_school (work->problem, school)->open);

  for (guint i = first; i < work->entries->len; i++)
    {
      TrellisPlanEntry *entry = &g_array_index (work->entries, TrellisPlanEntry, i);

      if (entry->state != TRELLIS_PLAN_ENTRY_MISSED && entry->state != TRELLIS_PLAN_ENTRY_SETTLED)
        g_ptr_array_add (sorted, entry);
    }
  g_ptr_array_sort (sorted, compare_entries);
  for (guint i = 0; i < sorted->len; i++)
    {
      TrellisPlanEntry *entry = sorted->pdata[i];

      if (g_strcmp0 (kind, get_kind (entry)) != 0)
        (*n_sequences)++;
      kind = get_kind (entry);
      add_to_problem (work, entry, school, *n_sequences - 1);
    }
}

static gboolean
is_avoided (const TrellisPlanPreferences *preferences,
            TrellisDay                    date)
{
  int month;

  trellis_day_get_ymd (date, NULL, &month, NULL);

  return (preferences->avoided_weekdays & (1u << trellis_day_get_weekday (date))) != 0 ||
         (preferences->avoided_months & (1u << (month - 1))) != 0;
}

/* A weight of 1 is what the planner was measured by. */
static void
weigh (TrellisYearWork *work)
{
  static const int times[TRELLIS_N_WEIGHTS] = { 0, 1, 2, 4 };
  const TrellisPlanPreferences *preferences = &work->preferences;
  TrellisPlanWeights *weights = &work->problem->weights;

  weights->spacing = times[preferences->spacing];
  weights->week = times[preferences->balance];
  weights->hub_week = HUB_WEEK_COST * times[preferences->hub];
  weights->avoided_day = AVOIDED_DAY_COST * times[preferences->days];
}

static void
add_days (TrellisYearWork *work)
{
  int week = -1;
  TrellisDay monday = TRELLIS_DAY_NONE;

  for (int i = 0; i < work->calendar->n_days; i++)
    {
      TrellisDay date = work->calendar->dates[i];

      if (trellis_day_get_monday (date) != monday)
        {
          monday = trellis_day_get_monday (date);
          week++;
        }
      trellis_plan_problem_add_day (work->problem, date, work->calendar->terms[i], week);
      trellis_plan_problem_day (work->problem, i)->is_avoided = is_avoided (&work->preferences, date);
    }
}

static void
index_units (TrellisYearWork *work)
{
  for (guint i = 0; i < work->units->len; i++)
    {
      TrellisPlanUnit *unit = work->units->pdata[i];

      if (unit->federation_id != NULL)
        g_hash_table_insert (work->units_by_id, (char *) unit->federation_id, unit);
      for (guint j = 0; j < unit->members->len; j++)
        g_hash_table_insert (work->units_by_id, ((TrellisSchool *) unit->members->pdata[j])->urn, unit);
    }
  for (guint i = 0; i < work->scheme->levels->len; i++)
    work->max_rank = MAX (work->max_rank, ((TrellisLevel *) work->scheme->levels->pdata[i])->rank);
}

/**
 * trellis_year_work_build:
 * @work: what is to be planned; @year, @scheme, @as_at, @is_afresh and
 *   @preferences are set
 * @schools: (element-type TrellisSchool): the trust's schools
 * @advisers: (nullable) (element-type TrellisPerson): its advisers
 * @visits: (nullable) (element-type TrellisVisit): the year's visits
 * @error: return location for a #GError
 *
 * Turns a year into a problem.
 *
 * Returns: %FALSE with @error set where the year has no day left
 */
gboolean
trellis_year_work_build (TrellisYearWork  *work,
                         GListModel       *schools,
                         GListModel       *advisers,
                         GListModel       *visits,
                         GError          **error)
{
  g_autoptr (GHashTable) visits_by_unit = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  int n_sequences = 0;

  work->calendar = trellis_plan_calendar_new (work->year);
  work->problem = trellis_plan_problem_new ();
  work->entries = g_array_new (FALSE, TRUE, sizeof (TrellisPlanEntry));
  g_array_set_clear_func (work->entries, clear_entry);
  work->people = g_ptr_array_new_with_free_func (NULL);
  work->advisers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  work->hubs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  work->units_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  work->strangers = g_ptr_array_new_with_free_func (g_free);

  if (work->calendar->n_days == 0)
    {
      g_set_error (error, TRELLIS_PLAN_ERROR, TRELLIS_PLAN_ERROR_YEAR,
                   _("The school year %s has no terms with days in school; set its terms first."), work->year->name);
      return FALSE;
    }
  work->first_day = trellis_plan_calendar_find (work->calendar, work->as_at);
  if (work->first_day == work->calendar->n_days)
    {
      g_autofree char *date = trellis_day_format (work->as_at, TRELLIS_DAY_STYLE_LONG);

      g_set_error (error, TRELLIS_PLAN_ERROR, TRELLIS_PLAN_ERROR_YEAR,
                   _("The school year %s has no day in school left from %s; plan the next one."),
                   work->year->name, date);
      return FALSE;
    }
  work->problem->earliest = work->first_day;
  weigh (work);
  add_days (work);
  work->units = trellis_plan_units_new (work->year, work->scheme, schools);
  index_units (work);
  add_people (work, advisers);

  for (guint i = 0; visits != NULL && i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);
      TrellisPlanUnit *unit;
      GPtrArray *list;

      if (!is_of_year (work, visit))
        continue;
      unit = find_unit (work, visit);
      if (unit == NULL)
        {
          block_adviser (work, visit);
          continue;
        }
      list = g_hash_table_lookup (visits_by_unit, unit);
      if (list == NULL)
        {
          list = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (visits_by_unit, unit, list);
        }
      g_ptr_array_add (list, g_steal_pointer (&visit));
    }
  for (guint i = 0; i < work->units->len; i++)
    {
      guint first = work->entries->len;

      list_entries (work, work->units->pdata[i], g_hash_table_lookup (visits_by_unit, work->units->pdata[i]));
      add_unit (work, work->units->pdata[i], first, &n_sequences);
    }

  return TRUE;
}

void
trellis_year_work_clear (TrellisYearWork *work)
{
  for (guint i = 0; work->people != NULL && i < work->people->len; i++)
    g_clear_object ((TrellisPerson **) &work->people->pdata[i]);
  g_clear_pointer (&work->people, g_ptr_array_unref);
  g_clear_pointer (&work->calendar, trellis_plan_calendar_free);
  g_clear_pointer (&work->problem, trellis_plan_problem_free);
  g_clear_pointer (&work->entries, g_array_unref);
  g_clear_pointer (&work->units, g_ptr_array_unref);
  g_clear_pointer (&work->advisers, g_hash_table_unref);
  g_clear_pointer (&work->hubs, g_hash_table_unref);
  g_clear_pointer (&work->units_by_id, g_hash_table_unref);
  g_clear_pointer (&work->strangers, g_ptr_array_unref);
}
