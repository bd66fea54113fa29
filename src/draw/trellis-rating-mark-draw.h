/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-text.h"

G_BEGIN_DECLS

void trellis_rating_mark_draw_on_paper (cairo_t              *cr,
                                        TrellisText          *text,
                                        const TrellisPalette *palette,
                                        TrellisRating         rating,
                                        double                x,
                                        double                middle,
                                        double                side);

G_END_DECLS
