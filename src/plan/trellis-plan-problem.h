/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The halves of a day, as bits. */
#define TRELLIS_PLAN_AM 1u
#define TRELLIS_PLAN_PM 2u
#define TRELLIS_PLAN_WHOLE 3u

/* What moving a visit that already has a day costs, beside a point for each
 * school day it moves by: planner.md, "Replanning". */
#define TRELLIS_PLAN_MOVE_PLANNED 5
#define TRELLIS_PLAN_MOVE_TOLD 50
#define TRELLIS_PLAN_MOVE_AGREED 200

typedef enum
{
  TRELLIS_PLAN_LENGTH_DAY,
  TRELLIS_PLAN_LENGTH_AM,
  TRELLIS_PLAN_LENGTH_PM,
  TRELLIS_PLAN_LENGTH_HALF,  /* a morning or an afternoon, whichever fits */
} TrellisPlanLength;

/** TrellisPlanDay: a day in school. Days are numbered from 0 without the days out of school. */
typedef struct
{
  TrellisDay date;
  int term;   /* ascending */
  int week;   /* ascending from 0 */
  gboolean is_avoided;  /* costs TrellisPlanWeights.avoided_day */
} TrellisPlanDay;

/** TrellisPlanWeights: what counts how much in the cost of a plan. */
typedef struct
{
  int spacing;      /* times trellis_plan_spacing_cost () */
  int week;         /* times trellis_plan_week_cost () */
  int hub_week;     /* for each hub that an adviser goes to in a week; 0 for no clustering */
  int avoided_day;  /* for each visit on a day that is better avoided */
} TrellisPlanWeights;

#define TRELLIS_PLAN_WEIGHTS_USUAL { 1, 1, 0, 0 }

typedef struct
{
  char *name;
  guint64 key;     /* starts its random stream: the same for the same person in every plan */
  guint8 *free;    /* for each day, the halves it can be sent somewhere */
  gboolean is_nobody;  /* stands for the missing adviser of one school */
} TrellisPlanAdviser;

/** TrellisPlanSchool: a school, or a federation, that is visited as one. */
typedef struct
{
  char *name;
  int hub;         /* -1 without one */
  guint8 *open;    /* for each day, the halves it can be visited */
} TrellisPlanSchool;

typedef struct
{
  int school;
  int adviser;
  int sequence;    /* visits of one sequence are spaced, in the order they were added; -1 for none */
  int number;      /* in the programme; 0 where it has none */
  char *name;      /* (nullable): what it is called where it has no number */
  int from;        /* first day it may stand on */
  int to;          /* last */
  int ideal;
  int priority;    /* higher is placed first */
  TrellisPlanLength length;
  int old_day;     /* the day it has now; -1 where it has none */
  guint old_halves;  /* the halves of that day it has now */
  int move_cost;   /* of leaving @old_day */
  gboolean is_pinned;  /* stays on @old_day; with no @old_halves it takes nobody's time */
} TrellisPlanVisit;

/**
 * TrellisPlanProblem:
 *
 * A year to be planned, as plain numbers: which days there are, who is free,
 * which schools are open, which visits are to be placed.
 */
typedef struct
{
  GArray *days;        /* (element-type TrellisPlanDay) */
  GArray *advisers;    /* (element-type TrellisPlanAdviser) */
  GArray *schools;     /* (element-type TrellisPlanSchool) */
  GArray *visits;      /* (element-type TrellisPlanVisit) */
  TrellisPlanWeights weights;  /* the usual ones at first */
  int earliest;        /* the first day that anything may still be placed on, whatever helped */
} TrellisPlanProblem;

/** TrellisPlan: where each visit of a problem stands. */
typedef struct
{
  int n_visits;
  int *days;           /* for each visit, its day, or -1 where it could not be placed */
  guint8 *halves;      /* for each visit, the halves of that day it takes */
  int n_unplaced;
  gint64 cost;         /* trellis_plan_problem_cost () */
  gint64 flow_cost;    /* of the flow alone: distance from the ideal days, weeks, not placed */
  gint64 flow_microseconds;
  gint64 microseconds;
  gboolean is_stopped_early;
} TrellisPlan;

#define TRELLIS_PLAN_ERROR (trellis_plan_error_quark ())
GQuark trellis_plan_error_quark (void);

typedef enum
{
  TRELLIS_PLAN_ERROR_PROBLEM,  /* the problem contradicts itself */
  TRELLIS_PLAN_ERROR_YEAR,     /* the school year has no terms, or no day is left in it */
} TrellisPlanErrorCode;

TrellisPlanProblem *trellis_plan_problem_new         (void);
void                trellis_plan_problem_free        (TrellisPlanProblem       *self);
void                trellis_plan_problem_add_day     (TrellisPlanProblem       *self,
                                                      TrellisDay                date,
                                                      int                       term,
                                                      int                       week);
int                 trellis_plan_problem_add_adviser (TrellisPlanProblem       *self,
                                                      const char               *name,
                                                      guint64                   key);
int                 trellis_plan_problem_add_school  (TrellisPlanProblem       *self,
                                                      const char               *name,
                                                      int                       hub);
TrellisPlanVisit   *trellis_plan_problem_add_visit   (TrellisPlanProblem       *self,
                                                      int                       school,
                                                      int                       adviser);
guint               trellis_plan_visit_get_needed    (const TrellisPlanVisit   *visit);
gboolean            trellis_plan_problem_check       (const TrellisPlanProblem *self,
                                                      GError                  **error);
gint64              trellis_plan_problem_cost        (const TrellisPlanProblem *self,
                                                      const TrellisPlan        *plan);
char               *trellis_plan_problem_find_fault  (const TrellisPlanProblem *self,
                                                      const TrellisPlan        *plan);
int                 trellis_plan_spacing_cost        (int                       ideal_gap,
                                                      int                       gap);
int                 trellis_plan_week_cost           (int                       n_halves);
TrellisPlan        *trellis_plan_new                 (int                       n_visits);
void                trellis_plan_free                (TrellisPlan              *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisPlanProblem, trellis_plan_problem_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisPlan, trellis_plan_free)

#define trellis_plan_problem_day(self, i) (&g_array_index ((self)->days, TrellisPlanDay, (i)))
#define trellis_plan_problem_adviser(self, i) (&g_array_index ((self)->advisers, TrellisPlanAdviser, (i)))
#define trellis_plan_problem_school(self, i) (&g_array_index ((self)->schools, TrellisPlanSchool, (i)))
#define trellis_plan_problem_visit(self, i) (&g_array_index ((self)->visits, TrellisPlanVisit, (i)))

G_END_DECLS
