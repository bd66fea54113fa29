/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The note of a visit as people write it: with real keys and clicks. */

#include "trellis-note-view.h"
#include "trellis-spelling.h"
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

static char *
dup_text (GtkWidget *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
assert_text (GtkWidget  *text,
             const char *words)
{
  g_autofree char *held = dup_text (text);

  g_assert_cmpstr (held, ==, words);
}

/* Whether the letter at @offset has the look of @tag. */
static gboolean
has_look (GtkWidget  *text,
          int         offset,
          const char *tag)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_offset (buffer, &at, offset);

  return gtk_text_iter_has_tag (&at, gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), tag));
}

static void
take_key (guint              keysym,
          TrellisUiModifiers modifiers)
{
  trellis_ui_key (keysym, modifiers);
  trellis_ui_spin (20);
}

/* Keys set words bold and italic and make lists; undo takes each back; the file
 * holds what paper reads. */
static void
test_format (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *text = trellis_ui_find_type (GTK_WIDGET (fixture->view), GTK_TYPE_TEXT_VIEW);

  gtk_widget_grab_focus (text);
  trellis_ui_type ("read well");
  trellis_ui_spin (20);
  take_key (XK_b, TRELLIS_UI_CTRL);
  assert_text (text, "read well****");
  trellis_ui_type ("x");
  take_key (XK_b, TRELLIS_UI_CTRL);
  trellis_ui_type ("y");
  trellis_ui_spin (20);
  assert_text (text, "read well**x**y");
  g_assert_true (has_look (text, 11, "bold"));
  g_assert_true (has_look (text, 9, "mark"));
  g_assert_false (has_look (text, 14, "bold"));

  take_key (XK_a, TRELLIS_UI_CTRL);
  trellis_ui_type ("one two");
  take_key (XK_Left, TRELLIS_UI_PLAIN);
  take_key (XK_i, TRELLIS_UI_CTRL);
  assert_text (text, "one _two_");
  g_assert_true (has_look (text, 6, "italic"));
  take_key (XK_i, TRELLIS_UI_CTRL);
  assert_text (text, "one two");
  g_assert_false (has_look (text, 5, "italic"));

  /* What is selected stays so, blanks at its ends outside of the marks. */
  take_key (XK_Home, TRELLIS_UI_PLAIN);
  for (guint i = 0; i < 4; i++)
    take_key (XK_Right, TRELLIS_UI_SHIFT);
  take_key (XK_b, TRELLIS_UI_CTRL);
  assert_text (text, "**one** two");
  take_key (XK_b, TRELLIS_UI_CTRL);
  assert_text (text, "one two");
  take_key (XK_b, TRELLIS_UI_CTRL);
  take_key (XK_z, TRELLIS_UI_CTRL);
  assert_text (text, "one two");

  take_key (XK_a, TRELLIS_UI_CTRL);
  trellis_ui_type ("first");
  take_key (XK_l, TRELLIS_UI_CTRL | TRELLIS_UI_SHIFT);
  take_key (XK_End, TRELLIS_UI_PLAIN);
  take_key (XK_Return, TRELLIS_UI_PLAIN);
  trellis_ui_type ("second");
  take_key (XK_Return, TRELLIS_UI_PLAIN);
  take_key (XK_Return, TRELLIS_UI_PLAIN);
  trellis_ui_type ("after");
  trellis_ui_spin (20);
  assert_text (text, "- first\n- second\nafter");
  take_key (XK_a, TRELLIS_UI_CTRL);
  take_key (XK_b, TRELLIS_UI_CTRL);
  assert_text (text, "- **first**\n- **second**\n**after**");
  take_key (XK_b, TRELLIS_UI_CTRL);
  assert_text (text, "- first\n- second\nafter");
  take_key (XK_b, TRELLIS_UI_CTRL);
  gtk_widget_set_visible (GTK_WIDGET (fixture->view), FALSE);
  TRELLIS_UI_WAIT (has_note (fixture, "- **first**\n- **second**\n**after**"));
}

/* A word that no dictionary has is marked once it is written, and F7 offers what
 * is meant. */
static void
test_spelling (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *text = trellis_ui_find_type (GTK_WIDGET (fixture->view), GTK_TYPE_TEXT_VIEW);

  if (trellis_speller_get_default () == NULL)
    {
      g_test_skip ("no English dictionary is installed");
      return;
    }
  gtk_widget_grab_focus (text);
  trellis_ui_type ("the currriculum");
  trellis_ui_spin (500);
  g_assert_false (has_look (text, 5, "misspelt"));
  trellis_ui_type (" is SEND");
  TRELLIS_UI_WAIT (has_look (text, 5, "misspelt"));
  g_assert_false (has_look (text, 1, "misspelt"));
  g_assert_false (has_look (text, 20, "misspelt"));

  take_key (XK_F7, TRELLIS_UI_PLAIN);
  trellis_ui_spin (200);
  trellis_ui_save_test_picture (GTK_WIDGET (fixture->window), "spelling");
  take_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (!has_look (text, 5, "misspelt"));
  assert_text (text, "the curriculum is SEND");
}

/* Without a dictionary there is no speller, and a text is a text. */
static void
test_no_dictionary (void)
{
  GtkWidget *text = g_object_ref_sink (gtk_text_view_new ());

  g_assert_null (trellis_speller_new ("xx_XX"));
  trellis_spelling_attach (GTK_TEXT_VIEW (text), NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "currriculum", -1);
  trellis_ui_spin (350);
  assert_text (text, "currriculum");
  g_object_unref (text);
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
  ADD ("format", test_format);
  ADD ("spelling", test_spelling);
  ADD ("rate", test_rate);
  ADD ("template", test_template);
  g_test_add_func ("/note-view/no-dictionary", test_no_dictionary);

  return g_test_run ();
}
