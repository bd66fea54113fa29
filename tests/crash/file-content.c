/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "file-content.h"

#include <sqlite3.h>
#include <string.h>

/* Reads trust files past the store, so that what it says of itself is not taken
 * on trust. */

/* What changes do not record. */
#define UNRECORDED "'change', 'draft', 'attachment_content'"

static void
set_error (sqlite3  *db,
           GError  **error)
{
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s",
               db != NULL ? sqlite3_errmsg (db) : "out of memory");
}

static sqlite3 *
open_file (const char  *path,
           int          flags,
           GError     **error)
{
  sqlite3 *db = NULL;

  if (g_str_has_prefix (path, "file:"))
    flags |= SQLITE_OPEN_URI;
  if (sqlite3_open_v2 (path, &db, flags, NULL) != SQLITE_OK)
    {
      set_error (db, error);
      sqlite3_close (db);
      return NULL;
    }
  sqlite3_busy_timeout (db, 20000);
  return db;
}

static gboolean
append_table (sqlite3     *db,
              const char  *table,
              const char  *columns,
              GString     *out,
              GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM \"%s\" ORDER BY 1", columns, table);
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);

  while (code == SQLITE_OK || code == SQLITE_ROW)
    {
      code = sqlite3_step (statement);
      if (code == SQLITE_ROW)
        g_string_append_printf (out, "%s: %s\n", table, sqlite3_column_text (statement, 0));
    }
  if (code != SQLITE_DONE)
    set_error (db, error);
  sqlite3_finalize (statement);

  return code == SQLITE_DONE;
}

static char *
read_content (sqlite3  *model,
              sqlite3  *db,
              GError  **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  sqlite3_stmt *tables = NULL;
  int code = sqlite3_prepare_v2 (model,
                                 "SELECT t.name, group_concat ('quote (\"' || c.name || '\")', ' || '', '' || ')"
                                 " FROM sqlite_schema t, pragma_table_info (t.name) c"
                                 " WHERE t.type = 'table' AND t.name NOT IN (" UNRECORDED ") AND t.name NOT LIKE 'sqlite_%'"
                                 " GROUP BY t.name ORDER BY t.name",
                                 -1, &tables, NULL);

  while (code == SQLITE_OK || code == SQLITE_ROW)
    {
      code = sqlite3_step (tables);
      if (code == SQLITE_ROW && !append_table (db, (const char *) sqlite3_column_text (tables, 0),
                                               (const char *) sqlite3_column_text (tables, 1), out, error))
        {
          sqlite3_finalize (tables);
          return NULL;
        }
    }
  if (code != SQLITE_DONE)
    set_error (model, error);
  sqlite3_finalize (tables);

  return code == SQLITE_DONE ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

/* Every table but those that changes do not record, a line a row. A path may be
 * the URI of a database in memory. */
char *
file_content_read (const char  *path,
                   GError     **error)
{
  sqlite3 *db = open_file (path, SQLITE_OPEN_READWRITE, error);
  char *content;

  if (db == NULL)
    return NULL;
  content = read_content (db, db, error);
  sqlite3_close (db);

  return content;
}

/* Of the tables and columns that another file has; for a file of an older program
 * and what became of it. */
char *
file_content_read_as (const char  *path,
                      const char  *model_path,
                      GError     **error)
{
  sqlite3 *model = open_file (model_path, SQLITE_OPEN_READWRITE, error);
  sqlite3 *db = model != NULL ? open_file (path, SQLITE_OPEN_READWRITE, error) : NULL;
  char *content = db != NULL ? read_content (model, db, error) : NULL;

  sqlite3_close (model);
  sqlite3_close (db);

  return content;
}

/* Makes a file of what sqlite3 dumped of one. */
gboolean
file_content_make (const char  *path,
                   const char  *dump_path,
                   GError     **error)
{
  g_autofree char *sql = NULL;
  sqlite3 *db;
  gboolean is_made;

  if (!g_file_get_contents (dump_path, &sql, NULL, error))
    return FALSE;
  db = open_file (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  if (db == NULL)
    return FALSE;
  is_made = sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK;
  if (!is_made)
    set_error (db, error);
  sqlite3_close (db);

  return is_made;
}

/* The first line in which two contents differ, for a test to show; NULL where
 * they are the same. */
char *
file_content_find_difference (const char *a,
                              const char *b)
{
  while (*a != '\0' || *b != '\0')
    {
      gsize a_length = strcspn (a, "\n");
      gsize b_length = strcspn (b, "\n");

      if (a_length != b_length || strncmp (a, b, a_length) != 0)
        return g_strdup_printf ("“%.*s” and “%.*s”", (int) a_length, a, (int) b_length, b);
      a += a_length + (a[a_length] == '\n');
      b += b_length + (b[b_length] == '\n');
    }

  return NULL;
}

static int
refuse_cb (void                   *user_data,
           int                     conflict,
           sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

/* Makes in base every change of path after last_change, by the changeset of
 * each. What base holds then is what the history says that path should. */
gboolean
file_content_replay (const char  *base,
                     const char  *path,
                     gint64      *last_change,
                     GError     **error)
{
  sqlite3 *to = open_file (base, SQLITE_OPEN_READWRITE, error);
  sqlite3 *from = NULL;
  sqlite3_stmt *statement = NULL;
  int code = SQLITE_ERROR;

  if (to != NULL && (from = open_file (path, SQLITE_OPEN_READWRITE, error)) != NULL)
    {
      sqlite3_exec (to, "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY", NULL, NULL, NULL);
      code = sqlite3_prepare_v2 (from, "SELECT id, changeset FROM change WHERE id > ?1 ORDER BY id", -1,
                                 &statement, NULL);
      sqlite3_bind_int64 (statement, 1, *last_change);
      while (code == SQLITE_OK && (code = sqlite3_step (statement)) == SQLITE_ROW)
        {
          *last_change = sqlite3_column_int64 (statement, 0);
          code = sqlite3changeset_apply (to, sqlite3_column_bytes (statement, 1),
                                         (void *) sqlite3_column_blob (statement, 1), NULL, refuse_cb, NULL);
          if (code != SQLITE_OK)
            g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "change %" G_GINT64_FORMAT " cannot be made again: %s",
                         *last_change, sqlite3_errstr (code));
        }
      if (code != SQLITE_DONE && error != NULL && *error == NULL)
        set_error (from, error);
    }
  sqlite3_finalize (statement);
  sqlite3_close (from);
  sqlite3_close (to);

  return code == SQLITE_DONE;
}

/* How many the first column of the first row says; for a query that counts. */
guint
file_content_count_rows (const char *path,
                         const char *sql)
{
  sqlite3 *db = open_file (path, SQLITE_OPEN_READWRITE, NULL);
  sqlite3_stmt *statement = NULL;
  guint count = 0;

  if (db != NULL && sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    count = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);

  return count;
}

/* The first column of the first row as text; NULL for none. */
char *
file_content_read_text (const char *path,
                        const char *sql)
{
  sqlite3 *db = open_file (path, SQLITE_OPEN_READWRITE, NULL);
  sqlite3_stmt *statement = NULL;
  char *text = NULL;

  if (db != NULL && sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (db);

  return text;
}
