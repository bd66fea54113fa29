/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-chart.h"
#include "trellis-matrix.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_PROFILE_CHART (trellis_profile_chart_get_type ())
G_DECLARE_FINAL_TYPE (TrellisProfileChart, trellis_profile_chart, TRELLIS, PROFILE_CHART, TrellisChart)

GtkWidget *trellis_profile_chart_new     (void);
void       trellis_profile_chart_set_row (TrellisProfileChart *self,
                                          TrellisMatrix       *matrix,
                                          guint                row);

G_END_DECLS
