/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-report-private.h"

#include <glib/gi18n-lib.h>

#define MARKED TRELLIS_REPORT_OPTION_CONFIDENTIAL
#define SIZED TRELLIS_REPORT_OPTION_PAPER
#define OF_SCHOOL TRELLIS_REPORT_OPTION_SCHOOL
#define OF_VISIT TRELLIS_REPORT_OPTION_VISIT

/* The documents that there are; a row each. */
static const struct
{
  const char *key;      /* on the command line */
  const char *name;     /* in the running head, and in lists */
  gboolean is_for_school;
  const char *purpose;  /* (nullable): what it is for; %NULL for what only its own view prints */
  TrellisReportOption options;
} kinds[TRELLIS_N_REPORT_KINDS] = {
  [TRELLIS_REPORT_BOARD_PACK] = {
    "board-pack", N_("Board pack"), FALSE,
    N_("For trustees: the whole story on the first page, and what it rests on behind it"), MARKED | SIZED },
  [TRELLIS_REPORT_OVERVIEW] = {
    "overview", N_("Overview"), FALSE, N_("The trust in one page: six figures and the exceptions"), MARKED },
  [TRELLIS_REPORT_MATRIX] = {
    "matrix", N_("Matrix"), FALSE, N_("Every school by every aspect, and what has moved"), MARKED | SIZED },
  [TRELLIS_REPORT_LEVELS] = {
    "levels", N_("Levels over time"), FALSE, N_("Schools between levels from year to year, and each by term"), MARKED },
  [TRELLIS_REPORT_MOVEMENTS] = {
    "movements", N_("Movements"), FALSE, N_("Which schools moved to another level, and why"), MARKED },
  [TRELLIS_REPORT_MODERATION] = {
    "moderation", N_("Moderation"), FALSE, N_("Whether the advisers judge alike"), MARKED },
  [TRELLIS_REPORT_VISITS] = {
    "visits", N_("Visits"), FALSE, N_("The trust’s year of visits on a wall"), MARKED | SIZED },
  [TRELLIS_REPORT_SCHOOL_VISITS] = {
    "school-visits", N_("Schedule of visits"), TRUE, N_("To send to each school: its visits of the year"), OF_SCHOOL },
  [TRELLIS_REPORT_SCHOOL] = {
    "school", N_("School on a page"), FALSE, N_("For a meeting about a school: how it stands, and why"),
    MARKED | OF_SCHOOL },
  [TRELLIS_REPORT_STANDARDS_PACK] = {
    "standards-pack", N_("Standards meeting pack"), FALSE,
    N_("For the meeting that agrees categories: all that was judged"), MARKED | OF_SCHOOL },
  [TRELLIS_REPORT_DIARY] = {
    "diary", N_("Adviser diary"), FALSE, N_("Half a term on a page, for each adviser"), MARKED },
  [TRELLIS_REPORT_CAPACITY] = {
    "capacity", N_("Advisers’ days"), FALSE, N_("The workload: days owed and planned, by adviser and term"), MARKED },
  [TRELLIS_REPORT_WEEK] = {
    "week", N_("Week sheet"), FALSE, N_("Everybody’s visits of the week of the as-at day"), MARKED },
  [TRELLIS_REPORT_TRENDS] = {
    "trends", N_("Trends"), FALSE, N_("Each measure over time, of the trust or of one school"), MARKED | OF_SCHOOL },
  [TRELLIS_REPORT_GOVERNORS] = {
    "governors", N_("Governors’ summary"), TRUE,
    N_("To send to each governing body: visits, what shared notes found, open actions"), OF_SCHOOL },
  [TRELLIS_REPORT_PORTFOLIO] = {
    "portfolio", N_("Portfolio"), FALSE, N_("Every school in a table: level, adviser, inspection, actions"), MARKED },
  [TRELLIS_REPORT_ACTIONS] = {
    "actions", N_("Actions"), FALSE, N_("Every open action, by school and the day it is due"), MARKED | OF_SCHOOL },
  [TRELLIS_REPORT_ACTION_PLAN] = {
    "action-plan", N_("Action plan"), FALSE,
    N_("For the meeting about a school: its open actions by aspect, and each rating so far"), MARKED | OF_SCHOOL },
  [TRELLIS_REPORT_RAG_BOARD] = {
    "rag-board", N_("RAG board"), FALSE, N_("For a meeting: red, amber and green side by side, a lane for each school"),
    MARKED | OF_SCHOOL },
  [TRELLIS_REPORT_DOCUMENTS] = {
    "document-register", N_("Document register"), FALSE, N_("What each school is to send in, and what has come"),
    MARKED | OF_SCHOOL },
  [TRELLIS_REPORT_HISTORY] = { "history", N_("History") },
  [TRELLIS_REPORT_NOTE] = {
    "note", N_("Note of visit"), FALSE, N_("What a visit found, the actions rated at it and what comes next"),
    MARKED | OF_SCHOOL | OF_VISIT },
  [TRELLIS_REPORT_GOVERNORS_NOTE] = {
    "governors-note", N_("Note of visit for governors"), TRUE,
    N_("To send to the school and its governors: the note without what is internal"), OF_SCHOOL | OF_VISIT },
};

/**
 * trellis_report_kind_parse:
 * @key: (nullable): a kind's key, as `matrix`
 * @kind: (out): the kind; untouched where @key is none
 *
 * Returns: whether @key names a kind
 */
gboolean
trellis_report_kind_parse (const char        *key,
                           TrellisReportKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_strcmp0 (kinds[i].key, key) == 0)
        {
          *kind = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * trellis_report_kind_get_key:
 * @kind: a kind of document
 *
 * Returns: what the command line calls it
 */
const char *
trellis_report_kind_get_key (TrellisReportKind kind)
{
  g_return_val_if_fail (kind < TRELLIS_N_REPORT_KINDS, NULL);

  return kinds[kind].key;
}

/**
 * trellis_report_kind_get_name:
 * @kind: a kind of document
 *
 * Returns: what people call it
 */
const char *
trellis_report_kind_get_name (TrellisReportKind kind)
{
  g_return_val_if_fail (kind < TRELLIS_N_REPORT_KINDS, NULL);

  return _(kinds[kind].name);
}

/**
 * trellis_report_kind_get_purpose:
 * @kind: a kind of document
 *
 * Returns: (transfer none) (nullable): what it is for, in a few words; %NULL for
 *   what is printed only from the view that shows it
 */
const char *
trellis_report_kind_get_purpose (TrellisReportKind kind)
{
  g_return_val_if_fail (kind < TRELLIS_N_REPORT_KINDS, NULL);

  return kinds[kind].purpose != NULL ? _(kinds[kind].purpose) : NULL;
}

/**
 * trellis_report_kind_get_options:
 * @kind: a kind of document
 *
 * Returns: what a person may choose of it, beside its scope
 */
TrellisReportOption
trellis_report_kind_get_options (TrellisReportKind kind)
{
  g_return_val_if_fail (kind < TRELLIS_N_REPORT_KINDS, TRELLIS_REPORT_OPTION_NONE);

  return kinds[kind].options;
}

/**
 * trellis_report_kind_is_for_school:
 * @kind: a kind of document
 *
 * Returns: whether it goes to a school, which it tells its issue, and is not
 *   marked Confidential
 */
gboolean
trellis_report_kind_is_for_school (TrellisReportKind kind)
{
  g_return_val_if_fail (kind < TRELLIS_N_REPORT_KINDS, FALSE);

  return kinds[kind].is_for_school;
}
