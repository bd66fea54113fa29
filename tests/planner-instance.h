/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-plan-problem.h"

G_BEGIN_DECLS

/** PlannerInstance: a generated year with what is proven of it. */
typedef struct
{
  TrellisPlanProblem *problem;
  double bound;              /* of the whole cost */
  int least_unplaced;
  gint64 least_unplaced_cost;
} PlannerInstance;

PlannerInstance *planner_instance_parse    (const char       *text,
                                            const char       *origin,
                                            GError          **error);
PlannerInstance *planner_instance_load     (const char       *path,
                                            GError          **error);
PlannerInstance *planner_instance_generate (guint64           seed,
                                            int               n_schools,
                                            int               n_advisers,
                                            double            half_days);
void             planner_instance_free     (PlannerInstance  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlannerInstance, planner_instance_free)

G_END_DECLS
