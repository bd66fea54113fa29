/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-matrix-view-private.h"

#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gi18n.h>

/* The matrix before a board: it fills the screen in large type, without the marks
 * that matter to those who judge, and nothing can be judged. Keys go from group to
 * group, from aspect to aspect and from term to term. */

#define ZOOM 1.5

/* The marks of work still to do; the matrix is shown and not kept. */
static void
drop_marks (TrellisMatrix *matrix)
{
  for (guint row = 0; row < trellis_matrix_get_n_rows (matrix); row++)
    {
      for (guint column = 0; column < trellis_matrix_get_n_columns (matrix); column++)
        {
          TrellisMatrixCell *cell = trellis_matrix_get_cell (matrix, row, column);

          cell->sources_differ = FALSE;
          cell->evidence = TRELLIS_EVIDENCE_RECENT;
        }
    }
}

/**
 * trellis_matrix_view_prepare:
 * @self: the view
 * @matrix: what it is about to show
 *
 * Leaves out what a board has no use for, while the matrix is presented.
 */
void
trellis_matrix_view_prepare (TrellisMatrixView *self,
                             TrellisMatrix     *matrix)
{
  if (self->is_presenting)
    drop_marks (matrix);
}

/* The hub after the one shown, or before it; past either end, the whole trust. */
static void
go_to_group (TrellisMatrixView *self,
             int                step)
{
  TrellisScope *scope = trellis_view_get_scope (TRELLIS_VIEW (self));
  g_autoptr (GPtrArray) hubs = trellis_store_list_hubs (trellis_view_get_store (TRELLIS_VIEW (self)), NULL);
  const char *shown = trellis_scope_get_hub (scope);
  int n = hubs != NULL ? (int) hubs->len : 0, place = 0;

  for (int i = 0; i < n; i++)
    {
      if (g_strcmp0 (((TrellisHub *) g_ptr_array_index (hubs, i))->id, shown) == 0)
        place = i + 1;
    }
  place = (place + step + n + 1) % (n + 1);
  trellis_scope_set_hub (scope, place > 0 ? ((TrellisHub *) g_ptr_array_index (hubs, place - 1))->id : NULL);
}

/* The end of the term before the day that is shown, or the next one's; today at
 * the latest. */
static void
go_to_term (TrellisMatrixView *self,
            int                step)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  TrellisScope *scope = trellis_view_get_scope (TRELLIS_VIEW (self));
  TrellisDay today = trellis_store_get_today (store), shown = trellis_scope_get_as_at (scope);
  TrellisDay found = step > 0 ? today : TRELLIS_DAY_NONE;

  for (int years = -1; years <= 1; years++)
    {
      g_autofree char *id = trellis_school_year_dup_id_for_day (trellis_day_add_months (shown, 12 * years));
      g_autoptr (TrellisSchoolYear) year = trellis_store_read_year_or_usual (store, id, NULL);

      for (guint i = 0; year != NULL && i < year->terms->len; i++)
        {
          TrellisDay day = ((TrellisTerm *) g_ptr_array_index (year->terms, i))->ends_on;

          if (step > 0 && day > shown && day < found)
            found = day;
          if (step < 0 && day < shown)
            found = found == TRELLIS_DAY_NONE ? day : MAX (found, day);
        }
    }
  if (found != TRELLIS_DAY_NONE)
    trellis_scope_set_as_at (scope, found);
}

static void
go_to_aspect (TrellisMatrixView *self,
              int                step)
{
  TrellisMatrix *matrix = trellis_matrix_grid_get_matrix (self->grid);
  guint row, column, n;

  if (matrix == NULL || !trellis_matrix_grid_get_cursor (self->grid, &row, &column))
    return;
  n = trellis_matrix_get_n_columns (matrix);
  trellis_matrix_grid_set_cursor (self->grid, row, (column + n + step) % n);
}

static gboolean
press_key_cb (GtkEventControllerKey *controller,
              guint                  keyval,
              guint                  keycode,
              GdkModifierType        state,
              TrellisMatrixView     *self)
{
  if (!self->is_presenting)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Page_Down:
      go_to_group (self, 1);
      return TRUE;
    case GDK_KEY_Page_Up:
      go_to_group (self, -1);
      return TRUE;
    case GDK_KEY_Right:
      go_to_aspect (self, 1);
      return TRUE;
    case GDK_KEY_Left:
      go_to_aspect (self, -1);
      return TRUE;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      go_to_term (self, 1);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      go_to_term (self, -1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_Down:
    case GDK_KEY_Home:
    case GDK_KEY_End:
    case GDK_KEY_Tab:
    case GDK_KEY_F11:
    case GDK_KEY_Escape:
      return FALSE;
    default:
      /* Nothing is judged before a board; keys with Ctrl are the window's but for what pastes. */
      return (state & GDK_CONTROL_MASK) == 0 || keyval == GDK_KEY_v;
    }
}

static void
set_presenting (TrellisMatrixView *self,
                gboolean           is_presenting)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const char *tip = is_presenting ? _("Leave full screen (F11)") : _("Full screen (F11)");

  if (self->is_presenting == is_presenting)
    return;
  self->is_presenting = is_presenting;
  if (is_presenting)
    {
      trellis_cell_panel_commit (self->panel);
      gtk_revealer_set_reveal_child (self->revealer, FALSE);
    }
  trellis_matrix_grid_set_zoom (self->grid, is_presenting ? ZOOM : 1);
  gtk_widget_set_visible (GTK_WIDGET (self->slider), !is_presenting);
  gtk_button_set_icon_name (GTK_BUTTON (self->present_button),
                            is_presenting ? "view-restore-symbolic" : "view-fullscreen-symbolic");
  gtk_widget_set_tooltip_text (self->present_button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->present_button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  if (GTK_IS_WINDOW (root) && is_presenting)
    gtk_window_fullscreen (GTK_WINDOW (root));
  else if (GTK_IS_WINDOW (root))
    gtk_window_unfullscreen (GTK_WINDOW (root));
  trellis_view_refresh (TRELLIS_VIEW (self));
  if (gtk_widget_get_mapped (GTK_WIDGET (self->grid)))
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
present_clicked_cb (TrellisMatrixView *self)
{
  set_presenting (self, !self->is_presenting);
}

static gboolean
present_key_cb (GtkWidget *widget,
                GVariant  *arguments,
                gpointer   is_leaving)
{
  TrellisMatrixView *self = TRELLIS_MATRIX_VIEW (widget);

  if (!gtk_widget_get_mapped (widget) || (GPOINTER_TO_INT (is_leaving) && !self->is_presenting))
    return FALSE;
  set_presenting (self, !self->is_presenting);

  return TRUE;
}

/* Another view has the screen: it is not for this one's presentation. */
static void
unmap_cb (TrellisMatrixView *self)
{
  set_presenting (self, FALSE);
}

/**
 * trellis_matrix_view_attach_presenting:
 * @self: a view being built
 *
 * Lets people present the matrix: by a button in the header and F11; Escape
 * leaves.
 */
void
trellis_matrix_view_attach_presenting (TrellisMatrixView *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->present_button = gtk_button_new_from_icon_name ("view-fullscreen-symbolic");
  gtk_widget_set_tooltip_text (self->present_button, _("Full screen (F11)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->present_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Full screen (F11)"), -1);
  g_signal_connect_object (self->present_button, "clicked", G_CALLBACK (present_clicked_cb), self, G_CONNECT_SWAPPED);
  trellis_view_set_header_end (TRELLIS_VIEW (self), self->present_button);

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (shortcuts), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F11, 0),
                                                          gtk_callback_action_new (present_key_cb,
                                                                                   GINT_TO_POINTER (FALSE), NULL)));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (present_key_cb,
                                                                                   GINT_TO_POINTER (TRUE), NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (press_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (self, "unmap", G_CALLBACK (unmap_cb), self, G_CONNECT_SWAPPED);
}
