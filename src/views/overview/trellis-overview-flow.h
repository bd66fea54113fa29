/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_OVERVIEW_FLOW (trellis_overview_flow_get_type ())
G_DECLARE_FINAL_TYPE (TrellisOverviewFlow, trellis_overview_flow, TRELLIS, OVERVIEW_FLOW, GtkLayoutManager)

GtkLayoutManager *trellis_overview_flow_new (void);

G_END_DECLS
