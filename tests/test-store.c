/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-store-actions.h"
#include "trellis-store-judgements.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"

#include <glib/gstdio.h>
#include <string.h>

#define TODAY trellis_day_new (2026, 3, 6)

typedef struct
{
  char *folder;
  char *path;
  TrellisStore *store;
  guint n_signals;
  TrellisTopic topics;
} Fixture;

static void
count_cb (TrellisStore *store,
          guint         topics,
          Fixture      *fixture)
{
  fixture->n_signals++;
  fixture->topics = topics;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", &error);

  g_assert_no_error (error);
  trellis_clock_set_today (TODAY);
  fixture->folder = g_dir_make_tmp ("trellis-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->store = trellis_store_create (fixture->path, "Harbour Trust", scheme, "2025-26", &error);
  g_assert_no_error (error);
  trellis_store_set_author (fixture->store, "Tester");
  g_assert_true (trellis_store_add_school (fixture->store, "900001", "Oakfield Primary", "primary", FALSE, &error));
  g_assert_true (trellis_store_add_school (fixture->store, "900002", "Elmfield Primary", "primary", TRUE, &error));
  g_assert_no_error (error);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (count_cb), fixture);
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
  trellis_clock_set_today (TRELLIS_DAY_NONE);
}

static void
judge (TrellisStore *store,
       const char   *urn,
       const char   *aspect,
       const char   *level,
       TrellisDay    day)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = trellis_store_judge (store, urn, aspect, level, day, TRELLIS_SOURCE_AGREED, "Seen in books.", &error);

  g_assert_no_error (error);
  g_assert_nonnull (id);
}

static TrellisMatrix *
read_matrix (TrellisStore *store,
             TrellisDay    as_at,
             TrellisDay    compared_with)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) schools = trellis_store_list_schools (store, as_at, FALSE, &error);
  TrellisMatrix *matrix = trellis_store_read_matrix (store, schools, as_at, compared_with, TRELLIS_SOURCE_AGREED,
                                                     &error);

  g_assert_no_error (error);
  return matrix;
}

static const char *
get_level (TrellisMatrix *matrix,
           const char    *urn,
           const char    *aspect)
{
  TrellisMatrixCell *cell = trellis_matrix_get_cell (matrix, trellis_matrix_find_row (matrix, urn),
                                                     trellis_matrix_find_column (matrix, aspect));

  return cell->level != NULL ? cell->level->id : NULL;
}

static void
test_create_and_open (Fixture       *fixture,
                      gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) again = NULL;
  g_autoptr (TrellisTrust) trust = NULL;
  g_autoptr (TrellisSchoolYear) year = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GListModel) schools = NULL;

  again = trellis_store_open (fixture->path, &error);
  g_assert_no_error (error);
  trust = trellis_store_read_trust (again, &error);
  g_assert_cmpstr (trust->name, ==, "Harbour Trust");
  g_assert_cmpstr (trust->scheme_id, ==, "five-category");
  g_assert_cmpstr (trellis_store_get_scheme (again, &error)->name, ==, "Five categories");
  year = trellis_store_read_year (again, "2025-26", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (year->terms->len, ==, 6);
  g_assert_cmpuint (year->closures->len, >, 5);
  schools = trellis_store_list_schools (again, TODAY, FALSE, &error);
  g_assert_cmpuint (g_list_model_get_n_items (schools), ==, 2);
  g_assert_true (trellis_store_check (again, &findings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_create_over_file (Fixture       *fixture,
                       gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", NULL);

  g_assert_null (trellis_store_create (fixture->path, "Other", scheme, "2025-26", &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
}

static void
test_not_trust (Fixture       *fixture,
                gconstpointer  unused)
{
  static const struct
  {
    const char *content;
    gssize length;
  } files[] = { { "", 0 }, { "URN,Name\r\n", -1 }, { "SQLite format 3\0 and then nothing of the kind", 45 } };
  g_autofree char *path = g_build_filename (fixture->folder, "other", NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      gsize length = files[i].length < 0 ? strlen (files[i].content) : (gsize) files[i].length;
      g_autofree char *before = NULL;
      gsize length_before;

      g_file_set_contents (path, files[i].content, files[i].length, &error);
      g_assert_no_error (error);
      g_assert_null (trellis_store_open (path, &error));
      g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_NOT_TRUST);
      g_clear_error (&error);
      g_file_get_contents (path, &before, &length_before, &error);
      g_assert_cmpmem (before, length_before, files[i].content, length);
    }

  g_assert_null (trellis_store_open (fixture->folder, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_NOT_TRUST);
  g_clear_error (&error);
  g_assert_null (trellis_store_open ("/nowhere/at/all.trellis", &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FAILED);
}

/* Bytes 60 to 63 of the file hold the user version, big-endian. */
static void
test_newer (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_clear_object (&fixture->store);
  g_file_get_contents (fixture->path, &content, &length, &error);
  content[62] = 1;
  g_file_set_contents (fixture->path, content, length, &error);
  g_assert_null (trellis_store_open (fixture->path, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_NEWER);
}

static void
test_undo_redo (Fixture       *fixture,
                gconstpointer  unused)
{
  TrellisStore *store = fixture->store;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisMatrix) after = NULL;
  g_autoptr (TrellisMatrix) undone = NULL;
  g_autoptr (TrellisMatrix) redone = NULL;

  judge (store, "900001", "curriculum", "recovery", TODAY - 200);
  judge (store, "900001", "curriculum", "refinement", TODAY);
  g_assert_cmpuint (fixture->n_signals, ==, 2);
  g_assert_cmpuint (fixture->topics, ==, TRELLIS_TOPIC_JUDGEMENT);
  g_assert_cmpstr (trellis_store_get_undo_sentence (store), ==, "Oakfield Primary: Curriculum judged Refinement, was Recovery");
  after = read_matrix (store, TODAY, TODAY - 100);
  g_assert_cmpstr (get_level (after, "900001", "curriculum"), ==, "refinement");
  g_assert_cmpint (trellis_matrix_cell_get_direction (trellis_matrix_get_cell (after, trellis_matrix_find_row (after, "900001"),
                                                      trellis_matrix_find_column (after, "curriculum"))), >, 0);

  g_assert_true (trellis_store_undo (store, &error));
  g_assert_no_error (error);
  undone = read_matrix (store, TODAY, TRELLIS_DAY_NONE);
  g_assert_cmpstr (get_level (undone, "900001", "curriculum"), ==, "recovery");
  g_assert_cmpstr (trellis_store_get_redo_sentence (store), ==, "Oakfield Primary: Curriculum judged Refinement, was Recovery");

  g_assert_true (trellis_store_redo (store, &error));
  g_assert_no_error (error);
  redone = read_matrix (store, TODAY, TRELLIS_DAY_NONE);
  g_assert_cmpstr (get_level (redone, "900001", "curriculum"), ==, "refinement");

  /* Everything, down to the schools that the fixture added. */
  while (trellis_store_get_undo_sentence (store) != NULL)
    {
      g_assert_true (trellis_store_undo (store, &error));
      g_assert_no_error (error);
    }
  g_assert_false (trellis_store_undo (store, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  {
    g_autoptr (GListModel) schools = trellis_store_list_schools (store, TODAY, TRUE, &error);

    g_assert_cmpuint (g_list_model_get_n_items (schools), ==, 0);
  }
  while (trellis_store_get_redo_sentence (store) != NULL)
    g_assert_true (trellis_store_redo (store, &error));
  {
    g_autoptr (TrellisMatrix) matrix = read_matrix (store, TODAY, TRELLIS_DAY_NONE);

    g_assert_cmpstr (get_level (matrix, "900001", "curriculum"), ==, "refinement");
  }
}

static void
test_undo_conflict (Fixture       *fixture,
                    gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) other = trellis_store_open (fixture->path, &error);
  g_autofree char *hub = NULL;
  g_autoptr (TrellisSchool) school = NULL;

  hub = trellis_store_add_hub (fixture->store, "Coast hub", &error);
  g_assert_no_error (error);
  g_assert_true (trellis_store_set_school_hub (other, "900001", hub, TODAY, &error));
  g_assert_no_error (error);

  g_assert_false (trellis_store_undo (fixture->store, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  school = trellis_store_read_school (fixture->store, "900001", TODAY, &error);
  g_assert_cmpstr (school->hub_name, ==, "Coast hub");
}

static void
test_nested_change (Fixture       *fixture,
                    gconstpointer  unused)
{
  TrellisStore *store = fixture->store;
  g_autoptr (GError) error = NULL;
  g_autofree char *bad = NULL;

  g_assert_true (trellis_store_begin_change (store, "judgement", NULL, "Judge two", &error));
  judge (store, "900001", "curriculum", "recovery", TODAY);
  judge (store, "900002", "curriculum", "recovery", TODAY);
  g_assert_true (trellis_store_end_change (store, TRUE, &error));
  g_assert_cmpuint (fixture->n_signals, ==, 1);
  g_assert_cmpstr (trellis_store_get_undo_sentence (store), ==, "Judge two");

  /* One bad part takes all of it back. */
  g_assert_true (trellis_store_begin_change (store, "judgement", NULL, "Judge badly", &error));
  judge (store, "900001", "curriculum", "excellence", TODAY);
  bad = trellis_store_judge (store, "900001", "curriculum", "no-such-level", TODAY, TRELLIS_SOURCE_AGREED, "", &error);
  g_assert_null (bad);
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN);
  g_assert_false (trellis_store_end_change (store, FALSE, NULL));
  {
    g_autoptr (TrellisMatrix) matrix = read_matrix (store, TODAY, TRELLIS_DAY_NONE);

    g_assert_cmpstr (get_level (matrix, "900001", "curriculum"), ==, "recovery");
  }
}

static void
test_as_at (Fixture       *fixture,
            gconstpointer  unused)
{
  TrellisStore *store = fixture->store;
  g_autoptr (TrellisMatrix) then = NULL;
  g_autoptr (TrellisMatrix) before = NULL;

  judge (store, "900001", "leaders", "repair", TODAY - 100);
  judge (store, "900001", "leaders", "recovery", TODAY - 10);
  /* A correction of the older one, entered after the newer one. */
  judge (store, "900001", "leaders", "refinement", TODAY - 100);
  then = read_matrix (store, TODAY - 50, TRELLIS_DAY_NONE);
  g_assert_cmpstr (get_level (then, "900001", "leaders"), ==, "refinement");
  before = read_matrix (store, TODAY - 101, TRELLIS_DAY_NONE);
  g_assert_null (get_level (before, "900001", "leaders"));
}

static void
test_category (Fixture       *fixture,
               gconstpointer  unused)
{
  TrellisStore *store = fixture->store;
  static const char *const aspects[] = { "children", "leaders", "teachers", "governors", "curriculum", "ethos", "system-leadership" };
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisProposal) proposal = NULL;
  g_autoptr (TrellisSchool) school = NULL;
  g_autofree char *federation = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *id = NULL;

  federation = trellis_store_add_federation (store, "The Fields", &error);
  trellis_store_set_school_federation (store, "900001", federation, TODAY - 400, &error);
  trellis_store_set_school_federation (store, "900002", federation, TODAY - 400, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (aspects); i++)
    judge (store, "900001", aspects[i], "reinforcement", TODAY - 30);

  proposal = trellis_store_propose (store, "900001", TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (proposal->level->id, ==, "reinforcement");
  refused = trellis_store_agree_category (store, "900001", "recovery", TODAY, "Standards meeting", "Headteacher\nChair", "", "", &error);
  g_assert_null (refused);
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  id = trellis_store_agree_category (store, "900001", "recovery", TODAY, "Standards meeting", "Headteacher\nChair",
                                     "A new head from April.", "", &error);
  g_assert_no_error (error);

  school = trellis_store_read_school (store, "900002", TODAY, &error);
  g_assert_cmpstr (school->level_id, ==, "recovery");
  g_assert_cmpint (school->agreed_on, ==, TODAY);
}

static void
test_levels_on (Fixture       *fixture,
                gconstpointer  unused)
{
  const TrellisDay days[] = { TODAY - 300, TODAY - 100, TODAY };
  TrellisScheme *scheme = trellis_store_get_scheme (fixture->store, NULL);
  TrellisLevel *first = g_ptr_array_index (scheme->levels, 1), *second = g_ptr_array_index (scheme->levels, 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) levels = NULL;
  g_autofree char *early = NULL, *wrong = NULL, *right = NULL;
  TrellisLevel **row;

  early = trellis_store_agree_category (fixture->store, "900001", first->id, TODAY - 200, "Meeting", "", "", "", &error);
  wrong = trellis_store_agree_category (fixture->store, "900001", first->id, TODAY, "Meeting", "", "", "", &error);
  right = trellis_store_agree_category (fixture->store, "900001", second->id, TODAY, "Meeting", "", "", "", &error);
  g_assert_no_error (error);

  levels = trellis_store_list_levels_on (fixture->store, days, G_N_ELEMENTS (days), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (levels), ==, 1);
  row = g_hash_table_lookup (levels, "900001");
  g_assert_null (row[0]);
  g_assert_true (row[1] == first);
  g_assert_true (row[2] == second);

  /* What was agreed after the last day is not known yet. */
  g_clear_pointer (&levels, g_hash_table_unref);
  levels = trellis_store_list_levels_on (fixture->store, days, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (levels), ==, 0);
}

static void
test_actions (Fixture       *fixture,
              gconstpointer  unused)
{
  TrellisStore *store = fixture->store;
  g_autoptr (TrellisAction) action = trellis_action_new ("");
  g_autoptr (TrellisAction) read = NULL;
  g_autoptr (TrellisAction) closed = NULL;
  g_autoptr (TrellisAction) earlier = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  g_assert_null (trellis_store_add_action (store, action, NULL, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  g_clear_error (&error);

  g_free (action->urn);
  action->urn = g_strdup ("900001");
  g_free (action->what);
  action->what = g_strdup ("Map the vocabulary");
  action->opened_on = TODAY - 60;
  action->due_on = TODAY - 1;
  id = trellis_store_add_action (store, action, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (trellis_store_rate_action (store, id, TRELLIS_RATING_RED, TODAY - 30, "Not begun.", &error));
  g_assert_true (trellis_store_rate_action (store, id, TRELLIS_RATING_AMBER, TODAY - 10, "Begun.", &error));
  g_assert_true (trellis_store_rate_action (store, id, TRELLIS_RATING_AMBER, TODAY, "Going on.", &error));
  g_assert_false (trellis_store_rate_action (store, id, TRELLIS_RATING_GREEN, TODAY + 1, "", &error));
  g_clear_error (&error);

  read = trellis_store_read_action (store, id, TODAY, &error);
  g_assert_cmpint (read->rating, ==, TRELLIS_RATING_AMBER);
  g_assert_cmpint (read->rating_since, ==, TODAY - 10);
  g_assert_true (trellis_action_is_overdue (read, TODAY));
  earlier = trellis_store_read_action (store, id, TODAY - 20, &error);
  g_assert_cmpint (earlier->rating, ==, TRELLIS_RATING_RED);
  g_assert_false (trellis_action_is_overdue (earlier, TODAY - 20));
  {
    g_autoptr (TrellisSchool) school = trellis_store_read_school (store, "900001", TODAY, &error);

    g_assert_cmpint (school->open_actions[TRELLIS_RATING_AMBER], ==, 1);
    g_assert_cmpint (school->overdue_actions, ==, 1);
  }
  g_assert_true (trellis_store_close_action (store, id, TODAY, "Books seen.", &error));
  closed = trellis_store_read_action (store, id, TODAY, &error);
  g_assert_cmpint (closed->closed_on, ==, TODAY);
  g_assert_cmpstr (closed->evidence, ==, "Books seen.");
  {
    g_autoptr (TrellisSchool) school = trellis_store_read_school (store, "900001", TODAY, &error);

    g_assert_cmpint (school->open_actions[TRELLIS_RATING_AMBER], ==, 0);
  }
}

static void
test_visits (Fixture       *fixture,
             gconstpointer  unused)
{
  TrellisStore *store = fixture->store;
  g_autoptr (TrellisVisit) visit = trellis_visit_new ("");
  g_autoptr (TrellisVisit) moved = NULL;
  g_autoptr (GListModel) visits = NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_note_part_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  TrellisNotePart *part = g_new0 (TrellisNotePart, 1);

  g_free (visit->urn);
  visit->urn = g_strdup ("900001");
  g_free (visit->kind);
  visit->kind = g_strdup (TRELLIS_VISIT_KIND_ADVISER);
  visit->number = 3;
  visit->visit_on = TODAY + 5;
  id = trellis_store_add_visit (store, visit, &error);
  g_assert_no_error (error);
  g_assert_true (trellis_store_move_visit (store, id, TODAY + 12, TRELLIS_SESSION_AM, &error));
  g_assert_cmpstr (trellis_store_get_undo_sentence (store), ==, "Oakfield Primary, Visit 3: moved to 18 Mar 2026");
  moved = trellis_store_read_visit (store, id, &error);
  g_assert_cmpint (moved->visit_on, ==, TODAY + 12);
  g_assert_true (moved->is_pinned);
  visits = trellis_store_list_school_visits (store, "900001", "2025-26", &error);
  g_assert_cmpuint (g_list_model_get_n_items (visits), ==, 1);

  part->part = g_strdup ("strengths");
  part->body = g_strdup ("Reading is taught well.");
  g_ptr_array_add (parts, part);
  g_assert_true (trellis_store_write_note (store, id, parts, &error));
  g_assert_no_error (error);
  g_assert_false (trellis_store_delete_visit (store, id, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
}

static void
test_busy (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) other = trellis_store_open (fixture->path, &error);
  gint64 begun;

  g_assert_true (trellis_store_begin_change (other, "test", NULL, "Hold the file", &error));
  begun = g_get_monotonic_time ();
  g_assert_false (trellis_store_add_school (fixture->store, "900009", "Ash", "primary", FALSE, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_BUSY);
  g_assert_cmpint (g_get_monotonic_time () - begun, >, 4 * G_USEC_PER_SEC);
  g_clear_error (&error);
  g_assert_true (trellis_store_end_change (other, TRUE, &error));
  g_assert_true (trellis_store_add_school (fixture->store, "900009", "Ash", "primary", FALSE, &error));
}

static void
test_unknown_school (Fixture       *fixture,
                     gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  id = trellis_store_judge (fixture->store, "123", "curriculum", "repair", TODAY, TRELLIS_SOURCE_AGREED, "", &error);
  g_assert_null (id);
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN);
  g_clear_error (&error);
  id = trellis_store_judge (fixture->store, "900001", "curriculum", "repair", TODAY + 1, TRELLIS_SOURCE_AGREED, "", &error);
  g_assert_null (id);
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (trellis_store_add_school (fixture->store, "900001", "Twice", "primary", FALSE, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
}

static gboolean
stop_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static void
test_watch (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) other = trellis_store_open (fixture->path, &error);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  trellis_store_watch (fixture->store);
  judge (other, "900001", "curriculum", "recovery", TODAY);
  g_timeout_add (2000, stop_cb, loop);
  g_main_loop_run (loop);
  g_assert_cmpuint (fixture->n_signals, ==, 1);
  g_assert_cmpuint (fixture->topics, ==, TRELLIS_TOPIC_ALL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/store/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("create-and-open", test_create_and_open);
  ADD ("create-over-file", test_create_over_file);
  ADD ("not-trust", test_not_trust);
  ADD ("newer", test_newer);
  ADD ("undo-redo", test_undo_redo);
  ADD ("undo-conflict", test_undo_conflict);
  ADD ("nested-change", test_nested_change);
  ADD ("as-at", test_as_at);
  ADD ("category", test_category);
  ADD ("levels-on", test_levels_on);
  ADD ("actions", test_actions);
  ADD ("visits", test_visits);
  ADD ("busy", test_busy);
  ADD ("unknown-school", test_unknown_school);
  ADD ("watch", test_watch);

  return g_test_run ();
}
