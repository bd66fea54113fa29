/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-chart.h"
#include "trellis-measure-line.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_MEASURE_CHART (trellis_measure_chart_get_type ())
G_DECLARE_FINAL_TYPE (TrellisMeasureChart, trellis_measure_chart, TRELLIS, MEASURE_CHART, TrellisChart)

GtkWidget *trellis_measure_chart_new       (void);
void       trellis_measure_chart_set_points (TrellisMeasureChart *self,
                                             const char          *name,
                                             GArray              *points,
                                             char               **readings,
                                             gboolean             has_target,
                                             double               target);

G_END_DECLS
