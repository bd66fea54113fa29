/* SPDX-License-Identifier: GPL-3.0-or-later */

/* History and words that a trust no longer keeps: not a byte of them is left, and
 * what stays is as it was. */

#include "file-content.h"

#include "trellis-forgetting.h"
#include "trellis-store-concerns.h"
#include "trellis-store-history.h"
#include "trellis-store-notes.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"

#include <glib/gstdio.h>
#include <string.h>

#define TODAY trellis_day_new (2026, 3, 6)
#define OLD trellis_day_new (2016, 3, 4)
#define SECRET "Quincunx of larkspur"

typedef struct
{
  char *folder;
  char *path;
  TrellisStore *store;
} Fixture;

static char *
add_visit (Fixture    *fixture,
           TrellisDay  day)
{
  g_autoptr (TrellisVisit) visit = trellis_visit_new ("");
  g_autoptr (GError) error = NULL;
  char *id;

  g_free (visit->urn);
  visit->urn = g_strdup ("900001");
  g_free (visit->kind);
  visit->kind = g_strdup (TRELLIS_VISIT_KIND_ADVISER);
  g_free (visit->year_id);
  visit->year_id = trellis_school_year_dup_id_for_day (day);
  visit->visit_on = day;
  visit->status = TRELLIS_VISIT_STATUS_DONE;
  id = trellis_store_add_visit (fixture->store, visit, &error);
  g_assert_no_error (error);
  return id;
}

static void
write_note (Fixture    *fixture,
            const char *visit_id,
            const char *words)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_note_part_free);
  g_autoptr (GError) error = NULL;
  TrellisNotePart *part = g_new0 (TrellisNotePart, 1);

  part->part = g_strdup ("strengths");
  part->body = g_strdup (words);
  g_ptr_array_add (parts, part);
  g_assert_true (trellis_store_write_note (fixture->store, visit_id, parts, &error));
  g_assert_no_error (error);
}

static void
raise_concern (Fixture    *fixture,
               const char *what,
               TrellisDay  raised_on,
               gboolean    is_settled)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) concerns = NULL;

  g_free (trellis_store_raise_concern (fixture->store, "900001", what, "Ash", "the chair", raised_on, &error));
  g_assert_no_error (error);
  if (!is_settled)
    return;
  concerns = trellis_store_list_concerns (fixture->store, "900001", raised_on, &error);
  g_assert_true (trellis_store_follow_concern (fixture->store, g_ptr_array_index (concerns, 0), SECRET " settled",
                                               raised_on + 10, TRUE, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", &error);
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;

  trellis_clock_set_today (OLD + 20);
  fixture->folder = g_dir_make_tmp ("trellis-forgetting-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->store = trellis_store_create (fixture->path, "Trust", scheme, "2025-26", &error);
  g_assert_no_error (error);
  g_assert_true (trellis_store_add_school (fixture->store, "900001", "Oakfield", "primary", FALSE, &error));
  old = add_visit (fixture, OLD);
  write_note (fixture, old, SECRET " of the old visit");
  raise_concern (fixture, SECRET " raised", OLD, TRUE);
  trellis_clock_set_today (TODAY);
  raise_concern (fixture, "Still open", TODAY - 5, FALSE);
  new = add_visit (fixture, TODAY - 5);
  write_note (fixture, new, "What the new visit found");
  g_assert_true (trellis_store_set_school_short_name (fixture->store, "900001", "Oak", &error));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_object_unref (fixture->store);
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gboolean
has_secret (Fixture *fixture)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  for (gsize i = 0; i + strlen (SECRET) <= length; i++)
    {
      if (memcmp (bytes + i, SECRET, strlen (SECRET)) == 0)
        return TRUE;
    }

  return FALSE;
}

static guint
count (Fixture    *fixture,
       const char *sql)
{
  return file_content_count_rows (fixture->path, sql);
}

static void
assert_sound (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_true (trellis_store_check (fixture->store, &findings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_history (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = file_content_read (fixture->path, &error);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  TrellisForgotten told, gone;
  guint n_changes = count (fixture, "SELECT count (*) FROM change");
  guint last = count (fixture, "SELECT max (id) FROM change");

  /* To measure changes nothing. */
  g_assert_true (trellis_store_measure_history (fixture->store, TODAY - 1, &told, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture, "SELECT count (*) FROM change"), ==, n_changes);
  g_assert_cmpuint (told.n_changes, >=, 5);

  g_assert_true (trellis_store_compact_history (fixture->store, TODAY - 1, &gone, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (gone.n_changes, ==, told.n_changes);
  g_assert_cmpuint (count (fixture, "SELECT count (*) FROM change"), ==, n_changes - gone.n_changes + 1);
  g_assert_cmpint (count (fixture, "SELECT max (id) FROM change"), ==, last + 1);
  assert_sound (fixture);

  /* The facts are as they were; what was done since can be taken back, and what
   * is recorded of then not be looked at. */
  after = file_content_read (fixture->path, &error);
  g_assert_null (file_content_find_difference (before, after));
  g_assert_true (trellis_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_true (trellis_store_redo (fixture->store, &error));
  undone = file_content_read (fixture->path, &error);
  g_assert_null (file_content_find_difference (before, undone));
  g_assert_null (trellis_store_open_as_recorded (fixture->store, 2, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
}

/* Where all is older, the numbers go on. */
static void
test_all_history (Fixture       *fixture,
                  gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  TrellisForgotten gone;
  guint last = count (fixture, "SELECT max (id) FROM change");

  trellis_clock_set_today (TODAY + 400);
  g_assert_true (trellis_store_compact_history (fixture->store, TODAY + 400, &gone, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture, "SELECT count (*) FROM change"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT max (id) FROM change"), ==, last + 1);
  g_assert_true (trellis_store_set_school_short_name (fixture->store, "900001", "Oaks", &error));
  g_assert_cmpint (count (fixture, "SELECT max (id) FROM change"), ==, last + 2);
  g_assert_true (trellis_store_undo (fixture->store, &error));
  assert_sound (fixture);
  trellis_clock_set_today (TODAY);
}

static void
test_words (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  TrellisForgotten told, gone;

  g_assert_true (has_secret (fixture));
  g_assert_true (trellis_store_count_words (fixture->store, TODAY - 365, &told, &error));
  g_assert_cmpuint (told.n_notes, ==, 1);
  g_assert_cmpuint (told.n_concerns, ==, 1);
  g_assert_true (trellis_store_measure_words (fixture->store, TODAY - 365, &told, &error));
  g_assert_cmpuint (told.n_notes, ==, 1);
  g_assert_cmpuint (told.n_concerns, ==, 1);
  g_assert_true (has_secret (fixture));
  g_assert_cmpuint (count (fixture, "SELECT count (*) FROM note"), ==, 2);

  g_assert_true (trellis_store_remove_words (fixture->store, TODAY - 365, &gone, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (gone.n_notes, ==, 1);
  g_assert_cmpuint (gone.n_changes, ==, told.n_changes);
  g_assert_false (has_secret (fixture));
  g_assert_cmpuint (count (fixture, "SELECT count (*) FROM note"), ==, 1);
  g_assert_cmpuint (count (fixture, "SELECT count (*) FROM concern"), ==, 1);
  g_assert_cmpuint (count (fixture, "SELECT count (*) FROM visit"), ==, 2);
  assert_sound (fixture);

  /* What was done after the last word of them can still be taken back. */
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (trellis_store_undo (fixture->store, &error));
      g_assert_no_error (error);
    }
  assert_sound (fixture);

  /* Nothing old is left, and nothing goes the second time. */
  g_assert_true (trellis_store_remove_words (fixture->store, TODAY - 365, &gone, &error));
  g_assert_cmpuint (gone.n_notes + gone.n_concerns + gone.n_changes, ==, 0);
}

/* An old note that was touched yesterday takes the history until yesterday along. */
static void
test_late_words (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *late = add_visit (fixture, OLD + 3);
  guint n_changes;
  TrellisForgotten gone;

  write_note (fixture, late, SECRET " written late");
  n_changes = count (fixture, "SELECT count (*) FROM change");
  g_assert_true (trellis_store_set_school_short_name (fixture->store, "900001", "Oaks", &error));
  g_assert_true (trellis_store_remove_words (fixture->store, TODAY - 365, &gone, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (gone.n_notes, ==, 2);
  g_assert_cmpuint (gone.n_changes, ==, n_changes);
  g_assert_false (has_secret (fixture));
  g_assert_true (trellis_store_undo (fixture->store, &error));
  assert_sound (fixture);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  TrellisForgotten gone;
  g_autofree char *before = file_content_read (fixture->path, NULL);
  g_autofree char *after = NULL;

  g_assert_false (trellis_store_compact_history (fixture->store, TODAY + 1, &gone, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  after = file_content_read (fixture->path, NULL);
  g_assert_null (file_content_find_difference (before, after));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/forgetting/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("history", test_history);
  ADD ("all-history", test_all_history);
  ADD ("words", test_words);
  ADD ("late-words", test_late_words);
  ADD ("refused", test_refused);

  return g_test_run ();
}
