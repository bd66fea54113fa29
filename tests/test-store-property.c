/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "crash/fault-vfs.h"
#include "crash/file-content.h"
#include "crash/random-edits.h"

#include "trellis-store-merge.h"

#include <glib/gstdio.h>

/* Undo is exact: whatever was done, taking it back gives what was there before,
 * and doing it again what was there after. Trust files are read past the store,
 * every row of every table that changes record. TRELLIS_PROPERTY_SEEDS=50 tries
 * so many; tests/crash/long does. */

#define N_SEEDS 2

#define N_EDITS 24

typedef struct
{
  char *folder;
  char *path;
  TrellisStore *store;
} Fixture;

static guint
count_seeds (void)
{
  const char *text = g_getenv ("TRELLIS_PROPERTY_SEEDS");

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : N_SEEDS;
}

static void
begin_anew (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->store);
  g_unlink (fixture->path);
  fixture->store = random_edits_create_file (fixture->path, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("trellis-property-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "t.trellis", NULL);
  begin_anew (fixture);
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

static char *
read_content (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *content = file_content_read (fixture->path, &error);

  g_assert_no_error (error);
  return content;
}

static void
assert_same (const char *found,
             const char *wanted,
             guint       seed,
             guint       step,
             const char *what)
{
  g_autofree char *difference = file_content_find_difference (found, wanted);

  if (difference != NULL)
    g_error ("seed %u, edit %u (%s): %s", seed, step, what, difference);
}

/* A copy that is edited elsewhere and comes back, each conflict decided at random. */
static gboolean
merge_copy (Fixture      *fixture,
            RandomEdits  *edits,
            GError      **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.trellis", NULL);
  g_autoptr (TrellisStore) copy = NULL;
  g_autoptr (RandomEdits) others = NULL;
  g_autoptr (TrellisMerge) merge = NULL;
  g_autofree char *bytes = NULL;
  gboolean is_good;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents_full (path, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  copy = trellis_store_open (path, error);
  g_assert_nonnull (copy);
  others = random_edits_new (copy, g_rand_int (edits->rand));
  for (guint i = 0; i < 4; i++)
    {
      random_edits_make (others, NULL);
      random_edits_make (edits, NULL);
    }
  merge = trellis_store_preview_merge (fixture->store, path, error);
  for (guint i = 0; merge != NULL && i < merge->conflicts->len; i++)
    ((TrellisMergeConflict *) g_ptr_array_index (merge->conflicts, i))->choice =
      g_rand_boolean (edits->rand) ? TRELLIS_MERGE_FILE : TRELLIS_MERGE_COPY;
  is_good = merge != NULL && trellis_store_merge (fixture->store, merge, error);
  g_unlink (path);
  edits->kind = "merge";

  return is_good;
}

/* Makes edits; contents has the file's content before the first that was made
 * and after each. */
static void
make_edits (Fixture   *fixture,
            guint      seed,
            GPtrArray *contents,
            GPtrArray *kinds)
{
  g_autoptr (RandomEdits) edits = random_edits_new (fixture->store, seed);

  trellis_store_seed_ids (fixture->store, seed);
  g_ptr_array_add (contents, read_content (fixture));
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 before = trellis_store_get_last_change (fixture->store);
      gboolean is_made = i % 8 == 7 ? merge_copy (fixture, edits, &error) : random_edits_make (edits, &error);
      g_autofree char *content = read_content (fixture);
      gint64 n_changes = trellis_store_get_last_change (fixture->store) - before;

      g_assert_true (is_made == (error == NULL));
      if (n_changes == 0)
        assert_same (content, g_ptr_array_index (contents, contents->len - 1), seed, i, edits->kind);
      /* Some of these edits are two changes. */
      for (gint64 n = 0; n < n_changes; n++)
        {
          g_ptr_array_add (contents, n == n_changes - 1 ? g_steal_pointer (&content) : NULL);
          g_ptr_array_add (kinds, (char *) edits->kind);
        }
    }
}

static void
test_all (Fixture       *fixture,
          gconstpointer  unused)
{
  guint n_changes = 0;

  for (guint seed = 1; seed <= count_seeds (); seed++)
    {
      g_autoptr (GPtrArray) contents = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) kinds = g_ptr_array_new ();
      g_autoptr (GError) error = NULL;

      begin_anew (fixture);
      make_edits (fixture, seed, contents, kinds);
      for (guint i = kinds->len; i > 0; i--)
        {
          g_autofree char *content = NULL;

          trellis_store_undo (fixture->store, &error);
          g_assert_no_error (error);
          if (g_ptr_array_index (contents, i - 1) == NULL)
            continue;
          content = read_content (fixture);
          assert_same (content, g_ptr_array_index (contents, i - 1), seed, i, g_ptr_array_index (kinds, i - 1));
        }
      for (guint i = 1; i <= kinds->len; i++)
        {
          g_autofree char *content = NULL;

          trellis_store_redo (fixture->store, &error);
          g_assert_no_error (error);
          if (g_ptr_array_index (contents, i) == NULL)
            continue;
          content = read_content (fixture);
          assert_same (content, g_ptr_array_index (contents, i), seed, i, g_ptr_array_index (kinds, i - 1));
        }
      n_changes += kinds->len;
    }

  g_test_message ("%u changes of %u seeds undone and redone", n_changes, count_seeds ());
}

/* Edits, undoing and redoing in any order, against a list of contents. */
static void
test_walk (Fixture       *fixture,
           gconstpointer  unused)
{
  for (guint seed = 100; seed < 100 + count_seeds () / 2; seed++)
    {
      g_autoptr (RandomEdits) edits = random_edits_new (fixture->store, seed);
      g_autoptr (GPtrArray) contents = g_ptr_array_new_with_free_func (g_free);
      guint at = 0;

      begin_anew (fixture);
      g_ptr_array_add (contents, read_content (fixture));
      for (guint i = 0; i < 2 * N_EDITS; i++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *content = NULL;
          guint what = g_rand_int_range (edits->rand, 0, 4);

          if (what == 0 && at > 0)
            {
              g_assert_true (trellis_store_undo (fixture->store, &error));
              at--;
            }
          else if (what == 1 && at + 1 < contents->len)
            {
              g_assert_true (trellis_store_redo (fixture->store, &error));
              at++;
            }
          else
            {
              gint64 before = trellis_store_get_last_change (fixture->store);
              gint64 n_changes;

              random_edits_make (edits, NULL);
              n_changes = trellis_store_get_last_change (fixture->store) - before;
              if (n_changes == 0)
                continue;
              g_ptr_array_set_size (contents, at + 1);
              for (; n_changes > 1; n_changes--, at++)
                g_ptr_array_add (contents, NULL);
              g_ptr_array_add (contents, read_content (fixture));
              at++;
              continue;
            }
          content = read_content (fixture);
          if (g_ptr_array_index (contents, at) != NULL)
            assert_same (content, g_ptr_array_index (contents, at), seed, i, "undo and redo");
        }
    }
}

/* What the history says, done again on a copy of the start, is what is there. */
static void
test_replay (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autofree char *base = g_build_filename (fixture->folder, "base.trellis", NULL);
  g_autoptr (GPtrArray) contents = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) kinds = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *replayed = NULL;
  g_autofree char *content = NULL;
  gint64 last_change = trellis_store_get_last_change (fixture->store);
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, &error));
  g_assert_true (g_file_set_contents (base, bytes, length, &error));
  for (guint seed = 200; seed < 200 + count_seeds (); seed++)
    make_edits (fixture, seed, contents, kinds);
  for (guint i = 0; i < 20; i++)
    g_assert_true (trellis_store_undo (fixture->store, &error));
  for (guint i = 0; i < 10; i++)
    g_assert_true (trellis_store_redo (fixture->store, &error));

  file_content_replay (base, fixture->path, &last_change, &error);
  g_assert_no_error (error);
  g_assert_cmpint (last_change, ==, trellis_store_get_last_change (fixture->store));
  content = read_content (fixture);
  replayed = file_content_read (base, &error);
  g_assert_no_error (error);
  assert_same (replayed, content, 200, 0, "replay");
  g_unlink (base);
}

/* Two desks edit one file, and one of them takes back what it did. Where the
 * other has built on it that is refused and nothing is touched; otherwise it is
 * done, and the history still says all that is in the file. */
static void
test_others (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autofree char *base = g_build_filename (fixture->folder, "base.trellis", NULL);
  guint n_undone = 0, n_refused = 0;

  /* On until an undo was refused too: which edits meet is the seed's luck. */
  for (guint seed = 300; seed < 302 + count_seeds () || (n_refused == 0 && seed < 400); seed++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TrellisStore) other = NULL;
      g_autoptr (RandomEdits) edits = NULL;
      g_autoptr (RandomEdits) others = NULL;
      g_autofree char *bytes = NULL;
      g_autofree char *replayed = NULL;
      g_autofree char *content = NULL;
      gint64 last_change;
      gsize length;

      begin_anew (fixture);
      other = trellis_store_open (fixture->path, &error);
      g_assert_no_error (error);
      last_change = trellis_store_get_last_change (fixture->store);
      g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, &error));
      g_assert_true (g_file_set_contents (base, bytes, length, &error));
      edits = random_edits_new (fixture->store, seed);
      others = random_edits_new (other, seed + 1000);
      for (guint i = 0; i < N_EDITS; i++)
        {
          random_edits_make (i % 2 == 0 ? edits : others, NULL);
          if (i % 3 != 0 || trellis_store_get_undo_sentence (fixture->store) == NULL)
            continue;
          g_free (content);
          content = read_content (fixture);
          if (trellis_store_undo (fixture->store, &error))
            {
              n_undone++;
            }
          else
            {
              g_autofree char *after = read_content (fixture);

              g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_CONFLICT);
              g_clear_error (&error);
              assert_same (after, content, seed, i, "a refused undo");
              n_refused++;
            }
        }

      file_content_replay (base, fixture->path, &last_change, &error);
      g_assert_no_error (error);
      g_free (content);
      content = read_content (fixture);
      replayed = file_content_read (base, &error);
      assert_same (replayed, content, seed, 0, "replay of two desks");
    }
  g_unlink (base);

  g_test_message ("%u undone, %u refused", n_undone, n_refused);
  g_assert_cmpuint (n_undone, >, 0);
  g_assert_cmpuint (n_refused, >, 0);
}

/* Tables of the schema that no edit at random writes yet. One that is written
 * leaves this list. */
#define UNWRITTEN_TABLES \
  "agreed_count aspect_applies conflict_of_interest custom_field custom_value expertise focus_area governance_event" \
  " merged_change offer_given plan plan_line plan_review plan_school plan_stage saved_view school_programme" \
  " support_day visit_attendee visit_focus"

/* A changeset names each table after the place that its last column has in the
 * table's key. */
#define LIST_UNWRITTEN \
  "SELECT group_concat (name, ' ') FROM (SELECT name FROM sqlite_schema t WHERE type = 'table'" \
  " AND name NOT LIKE 'sqlite_%' AND name NOT IN ('change', 'draft', 'attachment_content')" \
  " AND NOT EXISTS (SELECT 1 FROM change WHERE instr (changeset, CAST (char ((SELECT pk FROM" \
  "  pragma_table_info (t.name) ORDER BY cid DESC LIMIT 1)) || t.name || char (0) AS BLOB)) > 0)" \
  " ORDER BY name)"

/* Every kind of edit is made at least once by these tests, not refused always,
 * and all of them together write every table but those. */
static void
test_kinds (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (RandomEdits) edits = random_edits_new (fixture->store, 1);
  g_autofree char *unwritten = NULL;

  for (guint kind = 0; kind < random_edits_count_kinds (); kind++)
    {
      gint64 before = trellis_store_get_last_change (fixture->store);

      for (guint i = 0; i < 30 && trellis_store_get_last_change (fixture->store) == before; i++)
        random_edits_make_kind (edits, kind, NULL);
      if (trellis_store_get_last_change (fixture->store) == before)
        g_error ("no edit “%s” was made", edits->kind);
    }

  for (guint i = 0; i < 20; i++)
    {
      for (guint kind = 0; kind < random_edits_count_kinds (); kind++)
        random_edits_make_kind (edits, kind, NULL);
    }
  unwritten = file_content_read_text (fixture->path, LIST_UNWRITTEN);
  g_assert_cmpstr (unwritten, ==, UNWRITTEN_TABLES);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_install (FALSE);

  g_test_add ("/store/property/kinds", Fixture, NULL, set_up, test_kinds, tear_down);
  g_test_add ("/store/property/undo-all-redo-all", Fixture, NULL, set_up, test_all, tear_down);
  g_test_add ("/store/property/undo-and-redo-in-any-order", Fixture, NULL, set_up, test_walk, tear_down);
  g_test_add ("/store/property/replay", Fixture, NULL, set_up, test_replay, tear_down);

  g_test_add ("/store/property/others", Fixture, NULL, set_up, test_others, tear_down);

  return g_test_run ();
}
