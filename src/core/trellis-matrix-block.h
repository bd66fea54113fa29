/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-matrix.h"

G_BEGIN_DECLS

/** TrellisBlockArea: a rectangle of the matrix. */
typedef struct
{
  guint row;
  guint column;
  guint n_rows;
  guint n_columns;
} TrellisBlockArea;

/** TrellisBlockCell: a cell and what it is to be judged. */
typedef struct
{
  guint row;
  guint column;
  const TrellisLevel *level;  /* owned by the scheme */
} TrellisBlockCell;

/** TrellisMatrixBlock: a block of levels from a spreadsheet, laid on the matrix. */
typedef struct
{
  GArray *cells;    /* (element-type TrellisBlockCell): those to judge, by row */
  guint n_refused;
  char *refused;    /* (nullable): one sentence that names the cells left out, and why; NULL where there are none */
} TrellisMatrixBlock;

TrellisMatrixBlock *trellis_matrix_parse_block (TrellisMatrix          *matrix,
                                                const TrellisBlockArea *area,
                                                const char             *text);
char               *trellis_matrix_dup_block   (TrellisMatrix          *matrix,
                                                const TrellisBlockArea *area);
void                trellis_matrix_block_free  (TrellisMatrixBlock     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisMatrixBlock, trellis_matrix_block_free)

G_END_DECLS
