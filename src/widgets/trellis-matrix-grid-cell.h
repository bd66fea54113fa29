/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_MATRIX_GRID_CELL (trellis_matrix_grid_cell_get_type ())
G_DECLARE_FINAL_TYPE (TrellisMatrixGridCell, trellis_matrix_grid_cell, TRELLIS, MATRIX_GRID_CELL, GtkWidget)

GtkWidget *trellis_matrix_grid_cell_new (void);

G_END_DECLS
