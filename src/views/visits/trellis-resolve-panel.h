/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-plan-year.h"
#include "trellis-year-layout.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_RESOLVE_PANEL (trellis_resolve_panel_get_type ())
G_DECLARE_FINAL_TYPE (TrellisResolvePanel, trellis_resolve_panel, TRELLIS, RESOLVE_PANEL, AdwBin)

void          trellis_resolve_panel_show           (TrellisResolvePanel  *self,
                                                    TrellisYearLayout    *layout,
                                                    TrellisYearPlan      *plan,
                                                    GListModel           *schools);
guint         trellis_resolve_panel_get_n_unplaced (TrellisResolvePanel  *self);
TrellisVisit *trellis_resolve_panel_find_visit     (TrellisResolvePanel  *self,
                                                    const char           *visit_id);

G_END_DECLS
