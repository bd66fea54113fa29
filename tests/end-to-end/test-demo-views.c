/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The demo trust, from the welcome page through every view, by key alone. */

#include "trellis-matrix-grid.h"
#include "trellis-real-window.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-table-import-dialog.h"
#include "trellis-view.h"

#include <string.h>

/* How much of a view is not its background, in hundredths. Cells and boards are
 * painted, so that counting labels would not tell. */
static double
measure_ink_pct (GtkWidget *widget)
{
  g_autoptr (GdkTexture) texture = trellis_ui_take_picture (widget);
  int width = gdk_texture_get_width (texture);
  int height = gdk_texture_get_height (texture);
  g_autofree guint32 *pixels = g_new (guint32, width * height);
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer value;
  guint most = 0;

  gdk_texture_download (texture, (guchar *) pixels, width * sizeof *pixels);
  for (int i = 0; i < width * height; i++)
    {
      gpointer key = GUINT_TO_POINTER (pixels[i]);

      g_hash_table_insert (counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    most = MAX (most, GPOINTER_TO_UINT (value));
  return 100.0 - 100.0 * most / (width * height);
}

static guint
count_rows (TrellisWindow *window)
{
  GtkListBox *sidebar = GTK_LIST_BOX (trellis_ui_find_name (GTK_WIDGET (window), "sidebar"));
  guint n = 0;

  while (gtk_list_box_get_row_at_index (sidebar, n) != NULL)
    n++;
  return n;
}

static void
test_views (void)
{
  TrellisApplication *application = trellis_real_start ();
  TrellisWindow *window = trellis_real_get_window (application);
  g_autoptr (TrellisTrust) trust = NULL;
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkWidget *views;
  guint n_views;

  trellis_ui_save_test_picture (GTK_WIDGET (window), "demo-welcome");
  trellis_ui_click (trellis_real_wait_for_button (GTK_WIDGET (window), "Open the demo trust"));
  TRELLIS_UI_WAIT (trellis_window_get_store (window) != NULL);
  trust = trellis_store_read_trust (trellis_window_get_store (window), NULL);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, trust->name);

  views = trellis_ui_find_name (GTK_WIDGET (window), "views");
  n_views = count_rows (window);
  g_assert_cmpuint (n_views, >=, 2);
  for (guint i = 1; i <= n_views; i++)
    {
      GtkWidget *before = i == 1 ? NULL : gtk_stack_get_visible_child (GTK_STACK (views));
      g_autofree char *name = NULL;
      GtkWidget *view;

      trellis_ui_key (XK_0 + i, TRELLIS_UI_CTRL);
      TRELLIS_UI_WAIT (gtk_stack_get_visible_child (GTK_STACK (views)) != before);
      view = gtk_stack_get_visible_child (GTK_STACK (views));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
      g_assert_true (TRELLIS_IS_VIEW (view));
      g_assert_cmpstr (trellis_real_get_title (window), ==, trellis_view_get_title (TRELLIS_VIEW (view)));
      g_assert_cmpstr (trellis_real_get_title (window), !=, "");
      /* No two views are called the same. */
      g_assert_true (g_hash_table_add (titles, g_strdup (trellis_real_get_title (window))));
      TRELLIS_UI_WAIT (measure_ink_pct (view) > 3);
      name = g_strdup_printf ("demo-view-%u", i);
      trellis_ui_save_test_picture (GTK_WIDGET (window), name);
    }

  /* The key of a view that is not there does nothing. */
  trellis_ui_key (XK_9, TRELLIS_UI_CTRL);
  g_assert_nonnull (trellis_real_get_title (window));
  trellis_real_stop (application);
}

/* What was agreed in the demo stays in the person's own copy. */
static void
test_own_copy (void)
{
  TrellisApplication *application = trellis_real_start ();
  TrellisWindow *window = trellis_real_get_window (application);
  g_autoptr (GError) error = NULL;

  trellis_ui_click (trellis_real_wait_for_button (GTK_WIDGET (window), "Open the demo trust"));
  TRELLIS_UI_WAIT (trellis_window_get_store (window) != NULL);
  g_assert_true (trellis_store_set_trust_name (trellis_window_get_store (window), "Our own", &error));
  g_assert_no_error (error);
  trellis_real_stop (application);

  application = trellis_real_start ();
  window = trellis_real_get_window (application);
  trellis_ui_click (trellis_real_wait_for_button (GTK_WIDGET (window), "Open the demo trust"));
  TRELLIS_UI_WAIT (g_strcmp0 (gtk_window_get_title (GTK_WINDOW (window)), "Our own") == 0);
  trellis_real_stop (application);
}

/* The history by its key, the file as it was recorded in a window of its own,
 * and back. */
static void
test_history (void)
{
  TrellisApplication *application = trellis_real_start ();
  TrellisWindow *window = trellis_real_get_window (application);
  g_autoptr (GError) error = NULL;
  TrellisStore *store;

  trellis_ui_click (trellis_real_wait_for_button (GTK_WIDGET (window), "Open the demo trust"));
  TRELLIS_UI_WAIT (trellis_window_get_store (window) != NULL);
  store = trellis_window_get_store (window);
  g_assert_true (trellis_store_set_trust_name (store, "Before", &error));
  g_assert_true (trellis_store_set_trust_name (store, "After", &error));
  trellis_ui_key (XK_h, TRELLIS_UI_CTRL);
  TRELLIS_UI_WAIT (g_strcmp0 (trellis_real_get_title (window), "History") == 0);
  trellis_ui_click (trellis_real_wait_for_text (GTK_WIDGET (window), "Name the trust Before"));
  trellis_real_wait_for_text (GTK_WIDGET (window), "File as recorded then");
  trellis_ui_spin (400);
  trellis_ui_click (trellis_real_wait_for_button (GTK_WIDGET (window), "File as recorded then"));
  TRELLIS_UI_WAIT (trellis_real_get_window (application) != window);
  TRELLIS_UI_WAIT (g_strcmp0 (gtk_window_get_title (GTK_WINDOW (trellis_real_get_window (application))), "Before") == 0);
  g_assert_true (trellis_store_is_read_only (trellis_window_get_store (trellis_real_get_window (application))));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "After");
  gtk_window_close (GTK_WINDOW (trellis_real_get_window (application)));

  trellis_ui_focus (GTK_WIDGET (window));
  trellis_ui_key (XK_Left, TRELLIS_UI_ALT);
  TRELLIS_UI_WAIT (g_strcmp0 (trellis_real_get_title (window), "History") != 0);
  trellis_real_stop (application);
}

/* The cell that has the focus says school, aspect, level, direction, source and
 * how old its evidence is, and says so on the bus that screen readers read. */
static void
test_spoken_cell (void)
{
  TrellisApplication *application = trellis_real_start ();
  TrellisWindow *window = trellis_real_get_window (application);
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *text = NULL;
  GtkWidget *widget;
  TrellisMatrixGrid *grid;
  TrellisMatrix *matrix;
  guint row = 0, column = 0;
  gboolean is_found = FALSE;

  trellis_ui_click (trellis_real_wait_for_button (GTK_WIDGET (window), "Open the demo trust"));
  TRELLIS_UI_WAIT (trellis_window_get_store (window) != NULL);
  trellis_ui_key (XK_3, TRELLIS_UI_CTRL);
  TRELLIS_UI_WAIT ((widget = trellis_ui_find_type (GTK_WIDGET (window), TRELLIS_TYPE_MATRIX_GRID)) != NULL);
  grid = TRELLIS_MATRIX_GRID (widget);
  TRELLIS_UI_WAIT (trellis_matrix_grid_get_matrix (grid) != NULL);
  matrix = trellis_matrix_grid_get_matrix (grid);
  for (row = 0; !is_found && row < trellis_matrix_get_n_rows (matrix); row++)
    {
      for (column = 0; !is_found && column + 1 < trellis_matrix_get_n_columns (matrix); column++)
        is_found = trellis_matrix_cell_get_direction (trellis_matrix_get_cell (matrix, row, column)) != 0 &&
                   trellis_matrix_get_cell (matrix, row, column)->evidence == TRELLIS_EVIDENCE_RECENT;
    }
  g_assert_true (is_found);
  /* Both loops have gone one further. */
  row--;
  column--;
  gtk_widget_grab_focus (GTK_WIDGET (grid));
  trellis_matrix_grid_set_cursor (grid, row, column);
  trellis_ui_spin (100);

  text = trellis_matrix_dup_cell_text (matrix, row, column);
  g_assert_nonnull (strstr (text, trellis_matrix_get_row (matrix, row)->school->name));
  g_assert_nonnull (strstr (text, trellis_matrix_get_column (matrix, column)->name));
  g_assert_nonnull (strstr (text, trellis_matrix_get_cell (matrix, row, column)->level->name));
  g_assert_true (strstr (text, "up from ") != NULL || strstr (text, "down from ") != NULL);
  g_assert_nonnull (strstr (text, ", agreed, "));
  g_assert_nonnull (strstr (text, ", evidence "));
  found = trellis_real_list_accessibles ();
  g_assert_true (trellis_real_has_accessible (found, "table cell|grid cell|cell", text));
  trellis_real_stop (application);
}

/* Rows copied in a spreadsheet become actions: pasted, looked at, taken. */
static void
test_pasted_actions (void)
{
  TrellisApplication *application = trellis_real_start ();
  TrellisWindow *window = trellis_real_get_window (application);
  g_autoptr (GListModel) schools = NULL;
  g_autoptr (TrellisSchool) school = NULL;
  g_autofree char *rows = NULL;
  GtkWidget *dialog;
  TrellisStore *store;

  trellis_ui_click (trellis_real_wait_for_button (GTK_WIDGET (window), "Open the demo trust"));
  TRELLIS_UI_WAIT (trellis_window_get_store (window) != NULL);
  store = trellis_window_get_store (window);
  schools = trellis_store_list_schools (store, trellis_store_get_today (store), FALSE, NULL);
  school = g_list_model_get_item (schools, 0);
  rows = g_strdup_printf ("%s\tWalk the corridors at break\tMs Pasted\t12 May 2026\tA\n"
                          "No Such School\tNever mind\n%s\tRead with the governors\n", school->name, school->urn);
  trellis_real_show_view (window, 5, "Actions");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), rows);
  trellis_ui_focus (GTK_WIDGET (window));
  trellis_ui_key (XK_v, TRELLIS_UI_CTRL);
  TRELLIS_UI_WAIT (trellis_real_find_window (TRELLIS_TYPE_TABLE_IMPORT_DIALOG) != NULL);
  dialog = trellis_real_find_window (TRELLIS_TYPE_TABLE_IMPORT_DIALOG);
  trellis_real_wait_for_text (dialog, "Actions: 2 added, 0 changed, 0 as before, 1 refused");
  trellis_ui_spin (300);
  trellis_ui_save_test_picture (dialog, "actions-pasted");
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (g_strcmp0 (trellis_store_get_undo_sentence (store), "Import 2 actions") == 0);
  trellis_real_wait_for_text (GTK_WIDGET (window), "Actions: 2 added, 0 changed, 0 as before, 1 refused");
  trellis_real_stop (application);
}

int
main (int   argc,
      char *argv[])
{
  trellis_ui_init (&argc, &argv);
  g_test_add_func ("/end-to-end/demo/views", test_views);
  g_test_add_func ("/end-to-end/demo/spoken-cell", test_spoken_cell);
  g_test_add_func ("/end-to-end/demo/history", test_history);
  g_test_add_func ("/end-to-end/demo/pasted-actions", test_pasted_actions);
  g_test_add_func ("/end-to-end/demo/own-copy", test_own_copy);

  return g_test_run ();
}
