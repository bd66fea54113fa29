/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The history as people use it: real keys and clicks in a real window. */

#include "portfolio-trust.h"
#include "trellis-change-panel.h"
#include "trellis-conflict-dialog.h"
#include "trellis-history-view.h"
#include "trellis-merge-dialog.h"
#include "trellis-store-history.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-ui-driver.h"

typedef struct
{
  char *folder;
  TrellisStore *store;
  TrellisScope *scope;
  GtkWidget *window;
  TrellisView *view;
  TrellisChangePanel *panel;
  TrellisStore *opened;
  char *toast;
} Fixture;

static void
toast_cb (Fixture    *fixture,
          const char *text,
          gboolean    has_undo)
{
  g_free (fixture->toast);
  fixture->toast = g_strdup (text);
}

static void
open_store_cb (Fixture      *fixture,
               TrellisStore *store)
{
  g_set_object (&fixture->opened, store);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  has_long_names)
{
  g_autoptr (GError) error = NULL;

  fixture->store = trellis_portfolio_trust_new (&fixture->folder, 6, has_long_names != NULL);
  g_assert_true (trellis_store_set_trust_name (fixture->store, "Harbour Trust", &error));
  trellis_store_set_author (fixture->store, "Willa Tansywell");
  g_assert_true (trellis_store_set_trust_name (fixture->store, "Lantern Hill Trust", &error));
  g_assert_no_error (error);
  fixture->scope = trellis_scope_new ("2025-26", PORTFOLIO_TODAY);
  fixture->view = trellis_history_view_new (fixture->store, fixture->scope);
  g_signal_connect_swapped (fixture->view, "toast", G_CALLBACK (toast_cb), fixture);
  g_signal_connect_swapped (fixture->view, "open-store", G_CALLBACK (open_store_cb), fixture);
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1180, 640);
  trellis_view_set_shown (fixture->view, TRUE);
  trellis_ui_present (GTK_WINDOW (fixture->window));
  fixture->panel = TRELLIS_CHANGE_PANEL (trellis_ui_find_type (GTK_WIDGET (fixture->view), TRELLIS_TYPE_CHANGE_PANEL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  has_long_names)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  trellis_ui_spin (20);
  g_clear_object (&fixture->opened);
  g_free (fixture->toast);
  g_object_unref (fixture->scope);
  trellis_portfolio_trust_remove (fixture->store, fixture->folder);
}

static gboolean
has_text (GtkWidget *widget,
          gpointer   text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0 &&
         g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static GtkWidget *
find (Fixture    *fixture,
      const char *text)
{
  return trellis_ui_find (GTK_WIDGET (fixture->view), has_text, (gpointer) text);
}

static gboolean
is_shown (Fixture    *fixture,
          const char *text)
{
  return find (fixture, text) != NULL;
}

static GtkWidget *
find_button (Fixture    *fixture,
             const char *text)
{
  return gtk_widget_get_ancestor (find (fixture, text), GTK_TYPE_BUTTON);
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  has_long_names)
{
  g_autoptr (TrellisTrust) trust = NULL;
  g_autoptr (GError) error = NULL;

  TRELLIS_UI_WAIT (is_shown (fixture, "Name the trust Lantern Hill Trust"));
  trellis_ui_click (find (fixture, "Name the trust Lantern Hill Trust"));
  TRELLIS_UI_WAIT (is_shown (fixture, "Lantern Hill Trust, was Harbour Trust"));
  trellis_ui_save_test_picture (fixture->window, "history");

  trellis_ui_click (find (fixture, "Undo this change"));
  TRELLIS_UI_WAIT (fixture->toast != NULL);
  g_assert_cmpstr (fixture->toast, ==, "Take back “Name the trust Lantern Hill Trust”");
  trust = trellis_store_read_trust (fixture->store, &error);
  g_assert_cmpstr (trust->name, ==, "Harbour Trust");
  TRELLIS_UI_WAIT (is_shown (fixture, "Name the trust Lantern Hill Trust (undone since)"));
  g_assert_false (gtk_widget_is_sensitive (find (fixture, "Undo this change")));

  /* Escape closes what Enter opens. */
  trellis_ui_click (find (fixture, "Name the trust Harbour Trust"));
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (gtk_widget_has_focus (find_button (fixture, "Undo this change")));
  trellis_ui_key (XK_Escape, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (!is_shown (fixture, "Undo this change"));
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  has_long_names)
{
  GtkWidget *problem;

  TRELLIS_UI_WAIT (is_shown (fixture, "Name the trust Harbour Trust"));
  trellis_ui_click (find (fixture, "Name the trust Harbour Trust"));
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (fixture->panel)));
  trellis_ui_spin (300);
  trellis_ui_click (find (fixture, "Undo this change"));
  TRELLIS_UI_WAIT ((problem = find (fixture, "“Name the trust Harbour Trust” cannot be undone by itself, since a later "
                                    "edit builds on it: “Name the trust Lantern Hill Trust” (Willa Tansywell, "
                                    "6 Mar 2026). Undo that one first.")) != NULL);
  gtk_test_accessible_assert_role (problem, GTK_ACCESSIBLE_ROLE_ALERT);
  trellis_ui_save_test_picture (fixture->window, "history-refused");
}

static void
test_filter (Fixture       *fixture,
             gconstpointer  has_long_names)
{
  GtkWidget *entry = trellis_ui_find_type (GTK_WIDGET (fixture->view), GTK_TYPE_SEARCH_ENTRY);

  gtk_widget_grab_focus (entry);
  trellis_ui_type ("lantern");
  TRELLIS_UI_WAIT (g_str_equal (trellis_view_get_subtitle (fixture->view), "1 change"));
  trellis_ui_type (" nowhere");
  TRELLIS_UI_WAIT (is_shown (fixture, "No change matches"));
  trellis_ui_save_test_picture (fixture->window, "history-no-match");
  trellis_ui_spin (100);
  trellis_ui_click (find (fixture, "Show every change"));
  TRELLIS_UI_WAIT (g_str_equal (trellis_view_get_subtitle (fixture->view), "3 changes"));
  TRELLIS_UI_WAIT (is_shown (fixture, "Name the trust Lantern Hill Trust"));
}

static void
test_recorded (Fixture       *fixture,
               gconstpointer  has_long_names)
{
  g_autoptr (TrellisTrust) trust = NULL;

  TRELLIS_UI_WAIT (is_shown (fixture, "Name the trust Harbour Trust"));
  trellis_ui_click (find (fixture, "Name the trust Harbour Trust"));
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (fixture->panel)));
  trellis_ui_spin (300);
  trellis_ui_click (find (fixture, "File as recorded then"));
  TRELLIS_UI_WAIT (fixture->opened != NULL);
  trust = trellis_store_read_trust (fixture->opened, NULL);
  g_assert_cmpstr (trust->name, ==, "Harbour Trust");
  g_assert_true (trellis_store_is_read_only (fixture->opened));
}

static void
response_cb (char           **chosen,
             const char      *response)
{
  *chosen = g_strdup (response);
}

/* Both sides stand in the question, and the key of an answer chooses it. */
static void
test_conflict (Fixture       *fixture,
               gconstpointer  has_long_names)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) other = trellis_store_open (trellis_store_get_path (fixture->store), &error);
  g_autofree char *chosen = NULL;
  GtkWidget *dialog;

  g_assert_no_error (error);
  trellis_store_watch (fixture->store);
  trellis_store_set_author (other, "Desmond Peverleigh");
  g_assert_true (trellis_store_set_trust_name (other, "Quay Trust", &error));
  g_assert_false (trellis_store_set_trust_name (fixture->store, "Harbour Trust", &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_CONFLICT);

  dialog = trellis_conflict_dialog_new (trellis_store_get_conflict (fixture->store), GTK_WINDOW (fixture->window));
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (response_cb), &chosen);
  trellis_ui_present (GTK_WINDOW (dialog));
  g_assert_nonnull (trellis_ui_find (dialog, has_text, (gpointer) "Desmond Peverleigh, 12:00"));
  g_assert_nonnull (trellis_ui_find (dialog, has_text, (gpointer) "Name the trust Quay Trust"));
  g_assert_nonnull (trellis_ui_find (dialog, has_text, (gpointer) "Name the trust Harbour Trust"));
  trellis_ui_save_test_picture (dialog, "history-conflict");
  trellis_ui_key (XK_p, TRELLIS_UI_ALT);
  TRELLIS_UI_WAIT (chosen != NULL);
  g_assert_cmpstr (chosen, ==, TRELLIS_CONFLICT_RESPONSE_PUT);
}

static void
merged_cb (Fixture    *fixture,
           const char *sentence)
{
  toast_cb (fixture, sentence, TRUE);
}

/* Both have named the trust: the person chooses, and merges. */
static void
test_merge (Fixture       *fixture,
            gconstpointer  has_long_names)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "laptop.trellis", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (trellis_store_get_path (fixture->store));
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (TrellisStore) copy = NULL;
  g_autoptr (TrellisTrust) trust = NULL;
  TrellisMergeDialog *dialog = trellis_merge_dialog_new (GTK_WINDOW (fixture->window), fixture->store);
  GtkWidget *button;

  g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error));
  copy = trellis_store_open (path, &error);
  g_assert_no_error (error);
  trellis_store_set_author (copy, "Desmond Peverleigh");
  g_assert_true (trellis_store_set_trust_name (copy, "Quay Trust", &error));
  g_assert_true (trellis_store_set_trust_name (fixture->store, "Harbour Trust", &error));

  g_signal_connect_swapped (dialog, "merged", G_CALLBACK (merged_cb), fixture);
  trellis_ui_present (GTK_WINDOW (dialog));
  trellis_merge_dialog_look (dialog, path);
  TRELLIS_UI_WAIT (trellis_ui_find (GTK_WIDGET (dialog), has_text, (gpointer) "Take the copy’s") != NULL);
  trellis_ui_save_test_picture (GTK_WIDGET (dialog), "merge");
  button = gtk_widget_get_ancestor (trellis_ui_find (GTK_WIDGET (dialog), has_text, (gpointer) "Merge"),
                                    GTK_TYPE_BUTTON);
  g_assert_false (gtk_widget_get_sensitive (button));
  trellis_ui_spin (100);
  trellis_ui_click (trellis_ui_find (GTK_WIDGET (dialog), has_text, (gpointer) "Take the copy’s"));
  TRELLIS_UI_WAIT (gtk_widget_get_sensitive (button));
  trellis_ui_click (button);
  TRELLIS_UI_WAIT (fixture->toast != NULL);
  g_assert_cmpstr (fixture->toast, ==, "Merge “laptop.trellis”: 1 edit");
  trust = trellis_store_read_trust (fixture->store, &error);
  g_assert_cmpstr (trust->name, ==, "Quay Trust");
  g_clear_object (&copy);
  g_file_delete (to, NULL, NULL);
}

int
main (int   argc,
      char *argv[])
{
  trellis_ui_init (&argc, &argv);

  g_test_add ("/history-view/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/history-view/refused", Fixture, GINT_TO_POINTER (TRUE), set_up, test_refused, tear_down);
  g_test_add ("/history-view/filter", Fixture, NULL, set_up, test_filter, tear_down);
  g_test_add ("/history-view/recorded", Fixture, NULL, set_up, test_recorded, tear_down);

  g_test_add ("/history-view/merge", Fixture, NULL, set_up, test_merge, tear_down);
  g_test_add ("/history-view/conflict", Fixture, NULL, set_up, test_conflict, tear_down);

  return g_test_run ();
}
