/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-plan-capacity.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_VISIT_CAPACITY (trellis_visit_capacity_get_type ())
G_DECLARE_FINAL_TYPE (TrellisVisitCapacity, trellis_visit_capacity, TRELLIS, VISIT_CAPACITY, AdwBin)

void trellis_visit_capacity_show (TrellisVisitCapacity *self,
                                  TrellisSchoolYear    *year,
                                  GArray               *capacities);

G_END_DECLS
