/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-command-private.h"

#include "trellis-export.h"
#include "trellis-history-export.h"
#include "trellis-icalendar.h"
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
    return trellis_command_fail_usage (error, _("Say where to write by -o OUT.csv."));
  trellis_export_kind_parse (trellis_command_get_word (options, 1), &kind);
  if (is_calendar (options->output) && kind != TRELLIS_EXPORT_VISITS)
    return trellis_command_fail_usage (error, _("Only visits can be written as a calendar (.ics)."));
  if (!is_calendar (options->output) && (options->adviser != NULL || options->school != NULL))
    return trellis_command_fail_usage (error, _("--adviser and --school choose what a calendar (.ics) holds; a table "
                                                "holds all."));

  store = trellis_store_open (trellis_command_get_word (options, 0), error);
  if (store == NULL || !trellis_command_find_as_at (store, options, &as_at, error))
    return FALSE;

  if (is_calendar (options->output))
    return export_calendar (store, options, error);
  return trellis_export_csv (store, kind, as_at, FALSE, options->output, error);
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

  store = trellis_store_open (trellis_command_get_word (options, 0), error);
  if (store == NULL)
    return FALSE;
  history = trellis_store_list_history (store, &filter, error);

  return history != NULL && trellis_history_export_csv (store, G_LIST_MODEL (history), FALSE, options->output, error);
}

const TrellisCommandKind trellis_command_exports[] = {
  { "schools", "-o OUT.csv [--as-at YYYY-MM-DD]", export_table },
  { "judgements", "-o OUT.csv [--as-at YYYY-MM-DD]", export_table },
  { "visits", "-o OUT.csv | -o OUT.ics [--adviser NAME] [--school URN] [--year 2026-27]", export_table },
  { "actions", "-o OUT.csv [--as-at YYYY-MM-DD]", export_table },
  { "history", "-o OUT.csv [--school URN]", export_history },
  { "inspections", "-o OUT.csv [--as-at YYYY-MM-DD]", export_table },
  { NULL },
};
