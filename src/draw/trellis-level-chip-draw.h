/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-text.h"

G_BEGIN_DECLS

void trellis_level_chip_draw  (cairo_t                   *cr,
                               TrellisText               *text,
                               const TrellisPalette      *palette,
                               const TrellisLevel        *level,
                               TrellisType                type,
                               double                     x,
                               double                     y,
                               double                     width,
                               double                     height);
void trellis_level_spark_draw (cairo_t                   *cr,
                               const TrellisPalette      *palette,
                               GPtrArray                 *levels,
                               const TrellisLevel *const *terms,
                               guint                      n_terms,
                               double                     x,
                               double                     y,
                               double                     width,
                               double                     height);
void trellis_trace_rounded    (cairo_t                   *cr,
                               double                     x,
                               double                     y,
                               double                     width,
                               double                     height,
                               double                     radius);

G_END_DECLS
