/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-trend.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What a trend says, in words: under the chart, for a screen reader, and as a
 * table that a spreadsheet takes. */

static const char *
get_period_name (TrellisTrend *self,
                 int           period)
{
  return ((TrellisTrendPeriod *) g_ptr_array_index (self->periods, period))->name;
}

static double
get_value (TrellisTrend       *self,
           TrellisTrendSchool *school,
           int                 period)
{
  return school != NULL ? school->figures[period].value : self->means[period].mean;
}

static double
get_target (TrellisTrend       *self,
            TrellisTrendSchool *school)
{
  return school != NULL ? school->target : self->target;
}

static double
round_as_shown (const TrellisMeasure *measure,
                double                value)
{
  double scale = pow (10, measure->decimals);

  return round (value * scale) / scale;
}

/* Figures are compared as they are read, so that the words agree with them. */
static double
get_difference (TrellisTrend *self,
                double        value,
                double        reference)
{
  return round_as_shown (self->measure, value) - round_as_shown (self->measure, reference);
}

/* "4 points below" and "level with", for what the list of references follows. */
static char *
describe_difference (TrellisTrend *self,
                     double        difference)
{
  g_autofree char *size = trellis_measure_format_change (self->measure, difference);

  if (fabs (difference) < 1e-9)
    return g_strdup (_("level with"));
  /* Translators: "4 points below", followed by what: "target and England" */
  return g_strdup_printf (difference < 0 ? _("%s below") : _("%s above"), size);
}

typedef struct
{
  const char *name;
  double difference;
} Reference;

/* "4 points below target and England", "2 points below the trust". References
 * that the figure is equally far from are named together. */
static void
add_references (TrellisTrend       *self,
                TrellisTrendSchool *school,
                int                 period,
                GPtrArray          *parts)
{
  double value = get_value (self, school, period);
  Reference references[3];
  gboolean is_told[3] = { FALSE };
  guint n_references = 0;

  if (!isnan (get_target (self, school)))
    references[n_references++] = (Reference) { _("target"), get_difference (self, value, get_target (self, school)) };
  if (!isnan (self->benchmark[period]))
    references[n_references++] = (Reference) { self->benchmark_name,
                                               get_difference (self, value, self->benchmark[period]) };
  if (school != NULL && self->means[period].n_schools > 1)
    references[n_references++] = (Reference) { _("the trust"),
                                               get_difference (self, value, self->means[period].mean) };

  for (guint i = 0; i < n_references; i++)
    {
      g_autofree char *how = NULL;
      g_autofree char *names = NULL;

      if (is_told[i])
        continue;
      how = describe_difference (self, references[i].difference);
      names = g_strdup (references[i].name);
      for (guint k = i + 1; k < n_references; k++)
        {
          char *both;

          if (is_told[k] || fabs (references[k].difference - references[i].difference) > 1e-9)
            continue;
          /* Translators: two names in a list: "target and England" */
          both = g_strdup_printf (_("%s and %s"), names, references[k].name);
          g_free (names);
          names = both;
          is_told[k] = TRUE;
        }
      g_ptr_array_add (parts, g_strdup_printf ("%s %s", how, names));
    }
}

static void
add_change (TrellisTrend       *self,
            TrellisTrendSchool *school,
            int                 period,
            GPtrArray          *parts)
{
  int before = trellis_trend_find_previous (self, school, period);
  double change;
  g_autofree char *size = NULL;

  if (before < 0)
    return;
  change = get_difference (self, get_value (self, school, period), get_value (self, school, before));
  size = trellis_measure_format_change (self->measure, change);
  if (fabs (change) < 1e-9)
    /* Translators: as in the period before, which is named */
    g_ptr_array_add (parts, g_strdup_printf (_("as in %s"), get_period_name (self, before)));
  else
    g_ptr_array_add (parts, g_strdup_printf (change < 0 ? _("%s down on %s") : _("%s up on %s"), size,
                                             get_period_name (self, before)));
}

static char *
join_parts (GPtrArray *parts)
{
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (", ", (char **) parts->pdata);
}

static void
add_cohort (TrellisTrend       *self,
            TrellisTrendSchool *school,
            int                 period,
            GString            *text)
{
  const TrellisTrendFigure *figure = &school->figures[period];

  if (figure->cohort < 0)
    return;
  g_string_append_c (text, ' ');
  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%d pupil.", "%d pupils.", figure->cohort),
                          figure->cohort);
  if (trellis_trend_is_small (self, figure))
    {
      g_string_append_c (text, ' ');
      g_string_append (text, _("A small cohort: read its moves with care."));
    }
}

/**
 * trellis_trend_dup_sentence:
 * @self: a trend
 * @school: (nullable): one of its schools; %NULL for the trust's mean
 *
 * Returns: (transfer full): what the latest figure says: "58% in 2024/25: 4
 *   points below target and England, 2 points below the trust, 2 points down on
 *   2023/24. 44 pupils."
 */
char *
trellis_trend_dup_sentence (TrellisTrend       *self,
                            TrellisTrendSchool *school)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *figure = NULL;
  g_autofree char *joined = NULL;
  int latest = trellis_trend_find_latest (self, school);
  int last = trellis_trend_find_last_period (self);

  if (latest < 0)
    return g_strdup (_("No figures yet."));

  if (latest < last && school->figures[last].reason != NULL)
    /* Translators: a period, and why it has no figure */
    g_string_append_printf (text, _("No figure for %s: %s. The latest: "), get_period_name (self, last),
                            school->figures[last].reason);
  figure = trellis_measure_format (self->measure, get_value (self, school, latest));
  add_references (self, school, latest, parts);
  add_change (self, school, latest, parts);
  joined = join_parts (parts);
  if (*joined != '\0')
    /* Translators: a figure, its period, and how it compares */
    g_string_append_printf (text, _("%s in %s: %s."), figure, get_period_name (self, latest), joined);
  else
    g_string_append_printf (text, _("%s in %s."), figure, get_period_name (self, latest));
  if (school != NULL)
    add_cohort (self, school, latest, text);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* How far the group is from all pupils; NAN where one of both has no figure. */
static double
get_group_gap (TrellisTrend       *self,
               TrellisTrendSchool *school,
               TrellisTrend       *all,
               int                 period)
{
  int at = period >= 0 ? trellis_trend_find_period (all, ((TrellisTrendPeriod *) g_ptr_array_index (self->periods,
                                                                                                    period))->key) : -1;
  TrellisTrendSchool *whole = school != NULL ? trellis_trend_find_school (all, school->school->urn) : NULL;

  if (at < 0 || (school != NULL && whole == NULL))
    return NAN;

  return get_difference (self, get_value (self, school, period), get_value (all, whole, at));
}

/**
 * trellis_trend_dup_group_words:
 * @self: a trend of a group of pupils
 * @school: (nullable): one of its schools; %NULL for the trust's mean
 * @all: the same of all pupils
 *
 * Returns: (transfer full): how far the group is from all pupils, and whether
 *   that gap has become narrower: "Disadvantaged: 12 points below all pupils, a
 *   gap 2 points narrower than in 2023/24."; empty where the latest figure has
 *   nothing beside it
 */
char *
trellis_trend_dup_group_words (TrellisTrend       *self,
                               TrellisTrendSchool *school,
                               TrellisTrend       *all)
{
  int latest = trellis_trend_find_latest (self, school);
  int before = latest >= 0 ? trellis_trend_find_previous (self, school, latest) : -1;
  double gap = get_group_gap (self, school, all, latest);
  double gap_before = get_group_gap (self, school, all, before);
  double change = fabs (gap) - fabs (gap_before);
  g_autofree char *how = NULL;
  g_autofree char *size = NULL;
  g_autofree char *course = NULL;

  if (isnan (gap))
    return g_strdup ("");
  how = describe_difference (self, gap);
  if (isnan (change))
    /* Translators: a group of pupils and how far it is: "Disadvantaged: 12 points below all pupils." */
    return g_strdup_printf (_("%s: %s all pupils."), self->pupil_group, how);
  size = trellis_measure_format_change (self->measure, change);
  if (fabs (change) < 1e-9)
    course = g_strdup_printf (_("as far as in %s"), get_period_name (self, before));
  else
    course = g_strdup_printf (change < 0 ? _("a gap %s narrower than in %s") : _("a gap %s wider than in %s"), size,
                              get_period_name (self, before));

  /* Translators: a group of pupils, how far it is, and how that has changed */
  return g_strdup_printf (_("%s: %s all pupils, %s."), self->pupil_group, how, course);
}

/* "over six terms" is told by the number of steps between two periods. */
static char *
describe_span (TrellisTrend *self,
               int           from,
               int           until)
{
  static const struct
  {
    const char *every;
    const char *one;
    const char *many;
  } spans[] = {
    { "year", N_("over %d year"), N_("over %d years") },
    { "term", N_("over %d term"), N_("over %d terms") },
    { "half-term", N_("over %d half term"), N_("over %d half terms") },
    { "month", N_("over %d month"), N_("over %d months") },
    { "week", N_("over %d week"), N_("over %d weeks") },
  };
  int n = until - from;

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      if (g_str_equal (spans[i].every, self->measure->every))
        return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, spans[i].one, spans[i].many, n), n);
    }

  return g_strdup_printf (_("since %s"), get_period_name (self, from));
}

/**
 * trellis_trend_dup_course:
 * @self: a trend
 * @school: (nullable): one of its schools; %NULL for the trust's mean
 *
 * Returns: (transfer full): what the whole line shows, for whoever does not see
 *   it: "Attendance rose from 92.1% to 94.3% over 6 terms, below England’s
 *   94.9%."
 */
char *
trellis_trend_dup_course (TrellisTrend       *self,
                          TrellisTrendSchool *school)
{
  int latest = trellis_trend_find_latest (self, school);
  int first = 0;
  double change;
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  g_autofree char *span = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (latest < 0)
    return g_strdup_printf (_("%s: no figures yet."), self->measure->name);
  while (isnan (get_value (self, school, first)))
    first++;

  until = trellis_measure_format (self->measure, get_value (self, school, latest));
  if (first == latest)
    {
      /* Translators: a measure, its only figure and its period */
      g_string_append_printf (text, _("%s: %s in %s"), self->measure->name, until, get_period_name (self, latest));
    }
  else
    {
      change = get_difference (self, get_value (self, school, latest), get_value (self, school, first));
      from = trellis_measure_format (self->measure, get_value (self, school, first));
      span = describe_span (self, first, latest);
      if (fabs (change) < 1e-9)
        /* Translators: a measure, its figure, and over how long */
        g_string_append_printf (text, _("%s is as before, %s, %s"), self->measure->name, until, span);
      else
        g_string_append_printf (text, change > 0 ? _("%s rose from %s to %s %s") : _("%s fell from %s to %s %s"),
                                self->measure->name, from, until, span);
    }
  if (!isnan (self->benchmark[latest]))
    {
      g_autofree char *benchmark = trellis_measure_format (self->measure, self->benchmark[latest]);
      double difference = get_difference (self, get_value (self, school, latest), self->benchmark[latest]);

      /* Translators: a comparison: "below England’s 94.9%" */
      g_string_append_printf (text, fabs (difference) < 1e-9 ? _(", level with %s’s %s")
                              : difference < 0 ? _(", below %s’s %s") : _(", above %s’s %s"),
                              self->benchmark_name, benchmark);
    }
  else if (!isnan (get_target (self, school)))
    {
      g_autofree char *target = trellis_measure_format (self->measure, get_target (self, school));
      double difference = get_difference (self, get_value (self, school, latest), get_target (self, school));

      g_string_append_printf (text, fabs (difference) < 1e-9 ? _(", at the target of %s")
                              : difference < 0 ? _(", below the target of %s") : _(", above the target of %s"), target);
    }
  g_string_append_c (text, '.');

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * trellis_trend_dup_mean_words:
 * @self: a trend
 *
 * Returns: (transfer full): how the trust's mean of the latest period was
 *   worked out; empty where there is none
 */
char *
trellis_trend_dup_mean_words (TrellisTrend *self)
{
  int last = trellis_trend_find_last_period (self);
  const TrellisTrendMean *mean = last < 0 ? NULL : &self->means[last];

  if (mean == NULL)
    return g_strdup ("");
  switch (mean->weighting)
    {
    case TRELLIS_TREND_BY_COHORT:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Trust: %u school, weighted by the pupils of each figure",
                                           "Trust: mean of %u schools, weighted by the pupils of each figure",
                                           mean->n_schools), mean->n_schools);
    case TRELLIS_TREND_BY_ROLL:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Trust: %u school, weighted by pupils on roll",
                                           "Trust: mean of %u schools, weighted by pupils on roll",
                                           mean->n_schools), mean->n_schools);
    case TRELLIS_TREND_UNWEIGHTED:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Trust: %u school",
                                           "Trust: mean of %u schools, each counted once", mean->n_schools),
                              mean->n_schools);
    case TRELLIS_TREND_NO_MEAN:
    default:
      return g_strdup ("");
    }
}

/**
 * trellis_trend_dup_key:
 * @self: a trend
 *
 * Returns: (transfer full): what the lines behind many small charts stand for;
 *   empty where there are none
 */
char *
trellis_trend_dup_key (TrellisTrend *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  /* Translators: the key of a chart: what a line stands for */
  if (*self->benchmark_name != '\0')
    g_ptr_array_add (parts, g_strdup_printf (_("— %s"), self->benchmark_name));
  if (!isnan (self->target))
    g_ptr_array_add (parts, g_strdup (_("– – target")));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv ("   ", (char **) parts->pdata);
}

/**
 * trellis_trend_dup_reading:
 * @self: a trend
 * @school: (nullable): one of its schools; %NULL for the trust's mean
 * @period: which period
 *
 * Returns: (transfer full): what the chart says there: "2023/24: 60%, trust
 *   59%, England 61%, 44 pupils", or why there is no figure
 */
char *
trellis_trend_dup_reading (TrellisTrend       *self,
                           TrellisTrendSchool *school,
                           guint               period)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;
  double value = get_value (self, school, (int) period);

  if (!isnan (value))
    g_ptr_array_add (parts, trellis_measure_format (self->measure, value));
  else if (school != NULL && school->figures[period].reason != NULL)
    g_ptr_array_add (parts, g_strdup (school->figures[period].reason));
  else
    g_ptr_array_add (parts, g_strdup (_("no figure")));
  if (school != NULL && !isnan (school->figures[period].low) && !isnan (school->figures[period].high))
    {
      g_autofree char *low = trellis_measure_format_axis (self->measure, school->figures[period].low, -1);
      g_autofree char *high = trellis_measure_format_axis (self->measure, school->figures[period].high, -1);

      /* Translators: the two ends of a confidence interval */
      g_ptr_array_add (parts, g_strdup_printf (_("between %s and %s"), low, high));
    }
  if (school != NULL && !isnan (self->means[period].mean))
    {
      g_autofree char *mean = trellis_measure_format (self->measure, self->means[period].mean);

      g_ptr_array_add (parts, g_strdup_printf (_("trust %s"), mean));
    }
  if (!isnan (self->benchmark[period]))
    {
      g_autofree char *benchmark = trellis_measure_format (self->measure, self->benchmark[period]);

      g_ptr_array_add (parts, g_strdup_printf ("%s %s", self->benchmark_name, benchmark));
    }
  if (school != NULL && school->figures[period].cohort >= 0)
    g_ptr_array_add (parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d pupil", "%d pupils",
                                                          school->figures[period].cohort),
                                             school->figures[period].cohort));
  if (school != NULL && trellis_trend_is_small (self, &school->figures[period]))
    g_ptr_array_add (parts, g_strdup (_("small cohort")));
  joined = join_parts (parts);

  return g_strdup_printf ("%s: %s", get_period_name (self, (int) period), joined);
}

/**
 * trellis_trend_dup_moved:
 * @self: a trend
 *
 * Returns: (transfer full): which schools moved most for the better and for
 *   the worse, small cohorts left out: "Most up: Ash, 5 points. Most down:
 *   Birch, 8 points."; empty where fewer than two schools can be compared
 */
char *
trellis_trend_dup_moved (TrellisTrend *self)
{
  TrellisTrendSchool *up = NULL, *down = NULL;
  int last = trellis_trend_find_last_period (self);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_compared = 0;

  for (guint i = 0; i < self->schools->len; i++)
    {
      TrellisTrendSchool *school = g_ptr_array_index (self->schools, i);
      double change = trellis_trend_get_change (self, school);

      if (isnan (change) || trellis_trend_is_small (self, &school->figures[last]))
        continue;
      n_compared++;
      if (change > 0 && (up == NULL || change > trellis_trend_get_change (self, up)))
        up = school;
      if (change < 0 && (down == NULL || change < trellis_trend_get_change (self, down)))
        down = school;
    }
  if (n_compared < 2)
    return g_strdup ("");

  if (up != NULL)
    {
      g_autofree char *size = trellis_measure_format_change (self->measure, trellis_trend_get_change (self, up));

      g_string_append_printf (text, _("Most up: %s, %s."), up->school->short_name, size);
    }
  if (down != NULL)
    {
      g_autofree char *size = trellis_measure_format_change (self->measure, trellis_trend_get_change (self, down));

      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append_printf (text, _("Most down: %s, %s."), down->school->short_name, size);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_cell (GString    *text,
          const char *cell,
          char        separator)
{
  if (text->len > 0 && text->str[text->len - 1] != '\n')
    g_string_append_c (text, separator);
  for (const char *c = cell; *c != '\0'; c++)
    g_string_append_c (text, *c == separator || *c == '\n' || *c == '\r' ? ' ' : *c);
}

static void
add_number (GString *text,
            double   value,
            char     separator)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE] = "";

  if (!isnan (value))
    g_ascii_formatd (number, sizeof number, "%.4g", value);
  if (!isnan (value) && fabs (value) >= 1000)
    g_ascii_formatd (number, sizeof number, "%.0f", value);
  if (text->len > 0 && text->str[text->len - 1] != '\n')
    g_string_append_c (text, separator);
  g_string_append (text, number);
}

/**
 * trellis_trend_dup_csv:
 * @self: a trend
 * @school: (nullable): one of its schools; %NULL for all of them, a row each
 * @separator: between cells; a tab for the clipboard
 *
 * Returns: (transfer full): the figures as a table; a gap is an empty cell, with
 *   its reason where one school is told
 */
char *
trellis_trend_dup_csv (TrellisTrend       *self,
                       TrellisTrendSchool *school,
                       char                separator)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (school != NULL)
    {
      add_cell (text, _("Period"), separator);
      add_cell (text, school->school->name, separator);
      add_cell (text, _("Pupils"), separator);
      add_cell (text, _("Reason"), separator);
      add_cell (text, _("Trust"), separator);
      add_cell (text, *self->benchmark_name != '\0' ? self->benchmark_name : _("England"), separator);
      g_string_append_c (text, '\n');
      for (guint k = 0; k < self->periods->len; k++)
        {
          const TrellisTrendFigure *figure = &school->figures[k];

          add_cell (text, get_period_name (self, (int) k), separator);
          add_number (text, figure->value, separator);
          add_number (text, figure->cohort < 0 ? NAN : figure->cohort, separator);
          add_cell (text, figure->reason != NULL ? figure->reason : "", separator);
          add_number (text, self->means[k].mean, separator);
          add_number (text, self->benchmark[k], separator);
          g_string_append_c (text, '\n');
        }
      return g_string_free (g_steal_pointer (&text), FALSE);
    }

  add_cell (text, _("School"), separator);
  for (guint k = 0; k < self->periods->len; k++)
    add_cell (text, get_period_name (self, (int) k), separator);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < self->schools->len; i++)
    {
      TrellisTrendSchool *row = g_ptr_array_index (self->schools, i);

      add_cell (text, row->school->name, separator);
      for (guint k = 0; k < self->periods->len; k++)
        add_number (text, row->figures[k].value, separator);
      g_string_append_c (text, '\n');
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
