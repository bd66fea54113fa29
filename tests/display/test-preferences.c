/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is set once: for how long notes and history are kept, and what a person is
 * told before anything goes. */

#include "portfolio-trust.h"
#include "trellis-application.h"
#include "trellis-day-button.h"
#include "trellis-keeping-group.h"
#include "trellis-note.h"
#include "trellis-preferences.h"
#include "trellis-store-history.h"
#include "trellis-store-notes.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"
#include "trellis-ui-driver.h"
#include "trellis-widgets.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  TrellisStore *store;
  GtkWidget *window;
  GtkWidget *preferences;
} Fixture;

static void
write_old_note (TrellisStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) schools = NULL;
  g_autoptr (TrellisSchool) school = NULL;
  g_autoptr (TrellisVisit) visit = trellis_visit_new ("");
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_note_part_free);
  TrellisNotePart *part = g_new0 (TrellisNotePart, 1);
  g_autofree char *id = NULL;

  schools = trellis_store_list_schools (store, PORTFOLIO_TODAY, FALSE, &error);
  school = g_list_model_get_item (schools, 0);
  g_free (visit->urn);
  visit->urn = g_strdup (school->urn);
  g_free (visit->kind);
  visit->kind = g_strdup (TRELLIS_VISIT_KIND_ADVISER);
  g_free (visit->year_id);
  visit->year_id = g_strdup ("2015-16");
  visit->visit_on = trellis_day_new (2016, 3, 4);
  visit->status = TRELLIS_VISIT_STATUS_DONE;
  id = trellis_store_add_visit (store, visit, &error);
  g_assert_no_error (error);
  part->part = g_strdup ("strengths");
  part->body = g_strdup ("Reading");
  g_ptr_array_add (parts, part);
  g_assert_true (trellis_store_write_note (store, id, parts, &error));
  g_assert_no_error (error);
}

static void
open_preferences (Fixture *fixture)
{
  fixture->preferences = trellis_preferences_new (GTK_WINDOW (fixture->window), NULL, fixture->store);
  gtk_window_set_default_size (GTK_WINDOW (fixture->preferences), 620, 760);
  trellis_ui_present (GTK_WINDOW (fixture->preferences));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->store = trellis_portfolio_trust_new (&fixture->folder, 3, FALSE);
  write_old_note (fixture->store);
  fixture->window = adw_window_new ();
  trellis_ui_present (GTK_WINDOW (fixture->window));
  open_preferences (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  trellis_ui_spin (20);
  trellis_portfolio_trust_remove (fixture->store, fixture->folder);
}

static gboolean
is_dialog (GtkWidget *widget)
{
  return ADW_IS_MESSAGE_DIALOG (widget) && gtk_widget_get_mapped (widget);
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (is_dialog (window))
        return window;
    }

  return NULL;
}

static gboolean
has_note (Fixture *fixture)
{
  TrellisNoteState state;
  g_autoptr (GListModel) visits = trellis_store_list_visits (fixture->store, "2015-16", NULL);
  g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, 0);

  g_assert_true (trellis_store_read_note_state (fixture->store, visit->id, &state, NULL));
  return state.version > 0;
}

static GtkWidget *
find_button (Fixture    *fixture,
             const char *text)
{
  return trellis_ui_find_text (trellis_ui_find_type (fixture->preferences, TRELLIS_TYPE_KEEPING_GROUP), text);
}

static void
ask (Fixture    *fixture,
     const char *button)
{
  trellis_ui_click (find_button (fixture, button));
  TRELLIS_UI_WAIT (find_dialog () != NULL);
}

static void
answer (const char *button)
{
  trellis_ui_click (trellis_ui_find_text (find_dialog (), button));
  TRELLIS_UI_WAIT (find_dialog () == NULL);
}

/* Asked first, kept where the answer is no, and gone where it is yes. */
static void
test_words (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  trellis_ui_save_test_picture (fixture->preferences, "preferences");
  find_button (fixture, "1 note of a visit");
  ask (fixture, "Remove…");
  trellis_ui_save_test_picture (find_dialog (), "preferences-words");
  trellis_ui_key (XK_Escape, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (find_dialog () == NULL);
  g_assert_true (has_note (fixture));

  /* Kept for longer, it is not old. */
  g_assert_true (trellis_store_set_retention (fixture->store, 20, &error));
  gtk_window_destroy (GTK_WINDOW (fixture->preferences));
  open_preferences (fixture);
  find_button (fixture, "Nothing");
  g_assert_true (trellis_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  gtk_window_destroy (GTK_WINDOW (fixture->preferences));
  open_preferences (fixture);

  ask (fixture, "Remove…");
  answer ("Remove");
  TRELLIS_UI_WAIT (!has_note (fixture));
  find_button (fixture, "Nothing");
}

static void
test_history (Fixture       *fixture,
              gconstpointer  unused)
{
  GtkWidget *group = trellis_ui_find_type (fixture->preferences, TRELLIS_TYPE_KEEPING_GROUP);
  GtkWidget *day = trellis_ui_find_type (group, TRELLIS_TYPE_DAY_BUTTON);
  g_autoptr (TrellisHistory) history = NULL;
  g_autoptr (GError) error = NULL;

  trellis_day_button_set_day (TRELLIS_DAY_BUTTON (day), PORTFOLIO_TODAY);
  trellis_clock_set_today (PORTFOLIO_TODAY + 1);
  trellis_day_button_set_day (TRELLIS_DAY_BUTTON (day), PORTFOLIO_TODAY + 1);
  ask (fixture, "Forget…");
  trellis_ui_save_test_picture (find_dialog (), "preferences-history");
  answer ("Forget");
  history = trellis_store_list_history (fixture->store, &(TrellisHistoryFilter) { 0 }, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (history)), ==, 1);
  g_assert_true (has_note (fixture));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (TrellisApplication) application = NULL;

  trellis_ui_init (&argc, &argv);
  /* It has the resources. */
  application = trellis_application_new (G_APPLICATION_NON_UNIQUE);
  trellis_widgets_init ();
#define ADD(name, function) g_test_add ("/preferences/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("words", test_words);
  ADD ("history", test_history);

  return g_test_run ();
}
