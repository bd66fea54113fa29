/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-actions-view.h"

#include "trellis-action-board.h"
#include "trellis-rating-popover.h"
#include "trellis-store-actions.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gi18n.h>
#include <string.h>

/* Every next step of the schools in sight, as cards by their rating. */

struct _TrellisActionsView
{
  TrellisView parent_instance;

  GtkStack *stack;
  TrellisActionBoard *board;
  TrellisRatingPopover *popover;
  GtkDropDown *lanes;
  GtkToggleButton *this_year;

  guint badge_idle_id;

  /* The rating that the popover asks about, and what it wrote. */
  char *rated_id;              /* (nullable) */
  TrellisActionColumn rated_column;
  TrellisDay rated_on;
  gint64 rated_change;
  char *rated_sentence;        /* (nullable) */
  gboolean is_amending;        /* what changes now is shown when it is done */
};

G_DEFINE_FINAL_TYPE (TrellisActionsView, trellis_actions_view, TRELLIS_TYPE_VIEW)

/* What is in sight ------------------------------------------------------------ */

typedef struct
{
  TrellisDay starts_on;
  TrellisDay ends_on;
} Year;

static Year
get_year (TrellisActionsView *self)
{
  const char *id = trellis_scope_get_year (trellis_view_get_scope (TRELLIS_VIEW (self)));
  g_autoptr (TrellisSchoolYear) year = trellis_store_read_year (trellis_view_get_store (TRELLIS_VIEW (self)), id, NULL);

  if (year == NULL)
    year = trellis_school_year_new (id, NULL);
  if (year == NULL)
    return (Year) { G_MININT32, G_MAXINT32 };

  return (Year) { year->starts_on, year->ends_on };
}

/* The schools in sight by their URN; TRUE where the search found the school
 * itself, and so all its actions. */
static GHashTable *
list_schools_in_sight (TrellisActionsView  *self,
                       guint               *n_schools,
                       GError             **error)
{
  TrellisScope *scope = trellis_view_get_scope (TRELLIS_VIEW (self));
  g_autoptr (TrellisScope) unsearched = trellis_scope_new (trellis_scope_get_year (scope),
                                                           trellis_scope_get_as_at (scope));
  g_autoptr (GListModel) schools = trellis_store_list_schools (trellis_view_get_store (TRELLIS_VIEW (self)),
                                                               trellis_scope_get_as_at (scope), FALSE, error);
  g_autoptr (GHashTable) in_sight = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (schools == NULL)
    return NULL;

  trellis_scope_set_hub (unsearched, trellis_scope_get_hub (scope));
  trellis_scope_set_phase (unsearched, trellis_scope_get_phase (scope));
  trellis_scope_set_adviser (unsearched, trellis_scope_get_adviser (scope));
  *n_schools = g_list_model_get_n_items (schools);
  for (guint i = 0; i < *n_schools; i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);

      if (trellis_scope_matches (unsearched, school))
        g_hash_table_insert (in_sight, g_strdup (school->urn),
                             GINT_TO_POINTER (trellis_scope_matches (scope, school)));
    }

  return g_steal_pointer (&in_sight);
}

static gboolean
has_text (const char *text,
          const char *folded_search)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, folded_search) != NULL;
}

static gboolean
is_in_sight (TrellisAction *action,
             GHashTable    *schools,
             const char    *folded_search)
{
  gpointer is_found;

  if (!g_hash_table_lookup_extended (schools, action->urn, NULL, &is_found))
    return FALSE;

  return GPOINTER_TO_INT (is_found) || has_text (action->what, folded_search) ||
         has_text (action->owner, folded_search) || has_text (action->source, folded_search) ||
         has_text (action->success_criteria, folded_search);
}

static void
count_overdue (TrellisActionsView *self,
               GListModel         *actions,
               TrellisDay          today)
{
  int n_overdue = 0;

  for (guint i = 0; i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr (TrellisAction) action = g_list_model_get_item (actions, i);

      n_overdue += trellis_action_is_overdue (action, today);
    }
  trellis_view_set_badge (TRELLIS_VIEW (self), n_overdue);
}

static void
show_subtitle (TrellisActionsView *self,
               guint               n_open,
               guint               n_all,
               guint               n_overdue)
{
  g_autofree char *open = NULL;
  g_autofree char *text = NULL;

  /* Translators: how many actions are open: "23 of 58 open". */
  open = g_strdup_printf (_("%u of %u open"), n_open, n_all);
  if (n_overdue > 0)
    /* Translators: first "23 of 58 open". */
    text = g_strdup_printf (_("%s, %u overdue"), open, n_overdue);
  trellis_view_set_subtitle (TRELLIS_VIEW (self), text != NULL ? text : open);
}

/* Takes from @actions what is to be shown; counts what is in sight, the closed
 * of other years too. */
static GListModel *
filter_actions (TrellisActionsView *self,
                GListModel         *actions,
                GHashTable         *schools)
{
  TrellisScope *scope = trellis_view_get_scope (TRELLIS_VIEW (self));
  TrellisDay as_at = trellis_scope_get_as_at (scope);
  gboolean is_this_year = gtk_toggle_button_get_active (self->this_year);
  g_autofree char *search = g_utf8_casefold (trellis_scope_get_search (scope), -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);
  GListStore *shown = g_list_store_new (TRELLIS_TYPE_ACTION);
  Year year = get_year (self);
  guint n_all = 0, n_open = 0, n_overdue = 0;

  for (guint i = 0; i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr (TrellisAction) action = g_list_model_get_item (actions, i);
      gboolean is_open = action->closed_on == TRELLIS_DAY_NONE;

      if (!is_in_sight (action, schools, search) || (is_this_year && action->opened_on < year.starts_on))
        continue;
      n_all++;
      n_open += is_open;
      n_overdue += trellis_action_is_overdue (action, as_at);
      if (is_open || (action->closed_on >= year.starts_on && action->closed_on <= year.ends_on))
        g_ptr_array_add (kept, g_steal_pointer (&action));
    }
  g_list_store_splice (shown, 0, 0, kept->pdata, kept->len);
  show_subtitle (self, n_open, n_all, n_overdue);

  return G_LIST_MODEL (shown);
}

static void
trellis_actions_view_refresh (TrellisView  *view,
                              TrellisTopic  topics)
{
  TrellisActionsView *self = TRELLIS_ACTIONS_VIEW (view);
  TrellisStore *store = trellis_view_get_store (view);
  TrellisDay as_at = trellis_scope_get_as_at (trellis_view_get_scope (view));
  TrellisLaneKind kind = gtk_drop_down_get_selected (self->lanes);
  g_autoptr (GListModel) actions = NULL;
  g_autoptr (GListModel) shown = NULL;
  g_autoptr (GHashTable) schools = NULL;
  g_autoptr (GPtrArray) lanes = NULL;
  g_autoptr (GError) error = NULL;
  guint n_schools = 0;

  if (self->is_amending)
    return;

  actions = trellis_store_list_actions (store, NULL, as_at, &error);
  schools = actions != NULL ? list_schools_in_sight (self, &n_schools, &error) : NULL;
  if (schools == NULL)
    {
      trellis_view_show_error (view, error);
      return;
    }

  if (as_at == trellis_store_get_today (store))
    count_overdue (self, actions, as_at);
  shown = filter_actions (self, actions, schools);
  lanes = trellis_action_lanes_new (shown, kind, trellis_store_get_scheme (store, NULL));
  trellis_action_board_set_lanes (self->board, lanes, kind != TRELLIS_LANES_NONE, as_at);

  if (g_list_model_get_n_items (actions) == 0)
    gtk_stack_set_visible_child_name (self->stack, n_schools == 0 ? "no-schools" : "no-actions");
  else if (g_list_model_get_n_items (shown) == 0)
    gtk_stack_set_visible_child_name (self->stack, "no-match");
  else
    gtk_stack_set_visible_child_name (self->stack, "board");
}

/* The badge stands in the sidebar whatever is on screen. */
static void
refresh_badge (TrellisActionsView *self)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  TrellisDay today = trellis_store_get_today (store);
  g_autoptr (GListModel) actions = trellis_store_list_actions (store, NULL, today, NULL);

  if (actions != NULL)
    count_overdue (self, actions, today);
}

static gboolean
badge_idle_cb (gpointer data)
{
  TrellisActionsView *self = data;

  self->badge_idle_id = 0;
  refresh_badge (self);
  return G_SOURCE_REMOVE;
}

static void
queue_badge (TrellisActionsView *self)
{
  if (self->badge_idle_id == 0)
    self->badge_idle_id = g_idle_add_full (G_PRIORITY_LOW, badge_idle_cb, self, NULL);
}

static void
store_changed_cb (TrellisActionsView *self,
                  guint               topics)
{
  if ((topics & (TRELLIS_TOPIC_ACTION | TRELLIS_TOPIC_TRUST)) != 0)
    queue_badge (self);
}

/* Rating ---------------------------------------------------------------------- */

static gboolean
write_rating (TrellisActionsView  *self,
              const char          *evidence,
              TrellisDay           day,
              GError             **error)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));

  if (self->rated_column == TRELLIS_ACTION_COLUMN_CLOSED)
    return trellis_store_close_action (store, self->rated_id, day, evidence, error);

  return trellis_store_rate_action (store, self->rated_id, (TrellisRating) self->rated_column, day, evidence, error);
}

static void
remember_change (TrellisActionsView *self)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));

  g_free (self->rated_sentence);
  self->rated_sentence = g_strdup (trellis_store_get_undo_sentence (store));
  self->rated_change = trellis_store_get_last_change (store);
}

static void
rate_cb (TrellisActionsView  *self,
         TrellisAction       *action,
         TrellisActionColumn  column)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  TrellisDay today = trellis_store_get_today (store);
  graphene_rect_t bounds;
  g_autoptr (GError) error = NULL;
  GdkRectangle area;

  /* What is closed can be opened again, not closed once more. */
  if (column == TRELLIS_ACTION_COLUMN_CLOSED && action->closed_on != TRELLIS_DAY_NONE)
    return;

  g_free (self->rated_id);
  self->rated_id = g_strdup (action->id);
  self->rated_column = column;
  self->rated_on = MIN (today, trellis_scope_get_as_at (trellis_view_get_scope (TRELLIS_VIEW (self))));
  if (!write_rating (self, "", self->rated_on, &error))
    {
      trellis_view_show_error (TRELLIS_VIEW (self), error);
      return;
    }
  remember_change (self);

  if (trellis_action_board_get_action_area (self->board, action->id, &area) &&
      gtk_widget_compute_bounds (GTK_WIDGET (self->board), GTK_WIDGET (self), &bounds))
    {
      int height = gtk_widget_get_height (GTK_WIDGET (self->board));

      /* Pointing at what of the card is in view. */
      area.height = CLAMP (area.y + area.height, 1, height) - CLAMP (area.y, 0, height - 1);
      area.y = CLAMP (area.y, 0, height - 1);
      area.x += (int) bounds.origin.x;
      area.y += (int) bounds.origin.y;
      gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &area);
      trellis_rating_popover_ask (self->popover, column, self->rated_on, today);
    }
  else
    {
      trellis_view_toast (TRELLIS_VIEW (self), self->rated_sentence, TRUE);
    }
}

/* The rating was written at once, so that nothing is lost whatever happens
 * next; with its evidence it is still one change: the one without is taken back
 * first, unless something else has been done since. */
static gboolean
amend_rating (TrellisActionsView  *self,
              const char          *evidence,
              TrellisDay           day,
              GError             **error)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  gboolean is_good = TRUE;

  self->is_amending = TRUE;
  if (trellis_store_get_last_change (store) == self->rated_change &&
      g_strcmp0 (trellis_store_get_undo_sentence (store), self->rated_sentence) == 0)
    is_good = trellis_store_undo (store, error);
  is_good = is_good && write_rating (self, evidence, day, error);
  self->is_amending = FALSE;
  trellis_view_refresh (TRELLIS_VIEW (self));

  return is_good;
}

static void
answered_cb (TrellisActionsView *self,
             const char         *evidence,
             int                 day)
{
  g_autoptr (GError) error = NULL;
  gboolean is_other_day = day != TRELLIS_DAY_NONE && day != self->rated_on;

  gtk_widget_grab_focus (GTK_WIDGET (self->board));
  if ((*evidence != '\0' || is_other_day) &&
      !amend_rating (self, evidence, is_other_day ? day : self->rated_on, &error))
    {
      trellis_view_show_error (TRELLIS_VIEW (self), error);
      return;
    }

  trellis_view_toast (TRELLIS_VIEW (self), self->rated_sentence, TRUE);
}

static void
activate_cb (TrellisActionsView *self,
             TrellisAction      *action)
{
  trellis_view_open_school (TRELLIS_VIEW (self), action->urn);
}

/* What stands in the bars ------------------------------------------------------ */

static void
show_all_cb (TrellisActionsView *self)
{
  gtk_toggle_button_set_active (self->this_year, FALSE);
  trellis_scope_clear_filter (trellis_view_get_scope (TRELLIS_VIEW (self)));
}

static GtkWidget *
create_scope_end (TrellisActionsView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_("Lanes"));
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  self->this_year = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_("Opened this year")));
  for (guint i = 0; i < TRELLIS_N_LANE_KINDS; i++)
    gtk_string_list_append (kinds, trellis_lane_kind_get_name (i));
  self->lanes = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&kinds)), NULL));
  gtk_drop_down_set_selected (self->lanes, TRELLIS_LANES_ADVISER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lanes), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Lanes"), -1);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->this_year));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lanes));
  g_signal_connect_object (self->this_year, "toggled", G_CALLBACK (trellis_view_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lanes, "notify::selected", G_CALLBACK (trellis_view_refresh), self,
                           G_CONNECT_SWAPPED);

  return box;
}

static void
trellis_actions_view_constructed (GObject *object)
{
  TrellisActionsView *self = TRELLIS_ACTIONS_VIEW (object);

  G_OBJECT_CLASS (trellis_actions_view_parent_class)->constructed (object);

  trellis_view_set_scope_end (TRELLIS_VIEW (self), create_scope_end (self));
  g_signal_connect_object (trellis_view_get_store (TRELLIS_VIEW (self)), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  queue_badge (self);
}

static void
trellis_actions_view_dispose (GObject *object)
{
  TrellisActionsView *self = TRELLIS_ACTIONS_VIEW (object);

  g_clear_handle_id (&self->badge_idle_id, g_source_remove);
  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  self->popover = NULL;
  g_clear_pointer (&self->rated_id, g_free);
  g_clear_pointer (&self->rated_sentence, g_free);

  G_OBJECT_CLASS (trellis_actions_view_parent_class)->dispose (object);
}

static void
trellis_actions_view_class_init (TrellisActionsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = trellis_actions_view_constructed;
  object_class->dispose = trellis_actions_view_dispose;
  TRELLIS_VIEW_CLASS (klass)->refresh = trellis_actions_view_refresh;

  g_type_ensure (TRELLIS_TYPE_ACTION_BOARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-actions-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisActionsView, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionsView, board);
  gtk_widget_class_bind_template_callback (widget_class, rate_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
trellis_actions_view_init (TrellisActionsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->popover = TRELLIS_RATING_POPOVER (trellis_rating_popover_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  g_signal_connect_object (self->popover, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
}

/**
 * trellis_actions_view_new:
 * @store: the trust file
 * @scope: what is looked at
 *
 * Returns: (transfer floating): the view of actions
 */
TrellisView *
trellis_actions_view_new (TrellisStore *store,
                          TrellisScope *scope)
{
  return g_object_new (TRELLIS_TYPE_ACTIONS_VIEW, "store", store, "scope", scope, NULL);
}

/**
 * trellis_actions_view_show_action:
 * @self: the view, on screen
 * @id: an action
 *
 * Puts the cursor on the action's card.
 *
 * Returns: whether it is in sight
 */
gboolean
trellis_actions_view_show_action (TrellisActionsView *self,
                                  const char         *id)
{
  g_return_val_if_fail (TRELLIS_IS_ACTIONS_VIEW (self), FALSE);

  return trellis_action_board_select_action (self->board, id) && gtk_widget_grab_focus (GTK_WIDGET (self->board));
}
