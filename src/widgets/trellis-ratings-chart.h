/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-action-course.h"
#include "trellis-chart.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_RATINGS_CHART (trellis_ratings_chart_get_type ())
G_DECLARE_FINAL_TYPE (TrellisRatingsChart, trellis_ratings_chart, TRELLIS, RATINGS_CHART, TrellisChart)

void trellis_ratings_chart_set_counts (TrellisRatingsChart *self,
                                       TrellisActionCounts *counts);

G_END_DECLS
