/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The actions as people use them: real keys, clicks and drags in a real window. */

#include "actions-trust.h"
#include "trellis-action-board.h"
#include "trellis-action-dialog.h"
#include "trellis-actions-progress.h"
#include "trellis-actions-table.h"
#include "trellis-actions-view.h"
#include "trellis-day-button.h"
#include "trellis-plan-steps.h"
#include "trellis-quick-add.h"
#include "trellis-rating-popover.h"
#include "trellis-several-actions-bar.h"
#include "trellis-store-visits.h"
#include "trellis-tally-chart.h"
#include "trellis-ui-driver.h"
#include "trellis-views.h"

typedef struct
{
  char *folder;
  TrellisStore *store;
  TrellisScope *scope;
  GtkWidget *window;
  TrellisView *view;
  TrellisActionBoard *board;
  char *toast;
  gboolean has_undo;
} Fixture;

typedef struct
{
  guint n_actions;
  gboolean is_long;
} Trust;

static void
toast_cb (Fixture    *fixture,
          const char *text,
          gboolean    has_undo)
{
  g_free (fixture->toast);
  fixture->toast = g_strdup (text);
  fixture->has_undo = has_undo;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const Trust *trust = data;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  int width = 1180, height = 700;

  if (g_getenv ("TRELLIS_TEST_SIZE") != NULL)
    sscanf (g_getenv ("TRELLIS_TEST_SIZE"), "%dx%d", &width, &height);
  fixture->store = trellis_actions_trust_new (&fixture->folder, trust->n_actions, trust->is_long);
  fixture->scope = trellis_scope_new ("2025-26", ACTIONS_TODAY);
  fixture->view = trellis_actions_view_new (fixture->store, fixture->scope);
  g_signal_connect_swapped (fixture->view, "toast", G_CALLBACK (toast_cb), fixture);

  fixture->window = adw_window_new ();
  gtk_widget_set_halign (trellis_view_get_scope_end (fixture->view), GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), trellis_view_get_scope_end (fixture->view));
  gtk_widget_set_vexpand (GTK_WIDGET (fixture->view), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->view));
  adw_window_set_content (ADW_WINDOW (fixture->window), box);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  trellis_view_set_shown (fixture->view, TRUE);
  trellis_ui_present (GTK_WINDOW (fixture->window));
  fixture->board = TRELLIS_ACTION_BOARD (trellis_ui_find_type (GTK_WIDGET (fixture->view), TRELLIS_TYPE_ACTION_BOARD));
  g_assert_nonnull (fixture->board);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  trellis_ui_spin (20);
  g_free (fixture->toast);
  g_object_unref (fixture->scope);
  trellis_actions_trust_remove (fixture->store, fixture->folder);
}

static TrellisAction *
find_action (Fixture    *fixture,
             const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) actions = trellis_store_list_actions (fixture->store, NULL, ACTIONS_TODAY, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr (TrellisAction) action = g_list_model_get_item (actions, i);

      if (g_str_equal (action->what, what))
        return g_steal_pointer (&action);
    }

  return NULL;
}

static void
put_cursor (Fixture    *fixture,
            const char *what)
{
  g_autoptr (TrellisAction) action = find_action (fixture, what);

  g_assert_nonnull (action);
  g_assert_true (trellis_actions_view_show_action (TRELLIS_ACTIONS_VIEW (fixture->view), action->id));
  trellis_ui_spin (20);
}

static void
assert_cursor (Fixture    *fixture,
               const char *what)
{
  TrellisAction *action = trellis_action_board_get_action (fixture->board);

  g_assert_cmpstr (action != NULL ? action->what : NULL, ==, what);
}

/* The child that has the focus, which a screen reader reads. */
static GtkWidget *
get_spoken (Fixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

static gboolean
is_asking (Fixture *fixture)
{
  GtkWidget *popover = trellis_ui_find_type (GTK_WIDGET (fixture->view), TRELLIS_TYPE_RATING_POPOVER);

  return popover != NULL && gtk_widget_get_mapped (popover);
}

static void
test_board (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_cmpstr (trellis_view_get_title (fixture->view), ==, "Actions");
  g_assert_cmpstr (trellis_view_get_subtitle (fixture->view), ==, "14 of 18 open, 2 overdue");
  TRELLIS_UI_WAIT (trellis_view_get_badge (fixture->view) == 2);
  trellis_ui_spin (50);
  trellis_ui_save_test_picture (fixture->window, "actions-board");

  put_cursor (fixture, "Map vocabulary in geography");
  g_assert_true (gtk_widget_get_parent (get_spoken (fixture)) == GTK_WIDGET (fixture->board));
  gtk_test_accessible_assert_role (get_spoken (fixture), GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (get_spoken (fixture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Map vocabulary in geography, Larkhythe, amber for 6 weeks, due 27 March");
  gtk_test_accessible_assert_property (get_spoken (fixture), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Ash, Amber, 1 of 2");
}

static void
test_move (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *before;

  put_cursor (fixture, "Map vocabulary in geography");
  trellis_ui_key (XK_Right, TRELLIS_UI_PLAIN);
  assert_cursor (fixture, "Coach the new phonics lead");
  before = get_spoken (fixture);
  trellis_ui_key (XK_Left, TRELLIS_UI_PLAIN);
  assert_cursor (fixture, "Map vocabulary in geography");
  /* A screen reader speaks where the focus goes to another widget. */
  g_assert_true (get_spoken (fixture) != before);
  trellis_ui_key (XK_Left, TRELLIS_UI_PLAIN);
  assert_cursor (fixture, "Revisit last year’s units in history");
  trellis_ui_key (XK_Home, TRELLIS_UI_PLAIN);
  assert_cursor (fixture, "Publish the governors’ visit calendar");

  /* To the lane's head, which folds, and on. */
  trellis_ui_key (XK_Up, TRELLIS_UI_PLAIN);
  assert_cursor (fixture, NULL);
  gtk_test_accessible_assert_property (get_spoken (fixture), GTK_ACCESSIBLE_PROPERTY_LABEL, "Ash, 4 schools");
  gtk_test_accessible_assert_property (get_spoken (fixture), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Lane, unfolded");
  trellis_ui_key (XK_Left, TRELLIS_UI_PLAIN);
  gtk_test_accessible_assert_property (get_spoken (fixture), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Lane, folded");
  trellis_ui_save_test_picture (fixture->window, "actions-folded");
  trellis_ui_key (XK_Down, TRELLIS_UI_PLAIN);
  gtk_test_accessible_assert_property (get_spoken (fixture), GTK_ACCESSIBLE_PROPERTY_LABEL, "Birch, 4 schools");
  trellis_ui_key (XK_Up, TRELLIS_UI_PLAIN);
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  gtk_test_accessible_assert_property (get_spoken (fixture), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Lane, unfolded");
  trellis_ui_key (XK_Down, TRELLIS_UI_PLAIN);
  assert_cursor (fixture, "Publish the governors’ visit calendar");
}

static void
test_rate (Fixture       *fixture,
           gconstpointer  data)
{
  static const struct
  {
    guint key;
    TrellisRating rating;
    gboolean is_closed;
  } steps[] = {
    { XK_a, TRELLIS_RATING_AMBER, FALSE }, { XK_g, TRELLIS_RATING_GREEN, FALSE }, { XK_r, TRELLIS_RATING_RED, FALSE },
    { XK_n, TRELLIS_RATING_NONE, FALSE }, { XK_minus, TRELLIS_RATING_NONE, FALSE }, { XK_R, TRELLIS_RATING_RED, FALSE },
    { XK_c, TRELLIS_RATING_RED, TRUE }, { XK_a, TRELLIS_RATING_AMBER, FALSE },
  };
  const char *what = "Secure a deputy for the spring";

  put_cursor (fixture, what);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (TrellisAction) action = NULL;

      trellis_ui_key (steps[i].key, TRELLIS_UI_PLAIN);
      TRELLIS_UI_WAIT (is_asking (fixture));
      trellis_ui_key (XK_Escape, TRELLIS_UI_PLAIN);
      TRELLIS_UI_WAIT (!is_asking (fixture));
      action = find_action (fixture, what);
      g_assert_cmpint (action->rating, ==, steps[i].rating);
      g_assert_cmpint (action->rated_on, ==, ACTIONS_TODAY);
      g_assert_cmpint (action->closed_on, ==, steps[i].is_closed ? ACTIONS_TODAY : TRELLIS_DAY_NONE);
      /* The cursor goes with the card, and the keyboard stays the board's. */
      assert_cursor (fixture, what);
      g_assert_true (gtk_widget_get_parent (get_spoken (fixture)) == GTK_WIDGET (fixture->board));
      g_assert_cmpstr (fixture->toast, ==, trellis_store_get_undo_sentence (fixture->store));
      g_assert_true (fixture->has_undo);
    }

  /* One change each. */
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_assert_true (trellis_store_undo (fixture->store, NULL));
      trellis_ui_spin (1);
    }
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==, "Fill");
  assert_cursor (fixture, what);
}

static void
test_evidence (Fixture       *fixture,
               gconstpointer  data)
{
  const char *what = "Map vocabulary in geography";
  g_autoptr (TrellisAction) action = NULL;
  g_autoptr (TrellisAction) undone = NULL;
  g_autoptr (GPtrArray) ratings = NULL;
  TrellisActionRating *last;

  put_cursor (fixture, what);
  trellis_ui_key (XK_g, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (is_asking (fixture));
  trellis_ui_save_test_picture (fixture->window, "actions-evidence");
  trellis_ui_type ("Books show it");
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (!is_asking (fixture));
  action = find_action (fixture, what);
  ratings = trellis_store_list_action_ratings (fixture->store, action->id, ACTIONS_TODAY, NULL);
  g_assert_cmpuint (ratings->len, ==, 2);
  last = g_ptr_array_index (ratings, 1);
  g_assert_cmpint (last->rating, ==, TRELLIS_RATING_GREEN);
  g_assert_cmpstr (last->evidence, ==, "Books show it");
  assert_cursor (fixture, what);

  /* Rating and evidence are one change. */
  g_assert_true (trellis_store_undo (fixture->store, NULL));
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==, "Fill");
  undone = find_action (fixture, what);
  g_assert_cmpint (undone->rating, ==, TRELLIS_RATING_AMBER);
}

/* Looking back, a rating is of the day looked at; a day to come is refused. */
static void
test_days (Fixture       *fixture,
           gconstpointer  data)
{
  const char *what = "Map vocabulary in geography";
  TrellisDayButton *day;
  g_autoptr (TrellisAction) action = NULL;
  g_autoptr (TrellisAction) again = NULL;

  trellis_scope_set_as_at (fixture->scope, ACTIONS_TODAY - 7);
  put_cursor (fixture, what);
  trellis_ui_key (XK_r, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (is_asking (fixture));
  action = find_action (fixture, what);
  g_assert_cmpint (action->rated_on, ==, ACTIONS_TODAY - 7);

  day = TRELLIS_DAY_BUTTON (trellis_ui_find_type (trellis_ui_find_type (GTK_WIDGET (fixture->view),
                                                                        TRELLIS_TYPE_RATING_POPOVER),
                                                  TRELLIS_TYPE_DAY_BUTTON));
  g_assert_cmpint (trellis_day_button_get_day (day), ==, ACTIONS_TODAY - 7);
  trellis_day_button_set_day (day, ACTIONS_TODAY + 1);
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  g_assert_true (is_asking (fixture));
  trellis_day_button_set_day (day, ACTIONS_TODAY - 3);
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (!is_asking (fixture));
  again = find_action (fixture, what);
  g_assert_cmpint (again->rated_on, ==, ACTIONS_TODAY - 3);
  g_assert_cmpint (again->rating, ==, TRELLIS_RATING_RED);
}

static void
test_drag (Fixture       *fixture,
           gconstpointer  data)
{
  const char *what = "Map vocabulary in geography";
  g_autoptr (TrellisAction) action = find_action (fixture, what);
  g_autoptr (TrellisAction) kept = NULL;
  g_autoptr (TrellisAction) rated = NULL;
  GdkRectangle area, after;

  g_assert_true (trellis_action_board_get_action_area (fixture->board, action->id, &area));
  /* Within its column, nothing happens. */
  trellis_ui_drag_at (GTK_WIDGET (fixture->board), area.x + 20, area.y + 20,
                      GTK_WIDGET (fixture->board), area.x + 60, area.y + 160);
  kept = find_action (fixture, what);
  g_assert_cmpint (kept->rating, ==, TRELLIS_RATING_AMBER);
  g_assert_false (is_asking (fixture));
  assert_cursor (fixture, what);

  trellis_ui_drag_at (GTK_WIDGET (fixture->board), area.x + 20, area.y + 20,
                      GTK_WIDGET (fixture->board), area.x + 20 + area.width + 12, area.y + 60);
  TRELLIS_UI_WAIT (is_asking (fixture));
  trellis_ui_key (XK_Escape, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (!is_asking (fixture));
  rated = find_action (fixture, what);
  g_assert_cmpint (rated->rating, ==, TRELLIS_RATING_GREEN);
  g_assert_true (trellis_action_board_get_action_area (fixture->board, action->id, &after));
  g_assert_cmpint (after.x, >, area.x + area.width);
  assert_cursor (fixture, what);
}

static void
assert_chosen (TrellisActionsTable *table,
               const char          *what)
{
  g_autoptr (TrellisAction) action = trellis_actions_table_get_action (table);

  g_assert_cmpstr (action->what, ==, what);
}

static guint
count_rated (Fixture       *fixture,
             GStrv          ids,
             TrellisRating  rating)
{
  guint n = 0;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (TrellisAction) action = trellis_store_read_action (fixture->store, ids[i], ACTIONS_TODAY, NULL);

      n += action->rating == rating && action->closed_on == TRELLIS_DAY_NONE;
    }

  return n;
}

/* Several rows are rated, given an owner and a day at once, each as one change. */
static void
test_several (Fixture       *fixture,
              gconstpointer  data)
{
  TrellisActionsTable *table;
  GtkWidget *bar, *entry;
  GtkRevealer *revealer;
  g_auto (GStrv) ids = NULL;
  g_autoptr (TrellisAction) first = NULL;
  guint n_green;

  trellis_ui_click (trellis_ui_find_text (trellis_view_get_scope_end (fixture->view), "Table"));
  table = TRELLIS_ACTIONS_TABLE (trellis_ui_find_type (GTK_WIDGET (fixture->view), TRELLIS_TYPE_ACTIONS_TABLE));
  bar = trellis_ui_find_type (GTK_WIDGET (fixture->view), TRELLIS_TYPE_SEVERAL_ACTIONS_BAR);
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (table)));
  revealer = GTK_REVEALER (trellis_ui_find_type (bar, GTK_TYPE_REVEALER));
  g_assert_false (gtk_revealer_get_reveal_child (revealer));
  gtk_widget_grab_focus (GTK_WIDGET (table));
  trellis_ui_key (XK_Home, TRELLIS_UI_PLAIN);
  trellis_ui_key (XK_Down, TRELLIS_UI_SHIFT);
  trellis_ui_key (XK_Down, TRELLIS_UI_SHIFT);
  TRELLIS_UI_WAIT (gtk_revealer_get_reveal_child (revealer));
  trellis_ui_spin (300);
  trellis_ui_find_text (bar, "3 actions chosen");
  ids = trellis_actions_table_dup_chosen (table);
  n_green = count_rated (fixture, ids, TRELLIS_RATING_GREEN);
  g_assert_cmpuint (n_green, <, 3);
  trellis_ui_save_test_picture (fixture->window, "actions-several");

  /* By the key of a rating, and all of it taken back at once. */
  trellis_ui_key (XK_g, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (count_rated (fixture, ids, TRELLIS_RATING_GREEN) == 3);
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==, "3 actions: rate Green");
  g_assert_true (trellis_store_undo (fixture->store, NULL));
  g_assert_cmpuint (count_rated (fixture, ids, TRELLIS_RATING_GREEN), ==, n_green);

  /* They stay chosen, by the button now. */
  trellis_ui_spin (300);
  trellis_ui_find_text (bar, "3 actions chosen");
  trellis_ui_click (trellis_ui_find_text (bar, "Amber"));
  TRELLIS_UI_WAIT (count_rated (fixture, ids, TRELLIS_RATING_AMBER) == 3);

  trellis_ui_click (trellis_ui_find_text (bar, "Owner…"));
  entry = trellis_ui_find_type (bar, GTK_TYPE_ENTRY);
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (entry));
  gtk_widget_grab_focus (entry);
  trellis_ui_type ("Phase lead");
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (g_strcmp0 (trellis_store_get_undo_sentence (fixture->store), "3 actions: owner Phase lead") == 0);
  first = trellis_store_read_action (fixture->store, ids[0], ACTIONS_TODAY, NULL);
  g_assert_cmpstr (first->owner, ==, "Phase lead");

  trellis_day_button_set_day (TRELLIS_DAY_BUTTON (trellis_ui_find_type (bar, TRELLIS_TYPE_DAY_BUTTON)),
                              ACTIONS_TODAY + 14);
  trellis_ui_click (trellis_ui_find_text (bar, "Due…"));
  trellis_ui_spin (300);
  trellis_ui_click (trellis_ui_find_text (gtk_widget_get_ancestor (trellis_ui_find_type (bar, TRELLIS_TYPE_DAY_BUTTON),
                                                                   GTK_TYPE_POPOVER), "Set"));
  TRELLIS_UI_WAIT (g_strcmp0 (trellis_store_get_undo_sentence (fixture->store), "3 actions: due 20 Mar 2026") == 0);
}

static void
test_table (Fixture       *fixture,
            gconstpointer  data)
{
  const char *what = "Secure a deputy for the spring";
  TrellisActionsTable *table;
  g_autoptr (TrellisAction) rated = NULL;

  put_cursor (fixture, what);
  trellis_ui_click (trellis_ui_find_text (trellis_view_get_scope_end (fixture->view), "Table"));
  table = TRELLIS_ACTIONS_TABLE (trellis_ui_find_type (GTK_WIDGET (fixture->view), TRELLIS_TYPE_ACTIONS_TABLE));
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (table)));
  /* The same action is chosen in both looks. */
  assert_chosen (table, what);
  gtk_widget_grab_focus (GTK_WIDGET (table));
  trellis_ui_spin (50);
  trellis_ui_save_test_picture (fixture->window, "actions-table");

  trellis_ui_key (XK_g, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (is_asking (fixture));
  trellis_ui_key (XK_Escape, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (!is_asking (fixture));
  rated = find_action (fixture, what);
  g_assert_cmpint (rated->rating, ==, TRELLIS_RATING_GREEN);
  assert_chosen (table, what);

  trellis_ui_click (trellis_ui_find_text (trellis_view_get_scope_end (fixture->view), "Board"));
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (fixture->board)));
  assert_cursor (fixture, what);
}

static GtkWidget *
find_dialog (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (TRELLIS_IS_ACTION_DIALOG (window))
        return window;
    }

  return NULL;
}

static void
add_visit (Fixture    *fixture,
           const char *urn,
           TrellisDay  day)
{
  g_autoptr (TrellisVisit) visit = trellis_visit_new ("");
  g_autoptr (GError) error = NULL;

  g_free (visit->urn);
  visit->urn = g_strdup (urn);
  g_free (visit->kind);
  visit->kind = g_strdup (TRELLIS_VISIT_KIND_ADVISER);
  g_free (visit->year_id);
  visit->year_id = g_strdup ("2025-26");
  visit->visit_on = day;
  visit->status = TRELLIS_VISIT_STATUS_DONE;
  g_free (trellis_store_add_visit (fixture->store, visit, &error));
  g_assert_no_error (error);
}

/* Figures of the same actions, and what has not moved, which opens. */
static void
test_progress (Fixture       *fixture,
               gconstpointer  data)
{
  const char *what = "Secure a deputy for the spring";
  g_autoptr (TrellisAction) action = find_action (fixture, what);
  TrellisActionsProgress *page;
  GtkWidget *chart, *dialog;

  /* Red for 49 days; its school was visited before that, and twice since. */
  add_visit (fixture, action->urn, ACTIONS_TODAY - 60);
  add_visit (fixture, action->urn, ACTIONS_TODAY - 30);
  add_visit (fixture, action->urn, ACTIONS_TODAY - 10);
  trellis_ui_click (trellis_ui_find_text (trellis_view_get_scope_end (fixture->view), "Progress"));
  page = TRELLIS_ACTIONS_PROGRESS (trellis_ui_find_type (GTK_WIDGET (fixture->view), TRELLIS_TYPE_ACTIONS_PROGRESS));
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (page)));
  trellis_ui_spin (100);
  trellis_ui_save_test_picture (fixture->window, "actions-progress");
  g_assert_nonnull (trellis_ui_find_text (GTK_WIDGET (page), "0 of 1 actions whose school was visited again"));
  /* 46, 69, 104, 110, 120 and 130 days; the closed ones count. */
  g_assert_nonnull (trellis_ui_find_text (GTK_WIDGET (page), "107"));

  /* The chart is read by keys, and says what stood where. */
  chart = trellis_ui_find_type (GTK_WIDGET (page), TRELLIS_TYPE_TALLY_CHART);
  gtk_widget_grab_focus (chart);
  trellis_ui_key (XK_End, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (g_strcmp0 (trellis_chart_get_reading (TRELLIS_CHART (chart)),
                              "6 Mar 2026: 3 red, 4 amber, 3 green, 4 not rated") == 0);

  gtk_widget_grab_focus (gtk_widget_get_ancestor (trellis_ui_find_text (GTK_WIDGET (page), what),
                                                  GTK_TYPE_LIST_BOX_ROW));
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (find_dialog (fixture) != NULL);
  dialog = find_dialog (fixture);
  gtk_window_destroy (GTK_WINDOW (dialog));

  /* An action that the window is asked for is shown where it can be chosen. */
  g_assert_true (trellis_actions_view_show_action (TRELLIS_ACTIONS_VIEW (fixture->view), action->id));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (page)));
}

static void
test_dialog (Fixture       *fixture,
             gconstpointer  data)
{
  const char *what = "Map vocabulary in geography";
  g_autofree char *id = NULL;
  g_autoptr (TrellisAction) closed = NULL;
  g_autoptr (TrellisAction) edited = NULL;
  GtkWidget *dialog, *owner;

  put_cursor (fixture, what);
  id = g_strdup (trellis_action_board_get_action (fixture->board)->id);
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (find_dialog (fixture) != NULL && gtk_widget_get_mapped (find_dialog (fixture)));
  dialog = find_dialog (fixture);
  trellis_ui_spin (50);
  trellis_ui_save_test_picture (dialog, "actions-dialog");

  /* Each edit is one change. */
  trellis_day_button_set_day (TRELLIS_DAY_BUTTON (trellis_ui_find_type (dialog, TRELLIS_TYPE_DAY_BUTTON)),
                              ACTIONS_TODAY + 30);
  owner = trellis_ui_find_type (dialog, ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (owner), "Humanities lead");
  g_signal_emit_by_name (owner, "apply");
  edited = trellis_store_read_action (fixture->store, id, ACTIONS_TODAY, NULL);
  g_assert_cmpint (edited->due_on, ==, ACTIONS_TODAY + 30);
  g_assert_cmpstr (edited->owner, ==, "Humanities lead");
  g_assert_cmpstr (edited->what, ==, what);
  g_assert_true (trellis_store_undo (fixture->store, NULL));
  g_assert_true (trellis_store_undo (fixture->store, NULL));
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==, "Fill");

  trellis_ui_click (trellis_ui_find_text (dialog, "Close this action"));
  TRELLIS_UI_WAIT (trellis_ui_find_text (dialog, "Open it again") != NULL);
  closed = trellis_store_read_action (fixture->store, id, ACTIONS_TODAY, NULL);
  g_assert_cmpint (closed->closed_on, ==, ACTIONS_TODAY);
  trellis_ui_click (trellis_ui_find_text (dialog, "Open it again"));
  TRELLIS_UI_WAIT (trellis_ui_find_text (dialog, "Close this action") != NULL);

  /* What was typed is kept when the dialog is closed by a key. */
  trellis_ui_focus (dialog);
  gtk_widget_grab_focus (trellis_ui_find_type (dialog, GTK_TYPE_TEXT_VIEW));
  trellis_ui_key (XK_End, TRELLIS_UI_CTRL);
  trellis_ui_type (" and history");
  trellis_ui_key (XK_Escape, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (find_dialog (fixture) == NULL);
  trellis_ui_focus (fixture->window);
  assert_cursor (fixture, "Map vocabulary in geography and history");
}

static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  GtkWidget *line;
  g_autoptr (TrellisAction) added = NULL;
  g_autoptr (TrellisAction) gone = NULL;

  put_cursor (fixture, "Map vocabulary in geography");
  g_signal_emit_by_name (trellis_view_get_header_end (fixture->view), "clicked");
  line = trellis_ui_find_type (GTK_WIDGET (fixture->view), TRELLIS_TYPE_QUICK_ADD);
  TRELLIS_UI_WAIT (line != NULL && gtk_widget_get_mapped (line));
  trellis_ui_type ("Phonics lead to model lessons, Ms A, 12 May");
  g_assert_nonnull (trellis_ui_find_text (line, "“Phonics lead to model lessons”, by Ms A, due Tuesday 12 May 2026"));
  trellis_ui_save_test_picture (fixture->window, "actions-add");
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  added = find_action (fixture, "Phonics lead to model lessons");
  g_assert_nonnull (added);
  g_assert_cmpstr (added->owner, ==, "Ms A");
  g_assert_cmpint (added->due_on, ==, trellis_day_new (2026, 5, 12));
  g_assert_cmpint (added->opened_on, ==, ACTIONS_TODAY);
  /* At the school that the cursor was on. */
  g_assert_cmpstr (added->school_name, ==, "Larkhythe");
  assert_cursor (fixture, "Phonics lead to model lessons");
  g_assert_true (fixture->has_undo);

  /* The line is ready for the next one; nothing is added of nothing. */
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  g_assert_cmpstr (trellis_view_get_subtitle (fixture->view), ==, "15 of 19 open, 2 overdue");
  trellis_ui_key (XK_Escape, TRELLIS_UI_PLAIN);
  g_assert_true (gtk_widget_get_parent (get_spoken (fixture)) == GTK_WIDGET (fixture->board));
  g_assert_true (trellis_store_undo (fixture->store, NULL));
  gone = find_action (fixture, "Phonics lead to model lessons");
  g_assert_null (gone);
}

static void
test_filter (Fixture       *fixture,
             gconstpointer  data)
{
  trellis_scope_set_search (fixture->scope, "phonics");
  g_assert_cmpstr (trellis_view_get_subtitle (fixture->view), ==, "1 of 1 open");
  trellis_scope_set_search (fixture->scope, "larkhythe");
  g_assert_cmpstr (trellis_view_get_subtitle (fixture->view), ==, "2 of 2 open, 1 overdue");
  trellis_scope_set_phase (fixture->scope, "secondary");
  g_assert_cmpstr (trellis_view_get_subtitle (fixture->view), ==, "0 of 0 open");
  trellis_ui_spin (50);
  trellis_ui_save_test_picture (fixture->window, "actions-no-match");
  trellis_ui_click (trellis_ui_find_text (GTK_WIDGET (fixture->view), "Show every action"));
  TRELLIS_UI_WAIT (!trellis_scope_has_filter (fixture->scope));
  g_assert_cmpstr (trellis_view_get_subtitle (fixture->view), ==, "14 of 18 open, 2 overdue");

  /* One was opened and closed the year before. */
  trellis_ui_click (trellis_ui_find_text (trellis_view_get_scope_end (fixture->view), "Opened this year"));
  TRELLIS_UI_WAIT (g_str_equal (trellis_view_get_subtitle (fixture->view), "14 of 17 open, 2 overdue"));
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_cmpstr (trellis_view_get_subtitle (fixture->view), ==, "0 of 0 open");
  g_assert_nonnull (trellis_ui_find_text (GTK_WIDGET (fixture->view), "No actions yet"));
  trellis_ui_spin (50);
  trellis_ui_save_test_picture (fixture->window, "actions-empty");
}

/* Two thousand: the time that a frame takes does not grow with them. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *board = GTK_WIDGET (fixture->board);
  gint64 started;
  double spent;

  trellis_ui_spin (50);
  trellis_ui_save_test_picture (fixture->window, "actions-many");
  gtk_widget_grab_focus (board);
  started = g_get_monotonic_time ();
  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
      GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (board));
      GskRenderNode *node;

      gtk_adjustment_set_value (adjustment, i * 400);
      GTK_WIDGET_GET_CLASS (board)->snapshot (board, snapshot);
      node = gtk_snapshot_to_node (snapshot);
      g_assert_nonnull (node);
      gsk_render_node_unref (node);
    }
  spent = (g_get_monotonic_time () - started) / 30000.0;
  g_test_minimized_result (spent, "%.2f ms to paint a frame of 2,000 actions", spent);
  g_assert_cmpfloat (spent, <, 100);

  trellis_ui_key (XK_End, TRELLIS_UI_CTRL);
  g_assert_cmpfloat (gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (board))), >, 5000);
}

/* An action becomes a plan by its first step; one goes from plan to step and back. */
static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (TrellisAction) plan = NULL;
  g_autoptr (TrellisAction) step = NULL;
  GtkWidget *dialog, *steps;

  put_cursor (fixture, "Write the rapid plan for attendance");
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (find_dialog (fixture) != NULL && gtk_widget_get_mapped (find_dialog (fixture)));
  dialog = find_dialog (fixture);
  g_assert_nonnull (trellis_ui_find_text (dialog, "History"));
  steps = trellis_ui_find_type (dialog, TRELLIS_TYPE_PLAN_STEPS);
  trellis_ui_focus (dialog);
  gtk_widget_grab_focus (trellis_ui_find_type (steps, GTK_TYPE_ENTRY));
  trellis_ui_type ("Name a lead, Headteacher, 20 March");
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (trellis_ui_find_text (dialog, "0 of 1 step done") != NULL);
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==,
                   "Saltmere CE: add step to “Write the rapid plan for attendance”: Name a lead");
  g_assert_nonnull (trellis_ui_find_text (dialog, "Reviews, one each half term"));
  trellis_ui_save_test_picture (dialog, "actions-plan");

  /* An empty line adds nothing. */
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  plan = find_action (fixture, "Write the rapid plan for attendance");
  g_assert_cmpuint (plan->n_steps, ==, 1);

  trellis_ui_click (trellis_ui_find_text (steps, "Name a lead"));
  TRELLIS_UI_WAIT (!gtk_widget_get_visible (steps));
  trellis_ui_click (trellis_ui_find_text (dialog, "Green"));
  step = find_action (fixture, "Name a lead");
  g_assert_cmpint (step->rating, ==, TRELLIS_RATING_GREEN);
  g_assert_cmpstr (step->parent_id, ==, plan->id);
  g_assert_cmpstr (step->owner, ==, "Headteacher");
  trellis_ui_click (trellis_ui_find_text (dialog, "Step of"));
  TRELLIS_UI_WAIT (trellis_ui_find_text (dialog, "1 of 1 step done") != NULL);
  trellis_ui_key (XK_Escape, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (find_dialog (fixture) == NULL);
}

static void
test_long (Fixture       *fixture,
           gconstpointer  data)
{
  trellis_ui_spin (50);
  trellis_ui_save_test_picture (fixture->window, "actions-long");
}

int
main (int   argc,
      char *argv[])
{
  static const Trust usual = { 18, FALSE };
  static const Trust none = { 0, FALSE };
  static const Trust many = { 2000, FALSE };
  static const Trust lengthy = { 18, TRUE };

  trellis_ui_init (&argc, &argv);
  trellis_views_init ();
  g_test_add ("/views/actions/board", Fixture, &usual, set_up, test_board, tear_down);
  g_test_add ("/views/actions/move", Fixture, &usual, set_up, test_move, tear_down);
  g_test_add ("/views/actions/rate", Fixture, &usual, set_up, test_rate, tear_down);
  g_test_add ("/views/actions/evidence", Fixture, &usual, set_up, test_evidence, tear_down);
  g_test_add ("/views/actions/days", Fixture, &usual, set_up, test_days, tear_down);
  g_test_add ("/views/actions/drag", Fixture, &usual, set_up, test_drag, tear_down);
  g_test_add ("/views/actions/several", Fixture, &usual, set_up, test_several, tear_down);
  g_test_add ("/views/actions/table", Fixture, &usual, set_up, test_table, tear_down);
  g_test_add ("/views/actions/progress", Fixture, &usual, set_up, test_progress, tear_down);
  g_test_add ("/views/actions/dialog", Fixture, &usual, set_up, test_dialog, tear_down);
  g_test_add ("/views/actions/steps", Fixture, &usual, set_up, test_steps, tear_down);
  g_test_add ("/views/actions/add", Fixture, &usual, set_up, test_add, tear_down);
  g_test_add ("/views/actions/filter", Fixture, &usual, set_up, test_filter, tear_down);
  g_test_add ("/views/actions/empty", Fixture, &none, set_up, test_empty, tear_down);
  g_test_add ("/views/actions/many", Fixture, &many, set_up, test_many, tear_down);
  g_test_add ("/views/actions/long", Fixture, &lengthy, set_up, test_long, tear_down);

  return g_test_run ();
}
