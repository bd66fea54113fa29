/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-matrix.h"

/* Ash has no hub; Birch and Yew are federated in the second hub, so that they
 * stand together; Elm is federated with them but is in the first hub. */
static const struct
{
  const char *urn;
  const char *name;
  const char *phase;
  const char *hub;
  int position;
  const char *federation;
} schools[] = {
  { "1", "Ash", "primary", NULL, 0, NULL },    { "2", "Yew", "primary", "south", 1, "f" },
  { "3", "Cedar", "post-16", "south", 1, NULL }, { "4", "birch", "secondary", "south", 1, "f" },
  { "5", "Elm", "primary", "north", 0, "f" },  { "6", "Larch", "primary", "north", 0, NULL },
};

static TrellisMatrix *
new_matrix (void)
{
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("review-cycle", NULL);
  g_autoptr (GListStore) store = g_list_store_new (TRELLIS_TYPE_SCHOOL);
  TrellisMatrix *matrix;

  for (guint i = 0; i < G_N_ELEMENTS (schools); i++)
    {
      g_autoptr (TrellisSchool) school = trellis_school_new (schools[i].urn, schools[i].name);

      g_free (school->phase);
      school->phase = g_strdup (schools[i].phase);
      school->hub_id = g_strdup (schools[i].hub);
      g_free (school->hub_name);
      school->hub_name = g_strdup (schools[i].hub != NULL ? schools[i].hub : "");
      school->hub_position = schools[i].position;
      school->federation_id = g_strdup (schools[i].federation);
      g_list_store_append (store, school);
    }
  matrix = trellis_matrix_new (scheme, G_LIST_MODEL (store));
  matrix->as_at = trellis_day_new (2026, 3, 6);

  return matrix;
}

static void
judge (TrellisMatrix *matrix,
       const char    *urn,
       const char    *aspect_id,
       const char    *level,
       const char    *previous)
{
  TrellisMatrixCell *cell = trellis_matrix_get_cell (matrix, trellis_matrix_find_row (matrix, urn),
                                                     trellis_matrix_find_column (matrix, aspect_id));

  cell->level = trellis_scheme_get_level (matrix->scheme, level);
  cell->previous = trellis_scheme_get_level (matrix->scheme, previous);
  cell->judged_on = trellis_day_new (2026, 3, 3);
  cell->source = TRELLIS_SOURCE_AGREED;
}

static void
test_layout (void)
{
  static const char *const order[] = { "5", "6", "4", "2", "3", "1" };
  static const int mates[] = { 0, 0, 1, -1, 0, 0 };
  static const guint groups[] = { 0, 0, 1, 1, 1, 2 };
  g_autoptr (TrellisMatrix) matrix = new_matrix ();
  const TrellisMatrixGroup *last;

  g_assert_cmpuint (trellis_matrix_get_n_rows (matrix), ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const TrellisMatrixRow *row = trellis_matrix_get_row (matrix, i);

      g_assert_cmpstr (row->school->urn, ==, order[i]);
      g_assert_cmpint (row->federation_mate, ==, mates[i]);
      g_assert_cmpuint (row->group, ==, groups[i]);
      g_assert_cmpint (row->months_in_level, ==, -1);
      g_assert_cmpint (trellis_matrix_find_row (matrix, order[i]), ==, i);
    }
  g_assert_cmpint (trellis_matrix_find_row (matrix, "7"), ==, -1);

  g_assert_cmpuint (matrix->groups->len, ==, 3);
  last = &g_array_index (matrix->groups, TrellisMatrixGroup, 2);
  g_assert_null (last->id);
  g_assert_cmpstr (last->name, ==, "No hub");
  g_assert_cmpuint (last->first_row, ==, 5);
  g_assert_cmpuint (last->n_rows, ==, 1);

  g_assert_cmpuint (trellis_matrix_get_n_columns (matrix), ==, 10);
  g_assert_cmpint (trellis_matrix_find_column (matrix, TRELLIS_ASPECT_OVERALL), ==, 9);
  g_assert_cmpint (trellis_matrix_find_column (matrix, "no-such"), ==, -1);
  g_assert_null (trellis_matrix_get_column (matrix, 9)->aspect);
  /* Early years are not judged at a secondary, nor post-16 at a primary. */
  g_assert_false (trellis_matrix_get_cell (matrix, 2, trellis_matrix_find_column (matrix, "early-years"))->applies);
  g_assert_true (trellis_matrix_get_cell (matrix, 3, trellis_matrix_find_column (matrix, "early-years"))->applies);
  g_assert_false (trellis_matrix_get_cell (matrix, 3, trellis_matrix_find_column (matrix, "post-16"))->applies);
  g_assert_true (trellis_matrix_get_cell (matrix, 3, 9)->applies);
}

static void
test_second_scheme (void)
{
  /* The church schools' scheme says nothing of the others, not even overall. */
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("siams", NULL);
  g_autoptr (GListStore) store = g_list_store_new (TRELLIS_TYPE_SCHOOL);
  g_autoptr (TrellisSchool) church = trellis_school_new ("1", "Ash");
  g_autoptr (TrellisSchool) other = trellis_school_new ("2", "Birch");
  g_autoptr (TrellisMatrix) matrix = NULL;

  church->is_church = TRUE;
  g_list_store_append (store, other);
  g_list_store_append (store, church);
  matrix = trellis_matrix_new (scheme, G_LIST_MODEL (store));
  g_assert_cmpuint (matrix->groups->len, ==, 1);
  g_assert_cmpstr (g_array_index (matrix->groups, TrellisMatrixGroup, 0).name, ==, "");
  for (guint i = 0; i < trellis_matrix_get_n_columns (matrix); i++)
    {
      g_assert_true (trellis_matrix_get_cell (matrix, 0, i)->applies);
      g_assert_false (trellis_matrix_get_cell (matrix, 1, i)->applies);
    }
}

static void
test_counts (void)
{
  g_autoptr (TrellisMatrix) matrix = new_matrix ();
  guint overall = trellis_matrix_get_n_columns (matrix) - 1;
  TrellisLevel *secure = trellis_scheme_get_level (matrix->scheme, "secure");
  TrellisLevel *working = trellis_scheme_get_level (matrix->scheme, "working");
  guint up, down;

  /* The federation of 2, 4 and 5 is at one level and counts once. */
  judge (matrix, "2", "overall", "secure", "developing");
  judge (matrix, "4", "overall", "secure", "developing");
  judge (matrix, "5", "overall", "secure", "developing");
  judge (matrix, "3", "overall", "working", "developing");
  judge (matrix, "6", "overall", "secure", "secure");
  g_assert_cmpuint (trellis_matrix_count_level (matrix, -1, overall, secure), ==, 2);
  g_assert_cmpuint (trellis_matrix_count_level (matrix, 0, overall, secure), ==, 2);
  g_assert_cmpuint (trellis_matrix_count_level (matrix, 1, overall, secure), ==, 1);
  g_assert_cmpuint (trellis_matrix_count_level (matrix, -1, overall, working), ==, 1);
  g_assert_cmpuint (trellis_matrix_count_level (matrix, -1, overall, NULL), ==, 1);
  /* Four of the six have early years, none judged, two of them federated. */
  g_assert_cmpuint (trellis_matrix_count_level (matrix, -1, trellis_matrix_find_column (matrix, "early-years"), NULL), ==, 3);

  trellis_matrix_count_moves (matrix, -1, &up, &down);
  g_assert_cmpuint (up, ==, 1);
  g_assert_cmpuint (down, ==, 1);
  trellis_matrix_count_moves (matrix, 0, &up, &down);
  g_assert_cmpuint (up, ==, 1);
  g_assert_cmpuint (down, ==, 0);

  /* Where a federation's schools differ, each difference shows. */
  judge (matrix, "4", "overall", "working", "developing");
  g_assert_cmpuint (trellis_matrix_count_level (matrix, -1, overall, secure), ==, 2);
  g_assert_cmpuint (trellis_matrix_count_level (matrix, -1, overall, working), ==, 2);
}

static void
test_limit (void)
{
  g_autoptr (TrellisScheme) five = trellis_scheme_new_shipped ("five-category", NULL);
  g_autoptr (TrellisScheme) tiers = trellis_scheme_new_shipped ("four-phase-tiers", NULL);
  const struct
  {
    TrellisScheme *scheme;
    const char *level;
    TrellisDay as_at;
    int months;
    int limit;
    gboolean is_warned;
    gboolean is_past;
  } cases[] = {
    { five, "excellence", trellis_day_new (2027, 3, 1), 20, 0, FALSE, FALSE },
    { five, "reinforcement", trellis_day_new (2026, 6, 30), 11, 18, FALSE, FALSE },
    { five, "reinforcement", trellis_day_new (2026, 7, 1), 12, 18, TRUE, FALSE },
    { five, "reinforcement", trellis_day_new (2027, 1, 1), 18, 18, TRUE, FALSE },
    { five, "reinforcement", trellis_day_new (2027, 1, 2), 18, 18, TRUE, TRUE },
    { five, "repair", trellis_day_new (2026, 7, 2), 12, 12, TRUE, TRUE },
    { tiers, "repair", trellis_day_new (2026, 4, 1), 9, 12, TRUE, FALSE },
    { tiers, "stabilise", trellis_day_new (2025, 9, 8), 2, 3, FALSE, FALSE },
    { tiers, "stabilise", trellis_day_new (2025, 9, 9), 2, 3, TRUE, FALSE },
    { tiers, "stabilise", trellis_day_new (2025, 9, 23), 2, 3, TRUE, FALSE },
    { tiers, "stabilise", trellis_day_new (2025, 9, 24), 2, 3, TRUE, TRUE },
    { five, "repair", trellis_day_new (2025, 6, 30), -1, 0, FALSE, FALSE },
    { five, NULL, trellis_day_new (2026, 7, 2), -1, 0, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TrellisMatrixRow row = { .is_past_limit = TRUE, .limit_months = 99 };

      trellis_matrix_row_set_limit (&row, trellis_scheme_get_level (cases[i].scheme, cases[i].level),
                                    trellis_day_new (2025, 7, 1), cases[i].as_at);
      g_test_message ("%u", i);
      g_assert_cmpint (row.months_in_level, ==, cases[i].months);
      g_assert_cmpint (row.limit_months, ==, cases[i].limit);
      g_assert_cmpint (row.is_warned, ==, cases[i].is_warned);
      g_assert_cmpint (row.is_past_limit, ==, cases[i].is_past);
      g_assert_cmpint (row.limit_on == TRELLIS_DAY_NONE, ==, cases[i].limit == 0);
    }
}

static void
assert_text (TrellisMatrix *matrix,
             guint          row,
             const char    *aspect_id,
             const char    *expected)
{
  g_autofree char *text = trellis_matrix_dup_cell_text (matrix, row, trellis_matrix_find_column (matrix, aspect_id));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_text (void)
{
  g_autoptr (TrellisMatrix) matrix = new_matrix ();
  TrellisMatrixCell *cell;

  judge (matrix, "6", "inclusion", "secure", "developing");
  judge (matrix, "6", "achievement", "working", "secure");
  judge (matrix, "6", "safeguarding", "met", "met");
  judge (matrix, "6", "overall", "developing", NULL);
  cell = trellis_matrix_get_cell (matrix, 1, trellis_matrix_find_column (matrix, "safeguarding"));
  cell->source = TRELLIS_SOURCE_SELF_EVALUATION;
  cell->sources_differ = TRUE;
  trellis_matrix_get_row (matrix, 1)->is_warned = TRUE;

  /* The safeguarding judgement has evidence; that of achievement has some that is old. */
  cell->evidence = TRELLIS_EVIDENCE_RECENT;
  cell = trellis_matrix_get_cell (matrix, 1, trellis_matrix_find_column (matrix, "achievement"));
  cell->evidence = TRELLIS_EVIDENCE_OLD;
  cell->judged_on = trellis_day_new (2024, 12, 3);

  assert_text (matrix, 1, "inclusion", "Larch, Inclusion: Secure, up from Developing, agreed, 3 March 2026, "
               "no evidence, row 2 of 6");
  assert_text (matrix, 1, "achievement", "Larch, Achievement: Working, down from Secure, agreed, 3 December 2024, "
               "evidence 15 months old, row 2 of 6");
  assert_text (matrix, 1, "safeguarding", "Larch, Safeguarding: Met, self-evaluation, 3 March 2026, sources differ, "
               "evidence less than a month old, row 2 of 6");
  assert_text (matrix, 1, "post-16", "Larch, Post-16 provision: does not apply, row 2 of 6");
  assert_text (matrix, 1, "early-years", "Larch, Early years: not judged, row 2 of 6");
  assert_text (matrix, 1, "overall", "Larch, Overall: Developing, agreed, 3 March 2026, near its time limit, row 2 of 6");
  trellis_matrix_get_row (matrix, 1)->is_past_limit = TRUE;
  assert_text (matrix, 1, "overall", "Larch, Overall: Developing, agreed, 3 March 2026, past its time limit, row 2 of 6");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/matrix/layout", test_layout);
  g_test_add_func ("/core/matrix/second-scheme", test_second_scheme);
  g_test_add_func ("/core/matrix/counts", test_counts);
  g_test_add_func ("/core/matrix/limit", test_limit);
  g_test_add_func ("/core/matrix/text", test_text);

  return g_test_run ();
}
