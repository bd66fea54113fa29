/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The windows in which an administrator sets a year up: people, and dates. */

#include "portfolio-trust.h"
#include "trellis-calendar-dialog.h"
#include "trellis-closure-form.h"
#include "trellis-day-button.h"
#include "trellis-people-dialog.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-ui-driver.h"
#include "trellis-views.h"

#define YEAR "2025-26"

typedef struct
{
  char *folder;
  TrellisStore *store;
  GtkWidget *window;
} Fixture;

static void
set_up_people (Fixture       *fixture,
               gconstpointer  unused)
{
  fixture->store = trellis_portfolio_trust_new (&fixture->folder, 12, FALSE);
  fixture->window = trellis_people_dialog_new (NULL, fixture->store);
  trellis_ui_present (GTK_WINDOW (fixture->window));
}

static void
set_up_year (Fixture       *fixture,
             gconstpointer  unused)
{
  fixture->store = trellis_portfolio_trust_new (&fixture->folder, 12, FALSE);
  fixture->window = trellis_calendar_dialog_new (NULL, fixture->store, YEAR);
  trellis_ui_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  trellis_ui_spin (20);
  trellis_portfolio_trust_remove (fixture->store, fixture->folder);
}

static TrellisPerson *
find_person (Fixture    *fixture,
             const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) people = trellis_store_list_people (fixture->store, FALSE, PORTFOLIO_TODAY, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (TrellisPerson) person = g_list_model_get_item (people, i);

      if (g_str_equal (person->name, name))
        return g_steal_pointer (&person);
    }

  return NULL;
}

static guint
count_schools (Fixture    *fixture,
               const char *adviser_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) schools = trellis_store_list_schools (fixture->store, PORTFOLIO_TODAY, FALSE, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);

      n += g_strcmp0 (school->adviser_id, adviser_id) == 0;
    }

  return n;
}

static void
set_text (Fixture    *fixture,
          const char *name,
          const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (trellis_ui_find_name (fixture->window, name)), text);
}

static gboolean
has_text (GtkWidget  *root,
          const char *name,
          const char *text)
{
  return g_str_equal (gtk_editable_get_text (GTK_EDITABLE (trellis_ui_find_name (root, name))), text);
}

static GtkWidget *
get_half_day (Fixture *fixture,
              int      weekday,
              int      half)
{
  return gtk_grid_get_child_at (GTK_GRID (trellis_ui_find_name (fixture->window, "week_grid")), weekday, half + 1);
}

static void
tick_school (Fixture *fixture,
             int      place)
{
  GtkListBox *list = GTK_LIST_BOX (trellis_ui_find_name (fixture->window, "school_list"));
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (list, place));
  GtkWidget *check = trellis_ui_find_type (row, GTK_TYPE_CHECK_BUTTON);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
}

/* An adviser with her week and three schools, in one change that one undo
 * takes back. */
static void
test_add_person (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisPerson) person = NULL;

  trellis_ui_save_test_picture (fixture->window, "people");
  trellis_ui_click (trellis_ui_find_name (fixture->window, "add_button"));
  trellis_ui_type ("Ottoline Marsh");
  TRELLIS_UI_WAIT (has_text (fixture->window, "name_row", "Ottoline Marsh"));
  trellis_ui_click (get_half_day (fixture, 4, 0));
  trellis_ui_click (get_half_day (fixture, 4, 1));
  tick_school (fixture, 0);
  tick_school (fixture, 1);
  tick_school (fixture, 2);
  trellis_ui_save_test_picture (fixture->window, "people-new");
  g_assert_true (trellis_people_dialog_save (TRELLIS_PEOPLE_DIALOG (fixture->window)));

  person = find_person (fixture, "Ottoline Marsh");
  g_assert_nonnull (person);
  g_assert_true (person->is_adviser);
  g_assert_cmpuint (person->working_half_days, ==, TRELLIS_ALL_WEEK & ~(TRELLIS_HALF_DAY (4, 0) |
                                                                      TRELLIS_HALF_DAY (4, 1)));
  g_assert_cmpuint (count_schools (fixture, person->id), ==, 3);
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==, "Add Ottoline Marsh");
  g_assert_true (trellis_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_schools (fixture, person->id), ==, 0);
  g_assert_null (find_person (fixture, "Ottoline Marsh"));
}

static void
test_edit_person (Fixture       *fixture,
                  gconstpointer  unused)
{
  GtkListBox *list = GTK_LIST_BOX (trellis_ui_find_name (fixture->window, "people_list"));
  g_autofree char *before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (trellis_ui_find_name (fixture->window,
                                                                                               "name_row"))));
  g_autoptr (TrellisPerson) was = find_person (fixture, before);
  g_autoptr (TrellisPerson) is = NULL;
  guint n_schools;

  g_assert_nonnull (was);
  n_schools = count_schools (fixture, was->id);
  g_assert_cmpuint (n_schools, >, 0);

  /* Choosing somebody else writes it; nothing edited writes nothing. */
  set_text (fixture, "email_row", " lead@example.org ");
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 1));
  is = find_person (fixture, before);
  g_assert_cmpstr (is->email, ==, "lead@example.org");
  g_assert_true (g_str_has_suffix (trellis_store_get_undo_sentence (fixture->store), ": details"));
  {
    gint64 last = trellis_store_get_last_change (fixture->store);

    gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 0));
    g_assert_cmpint (trellis_store_get_last_change (fixture->store), ==, last);
  }

  /* Who is no adviser keeps no schools. */
  gtk_switch_set_active (GTK_SWITCH (trellis_ui_find_name (fixture->window, "adviser_switch")), FALSE);
  g_assert_true (trellis_people_dialog_save (TRELLIS_PEOPLE_DIALOG (fixture->window)));
  g_assert_cmpuint (count_schools (fixture, was->id), ==, 0);
}

static void
test_refused_person (Fixture       *fixture,
                     gconstpointer  unused)
{
  GtkListBox *list = GTK_LIST_BOX (trellis_ui_find_name (fixture->window, "people_list"));
  gint64 last = trellis_store_get_last_change (fixture->store);
  GtkWidget *problem = trellis_ui_find_name (fixture->window, "problem_label");
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (trellis_ui_find_name (fixture->window,
                                                                                             "name_row"))));

  set_text (fixture, "name_row", "  ");
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 1));
  g_assert_true (gtk_widget_get_visible (problem));
  g_assert_true (gtk_list_box_get_selected_row (list) == gtk_list_box_get_row_at_index (list, 0));
  g_assert_cmpint (trellis_store_get_last_change (fixture->store), ==, last);

  trellis_ui_click (trellis_ui_find_name (fixture->window, "add_button"));
  g_assert_true (gtk_widget_get_visible (problem));
  set_text (fixture, "name_row", name);
  trellis_ui_click (trellis_ui_find_name (fixture->window, "add_button"));
  set_text (fixture, "name_row", name);
  g_assert_false (trellis_people_dialog_save (TRELLIS_PEOPLE_DIALOG (fixture->window)));
  g_assert_cmpint (trellis_store_get_last_change (fixture->store), ==, last);
}

static void
test_terms (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisSchoolYear) before = trellis_store_read_year (fixture->store, YEAR, &error);
  g_autoptr (TrellisSchoolYear) after = NULL;
  TrellisTerm *term = g_ptr_array_index (before->terms, 0);
  GtkWidget *save = trellis_ui_find_name (fixture->window, "save_button");
  GtkWidget *button;

  trellis_ui_save_test_picture (fixture->window, "school-year");
  g_assert_false (gtk_widget_get_sensitive (save));
  button = trellis_ui_find_type (trellis_ui_find_name (fixture->window, "terms_group"), TRELLIS_TYPE_DAY_BUTTON);
  trellis_day_button_set_day (TRELLIS_DAY_BUTTON (button), term->ends_on + 1);
  g_assert_true (gtk_widget_get_sensitive (save));
  trellis_ui_spin (50);
  trellis_ui_click (save);
  TRELLIS_UI_WAIT (gtk_widget_get_visible (trellis_ui_find_name (fixture->window, "problem_label")));

  button = trellis_ui_find_type (trellis_ui_find_name (fixture->window, "terms_group"), TRELLIS_TYPE_DAY_BUTTON);
  trellis_day_button_set_day (TRELLIS_DAY_BUTTON (button), term->starts_on + 1);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  g_signal_emit_by_name (save, "clicked");
  TRELLIS_UI_WAIT (fixture->window == NULL);
  after = trellis_store_read_year (fixture->store, YEAR, &error);
  g_assert_cmpint (((TrellisTerm *) g_ptr_array_index (after->terms, 0))->starts_on, ==, term->starts_on + 1);
  g_assert_cmpuint (after->closures->len, ==, before->closures->len);
}

static void
test_block (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisSchoolYear) before = trellis_store_read_year (fixture->store, YEAR, &error);
  g_autoptr (TrellisSchoolYear) after = NULL;
  g_autoptr (TrellisSchoolYear) undone = NULL;
  GtkWidget *group = trellis_ui_find_name (fixture->window, "blocked_group");
  GtkWidget *form = trellis_ui_find_type (group, TRELLIS_TYPE_CLOSURE_FORM);
  GtkWidget *save = trellis_ui_find_name (fixture->window, "save_button");
  TrellisDay day = trellis_day_new (2026, 3, 17);

  /* The keys bring the button into sight. */
  gtk_widget_child_focus (gtk_widget_get_parent (form), GTK_DIR_TAB_FORWARD);
  trellis_ui_spin (200);
  gtk_menu_button_popup (GTK_MENU_BUTTON (gtk_widget_get_parent (form)));
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (form));
  trellis_ui_type ("Conference");
  TRELLIS_UI_WAIT (has_text (form, "name_entry", "Conference"));
  trellis_day_button_set_day (TRELLIS_DAY_BUTTON (trellis_ui_find_name (form, "first_button")), day);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (trellis_ui_find_name (form, "session_drop")), TRELLIS_SESSION_PM);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (trellis_ui_find_name (form, "whom_drop")), 1);
  trellis_ui_save_test_picture (form, "school-year-block");
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (!gtk_widget_get_mapped (form) && gtk_widget_get_sensitive (save));
  trellis_ui_save_test_picture (fixture->window, "school-year-blocked");
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  g_signal_emit_by_name (save, "clicked");
  TRELLIS_UI_WAIT (fixture->window == NULL);

  after = trellis_store_read_year (fixture->store, YEAR, &error);
  g_assert_cmpuint (after->closures->len, ==, before->closures->len + 1);
  for (guint i = 0; i < after->closures->len; i++)
    {
      const TrellisClosure *closure = g_ptr_array_index (after->closures, i);

      if (!g_str_equal (closure->name, "Conference"))
        continue;
      g_assert_cmpint (closure->kind, ==, TRELLIS_CLOSURE_BLOCKED);
      g_assert_cmpint (closure->starts_on, ==, day);
      g_assert_cmpint (closure->ends_on, ==, day);
      g_assert_cmpint (closure->session, ==, TRELLIS_SESSION_PM);
      g_assert_nonnull (closure->person_id);
      g_assert_false (trellis_school_year_is_open (after, day, TRELLIS_SESSION_PM, NULL, closure->person_id));
      g_assert_true (trellis_school_year_is_open (after, day, TRELLIS_SESSION_AM, NULL, closure->person_id));
    }
  g_assert_true (trellis_store_undo (fixture->store, &error));
  undone = trellis_store_read_year (fixture->store, YEAR, &error);
  g_assert_cmpuint (undone->closures->len, ==, before->closures->len);
}

/* The year after the last is begun with the usual dates when it is saved. */
static void
test_next_year (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisSchoolYear) year = NULL;
  GtkWidget *group = trellis_ui_find_name (fixture->window, "inset_group");
  GtkWidget *remove;

  gtk_drop_down_set_selected (GTK_DROP_DOWN (trellis_ui_find_name (fixture->window, "year_drop")), 0);
  trellis_ui_spin (50);
  remove = trellis_ui_find_type (trellis_ui_find_type (group, ADW_TYPE_ACTION_ROW), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (remove, "clicked");
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  g_signal_emit_by_name (trellis_ui_find_name (fixture->window, "save_button"), "clicked");
  TRELLIS_UI_WAIT (fixture->window == NULL);
  year = trellis_store_read_year (fixture->store, "2026-27", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (year->terms->len, >=, 3);
  g_assert_cmpuint (year->closures->len, >, 10);
}

int
main (int   argc,
      char *argv[])
{
  trellis_ui_init (&argc, &argv);
  trellis_views_init ();
  g_test_add ("/calendar/people/add", Fixture, NULL, set_up_people, test_add_person, tear_down);
  g_test_add ("/calendar/people/edit", Fixture, NULL, set_up_people, test_edit_person, tear_down);
  g_test_add ("/calendar/people/refused", Fixture, NULL, set_up_people, test_refused_person, tear_down);
  g_test_add ("/calendar/year/terms", Fixture, NULL, set_up_year, test_terms, tear_down);
  g_test_add ("/calendar/year/block", Fixture, NULL, set_up_year, test_block, tear_down);
  g_test_add ("/calendar/year/next", Fixture, NULL, set_up_year, test_next_year, tear_down);

  return g_test_run ();
}
