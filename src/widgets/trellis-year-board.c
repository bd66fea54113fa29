/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-year-board-private.h"

#include "trellis-grid-cell.h"
#include "trellis-style.h"

#include <glib/gi18n-lib.h>
#include <math.h>

enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  SIGNAL_MOVE_VISIT,
  SIGNAL_REFUSED,
  SIGNAL_ADD_VISIT,
  SIGNAL_OPEN_VISIT,
  SIGNAL_REMOVE_VISIT,
  SIGNAL_SET_SESSION,
  SIGNAL_SET_STATUS,
  SIGNAL_COPY_VISIT,
  SIGNAL_OPEN_SCHOOL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
get_border (GtkScrollable *scrollable,
            GtkBorder     *border)
{
  TrellisYearBoard *self = TRELLIS_YEAR_BOARD (scrollable);

  /* The heads and the schools do not scroll. */
  *border = (GtkBorder) { 0 };
  if (self->has_frame)
    {
      border->top = (gint16) self->frame.head_height;
      border->left = (gint16) self->frame.fixed_width;
      border->bottom = (gint16) (self->frame.is_foot_pinned ? self->frame.foot_height : 0);
    }

  return TRUE;
}

static void
init_scrollable (GtkScrollableInterface *iface)
{
  iface->get_border = get_border;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TrellisYearBoard, trellis_year_board, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, init_scrollable))

static void
clear_capacity (gpointer data)
{
  g_free (((TrellisYearCapacity *) data)->adviser_name);
}

/**
 * trellis_year_capacities_new:
 *
 * Returns: (transfer full) (element-type TrellisYearCapacity): an empty list,
 *   for each adviser with one entry for each of the year's terms, in order
 */
GArray *
trellis_year_capacities_new (void)
{
  GArray *capacities = g_array_new (FALSE, TRUE, sizeof (TrellisYearCapacity));

  g_array_set_clear_func (capacities, clear_capacity);

  return capacities;
}

static void
drop_look (TrellisYearBoard *self)
{
  self->has_frame = FALSE;
  g_hash_table_remove_all (self->pills);
  for (guint i = 0; i < TRELLIS_N_BOARD_TEXTS; i++)
    g_hash_table_remove_all (self->texts[i]);
}

static void
start_afresh (TrellisYearBoard *self)
{
  drop_look (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The widget ---------------------------------------------------------------- */

static void
configure_adjustments (TrellisYearBoard *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double content_width = 0, content_height = 0, step = 1;

  if (self->layout != NULL)
    {
      const TrellisBoardFrame *frame = trellis_year_board_get_frame (self);

      width = MAX (width - frame->fixed_width, 1);
      height = MAX (height - frame->head_height - (frame->is_foot_pinned ? frame->foot_height : 0), 1);
      content_width = frame->cells_width;
      content_height = frame->cells_height + 2 + (frame->is_foot_pinned ? 0 : frame->foot_height);
      step = frame->geometry.row_height * 3;
    }

  gtk_adjustment_configure (self->hadjustment,
                            CLAMP (gtk_adjustment_get_value (self->hadjustment), 0, MAX (0, content_width - width)),
                            0, MAX (content_width, width), 40, width * 0.9, width);
  gtk_adjustment_configure (self->vadjustment,
                            CLAMP (gtk_adjustment_get_value (self->vadjustment), 0, MAX (0, content_height - height)),
                            0, MAX (content_height, height), step, height * 0.9, height);
}

static void
trellis_year_board_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  TrellisYearBoard *self = TRELLIS_YEAR_BOARD (widget);
  GdkRectangle area = { 0, 0, 1, 1 };

  if (width != self->frame_width || height != self->frame_height)
    {
      self->frame_width = width;
      self->frame_height = height;
      self->has_frame = FALSE;
    }
  configure_adjustments (self);
  if (trellis_year_board_has_cells (self))
    {
      if (self->scrolls_to_cursor)
        trellis_year_board_scroll_to_cursor (self);
      self->scrolls_to_cursor = FALSE;
      TrellisYearBox box;

      trellis_year_board_get_cell_box (self, self->cursor_row, self->cursor_week, &box);
      area = (GdkRectangle) { (int) box.x, (int) box.y, (int) box.width, (int) box.height };
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    {
      int least;

      gtk_widget_measure (self->cells[i], GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_size_allocate (self->cells[i], &area, -1);
    }
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
trellis_year_board_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 320 : 160;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 940 : 500;
}

static void
trellis_year_board_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  trellis_year_board_paint (TRELLIS_YEAR_BOARD (widget), snapshot);
}

static gboolean
trellis_year_board_focus (GtkWidget        *widget,
                          GtkDirectionType  direction)
{
  TrellisYearBoard *self = TRELLIS_YEAR_BOARD (widget);

  /* Tab enters at the cursor and leaves from it; arrows move the cursor. */
  return trellis_year_board_has_focus (self) ? FALSE : trellis_year_board_focus_cell (self);
}

static gboolean
trellis_year_board_grab_focus (GtkWidget *widget)
{
  TrellisYearBoard *self = TRELLIS_YEAR_BOARD (widget);

  return trellis_year_board_has_cells (self) &&
         (trellis_year_board_has_focus (self) || trellis_year_board_focus_cell (self));
}

static void
trellis_year_board_css_changed (GtkWidget         *widget,
                                GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (trellis_year_board_parent_class)->css_changed (widget, change);
  start_afresh (TRELLIS_YEAR_BOARD (widget));
}

static void
set_adjustment (TrellisYearBoard  *self,
                GtkAdjustment    **slot,
                GtkAdjustment     *adjustment)
{
  if (adjustment != NULL && *slot == adjustment)
    return;
  if (*slot != NULL)
    {
      g_signal_handlers_disconnect_by_data (*slot, self);
      g_object_unref (*slot);
    }
  *slot = adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  g_object_ref_sink (*slot);
  g_signal_connect_swapped (*slot, "value-changed", G_CALLBACK (gtk_widget_queue_allocate), self);
  g_signal_connect_swapped (*slot, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
trellis_year_board_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  TrellisYearBoard *self = TRELLIS_YEAR_BOARD (object);

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
trellis_year_board_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  TrellisYearBoard *self = TRELLIS_YEAR_BOARD (object);

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
trellis_year_board_dispose (GObject *object)
{
  TrellisYearBoard *self = TRELLIS_YEAR_BOARD (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    g_clear_pointer (&self->cells[i], gtk_widget_unparent);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->hadjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->hadjustment, self);
  if (self->vadjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->vadjustment, self);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);
  trellis_year_board_clear_target (self);
  g_clear_pointer (&self->layout, trellis_year_layout_free);
  g_clear_object (&self->days);
  g_clear_pointer (&self->capacities, g_array_unref);

  G_OBJECT_CLASS (trellis_year_board_parent_class)->dispose (object);
}

static void
trellis_year_board_finalize (GObject *object)
{
  TrellisYearBoard *self = TRELLIS_YEAR_BOARD (object);

  for (guint i = 0; i < TRELLIS_N_BOARD_TEXTS; i++)
    g_hash_table_unref (self->texts[i]);
  g_hash_table_unref (self->pills);
  g_free (self->followed_id);
  g_free (self->dragged_id);
  g_free (self->copied_id);

  G_OBJECT_CLASS (trellis_year_board_parent_class)->finalize (object);
}

static void
install_signals (GType type)
{
  /**
   * TrellisYearBoard::move-visit:
   * @self: the board
   * @visit_id: the visit
   * @day: its new day, a #TrellisDay on which it may stand
   *
   * A person moved a visit. The board itself changes nothing: it shows the
   * visit there once it is given a layout that has it there.
   */
  signals[SIGNAL_MOVE_VISIT] = g_signal_new ("move-visit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                             G_TYPE_STRING, G_TYPE_INT);
  /**
   * TrellisYearBoard::refused:
   * @self: the board
   * @sentence: why what a person tried cannot be
   */
  signals[SIGNAL_REFUSED] = g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                          G_TYPE_STRING);
  /**
   * TrellisYearBoard::add-visit:
   * @self: the board
   * @urn: the school; of a federation, its first
   * @monday: the week, a #TrellisDay
   *
   * A person asks for a visit in that week.
   */
  signals[SIGNAL_ADD_VISIT] = g_signal_new ("add-visit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                            G_TYPE_STRING, G_TYPE_INT);
  /**
   * TrellisYearBoard::open-visit:
   * @self: the board
   * @visit_id: the visit that a person asks to see
   */
  signals[SIGNAL_OPEN_VISIT] = g_signal_new ("open-visit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                             G_TYPE_STRING);
  /**
   * TrellisYearBoard::remove-visit:
   * @self: the board
   * @visit_id: the visit, a planned one, that a person takes away
   */
  signals[SIGNAL_REMOVE_VISIT] = g_signal_new ("remove-visit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                               G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * TrellisYearBoard::set-session:
   * @self: the board
   * @visit_id: the visit
   * @session: a #TrellisSession that it may take of its day
   *
   * A person made a visit shorter or longer.
   */
  signals[SIGNAL_SET_SESSION] = g_signal_new ("set-session", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                              2, G_TYPE_STRING, G_TYPE_INT);
  /**
   * TrellisYearBoard::set-status:
   * @self: the board
   * @visit_id: the visit
   * @status: the #TrellisVisitStatus that a person gives it
   */
  signals[SIGNAL_SET_STATUS] = g_signal_new ("set-status", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                             2, G_TYPE_STRING, G_TYPE_INT);
  /**
   * TrellisYearBoard::copy-visit:
   * @self: the board
   * @visit_id: the visit that there is
   * @urn: the school of the other one; of a federation, its first
   * @monday: the week of the other one, a #TrellisDay
   *
   * A person asks for another visit like it.
   */
  signals[SIGNAL_COPY_VISIT] = g_signal_new ("copy-visit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                             3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_INT);
  /**
   * TrellisYearBoard::open-school:
   * @self: the board
   * @urn: the school that a person asks to see
   */
  signals[SIGNAL_OPEN_SCHOOL] = g_signal_new ("open-school", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                              1, G_TYPE_STRING);
}

static void
trellis_year_board_class_init (TrellisYearBoardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_year_board_get_property;
  object_class->set_property = trellis_year_board_set_property;
  object_class->dispose = trellis_year_board_dispose;
  object_class->finalize = trellis_year_board_finalize;
  widget_class->size_allocate = trellis_year_board_size_allocate;
  widget_class->measure = trellis_year_board_measure;
  widget_class->snapshot = trellis_year_board_snapshot;
  widget_class->focus = trellis_year_board_focus;
  widget_class->grab_focus = trellis_year_board_grab_focus;
  widget_class->css_changed = trellis_year_board_css_changed;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  install_signals (G_TYPE_FROM_CLASS (klass));

  gtk_widget_class_set_css_name (widget_class, "yearboard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
trellis_year_board_init (TrellisYearBoard *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->target.week = -1;
  for (guint i = 0; i < TRELLIS_N_BOARD_TEXTS; i++)
    self->texts[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->pills = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) gsk_render_node_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    {
      self->cells[i] = trellis_grid_cell_new ();
      gtk_widget_set_parent (self->cells[i], widget);
    }
  set_adjustment (self, &self->hadjustment, NULL);
  set_adjustment (self, &self->vadjustment, NULL);

  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Year of visits"), -1);
  trellis_style_watch (widget, G_CALLBACK (start_afresh));
  trellis_year_board_add_input (self);
  trellis_year_board_add_drag (self);
  trellis_year_board_add_menu (self);
}

/**
 * trellis_year_board_new:
 *
 * A school year of visits: a row for each school, a column for each week, a
 * pill for each visit, and under them the days that each adviser has. To be put
 * into a #GtkScrolledWindow; heads and schools stay while the weeks scroll.
 *
 * Returns: (transfer floating): a board without a year
 */
GtkWidget *
trellis_year_board_new (void)
{
  return g_object_new (TRELLIS_TYPE_YEAR_BOARD, NULL);
}

/**
 * trellis_year_board_show:
 * @self: a board
 * @layout: (nullable) (transfer full): what to show; federations in one row
 * @days: (nullable): where its visits may stand; needed with a layout
 * @capacities: (nullable) (element-type TrellisYearCapacity): the strip at the
 *   foot, for each adviser an entry for each of the year's terms
 *
 * Shows a year. The cursor stays on the visit that a key has just moved, else
 * on the school and the week that it is on, at first on this week.
 */
void
trellis_year_board_show (TrellisYearBoard  *self,
                         TrellisYearLayout *layout,
                         TrellisVisitDays  *days,
                         GArray            *capacities)
{
  g_autoptr (TrellisYearLayout) old = NULL;

  g_return_if_fail (TRELLIS_IS_YEAR_BOARD (self));
  g_return_if_fail (layout == NULL || TRELLIS_IS_VISIT_DAYS (days));

  old = g_steal_pointer (&self->layout);
  self->layout = layout;
  g_set_object (&self->days, days);
  g_clear_pointer (&self->capacities, g_array_unref);
  if (capacities != NULL)
    self->capacities = g_array_ref (capacities);
  trellis_year_board_clear_target (self);
  if (layout != NULL)
    {
      self->scrolls_to_cursor |= self->followed_id != NULL;
      trellis_year_board_keep_cursor (self, old);
    }
  g_clear_pointer (&self->followed_id, g_free);
  start_afresh (self);
  trellis_year_board_name_cell (self);
}

/**
 * trellis_year_board_get_layout:
 * @self: a board
 *
 * Returns: (transfer none) (nullable): what it shows
 */
TrellisYearLayout *
trellis_year_board_get_layout (TrellisYearBoard *self)
{
  g_return_val_if_fail (TRELLIS_IS_YEAR_BOARD (self), NULL);

  return self->layout;
}
