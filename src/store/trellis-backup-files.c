/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-backup.h"

#include "trellis-copy-private.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* The folder of backups beside a trust file: what its files are called, what is
 * in each, and which of them are kept. */

#define SUFFIX ".trellis"
#define KEPT_SECONDS (14 * 24 * 60 * 60)
#define WEEK_SECONDS (7 * 24 * 60 * 60)
#define KEPT_WEEKS 12

static const struct
{
  const char *key;    /* in the file's name */
  const char *words;
} reasons[] = {
  [TRELLIS_BACKUP_DAILY] = { "daily", N_("Daily") },
  [TRELLIS_BACKUP_IMPORT] = { "import", N_("Before an import") },
  [TRELLIS_BACKUP_MIGRATION] = { "migration", N_("Before the file was brought up to date") },
  [TRELLIS_BACKUP_RESTORE] = { "restore", N_("Before a backup was restored") },
  [TRELLIS_BACKUP_MERGE] = { "merge", N_("Before a copy was merged") },
  [TRELLIS_BACKUP_ASKED] = { "asked", N_("Asked for") },
};

/**
 * trellis_backup_dup_folder:
 * @path: a trust file
 *
 * Returns: (transfer full): the folder of its backups, which may not be there
 *   yet: `Elm.trellis-backups` beside `Elm.trellis`
 */
char *
trellis_backup_dup_folder (const char *path)
{
  g_autofree char *whole = g_canonicalize_filename (path, NULL);

  return g_strconcat (whole, "-backups", NULL);
}

/**
 * trellis_backup_dup_name:
 * @made_at: when, in UTC seconds
 * @reason: why
 *
 * Returns: (transfer full): the backup's file name, in the order of time
 */
char *
trellis_backup_dup_name (gint64              made_at,
                         TrellisBackupReason reason)
{
  g_autoptr (GDateTime) instant = g_date_time_new_from_unix_utc (made_at);
  g_autofree char *stamp = g_date_time_format (instant, "%Y-%m-%dT%H%M%SZ");

  return g_strconcat (stamp, "-", reasons[reason].key, SUFFIX, NULL);
}

/**
 * trellis_backup_parse_name:
 * @name: a file's name
 * @made_at: (out): when it was made, in UTC seconds
 * @reason: (out): why
 *
 * Returns: whether a backup of ours is called that; nothing else in the folder
 *   is ever read or removed
 */
gboolean
trellis_backup_parse_name (const char          *name,
                           gint64              *made_at,
                           TrellisBackupReason *reason)
{
  int year, month, day, hour, minute, second, length = 0;
  g_autoptr (GDateTime) instant = NULL;

  if (sscanf (name, "%4d-%2d-%2dT%2d%2d%2dZ-%n", &year, &month, &day, &hour, &minute, &second, &length) != 6 ||
      length == 0)
    return FALSE;
  instant = g_date_time_new_utc (year, month, day, hour, minute, second);
  if (instant == NULL)
    return FALSE;

  *made_at = g_date_time_to_unix (instant);
  for (*reason = 0; *reason < TRELLIS_N_BACKUP_REASONS; (*reason)++)
    {
      g_autofree char *expected = trellis_backup_dup_name (*made_at, *reason);

      if (g_str_equal (expected, name))
        return TRUE;
    }

  return FALSE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

/**
 * trellis_backup_list_names:
 * @folder: a folder of backups
 *
 * Returns: (transfer full) (element-type utf8): the names of the backups in it,
 *   the newest first; empty where there is no folder
 */
GPtrArray *
trellis_backup_list_names (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      TrellisBackupReason reason;
      gint64 made_at;

      if (trellis_backup_parse_name (name, &made_at, &reason))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_names);

  return names;
}

/**
 * trellis_backup_choose:
 * @made_at: (array length=n_backups): when each was made, in UTC seconds, the
 *   newest first
 * @n_backups: how many there are
 * @now: in UTC seconds
 * @is_kept: (array length=n_backups) (out caller-allocates): which are kept
 *
 * Keeps every backup of the last 14 days, the last one of each week for 12 weeks,
 * and the newest however old it is. Weeks begin on Monday.
 */
void
trellis_backup_choose (const gint64 *made_at,
                       guint         n_backups,
                       gint64        now,
                       gboolean     *is_kept)
{
  /* Monday, 5 January 1970. */
  const gint64 first_monday = 4 * 24 * 60 * 60;

  for (guint i = 0; i < n_backups; i++)
    {
      gint64 age = now - made_at[i];
      gboolean is_last_of_week = i == 0 || (made_at[i] - first_monday) / WEEK_SECONDS !=
                                           (made_at[i - 1] - first_monday) / WEEK_SECONDS;

      is_kept[i] = i == 0 || age <= KEPT_SECONDS || (is_last_of_week && age <= KEPT_WEEKS * WEEK_SECONDS);
    }
}

static gboolean
read_content (TrellisBackup  *backup,
              GError        **error)
{
  g_autoptr (TrellisStore) store = trellis_store_open_to_read (backup->path, error);
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (store == NULL)
    return FALSE;
  statement = trellis_sql_prepare (store,
                                   "SELECT (SELECT count (*) FROM school), (SELECT count (*) FROM judgement),"
                                   " (SELECT count (*) FROM visit), (SELECT count (*) FROM action),"
                                   " (SELECT sentence FROM change ORDER BY id DESC LIMIT 1)",
                                   error);
  if (statement == NULL || trellis_sql_step (store, statement, error) != TRELLIS_STEP_ROW)
    return FALSE;

  backup->n_schools = sqlite3_column_int (statement, 0);
  backup->n_judgements = sqlite3_column_int (statement, 1);
  backup->n_visits = sqlite3_column_int (statement, 2);
  backup->n_actions = sqlite3_column_int (statement, 3);
  trellis_sql_set_text (&backup->last_sentence, statement, 4);
  return TRUE;
}

/**
 * trellis_list_backups:
 * @path: a trust file, which need not be there or sound
 * @error: return location for a #GError
 *
 * Lists the file's backups and what is in each. They are opened for that, so a
 * long list on a share takes a moment.
 *
 * Returns: (transfer full) (nullable) (element-type TrellisBackup): the backups,
 *   newest first, empty when there are none; or %NULL with @error set
 */
GPtrArray *
trellis_list_backups (const char  *path,
                      GError     **error)
{
  g_autofree char *folder = trellis_backup_dup_folder (path);
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) backups = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_backup_free);

  if (g_file_test (folder, G_FILE_TEST_EXISTS))
    {
      g_autoptr (GDir) dir = g_dir_open (folder, 0, error);

      if (dir == NULL)
        return NULL;
    }
  names = trellis_backup_list_names (folder);
  for (guint i = 0; i < names->len; i++)
    {
      TrellisBackup *backup = g_new0 (TrellisBackup, 1);
      g_autoptr (GError) problem = NULL;

      backup->path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      backup->last_sentence = g_strdup ("");
      trellis_backup_parse_name (g_ptr_array_index (names, i), &backup->made_at, &backup->reason);
      if (!read_content (backup, &problem))
        backup->problem = g_strdup (problem->message);
      g_ptr_array_add (backups, backup);
    }

  return g_steal_pointer (&backups);
}

/**
 * trellis_backup_dup_day:
 * @self: a backup
 *
 * Returns: (transfer full): when it was made, where people are: "6 Mar 2026,
 *   14:05"
 */
char *
trellis_backup_dup_day (const TrellisBackup *self)
{
  g_autoptr (GDateTime) made_at = g_date_time_new_from_unix_local (self->made_at);
  g_autofree char *time = g_date_time_format (made_at, "%H:%M");
  g_autofree char *day = trellis_day_format (trellis_day_new (g_date_time_get_year (made_at),
                                                              g_date_time_get_month (made_at),
                                                              g_date_time_get_day_of_month (made_at)),
                                             TRELLIS_DAY_STYLE_MEDIUM);

  /* Translators: a day and a time of day */
  return g_strdup_printf (_("%s, %s"), day, time);
}

/**
 * trellis_backup_get_reason:
 * @self: a backup
 *
 * Returns: why it was made, in words
 */
const char *
trellis_backup_get_reason (const TrellisBackup *self)
{
  return _(reasons[self->reason].words);
}

/**
 * trellis_backup_dup_content:
 * @self: a backup
 *
 * Returns: (transfer full): what is in it, counted: "30 schools, 210 judgements,
 *   90 visits, 41 actions"; or why it cannot be read
 */
char *
trellis_backup_dup_content (const TrellisBackup *self)
{
  g_autofree char *schools = NULL;
  g_autofree char *judgements = NULL;
  g_autofree char *visits = NULL;
  g_autofree char *actions = NULL;

  if (self->problem != NULL)
    return g_strdup (self->problem);

  schools = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u school", "%'u schools", self->n_schools),
                             self->n_schools);
  judgements = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u judgement", "%'u judgements", self->n_judgements),
                                self->n_judgements);
  visits = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u visit", "%'u visits", self->n_visits), self->n_visits);
  actions = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u action", "%'u actions", self->n_actions),
                             self->n_actions);

  return g_strjoin (", ", schools, judgements, visits, actions, NULL);
}

/**
 * trellis_backup_free:
 * @self: (nullable) (transfer full): a backup
 */
void
trellis_backup_free (TrellisBackup *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_free (self->problem);
  g_free (self->last_sentence);
  g_free (self);
}
