/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-matrix.h"
#include "trellis-sheet.h"
#include "trellis-table-pages.h"

G_BEGIN_DECLS

/** TrellisMatrixPaperMove: how a cell has room to say where it moved from. */
typedef enum
{
  TRELLIS_MATRIX_PAPER_MOVE_WORDS,     /* a triangle and "from Rn" */
  TRELLIS_MATRIX_PAPER_MOVE_CODE,      /* a triangle and "Rn" */
  TRELLIS_MATRIX_PAPER_MOVE_TRIANGLE,
} TrellisMatrixPaperMove;

typedef struct
{
  double x;
  double width;
} TrellisMatrixPaperColumn;

/** TrellisMatrixPaper: a matrix laid out on pages. Distances are in points. */
typedef struct
{
  TrellisMatrix *matrix;
  char *scope_words;     /* (nullable): which of the trust's schools these are */
  TrellisSheet sheet;
  gboolean is_dense;     /* smaller type, so that it takes fewer pages */
  TrellisType name_type;
  TrellisType code_type;
  TrellisType secondary_type;
  TrellisType head_type;
  double row_height;     /* of a row of one line */
  double leading;        /* of a name that wraps */

  TrellisMatrixPaperColumn name;
  TrellisMatrixPaperColumn phase;    /* width 0: left out */
  TrellisMatrixPaperColumn adviser;  /* width 0: left out */
  TrellisMatrixPaperColumn limit;    /* width 0: no level has a time limit */
  GArray *columns;       /* (element-type TrellisMatrixPaperColumn): beside the matrix's, overall last */
  double code_width;     /* of the widest code */
  TrellisMatrixPaperMove move;
  gboolean has_overall_names;
  gboolean has_upright_heads;  /* names of aspects stand on end */
  double head_height;
  guint n_distribution_rows;
  double distribution_row;

  /* What occurs and so is explained. */
  gboolean has_up;
  gboolean has_down;
  gboolean has_differing;
  gboolean has_poor_evidence;
  gboolean has_inapplicable;
  gboolean has_unjudged;
  gboolean has_federation;
  gboolean has_past_limit;

  GPtrArray *pages;      /* (element-type TrellisTablePage): at least one */
} TrellisMatrixPaper;

TrellisMatrixPaper *trellis_matrix_paper_new       (TrellisMatrix        *matrix,
                                                    TrellisText          *text,
                                                    TrellisPaper          paper,
                                                    const char           *scope_words);
void                trellis_matrix_paper_free      (TrellisMatrixPaper   *self);
guint               trellis_matrix_paper_get_n_pages (TrellisMatrixPaper   *self);
void                trellis_matrix_paper_draw      (TrellisMatrixPaper   *self,
                                                    cairo_t              *cr,
                                                    TrellisText          *text,
                                                    const TrellisPalette *palette,
                                                    guint                 page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisMatrixPaper, trellis_matrix_paper_free)

G_END_DECLS
