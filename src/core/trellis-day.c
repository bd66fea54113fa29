/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-day.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static TrellisDay fixed_today = TRELLIS_DAY_NONE;

static gboolean
is_leap_year (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
count_days_in_month (int year,
                     int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return month == 2 && is_leap_year (year) ? 29 : days[month - 1];
}

/**
 * trellis_day_new:
 * @year: from 1 to 9999
 * @month: 1 to 12
 * @day_of_month: 1 to 31
 *
 * Returns: the day, or %TRELLIS_DAY_NONE where the calendar has no such day
 *   (30 February)
 */
TrellisDay
trellis_day_new (int year,
                 int month,
                 int day_of_month)
{
  int era, year_of_era, day_of_year, day_of_era;

  if (year < 1 || year > 9999 || month < 1 || month > 12 ||
      day_of_month < 1 || day_of_month > count_days_in_month (year, month))
    return TRELLIS_DAY_NONE;

  /* Counted from 1 March of year 0, so that the leap day is the last of its
   * year: H. Hinnant, "chrono-compatible low-level date algorithms". */
  year -= month <= 2;
  era = year / 400;
  year_of_era = year - era * 400;
  day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day_of_month - 1;
  day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * 146097 + day_of_era - 719468;
}

/**
 * trellis_day_parse_iso:
 * @text: (nullable): ten characters, `2026-03-06`, and nothing else
 * @day: (out): the day; untouched on failure
 *
 * Returns: whether @text is a day of the calendar
 */
gboolean
trellis_day_parse_iso (const char *text,
                       TrellisDay *day)
{
  TrellisDay parsed;

  if (text == NULL || strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  for (int i = 0; i < 10; i++)
    {
      if (i != 4 && i != 7 && !g_ascii_isdigit (text[i]))
        return FALSE;
    }

  parsed = trellis_day_new ((text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + text[3] - '0',
                            (text[5] - '0') * 10 + text[6] - '0',
                            (text[8] - '0') * 10 + text[9] - '0');
  if (parsed == TRELLIS_DAY_NONE)
    return FALSE;

  *day = parsed;
  return TRUE;
}

/**
 * trellis_day_get_ymd:
 * @day: a day, not %TRELLIS_DAY_NONE
 * @year: (out) (optional): the year
 * @month: (out) (optional): 1 to 12
 * @day_of_month: (out) (optional): 1 to 31
 */
void
trellis_day_get_ymd (TrellisDay  day,
                     int        *year,
                     int        *month,
                     int        *day_of_month)
{
  int shifted = day + 719468;
  int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  int day_of_era = shifted - era * 146097;
  int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int month_from_march = (5 * day_of_year + 2) / 153;
  int m = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;

  if (year != NULL)
    *year = year_of_era + era * 400 + (m <= 2);
  if (month != NULL)
    *month = m;
  if (day_of_month != NULL)
    *day_of_month = day_of_year - (153 * month_from_march + 2) / 5 + 1;
}

/**
 * trellis_day_get_weekday:
 * @day: a day
 *
 * Returns: 0 for Monday to 6 for Sunday
 */
int
trellis_day_get_weekday (TrellisDay day)
{
  /* 1970-01-01 was a Thursday. */
  return (int) ((((gint64) day + 3) % 7 + 7) % 7);
}

/**
 * trellis_day_get_monday:
 * @day: a day
 *
 * Returns: the Monday of the week that @day is in
 */
TrellisDay
trellis_day_get_monday (TrellisDay day)
{
  return day - trellis_day_get_weekday (day);
}

/**
 * trellis_day_add_months:
 * @day: a day
 * @months: how many, negative for earlier
 *
 * Returns: the same day of the month that many months on, or the last day of
 *   that month where it is shorter
 */
TrellisDay
trellis_day_add_months (TrellisDay day,
                        int        months)
{
  int year, month, day_of_month, index;

  trellis_day_get_ymd (day, &year, &month, &day_of_month);
  index = year * 12 + month - 1 + months;
  year = index / 12;
  month = index % 12 + 1;

  return trellis_day_new (year, month, MIN (day_of_month, count_days_in_month (year, month)));
}

/**
 * trellis_day_months_until:
 * @from: the first day
 * @until: the last day, not before @from
 *
 * Returns: whole months that have passed: 0 on the day itself, 1 from the same
 *   day of the next month
 */
int
trellis_day_months_until (TrellisDay from,
                          TrellisDay until)
{
  int y1, m1, y2, m2, months;

  trellis_day_get_ymd (from, &y1, &m1, NULL);
  trellis_day_get_ymd (until, &y2, &m2, NULL);
  months = (y2 - y1) * 12 + m2 - m1;
  if (trellis_day_add_months (from, months) > until)
    months--;

  return months;
}

/**
 * trellis_day_format:
 * @day: a day, or %TRELLIS_DAY_NONE
 * @style: how long
 *
 * Returns: (transfer full): the day as people read it, in the words of the
 *   program's language and not of the system's, so that paper agrees between
 *   machines; empty for %TRELLIS_DAY_NONE
 */
char *
trellis_day_format (TrellisDay      day,
                    TrellisDayStyle style)
{
  static const char *const months[] = {
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
    N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
  };
  static const char *const short_months[] = {
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), NC_("short month", "May"), N_("Jun"), N_("Jul"),
    N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
  };
  static const char *const weekdays[] = {
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
  };
  static const char *const short_weekdays[] = {
    N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"),
  };
  int year, month, day_of_month;
  int weekday;
  const char *short_month;

  if (day == TRELLIS_DAY_NONE)
    return g_strdup ("");

  trellis_day_get_ymd (day, &year, &month, &day_of_month);
  weekday = trellis_day_get_weekday (day);
  short_month = month == 5 ? g_dpgettext2 (NULL, "short month", "May") : _(short_months[month - 1]);

  switch (style)
    {
    case TRELLIS_DAY_STYLE_ISO:
      return g_strdup_printf ("%04d-%02d-%02d", year, month, day_of_month);
    case TRELLIS_DAY_STYLE_SHORT:
      return g_strdup_printf ("%d %s", day_of_month, short_month);
    case TRELLIS_DAY_STYLE_MEDIUM:
      return g_strdup_printf ("%d %s %d", day_of_month, short_month, year);
    case TRELLIS_DAY_STYLE_LONG:
      return g_strdup_printf ("%d %s %d", day_of_month, _(months[month - 1]), year);
    case TRELLIS_DAY_STYLE_WEEKDAY:
      return g_strdup_printf ("%s %d %s", _(short_weekdays[weekday]), day_of_month, short_month);
    case TRELLIS_DAY_STYLE_FULL:
      return g_strdup_printf ("%s %d %s %d", _(weekdays[weekday]), day_of_month, _(months[month - 1]), year);
    case TRELLIS_DAY_STYLE_MONTH:
      return g_strdup_printf ("%s %d", short_month, year);
    default:
      g_assert_not_reached ();
    }
}

/**
 * trellis_clock_set_today:
 * @today: the day that the whole program takes for today, or
 *   %TRELLIS_DAY_NONE for the system's own
 *
 * For tests, the demo trust and `--today`. Call it before other threads start.
 */
void
trellis_clock_set_today (TrellisDay today)
{
  fixed_today = today;
}

/**
 * trellis_clock_is_set:
 *
 * Returns: whether trellis_clock_set_today() set the program's day
 */
gboolean
trellis_clock_is_set (void)
{
  return fixed_today != TRELLIS_DAY_NONE;
}

/**
 * trellis_clock_get_today:
 *
 * The only place that asks what day it is.
 *
 * Returns: today, as a local calendar day
 */
TrellisDay
trellis_clock_get_today (void)
{
  g_autoptr (GDateTime) now = NULL;

  if (fixed_today != TRELLIS_DAY_NONE)
    return fixed_today;

  now = g_date_time_new_now_local ();
  return trellis_day_new (g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now));
}

/**
 * trellis_clock_get_now:
 *
 * Returns: this instant in UTC seconds since 1970; noon of the fixed today
 *   where trellis_clock_set_today() set one, so that what is written then is
 *   the same on every run
 */
gint64
trellis_clock_get_now (void)
{
  if (fixed_today != TRELLIS_DAY_NONE)
    return (gint64) fixed_today * 24 * 60 * 60 + 12 * 60 * 60;

  return g_get_real_time () / G_USEC_PER_SEC;
}
