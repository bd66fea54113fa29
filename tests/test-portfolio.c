/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The portfolio's rows: in what order, under which headings, which of them. */

#include "trellis-portfolio-model.h"
#include "trellis-portfolio-terms.h"

#define TODAY trellis_day_new (2026, 3, 6)

typedef struct
{
  TrellisScheme *scheme;
  GListStore *schools;
  GHashTable *levels;
  TrellisScope *scope;
  TrellisPortfolioModel *model;
  guint n_signals;
  guint n_removed;
  guint n_added;
} Fixture;

static void
count_cb (Fixture *fixture,
          guint    position,
          guint    n_removed,
          guint    n_added)
{
  fixture->n_signals++;
  fixture->n_removed = n_removed;
  fixture->n_added = n_added;
}

static TrellisSchool *
add_school (Fixture    *fixture,
            const char *urn,
            const char *name,
            int         pupils,
            const char *hub,
            const char *adviser,
            int         rank,
            int         rank_before)
{
  g_autoptr (TrellisSchool) school = trellis_school_new (urn, name);
  GPtrArray *levels = fixture->scheme->levels;
  const TrellisLevel **terms = g_new0 (const TrellisLevel *, TRELLIS_PORTFOLIO_N_TERMS + 1);

  school->pupils = pupils;
  school->hub_id = g_strdup (hub);
  g_free (school->hub_name);
  school->hub_name = g_strdup (hub != NULL ? hub : "");
  school->hub_position = hub != NULL ? 'z' - *hub : G_MAXINT;
  g_free (school->adviser_name);
  school->adviser_name = g_strdup (adviser);
  school->adviser_id = *adviser != '\0' ? g_strdup (adviser) : NULL;
  if (rank >= 0)
    {
      school->level_id = g_strdup (((TrellisLevel *) g_ptr_array_index (levels, rank))->id);
      school->agreed_on = TODAY - 400;
      terms[0] = g_ptr_array_index (levels, rank_before);
      for (guint i = 1; i <= TRELLIS_PORTFOLIO_N_TERMS; i++)
        terms[i] = g_ptr_array_index (levels, rank);
    }
  g_hash_table_insert (fixture->levels, g_strdup (urn), terms);
  g_list_store_append (fixture->schools, school);

  return g_steal_pointer (&school);
}

static void
set_schools (Fixture *fixture)
{
  trellis_portfolio_model_set_schools (fixture->model, fixture->scheme, G_LIST_MODEL (fixture->schools),
                                       fixture->levels, TODAY, fixture->scope);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  fixture->scheme = trellis_scheme_new_shipped ("five-category", &error);
  g_assert_no_error (error);
  fixture->schools = g_list_store_new (TRELLIS_TYPE_SCHOOL);
  fixture->levels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  fixture->scope = trellis_scope_new ("2025-26", TODAY);
  fixture->model = trellis_portfolio_model_new ();
  g_object_unref (add_school (fixture, "1", "Ashfield", 210, "north", "Birch", 3, 2));
  g_object_unref (add_school (fixture, "2", "Beech", -1, "south", "", 0, 1));
  g_object_unref (add_school (fixture, "3", "Cedar Park", 900, "south", "Ash", -1, 0));
  g_object_unref (add_school (fixture, "4", "Down End", 60, NULL, "Birch", 0, 0));
  set_schools (fixture);
  g_signal_connect_swapped (fixture->model, "items-changed", G_CALLBACK (count_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_assert_finalize_object (fixture->model);
  g_object_unref (fixture->scope);
  g_hash_table_unref (fixture->levels);
  g_object_unref (fixture->schools);
  g_object_unref (fixture->scheme);
}

/* What is listed: names, and headings in brackets. */
static char *
dup_listing (Fixture *fixture)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->model)); i++)
    {
      g_autoptr (TrellisPortfolioRow) row = g_list_model_get_item (G_LIST_MODEL (fixture->model), i);

      if (i > 0)
        g_string_append_c (text, ' ');
      if (trellis_portfolio_row_is_heading (row))
        g_string_append_printf (text, "[%s %u %d]", row->title, row->n_schools, row->pupils);
      else
        g_string_append (text, row->school->urn);
    }

  return g_string_free (text, FALSE);
}

static void
assert_listing (Fixture    *fixture,
                const char *expected)
{
  g_autofree char *listing = dup_listing (fixture);

  g_assert_cmpstr (listing, ==, expected);
}

static void
test_sort (Fixture       *fixture,
           gconstpointer  unused)
{
  static const struct
  {
    TrellisPortfolioColumn column;
    gboolean is_descending;
    const char *expected;
  } cases[] = {
    { TRELLIS_PORTFOLIO_COLUMN_SCHOOL, FALSE, "1 2 3 4" },
    { TRELLIS_PORTFOLIO_COLUMN_SCHOOL, TRUE, "4 3 2 1" },
    { TRELLIS_PORTFOLIO_COLUMN_PUPILS, FALSE, "4 1 3 2" },
    { TRELLIS_PORTFOLIO_COLUMN_PUPILS, TRUE, "3 1 4 2" },
    { TRELLIS_PORTFOLIO_COLUMN_ADVISER, FALSE, "3 1 4 2" },
    { TRELLIS_PORTFOLIO_COLUMN_ADVISER, TRUE, "1 4 3 2" },
    { TRELLIS_PORTFOLIO_COLUMN_LEVEL, FALSE, "2 4 1 3" },
    { TRELLIS_PORTFOLIO_COLUMN_LEVEL, TRUE, "1 2 4 3" },
    { TRELLIS_PORTFOLIO_COLUMN_NEXT_VISIT, TRUE, "1 2 3 4" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", trellis_portfolio_column_get_info (cases[i].column)->id);
      trellis_portfolio_model_set_sort (fixture->model, cases[i].column, cases[i].is_descending);
      assert_listing (fixture, cases[i].expected);
    }

  /* Every column can be asked for, and says something that can be shown. */
  for (TrellisPortfolioColumn column = 0; column < TRELLIS_PORTFOLIO_N_COLUMNS; column++)
    {
      trellis_portfolio_model_set_sort (fixture->model, column, FALSE);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 4);
      for (guint i = 0; i < 4; i++)
        {
          TrellisPortfolioRow *row = g_ptr_array_index (trellis_portfolio_model_get_rows (fixture->model), i);
          g_autofree char *text = trellis_portfolio_column_dup_text (column, row);
          g_autofree char *spoken = trellis_portfolio_column_dup_spoken (column, row);

          g_assert_nonnull (text);
          g_assert_nonnull (spoken);
        }
    }
}

static void
test_group (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (TrellisPortfolioRow) heading = NULL;

  /* Hubs stand in the trust's order, not the alphabet's. */
  trellis_portfolio_model_set_grouping (fixture->model, TRELLIS_PORTFOLIO_GROUPING_HUB);
  assert_listing (fixture, "[south 2 900] 2 3 [north 1 210] 1 [No hub 1 60] 4");
  trellis_portfolio_model_set_sort (fixture->model, TRELLIS_PORTFOLIO_COLUMN_SCHOOL, TRUE);
  assert_listing (fixture, "[south 2 900] 3 2 [north 1 210] 1 [No hub 1 60] 4");

  heading = g_list_model_get_item (G_LIST_MODEL (fixture->model), 0);
  trellis_portfolio_model_toggle_fold (fixture->model, heading);
  assert_listing (fixture, "[south 2 900] [north 1 210] 1 [No hub 1 60] 4");
  g_assert_cmpint (trellis_portfolio_model_find (fixture->model, "2"), ==, -1);
  g_assert_cmpint (trellis_portfolio_model_find (fixture->model, "4"), ==, 4);
  trellis_portfolio_model_toggle_fold (fixture->model, heading);
  g_assert_cmpint (trellis_portfolio_model_find (fixture->model, "2"), ==, 2);

  trellis_portfolio_model_set_sort (fixture->model, TRELLIS_PORTFOLIO_COLUMN_SCHOOL, FALSE);
  trellis_portfolio_model_set_grouping (fixture->model, TRELLIS_PORTFOLIO_GROUPING_ADVISER);
  assert_listing (fixture, "[Ash 1 900] 3 [Birch 2 270] 1 4 [No adviser 1 -1] 2");
  trellis_portfolio_model_set_grouping (fixture->model, TRELLIS_PORTFOLIO_GROUPING_LEVEL);
  assert_listing (fixture, "[Excellence 2 60] 2 4 [Recovery 1 210] 1 [Not judged 1 900] 3");
  trellis_portfolio_model_set_grouping (fixture->model, TRELLIS_PORTFOLIO_GROUPING_PHASE);
  assert_listing (fixture, "[No phase 4 1170] 1 2 3 4");
}

static void
test_filter (Fixture       *fixture,
             gconstpointer  unused)
{
  guint n_in_all;

  trellis_scope_set_search (fixture->scope, "ash");
  trellis_portfolio_model_filter (fixture->model, fixture->scope);
  assert_listing (fixture, "1 3");
  g_assert_cmpuint (trellis_portfolio_model_get_n_schools (fixture->model, &n_in_all), ==, 2);
  g_assert_cmpuint (n_in_all, ==, 4);

  /* A search looks into one field at a time. */
  trellis_scope_set_search (fixture->scope, "Beech 2");
  trellis_portfolio_model_filter (fixture->model, fixture->scope);
  assert_listing (fixture, "");
  trellis_scope_clear_filter (fixture->scope);
  trellis_scope_set_adviser (fixture->scope, "Birch");
  trellis_portfolio_model_filter (fixture->model, fixture->scope);
  assert_listing (fixture, "1 4");
}

static void
test_rows_stay (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (TrellisPortfolioRow) first = g_list_model_get_item (G_LIST_MODEL (fixture->model), 0);
  g_autoptr (TrellisPortfolioRow) again = NULL;

  /* The same schools again: nothing moves. */
  set_schools (fixture);
  g_assert_cmpuint (fixture->n_signals, ==, 0);
  again = g_list_model_get_item (G_LIST_MODEL (fixture->model), 0);
  g_assert_true (again == first);

  /* One more: only that is said. */
  g_object_unref (add_school (fixture, "5", "Elm", 10, NULL, "", -1, 0));
  set_schools (fixture);
  g_assert_cmpuint (fixture->n_signals, ==, 1);
  g_assert_cmpuint (fixture->n_removed, ==, 0);
  g_assert_cmpuint (fixture->n_added, ==, 1);

  g_list_store_remove (fixture->schools, 0);
  set_schools (fixture);
  assert_listing (fixture, "2 3 4 5");
  g_assert_cmpuint (fixture->n_removed, ==, 1);
}

static void
test_direction (Fixture       *fixture,
                gconstpointer  unused)
{
  GPtrArray *rows = trellis_portfolio_model_get_rows (fixture->model);
  TrellisPortfolioRow *fallen = g_ptr_array_index (rows, 0), *risen = g_ptr_array_index (rows, 1);
  g_autofree char *spoken = trellis_portfolio_column_dup_spoken (TRELLIS_PORTFOLIO_COLUMN_LEVEL, fallen);
  g_autofree char *in_level = trellis_portfolio_column_dup_text (TRELLIS_PORTFOLIO_COLUMN_IN_LEVEL, fallen);

  g_assert_cmpint (trellis_portfolio_row_get_direction (fallen), ==, -1);
  g_assert_cmpint (trellis_portfolio_row_get_direction (risen), ==, 1);
  g_assert_cmpint (trellis_portfolio_row_get_direction (g_ptr_array_index (rows, 2)), ==, 0);
  g_assert_cmpint (trellis_portfolio_row_get_direction (g_ptr_array_index (rows, 3)), ==, 0);
  g_assert_cmpstr (spoken, ==, "Recovery, down from Reinforcement");
  g_assert_true (g_str_has_prefix (in_level, "13"));
}

static void
test_days (void)
{
  TrellisDay days[TRELLIS_PORTFOLIO_N_TERMS + 1];

  trellis_portfolio_list_days (TODAY, TRELLIS_DAY_NONE, days);
  g_assert_cmpint (days[0], ==, trellis_day_new (2025, 3, 6));
  g_assert_cmpint (days[TRELLIS_PORTFOLIO_N_TERMS], ==, TODAY);
  for (guint i = 2; i <= TRELLIS_PORTFOLIO_N_TERMS; i++)
    g_assert_cmpint (days[i - 1], <, days[i]);
  /* The seventh term's end before March 2026 is that of autumn 2023. */
  g_assert_cmpint (days[1], >, trellis_day_new (2023, 12, 1));
  g_assert_cmpint (days[1], <, trellis_day_new (2024, 1, 5));

  trellis_portfolio_list_days (TODAY, TODAY - 20, days);
  g_assert_cmpint (days[0], ==, TODAY - 20);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/portfolio/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("sort", test_sort);
  ADD ("group", test_group);
  ADD ("filter", test_filter);
  ADD ("rows-stay", test_rows_stay);
  ADD ("direction", test_direction);
  g_test_add_func ("/portfolio/days", test_days);

  return g_test_run ();
}
