/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cursor of the board: on a card or on a lane's head. */

#include "config.h"

#include "trellis-action-board-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * trellis_action_board_get_lane:
 * @self: a board
 * @lane: a number
 *
 * Returns: (transfer none) (nullable): that lane, where there are so many
 */
TrellisActionLane *
trellis_action_board_get_lane (TrellisActionBoard *self,
                               int                 lane)
{
  if (self->lanes == NULL || lane < 0 || lane >= (int) self->lanes->len)
    return NULL;

  return g_ptr_array_index (self->lanes, lane);
}

/**
 * trellis_action_board_get_at:
 * @self: a board
 * @place: a place
 *
 * Returns: (transfer none) (nullable): the action there; %NULL for a lane's head
 */
TrellisAction *
trellis_action_board_get_at (TrellisActionBoard      *self,
                             const TrellisBoardPlace *place)
{
  TrellisActionLane *lane = trellis_action_board_get_lane (self, place->lane);

  if (lane == NULL || place->column < 0 || place->card < 0 ||
      place->card >= (int) lane->columns[place->column]->len)
    return NULL;

  return g_ptr_array_index (lane->columns[place->column], place->card);
}

/**
 * trellis_action_board_find_action:
 * @self: a board
 * @id: an action
 * @place: (out): where it stands
 *
 * Returns: whether it is on the board
 */
gboolean
trellis_action_board_find_action (TrellisActionBoard *self,
                                  const char         *id,
                                  TrellisBoardPlace  *place)
{
  for (guint lane = 0; self->lanes != NULL && id != NULL && lane < self->lanes->len; lane++)
    {
      const TrellisActionLane *facts = g_ptr_array_index (self->lanes, lane);

      for (guint column = 0; column < TRELLIS_N_ACTION_COLUMNS; column++)
        {
          for (guint card = 0; card < facts->columns[column]->len; card++)
            {
              if (strcmp (((TrellisAction *) g_ptr_array_index (facts->columns[column], card))->id, id) == 0)
                {
                  *place = (TrellisBoardPlace) { (int) lane, (int) column, (int) card };
                  return TRUE;
                }
            }
        }
    }

  return FALSE;
}

/**
 * trellis_action_board_name_cell:
 * @self: a board
 *
 * Gives the cell that has, or will have, the focus its name, which is what a
 * screen reader says.
 */
void
trellis_action_board_name_cell (TrellisActionBoard *self)
{
  GtkWidget *cell = self->cells[self->current_cell];
  TrellisAction *action = trellis_action_board_get_at (self, &self->cursor);
  TrellisActionLane *lane = trellis_action_board_get_lane (self, self->cursor.lane);
  g_autofree char *name = NULL;
  g_autofree char *description = NULL;

  if (action != NULL)
    {
      guint n_cards = lane->columns[self->cursor.column]->len;

      name = trellis_action_dup_spoken (action, self->as_at);
      /* Translators: where a card is on the board: the column, and of its cards which. */
      description = g_strdup_printf (_("%s, %d of %u"), trellis_action_column_get_name (self->cursor.column),
                                     self->cursor.card + 1, n_cards);
      if (*lane->name != '\0')
        {
          g_autofree char *place = g_steal_pointer (&description);

          description = g_strdup_printf ("%s, %s", lane->name, place);
        }
    }
  else if (lane != NULL)
    {
      name = g_strdup_printf ("%s, %s", lane->name, lane->detail);
      description = g_strdup (trellis_action_board_is_folded (self, lane->id) ? _("Lane, folded")
                                                                              : _("Lane, unfolded"));
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (cell),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name != NULL ? name : _("No actions"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description != NULL ? description : "", -1);
}

/**
 * trellis_action_board_has_focus:
 * @self: a board
 *
 * Returns: whether the keyboard is the board's
 */
gboolean
trellis_action_board_has_focus (TrellisActionBoard *self)
{
  return gtk_widget_is_focus (self->cells[0]) || gtk_widget_is_focus (self->cells[1]);
}

/**
 * trellis_action_board_focus_cell:
 * @self: a board
 *
 * Gives the focus to the other of the two spoken cells, at the cursor.
 *
 * Returns: whether there is a card to have it
 */
gboolean
trellis_action_board_focus_cell (TrellisActionBoard *self)
{
  if (self->cursor.lane < 0)
    return FALSE;

  self->current_cell = 1 - self->current_cell;
  trellis_action_board_name_cell (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return gtk_widget_grab_focus (self->cells[self->current_cell]);
}

/**
 * trellis_action_board_scroll_to_cursor:
 * @self: a board
 *
 * Brings the card at the cursor into view, the first of a lane with the lane's
 * head.
 */
void
trellis_action_board_scroll_to_cursor (TrellisActionBoard *self)
{
  TrellisBoardLayout *layout = trellis_action_board_ensure_layout (self);
  TrellisBoardArea area;
  double above = 4;

  if (layout == NULL || !trellis_board_layout_get_area (layout, &self->cursor, &area))
    return;

  if (self->cursor.card == 0)
    above += layout->lane_head > 0 ? layout->lane_head : area.y;
  gtk_adjustment_clamp_page (self->vadjustment, area.y - above, area.y + area.height + TRELLIS_ACTION_BOARD_FOOT);
  if (self->cursor.column >= 0)
    gtk_adjustment_clamp_page (self->hadjustment, area.x - layout->margin, area.x + area.width + layout->margin);
}

/**
 * trellis_action_board_move_to:
 * @self: a board
 * @place: a card or a lane's head
 *
 * Moves the cursor as a person does, keeping it in view.
 */
void
trellis_action_board_move_to (TrellisActionBoard      *self,
                              const TrellisBoardPlace *place)
{
  if (memcmp (&self->cursor, place, sizeof *place) == 0)
    return;

  self->cursor = *place;
  trellis_action_board_scroll_to_cursor (self);
  if (trellis_action_board_has_focus (self))
    trellis_action_board_focus_cell (self);
  else
    trellis_action_board_name_cell (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * trellis_action_board_get_action:
 * @self: a board
 *
 * Returns: (transfer none) (nullable): the action at the cursor
 */
TrellisAction *
trellis_action_board_get_action (TrellisActionBoard *self)
{
  g_return_val_if_fail (TRELLIS_IS_ACTION_BOARD (self), NULL);

  return trellis_action_board_get_at (self, &self->cursor);
}

/**
 * trellis_action_board_select_action:
 * @self: a board
 * @id: an action
 *
 * Puts the cursor on the action's card and brings it into view; its lane is
 * unfolded for that.
 *
 * Returns: whether it is on the board
 */
gboolean
trellis_action_board_select_action (TrellisActionBoard *self,
                                    const char         *id)
{
  TrellisBoardPlace place;

  g_return_val_if_fail (TRELLIS_IS_ACTION_BOARD (self), FALSE);

  if (!trellis_action_board_find_action (self, id, &place))
    return FALSE;
  trellis_action_board_set_folded (self, trellis_action_board_get_lane (self, place.lane)->id, FALSE);
  trellis_action_board_move_to (self, &place);

  return TRUE;
}

/**
 * trellis_action_board_get_action_area:
 * @self: a board
 * @id: an action
 * @area: (out): where its card is in the widget; under the head, or beyond an
 *   edge, where it is scrolled out of view; untouched where there is none
 *
 * Returns: whether it has a card that is not folded away
 */
gboolean
trellis_action_board_get_action_area (TrellisActionBoard *self,
                                      const char         *id,
                                      GdkRectangle       *area)
{
  TrellisBoardLayout *layout;
  TrellisBoardPlace place;
  TrellisBoardArea found;

  g_return_val_if_fail (TRELLIS_IS_ACTION_BOARD (self), FALSE);

  layout = trellis_action_board_ensure_layout (self);
  if (layout == NULL || !trellis_action_board_find_action (self, id, &place) ||
      !trellis_board_layout_get_area (layout, &place, &found))
    return FALSE;

  area->x = (int) (found.x - gtk_adjustment_get_value (self->hadjustment));
  area->y = (int) (found.y + layout->head_height - gtk_adjustment_get_value (self->vadjustment));
  area->width = (int) found.width;
  area->height = (int) found.height;

  return TRUE;
}
