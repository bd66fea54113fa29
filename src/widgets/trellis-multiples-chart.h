/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-chart.h"
#include "trellis-trend-plot.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_MULTIPLES_CHART (trellis_multiples_chart_get_type ())
G_DECLARE_FINAL_TYPE (TrellisMultiplesChart, trellis_multiples_chart, TRELLIS, MULTIPLES_CHART, TrellisChart)

void trellis_multiples_chart_set_sight (TrellisMultiplesChart   *self,
                                        const TrellisTrendSight *sight,
                                        GPtrArray               *schools);

G_END_DECLS
