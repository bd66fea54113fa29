/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-private.h"

/* What is done to a file beside its recorded changes: words that must be gone
 * for good, and steps to a newer schema. History has an entry that says so, which
 * nobody can take back. */

/**
 * trellis_store_write_entry:
 * @store: a store, in a transaction
 * @kind: what it is about, as a change's
 * @sentence: what was done
 * @error: return location for a #GError
 *
 * Returns: whether history tells of it
 */
gboolean
trellis_store_write_entry (TrellisStore  *store,
                           const char    *kind,
                           const char    *sentence,
                           GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (store,
                                   "INSERT INTO change (made_at, author, kind, sentence, schema_version, changeset)"
                                   " VALUES (:made_at, :author, :kind, :sentence,"
                                   "  (SELECT user_version FROM pragma_user_version), zeroblob (0))",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_int (statement, ":made_at", trellis_clock_get_now ());
  trellis_sql_bind_text (statement, ":author", store->author);
  trellis_sql_bind_text (statement, ":kind", kind);
  trellis_sql_bind_text (statement, ":sentence", sentence);

  return trellis_sql_run (store, statement, error);
}

/**
 * trellis_store_begin_erasing:
 * @store: a store, not in a change
 * @error: return location for a #GError
 *
 * Begins what trellis_store_end_erasing() ends: what is written over meanwhile is
 * not found in the file's free space.
 *
 * Returns: whether it has begun
 */
gboolean
trellis_store_begin_erasing (TrellisStore  *store,
                             GError       **error)
{
  if (store->is_read_only)
    {
      trellis_sql_set_error (store, SQLITE_READONLY, error);
      return FALSE;
    }

  return trellis_store_verify (store, error) &&
         trellis_sql_exec (store, "PRAGMA secure_delete = ON; BEGIN IMMEDIATE", error);
}

/**
 * trellis_store_end_erasing:
 * @store: a store
 * @is_good: whether it is to be kept
 * @error: return location for a #GError; set already where it is not
 *
 * Keeps everything that was done since, or nothing of it.
 *
 * Returns: whether it is kept
 */
gboolean
trellis_store_end_erasing (TrellisStore  *store,
                           gboolean       is_good,
                           GError       **error)
{
  is_good = is_good && trellis_sql_exec (store, "COMMIT", error);
  if (!sqlite3_get_autocommit (store->db))
    sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);
  if (!is_good)
    return FALSE;

  store->seen_change = trellis_store_read_last_change (store);
  trellis_store_forget_cache (store);
  trellis_store_emit_changed (store, TRELLIS_TOPIC_ALL);

  return TRUE;
}
