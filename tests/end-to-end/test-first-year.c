/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The main job from end to end, as a person at a trust's office does it: from a
 * GIAS download to a judged trust, a planned year and a page on paper. */

#include "trellis-action-board.h"
#include "trellis-add-action-form.h"
#include "trellis-cell-panel.h"
#include "trellis-matrix-grid.h"
#include "trellis-new-trust.h"
#include "trellis-plan-dialog.h"
#include "trellis-portfolio-line.h"
#include "trellis-rating-popover.h"
#include "trellis-real-window.h"
#include "trellis-report-preview.h"
#include "trellis-store-actions.h"
#include "trellis-store-judgements.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"
#include "trellis-visit-reading.h"
#include "trellis-year-board.h"

#include <glib/gstdio.h>
#include <gtk/gtkunixprint.h>

#define TODAY trellis_day_new (2026, 9, 8)

typedef struct
{
  TrellisApplication *application;
  TrellisWindow *window;
  char *moved_visit;
  TrellisDay moved_to;  /* the Monday of the week that it was dropped on */
} Journey;

static gboolean
is_mapped_type (GtkWidget *widget,
                gpointer   type)
{
  return gtk_widget_get_mapped (widget) && G_TYPE_CHECK_INSTANCE_TYPE (widget, GPOINTER_TO_SIZE (type));
}

static GtkWidget *
find_mapped (GtkWidget *root,
             GType      type)
{
  GtkWidget *widget = NULL;

  TRELLIS_UI_WAIT ((widget = trellis_ui_find (root, is_mapped_type, GSIZE_TO_POINTER (type))) != NULL &&
                   gtk_widget_get_width (widget) > 0);
  return widget;
}

static void
press (GtkWidget  *root,
       const char *label)
{
  trellis_ui_click (trellis_real_wait_for_button (root, label));
}

/* First start: four steps to a trust ------------------------------------------- */

static void
set_up_trust (Journey *journey)
{
  GtkWidget *window = GTK_WIDGET (journey->window);
  g_autofree char *small = g_test_build_filename (G_TEST_DIST, "fixtures", "gias-small.csv", NULL);
  g_autofree char *csv = g_build_filename (g_get_home_dir (), "establishments.csv", NULL);
  g_autofree char *text = NULL;
  gsize length;
  GtkWidget *dialog;

  /* The download lies in the person's home. */
  g_assert_true (g_file_get_contents (small, &text, &length, NULL));
  g_assert_true (g_file_set_contents (csv, text, length, NULL));

  press (window, "Set up your trust");
  dialog = trellis_real_wait_for_type (TRELLIS_TYPE_NEW_TRUST);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  trellis_ui_type ("Lantern Hill");
  press (dialog, "Next");

  press (dialog, "Choose the file…");
  trellis_real_choose_file (csv);
  trellis_ui_focus (dialog);
  trellis_ui_click (trellis_real_wait_for_text (dialog, "LANTERN HILL TRUST"));
  trellis_ui_save_test_picture (dialog, "first-year-schools");
  press (dialog, "Next");

  trellis_ui_click (trellis_real_wait_for_text (dialog, "Five categories"));
  trellis_ui_save_test_picture (dialog, "first-year-scheme");
  press (dialog, "Next");

  trellis_real_wait_for_text (dialog, "2026/27");
  trellis_ui_save_test_picture (dialog, "first-year-year");
  press (dialog, "Create trust");
  trellis_real_wait_until_gone (&dialog);

  TRELLIS_UI_WAIT (trellis_window_get_store (journey->window) != NULL);
  trellis_ui_focus (window);
}

/* The matrix: three cells by key, one category by the panel ----------------------- */

static TrellisMatrixGrid *
show_matrix (Journey *journey)
{
  trellis_real_show_view (journey->window, 3, "Matrix");
  return TRELLIS_MATRIX_GRID (find_mapped (GTK_WIDGET (journey->window), TRELLIS_TYPE_MATRIX_GRID));
}

static void
click_cell (TrellisMatrixGrid *grid,
            guint              row,
            guint              column)
{
  GdkRectangle area;
  guint cursor_row, cursor_column;

  TRELLIS_UI_WAIT (trellis_matrix_grid_get_cell_area (grid, row, column, &area) && area.width > 0);
  trellis_ui_click_at (GTK_WIDGET (grid), area.x + area.width / 2.0, area.y + area.height / 2.0, 1, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (trellis_matrix_grid_get_cursor (grid, &cursor_row, &cursor_column) && cursor_row == row &&
                   cursor_column == column);
}

static const char *
get_level (TrellisMatrixGrid *grid,
           guint              row,
           guint              column)
{
  TrellisMatrix *matrix = trellis_matrix_grid_get_matrix (grid);
  const TrellisLevel *level = trellis_matrix_get_row (matrix, row)->cells[column].level;

  return level != NULL ? level->id : "";
}

static void
wait_for_level (TrellisMatrixGrid *grid,
                guint              row,
                guint              column,
                const char        *level)
{
  TRELLIS_UI_WAIT (g_str_equal (get_level (grid, row, column), level));
}

static void
judge_by_key (Journey *journey)
{
  TrellisMatrixGrid *grid = show_matrix (journey);

  g_assert_cmpuint (trellis_matrix_get_n_rows (trellis_matrix_grid_get_matrix (grid)), >=, 8);
  click_cell (grid, 0, 0);
  trellis_ui_key (XK_2, TRELLIS_UI_PLAIN);
  wait_for_level (grid, 0, 0, "refinement");
  trellis_ui_key (XK_Right, TRELLIS_UI_PLAIN);
  trellis_ui_key (XK_4, TRELLIS_UI_PLAIN);
  wait_for_level (grid, 0, 1, "recovery");
  trellis_ui_key (XK_Down, TRELLIS_UI_PLAIN);
  trellis_ui_key (XK_1, TRELLIS_UI_PLAIN);
  wait_for_level (grid, 1, 1, "excellence");
  trellis_ui_save_test_picture (GTK_WIDGET (journey->window), "first-year-judged");
}

static gboolean
tells_of_category (GtkWidget *widget,
                   gpointer   data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), "Alderbrook Primary School: category agreed Reinforcement");
}

static void
agree_category (Journey *journey)
{
  TrellisMatrixGrid *grid = show_matrix (journey);
  guint overall = trellis_matrix_get_n_columns (trellis_matrix_grid_get_matrix (grid)) - 1;
  GtkWidget *panel;

  click_cell (grid, 0, 0);
  trellis_ui_key (XK_End, TRELLIS_UI_PLAIN);
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  panel = find_mapped (GTK_WIDGET (journey->window), TRELLIS_TYPE_CELL_PANEL);
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (trellis_ui_find_name (panel, "attendees_entry")));
  /* Enter led to the first thing to fill in. */
  TRELLIS_UI_WAIT (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (journey->window)), panel));
  trellis_ui_type ("Headteacher, chair of governors");
  trellis_ui_click (trellis_real_wait_for_text (panel, "Reinforcement"));
  if (gtk_widget_get_mapped (trellis_ui_find_name (panel, "reason_entry")))
    {
      trellis_ui_click (trellis_ui_find_name (panel, "reason_entry"));
      trellis_ui_type ("New headteacher");
    }
  trellis_ui_save_test_picture (GTK_WIDGET (journey->window), "first-year-agreeing");
  press (panel, "Agree Reinforcement");
  wait_for_level (grid, 0, overall, "reinforcement");
  TRELLIS_UI_WAIT (trellis_ui_find (GTK_WIDGET (journey->window), tells_of_category, NULL) != NULL);
  trellis_ui_key (XK_Escape, TRELLIS_UI_PLAIN);
  trellis_ui_save_test_picture (GTK_WIDGET (journey->window), "first-year-agreed");
}

/* The year of visits: spread, and one moved -------------------------------------- */

static TrellisYearBoard *
show_visits (Journey *journey)
{
  trellis_real_show_view (journey->window, 4, "Visits");
  return TRELLIS_YEAR_BOARD (trellis_ui_find_type (GTK_WIDGET (journey->window), TRELLIS_TYPE_YEAR_BOARD));
}

static void
plan_year (Journey *journey)
{
  TrellisYearBoard *board = show_visits (journey);
  GtkWidget *dialog;

  press (GTK_WIDGET (journey->window), "Plan the year");
  dialog = trellis_real_wait_for_type (TRELLIS_TYPE_PLAN_DIALOG);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  trellis_real_wait_for_button (dialog, "Take this plan");
  trellis_ui_save_test_picture (dialog, "first-year-plan");
  press (dialog, "Take this plan");
  trellis_real_wait_until_gone (&dialog);
  trellis_ui_focus (GTK_WIDGET (journey->window));
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (board)) && trellis_year_board_get_layout (board) != NULL &&
                   trellis_year_board_get_layout (board)->pills->len > 20);
  /* A toast whose Undo would undo another edit is gone. */
  g_assert_null (trellis_ui_find (GTK_WIDGET (journey->window), tells_of_category, NULL));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (journey->window));
  trellis_ui_save_test_picture (GTK_WIDGET (journey->window), "first-year-visits");
}

static gboolean
is_in_sight (TrellisYearBoard   *board,
             const GdkRectangle *area)
{
  return area->x >= 0 && area->y >= 0 && area->x + area->width <= gtk_widget_get_width (GTK_WIDGET (board)) &&
         area->y + area->height <= gtk_widget_get_height (GTK_WIDGET (board)) - 150;
}

/* A visit in sight that could as well be a week later. */
static TrellisVisit *
find_movable_visit (Journey          *journey,
                    TrellisYearBoard *board)
{
  TrellisYearLayout *layout = trellis_year_board_get_layout (board);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisVisitDays) days = NULL;

  days = trellis_read_visit_days (trellis_window_get_store (journey->window), "2026-27", TODAY, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < layout->pills->len; i++)
    {
      const TrellisYearPill *pill = &g_array_index (layout->pills, TrellisYearPill, i);
      TrellisVisit *visit = pill->visit;
      TrellisDay next_week = trellis_day_get_monday (visit->visit_on) + 7;
      GdkRectangle from, to;

      if (pill->n_slots == 1 && visit->federation_id == NULL && visit->visit_on > TODAY + 14 &&
          trellis_visit_days_find_in_week (days, visit, next_week, NULL) != TRELLIS_DAY_NONE &&
          trellis_year_board_get_visit_area (board, visit->id, &from) && is_in_sight (board, &from) &&
          trellis_year_board_get_week_area (board, visit->urn, next_week, &to) && is_in_sight (board, &to))
        return trellis_store_read_visit (trellis_window_get_store (journey->window), visit->id, NULL);
    }

  g_error ("no visit in sight could be a week later");
}

static TrellisDay
get_monday (Journey    *journey,
            const char *visit_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisVisit) visit = trellis_store_read_visit (trellis_window_get_store (journey->window), visit_id,
                                                             &error);

  g_assert_no_error (error);
  return trellis_day_get_monday (visit->visit_on);
}

static void
move_visit (Journey *journey)
{
  TrellisYearBoard *board = show_visits (journey);
  g_autoptr (TrellisVisit) visit = find_movable_visit (journey, board);
  TrellisDay monday = trellis_day_get_monday (visit->visit_on);
  GdkRectangle from, to;

  g_assert_true (trellis_year_board_get_visit_area (board, visit->id, &from));
  g_assert_true (trellis_year_board_get_week_area (board, visit->urn, monday + 7, &to));
  trellis_ui_drag_at (GTK_WIDGET (board), from.x + from.width / 2.0, from.y + from.height / 2.0,
                      GTK_WIDGET (board), to.x + to.width / 2.0, to.y + to.height / 2.0);
  TRELLIS_UI_WAIT (get_monday (journey, visit->id) == monday + 7);
  journey->moved_visit = g_strdup (visit->id);
  journey->moved_to = monday + 7;
  trellis_ui_save_test_picture (GTK_WIDGET (journey->window), "first-year-moved");
}

/* Actions: one added on the school's page, rated by key --------------------------- */

static TrellisAction *
read_action (Journey *journey)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) actions = NULL;

  actions = trellis_store_list_actions (trellis_window_get_store (journey->window), "900101", TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (actions), <=, 1);
  return g_list_model_get_item (actions, 0);
}

static gboolean
is_rated (Journey       *journey,
          TrellisRating  rating)
{
  g_autoptr (TrellisAction) action = read_action (journey);

  return action != NULL && action->rating == rating;
}

static gboolean
tells_of (GtkWidget *widget,
          gpointer   urn)
{
  TrellisPortfolioRow *row;

  if (!TRELLIS_IS_PORTFOLIO_LINE (widget) || !gtk_widget_get_mapped (widget))
    return FALSE;
  row = trellis_portfolio_line_get_row (TRELLIS_PORTFOLIO_LINE (widget));
  return row != NULL && row->school != NULL && g_str_equal (row->school->urn, urn);
}

static void
add_action (Journey *journey)
{
  GtkWidget *window = GTK_WIDGET (journey->window);
  GtkWidget *line, *form, *entry;

  trellis_real_show_view (journey->window, 2, "Portfolio");
  TRELLIS_UI_WAIT ((line = trellis_ui_find (window, tells_of, (gpointer) "900101")) != NULL && gtk_widget_get_width (line) > 0);
  trellis_ui_click_at (line, 40, 12, 2, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (g_str_equal (trellis_real_get_title (journey->window), "Alderbrook Primary School"));
  gtk_test_widget_wait_for_draw (window);
  trellis_ui_save_test_picture (window, "first-year-school");
  trellis_ui_click (find_mapped (trellis_ui_find_name (window, "add_action_button"), GTK_TYPE_TOGGLE_BUTTON));
  form = find_mapped (window, TRELLIS_TYPE_ADD_ACTION_FORM);
  entry = trellis_ui_find_name (form, "what_entry");
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (entry) &&
                   gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), entry));
  trellis_ui_type ("Read aloud every day\tHeadteacher");
  trellis_ui_click (trellis_ui_find_name (form, "add_button"));
  TRELLIS_UI_WAIT (is_rated (journey, TRELLIS_RATING_NONE));
}

static void
rate_by_key (Journey       *journey,
             guint          key,
             const char    *evidence,
             TrellisRating  rating)
{
  GtkWidget *window = GTK_WIDGET (journey->window);
  GtkWidget *popover;

  trellis_ui_key (key, TRELLIS_UI_PLAIN);
  popover = find_mapped (window, TRELLIS_TYPE_RATING_POPOVER);
  trellis_ui_type (evidence);
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (!gtk_widget_get_mapped (popover));
  TRELLIS_UI_WAIT (is_rated (journey, rating));
}

static void
rate_action (Journey *journey)
{
  TrellisActionBoard *board;
  g_autoptr (TrellisAction) action = read_action (journey);
  GdkRectangle area;

  trellis_real_show_view (journey->window, 5, "Actions");
  board = TRELLIS_ACTION_BOARD (find_mapped (GTK_WIDGET (journey->window), TRELLIS_TYPE_ACTION_BOARD));
  TRELLIS_UI_WAIT (trellis_action_board_get_action_area (board, action->id, &area) && area.width > 0);
  trellis_ui_click_at (GTK_WIDGET (board), area.x + area.width / 2.0, area.y + 20, 1, TRELLIS_UI_PLAIN);
  rate_by_key (journey, XK_a, "Timetabled", TRELLIS_RATING_AMBER);
  rate_by_key (journey, XK_g, "Seen in every class", TRELLIS_RATING_GREEN);
  trellis_ui_save_test_picture (GTK_WIDGET (journey->window), "first-year-actions");
}

/* Paper ------------------------------------------------------------------------ */

static gboolean
is_pdf_label (GtkWidget *widget,
              gpointer   data)
{
  return GTK_IS_LABEL (widget) && g_str_has_suffix (gtk_label_get_text (GTK_LABEL (widget)), ".pdf");
}

static gboolean
names_a_pdf (GtkWidget *widget,
             gpointer   data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
         trellis_ui_find (widget, is_pdf_label, NULL) != NULL;
}

/* The dialogue runs a loop of its own, and this runs in it: waiting for it here
 * would keep that loop from ever being left. */
static gboolean
drive_print_dialog_cb (gpointer data)
{
  const char *path = data;
  GtkWidget *dialog = trellis_real_find_window (GTK_TYPE_PRINT_UNIX_DIALOG);
  GtkWidget *button = NULL;

  if (dialog == NULL)
    return G_SOURCE_CONTINUE;

  trellis_ui_focus (dialog);
  trellis_ui_click (trellis_real_wait_for_text (dialog, "Print to File"));
  TRELLIS_UI_WAIT ((button = trellis_ui_find (dialog, names_a_pdf, NULL)) != NULL);
  trellis_ui_click (button);
  trellis_real_choose_file (path);
  trellis_ui_focus (dialog);
  trellis_ui_save_test_picture (dialog, "first-year-print-dialog");
  press (dialog, "Print");
  return G_SOURCE_REMOVE;
}

static gboolean
is_preview (GtkWidget *window)
{
  return window != NULL && trellis_ui_find_type (window, TRELLIS_TYPE_REPORT_PREVIEW) != NULL;
}

/* The window of the pages, away again by Escape. */
static gboolean
leave_preview_cb (gpointer data)
{
  GtkWidget *preview = trellis_real_find_window (ADW_TYPE_WINDOW);
  gboolean *is_left = data;

  if (!is_preview (preview))
    return G_SOURCE_CONTINUE;

  trellis_ui_focus (preview);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (preview)), ==, "Schools by aspect");
  trellis_real_wait_for_text (preview, "Page 1 of 1");
  trellis_ui_save_test_picture (preview, "first-year-print-preview");
  trellis_ui_key (XK_Escape, TRELLIS_UI_PLAIN);
  *is_left = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
press_preview_cb (gpointer data)
{
  GtkWidget *dialog = trellis_real_find_window (GTK_TYPE_PRINT_UNIX_DIALOG);

  if (dialog == NULL)
    return G_SOURCE_CONTINUE;

  trellis_ui_focus (dialog);
  press (dialog, "Preview");
  g_timeout_add (10, leave_preview_cb, data);
  return G_SOURCE_REMOVE;
}

/* By its own keys, and from the print dialogue. */
static void
look_at_preview (Journey *journey)
{
  gboolean is_left = FALSE;

  g_timeout_add (10, leave_preview_cb, &is_left);
  trellis_ui_key (XK_p, TRELLIS_UI_CTRL | TRELLIS_UI_SHIFT);
  TRELLIS_UI_WAIT (is_left && trellis_real_find_window (ADW_TYPE_WINDOW) == NULL);
  trellis_ui_focus (GTK_WIDGET (journey->window));
  is_left = FALSE;
  g_timeout_add (10, press_preview_cb, &is_left);
  trellis_ui_key (XK_p, TRELLIS_UI_CTRL);
  TRELLIS_UI_WAIT (is_left && trellis_real_find_window (ADW_TYPE_WINDOW) == NULL);
  trellis_ui_focus (GTK_WIDGET (journey->window));
}

static void
check_words (const char *path)
{
  g_autofree char *words = NULL;
  static const char *const names[] = {
    "Lantern Hill", "Alderbrook Primary School", "Corvale High School", "Fairlea Middle School", "8 September 2026"
  };

  TRELLIS_UI_WAIT (g_file_test (path, G_FILE_TEST_EXISTS));
  words = trellis_real_read_pdf (path);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_nonnull (strstr (words, names[i]));
}

static void
print_matrix (Journey *journey)
{
  g_autofree char *printed = g_build_filename (g_get_home_dir (), "printed.pdf", NULL);
  g_autofree char *saved = g_build_filename (g_get_home_dir (), "saved.pdf", NULL);
  g_autofree char *setups = g_build_filename (g_get_user_config_dir (), "trellis", "page-setups.ini", NULL);

  show_matrix (journey);
  look_at_preview (journey);
  g_timeout_add (10, drive_print_dialog_cb, printed);
  trellis_ui_key (XK_p, TRELLIS_UI_CTRL);
  check_words (printed);
  g_assert_true (g_file_test (setups, G_FILE_TEST_EXISTS));

  /* The same as a file, from the menu. */
  trellis_ui_focus (GTK_WIDGET (journey->window));
  trellis_ui_key (XK_F10, TRELLIS_UI_PLAIN);
  trellis_ui_click (trellis_real_wait_for_text (GTK_WIDGET (journey->window), "Save as PDF…"));
  trellis_real_choose_file (saved);
  trellis_ui_focus (GTK_WIDGET (journey->window));
  check_words (saved);
}

/* Undo, and what is in the file at the end ---------------------------------------- */

static void
undo_and_redo (Journey *journey)
{
  trellis_ui_key (XK_z, TRELLIS_UI_CTRL);
  TRELLIS_UI_WAIT (is_rated (journey, TRELLIS_RATING_AMBER));
  trellis_ui_key (XK_z, TRELLIS_UI_CTRL);
  TRELLIS_UI_WAIT (is_rated (journey, TRELLIS_RATING_NONE));
  trellis_ui_key (XK_z, TRELLIS_UI_CTRL | TRELLIS_UI_SHIFT);
  TRELLIS_UI_WAIT (is_rated (journey, TRELLIS_RATING_AMBER));
}

static void
check_accessibles (void)
{
  static const struct
  {
    const char *roles;
    const char *name;
  } cases[] = {
    { "list", "Views" },
    { "list item", "Portfolio" },
    { "list item", "Matrix" },
    { "list item", "Visits" },
    { "list item", "Actions" },
    { "button|push button", "Print" },
    { "button|push button|toggle button", "Filter schools" },
    { "button|push button|toggle button", "Main menu" },
    { "button|push button", "Undo “Alderbrook Primary School: rate Amber “Read aloud every day”” (Ctrl+Z)" },
    { "button|push button", "Redo “Alderbrook Primary School: rate Green, was Amber, “Read aloud every day”” (Shift+Ctrl+Z)" },
    { "combo box", "Whose judgements" },
    { "slider", "As at" },
  };
  g_autoptr (GPtrArray) accessibles = trellis_real_list_accessibles ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (trellis_real_has_accessible (accessibles, cases[i].roles, cases[i].name));
}

static TrellisSchool *
find_school (TrellisStore *store,
             const char   *urn)
{
  g_autoptr (GError) error = NULL;
  TrellisSchool *school = trellis_store_read_school (store, urn, TODAY, &error);

  g_assert_no_error (error);
  return school;
}

static void
check_judgement (TrellisStore *store,
                 const char   *urn,
                 guint         aspect,
                 const char   *level)
{
  g_autoptr (GError) error = NULL;
  TrellisScheme *scheme = trellis_store_get_scheme (store, NULL);
  const TrellisAspect *facts = g_ptr_array_index (scheme->aspects, aspect);
  g_autoptr (GListModel) judgements = trellis_store_list_judgements (store, urn, facts->id, TODAY, &error);
  g_autoptr (TrellisJudgement) judgement = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (judgements), ==, 1);
  judgement = g_list_model_get_item (judgements, 0);
  g_assert_cmpstr (judgement->level_id, ==, level);
  g_assert_cmpint (judgement->judged_on, ==, TODAY);
}

/* Every visit has a day when its school is open, and the one that was moved is
 * where it was dropped. */
static void
check_visits (Journey      *journey,
              TrellisStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) visits = trellis_store_list_visits (store, "2026-27", &error);
  g_autoptr (TrellisSchoolYear) year = trellis_store_read_year (store, "2026-27", &error);
  g_autoptr (TrellisVisit) moved = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (visits), >, 20);
  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);

      g_assert_cmpint (visit->visit_on, >=, TODAY);
      g_assert_true (trellis_school_year_is_open (year, visit->visit_on, visit->session, visit->urn, NULL));
    }

  moved = trellis_store_read_visit (store, journey->moved_visit, &error);
  g_assert_no_error (error);
  g_assert_cmpint (trellis_day_get_monday (moved->visit_on), ==, journey->moved_to);
  g_assert_true (moved->is_pinned);
}

static void
check_file (Journey    *journey,
            const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) store = trellis_store_open (path, &error);
  g_autoptr (TrellisTrust) trust = NULL;
  g_autoptr (TrellisSchoolYear) year = NULL;
  g_autoptr (GListModel) schools = NULL;
  g_autoptr (GListModel) categories = NULL;
  g_autoptr (TrellisJudgement) category = NULL;
  g_autoptr (GListModel) actions = NULL;
  g_autoptr (TrellisAction) action = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (TrellisSchool) church = NULL;

  g_assert_no_error (error);
  g_assert_true (trellis_store_check (store, &findings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);

  trust = trellis_store_read_trust (store, &error);
  g_assert_cmpstr (trust->name, ==, "Lantern Hill");
  g_assert_cmpstr (trust->scheme_id, ==, "five-category");
  g_assert_cmpstr (trust->year_id, ==, "2026-27");
  year = trellis_store_read_year (store, "2026-27", &error);
  g_assert_cmpuint (year->terms->len, ==, 6);
  schools = trellis_store_list_schools (store, TODAY, TRUE, &error);
  g_assert_cmpuint (g_list_model_get_n_items (schools), ==, 10);
  church = find_school (store, "900104");
  g_assert_true (church->is_church);

  check_judgement (store, "900101", 0, "refinement");
  check_judgement (store, "900101", 1, "recovery");
  check_judgement (store, "900102", 1, "excellence");
  categories = trellis_store_list_categories (store, "900101", TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (categories), ==, 1);
  category = g_list_model_get_item (categories, 0);
  g_assert_cmpstr (category->level_id, ==, "reinforcement");
  g_assert_nonnull (strstr (category->person_name, "Headteacher, chair of governors"));
  g_assert_cmpstr (category->reason, ==, "New headteacher");

  check_visits (journey, store);
  actions = trellis_store_list_actions (store, NULL, TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (actions), ==, 1);
  action = g_list_model_get_item (actions, 0);
  g_assert_cmpstr (action->urn, ==, "900101");
  g_assert_cmpstr (action->what, ==, "Read aloud every day");
  g_assert_cmpstr (action->owner, ==, "Headteacher");
  g_assert_cmpint (action->rating, ==, TRELLIS_RATING_AMBER);
  g_assert_cmpint (action->rated_on, ==, TODAY);
  g_assert_cmpstr (action->evidence, ==, "Timetabled");
}

static void
test_first_year (void)
{
  Journey journey = { NULL };
  g_autofree char *path = NULL;

  trellis_clock_set_today (TODAY);
  journey.application = trellis_real_start ();
  journey.window = trellis_real_get_window (journey.application);
  set_up_trust (&journey);
  path = g_strdup (trellis_store_get_path (trellis_window_get_store (journey.window)));
  judge_by_key (&journey);
  agree_category (&journey);
  plan_year (&journey);
  move_visit (&journey);
  add_action (&journey);
  rate_action (&journey);
  undo_and_redo (&journey);
  print_matrix (&journey);
  check_accessibles ();
  trellis_real_stop (journey.application);
  check_file (&journey, path);
  g_free (journey.moved_visit);
}

int
main (int   argc,
      char *argv[])
{
  trellis_ui_init (&argc, &argv);
  g_test_add_func ("/end-to-end/first-year", test_first_year);

  return g_test_run ();
}
