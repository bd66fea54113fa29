/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sheet.h"
#include "trellis-table-pages.h"
#include "trellis-year-geometry.h"

G_BEGIN_DECLS

/** TrellisScheduleInput: what a school's schedule is made of; all of it is the caller's. */
typedef struct
{
  TrellisSchoolYear *year;
  GListModel *schools;     /* of #TrellisSchool: the trust's, for the names of a federation's others */
  TrellisSchool *school;   /* whose schedule it is */
  GListModel *visits;      /* of #TrellisVisit: the trust's of the year */
  TrellisScheme *scheme;   /* (nullable): for the category and what holds at every visit */
  TrellisDay as_at;
} TrellisScheduleInput;

/** TrellisScheduleFact: one of the facts under a schedule's title. */
typedef struct
{
  char *label;
  char *value;
  double x;
  double width;
} TrellisScheduleFact;

/** TrellisScheduleRow: a visit in a school's schedule, in words. */
typedef struct
{
  TrellisVisit *visit;
  char *mark;
  char *date;              /* Tue 23 Sep; "No day yet" */
  char *status;            /* "2025   Done" */
  char *morning;
  char *afternoon;
  char *with;
} TrellisScheduleRow;

/** TrellisSchedulePaper: one school's schedule of visits laid out on A4 pages. Distances are in points. */
typedef struct
{
  TrellisSchool *school;
  TrellisSheet sheet;
  TrellisYearLayout *layout;   /* of this school alone */
  char *title;
  char *subtitle;
  char *morning_head;
  char *afternoon_head;
  GArray *facts;               /* (element-type TrellisScheduleFact) */
  GArray *rows;                /* (element-type TrellisScheduleRow): by day, those without one last */
  GPtrArray *notes;            /* (element-type utf8): what holds at every visit */
  guint note_breaks[2];        /* at which notes the second and the third column begin */
  double notes_height;
  int n_title_lines;
  double facts_baseline;
  double facts_height;
  double strip_top;
  double head_height;
  double row_pad;              /* air in a row, over and under its lines */
  GPtrArray *pages;            /* (element-type TrellisTablePage): at least one */
} TrellisSchedulePaper;

TrellisSchedulePaper *trellis_schedule_paper_new         (const TrellisScheduleInput *input,
                                                          TrellisText                *text);
void                  trellis_schedule_paper_free        (TrellisSchedulePaper       *self);
guint                 trellis_schedule_paper_get_n_pages (TrellisSchedulePaper       *self);
void                  trellis_schedule_paper_draw        (TrellisSchedulePaper       *self,
                                                          cairo_t                    *cr,
                                                          TrellisText                *text,
                                                          const TrellisPalette       *palette,
                                                          guint                       page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisSchedulePaper, trellis_schedule_paper_free)

G_END_DECLS
