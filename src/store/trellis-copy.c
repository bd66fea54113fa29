/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-copy.h"

#include "trellis-copy-private.h"
#include "trellis-migration.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* A trust file copied whole while it is in use, by SQLite's backup API. A copy
 * has every change of the file with its number, so that a merge knows where the
 * two parted. */

#define PAGES_A_STEP 256

/**
 * trellis_copy_get_mode:
 * @path: a trust file
 *
 * Returns: what a copy that stays beside it may allow: never more than the file
 *   itself, and never to run it
 */
int
trellis_copy_get_mode (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? (int) (status.st_mode & 0666) | 0600 : 0600;
}

static gboolean
is_fault_of_source (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return TRUE;
    default:
      return code == SQLITE_IOERR_READ || code == SQLITE_IOERR_SHORT_READ;
    }
}

/* Others edit between the steps, and every edit of theirs begins the copy anew;
 * where that goes on, the copy is made at one go, for which they wait. */
static int
copy_pages (sqlite3 *from,
            sqlite3 *to)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int copied = 0, code;

  if (backup == NULL)
    return sqlite3_extended_errcode (to);
  do
    {
      gboolean has_begun_anew = copied > 2 * sqlite3_backup_pagecount (backup) + PAGES_A_STEP;

      code = sqlite3_backup_step (backup, has_begun_anew ? -1 : PAGES_A_STEP);
      copied += PAGES_A_STEP;
    }
  while (code == SQLITE_OK);
  sqlite3_backup_finish (backup);

  return code;
}

/**
 * trellis_copy_make:
 * @from: a store, on its thread
 * @path: an empty file, to be filled
 * @shown_path: where the copy is to stand in the end, for sentences
 * @error: return location for a #GError
 *
 * Copies a trust file into another, while it is in use, and checks the copy.
 *
 * Returns: whether it is there, sound and on the disk
 */
gboolean
trellis_copy_make (TrellisStore  *from,
                   const char    *path,
                   const char    *shown_path,
                   GError       **error)
{
  g_autoptr (TrellisStore) copy = trellis_store_open_unchecked (path, SQLITE_OPEN_READWRITE, error);
  int code;

  if (copy == NULL)
    return FALSE;
  g_free (copy->path);
  copy->path = g_canonicalize_filename (shown_path, NULL);

  code = copy_pages (from->db, copy->db);
  if (code != SQLITE_DONE)
    {
      trellis_sql_set_error (is_fault_of_source (code) ? from : copy, code, error);
      return FALSE;
    }
  if (!trellis_store_verify (copy, NULL))
    {
      g_autofree char *name = g_path_get_basename (copy->path);

      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FAILED,
                   _("The copy “%s” does not hold together and was not kept: the disk, or the file itself, is "
                     "damaged. Check the file."),
                   name);
      return FALSE;
    }

  return TRUE;
}

static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_CLOEXEC, 0);

  /* Not every share can do that; the file itself is on the disk. */
  if (fd >= 0)
    {
      fsync (fd);
      g_close (fd, NULL);
    }
}

/**
 * trellis_copy_put:
 * @part: a file that is finished
 * @path: where it is to stand, in the same folder
 * @error: return location for a #GError
 *
 * Puts a finished file in its place at once; @part is gone in any case.
 *
 * Returns: whether it is there
 */
gboolean
trellis_copy_put (const char  *part,
                  const char  *path,
                  GError     **error)
{
  if (g_rename (part, path) != 0)
    {
      g_autofree char *name = g_path_get_basename (path);
      int reason = errno;

      g_unlink (part);
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FAILED, _("“%s” cannot be written: %s."), name,
                   g_strerror (reason));
      return FALSE;
    }
  sync_folder (path);

  return TRUE;
}

/**
 * trellis_copy_rows:
 * @from: a store
 * @read: (nullable): a query of it; %NULL, from a trellis_sql_prepare() that
 *   failed and set @error, fails again
 * @to: another store, with a transaction open
 * @table: one of its tables, by a name from a list of our own
 * @columns: (nullable): those that the query gives; %NULL for all
 * @error: return location for a #GError
 *
 * Adds every row of the query to the table.
 *
 * Returns: whether all of them are there
 */
gboolean
trellis_copy_rows (TrellisStore  *from,
                   sqlite3_stmt  *read,
                   TrellisStore  *to,
                   const char    *table,
                   const char    *columns,
                   GError       **error)
{
  g_autoptr (sqlite3_stmt) write = NULL;
  g_autoptr (GString) insert = NULL;
  TrellisStep step;
  int n_columns;

  if (read == NULL)
    return FALSE;
  n_columns = sqlite3_column_count (read);
  insert = g_string_new (NULL);
  g_string_append_printf (insert, "INSERT INTO %s", table);
  if (columns != NULL)
    g_string_append_printf (insert, " (%s)", columns);
  for (int i = 1; i <= n_columns; i++)
    g_string_append_printf (insert, "%s?%d", i == 1 ? " VALUES (" : ", ", i);
  g_string_append_c (insert, ')');
  write = trellis_sql_prepare (to, insert->str, error);
  if (write == NULL)
    return FALSE;

  while ((step = trellis_sql_step (from, read, error)) == TRELLIS_STEP_ROW)
    {
      for (int i = 0; i < n_columns; i++)
        sqlite3_bind_value (write, i + 1, sqlite3_column_value (read, i));
      if (!trellis_sql_run (to, write, error))
        return FALSE;
      sqlite3_reset (write);
    }

  return step == TRELLIS_STEP_DONE;
}

/* An empty file beside the one that it will become, which nobody else reads. */
static char *
begin_part (const char  *path,
            GError     **error)
{
  g_autofree char *part = g_strconcat (path, ".part-XXXXXX", NULL);
  int fd = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      g_autofree char *name = g_path_get_basename (path);

      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FAILED, _("“%s” cannot be written: %s."), name,
                   g_strerror (errno));
      return NULL;
    }
  g_close (fd, NULL);

  return g_steal_pointer (&part);
}

/* Refuses to copy a file over itself, by whatever name. */
static gboolean
check_is_elsewhere (TrellisStore  *self,
                    const char    *path,
                    GError       **error)
{
  GStatBuf own, other;

  if (g_stat (self->path, &own) != 0 || g_stat (path, &other) != 0 || own.st_dev != other.st_dev ||
      own.st_ino != other.st_ino)
    return TRUE;

  g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
               _("That is the file itself. Choose another name or folder for the copy."));
  return FALSE;
}

/**
 * trellis_store_save_copy:
 * @self: a store, on its thread
 * @path: where; what stands there is replaced once the copy is whole
 * @error: return location for a #GError
 *
 * Copies the whole file, history and all, while it is in use: what is edited in
 * the copy can be merged back. Only its owner may read the copy; it is not
 * encrypted.
 *
 * Returns: whether the copy is there
 */
gboolean
trellis_store_save_copy (TrellisStore  *self,
                         const char    *path,
                         GError       **error)
{
  g_autofree char *part = NULL;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);

  if (!check_is_elsewhere (self, path, error))
    return FALSE;
  part = begin_part (path, error);
  if (part == NULL)
    return FALSE;
  if (!trellis_copy_make (self, part, path, error))
    {
      g_unlink (part);
      return FALSE;
    }

  return trellis_copy_put (part, path, error);
}

/* What may leave the house in a copy without notes, table by table and column by
 * column. What is not here does not go: a new table or column stays at home until
 * somebody adds it. Concerns, facts, checklists, documents and commentaries are
 * words about a school, and none of their rows goes. Where a table asks for a text
 * that stays behind, it says so. */
static const struct
{
  const char *table;
  const char *columns;
  const char *values;   /* NULL: the columns themselves */
} allowed[] = {
  { "scheme", "id, name, is_parallel", NULL },
  { "scheme_version", "scheme_id, version, starts_on, content", NULL },
  { "aspect", "scheme_id, id, name, position", NULL },
  { "level", "scheme_id, id, aspect_id, name, short_code, rank", NULL },
  { "level_map", "scheme_id, level_id, to_scheme_id, to_level_id", NULL },
  { "aspect_map", "scheme_id, aspect_id, to_scheme_id, to_aspect_id", NULL },
  { "trust",
    "id, name, scheme_id, year_id, colour, group_uid, retention_years, clock_on, plan_spacing, plan_balance, plan_hub,"
    " plan_days, avoided_weekdays, avoided_months",
    NULL },
  { "person", "id, name, role, is_adviser, starts_on, ends_on, is_removed", NULL },
  { "working_week", "person_id, holds_from, half_days", NULL },
  { "school", "urn, joined_on, left_on, short_name", NULL },
  { "school_record",
    "urn, holds_from, name, phase, status, kind, kind_group, opened_on, closed_on, la_code, la_name,"
    " establishment_number, age_low, age_high, gender, religious_character, is_church, diocese, trust_uid,"
    " trust_name, federation_code, federation_name, pupils, capacity, free_meals_pct, census_on, street, locality,"
    " town, county, postcode, easting, northing, website, phone, head_name, head_title, source",
    NULL },
  { "school_link", "urn, linked_urn, kind, linked_on", NULL },
  { "hub", "id, name, position", NULL },
  { "school_hub", "urn, holds_from, hub_id", NULL },
  { "federation", "id, name", NULL },
  { "school_federation", "urn, holds_from, federation_id", NULL },
  { "school_person", "urn, role, holds_from, person_id", NULL },
  { "school_year", "id", NULL },
  { "term", "year_id, urn, number, name, starts_on, ends_on", NULL },
  { "closure", "id, kind, name, starts_on, ends_on, session, urn, person_id",
    "id, kind, CASE WHEN person_id IS NULL THEN name ELSE '' END, starts_on, ends_on, session, urn, person_id" },
  { "school_programme", "urn, year_id, programme_id", NULL },
  { "agreed_count", "urn, year_id, kind, count", NULL },
  { "visit",
    "id, urn, federation_id, kind, year_id, number, visit_on, session, starts_at, ends_at, adviser_id, status,"
    " is_pinned, theme_am, theme_pm, host_urn",
    NULL },
  { "support_day", "id, urn, from_urn, person_id, given_on, days, status", NULL },
  { "judgement",
    "id, urn, scheme_id, scheme_version, aspect_id, level_id, judged_on, source, person_id, visit_id, recorded_at,"
    " supersedes",
    NULL },
  { "aspect_applies", "urn, scheme_id, aspect_id, holds_from, applies", NULL },
  { "category",
    "id, urn, scheme_id, scheme_version, level_id, agreed_on, visit_id, proposed_level_id, recorded_at, supersedes",
    NULL },
  { "action", "id, urn, parent_id, scheme_id, aspect_id, visit_id, what, owner_id, opened_on, due_on, closed_on",
    "id, urn, parent_id, scheme_id, aspect_id, visit_id, :left_out, owner_id, opened_on, due_on, closed_on" },
  { "action_rating", "id, action_id, rating, rated_on, visit_id, person_id, recorded_at, supersedes", NULL },
  { "measure", "id, name, unit, decimals, better, every, position", NULL },
  { "measure_value",
    "measure_id, urn, period, pupil_group, ends_on, value, missing_reason, low, high, cohort, source", NULL },
  { "measure_target", "measure_id, urn, holds_from, value", NULL },
  { "benchmark", "measure_id, area, period, pupil_group, ends_on, value, source", NULL },
  { "inspection", "id, urn, inspected_urn, framework, inspected_on, published_on, outcome", NULL },
  { "inspection_grade", "inspection_id, area, grade", NULL },
};

static gboolean
share_rows (TrellisStore  *self,
            TrellisStore  *copy,
            guint          index,
            GError       **error)
{
  const char *values = allowed[index].values != NULL ? allowed[index].values : allowed[index].columns;
  g_autofree char *select = g_strdup_printf ("SELECT %s FROM %s", values, allowed[index].table);
  g_autoptr (sqlite3_stmt) read = trellis_sql_prepare (self, select, error);

  if (read != NULL && sqlite3_bind_parameter_count (read) > 0)
    trellis_sql_bind_text (read, ":left_out", _("The words of this action are not in this copy."));

  return trellis_copy_rows (self, read, copy, allowed[index].table, allowed[index].columns, error);
}

/* What the file says at one instant, whoever edits it meanwhile. */
static gboolean
share_all (TrellisStore  *self,
           TrellisStore  *copy,
           GError       **error)
{
  gboolean is_good = trellis_sql_exec (self, "BEGIN", error);

  for (guint i = 0; is_good && i < G_N_ELEMENTS (allowed); i++)
    is_good = share_rows (self, copy, i, error);
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);

  return is_good;
}

/**
 * trellis_store_share_copy:
 * @self: a store, on its thread
 * @path: where; what stands there is replaced once the copy is whole
 * @error: return location for a #GError
 *
 * Writes a new file with what may be shared: schools, levels, categories,
 * visits, measures, and actions by their dates and ratings. No note, no
 * narrative, no reason, no attachment, no contact, no draft and no history goes
 * into it, nor any page of the file where some of that may be left. It cannot be
 * merged back. Only its owner may read the copy; it is not encrypted.
 *
 * Returns: whether the copy is there
 */
gboolean
trellis_store_share_copy (TrellisStore  *self,
                          const char    *path,
                          GError       **error)
{
  g_autofree char *part = NULL;
  g_autoptr (TrellisStore) copy = NULL;
  gboolean is_good;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);

  if (!check_is_elsewhere (self, path, error))
    return FALSE;
  part = begin_part (path, error);
  if (part == NULL)
    return FALSE;

  copy = trellis_store_open_unchecked (part, SQLITE_OPEN_READWRITE, error);
  if (copy != NULL)
    {
      g_free (copy->path);
      copy->path = g_canonicalize_filename (path, NULL);
    }
  is_good = copy != NULL && trellis_schema_begin (copy, trellis_schema_get_version (), error) &&
            trellis_sql_exec (copy, "PRAGMA defer_foreign_keys = ON", error) && share_all (self, copy, error) &&
            trellis_sql_exec (copy, "COMMIT", error);
  g_clear_object (&copy);
  if (!is_good)
    {
      g_autofree char *journal = g_strconcat (part, "-journal", NULL);

      g_unlink (part);
      g_unlink (journal);
      return FALSE;
    }

  return trellis_copy_put (part, path, error);
}
