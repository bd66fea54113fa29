/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-matrix-grid-cell.h"

/* What a screen reader hears of the matrix. It paints nothing and takes no
 * clicks; the matrix keeps two, which take the focus in turn as the cursor
 * moves, so that each move is one to another cell. */
struct _TrellisMatrixGridCell
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (TrellisMatrixGridCell, trellis_matrix_grid_cell, GTK_TYPE_WIDGET)

static void
trellis_matrix_grid_cell_class_init (TrellisMatrixGridCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "matrixcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
trellis_matrix_grid_cell_init (TrellisMatrixGridCell *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * trellis_matrix_grid_cell_new:
 *
 * Returns: (transfer floating): the spoken side of a cell
 */
GtkWidget *
trellis_matrix_grid_cell_new (void)
{
  return g_object_new (TRELLIS_TYPE_MATRIX_GRID_CELL, NULL);
}
