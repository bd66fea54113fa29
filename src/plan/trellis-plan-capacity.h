/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-plan-year.h"

G_BEGIN_DECLS

/** TrellisPlanCapacity: an adviser's term, in days; half days count half. */
typedef struct
{
  TrellisPerson *adviser;
  TrellisTerm *term;    /* the year's */
  double available;     /* days the adviser works while schools are open */
  double owed;          /* days that the adviser's schools are owed in the term */
  double planned;       /* days of visits that stand in the term, cancelled ones apart */
} TrellisPlanCapacity;

GArray *trellis_plan_capacity_new (TrellisSchoolYear *year,
                                   TrellisScheme     *scheme,
                                   GListModel        *schools,
                                   GListModel        *advisers,
                                   GListModel        *visits,
                                   TrellisYearPlan   *plan);

G_END_DECLS
