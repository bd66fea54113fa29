/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A scheme edited in the window, and the file that it leaves behind. */

#include "trellis-real-window.h"
#include "trellis-scheme-dialog.h"
#include "trellis-store-judgements.h"
#include "trellis-store-schemes.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gstdio.h>
#include <string.h>

#define TODAY trellis_day_new (2026, 9, 8)

static char *
make_trust (void)
{
  g_autofree char *csv = g_test_build_filename (G_TEST_DIST, "fixtures", "gias-small.csv", NULL);
  char *path = g_build_filename (g_get_home_dir (), "Scheme.trellis", NULL);
  const char *program = g_getenv ("TRELLIS_PROGRAM");
  const char *const make[] = { program, "new", path, "--name", "Saltmarsh", "--scheme", "five-category", "--year",
                               "2026-27", "--today", "2026-09-08", NULL };
  const char *const import[] = { program, "import", path, "gias", csv, "--trust", "The Saltmarsh Partnership",
                                 "--today", "2026-09-08", NULL };

  g_remove (path);
  g_free (trellis_real_run_program (make));
  g_free (trellis_real_run_program (import));

  return path;
}

static gboolean
is_entry_with (GtkWidget *widget,
               gpointer   text)
{
  return GTK_IS_ENTRY (widget) && gtk_widget_get_mapped (widget) &&
         g_str_equal (gtk_editable_get_text (GTK_EDITABLE (widget)), text);
}

static void
test_edit (void)
{
  g_autofree char *path = make_trust ();
  g_autofree char *out = g_build_filename (g_get_home_dir (), "scheme.json", NULL);
  g_autofree char *json = NULL;
  g_autofree char *old_name = NULL;
  g_autofree char *level_id = NULL;
  g_autofree char *aspect_id = NULL;
  g_autofree char *urn = NULL;
  g_autofree char *judged = NULL;
  const char *const export[] = { g_getenv ("TRELLIS_PROGRAM"), "export", path, "scheme", "-o", out, NULL };
  TrellisApplication *application;
  TrellisWindow *window;
  TrellisStore *store;
  TrellisScheme *scheme;
  GtkWidget *dialog, *entry;
  g_autoptr (TrellisStore) after = NULL;
  g_autoptr (GListModel) facts = NULL;
  g_autoptr (TrellisJudgement) fact = NULL;
  g_autoptr (GError) error = NULL;

  trellis_clock_set_today (TODAY);
  application = trellis_real_start ();
  window = trellis_real_get_window (application);
  g_assert_true (trellis_application_open_path (application, path, window));
  trellis_ui_focus (GTK_WIDGET (window));
  store = trellis_window_get_store (window);
  scheme = trellis_store_get_scheme (store, &error);
  g_assert_no_error (error);
  level_id = g_strdup (((TrellisLevel *) g_ptr_array_index (scheme->levels, 0))->id);
  old_name = g_strdup (((TrellisLevel *) g_ptr_array_index (scheme->levels, 0))->name);
  aspect_id = g_strdup (((TrellisAspect *) g_ptr_array_index (scheme->aspects, 0))->id);
  {
    g_autoptr (GListModel) schools = trellis_store_list_schools (store, TODAY, FALSE, &error);
    g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, 0);

    urn = g_strdup (school->urn);
  }
  judged = trellis_store_judge (store, urn, aspect_id, level_id, TODAY, TRELLIS_SOURCE_ADVISER, "", &error);
  g_assert_no_error (error);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.scheme", NULL);
  dialog = trellis_real_wait_for_type (TRELLIS_TYPE_SCHEME_DIALOG);
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (dialog));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_stack_set_visible_child_name (GTK_STACK (trellis_ui_find_name (dialog, "pages")), "levels");
  TRELLIS_UI_WAIT ((entry = trellis_ui_find (dialog, is_entry_with, old_name)) != NULL);
  gtk_widget_grab_focus (entry);
  trellis_ui_key (XK_a, TRELLIS_UI_CTRL);
  trellis_ui_type ("Steady");
  TRELLIS_UI_WAIT (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), "Steady"));
  trellis_ui_click (trellis_ui_find_name (dialog, "save_button"));
  TRELLIS_UI_WAIT (dialog == NULL);
  trellis_real_stop (application);

  /* The file has the new name for what comes, and the old one for what was judged by it. */
  g_free (trellis_real_run_program (export));
  g_assert_true (g_file_get_contents (out, &json, NULL, &error));
  g_assert_nonnull (strstr (json, "\"Steady\""));
  after = trellis_store_open (path, &error);
  g_assert_no_error (error);
  scheme = trellis_store_get_scheme (after, &error);
  g_assert_cmpstr (trellis_scheme_get_level (scheme, level_id)->name, ==, "Steady");
  facts = trellis_store_list_judgements (after, urn, aspect_id, TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (facts), ==, 1);
  fact = g_list_model_get_item (facts, 0);
  g_assert_cmpstr (fact->level->name, ==, old_name);
  g_clear_object (&after);
  g_remove (out);
  g_remove (path);
}

int
main (int   argc,
      char *argv[])
{
  trellis_ui_init (&argc, &argv);
  g_test_add_func ("/end-to-end/scheme-edit", test_edit);

  return g_test_run ();
}
