/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several actions edited at once: one change, of all of them or of none. */

#include "trellis-store-several-actions.h"

#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gstdio.h>

#define TODAY trellis_day_new (2026, 3, 6)
#define N_ACTIONS 3

typedef struct
{
  char *folder;
  char *path;
  TrellisStore *store;
  char *ids[N_ACTIONS + 1];
} Fixture;

static TrellisAction *
read_action (Fixture *fixture,
             guint    index)
{
  g_autoptr (GError) error = NULL;
  TrellisAction *action = trellis_store_read_action (fixture->store, fixture->ids[index], TODAY, &error);

  g_assert_no_error (error);
  return action;
}

static const char *const *
get_ids (Fixture *fixture)
{
  return (const char *const *) fixture->ids;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", &error);

  trellis_clock_set_today (TODAY);
  fixture->folder = g_dir_make_tmp ("trellis-several-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->store = trellis_store_create (fixture->path, "Trust", scheme, "2025-26", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_ACTIONS; i++)
    {
      g_autofree char *urn = g_strdup_printf ("90000%u", i);
      g_autoptr (TrellisAction) action = trellis_action_new ("");

      g_assert_true (trellis_store_add_school (fixture->store, urn, "Oakfield", "primary", FALSE, &error));
      g_free (action->urn);
      action->urn = g_strdup (urn);
      g_free (action->what);
      action->what = g_strdup_printf ("Model lessons %u", i);
      action->opened_on = TODAY - 60;
      fixture->ids[i] = trellis_store_add_action (fixture->store, action, NULL, &error);
      g_assert_no_error (error);
    }
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_object_unref (fixture->store);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  for (guint i = 0; i < N_ACTIONS; i++)
    g_free (fixture->ids[i]);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
test_owner_and_day (Fixture       *fixture,
                    gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (trellis_store_set_owner_of_actions (fixture->store, get_ids (fixture), "Ms Alder", &error));
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==, "3 actions: owner Ms Alder");
  g_assert_true (trellis_store_set_due_of_actions (fixture->store, get_ids (fixture), TODAY + 14, &error));
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==, "3 actions: due 20 Mar 2026");
  for (guint i = 0; i < N_ACTIONS; i++)
    {
      g_autofree char *what = g_strdup_printf ("Model lessons %u", i);
      g_autoptr (TrellisAction) action = read_action (fixture, i);

      g_assert_cmpstr (action->owner, ==, "Ms Alder");
      g_assert_cmpint (action->due_on, ==, TODAY + 14);
      g_assert_cmpstr (action->what, ==, what);
    }

  g_assert_true (trellis_store_undo (fixture->store, &error));
  g_assert_true (trellis_store_undo (fixture->store, &error));
  for (guint i = 0; i < N_ACTIONS; i++)
    {
      g_autoptr (TrellisAction) action = read_action (fixture, i);

      g_assert_cmpstr (action->owner, ==, "");
      g_assert_cmpint (action->due_on, ==, TRELLIS_DAY_NONE);
    }
}

/* What is closed already keeps its day; rating opens it again. */
static void
test_ratings (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisAction) early = NULL;
  g_autoptr (TrellisAction) late = NULL;
  g_autoptr (TrellisAction) rated = NULL;

  g_assert_true (trellis_store_close_action (fixture->store, fixture->ids[0], TODAY - 30, "Seen", &error));
  g_assert_true (trellis_store_close_actions (fixture->store, get_ids (fixture), TODAY, &error));
  early = read_action (fixture, 0);
  late = read_action (fixture, 1);
  g_assert_cmpint (early->closed_on, ==, TODAY - 30);
  g_assert_cmpint (late->closed_on, ==, TODAY);

  g_assert_true (trellis_store_rate_actions (fixture->store, get_ids (fixture), TRELLIS_RATING_GREEN, TODAY, &error));
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==, "3 actions: rate Green");
  rated = read_action (fixture, 0);
  g_assert_cmpint (rated->rating, ==, TRELLIS_RATING_GREEN);
  g_assert_cmpint (rated->closed_on, ==, TRELLIS_DAY_NONE);
  g_assert_no_error (error);
}

/* One that cannot be edited: the others are as they were. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  unused)
{
  const char *const ids[] = { fixture->ids[0], "no such action", NULL };
  g_autoptr (TrellisAction) action = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (trellis_store_set_owner_of_actions (fixture->store, ids, "Ms Alder", &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN);
  g_clear_error (&error);
  g_assert_false (trellis_store_rate_actions (fixture->store, get_ids (fixture), TRELLIS_RATING_RED, TODAY + 1,
                                              &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  action = read_action (fixture, 0);
  g_assert_cmpstr (action->owner, ==, "");
  g_assert_cmpint (action->rating, ==, TRELLIS_RATING_NONE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/several-actions/owner-and-day", Fixture, NULL, set_up, test_owner_and_day, tear_down);
  g_test_add ("/several-actions/ratings", Fixture, NULL, set_up, test_ratings, tear_down);
  g_test_add ("/several-actions/refused", Fixture, NULL, set_up, test_refused, tear_down);

  return g_test_run ();
}
