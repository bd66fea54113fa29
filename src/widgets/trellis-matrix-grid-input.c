/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys, pointer and tooltips of the grid. */

#include "config.h"

#include "trellis-matrix-grid-private.h"

#include <glib/gi18n-lib.h>

/* How long a letter waits that may be a level by itself or begin another's code. */
#define TYPING_MS 900

typedef enum
{
  TYPED_NOTHING,   /* no level begins so */
  TYPED_BEGINNING, /* of a code */
  TYPED_EITHER,    /* a level's code, and the beginning of another's */
  TYPED_LEVEL,
} Typed;

static Typed
match_typed (GPtrArray           *levels,
             const char          *typed,
             const TrellisLevel **level)
{
  g_autofree char *folded = g_utf8_casefold (typed, -1);
  gboolean begins = FALSE;

  *level = NULL;
  for (guint i = 0; i < levels->len; i++)
    {
      const TrellisLevel *candidate = g_ptr_array_index (levels, i);
      g_autofree char *code = g_utf8_casefold (candidate->short_code, -1);

      if (g_str_equal (code, folded))
        *level = candidate;
      else if (g_str_has_prefix (code, folded))
        begins = TRUE;
    }
  if (*level != NULL)
    return begins ? TYPED_EITHER : TYPED_LEVEL;

  return begins ? TYPED_BEGINNING : TYPED_NOTHING;
}

static void
forget_typed (TrellisMatrixGrid *self)
{
  g_clear_handle_id (&self->typed_timeout_id, g_source_remove);
  g_string_truncate (self->typed, 0);
}

static void
end_typing_cb (gpointer data)
{
  TrellisMatrixGrid *self = data;
  const TrellisLevel *level = NULL;

  self->typed_timeout_id = 0;
  if (self->matrix != NULL && self->typed->len > 0)
    match_typed (self->column_levels[self->cursor_column], self->typed->str, &level);
  g_string_truncate (self->typed, 0);
  if (level != NULL)
    trellis_matrix_grid_judge (self, level);
}

static gboolean
take_letter (TrellisMatrixGrid *self,
             gunichar           letter)
{
  GPtrArray *levels = self->column_levels[self->cursor_column];
  const TrellisLevel *level;
  Typed typed;

  g_string_append_unichar (self->typed, letter);
  typed = match_typed (levels, self->typed->str, &level);
  if (typed == TYPED_NOTHING)
    {
      char key[8] = { 0 };

      /* The letters so far were a slip; this one may be a fresh start. */
      forget_typed (self);
      g_unichar_to_utf8 (letter, key);
      g_string_append (self->typed, key);
      typed = match_typed (levels, key, &level);
      /* A key of the scheme judges at once. */
      if (typed == TYPED_NOTHING)
        {
          const TrellisMatrixColumn *column = trellis_matrix_get_column (self->matrix, self->cursor_column);

          level = trellis_scheme_find_level (self->matrix->scheme, column->aspect_id, key);
          typed = level != NULL ? TYPED_LEVEL : TYPED_NOTHING;
        }
    }

  g_clear_handle_id (&self->typed_timeout_id, g_source_remove);
  switch (typed)
    {
    case TYPED_LEVEL:
      forget_typed (self);
      trellis_matrix_grid_judge (self, level);
      return TRUE;
    case TYPED_BEGINNING:
    case TYPED_EITHER:
      self->typed_timeout_id = g_timeout_add_once (TYPING_MS, end_typing_cb, self);
      return TRUE;
    case TYPED_NOTHING:
    default:
      forget_typed (self);
      return FALSE;
    }
}

static guint
get_page_rows (TrellisMatrixGrid *self)
{
  const TrellisMatrixLayout *layout = trellis_matrix_grid_ensure_layout (self);

  return (guint) MAX (gtk_adjustment_get_page_size (self->vadjustment) / layout->row_height - 1, 1);
}

static gboolean
move_by_key (TrellisMatrixGrid *self,
             guint              keyval,
             gboolean           is_ctrl,
             gboolean           extend)
{
  guint last_row = self->matrix->rows->len - 1;
  guint last_column = self->matrix->columns->len - 1;
  guint row = self->cursor_row;
  guint column = self->cursor_column;
  guint page;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      row = is_ctrl ? 0 : row > 0 ? row - 1 : 0;
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      row = is_ctrl ? last_row : MIN (row + 1, last_row);
      break;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      column = is_ctrl ? 0 : column > 0 ? column - 1 : 0;
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      column = is_ctrl ? last_column : MIN (column + 1, last_column);
      break;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      column = 0;
      row = is_ctrl ? 0 : row;
      break;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      column = last_column;
      row = is_ctrl ? last_row : row;
      break;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      page = get_page_rows (self);
      row = row > page ? row - page : 0;
      break;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      row = MIN (row + get_page_rows (self), last_row);
      break;
    default:
      return FALSE;
    }

  forget_typed (self);
  trellis_matrix_grid_move (self, row, column, extend);
  return TRUE;
}

static gboolean
press_key_cb (GtkEventControllerKey *controller,
              guint                  keyval,
              guint                  keycode,
              GdkModifierType        state,
              TrellisMatrixGrid     *self)
{
  gboolean is_ctrl = (state & GDK_CONTROL_MASK) != 0;
  gboolean is_shift = (state & GDK_SHIFT_MASK) != 0;
  gunichar letter;

  if (!trellis_matrix_grid_get_cursor (self, NULL, NULL) || (state & (GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)))
    return FALSE;
  if (move_by_key (self, keyval, is_ctrl, is_shift))
    return TRUE;
  if (is_ctrl)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_space:
      forget_typed (self);
      trellis_matrix_grid_activate_cell (self);
      return TRUE;
    case GDK_KEY_Escape:
      /* More than one cell selected: back to one; otherwise not ours. */
      if (self->anchor_row == self->cursor_row && self->anchor_column == self->cursor_column)
        return FALSE;
      trellis_matrix_grid_move (self, self->cursor_row, self->cursor_column, FALSE);
      return TRUE;
    default:
      letter = gdk_keyval_to_unicode (keyval);
      return g_unichar_isalnum (letter) ? take_letter (self, letter) : FALSE;
    }
}

static void
press_button_cb (GtkGestureClick   *gesture,
                 int                n_press,
                 double             x,
                 double             y,
                 TrellisMatrixGrid *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  int row, column;

  trellis_matrix_grid_find (self, x, y, &row, &column);
  if (row < 0)
    return;

  forget_typed (self);
  /* A click on a school keeps to the column. */
  trellis_matrix_grid_move (self, row, column >= 0 ? (guint) column : self->cursor_column,
                            (state & GDK_SHIFT_MASK) != 0);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 2 && column >= 0)
    trellis_matrix_grid_activate_cell (self);
}

static void
drag_to_cb (GtkGestureDrag    *gesture,
            double             offset_x,
            double             offset_y,
            TrellisMatrixGrid *self)
{
  double x, y;
  int row, column, start_row, start_column;

  if (!gtk_gesture_drag_get_start_point (gesture, &x, &y) ||
      !trellis_matrix_grid_find (self, x, y, &start_row, &start_column) ||
      !trellis_matrix_grid_find (self, x + offset_x, y + offset_y, &row, &column))
    return;

  if (row != (int) self->cursor_row || column != (int) self->cursor_column)
    trellis_matrix_grid_move (self, row, column, TRUE);
}

static char *
describe_heading (TrellisMatrixGrid *self,
                  guint              column)
{
  GString *text = g_string_new (trellis_matrix_get_column (self->matrix, column)->name);
  GPtrArray *levels = self->column_levels[column];
  guint n_not_judged = trellis_matrix_grid_count (self, -1, column, levels->len);

  for (guint i = 0; i < levels->len; i++)
    g_string_append_printf (text, "\n%s: %u", ((const TrellisLevel *) g_ptr_array_index (levels, i))->name,
                            trellis_matrix_grid_count (self, -1, column, i));
  if (n_not_judged > 0)
    g_string_append_printf (text, "\n%s: %u", _("Not judged"), n_not_judged);

  return g_string_free (text, FALSE);
}

static char *
describe_school (const TrellisMatrixRow *row)
{
  const TrellisSchool *school = row->school;
  GString *text = g_string_new (school->name);

  g_string_append_printf (text, "\n%s", trellis_phase_get_name (school->phase));
  if (*school->hub_name != '\0')
    g_string_append_printf (text, ", %s", school->hub_name);
  if (*school->federation_name != '\0')
    g_string_append_printf (text, ", %s", school->federation_name);
  if (*school->adviser_name != '\0')
    {
      g_string_append_c (text, '\n');
      /* Translators: %s is a person's name. */
      g_string_append_printf (text, _("Adviser: %s"), school->adviser_name);
    }

  return g_string_free (text, FALSE);
}

static char *
describe_limit (TrellisMatrix          *matrix,
                const TrellisMatrixRow *row)
{
  g_autofree char *day = trellis_day_format (row->limit_on, TRELLIS_DAY_STYLE_LONG);
  const char *level = row->cells[matrix->columns->len - 1].level != NULL
                        ? row->cells[matrix->columns->len - 1].level->name : "";
  g_autofree char *since = NULL;

  if (row->months_in_level < 0)
    return NULL;

  /* Translators: "Recovery for 15 months". */
  since = g_strdup_printf (ngettext ("%s for %d month", "%s for %d months", row->months_in_level),
                           level, row->months_in_level);
  if (row->limit_on == TRELLIS_DAY_NONE)
    return g_steal_pointer (&since);

  /* Translators: first "Recovery for 15 months", then a day. */
  return row->is_past_limit ? g_strdup_printf (_("%s; the limit was %s"), since, day)
                            : g_strdup_printf (_("%s; the limit is %s"), since, day);
}

static gboolean
query_tooltip_cb (TrellisMatrixGrid *self,
                  int                x,
                  int                y,
                  gboolean           is_by_keyboard,
                  GtkTooltip        *tooltip)
{
  const TrellisMatrixLayout *layout = trellis_matrix_grid_ensure_layout (self);
  g_autofree char *text = NULL;
  GdkRectangle area = { 0 };
  int row, column;

  if (is_by_keyboard || layout == NULL)
    return FALSE;

  if (trellis_matrix_grid_find (self, x, y, &row, &column))
    {
      text = trellis_matrix_dup_cell_text (self->matrix, row, column);
      trellis_matrix_grid_get_cell_area (self, row, column, &area);
    }
  else if (row >= 0)
    {
      const TrellisMatrixRow *facts = trellis_matrix_get_row (self->matrix, row);

      trellis_matrix_grid_get_cell_area (self, row, 0, &area);
      if (x >= layout->name.x && x < layout->fixed_width)
        {
          text = describe_school (facts);
          area.x = (int) layout->name.x;
          area.width = (int) (layout->fixed_width - layout->name.x);
        }
      else if (x >= layout->limit.x - gtk_adjustment_get_value (self->hadjustment))
        {
          text = describe_limit (self->matrix, facts);
          area.x = (int) (layout->limit.x - gtk_adjustment_get_value (self->hadjustment));
          area.width = (int) layout->limit.width;
        }
    }
  else if (column >= 0 && y < layout->head_height)
    {
      text = describe_heading (self, column);
      area.x = (int) (layout->columns[column].x - gtk_adjustment_get_value (self->hadjustment));
      area.width = (int) layout->columns[column].width;
      area.height = (int) layout->head_height;
    }
  if (text == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

/**
 * trellis_matrix_grid_add_input:
 * @self: a grid that is being made
 *
 * Makes it answer to keys, pointer and hover.
 */
void
trellis_matrix_grid_add_input (TrellisMatrixGrid *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (press_key_cb), self);
  gtk_widget_add_controller (widget, keys);
  g_signal_connect (click, "pressed", G_CALLBACK (press_button_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_to_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_group (click, drag);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
