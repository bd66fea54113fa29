/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_PLAN_DIALOG (trellis_plan_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisPlanDialog, trellis_plan_dialog, TRELLIS, PLAN_DIALOG, AdwWindow)

GtkWidget *trellis_plan_dialog_new (GtkWindow    *parent,
                                    TrellisStore *store,
                                    const char   *year_id);

G_END_DECLS
