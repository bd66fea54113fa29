/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-chart.h"
#include "trellis-trend-plot.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_STRIP_CHART (trellis_strip_chart_get_type ())
G_DECLARE_FINAL_TYPE (TrellisStripChart, trellis_strip_chart, TRELLIS, STRIP_CHART, TrellisChart)

void  trellis_strip_chart_set_sight  (TrellisStripChart       *self,
                                      const TrellisTrendSight *sight);
void  trellis_strip_chart_set_is_slope (TrellisStripChart     *self,
                                        gboolean               is_slope);
guint trellis_strip_chart_get_school (TrellisStripChart       *self,
                                      guint                    index);

G_END_DECLS
