/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-plan-year.h"
#include "trellis-store.h"

G_BEGIN_DECLS

TrellisYearPlan *trellis_make_plan (TrellisStore             *store,
                                    const char               *year_id,
                                    const TrellisPlanOptions *options,
                                    GCancellable             *cancellable,
                                    TrellisPlanProgressFunc   progress,
                                    gpointer                  user_data,
                                    GError                  **error);
gboolean         trellis_take_plan (TrellisStore             *store,
                                    const char               *year_id,
                                    TrellisYearPlan          *plan,
                                    GError                  **error);

G_END_DECLS
