/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-view.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_OVERVIEW_VIEW (trellis_overview_view_get_type ())
G_DECLARE_FINAL_TYPE (TrellisOverviewView, trellis_overview_view, TRELLIS, OVERVIEW_VIEW, TrellisView)

G_END_DECLS
