/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cursor of the grid and what is selected with it. */

#include "config.h"

#include "trellis-matrix-grid-private.h"

#include <glib/gi18n-lib.h>

static gboolean
has_cells (TrellisMatrixGrid *self)
{
  return self->matrix != NULL && self->matrix->rows->len > 0 && self->matrix->columns->len > 0;
}


/**
 * trellis_matrix_grid_name_cell:
 * @self: a grid
 *
 * Gives the cell that has, or will have, the focus its name, which is what a
 * screen reader says.
 */
void
trellis_matrix_grid_name_cell (TrellisMatrixGrid *self)
{
  GtkWidget *cell = self->cells[self->current_cell];
  g_autofree char *text = NULL;

  if (has_cells (self))
    text = trellis_matrix_dup_cell_text (self->matrix, self->cursor_row, self->cursor_column);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : _("No schools"), -1);
}

/**
 * trellis_matrix_grid_has_focus:
 * @self: a grid
 *
 * Returns: whether the keyboard is the grid's
 */
gboolean
trellis_matrix_grid_has_focus (TrellisMatrixGrid *self)
{
  return gtk_widget_is_focus (self->cells[0]) || gtk_widget_is_focus (self->cells[1]);
}

/**
 * trellis_matrix_grid_focus_cell:
 * @self: a grid
 *
 * Gives the focus to the other of the two spoken cells, at the cursor.
 *
 * Returns: whether there is a cell to have it
 */
gboolean
trellis_matrix_grid_focus_cell (TrellisMatrixGrid *self)
{
  if (!has_cells (self))
    return FALSE;

  self->current_cell = 1 - self->current_cell;
  trellis_matrix_grid_name_cell (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));

  return gtk_widget_grab_focus (self->cells[self->current_cell]);
}

static void
scroll_to_cursor (TrellisMatrixGrid *self)
{
  TrellisMatrixLayout *layout = trellis_matrix_grid_ensure_layout (self);
  const TrellisMatrixSpan *column;
  guint group;
  double y, above = 2;

  if (layout == NULL || !has_cells (self))
    return;

  y = trellis_matrix_layout_get_row_y (layout, self->cursor_row);
  /* The first of a group with the group's name, where that stands over it. */
  group = trellis_matrix_layout_get_row_group (layout, self->cursor_row);
  if (layout->first_rows[group] == self->cursor_row)
    above += layout->group_heading;
  gtk_adjustment_clamp_page (self->vadjustment, y - above, y + layout->row_height + TRELLIS_MATRIX_GRID_FOOT);
  column = &layout->columns[self->cursor_column];
  gtk_adjustment_clamp_page (self->hadjustment, column->x - layout->fixed_width - 4,
                             column->x - layout->fixed_width + column->width + 4);
}

/**
 * trellis_matrix_grid_move:
 * @self: a grid with cells
 * @row: a row that it has
 * @column: a column that it has
 * @extend: whether the selection grows to there, instead of starting again
 *
 * Moves the cursor as a person does, keeping it in view.
 */
void
trellis_matrix_grid_move (TrellisMatrixGrid *self,
                          guint              row,
                          guint              column,
                          gboolean           extend)
{
  GObject *object = G_OBJECT (self);
  gboolean is_other_row = row != self->cursor_row;
  gboolean is_other_column = column != self->cursor_column;

  self->cursor_row = row;
  self->cursor_column = column;
  if (!extend)
    {
      self->anchor_row = row;
      self->anchor_column = column;
    }

  if (is_other_row || is_other_column)
    {
      g_string_truncate (self->typed, 0);
      scroll_to_cursor (self);
      if (trellis_matrix_grid_has_focus (self))
        trellis_matrix_grid_focus_cell (self);
      else
        trellis_matrix_grid_name_cell (self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));

  g_object_freeze_notify (object);
  if (is_other_row)
    g_object_notify (object, "cursor-row");
  if (is_other_column)
    g_object_notify (object, "cursor-column");
  g_object_thaw_notify (object);
}

/**
 * trellis_matrix_grid_get_selected:
 * @self: a grid
 * @first_row: (out): the topmost
 * @last_row: (out): the lowest
 * @first_column: (out): the leftmost
 * @last_column: (out): the rightmost
 *
 * The rectangle that is selected; the cursor's cell alone unless a person
 * selected more.
 */
void
trellis_matrix_grid_get_selected (TrellisMatrixGrid *self,
                                  guint             *first_row,
                                  guint             *last_row,
                                  guint             *first_column,
                                  guint             *last_column)
{
  *first_row = MIN (self->cursor_row, self->anchor_row);
  *last_row = MAX (self->cursor_row, self->anchor_row);
  *first_column = MIN (self->cursor_column, self->anchor_column);
  *last_column = MAX (self->cursor_column, self->anchor_column);
}

/**
 * trellis_matrix_grid_find:
 * @self: a grid
 * @x: in the widget
 * @y: in the widget
 * @row: (out): the row there, or -1 for the head, below the rows, and between
 *   two blocks
 * @column: (out): the column of cells there, or -1 for what stays at the left
 *   and for the months in level
 *
 * Returns: whether there is a cell
 */
gboolean
trellis_matrix_grid_find (TrellisMatrixGrid *self,
                          double             x,
                          double             y,
                          int               *row,
                          int               *column)
{
  TrellisMatrixLayout *layout = trellis_matrix_grid_ensure_layout (self);

  *row = *column = -1;
  if (layout == NULL)
    return FALSE;

  if (x >= layout->fixed_width)
    *column = trellis_matrix_layout_find_column (layout, x + gtk_adjustment_get_value (self->hadjustment));
  if (y >= layout->head_height)
    {
      y += gtk_adjustment_get_value (self->vadjustment) - layout->head_height;
      *row = trellis_matrix_layout_find_row (layout, y);
      if (*row >= 0 && y >= trellis_matrix_layout_get_row_y (layout, *row) + layout->row_height)
        *row = -1;
    }

  return *row >= 0 && *column >= 0;
}

/**
 * trellis_matrix_grid_activate_cell:
 * @self: a grid with cells
 *
 * Says that the cell at the cursor is to be opened.
 */
void
trellis_matrix_grid_activate_cell (TrellisMatrixGrid *self)
{
  if (has_cells (self))
    g_signal_emit_by_name (self, "activate-cell", self->cursor_row, self->cursor_column);
}

/**
 * trellis_matrix_grid_judge:
 * @self: a grid with cells
 * @level: a level of the cursor's column
 *
 * Says that the selected cells are to be judged at that level: those to which
 * their aspect applies and whose aspect has that level.
 */
void
trellis_matrix_grid_judge (TrellisMatrixGrid  *self,
                           const TrellisLevel *level)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (TrellisMatrixPlace));
  guint first_row, last_row, first_column, last_column;

  trellis_matrix_grid_get_selected (self, &first_row, &last_row, &first_column, &last_column);
  for (guint row = first_row; row <= last_row; row++)
    {
      for (guint column = first_column; column <= last_column; column++)
        {
          TrellisMatrixPlace place = { row, column };

          if (trellis_matrix_get_cell (self->matrix, row, column)->applies &&
              g_ptr_array_find (self->column_levels[column], level, NULL))
            g_array_append_val (places, place);
        }
    }

  if (places->len > 0)
    g_signal_emit_by_name (self, "judge", places, level->id);
}

/**
 * trellis_matrix_grid_keep_cursor:
 * @self: a grid with a matrix
 * @old: (nullable): the one that it had
 *
 * Puts the cursor where it was in the new matrix; near it where that is gone.
 */
void
trellis_matrix_grid_keep_cursor (TrellisMatrixGrid *self,
                                 TrellisMatrix     *old)
{
  int row = -1, column = -1;

  if (old != NULL && self->cursor_row < old->rows->len && self->cursor_column < old->columns->len)
    {
      row = trellis_matrix_find_row (self->matrix, trellis_matrix_get_row (old, self->cursor_row)->school->urn);
      column = trellis_matrix_find_column (self->matrix,
                                           trellis_matrix_get_column (old, self->cursor_column)->aspect_id);
    }
  /* The selection stays where the rows are the same ones. */
  if (row != (int) self->cursor_row || column != (int) self->cursor_column)
    {
      self->cursor_row = row >= 0 ? (guint) row : MIN (self->cursor_row, MAX (self->matrix->rows->len, 1) - 1);
      self->cursor_column = column >= 0 ? (guint) column
                                        : MIN (self->cursor_column, MAX (self->matrix->columns->len, 1) - 1);
      self->anchor_row = self->cursor_row;
      self->anchor_column = self->cursor_column;
    }
  self->anchor_row = MIN (self->anchor_row, MAX (self->matrix->rows->len, 1) - 1);
  self->anchor_column = MIN (self->anchor_column, MAX (self->matrix->columns->len, 1) - 1);
}

/**
 * trellis_matrix_grid_get_cursor:
 * @self: a grid
 * @row: (out) (optional): its row
 * @column: (out) (optional): its column
 *
 * Returns: whether there is a cell at the cursor; there is none without schools
 */
gboolean
trellis_matrix_grid_get_cursor (TrellisMatrixGrid *self,
                                guint             *row,
                                guint             *column)
{
  g_return_val_if_fail (TRELLIS_IS_MATRIX_GRID (self), FALSE);

  if (row != NULL)
    *row = self->cursor_row;
  if (column != NULL)
    *column = self->cursor_column;

  return has_cells (self);
}

/**
 * trellis_matrix_grid_set_cursor:
 * @self: a grid
 * @row: a row; the last where there are not so many
 * @column: a column; the last where there are not so many
 *
 * Moves the cursor there, selects that cell alone and brings it into view.
 */
void
trellis_matrix_grid_set_cursor (TrellisMatrixGrid *self,
                                guint              row,
                                guint              column)
{
  g_return_if_fail (TRELLIS_IS_MATRIX_GRID (self));

  if (has_cells (self))
    trellis_matrix_grid_move (self, MIN (row, self->matrix->rows->len - 1),
                              MIN (column, self->matrix->columns->len - 1), FALSE);
}

/**
 * trellis_matrix_grid_dup_selection:
 * @self: a grid
 *
 * Returns: (transfer full) (element-type TrellisMatrixPlace): the cells that
 *   are selected, by row; the cursor's alone unless a person selected more;
 *   none without schools
 */
GArray *
trellis_matrix_grid_dup_selection (TrellisMatrixGrid *self)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (TrellisMatrixPlace));
  guint first_row, last_row, first_column, last_column;

  g_return_val_if_fail (TRELLIS_IS_MATRIX_GRID (self), places);

  if (!has_cells (self))
    return places;

  trellis_matrix_grid_get_selected (self, &first_row, &last_row, &first_column, &last_column);
  for (guint row = first_row; row <= last_row; row++)
    {
      for (guint column = first_column; column <= last_column; column++)
        {
          TrellisMatrixPlace place = { row, column };

          g_array_append_val (places, place);
        }
    }

  return places;
}

/**
 * trellis_matrix_grid_get_cell_area:
 * @self: a grid
 * @row: a row
 * @column: a column
 * @area: (out): where the cell is in the widget; under the head, or beyond an
 *   edge, where it is scrolled out of view; untouched where there is no such
 *   cell
 *
 * Returns: whether there is such a cell
 */
gboolean
trellis_matrix_grid_get_cell_area (TrellisMatrixGrid *self,
                                   guint              row,
                                   guint              column,
                                   GdkRectangle      *area)
{
  TrellisMatrixLayout *layout;

  g_return_val_if_fail (TRELLIS_IS_MATRIX_GRID (self), FALSE);

  layout = trellis_matrix_grid_ensure_layout (self);
  if (layout == NULL || row >= layout->n_rows || column >= layout->n_columns)
    return FALSE;

  area->x = (int) (layout->columns[column].x - gtk_adjustment_get_value (self->hadjustment));
  area->y = (int) (layout->head_height + trellis_matrix_layout_get_row_y (layout, row) -
                   gtk_adjustment_get_value (self->vadjustment));
  area->width = (int) layout->columns[column].width;
  area->height = (int) layout->row_height;

  return TRUE;
}
