/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys, clicks and tooltips of the board. */

#include "config.h"

#include "trellis-year-board-private.h"

#include <glib/gi18n-lib.h>

#define TOOLTIP_CHARS 48

static const TrellisYearPill *
get_pill (TrellisYearBoard *self,
          int               pill)
{
  return pill >= 0 ? &g_array_index (self->layout->pills, TrellisYearPill, pill) : NULL;
}

static const char *
get_first_urn (TrellisYearBoard *self,
               guint             row)
{
  const TrellisYearRow *facts = &g_array_index (self->layout->rows, TrellisYearRow, row);

  return ((TrellisSchool *) g_ptr_array_index (facts->schools, 0))->urn;
}

/**
 * trellis_year_board_explain_fixed:
 * @visit: a visit
 *
 * Returns: (transfer full) (nullable): why its day is not changed on the board,
 *   or %NULL where it may be
 */
char *
trellis_year_board_explain_fixed (TrellisVisit *visit)
{
  g_autofree char *title = NULL;

  if (!trellis_visit_is_done (visit))
    return NULL;
  title = trellis_visit_dup_title (visit);

  /* Translators: a school and a visit: "Oakfield, Visit 3 has taken place." */
  return g_strdup_printf (_("%s, %s has taken place. Open it to put its date right."), visit->school_name, title);
}

static void
move_to_pill (TrellisYearBoard *self,
              int               step)
{
  int found = -1;

  /* By row, then day, as the layout has them. */
  for (guint i = 0; i < self->layout->pills->len; i++)
    {
      const TrellisYearPill *pill = get_pill (self, (int) i);
      gboolean is_after = pill->week > self->cursor_week ||
                          (pill->week == self->cursor_week && pill->slot > self->cursor_slot);
      gboolean is_before = pill->week < self->cursor_week ||
                           (pill->week == self->cursor_week && pill->slot < self->cursor_slot);

      if (pill->row != self->cursor_row)
        continue;
      if (step > 0 && is_after && found < 0)
        found = (int) i;
      if (step < 0 && is_before)
        found = (int) i;
    }
  if (found >= 0)
    trellis_year_board_move (self, self->cursor_row, get_pill (self, found)->week, get_pill (self, found)->slot);
}

/* A week with two visits takes two steps. */
static void
step_sideways (TrellisYearBoard *self,
               int               step)
{
  guint n_slots = trellis_year_board_count_slots (self, self->cursor_row, self->cursor_week);

  if (step > 0 && self->cursor_slot + 1 < n_slots)
    trellis_year_board_move (self, self->cursor_row, self->cursor_week, self->cursor_slot + 1);
  else if (step > 0 && self->cursor_week + 1 < self->layout->weeks->len)
    trellis_year_board_move (self, self->cursor_row, self->cursor_week + 1, 0);
  else if (step < 0 && self->cursor_slot > 0 && n_slots > 0)
    trellis_year_board_move (self, self->cursor_row, self->cursor_week, self->cursor_slot - 1);
  else if (step < 0 && self->cursor_week > 0)
    trellis_year_board_move (self, self->cursor_row, self->cursor_week - 1, G_MAXUINT);
}

/* To the next week in school: a holiday is stepped over, since nothing can
 * stand in it. */
static void
move_visit_a_week (TrellisYearBoard *self,
                   int               step)
{
  const TrellisYearPill *pill = get_pill (self, trellis_year_board_get_pill (self));
  g_autofree char *refusal = NULL;
  TrellisDay day;
  int week;

  if (pill == NULL)
    return;
  refusal = trellis_year_board_explain_fixed (pill->visit);
  if (refusal != NULL)
    {
      g_signal_emit_by_name (self, "refused", refusal);
      return;
    }

  week = (int) pill->week + step;
  while (week >= 0 && week < (int) self->layout->weeks->len &&
         g_array_index (self->layout->weeks, TrellisYearWeek, week).is_holiday)
    week += step;
  if (week < 0 || week >= (int) self->layout->weeks->len)
    {
      g_signal_emit_by_name (self, "refused", _("The school year has no week there."));
      return;
    }

  day = trellis_visit_days_find_in_week (self->days, pill->visit,
                                         g_array_index (self->layout->weeks, TrellisYearWeek, week).monday, &refusal);
  if (refusal != NULL)
    {
      g_signal_emit_by_name (self, "refused", refusal);
    }
  else
    {
      g_autofree char *id = g_strdup (pill->visit->id);

      g_free (self->followed_id);
      self->followed_id = g_strdup (id);
      g_signal_emit_by_name (self, "move-visit", id, day);
    }
}

static gboolean
move_by_key (TrellisYearBoard *self,
             guint             keyval,
             gboolean          is_ctrl,
             gboolean          is_shift)
{
  guint last_row = self->layout->rows->len - 1;
  guint row = self->cursor_row;
  const TrellisBoardFrame *frame = trellis_year_board_get_frame (self);
  guint page = (guint) MAX (gtk_adjustment_get_page_size (self->vadjustment) / frame->geometry.row_height - 1, 1);
  int step = 0;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      step = -1;
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      step = 1;
      break;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      row = is_ctrl ? 0 : row > 0 ? row - 1 : 0;
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      row = is_ctrl ? last_row : MIN (row + 1, last_row);
      break;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      row = row > page ? row - page : 0;
      break;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      row = MIN (row + page, last_row);
      break;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      trellis_year_board_move (self, row, 0, 0);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      trellis_year_board_move (self, row, self->layout->weeks->len - 1, 0);
      return TRUE;
    default:
      return FALSE;
    }

  if (step != 0 && is_shift)
    move_visit_a_week (self, step);
  else if (step != 0 && is_ctrl)
    move_to_pill (self, step);
  else if (step != 0)
    step_sideways (self, step);
  else
    trellis_year_board_move (self, row, self->cursor_week, 0);

  return TRUE;
}

static void
add_at_cursor (TrellisYearBoard *self)
{
  g_signal_emit_by_name (self, "add-visit", get_first_urn (self, self->cursor_row),
                         g_array_index (self->layout->weeks, TrellisYearWeek, self->cursor_week).monday);
}

static void
open_at_cursor (TrellisYearBoard *self)
{
  const TrellisYearPill *pill = get_pill (self, trellis_year_board_get_pill (self));

  if (pill != NULL)
    {
      g_autofree char *id = g_strdup (pill->visit->id);

      g_signal_emit_by_name (self, "open-visit", id);
    }
  else
    add_at_cursor (self);
}

static void
remove_at_cursor (TrellisYearBoard *self)
{
  const TrellisYearPill *pill = get_pill (self, trellis_year_board_get_pill (self));
  g_autofree char *id = NULL;

  if (pill == NULL)
    return;
  if (pill->visit->status != TRELLIS_VISIT_STATUS_PLANNED)
    {
      g_signal_emit_by_name (self, "refused",
                             _("Only a planned visit is removed. Open this one and cancel it, so that it is kept."));
      return;
    }
  id = g_strdup (pill->visit->id);
  g_signal_emit_by_name (self, "remove-visit", id);
}

static gboolean
press_key_cb (GtkEventControllerKey *controller,
              guint                  keyval,
              guint                  keycode,
              GdkModifierType        state,
              TrellisYearBoard      *self)
{
  gboolean is_ctrl = (state & GDK_CONTROL_MASK) != 0;
  gboolean is_shift = (state & GDK_SHIFT_MASK) != 0;

  if (!trellis_year_board_has_cells (self) || (state & (GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)))
    return FALSE;
  if (move_by_key (self, keyval, is_ctrl, is_shift))
    return TRUE;
  if (is_shift && keyval == GDK_KEY_F10)
    {
      trellis_year_board_open_menu (self);
      return TRUE;
    }
  if (is_ctrl && (keyval == GDK_KEY_c || keyval == GDK_KEY_v))
    {
      if (keyval == GDK_KEY_c)
        trellis_year_board_copy (self);
      else
        trellis_year_board_paste (self);
      return TRUE;
    }
  if (is_ctrl)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_space:
      open_at_cursor (self);
      return TRUE;
    case GDK_KEY_n:
    case GDK_KEY_N:
    case GDK_KEY_Insert:
    case GDK_KEY_KP_Insert:
      add_at_cursor (self);
      return TRUE;
    case GDK_KEY_h:
    case GDK_KEY_H:
      trellis_year_board_turn_session (self);
      return TRUE;
    case GDK_KEY_Menu:
      trellis_year_board_open_menu (self);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      remove_at_cursor (self);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Whether the place is among the weeks, not under a head or the foot. */
static gboolean
is_in_cells (TrellisYearBoard *self,
             double            x,
             double            y)
{
  const TrellisBoardFrame *frame = trellis_year_board_get_frame (self);
  double foot = frame->is_foot_pinned ? frame->foot_height : 0;

  return x >= frame->fixed_width && y >= frame->head_height && y < gtk_widget_get_height (GTK_WIDGET (self)) - foot;
}

/**
 * trellis_year_board_find:
 * @self: a board
 * @x: in the widget
 * @y: in the widget
 * @row: (out): the row there, or -1
 * @week: (out): the week there, or -1
 *
 * Returns: the pill there, or -1
 */
int
trellis_year_board_find (TrellisYearBoard *self,
                         double            x,
                         double            y,
                         int              *row,
                         int              *week)
{
  const TrellisBoardFrame *frame;
  gboolean is_cell;

  *row = *week = -1;
  if (self->layout == NULL)
    return -1;

  frame = trellis_year_board_get_frame (self);
  is_cell = is_in_cells (self, x, y);
  if (y < frame->head_height)
    {
      if (x >= frame->fixed_width)
        {
          trellis_year_board_to_cells (self, &x, &y);
          *week = trellis_year_geometry_find_week (&frame->geometry, self->layout, x);
        }
      return -1;
    }
  if (!is_cell && x >= frame->fixed_width)
    return -1;

  trellis_year_board_to_cells (self, &x, &y);
  *row = trellis_year_geometry_find_row (&frame->geometry, self->layout, y);
  if (!is_cell)
    return -1;
  *week = trellis_year_geometry_find_week (&frame->geometry, self->layout, x);

  return trellis_year_geometry_find_pill (&frame->geometry, self->layout, x, y);
}

static void
press_button_cb (GtkGestureClick  *gesture,
                 int               n_press,
                 double            x,
                 double            y,
                 TrellisYearBoard *self)
{
  int row, week;
  int pill = trellis_year_board_find (self, x, y, &row, &week);
  const TrellisYearPill *facts = get_pill (self, pill);

  if (row < 0)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (facts != NULL)
    trellis_year_board_move (self, facts->row, facts->week, facts->slot);
  else
    trellis_year_board_move (self, (guint) row, week >= 0 ? (guint) week : self->cursor_week, 0);
  if (n_press != 2)
    return;

  if (week < 0)
    g_signal_emit_by_name (self, "open-school", get_first_urn (self, (guint) row));
  else if (pill >= 0)
    open_at_cursor (self);
  else
    add_at_cursor (self);
}

static char *
describe_row (TrellisYearBoard *self,
              guint             row)
{
  const TrellisYearRow *facts = &g_array_index (self->layout->rows, TrellisYearRow, row);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < facts->schools->len; i++)
    {
      const TrellisSchool *school = g_ptr_array_index (facts->schools, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", school->name);
    }
  if (*facts->adviser_name != '\0')
    {
      g_string_append_c (text, '\n');
      /* Translators: %s is a person's name. */
      g_string_append_printf (text, _("Adviser: %s"), facts->adviser_name);
    }
  g_string_append_c (text, '\n');
  g_string_append_printf (text, ngettext ("%u visit, %u done", "%u visits, %u done", facts->n_visits), facts->n_visits,
                          facts->n_done);

  return g_string_free (text, FALSE);
}

static gboolean
query_tooltip_cb (TrellisYearBoard *self,
                  int               x,
                  int               y,
                  gboolean          is_by_keyboard,
                  GtkTooltip       *tooltip)
{
  g_autofree char *text = NULL;
  GtkWidget *label;
  GdkRectangle area = { x, y, 1, 1 };
  int row, week, pill;

  if (is_by_keyboard || self->layout == NULL)
    return FALSE;

  pill = trellis_year_board_find (self, x, y, &row, &week);
  if (pill >= 0)
    {
      text = trellis_year_board_dup_tooltip (self, (guint) pill);
      trellis_year_board_get_visit_area (self, get_pill (self, pill)->visit->id, &area);
    }
  else if (week >= 0 && row < 0)
    text = trellis_year_board_dup_week_text (self, (guint) week);
  else if (row >= 0 && week < 0)
    text = describe_row (self, (guint) row);
  if (text == NULL)
    return FALSE;

  label = gtk_label_new (text);
  /* Themes can be long; the tooltip's own label would not break their lines. */
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TOOLTIP_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_tooltip_set_custom (tooltip, label);
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

/**
 * trellis_year_board_add_input:
 * @self: a board that is being made
 *
 * Makes it answer to keys, clicks and hover.
 */
void
trellis_year_board_add_input (TrellisYearBoard *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (press_key_cb), self);
  gtk_widget_add_controller (widget, keys);
  g_signal_connect (click, "pressed", G_CALLBACK (press_button_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  /* The ring around the cursor is there only with the keys. */
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_add_controller (widget, focus);
}
