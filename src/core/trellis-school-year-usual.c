/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What England's calendar gives any year: Easter, the bank holidays, and the
 * terms that most schools would have around them. */

#include "config.h"

#include "trellis-school-year.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* Teachers are available for 195 days a year, five of them INSET: School
 * Teachers' Pay and Conditions Document. */
#define TEACHER_DAYS 195

static gboolean
is_weekend (TrellisDay day)
{
  return trellis_day_get_weekday (day) >= 5;
}

/* The first such weekday on @day or after it; 0 for Monday. */
static TrellisDay
find_weekday_from (TrellisDay day,
                   int        weekday)
{
  return day + (weekday - trellis_day_get_weekday (day) + 7) % 7;
}

/* Easter Sunday of the Gregorian calendar: the anonymous algorithm, Nature 13
 * (20 April 1876), as J. Meeus gives it in "Astronomical Algorithms". */
static TrellisDay
find_easter (int year)
{
  int a = year % 19;
  int b = year / 100;
  int c = year % 100;
  int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
  int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;

  return trellis_day_new (year, f / 31, f % 31 + 1);
}

static TrellisDay
find_spring_bank_holiday (int year)
{
  /* Moved for the Golden, Diamond and Platinum Jubilees. */
  if (year == 2002)
    return trellis_day_new (2002, 6, 4);
  if (year == 2012)
    return trellis_day_new (2012, 6, 4);
  if (year == 2022)
    return trellis_day_new (2022, 6, 2);

  return find_weekday_from (trellis_day_new (year, 5, 25), 0);
}

static int
compare_closures (gconstpointer a,
                  gconstpointer b)
{
  const TrellisClosure *first = *(const TrellisClosure *const *) a;
  const TrellisClosure *second = *(const TrellisClosure *const *) b;

  return (first->starts_on > second->starts_on) - (first->starts_on < second->starts_on);
}

static void
take_bank_holiday (GPtrArray  *list,
                   TrellisDay  day,
                   TrellisDay  proper_day,
                   const char *name)
{
  g_autofree char *title = NULL;

  title = day == proper_day ? g_strdup (name) : g_strdup_printf (_("%s (substitute day)"), name);
  g_ptr_array_add (list, trellis_closure_new (TRELLIS_CLOSURE_BANK_HOLIDAY, title, day, day));
}

/* The usual half terms of a year, as most English authorities set them: the
 * pattern of 2025/26 moved to the year's own weekdays and its own Easter. The
 * last one's end is left to find_summer_end(). */
static void
find_half_terms (int         first_year,
                 TrellisDay *starts,
                 TrellisDay *ends)
{
  TrellisDay wednesday = find_weekday_from (trellis_day_new (first_year, 9, 1), 2);
  TrellisDay october = find_weekday_from (trellis_day_new (first_year, 10, 22), 0);
  TrellisDay christmas = find_weekday_from (trellis_day_new (first_year, 12, 16), 4);
  TrellisDay february = find_weekday_from (trellis_day_new (first_year + 1, 2, 12), 0);
  TrellisDay easter = find_easter (first_year + 1);
  TrellisDay new_year = trellis_day_new (first_year + 1, 1, 1);
  TrellisDay may = trellis_day_get_monday (find_spring_bank_holiday (first_year + 1));

  /* The Wednesday of the first week of September; its Monday where the
   * Wednesday would be late. */
  starts[0] = wednesday <= trellis_day_new (first_year, 9, 4) ? wednesday : wednesday - 2;
  ends[0] = october - 3;
  starts[1] = october + 7;
  /* Two weeks at Christmas, and the bank holiday of a New Year at the weekend. */
  ends[1] = christmas;
  starts[2] = christmas + 17;
  if (starts[2] <= new_year + 2 && is_weekend (new_year))
    starts[2]++;
  ends[2] = february - 3;
  starts[3] = february + 7;
  /* Two weeks at Easter, with both of its bank holidays: an early Easter begins
   * them, a late one ends them. */
  if (easter < trellis_day_new (first_year + 1, 4, 1))
    {
      ends[3] = easter - 3;
      starts[4] = easter + 15;
    }
  else if (easter < trellis_day_new (first_year + 1, 4, 18))
    {
      ends[3] = easter - 9;
      starts[4] = easter + 8;
    }
  else
    {
      ends[3] = easter - 16;
      starts[4] = easter + 2;
    }
  ends[4] = may - 3;
  starts[5] = may + 7;
}

static void
add_bank_holidays (TrellisSchoolYear *self,
                   int                first_year)
{
  for (int year = first_year; year <= first_year + 1; year++)
    {
      g_autoptr (GPtrArray) list = trellis_bank_holidays_list (year);

      for (guint i = 0; i < list->len; i++)
        {
          const TrellisClosure *holiday = list->pdata[i];

          if (holiday->starts_on >= self->starts_on && holiday->ends_on <= self->ends_on)
            trellis_school_year_add_closure (self, TRELLIS_CLOSURE_BANK_HOLIDAY, holiday->name,
                                             holiday->starts_on, holiday->ends_on);
        }
    }
}

/* A year whose only closures yet are its bank holidays. */
static guint
count_weekdays (TrellisSchoolYear *self,
                TrellisDay         starts_on,
                TrellisDay         ends_on)
{
  guint n_days = 0;

  for (TrellisDay day = starts_on; day <= ends_on; day++)
    n_days += !is_weekend (day);
  for (guint i = 0; i < self->closures->len; i++)
    {
      const TrellisClosure *holiday = self->closures->pdata[i];

      n_days -= holiday->starts_on >= starts_on && holiday->starts_on <= ends_on;
    }

  return n_days;
}

/* The last day of the summer is the one that makes the year's days come to what
 * teachers are there for. */
static TrellisDay
find_summer_end (TrellisSchoolYear *self,
                 const TrellisDay  *starts,
                 const TrellisDay  *ends)
{
  TrellisDay ends_on = starts[5];
  guint n_days = 0;

  for (int i = 0; i < 5; i++)
    n_days += count_weekdays (self, starts[i], ends[i]);
  while (n_days + count_weekdays (self, starts[5], ends_on) < TEACHER_DAYS)
    ends_on++;

  return ends_on;
}

/**
 * trellis_school_year_new_usual:
 * @id: the two years it lies in, `2026-27`
 * @n_terms: 3 for autumn, spring and summer; 6 for the same half terms numbered
 * @error: return location for a #GError
 *
 * Makes the year as most English schools would have it: two weeks at Christmas
 * and at Easter, a week at each half term, England's bank holidays, 195 days
 * for teachers of which five are INSET. It is for a person to correct: trusts
 * set their own dates. The holidays are named closures in both patterns.
 *
 * Fails with %G_IO_ERROR_INVALID_ARGUMENT where @id is not a school year or
 * @n_terms is neither 3 nor 6.
 *
 * Returns: (transfer full): the year, or %NULL with @error set
 */
TrellisSchoolYear *
trellis_school_year_new_usual (const char  *id,
                               int          n_terms,
                               GError     **error)
{
  static const char *const seasons[] = { N_("Autumn"), N_("Spring"), N_("Summer") };
  static const char *const holidays[] = {
    N_("October half-term"), N_("Christmas holiday"), N_("February half-term"), N_("Easter holiday"),
    N_("May half-term"),
  };
  g_autoptr (TrellisSchoolYear) self = NULL;
  TrellisDay starts[6], ends[6], inset[5];
  int first_year;

  if (n_terms != 3 && n_terms != 6)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("The usual school year has three or six terms, not %d."), n_terms);
      return NULL;
    }
  self = trellis_school_year_new (id, error);
  if (self == NULL)
    return NULL;

  trellis_day_get_ymd (self->starts_on, &first_year, NULL, NULL);
  add_bank_holidays (self, first_year);
  find_half_terms (first_year, starts, ends);
  ends[5] = find_summer_end (self, starts, ends);

  for (int i = 0; i < n_terms; i++)
    {
      g_autofree char *name = NULL;

      if (n_terms == 3)
        name = g_strdup (_(seasons[i]));
      else
        name = g_strdup_printf (_("Term %d"), i + 1);
      trellis_school_year_add_term (self, i + 1, name, starts[i * 6 / n_terms], ends[(i + 1) * 6 / n_terms - 1]);
    }
  for (int i = 0; i < 5; i++)
    trellis_school_year_add_closure (self, TRELLIS_CLOSURE_HOLIDAY, _(holidays[i]),
                                     find_weekday_from (ends[i] + 1, (trellis_day_get_weekday (ends[i]) + 1) % 5),
                                     starts[i + 1] - (trellis_day_get_weekday (starts[i + 1]) == 0 ? 3 : 1));

  /* The first day of each season, the Friday a week before the October holiday,
   * and the fourth Monday after the May one began. */
  inset[0] = starts[0];
  inset[1] = ends[0] - 7;
  inset[2] = starts[2];
  inset[3] = starts[4];
  inset[4] = starts[5] + 21;
  for (int i = 0; i < 5; i++)
    trellis_school_year_add_closure (self, TRELLIS_CLOSURE_INSET, _("INSET day"), inset[i], inset[i]);

  return g_steal_pointer (&self);
}

/**
 * trellis_bank_holidays_list:
 * @year: a calendar year
 *
 * Lists England's bank and public holidays by the rules that have held since
 * 1978, as GOV.UK lists them: the substitute day alone where one was given, and
 * those proclaimed for one year. Proclamations yet to come are not known.
 *
 * Returns: (transfer full) (element-type TrellisClosure): closures without an
 *   id, by day; empty before 1978
 */
GPtrArray *
trellis_bank_holidays_list (int year)
{
  static const struct
  {
    int year;
    int month;
    int day_of_month;
    const char *name;
  } proclaimed[] = {
    { 1981, 7, 29, N_("Wedding of the Prince of Wales") },
    { 1999, 12, 31, N_("Millennium") },
    { 2002, 6, 3, N_("Golden Jubilee") },
    { 2011, 4, 29, N_("Wedding of Prince William") },
    { 2012, 6, 5, N_("Diamond Jubilee") },
    { 2022, 6, 3, N_("Platinum Jubilee") },
    { 2022, 9, 19, N_("State Funeral of Queen Elizabeth II") },
    { 2023, 5, 8, N_("Coronation of King Charles III") },
  };
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_closure_free);
  TrellisDay easter, new_year, christmas, may_day;

  if (year < 1978 || year > 9999)
    return list;

  easter = find_easter (year);
  new_year = trellis_day_new (year, 1, 1);
  christmas = trellis_day_new (year, 12, 25);
  /* The fiftieth and the seventy-fifth anniversaries of the end of the war in
   * Europe moved the one of early May. */
  if (year == 1995 || year == 2020)
    may_day = trellis_day_new (year, 5, 8);
  else
    may_day = find_weekday_from (trellis_day_new (year, 5, 1), 0);

  take_bank_holiday (list, is_weekend (new_year) ? find_weekday_from (new_year, 0) : new_year, new_year,
                     _("New Year’s Day"));
  take_bank_holiday (list, easter - 2, easter - 2, _("Good Friday"));
  take_bank_holiday (list, easter + 1, easter + 1, _("Easter Monday"));
  take_bank_holiday (list, may_day, may_day, _("Early May bank holiday"));
  take_bank_holiday (list, find_spring_bank_holiday (year), find_spring_bank_holiday (year),
                     _("Spring bank holiday"));
  take_bank_holiday (list, find_weekday_from (trellis_day_new (year, 8, 25), 0),
                     find_weekday_from (trellis_day_new (year, 8, 25), 0), _("Summer bank holiday"));
  /* Two days on from a weekend is past the other one's day, or its substitute. */
  take_bank_holiday (list, is_weekend (christmas) ? christmas + 2 : christmas, christmas, _("Christmas Day"));
  take_bank_holiday (list, is_weekend (christmas + 1) ? christmas + 3 : christmas + 1, christmas + 1,
                     _("Boxing Day"));
  for (guint i = 0; i < G_N_ELEMENTS (proclaimed); i++)
    {
      TrellisDay day = trellis_day_new (proclaimed[i].year, proclaimed[i].month, proclaimed[i].day_of_month);

      if (proclaimed[i].year == year)
        take_bank_holiday (list, day, day, _(proclaimed[i].name));
    }
  g_ptr_array_sort (list, compare_closures);

  return list;
}

