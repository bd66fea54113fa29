/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys, pointer, dragging and tooltips of the board. */

#include "config.h"

#include "trellis-action-board-private.h"

#include <glib/gi18n-lib.h>

/* A card that is held so near to an edge makes the board scroll, by so much a
 * frame. */
#define SCROLL_EDGE 48
#define SCROLL_STEP 12

static void
rate (TrellisActionBoard  *self,
      TrellisActionColumn  column)
{
  TrellisAction *action = trellis_action_board_get_action (self);

  if (action == NULL)
    return;
  /* What is done with it may well replace the lanes that hold it. */
  g_object_ref (action);
  g_signal_emit_by_name (self, "rate", action, column);
  g_object_unref (action);
}

static void
activate (TrellisActionBoard *self)
{
  TrellisAction *action = trellis_action_board_get_action (self);
  TrellisActionLane *lane = trellis_action_board_get_lane (self, self->cursor.lane);

  if (action != NULL)
    {
      g_object_ref (action);
      g_signal_emit_by_name (self, "activate-action", action);
      g_object_unref (action);
    }
  else if (lane != NULL)
    {
      trellis_action_board_set_folded (self, lane->id, !trellis_action_board_is_folded (self, lane->id));
    }
}

/* Keys ----------------------------------------------------------------------- */

static void
step (TrellisActionBoard *self,
      int                 across,
      int                 down)
{
  TrellisBoardLayout *layout = trellis_action_board_ensure_layout (self);
  TrellisActionLane *lane = trellis_action_board_get_lane (self, self->cursor.lane);
  TrellisBoardPlace place;

  if (lane != NULL && self->cursor.column < 0 && across != 0)
    trellis_action_board_set_folded (self, lane->id, across < 0);
  else if (layout != NULL && trellis_board_layout_step (layout, &self->cursor, across, down, &place))
    trellis_action_board_move_to (self, &place);
}

/* As far as the arrow leads, or as a page is high. */
static void
step_far (TrellisActionBoard *self,
          int                 across,
          int                 down,
          double              most)
{
  TrellisBoardLayout *layout = trellis_action_board_ensure_layout (self);
  TrellisBoardPlace from = self->cursor, place = from;
  TrellisBoardArea start, area;

  if (layout == NULL || !trellis_board_layout_get_area (layout, &from, &start))
    return;
  while (trellis_board_layout_step (layout, &from, across, down, &place) &&
         trellis_board_layout_get_area (layout, &place, &area) && ABS (area.y - start.y) <= most)
    from = place;
  trellis_action_board_move_to (self, &from);
}

static gboolean
move_by_key (TrellisActionBoard *self,
             guint               keyval,
             gboolean            is_ctrl)
{
  double page = gtk_adjustment_get_page_size (self->vadjustment) * 0.9;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (is_ctrl)
        step_far (self, 0, -1, G_MAXDOUBLE);
      else
        step (self, 0, -1);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (is_ctrl)
        step_far (self, 0, 1, G_MAXDOUBLE);
      else
        step (self, 0, 1);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      step (self, -1, 0);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      step (self, 1, 0);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      if (is_ctrl)
        step_far (self, 0, -1, G_MAXDOUBLE);
      else
        step_far (self, -1, 0, G_MAXDOUBLE);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      if (is_ctrl)
        step_far (self, 0, 1, G_MAXDOUBLE);
      else
        step_far (self, 1, 0, G_MAXDOUBLE);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      step_far (self, 0, -1, page);
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      step_far (self, 0, 1, page);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
press_key_cb (GtkEventControllerKey *controller,
              guint                  keyval,
              guint                  keycode,
              GdkModifierType        state,
              TrellisActionBoard    *self)
{
  gboolean is_ctrl = (state & GDK_CONTROL_MASK) != 0;
  int column;

  if (self->dragged != NULL && keyval == GDK_KEY_Escape)
    {
      trellis_action_board_stop_drag (self);
      return TRUE;
    }
  if (self->cursor.lane < 0 || (state & (GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)))
    return FALSE;
  if (move_by_key (self, keyval, is_ctrl))
    return TRUE;
  if (is_ctrl)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_space:
      activate (self);
      return TRUE;
    default:
      column = trellis_action_column_from_key (gdk_keyval_to_unicode (keyval));
      if (column >= 0)
        rate (self, column);
      return column >= 0;
    }
}

/* Pointer -------------------------------------------------------------------- */

static gboolean
find_at (TrellisActionBoard *self,
         double              x,
         double              y,
         TrellisBoardPlace  *place)
{
  TrellisBoardLayout *layout = trellis_action_board_ensure_layout (self);

  if (layout == NULL || y < layout->head_height)
    return FALSE;

  return trellis_board_layout_find (layout, x + gtk_adjustment_get_value (self->hadjustment),
                                    y - layout->head_height + gtk_adjustment_get_value (self->vadjustment), place);
}

static void
press_button_cb (GtkGestureClick    *gesture,
                 int                 n_press,
                 double              x,
                 double              y,
                 TrellisActionBoard *self)
{
  TrellisBoardPlace place;

  if (!find_at (self, x, y, &place))
    return;

  if (place.column < 0)
    place.card = -1 - MAX (self->cursor.column, 0);
  trellis_action_board_move_to (self, &place);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (place.column < 0 || n_press == 2)
    activate (self);
}

/* Dragging ------------------------------------------------------------------- */

static void
find_drop (TrellisActionBoard *self)
{
  TrellisBoardLayout *layout = trellis_action_board_ensure_layout (self);
  int column = trellis_board_layout_find_column (layout, self->drag_x + gtk_adjustment_get_value (self->hadjustment));

  if (column == (int) trellis_action_get_column (self->dragged) || self->drag_y < 0 ||
      self->drag_y > gtk_widget_get_height (GTK_WIDGET (self)))
    column = -1;
  self->drop_column = column;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  TrellisActionBoard *self = TRELLIS_ACTION_BOARD (widget);
  double top = self->layout != NULL ? self->layout->head_height : 0;
  double step = 0;

  if (self->drag_y < top + SCROLL_EDGE)
    step = -SCROLL_STEP;
  else if (self->drag_y > gtk_widget_get_height (widget) - SCROLL_EDGE)
    step = SCROLL_STEP;
  if (step != 0)
    gtk_adjustment_set_value (self->vadjustment, gtk_adjustment_get_value (self->vadjustment) + step);

  return G_SOURCE_CONTINUE;
}

/**
 * trellis_action_board_stop_drag:
 * @self: a board
 *
 * Lets the card under the pointer go back where it was.
 */
void
trellis_action_board_stop_drag (TrellisActionBoard *self)
{
  if (self->scroll_tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_tick_id);
  self->scroll_tick_id = 0;
  self->drop_column = -1;
  if (self->dragged == NULL)
    return;
  g_clear_object (&self->dragged);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_update_cb (GtkGestureDrag     *gesture,
                double              offset_x,
                double              offset_y,
                TrellisActionBoard *self)
{
  double x, y;

  if (!gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;

  if (self->dragged == NULL)
    {
      TrellisBoardPlace place;
      TrellisAction *action;
      GdkRectangle area;

      if (gtk_gesture_get_sequence_state (GTK_GESTURE (gesture), NULL) == GTK_EVENT_SEQUENCE_CLAIMED ||
          !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) offset_x, (int) offset_y) ||
          !find_at (self, x, y, &place))
        return;
      action = trellis_action_board_get_at (self, &place);
      if (action == NULL || !trellis_action_board_get_action_area (self, action->id, &area))
        return;

      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      trellis_action_board_move_to (self, &place);
      self->dragged = g_object_ref (action);
      self->grip_x = x - area.x;
      self->grip_y = y - area.y;
      self->scroll_tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
    }

  self->drag_x = x + offset_x;
  self->drag_y = y + offset_y;
  find_drop (self);
}

static void
drag_end_cb (GtkGestureDrag     *gesture,
             double              offset_x,
             double              offset_y,
             TrellisActionBoard *self)
{
  g_autoptr (TrellisAction) action = NULL;
  int column;

  if (self->dragged == NULL)
    return;

  /* The lanes that come of it take the card from where it is held. */
  action = g_object_ref (self->dragged);
  column = self->drop_column;
  if (column >= 0)
    g_signal_emit_by_name (self, "rate", action, column);
  trellis_action_board_stop_drag (self);
}

static void
drag_cancel_cb (GtkGesture         *gesture,
                GdkEventSequence   *sequence,
                TrellisActionBoard *self)
{
  trellis_action_board_stop_drag (self);
}

static gboolean
query_tooltip_cb (TrellisActionBoard *self,
                  int                 x,
                  int                 y,
                  gboolean            is_by_keyboard,
                  GtkTooltip         *tooltip)
{
  g_autoptr (GString) text = NULL;
  TrellisBoardPlace place;
  TrellisAction *action;
  GdkRectangle area;

  if (is_by_keyboard || self->dragged != NULL || !find_at (self, x, y, &place))
    return FALSE;
  action = trellis_action_board_get_at (self, &place);
  if (action == NULL || !trellis_action_board_get_action_area (self, action->id, &area))
    return FALSE;

  text = g_string_new (action->what);
  g_string_append_printf (text, "\n%s", action->school_name);
  if (*action->owner != '\0')
    g_string_append_printf (text, "\n%s", action->owner);
  if (*action->source != '\0')
    g_string_append_printf (text, "\n%s", action->source);
  if (*action->evidence != '\0')
    g_string_append_printf (text, "\n“%s”", action->evidence);
  gtk_tooltip_set_text (tooltip, text->str);
  gtk_tooltip_set_tip_area (tooltip, &area);

  return TRUE;
}

/**
 * trellis_action_board_add_input:
 * @self: a board that is being made
 *
 * Makes it answer to keys, pointer and hover.
 */
void
trellis_action_board_add_input (TrellisActionBoard *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (press_key_cb), self);
  gtk_widget_add_controller (widget, keys);
  g_signal_connect (click, "pressed", G_CALLBACK (press_button_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
