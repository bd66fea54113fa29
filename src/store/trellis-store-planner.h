/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-plan-preferences.h"
#include "trellis-store.h"

G_BEGIN_DECLS

gboolean trellis_store_read_plan_preferences (TrellisStore                  *self,
                                              TrellisPlanPreferences        *preferences,
                                              GError                       **error);
gboolean trellis_store_set_plan_preferences  (TrellisStore                  *self,
                                              const TrellisPlanPreferences  *preferences,
                                              GError                       **error);

G_END_DECLS
