/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The note of a visit as people write it: with real keys and clicks. */

#include "trellis-note-view.h"
#include "trellis-store-actions.h"
#include "trellis-store-note-template.h"
#include "trellis-store-notes.h"
#include "trellis-store-visits.h"
#include "trellis-ui-driver.h"
#include "trellis-views.h"
#include "trellis-visits-trust.h"

typedef struct
{
  TrellisVisitsTrust *trust;
  TrellisScope *scope;
  GtkWidget *window;
  TrellisView *view;
  char *visit_id;
  char *action_id;
} Fixture;

/* The first visit that has been made, and an action that was open before it. */
static void
fill (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) visits = trellis_store_list_visits (fixture->trust->store, TRELLIS_VISITS_YEAR, &error);
  g_autoptr (TrellisVisit) visit = NULL;
  g_autoptr (TrellisAction) action = trellis_action_new ("");

  g_assert_no_error (error);
  visit = g_list_model_get_item (visits, 0);
  g_assert_nonnull (visit);
  g_assert_cmpint (visit->visit_on, <=, TRELLIS_VISITS_TODAY);
  fixture->visit_id = g_strdup (visit->id);
  g_free (action->urn);
  action->urn = g_strdup (visit->urn);
  g_free (action->what);
  action->what = g_strdup ("Map vocabulary in geography");
  action->opened_on = visit->visit_on - 30;
  fixture->action_id = trellis_store_add_action (fixture->trust->store, action, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->trust = trellis_visits_trust_new (4, 2, TRUE);
  fixture->scope = trellis_scope_new (TRELLIS_VISITS_YEAR, TRELLIS_VISITS_TODAY);
  fill (fixture);
  fixture->view = g_object_new (TRELLIS_TYPE_NOTE_VIEW, "store", fixture->trust->store, "scope", fixture->scope, NULL);
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1180, 700);
  trellis_view_set_shown (fixture->view, TRUE);
  trellis_note_view_set_visit (TRELLIS_NOTE_VIEW (fixture->view), fixture->visit_id);
  trellis_ui_present (GTK_WINDOW (fixture->window));
  trellis_ui_spin (50);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  trellis_ui_spin (20);
  g_object_unref (fixture->scope);
  trellis_visits_trust_free (fixture->trust);
  g_free (fixture->visit_id);
  g_free (fixture->action_id);
}

static gboolean
has_draft (Fixture    *fixture,
           const char *words)
{
  g_autofree char *subject = trellis_note_dup_subject (fixture->visit_id);
  g_autoptr (GHashTable) drafts = trellis_store_list_drafts (fixture->trust->store, subject, NULL);

  return drafts != NULL && g_strcmp0 (g_hash_table_lookup (drafts, "purpose"), words) == 0;
}

static gboolean
has_note (Fixture    *fixture,
          const char *words)
{
  g_autoptr (GPtrArray) parts = trellis_store_read_note (fixture->trust->store, fixture->visit_id, NULL);

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const TrellisNotePart *part = g_ptr_array_index (parts, i);

      if (g_str_equal (part->part, "purpose"))
        return g_str_equal (part->body, words);
    }

  return FALSE;
}

/* What is typed is a draft while it is written, and a change when it is left. */
static void
test_write (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *text = trellis_ui_find_type (GTK_WIDGET (fixture->view), GTK_TYPE_TEXT_VIEW);
  gint64 before = trellis_store_get_last_change (fixture->trust->store);

  gtk_widget_grab_focus (text);
  trellis_ui_type ("reading");
  TRELLIS_UI_WAIT (has_draft (fixture, "reading"));
  g_assert_cmpint (trellis_store_get_last_change (fixture->trust->store), ==, before);
  g_assert_false (has_note (fixture, "reading"));

  gtk_widget_set_visible (GTK_WIDGET (fixture->view), FALSE);
  TRELLIS_UI_WAIT (has_note (fixture, "reading"));
  g_assert_cmpint (trellis_store_get_last_change (fixture->trust->store), ==, before + 1);
  g_assert_false (has_draft (fixture, "reading"));
}

static void
test_rate (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisVisit) visit = trellis_store_read_visit (fixture->trust->store, fixture->visit_id, &error);
  g_autoptr (GPtrArray) actions = NULL;
  TrellisVisitAction *action;

  trellis_ui_click (trellis_ui_find_text (GTK_WIDGET (fixture->view), "Green"));
  trellis_ui_spin (50);
  actions = trellis_store_list_visit_actions (fixture->trust->store, visit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (actions->len, ==, 1);
  action = g_ptr_array_index (actions, 0);
  g_assert_true (action->is_rated);
  g_assert_cmpint (action->rating, ==, TRELLIS_RATING_GREEN);
}

/* The page asks for what the trust has set. */
static void
test_template (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) asks = trellis_store_read_note_template (fixture->trust->store, &error);

  g_assert_no_error (error);
  g_ptr_array_set_size (asks, 1);
  g_ptr_array_add (asks, trellis_note_ask_new ("reading", "Reading everywhere", ""));
  g_assert_true (trellis_store_set_note_template (fixture->trust->store, asks, &error));
  trellis_note_view_set_visit (TRELLIS_NOTE_VIEW (fixture->view), fixture->visit_id);
  trellis_ui_spin (50);
  g_assert_nonnull (trellis_ui_find_text (GTK_WIDGET (fixture->view), "Reading everywhere"));
}

int
main (int   argc,
      char *argv[])
{
  trellis_ui_init (&argc, &argv);
  trellis_views_init ();
#define ADD(path, function) g_test_add ("/note-view/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("write", test_write);
  ADD ("rate", test_rate);
  ADD ("template", test_template);

  return g_test_run ();
}
