/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-copy.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gstdio.h>
#include <string.h>

/* An edit that the file does not even let begin is kept, to be tried again or to
 * be made in a copy. */

typedef struct
{
  char *folder;
  char *path;
  char *copy;
  TrellisStore *store;
  char *trouble;     /* what was last said of the disk */
  guint n_troubles;
} Fixture;

static void
trouble_cb (TrellisStore *store,
            const char   *sentence,
            Fixture      *fixture)
{
  fixture->n_troubles++;
  g_free (fixture->trouble);
  fixture->trouble = g_strdup (sentence);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", &error);

  g_assert_no_error (error);
  trellis_clock_set_today (trellis_day_new (2026, 3, 6));
  fixture->folder = g_dir_make_tmp ("trellis-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->copy = g_build_filename (fixture->folder, "copy.trellis", NULL);
  fixture->store = trellis_store_create (fixture->path, "Harbour Trust", scheme, "2025-26", &error);
  g_assert_no_error (error);
  g_assert_true (trellis_store_add_school (fixture->store, "900001", "Oakfield Primary", "primary", FALSE, &error));
  g_assert_no_error (error);
  g_signal_connect (fixture->store, "trouble", G_CALLBACK (trouble_cb), fixture);
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
  g_free (fixture->path);
  g_free (fixture->copy);
  g_free (fixture->trouble);
}

static guint
count_schools (TrellisStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) schools = trellis_store_list_schools (store, trellis_day_new (2026, 3, 6), FALSE, &error);

  g_assert_no_error (error);

  return g_list_model_get_n_items (schools);
}

/* Adds a school, which is refused, and kept. */
static void
assert_kept (Fixture               *fixture,
             TrellisStoreErrorCode  code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (trellis_store_add_school (fixture->store, "900009", "Ash", "primary", FALSE, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, code);
  g_assert_nonnull (strstr (trellis_store_get_unsaved_sentence (fixture->store), "Ash"));
  g_assert_cmpuint (fixture->n_troubles, ==, 1);
  g_assert_cmpstr (fixture->trouble, ==, error->message);
  /* Nothing of it shows: it is not made. */
  g_assert_cmpuint (count_schools (fixture->store), ==, 1);
}

static void
test_busy (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) other = trellis_store_open (fixture->path, &error);

  g_assert_true (trellis_store_begin_change (other, "test", NULL, "Hold the file", &error));
  assert_kept (fixture, TRELLIS_STORE_ERROR_BUSY);
  g_assert_true (trellis_store_end_change (other, TRUE, &error));
  g_assert_true (trellis_store_save_unsaved (fixture->store, fixture->store, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_schools (fixture->store), ==, 2);
  g_assert_null (trellis_store_get_unsaved_sentence (fixture->store));
}

/* What was kept is made in a copy of what can still be read, by its own sentence. */
static void
test_deleted (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) copy = NULL;

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  assert_kept (fixture, TRELLIS_STORE_ERROR_MOVED);
  g_assert_true (trellis_store_save_copy (fixture->store, fixture->copy, &error));
  g_assert_no_error (error);
  copy = trellis_store_open (fixture->copy, &error);
  g_assert_no_error (error);
  g_assert_true (trellis_store_save_unsaved (fixture->store, copy, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_schools (copy), ==, 2);
  g_assert_nonnull (strstr (trellis_store_get_undo_sentence (copy), "Ash"));
  g_assert_null (trellis_store_get_unsaved_sentence (fixture->store));
}

/* Trying again in vain keeps it. */
static void
test_replaced (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *away = g_build_filename (fixture->folder, "away.trellis", NULL);

  g_assert_cmpint (g_rename (fixture->path, away), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, "something else", -1, &error));
  assert_kept (fixture, TRELLIS_STORE_ERROR_MOVED);
  g_assert_false (trellis_store_save_unsaved (fixture->store, fixture->store, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_MOVED);
  g_clear_error (&error);
  g_assert_nonnull (strstr (trellis_store_get_unsaved_sentence (fixture->store), "Ash"));
  g_assert_cmpint (g_rename (away, fixture->path), ==, 0);
  g_assert_true (trellis_store_save_unsaved (fixture->store, fixture->store, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_schools (fixture->store), ==, 2);
}

/* A rule's refusal is told as such, though the file could not have taken it. */
static void
test_rule (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_false (trellis_store_add_school (fixture->store, "900001", "Twice", "primary", FALSE, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  g_assert_null (trellis_store_get_unsaved_sentence (fixture->store));
  g_assert_cmpuint (fixture->n_troubles, ==, 0);
}

/* An undo can be asked for again, and is not kept. */
static void
test_undo (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = g_strdup (trellis_store_get_undo_sentence (fixture->store));

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_false (trellis_store_undo (fixture->store, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_MOVED);
  g_assert_null (trellis_store_get_unsaved_sentence (fixture->store));
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==, sentence);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/unsaved/busy", Fixture, NULL, set_up, test_busy, tear_down);
  g_test_add ("/unsaved/deleted", Fixture, NULL, set_up, test_deleted, tear_down);
  g_test_add ("/unsaved/replaced", Fixture, NULL, set_up, test_replaced, tear_down);
  g_test_add ("/unsaved/rule", Fixture, NULL, set_up, test_rule, tear_down);
  g_test_add ("/unsaved/undo", Fixture, NULL, set_up, test_undo, tear_down);

  return g_test_run ();
}
