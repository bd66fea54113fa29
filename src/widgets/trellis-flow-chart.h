/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-chart.h"
#include "trellis-level-course.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_FLOW_CHART (trellis_flow_chart_get_type ())
G_DECLARE_FINAL_TYPE (TrellisFlowChart, trellis_flow_chart, TRELLIS, FLOW_CHART, TrellisChart)

void trellis_flow_chart_set_course (TrellisFlowChart   *self,
                                  TrellisLevelCourse *course);

G_END_DECLS
