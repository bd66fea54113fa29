/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-plan-preferences.h"
#include "trellis-scheme.h"
#include "trellis-visit-days.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_VISIT_WHY (trellis_visit_why_get_type ())
G_DECLARE_FINAL_TYPE (TrellisVisitWhy, trellis_visit_why, TRELLIS, VISIT_WHY, AdwExpanderRow)

void trellis_visit_why_show (TrellisVisitWhy              *self,
                             TrellisVisitDays             *days,
                             TrellisScheme                *scheme,
                             TrellisVisit                 *visit,
                             TrellisDay                    today,
                             const TrellisPlanPreferences *preferences);

G_END_DECLS
