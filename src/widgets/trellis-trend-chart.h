/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-chart.h"
#include "trellis-trend-plot.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_TREND_CHART (trellis_trend_chart_get_type ())
G_DECLARE_FINAL_TYPE (TrellisTrendChart, trellis_trend_chart, TRELLIS, TREND_CHART, TrellisChart)

void trellis_trend_chart_set_sight (TrellisTrendChart       *self,
                                    const TrellisTrendSight *sight);

G_END_DECLS
