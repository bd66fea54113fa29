/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-history-paper.h"
#include "trellis-matrix-paper.h"
#include "trellis-report.h"
#include "trellis-schedule-paper.h"
#include "trellis-year-paper.h"

G_BEGIN_DECLS

struct _TrellisReport
{
  GObject parent_instance;

  TrellisReportKind kind;
  TrellisPalette palette;
  TrellisText *text;
  TrellisSheet sheet;
  char *trust_name;
  char *scope_words;
  char *title;
  char *foot;
  char *foot_secondary;
  TrellisDay printed_on;
  TrellisMatrixPaper *matrix;    /* each where the kind has it */
  TrellisYearPaper *year;
  TrellisHistoryPaper *history;
  GPtrArray *schedules;          /* (element-type TrellisSchedulePaper) */
};

TrellisSchedulePaper *trellis_report_find_schedule (TrellisReport *self,
                                                    guint          page,
                                                    guint         *page_in);

G_END_DECLS
