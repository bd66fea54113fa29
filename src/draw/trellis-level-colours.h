/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-palette.h"

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_SIGHT_USUAL,
  TRELLIS_SIGHT_PROTANOPIA,
  TRELLIS_SIGHT_DEUTERANOPIA,
  TRELLIS_SIGHT_TRITANOPIA,
  TRELLIS_N_SIGHTS
} TrellisSight;

TrellisRgba trellis_rgba_simulate             (const TrellisRgba  *rgba,
                                               TrellisSight        sight);
double      trellis_rgba_get_difference       (const TrellisRgba  *a,
                                               const TrellisRgba  *b);
char       *trellis_level_colours_dup_warning (GPtrArray          *levels,
                                               const TrellisLevel *level);

G_END_DECLS
