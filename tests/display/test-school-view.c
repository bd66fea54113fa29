/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of a school as people use it: read, and edited where it stands. */

#include "portfolio-trust.h"
#include "trellis-add-school-dialog.h"
#include "trellis-card.h"
#include "trellis-choice-button.h"
#include "trellis-level-chart.h"
#include "trellis-measure-chart.h"
#include "trellis-profile-chart.h"
#include "trellis-school-view.h"
#include "trellis-form.h"
#include "trellis-store-actions.h"
#include "trellis-store-checklists.h"
#include "trellis-store-documents.h"
#include "trellis-store-inspections.h"
#include "trellis-store-schools.h"
#include "trellis-store-visits.h"
#include "trellis-ui-driver.h"
#include "trellis-views.h"

#include <string.h>

#define URN "900003"

typedef struct
{
  char *folder;
  TrellisStore *store;
  TrellisScope *scope;
  GtkWidget *window;
  TrellisView *view;
  char *judged;
  char *opened;
  guint n_toasts;
} Fixture;

static void
take_text_cb (char       **place,
              const char  *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static void
count_toast_cb (Fixture    *fixture,
                const char *text,
                gboolean    has_undo)
{
  fixture->n_toasts++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  int width = 1180, height = 700;
  const char *size = g_getenv ("TRELLIS_TEST_SIZE");

  if (size != NULL)
    sscanf (size, "%dx%d", &width, &height);
  fixture->store = trellis_portfolio_trust_new (&fixture->folder, 12, FALSE);
  fixture->scope = trellis_scope_new ("2025-26", PORTFOLIO_TODAY);
  fixture->view = trellis_school_view_new (fixture->store, fixture->scope);
  g_signal_connect_swapped (fixture->view, "judge", G_CALLBACK (take_text_cb), &fixture->judged);
  g_signal_connect_swapped (fixture->view, "open-visit", G_CALLBACK (take_text_cb), &fixture->opened);
  g_signal_connect_swapped (fixture->view, "open-note", G_CALLBACK (take_text_cb), &fixture->opened);
  g_signal_connect_swapped (fixture->view, "toast", G_CALLBACK (count_toast_cb), fixture);

  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  trellis_view_set_shown (fixture->view, TRUE);
  trellis_school_view_set_school (TRELLIS_SCHOOL_VIEW (fixture->view), data);
  trellis_ui_present (GTK_WINDOW (fixture->window));
  trellis_ui_spin (50);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  trellis_ui_spin (20);
  g_free (fixture->judged);
  g_free (fixture->opened);
  g_object_unref (fixture->scope);
  trellis_portfolio_trust_remove (fixture->store, fixture->folder);
}

static TrellisSchool *
read_school (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  TrellisSchool *school = trellis_store_read_school (fixture->store, URN, PORTFOLIO_TODAY, &error);

  g_assert_no_error (error);
  return school;
}

static gboolean
is_choice_of (GtkWidget *widget,
              gpointer   what)
{
  return TRELLIS_IS_CHOICE_BUTTON (widget) && g_strcmp0 (g_object_get_data (G_OBJECT (widget), "what"), what) == 0;
}

static GtkWidget *
find_choice (Fixture    *fixture,
             const char *what)
{
  GtkWidget *button = trellis_ui_find (GTK_WIDGET (fixture->view), is_choice_of, (gpointer) what);

  g_assert_nonnull (button);
  return button;
}

static void
open_choice (Fixture    *fixture,
             const char *what)
{
  GtkWidget *button = find_choice (fixture, what);

  gtk_widget_grab_focus (button);
  trellis_ui_key (XK_space, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (trellis_ui_find_name (button, "list")));
  trellis_ui_spin (100);
}

static const char *
get_note (Fixture    *fixture,
          const char *card)
{
  return trellis_card_get_note (TRELLIS_CARD (trellis_ui_find_name (GTK_WIDGET (fixture->view), card)));
}

static void
test_page (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_cmpstr (trellis_view_get_title (fixture->view), ==, "Larkstone Primary");
  g_assert_cmpstr (trellis_view_get_subtitle (fixture->view), ==, "Primary, Valley hub, URN 900003");
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (trellis_ui_find_name (GTK_WIDGET (fixture->view),
                                                                                 "level_label"))),
                            "agreed 8 July 2025, 7 of 18 months"));
  g_assert_cmpstr (get_note (fixture, "visits_card"), ==, "4 of 6 done");
  g_assert_cmpstr (get_note (fixture, "actions_card"), ==, "1 overdue");
  trellis_ui_find_text (GTK_WIDGET (fixture->view), "Revisit last year’s history units");
  trellis_ui_find_text (GTK_WIDGET (fixture->view), "Persistent absence");
  trellis_ui_save_test_picture (fixture->window, "school");

  /* Earlier days know less. */
  trellis_scope_set_as_at (fixture->scope, trellis_day_new (2023, 1, 10));
  g_assert_cmpstr (get_note (fixture, "actions_card"), ==, "");
  trellis_ui_find_text (GTK_WIDGET (fixture->view),
                        "No open actions. They come from visits and meetings; Add action takes one down now.");
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  trellis_ui_find_text (GTK_WIDGET (fixture->view), "No category has been agreed yet");
  trellis_ui_find_text (GTK_WIDGET (fixture->view),
                        "No visits in this school year yet. Add one, or let the year be filled under Visits.");
  g_assert_false (gtk_widget_get_mapped (trellis_ui_find_type (GTK_WIDGET (fixture->view), TRELLIS_TYPE_LEVEL_CHART)));
  trellis_ui_save_test_picture (fixture->window, "school-empty");
}

static void
test_adviser (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (TrellisSchool) before = read_school (fixture);
  g_autoptr (TrellisSchool) after = NULL;
  g_autoptr (TrellisSchool) undone = NULL;
  g_autoptr (TrellisSchool) earlier = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *button = find_choice (fixture, TRELLIS_ROLE_ADVISER);

  g_assert_cmpstr (before->adviser_name, ==, "Cedar");
  gtk_test_accessible_assert_property (gtk_widget_get_first_child (trellis_ui_find_type (button, GTK_TYPE_MENU_BUTTON)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Adviser: Cedar, since Sep 2019");

  /* By keyboard alone: open, type the beginning of a name, take. */
  open_choice (fixture, TRELLIS_ROLE_ADVISER);
  trellis_ui_type ("row");
  trellis_ui_save_test_picture (trellis_ui_find_type (button, GTK_TYPE_POPOVER), "school-adviser");
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (fixture->n_toasts == 1);
  after = read_school (fixture);
  g_assert_cmpstr (after->adviser_name, ==, "Rowan");
  earlier = trellis_store_read_school (fixture->store, URN, PORTFOLIO_TODAY - 1, &error);
  g_assert_cmpstr (earlier->adviser_name, ==, "Cedar");
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==, "Larkstone Primary: Adviser Rowan, was Cedar");
  trellis_ui_find_text (find_choice (fixture, TRELLIS_ROLE_ADVISER), "Rowan");

  g_assert_true (trellis_store_undo (fixture->store, &error));
  undone = read_school (fixture);
  g_assert_cmpstr (undone->adviser_name, ==, "Cedar");
  trellis_ui_find_text (find_choice (fixture, TRELLIS_ROLE_ADVISER), "Cedar");
}

static void
test_new_person (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (TrellisSchool) after = NULL;
  g_autoptr (GListModel) people = NULL;
  g_autoptr (GError) error = NULL;

  /* Enter in an empty field takes nobody. */
  open_choice (fixture, TRELLIS_ROLE_HEAD);
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  trellis_ui_spin (50);
  g_assert_cmpuint (fixture->n_toasts, ==, 0);

  trellis_ui_type ("Maple");
  trellis_ui_find_text (find_choice (fixture, TRELLIS_ROLE_HEAD), "Add “Maple”");
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (fixture->n_toasts == 1);
  after = read_school (fixture);
  g_assert_cmpstr (after->head_name, ==, "Maple");

  /* Someone new and their role are one edit. */
  g_assert_true (trellis_store_undo (fixture->store, &error));
  people = trellis_store_list_people (fixture->store, FALSE, PORTFOLIO_TODAY, &error);
  g_assert_cmpuint (g_list_model_get_n_items (people), ==, 4);
}

static void
test_hub (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (TrellisSchool) after = NULL;

  open_choice (fixture, "hub");
  trellis_ui_type ("Downs\n");
  TRELLIS_UI_WAIT (fixture->n_toasts == 1);
  after = read_school (fixture);
  g_assert_cmpstr (after->hub_name, ==, "Downs hub");
  /* The cursor stays at what was changed, on the page that was built anew. */
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         find_choice (fixture, "hub")));
  g_assert_cmpstr (trellis_view_get_subtitle (fixture->view), ==, "Primary, Downs hub, URN 900003");
}

static void
test_add_action (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *button = trellis_ui_find_name (GTK_WIDGET (fixture->view), "add_action_button");
  GtkWidget *form = trellis_ui_find_name (button, "add_action_form");
  g_autoptr (GListModel) before = trellis_store_list_actions (fixture->store, URN, PORTFOLIO_TODAY, NULL);
  g_autoptr (GListModel) after = NULL;

  trellis_ui_click (button);
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (form));
  trellis_ui_spin (100);
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  trellis_ui_find_text (form, "Say in a few words what is to be done.");
  trellis_ui_save_test_picture (form, "school-add-action");
  trellis_ui_type ("Buy maps\n");
  TRELLIS_UI_WAIT (fixture->n_toasts == 1);
  after = trellis_store_list_actions (fixture->store, URN, PORTFOLIO_TODAY, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (after), ==, g_list_model_get_n_items (before) + 1);
  trellis_ui_find_text (trellis_ui_find_name (GTK_WIDGET (fixture->view), "actions_list"), "Buy maps");
}

/* By hand, by keyboard: what is missing is asked for, and what was recorded is
 * corrected where it stands. */
static void
test_inspection (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *card = trellis_ui_find_name (GTK_WIDGET (fixture->view), "inspections_card");
  GtkWidget *button = trellis_card_get_end (TRELLIS_CARD (card));
  GtkWidget *form = trellis_ui_find_type (card, TRELLIS_TYPE_FORM);
  g_autoptr (GPtrArray) before = trellis_store_list_inspections (fixture->store, URN, PORTFOLIO_TODAY, NULL);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  const TrellisInspection *siams;

  /* It is below what is seen at first. */
  gtk_widget_grab_focus (button);
  trellis_ui_spin (100);
  trellis_ui_key (XK_space, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (form));
  trellis_ui_spin (100);
  trellis_form_set_text (TRELLIS_FORM (form), "framework", "siams");
  gtk_widget_grab_focus (trellis_ui_find_name (form, "take"));
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  trellis_ui_find_text (form, "Choose the first day of the inspection.");
  trellis_form_set_day (TRELLIS_FORM (form), "inspected-on", trellis_day_new (2025, 11, 12));
  gtk_widget_grab_focus (trellis_ui_find_name (form, "outcome"));
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  trellis_ui_find_text (form, "Give the outcome in a few words, such as “Judgement 1”.");
  trellis_ui_save_test_picture (form, "school-inspection-form");
  trellis_ui_type ("Judgement 1\n");
  TRELLIS_UI_WAIT (fixture->n_toasts == 1);
  after = trellis_store_list_inspections (fixture->store, URN, PORTFOLIO_TODAY, NULL);
  g_assert_cmpuint (after->len, ==, before->len + 1);
  siams = g_ptr_array_index (after, 0);
  g_assert_cmpstr (siams->outcome, ==, "Judgement 1");
  /* It stands under its own name, never as the school's inspection. */
  trellis_ui_find_text (card, "SIAMS");

  /* Its row opens it again. */
  TRELLIS_UI_WAIT (!gtk_widget_get_mapped (form));
  gtk_widget_grab_focus (gtk_widget_get_ancestor (trellis_ui_find_text (card, "Judgement 1"), GTK_TYPE_LIST_BOX_ROW));
  trellis_ui_spin (100);
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (form));
  trellis_ui_spin (100);
  g_assert_cmpint (trellis_form_get_day (TRELLIS_FORM (form), "inspected-on"), ==, trellis_day_new (2025, 11, 12));
  gtk_widget_grab_focus (trellis_ui_find_name (form, "remove"));
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (fixture->n_toasts == 2);
  undone = trellis_store_list_inspections (fixture->store, URN, PORTFOLIO_TODAY, NULL);
  g_assert_cmpuint (undone->len, ==, before->len);
}

/* What the scheme expects is marked as come where it stands. */
static void
test_document (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *card = trellis_ui_find_name (GTK_WIDGET (fixture->view), "documents_card");
  GtkWidget *form = trellis_ui_find_type (card, TRELLIS_TYPE_FORM);
  GtkWidget *row = gtk_widget_get_ancestor (trellis_ui_find_text (card, "School improvement plan"),
                                            GTK_TYPE_LIST_BOX_ROW);
  g_autoptr (GPtrArray) after = NULL;
  const TrellisDocument *plan;

  gtk_widget_grab_focus (row);
  trellis_ui_spin (100);
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (form));
  trellis_ui_spin (100);
  trellis_form_set_day (TRELLIS_FORM (form), "due-on", PORTFOLIO_TODAY - 7);
  trellis_form_set_text (TRELLIS_FORM (form), "link", "plan on the drive");
  gtk_widget_grab_focus (trellis_ui_find_name (form, "take"));
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  trellis_ui_find_text (form, "A link begins with https:// or file://. Copy it from where the document is opened.");
  trellis_ui_save_test_picture (form, "school-document-form");
  trellis_form_set_text (TRELLIS_FORM (form), "link", "https://trust.example/plan");
  gtk_widget_grab_focus (trellis_ui_find_name (form, "take"));
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (fixture->n_toasts == 1);
  g_assert_cmpstr (get_note (fixture, "documents_card"), ==, "1 overdue");
  trellis_ui_find_text (card, "due 27 Feb");

  after = trellis_store_list_documents (fixture->store, URN, "2025-26", PORTFOLIO_TODAY, NULL);
  plan = g_ptr_array_index (after, 1);
  g_assert_cmpstr (plan->kind, ==, "sip");
  g_assert_cmpint (plan->due_on, ==, PORTFOLIO_TODAY - 7);
  g_assert_cmpstr (plan->link, ==, "https://trust.example/plan");
}

/* Does all that is left to do, that of the levels agreed so far. */
static void
finish_checklists (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) checklists = trellis_store_list_checklists (fixture->store, URN, PORTFOLIO_TODAY, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < checklists->len; i++)
    {
      TrellisChecklist *checklist = g_ptr_array_index (checklists, i);

      for (guint k = 0; k < checklist->items->len; k++)
        g_assert_true (trellis_store_tick_checklist_item (fixture->store, checklist, (int) k, PORTFOLIO_TODAY, &error));
    }
}

/* A school that has just joined is helped along; the card is there while
 * something is left to do. */
static void
test_checklist (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *card = trellis_ui_find_name (GTK_WIDGET (fixture->view), "checklists_card");
  g_autoptr (GError) error = NULL;
  GtkWidget *item;

  finish_checklists (fixture);
  TRELLIS_UI_WAIT (!gtk_widget_get_mapped (card));
  g_assert_true (trellis_store_set_school_joined (fixture->store, URN, PORTFOLIO_TODAY - 30, &error));
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (card));
  trellis_ui_find_text (card, "Joining the trust, 4 Feb 2026");
  g_assert_cmpstr (get_note (fixture, "checklists_card"), ==, "5 left");

  item = gtk_widget_get_ancestor (trellis_ui_find_text (card, "Mentor for the headteacher"), GTK_TYPE_CHECK_BUTTON);
  gtk_widget_grab_focus (item);
  trellis_ui_spin (100);
  trellis_ui_key (XK_space, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (fixture->n_toasts == 1);
  g_assert_cmpstr (get_note (fixture, "checklists_card"), ==, "4 left");
  trellis_ui_find_text (card, "6 Mar");
  trellis_ui_save_test_picture (fixture->window, "school-checklist");

  /* The keyboard goes on from where it was. */
  trellis_ui_spin (50);
  trellis_ui_key (XK_space, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (fixture->n_toasts == 2);
  trellis_ui_key (XK_space, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (fixture->n_toasts == 3);
  g_assert_true (trellis_store_undo (fixture->store, &error));
  g_assert_cmpstr (get_note (fixture, "checklists_card"), ==, "5 left");
}

static GtkWidget *
open_form (GtkWidget *button)
{
  GtkWidget *form = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));

  gtk_widget_grab_focus (button);
  trellis_ui_spin (100);
  trellis_ui_key (XK_space, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (form));
  trellis_ui_spin (100);

  return form;
}

/* Raised, followed and settled by keyboard. */
static void
test_concern (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *card = trellis_ui_find_name (GTK_WIDGET (fixture->view), "concerns_card");
  GtkWidget *form = open_form (trellis_card_get_end (TRELLIS_CARD (card)));

  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  trellis_ui_find_text (form, "Say in a few words what the matter is.");
  trellis_ui_type ("Attendance of staff\n");
  TRELLIS_UI_WAIT (fixture->n_toasts == 1);
  g_assert_cmpstr (get_note (fixture, "concerns_card"), ==, "1 open");
  trellis_ui_find_text (card, "6 Mar 2026, Headteacher and chair");

  form = open_form (gtk_widget_get_ancestor (trellis_ui_find_text (card, "What followed"), GTK_TYPE_MENU_BUTTON));
  trellis_ui_save_test_picture (fixture->window, "school-concern");
  trellis_form_set_text (TRELLIS_FORM (form), "state", "settled");
  trellis_ui_type ("Met the chair\n");
  TRELLIS_UI_WAIT (fixture->n_toasts == 2);
  trellis_ui_find_text (card, "No concern is open.");
}

static void
test_governance (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *card = trellis_ui_find_name (GTK_WIDGET (fixture->view), "words_card");
  GtkWidget *form = open_form (trellis_card_get_end (TRELLIS_CARD (card)));

  gtk_widget_grab_focus (trellis_ui_find_name (form, "value"));
  trellis_ui_type ("Hub committee\n");
  TRELLIS_UI_WAIT (fixture->n_toasts == 1);
  trellis_ui_find_text (card, "Local governance, since Mar 2026");
  trellis_ui_find_text (card, "Hub committee");
}

static void
test_add_visit (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *button = trellis_ui_find_name (GTK_WIDGET (fixture->view), "add_visit_button");
  GtkWidget *form = trellis_ui_find_name (button, "add_visit_form");
  GtkWidget *day = trellis_ui_find_name (form, "day_button");
  g_autoptr (GListModel) visits = NULL;
  g_autoptr (TrellisVisit) visit = NULL;

  trellis_ui_click (button);
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (form));
  trellis_ui_spin (100);
  trellis_ui_click (trellis_ui_find_name (form, "add_button"));
  trellis_ui_find_text (form, "Choose the day of the visit.");

  /* A Sunday is refused, with the reason. */
  g_object_set (day, "day", trellis_day_new (2026, 3, 22), NULL);
  trellis_ui_click (trellis_ui_find_name (form, "add_button"));
  trellis_ui_spin (50);
  trellis_ui_save_test_picture (form, "school-add-visit");
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (trellis_ui_find_name (form, "problem_label"))), "22 March"));

  g_object_set (day, "day", trellis_day_new (2026, 3, 24), NULL);
  trellis_ui_click (trellis_ui_find_name (form, "add_button"));
  TRELLIS_UI_WAIT (fixture->n_toasts == 1);
  visits = trellis_store_list_school_visits (fixture->store, URN, "2025-26", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (visits), ==, 7);
  visit = g_list_model_get_item (visits, 4);
  g_assert_cmpint (visit->visit_on, ==, trellis_day_new (2026, 3, 24));
  g_assert_cmpstr (visit->adviser_name, ==, "Cedar");
}

static void
test_charts (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *chart = trellis_ui_find_type (GTK_WIDGET (fixture->view), TRELLIS_TYPE_LEVEL_CHART);
  GtkWidget *measure = trellis_ui_find_type (GTK_WIDGET (fixture->view), TRELLIS_TYPE_MEASURE_CHART);

  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Reinforcement from 8 July 2025; Recovery from 3 July 2024; "
                                       "Reinforcement from 6 July 2022");
  gtk_widget_grab_focus (chart);
  trellis_ui_key (XK_Left, TRELLIS_UI_PLAIN);
  g_assert_cmpstr (get_note (fixture, "level_card"), ==, "Reinforcement, 8 July 2025");
  trellis_ui_key (XK_Left, TRELLIS_UI_PLAIN);
  g_assert_cmpstr (trellis_chart_get_reading (TRELLIS_CHART (chart)), ==, "Recovery, 3 July 2024");
  trellis_ui_save_test_picture (fixture->window, "school-reading");
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_LABEL, "Recovery, 3 July 2024");
  trellis_ui_key (XK_Escape, TRELLIS_UI_PLAIN);
  g_assert_cmpstr (get_note (fixture, "level_card"), ==, "agreed at meetings");

  /* Leaving it puts the summary back. */
  trellis_ui_key (XK_End, TRELLIS_UI_PLAIN);
  gtk_widget_grab_focus (measure);
  g_assert_null (trellis_chart_get_reading (TRELLIS_CHART (chart)));
  trellis_ui_key (XK_End, TRELLIS_UI_PLAIN);
  g_assert_true (g_str_has_prefix (trellis_chart_get_reading (TRELLIS_CHART (measure)), "2024-25: "));
}

static void
test_leave (Fixture       *fixture,
            gconstpointer  data)
{
  trellis_ui_click (trellis_ui_find_text (GTK_WIDGET (fixture->view), "Early reading"));
  TRELLIS_UI_WAIT (fixture->opened != NULL);
  trellis_ui_click (trellis_ui_find_name (GTK_WIDGET (fixture->view), "judge_button"));
  TRELLIS_UI_WAIT (g_strcmp0 (fixture->judged, URN) == 0);
}

static void
test_add_school (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *dialog = GTK_WIDGET (trellis_add_school_dialog_new (fixture->store, GTK_WINDOW (fixture->window)));
  GtkWidget *urn = trellis_ui_find_name (dialog, "urn_row");
  GtkWidget *name = trellis_ui_find_name (dialog, "name_row");
  GtkWidget *problem = trellis_ui_find_name (dialog, "problem_label");
  g_autoptr (TrellisSchool) school = NULL;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  trellis_ui_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (urn);
  trellis_ui_type ("12345\n");
  TRELLIS_UI_WAIT (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (problem)), "A URN has six digits"));
  gtk_editable_set_text (GTK_EDITABLE (urn), "123456");
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (g_str_equal (gtk_label_get_label (GTK_LABEL (problem)), "Give the school its name."));
  trellis_ui_save_test_picture (dialog, "add-school");

  /* One that the trust has already. */
  gtk_editable_set_text (GTK_EDITABLE (urn), URN);
  gtk_editable_set_text (GTK_EDITABLE (name), "Oakfield Primary");
  trellis_ui_click (trellis_ui_find_name (dialog, "add_button"));
  TRELLIS_UI_WAIT (g_str_equal (gtk_label_get_label (GTK_LABEL (problem)),
                                "A school with the URN " URN " is in the trust already."));
  gtk_editable_set_text (GTK_EDITABLE (urn), "123456");
  trellis_ui_click (trellis_ui_find_name (dialog, "add_button"));
  TRELLIS_UI_WAIT (dialog == NULL);
  school = trellis_store_read_school (fixture->store, "123456", PORTFOLIO_TODAY, NULL);
  g_assert_cmpstr (school->name, ==, "Oakfield Primary");
  g_assert_cmpstr (school->phase, ==, "primary");
}

static void
assert_large (Fixture *fixture)
{
  GtkWidget *facts = trellis_ui_find_name (GTK_WIDGET (fixture->view), "facts_card");
  GtkWidget *level = trellis_ui_find_name (GTK_WIDGET (fixture->view), "level_card");
  graphene_rect_t first, second;

  /* One column: the cards stand above each other. */
  g_assert_true (gtk_widget_compute_bounds (facts, GTK_WIDGET (fixture->view), &first));
  g_assert_true (gtk_widget_compute_bounds (level, GTK_WIDGET (fixture->view), &second));
  g_assert_cmpfloat (second.origin.y, >, first.origin.y + first.size.height);
  g_assert_cmpfloat_with_epsilon (second.origin.x, first.origin.x, 1);
}

/* Text twice as large, as some people have it. */
static void
test_large_text (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", dpi > 0 ? dpi * 2 : 192 * 1024, NULL);
  trellis_ui_spin (100);
  trellis_ui_save_test_picture (fixture->window, "school-large-text");
  assert_large (fixture);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

int
main (int   argc,
      char *argv[])
{
  trellis_ui_init (&argc, &argv);
  trellis_views_init ();
#define ADD(path, urn, function) g_test_add ("/school/" path, Fixture, urn, set_up, function, tear_down)
  ADD ("page", URN, test_page);
  ADD ("empty", "900009", test_empty);
  ADD ("adviser", URN, test_adviser);
  ADD ("new-person", URN, test_new_person);
  ADD ("hub", URN, test_hub);
  ADD ("add-action", URN, test_add_action);
  ADD ("inspection", URN, test_inspection);
  ADD ("checklist", URN, test_checklist);
  ADD ("concern", URN, test_concern);
  ADD ("governance", URN, test_governance);
  ADD ("document", URN, test_document);
  ADD ("add-visit", URN, test_add_visit);
  ADD ("charts", URN, test_charts);
  ADD ("leave", URN, test_leave);
  ADD ("large-text", URN, test_large_text);
  ADD ("add-school", URN, test_add_school);

  return g_test_run ();
}
