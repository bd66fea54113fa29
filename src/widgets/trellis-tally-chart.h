/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-chart.h"
#include "trellis-tally.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_TALLY_CHART (trellis_tally_chart_get_type ())
G_DECLARE_FINAL_TYPE (TrellisTallyChart, trellis_tally_chart, TRELLIS, TALLY_CHART, TrellisChart)

void trellis_tally_chart_set_tally (TrellisTallyChart *self,
                                    TrellisTally      *tally);

G_END_DECLS
