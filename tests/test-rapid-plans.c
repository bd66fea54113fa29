/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rapid action plans: their steps, and their reviews half term by half term. */

#include "trellis-store-rapid-plans.h"

#include "trellis-action-words.h"
#include "trellis-half-term.h"
#include "trellis-store-actions.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gstdio.h>

#define TODAY trellis_day_new (2026, 3, 6)
#define AGREED trellis_day_new (2025, 9, 15)

typedef struct
{
  char *folder;
  char *path;
  TrellisStore *store;
} Fixture;

static TrellisAction *
make_action (const char *urn,
             const char *parent_id,
             const char *what,
             TrellisDay  due_on)
{
  TrellisAction *action = trellis_action_new ("");

  g_free (action->urn);
  action->urn = g_strdup (urn);
  action->parent_id = g_strdup (parent_id);
  g_free (action->what);
  action->what = g_strdup (what);
  action->opened_on = AGREED;
  action->due_on = due_on;
  return action;
}

static char *
add (Fixture    *fixture,
     const char *parent_id,
     const char *what,
     TrellisDay  due_on)
{
  g_autoptr (TrellisAction) action = make_action ("900001", parent_id, what, due_on);
  g_autoptr (GError) error = NULL;
  char *id = trellis_store_add_action (fixture->store, action, NULL, &error);

  g_assert_no_error (error);
  return id;
}

static TrellisAction *
read_action (Fixture    *fixture,
             const char *id,
             TrellisDay  as_at)
{
  g_autoptr (GError) error = NULL;
  TrellisAction *action = trellis_store_read_action (fixture->store, id, as_at, &error);

  g_assert_no_error (error);
  return action;
}

static void
rate (Fixture       *fixture,
      const char    *id,
      TrellisRating  rating,
      TrellisDay     day,
      const char    *found)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (trellis_store_rate_action (fixture->store, id, rating, day, found, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  scheme_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped (scheme_id, &error);

  trellis_clock_set_today (TODAY);
  fixture->folder = g_dir_make_tmp ("trellis-plans-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->store = trellis_store_create (fixture->path, "Trust", scheme, "2025-26", &error);
  g_assert_no_error (error);
  g_assert_true (trellis_store_add_school (fixture->store, "900001", "Oakfield", "primary", FALSE, &error));
  g_assert_true (trellis_store_add_school (fixture->store, "900002", "Larkhythe", "primary", FALSE, &error));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_object_unref (fixture->store);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
assert_steps (Fixture    *fixture,
              const char *plan_id,
              TrellisDay  as_at,
              const char *words)
{
  g_autoptr (TrellisAction) plan = read_action (fixture, plan_id, as_at);
  g_autofree char *steps = trellis_action_dup_steps (plan);

  g_assert_cmpstr (steps, ==, words);
}

static void
test_steps (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autofree char *plan_id = add (fixture, NULL, "Lift attendance", TRELLIS_DAY_NONE);
  g_autofree char *last = add (fixture, plan_id, "Report to governors", TRELLIS_DAY_NONE);
  g_autofree char *second = add (fixture, plan_id, "Call on the first day", TODAY + 10);
  g_autofree char *first = add (fixture, plan_id, "Name a lead", TODAY - 10);
  g_autoptr (TrellisAction) plan = NULL;
  g_autoptr (TrellisAction) step = NULL;
  g_autoptr (GListModel) steps = NULL;
  g_autoptr (GError) error = NULL;
  const char *const order[] = { "Name a lead", "Call on the first day", "Report to governors" };

  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==,
                   "Oakfield: add step to “Lift attendance”: Name a lead");
  assert_steps (fixture, plan_id, TODAY, "0 of 3 steps done");
  rate (fixture, first, TRELLIS_RATING_GREEN, TODAY - 20, "");
  rate (fixture, second, TRELLIS_RATING_GREEN, TODAY - 20, "");
  rate (fixture, second, TRELLIS_RATING_AMBER, TODAY - 5, "Slipped");
  g_assert_true (trellis_store_close_action (fixture->store, last, TODAY - 1, "Minutes", &error));
  assert_steps (fixture, plan_id, TODAY - 20, "2 of 3 steps done");
  assert_steps (fixture, plan_id, TODAY - 2, "1 of 3 steps done");
  assert_steps (fixture, plan_id, TODAY, "2 of 3 steps done");
  assert_steps (fixture, first, TODAY, "");

  plan = read_action (fixture, plan_id, TODAY);
  steps = trellis_store_list_steps (fixture->store, plan, TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (steps), ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autoptr (TrellisAction) listed = g_list_model_get_item (steps, i);

      g_assert_cmpstr (listed->what, ==, order[i]);
    }
  step = read_action (fixture, first, TODAY);
  g_assert_cmpstr (step->parent_id, ==, plan_id);
  g_assert_cmpstr (step->parent_what, ==, "Lift attendance");

  /* A correction of the same day leaves one rating. */
  rate (fixture, second, TRELLIS_RATING_GREEN, TODAY - 5, "Right after all");
  assert_steps (fixture, plan_id, TODAY, "3 of 3 steps done");
  g_assert_true (trellis_store_undo (fixture->store, &error));
  assert_steps (fixture, plan_id, TODAY, "2 of 3 steps done");
}

static void
assert_refused (Fixture       *fixture,
                TrellisAction *action,
                const char    *message)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = g_strdup (trellis_store_get_undo_sentence (fixture->store));

  g_assert_null (trellis_store_add_action (fixture->store, action, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==, message);
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==, sentence);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autofree char *plan_id = add (fixture, NULL, "Lift attendance", TRELLIS_DAY_NONE);
  g_autofree char *step_id = add (fixture, plan_id, "Name a lead", TRELLIS_DAY_NONE);
  g_autoptr (TrellisAction) of_step = make_action ("900001", step_id, "Ask", TRELLIS_DAY_NONE);
  g_autoptr (TrellisAction) of_other = make_action ("900002", plan_id, "Ask", TRELLIS_DAY_NONE);
  g_autoptr (TrellisAction) of_none = make_action ("900001", "gone", "Ask", TRELLIS_DAY_NONE);
  g_autoptr (TrellisAction) wordless = make_action ("900001", plan_id, "", TRELLIS_DAY_NONE);

  assert_refused (fixture, of_step,
                  "“Name a lead” is a step of a plan, and a step has no steps of its own. Add to the plan itself.");
  assert_refused (fixture, of_other, "“Lift attendance” is a plan of another school, Oakfield.");
  assert_refused (fixture, of_none, "That action is no longer in the file.");
  assert_refused (fixture, wordless, "Say what is to be done.");
}

/* Where it was not agreed at a visit, where an action came from can be said later. */
static void
test_source (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autofree char *id = add (fixture, NULL, "Lift attendance", TRELLIS_DAY_NONE);
  g_autoptr (TrellisAction) action = read_action (fixture, id, TODAY);
  g_autoptr (TrellisAction) edited = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (action->source, ==, "");
  g_free (action->source);
  action->source = g_strdup ("Rapid action plan");
  g_assert_true (trellis_store_edit_action (fixture->store, action, &error));
  edited = read_action (fixture, id, TODAY);
  g_assert_cmpstr (edited->source, ==, "Rapid action plan");
}

static void
test_reviews (Fixture       *fixture,
              gconstpointer  unused)
{
  const struct
  {
    const char *half_term;
    TrellisRating rating;
    TrellisDay reviewed_on;
    const char *found;
  } expected[] = {
    { "Term 1", TRELLIS_RATING_RED, trellis_day_new (2025, 10, 10), "Nobody leads it" },
    /* The holiday is in the half term before it. */
    { "Term 1", TRELLIS_RATING_AMBER, trellis_day_new (2025, 10, 29), "A lead is named" },
    { "Term 2", TRELLIS_RATING_NONE, TRELLIS_DAY_NONE, "" },
    { "Term 3", TRELLIS_RATING_AMBER, trellis_day_new (2026, 1, 20), "Calls are made" },
    { "Term 4", TRELLIS_RATING_NONE, TRELLIS_DAY_NONE, "" },
  };
  g_autofree char *plan_id = add (fixture, NULL, "Lift attendance", TRELLIS_DAY_NONE);
  g_autofree char *step_id = add (fixture, plan_id, "Name a lead", TRELLIS_DAY_NONE);
  g_autoptr (TrellisAction) plan = read_action (fixture, plan_id, TODAY);
  g_autoptr (TrellisAction) closed = NULL;
  g_autoptr (GPtrArray) reviews = NULL;
  g_autoptr (GPtrArray) until_closed = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      if (expected[i].reviewed_on != TRELLIS_DAY_NONE)
        rate (fixture, plan_id, expected[i].rating, expected[i].reviewed_on, expected[i].found);
    }
  /* A step's rating is no review of the plan. */
  rate (fixture, step_id, TRELLIS_RATING_GREEN, trellis_day_new (2025, 11, 20), "Named");

  reviews = trellis_store_list_plan_reviews (fixture->store, plan, TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reviews->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < reviews->len; i++)
    {
      const TrellisPlanReview *review = g_ptr_array_index (reviews, i);

      g_assert_cmpstr (review->half_term, ==, expected[i].half_term);
      g_assert_cmpint (review->rating, ==, expected[i].rating);
      g_assert_cmpint (review->reviewed_on, ==, expected[i].reviewed_on);
      g_assert_cmpstr (review->found, ==, expected[i].found);
    }

  /* A closed plan is reviewed no more. */
  g_assert_true (trellis_store_close_action (fixture->store, plan_id, trellis_day_new (2026, 1, 30), "", &error));
  closed = read_action (fixture, plan_id, TODAY);
  until_closed = trellis_store_list_plan_reviews (fixture->store, closed, TODAY, &error);
  g_assert_cmpuint (until_closed->len, ==, 4);
}

/* Every day of the year is in one half term, whether terms or halves are numbered. */
static void
test_half_terms (void)
{
  static const struct
  {
    int n_terms;
    const char *first;
    const char *fourth;
  } cases[] = { { 3, "Autumn, first half", "Spring, second half" }, { 6, "Term 1", "Term 4" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TrellisSchoolYear) year = trellis_school_year_new_usual ("2025-26", cases[i].n_terms, &error);
      g_autoptr (GPtrArray) half_terms = trellis_half_term_list (year, NULL);
      TrellisDay next = year->starts_on;

      g_assert_no_error (error);
      g_assert_cmpuint (half_terms->len, ==, 6);
      for (guint k = 0; k < half_terms->len; k++)
        {
          const TrellisHalfTerm *half_term = g_ptr_array_index (half_terms, k);

          g_assert_cmpint (half_term->starts_on, ==, next);
          g_assert_cmpint (half_term->ends_on, >, half_term->starts_on);
          next = half_term->ends_on + 1;
        }
      g_assert_cmpint (next, ==, year->ends_on + 1);
      g_assert_cmpstr (((TrellisHalfTerm *) g_ptr_array_index (half_terms, 0))->name, ==, cases[i].first);
      g_assert_cmpstr (((TrellisHalfTerm *) g_ptr_array_index (half_terms, 3))->name, ==, cases[i].fourth);
      /* Whichever way they are told, the second begins after October's holiday. */
      g_assert_cmpint (((TrellisHalfTerm *) g_ptr_array_index (half_terms, 1))->starts_on, >,
                       trellis_day_new (2025, 10, 25));
      g_assert_cmpint (((TrellisHalfTerm *) g_ptr_array_index (half_terms, 1))->starts_on, <,
                       trellis_day_new (2025, 11, 6));
    }
}

/* A term without a holiday is halved in its middle. */
static void
test_plain_terms (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisSchoolYear) year = trellis_school_year_new ("2025-26", &error);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) halves = NULL;

  g_assert_no_error (error);
  none = trellis_half_term_list (year, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  trellis_school_year_add_term (year, 1, "Autumn", trellis_day_new (2025, 9, 1), trellis_day_new (2025, 12, 19));
  halves = trellis_half_term_list (year, NULL);
  g_assert_cmpuint (halves->len, ==, 2);
  g_assert_cmpint (((TrellisHalfTerm *) g_ptr_array_index (halves, 1))->starts_on, ==, trellis_day_new (2025, 10, 26));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/rapid-plans/steps", Fixture, "five-category", set_up, test_steps, tear_down);
  g_test_add ("/rapid-plans/refused", Fixture, "five-category", set_up, test_refused, tear_down);
  g_test_add ("/rapid-plans/source", Fixture, "five-category", set_up, test_source, tear_down);
  g_test_add ("/rapid-plans/reviews", Fixture, "five-category", set_up, test_reviews, tear_down);
  g_test_add_func ("/rapid-plans/half-terms", test_half_terms);
  g_test_add_func ("/rapid-plans/plain-terms", test_plain_terms);

  return g_test_run ();
}
