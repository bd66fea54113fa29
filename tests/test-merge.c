/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "crash/fault-vfs.h"
#include "crash/file-content.h"
#include "crash/random-edits.h"

#include "trellis-backup.h"
#include "trellis-store-actions.h"
#include "trellis-store-history.h"
#include "trellis-store-judgements.h"
#include "trellis-store-merge.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* A file and a copy of it that was taken elsewhere, edited, and brought back. */

#define TODAY trellis_day_new (2026, 3, 6)
#define URN "900000"
#define N_SEEDS 5
#define N_EDITS 24

typedef struct
{
  char *folder;
  char *path;
  char *copy_path;
  TrellisStore *file;
  TrellisStore *copy;
  char *visit;          /* in both */
} Fixture;

static guint
get_number (const char *name,
            guint       otherwise)
{
  const char *text = g_getenv (name);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : otherwise;
}

static char *
add_visit (TrellisStore *store,
           TrellisDay    day)
{
  g_autoptr (TrellisVisit) visit = trellis_visit_new ("");
  g_autoptr (GError) error = NULL;
  char *id;

  g_free (visit->urn);
  visit->urn = g_strdup (URN);
  g_free (visit->kind);
  visit->kind = g_strdup (TRELLIS_VISIT_KIND_ADVISER);
  visit->visit_on = day;
  visit->number = 1;
  id = trellis_store_add_visit (store, visit, &error);
  g_assert_no_error (error);
  return id;
}

static void
copy_file (const char *from,
           const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &bytes, &length, &error));
  g_assert_true (g_file_set_contents (to, bytes, length, &error));
}

static void
fork_off (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->copy);
  copy_file (fixture->path, fixture->copy_path);
  fixture->copy = trellis_store_open (fixture->copy_path, &error);
  g_assert_no_error (error);
  trellis_store_set_author (fixture->copy, "Willa Tansywell");
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("trellis-merge-XXXXXX", &error);
  fixture->path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->copy_path = g_build_filename (fixture->folder, "laptop.trellis", NULL);
  fixture->file = random_edits_create_file (fixture->path, &error);
  g_assert_no_error (error);
  fixture->visit = add_visit (fixture->file, TODAY + 10);
  fork_off (fixture);
}

static void
remove_backups (const char *path)
{
  g_autofree char *folder = trellis_backup_dup_folder (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *backup = g_build_filename (folder, name, NULL);

      g_unlink (backup);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  remove_backups (fixture->path);
  g_clear_object (&fixture->file);
  g_clear_object (&fixture->copy);
  g_unlink (fixture->path);
  g_unlink (fixture->copy_path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->copy_path);
  g_free (fixture->visit);
}

static TrellisMerge *
preview (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  TrellisMerge *merge = trellis_store_preview_merge (fixture->file, fixture->copy_path, &error);

  g_assert_no_error (error);
  return merge;
}

static void
merge_all (Fixture            *fixture,
           TrellisMerge       *merge,
           TrellisMergeChoice  choice)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < merge->conflicts->len; i++)
    ((TrellisMergeConflict *) g_ptr_array_index (merge->conflicts, i))->choice = choice;
  trellis_store_merge (fixture->file, merge, &error);
  g_assert_no_error (error);
}

/* Every fact but the history of what was merged, whose sentences may be of
 * several lines. */
static char *
read_facts (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = file_content_read (path, &error);
  const char *begin, *end;

  g_assert_no_error (error);
  begin = strstr (content, "merged_change: ");
  end = begin != NULL ? strstr (begin, "\nnote: ") : NULL;
  if (end == NULL)
    end = begin != NULL ? strstr (begin, "\nperson: ") : NULL;
  if (end == NULL)
    return g_steal_pointer (&content);

  return g_strdup_printf ("%.*s%s", (int) (begin - content), content, end + 1);
}

static void
assert_same (const char *found,
             const char *wanted,
             guint       seed)
{
  g_autofree char *difference = file_content_find_difference (found, wanted);

  if (difference != NULL)
    g_error ("seed %u: %s", seed, difference);
}

static void
assert_sound (Fixture *fixture,
              guint    seed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_true (trellis_store_check (fixture->file, &findings, &error));
  for (guint i = 0; i < findings->len; i++)
    {
      const char *finding = g_ptr_array_index (findings, i);

      /* Edits at random do not keep to the calendar. */
      if (strstr (finding, "visit") == NULL && strstr (finding, "closed before") == NULL)
        g_error ("seed %u: %s", seed, finding);
    }
}

/* A copy that alone was edited comes back whole, whatever the edits. */
static void
test_all_comes (Fixture       *fixture,
                gconstpointer  unused)
{
  guint n_seeds = get_number ("TRELLIS_MERGES", N_SEEDS);

  for (guint seed = 1; seed <= n_seeds; seed++)
    {
      g_autoptr (RandomEdits) edits = NULL;
      g_autoptr (TrellisMerge) merge = NULL;
      g_autofree char *wanted = NULL;
      g_autofree char *found = NULL;

      /* No two edits of two rounds are made in one second. */
      trellis_clock_set_today (TODAY + (int) seed);
      fork_off (fixture);
      edits = random_edits_new (fixture->copy, seed);
      for (guint i = 0; i < N_EDITS; i++)
        random_edits_make (edits, NULL);
      merge = preview (fixture);
      g_assert_cmpuint (merge->conflicts->len, ==, 0);
      g_assert_cmpuint (merge->notes->len, ==, 0);
      merge_all (fixture, merge, TRELLIS_MERGE_UNDECIDED);
      wanted = read_facts (fixture->copy_path);
      found = read_facts (fixture->path);
      assert_same (found, wanted, seed);
      assert_sound (fixture, seed);
    }
  trellis_clock_set_today (TODAY);
}

/* What was there before a merge is in a backup, which nothing that comes to
 * nothing makes. */
static void
test_backed_up (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisMerge) merge = NULL;
  g_autoptr (TrellisMerge) again = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *before = file_content_read (fixture->path, &error);
  g_autofree char *kept = NULL;
  const TrellisBackup *backup;

  g_assert_true (trellis_store_set_trust_name (fixture->copy, "Vale Trust", &error));
  merge = preview (fixture);
  merge_all (fixture, merge, TRELLIS_MERGE_UNDECIDED);
  again = preview (fixture);
  g_assert_cmpuint (again->changes->len, ==, 0);
  merge_all (fixture, again, TRELLIS_MERGE_UNDECIDED);

  backups = trellis_list_backups (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, 1);
  backup = g_ptr_array_index (backups, 0);
  g_assert_cmpint (backup->reason, ==, TRELLIS_BACKUP_MERGE);
  kept = file_content_read (backup->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kept, ==, before);
}

/* Both edited at random, each conflict decided at random: what comes is sound,
 * comes once, and is undone as one. */
static void
test_both (Fixture       *fixture,
           gconstpointer  unused)
{
  guint n_seeds = get_number ("TRELLIS_MERGES", N_SEEDS);
  guint n_conflicts = 0, n_changes = 0, n_notes = 0;

  for (guint seed = 100; seed < 100 + n_seeds; seed++)
    {
      g_autoptr (RandomEdits) edits = NULL;
      g_autoptr (RandomEdits) others = NULL;
      g_autoptr (TrellisMerge) merge = NULL;
      g_autoptr (TrellisMerge) again = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;

      trellis_clock_set_today (TODAY + (int) seed);
      fork_off (fixture);
      edits = random_edits_new (fixture->file, seed);
      others = random_edits_new (fixture->copy, seed + 5000);
      for (guint i = 0; i < N_EDITS; i++)
        {
          random_edits_make (edits, NULL);
          random_edits_make (others, NULL);
        }
      before = file_content_read (fixture->path, &error);
      merge = preview (fixture);
      for (guint i = 0; i < merge->conflicts->len; i++)
        {
          TrellisMergeConflict *conflict = g_ptr_array_index (merge->conflicts, i);

          g_assert_nonnull (conflict->file);
          g_assert_nonnull (conflict->copy);
          conflict->choice = g_rand_boolean (edits->rand) ? TRELLIS_MERGE_FILE : TRELLIS_MERGE_COPY;
        }
      n_conflicts += merge->conflicts->len;
      n_changes += merge->changes->len;
      n_notes += merge->notes->len;
      if (!trellis_store_merge (fixture->file, merge, &error))
        g_error ("seed %u: %s", seed, error->message);
      assert_sound (fixture, seed);
      after = file_content_read (fixture->path, &error);

      again = preview (fixture);
      g_assert_cmpuint (again->changes->len, ==, 0);
      g_assert_true (trellis_store_merge (fixture->file, again, &error));
      if (g_str_equal (before, after))
        continue;

      g_assert_true (trellis_store_undo (fixture->file, &error));
      undone = file_content_read (fixture->path, &error);
      assert_same (undone, before, seed);
      g_assert_true (trellis_store_redo (fixture->file, &error));
      redone = file_content_read (fixture->path, &error);
      assert_same (redone, after, seed);
    }

  trellis_clock_set_today (TODAY);
  g_test_message ("%u edits merged, %u conflicts, %u left out", n_changes, n_conflicts, n_notes);
  g_assert_cmpuint (n_conflicts, >, 0);
}

static char *
judge (TrellisStore *store,
       guint         level,
       TrellisDay    day)
{
  g_autoptr (GError) error = NULL;
  TrellisScheme *scheme = trellis_store_get_scheme (store, &error);
  TrellisAspect *aspect = g_ptr_array_index (scheme->aspects, 0);
  TrellisLevel *chosen = g_ptr_array_index (aspect->levels != NULL ? aspect->levels : scheme->levels, level);
  g_autofree char *id = trellis_store_judge (store, URN, aspect->id, chosen->id, day, TRELLIS_SOURCE_AGREED, "", &error);

  g_assert_no_error (error);
  return g_strdup (chosen->id);
}

static void
assert_judged (Fixture    *fixture,
               const char *level,
               guint       n_judgements)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) judgements = trellis_store_list_judgements (fixture->file, URN, NULL, TODAY, &error);
  g_autoptr (TrellisJudgement) latest = g_list_model_get_item (judgements, 0);

  g_assert_no_error (error);
  g_assert_cmpstr (latest->level_id, ==, level);
  g_assert_cmpuint (g_list_model_get_n_items (judgements), ==, n_judgements);
}

static void
test_judged_on_both (Fixture       *fixture,
                     gconstpointer  unused)
{
  g_autofree char *before = judge (fixture->file, 0, TODAY);
  g_autofree char *in_file = NULL;
  g_autofree char *first_in_copy = NULL;
  g_autofree char *in_copy = NULL;
  g_autoptr (TrellisMerge) merge = NULL;
  g_autoptr (GError) error = NULL;
  TrellisMergeConflict *conflict;
  g_autofree char *text = NULL;
  g_autofree char *file_text = NULL;

  fork_off (fixture);
  in_file = judge (fixture->file, 1, TODAY);
  first_in_copy = judge (fixture->copy, 3, TODAY);
  in_copy = judge (fixture->copy, 2, TODAY);
  merge = preview (fixture);
  g_assert_cmpuint (merge->changes->len, ==, 2);
  g_assert_cmpuint (merge->conflicts->len, ==, 1);
  g_assert_cmpuint (merge->n_facts, ==, 0);
  conflict = g_ptr_array_index (merge->conflicts, 0);
  g_assert_true (g_str_has_prefix (conflict->copy->subject, "Oakfield, "));
  g_assert_cmpstr (conflict->copy_author, ==, "Willa Tansywell");
  g_assert_cmpstr (conflict->file_author, ==, "Tester");
  text = trellis_change_field_dup_text (g_ptr_array_index (conflict->copy->fields, 0));
  file_text = trellis_change_field_dup_text (g_ptr_array_index (conflict->file->fields, 0));
  g_assert_cmpstr (text, !=, file_text);

  /* Nobody has chosen. */
  g_assert_false (trellis_store_merge (fixture->file, merge, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  assert_judged (fixture, in_file, 1);

  merge_all (fixture, merge, TRELLIS_MERGE_COPY);
  assert_judged (fixture, in_copy, 1);
  g_assert_true (trellis_store_undo (fixture->file, &error));
  assert_judged (fixture, in_file, 1);

  g_clear_pointer (&merge, trellis_merge_free);
  merge = preview (fixture);
  merge_all (fixture, merge, TRELLIS_MERGE_FILE);
  assert_judged (fixture, in_file, 1);
}

/* On different days both stand: the later day's holds. */
static void
test_judged_on_days (Fixture       *fixture,
                     gconstpointer  unused)
{
  g_autofree char *in_file = judge (fixture->file, 1, TODAY);
  g_autofree char *in_copy = judge (fixture->copy, 2, TODAY - 3);
  g_autoptr (TrellisMerge) merge = preview (fixture);

  g_assert_cmpuint (merge->conflicts->len, ==, 0);
  merge_all (fixture, merge, TRELLIS_MERGE_UNDECIDED);
  assert_judged (fixture, in_file, 2);
}

static void
test_added_on_both (Fixture       *fixture,
                    gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisMerge) merge = NULL;
  g_autoptr (TrellisSchool) school = NULL;
  g_autofree char *hub_in_file = trellis_store_add_hub (fixture->file, "Coast", &error);
  g_autofree char *hub_in_copy = trellis_store_add_hub (fixture->copy, "Coast", &error);
  g_autoptr (GPtrArray) hubs = NULL;

  g_assert_cmpstr (hub_in_file, !=, hub_in_copy);
  g_assert_true (trellis_store_add_school (fixture->file, "900100", "Fern Bank", "primary", FALSE, &error));
  g_assert_true (trellis_store_add_school (fixture->copy, "900100", "Fern Bank Primary", "primary", FALSE, &error));
  g_assert_true (trellis_store_add_school (fixture->file, "900101", "Quay", "primary", FALSE, &error));
  g_assert_true (trellis_store_add_school (fixture->copy, "900101", "Quay", "primary", FALSE, &error));
  g_assert_true (trellis_store_set_school_hub (fixture->copy, "900100", hub_in_copy, TODAY, &error));

  merge = preview (fixture);
  g_assert_cmpuint (merge->conflicts->len, ==, 1);
  merge_all (fixture, merge, TRELLIS_MERGE_COPY);
  school = trellis_store_read_school (fixture->file, "900100", TODAY, &error);
  g_assert_cmpstr (school->name, ==, "Fern Bank Primary");
  g_assert_cmpstr (school->hub_id, ==, hub_in_file);
  hubs = trellis_store_list_hubs (fixture->file, &error);
  g_assert_cmpuint (hubs->len, ==, 1);
}

static TrellisDay
get_visit_day (Fixture *fixture)
{
  g_autoptr (TrellisVisit) visit = trellis_store_read_visit (fixture->file, fixture->visit, NULL);

  return visit != NULL ? visit->visit_on : TRELLIS_DAY_NONE;
}

static void
test_moved_on_both (Fixture       *fixture,
                    gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisMerge) merge = NULL;

  g_assert_true (trellis_store_move_visit (fixture->file, fixture->visit, TODAY + 20, TRELLIS_SESSION_AM, &error));
  g_assert_true (trellis_store_move_visit (fixture->copy, fixture->visit, TODAY + 30, TRELLIS_SESSION_AM, &error));
  g_assert_true (trellis_store_set_visit_themes (fixture->copy, fixture->visit, "Phonics", "", &error));
  merge = preview (fixture);
  g_assert_cmpuint (merge->conflicts->len, ==, 1);
  merge_all (fixture, merge, TRELLIS_MERGE_FILE);
  g_assert_cmpint (get_visit_day (fixture), ==, TODAY + 20);
  g_assert_true (trellis_store_undo (fixture->file, &error));
  merge_all (fixture, merge, TRELLIS_MERGE_COPY);
  g_assert_cmpint (get_visit_day (fixture), ==, TODAY + 30);
}

/* One moved it and the other wrote its themes: both come together. */
static void
test_edited_apart (Fixture       *fixture,
                   gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisMerge) merge = NULL;
  g_autoptr (TrellisVisit) visit = NULL;

  g_assert_true (trellis_store_move_visit (fixture->file, fixture->visit, TODAY + 20, TRELLIS_SESSION_DAY, &error));
  g_assert_true (trellis_store_set_visit_themes (fixture->copy, fixture->visit, "Phonics", "", &error));
  merge = preview (fixture);
  g_assert_cmpuint (merge->conflicts->len, ==, 0);
  merge_all (fixture, merge, TRELLIS_MERGE_UNDECIDED);
  visit = trellis_store_read_visit (fixture->file, fixture->visit, &error);
  g_assert_cmpint (visit->visit_on, ==, TODAY + 20);
  g_assert_cmpstr (visit->theme_am, ==, "Phonics");
}

static void
write_note (TrellisStore *store,
            const char   *visit)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_note_part_free);
  g_autoptr (GError) error = NULL;
  TrellisNotePart *part = g_new0 (TrellisNotePart, 1);

  part->part = g_strdup ("purpose");
  part->body = g_strdup ("Phonics");
  g_ptr_array_add (parts, part);
  g_assert_true (trellis_store_write_note (store, visit, parts, &error));
  g_assert_no_error (error);
}

/* The file removed a visit that the copy wrote a note on, and the other way. */
static void
test_removed_and_edited (Fixture       *fixture,
                         gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisMerge) merge = NULL;
  g_autoptr (GPtrArray) note = NULL;

  g_assert_true (trellis_store_delete_visit (fixture->file, fixture->visit, &error));
  write_note (fixture->copy, fixture->visit);
  merge = preview (fixture);
  g_assert_cmpuint (merge->conflicts->len, ==, 1);
  g_assert_cmpint (((TrellisMergeConflict *) g_ptr_array_index (merge->conflicts, 0))->file->operation, ==,
                   TRELLIS_CHANGE_REMOVED);
  merge_all (fixture, merge, TRELLIS_MERGE_FILE);
  g_assert_cmpint (get_visit_day (fixture), ==, TRELLIS_DAY_NONE);
  g_assert_true (trellis_store_undo (fixture->file, &error));
  merge_all (fixture, merge, TRELLIS_MERGE_COPY);
  g_assert_cmpint (get_visit_day (fixture), ==, TODAY + 10);
  note = trellis_store_read_note (fixture->file, fixture->visit, &error);
  g_assert_cmpuint (note->len, ==, 1);
}

static void
test_edited_and_removed (Fixture       *fixture,
                         gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisMerge) merge = NULL;

  write_note (fixture->file, fixture->visit);
  g_assert_true (trellis_store_delete_visit (fixture->copy, fixture->visit, &error));
  merge = preview (fixture);
  g_assert_cmpuint (merge->conflicts->len, ==, 1);
  /* Even where the copy's removal is chosen, what the file has added stays. */
  merge_all (fixture, merge, TRELLIS_MERGE_COPY);
  g_assert_cmpint (get_visit_day (fixture), ==, TODAY + 10);
  assert_sound (fixture, 0);
}

static void
test_nothing_new (Fixture       *fixture,
                  gconstpointer  unused)
{
  g_autoptr (TrellisMerge) merge = preview (fixture);
  g_autoptr (TrellisMerge) itself = NULL;
  g_autoptr (GError) error = NULL;
  gint64 last = trellis_store_get_last_change (fixture->file);

  g_assert_cmpuint (merge->changes->len, ==, 0);
  merge_all (fixture, merge, TRELLIS_MERGE_UNDECIDED);
  itself = trellis_store_preview_merge (fixture->file, fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (itself->changes->len, ==, 0);
  g_assert_cmpint (trellis_store_get_last_change (fixture->file), ==, last);
}

/* A copy that is edited on brings what is new, and no more. */
static void
test_again (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autofree char *first = judge (fixture->copy, 0, TODAY - 2);
  g_autofree char *in_file = NULL;
  g_autofree char *second = NULL;
  g_autoptr (TrellisMerge) merge = preview (fixture);
  g_autoptr (TrellisHistory) history = NULL;
  g_autoptr (TrellisChange) change = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  guint n_in_all;

  merge_all (fixture, merge, TRELLIS_MERGE_UNDECIDED);
  in_file = judge (fixture->file, 1, TODAY - 1);
  second = judge (fixture->copy, 2, TODAY);
  g_clear_pointer (&merge, trellis_merge_free);
  merge = preview (fixture);
  g_assert_cmpuint (merge->changes->len, ==, 1);
  g_assert_cmpuint (merge->conflicts->len, ==, 0);
  merge_all (fixture, merge, TRELLIS_MERGE_UNDECIDED);
  assert_judged (fixture, second, 3);

  /* The copy's history is told in the change. */
  history = trellis_store_list_history (fixture->file, NULL, &error);
  change = g_list_model_get_item (G_LIST_MODEL (history), 0);
  g_assert_cmpstr (change->kind, ==, "merge");
  g_assert_cmpstr (change->sentence, ==, "Merge “laptop.trellis”: 1 edit");
  rows = trellis_store_list_change_rows (fixture->file, change->id, 10, &n_in_all, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_in_all, ==, 2);
}

static void
test_other_trust (Fixture       *fixture,
                  gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisMerge) merge = NULL;
  g_autofree char *other_path = g_build_filename (fixture->folder, "other.trellis", NULL);
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", &error);
  g_autoptr (TrellisStore) other = trellis_store_create (other_path, "Other", scheme, "2025-26", &error);

  g_assert_no_error (error);
  merge = trellis_store_preview_merge (fixture->file, other_path, &error);
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (trellis_store_set_trust_name (other, "Another", &error));
  merge = trellis_store_preview_merge (fixture->file, other_path, &error);
  g_assert_null (merge);
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_unlink (other_path);

  merge = trellis_store_preview_merge (fixture->file, fixture->folder, &error);
  g_assert_null (merge);
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_NOT_TRUST);
  g_clear_error (&error);
  merge = trellis_store_preview_merge (fixture->file, "/no/such/file", &error);
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FAILED);
}

/* Somebody edits the file between the look and the merge. */
static void
test_meanwhile (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *in_copy = judge (fixture->copy, 1, TODAY);
  g_autoptr (TrellisMerge) merge = preview (fixture);
  g_autofree char *in_file = judge (fixture->file, 2, TODAY);

  g_assert_false (trellis_store_merge (fixture->file, merge, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_CONFLICT);
  assert_judged (fixture, in_file, 1);
}

/* A program that merges is killed at random: all of it is there, or none. */
static void
test_killed (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *trial = g_build_filename (fixture->folder, "trial.trellis", NULL);
  g_autofree char *journal = g_strconcat (trial, "-journal", NULL);
  g_autoptr (RandomEdits) edits = random_edits_new (fixture->copy, 11);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  guint n_whole = 0, n_none = 0;
  gint64 taken = 0;

  for (guint i = 0; i < 60; i++)
    random_edits_make (edits, NULL);
  before = read_facts (fixture->path);
  after = read_facts (fixture->copy_path);
  for (guint i = 0; i < 13; i++)
    {
      g_autofree char *found = NULL;
      gint64 began;
      pid_t pid;

      copy_file (fixture->path, trial);
      began = g_get_monotonic_time ();
      pid = fork ();
      if (pid == 0)
        {
          g_autoptr (TrellisStore) store = trellis_store_open (trial, NULL);
          g_autoptr (TrellisMerge) merge = trellis_store_preview_merge (store, fixture->copy_path, NULL);

          _exit (trellis_store_merge (store, merge, NULL) ? EXIT_SUCCESS : EXIT_FAILURE);
        }
      /* The first is let live, to know how long it takes. */
      if (i > 0)
        {
          g_usleep ((gulong) g_rand_int_range (rand, (int) (taken / 2), (int) (taken * 9 / 8)));
          kill (pid, SIGKILL);
        }
      waitpid (pid, NULL, 0);
      if (i == 0)
        taken = g_get_monotonic_time () - began;
      found = read_facts (trial);
      if (g_str_equal (found, after))
        n_whole++;
      else if (g_str_equal (found, before))
        n_none++;
      else
        g_error ("a merge was left half done");
      g_unlink (trial);
      g_unlink (journal);
    }

  g_test_message ("12 of 13 merges killed: %u whole, %u not there, none half", n_whole, n_none);
  g_assert_cmpuint (n_whole, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_install (FALSE);

  g_test_add ("/merge/all-comes", Fixture, NULL, set_up, test_all_comes, tear_down);
  g_test_add ("/merge/backed-up", Fixture, NULL, set_up, test_backed_up, tear_down);
  g_test_add ("/merge/both", Fixture, NULL, set_up, test_both, tear_down);
  g_test_add ("/merge/judged-on-both", Fixture, NULL, set_up, test_judged_on_both, tear_down);
  g_test_add ("/merge/judged-on-days", Fixture, NULL, set_up, test_judged_on_days, tear_down);
  g_test_add ("/merge/added-on-both", Fixture, NULL, set_up, test_added_on_both, tear_down);
  g_test_add ("/merge/moved-on-both", Fixture, NULL, set_up, test_moved_on_both, tear_down);
  g_test_add ("/merge/edited-apart", Fixture, NULL, set_up, test_edited_apart, tear_down);
  g_test_add ("/merge/removed-and-edited", Fixture, NULL, set_up, test_removed_and_edited, tear_down);
  g_test_add ("/merge/edited-and-removed", Fixture, NULL, set_up, test_edited_and_removed, tear_down);
  g_test_add ("/merge/nothing-new", Fixture, NULL, set_up, test_nothing_new, tear_down);
  g_test_add ("/merge/again", Fixture, NULL, set_up, test_again, tear_down);
  g_test_add ("/merge/other-trust", Fixture, NULL, set_up, test_other_trust, tear_down);
  g_test_add ("/merge/meanwhile", Fixture, NULL, set_up, test_meanwhile, tear_down);
  g_test_add ("/merge/killed", Fixture, NULL, set_up, test_killed, tear_down);

  return g_test_run ();
}
