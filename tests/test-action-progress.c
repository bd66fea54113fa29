/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How actions get on, against a small trust that was worked out by hand. */

#include "trellis-store-action-courses.h"

#include "trellis-action-lanes.h"
#include "trellis-store-actions.h"
#include "trellis-store-schools.h"
#include "trellis-store-visits.h"

#include <glib/gstdio.h>
#include <math.h>

#define TODAY trellis_day_new (2026, 3, 6)
#define FIRST trellis_day_new (2025, 9, 15)    /* Oakfield's and Larkhythe's first visits */
#define SECOND trellis_day_new (2025, 11, 10)
#define THIRD trellis_day_new (2026, 1, 19)

typedef struct
{
  char *folder;
  char *path;
  TrellisStore *store;
  char *visits[3];  /* Oakfield's */
} Fixture;

static char *
add_visit (Fixture    *fixture,
           const char *urn,
           TrellisDay  day,
           const char *status)
{
  g_autoptr (TrellisVisit) visit = trellis_visit_new ("");
  g_autoptr (GError) error = NULL;
  char *id;

  g_free (visit->urn);
  visit->urn = g_strdup (urn);
  g_free (visit->kind);
  visit->kind = g_strdup (TRELLIS_VISIT_KIND_ADVISER);
  g_free (visit->year_id);
  visit->year_id = g_strdup ("2025-26");
  visit->visit_on = day;
  g_assert_true (trellis_visit_status_parse (status, &visit->status));
  id = trellis_store_add_visit (fixture->store, visit, &error);
  g_assert_no_error (error);
  return id;
}

static char *
add_action (Fixture    *fixture,
            const char *urn,
            TrellisDay  opened_on)
{
  g_autoptr (TrellisAction) action = trellis_action_new ("");
  g_autoptr (GError) error = NULL;
  char *id;

  g_free (action->urn);
  action->urn = g_strdup (urn);
  g_free (action->what);
  action->what = g_strdup ("Map vocabulary in geography");
  action->opened_on = opened_on;
  id = trellis_store_add_action (fixture->store, action, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static void
rate (Fixture       *fixture,
      const char    *id,
      const char    *visit_id,
      TrellisRating  rating,
      TrellisDay     day)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (trellis_store_rate_action_at_visit (fixture->store, id, visit_id, rating, day, "", &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", &error);

  trellis_clock_set_today (TODAY);
  fixture->folder = g_dir_make_tmp ("trellis-progress-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->store = trellis_store_create (fixture->path, "Trust", scheme, "2025-26", &error);
  g_assert_no_error (error);
  g_assert_true (trellis_store_add_school (fixture->store, "900001", "Oakfield", "primary", FALSE, &error));
  g_assert_true (trellis_store_add_school (fixture->store, "900002", "Larkhythe", "primary", FALSE, &error));
  fixture->visits[0] = add_visit (fixture, "900001", FIRST, "shared");
  fixture->visits[1] = add_visit (fixture, "900001", SECOND, "noted");
  fixture->visits[2] = add_visit (fixture, "900001", THIRD, "done");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (fixture->visits); i++)
    g_free (fixture->visits[i]);
  g_object_unref (fixture->store);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static TrellisActionProgress
reckon (Fixture    *fixture,
        const char *urn,
        TrellisDay  as_at)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) courses = trellis_store_read_action_courses (fixture->store, as_at, &error);
  g_autoptr (GListModel) actions = trellis_store_list_actions (fixture->store, urn, as_at, &error);
  TrellisActionProgress progress;

  g_assert_no_error (error);
  trellis_action_progress_reckon (&progress, actions, courses);
  return progress;
}

/* Four next steps of Oakfield's first visit and one of its second; two of
 * Larkhythe, which nobody has visited again:
 *   a  amber in the note of the second visit (written two days later), green at the third
 *   b  red on the day of the second visit and ever since
 *   c  green a week after the first visit, closed before the second
 *   d  never rated
 *   e  of the second visit; closed on the day of the third
 *   f  Larkhythe's, green after ten days
 *   g  Larkhythe's, not rated */
static void
fill (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *a = add_action (fixture, "900001", FIRST);
  g_autofree char *b = add_action (fixture, "900001", FIRST);
  g_autofree char *c = add_action (fixture, "900001", FIRST);
  g_autofree char *d = add_action (fixture, "900001", FIRST);
  g_autofree char *e = add_action (fixture, "900001", SECOND);
  g_autofree char *f = add_action (fixture, "900002", FIRST);
  g_autofree char *g = add_action (fixture, "900002", FIRST);

  rate (fixture, a, fixture->visits[1], TRELLIS_RATING_AMBER, SECOND + 2);
  rate (fixture, a, fixture->visits[2], TRELLIS_RATING_GREEN, THIRD);
  rate (fixture, b, NULL, TRELLIS_RATING_RED, SECOND);
  rate (fixture, c, NULL, TRELLIS_RATING_GREEN, FIRST + 7);
  g_assert_true (trellis_store_close_action (fixture->store, c, FIRST + 20, "", &error));
  g_assert_true (trellis_store_close_action (fixture->store, e, THIRD, "", &error));
  rate (fixture, f, NULL, TRELLIS_RATING_GREEN, FIRST + 10);
}

static void
test_hand (Fixture       *fixture,
           gconstpointer  unused)
{
  TrellisActionProgress progress;

  /* A visit of Larkhythe that was planned and did not take place follows nothing. */
  g_free (add_visit (fixture, "900002", SECOND, "cancelled"));
  g_free (add_visit (fixture, "900002", THIRD, "agreed"));
  fill (fixture);

  /* Of a, b, d and e were a, b and e rated at the visit that followed; c was
   * closed before it. Green took 126 days (a) and 7 (c). */
  progress = reckon (fixture, "900001", TODAY);
  g_assert_cmpuint (progress.n_actions, ==, 5);
  g_assert_cmpuint (progress.n_followed, ==, 4);
  g_assert_cmpuint (progress.n_rated, ==, 3);
  g_assert_cmpuint (progress.n_green, ==, 2);
  g_assert_cmpfloat (progress.median_days, ==, (THIRD - FIRST + 7) / 2.0);
  g_assert_cmpuint (progress.n_unmoved, ==, 0);

  progress = reckon (fixture, "900002", TODAY);
  g_assert_cmpuint (progress.n_actions, ==, 2);
  g_assert_cmpuint (progress.n_followed, ==, 0);
  g_assert_cmpuint (progress.n_rated, ==, 0);
  g_assert_cmpfloat (progress.median_days, ==, 10);

  /* The trust: 7, 10 and 126 days. */
  progress = reckon (fixture, NULL, TODAY);
  g_assert_cmpuint (progress.n_actions, ==, 7);
  g_assert_cmpfloat (progress.median_days, ==, 10);

  /* As it stood the day before the third visit. */
  progress = reckon (fixture, "900001", THIRD - 1);
  g_assert_cmpuint (progress.n_followed, ==, 3);
  g_assert_cmpuint (progress.n_rated, ==, 2);
  g_assert_cmpfloat (progress.median_days, ==, 7);

  /* Before the first visit there was nothing. */
  progress = reckon (fixture, NULL, FIRST - 1);
  g_assert_cmpuint (progress.n_actions, ==, 0);
  g_assert_true (isnan (progress.median_days));
}

/* The red one has not moved at the third visit, nor at a fourth. */
static void
test_unmoved (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autofree char *fourth = NULL;

  fill (fixture);
  fourth = add_visit (fixture, "900001", TODAY - 3, "done");
  g_assert_cmpuint (reckon (fixture, "900001", TODAY).n_unmoved, ==, 1);
  g_assert_cmpuint (reckon (fixture, "900001", TODAY - 4).n_unmoved, ==, 0);
}

/* A visit of the federation is one of each of its schools. */
static void
test_federation (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *federation = trellis_store_add_federation (fixture->store, "Marsh Federation", &error);
  g_autoptr (TrellisVisit) visit = NULL;
  g_autofree char *id = NULL;

  g_assert_true (trellis_store_set_school_federation (fixture->store, "900002", federation, FIRST, &error));
  fill (fixture);
  id = add_visit (fixture, "900001", THIRD + 10, "done");
  visit = trellis_store_read_visit (fixture->store, id, &error);
  visit->federation_id = g_strdup (federation);
  g_free (trellis_store_add_visit (fixture->store, visit, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (reckon (fixture, "900002", TODAY).n_followed, ==, 2);
  g_assert_cmpuint (reckon (fixture, "900002", THIRD + 9).n_followed, ==, 0);
}

/* Where each stood on a day, for the chart over time. */
static void
test_columns (Fixture       *fixture,
              gconstpointer  unused)
{
  static const struct
  {
    int days_after;
    guint n[TRELLIS_N_ACTION_COLUMNS];
  } cases[] = {
    { -1, { 0, 0, 0, 0, 0 } },
    { 0, { 6, 0, 0, 0, 0 } },
    { 7, { 5, 0, 0, 1, 0 } },
    { 20, { 4, 0, 0, 1, 1 } },
    { 56, { 4, 1, 0, 1, 1 } },    /* the second visit: b red, e agreed */
    { 58, { 3, 1, 1, 1, 1 } },
    { 126, { 2, 1, 0, 2, 2 } },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) courses = NULL;

  fill (fixture);
  courses = trellis_store_read_action_courses (fixture->store, TODAY, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n[TRELLIS_N_ACTION_COLUMNS + 1] = { 0 };
      GHashTableIter iter;
      gpointer course;

      g_hash_table_iter_init (&iter, courses);
      while (g_hash_table_iter_next (&iter, NULL, &course))
        n[trellis_action_course_get_column (course, FIRST + cases[i].days_after)]++;
      for (guint column = 0; column < TRELLIS_N_ACTION_COLUMNS; column++)
        g_assert_cmpuint (n[column], ==, cases[i].n[column]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/action-progress/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("by-hand", test_hand);
  ADD ("unmoved", test_unmoved);
  ADD ("federation", test_federation);
  ADD ("columns", test_columns);

  return g_test_run ();
}
