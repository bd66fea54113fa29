/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-view.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_REPORTS_VIEW (trellis_reports_view_get_type ())
G_DECLARE_FINAL_TYPE (TrellisReportsView, trellis_reports_view, TRELLIS, REPORTS_VIEW, TrellisView)

void trellis_reports_view_show_kind (TrellisReportsView *self,
                                     TrellisReportKind   kind);

G_END_DECLS
