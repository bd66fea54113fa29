/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Facts in words: each holds from its day until the next. */

#include "trellis-store-facts.h"

#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gstdio.h>

#define TODAY trellis_day_new (2026, 3, 6)

typedef struct
{
  char *folder;
  char *path;
  TrellisStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", &error);

  trellis_clock_set_today (TODAY);
  fixture->folder = g_dir_make_tmp ("trellis-facts-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->store = trellis_store_create (fixture->path, "Trust", scheme, "2025-26", &error);
  g_assert_no_error (error);
  trellis_store_add_school (fixture->store, "900001", "Oakfield", "primary", FALSE, &error);
  g_assert_no_error (error);
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
assert_fact (Fixture    *fixture,
             TrellisDay  as_at,
             guint       place,
             const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) facts = trellis_store_list_facts (fixture->store, "900001", as_at, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (facts->len, ==, 3);
  g_assert_cmpstr (((TrellisSchoolFact *) g_ptr_array_index (facts, place))->value, ==, value);
}

static void
test_dated (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (trellis_store_set_fact (fixture->store, "900001", TRELLIS_FACT_LOCAL_GOVERNANCE, "Own governing body",
                                         TODAY - 300, &error));
  g_assert_true (trellis_store_set_fact (fixture->store, "900001", TRELLIS_FACT_LOCAL_GOVERNANCE, "Hub committee",
                                         TODAY - 30, &error));
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==,
                   "Oakfield: Local governance: Hub committee, was Own governing body");
  assert_fact (fixture, TODAY - 301, 0, "");
  assert_fact (fixture, TODAY - 31, 0, "Own governing body");
  assert_fact (fixture, TODAY - 30, 0, "Hub committee");
  assert_fact (fixture, TODAY, 1, "");

  /* It can end, and the end be taken back. */
  g_assert_true (trellis_store_set_fact (fixture->store, "900001", TRELLIS_FACT_LOCAL_GOVERNANCE, "", TODAY, &error));
  assert_fact (fixture, TODAY, 0, "");
  assert_fact (fixture, TODAY - 1, 0, "Hub committee");
  g_assert_true (trellis_store_undo (fixture->store, &error));
  assert_fact (fixture, TODAY, 0, "Hub committee");

  g_assert_false (trellis_store_set_fact (fixture->store, "900009", TRELLIS_FACT_RISK, "Roll", TODAY, &error));
  g_assert_nonnull (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/facts/dated", Fixture, NULL, set_up, test_dated, tear_down);

  return g_test_run ();
}
