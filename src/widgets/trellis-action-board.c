/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-action-board-private.h"

#include "trellis-grid-cell.h"
#include "trellis-style.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOTION_MS 220

enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static gboolean
get_border (GtkScrollable *scrollable,
            GtkBorder     *border)
{
  TrellisActionBoard *self = TRELLIS_ACTION_BOARD (scrollable);

  /* The columns' heads do not scroll. */
  *border = (GtkBorder) { 0 };
  if (self->layout != NULL)
    border->top = (gint16) self->layout->head_height;

  return TRUE;
}

static void
init_scrollable (GtkScrollableInterface *iface)
{
  iface->get_border = get_border;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TrellisActionBoard, trellis_action_board, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, init_scrollable))

static void
drop_layout (TrellisActionBoard *self)
{
  g_clear_pointer (&self->layout, trellis_board_layout_free);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Everything that was worked out for the style. */
static void
start_afresh (TrellisActionBoard *self)
{
  trellis_action_board_clear_texts (self);
  drop_layout (self);
}

/**
 * trellis_action_board_ensure_layout:
 * @self: a board
 *
 * Returns: (transfer none) (nullable): where everything stands in the width
 *   that there is; %NULL without lanes
 */
TrellisBoardLayout *
trellis_action_board_ensure_layout (TrellisActionBoard *self)
{
  g_autoptr (GArray) heights = NULL;
  g_autofree guint *counts = NULL;
  g_autofree gboolean *folded = NULL;
  TrellisBoardSpec spec = { .n_columns = TRELLIS_N_ACTION_COLUMNS };
  double text_width;

  if (self->layout != NULL || self->lanes == NULL)
    return self->layout;

  self->layout_width = gtk_widget_get_width (GTK_WIDGET (self));
  self->scale = trellis_style_get_scale (GTK_WIDGET (self));
  text_width = trellis_board_layout_get_text_width (self->layout_width, self->scale, TRELLIS_N_ACTION_COLUMNS);
  heights = g_array_new (FALSE, FALSE, sizeof (double));
  counts = g_new0 (guint, self->lanes->len * TRELLIS_N_ACTION_COLUMNS + 1);
  folded = g_new0 (gboolean, self->lanes->len + 1);
  for (guint i = 0; i < self->lanes->len; i++)
    {
      TrellisActionLane *lane = g_ptr_array_index (self->lanes, i);

      folded[i] = trellis_action_board_is_folded (self, lane->id);
      for (guint column = 0; column < TRELLIS_N_ACTION_COLUMNS; column++)
        {
          counts[i * TRELLIS_N_ACTION_COLUMNS + column] = lane->columns[column]->len;
          for (guint card = 0; card < lane->columns[column]->len; card++)
            {
              double height = trellis_action_board_measure_card (self, g_ptr_array_index (lane->columns[column], card),
                                                                 text_width, NULL);

              g_array_append_val (heights, height);
            }
        }
    }

  spec.width = self->layout_width;
  spec.scale = self->scale;
  spec.has_heads = self->has_heads;
  spec.n_lanes = self->lanes->len;
  spec.folded = folded;
  spec.counts = counts;
  spec.heights = (const double *) heights->data;
  self->layout = trellis_board_layout_new (&spec);

  return self->layout;
}

static void
configure_adjustments (TrellisActionBoard *self)
{
  TrellisBoardLayout *layout = trellis_action_board_ensure_layout (self);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double content_width = layout != NULL ? layout->width : 0;
  double content_height = layout != NULL ? layout->height + TRELLIS_ACTION_BOARD_FOOT : 0;

  if (layout != NULL)
    height = MAX (height - layout->head_height, 1);
  gtk_adjustment_configure (self->hadjustment,
                            CLAMP (gtk_adjustment_get_value (self->hadjustment), 0, MAX (0, content_width - width)),
                            0, MAX (content_width, width), 40, width * 0.9, width);
  gtk_adjustment_configure (self->vadjustment,
                            CLAMP (gtk_adjustment_get_value (self->vadjustment), 0, MAX (0, content_height - height)),
                            0, MAX (content_height, height), 60, height * 0.9, height);
}

static void
trellis_action_board_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  TrellisActionBoard *self = TRELLIS_ACTION_BOARD (widget);
  GtkAllocation place = { 0, 0, 1, 1 };
  TrellisBoardArea area;

  if (width != self->layout_width)
    {
      g_clear_pointer (&self->layout, trellis_board_layout_free);
      g_hash_table_remove_all (self->texts[TRELLIS_BOARD_TEXT_WHAT]);
    }
  configure_adjustments (self);

  if (self->layout != NULL && trellis_board_layout_get_area (self->layout, &self->cursor, &area))
    place = (GtkAllocation) { (int) (area.x - gtk_adjustment_get_value (self->hadjustment)),
                              (int) (area.y + self->layout->head_height -
                                     gtk_adjustment_get_value (self->vadjustment)),
                              (int) area.width, (int) area.height };
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    {
      int least;

      gtk_widget_measure (self->cells[i], GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_size_allocate (self->cells[i], &place, -1);
    }
}

static void
trellis_action_board_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  /* It scrolls: what it would like is enough for the heads and some cards. */
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 1000 : 400;
}

static void
trellis_action_board_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  trellis_action_board_paint (TRELLIS_ACTION_BOARD (widget), snapshot);
}

static gboolean
trellis_action_board_focus (GtkWidget        *widget,
                            GtkDirectionType  direction)
{
  TrellisActionBoard *self = TRELLIS_ACTION_BOARD (widget);

  /* Tab enters at the cursor and leaves from it; arrows move the cursor. */
  return trellis_action_board_has_focus (self) ? FALSE : trellis_action_board_focus_cell (self);
}

static gboolean
trellis_action_board_grab_focus (GtkWidget *widget)
{
  TrellisActionBoard *self = TRELLIS_ACTION_BOARD (widget);

  return trellis_action_board_has_focus (self) || trellis_action_board_focus_cell (self);
}

static void
trellis_action_board_css_changed (GtkWidget         *widget,
                                  GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (trellis_action_board_parent_class)->css_changed (widget, change);
  start_afresh (TRELLIS_ACTION_BOARD (widget));
}

static void
set_adjustment (TrellisActionBoard  *self,
                GtkAdjustment      **slot,
                GtkAdjustment       *adjustment)
{
  if (adjustment != NULL && *slot == adjustment)
    return;

  if (*slot != NULL)
    {
      g_signal_handlers_disconnect_by_data (*slot, self);
      g_clear_object (slot);
    }
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  *slot = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
trellis_action_board_get_property (GObject    *object,
                                   guint       id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  TrellisActionBoard *self = TRELLIS_ACTION_BOARD (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
trellis_action_board_set_property (GObject      *object,
                                   guint         id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  TrellisActionBoard *self = TRELLIS_ACTION_BOARD (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
trellis_action_board_dispose (GObject *object)
{
  TrellisActionBoard *self = TRELLIS_ACTION_BOARD (object);

  trellis_action_board_stop_drag (self);
  g_clear_object (&self->motion);
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    g_clear_pointer (&self->cells[i], gtk_widget_unparent);
  if (self->hadjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->hadjustment, self);
  if (self->vadjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->vadjustment, self);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);
  g_clear_pointer (&self->lanes, g_ptr_array_unref);

  G_OBJECT_CLASS (trellis_action_board_parent_class)->dispose (object);
}

static void
trellis_action_board_finalize (GObject *object)
{
  TrellisActionBoard *self = TRELLIS_ACTION_BOARD (object);

  g_clear_pointer (&self->layout, trellis_board_layout_free);
  for (guint i = 0; i < TRELLIS_N_BOARD_TEXTS; i++)
    g_hash_table_unref (self->texts[i]);
  g_hash_table_unref (self->word_widths);
  g_hash_table_unref (self->folded);
  g_clear_object (&self->ruler);
  g_free (self->moving_id);

  G_OBJECT_CLASS (trellis_action_board_parent_class)->finalize (object);
}

static void
trellis_action_board_class_init (TrellisActionBoardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_action_board_get_property;
  object_class->set_property = trellis_action_board_set_property;
  object_class->dispose = trellis_action_board_dispose;
  object_class->finalize = trellis_action_board_finalize;
  widget_class->size_allocate = trellis_action_board_size_allocate;
  widget_class->measure = trellis_action_board_measure;
  widget_class->snapshot = trellis_action_board_snapshot;
  widget_class->focus = trellis_action_board_focus;
  widget_class->grab_focus = trellis_action_board_grab_focus;
  widget_class->css_changed = trellis_action_board_css_changed;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /**
   * TrellisActionBoard::rate:
   * @self: the board
   * @action: an action
   * @column: where a person moved it, a #TrellisActionColumn
   *
   * A person rated or closed the action by a key, or by dragging its card. The
   * board itself changes nothing: it shows the card there once it is given
   * lanes that have it there.
   */
  g_signal_new ("rate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                TRELLIS_TYPE_ACTION, G_TYPE_UINT);
  /**
   * TrellisActionBoard::activate-action:
   * @self: the board
   * @action: an action
   *
   * A person asks to see all of it.
   */
  g_signal_new ("activate-action", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                TRELLIS_TYPE_ACTION);

  gtk_widget_class_set_css_name (widget_class, "actionboard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
trellis_action_board_init (TrellisActionBoard *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->cursor = (TrellisBoardPlace) { -1, -1, -1 };
  self->drop_column = -1;
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->word_widths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  set_adjustment (self, &self->hadjustment, NULL);
  set_adjustment (self, &self->vadjustment, NULL);
  for (guint i = 0; i < TRELLIS_N_BOARD_TEXTS; i++)
    self->texts[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    {
      self->cells[i] = trellis_grid_cell_new ();
      gtk_widget_set_parent (self->cells[i], widget);
    }

  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Board of actions"), -1);
  trellis_style_watch (widget, G_CALLBACK (start_afresh));
  trellis_action_board_add_input (self);
}

/**
 * trellis_action_board_new:
 *
 * Actions as cards in columns by their rating, to be put into a
 * #GtkScrolledWindow. The columns' heads stay while the cards scroll, and lanes
 * fold. Only what is in view is painted, so that its speed does not depend on
 * how many actions there are.
 *
 * Returns: (transfer floating): a board without actions
 */
GtkWidget *
trellis_action_board_new (void)
{
  return g_object_new (TRELLIS_TYPE_ACTION_BOARD, NULL);
}

/* A motion ------------------------------------------------------------------- */

static void
move_cb (double              value,
         TrellisActionBoard *self)
{
  self->moved = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
end_motion_cb (TrellisActionBoard *self)
{
  g_clear_pointer (&self->moving_id, g_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The card that a person moved goes the rest of its way by itself; at once
 * where the system says that nothing should move. */
static void
start_motion (TrellisActionBoard *self,
              const char         *id,
              double              x,
              double              y)
{
  if (self->motion == NULL)
    {
      AdwAnimationTarget *target = adw_callback_animation_target_new ((AdwAnimationTargetFunc) move_cb, self, NULL);

      self->motion = g_object_ref_sink (adw_timed_animation_new (GTK_WIDGET (self), 0, 1, MOTION_MS, target));
      g_signal_connect_object (self->motion, "done", G_CALLBACK (end_motion_cb), self, G_CONNECT_SWAPPED);
    }
  else
    {
      adw_animation_reset (self->motion);
    }

  g_free (self->moving_id);
  self->moving_id = g_strdup (id);
  self->moving_x = x;
  self->moving_y = y;
  self->moved = 0;
  adw_animation_play (self->motion);
}

/* Lanes ---------------------------------------------------------------------- */

/* Where the cursor's action, or lane, is now; near it where that is gone. */
static void
keep_cursor (TrellisActionBoard *self,
             const char         *action_id,
             const char         *lane_id)
{
  TrellisBoardPlace old = self->cursor;

  self->cursor = (TrellisBoardPlace) { -1, -1, -1 };
  if (self->lanes == NULL || self->lanes->len == 0)
    return;
  if (action_id != NULL && trellis_action_board_find_action (self, action_id, &self->cursor))
    return;

  if (old.lane < 0)
    {
      old = (TrellisBoardPlace) { 0, 0, 0 };
    }
  else if (lane_id != NULL)
    {
      gboolean is_found = FALSE;

      for (guint i = 0; i < self->lanes->len && !is_found; i++)
        {
          is_found = g_str_equal (trellis_action_board_get_lane (self, i)->id, lane_id);
          if (is_found)
            old.lane = (int) i;
        }
    }

  old.lane = MIN (old.lane, (int) self->lanes->len - 1);
  if (old.column < 0 && self->has_heads)
    {
      self->cursor = old;
      return;
    }
  old.column = MAX (old.column, 0);
  for (int off = 0; off < TRELLIS_N_ACTION_COLUMNS; off++)
    {
      int column = (old.column + off) % TRELLIS_N_ACTION_COLUMNS;
      int n_cards = (int) trellis_action_board_get_lane (self, old.lane)->columns[column]->len;

      if (n_cards > 0)
        {
          self->cursor = (TrellisBoardPlace) { old.lane, column, CLAMP (old.card, 0, n_cards - 1) };
          return;
        }
    }
}

/**
 * trellis_action_board_set_lanes:
 * @self: a board
 * @lanes: (nullable) (element-type TrellisActionLane): what to show
 * @has_heads: whether the lanes have names, to be shown and folded by
 * @as_at: the day from which ages and what is overdue are told
 *
 * Shows @lanes. The cursor stays on its action, wherever that is now, and the
 * view with it; a card that the person moved is seen to move.
 */
void
trellis_action_board_set_lanes (TrellisActionBoard *self,
                                GPtrArray          *lanes,
                                gboolean            has_heads,
                                TrellisDay          as_at)
{
  g_autoptr (GPtrArray) old = NULL;
  g_autofree char *action_id = NULL;
  g_autofree char *lane_id = NULL;
  TrellisBoardPlace place;
  TrellisBoardArea from = { 0 }, to;
  gboolean was_seen = FALSE;

  g_return_if_fail (TRELLIS_IS_ACTION_BOARD (self));

  place = self->cursor;
  if (trellis_action_board_get_action (self) != NULL)
    action_id = g_strdup (trellis_action_board_get_action (self)->id);
  if (trellis_action_board_get_lane (self, self->cursor.lane) != NULL)
    lane_id = g_strdup (trellis_action_board_get_lane (self, self->cursor.lane)->id);
  if (self->layout != NULL && action_id != NULL)
    was_seen = trellis_board_layout_get_area (self->layout, &self->cursor, &from);
  if (self->dragged != NULL)
    {
      from.x = self->drag_x - self->grip_x + gtk_adjustment_get_value (self->hadjustment);
      from.y = self->drag_y - self->grip_y + gtk_adjustment_get_value (self->vadjustment) -
               (self->layout != NULL ? self->layout->head_height : 0);
      trellis_action_board_stop_drag (self);
    }

  old = g_steal_pointer (&self->lanes);
  self->lanes = lanes != NULL ? g_ptr_array_ref (lanes) : NULL;
  self->has_heads = has_heads;
  self->as_at = as_at;
  drop_layout (self);
  keep_cursor (self, action_id, lane_id);
  trellis_action_board_name_cell (self);

  if (was_seen && self->cursor.column != place.column && trellis_action_board_get_action (self) != NULL &&
      g_str_equal (trellis_action_board_get_action (self)->id, action_id) &&
      trellis_board_layout_get_area (trellis_action_board_ensure_layout (self), &self->cursor, &to))
    {
      configure_adjustments (self);
      start_motion (self, action_id, from.x, from.y);
      trellis_action_board_scroll_to_cursor (self);
    }
}

/**
 * trellis_action_board_is_folded:
 * @self: a board
 * @lane_id: a lane
 *
 * Returns: whether only the lane's head is shown
 */
gboolean
trellis_action_board_is_folded (TrellisActionBoard *self,
                                const char         *lane_id)
{
  g_return_val_if_fail (TRELLIS_IS_ACTION_BOARD (self), FALSE);

  return self->has_heads && g_hash_table_contains (self->folded, lane_id);
}

/**
 * trellis_action_board_set_folded:
 * @self: a board
 * @lane_id: a lane
 * @is_folded: whether only its head is to be shown
 *
 * Folds a lane away, or brings it back. A cursor on one of its cards goes to
 * its head.
 */
void
trellis_action_board_set_folded (TrellisActionBoard *self,
                                 const char         *lane_id,
                                 gboolean            is_folded)
{
  TrellisActionLane *lane;

  g_return_if_fail (TRELLIS_IS_ACTION_BOARD (self));
  g_return_if_fail (lane_id != NULL);

  if (is_folded == g_hash_table_contains (self->folded, lane_id))
    return;

  if (is_folded)
    g_hash_table_add (self->folded, g_strdup (lane_id));
  else
    g_hash_table_remove (self->folded, lane_id);
  drop_layout (self);
  configure_adjustments (self);

  lane = trellis_action_board_get_lane (self, self->cursor.lane);
  if (lane == NULL || !g_str_equal (lane->id, lane_id))
    return;
  if (is_folded && self->cursor.column >= 0)
    trellis_action_board_move_to (self, &(TrellisBoardPlace) { self->cursor.lane, -1, -1 - self->cursor.column });
  else
    trellis_action_board_name_cell (self);
}
