/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-plan-explain.h"

G_BEGIN_DECLS

GStrv trellis_plan_shortage_list_remedies (const TrellisPlanShortage *shortage,
                                           const TrellisPlanProblem  *problem,
                                           const TrellisPlan         *plan);

G_END_DECLS
