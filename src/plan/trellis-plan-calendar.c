/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-plan-calendar.h"

#include <string.h>

/* How far from its ideal day a visit may stand, in parts: planner.md, "Stage
 * 0". Twenty days of the 48 and three quarters of a quarter of a year. */
#define REACH_IN_TERM 0.75
#define REACH_IN_YEAR 0.41
#define LEAST_REACH 2

/**
 * trellis_plan_session_get_halves:
 * @session: a session
 *
 * Returns: the halves of a day that it takes
 */
guint
trellis_plan_session_get_halves (TrellisSession session)
{
  return session == TRELLIS_SESSION_AM ? TRELLIS_PLAN_AM :
         session == TRELLIS_SESSION_PM ? TRELLIS_PLAN_PM : TRELLIS_PLAN_WHOLE;
}

/**
 * trellis_plan_calendar_new:
 * @year: a school year
 *
 * Returns: (transfer full): every day of its terms that is not closed to the
 *   whole trust, half or all of it
 */
TrellisPlanCalendar *
trellis_plan_calendar_new (TrellisSchoolYear *year)
{
  TrellisPlanCalendar *self = g_new0 (TrellisPlanCalendar, 1);
  int most = year->ends_on - year->starts_on + 1;

  self->year = g_object_ref (year);
  self->dates = g_new (TrellisDay, most + 1);
  self->terms = g_new (int, most + 1);
  self->open = g_new0 (guint8, most + 1);
  for (guint i = 0; i < year->terms->len; i++)
    {
      const TrellisTerm *term = year->terms->pdata[i];
      TrellisDay from = MAX (year->starts_on, term->starts_on);

      /* Terms that overlap give each day once, to the earlier. */
      if (self->n_days > 0)
        from = MAX (from, self->dates[self->n_days - 1] + 1);
      for (TrellisDay date = from; date <= MIN (term->ends_on, year->ends_on); date++)
        {
          guint8 halves = 0;

          if (trellis_school_year_is_open (year, date, TRELLIS_SESSION_AM, NULL, NULL))
            halves |= TRELLIS_PLAN_AM;
          if (trellis_school_year_is_open (year, date, TRELLIS_SESSION_PM, NULL, NULL))
            halves |= TRELLIS_PLAN_PM;
          if (halves == 0)
            continue;
          self->dates[self->n_days] = date;
          self->terms[self->n_days] = i;
          self->open[self->n_days++] = halves;
        }
    }

  return self;
}

void
trellis_plan_calendar_free (TrellisPlanCalendar *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->year);
  g_free (self->dates);
  g_free (self->terms);
  g_free (self->open);
  g_free (self);
}

/**
 * trellis_plan_calendar_find:
 * @self: a calendar
 * @date: a day
 *
 * Returns: the first day of the calendar that is not before @date; the number
 *   of days where all are
 */
int
trellis_plan_calendar_find (const TrellisPlanCalendar *self,
                            TrellisDay                 date)
{
  int low = 0;
  int high = self->n_days;

  while (low < high)
    {
      int middle = (low + high) / 2;

      if (self->dates[middle] < date)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* The days of terms @first to @last by place in the year. */
static void
get_terms (const TrellisPlanCalendar *self,
           int                        first,
           int                        last,
           int                       *from,
           int                       *to)
{
  *from = 0;
  *to = self->n_days - 1;
  while (*from < self->n_days && self->terms[*from] < first)
    (*from)++;
  while (*to >= 0 && self->terms[*to] > last)
    (*to)--;
}

/* A scheme counts in its own terms, three or six; the year may have others. */
static void
get_span (const TrellisPlanCalendar *self,
          int                        n_scheme,
          int                        term,
          int                       *from,
          int                       *to)
{
  int n_year = self->year->terms->len;
  int first, last;

  *from = 0;
  *to = self->n_days - 1;
  if (term <= 0 || n_year == 0)
    return;
  if (n_scheme <= 0)
    n_scheme = n_year;
  term = MIN (term, n_scheme) - 1;

  if (n_year % n_scheme == 0)
    {
      get_terms (self, term * (n_year / n_scheme), (term + 1) * (n_year / n_scheme) - 1, from, to);
    }
  else if (n_scheme % n_year == 0)
    {
      int parts = n_scheme / n_year;

      get_terms (self, term / parts, term / parts, &first, &last);
      *from = first + (last - first + 1) * (term % parts) / parts;
      *to = first + (last - first + 1) * (term % parts + 1) / parts - 1;
    }
  else
    {
      *from = self->n_days * term / n_scheme;
      *to = self->n_days * (term + 1) / n_scheme - 1;
    }
}

/**
 * trellis_plan_calendar_get_window:
 * @self: a calendar
 * @scheme: the scheme, whose terms @owed counts in
 * @owed: an owed visit
 *
 * When it belongs: the centre of its part of its term, or of the year, and so
 * far around that neighbouring parts can give way to each other. The only visit
 * of a term has the whole term.
 *
 * Returns: its window
 */
TrellisPlanWindow
trellis_plan_calendar_get_window (const TrellisPlanCalendar *self,
                                  TrellisScheme             *scheme,
                                  const TrellisOwedVisit    *owed)
{
  TrellisPlanWindow window;
  int n_parts = MAX (1, owed->n_parts);
  int from, to, reach;
  double part;

  get_span (self, scheme->terms_per_year, owed->term, &from, &to);
  window.span_to = to;
  part = (to - from + 1.0) / n_parts;
  window.ideal = CLAMP (from + (int) ((owed->part + 0.5) * part), 0, MAX (0, self->n_days - 1));
  if (n_parts == 1)
    {
      window.from = from;
      window.to = to;
      return window;
    }
  reach = MAX (LEAST_REACH, (int) ((owed->term > 0 ? REACH_IN_TERM : REACH_IN_YEAR) * part + 0.5));
  window.from = MAX (from, window.ideal - reach);
  window.to = MIN (to, window.ideal + reach);

  return window;
}

/* Takes out the days of every closure that is @urn's own, or @person_id's. */
static void
take_out (const TrellisPlanCalendar *self,
          const char                *urn,
          const char                *person_id,
          guint8                    *halves)
{
  for (guint i = 0; i < self->year->closures->len; i++)
    {
      const TrellisClosure *closure = self->year->closures->pdata[i];
      gboolean is_own = person_id != NULL ? g_strcmp0 (closure->person_id, person_id) == 0
                                          : closure->person_id == NULL && g_strcmp0 (closure->urn, urn) == 0;

      if (!is_own)
        continue;
      for (int day = trellis_plan_calendar_find (self, closure->starts_on);
           day < self->n_days && self->dates[day] <= closure->ends_on; day++)
        halves[day] &= ~trellis_plan_session_get_halves (closure->session);
    }
}

/**
 * trellis_plan_calendar_fill_person:
 * @self: a calendar
 * @person: someone
 * @free: (out): for each day, the halves the person is at work and not blocked;
 *   a day blocked for one school only is blocked
 */
void
trellis_plan_calendar_fill_person (const TrellisPlanCalendar *self,
                                   TrellisPerson             *person,
                                   guint8                    *free)
{
  for (int day = 0; day < self->n_days; day++)
    {
      int weekday = trellis_day_get_weekday (self->dates[day]);

      free[day] = 0;
      if (weekday < 5 && (person->working_half_days & TRELLIS_HALF_DAY (weekday, 0)))
        free[day] |= TRELLIS_PLAN_AM;
      if (weekday < 5 && (person->working_half_days & TRELLIS_HALF_DAY (weekday, 1)))
        free[day] |= TRELLIS_PLAN_PM;
      free[day] &= self->open[day];
    }
  take_out (self, NULL, person->id, free);
}

/* Takes out the days outside the terms of a school that has its own. */
static void
take_out_of_terms (const TrellisPlanCalendar *self,
                   const char                *urn,
                   guint8                    *halves)
{
  GPtrArray *terms = trellis_school_year_get_terms (self->year, urn);

  if (!trellis_school_year_has_own_terms (self->year, urn))
    return;
  for (int day = 0; day < self->n_days; day++)
    {
      gboolean is_in_term = FALSE;

      for (guint i = 0; i < terms->len && !is_in_term; i++)
        {
          const TrellisTerm *term = terms->pdata[i];

          is_in_term = self->dates[day] >= term->starts_on && self->dates[day] <= term->ends_on;
        }
      if (!is_in_term)
        halves[day] = 0;
    }
}

/**
 * trellis_plan_calendar_fill_unit:
 * @self: a calendar
 * @unit: a school or federation
 * @open: (out): for each day, the halves that all its schools are open
 */
void
trellis_plan_calendar_fill_unit (const TrellisPlanCalendar *self,
                                 const TrellisPlanUnit     *unit,
                                 guint8                    *open)
{
  memcpy (open, self->open, self->n_days);
  for (guint i = 0; i < unit->members->len; i++)
    {
      const TrellisSchool *school = unit->members->pdata[i];

      take_out (self, school->urn, NULL, open);
      take_out_of_terms (self, school->urn, open);
    }
}

static void
free_unit (gpointer data)
{
  TrellisPlanUnit *unit = data;

  g_ptr_array_unref (unit->members);
  if (unit->owed != NULL)
    g_ptr_array_unref (unit->owed);
  g_free (unit);
}

static int
compare_schools (gconstpointer a,
                 gconstpointer b)
{
  const TrellisSchool *x = *(TrellisSchool *const *) a;
  const TrellisSchool *y = *(TrellisSchool *const *) b;
  int order = g_utf8_collate (x->name, y->name);

  return order != 0 ? order : strcmp (x->urn, y->urn);
}

static void
finish_unit (TrellisPlanUnit *unit,
             TrellisScheme   *scheme)
{
  TrellisSubject subject = { 0, };
  const TrellisLevel *level;

  g_ptr_array_sort (unit->members, compare_schools);
  unit->first = unit->members->pdata[0];
  unit->name = unit->federation_id != NULL && *unit->first->federation_name != '\0' ? unit->first->federation_name
                                                                                    : unit->first->name;
  unit->adviser_name = "";
  unit->joined_on = G_MAXINT32;
  subject.phase = unit->first->phase;
  subject.is_federation = unit->federation_id != NULL;
  for (guint i = 0; i < unit->members->len; i++)
    {
      const TrellisSchool *school = unit->members->pdata[i];

      if (unit->adviser_id == NULL && school->adviser_id != NULL)
        {
          unit->adviser_id = school->adviser_id;
          unit->adviser_name = school->adviser_name;
        }
      if (subject.level_id == NULL)
        subject.level_id = school->level_id;
      subject.is_church |= school->is_church;
      unit->joined_on = MIN (unit->joined_on, school->joined_on);
    }
  level = subject.level_id == NULL ? NULL : trellis_scheme_get_level (scheme, subject.level_id);
  unit->rank = level != NULL ? level->rank : 0;
  unit->owed = trellis_scheme_list_owed_visits (scheme, &subject);
}

/**
 * trellis_plan_units_new:
 * @year: the school year
 * @scheme: the scheme
 * @schools: (element-type TrellisSchool): the trust's schools; they outlive the units
 *
 * Schools that were closed or have left, or join after the year or on no known
 * day, are owed nothing. A federation is one unit: the level is that of its
 * first member by name that has one, and so is the adviser.
 *
 * Returns: (transfer full) (element-type TrellisPlanUnit): the units, by name
 */
GPtrArray *
trellis_plan_units_new (TrellisSchoolYear *year,
                        TrellisScheme     *scheme,
                        GListModel        *schools)
{
  GPtrArray *units = g_ptr_array_new_with_free_func (free_unit);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) federations = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    g_ptr_array_add (sorted, g_list_model_get_item (schools, i));
  g_ptr_array_sort (sorted, compare_schools);

  for (guint i = 0; i < sorted->len; i++)
    {
      TrellisSchool *school = sorted->pdata[i];
      TrellisPlanUnit *unit = NULL;

      if (school->membership == TRELLIS_MEMBERSHIP_CLOSED || school->membership == TRELLIS_MEMBERSHIP_LEFT ||
          (school->membership == TRELLIS_MEMBERSHIP_JOINING && school->joined_on == TRELLIS_DAY_NONE) ||
          school->joined_on > year->ends_on)
        continue;
      if (school->federation_id != NULL)
        unit = g_hash_table_lookup (federations, school->federation_id);
      if (unit == NULL)
        {
          unit = g_new0 (TrellisPlanUnit, 1);
          unit->members = g_ptr_array_new_with_free_func (g_object_unref);
          unit->federation_id = school->federation_id;
          if (school->federation_id != NULL)
            g_hash_table_insert (federations, school->federation_id, unit);
          g_ptr_array_add (units, unit);
        }
      g_ptr_array_add (unit->members, g_object_ref (school));
    }
  for (guint i = 0; i < units->len; i++)
    finish_unit (units->pdata[i], scheme);

  return units;
}
