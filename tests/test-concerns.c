/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Concerns raised with a school, and what followed. */

#include "trellis-store-concerns.h"

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
  fixture->folder = g_dir_make_tmp ("trellis-concerns-XXXXXX", NULL);
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
test_follow (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *later = trellis_store_raise_concern (fixture->store, "900001", "Behaviour", "CEO", "Chair", TODAY + 1,
                                                        &error);
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GPtrArray) followed = NULL;
  g_autoptr (GPtrArray) settled = NULL;
  g_autoptr (GPtrArray) before = NULL;
  TrellisConcern *concern;

  g_assert_null (later);
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  id = trellis_store_raise_concern (fixture->store, "900001", "Behaviour at lunch", "CEO", "Headteacher and chair",
                                    TODAY - 20, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==,
                   "Oakfield: concern raised, Behaviour at lunch");
  open = trellis_store_list_concerns (fixture->store, "900001", TODAY, &error);
  g_assert_cmpuint (open->len, ==, 1);
  concern = g_ptr_array_index (open, 0);

  /* What followed has its own day, and not one before the concern's. */
  g_assert_false (trellis_store_follow_concern (fixture->store, concern, "Met", TODAY - 21, FALSE, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (trellis_store_follow_concern (fixture->store, concern, "Met", TODAY - 10, FALSE, &error));
  followed = trellis_store_list_concerns (fixture->store, "900001", TODAY, &error);
  g_assert_cmpuint (((TrellisConcern *) g_ptr_array_index (followed, 0))->steps->len, ==, 1);
  g_assert_true (trellis_store_follow_concern (fixture->store, concern, "Calm again", TODAY, TRUE, &error));
  settled = trellis_store_list_concerns (fixture->store, "900001", TODAY, &error);
  g_assert_cmpuint (settled->len, ==, 0);
  before = trellis_store_list_concerns (fixture->store, "900001", TODAY - 15, &error);
  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpuint (((TrellisConcern *) g_ptr_array_index (before, 0))->steps->len, ==, 0);

  /* Settling is one edit. */
  g_assert_true (trellis_store_undo (fixture->store, &error));
  g_clear_pointer (&settled, g_ptr_array_unref);
  settled = trellis_store_list_concerns (fixture->store, "900001", TODAY, &error);
  g_assert_cmpuint (settled->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/concerns/follow", Fixture, NULL, set_up, test_follow, tear_down);

  return g_test_run ();
}
