/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-action-course.h"
#include "trellis-plot.h"

G_BEGIN_DECLS

TrellisPlot *trellis_ratings_plot_new (const TrellisActionCounts *counts,
                                       TrellisText               *text,
                                       TrellisPaletteKind         kind,
                                       double                     width,
                                       double                     height);

G_END_DECLS
