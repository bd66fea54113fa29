/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-chart.h"
#include "trellis-level-points.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_LEVEL_CHART (trellis_level_chart_get_type ())
G_DECLARE_FINAL_TYPE (TrellisLevelChart, trellis_level_chart, TRELLIS, LEVEL_CHART, TrellisChart)

GtkWidget *trellis_level_chart_new        (void);
void       trellis_level_chart_set_points (TrellisLevelChart  *self,
                                           TrellisScheme      *scheme,
                                           GArray             *points,
                                           TrellisDay          now,
                                           const TrellisLevel *level,
                                           TrellisDay          limit_on);

G_END_DECLS
