/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-trend-plot.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A trend as the kit's charts: the same for the window, for paper and for files. */

/**
 * trellis_trend_sight_copy:
 * @sight: what is looked at
 *
 * Returns: (transfer full): the same, to keep
 */
TrellisTrendSight *
trellis_trend_sight_copy (const TrellisTrendSight *sight)
{
  TrellisTrendSight *copy = g_memdup2 (sight, sizeof *sight);

  g_object_ref (copy->trend);
  if (copy->all_pupils != NULL)
    g_object_ref (copy->all_pupils);
  copy->urn = g_strdup (sight->urn);
  if (copy->notes != NULL)
    g_array_ref (copy->notes);
  if (copy->levels != NULL)
    g_array_ref (copy->levels);

  return copy;
}

/**
 * trellis_trend_sight_free:
 * @sight: (nullable) (transfer full): a copy
 */
void
trellis_trend_sight_free (TrellisTrendSight *sight)
{
  if (sight == NULL)
    return;

  g_clear_object (&sight->trend);
  g_clear_object (&sight->all_pupils);
  g_free (sight->urn);
  g_clear_pointer (&sight->notes, g_array_unref);
  g_clear_pointer (&sight->levels, g_array_unref);
  g_free (sight);
}

/**
 * trellis_trend_sight_dup_sentence:
 * @sight: what is looked at
 *
 * Returns: (transfer full): what its latest figure says; of a group of pupils
 *   also how far it is from all
 */
char *
trellis_trend_sight_dup_sentence (const TrellisTrendSight *sight)
{
  TrellisTrendSchool *school = trellis_trend_find_school (sight->trend, sight->urn);
  g_autofree char *sentence = trellis_trend_dup_sentence (sight->trend, school);
  g_autofree char *group = NULL;

  if (sight->all_pupils == NULL)
    return g_steal_pointer (&sentence);
  group = trellis_trend_dup_group_words (sight->trend, school, sight->all_pupils);

  return *group == '\0' ? g_steal_pointer (&sentence) : g_strdup_printf ("%s %s", sentence, group);
}

/* What the series are made of lives as long as the laying out. */
typedef struct
{
  GPtrArray *texts;
  GPtrArray *arrays;
} Keeper;

static char *
keep_text (Keeper *keeper,
           char   *text)
{
  g_ptr_array_add (keeper->texts, text);

  return text;
}

static double *
keep_values (Keeper *keeper,
             guint   n)
{
  double *values = g_new (double, n + 1);

  g_ptr_array_add (keeper->arrays, values);

  return values;
}

static void
add_series (TrellisPlotInput *input,
            const char       *name,
            TrellisPlotRole   role,
            const double     *values)
{
  TrellisPlotSeries series = { .name = name, .role = role, .values = values };

  g_array_append_val (input->series, series);
}

static void
add_positions (TrellisPlotInput        *input,
               const TrellisTrendSight *sight,
               Keeper                  *keeper)
{
  for (guint k = sight->from; k <= sight->until; k++)
    {
      TrellisTrendPeriod *period = g_ptr_array_index (sight->trend->periods, k);
      TrellisPlotPosition position = { .day = period->ends_on };
      char *year, *part;

      if (trellis_period_split (period->key, &year, &part) && part != NULL)
        {
          position.name = keep_text (keeper, part);
          position.group = keep_text (keeper, year);
        }
      else
        {
          g_free (year);
          position.name = keep_text (keeper, trellis_period_dup_name (period->key, TRUE));
        }
      g_array_append_val (input->positions, position);
    }
}

static gboolean
has_any (const double *values,
         guint         n_values)
{
  for (guint k = 0; k < n_values; k++)
    {
      if (!isnan (values[k]))
        return TRUE;
    }

  return FALSE;
}

static void
add_context (TrellisPlotInput        *input,
             const TrellisTrendSight *sight,
             TrellisTrendSchool      *school,
             Keeper                  *keeper)
{
  guint n = sight->until - sight->from + 1;
  double *means = keep_values (keeper, n);
  TrellisTrendSchool *all = sight->all_pupils != NULL && school != NULL
    ? trellis_trend_find_school (sight->all_pupils, school->school->urn) : NULL;

  if (has_any (sight->trend->benchmark + sight->from, n))
    add_series (input, sight->trend->benchmark_name, TRELLIS_PLOT_CONTEXT, sight->trend->benchmark + sight->from);
  for (guint k = 0; k < n; k++)
    means[k] = sight->trend->means[sight->from + k].mean;
  if (school != NULL && sight->trend->schools->len > 1 && has_any (means, n))
    add_series (input, _("Trust"), TRELLIS_PLOT_TRUST, means);

  /* A group beside all pupils: the gap is seen between the two. */
  if (sight->all_pupils != NULL)
    {
      double *values = keep_values (keeper, n);

      for (guint k = 0; k < n; k++)
        {
          TrellisTrendPeriod *period = g_ptr_array_index (sight->trend->periods, sight->from + k);
          int at = trellis_trend_find_period (sight->all_pupils, period->key);

          values[k] = at < 0 ? NAN : all != NULL ? all->figures[at].value : sight->all_pupils->means[at].mean;
        }
      if (has_any (values, n))
        add_series (input, _("All pupils"), TRELLIS_PLOT_TRUST, values);
    }
}

static void
add_subject (TrellisPlotInput        *input,
             const TrellisTrendSight *sight,
             TrellisTrendSchool      *school,
             Keeper                  *keeper)
{
  guint n = sight->until - sight->from + 1;
  TrellisPlotSeries series = { .role = TRELLIS_PLOT_SUBJECT };
  double *values = keep_values (keeper, n), *lows = keep_values (keeper, n), *highs = keep_values (keeper, n);
  const char **reasons = g_new0 (const char *, n + 1);
  gboolean *is_small = g_new0 (gboolean, n + 1);

  g_ptr_array_add (keeper->arrays, reasons);
  g_ptr_array_add (keeper->arrays, is_small);
  for (guint k = 0; k < n; k++)
    {
      const TrellisTrendFigure *figure = school != NULL ? &school->figures[sight->from + k] : NULL;

      values[k] = figure != NULL ? figure->value : sight->trend->means[sight->from + k].mean;
      lows[k] = figure != NULL ? figure->low : NAN;
      highs[k] = figure != NULL ? figure->high : NAN;
      if (figure != NULL)
        {
          reasons[k] = figure->reason;
          is_small[k] = trellis_trend_is_small (sight->trend, figure);
        }
      /* What no school has a figure for is told as it is of the first. */
      else if (isnan (values[k]) && sight->trend->schools->len > 0)
        {
          reasons[k] = ((TrellisTrendSchool *) g_ptr_array_index (sight->trend->schools, 0))->figures[sight->from +
                                                                                                    k].reason;
        }
    }
  series.name = school != NULL ? school->school->short_name : _("Trust");
  series.values = values;
  series.lows = lows;
  series.highs = highs;
  series.is_small = is_small;
  series.reasons = reasons;
  g_array_append_val (input->series, series);
}

/**
 * trellis_trend_plot_new:
 * @sight: what is looked at
 * @text: what its words are measured with
 * @kind: of the palette that it will be drawn with
 * @width: of the whole
 * @height: of the whole
 *
 * Lays out one school, or the trust, over time against England, the trust and
 * its target.
 *
 * Returns: (transfer full): the chart
 */
TrellisPlot *
trellis_trend_plot_new (const TrellisTrendSight *sight,
                        TrellisText             *text,
                        TrellisPaletteKind       kind,
                        double                   width,
                        double                   height)
{
  TrellisPlotInput input = { .kind = sight->is_step ? TRELLIS_PLOT_STEP : TRELLIS_PLOT_LINE };
  TrellisTrendSchool *school = sight->urn != NULL ? trellis_trend_find_school (sight->trend, sight->urn) : NULL;
  Keeper keeper = { g_ptr_array_new_with_free_func (g_free), g_ptr_array_new_with_free_func (g_free) };
  TrellisPlot *plot;

  input.measure = sight->trend->measure;
  input.positions = g_array_new (FALSE, FALSE, sizeof (TrellisPlotPosition));
  input.series = g_array_new (FALSE, FALSE, sizeof (TrellisPlotSeries));
  input.notes = sight->notes;
  input.levels = sight->levels;
  input.target = school != NULL ? school->target : sight->trend->target;
  if (sight->trend->periods->len > 0)
    {
      add_positions (&input, sight, &keeper);
      add_context (&input, sight, school, &keeper);
      add_subject (&input, sight, school, &keeper);
    }
  plot = trellis_plot_new (&input, text, kind, width, height);

  g_array_unref (input.positions);
  g_array_unref (input.series);
  g_ptr_array_unref (keeper.texts);
  g_ptr_array_unref (keeper.arrays);

  return plot;
}

/**
 * trellis_trend_multiples_new:
 * @sight: what is looked at
 * @schools: (element-type TrellisTrendSchool): its schools in order
 * @text: what its words are measured with
 * @kind: of the palette that it will be drawn with
 * @width: of the whole
 *
 * Lays out every school on one scale, each with its latest figure.
 *
 * Returns: (transfer full): the small charts, beside @schools
 */
TrellisMultiples *
trellis_trend_multiples_new (const TrellisTrendSight *sight,
                             GPtrArray               *schools,
                             TrellisText             *text,
                             TrellisPaletteKind       kind,
                             double                   width)
{
  guint n = sight->trend->periods->len > 0 ? sight->until - sight->from + 1 : 0;
  g_autofree TrellisDay *days = g_new (TrellisDay, n + 1);
  g_autoptr (GArray) multiples = g_array_new (FALSE, FALSE, sizeof (TrellisMultiple));
  Keeper keeper = { g_ptr_array_new_with_free_func (g_free), g_ptr_array_new_with_free_func (g_free) };
  TrellisMultiplesInput input = { days, n, sight->trend->benchmark + sight->from, sight->trend->target, multiples };
  TrellisMultiples *charts;

  for (guint k = 0; k < n; k++)
    days[k] = ((TrellisTrendPeriod *) g_ptr_array_index (sight->trend->periods, sight->from + k))->ends_on;
  for (guint i = 0; i < schools->len; i++)
    {
      TrellisTrendSchool *school = g_ptr_array_index (schools, i);
      double *values = keep_values (&keeper, n);
      const TrellisTrendFigure *last = n > 0 ? &school->figures[sight->until] : NULL;
      TrellisMultiple multiple = { school->school->short_name, "–", values, FALSE };

      for (guint k = 0; k < n; k++)
        values[k] = school->figures[sight->from + k].value;
      if (last != NULL && !isnan (last->value))
        {
          multiple.value = keep_text (&keeper, g_strdup_printf ("%'.*f", sight->trend->measure->decimals, last->value));
          multiple.is_small = trellis_trend_is_small (sight->trend, last);
        }
      g_array_append_val (multiples, multiple);
    }
  charts = trellis_multiples_new (&input, text, kind, width);
  g_ptr_array_unref (keeper.texts);
  g_ptr_array_unref (keeper.arrays);

  return charts;
}

/**
 * trellis_trend_strip_new:
 * @sight: what is looked at; of its last period
 * @text: what its words are measured with
 * @kind: of the palette that it will be drawn with
 * @width: of the whole
 * @height: of the whole
 *
 * Lays out how the schools lie apart in the last period in sight.
 *
 * Returns: (transfer full): the strip, its dots beside the trend's schools
 */
TrellisDotStrip *
trellis_trend_strip_new (const TrellisTrendSight *sight,
                         TrellisText             *text,
                         TrellisPaletteKind       kind,
                         double                   width,
                         double                   height)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (TrellisDotStripItem));
  int subject = -1;

  for (guint i = 0; i < sight->trend->schools->len; i++)
    {
      TrellisTrendSchool *school = g_ptr_array_index (sight->trend->schools, i);
      TrellisDotStripItem item = { school->school->short_name,
                                   sight->trend->periods->len > 0 ? school->figures[sight->until].value : NAN };

      if (g_strcmp0 (sight->urn, school->school->urn) == 0)
        subject = (int) i;
      g_array_append_val (items, item);
    }

  return trellis_dot_strip_new (items, sight->trend->measure, sight->trend->target, subject, text, kind, width, height);
}

/**
 * trellis_trend_slope_new:
 * @sight: what is looked at
 * @text: what its words are measured with
 * @kind: of the palette that it will be drawn with
 * @width: of the whole
 * @height: of the whole
 *
 * Lays out how the schools went to the last period in sight from the one that
 * it is compared with.
 *
 * Returns: (transfer full) (nullable): the chart, its lines beside the trend's
 *   schools; %NULL where there is no period before
 */
TrellisSlope *
trellis_trend_slope_new (const TrellisTrendSight *sight,
                         TrellisText             *text,
                         TrellisPaletteKind       kind,
                         double                   width,
                         double                   height)
{
  GPtrArray *periods = sight->trend->periods;
  int before = periods->len > 0 ? trellis_trend_find_previous (sight->trend, NULL, (int) sight->until) : -1;
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (TrellisSlopeItem));
  g_autofree char *before_name = NULL;
  g_autofree char *after_name = NULL;
  int subject = -1;

  if (before < 0)
    return NULL;
  for (guint i = 0; i < sight->trend->schools->len; i++)
    {
      TrellisTrendSchool *school = g_ptr_array_index (sight->trend->schools, i);
      TrellisSlopeItem item = { school->school->short_name, school->figures[before].value,
                                school->figures[sight->until].value };

      if (g_strcmp0 (sight->urn, school->school->urn) == 0)
        subject = (int) i;
      g_array_append_val (items, item);
    }
  before_name = trellis_period_dup_name (((TrellisTrendPeriod *) g_ptr_array_index (periods, before))->key, TRUE);
  after_name = trellis_period_dup_name (((TrellisTrendPeriod *) g_ptr_array_index (periods, sight->until))->key, TRUE);

  return trellis_slope_new (items, sight->trend->measure, before_name, after_name, subject, text, kind, width, height);
}
