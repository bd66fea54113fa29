/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_PLAN_STEPS (trellis_plan_steps_get_type ())
G_DECLARE_FINAL_TYPE (TrellisPlanSteps, trellis_plan_steps, TRELLIS, PLAN_STEPS, GtkBox)

void trellis_plan_steps_show  (TrellisPlanSteps *self,
                               GListModel       *steps,
                               const char       *words,
                               TrellisDay        today,
                               TrellisDay        as_at);
void trellis_plan_steps_empty (TrellisPlanSteps *self);

G_END_DECLS
