/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-action.h"
#include "trellis-level-profile.h"
#include "trellis-level-steps.h"
#include "trellis-matrix.h"
#include "trellis-measure-panel.h"
#include "trellis-sheet.h"
#include "trellis-visit.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** TrellisSchoolPageInput: what is known of a school. Everything is only read. */
typedef struct
{
  TrellisScheme *scheme;
  TrellisSchool *school;        /* as it stood on @as_at */
  TrellisMatrix *matrix;        /* of @as_at, compared with a day before */
  guint row;                    /* the school's */
  TrellisDay as_at;
  const char *chair_name;       /* empty where unknown */
  const char *link_name;        /* empty where unknown */
  GArray *points;               /* (element-type TrellisLevelPoint): agreed levels, by day */
  GPtrArray *trends;            /* (element-type TrellisTrend): measures in the trust's order */
  GPtrArray *inspections;       /* (element-type TrellisInspection): the latest first */
  const char *year_name;        /* 2025/26 */
  GListModel *visits;           /* (element-type TrellisVisit): of the year */
  GListModel *actions;          /* (element-type TrellisAction): of the school */
  TrellisDay noted_on;          /* of the last visit with a note; TRELLIS_DAY_NONE without one */
  const char *strengths;        /* of that note; empty without */
  const char *risks;
  const char *next_steps;
} TrellisSchoolPageInput;

typedef struct
{
  char *label;
  char *value;
} TrellisSchoolPageFact;

/** TrellisSchoolPageLine: a line of a list: an action with its rating, or an inspection. */
typedef struct
{
  gboolean has_rating;
  TrellisRating rating;
  char *what;
  char *when;                   /* at the right */
  gboolean is_late;
  int n_lines;                  /* that @what takes; what would take more is cut */
} TrellisSchoolPageLine;

typedef struct
{
  char *mark;
  TrellisVisitStatus status;
} TrellisSchoolPageVisit;

/** TrellisSchoolPageText: a few sentences of the last note. */
typedef struct
{
  const char *title;
  char *body;
} TrellisSchoolPageText;

#define TRELLIS_SCHOOL_PAGE_N_TEXTS 3

/** TrellisSchoolPage: a school on one page of A4, laid out. Distances are in points. */
typedef struct
{
  TrellisSheet sheet;
  char *title;
  gboolean is_title_small;
  int n_title_lines;
  TrellisLevel *level;          /* (nullable): as agreed */
  gboolean has_moved;
  gboolean is_up;
  char *standing;               /* beside the level: "from Recovery, Nov 2025" */
  double facts_top;
  GArray *facts;                /* (element-type TrellisSchoolPageFact): six in a row */
  double charts_top;
  double charts_height;
  TrellisLevelSteps *steps;     /* (nullable): where nothing was agreed */
  TrellisLevelProfile *profile; /* (nullable): where nothing was judged */
  char *profile_note;
  double measures_top;
  double measure_height;
  GPtrArray *measures;          /* (element-type TrellisMeasurePanel): three in a row */
  char *measures_key;           /* what the lines are */
  double lists_top;
  char *visits_title;
  char *visits_note;
  GArray *visits;               /* (element-type TrellisSchoolPageVisit): by day */
  char *last_visit;             /* empty without one */
  char *next_visit;
  double inspections_top;
  gboolean has_inspections;
  GArray *inspections;          /* (element-type TrellisSchoolPageLine): those that have room */
  char *actions_note;
  GArray *actions;              /* (element-type TrellisSchoolPageLine): those that have room, worst first */
  guint n_more_actions;
  double texts_top;
  int n_text_lines;             /* that a text may take; what would take more is cut */
  char *texts_note;             /* of which visit */
  TrellisSchoolPageText texts[TRELLIS_SCHOOL_PAGE_N_TEXTS];
} TrellisSchoolPage;

TrellisSchoolPage *trellis_school_page_new  (const TrellisSchoolPageInput *input,
                                             TrellisText                  *text);
void               trellis_school_page_free (TrellisSchoolPage            *self);
void               trellis_school_page_draw (TrellisSchoolPage            *self,
                                             cairo_t                      *cr,
                                             TrellisText                  *text,
                                             const TrellisPalette         *palette);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisSchoolPage, trellis_school_page_free)

G_END_DECLS
