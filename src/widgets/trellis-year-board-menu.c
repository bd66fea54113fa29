/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done with the visit, or the empty week, at the board's cursor: by
 * the second button of the mouse, the Menu key and Shift+F10. */

#include "config.h"

#include "trellis-year-board-private.h"

#include <glib/gi18n-lib.h>

static TrellisVisit *
get_visit (TrellisYearBoard *self)
{
  int pill = trellis_year_board_get_pill (self);

  return pill >= 0 ? g_array_index (self->layout->pills, TrellisYearPill, pill).visit : NULL;
}

static const char *
get_urn (TrellisYearBoard *self)
{
  const TrellisYearRow *row = &g_array_index (self->layout->rows, TrellisYearRow, self->cursor_row);

  return ((TrellisSchool *) g_ptr_array_index (row->schools, 0))->urn;
}

static TrellisDay
get_monday (TrellisYearBoard *self)
{
  return g_array_index (self->layout->weeks, TrellisYearWeek, self->cursor_week).monday;
}

/**
 * trellis_year_board_set_session:
 * @self: a board with cells
 * @session: all day, morning or afternoon
 *
 * Asks for the visit at the cursor to take that part of its day, and says why
 * where it cannot.
 */
void
trellis_year_board_set_session (TrellisYearBoard *self,
                                TrellisSession    session)
{
  TrellisVisit *visit = get_visit (self);
  g_autofree char *refusal = NULL;

  if (visit == NULL || visit->session == session)
    return;
  refusal = trellis_year_board_explain_fixed (visit);
  if (refusal == NULL)
    refusal = trellis_visit_days_explain (self->days, visit, visit->visit_on, session);
  if (refusal != NULL)
    {
      g_signal_emit_by_name (self, "refused", refusal);
    }
  else
    {
      g_autofree char *id = g_strdup (visit->id);

      g_signal_emit_by_name (self, "set-session", id, session);
    }
}

/**
 * trellis_year_board_turn_session:
 * @self: a board with cells
 *
 * Makes the visit at the cursor a morning's, then an afternoon's, then a whole
 * day's again, passing over what its day has no room for.
 */
void
trellis_year_board_turn_session (TrellisYearBoard *self)
{
  TrellisVisit *visit = get_visit (self);

  if (visit == NULL)
    return;
  for (int i = 1; i < TRELLIS_N_SESSIONS; i++)
    {
      TrellisSession session = (visit->session + i) % TRELLIS_N_SESSIONS;
      g_autofree char *refusal = trellis_visit_days_explain (self->days, visit, visit->visit_on, session);

      /* The last one's refusal is said. */
      if (refusal != NULL && i + 1 < TRELLIS_N_SESSIONS)
        continue;
      trellis_year_board_set_session (self, session);
      return;
    }
}

/**
 * trellis_year_board_copy:
 * @self: a board with cells
 *
 * Remembers the visit at the cursor for trellis_year_board_paste().
 */
void
trellis_year_board_copy (TrellisYearBoard *self)
{
  TrellisVisit *visit = get_visit (self);

  if (visit == NULL)
    return;
  g_free (self->copied_id);
  self->copied_id = g_strdup (visit->id);
}

/**
 * trellis_year_board_paste:
 * @self: a board with cells
 *
 * Asks for another visit like the one that was copied, of the cursor's school in
 * the cursor's week.
 */
void
trellis_year_board_paste (TrellisYearBoard *self)
{
  if (self->copied_id == NULL || trellis_visit_days_find_visit (self->days, self->copied_id) == NULL)
    {
      g_signal_emit_by_name (self, "refused", _("Copy a visit first: go to it and press Ctrl+C."));
      return;
    }

  g_signal_emit_by_name (self, "copy-visit", self->copied_id, get_urn (self), get_monday (self));
}

/* The actions ---------------------------------------------------------------- */

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  g_autofree char *id = g_strdup (get_visit (user_data)->id);

  g_signal_emit_by_name (user_data, "open-visit", id);
}

static void
session_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  TrellisSession session;

  if (trellis_session_parse (g_variant_get_string (parameter, NULL), &session))
    trellis_year_board_set_session (user_data, session);
}

static void
status_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  g_autofree char *id = g_strdup (get_visit (user_data)->id);
  TrellisVisitStatus status;

  if (trellis_visit_status_parse (g_variant_get_string (parameter, NULL), &status))
    g_signal_emit_by_name (user_data, "set-status", id, status);
}

static void
copy_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  trellis_year_board_copy (user_data);
}

static void
paste_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  trellis_year_board_paste (user_data);
}

static void
add_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  g_signal_emit_by_name (user_data, "add-visit", get_urn (user_data), get_monday (user_data));
}

static void
remove_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  g_autofree char *id = g_strdup (get_visit (user_data)->id);

  g_signal_emit_by_name (user_data, "remove-visit", id);
}

static void
school_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  g_signal_emit_by_name (user_data, "open-school", get_urn (user_data));
}

static const GActionEntry actions[] = {
  { .name = "open", .activate = open_cb },
  { .name = "session", .activate = session_cb, .parameter_type = "s", .state = "''" },
  { .name = "status", .activate = status_cb, .parameter_type = "s", .state = "''" },
  { .name = "copy", .activate = copy_cb },
  { .name = "paste", .activate = paste_cb },
  { .name = "add", .activate = add_cb },
  { .name = "remove", .activate = remove_cb },
  { .name = "school", .activate = school_cb },
};

/* The menu ------------------------------------------------------------------- */

static void
append_choice (GMenu      *menu,
               const char *label,
               const char *action,
               const char *target)
{
  g_autofree char *detailed = g_strdup_printf ("%s::%s", action, target);

  g_menu_append (menu, label, detailed);
}

static GMenuModel *
create_visit_menu (TrellisVisit *visit)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) sessions = g_menu_new ();
  g_autoptr (GMenu) statuses = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  g_menu_append (first, _("_Open the visit"), "board.open");
  g_menu_append (first, _("Open the _school"), "board.school");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  for (TrellisSession session = 0; session < TRELLIS_N_SESSIONS; session++)
    append_choice (sessions, trellis_session_get_name (session), "board.session", trellis_session_get_key (session));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (sessions));
  /* What follows from a note is set with the note. */
  for (TrellisVisitStatus status = TRELLIS_VISIT_STATUS_PLANNED; status <= TRELLIS_VISIT_STATUS_DONE; status++)
    append_choice (statuses, trellis_visit_status_get_name (status), "board.status",
                   trellis_visit_status_get_key (status));
  append_choice (statuses, trellis_visit_status_get_name (TRELLIS_VISIT_STATUS_CANCELLED), "board.status",
                 trellis_visit_status_get_key (TRELLIS_VISIT_STATUS_CANCELLED));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (statuses));
  g_menu_append (last, _("_Copy"), "board.copy");
  if (visit->status == TRELLIS_VISIT_STATUS_PLANNED)
    g_menu_append (last, _("_Remove"), "board.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));

  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_week_menu (TrellisYearBoard *self)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("_Add a visit"), "board.add");
  if (self->copied_id != NULL)
    g_menu_append (menu, _("_Paste the copied visit"), "board.paste");
  g_menu_append (menu, _("Open the _school"), "board.school");

  return G_MENU_MODEL (menu);
}

static void
set_state (GActionMap *map,
           const char *name,
           const char *state,
           gboolean    is_enabled)
{
  GSimpleAction *action = G_SIMPLE_ACTION (g_action_map_lookup_action (map, name));

  g_simple_action_set_state (action, g_variant_new_string (state));
  g_simple_action_set_enabled (action, is_enabled);
}

/**
 * trellis_year_board_open_menu:
 * @self: a board with cells
 *
 * Opens the menu of what is at the cursor, beside it.
 */
void
trellis_year_board_open_menu (TrellisYearBoard *self)
{
  TrellisVisit *visit = get_visit (self);
  g_autoptr (GMenuModel) menu = visit != NULL ? create_visit_menu (visit) : create_week_menu (self);
  GdkRectangle area;
  TrellisYearBox box;

  if (visit != NULL)
    {
      /* One that has its note is changed where the note is. */
      gboolean is_open = visit->status <= TRELLIS_VISIT_STATUS_DONE || visit->status == TRELLIS_VISIT_STATUS_CANCELLED;

      set_state (self->menu_actions, "session", trellis_session_get_key (visit->session),
                 !trellis_visit_is_done (visit));
      set_state (self->menu_actions, "status", trellis_visit_status_get_key (visit->status), is_open);
      trellis_year_board_get_pill_box (self, (guint) trellis_year_board_get_pill (self), &box);
    }
  else
    trellis_year_board_get_cell_box (self, self->cursor_row, self->cursor_week, &box);
  area = (GdkRectangle) { (int) box.x, (int) box.y, (int) box.width, (int) box.height };

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      /* Translators: of a visit on the board */
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Visit"), -1);
    }
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &area);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
press_secondary_cb (GtkGestureClick  *gesture,
                    int               n_press,
                    double            x,
                    double            y,
                    TrellisYearBoard *self)
{
  int row, week;
  int pill = trellis_year_board_find (self, x, y, &row, &week);

  if (row < 0 || week < 0)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (pill >= 0)
    {
      const TrellisYearPill *facts = &g_array_index (self->layout->pills, TrellisYearPill, pill);

      trellis_year_board_move (self, facts->row, facts->week, facts->slot);
    }
  else
    trellis_year_board_move (self, (guint) row, (guint) week, 0);
  trellis_year_board_open_menu (self);
}

/**
 * trellis_year_board_add_menu:
 * @self: a board that is being made
 *
 * Gives it its menu.
 */
void
trellis_year_board_add_menu (TrellisYearBoard *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "board", G_ACTION_GROUP (group));
  /* The widget keeps the group. */
  self->menu_actions = G_ACTION_MAP (group);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (press_secondary_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
