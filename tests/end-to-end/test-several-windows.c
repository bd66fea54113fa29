/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several windows on one file share one history; another process's edit shows
 * in them within two seconds. */

#include "trellis-matrix-grid.h"
#include "trellis-real-window.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gstdio.h>

#define TODAY trellis_day_new (2026, 9, 8)
#define MOST_US (2 * G_USEC_PER_SEC)

typedef struct
{
  TrellisApplication *application;
  TrellisWindow *first;
  TrellisWindow *second;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *csv = g_test_build_filename (G_TEST_DIST, "fixtures", "gias-small.csv", NULL);
  const char *program = g_getenv ("TRELLIS_PROGRAM");

  fixture->path = g_build_filename (g_get_home_dir (), "Shared.trellis", NULL);
  g_remove (fixture->path);
  {
    const char *const make[] = { program, "new", fixture->path, "--name", "Shared", "--scheme", "five-category", "--year",
                                 "2026-27", "--today", "2026-09-08", NULL };
    const char *const import[] = { program, "import", fixture->path, "gias", csv, "--trust", "The Saltmarsh Partnership",
                                   "--today", "2026-09-08", NULL };

    g_free (trellis_real_run_program (make));
    g_free (trellis_real_run_program (import));
  }

  trellis_clock_set_today (TODAY);
  fixture->application = trellis_real_start ();
  fixture->first = trellis_real_get_window (fixture->application);
  g_assert_true (trellis_application_open_path (fixture->application, fixture->path, fixture->first));
  trellis_ui_focus (GTK_WIDGET (fixture->first));
  gtk_widget_activate_action (GTK_WIDGET (fixture->first), "win.new-window", NULL);
  TRELLIS_UI_WAIT (g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->application))) == 2);
  fixture->second = trellis_real_get_window (fixture->application);
  if (fixture->second == fixture->first)
    fixture->second = g_list_nth_data (gtk_application_get_windows (GTK_APPLICATION (fixture->application)), 1);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->second));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  trellis_real_stop (fixture->application);
  trellis_clock_set_today (TRELLIS_DAY_NONE);
  g_free (fixture->path);
}

static TrellisMatrixGrid *
show_matrix (TrellisWindow *window)
{
  gtk_window_present (GTK_WINDOW (window));
  trellis_ui_focus (GTK_WIDGET (window));
  trellis_real_show_view (window, 3, "Matrix");
  return TRELLIS_MATRIX_GRID (trellis_ui_find_type (GTK_WIDGET (window), TRELLIS_TYPE_MATRIX_GRID));
}

static const char *
get_level (TrellisMatrixGrid *grid)
{
  const TrellisMatrixRow *row = trellis_matrix_get_row (trellis_matrix_grid_get_matrix (grid), 0);

  return row->cells[0].level != NULL ? row->cells[0].level->id : "";
}

/* Judged in one, seen in the other, undone there. */
static void
test_one_history (Fixture       *fixture,
                  gconstpointer  data)
{
  TrellisMatrixGrid *second = show_matrix (fixture->second);
  TrellisMatrixGrid *first = show_matrix (fixture->first);
  GdkRectangle area;

  g_assert_true (trellis_window_get_store (fixture->first) == trellis_window_get_store (fixture->second));
  TRELLIS_UI_WAIT (trellis_matrix_grid_get_cell_area (first, 0, 0, &area) && area.width > 0);
  trellis_ui_click_at (GTK_WIDGET (first), area.x + area.width / 2.0, area.y + area.height / 2.0, 1, TRELLIS_UI_PLAIN);
  trellis_ui_key (XK_3, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (g_str_equal (get_level (first), "reinforcement"));
  TRELLIS_UI_WAIT (g_str_equal (get_level (second), "reinforcement"));

  gtk_window_present (GTK_WINDOW (fixture->second));
  trellis_ui_focus (GTK_WIDGET (fixture->second));
  trellis_ui_key (XK_z, TRELLIS_UI_CTRL);
  TRELLIS_UI_WAIT (g_str_equal (get_level (second), ""));
  TRELLIS_UI_WAIT (g_str_equal (get_level (first), ""));

  /* One window closed leaves the other its file. */
  gtk_window_destroy (GTK_WINDOW (fixture->first));
  trellis_ui_key (XK_z, TRELLIS_UI_CTRL | TRELLIS_UI_SHIFT);
  TRELLIS_UI_WAIT (g_str_equal (get_level (second), "reinforcement"));
}

static const char *
get_subtitle (TrellisWindow *window)
{
  return adw_window_title_get_subtitle (ADW_WINDOW_TITLE (trellis_ui_find_name (GTK_WIDGET (window), "title")));
}

/* A colleague's import, in a process of its own. */
static void
test_other_process (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *csv = g_test_build_filename (G_TEST_DIST, "fixtures", "gias-small.csv", NULL);
  const char *const import[] = { g_getenv ("TRELLIS_PROGRAM"), "import", fixture->path, "gias", csv, "--all",
                                 "--today", "2026-09-08", NULL };
  TrellisMatrixGrid *grid = show_matrix (fixture->second);
  guint n_before = trellis_matrix_get_n_rows (trellis_matrix_grid_get_matrix (grid));
  g_autofree char *subtitle = g_strdup (get_subtitle (fixture->first));
  gint64 done_at;

  g_free (trellis_real_run_program (import));
  done_at = g_get_monotonic_time ();
  TRELLIS_UI_WAIT (trellis_matrix_get_n_rows (trellis_matrix_grid_get_matrix (grid)) > n_before);
  TRELLIS_UI_WAIT (g_strcmp0 (get_subtitle (fixture->first), subtitle) != 0);
  g_test_message ("shown after %.2f s", (g_get_monotonic_time () - done_at) / (double) G_USEC_PER_SEC);
  g_assert_cmpint (g_get_monotonic_time () - done_at, <, MOST_US);

  /* Another's edit is not this person's to undo. */
  g_assert_null (trellis_store_get_undo_sentence (trellis_window_get_store (fixture->first)));
}

/* A file that is no trust's is told of, in a window without one. */
static void
test_no_trust_file (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_get_home_dir (), "letter.trellis", NULL);
  GtkWidget *dialog;

  g_assert_true (g_file_set_contents (path, "Dear governors\n", -1, NULL));
  g_assert_false (trellis_application_open_path (fixture->application, path, fixture->first));
  dialog = trellis_real_wait_for_type (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "“letter.trellis”"));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  trellis_ui_click (trellis_real_wait_for_button (dialog, "Close"));
  trellis_real_wait_until_gone (&dialog);
  g_assert_true (trellis_window_get_store (fixture->first) != NULL);
}

int
main (int   argc,
      char *argv[])
{
  trellis_ui_init (&argc, &argv);
#define ADD(path, function) g_test_add ("/end-to-end/windows/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("one-history", test_one_history);
  ADD ("other-process", test_other_process);
  ADD ("no-trust-file", test_no_trust_file);

  return g_test_run ();
}
