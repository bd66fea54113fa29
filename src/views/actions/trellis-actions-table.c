/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-actions-table.h"

#include "trellis-rating-mark.h"

#include <glib/gi18n.h>
#include <string.h>

/* The actions as a table: the second look at them, sorted by any column. */

struct _TrellisActionsTable
{
  AdwBin parent_instance;

  GtkColumnView *view;
  GtkSortListModel *sorted;
  GtkMultiSelection *selection;
  TrellisDay as_at;
};

G_DEFINE_FINAL_TYPE (TrellisActionsTable, trellis_actions_table, ADW_TYPE_BIN)

typedef enum
{
  COLUMN_SCHOOL,
  COLUMN_WHAT,
  COLUMN_OWNER,
  COLUMN_SOURCE,
  COLUMN_DUE,
  COLUMN_RATING,
  COLUMN_SINCE,
  N_COLUMNS
} Column;

/* Widths in pixels; what is to be done takes what is left. */
static const struct
{
  const char *title;
  int width;
} columns[N_COLUMNS] = {
  [COLUMN_SCHOOL] = { N_("School"), 190 },
  [COLUMN_WHAT] = { N_("Action"), -1 },
  [COLUMN_OWNER] = { N_("Owner"), 150 },
  [COLUMN_SOURCE] = { N_("Source"), 130 },
  [COLUMN_DUE] = { N_("Due"), 140 },
  [COLUMN_RATING] = { N_("Rating"), 120 },
  [COLUMN_SINCE] = { N_("Since"), 110 },
};

static char *
get_text (TrellisActionsTable *self,
          TrellisAction       *action,
          Column               column)
{
  switch (column)
    {
    case COLUMN_SCHOOL:
      return g_strdup (action->school_name);
    case COLUMN_WHAT:
      return g_strdup (action->what);
    case COLUMN_OWNER:
      return g_strdup (action->owner);
    case COLUMN_SOURCE:
      return g_strdup (action->source);
    case COLUMN_DUE:
      if (trellis_action_is_overdue (action, self->as_at))
        return trellis_action_dup_due (action, self->as_at);
      return trellis_day_format (action->due_on, TRELLIS_DAY_STYLE_MEDIUM);
    case COLUMN_RATING:
      return g_strdup (trellis_action_column_get_name (trellis_action_get_column (action)));
    case COLUMN_SINCE:
      return trellis_day_format (action->closed_on != TRELLIS_DAY_NONE ? action->closed_on : action->rating_since,
                                 TRELLIS_DAY_STYLE_MEDIUM);
    case N_COLUMNS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Sorting -------------------------------------------------------------------- */

static int
compare_days (TrellisDay a,
              TrellisDay b)
{
  /* What has no day comes after what has. */
  if ((a == TRELLIS_DAY_NONE) != (b == TRELLIS_DAY_NONE))
    return a == TRELLIS_DAY_NONE ? 1 : -1;

  return a < b ? -1 : a > b;
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      data)
{
  TrellisAction *one = (TrellisAction *) a;
  TrellisAction *other = (TrellisAction *) b;
  int order = 0;

  switch ((Column) GPOINTER_TO_UINT (data))
    {
    case COLUMN_SCHOOL:
      order = g_utf8_collate (one->school_name, other->school_name);
      break;
    case COLUMN_WHAT:
      order = g_utf8_collate (one->what, other->what);
      break;
    case COLUMN_OWNER:
      order = g_utf8_collate (one->owner, other->owner);
      break;
    case COLUMN_SOURCE:
      order = g_utf8_collate (one->source, other->source);
      break;
    case COLUMN_DUE:
      /* What is closed is due no more. */
      order = (one->closed_on != TRELLIS_DAY_NONE) - (other->closed_on != TRELLIS_DAY_NONE);
      break;
    case COLUMN_RATING:
      order = (int) trellis_action_get_column (one) - (int) trellis_action_get_column (other);
      break;
    case COLUMN_SINCE:
      order = compare_days (one->closed_on != TRELLIS_DAY_NONE ? one->closed_on : one->rating_since,
                            other->closed_on != TRELLIS_DAY_NONE ? other->closed_on : other->rating_since);
      break;
    case N_COLUMNS:
    default:
      break;
    }
  if (order == 0)
    order = compare_days (one->due_on, other->due_on);

  return order != 0 ? order : strcmp (one->id, other->id);
}

/* Cells ---------------------------------------------------------------------- */

static Column
get_column (GtkListItemFactory *factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
}

static void
set_up_cell_cb (TrellisActionsTable *self,
                GtkListItem         *item,
                GtkListItemFactory  *factory)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (get_column (factory) == COLUMN_RATING)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

      gtk_box_append (GTK_BOX (box), trellis_rating_mark_new (TRELLIS_RATING_NONE));
      gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
      gtk_box_append (GTK_BOX (box), label);
      gtk_list_item_set_child (item, box);
    }
  else
    {
      gtk_list_item_set_child (item, label);
    }
}

static void
bind_cell_cb (TrellisActionsTable *self,
              GtkListItem         *item,
              GtkListItemFactory  *factory)
{
  TrellisAction *action = gtk_list_item_get_item (item);
  Column column = get_column (factory);
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkWidget *label = column == COLUMN_RATING ? gtk_widget_get_last_child (child) : child;
  g_autofree char *text = get_text (self, action, column);

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, column == COLUMN_WHAT ? text : NULL);
  if (column == COLUMN_RATING)
    {
      gboolean is_open = action->closed_on == TRELLIS_DAY_NONE;
      GtkWidget *mark = gtk_widget_get_first_child (child);

      trellis_rating_mark_set_rating (TRELLIS_RATING_MARK (mark), action->rating);
      gtk_widget_set_visible (mark, is_open);
      gtk_widget_set_visible (gtk_widget_get_next_sibling (mark), !is_open);
    }
  if (column == COLUMN_DUE)
    {
      gboolean is_overdue = trellis_action_is_overdue (action, self->as_at);
      gboolean is_soon = trellis_action_is_due_soon (action, self->as_at);

      gtk_widget_remove_css_class (label, "action-overdue");
      gtk_widget_remove_css_class (label, "action-soon");
      if (is_overdue || is_soon)
        gtk_widget_add_css_class (label, is_overdue ? "action-overdue" : "action-soon");
    }
}

static void
selection_cb (TrellisActionsTable *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  g_signal_emit_by_name (self, "chosen", (guint) gtk_bitset_get_size (chosen));
}

static void
activate_cb (TrellisActionsTable *self,
             guint                position)
{
  g_autoptr (TrellisAction) action = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (action != NULL)
    g_signal_emit_by_name (self, "activate-action", action);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        TrellisActionsTable   *self)
{
  g_autoptr (TrellisAction) action = trellis_actions_table_get_action (self);
  int column = trellis_action_column_from_key (gdk_keyval_to_unicode (keyval));

  if (action == NULL || column < 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)))
    return FALSE;

  g_signal_emit_by_name (self, "rate", action, column);
  return TRUE;
}

static void
add_column (TrellisActionsTable *self,
            Column               column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;
  g_autoptr (GtkSorter) sorter = NULL;

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  g_signal_connect_object (factory, "setup", G_CALLBACK (set_up_cell_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cell_cb), self, G_CONNECT_SWAPPED);
  view_column = gtk_column_view_column_new (_(columns[column].title), factory);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare, GUINT_TO_POINTER (column), NULL));
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  if (columns[column].width > 0)
    gtk_column_view_column_set_fixed_width (view_column, columns[column].width);
  else
    gtk_column_view_column_set_expand (view_column, TRUE);
  gtk_column_view_append_column (self->view, view_column);
  if (column == COLUMN_DUE)
    gtk_column_view_sort_by_column (self->view, view_column, GTK_SORT_ASCENDING);
}

static gboolean
trellis_actions_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TRELLIS_ACTIONS_TABLE (widget)->view));
}

static void
trellis_actions_table_class_init (TrellisActionsTableClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = trellis_actions_table_grab_focus;

  /**
   * TrellisActionsTable::rate:
   * @self: the table
   * @action: an action
   * @column: a #TrellisActionColumn
   *
   * A person rated or closed the action by a key, or all that are chosen, of
   * which it is the first.
   */
  g_signal_new ("rate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                TRELLIS_TYPE_ACTION, G_TYPE_UINT);
  /**
   * TrellisActionsTable::chosen:
   * @self: the table
   * @n_actions: how many are chosen now
   */
  g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_UINT);
  /**
   * TrellisActionsTable::activate-action:
   * @self: the table
   * @action: an action
   *
   * A person asks to see all of it.
   */
  g_signal_new ("activate-action", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                TRELLIS_TYPE_ACTION);
}

static void
trellis_actions_table_init (TrellisActionsTable *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->sorted = gtk_sort_list_model_new (NULL, NULL);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->sorted)));
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (self->selection)));
  g_object_unref (self->sorted);
  for (guint i = 0; i < N_COLUMNS; i++)
    add_column (self, i);
  gtk_sort_list_model_set_sorter (self->sorted, gtk_column_view_get_sorter (self->view));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "actions-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Actions"), -1);

  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_add_css_class (scroller, "actions-card");
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/**
 * trellis_actions_table_new:
 *
 * Returns: (transfer floating): a table without actions
 */
GtkWidget *
trellis_actions_table_new (void)
{
  return g_object_new (TRELLIS_TYPE_ACTIONS_TABLE, NULL);
}

/**
 * trellis_actions_table_set_actions:
 * @self: a table
 * @actions: (element-type TrellisAction): what to show
 * @as_at: the day from which it is told what is overdue
 *
 * Shows @actions, in the order that the person chose. The rows of the actions
 * that were chosen stay chosen.
 */
void
trellis_actions_table_set_actions (TrellisActionsTable *self,
                                   GListModel          *actions,
                                   TrellisDay           as_at)
{
  g_auto (GStrv) ids = NULL;
  g_autoptr (TrellisAction) action = NULL;

  g_return_if_fail (TRELLIS_IS_ACTIONS_TABLE (self));

  ids = trellis_actions_table_dup_chosen (self);
  self->as_at = as_at;
  gtk_sort_list_model_set_model (self->sorted, actions);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (TrellisAction) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (g_strv_contains ((const char *const *) ids, row->id))
        gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), i, FALSE);
    }
  /* Keys have something to act on. */
  action = trellis_actions_table_get_action (self);
  if (action == NULL)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 0, TRUE);
  selection_cb (self);
}

/**
 * trellis_actions_table_dup_chosen:
 * @self: a table
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids of the actions
 *   that are chosen, from the top
 */
GStrv
trellis_actions_table_dup_chosen (TrellisActionsTable *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GtkBitset) chosen = NULL;

  g_return_val_if_fail (TRELLIS_IS_ACTIONS_TABLE (self), NULL);

  chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (guint i = 0; i < gtk_bitset_get_size (chosen); i++)
    {
      g_autoptr (TrellisAction) action = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                                                gtk_bitset_get_nth (chosen, i));

      g_strv_builder_add (ids, action->id);
    }

  return g_strv_builder_end (ids);
}

/**
 * trellis_actions_table_get_action:
 * @self: a table
 *
 * Returns: (transfer full) (nullable): the first action that is chosen
 */
TrellisAction *
trellis_actions_table_get_action (TrellisActionsTable *self)
{
  g_autoptr (GtkBitset) chosen = NULL;

  g_return_val_if_fail (TRELLIS_IS_ACTIONS_TABLE (self), NULL);

  chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (gtk_bitset_is_empty (chosen))
    return NULL;

  return g_list_model_get_item (G_LIST_MODEL (self->selection), gtk_bitset_get_minimum (chosen));
}

/**
 * trellis_actions_table_select_action:
 * @self: a table
 * @id: an action
 *
 * Returns: whether it is in the table, and the one that is chosen now
 */
gboolean
trellis_actions_table_select_action (TrellisActionsTable *self,
                                     const char          *id)
{
  guint n_actions;

  g_return_val_if_fail (TRELLIS_IS_ACTIONS_TABLE (self), FALSE);

  n_actions = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  for (guint i = 0; i < n_actions; i++)
    {
      g_autoptr (TrellisAction) action = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (strcmp (action->id, id) == 0)
        return gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), i, TRUE);
    }

  return FALSE;
}

static GtkWidget *
find_selected (GtkWidget *widget)
{
  if (gtk_widget_get_mapped (widget) && strcmp (gtk_widget_get_css_name (widget), "row") == 0 &&
      (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_SELECTED) != 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_selected (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * trellis_actions_table_get_area:
 * @self: a table on screen
 * @area: (out): where the row that is chosen is in the table; all of the table
 *   where the row is out of view
 *
 * Returns: whether it is on screen
 */
gboolean
trellis_actions_table_get_area (TrellisActionsTable *self,
                                GdkRectangle        *area)
{
  GtkWidget *row;
  graphene_rect_t bounds;

  g_return_val_if_fail (TRELLIS_IS_ACTIONS_TABLE (self), FALSE);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;
  row = find_selected (GTK_WIDGET (self->view));
  if (row == NULL || !gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (self)), 40);
  *area = (GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                           (int) bounds.size.height };

  return TRUE;
}
