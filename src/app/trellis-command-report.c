/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-command-private.h"

#include "trellis-icalendar.h"
#include "trellis-store-trust.h"

#include <glib/gi18n.h>

/* The documents that "trellis report" writes. */

/* The scope of a report: the trust's year and every school, compared with when
 * the year began. */
static TrellisScope *
create_scope (TrellisStore           *store,
              TrellisCommandOptions  *options,
              GError                **error)
{
  g_autoptr (TrellisTrust) trust = trellis_store_read_trust (store, error);
  g_autoptr (TrellisScope) scope = NULL;
  g_autoptr (TrellisSchoolYear) year = NULL;
  g_autofree char *now_id = NULL;
  TrellisDay as_at;

  if (trust == NULL || !trellis_command_find_as_at (store, options, &as_at, error))
    return NULL;
  scope = trellis_scope_new (options->year != NULL ? options->year : trust->year_id, as_at);
  now_id = trellis_school_year_dup_id_for_day (as_at);
  year = trellis_school_year_new (now_id, error);
  if (year == NULL)
    return NULL;
  trellis_scope_set_compared_with (scope, year->starts_on);

  return g_steal_pointer (&scope);
}

static gboolean
write_by_ending (TrellisReport  *report,
                 const char     *path,
                 GError        **error)
{
  if (g_str_has_suffix (path, ".png") || g_str_has_suffix (path, ".svg"))
    return trellis_report_write_pictures (report, path, error);

  return trellis_report_write_pdf (report, path, error);
}

/**
 * trellis_command_write_report:
 * @options: the words and options of the command line
 * @kind: the document to write
 * @error: return location for a #GError
 *
 * Writes a document where -o says: pictures of its pages where that ends in
 * .png or .svg, PDF otherwise.
 *
 * Returns: whether it was written
 */
gboolean
trellis_command_write_report (TrellisCommandOptions  *options,
                              TrellisReportKind       kind,
                              GError                **error)
{
  g_autoptr (TrellisStore) store = NULL;
  g_autoptr (TrellisScope) scope = NULL;
  g_autoptr (TrellisReport) report = NULL;
  TrellisPaper paper = TRELLIS_PAPER_A3;
  TrellisDay week = TRELLIS_DAY_NONE;

  if (options->output == NULL)
    return trellis_command_fail_usage (error, _("Say where to write by -o OUT.pdf."));
  if (options->paper != NULL && !trellis_paper_parse (options->paper, &paper))
    return trellis_command_fail_usage (error, _("Paper is a3 or a4."));
  if (options->week != NULL && kind != TRELLIS_REPORT_WEEK)
    return trellis_command_fail_usage (error, _("--week chooses what a week sheet (week) is of."));

  store = trellis_store_open_to_read (trellis_command_get_word (options, 0), error);
  if (store == NULL)
    return FALSE;
  scope = create_scope (store, options, error);
  if (scope == NULL)
    return FALSE;
  if (options->adviser != NULL)
    {
      g_autofree char *adviser_id = trellis_icalendar_find_adviser (store, options->adviser, error);

      if (adviser_id == NULL)
        return FALSE;
      trellis_scope_set_adviser (scope, adviser_id);
    }
  if (options->week != NULL && !trellis_command_parse_day (options->week, &week, error))
    return FALSE;
  report = options->week != NULL ? trellis_report_new_week (store, scope, week, error)
                                 : trellis_report_new_from_store (store, kind, scope, paper, options->school, error);

  return report != NULL && write_by_ending (report, options->output, error);
}

static gboolean
write_report (TrellisCommandOptions  *options,
              GError                **error)
{
  TrellisReportKind kind;

  trellis_report_kind_parse (trellis_command_get_word (options, 1), &kind);

  return trellis_command_write_report (options, kind, error);
}

const TrellisCommandKind trellis_command_reports[] = {
  { "board-pack", "-o OUT.pdf [--as-at YYYY-MM-DD] [--paper a3|a4] [--year 2026-27]", write_report },
  { "overview", "-o OUT.pdf [--as-at YYYY-MM-DD] [--year 2026-27]", write_report },
  { "matrix", "-o OUT.pdf [--as-at YYYY-MM-DD] [--paper a3|a4]", write_report },
  { "moderation", "-o OUT.pdf [--as-at YYYY-MM-DD]", write_report },
  { "levels", "-o OUT.pdf [--as-at YYYY-MM-DD]", write_report },
  { "movements", "-o OUT.pdf [--as-at YYYY-MM-DD]", write_report },
  { "visits", "-o OUT.pdf [--as-at YYYY-MM-DD] [--paper a3|a4] [--year 2026-27]", write_report },
  { "school-visits", "-o OUT.pdf [--as-at YYYY-MM-DD] [--year 2026-27] [--school URN]", write_report },
  { "school", "-o OUT.pdf [--as-at YYYY-MM-DD] [--year 2026-27] [--school URN]", write_report },
  { "standards-pack", "-o OUT.pdf [--as-at YYYY-MM-DD] [--year 2026-27] [--school URN]", write_report },
  { "governors", "-o OUT.pdf [--as-at YYYY-MM-DD] [--year 2026-27] [--school URN]", write_report },
  { "portfolio", "-o OUT.pdf [--as-at YYYY-MM-DD]", write_report },
  { "document-register", "-o OUT.pdf [--as-at YYYY-MM-DD] [--year 2026-27] [--school URN]", write_report },
  { "actions", "-o OUT.pdf [--as-at YYYY-MM-DD] [--school URN]", write_report },
  { "action-plan", "-o OUT.pdf [--as-at YYYY-MM-DD] [--school URN]", write_report },
  { "rag-board", "-o OUT.pdf [--as-at YYYY-MM-DD] [--school URN]", write_report },
  { "diary", "-o OUT.pdf [--as-at YYYY-MM-DD] [--year 2026-27] [--adviser NAME]", write_report },
  { "capacity", "-o OUT.pdf [--as-at YYYY-MM-DD] [--year 2026-27] [--adviser NAME]", write_report },
  { "week", "-o OUT.pdf [--week YYYY-MM-DD] [--adviser NAME]", write_report },
  { "trends", "-o OUT.pdf [--as-at YYYY-MM-DD] [--school URN]", write_report },
  { "history", "-o OUT.pdf", write_report },
  { "note", "-o OUT.pdf --school URN [--as-at YYYY-MM-DD]", write_report },
  { "governors-note", "-o OUT.pdf --school URN [--as-at YYYY-MM-DD]", write_report },
  { NULL },
};

/**
 * trellis_command_list_reports:
 *
 * Tells on standard output which documents there are: the word for each, and
 * what a person calls it.
 */
void
trellis_command_list_reports (void)
{
  for (TrellisReportKind kind = 0; kind < TRELLIS_N_REPORT_KINDS; kind++)
    g_print ("%-18s%s\n", trellis_report_kind_get_key (kind), trellis_report_kind_get_name (kind));
}
