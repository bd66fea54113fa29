/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures and their figures as people enter them, on the demo trust: real
 * clicks and keys. */

#include "trellis-choice.h"
#include "trellis-columns-page.h"
#include "trellis-demo.h"
#include "trellis-measure-columns.h"
#include "trellis-measure-import.h"
#include "trellis-store-measures.h"
#include "trellis-table-import-dialog.h"
#include "trellis-ui-driver.h"
#include "trellis-views.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  TrellisStore *store;
  GtkWidget *window;
  char *told;           /* what the dialog said it has done */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("trellis-measures-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "trust.trellis", NULL);
  g_assert_true (trellis_demo_write (path, &error));
  fixture->store = trellis_store_open (path, &error);
  g_assert_no_error (error);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  trellis_ui_present (GTK_WINDOW (fixture->window));
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->store);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->told);
}

static void
told_cb (Fixture    *fixture,
         const char *words)
{
  g_free (fixture->told);
  fixture->told = g_strdup (words);
}

static GtkWidget *
find_button (GtkWidget  *root,
             const char *label)
{
  return gtk_widget_get_ancestor (trellis_ui_find_text (root, label), GTK_TYPE_BUTTON);
}

/* Chooses what a column is. */
static void
choose (GtkWidget  *page,
        const char *heading,
        const char *key)
{
  GtkWidget *row = gtk_widget_get_ancestor (trellis_ui_find_text (page, heading), GTK_TYPE_LIST_BOX_ROW);
  GtkWidget *choice = trellis_ui_find_type (row, TRELLIS_TYPE_CHOICE);

  trellis_choice_set_chosen (TRELLIS_CHOICE (choice), key);
  g_signal_emit_by_name (choice, "chosen");
}

static gboolean
says (GtkWidget  *widget,
      gpointer    text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text);
}

/* A table with headings of its own: asked about once, and then no more. */
static void
test_columns (Fixture       *fixture,
              gconstpointer  data)
{
  static const char text[] = "Attendance of the trust,,\nAcademy,Lateness %,Notes\nBrinesedge Primary,4.31%,fine\n"
                             "Nowhere School,3,\n";
  GtkWidget *dialog = trellis_table_import_dialog_new (GTK_WINDOW (fixture->window), fixture->store,
                                                       &trellis_measure_import_kind);
  g_autofree char *new_measure = g_strdup_printf ("%d:", TRELLIS_COLUMN_FIGURE);
  g_autofree char *path = g_build_filename (fixture->folder, "late 2025-26 T4.csv", NULL);
  g_autoptr (GPtrArray) measures = NULL;
  GtkWidget *take, *page, *look;
  const TrellisMeasure *measure;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_signal_connect_swapped (dialog, "imported", G_CALLBACK (told_cb), fixture);
  trellis_ui_present (GTK_WINDOW (dialog));
  take = find_button (dialog, "Import");
  page = trellis_ui_find_type (dialog, TRELLIS_TYPE_COLUMNS_PAGE);
  trellis_table_import_dialog_set_path (TRELLIS_TABLE_IMPORT_DIALOG (dialog), path);
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (page));
  trellis_ui_spin (100);
  trellis_ui_find_text (page, "Brinesedge Primary · Nowhere School");
  trellis_ui_find_text (page, "Not yet: no column has the figures of a measure.");
  look = find_button (page, "Look at the figures");
  g_assert_false (gtk_widget_get_sensitive (look));
  /* Figures of a new measure. */
  choose (page, "Lateness %", new_measure);
  TRELLIS_UI_WAIT (gtk_widget_get_sensitive (look));
  trellis_ui_save_test_picture (dialog, "import-columns");
  trellis_ui_click (look);
  TRELLIS_UI_WAIT (gtk_widget_get_sensitive (take));
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==, "Name the columns of late 2025-26 T4.csv");
  TRELLIS_UI_WAIT (trellis_ui_find (dialog, says, (gpointer) "Figures: 1 added, 0 changed, 0 as before, 1 refused"));
  trellis_ui_spin (200);
  trellis_ui_find_text (dialog, "Added: Brinesedge Primary, Lateness %, term 4 of 2025/26: 4.3%");
  trellis_ui_save_test_picture (dialog, "import-figures");
  trellis_ui_click (take);
  TRELLIS_UI_WAIT (fixture->told != NULL);

  measures = trellis_store_list_measures (fixture->store, NULL);
  measure = g_ptr_array_index (measures, measures->len - 1);
  g_assert_cmpstr (measure->id, ==, "lateness");
  g_assert_cmpstr (measure->unit, ==, "%");

  /* Another table with the same headings is looked at straight away. */
  dialog = trellis_table_import_dialog_new (GTK_WINDOW (fixture->window), fixture->store,
                                            &trellis_measure_import_kind);
  trellis_ui_present (GTK_WINDOW (dialog));
  trellis_table_import_dialog_set_path (TRELLIS_TABLE_IMPORT_DIALOG (dialog), path);
  TRELLIS_UI_WAIT (trellis_ui_find (dialog, says, (gpointer) "Figures: 0 added, 0 changed, 1 as before, 1 refused"));
  g_assert_false (gtk_widget_get_mapped (trellis_ui_find_type (dialog, TRELLIS_TYPE_COLUMNS_PAGE)));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int    argc,
      char **argv)
{
  trellis_ui_init (&argc, &argv);
  trellis_views_init ();

  g_test_add ("/measures/columns", Fixture, NULL, set_up, test_columns, tear_down);

  return g_test_run ();
}
