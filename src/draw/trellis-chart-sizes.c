/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-chart-sizes.h"

static const TrellisChartSizes screen_sizes = {
  .label = { 13, PANGO_WEIGHT_NORMAL },
  .strong = { 13, PANGO_WEIGHT_BOLD },
  .small = { 12, PANGO_WEIGHT_NORMAL },
  .gap = 6,
  .hair = 1,
  .context_width = 1.8,
  .subject_width = 2.8,
  .dot_radius = 3.5,
  .lane_height = 16,
};

static const TrellisChartSizes paper_sizes = {
  .label = { 8, PANGO_WEIGHT_NORMAL },
  .strong = { 8, PANGO_WEIGHT_BOLD },
  .small = { 7.5, PANGO_WEIGHT_NORMAL },
  .gap = 4,
  .hair = 0.3,
  .context_width = 0.9,
  .subject_width = 1.6,
  .dot_radius = 2,
  .lane_height = 10.5,
};

/**
 * trellis_chart_get_sizes:
 * @kind: of the palette that a chart is drawn with
 *
 * Returns: (transfer none): the sizes that it is laid out and drawn with
 */
const TrellisChartSizes *
trellis_chart_get_sizes (TrellisPaletteKind kind)
{
  return kind == TRELLIS_PALETTE_PAPER ? &paper_sizes : &screen_sizes;
}
