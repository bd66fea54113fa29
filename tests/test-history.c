/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "crash/fault-vfs.h"
#include "crash/file-content.h"
#include "crash/random-edits.h"

#include "trellis-history-export.h"
#include "trellis-store-actions.h"
#include "trellis-store-history.h"
#include "trellis-store-judgements.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gstdio.h>
#include <string.h>

#define TODAY trellis_day_new (2026, 3, 6)
#define URN "900000"

typedef struct
{
  char *folder;
  char *path;
  TrellisStore *store;
} Fixture;

/* How many copies in memory this program has asked for: each has a name. */
static guint n_recorded;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("trellis-history-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->store = random_edits_create_file (fixture->path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_clear_object (&fixture->store);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static TrellisHistory *
list (Fixture                    *fixture,
      const TrellisHistoryFilter *filter)
{
  g_autoptr (GError) error = NULL;
  TrellisHistory *history = trellis_store_list_history (fixture->store, filter, &error);

  g_assert_no_error (error);
  return history;
}

static guint
count (Fixture              *fixture,
       TrellisHistoryFilter  filter)
{
  g_autoptr (TrellisHistory) history = list (fixture, &filter);

  return g_list_model_get_n_items (G_LIST_MODEL (history));
}

static gint64
judge (Fixture    *fixture,
       guint       level,
       TrellisDay  day,
       const char *narrative)
{
  g_autoptr (GError) error = NULL;
  TrellisScheme *scheme = trellis_store_get_scheme (fixture->store, &error);
  TrellisAspect *aspect = g_ptr_array_index (scheme->aspects, 0);
  TrellisLevel *chosen = g_ptr_array_index (aspect->levels != NULL ? aspect->levels : scheme->levels, level);
  g_autofree char *id = trellis_store_judge (fixture->store, URN, aspect->id, chosen->id, day, TRELLIS_SOURCE_AGREED,
                                             narrative, &error);

  g_assert_no_error (error);
  return trellis_store_get_last_change (fixture->store);
}

static const char *
get_level_name (Fixture *fixture,
                guint    level)
{
  TrellisScheme *scheme = trellis_store_get_scheme (fixture->store, NULL);
  TrellisAspect *aspect = g_ptr_array_index (scheme->aspects, 0);

  return ((TrellisLevel *) g_ptr_array_index (aspect->levels != NULL ? aspect->levels : scheme->levels, level))->name;
}

static void
test_list (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (TrellisHistory) all = NULL;
  g_autoptr (TrellisChange) first = NULL;
  g_autoptr (TrellisChange) last = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) authors = NULL;
  g_auto (GStrv) kinds = NULL;
  gint64 judged;
  guint n_changes;

  trellis_store_set_author (fixture->store, "Willa Tansywell");
  judged = judge (fixture, 0, TODAY, "100 % of it");
  g_assert_true (trellis_store_set_trust_name (fixture->store, "Harbour_Trust 100 %", &error));

  all = list (fixture, NULL);
  n_changes = g_list_model_get_n_items (G_LIST_MODEL (all));
  g_assert_cmpuint (n_changes, ==, 14);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (all), n_changes));
  last = g_list_model_get_item (G_LIST_MODEL (all), 0);
  g_assert_cmpstr (last->author, ==, "Willa Tansywell");
  g_assert_cmpstr (last->kind, ==, "trust");
  first = g_list_model_get_item (G_LIST_MODEL (all), n_changes - 1);
  g_assert_cmpint (first->id, ==, 1);
  g_assert_cmpstr (first->sentence, ==, "Add Oakfield");
  g_assert_cmpuint (trellis_history_find (all, judged), ==, 1);
  g_assert_cmpuint (trellis_history_find (all, 4711), ==, G_MAXUINT);

  g_assert_cmpuint (count (fixture, (TrellisHistoryFilter) { .author = "Willa Tansywell" }), ==, 2);
  g_assert_cmpuint (count (fixture, (TrellisHistoryFilter) { .kind = "judgement" }), ==, 1);
  g_assert_cmpuint (count (fixture, (TrellisHistoryFilter) { .text = "add" }), ==, 12);
  /* What stands for anything in LIKE stands for itself in a search. */
  g_assert_cmpuint (count (fixture, (TrellisHistoryFilter) { .text = "r_T" }), ==, 1);
  g_assert_cmpuint (count (fixture, (TrellisHistoryFilter) { .text = "00 %" }), ==, 1);
  g_assert_cmpuint (count (fixture, (TrellisHistoryFilter) { .text = "_" }), ==, 1);
  g_assert_cmpuint (count (fixture, (TrellisHistoryFilter) { .urn = URN }), ==, 2);
  g_assert_cmpuint (count (fixture, (TrellisHistoryFilter) { .urn = URN, .kind = "school" }), ==, 1);
  g_assert_cmpuint (count (fixture, (TrellisHistoryFilter) { .urn = "90000" }), ==, 0);

  authors = trellis_store_list_authors (fixture->store, &error);
  g_assert_cmpuint (g_strv_length (authors), ==, 2);
  kinds = trellis_store_list_change_kinds (fixture->store, &error);
  g_assert_true (g_strv_contains ((const char *const *) kinds, "judgement"));
}

/* A change of several schools is of each of them, and of no other. */
static void
test_several_schools (Fixture       *fixture,
                      gconstpointer  unused)
{
  TrellisScheme *scheme = trellis_store_get_scheme (fixture->store, NULL);
  TrellisAspect *aspect = g_ptr_array_index (scheme->aspects, 0);
  TrellisLevel *level = g_ptr_array_index (aspect->levels != NULL ? aspect->levels : scheme->levels, 0);
  TrellisJudgementRecord records[] = {
    { .urn = "900000", .aspect_id = aspect->id, .level_id = level->id, .judged_on = TODAY },
    { .urn = "900001", .aspect_id = aspect->id, .level_id = level->id, .judged_on = TODAY },
  };
  g_autoptr (GError) error = NULL;

  g_assert_true (trellis_store_judge_all (fixture->store, records, G_N_ELEMENTS (records), "Judge 2 cells", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture, (TrellisHistoryFilter) { .urn = "900000", .kind = "judgement" }), ==, 1);
  g_assert_cmpuint (count (fixture, (TrellisHistoryFilter) { .urn = "900001", .kind = "judgement" }), ==, 1);
  g_assert_cmpuint (count (fixture, (TrellisHistoryFilter) { .urn = "900002", .kind = "judgement" }), ==, 0);
}

static char *
dup_field (Fixture    *fixture,
           gint64      id,
           const char *name)
{
  g_autoptr (GError) error = NULL;
  guint n_in_all;
  g_autoptr (GPtrArray) rows = trellis_store_list_change_rows (fixture->store, id, 10, &n_in_all, &error);
  TrellisChangeRow *row;

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  row = g_ptr_array_index (rows, 0);
  for (guint i = 0; i < row->fields->len; i++)
    {
      TrellisChangeField *field = g_ptr_array_index (row->fields, i);

      if (g_str_equal (field->name, name))
        return trellis_change_field_dup_text (field);
    }

  return NULL;
}

static void
test_words (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  gint64 first = judge (fixture, 0, TODAY - 30, "");
  gint64 second = judge (fixture, 2, TODAY, "Seen in lessons");
  gint64 corrected = judge (fixture, 1, TODAY, "");
  gint64 named;
  g_autofree char *was_nothing = dup_field (fixture, first, "Level");
  g_autofree char *was = dup_field (fixture, second, "Level");
  g_autofree char *was_corrected = dup_field (fixture, corrected, "Level");
  g_autofree char *narrative = dup_field (fixture, second, "Narrative");
  g_autofree char *no_narrative = dup_field (fixture, first, "Narrative");
  g_autofree char *wanted = g_strdup_printf ("%s, was %s", get_level_name (fixture, 2), get_level_name (fixture, 0));
  g_autofree char *wanted_corrected = g_strdup_printf ("%s, was %s", get_level_name (fixture, 1),
                                                       get_level_name (fixture, 2));
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;
  guint n_in_all;

  g_assert_cmpstr (was_nothing, ==, get_level_name (fixture, 0));
  g_assert_cmpstr (was, ==, wanted);
  g_assert_cmpstr (was_corrected, ==, wanted_corrected);
  g_assert_cmpstr (narrative, ==, "Seen in lessons");
  g_assert_cmpstr (no_narrative, ==, NULL);

  rows = trellis_store_list_change_rows (fixture->store, second, 10, &n_in_all, &error);
  title = trellis_change_row_dup_title (g_ptr_array_index (rows, 0));
  g_assert_true (g_str_has_prefix (title, "Oakfield, "));
  g_assert_true (g_str_has_suffix (title, ": Judgement added"));

  g_assert_true (trellis_store_set_trust_name (fixture->store, "Lantern Hill Trust", &error));
  named = trellis_store_get_last_change (fixture->store);
  name = dup_field (fixture, named, "Name");
  g_assert_cmpstr (name, ==, "Lantern Hill Trust, was Harbour Trust");

  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = trellis_store_list_change_rows (fixture->store, 1, 1, &n_in_all, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpuint (n_in_all, ==, 2);

  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = trellis_store_list_change_rows (fixture->store, 4711, 1, &n_in_all, &error);
  g_assert_null (rows);
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
}

static gboolean
is_taken_back (Fixture *fixture,
               gint64   id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisChange) change = trellis_store_read_change (fixture->store, id, &error);

  g_assert_no_error (error);
  return change->is_taken_back;
}

static void
test_undo_earlier (Fixture       *fixture,
                   gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = file_content_read (fixture->path, &error);
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  g_autofree char *difference = NULL;
  gint64 judged = judge (fixture, 0, TODAY, "");
  gint64 taken_back;

  /* Another edit after it, in another run, is left as it is. */
  g_assert_true (trellis_store_set_school_short_name (fixture->store, "900001", "Elm", &error));
  g_clear_object (&fixture->store);
  fixture->store = trellis_store_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_null (trellis_store_get_undo_sentence (fixture->store));
  g_assert_false (is_taken_back (fixture, judged));

  g_assert_true (trellis_store_undo_change (fixture->store, judged, &error));
  g_assert_no_error (error);
  taken_back = trellis_store_get_last_change (fixture->store);
  g_assert_true (is_taken_back (fixture, judged));
  g_assert_true (g_str_has_prefix (trellis_store_get_undo_sentence (fixture->store), "Take back “Oakfield: "));
  g_assert_true (trellis_store_undo_change (fixture->store, judged + 1, &error));
  after = file_content_read (fixture->path, &error);
  difference = file_content_find_difference (after, before);
  g_assert_cmpstr (difference, ==, NULL);

  g_assert_false (trellis_store_undo_change (fixture->store, judged, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  g_clear_error (&error);

  /* Undo goes back over both, and the changes hold again. */
  g_assert_true (trellis_store_undo (fixture->store, &error));
  g_assert_true (trellis_store_undo (fixture->store, &error));
  g_assert_false (is_taken_back (fixture, judged));
  g_assert_true (is_taken_back (fixture, taken_back));
  g_assert_true (trellis_store_redo (fixture->store, &error));
  g_assert_true (is_taken_back (fixture, judged));
  g_assert_false (is_taken_back (fixture, taken_back));

  g_assert_false (trellis_store_undo_change (fixture->store, 4711, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN);
}

static void
test_undo_refused (Fixture       *fixture,
                   gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 named;

  g_assert_true (trellis_store_set_trust_name (fixture->store, "One", &error));
  named = trellis_store_get_last_change (fixture->store);
  trellis_store_set_author (fixture->store, "Willa Tansywell");
  g_assert_true (trellis_store_set_trust_name (fixture->store, "Two", &error));
  judge (fixture, 0, TODAY, "");
  before = file_content_read (fixture->path, &error);

  g_assert_false (trellis_store_undo_change (fixture->store, named, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "“Name the trust One”"));
  g_assert_nonnull (strstr (error->message, "“Name the trust Two” (Willa Tansywell, "));
  g_clear_error (&error);

  /* A school that has a judgement by now cannot be unmade. */
  g_assert_false (trellis_store_undo_change (fixture->store, 1, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_CONFLICT);
  g_clear_error (&error);

  after = file_content_read (fixture->path, &error);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (is_taken_back (fixture, named));
}

/* A file that was copied aside after a change is what the later file is as
 * recorded just after that change. */
static void
test_recorded (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (RandomEdits) edits = random_edits_new (fixture->store, 7);
  g_autoptr (GPtrArray) contents = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 60; i++)
    {
      gint64 id;

      if (i % 5 == 4)
        trellis_store_undo (fixture->store, NULL);
      else
        random_edits_make (edits, NULL);
      id = trellis_store_get_last_change (fixture->store);
      g_array_append_val (ids, id);
      g_ptr_array_add (contents, file_content_read (fixture->path, &error));
      g_assert_no_error (error);
    }

  for (guint i = 0; i < ids->len; i += 3)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (TrellisStore) recorded = trellis_store_open_as_recorded (fixture->store, id, &error);
      g_autofree char *uri = g_strdup_printf ("file:/trellis-%u?vfs=memdb", n_recorded++);
      g_autoptr (TrellisHistory) history = NULL;
      g_autofree char *content = NULL;
      g_autofree char *difference = NULL;

      g_assert_no_error (error);
      content = file_content_read (uri, &error);
      g_assert_no_error (error);
      difference = file_content_find_difference (content, g_ptr_array_index (contents, i));
      if (difference != NULL)
        g_error ("change %" G_GINT64_FORMAT ": %s", id, difference);

      g_assert_true (trellis_store_is_read_only (recorded));
      g_assert_cmpint (trellis_store_get_recorded_at (recorded), >, 0);
      history = trellis_store_list_history (recorded, NULL, &error);
      g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (history)), ==, id);
      g_assert_false (trellis_store_set_trust_name (recorded, "Never", &error));
      g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_READ_ONLY);
      g_clear_error (&error);
    }
}

static void
test_instants (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) recorded = NULL;
  g_autoptr (TrellisStore) again = NULL;
  g_autoptr (TrellisTrust) trust = NULL;
  gint64 now = trellis_clock_get_now ();

  trellis_clock_set_today (TODAY + 4);
  g_assert_true (trellis_store_set_trust_name (fixture->store, "Later", &error));
  g_assert_cmpint (trellis_store_find_last_change (fixture->store, now, &error), ==, 12);
  g_assert_cmpint (trellis_store_find_last_change (fixture->store, now - 1, &error), ==, 0);
  g_assert_cmpint (trellis_store_find_last_change (fixture->store, G_MAXINT64, &error), ==, 13);

  recorded = trellis_store_open_as_recorded (fixture->store, 12, &error);
  n_recorded++;
  g_assert_no_error (error);
  g_assert_cmpint (trellis_store_get_recorded_at (recorded), ==, now);
  g_assert_cmpint (trellis_store_get_today (recorded), ==, TODAY);
  g_assert_cmpint (trellis_store_get_today (fixture->store), ==, TODAY + 4);
  /* What works in another thread looks at the same instant. */
  again = trellis_store_open_again (recorded, &error);
  g_assert_no_error (error);
  trust = trellis_store_read_trust (again, &error);
  g_assert_cmpstr (trust->name, ==, "Harbour Trust");
  g_assert_true (trellis_store_is_read_only (again));
  g_assert_cmpint (trellis_store_get_today (again), ==, TODAY);
  trellis_clock_set_today (TODAY);
}

static void
test_export (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "history.csv", NULL);
  TrellisHistoryFilter filter = { .urn = URN };
  g_autoptr (TrellisHistory) history = list (fixture, &filter);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (trellis_history_export_csv (fixture->store, G_LIST_MODEL (history), path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_cmpstr (text, ==,
                   "\xef\xbb\xbf" "made_at,author,kind,what,urn,school,is_undone,id\r\n"
                   "2026-03-06T12:00:00Z,Tester,school,Add Oakfield,900000,Oakfield,no,1\r\n");
  g_unlink (path);
}

static void
conflict_cb (TrellisStore *store,
             guint        *n_conflicts)
{
  (*n_conflicts)++;
}

/* Two desks judge the same cell: the second is asked, and either can stand. */
static void
test_two_desks (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) other = trellis_store_open (fixture->path, &error);
  TrellisScheme *scheme = trellis_store_get_scheme (other, &error);
  TrellisAspect *aspect = g_ptr_array_index (scheme->aspects, 0);
  GPtrArray *levels = aspect->levels != NULL ? aspect->levels : scheme->levels;
  const char *level_ids[] = { ((TrellisLevel *) g_ptr_array_index (levels, 0))->id,
                              ((TrellisLevel *) g_ptr_array_index (levels, 1))->id };
  const TrellisConflict *conflict;
  g_autoptr (GListModel) judgements = NULL;
  g_autoptr (TrellisJudgement) judgement = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *mine = NULL;
  g_autofree char *elsewhere = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint n_conflicts = 0;

  trellis_store_watch (fixture->store);
  g_signal_connect (fixture->store, "conflict", G_CALLBACK (conflict_cb), &n_conflicts);
  trellis_store_set_author (other, "Willa Tansywell");
  theirs = trellis_store_judge (other, URN, aspect->id, level_ids[0], TODAY, TRELLIS_SOURCE_AGREED, "", &error);
  g_assert_no_error (error);

  /* Another school's is no matter of theirs. */
  elsewhere = trellis_store_judge (fixture->store, "900001", aspect->id, level_ids[0], TODAY, TRELLIS_SOURCE_AGREED, "",
                                   &error);
  g_assert_no_error (error);
  /* Having made it, this desk has been shown what they did. */
  mine = trellis_store_judge (fixture->store, URN, aspect->id, level_ids[1], TODAY - 1, TRELLIS_SOURCE_AGREED, "", &error);
  g_assert_no_error (error);
  g_clear_pointer (&mine, g_free);
  g_clear_pointer (&theirs, g_free);

  theirs = trellis_store_judge (other, URN, aspect->id, level_ids[0], TODAY, TRELLIS_SOURCE_AGREED, "", &error);
  before = file_content_read (fixture->path, &error);
  mine = trellis_store_judge (fixture->store, URN, aspect->id, level_ids[1], TODAY, TRELLIS_SOURCE_AGREED, "", &error);
  g_assert_null (mine);
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Willa Tansywell"));
  g_clear_error (&error);
  g_assert_cmpuint (n_conflicts, ==, 1);
  after = file_content_read (fixture->path, &error);
  g_assert_cmpstr (after, ==, before);
  conflict = trellis_store_get_conflict (fixture->store);
  g_assert_cmpstr (conflict->theirs->author, ==, "Willa Tansywell");
  g_assert_true (g_str_has_prefix (conflict->sentence, "Oakfield: "));
  g_assert_cmpuint (conflict->my_rows->len, ==, 1);
  g_assert_cmpuint (conflict->their_rows->len, ==, 1);

  g_assert_true (trellis_store_put_in_place (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_null (trellis_store_get_conflict (fixture->store));
  judgements = trellis_store_list_judgements (other, URN, aspect->id, TODAY, &error);
  judgement = g_list_model_get_item (judgements, 0);
  g_assert_cmpstr (judgement->level_id, ==, level_ids[1]);
  g_assert_true (g_str_has_suffix (trellis_store_get_undo_sentence (fixture->store), get_level_name (fixture, 0)));

  /* Once more, and theirs stands. */
  g_assert_true (trellis_store_set_trust_name (other, "Theirs", &error));
  g_assert_false (trellis_store_set_trust_name (fixture->store, "Mine", &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  trellis_store_forget_conflict (fixture->store);
  g_assert_false (trellis_store_put_in_place (fixture->store, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  g_clear_error (&error);

  /* The year that windows open with is another matter than the name. */
  g_assert_true (trellis_store_set_year (fixture->store, "2026-27", &error));
  g_assert_no_error (error);
}

/* The list reads what is looked at and no more: long histories open at once. */
static void
test_long (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (TrellisHistory) history = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (trellis_store_begin_change (fixture->store, "trust", NULL, "Many", &error));
  g_assert_true (trellis_store_end_change (fixture->store, TRUE, &error));
  for (guint i = 0; i < 200; i++)
    g_assert_true (trellis_store_set_trust_name (fixture->store, i % 2 ? "One" : "Two", &error));
  history = list (fixture, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (history)), ==, 212);
  for (guint i = 0; i < 212; i++)
    {
      g_autoptr (TrellisChange) change = g_list_model_get_item (G_LIST_MODEL (history), (i * 101) % 212);

      g_assert_cmpint (change->id, ==, 212 - (i * 101) % 212);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_install (FALSE);

  g_test_add ("/history/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/history/several-schools", Fixture, NULL, set_up, test_several_schools, tear_down);
  g_test_add ("/history/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/history/undo-earlier", Fixture, NULL, set_up, test_undo_earlier, tear_down);
  g_test_add ("/history/undo-refused", Fixture, NULL, set_up, test_undo_refused, tear_down);
  g_test_add ("/history/recorded", Fixture, NULL, set_up, test_recorded, tear_down);
  g_test_add ("/history/instants", Fixture, NULL, set_up, test_instants, tear_down);
  g_test_add ("/history/two-desks", Fixture, NULL, set_up, test_two_desks, tear_down);
  g_test_add ("/history/export", Fixture, NULL, set_up, test_export, tear_down);
  g_test_add ("/history/long", Fixture, NULL, set_up, test_long, tear_down);

  return g_test_run ();
}
