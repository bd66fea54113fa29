/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-action.h"
#include "trellis-scheme.h"
#include "trellis-school-year.h"
#include "trellis-school.h"
#include "trellis-visit.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** TRELLIS_OVERVIEW_DAYS_AHEAD: how far the next visits reach: four weeks. */
#define TRELLIS_OVERVIEW_DAYS_AHEAD 28

/** TrellisOverviewLevel: how many schools stand at a level. */
typedef struct
{
  const TrellisLevel *level;    /* the scheme's */
  guint n_now;
  guint n_then;                 /* a year before */
} TrellisOverviewLevel;

/** TrellisOverviewMove: a school, or a federation, whose agreed level has changed. */
typedef struct
{
  TrellisSchool *school;
  const char *name;             /* the school's, or its federation's where all of it that is in sight moved so */
  const TrellisLevel *from;
  const TrellisLevel *to;
} TrellisOverviewMove;

/** TrellisOverviewLimit: a school, or a federation, past its level's time limit. */
typedef struct
{
  TrellisSchool *school;
  const char *name;
  const TrellisLevel *level;
  int months;                   /* in the level */
  int limit_months;
  int days_over;                /* since the limit's last day; at least 1 */
} TrellisOverviewLimit;

/** TrellisOverviewActions: a school's open actions that are red or overdue. */
typedef struct
{
  TrellisSchool *school;
  guint n_red;
  guint n_overdue;              /* of any rating */
  guint n_red_overdue;          /* both */
  int days_over;                /* of the longest overdue red one; 0 where there is none */
} TrellisOverviewActions;

/** TrellisOverviewTerm: a term's visits, those in the holiday after it among them. */
typedef struct
{
  TrellisTerm *term;            /* of the overview's year */
  guint n_planned;              /* with a day in it, cancelled ones apart */
  guint n_done;
} TrellisOverviewTerm;

/** TrellisOverviewFigure: a school's latest figure on the wrong side of its target. */
typedef struct
{
  TrellisSchool *school;
  char *measure;
  char *unit;
  int decimals;
  double value;
  double target;
  double gap;                   /* in the measure's unit; more than 0 */
  double weight;                /* what measures of different units are ranked by */
} TrellisOverviewFigure;

/** TrellisOverviewDocument: a document that a school has not handed in. */
typedef struct
{
  TrellisSchool *school;
  char *name;
  TrellisDay due_on;
} TrellisOverviewDocument;

#define TRELLIS_TYPE_OVERVIEW (trellis_overview_get_type ())
G_DECLARE_FINAL_TYPE (TrellisOverview, trellis_overview, TRELLIS, OVERVIEW, GObject)

/**
 * TrellisOverview:
 *
 * The trust on a day, by exception: what a chief executive reads first and the
 * board's first page. Every list has its worst first. A federation counts once
 * where visits or categories are counted, if its schools in sight say the same.
 * Read-only once built.
 */
struct _TrellisOverview
{
  GObject parent_instance;

  TrellisScheme *scheme;
  TrellisSchoolYear *year;      /* whose visits are counted; without terms where the file does not hold it */
  GListModel *schools;          /* (element-type TrellisSchool): those in sight */
  TrellisDay as_at;
  TrellisDay compared_with;
  TrellisDay year_ago;

  char *commentary;             /* (nullable): what a person wrote to go with it */
  TrellisDay commentary_on;     /* when */
  GArray *levels;               /* (element-type TrellisOverviewLevel): the scheme's, best first */
  guint n_unjudged;
  guint n_unjudged_then;
  GArray *moves_up;             /* (element-type TrellisOverviewMove) */
  GArray *moves_down;           /* (element-type TrellisOverviewMove) */
  GArray *limits;               /* (element-type TrellisOverviewLimit) */
  GArray *actions;              /* (element-type TrellisOverviewActions) */
  GArray *terms;                /* (element-type TrellisOverviewTerm) */
  guint n_visits;               /* of the year, those without a day among them */
  guint n_done;
  guint n_undated;
  GPtrArray *notes_due;         /* (element-type TrellisVisit): done without a note */
  GPtrArray *next_visits;       /* (element-type TrellisVisit): by day */
  GArray *figures;              /* (element-type TrellisOverviewFigure) */
  GArray *documents;            /* (element-type TrellisOverviewDocument) */
};

TrellisOverview *trellis_overview_new           (TrellisScheme           *scheme,
                                                 GListModel              *schools,
                                                 TrellisDay               as_at,
                                                 TrellisDay               compared_with);
void             trellis_overview_take_levels   (TrellisOverview         *self,
                                                 GHashTable              *levels_then,
                                                 GHashTable              *levels_compared);
void             trellis_overview_take_actions  (TrellisOverview         *self,
                                                 GListModel              *actions);
void             trellis_overview_take_visits   (TrellisOverview         *self,
                                                 TrellisSchoolYear       *year,
                                                 GListModel              *visits);
void             trellis_overview_take_figure   (TrellisOverview         *self,
                                                 TrellisOverviewFigure   *figure);
void             trellis_overview_take_document (TrellisOverview         *self,
                                                 TrellisOverviewDocument *document);
void             trellis_overview_sort          (TrellisOverview         *self);
TrellisSchool   *trellis_overview_find_school   (TrellisOverview         *self,
                                                 const char              *urn);
gboolean         trellis_overview_is_quiet      (TrellisOverview         *self);
char            *trellis_overview_figure_format (const TrellisOverviewFigure *figure,
                                                 double                   number,
                                                 gboolean                 is_short);
char            *trellis_overview_dup_notes_due_by_adviser (TrellisOverview *self);
const char      *trellis_overview_get_visit_name (TrellisOverview        *self,
                                                 TrellisVisit            *visit);

G_END_DECLS
