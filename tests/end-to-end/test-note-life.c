/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The whole life of a note of visit in the real window, with real keys, and what
 * the file holds of it at each step. */

#include "trellis-note-versions-dialog.h"
#include "trellis-note-view.h"
#include "trellis-real-window.h"
#include "trellis-store-notes.h"
#include "trellis-store-visits.h"

#include <gio/gio.h>

/* A visit of the demo that was made and has no note yet, where some action was
 * open before it. */
static char *
find_visit (TrellisStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) visits = trellis_store_list_visits (store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);
      g_autoptr (GPtrArray) actions = NULL;
      TrellisNoteState state;

      if (visit->status != TRELLIS_VISIT_STATUS_DONE)
        continue;
      g_assert_true (trellis_store_read_note_state (store, visit->id, &state, &error));
      actions = trellis_store_list_visit_actions (store, visit, &error);
      g_assert_no_error (error);
      if (state.version == 0 && actions->len > 0)
        return g_strdup (visit->id);
    }
  g_error ("the demo has no visit that wants a note");
}

/* What the file would hold of the purpose if the program were killed now. */
static char *
read_after_kill (TrellisStore *store,
                 const char   *visit_id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_get_home_dir (), "killed.trellis", NULL);
  g_autofree char *subject = trellis_note_dup_subject (visit_id);
  g_autoptr (GFile) from = g_file_new_for_path (trellis_store_get_path (store));
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (TrellisStore) killed = NULL;
  g_autoptr (GHashTable) drafts = NULL;

  g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  killed = trellis_store_open_to_read (path, &error);
  g_assert_no_error (error);
  drafts = trellis_store_list_drafts (killed, subject, &error);
  g_assert_no_error (error);

  return g_strdup (g_hash_table_lookup (drafts, "purpose"));
}

static gboolean
has_status (TrellisStore      *store,
            const char        *visit_id,
            TrellisNoteStatus  status)
{
  TrellisNoteState state;

  return trellis_store_read_note_state (store, visit_id, &state, NULL) && state.version > 0 && state.status == status;
}

static gboolean
has_purpose (TrellisStore *store,
             const char   *visit_id,
             const char   *words)
{
  g_autoptr (GPtrArray) parts = trellis_store_read_note (store, visit_id, NULL);

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const TrellisNotePart *part = g_ptr_array_index (parts, i);

      if (g_str_equal (part->part, "purpose"))
        return g_str_equal (part->body, words);
    }

  return FALSE;
}

static guint
count_rated (TrellisStore *store,
             const char   *visit_id)
{
  g_autoptr (TrellisVisit) visit = trellis_store_read_visit (store, visit_id, NULL);
  g_autoptr (GPtrArray) actions = trellis_store_list_visit_actions (store, visit, NULL);
  guint n = 0;

  for (guint i = 0; i < actions->len; i++)
    n += ((const TrellisVisitAction *) g_ptr_array_index (actions, i))->is_rated;

  return n;
}

static guint
count_next_steps (TrellisStore *store,
                  const char   *visit_id)
{
  g_autoptr (GListModel) steps = trellis_store_list_next_steps (store, visit_id, NULL);

  return g_list_model_get_n_items (steps);
}

static void
press_button (GtkWidget  *view,
              const char *label)
{
  GtkWidget *button = trellis_real_wait_for_button (view, label);

  gtk_widget_grab_focus (button);
  trellis_ui_key (XK_space, TRELLIS_UI_PLAIN);
}

static void
test_life (void)
{
  TrellisApplication *application = trellis_real_start ();
  TrellisWindow *window = trellis_real_get_window (application);
  g_autofree char *visit_id = NULL;
  g_autofree char *killed = NULL;
  TrellisStore *store;
  GtkWidget *view, *text, *dialog;
  guint n_steps;

  trellis_ui_click (trellis_real_wait_for_button (GTK_WIDGET (window), "Open the demo trust"));
  TRELLIS_UI_WAIT (trellis_window_get_store (window) != NULL);
  store = trellis_window_get_store (window);
  visit_id = find_visit (store);
  trellis_real_show_view (window, 4, "Visits");
  trellis_view_open_note (TRELLIS_VIEW (gtk_stack_get_visible_child (
                            GTK_STACK (trellis_ui_find_name (GTK_WIDGET (window), "views")))), visit_id);
  view = trellis_ui_find_type (GTK_WIDGET (window), TRELLIS_TYPE_NOTE_VIEW);
  g_assert_nonnull (view);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));

  /* Last time's actions come first. */
  g_assert_cmpuint (count_rated (store, visit_id), ==, 0);
  press_button (view, "Amber");
  TRELLIS_UI_WAIT (count_rated (store, visit_id) == 1);

  text = trellis_ui_find_type (view, GTK_TYPE_TEXT_VIEW);
  gtk_widget_grab_focus (text);
  trellis_ui_type ("reading");
  trellis_ui_spin (2000);
  killed = read_after_kill (store, visit_id);
  g_assert_cmpstr (killed, ==, "reading");

  trellis_ui_type (" and ");
  trellis_ui_key (XK_b, TRELLIS_UI_CTRL);
  trellis_ui_type ("spelling");

  /* The text's own undo, and not that of the rating. */
  trellis_ui_key (XK_z, TRELLIS_UI_CTRL);
  trellis_ui_key (XK_z, TRELLIS_UI_CTRL | TRELLIS_UI_SHIFT);
  trellis_ui_spin (50);
  g_assert_cmpuint (count_rated (store, visit_id), ==, 1);

  n_steps = count_next_steps (store, visit_id);
  gtk_widget_grab_focus (trellis_ui_find_name (view, "add_step"));
  trellis_ui_type ("model lessons in phonics");
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (count_next_steps (store, visit_id) == n_steps + 1);

  /* Leaving keeps the note, and coming back finds it. */
  trellis_real_show_view (window, 4, "Visits");
  TRELLIS_UI_WAIT (has_purpose (store, visit_id, "reading and **spelling**"));
  trellis_view_open_note (TRELLIS_VIEW (gtk_stack_get_visible_child (
                            GTK_STACK (trellis_ui_find_name (GTK_WIDGET (window), "views")))), visit_id);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_true (has_status (store, visit_id, TRELLIS_NOTE_STATUS_DRAFT));
  press_button (view, "Send to headteacher");
  TRELLIS_UI_WAIT (has_status (store, visit_id, TRELLIS_NOTE_STATUS_WITH_HEAD));
  press_button (view, "Found accurate");
  TRELLIS_UI_WAIT (has_status (store, visit_id, TRELLIS_NOTE_STATUS_ACCURATE));
  press_button (view, "Make final");
  TRELLIS_UI_WAIT (has_status (store, visit_id, TRELLIS_NOTE_STATUS_FINAL));

  /* A final note is locked; a correction is a new version. */
  TRELLIS_UI_WAIT (!gtk_text_view_get_editable (GTK_TEXT_VIEW (trellis_ui_find_type (view, GTK_TYPE_TEXT_VIEW))));
  press_button (view, "Correct in a new version");
  TRELLIS_UI_WAIT (has_status (store, visit_id, TRELLIS_NOTE_STATUS_DRAFT));
  TRELLIS_UI_WAIT (gtk_text_view_get_editable (GTK_TEXT_VIEW (trellis_ui_find_type (view, GTK_TYPE_TEXT_VIEW))));

  /* The correction, beside what was final. */
  gtk_widget_grab_focus (trellis_ui_find_type (view, GTK_TYPE_TEXT_VIEW));
  trellis_ui_key (XK_Home, TRELLIS_UI_CTRL);
  trellis_ui_type ("Closely ");
  trellis_ui_spin (300);
  press_button (view, "Compare versions…");
  TRELLIS_UI_WAIT (trellis_real_find_window (TRELLIS_TYPE_NOTE_VERSIONS_DIALOG) != NULL);
  dialog = trellis_real_find_window (TRELLIS_TYPE_NOTE_VERSIONS_DIALOG);
  trellis_real_wait_for_text (dialog, "1 word added");
  trellis_real_wait_for_text (dialog, "All else is the same in both.");
  trellis_ui_spin (300);
  trellis_ui_save_test_picture (dialog, "note-versions");
  trellis_ui_key (XK_Escape, TRELLIS_UI_PLAIN);
  trellis_real_wait_until_gone (dialog);
  trellis_real_stop (application);
}

int
main (int   argc,
      char *argv[])
{
  trellis_ui_init (&argc, &argv);
  g_test_add_func ("/end-to-end/note-life", test_life);

  return g_test_run ();
}
