/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-view.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_TRENDS_VIEW (trellis_trends_view_get_type ())
G_DECLARE_FINAL_TYPE (TrellisTrendsView, trellis_trends_view, TRELLIS, TRENDS_VIEW, TrellisView)

void trellis_trends_view_show_measure (TrellisTrendsView *self,
                                       const char        *measure_id,
                                       const char        *urn);

G_END_DECLS
