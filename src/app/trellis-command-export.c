/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-command-private.h"

#include "trellis-chart-picture.h"
#include "trellis-export.h"
#include "trellis-history-export.h"
#include "trellis-icalendar.h"
#include "trellis-picture.h"
#include "trellis-store-schools.h"
#include "trellis-store-trend.h"
#include "trellis-store-trust.h"
#include "trellis-store-history.h"

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

/* A measure over time as a picture: the file's ending says of which kind. */
static gboolean
export_chart (TrellisCommandOptions  *options,
              GError                **error)
{
  g_autoptr (TrellisStore) store = NULL;
  g_autoptr (TrellisTrust) trust = NULL;
  g_autoptr (GListModel) schools = NULL;
  g_autoptr (TrellisTrend) trend = NULL;
  g_autoptr (TrellisChartPicture) picture = NULL;
  TrellisTrendSight sight = { NULL };
  TrellisDay as_at;
  int last;

  if (options->measure == NULL)
    return trellis_command_fail_usage (error, _("Say which measure by --measure ID."));
  if (options->output == NULL || !trellis_picture_can_write (options->output))
    return trellis_command_fail_usage (error, _("Say where to write by -o OUT.svg, OUT.png or OUT.pdf."));
  store = trellis_store_open_to_read (trellis_command_get_word (options, 0), error);
  if (store == NULL || !trellis_command_find_as_at (store, options, &as_at, error))
    return FALSE;
  trust = trellis_store_read_trust (store, error);
  schools = trust != NULL ? trellis_store_list_schools (store, as_at, FALSE, error) : NULL;
  trend = schools != NULL ? trellis_store_read_trend (store, options->measure, schools, "", as_at, error) : NULL;
  if (trend == NULL)
    return FALSE;
  if (options->school != NULL && trellis_trend_find_school (trend, options->school) == NULL)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN,
                   _("There is no school with the URN “%s” in the trust."), options->school);
      return FALSE;
    }
  last = trellis_trend_find_last_period (trend);
  if (last < 0)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED, _("“%s” has no figures yet."),
                   trend->measure->name);
      return FALSE;
    }

  sight.trend = trend;
  sight.urn = options->school;
  sight.until = (guint) last;
  if (sight.urn != NULL)
    {
      sight.notes = trellis_store_list_trend_notes (store, sight.urn, as_at, error);
      if (sight.notes == NULL)
        return FALSE;
    }
  picture = trellis_chart_picture_new (&sight, trust->colour);
  g_clear_pointer (&sight.notes, g_array_unref);

  return trellis_chart_picture_write (picture, options->output, error);
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
  { "chart", "--measure ID [--school URN] [--as-at YYYY-MM-DD] -o OUT.svg|png|pdf", export_chart },
  { "scheme", "-o OUT.json", export_scheme },
  { NULL },
};
