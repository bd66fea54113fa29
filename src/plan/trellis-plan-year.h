/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-person.h"
#include "trellis-plan-solve.h"
#include "trellis-scheme.h"
#include "trellis-school-year.h"
#include "trellis-school.h"
#include "trellis-visit.h"

G_BEGIN_DECLS

/** TrellisPlannedVisit: a visit that the plan adds. Strings are never %NULL but where it says so. */
typedef struct
{
  char *urn;            /* the school it is booked under: of a federation, the first by name */
  char *federation_id;  /* (nullable) */
  char *school_name;    /* the federation's name for a federation */
  char *kind;
  int number;           /* 0 where the kind has none */
  TrellisSession session;
  char *theme_am;
  char *theme_pm;
  char *adviser_id;     /* (nullable): the school has no adviser */
  char *adviser_name;   /* empty without one */
  TrellisDay visit_on;
} TrellisPlannedVisit;

/** TrellisPlannedMove: a visit of the year that the plan gives another day. */
typedef struct
{
  TrellisVisit *visit;
  TrellisDay visit_on;
  TrellisSession session;
  char *adviser_id;     /* (nullable): whose day it takes: the visit's own adviser, or the school's where it had none */
  char *reason;         /* a sentence */
} TrellisPlannedMove;

/** TrellisUnplacedVisit: a visit that is owed and has no day in the plan. */
typedef struct
{
  TrellisVisit *visit;  /* (nullable): of the year, where it is there already */
  char *urn;
  char *federation_id;  /* (nullable) */
  char *school_name;
  char *kind;
  int number;
  char *title;          /* "Visit 3" */
  TrellisSession session;
  char *theme_am;
  char *theme_pm;
  char *adviser_id;     /* (nullable) */
  char *adviser_name;
  TrellisDay from;      /* the time it belongs in; TRELLIS_DAY_NONE where no school day is */
  TrellisDay to;
  guint group;          /* those of one number other than 0 lack the same days: one reason, one remedy for all */
  char *reason;         /* a sentence */
  GStrv remedies;       /* sentences; the one that helps most first */
} TrellisUnplacedVisit;

#define TRELLIS_TYPE_YEAR_PLAN (trellis_year_plan_get_type ())
G_DECLARE_FINAL_TYPE (TrellisYearPlan, trellis_year_plan, TRELLIS, YEAR_PLAN, GObject)

/**
 * TrellisYearPlan:
 *
 * A plan for a school year's visits, to be looked at before it is taken: what
 * it adds, what it moves, what it could not place and why. It changes nothing
 * by itself. Read-only once made.
 */
struct _TrellisYearPlan
{
  GObject parent_instance;

  GPtrArray *added;      /* (element-type TrellisPlannedVisit): by day, then school */
  GPtrArray *moved;      /* (element-type TrellisPlannedMove): by new day, then school */
  GPtrArray *unplaced;   /* (element-type TrellisUnplacedVisit): by school */
  GPtrArray *missed;     /* (element-type TrellisUnplacedVisit): whose time was over before planning began */
  guint n_kept;          /* visits of the year that stay as they are */
  guint n_not_owed;      /* of those that are planned, no longer earned; people decide */
  GStrv notes;           /* sentences: schools without an adviser, and the like */
  char *summary;         /* one or two sentences */
  gboolean is_stopped_early;
};

TrellisYearPlan *trellis_year_plan_new (TrellisSchoolYear        *year,
                                        TrellisScheme            *scheme,
                                        GListModel               *schools,
                                        GListModel               *advisers,
                                        GListModel               *visits,
                                        TrellisDay                as_at,
                                        const TrellisPlanOptions *options,
                                        GCancellable             *cancellable,
                                        TrellisPlanProgressFunc   progress,
                                        gpointer                  user_data,
                                        GError                  **error);

G_END_DECLS
