/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-chart.h"
#include "trellis-level-course.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_PATHS_CHART (trellis_paths_chart_get_type ())
G_DECLARE_FINAL_TYPE (TrellisPathsChart, trellis_paths_chart, TRELLIS, PATHS_CHART, TrellisChart)

void trellis_paths_chart_set_course (TrellisPathsChart   *self,
                                  TrellisLevelCourse *course);

G_END_DECLS
