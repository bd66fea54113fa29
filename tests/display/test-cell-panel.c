/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-cell-panel.h"
#include "trellis-level-card.h"
#include "trellis-matrix-fixture.h"
#include "trellis-matrix-grid.h"
#include "trellis-ui-driver.h"
#include "trellis-widgets.h"

#define TODAY TRELLIS_FIXTURE_TODAY

typedef struct
{
  GtkWidget *window;
  TrellisMatrixGrid *grid;
  TrellisCellPanel *panel;
  TrellisScheme *scheme;
  TrellisSchool *school;
  GString *said;  /* what the panel said, a line each */
} Fixture;

static void
judged_cb (TrellisCellPanel *panel,
           const char       *level_id,
           guint             source,
           int               day,
           const char       *narrative,
           Fixture          *fixture)
{
  g_string_append_printf (fixture->said, "judged %s %s %d %s\n", level_id, trellis_source_get_key (source), day - TODAY,
                          narrative);
}

static void
narrative_changed_cb (TrellisCellPanel *panel,
                      const char       *judgement_id,
                      const char       *narrative,
                      Fixture          *fixture)
{
  g_string_append_printf (fixture->said, "narrative %s %s\n", judgement_id, narrative);
}

static void
evidence_added_cb (TrellisCellPanel *panel,
                   const char       *judgement_id,
                   const char       *what,
                   int               day,
                   Fixture          *fixture)
{
  g_string_append_printf (fixture->said, "evidence %s %s %d\n", judgement_id, what, day - TODAY);
}

static void
agree_cb (TrellisCellPanel *panel,
          const char       *level_id,
          int               day,
          const char       *attendees,
          const char       *reason,
          const char       *narrative,
          Fixture          *fixture)
{
  g_string_append_printf (fixture->said, "agree %s %d [%s] [%s] [%s]\n", level_id, day - TODAY, attendees, reason,
                          narrative);
}

static void
next_school_cb (TrellisCellPanel *panel,
                Fixture          *fixture)
{
  g_string_append (fixture->said, "next\n");
}

static void
close_cb (TrellisCellPanel *panel,
          Fixture          *fixture)
{
  g_string_append (fixture->said, "close\n");
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (TrellisMatrix) matrix = trellis_matrix_fixture_new ("five-category", 30, 3, FALSE);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  fixture->said = g_string_new (NULL);
  fixture->scheme = g_object_ref (matrix->scheme);
  fixture->school = g_object_ref (trellis_matrix_get_row (matrix, 2)->school);
  fixture->window = adw_window_new ();
  fixture->grid = TRELLIS_MATRIX_GRID (trellis_matrix_grid_new ());
  fixture->panel = TRELLIS_CELL_PANEL (trellis_cell_panel_new ());
  g_signal_connect (fixture->panel, "judged", G_CALLBACK (judged_cb), fixture);
  g_signal_connect (fixture->panel, "narrative-changed", G_CALLBACK (narrative_changed_cb), fixture);
  g_signal_connect (fixture->panel, "evidence-added", G_CALLBACK (evidence_added_cb), fixture);
  g_signal_connect (fixture->panel, "agree", G_CALLBACK (agree_cb), fixture);
  g_signal_connect (fixture->panel, "next-school", G_CALLBACK (next_school_cb), fixture);
  g_signal_connect (fixture->panel, "close", G_CALLBACK (close_cb), fixture);

  trellis_matrix_grid_set_matrix (fixture->grid, matrix);
  trellis_matrix_grid_set_cursor (fixture->grid, 2, 4);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (fixture->grid));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->panel));
  adw_window_set_content (ADW_WINDOW (fixture->window), box);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1180, 684);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  trellis_ui_spin (20);
  g_object_unref (fixture->scheme);
  g_object_unref (fixture->school);
  g_string_free (fixture->said, TRUE);
}

static void
assert_said (Fixture    *fixture,
             const char *said)
{
  trellis_ui_spin (20);
  g_assert_cmpstr (fixture->said->str, ==, said);
  g_string_truncate (fixture->said, 0);
}

static void
add_judgement (TrellisScheme *scheme,
               GListStore    *store,
               const char    *id,
               const char    *aspect_id,
               const char    *level_id,
               int            days_ago,
               TrellisSource  source,
               const char    *person,
               const char    *narrative)
{
  g_autoptr (TrellisJudgement) judgement = trellis_judgement_new (id);

  g_free (judgement->aspect_id);
  judgement->aspect_id = g_strdup (aspect_id);
  g_free (judgement->level_id);
  judgement->level_id = g_strdup (level_id);
  judgement->scheme = g_object_ref (scheme);
  judgement->level = trellis_scheme_get_level (scheme, level_id);
  judgement->judged_on = TODAY - days_ago;
  judgement->source = source;
  g_free (judgement->person_name);
  judgement->person_name = g_strdup (person);
  g_free (judgement->narrative);
  judgement->narrative = g_strdup (narrative);
  g_list_store_append (store, judgement);
}

static GListModel *
new_judgements (TrellisScheme *scheme,
                const char    *narrative)
{
  GListStore *store = g_list_store_new (TRELLIS_TYPE_JUDGEMENT);

  add_judgement (scheme, store, "j5", "curriculum", "refinement", 2, TRELLIS_SOURCE_AGREED, "", narrative);
  add_judgement (scheme, store, "j4", "curriculum", "reinforcement", 52, TRELLIS_SOURCE_ADVISER, "Ash",
                 "Seen in two subjects.");
  add_judgement (scheme, store, "j3", "curriculum", "excellence", 161, TRELLIS_SOURCE_SELF_EVALUATION, "", "");
  add_judgement (scheme, store, "j2", "curriculum", "excellence", 241, TRELLIS_SOURCE_AGREED, "", "");
  add_judgement (scheme, store, "j1", "curriculum", "refinement", 610, TRELLIS_SOURCE_AGREED, "", "");

  return G_LIST_MODEL (store);
}

static void
show_aspect (Fixture    *fixture,
             GListModel *judgements)
{
  trellis_cell_panel_show_aspect (fixture->panel, fixture->scheme, fixture->school, "curriculum", judgements,
                                  TRELLIS_SOURCE_AGREED, TODAY);
  if (!gtk_widget_get_mapped (fixture->window))
    trellis_ui_present (GTK_WINDOW (fixture->window));
  trellis_ui_spin (50);
}

static GtkWidget *
get_card (Fixture *fixture,
          guint    number)
{
  GtkWidget *card = trellis_ui_find_type (GTK_WIDGET (fixture->panel), TRELLIS_TYPE_LEVEL_CARD);

  for (guint i = 0; i < number; i++)
    card = gtk_widget_get_next_sibling (card);
  return card;
}

static void
test_aspect (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GListModel) judgements = new_judgements (fixture->scheme, "The two-year cycle is in place and subject leaders speak well "
                                                      "of it. Earlier units are not yet revisited.");
  TrellisEvidenceList *evidence = trellis_cell_panel_get_evidence (fixture->panel);

  show_aspect (fixture, judgements);
  trellis_evidence_list_add (evidence, "Note of visit 4", TODAY - 2);
  trellis_evidence_list_add (evidence, "Curriculum map, history", TODAY - 7);
  trellis_evidence_list_add (evidence, "Pupils' views, years 4 and 5", TRELLIS_DAY_NONE);
  trellis_ui_save_test_picture (fixture->window, "cell-panel");

  /* The one that holds, and the one before, say so to a screen reader too. */
  g_assert_cmpstr (trellis_cell_panel_get_judgement (fixture->panel)->id, ==, "j5");
  gtk_test_accessible_assert_property (get_card (fixture, 1), GTK_ACCESSIBLE_PROPERTY_LABEL, "Refinement, now");
  gtk_test_accessible_assert_state (get_card (fixture, 1), GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_TRUE);
  gtk_test_accessible_assert_property (get_card (fixture, 0), GTK_ACCESSIBLE_PROPERTY_LABEL, "Excellence, until 4 Mar");
  gtk_test_accessible_assert_state (get_card (fixture, 0), GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE);
  gtk_test_accessible_assert_property (get_card (fixture, 4), GTK_ACCESSIBLE_PROPERTY_LABEL, "Repair");
  gtk_test_accessible_assert_property (fixture->panel, GTK_ACCESSIBLE_PROPERTY_LABEL, "Brookbridge School, Curriculum");

  /* A new judgement on another day begins without the old one's words. */
  trellis_ui_click (get_card (fixture, 3));
  assert_said (fixture, "judged recovery agreed 0 \n");
  /* A level's key, where no text has the keyboard. */
  trellis_ui_type ("5");
  assert_said (fixture, "judged repair agreed 0 \n");

  /* Another source: its own judgement holds. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (trellis_ui_find_name (GTK_WIDGET (fixture->panel), "source_drop_down")),
                              TRELLIS_SOURCE_ADVISER);
  g_assert_cmpstr (trellis_cell_panel_get_judgement (fixture->panel)->id, ==, "j4");
  gtk_test_accessible_assert_property (get_card (fixture, 2), GTK_ACCESSIBLE_PROPERTY_LABEL, "Reinforcement, now");
  trellis_ui_find_text (GTK_WIDGET (fixture->panel), "Adviser, Ash");
  trellis_ui_click (get_card (fixture, 0));
  assert_said (fixture, "judged excellence adviser 0 \n");
  trellis_ui_key (XK_Escape, TRELLIS_UI_PLAIN);
  assert_said (fixture, "close\n");
}

static void
test_narrative (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GListModel) judgements = new_judgements (fixture->scheme, "Begun");
  g_autoptr (GListModel) later = NULL;

  show_aspect (fixture, judgements);
  trellis_cell_panel_focus_narrative (fixture->panel);
  trellis_ui_type (" well");
  assert_said (fixture, "");

  /* Showing the cell again, as an edit elsewhere makes the view do, leaves it. */
  later = new_judgements (fixture->scheme, "Begun");
  show_aspect (fixture, later);
  trellis_ui_type (".");
  trellis_ui_key (XK_Return, TRELLIS_UI_SHIFT);
  trellis_ui_type ("3 more");
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  assert_said (fixture, "narrative j5 Begun well.\n3 more\nnext\n");
  /* Said once. */
  trellis_ui_key (XK_Tab, TRELLIS_UI_SHIFT);
  assert_said (fixture, "");

  /* Tab leaves, and leaving hands over. */
  trellis_cell_panel_focus_narrative (fixture->panel);
  trellis_ui_type ("!");
  trellis_ui_key (XK_Tab, TRELLIS_UI_PLAIN);
  assert_said (fixture, "narrative j5 Begun well.\n3 more!\n");

  /* So does showing another cell. */
  trellis_cell_panel_focus_narrative (fixture->panel);
  trellis_ui_type ("?");
  trellis_cell_panel_show_aspect (fixture->panel, fixture->scheme, fixture->school, "ethos", NULL,
                                  TRELLIS_SOURCE_AGREED, TODAY);
  assert_said (fixture, "narrative j5 Begun well.\n3 more!?\n");
  /* What is not judged cannot be written of yet. */
  g_assert_null (trellis_cell_panel_get_judgement (fixture->panel));
  g_assert_false (gtk_widget_is_sensitive (trellis_ui_find_name (GTK_WIDGET (fixture->panel), "narrative_view")));
  trellis_ui_find_text (GTK_WIDGET (fixture->panel), "Not judged yet");
}

static void
test_evidence (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GListModel) judgements = new_judgements (fixture->scheme, "");

  show_aspect (fixture, judgements);
  trellis_ui_click (trellis_ui_find_name (GTK_WIDGET (fixture->panel), "add_button"));
  trellis_ui_type (" Books of year 5 \n");
  assert_said (fixture, "evidence j5 Books of year 5 0\n");
  /* Nothing is not evidence. */
  trellis_ui_click (trellis_ui_find_name (GTK_WIDGET (fixture->panel), "add_button"));
  trellis_ui_type ("  \n");
  assert_said (fixture, "");
}

static void
test_category (Fixture       *fixture,
               gconstpointer  data)
{
  const char *const reasons[] = { "Refinement has the most weight: 4 of 7 aspects judged.",
                                  "System leadership is not judged.", NULL };
  const char *const people[] = { "Ada Oakstile, headteacher", "Bo Pikewater", NULL };
  g_autoptr (GListStore) categories = g_list_store_new (TRELLIS_TYPE_JUDGEMENT);
  TrellisProposal proposal = { trellis_scheme_get_level (fixture->scheme, "refinement"), (GStrv) reasons, NULL };
  GtkWidget *button, *reason, *list;

  add_judgement (fixture->scheme, categories, "c1", TRELLIS_ASPECT_OVERALL, "reinforcement", 240, TRELLIS_SOURCE_AGREED,
                 "Standards meeting", "");
  trellis_cell_panel_show_category (fixture->panel, fixture->scheme, fixture->school, G_LIST_MODEL (categories),
                                    &proposal, people, TODAY);
  trellis_ui_present (GTK_WINDOW (fixture->window));
  button = trellis_ui_find_name (GTK_WIDGET (fixture->panel), "agree_button");
  reason = trellis_ui_find_name (GTK_WIDGET (fixture->panel), "reason_entry");
  trellis_ui_spin (50);

  trellis_ui_find_text (GTK_WIDGET (fixture->panel), "Best fit: Refinement");
  trellis_ui_find_text (GTK_WIDGET (fixture->panel), reasons[0]);
  gtk_test_accessible_assert_property (get_card (fixture, 1), GTK_ACCESSIBLE_PROPERTY_LABEL, "Refinement, proposed");
  gtk_test_accessible_assert_property (get_card (fixture, 2), GTK_ACCESSIBLE_PROPERTY_LABEL, "Reinforcement, now");
  g_assert_false (gtk_widget_get_visible (reason));
  trellis_cell_panel_focus_narrative (fixture->panel);
  trellis_ui_type ("Head, chair");
  trellis_ui_click (button);
  assert_said (fixture, "agree refinement 0 [Head, chair] [] []\n");

  /* Who was there may be chosen too, and is a line each. */
  list = trellis_ui_find_name (GTK_WIDGET (fixture->panel), "people_list");
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  trellis_ui_click (button);
  assert_said (fixture, "agree refinement 0 [Head, chair\nAda Oakstile, headteacher] [] []\n");
  gtk_editable_set_text (GTK_EDITABLE (trellis_ui_find_name (GTK_WIDGET (fixture->panel), "attendees_entry")),
                         "Head, chair");

  /* Choosing proposes nothing to the file; differing needs a reason. */
  trellis_ui_click (get_card (fixture, 2));
  assert_said (fixture, "");
  g_assert_true (gtk_widget_get_visible (reason));
  g_assert_false (gtk_widget_is_sensitive (button));
  trellis_ui_save_test_picture (fixture->window, "cell-panel-category");
  trellis_ui_click (reason);
  trellis_ui_type ("Two leaders are new");
  trellis_ui_click (button);
  assert_said (fixture, "agree reinforcement 0 [Head, chair] [Two leaders are new] []\n");

  /* Shown again, the choice stays; another proposal does not undo it. */
  proposal.level = trellis_scheme_get_level (fixture->scheme, "recovery");
  trellis_cell_panel_show_category (fixture->panel, fixture->scheme, fixture->school, G_LIST_MODEL (categories),
                                    &proposal, people, TODAY);
  trellis_ui_click (button);
  assert_said (fixture, "agree reinforcement 0 [Head, chair] [Two leaders are new] []\n");

  /* Nothing judged: nothing is proposed, and a person may agree all the same. */
  trellis_cell_panel_show_aspect (fixture->panel, fixture->scheme, fixture->school, "ethos", NULL,
                                  TRELLIS_SOURCE_AGREED, TODAY);
  trellis_cell_panel_show_category (fixture->panel, fixture->scheme, fixture->school, NULL, NULL, people, TODAY);
  g_assert_false (gtk_widget_is_sensitive (button));
  trellis_ui_click (get_card (fixture, 0));
  trellis_ui_click (button);
  assert_said (fixture, "agree excellence 0 [] [] []\n");
}

/* Schemes of other shapes: two levels, six, levels of an aspect's own. */
static void
test_schemes (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *scheme_id;
    const char *aspect_id;
    guint n_cards;
  } cases[] = {
    { "siams", "iq1", 2 }, { "four-phase-days", "leadership", 6 }, { "review-cycle", "safeguarding", 2 },
    { "review-cycle", "inclusion", 4 }, { "four-phase-tiers", "reading", 4 },
  };

  trellis_ui_present (GTK_WINDOW (fixture->window));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped (cases[i].scheme_id, NULL);
      guint n = 0;

      trellis_cell_panel_show_aspect (fixture->panel, scheme, fixture->school, cases[i].aspect_id, NULL,
                                      TRELLIS_SOURCE_ADVISER, TODAY);
      trellis_ui_spin (30);
      for (GtkWidget *card = get_card (fixture, 0); card != NULL; card = gtk_widget_get_next_sibling (card))
        n++;
      g_assert_cmpint (n, ==, cases[i].n_cards);
      trellis_ui_save_test_picture (fixture->window, cases[i].scheme_id);
    }
}

int
main (int   argc,
      char *argv[])
{
  trellis_ui_init (&argc, &argv);
  trellis_widgets_init ();
  trellis_clock_set_today (TODAY);
  g_test_add ("/widgets/cell-panel/aspect", Fixture, NULL, set_up, test_aspect, tear_down);
  g_test_add ("/widgets/cell-panel/narrative", Fixture, NULL, set_up, test_narrative, tear_down);
  g_test_add ("/widgets/cell-panel/evidence", Fixture, NULL, set_up, test_evidence, tear_down);
  g_test_add ("/widgets/cell-panel/category", Fixture, NULL, set_up, test_category, tear_down);
  g_test_add ("/widgets/cell-panel/schemes", Fixture, NULL, set_up, test_schemes, tear_down);

  return g_test_run ();
}
