/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "file-content.h"
#include "random-edits.h"

#include "trellis-backup.h"
#include "trellis-removal.h"
#include "trellis-store-schools.h"

#include <glib/gstdio.h>
#include <string.h>

#define NAME "Zebedee Quillfeather"

typedef struct
{
  char *folder;
  char *path;
  TrellisStore *store;
  char *person_id;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("trellis-removal-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->store = random_edits_create_file (fixture->path, &error);
  g_assert_no_error (error);
  fixture->person_id = trellis_store_add_person (fixture->store, NAME, "Adviser", "zebedee@trust.example", TRUE,
                                                 &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *text = g_strdup_printf ("Seen by " NAME " and others, %u", i);

      g_assert_true (trellis_store_set_school_short_name (fixture->store, "900001", text, &error));
    }
  trellis_store_set_author (fixture->store, NAME);
  g_assert_true (trellis_store_set_school_short_name (fixture->store, "900001", "Oak", &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_clear_object (&fixture->store);
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->person_id);
}

static guint
count_name (Fixture *fixture)
{
  g_autofree char *bytes = NULL;
  gsize length;
  guint n = 0;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  for (gsize i = 0; i + strlen (NAME) <= length; i++)
    n += memcmp (bytes + i, NAME, strlen (NAME)) == 0;

  return n;
}

/* Not a byte of the name is left, and the history still says what is in the file. */
static void
test_everywhere (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *new_name = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  guint n_changes = file_content_count_rows (fixture->path, "SELECT count (*) FROM change");

  g_assert_cmpuint (count_name (fixture), >, 80);
  trellis_store_set_author (fixture->store, "Tester");
  g_assert_true (trellis_store_remove_person (fixture->store, fixture->person_id, &new_name, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (new_name, ==, "Removed person 1");
  g_assert_cmpuint (count_name (fixture), ==, 0);
  g_assert_cmpuint (file_content_count_rows (fixture->path, "SELECT count (*) FROM change"), ==, n_changes + 1);
  g_assert_cmpuint (file_content_count_rows (fixture->path,
                                             "SELECT count (*) FROM person WHERE is_removed AND email = ''"),
                    ==, 1);
  g_assert_true (trellis_store_check (fixture->store, &findings, &error));
  g_assert_cmpuint (findings->len, ==, 0);

  /* Every change since can be undone over it, and made again. */
  for (guint i = 0; i < 30; i++)
    {
      g_assert_true (trellis_store_undo (fixture->store, &error));
      g_assert_no_error (error);
    }
  for (guint i = 0; i < 30; i++)
    {
      g_assert_true (trellis_store_redo (fixture->store, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpuint (count_name (fixture), ==, 0);
}

static void
test_twice (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (trellis_store_remove_person (fixture->store, fixture->person_id, NULL, &error));
  g_assert_false (trellis_store_remove_person (fixture->store, fixture->person_id, NULL, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/removal/everywhere", Fixture, NULL, set_up, test_everywhere, tear_down);
  g_test_add ("/removal/twice", Fixture, NULL, set_up, test_twice, tear_down);

  return g_test_run ();
}
