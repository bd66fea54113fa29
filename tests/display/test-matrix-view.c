/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The matrix as people judge in it: real keys, a real clipboard and a trust file. */

#include "trellis-choice.h"
#include "trellis-demo.h"
#include "trellis-judgement-import.h"
#include "trellis-matrix-grid.h"
#include "trellis-matrix-view.h"
#include "trellis-moderation-page.h"
#include "trellis-store-judgements.h"
#include "trellis-store-moderation.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-table-import-dialog.h"
#include "trellis-ui-driver.h"
#include "trellis-views.h"

#include <glib/gstdio.h>

#include <string.h>

typedef struct
{
  char *folder;
  TrellisStore *store;
  TrellisScheme *scheme;
  TrellisScope *scope;
  GtkWidget *window;
  TrellisView *view;
  TrellisMatrixGrid *grid;
  char *toast;        /* the last one */
  guint n_keys;
} Fixture;

static void
toast_cb (Fixture    *fixture,
          const char *text)
{
  g_free (fixture->toast);
  fixture->toast = g_strdup (text);
}

/* The demo trust is made once; every test has a file of its own. */
static void
write_demo (const char *path)
{
  static char *content = NULL;
  static gsize length = 0;
  g_autoptr (GError) error = NULL;

  if (content == NULL)
    {
      g_assert_true (trellis_demo_write (path, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &content, &length, &error));
    }
  else
    {
      g_assert_true (g_file_set_contents (path, content, length, &error));
    }
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("trellis-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "demo.trellis", NULL);
  write_demo (path);
  fixture->store = trellis_store_open (path, &error);
  g_assert_no_error (error);
  fixture->scheme = g_object_ref (trellis_store_get_scheme (fixture->store, &error));
  fixture->scope = trellis_scope_new ("2025-26", trellis_store_get_today (fixture->store));
  fixture->view = g_object_new (TRELLIS_TYPE_MATRIX_VIEW, "store", fixture->store, "scope", fixture->scope, NULL);
  g_signal_connect_swapped (fixture->view, "toast", G_CALLBACK (toast_cb), fixture);

  fixture->window = adw_window_new ();
  gtk_widget_set_halign (trellis_view_get_scope_end (fixture->view), GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), trellis_view_get_scope_end (fixture->view));
  gtk_widget_set_vexpand (GTK_WIDGET (fixture->view), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->view));
  adw_window_set_content (ADW_WINDOW (fixture->window), box);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1180, 700);
  trellis_view_set_shown (fixture->view, TRUE);
  trellis_ui_present (GTK_WINDOW (fixture->window));
  fixture->grid = TRELLIS_MATRIX_GRID (trellis_ui_find_type (GTK_WIDGET (fixture->view), TRELLIS_TYPE_MATRIX_GRID));
  trellis_matrix_grid_set_cursor (fixture->grid, 0, 0);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->grid));
  trellis_ui_spin (50);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  trellis_ui_spin (20);
  g_object_unref (fixture->scope);
  g_object_unref (fixture->scheme);
  g_object_unref (fixture->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->toast);
}

static void
press (Fixture *fixture,
       guint    keysym)
{
  trellis_ui_key (keysym, TRELLIS_UI_PLAIN);
  fixture->n_keys++;
}

static TrellisMatrix *
get_matrix (Fixture *fixture)
{
  return trellis_matrix_grid_get_matrix (fixture->grid);
}

static const TrellisMatrixCell *
get_cell (Fixture *fixture,
          guint    row,
          guint    column)
{
  return trellis_matrix_get_cell (get_matrix (fixture), row, column);
}

static const TrellisLevel *
get_level (Fixture *fixture,
           guint    index)
{
  return g_ptr_array_index (fixture->scheme->levels, index);
}

/* A column of the scheme's own levels that applies to so many schools from the first. */
static guint
find_column (Fixture *fixture,
             guint    n_rows)
{
  TrellisMatrix *matrix = get_matrix (fixture);

  for (guint column = 0; column + 1 < trellis_matrix_get_n_columns (matrix); column++)
    {
      guint row = 0;

      if (trellis_matrix_get_column (matrix, column)->aspect->levels != NULL)
        continue;
      while (row < n_rows && get_cell (fixture, row, column)->applies)
        row++;
      if (row == n_rows)
        return column;
    }

  g_assert_not_reached ();
}

static gboolean
is_choice_titled (GtkWidget *widget,
                  gpointer   title)
{
  g_autofree char *own = NULL;

  if (!TRELLIS_IS_CHOICE (widget))
    return FALSE;
  g_object_get (widget, "title", &own, NULL);

  return g_str_equal (own, title);
}

/* A choice at the end of the scope bar. */
static GtkWidget *
find_choice (Fixture    *fixture,
             const char *title)
{
  GtkWidget *choice = trellis_ui_find (trellis_view_get_scope_end (fixture->view), is_choice_titled, (gpointer) title);

  g_assert_nonnull (choice);
  return choice;
}

/* Ten cells by keys alone, two a cell: judge, move. */
static void
test_two_keys (Fixture       *fixture,
               gconstpointer  unused)
{
  guint column = find_column (fixture, 11);
  const TrellisLevel *levels[10];

  trellis_matrix_grid_set_cursor (fixture->grid, 0, column);
  for (guint row = 0; row < 10; row++)
    {
      levels[row] = get_cell (fixture, row, column)->level == get_level (fixture, 1) ? get_level (fixture, 2)
                                                                                     : get_level (fixture, 1);
      press (fixture, (guchar) *levels[row]->key);
      press (fixture, GDK_KEY_Down);
    }
  g_assert_cmpuint (fixture->n_keys, ==, 20);
  TRELLIS_UI_WAIT (get_cell (fixture, 9, column)->level == levels[9]);
  for (guint row = 0; row < 10; row++)
    {
      g_assert_true (get_cell (fixture, row, column)->level == levels[row]);
      g_assert_cmpint (get_cell (fixture, row, column)->judged_on, ==, trellis_store_get_today (fixture->store));
    }
}

/* Open, judge, Tab to the narrative, write, Enter: the next school's cell. */
static void
test_narrative (Fixture       *fixture,
                gconstpointer  unused)
{
  guint column = find_column (fixture, 2);
  g_autofree char *aspect_id = g_strdup (trellis_matrix_get_column (get_matrix (fixture), column)->aspect_id);
  g_autofree char *urn = g_strdup (trellis_matrix_get_row (get_matrix (fixture), 0)->school->urn);
  g_autoptr (GListModel) list = NULL;
  g_autoptr (TrellisJudgement) judgement = NULL;
  g_autoptr (GError) error = NULL;
  const TrellisLevel *level;
  guint row = 0, cursor_column = 0;

  trellis_matrix_grid_set_cursor (fixture->grid, 0, column);
  press (fixture, (guchar) *get_level (fixture, 1)->key);
  press (fixture, GDK_KEY_Return);
  trellis_ui_spin (400);
  trellis_ui_save_test_picture (fixture->window, "matrix-view-panel");
  trellis_ui_type ("Seen in lessons");
  press (fixture, GDK_KEY_Return);
  trellis_ui_spin (100);

  g_assert_true (trellis_matrix_grid_get_cursor (fixture->grid, &row, &cursor_column));
  g_assert_cmpuint (row, ==, 1);
  g_assert_cmpuint (cursor_column, ==, column);
  list = trellis_store_list_judgements (fixture->store, urn, aspect_id, trellis_store_get_today (fixture->store),
                                        &error);
  g_assert_no_error (error);
  judgement = g_list_model_get_item (list, 0);
  g_assert_cmpstr (judgement->level_id, ==, get_level (fixture, 1)->id);
  g_assert_cmpstr (judgement->narrative, ==, "Seen in lessons");

  /* The next one is judged where the keyboard is now, and told of in words. */
  level = get_cell (fixture, 1, column)->level == get_level (fixture, 2) ? get_level (fixture, 1)
                                                                         : get_level (fixture, 2);
  press (fixture, (guchar) *level->key);
  TRELLIS_UI_WAIT (get_cell (fixture, 1, column)->level == level);
  press (fixture, GDK_KEY_Tab);
  g_assert_true (GTK_IS_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  g_assert_cmpuint (fixture->n_keys, ==, 5);

  /* A number, Tab, the words, Enter: the cell after it, by three keys and no pointer. */
  trellis_ui_type ("Seen in books");
  press (fixture, GDK_KEY_Return);
  trellis_ui_spin (100);
  g_assert_true (trellis_matrix_grid_get_cursor (fixture->grid, &row, &cursor_column));
  g_assert_cmpuint (row, ==, 2);
  g_assert_cmpuint (cursor_column, ==, column);
  g_assert_cmpuint (fixture->n_keys, ==, 6);
}

/* Pairs that differ are listed, chosen by what they are counted by, and lead to
 * their cell by keys alone. */
static void
test_moderation (Fixture       *fixture,
                 gconstpointer  unused)
{
  TrellisChoice *look = TRELLIS_CHOICE (find_choice (fixture, "Look"));
  GtkWidget *page = trellis_ui_find_type (GTK_WIDGET (fixture->view), TRELLIS_TYPE_MODERATION_PAGE);
  g_autoptr (GListModel) schools = NULL;
  g_autoptr (TrellisModeration) moderation = NULL;
  g_autoptr (TrellisModerationGap) chosen = NULL;
  g_autofree char *summary = NULL;
  g_autoptr (GError) error = NULL;
  TrellisDay today = trellis_store_get_today (fixture->store);
  GtkWidget *table, *list;
  GListModel *gaps;
  guint row, column, n_all;

  schools = trellis_store_list_schools (fixture->store, today, FALSE, &error);
  moderation = trellis_store_read_moderation (fixture->store, schools, today, &error);
  g_assert_no_error (error);
  summary = trellis_moderation_dup_summary (moderation, TRELLIS_MODERATION_SELF_AND_TRUST);
  n_all = g_list_model_get_n_items (trellis_moderation_get_gaps (moderation, TRELLIS_MODERATION_SELF_AND_TRUST));

  trellis_choice_set_chosen (look, "moderation");
  g_signal_emit_by_name (look, "chosen");
  trellis_ui_spin (200);
  trellis_ui_save_test_picture (fixture->window, "matrix-view-moderation");
  g_assert_nonnull (trellis_ui_find_text (page, summary));
  table = trellis_ui_find_type (page, GTK_TYPE_COLUMN_VIEW);
  list = trellis_ui_find_type (page, GTK_TYPE_LIST_BOX);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)))), ==,
                    n_all);

  /* The first aspect's alone, and all again. */
  trellis_ui_click (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1)));
  gaps = G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)));
  TRELLIS_UI_WAIT (g_list_model_get_n_items (gaps) < n_all);
  trellis_ui_click (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)));
  TRELLIS_UI_WAIT (g_list_model_get_n_items (gaps) == n_all);

  chosen = g_object_ref (gtk_single_selection_get_selected_item (
    GTK_SINGLE_SELECTION (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)))));
  gtk_widget_grab_focus (table);
  trellis_ui_spin (50);
  press (fixture, GDK_KEY_Return);
  trellis_ui_spin (400);
  g_assert_cmpstr (trellis_choice_get_chosen (look), ==, "matrix");
  g_assert_true (trellis_matrix_grid_get_cursor (fixture->grid, &row, &column));
  g_assert_cmpstr (trellis_matrix_get_row (get_matrix (fixture), row)->school->urn, ==, chosen->school->urn);
  g_assert_cmpstr (trellis_matrix_get_column (get_matrix (fixture), column)->aspect_id, ==, chosen->aspect_id);
}

/* Before a board: larger, without marks of work to do, by keys, and judging nothing. */
static void
test_presenting (Fixture       *fixture,
                 gconstpointer  unused)
{
  guint row, column, n_rows = trellis_matrix_get_n_rows (get_matrix (fixture));
  const TrellisLevel *before = get_cell (fixture, 0, 0)->level;
  const TrellisLevel *other = before == get_level (fixture, 1) ? get_level (fixture, 2) : get_level (fixture, 1);
  TrellisDay today = trellis_store_get_today (fixture->store);

  press (fixture, GDK_KEY_F11);
  trellis_ui_spin (200);
  g_assert_cmpfloat (trellis_matrix_grid_get_zoom (fixture->grid), >, 1);
  for (row = 0; row < n_rows; row++)
    {
      for (column = 0; column < trellis_matrix_get_n_columns (get_matrix (fixture)); column++)
        g_assert_false (get_cell (fixture, row, column)->sources_differ);
    }
  press (fixture, (guchar) *other->key);
  press (fixture, GDK_KEY_Return);
  trellis_ui_spin (50);
  g_assert_true (get_cell (fixture, 0, 0)->level == before);

  press (fixture, GDK_KEY_Right);
  g_assert_true (trellis_matrix_grid_get_cursor (fixture->grid, &row, &column));
  g_assert_cmpuint (column, ==, 1);
  press (fixture, GDK_KEY_minus);
  g_assert_cmpint (trellis_scope_get_as_at (fixture->scope), <, today);
  press (fixture, GDK_KEY_plus);
  g_assert_cmpint (trellis_scope_get_as_at (fixture->scope), ==, today);
  press (fixture, GDK_KEY_Page_Down);
  g_assert_nonnull (trellis_scope_get_hub (fixture->scope));
  trellis_ui_spin (50);
  g_assert_cmpuint (trellis_matrix_get_n_rows (get_matrix (fixture)), <, n_rows);
  press (fixture, GDK_KEY_Page_Up);
  g_assert_null (trellis_scope_get_hub (fixture->scope));

  press (fixture, GDK_KEY_Escape);
  trellis_ui_spin (200);
  g_assert_cmpfloat (trellis_matrix_grid_get_zoom (fixture->grid), ==, 1);
}

static void
test_paste (Fixture       *fixture,
                 gconstpointer  unused)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->window);
  guint column = find_column (fixture, 4);
  const TrellisLevel *before = get_cell (fixture, 2, column)->level;
  g_autofree char *text = NULL;
  const char *undo;

  /* One level over a selection of three cells, as one change. */
  trellis_matrix_grid_set_cursor (fixture->grid, 0, column);
  gdk_clipboard_set_text (clipboard, get_level (fixture, 0)->name);
  trellis_ui_key (GDK_KEY_Down, TRELLIS_UI_SHIFT);
  trellis_ui_key (GDK_KEY_Down, TRELLIS_UI_SHIFT);
  trellis_ui_key (GDK_KEY_v, TRELLIS_UI_CTRL);
  TRELLIS_UI_WAIT (fixture->toast != NULL);
  g_assert_cmpstr (fixture->toast, ==, "3 cells judged");
  for (guint row = 0; row < 3; row++)
    g_assert_true (get_cell (fixture, row, column)->level == get_level (fixture, 0));
  undo = trellis_store_get_undo_sentence (fixture->store);
  g_assert_cmpstr (undo, ==, "Paste 3 judgements");
  g_assert_true (trellis_store_undo (fixture->store, NULL));
  g_assert_true (get_cell (fixture, 2, column)->level == before);

  /* A block, one cell of which is no level; then copied as it stands. */
  g_clear_pointer (&fixture->toast, g_free);
  text = g_strdup_printf ("%s\nno such\n%s\n", get_level (fixture, 1)->short_code, get_level (fixture, 2)->key);
  gdk_clipboard_set_text (clipboard, text);
  trellis_matrix_grid_set_cursor (fixture->grid, 0, column);
  trellis_ui_key (GDK_KEY_v, TRELLIS_UI_CTRL);
  TRELLIS_UI_WAIT (fixture->toast != NULL);
  g_assert_true (g_str_has_prefix (fixture->toast, "2 cells judged. 1 cell left out: "));
  g_assert_nonnull (strstr (fixture->toast, "“no such” is no level"));
  g_assert_true (get_cell (fixture, 0, column)->level == get_level (fixture, 1));
  g_assert_true (get_cell (fixture, 2, column)->level == get_level (fixture, 2));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_assert_nonnull (*text);
}

static void
test_copy (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;
  const TrellisMatrixCell *first = get_cell (fixture, 0, 0);
  const TrellisMatrixCell *second = get_cell (fixture, 1, 0);

  trellis_ui_key (GDK_KEY_Down, TRELLIS_UI_SHIFT);
  trellis_ui_key (GDK_KEY_c, TRELLIS_UI_CTRL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (fixture->window), NULL, read_cb, &text);
  TRELLIS_UI_WAIT (text != NULL);
  expected = g_strdup_printf ("%s\n%s\n", first->applies && first->level != NULL ? first->level->short_code : "",
                              second->applies && second->level != NULL ? second->level->short_code : "");
  g_assert_cmpstr (text, ==, expected);
}

static void
imported_cb (Fixture    *fixture,
             const char *summary)
{
  toast_cb (fixture, summary);
}

/* What an import of judgements would do is seen before it is done. */
static void
test_import (Fixture       *fixture,
             gconstpointer  unused)
{
  GtkWidget *dialog = trellis_table_import_dialog_new (GTK_WINDOW (fixture->window), fixture->store,
                                                       &trellis_judgement_import_kind);
  guint column = find_column (fixture, 1);
  const TrellisMatrixRow *row = trellis_matrix_get_row (get_matrix (fixture), 0);
  g_autofree char *day = trellis_day_format (trellis_store_get_today (fixture->store), TRELLIS_DAY_STYLE_ISO);
  g_autofree char *path = g_build_filename (fixture->folder, "in.csv", NULL);
  g_autofree char *text = NULL;
  GtkWidget *take;

  text = g_strdup_printf ("urn,aspect,level,date,source\n%s,%s,%s,%s,agreed\n999999,x,y,%s,agreed\n", row->school->urn,
                          trellis_matrix_get_column (get_matrix (fixture), column)->name,
                          get_level (fixture, 3)->name, day, day);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_signal_connect_swapped (dialog, "imported", G_CALLBACK (imported_cb), fixture);
  trellis_ui_present (GTK_WINDOW (dialog));
  take = gtk_widget_get_ancestor (trellis_ui_find_text (dialog, "Import"), GTK_TYPE_BUTTON);
  g_assert_false (gtk_widget_get_sensitive (take));
  trellis_table_import_dialog_set_path (TRELLIS_TABLE_IMPORT_DIALOG (dialog), path);
  TRELLIS_UI_WAIT (gtk_widget_get_sensitive (take));
  trellis_ui_spin (200);
  trellis_ui_save_test_picture (dialog, "judgement-import");
  g_assert_nonnull (trellis_ui_find_text (dialog, "Judgements: 1 added, 0 changed, 0 as before, 1 refused"));
  g_assert_nonnull (trellis_ui_find_text (dialog, "Line 3 is left out: the trust has no school with the URN “999999”"));
  trellis_ui_click (take);
  TRELLIS_UI_WAIT (fixture->toast != NULL);
  /* The store reads its scheme again after what another connection wrote. */
  g_assert_cmpstr (get_cell (fixture, 0, column)->level->id, ==, get_level (fixture, 3)->id);
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==, "Import 1 judgement");
}

/* Church schools carry a second scheme: chosen in the scope bar, judged by key, and the first is as it was. */
static void
test_second_scheme (Fixture       *fixture,
                    gconstpointer  unused)
{
  GtkWidget *choice = find_choice (fixture, "Look");
  guint n_rows = trellis_matrix_get_n_rows (get_matrix (fixture));
  const TrellisLevel *level;

  g_assert_true (gtk_widget_get_mapped (choice));
  g_assert_cmpstr (get_matrix (fixture)->scheme->id, ==, fixture->scheme->id);
  trellis_choice_set_chosen (TRELLIS_CHOICE (choice), "beside");
  g_signal_emit_by_name (choice, "chosen");
  TRELLIS_UI_WAIT (g_str_equal (get_matrix (fixture)->scheme->id, fixture->scheme->parallel_scheme_id));
  g_assert_cmpuint (trellis_matrix_get_n_rows (get_matrix (fixture)), <, n_rows);
  for (guint i = 0; i < trellis_matrix_get_n_rows (get_matrix (fixture)); i++)
    g_assert_true (trellis_matrix_get_row (get_matrix (fixture), i)->school->is_church);

  trellis_matrix_grid_set_cursor (fixture->grid, 0, 0);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->grid));
  level = g_ptr_array_index (get_matrix (fixture)->scheme->levels, 1);
  press (fixture, (guchar) *level->key);
  TRELLIS_UI_WAIT (get_cell (fixture, 0, 0)->level == level);
  press (fixture, GDK_KEY_Return);
  trellis_ui_spin (300);
  trellis_ui_save_test_picture (fixture->window, "matrix-view-second-scheme");

  trellis_choice_set_chosen (TRELLIS_CHOICE (choice), "matrix");
  g_signal_emit_by_name (choice, "chosen");
  TRELLIS_UI_WAIT (trellis_matrix_get_n_rows (get_matrix (fixture)) == n_rows);
  g_assert_cmpstr (get_matrix (fixture)->scheme->id, ==, fixture->scheme->id);
}

int
main (int    argc,
      char **argv)
{
  trellis_ui_init (&argc, &argv);
  trellis_views_init ();

#define ADD(name, function) g_test_add ("/matrix-view/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("two-keys", test_two_keys);
  ADD ("narrative", test_narrative);
  ADD ("moderation", test_moderation);
  ADD ("presenting", test_presenting);
  ADD ("paste", test_paste);
  ADD ("copy", test_copy);
  ADD ("import", test_import);
  ADD ("second-scheme", test_second_scheme);
#undef ADD

  return g_test_run ();
}
