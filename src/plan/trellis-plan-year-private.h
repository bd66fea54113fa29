/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-plan-calendar.h"
#include "trellis-plan-year.h"

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_PLAN_ENTRY_NEW,      /* owed and not in the year yet */
  TRELLIS_PLAN_ENTRY_MOVABLE,  /* planned, and may be given another day */
  TRELLIS_PLAN_ENTRY_FIXED,    /* stays, and is spaced against */
  TRELLIS_PLAN_ENTRY_MISSED,   /* owed, but its time is over */
  TRELLIS_PLAN_ENTRY_SETTLED,  /* cancelled, or elsewhere: not in the problem */
} TrellisPlanEntryState;

/** TrellisPlanEntry: a visit owed, a visit of the year, or both where they are one. */
typedef struct
{
  TrellisPlanUnit *unit;
  const TrellisOwedVisit *owed;  /* (nullable) */
  TrellisVisit *visit;           /* (nullable) */
  TrellisPlanWindow window;
  TrellisPlanEntryState state;
  int adviser;                   /* of the problem */
  int index;                     /* in the problem's visits, or -1 */
} TrellisPlanEntry;

/** TrellisYearWork: a year being planned. */
typedef struct
{
  TrellisSchoolYear *year;
  TrellisScheme *scheme;
  TrellisPlanCalendar *calendar;
  TrellisPlanProblem *problem;
  GPtrArray *units;        /* (element-type TrellisPlanUnit) */
  GArray *entries;         /* (element-type TrellisPlanEntry) */
  GPtrArray *people;       /* (element-type TrellisPerson) (nullable): of each adviser of the problem */
  GHashTable *advisers;    /* id → index + 1 in the problem */
  GHashTable *hubs;        /* id → number + 1 */
  GHashTable *units_by_id; /* URN, or federation: id → unit; URNs and federation ids never meet */
  TrellisDay as_at;
  int first_day;           /* of the calendar, on or after @as_at */
  int max_rank;
  gboolean is_afresh;
  TrellisPlanPreferences preferences;
  GPtrArray *strangers;    /* (element-type utf8): advisers of schools who are not in the list */
} TrellisYearWork;

gboolean trellis_year_work_build (TrellisYearWork          *work,
                                  GListModel               *schools,
                                  GListModel               *advisers,
                                  GListModel               *visits,
                                  GError                  **error);
void     trellis_year_work_clear (TrellisYearWork          *work);
void     trellis_year_plan_fill  (TrellisYearPlan          *self,
                                  TrellisYearWork          *work,
                                  const TrellisPlan        *plan,
                                  GPtrArray                *shortages);

G_END_DECLS
