/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-command-private.h"

#include "trellis-chart-picture.h"
#include "trellis-export.h"
#include "trellis-history-export.h"
#include "trellis-icalendar.h"
#include "trellis-picture.h"
#include "trellis-store-history.h"
#include "trellis-store-measures.h"
#include "trellis-store-schools.h"
#include "trellis-store-tally.h"
#include "trellis-store-trend.h"
#include "trellis-store-trust.h"

#include <glib/gi18n.h>
#include <string.h>

/* The tables and calendars that "trellis export" writes. */

/* A calendar of visits: the file's ending says so. */
static gboolean
export_calendar (TrellisStore           *store,
                 TrellisCommandOptions  *options,
                 GError                **error)
{
  TrellisCalendarChoice choice = { .year_id = options->year, .urn = options->school };
  g_autofree char *adviser_id = NULL;

  if (options->adviser != NULL)
    {
      choice.adviser_id = adviser_id = trellis_icalendar_find_adviser (store, options->adviser, error);
      if (adviser_id == NULL)
        return FALSE;
    }

  return trellis_icalendar_export (store, &choice, options->output, error);
}

static gboolean
is_calendar (const char *path)
{
  return strlen (path) > 4 && g_ascii_strcasecmp (path + strlen (path) - 4, ".ics") == 0;
}

static gboolean
export_table (TrellisCommandOptions  *options,
              GError                **error)
{
  g_autoptr (TrellisStore) store = NULL;
  TrellisExportKind kind;
  TrellisDay as_at;

  if (options->output == NULL)
    return trellis_command_fail_usage (error, _("Say where to write by -o OUT.csv or OUT.xlsx."));
  trellis_export_kind_parse (trellis_command_get_word (options, 1), &kind);
  if (is_calendar (options->output) && kind != TRELLIS_EXPORT_VISITS)
    return trellis_command_fail_usage (error, _("Only visits can be written as a calendar (.ics)."));
  if (!is_calendar (options->output) && (options->adviser != NULL || options->school != NULL))
    return trellis_command_fail_usage (error, _("--adviser and --school choose what a calendar (.ics) holds; a table "
                                                "holds all."));

  store = trellis_store_open_to_read (trellis_command_get_word (options, 0), error);
  if (store == NULL || !trellis_command_find_as_at (store, options, &as_at, error))
    return FALSE;

  if (is_calendar (options->output))
    return export_calendar (store, options, error);
  return trellis_export_table (store, kind, as_at, options->output, error);
}

/* The matrix as the page that report prints, where the ending is a picture's. */
static gboolean
export_matrix (TrellisCommandOptions  *options,
               GError                **error)
{
  if (options->output != NULL && trellis_picture_can_write (options->output))
    return trellis_command_write_report (options, TRELLIS_REPORT_MATRIX, error);

  return export_table (options, error);
}

/* A sheet for each table, in one file. */
static gboolean
export_workbook (TrellisCommandOptions  *options,
                 GError                **error)
{
  g_autoptr (TrellisStore) store = NULL;
  TrellisDay as_at;

  if (options->output == NULL || !trellis_export_is_workbook (options->output))
    return trellis_command_fail_usage (error, _("Say where to write by -o OUT.xlsx."));
  store = trellis_store_open_to_read (trellis_command_get_word (options, 0), error);

  return store != NULL && trellis_command_find_as_at (store, options, &as_at, error) &&
         trellis_export_workbook (store, as_at, options->output, error);
}

static gboolean
export_history (TrellisCommandOptions  *options,
                GError                **error)
{
  g_autoptr (TrellisStore) store = NULL;
  g_autoptr (TrellisHistory) history = NULL;
  TrellisHistoryFilter filter = { .urn = options->school };

  if (options->output == NULL)
    return trellis_command_fail_usage (error, _("Say where to write by -o OUT.csv."));

  store = trellis_store_open_to_read (trellis_command_get_word (options, 0), error);
  if (store == NULL)
    return FALSE;
  history = trellis_store_list_history (store, &filter, error);

  return history != NULL && trellis_history_export_csv (store, G_LIST_MODEL (history), options->output, error);
}

static gboolean
fail_unknown_school (TrellisCommandOptions  *options,
                     GError                **error)
{
  g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN,
               _("There is no school with the URN “%s” in the trust."), options->school);
  return FALSE;
}

/* What is shown beside the measures, by these names. */
static gboolean
find_tally (TrellisStore           *store,
            TrellisCommandOptions  *options,
            TrellisTallyKind       *kind)
{
  g_autoptr (GPtrArray) measures = trellis_store_list_measures (store, NULL);

  for (guint i = 0; measures != NULL && i < measures->len; i++)
    {
      if (g_str_equal (((TrellisMeasure *) g_ptr_array_index (measures, i))->id, options->measure))
        return FALSE;
    }
  *kind = g_str_equal (options->measure, "actions") ? TRELLIS_TALLY_ACTIONS : TRELLIS_TALLY_VISITS;

  return *kind == TRELLIS_TALLY_ACTIONS || g_str_equal (options->measure, "visits");
}

static gboolean
export_tally (TrellisStore           *store,
              TrellisTallyKind        kind,
              GListModel             *schools,
              TrellisDay              as_at,
              TrellisCommandOptions  *options,
              GError                **error)
{
  g_autoptr (TrellisTrust) trust = trellis_store_read_trust (store, error);
  g_autoptr (TrellisSchool) school = NULL;
  g_autoptr (TrellisTally) tally = NULL;
  g_autoptr (TrellisChartPicture) picture = NULL;

  if (trust == NULL)
    return FALSE;
  if (options->school != NULL)
    {
      school = trellis_store_read_school (store, options->school, as_at, NULL);
      if (school == NULL)
        return fail_unknown_school (options, error);
    }
  tally = trellis_store_read_tally (store, kind, schools, options->school, trust->year_id, as_at, error);
  if (tally == NULL)
    return FALSE;
  picture = trellis_chart_picture_new_tally (tally, school != NULL ? school->name : NULL, trust->colour);

  return trellis_chart_picture_write (picture, options->output, error);
}

static gboolean
export_trend (TrellisStore           *store,
              TrellisChartLook        look,
              GListModel             *schools,
              TrellisDay              as_at,
              TrellisCommandOptions  *options,
              GError                **error)
{
  g_autoptr (TrellisTrust) trust = trellis_store_read_trust (store, error);
  g_autoptr (TrellisTrend) trend = trust != NULL
    ? trellis_store_read_trend (store, options->measure, schools, "", as_at, error) : NULL;
  g_autoptr (TrellisChartPicture) picture = NULL;
  TrellisTrendSight sight = { .trend = trend, .urn = options->school };

  if (trend == NULL)
    return FALSE;
  if (options->school != NULL && trellis_trend_find_school (trend, options->school) == NULL)
    return fail_unknown_school (options, error);
  if (trellis_trend_find_last_period (trend) < 0)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED, _("“%s” has no figures yet."),
                   trend->measure->name);
      return FALSE;
    }

  sight.until = (guint) trellis_trend_find_last_period (trend);
  if (sight.urn != NULL)
    {
      sight.notes = trellis_store_list_trend_notes (store, sight.urn, as_at, error);
      if (sight.notes == NULL)
        return FALSE;
    }
  picture = trellis_chart_picture_new (&sight, look, trust->colour);
  g_clear_pointer (&sight.notes, g_array_unref);
  if (picture == NULL)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                   _("“%s” has figures for one period only: no school has moved yet."), trend->measure->name);
      return FALSE;
    }

  return trellis_chart_picture_write (picture, options->output, error);
}

/* A measure over time as a picture: the file's ending says of which kind. */
static gboolean
export_chart (TrellisCommandOptions  *options,
              GError                **error)
{
  g_autoptr (TrellisStore) store = NULL;
  g_autoptr (GListModel) schools = NULL;
  TrellisChartLook look = TRELLIS_CHART_LOOK_TIME;
  TrellisTallyKind kind;
  TrellisDay as_at;

  if (options->measure == NULL)
    return trellis_command_fail_usage (error, _("Say which measure by --measure ID."));
  if (options->output == NULL || !trellis_picture_can_write (options->output))
    return trellis_command_fail_usage (error, _("Say where to write by -o OUT.svg, OUT.png or OUT.pdf."));
  if (options->look != NULL && !trellis_chart_look_parse (options->look, &look))
    return trellis_command_fail_usage (error, _("--look is time, schools, spread or change."));
  store = trellis_store_open_to_read (trellis_command_get_word (options, 0), error);
  if (store == NULL || !trellis_command_find_as_at (store, options, &as_at, error))
    return FALSE;
  schools = trellis_store_list_schools (store, as_at, FALSE, error);
  if (schools == NULL)
    return FALSE;

  if (find_tally (store, options, &kind))
    return export_tally (store, kind, schools, as_at, options, error);
  return export_trend (store, look, schools, as_at, options, error);
}

/* The trust's scheme as the text it was read from, which import reads again. */
static gboolean
export_scheme (TrellisCommandOptions  *options,
               GError                **error)
{
  g_autoptr (TrellisStore) store = NULL;
  g_autoptr (GError) cause = NULL;
  g_autofree char *name = NULL;
  TrellisScheme *scheme;

  if (options->output == NULL)
    return trellis_command_fail_usage (error, _("Say where to write by -o OUT.json."));

  store = trellis_store_open_to_read (trellis_command_get_word (options, 0), error);
  scheme = store != NULL ? trellis_store_get_scheme (store, error) : NULL;
  if (scheme == NULL)
    return FALSE;
  if (g_file_set_contents_full (options->output, scheme->json, -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &cause))
    return TRUE;

  name = g_filename_display_name (options->output);
  g_set_error (error, cause->domain, cause->code, _("%s could not be written: %s"), name, cause->message);
  return FALSE;
}

const TrellisCommandKind trellis_command_exports[] = {
  { "schools", "-o OUT.csv|xlsx [--as-at YYYY-MM-DD]", export_table },
  { "matrix", "-o OUT.csv|xlsx|svg|png|pdf [--as-at YYYY-MM-DD]", export_matrix },
  { "judgements", "-o OUT.csv|xlsx [--as-at YYYY-MM-DD]", export_table },
  { "moderation", "-o OUT.csv|xlsx [--as-at YYYY-MM-DD]", export_table },
  { "movements", "-o OUT.csv|xlsx [--as-at YYYY-MM-DD]", export_table },
  { "visits", "-o OUT.csv|xlsx | -o OUT.ics [--adviser NAME] [--school URN] [--year 2026-27]", export_table },
  { "actions", "-o OUT.csv|xlsx [--as-at YYYY-MM-DD]", export_table },
  { "history", "-o OUT.csv [--school URN]", export_history },
  { "inspections", "-o OUT.csv|xlsx [--as-at YYYY-MM-DD]", export_table },
  { "documents", "-o OUT.csv|xlsx [--as-at YYYY-MM-DD]", export_table },
  { "measures", "-o OUT.csv|xlsx [--as-at YYYY-MM-DD]", export_table },
  { "workbook", "-o OUT.xlsx [--as-at YYYY-MM-DD]", export_workbook },
  { "chart", "--measure ID|actions|visits [--look time|schools|spread|change] [--school URN] [--as-at YYYY-MM-DD] "
    "-o OUT.svg|png|pdf", export_chart },
  { "scheme", "-o OUT.json", export_scheme },
  { NULL },
};
