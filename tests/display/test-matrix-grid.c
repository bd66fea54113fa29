/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-matrix-fixture.h"
#include "trellis-matrix-grid.h"
#include "trellis-ui-driver.h"
#include "trellis-widgets.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *scrolled;
  TrellisMatrixGrid *grid;
  GString *judged;    /* row,column=level; … */
  char *activated;    /* row,column */
} Fixture;

static void
judge_cb (TrellisMatrixGrid *grid,
          GArray            *cells,
          const char        *level_id,
          Fixture           *fixture)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const TrellisMatrixPlace *place = &g_array_index (cells, TrellisMatrixPlace, i);

      g_string_append_printf (fixture->judged, "%u,%u=%s;", place->row, place->column, level_id);
    }
}

static void
activate_cell_cb (TrellisMatrixGrid *grid,
                  guint              row,
                  guint              column,
                  Fixture           *fixture)
{
  g_free (fixture->activated);
  fixture->activated = g_strdup_printf ("%u,%u", row, column);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->judged = g_string_new (NULL);
  fixture->window = adw_window_new ();
  fixture->scrolled = gtk_scrolled_window_new ();
  fixture->grid = TRELLIS_MATRIX_GRID (trellis_matrix_grid_new ());
  g_signal_connect (fixture->grid, "judge", G_CALLBACK (judge_cb), fixture);
  g_signal_connect (fixture->grid, "activate-cell", G_CALLBACK (activate_cell_cb), fixture);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (fixture->scrolled), GTK_WIDGET (fixture->grid));
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->scrolled);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1180, 640);
}

static void
show (Fixture    *fixture,
      const char *scheme_id,
      guint       n_schools,
      guint       n_hubs,
      gboolean    has_long_names)
{
  g_autoptr (TrellisMatrix) matrix = trellis_matrix_fixture_new (scheme_id, n_schools, n_hubs, has_long_names);

  trellis_matrix_grid_set_matrix (fixture->grid, matrix);
  if (!gtk_widget_get_mapped (fixture->window))
    trellis_ui_present (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->grid));
  trellis_ui_spin (50);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  trellis_ui_spin (20);
  g_string_free (fixture->judged, TRUE);
  g_free (fixture->activated);
}

static void
assert_cursor (Fixture *fixture,
               guint    row,
               guint    column)
{
  guint r = 99, c = 99;

  g_assert_true (trellis_matrix_grid_get_cursor (fixture->grid, &r, &c));
  g_assert_cmpint (r, ==, row);
  g_assert_cmpint (c, ==, column);
}

static void
assert_judged (Fixture    *fixture,
               const char *judged)
{
  g_assert_cmpstr (fixture->judged->str, ==, judged);
  g_string_truncate (fixture->judged, 0);
}

/* The child that has the focus, which a screen reader reads. */
static GtkWidget *
get_spoken (Fixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

static void
assert_spoken (Fixture *fixture)
{
  TrellisMatrix *matrix = trellis_matrix_grid_get_matrix (fixture->grid);
  g_autofree char *text = NULL;
  guint row, column;

  g_assert_true (trellis_matrix_grid_get_cursor (fixture->grid, &row, &column));
  text = trellis_matrix_dup_cell_text (matrix, row, column);
  g_assert_true (gtk_widget_get_parent (get_spoken (fixture)) == GTK_WIDGET (fixture->grid));
  gtk_test_accessible_assert_role (get_spoken (fixture), GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (get_spoken (fixture), GTK_ACCESSIBLE_PROPERTY_LABEL, text);
}

static void
test_move (Fixture       *fixture,
           gconstpointer  data)
{
  static const struct
  {
    guint key;
    TrellisUiModifiers modifiers;
    guint row;
    guint column;
  } steps[] = {
    { XK_Up, TRELLIS_UI_PLAIN, 0, 0 },      { XK_Left, TRELLIS_UI_PLAIN, 0, 0 },   { XK_Right, TRELLIS_UI_PLAIN, 0, 1 },
    { XK_Down, TRELLIS_UI_PLAIN, 1, 1 },    { XK_End, TRELLIS_UI_PLAIN, 1, 7 },    { XK_Right, TRELLIS_UI_PLAIN, 1, 7 },
    { XK_Home, TRELLIS_UI_PLAIN, 1, 0 },    { XK_End, TRELLIS_UI_CTRL, 29, 7 },    { XK_Down, TRELLIS_UI_PLAIN, 29, 7 },
    { XK_Up, TRELLIS_UI_CTRL, 0, 7 },       { XK_Left, TRELLIS_UI_CTRL, 0, 0 },    { XK_Down, TRELLIS_UI_CTRL, 29, 0 },
    { XK_Home, TRELLIS_UI_CTRL, 0, 0 },     { XK_Page_Up, TRELLIS_UI_PLAIN, 0, 0 },
  };
  GtkWidget *before;
  guint page;

  show (fixture, "five-category", 30, 3, FALSE);
  assert_cursor (fixture, 0, 0);
  assert_spoken (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      before = get_spoken (fixture);
      trellis_ui_key (steps[i].key, steps[i].modifiers);
      assert_cursor (fixture, steps[i].row, steps[i].column);
      assert_spoken (fixture);
      /* A screen reader speaks where the focus goes to another widget. */
      if (i > 1 && (steps[i].row != steps[i - 1].row || steps[i].column != steps[i - 1].column))
        g_assert_true (get_spoken (fixture) != before);
    }

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1180, 300);
  trellis_ui_spin (100);
  trellis_ui_key (XK_Page_Down, TRELLIS_UI_PLAIN);
  g_assert_true (trellis_matrix_grid_get_cursor (fixture->grid, &page, NULL));
  g_assert_cmpint (page, >, 5);
  g_assert_cmpint (page, <, 16);
  trellis_ui_key (XK_Page_Down, TRELLIS_UI_PLAIN);
  assert_cursor (fixture, 2 * page, 0);
}

/* What the cursor is on is in view, below the head. */
static void
test_scroll (Fixture       *fixture,
             gconstpointer  data)
{
  GtkAdjustment *vertical = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (fixture->scrolled));
  GtkAdjustment *horizontal = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (fixture->scrolled));
  GdkRectangle first, area;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 520, 300);
  show (fixture, "review-cycle", 90, 3, FALSE);
  g_assert_true (trellis_matrix_grid_get_cell_area (fixture->grid, 0, 0, &first));
  g_assert_cmpint (first.y, >, 40);
  trellis_ui_key (XK_End, TRELLIS_UI_CTRL);
  g_assert_cmpfloat (gtk_adjustment_get_value (vertical), >, 1000);
  g_assert_cmpfloat (gtk_adjustment_get_value (horizontal), >, 0);
  g_assert_true (trellis_matrix_grid_get_cell_area (fixture->grid, 89, 9, &area));
  g_assert_cmpint (area.y + area.height, <=, gtk_widget_get_height (GTK_WIDGET (fixture->grid)));
  g_assert_cmpint (area.x + area.width, <=, gtk_widget_get_width (GTK_WIDGET (fixture->grid)));
  trellis_ui_save_test_picture (fixture->window, "matrix-grid-narrow");
  trellis_ui_key (XK_Home, TRELLIS_UI_CTRL);
  g_assert_true (trellis_matrix_grid_get_cell_area (fixture->grid, 0, 0, &area));
  g_assert_cmpint (area.x, ==, first.x);
  g_assert_cmpint (area.y, ==, first.y);

  trellis_ui_scroll (GTK_WIDGET (fixture->grid), 3);
  TRELLIS_UI_WAIT (gtk_adjustment_get_value (vertical) > 0);
  assert_cursor (fixture, 0, 0);
  g_assert_false (trellis_matrix_grid_get_cell_area (fixture->grid, 90, 0, &area));
}

static void
test_judge (Fixture       *fixture,
            gconstpointer  data)
{
  show (fixture, "five-category", 30, 3, FALSE);

  /* A level's number. */
  trellis_ui_type ("3");
  assert_judged (fixture, "0,0=reinforcement;");
  trellis_ui_key (XK_Down, TRELLIS_UI_PLAIN);
  trellis_ui_type ("1");
  assert_judged (fixture, "1,0=excellence;");

  /* Its short code, in any case; the one that ends a code judges at once. */
  trellis_ui_type ("rP");
  assert_judged (fixture, "1,0=repair;");
  trellis_ui_type ("E");
  assert_judged (fixture, "1,0=excellence;");
  /* A slip in between is forgotten, and so is a half code after a move. */
  trellis_ui_type ("rxrc");
  assert_judged (fixture, "1,0=recovery;");
  trellis_ui_type ("r");
  trellis_ui_key (XK_Down, TRELLIS_UI_PLAIN);
  trellis_ui_type ("f9d");
  assert_judged (fixture, "");

  /* With Ctrl or Alt a letter is somebody else's. */
  trellis_ui_key (XK_1, TRELLIS_UI_CTRL);
  trellis_ui_key (XK_e, TRELLIS_UI_ALT);
  assert_judged (fixture, "");
  trellis_ui_key (XK_Delete, TRELLIS_UI_PLAIN);
  assert_judged (fixture, "");
}

static void
test_judge_several (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GArray) selection = NULL;

  show (fixture, "five-category", 30, 3, FALSE);
  trellis_ui_key (XK_Down, TRELLIS_UI_SHIFT);
  trellis_ui_key (XK_Right, TRELLIS_UI_SHIFT);
  assert_cursor (fixture, 1, 1);
  selection = trellis_matrix_grid_dup_selection (fixture->grid);
  g_assert_cmpint (selection->len, ==, 4);
  trellis_ui_save_test_picture (fixture->window, "matrix-grid-selection");
  trellis_ui_type ("2");
  assert_judged (fixture, "0,0=refinement;0,1=refinement;1,0=refinement;1,1=refinement;");

  /* Escape goes back to one, and then belongs to the window. */
  trellis_ui_key (XK_Escape, TRELLIS_UI_PLAIN);
  trellis_ui_type ("2");
  assert_judged (fixture, "1,1=refinement;");
  /* A move without Shift starts again. */
  trellis_ui_key (XK_Down, TRELLIS_UI_SHIFT);
  trellis_ui_key (XK_Up, TRELLIS_UI_PLAIN);
  trellis_ui_type ("4");
  assert_judged (fixture, "1,1=recovery;");
}

/* Aspects with levels of their own, and aspects that do not apply. */
static void
test_judge_own_levels (Fixture       *fixture,
                       gconstpointer  data)
{
  TrellisMatrix *matrix;
  int safeguarding, early_years;
  guint secondary = 0;
  g_autofree char *expected = NULL;

  show (fixture, "review-cycle", 30, 3, FALSE);
  matrix = trellis_matrix_grid_get_matrix (fixture->grid);
  safeguarding = trellis_matrix_find_column (matrix, "safeguarding");
  early_years = trellis_matrix_find_column (matrix, "early-years");
  g_assert_cmpint (safeguarding, >=, 0);
  g_assert_cmpint (early_years, >=, 0);

  trellis_matrix_grid_set_cursor (fixture->grid, 0, safeguarding);
  trellis_ui_type ("n");
  expected = g_strdup_printf ("0,%d=not-met;", safeguarding);
  assert_judged (fixture, expected);
  trellis_ui_type ("4");
  assert_judged (fixture, "");
  g_free (expected);
  trellis_ui_type ("1");
  expected = g_strdup_printf ("0,%d=met;", safeguarding);
  assert_judged (fixture, expected);

  while (trellis_matrix_get_cell (matrix, secondary, early_years)->applies)
    secondary++;
  trellis_matrix_grid_set_cursor (fixture->grid, secondary, early_years);
  trellis_ui_type ("1");
  assert_judged (fixture, "");
}

/* Codes of which one begins another: the shorter waits a moment. */
static void
test_judge_code_in_code (Fixture       *fixture,
                         gconstpointer  data)
{
  show (fixture, "four-phase-days", 12, 0, FALSE);
  trellis_ui_type ("r2");
  assert_judged (fixture, "0,0=repair-slow;");
  trellis_ui_type ("2");
  assert_judged (fixture, "0,0=improve-secure;");
}

static void
test_open (Fixture       *fixture,
           gconstpointer  data)
{
  GdkRectangle area;

  show (fixture, "five-category", 30, 3, FALSE);
  trellis_ui_key (XK_Right, TRELLIS_UI_PLAIN);
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  g_assert_cmpstr (fixture->activated, ==, "0,1");

  trellis_matrix_grid_get_cell_area (fixture->grid, 4, 3, &area);
  trellis_ui_click_at (GTK_WIDGET (fixture->grid), area.x + 20, area.y + 9, 1, TRELLIS_UI_PLAIN);
  assert_cursor (fixture, 4, 3);
  assert_spoken (fixture);
  g_assert_cmpstr (fixture->activated, ==, "0,1");
  trellis_ui_spin (500);
  trellis_ui_click_at (GTK_WIDGET (fixture->grid), area.x + 20, area.y + 9, 2, TRELLIS_UI_PLAIN);
  g_assert_cmpstr (fixture->activated, ==, "4,3");

  /* A click on a school's name keeps to the column; one on a head does nothing. */
  trellis_ui_spin (500);
  trellis_ui_click_at (GTK_WIDGET (fixture->grid), 160, area.y + 18 + 9, 1, TRELLIS_UI_PLAIN);
  assert_cursor (fixture, 5, 3);
  trellis_ui_click_at (GTK_WIDGET (fixture->grid), area.x + 20, 8, 1, TRELLIS_UI_PLAIN);
  assert_cursor (fixture, 5, 3);

  /* Drag, and Shift with a click, select. */
  trellis_ui_drag_at (GTK_WIDGET (fixture->grid), area.x + 20, area.y + 9,
                      GTK_WIDGET (fixture->grid), area.x + 120, area.y + 30);
  trellis_ui_type ("1");
  assert_judged (fixture, "4,3=excellence;4,4=excellence;5,3=excellence;5,4=excellence;");
  trellis_ui_spin (500);
  trellis_ui_click_at (GTK_WIDGET (fixture->grid), area.x + 20, area.y + 9, 1, TRELLIS_UI_PLAIN);
  trellis_ui_click_at (GTK_WIDGET (fixture->grid), area.x + 20, area.y + 27, 1, TRELLIS_UI_SHIFT);
  trellis_ui_type ("1");
  assert_judged (fixture, "4,3=excellence;5,3=excellence;");
}

/* An edit gives the grid another matrix: the cursor stays on its school. */
static void
test_replace (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (TrellisMatrix) smaller = trellis_matrix_fixture_new ("five-category", 10, 3, FALSE);
  const char *urn = "900004";
  guint row, column;

  show (fixture, "five-category", 30, 3, FALSE);
  row = trellis_matrix_find_row (trellis_matrix_grid_get_matrix (fixture->grid), urn);
  trellis_matrix_grid_set_cursor (fixture->grid, row, 4);
  trellis_matrix_grid_get_cursor (fixture->grid, &row, NULL);
  g_assert_cmpint (row, !=, trellis_matrix_find_row (smaller, urn));
  trellis_matrix_grid_set_matrix (fixture->grid, smaller);
  trellis_ui_spin (50);
  trellis_matrix_grid_get_cursor (fixture->grid, &row, &column);
  g_assert_cmpint (row, ==, trellis_matrix_find_row (smaller, urn));
  g_assert_cmpint (column, ==, 4);
  assert_spoken (fixture);
}

/* No schools, one, many; no hubs; long names; every scheme. */
static void
test_sizes (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *scheme_id;
    guint n_schools;
    guint n_hubs;
    gboolean has_long_names;
    const char *picture;
  } cases[] = {
    { "five-category", 0, 3, FALSE, "matrix-grid-0" },
    { "five-category", 1, 1, FALSE, "matrix-grid-1" },
    { "five-category", 30, 3, FALSE, "matrix-grid-30" },
    { "five-category", 90, 5, TRUE, "matrix-grid-90" },
    { "four-phase-tiers", 30, 3, FALSE, "matrix-grid-tiers" },
    { "four-phase-days", 14, 0, FALSE, "matrix-grid-days" },
    { "review-cycle", 30, 3, FALSE, "matrix-grid-review" },
    { "siams", 7, 3, TRUE, "matrix-grid-siams" },
    { "five-category", 24500, 5, FALSE, "matrix-grid-24500" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      show (fixture, cases[i].scheme_id, cases[i].n_schools, cases[i].n_hubs, cases[i].has_long_names);
      trellis_ui_key (XK_End, TRELLIS_UI_CTRL);
      trellis_ui_key (XK_Home, TRELLIS_UI_CTRL);
      trellis_ui_type ("1");
      g_assert_cmpint (fixture->judged->len > 0, ==, cases[i].n_schools > 0);
      g_string_truncate (fixture->judged, 0);
      trellis_ui_save_test_picture (fixture->window, cases[i].picture);
    }

  trellis_matrix_grid_set_density (fixture->grid, TRELLIS_MATRIX_ROOMY);
  show (fixture, "five-category", 30, 3, FALSE);
  trellis_ui_save_test_picture (fixture->window, "matrix-grid-roomy");
  trellis_matrix_grid_set_density (fixture->grid, TRELLIS_MATRIX_COMPACT);
  trellis_matrix_grid_set_zoom (fixture->grid, 2);
  trellis_ui_spin (50);
  trellis_ui_save_test_picture (fixture->window, "matrix-grid-zoom");
  trellis_matrix_grid_set_matrix (fixture->grid, NULL);
  trellis_ui_spin (50);
  g_assert_false (trellis_matrix_grid_get_cursor (fixture->grid, NULL, NULL));
}

static void
test_styles (Fixture       *fixture,
             gconstpointer  data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  show (fixture, "five-category", 30, 3, FALSE);
  trellis_matrix_grid_set_cursor (fixture->grid, 2, 4);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  trellis_ui_spin (100);
  trellis_ui_save_test_picture (fixture->window, "matrix-grid-dark");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
  trellis_ui_spin (100);
}

int
main (int   argc,
      char *argv[])
{
  trellis_ui_init (&argc, &argv);
  trellis_widgets_init ();
  trellis_clock_set_today (TRELLIS_FIXTURE_TODAY);
  g_test_add ("/widgets/matrix-grid/move", Fixture, NULL, set_up, test_move, tear_down);
  g_test_add ("/widgets/matrix-grid/scroll", Fixture, NULL, set_up, test_scroll, tear_down);
  g_test_add ("/widgets/matrix-grid/judge", Fixture, NULL, set_up, test_judge, tear_down);
  g_test_add ("/widgets/matrix-grid/judge/several", Fixture, NULL, set_up, test_judge_several, tear_down);
  g_test_add ("/widgets/matrix-grid/judge/own-levels", Fixture, NULL, set_up, test_judge_own_levels, tear_down);
  g_test_add ("/widgets/matrix-grid/judge/code-in-code", Fixture, NULL, set_up, test_judge_code_in_code, tear_down);
  g_test_add ("/widgets/matrix-grid/open", Fixture, NULL, set_up, test_open, tear_down);
  g_test_add ("/widgets/matrix-grid/replace", Fixture, NULL, set_up, test_replace, tear_down);
  g_test_add ("/widgets/matrix-grid/sizes", Fixture, NULL, set_up, test_sizes, tear_down);
  g_test_add ("/widgets/matrix-grid/styles", Fixture, NULL, set_up, test_styles, tear_down);

  return g_test_run ();
}
