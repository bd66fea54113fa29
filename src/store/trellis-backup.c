/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-backup.h"

#include "trellis-copy-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* Backups: made beside the file, while it is in use, and put back. However many
 * desks share a file, a day's backup is made once: who creates the file that it
 * is written into makes it. */

/* A file half written for longer than this is of a desk that was switched off. */
#define ABANDONED_SECONDS (60 * 60)

/* What tells one state of a file from another: its last change. */
typedef struct
{
  gint64 id;
  gint64 made_at;
  char *sentence;
} Mark;

static void
clear_mark (Mark *mark)
{
  g_clear_pointer (&mark->sentence, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Mark, clear_mark)

static gboolean
read_mark (TrellisStore  *store,
           Mark          *mark,
           GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (store, "SELECT id, made_at, sentence FROM change ORDER BY id DESC LIMIT 1", error);
  if (statement == NULL)
    return FALSE;
  step = trellis_sql_step (store, statement, error);
  if (step == TRELLIS_STEP_ROW)
    {
      mark->id = sqlite3_column_int64 (statement, 0);
      mark->made_at = sqlite3_column_int64 (statement, 1);
      mark->sentence = trellis_sql_dup_text (statement, 2);
    }

  return step != TRELLIS_STEP_ERROR;
}

static gboolean
holds_mark (const char *path,
            const Mark *mark)
{
  g_autoptr (TrellisStore) backup = trellis_store_open_to_read (path, NULL);
  g_auto (Mark) other = { 0 };

  return backup != NULL && read_mark (backup, &other, NULL) && other.id == mark->id &&
         other.made_at == mark->made_at && g_strcmp0 (other.sentence, mark->sentence) == 0;
}

static gboolean
make_folder (TrellisStore  *self,
             const char    *folder,
             GError       **error)
{
  /* Who may read the file may look into the folder. */
  int mode = trellis_copy_get_mode (self->path);
  int search = (mode & 0444) >> 2;

  if (g_mkdir (folder, 0700) == 0)
    {
      g_chmod (folder, mode | search);
      return TRUE;
    }
  if (errno == EEXIST)
    return TRUE;

  {
    g_autofree char *name = g_path_get_basename (folder);

    g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FAILED,
                 _("The folder of backups “%s” cannot be made: %s."), name, g_strerror (errno));
  }
  return FALSE;
}

static gboolean
is_same_day (gint64 a,
             gint64 b)
{
  g_autoptr (GDateTime) one = g_date_time_new_from_unix_local (a);
  g_autoptr (GDateTime) other = g_date_time_new_from_unix_local (b);

  return g_date_time_get_year (one) == g_date_time_get_year (other) &&
         g_date_time_get_day_of_year (one) == g_date_time_get_day_of_year (other);
}

/* Whether the file as it is is in the newest backup already, or, of a daily
 * backup, today's is there. */
static char *
find_made (const char          *folder,
           TrellisBackupReason  reason,
           gint64               now,
           const Mark          *mark)
{
  g_autoptr (GPtrArray) names = trellis_backup_list_names (folder);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      TrellisBackupReason other_reason;
      gint64 made_at;

      trellis_backup_parse_name (g_ptr_array_index (names, i), &made_at, &other_reason);
      if (reason == TRELLIS_BACKUP_DAILY && other_reason == reason && is_same_day (made_at, now))
        return g_steal_pointer (&path);
      if (i == 0 && holds_mark (path, mark))
        return g_steal_pointer (&path);
    }

  return NULL;
}

/* Creates the file that the backup is written into. Sets no error where another
 * desk is writing it. */
static gboolean
claim (const char  *part,
       int          mode,
       GError     **error)
{
  g_autofree char *name = g_path_get_basename (part);

  for (int i = 0; i < 2; i++)
    {
      int fd = g_open (part, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, mode);
      GStatBuf status;

      if (fd >= 0)
        {
          g_close (fd, NULL);
          /* What the file allows, whatever the mask of this process says. */
          g_chmod (part, mode);
          return TRUE;
        }
      if (errno != EEXIST)
        {
          g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FAILED,
                       _("The backup “%s” cannot be written: %s."), name, g_strerror (errno));
          return FALSE;
        }
      if (g_stat (part, &status) == 0 &&
          g_get_real_time () / G_USEC_PER_SEC - (gint64) status.st_mtime < ABANDONED_SECONDS)
        return FALSE;
      g_unlink (part);
    }

  return FALSE;
}

static void
remove_part (const char *part)
{
  g_autofree char *journal = g_strconcat (part, "-journal", NULL);

  g_unlink (part);
  g_unlink (journal);
}

static void
thin (const char *folder,
      gint64      now)
{
  g_autoptr (GPtrArray) names = trellis_backup_list_names (folder);
  g_autofree gint64 *made_at = g_new0 (gint64, names->len);
  g_autofree gboolean *is_kept = g_new0 (gboolean, names->len);

  for (guint i = 0; i < names->len; i++)
    {
      TrellisBackupReason reason;

      trellis_backup_parse_name (g_ptr_array_index (names, i), &made_at[i], &reason);
    }
  trellis_backup_choose (made_at, names->len, now, is_kept);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      if (!is_kept[i])
        g_unlink (path);
    }
}

static char *
dup_free_path (const char          *folder,
               gint64               now,
               TrellisBackupReason  reason)
{
  for (;; now++)
    {
      g_autofree char *name = trellis_backup_dup_name (now, reason);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/**
 * trellis_store_back_up:
 * @self: a store, on its thread
 * @reason: why
 * @backup_path: (out) (optional) (nullable): the backup that holds the file as
 *   it is; %NULL where none was needed, or another desk is making it
 * @error: return location for a #GError
 *
 * Backs the file up into the folder beside it, while it is in use. Nothing is
 * made where the newest backup holds the same already, for a daily one where
 * today's is there, and, unless it is asked for or the file is to be brought up
 * to date, of a file without any change. Backups that are due to go
 * go then: those older than 14 days but for one a week, and older than 12 weeks.
 *
 * Nobody can read a backup who cannot read the file.
 *
 * Returns: whether nothing is left to do
 */
gboolean
trellis_store_back_up (TrellisStore         *self,
                       TrellisBackupReason   reason,
                       char                **backup_path,
                       GError              **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *part_name = NULL;
  g_autofree char *part = NULL;
  g_autofree char *made = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) local_error = NULL;
  g_auto (Mark) mark = { 0 };
  gint64 now = trellis_clock_get_now ();

  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (reason < TRELLIS_N_BACKUP_REASONS, FALSE);

  if (backup_path != NULL)
    *backup_path = NULL;
  if (self->memory_uri != NULL)
    return TRUE;
  if (!read_mark (self, &mark, error))
    return FALSE;
  if (mark.id == 0 && reason != TRELLIS_BACKUP_ASKED && reason != TRELLIS_BACKUP_MIGRATION)
    return TRUE;

  folder = trellis_backup_dup_folder (self->path);
  if (!make_folder (self, folder, error))
    return FALSE;
  made = find_made (folder, reason, now, &mark);
  if (made == NULL)
    {
      path = dup_free_path (folder, now, reason);
      /* The day's is claimed by its day: the clocks of two desks differ. */
      part_name = g_path_get_basename (path);
      if (reason == TRELLIS_BACKUP_DAILY)
        part_name[strlen ("2026-03-06")] = '\0';
      part = g_strconcat (folder, G_DIR_SEPARATOR_S, part_name, ".part", NULL);
      if (!claim (part, trellis_copy_get_mode (self->path), &local_error))
        {
          if (local_error == NULL)
            return TRUE;
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      /* Another desk may have finished between the look and the claim. */
      made = find_made (folder, reason, now, &mark);
      if (made != NULL)
        {
          remove_part (part);
        }
      else
        {
          if (!trellis_copy_make (self, part, path, error))
            {
              remove_part (part);
              return FALSE;
            }
          if (!trellis_copy_put (part, path, error))
            return FALSE;
          thin (folder, now);
          made = g_steal_pointer (&path);
        }
    }
  if (backup_path != NULL)
    *backup_path = g_steal_pointer (&made);

  return TRUE;
}

static void
back_up_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) other = trellis_store_open_again (source, &error);

  if (other != NULL && trellis_store_back_up (other, GPOINTER_TO_UINT (data), NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * trellis_store_back_up_async:
 * @self: a store
 * @reason: why
 * @callback: (nullable): called when it is done
 * @user_data: for @callback
 *
 * Does trellis_store_back_up() in another thread, on a connection of its own.
 */
void
trellis_store_back_up_async (TrellisStore        *self,
                             TrellisBackupReason  reason,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, trellis_store_back_up_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (reason), NULL);
  g_task_run_in_thread (task, back_up_in_thread);
}

/**
 * trellis_store_back_up_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Returns: as trellis_store_back_up()
 */
gboolean
trellis_store_back_up_finish (TrellisStore  *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
put_back_table (TrellisStore  *self,
                TrellisStore  *backup,
                const char    *table,
                GError       **error)
{
  g_autofree char *clear = g_strdup_printf ("DELETE FROM %s", table);
  g_autofree char *select = g_strdup_printf ("SELECT * FROM %s", table);
  g_autoptr (sqlite3_stmt) read = NULL;

  if (!trellis_sql_exec (self, clear, error))
    return FALSE;
  read = trellis_sql_prepare (backup, select, error);

  return trellis_copy_rows (backup, read, self, table, NULL, error);
}

/* Attached files are never edited: those that are gone come back. */
static gboolean
put_back_content (TrellisStore  *self,
                  TrellisStore  *backup,
                  GError       **error)
{
  g_autoptr (sqlite3_stmt) read = trellis_sql_prepare (backup, "SELECT hash, content FROM attachment_content", error);
  g_autoptr (sqlite3_stmt) write = NULL;
  TrellisStep step;

  write = trellis_sql_prepare (self, "INSERT OR IGNORE INTO attachment_content VALUES (?1, ?2)", error);
  if (read == NULL || write == NULL)
    return FALSE;
  while ((step = trellis_sql_step (backup, read, error)) == TRELLIS_STEP_ROW)
    {
      sqlite3_bind_value (write, 1, sqlite3_column_value (read, 0));
      sqlite3_bind_value (write, 2, sqlite3_column_value (read, 1));
      if (!trellis_sql_run (self, write, error))
        return FALSE;
      sqlite3_reset (write);
    }

  return step == TRELLIS_STEP_DONE;
}

static gboolean
check_unchanged (TrellisStore  *self,
                 const Mark    *mark,
                 GError       **error)
{
  g_auto (Mark) now = { 0 };

  if (!read_mark (self, &now, error))
    return FALSE;
  if (now.id == mark->id)
    return TRUE;

  g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_BUSY,
               _("Somebody edited the file while it was backed up, and nothing has been restored. Try again."));
  return FALSE;
}

/**
 * trellis_store_restore:
 * @self: a store, on its thread
 * @backup_path: a backup of the file, or any copy of it
 * @error: return location for a #GError
 *
 * Makes the file say what the backup says. The file as it is is backed up first.
 * What is restored is one edit: history goes on, other desks see it, and it can
 * be undone.
 *
 * Fails with %TRELLIS_STORE_ERROR_DAMAGED where the backup is damaged; nothing
 * has been changed then, nor after any other failure.
 *
 * Returns: whether it is restored
 */
gboolean
trellis_store_restore (TrellisStore  *self,
                       const char    *backup_path,
                       GError       **error)
{
  g_autoptr (TrellisStore) backup = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *day = NULL;
  g_autofree char *name = g_path_get_basename (backup_path);
  g_auto (Mark) mark = { 0 };
  TrellisBackup named = { 0 };
  const char *table;
  gboolean is_good;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);

  backup = trellis_store_open_to_read (backup_path, error);
  if (backup == NULL || !trellis_store_verify (backup, error))
    return FALSE;
  if (self->is_read_only)
    {
      trellis_sql_set_error (self, SQLITE_READONLY, error);
      return FALSE;
    }
  if (!read_mark (self, &mark, error) || !trellis_store_back_up (self, TRELLIS_BACKUP_RESTORE, NULL, error))
    return FALSE;

  if (trellis_backup_parse_name (name, &named.made_at, &named.reason))
    day = trellis_backup_dup_day (&named);
  /* Translators: %s is a day and time, or the name of a file */
  sentence = g_strdup_printf (_("Restore the backup of %s"), day != NULL ? day : name);
  if (!trellis_store_begin_change (self, "restore", NULL, sentence, error))
    return FALSE;
  is_good = check_unchanged (self, &mark, error) &&
            trellis_sql_exec (self, "PRAGMA defer_foreign_keys = ON", error) &&
            put_back_content (self, backup, error);
  for (guint i = 0; is_good && (table = trellis_store_get_recorded_table (i)) != NULL; i++)
    is_good = put_back_table (self, backup, table, error);

  return trellis_store_end_change (self, is_good, error);
}

static void
restore_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) other = trellis_store_open_again (source, &error);

  if (other != NULL && trellis_store_restore (other, data, &error))
    g_task_return_int (task, (gssize) trellis_store_get_last_change (other));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * trellis_store_restore_async:
 * @self: a store
 * @backup_path: a backup of the file, or any copy of it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does trellis_store_restore() in another thread, on a connection of its own.
 */
void
trellis_store_restore_async (TrellisStore        *self,
                             const char          *backup_path,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, trellis_store_restore_async);
  g_task_set_task_data (task, g_strdup (backup_path), g_free);
  g_task_run_in_thread (task, restore_in_thread);
}

/**
 * trellis_store_restore_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Ends trellis_store_restore_async(). The restoring joins what can be undone.
 *
 * Returns: whether it is restored
 */
gboolean
trellis_store_restore_finish (TrellisStore  *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  gssize change_id = g_task_propagate_int (G_TASK (result), error);

  if (change_id < 0)
    return FALSE;
  if (change_id > 0)
    trellis_store_adopt_change (self, change_id);

  return TRUE;
}

/**
 * trellis_restore_damaged:
 * @path: a trust file that is damaged or gone, and that nothing has open
 * @backup_path: a sound backup of it
 * @error: return location for a #GError
 *
 * Puts a copy of the backup in the file's place. The damaged file is kept among
 * the backups.
 *
 * Returns: (transfer full) (nullable): where the damaged file is now, or would
 *   be where there was none; %NULL with @error set
 */
char *
trellis_restore_damaged (const char  *path,
                         const char  *backup_path,
                         GError     **error)
{
  g_autoptr (TrellisStore) backup = trellis_store_open_to_read (backup_path, error);
  g_autofree char *folder = trellis_backup_dup_folder (path);
  g_autofree char *part = g_build_filename (folder, "restored.part", NULL);
  g_autofree char *stamp = trellis_backup_dup_name (trellis_clock_get_now (), TRELLIS_BACKUP_RESTORE);
  g_autofree char *kept_name = g_strconcat ("damaged-", stamp, NULL);
  g_autofree char *kept = g_build_filename (folder, kept_name, NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *kept_journal = g_strconcat (kept, "-journal", NULL);

  if (backup == NULL || !trellis_store_verify (backup, error))
    return NULL;
  remove_part (part);
  if (!make_folder (backup, folder, error))
    return NULL;
  if (!claim (part, trellis_copy_get_mode (backup_path), error))
    return NULL;
  if (!trellis_copy_make (backup, part, path, error))
    {
      remove_part (part);
      return NULL;
    }
  if (g_rename (path, kept) != 0 && errno != ENOENT)
    {
      g_autofree char *name = g_path_get_basename (path);

      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FAILED, _("“%s” cannot be put aside: %s."), name,
                   g_strerror (errno));
      remove_part (part);
      return NULL;
    }
  /* Its journal would be taken for the new file's. */
  g_rename (journal, kept_journal);
  if (!trellis_copy_put (part, path, error))
    {
      g_rename (kept, path);
      g_rename (kept_journal, journal);
      return NULL;
    }

  return g_steal_pointer (&kept);
}
