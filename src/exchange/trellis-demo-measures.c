/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-demo-private.h"
#include "trellis-store-measures.h"
#include "trellis-store-trend.h"
#include "trellis-store-trust.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* One measure being written. */
typedef struct
{
  TrellisDemo *demo;
  JsonObject *texts;
  JsonObject *definition;
  const char *id;
  int decimals;
} Measuring;

static double
round_to (double value,
          int    decimals)
{
  double scale = pow (10, decimals);

  return round (value * scale) / scale;
}

/* A number between -1 and 1 that stands for a figure. */
static double
find_noise (Measuring  *self,
            const char *urn,
            const char *period)
{
  return (trellis_demo_hash ("%s/%s/%s", self->id, urn, period) % 2001) / 1000.0 - 1;
}

/* Why the documents say that a figure is missing; %NULL where it is not. */
static const char *
find_gap (Measuring  *self,
          const char *urn,
          const char *period)
{
  JsonArray *gaps = trellis_demo_get_list (self->texts, "gaps");

  for (guint i = 0; i < json_array_get_length (gaps); i++)
    {
      JsonObject *gap = json_array_get_object_element (gaps, i);

      if (g_strcmp0 (trellis_demo_get_text (gap, "measure"), self->id) == 0 &&
          g_strcmp0 (trellis_demo_get_text (gap, "urn"), urn) == 0 &&
          g_strcmp0 (trellis_demo_get_text (gap, "period"), period) == 0)
        return trellis_demo_get_text (gap, "reason");
    }

  return NULL;
}

/* Writes a figure of @cohort pupils, or that it is missing where @reason says
 * why. */
static gboolean
write_figure (Measuring   *self,
              const char  *urn,
              const char  *period,
              const char  *pupil_group,
              TrellisDay   ends_on,
              double       value,
              int          cohort,
              const char  *reason,
              GError     **error)
{
  const char *gap = find_gap (self, urn, period);
  TrellisFigure figure = {
    .measure_id = self->id,
    .urn = urn,
    .pupil_group = pupil_group,
    .period = period,
    .ends_on = ends_on,
    .low = NAN,
    .high = NAN,
    .cohort = cohort,
    .source = trellis_demo_get_text (self->definition, "source"),
  };

  figure.missing_reason = gap != NULL ? gap : reason;
  figure.value = figure.missing_reason == NULL ? round_to (value, self->decimals) : NAN;
  return trellis_store_put_figure (self->demo->store, &figure, error);
}

static gboolean
write_value (Measuring   *self,
             const char  *urn,
             const char  *period,
             TrellisDay   ends_on,
             double       figure,
             const char  *reason,
             GError     **error)
{
  return write_figure (self, urn, period, "", ends_on, figure, -1, reason, error);
}

/* A result with the pupils that it counts, and that of the disadvantaged ones
 * among them, too few of whom are suppressed. */
static gboolean
write_result (Measuring   *self,
              JsonObject  *school,
              const char  *period,
              TrellisDay   ends_on,
              double       figure,
              const char  *reason,
              GError     **error)
{
  const char *urn = trellis_demo_get_text (school, "urn");
  JsonArray *rolls = trellis_demo_get_list (school, "roll");
  double noise = find_noise (self, urn, period);
  int cohort = -1, few;
  double gap;

  if (rolls != NULL && json_array_get_length (rolls) > 0 && !json_array_get_null_element (rolls, 0))
    cohort = (int) (json_array_get_double_element (rolls, 0) *
                    json_object_get_double_member (self->definition, "share_of_roll") * (1 + noise * 0.12));
  if (!write_figure (self, urn, period, "", ends_on, figure, reason == NULL ? cohort : -1, reason, error))
    return FALSE;
  if (cohort < 0)
    return TRUE;

  few = (int) (cohort * (0.24 + noise * 0.08));
  gap = json_object_get_double_member (self->definition, "disadvantaged_gap") * (1 - noise * 0.4);
  if (reason == NULL && few <= 10)
    reason = trellis_demo_get_text (self->texts, "suppressed");
  return write_figure (self, urn, period, trellis_demo_get_text (self->texts, "disadvantaged"), ends_on,
                       MAX (figure - gap, 0), reason == NULL ? few : -1, reason, error);
}

/* The country's figures, which are published. */
static gboolean
write_benchmark (Measuring   *self,
                 GError     **error)
{
  JsonObject *figures = json_object_has_member (self->definition, "england")
    ? json_object_get_object_member (self->definition, "england") : NULL;
  g_autoptr (GList) periods = figures != NULL ? json_object_get_members (figures) : NULL;

  for (GList *link = periods; link != NULL; link = link->next)
    {
      TrellisDay ends_on;

      if (!trellis_period_parse (link->data, &ends_on))
        continue;
      if (!trellis_store_set_benchmark (self->demo->store, self->id, trellis_demo_get_text (self->texts, "england"), "",
                                        link->data, ends_on, json_object_get_double_member (figures, link->data),
                                        trellis_demo_get_text (self->definition, "source"), error))
        return FALSE;
    }

  return TRUE;
}

/* Where @n of @n_all steps lie on the line through a school's own few points. */
static double
follow_points (JsonArray *points,
               guint      n,
               guint      n_all)
{
  double at = (double) n / (n_all - 1) * (json_array_get_length (points) - 1);
  guint before = (guint) at;
  double from = json_array_get_double_element (points, before);

  if (before + 1 == json_array_get_length (points))
    return from;
  return from + (json_array_get_double_element (points, before + 1) - from) * (at - before);
}

static guint
count_ended_terms (TrellisSchoolYear *year,
                   TrellisDay         today)
{
  guint n = 0;

  while (n < year->terms->len && ((TrellisTerm *) g_ptr_array_index (year->terms, n))->ends_on <= today)
    n++;

  return n;
}

/* A figure for each half term that had ended and in which the school was open,
 * higher and lower by the season. */
static gboolean
write_points (Measuring   *self,
              JsonObject  *school,
              GPtrArray   *years,
              GError     **error)
{
  JsonArray *points = trellis_demo_get_list (school, trellis_demo_get_text (self->definition, "points"));
  JsonArray *season = trellis_demo_get_list (self->definition, "season");
  const char *urn = trellis_demo_get_text (school, "urn");
  TrellisDay joined_on = trellis_demo_get_day (school, "joined");
  TrellisDay closed_on = trellis_demo_get_day (school, "closed");
  guint n_all = 0, n = 0;

  for (guint i = 0; i < years->len; i++)
    n_all += count_ended_terms (g_ptr_array_index (years, i), self->demo->today);
  for (guint i = 0; points != NULL && i < years->len; i++)
    {
      TrellisSchoolYear *year = g_ptr_array_index (years, i);
      guint n_terms = count_ended_terms (year, self->demo->today);

      for (guint k = 0; k < n_terms; k++, n++)
        {
          TrellisTerm *term = g_ptr_array_index (year->terms, k);
          g_autofree char *period = g_strdup_printf ("%s/%d", year->id, term->number);
          double figure = follow_points (points, n, n_all) + json_array_get_double_element (season, k) +
                          find_noise (self, urn, period) * json_object_get_double_member (self->definition, "noise");

          if (closed_on != TRELLIS_DAY_NONE && term->ends_on > closed_on)
            return TRUE;
          if (!write_value (self, urn, period, term->ends_on, figure,
                            term->ends_on < joined_on ? trellis_demo_get_text (self->texts, "before_joining") : NULL,
                            error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
has_text (JsonArray  *list,
          const char *text)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      if (g_strcmp0 (json_array_get_string_element (list, i), text) == 0)
        return TRUE;
    }

  return FALSE;
}

/* A figure for each year that had results, and a gap for those that had none. */
static gboolean
write_results (Measuring   *self,
               JsonObject  *school,
               GError     **error)
{
  JsonArray *values = trellis_demo_get_list (school, trellis_demo_get_text (self->definition, "values"));
  JsonArray *year_ids = trellis_demo_get_list (self->texts, "years_of_values");
  guint n = 0;

  for (guint i = 0; values != NULL && i < json_array_get_length (year_ids); i++)
    {
      const char *year_id = json_array_get_string_element (year_ids, i);
      g_autoptr (TrellisSchoolYear) year = trellis_school_year_new (year_id, error);
      g_autoptr (GString) reason = g_string_new (NULL);
      double figure = 0;
      int calendar_year;

      if (year == NULL)
        return FALSE;
      trellis_day_get_ymd (year->ends_on, &calendar_year, NULL, NULL);
      if (has_text (trellis_demo_get_list (self->texts, "years_without_values"), year_id))
        {
          g_autofree char *number = g_strdup_printf ("%d", calendar_year);

          g_string_assign (reason, trellis_demo_get_text (self->definition, "no_values"));
          g_string_replace (reason, "%s", number, 0);
        }
      else if (json_array_get_null_element (values, n++))
        g_string_assign (reason, trellis_demo_get_text (self->texts, "suppressed"));
      else
        figure = json_array_get_double_element (values, n - 1);
      if (!write_result (self, school, year_id, year->ends_on, figure, reason->len > 0 ? reason->str : NULL, error))
        return FALSE;
    }

  return TRUE;
}

/* Whole numbers of pupils, counted in autumn. */
static gboolean
write_census (Measuring   *self,
              JsonObject  *school,
              GError     **error)
{
  JsonArray *counts = trellis_demo_get_list (school, trellis_demo_get_text (self->definition, "census"));
  JsonObject *days = json_object_get_object_member (self->texts, "census_days");
  JsonArray *year_ids = trellis_demo_get_list (self->texts, "years_of_points");

  for (guint i = 0; i < json_array_get_length (year_ids); i++)
    {
      const char *year_id = json_array_get_string_element (year_ids, i);

      if (!json_array_get_null_element (counts, i) &&
          !write_value (self, trellis_demo_get_text (school, "urn"), year_id, trellis_demo_get_day (days, year_id),
                        json_array_get_double_element (counts, i), NULL, error))
        return FALSE;
    }

  return TRUE;
}

/* The trust's target, and a school's own for the year where it is set by the
 * step from the last result. */
static gboolean
write_targets (Measuring   *self,
               GError     **error)
{
  JsonArray *schools = trellis_demo_get_schools (self->demo);
  TrellisDay starts_on = trellis_demo_get_day (json_object_get_object_member (
                                                 trellis_demo_get_document (self->demo, "schools"), "trust"), "starts");
  TrellisDay year_starts_on = trellis_day_add_months (starts_on, 24);

  if (!json_object_has_member (self->definition, "target"))
    return TRUE;
  if (!trellis_store_set_target (self->demo->store, self->id, NULL, starts_on,
                                 json_object_get_double_member (self->definition, "target"), error))
    return FALSE;

  for (guint i = 0; json_object_has_member (self->definition, "step") && i < json_array_get_length (schools); i++)
    {
      JsonObject *school = json_array_get_object_element (schools, i);
      JsonArray *values = trellis_demo_get_list (school, trellis_demo_get_text (self->definition, "values"));
      guint last = values != NULL ? json_array_get_length (values) - 1 : 0;

      if (values == NULL || json_array_get_null_element (values, last) ||
          !trellis_demo_is_member (school, self->demo->today))
        continue;
      if (!trellis_store_set_target (self->demo->store, self->id, trellis_demo_get_text (school, "urn"),
                                     year_starts_on,
                                     json_array_get_double_element (values, last) +
                                     json_object_get_double_member (self->definition, "step"), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_measure (Measuring   *self,
             GError     **error)
{
  const char *better = trellis_demo_get_text (self->definition, "better");
  TrellisMeasure measure = {
    .id = (char *) self->id,
    .name = (char *) trellis_demo_get_text (self->definition, "name"),
    .unit = (char *) trellis_demo_get_text (self->definition, "unit"),
    .decimals = self->decimals,
    .better = g_str_equal (better, "up") ? TRELLIS_BETTER_UP :
              g_str_equal (better, "down") ? TRELLIS_BETTER_DOWN : TRELLIS_BETTER_NEITHER,
    .every = (char *) trellis_demo_get_text (self->definition, "every"),
  };

  return trellis_store_add_measure (self->demo->store, &measure, error);
}

static gboolean
write_measure (Measuring   *self,
               GPtrArray   *years,
               GError     **error)
{
  JsonArray *schools = trellis_demo_get_schools (self->demo);

  if (!add_measure (self, error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (schools); i++)
    {
      JsonObject *school = json_array_get_object_element (schools, i);
      gboolean is_good;

      if (json_object_has_member (self->definition, "points"))
        is_good = write_points (self, school, years, error);
      else if (json_object_has_member (self->definition, "values"))
        is_good = write_results (self, school, error);
      else
        is_good = write_census (self, school, error);
      if (!is_good)
        return FALSE;
    }

  return write_benchmark (self, error) && write_targets (self, error);
}

/* The years whose half terms have figures, also those that the trust's file does
 * not plan in. */
static GPtrArray *
list_years (TrellisDemo  *self,
            JsonArray    *year_ids,
            GError      **error)
{
  g_autoptr (GPtrArray) years = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < json_array_get_length (year_ids); i++)
    {
      TrellisSchoolYear *year = trellis_school_year_new_usual (json_array_get_string_element (year_ids, i),
                                                               self->scheme->terms_per_year, error);

      if (year == NULL)
        return NULL;
      g_ptr_array_add (years, year);
    }

  return g_steal_pointer (&years);
}

static gboolean
write_all (TrellisDemo  *self,
           GError      **error)
{
  JsonObject *texts = trellis_demo_get_document (self, "measures");
  JsonArray *definitions = trellis_demo_get_list (texts, "measures");
  g_autoptr (GPtrArray) years = list_years (self, trellis_demo_get_list (texts, "years_of_points"), error);

  if (years == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (definitions); i++)
    {
      JsonObject *definition = json_array_get_object_element (definitions, i);
      Measuring measuring = { self, texts, definition, trellis_demo_get_text (definition, "id"),
                              json_object_get_int_member (definition, "decimals") };

      if (!write_measure (&measuring, years, error))
        return FALSE;
    }

  return TRUE;
}

/* Figures of the schools with their targets; what was not published, or held,
 * is a gap with its reason. */
gboolean
trellis_demo_write_measures (TrellisDemo  *self,
                             GError      **error)
{
  JsonObject *document = trellis_demo_get_document (self, "schools");

  if (!trellis_demo_begin (self, self->today, trellis_demo_get_text (document, "administrator"), "measure",
                           _("Take in figures of the schools, with targets"), error))
    return FALSE;

  return trellis_store_end_change (self->store, write_all (self, error), error);
}
