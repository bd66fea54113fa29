/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The portfolio as people use it: real keys and clicks in a real window. */

#include "portfolio-trust.h"
#include "trellis-portfolio-head.h"
#include "trellis-portfolio-line.h"
#include "trellis-portfolio-view.h"
#include "trellis-store-schools.h"
#include "trellis-ui-driver.h"
#include "trellis-views.h"

typedef struct
{
  char *folder;
  TrellisStore *store;
  TrellisScope *scope;
  GtkWidget *window;
  TrellisView *view;
  TrellisPortfolioModel *model;
  char *opened;       /* the school that the window was asked for */
} Fixture;

static void
open_school_cb (Fixture    *fixture,
                const char *urn)
{
  g_free (fixture->opened);
  fixture->opened = g_strdup (urn);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  guint n_schools = GPOINTER_TO_UINT (data);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  int width = 1180, height = 700;

  if (g_getenv ("TRELLIS_TEST_SIZE") != NULL)
    sscanf (g_getenv ("TRELLIS_TEST_SIZE"), "%dx%d", &width, &height);
  fixture->store = trellis_portfolio_trust_new (&fixture->folder, n_schools % 1000, n_schools >= 1000);
  fixture->scope = trellis_scope_new ("2025-26", PORTFOLIO_TODAY);
  fixture->view = trellis_portfolio_view_new (fixture->store, fixture->scope);
  fixture->model = trellis_portfolio_view_get_model (TRELLIS_PORTFOLIO_VIEW (fixture->view));
  g_signal_connect_swapped (fixture->view, "open-school", G_CALLBACK (open_school_cb), fixture);

  fixture->window = adw_window_new ();
  gtk_box_append (GTK_BOX (box), trellis_view_get_scope_end (fixture->view));
  gtk_widget_set_halign (trellis_view_get_scope_end (fixture->view), GTK_ALIGN_END);
  gtk_widget_set_vexpand (GTK_WIDGET (fixture->view), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->view));
  adw_window_set_content (ADW_WINDOW (fixture->window), box);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  trellis_view_set_shown (fixture->view, TRUE);
  trellis_ui_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  trellis_ui_spin (20);
  g_free (fixture->opened);
  g_object_unref (fixture->scope);
  trellis_portfolio_trust_remove (fixture->store, fixture->folder);
}

static TrellisPortfolioRow *
get_row (Fixture *fixture,
         guint    position)
{
  g_autoptr (TrellisPortfolioRow) row = g_list_model_get_item (G_LIST_MODEL (fixture->model), position);

  g_assert_nonnull (row);
  return row;
}

static guint
count_items (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->model));
}

static GtkWidget *
find_head (Fixture    *fixture,
           const char *title)
{
  return gtk_widget_get_ancestor (trellis_ui_find_text (trellis_ui_find_type (GTK_WIDGET (fixture->view),
                                                                              TRELLIS_TYPE_PORTFOLIO_HEAD), title),
                                  GTK_TYPE_BUTTON);
}

static gboolean
tells_of (GtkWidget *widget,
          gpointer   row)
{
  return TRELLIS_IS_PORTFOLIO_LINE (widget) && gtk_widget_get_mapped (widget) &&
         trellis_portfolio_line_get_row (TRELLIS_PORTFOLIO_LINE (widget)) == row;
}

static GtkWidget *
find_line (Fixture *fixture,
           guint    position)
{
  return trellis_ui_find (GTK_WIDGET (fixture->view), tells_of, get_row (fixture, position));
}

static void
group_by (Fixture    *fixture,
          const char *grouping)
{
  gtk_widget_activate_action (gtk_widget_get_first_child (trellis_view_get_scope_end (fixture->view)),
                              "portfolio.group", "s", grouping);
  trellis_ui_spin (20);
}

static void
test_table (Fixture       *fixture,
            gconstpointer  data)
{
  TrellisPortfolioRow *heading = get_row (fixture, 0);

  g_assert_cmpstr (trellis_view_get_title (fixture->view), ==, "Portfolio");
  g_assert_cmpstr (trellis_view_get_subtitle (fixture->view), ==, "30 schools");

  /* By hub from the start, those of none last. */
  g_assert_cmpuint (count_items (fixture), ==, 34);
  g_assert_true (trellis_portfolio_row_is_heading (heading));
  g_assert_cmpstr (heading->title, ==, "Coast hub");
  g_assert_cmpuint (heading->n_schools, ==, 9);
  g_assert_cmpstr (get_row (fixture, 31)->title, ==, "No hub");
  trellis_ui_spin (50);
  trellis_ui_save_test_picture (fixture->window, "portfolio");

  /* A line tells all that it shows. */
  gtk_test_accessible_assert_property (gtk_widget_get_parent (find_line (fixture, 0)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Coast hub, 9 schools");
  gtk_test_accessible_assert_property (gtk_widget_get_parent (find_line (fixture, 2)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Ferncombe Primary; Phase: Special; Level: Reinforcement, up from Recovery; Eight terms: "
                                       "Excellence, Recovery, Reinforcement; Adviser: Ash; Inspection: Good; Next visit: "
                                       "31 March 2026, visit 5; Open actions: 2 amber, 1 green, 1 not rated");
  gtk_test_accessible_assert_property (find_head (fixture, "Phase"), GTK_ACCESSIBLE_PROPERTY_LABEL, "Sort by Phase");
  gtk_test_accessible_assert_property (find_head (fixture, "School"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "School, sorted upwards");
}

static void
test_filter (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *stack = trellis_ui_find_type (GTK_WIDGET (fixture->view), GTK_TYPE_STACK);

  group_by (fixture, "none");
  trellis_scope_set_search (fixture->scope, "HYTHE");
  g_assert_cmpuint (count_items (fixture), ==, 2);
  g_assert_cmpstr (trellis_view_get_subtitle (fixture->view), ==, "2 of 30 schools");
  trellis_scope_set_search (fixture->scope, "rowan");
  g_assert_cmpuint (count_items (fixture), ==, 7);

  trellis_scope_set_search (fixture->scope, "nowhere");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "no-match");
  trellis_ui_spin (100);
  trellis_ui_save_test_picture (fixture->window, "portfolio-no-match");
  trellis_ui_click (trellis_ui_find_name (GTK_WIDGET (fixture->view), "clear_button"));
  TRELLIS_UI_WAIT (count_items (fixture) == 30);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "table");
}

static void
test_sort (Fixture       *fixture,
           gconstpointer  data)
{
  group_by (fixture, "none");
  trellis_ui_click (find_head (fixture, "Level"));
  TRELLIS_UI_WAIT (g_str_equal (get_row (fixture, 0)->level->short_code, "E"));
  gtk_test_accessible_assert_property (find_head (fixture, "Level"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Level, sorted upwards");
  g_assert_null (get_row (fixture, 29)->level);

  /* Again turns it round; schools that say nothing stay last. */
  trellis_ui_click (find_head (fixture, "Level"));
  TRELLIS_UI_WAIT (g_str_equal (get_row (fixture, 0)->level->short_code, "Rp"));
  g_assert_null (get_row (fixture, 29)->level);

  /* By keyboard; most red actions first. */
  gtk_widget_grab_focus (find_head (fixture, "Open actions"));
  trellis_ui_key (XK_space, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (get_row (fixture, 0)->school->open_actions[TRELLIS_RATING_RED] == 1);
  g_assert_cmpstr (get_row (fixture, 0)->school->name, <, get_row (fixture, 1)->school->name);
}

static void
test_group (Fixture       *fixture,
            gconstpointer  data)
{
  guint n_items;

  group_by (fixture, "level");
  g_assert_cmpstr (get_row (fixture, 0)->title, ==, "Excellence");
  trellis_ui_spin (50);
  trellis_ui_save_test_picture (fixture->window, "portfolio-by-level");
  n_items = count_items (fixture);

  /* A click on a heading folds its schools away, Enter brings them back. */
  trellis_ui_click (find_line (fixture, 0));
  TRELLIS_UI_WAIT (count_items (fixture) == n_items - get_row (fixture, 0)->n_schools);
  gtk_test_accessible_assert_property (find_line (fixture, 0), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Excellence, 6 schools, folded");
  gtk_widget_grab_focus (gtk_widget_get_parent (find_line (fixture, 0)));
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (count_items (fixture) == n_items);
  g_assert_null (fixture->opened);

  group_by (fixture, "adviser");
  g_assert_cmpstr (get_row (fixture, 0)->title, ==, "Ash");
  group_by (fixture, "phase");
  g_assert_cmpstr (get_row (fixture, 0)->title, ==, "All-through");
}

static void
test_open (Fixture       *fixture,
           gconstpointer  data)
{
  trellis_ui_click_at (find_line (fixture, 1), 40, 12, 2, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (g_strcmp0 (fixture->opened, get_row (fixture, 1)->school->urn) == 0);

  trellis_ui_key (XK_Down, TRELLIS_UI_PLAIN);
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (g_strcmp0 (fixture->opened, get_row (fixture, 2)->school->urn) == 0);
}

static gboolean
says_phase (GtkWidget *widget,
            gpointer   data)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), "Phase");
}

static void
test_columns (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *button = gtk_widget_get_last_child (trellis_view_get_scope_end (fixture->view));
  GtkWidget *list;

  trellis_ui_click (button);
  list = trellis_ui_find_name (button, "list");
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (list));
  trellis_ui_spin (100);
  trellis_ui_save_test_picture (list, "portfolio-columns");
  trellis_ui_click (trellis_ui_find_text (list, "Phase"));
  trellis_ui_spin (50);
  g_assert_null (trellis_ui_find (trellis_ui_find_type (GTK_WIDGET (fixture->view), TRELLIS_TYPE_PORTFOLIO_HEAD),
                                  says_phase, NULL));
  gtk_widget_grab_focus (gtk_widget_get_ancestor (trellis_ui_find_text (list, "Town"), GTK_TYPE_CHECK_BUTTON));
  trellis_ui_key (XK_space, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (find_head (fixture, "Town") != NULL);
  trellis_ui_key (XK_Escape, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (!gtk_widget_get_mapped (list));
}

static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  TrellisPortfolioRow *row = get_row (fixture, 1);
  GtkWidget *line = find_line (fixture, 1);
  g_autoptr (GError) error = NULL;

  /* An edit elsewhere is told by the same line, which keeps its place. */
  trellis_store_set_role_holder (fixture->store, row->school->urn, TRELLIS_ROLE_ADVISER, NULL, PORTFOLIO_TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (row->school->adviser_name, ==, "");
  g_assert_true (get_row (fixture, 1) == row);
  g_assert_true (find_line (fixture, 1) == line);
  trellis_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (row->school->adviser_name, !=, "");

  /* Earlier days know less. */
  trellis_scope_set_as_at (fixture->scope, trellis_day_new (2024, 1, 10));
  g_assert_cmpint (get_row (fixture, 1)->school->agreed_on, ==, trellis_day_new (2022, 7, 6));
}

static void
test_picture (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *name = g_strdup_printf ("portfolio-%u", GPOINTER_TO_UINT (data));

  trellis_ui_spin (50);
  trellis_ui_save_test_picture (fixture->window, name);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (trellis_ui_find_type (GTK_WIDGET (fixture->view),
                                                                                      GTK_TYPE_STACK))), ==, "empty");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (trellis_ui_find_name (GTK_WIDGET (fixture->view),
                                                                                         "import_button"))),
                   ==, "win.import-gias");
  trellis_ui_save_test_picture (fixture->window, "portfolio-empty");

  /* The first school brings the table. */
  trellis_store_add_school (fixture->store, "912345", "Oakfield Primary", "primary", FALSE, NULL);
  g_assert_cmpuint (count_items (fixture), ==, 1);
  g_assert_cmpstr (trellis_view_get_subtitle (fixture->view), ==, "1 school");
}

static void
assert_large (Fixture *fixture)
{
  GtkWidget *line = find_line (fixture, 1);

  /* Lines grow with their text, and the table scrolls sideways. */
  g_assert_cmpint (gtk_widget_get_height (line), >=, 66);
  g_assert_cmpint (gtk_widget_get_width (line), >, gtk_widget_get_width (GTK_WIDGET (fixture->view)));
  g_assert_cmpint (gtk_widget_get_width (trellis_ui_find_type (GTK_WIDGET (fixture->view),
                                                               TRELLIS_TYPE_PORTFOLIO_HEAD)),
                   ==, gtk_widget_get_width (line));
}

/* Text twice as large, as some people have it. */
static void
test_large_text (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", dpi > 0 ? dpi * 2 : 192 * 1024, NULL);
  trellis_ui_spin (100);
  trellis_ui_save_test_picture (fixture->window, "portfolio-large-text");
  assert_large (fixture);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

int
main (int   argc,
      char *argv[])
{
  trellis_ui_init (&argc, &argv);
  trellis_views_init ();
#define ADD(path, n_schools, function) \
  g_test_add ("/portfolio/" path, Fixture, GUINT_TO_POINTER (n_schools), set_up, function, tear_down)
  ADD ("table", 30, test_table);
  ADD ("filter", 30, test_filter);
  ADD ("sort", 30, test_sort);
  ADD ("group", 30, test_group);
  ADD ("open", 30, test_open);
  ADD ("columns", 30, test_columns);
  ADD ("edit", 30, test_edit);
  ADD ("large-text", 30, test_large_text);
  ADD ("one-school", 1, test_picture);
  ADD ("ninety-schools", 90, test_picture);
  ADD ("long-names", 1030, test_picture);
  ADD ("empty", 0, test_empty);

  return g_test_run ();
}
