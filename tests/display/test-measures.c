/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures and their figures as people enter them, on the demo trust: real
 * clicks and keys. */

#include "trellis-choice.h"
#include "trellis-columns-page.h"
#include "trellis-demo.h"
#include "trellis-entry-grid.h"
#include "trellis-figures-dialog.h"
#include "trellis-form.h"
#include "trellis-measure-columns.h"
#include "trellis-measure-import.h"
#include "trellis-store-measures.h"
#include "trellis-store-trend.h"
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

static GtkWidget *
open_figures (Fixture *fixture)
{
  GtkWidget *dialog = trellis_figures_dialog_new (GTK_WINDOW (fixture->window), fixture->store, "ks2-combined", "");

  trellis_ui_present (GTK_WINDOW (dialog));

  return dialog;
}

static GtkWidget *
get_cell (GtkWidget *dialog,
          guint      row,
          guint      column)
{
  return trellis_entry_grid_get_cell (TRELLIS_ENTRY_GRID (trellis_ui_find_type (dialog, TRELLIS_TYPE_ENTRY_GRID)), row,
                                      column);
}

static const char *
get_text (GtkWidget *dialog,
          guint      row,
          guint      column)
{
  return gtk_editable_get_text (GTK_EDITABLE (get_cell (dialog, row, column)));
}

static void
type_over (GtkWidget  *dialog,
           guint       row,
           guint       column,
           const char *text)
{
  gtk_widget_grab_focus (get_cell (dialog, row, column));
  trellis_ui_key (XK_a, TRELLIS_UI_CTRL);
  trellis_ui_type (text);
}

/* A measure is defined, changed and taken out. */
static void
test_defines (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *dialog = open_figures (fixture);
  GtkWidget *form, *list;
  g_autoptr (TrellisMeasure) measure = NULL;
  g_autoptr (TrellisMeasure) changed = NULL;

  trellis_ui_click (find_button (dialog, "New measure"));
  form = trellis_ui_find_type (dialog, TRELLIS_TYPE_FORM);
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (form));
  trellis_ui_spin (100);
  trellis_ui_type ("attendance");
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (trellis_ui_find (form, says, (gpointer) "There is a measure of this name already."));
  trellis_ui_save_test_picture (dialog, "measure-form");
  trellis_ui_key (XK_a, TRELLIS_UI_CTRL);
  trellis_ui_type ("Reading age");
  trellis_form_set_text (TRELLIS_FORM (form), "unit", "years");
  trellis_form_set_text (TRELLIS_FORM (form), "every", "point");
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (!gtk_widget_get_mapped (form));
  measure = trellis_store_read_measure (fixture->store, "reading-age", NULL);
  g_assert_cmpstr (measure->unit, ==, "years");
  g_assert_cmpstr (measure->every, ==, "point");
  g_assert_cmpint (measure->better, ==, TRELLIS_BETTER_UP);
  trellis_ui_find_text (dialog, "years · Higher is better · On some days");

  trellis_ui_click (find_button (dialog, "Change…"));
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (form));
  trellis_ui_spin (100);
  trellis_form_set_text (TRELLIS_FORM (form), "better", "down");
  trellis_ui_click (trellis_ui_find_name (form, "take"));
  TRELLIS_UI_WAIT (!gtk_widget_get_mapped (form));
  changed = trellis_store_read_measure (fixture->store, "reading-age", NULL);
  g_assert_cmpint (changed->better, ==, TRELLIS_BETTER_DOWN);

  list = trellis_ui_find_name (dialog, "measure_list");
  g_assert_nonnull (list);
  trellis_ui_click (find_button (dialog, "Change…"));
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (form));
  trellis_ui_spin (100);
  trellis_ui_click (trellis_ui_find_name (form, "remove"));
  TRELLIS_UI_WAIT (!gtk_widget_get_mapped (form));
  g_assert_null (trellis_store_read_measure (fixture->store, "reading-age", NULL));
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==,
                   "Take out the measure Reading age with its figures");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Figures are typed, refused with the reason, and taken back, by keys alone. */
static void
test_types (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *dialog = open_figures (fixture);
  GtkWidget *status;
  g_autofree char *before = NULL;

  /* 2020/21 to 2025/26 behind the target; the trust first. */
  TRELLIS_UI_WAIT (g_str_equal (get_text (dialog, 3, 5), "67"));
  gtk_test_accessible_assert_property (get_cell (dialog, 3, 5), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Brinesedge Primary, 2024/25");
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (get_cell (dialog, 0, 5))));
  status = trellis_ui_find_name (dialog, "status_label");
  before = g_strdup (get_text (dialog, 4, 5));
  type_over (dialog, 3, 5, "70");
  trellis_ui_key (XK_Down, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (g_str_equal (gtk_label_get_label (GTK_LABEL (status)),
                                "Key stage 2 combined: Brinesedge Primary, 2024/25, 70%"));
  g_assert_true (gtk_widget_has_focus (get_cell (dialog, 4, 5)));
  trellis_ui_save_test_picture (dialog, "figures");

  type_over (dialog, 4, 5, "7o");
  trellis_ui_key (XK_Up, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (gtk_widget_has_css_class (get_cell (dialog, 4, 5), "error"));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (status)), "“7o” is not a figure"));
  g_assert_cmpstr (get_text (dialog, 4, 5), ==, "7o");
  trellis_ui_key (XK_Down, TRELLIS_UI_PLAIN);
  trellis_ui_key (XK_Escape, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (g_strcmp0 (get_text (dialog, 4, 5), before) == 0);
  g_assert_false (gtk_widget_has_css_class (get_cell (dialog, 4, 5), "error"));

  trellis_ui_key (XK_z, TRELLIS_UI_CTRL);
  TRELLIS_UI_WAIT (g_str_equal (get_text (dialog, 3, 5), "67"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_pastes (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *dialog = open_figures (fixture);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (dialog), "60%\t61%\n62\tSUPP\n");
  gtk_widget_grab_focus (get_cell (dialog, 3, 4));
  trellis_ui_key (XK_v, TRELLIS_UI_CTRL);
  TRELLIS_UI_WAIT (g_str_equal (get_text (dialog, 4, 5), "SUPP"));
  g_assert_cmpstr (get_text (dialog, 3, 4), ==, "60");
  g_assert_cmpstr (get_text (dialog, 3, 5), ==, "61");
  g_assert_cmpstr (get_text (dialog, 4, 4), ==, "62");
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==, "Key stage 2 combined: 4 figures typed");
  /* A single cell is pasted into what stands there. */
  gdk_clipboard_set_text (gtk_widget_get_clipboard (dialog), "64\n");
  trellis_ui_key (XK_a, TRELLIS_UI_CTRL);
  trellis_ui_key (XK_v, TRELLIS_UI_CTRL);
  TRELLIS_UI_WAIT (g_str_equal (get_text (dialog, 3, 4), "64"));
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (g_str_has_suffix (trellis_store_get_undo_sentence (fixture->store), "2023/24, 64%"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int    argc,
      char **argv)
{
  trellis_ui_init (&argc, &argv);
  trellis_views_init ();

  g_test_add ("/measures/columns", Fixture, NULL, set_up, test_columns, tear_down);
  g_test_add ("/measures/defines", Fixture, NULL, set_up, test_defines, tear_down);
  g_test_add ("/measures/types", Fixture, NULL, set_up, test_types, tear_down);
  g_test_add ("/measures/pastes", Fixture, NULL, set_up, test_pastes, tear_down);

  return g_test_run ();
}
