/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-year-paper.h"

G_BEGIN_DECLS

/* Between two columns of words, between two kinds of the legend, and from one
 * line of it to the next. */
#define TRELLIS_YEAR_PAPER_COLUMN_GAP (4 * TRELLIS_MM)
#define TRELLIS_YEAR_PAPER_KIND_GAP (4.5 * TRELLIS_MM)
#define TRELLIS_YEAR_PAPER_KIND_LEADING (4 * TRELLIS_MM)

G_END_DECLS
