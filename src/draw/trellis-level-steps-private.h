/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-level-steps.h"

G_BEGIN_DECLS

/** TrellisLevelStepsSizes: those of one medium: pixels at the usual size of text, or points. */
typedef struct
{
  TrellisType name;
  TrellisType chip;
  TrellisType small;
  double chip_width;
  double chip_height;
  double gap;
  double dot_radius;
  double line_width;
} TrellisLevelStepsSizes;

const TrellisLevelStepsSizes *trellis_level_steps_get_sizes (TrellisPaletteKind kind);

G_END_DECLS
