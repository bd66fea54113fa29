/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-day-parse.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The shortest beginning of a name that stands for it: Feb, Fri. */
#define LEAST_LETTERS 3
/* A person who counts further than this has mistyped. */
#define MOST_COUNTED 999

typedef enum
{
  UNIT_DAY,
  UNIT_WEEK,
  UNIT_MONTH,
  UNIT_YEAR,
} Unit;

static const char *const months[] = {
  N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
  N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
};

static const char *const weekdays[] = {
  N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
};

/* The unit's names, and the single letter beside a figure: 3w. */
static const struct
{
  const char *one;
  const char *many;
  const char *letter;
  Unit unit;
} units[] = {
  { N_("day"), N_("days"), "d", UNIT_DAY },
  { N_("week"), N_("weeks"), "w", UNIT_WEEK },
  { N_("month"), N_("months"), "m", UNIT_MONTH },
  { N_("year"), N_("years"), "y", UNIT_YEAR },
};

/* Both in the person's language and in English: dates are pasted from e-mail. */
static gboolean
is_word (const char *word,
         const char *name)
{
  g_autofree char *english = g_utf8_casefold (name, -1);
  g_autofree char *translated = g_utf8_casefold (_(name), -1);

  return strcmp (word, english) == 0 || strcmp (word, translated) == 0;
}

static gboolean
begins_name (const char *word,
             const char *name)
{
  g_autofree char *english = g_utf8_casefold (name, -1);
  g_autofree char *translated = g_utf8_casefold (_(name), -1);

  return g_utf8_strlen (word, -1) >= LEAST_LETTERS &&
         (g_str_has_prefix (english, word) || g_str_has_prefix (translated, word));
}

static int
find_name (const char        *word,
           const char *const *names,
           int                n_names)
{
  for (int i = 0; i < n_names; i++)
    {
      if (begins_name (word, names[i]))
        return i;
    }

  /* Four letters, as many people shorten it, begin no name. */
  return names == months && strcmp (word, "sept") == 0 ? 8 : -1;
}

/* A number and nothing else; an ordinal's ending (12th) where it may have one. */
static int
read_number (const char *word,
             gboolean    may_be_ordinal)
{
  static const char *const endings[] = { "st", "nd", "rd", "th" };
  char *end = NULL;
  guint64 number;

  if (!g_ascii_isdigit (word[0]))
    return -1;
  number = g_ascii_strtoull (word, &end, 10);
  if (number > 9999)
    return -1;
  if (*end == '\0')
    return (int) number;
  if (!may_be_ordinal)
    return -1;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      if (strcmp (end, endings[i]) == 0)
        return (int) number;
    }

  return -1;
}

static gboolean
read_unit (const char *word,
           gboolean    may_be_letter,
           Unit       *unit)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      if (is_word (word, units[i].one) || is_word (word, units[i].many) ||
          (may_be_letter && strcmp (word, units[i].letter) == 0))
        {
          *unit = units[i].unit;
          return TRUE;
        }
    }

  return FALSE;
}

static TrellisDay
count_on (TrellisDay today,
          int        n,
          Unit       unit)
{
  switch (unit)
    {
    case UNIT_DAY:
      return today + n;
    case UNIT_WEEK:
      return today + 7 * n;
    case UNIT_MONTH:
      return trellis_day_add_months (today, n);
    case UNIT_YEAR:
      return trellis_day_add_months (today, 12 * n);
    default:
      g_assert_not_reached ();
    }
}

/* Of the days that repeat (every week, every year), the one that is meant;
 * none of them may exist, as 29 February does not in most years. */
static TrellisDay
choose_day (const TrellisDay *days,
            guint             n_days,
            TrellisDay        today,
            TrellisDayLean    lean)
{
  TrellisDay best = TRELLIS_DAY_NONE;

  for (guint i = 0; i < n_days; i++)
    {
      if (days[i] == TRELLIS_DAY_NONE ||
          (lean == TRELLIS_DAY_LEAN_FORWARD && days[i] < today) ||
          (lean == TRELLIS_DAY_LEAN_BACK && days[i] > today))
        continue;
      if (best == TRELLIS_DAY_NONE || ABS (days[i] - today) < ABS (best - today))
        best = days[i];
    }

  return best;
}

static TrellisDay
find_weekday (int            weekday,
              TrellisDay     today,
              TrellisDayLean lean)
{
  TrellisDay in_this_week = trellis_day_get_monday (today) + weekday;
  TrellisDay days[] = { in_this_week, in_this_week + 7, in_this_week - 7 };

  /* A weekday by itself is never today: who means today says so. */
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      if (days[i] == today)
        days[i] = TRELLIS_DAY_NONE;
    }
  /* "Friday" is the coming one unless the field looks back. */
  return choose_day (days, G_N_ELEMENTS (days), today,
                     lean == TRELLIS_DAY_LEAN_BACK ? TRELLIS_DAY_LEAN_BACK : TRELLIS_DAY_LEAN_FORWARD);
}

static TrellisDay
find_day_of_year (int            day_of_month,
                  int            month,
                  TrellisDay     today,
                  TrellisDayLean lean)
{
  TrellisDay days[17];
  int year;

  trellis_day_get_ymd (today, &year, NULL, NULL);
  /* Eight years each way: a leap day is never further off. */
  for (int i = 0; i < (int) G_N_ELEMENTS (days); i++)
    days[i] = trellis_day_new (year + i - 8, month, day_of_month);

  return choose_day (days, G_N_ELEMENTS (days), today, lean);
}

static TrellisDay
find_day_with_year (int day_of_month,
                    int month,
                    int year)
{
  /* Two figures are of this century; three are a slip. */
  if (year >= 0 && year < 100)
    year += 2000;
  else if (year < 1000)
    return TRELLIS_DAY_NONE;

  return trellis_day_new (year, month, day_of_month);
}

/* 12/2, 12.2.26, 12-2-2026: day first, as in Britain. */
static TrellisDay
read_figures (const char     *text,
              TrellisDay      today,
              TrellisDayLean  lean)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "/.-", -1);
  guint n_parts = g_strv_length (parts);
  int numbers[3];

  /* The point after a month, as on the Continent. */
  if (n_parts == 3 && parts[2][0] == '\0' && g_str_has_suffix (text, "."))
    n_parts = 2;
  if (n_parts != 2 && n_parts != 3)
    return TRELLIS_DAY_NONE;
  for (guint i = 0; i < n_parts; i++)
    {
      numbers[i] = read_number (parts[i], FALSE);
      if (numbers[i] < 0)
        return TRELLIS_DAY_NONE;
    }

  return n_parts == 2 ? find_day_of_year (numbers[0], numbers[1], today, lean)
                      : find_day_with_year (numbers[0], numbers[1], numbers[2]);
}

/* 12 Feb, 12th of February 2026, Feb 12, and a weekday before them that is
 * there to be read and must agree. */
static TrellisDay
read_named_month (char           **words,
                  guint            n_words,
                  TrellisDay       today,
                  TrellisDayLean   lean)
{
  int weekday = -1;
  int month = -1, day_of_month = -1, year = -1;
  TrellisDay day;

  for (guint i = 0; i < n_words; i++)
    {
      int number = read_number (words[i], TRUE);

      if (number >= 0 && day_of_month < 0)
        day_of_month = number;
      else if (number >= 0 && year < 0 && month >= 0)
        year = read_number (words[i], FALSE);
      else if (number < 0 && month < 0 && find_name (words[i], months, G_N_ELEMENTS (months)) >= 0)
        month = find_name (words[i], months, G_N_ELEMENTS (months)) + 1;
      else if (number < 0 && i == 0 && n_words > 1)
        weekday = find_name (words[i], weekdays, G_N_ELEMENTS (weekdays));
      else
        return TRELLIS_DAY_NONE;
      if (i == 0 && number < 0 && month < 0 && weekday < 0)
        return TRELLIS_DAY_NONE;
    }
  if (month < 0 || day_of_month < 0)
    return TRELLIS_DAY_NONE;

  day = year >= 0 ? find_day_with_year (day_of_month, month, year)
                  : find_day_of_year (day_of_month, month, today, lean);
  if (day != TRELLIS_DAY_NONE && weekday >= 0 && trellis_day_get_weekday (day) != weekday)
    return TRELLIS_DAY_NONE;

  return day;
}

/* in 3 weeks, 3 weeks, 2 weeks ago, 3w, next week, last Friday */
static TrellisDay
read_counted (char       **words,
              guint        n_words,
              TrellisDay   today)
{
  gboolean is_last = is_word (words[0], N_("last"));
  gboolean is_ago = n_words > 1 && is_word (words[n_words - 1], N_("ago"));
  int n, weekday;
  Unit unit;

  if (n_words == 2 && (is_last || is_word (words[0], N_("next"))))
    {
      weekday = find_name (words[1], weekdays, G_N_ELEMENTS (weekdays));
      if (weekday >= 0)
        return trellis_day_get_monday (today) + weekday + (is_last ? -7 : 7);
      return read_unit (words[1], FALSE, &unit) ? count_on (today, is_last ? -1 : 1, unit) : TRELLIS_DAY_NONE;
    }

  if (is_word (words[0], N_("in")) && !is_ago)
    {
      words++;
      n_words--;
    }
  else if (is_ago)
    {
      n_words--;
    }

  if (n_words == 1)
    {
      char *end = NULL;

      n = (int) MIN (g_ascii_strtoull (words[0], &end, 10), MOST_COUNTED + 1);
      if (!g_ascii_isdigit (words[0][0]) || !read_unit (end, TRUE, &unit))
        return TRELLIS_DAY_NONE;
    }
  else if (n_words == 2)
    {
      n = is_word (words[0], N_("a")) || is_word (words[0], N_("one")) ? 1 : read_number (words[0], FALSE);
      if (n < 0 || !read_unit (words[1], FALSE, &unit))
        return TRELLIS_DAY_NONE;
    }
  else
    {
      return TRELLIS_DAY_NONE;
    }

  return n > MOST_COUNTED ? TRELLIS_DAY_NONE : count_on (today, is_ago ? -n : n, unit);
}

static TrellisDay
read_words (char           **words,
            guint            n_words,
            TrellisDay       today,
            TrellisDayLean   lean)
{
  TrellisDay day = TRELLIS_DAY_NONE;

  if (n_words == 1)
    {
      int weekday = find_name (words[0], weekdays, G_N_ELEMENTS (weekdays));

      if (is_word (words[0], N_("today")))
        return today;
      if (is_word (words[0], N_("tomorrow")))
        return today + 1;
      if (is_word (words[0], N_("yesterday")))
        return today - 1;
      if (trellis_day_parse_iso (words[0], &day))
        return day;
      if (weekday >= 0)
        return find_weekday (weekday, today, lean);
      day = read_figures (words[0], today, lean);
    }
  if (day == TRELLIS_DAY_NONE)
    day = read_named_month (words, n_words, today, lean);
  if (day == TRELLIS_DAY_NONE)
    day = read_counted (words, n_words, today);

  return day;
}

/**
 * trellis_day_parse_words:
 * @text: (nullable): what a person typed
 * @today: the day it was typed on
 * @lean: which day is meant where the year, or the week, is left out
 * @day: (out): the day; untouched on failure
 *
 * Reads a day as people write it: 2026-02-12, 12/2, 12.2.26, 12 Feb, 12th
 * February 2026, Feb 12, Thu 12 Feb, today, tomorrow, yesterday, Friday, next
 * Friday (of next week), in 3 weeks, 3w, 2 months ago. Figures are day before
 * month. Upper and lower case are one, and words are read in the program's
 * language and in English.
 *
 * Returns: whether it is a day; an empty text is none
 */
gboolean
trellis_day_parse_words (const char     *text,
                         TrellisDay      today,
                         TrellisDayLean  lean,
                         TrellisDay     *day)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) pieces = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  TrellisDay found;

  g_return_val_if_fail (day != NULL, FALSE);

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;

  folded = g_utf8_casefold (text, -1);
  pieces = g_strsplit_set (folded, " \t\n,", -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      if (pieces[i][0] != '\0' && !is_word (pieces[i], N_("of")))
        g_ptr_array_add (words, pieces[i]);
    }
  if (words->len == 0 || words->len > 4)
    return FALSE;

  found = read_words ((char **) words->pdata, words->len, today, lean);
  if (found == TRELLIS_DAY_NONE)
    return FALSE;

  *day = found;
  return TRUE;
}
