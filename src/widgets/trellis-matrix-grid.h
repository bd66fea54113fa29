/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-matrix-layout.h"
#include "trellis-matrix.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** TrellisMatrixPlace: one cell of the matrix. */
typedef struct
{
  guint row;
  guint column;
} TrellisMatrixPlace;

#define TRELLIS_TYPE_MATRIX_GRID (trellis_matrix_grid_get_type ())
G_DECLARE_FINAL_TYPE (TrellisMatrixGrid, trellis_matrix_grid, TRELLIS, MATRIX_GRID, GtkWidget)

GtkWidget            *trellis_matrix_grid_new           (void);
TrellisMatrix        *trellis_matrix_grid_get_matrix    (TrellisMatrixGrid    *self);
void                  trellis_matrix_grid_set_matrix    (TrellisMatrixGrid    *self,
                                                         TrellisMatrix        *matrix);
TrellisMatrixDensity  trellis_matrix_grid_get_density   (TrellisMatrixGrid    *self);
void                  trellis_matrix_grid_set_density   (TrellisMatrixGrid    *self,
                                                         TrellisMatrixDensity  density);
double                trellis_matrix_grid_get_zoom      (TrellisMatrixGrid    *self);
void                  trellis_matrix_grid_set_zoom      (TrellisMatrixGrid    *self,
                                                         double                zoom);
gboolean              trellis_matrix_grid_get_cursor    (TrellisMatrixGrid    *self,
                                                         guint                *row,
                                                         guint                *column);
void                  trellis_matrix_grid_set_cursor    (TrellisMatrixGrid    *self,
                                                         guint                 row,
                                                         guint                 column);
GArray               *trellis_matrix_grid_dup_selection (TrellisMatrixGrid    *self);
gboolean              trellis_matrix_grid_get_cell_area (TrellisMatrixGrid    *self,
                                                         guint                 row,
                                                         guint                 column,
                                                         GdkRectangle         *area);

G_END_DECLS
