/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-migration.h"

#include "data/trellis-schema.h"
#include "trellis-backup.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The schema, step by step. A new file takes every step, a file of an older
 * program those that it lacks, so that both end up with the same text. A step
 * that is out is never edited: what comes after it is a step of its own. */

/* "TRLS" in the header of the file, for the desktop to know it by. */
#define APPLICATION_ID 0x54524c53
#define RESOURCES "/io/github/trellis_schools/Trellis/schema/"

static const char *const steps[] = {
  "0001-first.sql",
  "0002-second.sql",
};

#define VERSION ((int) G_N_ELEMENTS (steps))

/**
 * trellis_schema_get_version:
 *
 * Returns: the number of the last step, which a file of this program has taken
 */
int
trellis_schema_get_version (void)
{
  return VERSION;
}

/* Lives as long as the program. */
static const char *
get_step_sql (int step)
{
  static gsize is_registered = 0;
  g_autofree char *path = g_strconcat (RESOURCES, steps[step - 1], NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (g_once_init_enter (&is_registered))
    {
      trellis_schema_register_resource ();
      g_once_init_leave (&is_registered, 1);
    }
  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_assert_no_error (error);

  return g_bytes_get_data (bytes, NULL);
}

static gboolean
list_schema (sqlite3    *db,
             GHashTable *objects)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (db, "SELECT type || ' ' || name, coalesce (sql, '') FROM sqlite_schema", -1,
                                 &statement, NULL);

  if (code != SQLITE_OK)
    return FALSE;
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    g_hash_table_insert (objects, trellis_sql_dup_text (statement, 0), trellis_sql_dup_text (statement, 1));
  sqlite3_finalize (statement);

  return code == SQLITE_DONE;
}

/* What a file's tables and indexes should be after a step, from an empty one of
 * ours. */
static GHashTable *
get_expected_schema (int version)
{
  static GHashTable *expected[VERSION];
  static gsize is_ready = 0;

  if (g_once_init_enter (&is_ready))
    {
      sqlite3 *model = NULL;
      gboolean is_listed = sqlite3_open (":memory:", &model) == SQLITE_OK;

      for (int i = 0; i < VERSION; i++)
        {
          expected[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
          is_listed = is_listed && sqlite3_exec (model, get_step_sql (i + 1), NULL, NULL, NULL) == SQLITE_OK &&
                      list_schema (model, expected[i]);
        }
      sqlite3_close (model);
      g_assert (is_listed);
      g_once_init_leave (&is_ready, 1);
    }

  return expected[version - 1];
}

/**
 * trellis_schema_has_table:
 * @version: a step
 * @table: one of today's tables
 *
 * Returns: whether it was there after that step
 */
gboolean
trellis_schema_has_table (int         version,
                          const char *table)
{
  g_autofree char *key = g_strconcat ("table ", table, NULL);

  return g_hash_table_contains (get_expected_schema (version), key);
}

static gboolean
read_version (TrellisStore  *store,
              int           *version,
              GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (store, "SELECT user_version FROM pragma_user_version", error);
  if (statement == NULL || trellis_sql_step (store, statement, error) != TRELLIS_STEP_ROW)
    return FALSE;
  *version = sqlite3_column_int (statement, 0);

  return TRUE;
}

static void
set_newer_error (TrellisStore  *store,
                 GError       **error)
{
  g_autofree char *name = g_path_get_basename (store->path);

  g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_NEWER,
               _("“%s” was written by a newer Trellis. Update Trellis on this computer to open it."), name);
}

static gboolean
check_is_trust_file (TrellisStore  *store,
                     int           *version,
                     GError       **error)
{
  g_autofree char *name = g_path_get_basename (store->path);
  g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (store, "PRAGMA application_id", error);

  if (statement == NULL || trellis_sql_step (store, statement, error) != TRELLIS_STEP_ROW)
    return FALSE;
  if (sqlite3_column_int (statement, 0) != APPLICATION_ID)
    {
      trellis_sql_set_error (store, SQLITE_NOTADB, error);
      return FALSE;
    }
  if (!read_version (store, version, error))
    return FALSE;
  if (*version > VERSION)
    {
      set_newer_error (store, error);
      return FALSE;
    }
  if (*version < 1)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DAMAGED,
                   _("“%s” was begun as a trust file and never finished. Start a new one."), name);
      return FALSE;
    }

  return TRUE;
}

/**
 * trellis_schema_check:
 * @store: a connection to a file
 * @version: (out): the last step that the file has taken
 * @error: return location for a #GError
 *
 * Sees whether it is a trust file, of this program or of an older one, and holds
 * nothing that Trellis did not put there: a stranger's trigger or view would run
 * at the next edit.
 *
 * Fails with %TRELLIS_STORE_ERROR_NOT_TRUST, %TRELLIS_STORE_ERROR_NEWER or
 * %TRELLIS_STORE_ERROR_DAMAGED.
 *
 * Returns: whether it is one of ours
 */
gboolean
trellis_schema_check (TrellisStore  *store,
                      int           *version,
                      GError       **error)
{
  g_autofree char *name = g_path_get_basename (store->path);
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTable *expected;
  GHashTableIter iter;
  gpointer key, value;

  if (!check_is_trust_file (store, version, error))
    return FALSE;
  expected = get_expected_schema (*version);
  if (!list_schema (store->db, found))
    {
      trellis_sql_set_error (store, sqlite3_errcode (store->db), error);
      return FALSE;
    }

  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      if (g_strcmp0 (g_hash_table_lookup (expected, key), value) != 0)
        {
          g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_NOT_TRUST,
                       _("“%s” holds something that Trellis did not put there (%s). It was not opened; "
                         "restore a backup."),
                       name, (const char *) key);
          return FALSE;
        }
    }
  if (g_hash_table_size (found) < g_hash_table_size (expected))
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DAMAGED,
                   _("“%s” lacks some of its tables. It was not opened; restore a backup."), name);
      return FALSE;
    }

  return TRUE;
}

/**
 * trellis_schema_check_current:
 * @store: a store, with a transaction open
 * @error: return location for a #GError
 *
 * Sees whether the file still has this program's schema: on a share, a newer
 * program may have brought it up to date meanwhile, and an edit that knows
 * nothing of its new columns is not made.
 *
 * Returns: whether it has; otherwise with @error set to
 *   %TRELLIS_STORE_ERROR_NEWER
 */
gboolean
trellis_schema_check_current (TrellisStore  *store,
                              GError       **error)
{
  int version;

  if (!read_version (store, &version, error))
    return FALSE;
  if (version == VERSION)
    return TRUE;

  set_newer_error (store, error);
  return FALSE;
}

static gboolean
take_steps (TrellisStore  *store,
            int            from,
            int            to,
            GError       **error)
{
  g_autofree char *pragmas = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;", APPLICATION_ID,
                                              to);

  for (int step = from + 1; step <= to; step++)
    {
      if (!trellis_sql_exec (store, get_step_sql (step), error))
        return FALSE;
    }

  return trellis_sql_exec (store, pragmas, error);
}

/**
 * trellis_schema_begin:
 * @store: a connection to an empty file
 * @version: the last step to take; what a damaged file of an older program held
 *   is written back into one of its own kind first
 * @error: return location for a #GError
 *
 * Begins a transaction that makes a trust file of it: its tables, all empty. The
 * caller fills and commits it.
 *
 * Returns: whether the tables are there
 */
gboolean
trellis_schema_begin (TrellisStore  *store,
                      int            version,
                      GError       **error)
{
  return trellis_sql_exec (store, "BEGIN IMMEDIATE", error) && take_steps (store, 0, version, error);
}

/**
 * trellis_schema_bring_up_to_date:
 * @store: a store, with a transaction open and foreign keys off
 * @error: return location for a #GError
 *
 * Takes the steps that the file lacks, if any.
 *
 * Returns: whether it has taken all of them
 */
gboolean
trellis_schema_bring_up_to_date (TrellisStore  *store,
                                 GError       **error)
{
  int version;

  return read_version (store, &version, error) && take_steps (store, version, VERSION, error);
}

static gboolean
take_missing_steps (TrellisStore  *store,
                    gboolean       has_entry,
                    GError       **error)
{
  int version;

  if (!trellis_sql_exec (store, "BEGIN IMMEDIATE", error) || !read_version (store, &version, error))
    return FALSE;
  /* Another desk may have done it while this one waited. */
  if (version >= VERSION)
    return trellis_sql_exec (store, "ROLLBACK", error);

  /* History tells of it, and what was edited before can no longer be taken back. */
  return trellis_schema_bring_up_to_date (store, error) && trellis_schema_check (store, &version, error) &&
         (!has_entry ||
          trellis_store_write_entry (store, "migration", _("Bring the file up to date for a newer Trellis"), error)) &&
         trellis_sql_exec (store, "COMMIT", error);
}

/* All of the steps or none. */
static gboolean
run_steps (TrellisStore  *store,
           gboolean       has_entry,
           GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  int version = 0;

  /* A table that is made anew would otherwise empty those that refer to it. */
  if (!trellis_sql_exec (store, "PRAGMA foreign_keys = OFF", error))
    return FALSE;
  if (!take_missing_steps (store, has_entry, &local_error) && !sqlite3_get_autocommit (store->db))
    sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);
  /* Where only the folder could not be synced afterwards, it is done all the same. */
  if (local_error != NULL && (!read_version (store, &version, NULL) || version != VERSION))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return trellis_sql_exec (store, "PRAGMA foreign_keys = ON", error);
}

/**
 * trellis_store_migrate:
 * @store: a store on a file of an older program, which can be written
 * @error: return location for a #GError
 *
 * Brings the file up to date, in one transaction, once it is seen to be sound
 * and a backup of it is made: all of it is done or nothing.
 *
 * Fails with %TRELLIS_STORE_ERROR_BUSY where another desk is at it.
 *
 * Returns: whether the file is up to date
 */
gboolean
trellis_store_migrate (TrellisStore  *store,
                       GError       **error)
{
  g_autofree char *name = g_path_get_basename (store->path);
  g_autofree char *backup_path = NULL;

  if (!trellis_store_verify (store, error) ||
      !trellis_store_back_up (store, TRELLIS_BACKUP_MIGRATION, &backup_path, error))
    return FALSE;
  if (backup_path == NULL)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_BUSY,
                   _("“%s” is being brought up to date at another desk. Try again in a moment."), name);
      return FALSE;
    }
  if (!run_steps (store, TRUE, error))
    return FALSE;

  /* Translators: the name of a file */
  store->migration_sentence = g_strdup_printf (_("“%s” was brought up to date for this Trellis. The file as it was "
                                                 "is among its backups."),
                                               name);
  return TRUE;
}

/**
 * trellis_store_open_migrated:
 * @store: a store on a file of an older program
 * @error: return location for a #GError
 *
 * Reads an older file without writing to it: a copy of it in memory is brought
 * up to date.
 *
 * Returns: (transfer full) (nullable): the copy, for reading alone, or %NULL with
 *   @error set
 */
TrellisStore *
trellis_store_open_migrated (TrellisStore  *store,
                             GError       **error)
{
  g_autoptr (TrellisStore) copy = trellis_store_open_memory_copy (store, error);

  if (copy == NULL || !run_steps (copy, FALSE, error) || !trellis_sql_exec (copy, "PRAGMA query_only = ON", error))
    return NULL;
  copy->is_read_only = TRUE;

  return g_steal_pointer (&copy);
}

/**
 * trellis_store_get_migration_sentence:
 * @self: a store
 *
 * Returns: (nullable): what to tell whoever opened a file of an older program,
 *   now brought up to date; %NULL where nothing was done
 */
const char *
trellis_store_get_migration_sentence (TrellisStore *self)
{
  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);

  return self->migration_sentence;
}
