/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-matrix-paper.h"

G_BEGIN_DECLS

/* Inside a cell: what stands before its code, how wide a triangle is; the air
 * after a column's name, and that which sets the overall level apart. */
#define TRELLIS_MATRIX_PAPER_PAD (1.8 * TRELLIS_MM)
#define TRELLIS_MATRIX_PAPER_TRIANGLE (2.1 * TRELLIS_MM)
#define TRELLIS_MATRIX_PAPER_HEAD_END (0.6 * TRELLIS_MM)
#define TRELLIS_MATRIX_PAPER_OVERALL_GAP (3 * TRELLIS_MM)

gboolean   trellis_matrix_paper_is_evidence_poor     (TrellisMatrixPaper      *self,
                                                      guint                    column,
                                                      const TrellisMatrixCell *cell);
GPtrArray *trellis_matrix_paper_get_levels           (TrellisMatrixPaper      *self,
                                                      guint                    column);
double     trellis_matrix_paper_get_distribution_top (TrellisMatrixPaper      *self);

G_END_DECLS
