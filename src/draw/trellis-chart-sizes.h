/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-text.h"

G_BEGIN_DECLS

/** TrellisChartSizes: those of one medium: pixels at the usual size of text, or points. */
typedef struct
{
  TrellisType label;
  TrellisType strong;
  TrellisType small;
  double gap;
  double hair;            /* of the grid */
  double context_width;   /* of lines */
  double subject_width;
  double dot_radius;
  double lane_height;
} TrellisChartSizes;

const TrellisChartSizes *trellis_chart_get_sizes (TrellisPaletteKind kind);

G_END_DECLS
