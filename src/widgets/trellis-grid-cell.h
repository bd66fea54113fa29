/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_GRID_CELL (trellis_grid_cell_get_type ())
G_DECLARE_FINAL_TYPE (TrellisGridCell, trellis_grid_cell, TRELLIS, GRID_CELL, GtkWidget)

GtkWidget *trellis_grid_cell_new (void);

G_END_DECLS
