/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures as people define, change and take them out, and the figures,
 * benchmarks and targets with them; each can be undone. */

#include "trellis-store-judgements.h"
#include "trellis-store-measures.h"
#include "trellis-store-schools.h"
#include "trellis-store-trend.h"

#include <glib/gstdio.h>
#include <math.h>

#define DAY (trellis_day_new (2026, 3, 6))

typedef struct
{
  char *folder;
  TrellisStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", &error);
  g_autofree char *path = NULL;
  TrellisMeasure measure = { (char *) "lateness", (char *) "Lateness", (char *) "%", 1, TRELLIS_BETTER_DOWN,
                             (char *) "year" };
  TrellisFigure figure = { "lateness", "900001", "", "2024-25", trellis_day_new (2025, 8, 31), 4.3, NULL, NAN, NAN, 12,
                           "By hand" };

  g_assert_no_error (error);
  trellis_clock_set_today (DAY);
  fixture->folder = g_dir_make_tmp ("trellis-test-XXXXXX", &error);
  path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->store = trellis_store_create (path, "Harbour Trust", scheme, "2025-26", &error);
  g_assert_no_error (error);
  g_assert_true (trellis_store_add_school (fixture->store, "900001", "Oakfield", "primary", FALSE, &error));
  g_assert_true (trellis_store_add_school (fixture->store, "900002", "Elmfield", "primary", FALSE, &error));
  g_assert_true (trellis_store_add_measure (fixture->store, &measure, &error));
  g_assert_true (trellis_store_put_figure (fixture->store, &figure, &error));
  g_assert_true (trellis_store_set_benchmark (fixture->store, "lateness", TRELLIS_AREA_ENGLAND, "", "2024-25",
                                              figure.ends_on, 3.9, "By hand", &error));
  g_assert_true (trellis_store_set_target (fixture->store, "lateness", NULL, DAY, 3, &error));
  g_assert_true (trellis_store_set_target (fixture->store, "lateness", "900001", DAY, 4, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_clear_object (&fixture->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  trellis_clock_set_today (TRELLIS_DAY_NONE);
}

static TrellisTrend *
read_trend (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) schools = trellis_store_list_schools (fixture->store, DAY, TRUE, &error);
  TrellisTrend *trend = trellis_store_read_trend (fixture->store, "lateness", schools, "", DAY, &error);

  g_assert_no_error (error);
  return trend;
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (trellis_store_undo (fixture->store, &error));
  g_assert_no_error (error);
}

static void
test_changes (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  TrellisMeasure measure = { (char *) "lateness", (char *) "Late marks", (char *) "pupils", 0, TRELLIS_BETTER_NEITHER,
                             (char *) "month" };
  g_autoptr (TrellisMeasure) changed = NULL;
  g_autoptr (TrellisMeasure) undone = NULL;

  g_assert_true (trellis_store_set_measure (fixture->store, &measure, &error));
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==, "Change the measure Late marks");
  changed = trellis_store_read_measure (fixture->store, "lateness", &error);
  g_assert_cmpstr (changed->name, ==, "Late marks");
  g_assert_cmpstr (changed->unit, ==, "pupils");
  g_assert_cmpint (changed->decimals, ==, 0);
  g_assert_cmpint (changed->better, ==, TRELLIS_BETTER_NEITHER);
  g_assert_cmpstr (changed->every, ==, "month");
  undo (fixture);
  undone = trellis_store_read_measure (fixture->store, "lateness", &error);
  g_assert_cmpstr (undone->name, ==, "Lateness");
}

/* A measure goes with all that is of it, and comes back with it. */
static void
test_removes (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) figures = NULL;
  g_autoptr (GPtrArray) benchmarks = NULL;
  g_autoptr (TrellisTrend) trend = NULL;

  g_assert_false (trellis_store_remove_measure (fixture->store, "earliness", &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN);
  g_clear_error (&error);
  g_assert_true (trellis_store_remove_measure (fixture->store, "lateness", &error));
  g_assert_no_error (error);
  figures = trellis_store_list_figures (fixture->store, &error);
  benchmarks = trellis_store_list_benchmarks (fixture->store, &error);
  g_assert_cmpuint (figures->len, ==, 0);
  g_assert_cmpuint (benchmarks->len, ==, 0);

  undo (fixture);
  trend = read_trend (fixture);
  g_assert_cmpfloat (trellis_trend_find_school (trend, "900001")->figures[0].value, ==, 4.3);
  g_assert_cmpfloat (trend->benchmark[0], ==, 3.9);
  g_assert_cmpfloat (trend->target, ==, 3);
}

static void
test_takes_back (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisTrend) whole = read_trend (fixture);
  g_autoptr (TrellisTrend) less = NULL;

  g_assert_true (trellis_trend_find_school (whole, "900001")->has_own_target);
  g_assert_cmpfloat (trellis_trend_find_school (whole, "900001")->target, ==, 4);
  g_assert_false (trellis_trend_find_school (whole, "900002")->has_own_target);
  g_assert_cmpfloat (trellis_trend_find_school (whole, "900002")->target, ==, 3);

  g_assert_true (trellis_store_remove_figure (fixture->store, "lateness", "900001", "", "2024-25", &error));
  g_assert_true (trellis_store_remove_target (fixture->store, "lateness", "900001", &error));
  less = read_trend (fixture);
  /* England has still a figure of the year. */
  g_assert_cmpuint (less->periods->len, ==, 1);
  g_assert_true (isnan (trellis_trend_find_school (less, "900001")->figures[0].value));
  g_assert_cmpfloat (trellis_trend_find_school (less, "900001")->target, ==, 3);
  g_clear_object (&less);

  g_assert_true (trellis_store_remove_target (fixture->store, "lateness", NULL, &error));
  g_assert_true (trellis_store_remove_benchmark (fixture->store, "lateness", TRELLIS_AREA_ENGLAND, "", "2024-25",
                                                 &error));
  less = read_trend (fixture);
  g_assert_cmpuint (less->periods->len, ==, 0);
  g_assert_true (isnan (less->target));
  g_assert_no_error (error);
}

/* A chart notes that a school was agreed to be at another level, and not that it
 * was first, or again, at one. */
static void
test_category_notes (Fixture       *fixture,
                     gconstpointer  unused)
{
  static const struct
  {
    const char *level_id;
    int year;
  } categories[] = { { "refinement", 2023 }, { "refinement", 2024 }, { "recovery", 2025 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) notes = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    {
      g_autofree char *id = trellis_store_agree_category (fixture->store, "900001", categories[i].level_id,
                                                          trellis_day_new (categories[i].year, 10, 2), "Standards", "", "",
                                                          "", &error);

      g_assert_no_error (error);
      g_assert_nonnull (id);
    }
  notes = trellis_store_list_trend_notes (fixture->store, "900001", DAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpstr (g_array_index (notes, TrellisTrendNote, 0).text, ==, "Category: Recovery");
  g_assert_cmpint (g_array_index (notes, TrellisTrendNote, 0).day, ==, trellis_day_new (2025, 10, 2));
}

static void
test_periods (void)
{
  static const struct
  {
    const char *every;
    guint n;
    const char *first, *last;
  } cases[] = {
    { "year", 1, "2025-26", "2025-26" },
    { "term", 6, "2025-26/1", "2025-26/6" },
    { "half-term", 6, "2025-26/1", "2025-26/6" },
    { "month", 12, "2025-09", "2026-08" },
    { "week", 0, NULL, NULL },
    { "point", 0, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) periods = trellis_period_list_of_year (cases[i].every, 2025);

      g_assert_cmpuint (periods->len, ==, cases[i].n);
      for (guint k = 0; k < periods->len; k++)
        {
          TrellisDay ends_on;

          g_assert_true (trellis_period_parse (g_ptr_array_index (periods, k), &ends_on));
        }
      if (periods->len == 0)
        continue;
      g_assert_cmpstr (g_ptr_array_index (periods, 0), ==, cases[i].first);
      g_assert_cmpstr (g_ptr_array_index (periods, periods->len - 1), ==, cases[i].last);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/measure-edits/changes", Fixture, NULL, set_up, test_changes, tear_down);
  g_test_add ("/measure-edits/removes", Fixture, NULL, set_up, test_removes, tear_down);
  g_test_add ("/measure-edits/takes-back", Fixture, NULL, set_up, test_takes_back, tear_down);
  g_test_add ("/measure-edits/category-notes", Fixture, NULL, set_up, test_category_notes, tear_down);
  g_test_add_func ("/measure-edits/periods", test_periods);

  return g_test_run ();
}
