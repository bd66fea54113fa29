/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-person.h"
#include "trellis-plan-problem.h"
#include "trellis-scheme.h"
#include "trellis-school-year.h"
#include "trellis-school.h"

G_BEGIN_DECLS

/** TrellisPlanCalendar: the days of a school year on which somebody could be visited. */
typedef struct
{
  TrellisSchoolYear *year;
  int n_days;
  TrellisDay *dates;
  int *terms;       /* for each day, its term's place in the year, from 0 */
  guint8 *open;     /* for each day, the halves the trust is open */
} TrellisPlanCalendar;

/** TrellisPlanWindow: when an owed visit belongs, in days of the calendar. */
typedef struct
{
  int from;         /* above @to where no school day is in it */
  int to;
  int ideal;
  int span_to;      /* the last day of its term, or of the year where it has no term */
} TrellisPlanWindow;

/** TrellisPlanUnit: a school, or the members of a federation, visited as one. */
typedef struct
{
  TrellisSchool *first;   /* the one that visits are booked under: the first by name */
  GPtrArray *members;     /* (element-type TrellisSchool) */
  const char *federation_id;  /* (nullable) */
  const char *name;
  const char *adviser_id; /* (nullable) */
  const char *adviser_name;
  GPtrArray *owed;        /* (element-type TrellisOwedVisit) */
  int rank;               /* of its level; 0 without one */
  TrellisDay joined_on;   /* nothing is owed before */
} TrellisPlanUnit;

TrellisPlanCalendar *trellis_plan_calendar_new         (TrellisSchoolYear         *year);
void                 trellis_plan_calendar_free        (TrellisPlanCalendar       *self);
int                  trellis_plan_calendar_find        (const TrellisPlanCalendar *self,
                                                        TrellisDay                 date);
TrellisPlanWindow    trellis_plan_calendar_get_window  (const TrellisPlanCalendar *self,
                                                        TrellisScheme             *scheme,
                                                        const TrellisOwedVisit    *owed);
void                 trellis_plan_calendar_fill_person (const TrellisPlanCalendar *self,
                                                        TrellisPerson             *person,
                                                        guint8                    *free);
void                 trellis_plan_calendar_fill_unit   (const TrellisPlanCalendar *self,
                                                        const TrellisPlanUnit     *unit,
                                                        guint8                    *open);
GPtrArray           *trellis_plan_units_new            (TrellisSchoolYear         *year,
                                                        TrellisScheme             *scheme,
                                                        GListModel                *schools);
guint                trellis_plan_session_get_halves   (TrellisSession             session);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisPlanCalendar, trellis_plan_calendar_free)

G_END_DECLS
