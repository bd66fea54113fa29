/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-view.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_VISITS_VIEW (trellis_visits_view_get_type ())
G_DECLARE_FINAL_TYPE (TrellisVisitsView, trellis_visits_view, TRELLIS, VISITS_VIEW, TrellisView)

void trellis_visits_view_show_visit (TrellisVisitsView *self,
                                     const char        *visit_id);

G_END_DECLS
