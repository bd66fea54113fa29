/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-measure.h"

#include "trellis-day-parse.h"
#include "trellis-school-year.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static const char *const better_keys[TRELLIS_N_BETTERS] = {
  [TRELLIS_BETTER_UP] = "up",
  [TRELLIS_BETTER_DOWN] = "down",
  [TRELLIS_BETTER_NEITHER] = "neither",
};

/**
 * trellis_measure_free:
 * @measure: (nullable) (transfer full): a measure
 */
void
trellis_measure_free (TrellisMeasure *measure)
{
  if (measure == NULL)
    return;

  g_free (measure->id);
  g_free (measure->name);
  g_free (measure->unit);
  g_free (measure->every);
  g_free (measure);
}

/**
 * trellis_measure_value_free:
 * @value: (nullable) (transfer full): a figure
 */
void
trellis_measure_value_free (TrellisMeasureValue *value)
{
  if (value == NULL)
    return;

  g_free (value->period);
  g_free (value->missing_reason);
  g_free (value);
}

/**
 * trellis_measure_dup_id:
 * @name: what a measure is called
 *
 * Returns: (transfer full): what it may be kept as: "Reading age, Year 7" is
 *   reading-age-year-7
 */
char *
trellis_measure_dup_id (const char *name)
{
  g_autofree char *folded = g_utf8_strdown (name, -1);
  g_autoptr (GString) id = g_string_new (NULL);

  for (const char *c = folded; *c != '\0'; c++)
    {
      if (g_ascii_isalnum (*c))
        g_string_append_c (id, *c);
      else if (id->len > 0 && id->str[id->len - 1] != '-')
        g_string_append_c (id, '-');
    }
  if (id->len > 0 && id->str[id->len - 1] == '-')
    g_string_truncate (id, id->len - 1);

  return id->len > 0 ? g_string_free (g_steal_pointer (&id), FALSE) : g_strdup ("measure");
}

/* No figure is written as less than nothing that is nothing. */
static double
round_to (double value,
          int    decimals)
{
  double scale = pow (10, decimals);
  double rounded = round (value * scale) / scale;

  return rounded == 0 ? 0 : rounded;
}

/**
 * trellis_measure_format:
 * @self: a measure
 * @value: a figure of it
 *
 * Returns: (transfer full): the figure with its unit: "94.3%", "412 pupils"
 */
char *
trellis_measure_format (const TrellisMeasure *self,
                        double                value)
{
  g_autofree char *number = g_strdup_printf ("%'.*f", self->decimals, round_to (value, self->decimals));

  if (*self->unit == '\0')
    return g_steal_pointer (&number);
  return g_strdup_printf (g_str_equal (self->unit, "%") ? "%s%s" : "%s %s", number, self->unit);
}

/**
 * trellis_measure_format_axis:
 * @self: a measure
 * @value: a figure of it, or of an axis
 * @decimals: how many to write; -1 for the measure's own
 *
 * Returns: (transfer full): the figure where there is little room: with its per
 *   cent sign, without another unit
 */
char *
trellis_measure_format_axis (const TrellisMeasure *self,
                             double                value,
                             int                   decimals)
{
  int places = decimals < 0 ? self->decimals : decimals;

  return g_strdup_printf (g_str_equal (self->unit, "%") ? "%'.*f%%" : "%'.*f", places, round_to (value, places));
}

/**
 * trellis_measure_format_change:
 * @self: a measure
 * @change: the difference of two of its figures
 *
 * Two percentages differ by points, not by per cent.
 *
 * Returns: (transfer full): its size without a sign: "2.2 points", "12 pupils"
 */
char *
trellis_measure_format_change (const TrellisMeasure *self,
                               double                change)
{
  double size = round_to (fabs (change), self->decimals);
  g_autofree char *number = g_strdup_printf ("%'.*f", self->decimals, size);

  if (g_str_equal (self->unit, "%") || g_str_equal (self->unit, "points"))
    return g_strdup_printf (size == 1 ? _("%s point") : _("%s points"), number);
  return *self->unit == '\0' ? g_steal_pointer (&number) : g_strdup_printf ("%s %s", number, self->unit);
}

/**
 * trellis_better_get_key:
 * @better: which direction is better
 *
 * Returns: (transfer none): what the trust file keeps
 */
const char *
trellis_better_get_key (TrellisBetter better)
{
  g_return_val_if_fail ((guint) better < TRELLIS_N_BETTERS, better_keys[TRELLIS_BETTER_NEITHER]);

  return better_keys[better];
}

/**
 * trellis_better_get_name:
 * @better: which direction is better
 *
 * Returns: (transfer none): it in words
 */
const char *
trellis_better_get_name (TrellisBetter better)
{
  static const char *const names[TRELLIS_N_BETTERS] = {
    [TRELLIS_BETTER_UP] = N_("Higher is better"),
    [TRELLIS_BETTER_DOWN] = N_("Lower is better"),
    [TRELLIS_BETTER_NEITHER] = N_("Neither is better"),
  };

  g_return_val_if_fail ((guint) better < TRELLIS_N_BETTERS, "");

  return _(names[better]);
}

/**
 * trellis_better_parse:
 * @key: (nullable): `up`, `down` or `neither`
 * @better: (out): the direction; untouched where @key is none of them
 *
 * Returns: whether @key names a direction
 */
gboolean
trellis_better_parse (const char    *key,
                      TrellisBetter *better)
{
  for (guint i = 0; i < TRELLIS_N_BETTERS; i++)
    {
      if (g_strcmp0 (better_keys[i], key) == 0)
        {
          *better = i;
          return TRUE;
        }
    }

  return FALSE;
}

static const struct
{
  const char *key;
  const char *name;
} frequencies[] = {
  { "year", N_("Each year") },
  { "term", N_("Each term") },
  { "half-term", N_("Each half term") },
  { "month", N_("Each month") },
  { "week", N_("Each week") },
  { "point", N_("On some days") },
};

/**
 * trellis_frequency_get_key:
 * @index: from 0
 *
 * Returns: (transfer none) (nullable): `year`, `term`, `half-term`, `month`,
 *   `week` or `point`; %NULL after the last
 */
const char *
trellis_frequency_get_key (guint index)
{
  return index < G_N_ELEMENTS (frequencies) ? frequencies[index].key : NULL;
}

/**
 * trellis_frequency_get_name:
 * @every: how often a measure has a figure
 *
 * Returns: (transfer none): it in words
 */
const char *
trellis_frequency_get_name (const char *every)
{
  for (guint i = 0; i < G_N_ELEMENTS (frequencies); i++)
    {
      if (g_strcmp0 (frequencies[i].key, every) == 0)
        return _(frequencies[i].name);
    }

  return every;
}

/**
 * trellis_frequency_is_one:
 * @every: what may say how often a measure has a figure
 *
 * Returns: whether it does
 */
gboolean
trellis_frequency_is_one (const char *every)
{
  return g_strcmp0 (trellis_frequency_get_name (every), every) != 0;
}

static gboolean
parse_digits (const char *text,
              int         n_digits,
              int        *number)
{
  *number = 0;
  for (int i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *number = *number * 10 + g_ascii_digit_value (text[i]);
    }

  return TRUE;
}

/* 2024-25: the second year follows the first. */
static gboolean
parse_year (const char *period,
            int        *first)
{
  int second;

  return strlen (period) >= 7 && parse_digits (period, 4, first) && period[4] == '-' &&
         parse_digits (period + 5, 2, &second) && (*first + 1) % 100 == second;
}

/**
 * trellis_period_parse:
 * @period: `2024-25`, `2024-25/3`, `2025-03` or `2025-03-06`
 * @ends_on: (out): the period's last day, by the usual terms; untouched where
 *   @period is none
 *
 * Returns: whether @period is one
 */
gboolean
trellis_period_parse (const char *period,
                      TrellisDay *ends_on)
{
  int first, month;

  if (trellis_day_parse_iso (period, ends_on))
    return TRUE;
  if (parse_year (period, &first) && (period[7] == '\0' || period[7] == '/'))
    {
      g_autofree char *id = g_strndup (period, 7);
      g_autoptr (TrellisSchoolYear) year = NULL;
      int number;

      if (period[7] == '\0')
        {
          *ends_on = trellis_day_new (first + 1, 8, 31);
          return TRUE;
        }
      if (!parse_digits (period + 8, 1, &number) || period[9] != '\0' || number < 1 || number > 6)
        return FALSE;
      year = trellis_school_year_new_usual (id, 6, NULL);
      if (year == NULL || (guint) number > year->terms->len)
        return FALSE;
      *ends_on = ((TrellisTerm *) g_ptr_array_index (year->terms, number - 1))->ends_on;
      return TRUE;
    }
  if (strlen (period) == 7 && parse_digits (period, 4, &first) && period[4] == '-' &&
      parse_digits (period + 5, 2, &month) && month >= 1 && month <= 12)
    {
      *ends_on = trellis_day_add_months (trellis_day_new (first, month, 1), 1) - 1;
      return TRUE;
    }

  return FALSE;
}

/* 2024/25, 2024-2025 and 202425, with the number of a term before or behind:
 * "term 3 of 2024/25", "T3 2024-25", "2024/25 term 3". */
static char *
dup_year_key (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("^(?:(?:half[ -]?)?t(?:erm)?\\s*([1-6])(?:\\s+of)?\\s+)?"
                                          "(20\\d\\d)\\s*[-/\342\200\223]?\\s*(?:20)?(\\d\\d)"
                                          "(?:\\s*[,/ ]\\s*(?:(?:half[ -]?)?t(?:erm)?\\s*)?([1-6]))?$",
                                          G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *before = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *behind = NULL;
  const char *term;

  if (!g_regex_match (regex, text, 0, &match))
    return NULL;
  before = g_match_info_fetch (match, 1);
  first = g_match_info_fetch (match, 2);
  second = g_match_info_fetch (match, 3);
  behind = g_match_info_fetch (match, 4);
  term = before != NULL && *before != '\0' ? before : behind;

  return term != NULL && *term != '\0' ? g_strdup_printf ("%s-%s/%s", first, second, term)
                                       : g_strdup_printf ("%s-%s", first, second);
}

/* March 2025, Mar 2025 and Mar-25. */
static char *
dup_month_key (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("^([a-z]{3,9})[ -](?:20)?(\\d\\d)$", G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *name = NULL;
  g_autofree char *year = NULL;
  g_autofree char *first = NULL;
  int y, m, d;
  TrellisDay day;

  if (!g_regex_match (regex, text, 0, &match))
    return NULL;
  name = g_match_info_fetch (match, 1);
  year = g_match_info_fetch (match, 2);
  first = g_strdup_printf ("1 %s 20%s", name, year);
  if (!trellis_day_parse_words (first, trellis_clock_get_today (), TRELLIS_DAY_LEAN_NEAREST, &day))
    return NULL;
  trellis_day_get_ymd (day, &y, &m, &d);

  return g_strdup_printf ("%04d-%02d", y, m);
}

/**
 * trellis_period_dup_key:
 * @text: a period as the trust file keeps it or as people write it: 2024/25,
 *   202425, term 3 of 2024/25, 2024/25 T3, March 2025, 06/03/2025, 6 March 2025
 * @ends_on: (out): its last day; untouched where @text is no period
 *
 * Returns: (transfer full) (nullable): it as the trust file keeps it; %NULL
 *   where @text is none
 */
char *
trellis_period_dup_key (const char *text,
                        TrellisDay *ends_on)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *key = NULL;
  gsize length = strlen (stripped);
  TrellisDay day;

  if (trellis_period_parse (stripped, ends_on))
    return g_steal_pointer (&stripped);
  key = dup_year_key (stripped);
  if (key == NULL)
    key = dup_month_key (stripped);
  /* A day without its year would be another one next year. */
  if (key == NULL && length > 4 && strspn (stripped + length - 4, "0123456789") == 4 &&
      trellis_day_parse_words (stripped, trellis_clock_get_today (), TRELLIS_DAY_LEAN_NEAREST, &day))
    key = trellis_day_format (day, TRELLIS_DAY_STYLE_ISO);

  return key != NULL && trellis_period_parse (key, ends_on) ? g_steal_pointer (&key) : NULL;
}

/**
 * trellis_period_list_of_year:
 * @every: how often a measure has a figure
 * @first: the calendar year in which a school year begins
 *
 * Returns: (transfer full) (element-type utf8): the periods of that school year
 *   as the trust file keeps them, the first first; none where they are weeks or
 *   days, which may be any
 */
GPtrArray *
trellis_period_list_of_year (const char *every,
                             int         first)
{
  GPtrArray *periods = g_ptr_array_new_with_free_func (g_free);

  if (g_str_equal (every, "year"))
    g_ptr_array_add (periods, g_strdup_printf ("%d-%02d", first, (first + 1) % 100));
  else if (g_str_equal (every, "month"))
    for (int i = 0; i < 12; i++)
      g_ptr_array_add (periods, g_strdup_printf ("%d-%02d", first + (i >= 4), (i + 8) % 12 + 1));
  else if (g_str_has_suffix (every, "term"))
    for (int i = 1; i <= 6; i++)
      g_ptr_array_add (periods, g_strdup_printf ("%d-%02d/%d", first, (first + 1) % 100, i));

  return periods;
}

/**
 * trellis_period_split:
 * @period: a period
 * @year: (out) (transfer full) (nullable): the school year it is in: "2024/25"
 * @part: (out) (transfer full) (nullable): which part of it, short: "3"; %NULL
 *   for the whole
 *
 * Returns: whether it is a school year or a part of one; otherwise both are
 *   %NULL
 */
gboolean
trellis_period_split (const char  *period,
                      char       **year,
                      char       **part)
{
  int first;

  *year = *part = NULL;
  if (!parse_year (period, &first) || (period[7] != '\0' && period[7] != '/'))
    return FALSE;

  *year = g_strdup_printf ("%d/%02d", first, (first + 1) % 100);
  *part = period[7] == '/' ? g_strdup (period + 8) : NULL;
  return TRUE;
}

/**
 * trellis_period_dup_name:
 * @period: a period
 * @is_short: for where there is little room
 *
 * Returns: (transfer full): what people call it: "2024/25", "term 3 of
 *   2024/25", "March 2025"; what is no known period stays as it is
 */
char *
trellis_period_dup_name (const char *period,
                         gboolean    is_short)
{
  g_autofree char *year = NULL;
  g_autofree char *part = NULL;
  TrellisDay day;

  if (trellis_period_split (period, &year, &part))
    {
      if (part == NULL)
        return g_steal_pointer (&year);
      /* Translators: a term, by its number, of a school year */
      return g_strdup_printf (is_short ? _("T%s %s") : _("term %s of %s"), part, year);
    }
  if (trellis_day_parse_iso (period, &day))
    return trellis_day_format (day, is_short ? TRELLIS_DAY_STYLE_SHORT : TRELLIS_DAY_STYLE_LONG);
  if (trellis_period_parse (period, &day))
    return trellis_day_format (day, TRELLIS_DAY_STYLE_MONTH);

  return g_strdup (period);
}
