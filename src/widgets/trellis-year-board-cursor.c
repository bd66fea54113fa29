/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The week of a school, and the visit in it, that keys act on. */

#include "config.h"

#include "trellis-year-board-private.h"

#include <glib/gi18n-lib.h>

/**
 * trellis_year_board_find_slot:
 * @self: a board with a layout
 * @row: a row
 * @week: a week
 * @slot: which of the visits that the school has in that week
 *
 * Returns: its pill, or -1
 */
int
trellis_year_board_find_slot (TrellisYearBoard *self,
                              guint             row,
                              guint             week,
                              guint             slot)
{
  for (guint i = 0; i < self->layout->pills->len; i++)
    {
      const TrellisYearPill *pill = &g_array_index (self->layout->pills, TrellisYearPill, i);

      if (pill->row == row && pill->week == week && pill->slot == slot)
        return (int) i;
    }

  return -1;
}

/**
 * trellis_year_board_count_slots:
 * @self: a board with a layout
 * @row: a row
 * @week: a week
 *
 * Returns: how many visits the school has in that week
 */
guint
trellis_year_board_count_slots (TrellisYearBoard *self,
                                guint             row,
                                guint             week)
{
  int pill = trellis_year_board_find_slot (self, row, week, 0);

  return pill >= 0 ? g_array_index (self->layout->pills, TrellisYearPill, pill).n_slots : 0;
}

/**
 * trellis_year_board_get_pill:
 * @self: a board
 *
 * Returns: the pill at the cursor, or -1 where that week is empty
 */
int
trellis_year_board_get_pill (TrellisYearBoard *self)
{
  if (self->layout == NULL)
    return -1;

  return trellis_year_board_find_slot (self, self->cursor_row, self->cursor_week, self->cursor_slot);
}

/**
 * trellis_year_board_has_cells:
 * @self: a board
 *
 * Returns: whether there is a school and a week to stand on
 */
gboolean
trellis_year_board_has_cells (TrellisYearBoard *self)
{
  return self->layout != NULL && self->layout->rows->len > 0 && self->layout->weeks->len > 0;
}

/**
 * trellis_year_board_has_focus:
 * @self: a board
 *
 * Returns: whether keys go to it
 */
gboolean
trellis_year_board_has_focus (TrellisYearBoard *self)
{
  return gtk_widget_is_focus (self->cells[0]) || gtk_widget_is_focus (self->cells[1]);
}

/**
 * trellis_year_board_name_cell:
 * @self: a board
 *
 * Has the cell at the cursor say what stands there.
 */
void
trellis_year_board_name_cell (TrellisYearBoard *self)
{
  g_autofree char *text = NULL;

  if (trellis_year_board_has_cells (self))
    text = trellis_year_board_dup_cell_text (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cells[self->current_cell]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : _("No schools"), -1);
}

/**
 * trellis_year_board_focus_cell:
 * @self: a board
 *
 * Gives the keys to the cell at the cursor: to the other of the two each time,
 * so that a screen reader hears of it.
 *
 * Returns: whether there is one
 */
gboolean
trellis_year_board_focus_cell (TrellisYearBoard *self)
{
  if (!trellis_year_board_has_cells (self))
    return FALSE;

  self->current_cell = 1 - self->current_cell;
  trellis_year_board_name_cell (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));

  return gtk_widget_grab_focus (self->cells[self->current_cell]);
}

/**
 * trellis_year_board_scroll_to_cursor:
 * @self: a board with cells, in its place
 *
 * Brings the cursor into view.
 */
void
trellis_year_board_scroll_to_cursor (TrellisYearBoard *self)
{
  const TrellisBoardFrame *frame = trellis_year_board_get_frame (self);
  double x = trellis_year_geometry_get_week_x (&frame->geometry, self->layout, self->cursor_week);
  double y = trellis_year_geometry_get_row_y (&frame->geometry, self->layout, self->cursor_row);

  gtk_adjustment_clamp_page (self->hadjustment, x - 2, x + frame->geometry.week_width + 2);
  gtk_adjustment_clamp_page (self->vadjustment, y - 2, y + frame->geometry.row_height + 2);
}

/**
 * trellis_year_board_move:
 * @self: a board with cells
 * @row: a row that it has
 * @week: a week that it has
 * @slot: which of the visits of that week; the last where there are not so many
 *
 * Moves the cursor as a person does, keeping it in view.
 */
void
trellis_year_board_move (TrellisYearBoard *self,
                         guint             row,
                         guint             week,
                         guint             slot)
{
  guint n_slots = trellis_year_board_count_slots (self, row, week);

  self->cursor_row = row;
  self->cursor_week = week;
  self->cursor_slot = MIN (slot, MAX (n_slots, 1) - 1);
  trellis_year_board_scroll_to_cursor (self);
  if (trellis_year_board_has_focus (self))
    trellis_year_board_focus_cell (self);
  else
    trellis_year_board_name_cell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * trellis_year_board_keep_cursor:
 * @self: a board that has just been given a layout
 * @old: (nullable): the layout before
 *
 * Finds the cursor again: on the visit that a key moved, else on the school and
 * the week that it was on, at first on this week.
 */
void
trellis_year_board_keep_cursor (TrellisYearBoard  *self,
             TrellisYearLayout *old)
{
  int row = -1, week = -1;

  if (self->followed_id != NULL)
    {
      int pill = trellis_year_layout_find_pill (self->layout, self->followed_id, self->cursor_row);

      if (pill >= 0)
        {
          const TrellisYearPill *found = &g_array_index (self->layout->pills, TrellisYearPill, pill);

          self->cursor_row = found->row;
          self->cursor_week = found->week;
          self->cursor_slot = found->slot;
          return;
        }
    }

  if (old != NULL && self->cursor_row < old->rows->len && self->cursor_week < old->weeks->len)
    {
      const TrellisYearRow *old_row = &g_array_index (old->rows, TrellisYearRow, self->cursor_row);

      const TrellisSchool *school = g_ptr_array_index (old_row->schools, 0);
      const TrellisYearWeek *old_week = &g_array_index (old->weeks, TrellisYearWeek, self->cursor_week);

      row = trellis_year_layout_find_row (self->layout, school->urn);
      week = trellis_year_layout_find_week (self->layout, old_week->monday);
    }
  else
    week = self->layout->now_week;
  self->cursor_row = row >= 0 ? (guint) row : MIN (self->cursor_row, MAX (self->layout->rows->len, 1) - 1);
  self->cursor_week = week >= 0 ? (guint) week : MIN (self->cursor_week, MAX (self->layout->weeks->len, 1) - 1);
  self->cursor_slot = MIN (self->cursor_slot,
                           MAX (trellis_year_board_count_slots (self, self->cursor_row, self->cursor_week), 1) - 1);
}

/**
 * trellis_year_board_reveal_visit:
 * @self: a board
 * @visit_id: a visit
 *
 * Moves the cursor to a visit and brings it into view.
 *
 * Returns: whether the visit is on the board
 */
gboolean
trellis_year_board_reveal_visit (TrellisYearBoard *self,
                                 const char       *visit_id)
{
  const TrellisYearPill *pill;
  int found;

  g_return_val_if_fail (TRELLIS_IS_YEAR_BOARD (self), FALSE);

  found = self->layout != NULL ? trellis_year_layout_find_pill (self->layout, visit_id, self->cursor_row) : -1;
  if (found < 0)
    return FALSE;
  pill = &g_array_index (self->layout->pills, TrellisYearPill, found);
  trellis_year_board_move (self, pill->row, pill->week, pill->slot);

  return TRUE;
}

/**
 * trellis_year_board_get_visit:
 * @self: a board
 *
 * Returns: (nullable): the visit at the cursor; %NULL in an empty week
 */
const char *
trellis_year_board_get_visit (TrellisYearBoard *self)
{
  int pill;

  g_return_val_if_fail (TRELLIS_IS_YEAR_BOARD (self), NULL);

  pill = trellis_year_board_get_pill (self);

  return pill >= 0 ? g_array_index (self->layout->pills, TrellisYearPill, pill).visit->id : NULL;
}

/**
 * trellis_year_board_get_visit_area:
 * @self: a board
 * @visit_id: a visit
 * @area: (out): where its pill is in the widget; untouched where it has none
 *
 * Returns: whether it has one
 */
gboolean
trellis_year_board_get_visit_area (TrellisYearBoard *self,
                                   const char       *visit_id,
                                   GdkRectangle     *area)
{
  const TrellisBoardFrame *frame;
  TrellisYearBox box;
  int pill;

  g_return_val_if_fail (TRELLIS_IS_YEAR_BOARD (self), FALSE);

  pill = self->layout != NULL ? trellis_year_layout_find_pill (self->layout, visit_id, 0) : -1;
  if (pill < 0)
    return FALSE;
  frame = trellis_year_board_get_frame (self);
  trellis_year_board_get_pill_box (self, (guint) pill, &box);
  area->x = (int) (box.x + frame->fixed_width - gtk_adjustment_get_value (self->hadjustment));
  area->y = (int) (box.y + frame->head_height - gtk_adjustment_get_value (self->vadjustment));
  area->width = (int) box.width;
  area->height = (int) box.height;

  return TRUE;
}

/**
 * trellis_year_board_get_week_area:
 * @self: a board
 * @urn: a school
 * @day: a day of the week
 * @area: (out): where that week of that school is in the widget; untouched
 *   where the board has none
 *
 * Returns: whether it has one
 */
gboolean
trellis_year_board_get_week_area (TrellisYearBoard *self,
                                  const char       *urn,
                                  TrellisDay        day,
                                  GdkRectangle     *area)
{
  TrellisYearBox box;
  int row, week;

  g_return_val_if_fail (TRELLIS_IS_YEAR_BOARD (self), FALSE);

  row = self->layout != NULL ? trellis_year_layout_find_row (self->layout, urn) : -1;
  week = self->layout != NULL ? trellis_year_layout_find_week (self->layout, day) : -1;
  if (row < 0 || week < 0)
    return FALSE;
  trellis_year_board_get_cell_box (self, (guint) row, (guint) week, &box);
  *area = (GdkRectangle) { (int) box.x, (int) box.y, (int) box.width, (int) box.height };

  return TRUE;
}
