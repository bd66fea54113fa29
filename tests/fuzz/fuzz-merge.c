/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz-target.h"

#include "crash/random-edits.h"

#include "trellis-store-history.h"
#include "trellis-store-merge.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

/* Any bytes as the changeset of a copy's last edit: it is merged, with the
 * copy's word in every conflict, or refused with a sentence; the file keeps to
 * its rules, and undo gives back what was there. */

static char *path;
static char *copy_path;
static char *base;
static gsize base_length;

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) store = NULL;
  g_autoptr (RandomEdits) edits = NULL;

  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);
  path = fuzz_make_path ("t.trellis");
  copy_path = fuzz_make_path ("copy.trellis");
  store = random_edits_create_file (path, &error);
  g_assert_no_error (error);
  trellis_store_seed_ids (store, 1);
  edits = random_edits_new (store, 1);
  edits->n_imported = 3;
  for (guint i = 0; i < 40; i++)
    random_edits_make (edits, NULL);
  g_clear_object (&store);
  g_assert_true (g_file_get_contents (path, &base, &base_length, &error));
  return 0;
}

static void
write_copy (const guint8 *data,
            gsize         size)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_true (g_file_set_contents_full (copy_path, base, (gssize) base_length, G_FILE_SET_CONTENTS_NONE, 0600,
                                           NULL));
  g_assert_cmpint (sqlite3_open (copy_path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY", NULL, NULL, NULL);
  sqlite3_prepare_v2 (db,
                      "INSERT INTO change (made_at, author, kind, sentence, schema_version, changeset)"
                      " VALUES (1, 'Elsewhere', 'judgement', 'Edit', 1, ?1)",
                      -1, &statement, NULL);
  sqlite3_bind_blob (statement, 1, size > 0 ? (const void *) data : "", (int) size, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) store = NULL;
  g_autoptr (TrellisMerge) merge = NULL;

  write_copy (data, size);
  g_assert_true (g_file_set_contents_full (path, base, (gssize) base_length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  store = trellis_store_open (path, &error);
  g_assert_no_error (error);
  merge = trellis_store_preview_merge (store, copy_path, &error);
  g_assert_true ((merge == NULL) == (error != NULL));
  if (merge == NULL)
    return 0;

  for (guint i = 0; i < merge->conflicts->len; i++)
    ((TrellisMergeConflict *) g_ptr_array_index (merge->conflicts, i))->choice = TRELLIS_MERGE_COPY;
  if (trellis_store_merge (store, merge, &error))
    {
      g_autoptr (GPtrArray) findings = NULL;

      if (trellis_store_get_undo_sentence (store) != NULL)
        g_assert_true (trellis_store_undo (store, NULL));
      g_assert_true (trellis_store_check (store, &findings, NULL));
    }
  else
    {
      g_assert_true (error != NULL && *error->message != '\0');
    }

  return 0;
}
