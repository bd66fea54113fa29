/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-plan-problem.h"

G_BEGIN_DECLS

gboolean planner_oracle_is_there        (void);
double   planner_oracle_solve           (const TrellisPlanProblem *problem,
                                         gint64                   *microseconds);
int      planner_oracle_count_unplaced  (const TrellisPlanProblem *problem);

G_END_DECLS
