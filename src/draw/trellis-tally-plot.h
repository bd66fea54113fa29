/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-plot.h"
#include "trellis-tally.h"

G_BEGIN_DECLS

TrellisPlot *trellis_tally_plot_new (TrellisTally       *tally,
                                     TrellisText        *text,
                                     TrellisPaletteKind  kind,
                                     double              width,
                                     double              height);

G_END_DECLS
