/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The search through everything: what it finds, that it keeps up with the file,
 * and that it forgets what the file forgets. */

#include "trellis-search.h"

#include "trellis-removal.h"
#include "trellis-store-actions.h"
#include "trellis-store-schools.h"
#include "trellis-store-visits.h"

#include <glib/gstdio.h>
#include <string.h>

#define TODAY trellis_day_new (2026, 3, 6)
#define NAME "Zebedee Quillfeather"

typedef struct
{
  char *folder;
  char *path;
  char *visit_id;
  char *person_id;
  TrellisStore *store;
  TrellisSearch *search;
} Fixture;

static void
write_note (TrellisStore *store,
            const char   *visit_id,
            const char   *body)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_note_part_free);
  TrellisNotePart *part = g_new0 (TrellisNotePart, 1);
  g_autoptr (GError) error = NULL;

  part->part = g_strdup ("purpose");
  part->body = g_strdup (body);
  g_ptr_array_add (parts, part);
  trellis_store_write_note (store, visit_id, parts, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", &error);
  g_autoptr (TrellisVisit) visit = trellis_visit_new ("");
  g_autoptr (TrellisAction) action = trellis_action_new ("");
  g_autofree char *action_id = NULL;

  trellis_clock_set_today (TODAY);
  fixture->folder = g_dir_make_tmp ("trellis-search-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->store = trellis_store_create (fixture->path, "Trust", scheme, "2025-26", &error);
  g_assert_no_error (error);
  trellis_store_add_school (fixture->store, "900001", "Oakfield Primary", "primary", FALSE, &error);
  trellis_store_add_school (fixture->store, "900002", "Élan Academy", "secondary", FALSE, &error);
  fixture->person_id = trellis_store_add_person (fixture->store, NAME, "Adviser", "", TRUE, &error);
  g_assert_no_error (error);

  g_free (visit->urn);
  visit->urn = g_strdup ("900001");
  g_free (visit->kind);
  visit->kind = g_strdup (TRELLIS_VISIT_KIND_ADVISER);
  visit->number = 2;
  visit->visit_on = TODAY;
  visit->adviser_id = g_strdup (fixture->person_id);
  fixture->visit_id = trellis_store_add_visit (fixture->store, visit, &error);
  g_assert_no_error (error);
  write_note (fixture->store, fixture->visit_id, "Phonics is **taught** well, said " NAME ".\n- Reading <aloud> & often");

  g_free (action->urn);
  action->urn = g_strdup ("900002");
  g_free (action->what);
  action->what = g_strdup ("Phonics lead to model lessons");
  action->opened_on = TODAY;
  action_id = trellis_store_add_action (fixture->store, action, NULL, &error);
  g_assert_no_error (error);
  fixture->search = trellis_search_get_for_store (fixture->store);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autofree char *index = g_strdup (trellis_search_get_path (fixture->search));

  g_object_unref (fixture->store);
  g_unlink (index);
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
  g_free (fixture->visit_id);
  g_free (fixture->person_id);
}

static void
refresh (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  trellis_search_refresh (fixture->search, &error);
  g_assert_no_error (error);
}

static GListModel *
find (Fixture    *fixture,
      const char *text)
{
  g_autoptr (GError) error = NULL;
  GListModel *found = trellis_search_find (fixture->search, text, 5, &error);

  g_assert_no_error (error);
  return found;
}

static guint
count (Fixture    *fixture,
       const char *text)
{
  g_autoptr (GListModel) found = find (fixture, text);

  return g_list_model_get_n_items (found);
}

static void
check_first (Fixture          *fixture,
             const char       *text,
             TrellisFoundKind  kind,
             const char       *id,
             const char       *title)
{
  g_autoptr (GListModel) found = find (fixture, text);
  g_autoptr (TrellisFound) first = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (found), >, 0);
  first = g_list_model_get_item (found, 0);
  g_assert_cmpint (first->kind, ==, kind);
  g_assert_cmpstr (first->id, ==, id);
  g_assert_cmpstr (first->title, ==, title);
}

static void
test_find (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GListModel) phonics = NULL;
  g_autoptr (TrellisFound) action = NULL;
  g_autoptr (TrellisFound) note = NULL;
  g_autofree char *markup = NULL;
  g_autofree char *words = NULL;

  refresh (fixture);
  check_first (fixture, "oak", TRELLIS_FOUND_SCHOOL, "900001", "Oakfield Primary");
  check_first (fixture, "PRIM oakf", TRELLIS_FOUND_SCHOOL, "900001", "Oakfield Primary");
  check_first (fixture, "elan", TRELLIS_FOUND_SCHOOL, "900002", "Élan Academy");
  check_first (fixture, "900002", TRELLIS_FOUND_SCHOOL, "900002", "Élan Academy");
  check_first (fixture, "quill", TRELLIS_FOUND_PERSON, fixture->person_id, NAME);
  check_first (fixture, "visit 2", TRELLIS_FOUND_VISIT, fixture->visit_id, "Oakfield Primary, Visit 2, 6 Mar 2026");

  /* A letter or two begin a title, and are a whole word anywhere. */
  check_first (fixture, "o", TRELLIS_FOUND_SCHOOL, "900001", "Oakfield Primary");
  g_assert_cmpuint (count (fixture, "ph"), ==, 1);
  g_assert_cmpuint (count (fixture, "is"), ==, 1);
  g_assert_cmpuint (count (fixture, "tau"), ==, 1);

  phonics = find (fixture, "phonics");
  g_assert_cmpuint (g_list_model_get_n_items (phonics), ==, 2);
  action = g_list_model_get_item (phonics, 0);
  note = g_list_model_get_item (phonics, 1);
  g_assert_cmpint (action->kind, ==, TRELLIS_FOUND_ACTION);
  g_assert_cmpstr (action->urn, ==, "900002");
  g_assert_cmpint (note->kind, ==, TRELLIS_FOUND_NOTE);
  g_assert_cmpstr (note->id, ==, fixture->visit_id);
  g_assert_cmpuint (note->n_of_kind, ==, 1);
  markup = trellis_found_dup_markup (note);
  g_assert_true (g_str_has_prefix (markup, "<b>Phonics</b> is taught well"));
  words = trellis_found_dup_words (note);
  g_assert_true (g_str_has_prefix (words, "Phonics is taught well"));
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  unused)
{
  static const char *const texts[] = {
    "", " ", "\"", "* OR (", "phonics NOT lead zzz", "title:", "nowhere", "'; DROP TABLE entry", "\xe2\x80\x94",
  };

  /* Before anything was read, nothing is found, and nothing fails. */
  g_assert_cmpuint (count (fixture, "oak"), ==, 0);
  refresh (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpuint (count (fixture, texts[i]), ==, 0);
  g_assert_cmpuint (count (fixture, "oak"), >, 0);
}

static void
test_follow (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  refresh (fixture);
  write_note (fixture->store, fixture->visit_id, "Fractions.");
  g_assert_cmpuint (count (fixture, "fractions"), ==, 0);
  refresh (fixture);
  g_assert_cmpuint (count (fixture, "fractions"), ==, 1);
  g_assert_cmpuint (count (fixture, "taught"), ==, 0);

  g_assert_true (trellis_store_undo (fixture->store, &error));
  refresh (fixture);
  g_assert_cmpuint (count (fixture, "fractions"), ==, 0);
  g_assert_cmpuint (count (fixture, "taught"), ==, 1);

  /* A visit is called by its school's name. */
  trellis_store_set_school_short_name (fixture->store, "900001", "Cherrytree", &error);
  g_assert_no_error (error);
  refresh (fixture);
  check_first (fixture, "cherrytree", TRELLIS_FOUND_SCHOOL, "900001", "Oakfield Primary");
}

/* With an index from an earlier run, a change is followed though nobody searches. */
static void
test_follow_unasked (Fixture       *fixture,
                     gconstpointer  unused)
{
  gint64 since;

  refresh (fixture);
  write_note (fixture->store, fixture->visit_id, "Fractions.");
  since = g_get_monotonic_time ();
  while (count (fixture, "fractions") == 0 && g_get_monotonic_time () - since < 30 * G_USEC_PER_SEC)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (count (fixture, "fractions"), ==, 1);
}

static gboolean
index_holds (Fixture    *fixture,
             const char *words)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (trellis_search_get_path (fixture->search), &bytes, &length, NULL));
  for (gsize i = 0; i + strlen (words) <= length; i++)
    {
      if (g_ascii_strncasecmp (bytes + i, words, strlen (words)) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
test_forget_person (Fixture       *fixture,
                    gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  refresh (fixture);
  g_assert_true (index_holds (fixture, "quillfeather"));
  g_assert_true (trellis_store_remove_person (fixture->store, fixture->person_id, NULL, &error));
  g_assert_no_error (error);
  refresh (fixture);
  g_assert_cmpuint (count (fixture, "quillfeather"), ==, 0);
  g_assert_false (index_holds (fixture, "quillfeather"));
  g_assert_cmpuint (count (fixture, "phonics"), ==, 2);
}

static void
test_forget_visit (Fixture       *fixture,
                   gconstpointer  unused)
{
  g_autoptr (TrellisVisit) visit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  visit = trellis_store_read_visit (fixture->store, fixture->visit_id, &error);
  g_free (visit->theme_am);
  visit->theme_am = g_strdup ("Xylophones");
  id = trellis_store_add_visit (fixture->store, visit, &error);
  g_assert_no_error (error);
  refresh (fixture);
  g_assert_true (index_holds (fixture, "xylophone"));
  g_assert_true (trellis_store_delete_visit (fixture->store, id, &error));
  g_assert_no_error (error);
  refresh (fixture);
  g_assert_false (index_holds (fixture, "xylophone"));
}

static void
test_private (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autofree char *folder = g_path_get_dirname (trellis_search_get_path (fixture->search));
  GStatBuf facts;

  refresh (fixture);
  g_assert_cmpint (g_stat (trellis_search_get_path (fixture->search), &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, 0700);
}

/* Another file in the same place, as after restoring a backup by hand. */
static void
test_other_file (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", &error);
  TrellisVisit *visit;

  refresh (fixture);
  g_object_unref (fixture->store);
  g_unlink (fixture->path);
  fixture->store = trellis_store_create (fixture->path, "Other", scheme, "2025-26", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *urn = g_strdup_printf ("9100%02u", i);

      trellis_store_add_school (fixture->store, urn, "Elsewhere", "primary", FALSE, &error);
    }
  visit = trellis_store_read_visit (fixture->store, fixture->visit_id, NULL);
  g_assert_null (visit);
  fixture->search = trellis_search_get_for_store (fixture->store);
  refresh (fixture);
  g_assert_cmpuint (count (fixture, "oakfield"), ==, 0);
  g_assert_false (index_holds (fixture, "phonics"));
  g_assert_cmpuint (count (fixture, "elsewhere"), ==, 5);
}

static void
test_broken_index (Fixture       *fixture,
                   gconstpointer  unused)
{
  g_autofree char *path = g_strdup (trellis_search_get_path (fixture->search));
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_set_contents (path, "This is not an index.", -1, NULL));
  refresh (fixture);
  g_assert_cmpuint (count (fixture, "phonics"), ==, 2);

  /* Torn in the middle, while it is not open. */
  g_clear_object (&fixture->store);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  memset (bytes + length / 3, 0x5a, length / 2);
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
  fixture->store = trellis_store_open (fixture->path, NULL);
  fixture->search = trellis_search_get_for_store (fixture->store);
  write_note (fixture->store, fixture->visit_id, "Phonics, again.");
  refresh (fixture);
  g_assert_cmpuint (count (fixture, "again"), ==, 1);
}

/* Where the folder cannot be made, the search works and leaves nothing. */
static void
test_no_folder (void)
{
  g_autofree char *taken = g_build_filename (g_get_user_cache_dir (), "trellis", "search", NULL);
  g_autofree char *parent = g_path_get_dirname (taken);
  g_autofree char *aside = g_strconcat (taken, "-aside", NULL);
  gboolean was_there = g_rename (taken, aside) == 0;
  Fixture fixture = { 0 };

  g_mkdir_with_parents (parent, 0700);
  g_assert_true (g_file_set_contents (taken, "A file, where the folder would be.", -1, NULL));
  set_up (&fixture, NULL);
  refresh (&fixture);
  g_assert_cmpuint (count (&fixture, "phonics"), ==, 2);
  g_assert_false (g_file_test (trellis_search_get_path (fixture.search), G_FILE_TEST_EXISTS));
  tear_down (&fixture, NULL);
  g_unlink (taken);
  if (was_there)
    g_rename (aside, taken);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *cache = g_dir_make_tmp ("trellis-search-cache-XXXXXX", NULL);
  g_autofree char *program = g_build_filename (cache, "trellis", NULL);
  g_autofree char *folder = g_build_filename (program, "search", NULL);
  int result;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/search/find", Fixture, NULL, set_up, test_find, tear_down);
  g_test_add ("/search/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  g_test_add ("/search/follow", Fixture, NULL, set_up, test_follow, tear_down);
  g_test_add ("/search/follow-unasked", Fixture, NULL, set_up, test_follow_unasked, tear_down);
  g_test_add ("/search/forget-person", Fixture, NULL, set_up, test_forget_person, tear_down);
  g_test_add ("/search/forget-visit", Fixture, NULL, set_up, test_forget_visit, tear_down);
  g_test_add ("/search/private", Fixture, NULL, set_up, test_private, tear_down);
  g_test_add ("/search/other-file", Fixture, NULL, set_up, test_other_file, tear_down);
  g_test_add ("/search/broken-index", Fixture, NULL, set_up, test_broken_index, tear_down);
  g_test_add_func ("/search/no-folder", test_no_folder);

  result = g_test_run ();
  g_rmdir (folder);
  g_rmdir (program);
  g_rmdir (cache);

  return result;
}
