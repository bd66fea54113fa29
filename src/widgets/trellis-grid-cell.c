/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-grid-cell.h"

/* What a screen reader hears of a grid that paints itself: the matrix, the year
 * of visits. It paints nothing and takes no clicks; the grid keeps two, which
 * take the focus in turn as the cursor moves, so that each move is one to
 * another cell. */
struct _TrellisGridCell
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (TrellisGridCell, trellis_grid_cell, GTK_TYPE_WIDGET)

static void
trellis_grid_cell_class_init (TrellisGridCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "gridcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
trellis_grid_cell_init (TrellisGridCell *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * trellis_grid_cell_new:
 *
 * Returns: (transfer floating): the spoken side of a cell
 */
GtkWidget *
trellis_grid_cell_new (void)
{
  return g_object_new (TRELLIS_TYPE_GRID_CELL, NULL);
}
