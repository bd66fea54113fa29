/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-plan-problem.h"

G_BEGIN_DECLS

/**
 * TrellisPlanShortage:
 *
 * Visits that need the same days of the same person, more of them than there
 * are days: a Hall set, of which no plan whatever places more.
 */
typedef struct
{
  int adviser;
  GArray *members;     /* (element-type int): all visits that need those days */
  GArray *unplaced;    /* (element-type int): those of them that got none */
  int n_days;          /* the days there are */
  gboolean is_exact;   /* placed and days agree; with half days they need not */
  int from;            /* first day of their windows */
  int to;
  char *reason;        /* a sentence */
  GStrv remedies;      /* sentences, what places most first */
} TrellisPlanShortage;

GPtrArray *trellis_plan_problem_explain (const TrellisPlanProblem *problem,
                                         const TrellisPlan        *plan,
                                         GCancellable             *cancellable);
void       trellis_plan_shortage_free   (TrellisPlanShortage      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisPlanShortage, trellis_plan_shortage_free)

G_END_DECLS
