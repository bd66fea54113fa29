/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-migration.h"
#include "trellis-store-history.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>


#define BUSY_TIMEOUT_MS 5000
#define WATCH_INTERVAL_MS 700

G_DEFINE_QUARK (trellis-store-error-quark, trellis_store_error)
G_DEFINE_FINAL_TYPE (TrellisStore, trellis_store, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_CONFLICT,
  SIGNAL_TROUBLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Opening and creating ------------------------------------------------------ */

/* Who has waited longest looks most often. SQLite's own waiting looks ever more
 * seldom, so that with many desks at work one of them may never come in. */
static int
wait_cb (void *user_data,
         int   n_looks)
{
  TrellisStore *self = user_data;
  gint64 now = g_get_monotonic_time ();
  gint64 waited;

  if (n_looks == 0)
    self->waits_since = now;
  waited = (now - self->waits_since) / 1000;
  if (waited > BUSY_TIMEOUT_MS)
    return 0;
  g_usleep (waited < 250 ? 10000 : waited < 1000 ? 4000 : 1000);

  return 1;
}

static gboolean
set_up_connection (TrellisStore  *self,
                   GError       **error)
{
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_handler (self->db, wait_cb, self);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_limit (self->db, SQLITE_LIMIT_ATTACHED, 0);

  /* EXTRA, because FULL does not sync the folder after the journal is deleted:
   * a power cut could bring a committed change back. */
  return trellis_sql_exec (self,
                           "PRAGMA foreign_keys = ON;"
                           "PRAGMA cell_size_check = ON;"
                           "PRAGMA synchronous = EXTRA;"
                           "PRAGMA temp_store = MEMORY;"
                           "PRAGMA cache_size = -16000;",
                           error);
}

static gboolean
read_int_pragma (TrellisStore  *self,
                 const char    *sql,
                 int           *value,
                 GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (self, sql, error);

  if (statement == NULL)
    return FALSE;
  if (trellis_sql_step (self, statement, error) != TRELLIS_STEP_ROW)
    return FALSE;

  *value = sqlite3_column_int (statement, 0);
  return TRUE;
}

/* A share that does not honour locks would let two desks write at once; one
 * that cannot be written is for reading. */
static gboolean
test_writing (TrellisStore  *self,
              GError       **error)
{
  int code = sqlite3_exec (self->db, "BEGIN IMMEDIATE; ROLLBACK", NULL, NULL, NULL);

  switch (code & 0xff)
    {
    case SQLITE_OK:
    case SQLITE_BUSY:
      return TRUE;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      self->is_read_only = TRUE;
      return TRUE;
    default:
      trellis_sql_set_error (self, code, error);
      return FALSE;
    }
}

/**
 * trellis_store_open_unchecked:
 * @path: a file
 * @flags: SQLite's, for opening; a file opened for reading alone is neither
 *   locked nor mended
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): a connection to the file, whatever is in
 *   it; or %NULL with @error set
 */
TrellisStore *
trellis_store_open_unchecked (const char  *path,
                              int          flags,
                              GError     **error)
{
  g_autoptr (TrellisStore) self = g_object_new (TRELLIS_TYPE_STORE, NULL);
  g_autofree char *immutable_uri = NULL;
  int code;

  self->path = g_canonicalize_filename (path, NULL);
  if (flags & SQLITE_OPEN_READONLY)
    {
      g_autofree char *uri = g_filename_to_uri (self->path, NULL, NULL);

      immutable_uri = g_strconcat (uri, "?immutable=1", NULL);
      flags |= SQLITE_OPEN_URI;
    }
  code = sqlite3_open_v2 (immutable_uri != NULL ? immutable_uri : self->path, &self->db, flags,
                          trellis_vfs_get_name ());
  if (code != SQLITE_OK)
    {
      trellis_sql_set_error (self, code, error);
      return NULL;
    }
  if (!set_up_connection (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* A copy in memory, which other connections of this program reach by its URI. */
static TrellisStore *
open_memory_uri (const char  *path,
                 const char  *uri,
                 GError     **error)
{
  g_autoptr (TrellisStore) self = g_object_new (TRELLIS_TYPE_STORE, NULL);
  int code;

  self->path = g_strdup (path);
  self->memory_uri = g_strdup (uri);
  code = sqlite3_open_v2 (uri, &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI, NULL);
  if (code != SQLITE_OK)
    {
      trellis_sql_set_error (self, code, error);
      return NULL;
    }
  if (!set_up_connection (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * trellis_store_open_memory:
 * @path: the file that it is to be a copy of
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): an empty database in memory, without a
 *   schema, gone with the last store on it; or %NULL with @error set
 */
TrellisStore *
trellis_store_open_memory (const char  *path,
                           GError     **error)
{
  static int n_made = 0;
  g_autofree char *uri = g_strdup_printf ("file:/trellis-%d?vfs=memdb", g_atomic_int_add (&n_made, 1));

  return open_memory_uri (path, uri, error);
}

/* A journal left beside would be taken for that of the next file there. */
static void
remove_unfinished (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_unlink (path);
  g_unlink (journal);
}

/**
 * trellis_store_create:
 * @path: where; nothing may stand there yet
 * @name: the trust's name, not empty
 * @scheme: its scheme of categorisation; the parallel scheme it names is
 *   written beside it
 * @year_id: the school year that windows open with, `2026-27`; its usual terms
 *   are written as a start
 * @error: return location for a #GError
 *
 * Makes a new trust file and opens it. Where it fails nothing is left behind.
 * In a folder that only its owner reads, so is the file.
 *
 * Returns: (transfer full) (nullable): the store, or %NULL with @error set
 */
TrellisStore *
trellis_store_create (const char     *path,
                      const char     *name,
                      TrellisScheme  *scheme,
                      const char     *year_id,
                      GError        **error)
{
  g_autoptr (TrellisStore) self = NULL;
  g_autofree char *shown = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  GStatBuf status;
  int mode = 0666;
  int fd;

  g_return_val_if_fail (name != NULL && *name != '\0', NULL);
  g_return_val_if_fail (TRELLIS_IS_SCHEME (scheme), NULL);

  if (g_stat (folder, &status) == 0 && (status.st_mode & 077) == 0)
    mode = 0600;
  fd = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, mode);
  if (fd < 0)
    {
      if (errno == EEXIST)
        g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                     _("“%s” is there already. Choose another name, or open it."), shown);
      else
        g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FAILED, _("“%s” cannot be made: %s."), shown,
                     g_strerror (errno));
      return NULL;
    }
  g_close (fd, NULL);

  self = trellis_store_open_unchecked (path, SQLITE_OPEN_READWRITE, error);
  if (self == NULL)
    {
      remove_unfinished (path);
      return NULL;
    }

  if (!trellis_schema_begin (self, trellis_schema_get_version (), error) ||
      !trellis_store_write_new_trust (self, name, scheme, year_id, error) ||
      !trellis_sql_exec (self, "COMMIT", error) ||
      !trellis_store_refresh_trust (self, error))
    {
      g_clear_pointer (&self->db, sqlite3_close_v2);
      remove_unfinished (path);
      return NULL;
    }
  self->is_verified = TRUE;

  return g_steal_pointer (&self);
}

/* Opens a file that is there, whatever step of the schema it has taken. */
static TrellisStore *
open_trust_file (const char  *path,
                 int         *version,
                 GError     **error)
{
  g_autoptr (TrellisStore) self = NULL;
  g_autofree char *shown = g_path_get_basename (path);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FAILED,
                   _("There is no file “%s”. Check the name, or make it with “trellis new”."), path);
      return NULL;
    }
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_NOT_TRUST,
                   _("“%s” is a folder, not a trust file."), shown);
      return NULL;
    }

  self = trellis_store_open_unchecked (path, SQLITE_OPEN_READWRITE, error);
  if (self == NULL || !trellis_schema_check (self, version, error) || !test_writing (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* A file of an older program is read through a copy in memory. */
static gboolean
look_past_age (TrellisStore **self,
               GError       **error)
{
  TrellisStore *migrated = trellis_store_open_migrated (*self, error);

  if (migrated == NULL)
    return FALSE;
  g_object_unref (*self);
  *self = migrated;

  return TRUE;
}

/**
 * trellis_store_open:
 * @path: a trust file
 * @error: return location for a #GError
 *
 * Opens a trust file, for reading alone where it cannot be written. The store
 * belongs to the thread that opened it. A file of an older program is backed up
 * and brought up to date, and trellis_store_get_migration_sentence() says so.
 *
 * Returns: (transfer full) (nullable): the store, or %NULL with @error set:
 *   %TRELLIS_STORE_ERROR_NOT_TRUST, %TRELLIS_STORE_ERROR_NEWER and
 *   %TRELLIS_STORE_ERROR_DAMAGED say what the file is; it has not been touched
 */
TrellisStore *
trellis_store_open (const char  *path,
                    GError     **error)
{
  int version = 0;
  g_autoptr (TrellisStore) self = open_trust_file (path, &version, error);

  if (self == NULL)
    return NULL;
  if (version < trellis_schema_get_version () &&
      !(self->is_read_only ? look_past_age (&self, error) : trellis_store_migrate (self, error)))
    return NULL;
  if (!trellis_store_refresh_trust (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * trellis_store_open_to_read:
 * @path: a trust file, a backup or a copy of one
 * @error: return location for a #GError
 *
 * Opens a file that is to stay as it is, also where an older program wrote it.
 *
 * Returns: (transfer full) (nullable): the store, or %NULL with @error set as
 *   trellis_store_open() has it
 */
TrellisStore *
trellis_store_open_to_read (const char  *path,
                            GError     **error)
{
  int version = 0;
  g_autoptr (TrellisStore) self = open_trust_file (path, &version, error);

  if (self == NULL || (version < trellis_schema_get_version () && !look_past_age (&self, error)) ||
      !trellis_store_refresh_trust (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * trellis_store_open_again:
 * @self: a store; only its path, author and soundness are read, so any thread
 *   may
 * @error: return location for a #GError
 *
 * Opens the same file on a connection of its own, for work in another thread.
 * A change made there joins the person's undo through
 * trellis_store_adopt_change().
 *
 * Returns: (transfer full) (nullable): the other store, or %NULL with @error set
 */
TrellisStore *
trellis_store_open_again (TrellisStore  *self,
                          GError       **error)
{
  TrellisStore *other = self->memory_uri != NULL ? open_memory_uri (self->path, self->memory_uri, error)
                                                 : trellis_store_open (self->path, error);

  if (other != NULL && self->memory_uri != NULL)
    {
      trellis_store_refresh_trust (other, NULL);
      other->is_read_only = self->is_read_only;
      other->recorded_at = self->recorded_at;
      other->clock_on = self->clock_on;
    }
  if (other != NULL)
    {
      trellis_store_set_author (other, self->author);
      other->is_verified = self->is_verified;
      other->is_damaged = self->is_damaged;
    }

  return other;
}

/**
 * trellis_store_get_path:
 * @self: a store
 *
 * Returns: the file's absolute path
 */
const char *
trellis_store_get_path (TrellisStore *self)
{
  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);

  return self->path;
}

/**
 * trellis_store_is_read_only:
 * @self: a store
 *
 * Returns: whether the file could only be opened for reading
 */
gboolean
trellis_store_is_read_only (TrellisStore *self)
{
  g_return_val_if_fail (TRELLIS_IS_STORE (self), TRUE);

  return self->is_read_only;
}

/**
 * trellis_store_get_today:
 * @self: a store
 *
 * Returns: today: the file's own where it keeps one, as the demo trust does,
 *   else the program's
 */
TrellisDay
trellis_store_get_today (TrellisStore *self)
{
  g_return_val_if_fail (TRELLIS_IS_STORE (self), TRELLIS_DAY_NONE);

  return self->clock_on != TRELLIS_DAY_NONE ? self->clock_on : trellis_clock_get_today ();
}

/**
 * trellis_store_set_author:
 * @self: a store
 * @author: who is at the desk, as History names them
 */
void
trellis_store_set_author (TrellisStore *self,
                          const char   *author)
{
  g_return_if_fail (TRELLIS_IS_STORE (self));

  if (self->author == author)
    return;
  g_free (self->author);
  self->author = g_strdup (author);
}

/**
 * trellis_store_seed_ids:
 * @self: a store
 * @seed: any number
 *
 * From now on new ids follow from @seed, so that the demo trust and the tests
 * write the same file on every run.
 */
void
trellis_store_seed_ids (TrellisStore *self,
                        guint32       seed)
{
  g_return_if_fail (TRELLIS_IS_STORE (self));

  g_clear_pointer (&self->ids, g_rand_free);
  self->ids = g_rand_new_with_seed (seed);
}

/**
 * trellis_store_new_id:
 * @self: a store
 *
 * Returns: (transfer full): a key for a thing that has no natural identity
 */
char *
trellis_store_new_id (TrellisStore *self)
{
  if (self->ids == NULL)
    self->ids = g_rand_new ();

  return g_strdup_printf ("%08x%08x", g_rand_int (self->ids), g_rand_int (self->ids));
}

/* Noticing others ----------------------------------------------------------- */

/* What others did, read under one lock, so that many desks at work are waited
 * for once and nothing comes between. */
static gboolean
look_for_others (TrellisStore *self)
{
  int version = self->data_version;
  gboolean is_news = FALSE;

  if (!trellis_sql_exec (self, "BEGIN", NULL))
    return FALSE;
  if (read_int_pragma (self, "PRAGMA data_version", &version, NULL) && version != self->data_version)
    {
      self->data_version = version;
      self->seen_change = trellis_store_read_last_change (self);
      trellis_store_forget_cache (self);
      is_news = trellis_store_refresh_trust (self, NULL);
    }
  trellis_sql_exec (self, "COMMIT", NULL);

  return is_news;
}

static gboolean
watch_cb (gpointer user_data)
{
  TrellisStore *self = user_data;

  /* A busy or absent file is no news: the next look will tell. */
  if (self->depth == 0 && look_for_others (self))
    trellis_store_emit_changed (self, TRELLIS_TOPIC_ALL);

  return G_SOURCE_CONTINUE;
}

/**
 * trellis_store_watch:
 * @self: a store, on a thread with a running main loop
 *
 * Looks more than once a second whether another program has edited the file, and says so
 * through #TrellisStore::changed. From now on an edit is refused, through
 * #TrellisStore::conflict, where another program has changed the same thing
 * since it was last told of.
 */
void
trellis_store_watch (TrellisStore *self)
{
  g_return_if_fail (TRELLIS_IS_STORE (self));

  if (self->watch_id != 0)
    return;
  read_int_pragma (self, "PRAGMA data_version", &self->data_version, NULL);
  self->seen_change = trellis_store_read_last_change (self);
  self->watch_id = g_timeout_add (WATCH_INTERVAL_MS, watch_cb, self);
}

/**
 * trellis_store_emit_changed:
 * @store: a store
 * @topics: what changed
 *
 * Emits #TrellisStore::changed.
 */
void
trellis_store_emit_changed (TrellisStore *store,
                            TrellisTopic  topics)
{
  g_signal_emit (store, signals[SIGNAL_CHANGED], 0, topics);
}

/**
 * trellis_store_emit_conflict:
 * @store: a store
 *
 * Emits #TrellisStore::conflict.
 */
void
trellis_store_emit_conflict (TrellisStore *store)
{
  g_signal_emit (store, signals[SIGNAL_CONFLICT], 0);
}

/**
 * trellis_store_emit_trouble:
 * @store: a store
 * @sentence: why an edit was not made
 *
 * Emits #TrellisStore::trouble.
 */
void
trellis_store_emit_trouble (TrellisStore *store,
                            const char   *sentence)
{
  g_signal_emit (store, signals[SIGNAL_TROUBLE], 0, sentence);
}

/* Class --------------------------------------------------------------------- */

static void
trellis_store_finalize (GObject *object)
{
  TrellisStore *self = TRELLIS_STORE (object);

  g_clear_handle_id (&self->watch_id, g_source_remove);
  trellis_store_forget_conflict (self);
  trellis_store_forget_unsaved (self);
  g_clear_pointer (&self->session, sqlite3session_delete);
  g_clear_pointer (&self->db, sqlite3_close_v2);
  g_clear_pointer (&self->file_db, sqlite3_close_v2);
  g_clear_error (&self->refusal);
  g_clear_pointer (&self->ids, g_rand_free);
  g_clear_object (&self->scheme);
  g_clear_pointer (&self->schemes, g_hash_table_unref);
  g_array_unref (self->undo_ids);
  g_array_unref (self->redo_ids);
  g_free (self->undo_sentence);
  g_free (self->redo_sentence);
  g_free (self->change_kind);
  g_free (self->change_urn);
  g_free (self->change_sentence);
  g_free (self->author);
  g_free (self->memory_uri);
  g_free (self->migration_sentence);
  g_free (self->path);

  G_OBJECT_CLASS (trellis_store_parent_class)->finalize (object);
}

static void
trellis_store_class_init (TrellisStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_store_finalize;

  /**
   * TrellisStore::changed:
   * @self: the store
   * @topics: bits of #TrellisTopic
   *
   * Something in the file is no longer as it was, by this program's edit, undo
   * or redo, or by another program's. Views list again what they show.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", TRELLIS_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_UINT);
  /**
   * TrellisStore::conflict:
   * @self: the store
   *
   * An edit was not made, because somebody has just changed the same thing:
   * trellis_store_get_conflict() tells both. Whoever is at the desk says which
   * is to stand.
   */
  signals[SIGNAL_CONFLICT] = g_signal_new ("conflict", TRELLIS_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
  /**
   * TrellisStore::trouble:
   * @self: the store
   * @sentence: why, and what to do
   *
   * An edit was not made, because the disk or the share did not take it. It may
   * be kept: trellis_store_get_unsaved_sentence().
   */
  signals[SIGNAL_TROUBLE] = g_signal_new ("trouble", TRELLIS_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
trellis_store_init (TrellisStore *self)
{
  self->author = g_strdup (g_get_real_name ());
  if (g_strcmp0 (self->author, "Unknown") == 0)
    {
      g_free (self->author);
      self->author = g_strdup (g_get_user_name ());
    }
  self->clock_on = TRELLIS_DAY_NONE;
  self->undo_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->redo_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}
