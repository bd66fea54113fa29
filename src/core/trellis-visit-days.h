/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-person.h"
#include "trellis-school-year.h"
#include "trellis-school.h"
#include "trellis-visit.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_VISIT_DAYS (trellis_visit_days_get_type ())
G_DECLARE_FINAL_TYPE (TrellisVisitDays, trellis_visit_days, TRELLIS, VISIT_DAYS, GObject)

/**
 * TrellisVisitDays:
 *
 * On which days of a school year a visit may stand: what is asked when a person
 * moves one or adds one. Read-only once built.
 */
struct _TrellisVisitDays
{
  GObject parent_instance;

  TrellisSchoolYear *year;
  GListModel *schools;   /* (element-type TrellisSchool): all of the trust's */
  GListModel *advisers;  /* (element-type TrellisPerson) */
  GListModel *visits;    /* (element-type TrellisVisit): all of the year's */
};

TrellisVisitDays *trellis_visit_days_new            (TrellisSchoolYear  *year,
                                                     GListModel         *schools,
                                                     GListModel         *advisers,
                                                     GListModel         *visits);
TrellisVisit     *trellis_visit_days_find_visit     (TrellisVisitDays   *self,
                                                     const char         *visit_id);
gboolean          trellis_visit_days_is_working     (TrellisVisitDays   *self,
                                                     const char         *adviser_id,
                                                     int                 weekday,
                                                     TrellisSession      session);
char             *trellis_visit_days_explain        (TrellisVisitDays   *self,
                                                     TrellisVisit       *visit,
                                                     TrellisDay          day,
                                                     TrellisSession      session);
TrellisDay        trellis_visit_days_find_in_week   (TrellisVisitDays   *self,
                                                     TrellisVisit       *visit,
                                                     TrellisDay          monday,
                                                     char              **refusal);

G_END_DECLS
