/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_PLANNER_DIALOG (trellis_planner_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisPlannerDialog, trellis_planner_dialog, TRELLIS, PLANNER_DIALOG, AdwWindow)

GtkWidget *trellis_planner_dialog_new (GtkWindow     *parent,
                                       TrellisStore  *store,
                                       GError       **error);

G_END_DECLS
