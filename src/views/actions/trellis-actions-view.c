/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-actions-view.h"

#include "trellis-action-board.h"
#include "trellis-action-dialog.h"
#include "trellis-actions-in-sight.h"
#include "trellis-actions-progress.h"
#include "trellis-actions-table.h"
#include "trellis-choice.h"
#include "trellis-quick-add.h"
#include "trellis-rating-popover.h"
#include "trellis-several-actions-bar.h"
#include "trellis-store-action-courses.h"
#include "trellis-store-actions.h"
#include "trellis-store-schools.h"
#include "trellis-store-several-actions.h"
#include "trellis-store-trust.h"

#include <glib/gi18n.h>

/* Every next step of the schools in sight, as cards by their rating, as a table,
 * or in figures: whether they are followed up. */

struct _TrellisActionsView
{
  TrellisView parent_instance;

  GtkRevealer *adding;
  GtkStack *stack;
  TrellisActionBoard *board;
  TrellisActionsTable *table;
  TrellisSeveralActionsBar *several;
  TrellisActionsProgress *progress;
  TrellisRatingPopover *popover;
  TrellisQuickAdd *quick_add;  /* (nullable): made when first asked for */
  GtkWidget *add_button;
  GtkWidget *lanes_box;
  TrellisChoice *lanes;
  GtkToggleButton *this_year;
  GtkToggleButton *as_table;
  GtkToggleButton *as_progress;

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

/* Showing --------------------------------------------------------------------- */

static void
show_subtitle (TrellisActionsView          *self,
               const TrellisActionsInSight *sight)
{
  g_autofree char *open = NULL;
  g_autofree char *text = NULL;

  /* Translators: how many actions are open: "23 of 58 open". */
  open = g_strdup_printf (_("%u of %u open"), sight->n_open, g_list_model_get_n_items (sight->all));
  if (sight->n_overdue > 0)
    /* Translators: first "23 of 58 open". */
    text = g_strdup_printf (_("%s, %u overdue"), open, sight->n_overdue);
  trellis_view_set_subtitle (TRELLIS_VIEW (self), text != NULL ? text : open);
}

static TrellisLaneKind
get_lane_kind (TrellisActionsView *self)
{
  const char *key = trellis_choice_get_chosen (self->lanes);

  return key != NULL ? (TrellisLaneKind) g_ascii_strtoull (key, NULL, 10) : TRELLIS_LANES_NONE;
}

static void
show_board (TrellisActionsView *self,
            GListModel         *actions)
{
  TrellisLaneKind kind = get_lane_kind (self);
  TrellisScheme *scheme = trellis_store_get_scheme (trellis_view_get_store (TRELLIS_VIEW (self)), NULL);
  g_autoptr (GPtrArray) lanes = trellis_action_lanes_new (actions, kind, scheme);

  trellis_action_board_set_lanes (self->board, lanes, kind != TRELLIS_LANES_NONE,
                                  trellis_scope_get_as_at (trellis_view_get_scope (TRELLIS_VIEW (self))));
}

/* All that are in sight, those that were closed long ago too. */
static gboolean
show_progress (TrellisActionsView           *self,
               const TrellisActionsInSight  *sight,
               GError                      **error)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  TrellisDay as_at = trellis_scope_get_as_at (trellis_view_get_scope (TRELLIS_VIEW (self)));
  g_autoptr (GHashTable) courses = trellis_store_read_action_courses (store, as_at, error);

  if (courses == NULL)
    return FALSE;

  trellis_actions_progress_show (self->progress, sight->all, courses, trellis_store_get_scheme (store, NULL),
                                 MIN (sight->year_starts_on, as_at), as_at);
  return TRUE;
}

static void
offer_schools (TrellisActionsView *self)
{
  g_autoptr (GListModel) schools = NULL;

  schools = trellis_store_list_schools (trellis_view_get_store (TRELLIS_VIEW (self)),
                                        trellis_scope_get_as_at (trellis_view_get_scope (TRELLIS_VIEW (self))), FALSE,
                                        NULL);
  if (schools != NULL)
    trellis_quick_add_set_schools (self->quick_add, schools);
}

static void
trellis_actions_view_refresh (TrellisView  *view,
                              TrellisTopic  topics)
{
  TrellisActionsView *self = TRELLIS_ACTIONS_VIEW (view);
  TrellisStore *store = trellis_view_get_store (view);
  TrellisScope *scope = trellis_view_get_scope (view);
  TrellisDay as_at = trellis_scope_get_as_at (scope);
  gboolean is_table = gtk_toggle_button_get_active (self->as_table);
  gboolean is_progress = gtk_toggle_button_get_active (self->as_progress);
  g_auto (TrellisActionsInSight) sight = { 0 };
  g_autoptr (GError) error = NULL;

  if (self->is_amending)
    return;
  if (!trellis_actions_in_sight_read (&sight, store, scope, gtk_toggle_button_get_active (self->this_year), &error) ||
      (is_progress && !show_progress (self, &sight, &error)))
    {
      trellis_view_show_error (view, error);
      return;
    }

  if (as_at == trellis_store_get_today (store))
    trellis_view_set_badge (view, (int) sight.n_listed_overdue);
  show_subtitle (self, &sight);
  if (is_table)
    trellis_actions_table_set_actions (self->table, sight.shown, as_at);
  else if (!is_progress)
    show_board (self, sight.shown);
  gtk_widget_set_sensitive (self->add_button, sight.n_schools > 0);
  gtk_widget_set_visible (self->lanes_box, !is_table && !is_progress);
  if ((topics & TRELLIS_TOPIC_SCHOOL) != 0 && self->quick_add != NULL)
    offer_schools (self);

  if (sight.n_listed == 0)
    gtk_stack_set_visible_child_name (self->stack, sight.n_schools == 0 ? "no-schools" : "no-actions");
  else if (g_list_model_get_n_items (is_progress ? sight.all : sight.shown) == 0)
    gtk_stack_set_visible_child_name (self->stack, "no-match");
  else if (is_progress)
    gtk_stack_set_visible_child_name (self->stack, "progress");
  else
    gtk_stack_set_visible_child_name (self->stack, is_table ? "table" : "board");
}

/* The badge stands in the sidebar whatever is on screen. */
static void
refresh_badge (TrellisActionsView *self)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  TrellisDay today = trellis_store_get_today (store);
  g_autoptr (GListModel) actions = trellis_store_list_actions (store, NULL, today, NULL);
  int n_overdue = 0;

  for (guint i = 0; actions != NULL && i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr (TrellisAction) action = g_list_model_get_item (actions, i);

      n_overdue += trellis_action_is_overdue (action, today);
    }
  trellis_view_set_badge (TRELLIS_VIEW (self), n_overdue);
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

static GtkWidget *
get_look (TrellisActionsView *self)
{
  if (gtk_toggle_button_get_active (self->as_progress))
    return GTK_WIDGET (self->progress);
  return gtk_toggle_button_get_active (self->as_table) ? GTK_WIDGET (self->table) : GTK_WIDGET (self->board);
}

/* Where the action's card or row is in the view: what of it is in sight. */
static gboolean
find_area (TrellisActionsView *self,
           const char         *id,
           GdkRectangle       *area)
{
  GtkWidget *look = get_look (self);
  int height = gtk_widget_get_height (look);
  graphene_rect_t bounds;
  gboolean is_found;

  is_found = look == GTK_WIDGET (self->table) ? trellis_actions_table_get_area (self->table, area)
                                              : trellis_action_board_get_action_area (self->board, id, area);
  if (!is_found || !gtk_widget_compute_bounds (look, GTK_WIDGET (self), &bounds))
    return FALSE;

  area->height = CLAMP (area->y + area->height, 1, height) - CLAMP (area->y, 0, height - 1);
  area->y = CLAMP (area->y, 0, height - 1) + (int) bounds.origin.y;
  area->x += (int) bounds.origin.x;
  return TRUE;
}

/* The day of what is written now: that which is looked at, or today. */
static TrellisDay
get_writing_day (TrellisActionsView *self)
{
  return MIN (trellis_store_get_today (trellis_view_get_store (TRELLIS_VIEW (self))),
              trellis_scope_get_as_at (trellis_view_get_scope (TRELLIS_VIEW (self))));
}

static void
tell_several (TrellisActionsView *self,
              gboolean            is_good,
              const GError       *error)
{
  if (is_good)
    trellis_view_toast (TRELLIS_VIEW (self),
                        trellis_store_get_undo_sentence (trellis_view_get_store (TRELLIS_VIEW (self))), TRUE);
  else
    trellis_view_show_error (TRELLIS_VIEW (self), error);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
rate_several_cb (TrellisActionsView  *self,
                 TrellisActionColumn  column)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  g_auto (GStrv) ids = trellis_actions_table_dup_chosen (self->table);
  g_autoptr (GError) error = NULL;
  gboolean is_good;

  if (column == TRELLIS_ACTION_COLUMN_CLOSED)
    is_good = trellis_store_close_actions (store, (const char *const *) ids, get_writing_day (self), &error);
  else
    is_good = trellis_store_rate_actions (store, (const char *const *) ids, (TrellisRating) column,
                                          get_writing_day (self), &error);
  tell_several (self, is_good, error);
}

static void
own_several_cb (TrellisActionsView *self,
                const char         *owner)
{
  g_auto (GStrv) ids = trellis_actions_table_dup_chosen (self->table);
  g_autoptr (GError) error = NULL;
  gboolean is_good = trellis_store_set_owner_of_actions (trellis_view_get_store (TRELLIS_VIEW (self)),
                                                         (const char *const *) ids, owner, &error);

  tell_several (self, is_good, error);
}

static void
due_several_cb (TrellisActionsView *self,
                int                 day)
{
  g_auto (GStrv) ids = trellis_actions_table_dup_chosen (self->table);
  g_autoptr (GError) error = NULL;
  gboolean is_good = trellis_store_set_due_of_actions (trellis_view_get_store (TRELLIS_VIEW (self)),
                                                       (const char *const *) ids, day, &error);

  tell_several (self, is_good, error);
}

static void
chosen_cb (TrellisActionsView *self,
           guint               n_actions)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));

  trellis_several_actions_bar_set_n_chosen (self->several, trellis_store_is_read_only (store) ? 0 : n_actions);
}

static gboolean
has_several (TrellisActionsView *self)
{
  g_auto (GStrv) ids = get_look (self) == GTK_WIDGET (self->table) ? trellis_actions_table_dup_chosen (self->table)
                                                                    : NULL;

  return ids != NULL && g_strv_length (ids) > 1;
}

static void
rate_cb (TrellisActionsView  *self,
         TrellisAction       *action,
         TrellisActionColumn  column)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  TrellisDay today = trellis_store_get_today (store);
  g_autoptr (GError) error = NULL;
  GdkRectangle area;

  if (has_several (self))
    {
      rate_several_cb (self, column);
      return;
    }
  /* What is closed can be opened again, not closed once more. */
  if (column == TRELLIS_ACTION_COLUMN_CLOSED && action->closed_on != TRELLIS_DAY_NONE)
    return;

  g_free (self->rated_id);
  self->rated_id = g_strdup (action->id);
  self->rated_column = column;
  self->rated_on = get_writing_day (self);
  if (!write_rating (self, "", self->rated_on, &error))
    {
      trellis_view_show_error (TRELLIS_VIEW (self), error);
      return;
    }
  remember_change (self);

  if (find_area (self, action->id, &area))
    {
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

  gtk_widget_grab_focus (get_look (self));
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
  TrellisDay as_at = trellis_scope_get_as_at (trellis_view_get_scope (TRELLIS_VIEW (self)));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  dialog = trellis_action_dialog_new (trellis_view_get_store (TRELLIS_VIEW (self)), action->id, as_at, &error);
  if (dialog == NULL)
    {
      trellis_view_show_error (TRELLIS_VIEW (self), error);
      return;
    }
  g_signal_connect_object (dialog, "open-school", G_CALLBACK (trellis_view_open_school), self, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Adding ---------------------------------------------------------------------- */

static void
add_cb (TrellisActionsView *self,
        const char         *urn,
        const char         *what,
        const char         *owner,
        int                 due_on)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  g_autoptr (TrellisAction) action = trellis_action_new ("");
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  g_free (action->urn);
  action->urn = g_strdup (urn);
  g_free (action->what);
  action->what = g_strdup (what);
  g_free (action->owner);
  action->owner = g_strdup (owner);
  action->due_on = due_on;
  /* Agreed on the day that is looked at, or it would not be seen. */
  action->opened_on = get_writing_day (self);
  id = trellis_store_add_action (store, action, NULL, &error);
  if (id == NULL)
    {
      trellis_view_show_error (TRELLIS_VIEW (self), error);
      return;
    }

  trellis_quick_add_empty (self->quick_add);
  trellis_action_board_select_action (self->board, id);
  trellis_view_toast (TRELLIS_VIEW (self), trellis_store_get_undo_sentence (store), TRUE);
}

static void
stop_adding_cb (TrellisActionsView *self)
{
  gtk_revealer_set_reveal_child (self->adding, FALSE);
  gtk_widget_grab_focus (get_look (self));
}

static void
start_adding (TrellisActionsView *self)
{
  TrellisAction *action = trellis_action_board_get_action (self->board);

  if (self->quick_add == NULL)
    {
      self->quick_add = TRELLIS_QUICK_ADD (trellis_quick_add_new ());
      gtk_revealer_set_child (self->adding, GTK_WIDGET (self->quick_add));
      g_signal_connect_object (self->quick_add, "add", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->quick_add, "close", G_CALLBACK (stop_adding_cb), self, G_CONNECT_SWAPPED);
      trellis_quick_add_set_today (self->quick_add,
                                   trellis_store_get_today (trellis_view_get_store (TRELLIS_VIEW (self))));
      offer_schools (self);
    }
  /* The school that the person is looking at is the likeliest. */
  if (action != NULL)
    trellis_quick_add_choose (self->quick_add, action->urn);
  gtk_revealer_set_reveal_child (self->adding, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->quick_add));
}

/* What stands in the bars ------------------------------------------------------ */

static void
show_all_cb (TrellisActionsView *self)
{
  gtk_toggle_button_set_active (self->this_year, FALSE);
  trellis_scope_clear_filter (trellis_view_get_scope (TRELLIS_VIEW (self)));
}

/* The same action stays chosen in the other look. */
static void
change_look_cb (TrellisActionsView *self)
{
  gboolean is_table = gtk_toggle_button_get_active (self->as_table);
  TrellisAction *on_board = is_table ? trellis_action_board_get_action (self->board) : NULL;
  g_autoptr (TrellisAction) in_table = is_table ? NULL : trellis_actions_table_get_action (self->table);
  TrellisAction *action = is_table ? on_board : in_table;
  g_autofree char *id = action != NULL ? g_strdup (action->id) : NULL;

  trellis_view_refresh (TRELLIS_VIEW (self));
  if (id != NULL && is_table)
    trellis_actions_table_select_action (self->table, id);
  else if (id != NULL)
    trellis_action_board_select_action (self->board, id);
}

/* Rows from a spreadsheet ------------------------------------------------------ */

static void
read_text_cb (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (TrellisActionsView) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (text == NULL || *g_strstrip (text) == '\0')
    trellis_view_toast (TRELLIS_VIEW (self), _("There are no rows of actions on the clipboard."), FALSE);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.paste-actions", "s", text);
}

static gboolean
paste_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   user_data)
{
  TrellisActionsView *self = TRELLIS_ACTIONS_VIEW (widget);

  if (trellis_store_is_read_only (trellis_view_get_store (TRELLIS_VIEW (self))))
    return FALSE;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, read_text_cb, g_object_ref (self));
  return TRUE;
}

static GtkWidget *
create_header_end (TrellisActionsView *self)
{
  GtkWidget *content = adw_button_content_new ();

  self->add_button = gtk_button_new ();
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("Add action"));
  gtk_button_set_child (GTK_BUTTON (self->add_button), content);
  gtk_widget_add_css_class (self->add_button, "suggested-action");
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (start_adding), self, G_CONNECT_SWAPPED);

  return self->add_button;
}

static GtkWidget *
create_lanes (TrellisActionsView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_("Lanes"));
  const char *names[TRELLIS_N_LANE_KINDS + 1] = { NULL };
  const char *keys[TRELLIS_N_LANE_KINDS + 1] = { "0", "1", "2", "3", NULL };

  G_STATIC_ASSERT (TRELLIS_N_LANE_KINDS == 4);
  for (guint i = 0; i < TRELLIS_N_LANE_KINDS; i++)
    names[i] = trellis_lane_kind_get_name (i);
  self->lanes = g_object_new (TRELLIS_TYPE_CHOICE, "title", _("Lanes"), NULL);
  trellis_choice_set_items (self->lanes, keys, names);
  trellis_choice_set_chosen (self->lanes, keys[TRELLIS_LANES_ADVISER]);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lanes));
  g_signal_connect_object (self->lanes, "chosen", G_CALLBACK (trellis_view_refresh), self, G_CONNECT_SWAPPED);

  return box;
}

static GtkWidget *
create_scope_end (TrellisActionsView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *looks = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *as_board = gtk_toggle_button_new_with_label (_("Board"));

  self->this_year = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_("Opened this year")));
  self->as_table = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_("Table")));
  self->as_progress = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_("Progress")));
  gtk_toggle_button_set_group (self->as_progress, GTK_TOGGLE_BUTTON (as_board));
  gtk_toggle_button_set_group (self->as_table, GTK_TOGGLE_BUTTON (as_board));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (as_board), TRUE);
  gtk_widget_add_css_class (looks, "linked");
  gtk_box_append (GTK_BOX (looks), as_board);
  gtk_box_append (GTK_BOX (looks), GTK_WIDGET (self->as_table));
  gtk_box_append (GTK_BOX (looks), GTK_WIDGET (self->as_progress));

  self->lanes_box = create_lanes (self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->this_year));
  gtk_box_append (GTK_BOX (box), self->lanes_box);
  gtk_box_append (GTK_BOX (box), looks);
  g_signal_connect_object (self->this_year, "toggled", G_CALLBACK (trellis_view_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->as_table, "toggled", G_CALLBACK (change_look_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->as_progress, "toggled", G_CALLBACK (change_look_cb), self, G_CONNECT_SWAPPED);

  return box;
}

static void
trellis_actions_view_constructed (GObject *object)
{
  TrellisActionsView *self = TRELLIS_ACTIONS_VIEW (object);

  G_OBJECT_CLASS (trellis_actions_view_parent_class)->constructed (object);

  trellis_view_set_header_end (TRELLIS_VIEW (self), create_header_end (self));
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

static TrellisReport *
trellis_actions_view_create_report (TrellisView  *view,
                                    GError      **error)
{
  TrellisActionsView *self = TRELLIS_ACTIONS_VIEW (view);
  gboolean is_board = !gtk_toggle_button_get_active (self->as_table) &&
                      !gtk_toggle_button_get_active (self->as_progress);

  /* What is on screen is what is printed. */
  return trellis_report_new_from_store (trellis_view_get_store (view),
                                        is_board ? TRELLIS_REPORT_RAG_BOARD : TRELLIS_REPORT_ACTIONS,
                                        trellis_view_get_scope (view), TRELLIS_PAPER_A4, NULL, error);
}

static void
trellis_actions_view_class_init (TrellisActionsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = trellis_actions_view_constructed;
  object_class->dispose = trellis_actions_view_dispose;
  TRELLIS_VIEW_CLASS (klass)->refresh = trellis_actions_view_refresh;
  TRELLIS_VIEW_CLASS (klass)->create_report = trellis_actions_view_create_report;

  g_type_ensure (TRELLIS_TYPE_ACTION_BOARD);
  g_type_ensure (TRELLIS_TYPE_ACTIONS_PROGRESS);
  g_type_ensure (TRELLIS_TYPE_ACTIONS_TABLE);
  g_type_ensure (TRELLIS_TYPE_SEVERAL_ACTIONS_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-actions-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisActionsView, adding);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionsView, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionsView, board);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionsView, table);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionsView, several);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionsView, progress);
  gtk_widget_class_bind_template_callback (widget_class, rate_cb);
  gtk_widget_class_bind_template_callback (widget_class, rate_several_cb);
  gtk_widget_class_bind_template_callback (widget_class, own_several_cb);
  gtk_widget_class_bind_template_callback (widget_class, due_several_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_adding);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, paste_cb, NULL);
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
 * Puts the cursor on the action's card, or chooses its row.
 *
 * Returns: whether it is in sight
 */
gboolean
trellis_actions_view_show_action (TrellisActionsView *self,
                                  const char         *id)
{
  g_return_val_if_fail (TRELLIS_IS_ACTIONS_VIEW (self), FALSE);

  if (gtk_toggle_button_get_active (self->as_progress))
    gtk_toggle_button_set_active (self->as_table, TRUE);
  if (gtk_toggle_button_get_active (self->as_table))
    return trellis_actions_table_select_action (self->table, id) && gtk_widget_grab_focus (GTK_WIDGET (self->table));

  return trellis_action_board_select_action (self->board, id) && gtk_widget_grab_focus (GTK_WIDGET (self->board));
}
