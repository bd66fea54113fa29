/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Thin helpers over SQLite: named parameters, days as text, and a step that
 * says row, done or error. */

/**
 * trellis_sql_set_error:
 * @store: a store
 * @code: what SQLite returned
 * @error: return location for a #GError
 *
 * Says in one sentence what SQLite's code means to the person at the desk.
 */
void
trellis_sql_set_error (TrellisStore  *store,
                       int            code,
                       GError       **error)
{
  g_autofree char *name = g_path_get_basename (store->path);

  if (code == SQLITE_READONLY_DBMOVED)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_MOVED,
                   _("“%s” has been moved, replaced or deleted while it was open, and nothing more is written to it. "
                     "Put it back, or open it where it is now."),
                   name);
      return;
    }

  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_BUSY,
                   _("“%s” is in use by another program, which has held it for more than 5 seconds. Try again "
                     "in a moment."),
                   name);
      break;
    case SQLITE_READONLY:
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_READ_ONLY,
                   _("“%s” can be read but not written. Save a copy in a folder of your own to edit it."), name);
      break;
    case SQLITE_FULL:
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DISK,
                   _("The disk that holds “%s” is full. Make some room, then try again; nothing has been "
                     "changed."), name);
      break;
    case SQLITE_NOTADB:
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_NOT_TRUST,
                   _("“%s” is not a trust file. Open a file that Trellis made; its name usually ends in "
                     ".trellis."), name);
      break;
    case SQLITE_CORRUPT:
      store->is_damaged = TRUE;
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DAMAGED,
                   _("“%s” is damaged. Nothing has been written to it; restore a backup, or salvage it."), name);
      break;
    case SQLITE_CANTOPEN:
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DISK,
                   _("“%s” cannot be opened or written. Check that its folder is there and that you may write "
                     "in it."), name);
      break;
    case SQLITE_IOERR:
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DISK,
                   _("“%s” could not be read or written: the disk or the network share did not answer. "
                     "Nothing has been changed."),
                   name);
      break;
    case SQLITE_CONSTRAINT:
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                   _("That would break a rule of the trust file and was not done (%s)."), sqlite3_errmsg (store->db));
      break;
    default:
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_FAILED, _("“%s”: %s."), name,
                   store->db != NULL ? sqlite3_errmsg (store->db) : sqlite3_errstr (code));
      break;
    }
}

/**
 * trellis_sql_exec:
 * @store: a store
 * @sql: one or more statements without parameters
 * @error: return location for a #GError
 *
 * Returns: whether all of them ran
 */
gboolean
trellis_sql_exec (TrellisStore  *store,
                  const char    *sql,
                  GError       **error)
{
  int code = sqlite3_exec (store->db, sql, NULL, NULL, NULL);

  if (code != SQLITE_OK)
    {
      trellis_sql_set_error (store, code, error);
      return FALSE;
    }

  return TRUE;
}

/**
 * trellis_sql_prepare:
 * @store: a store
 * @sql: one statement
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the statement, or %NULL with @error set
 */
sqlite3_stmt *
trellis_sql_prepare (TrellisStore  *store,
                     const char    *sql,
                     GError       **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (store->db, sql, -1, &statement, NULL);

  if (code != SQLITE_OK)
    {
      trellis_sql_set_error (store, code, error);
      return NULL;
    }

  return statement;
}

static int
find_parameter (sqlite3_stmt *statement,
                const char   *name)
{
  int index = sqlite3_bind_parameter_index (statement, name);

  g_assert (index > 0);
  return index;
}

/**
 * trellis_sql_bind_text:
 * @statement: a statement
 * @name: a parameter's name, colon and all
 * @value: (nullable): a text, or %NULL for none; copied
 */
void
trellis_sql_bind_text (sqlite3_stmt *statement,
                       const char   *name,
                       const char   *value)
{
  sqlite3_bind_text (statement, find_parameter (statement, name), value, -1, SQLITE_TRANSIENT);
}

/**
 * trellis_sql_bind_int:
 * @statement: a statement
 * @name: a parameter's name
 * @value: a whole number
 */
void
trellis_sql_bind_int (sqlite3_stmt *statement,
                      const char   *name,
                      gint64        value)
{
  sqlite3_bind_int64 (statement, find_parameter (statement, name), value);
}

/**
 * trellis_sql_bind_real:
 * @statement: a statement
 * @name: a parameter's name
 * @value: a number
 */
void
trellis_sql_bind_real (sqlite3_stmt *statement,
                       const char   *name,
                       double        value)
{
  sqlite3_bind_double (statement, find_parameter (statement, name), value);
}

/**
 * trellis_sql_bind_day:
 * @statement: a statement
 * @name: a parameter's name
 * @day: a day, or %TRELLIS_DAY_NONE for none
 */
void
trellis_sql_bind_day (sqlite3_stmt *statement,
                      const char   *name,
                      TrellisDay    day)
{
  g_autofree char *text = NULL;

  if (day != TRELLIS_DAY_NONE)
    text = trellis_day_format (day, TRELLIS_DAY_STYLE_ISO);
  trellis_sql_bind_text (statement, name, text);
}

/**
 * trellis_sql_step:
 * @store: the statement's store
 * @statement: a statement
 * @error: return location for a #GError
 *
 * Returns: %TRELLIS_STEP_ROW with a row to read, %TRELLIS_STEP_DONE at the end,
 *   or %TRELLIS_STEP_ERROR with @error set
 */
TrellisStep
trellis_sql_step (TrellisStore  *store,
                  sqlite3_stmt  *statement,
                  GError       **error)
{
  int code = sqlite3_step (statement);

  if (code == SQLITE_ROW)
    return TRELLIS_STEP_ROW;
  if (code == SQLITE_DONE)
    return TRELLIS_STEP_DONE;

  trellis_sql_set_error (store, code, error);
  return TRELLIS_STEP_ERROR;
}

/**
 * trellis_sql_run:
 * @store: the statement's store
 * @statement: (nullable): a statement that returns no rows; %NULL, from a
 *   trellis_sql_prepare() that failed and set @error, fails again
 * @error: return location for a #GError
 *
 * Returns: whether it ran to its end
 */
gboolean
trellis_sql_run (TrellisStore  *store,
                 sqlite3_stmt  *statement,
                 GError       **error)
{
  TrellisStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = trellis_sql_step (store, statement, error)) == TRELLIS_STEP_ROW)
    continue;

  return step == TRELLIS_STEP_DONE;
}

/**
 * trellis_sql_get_text:
 * @statement: a statement on a row
 * @column: from 0
 *
 * Reads a key, or a word of a closed set. A damaged or hostile file may hold
 * anything, also where its tables promise a text.
 *
 * Returns: (transfer none): the text, good until the next step; empty for NULL
 *   and for what is not UTF-8
 */
const char *
trellis_sql_get_text (sqlite3_stmt *statement,
                      int           column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL && g_utf8_validate (text, -1, NULL) ? text : "";
}

/**
 * trellis_sql_dup_text:
 * @statement: a statement on a row
 * @column: from 0
 *
 * Returns: (transfer full): the text, with marks in the place of what is not
 *   UTF-8; empty for NULL
 */
char *
trellis_sql_dup_text (sqlite3_stmt *statement,
                      int           column)
{
  char *text = trellis_sql_dup_text_or_null (statement, column);

  return text != NULL ? text : g_strdup ("");
}

/**
 * trellis_sql_dup_text_or_null:
 * @statement: a statement on a row
 * @column: from 0
 *
 * Returns: (transfer full) (nullable): the text as trellis_sql_dup_text(); %NULL
 *   for NULL
 */
char *
trellis_sql_dup_text_or_null (sqlite3_stmt *statement,
                              int           column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return g_strdup (text);

  return g_utf8_make_valid (text, -1);
}

/**
 * trellis_sql_set_text:
 * @field: (inout): a string of an object being filled
 * @statement: a statement on a row
 * @column: from 0
 *
 * Puts the column's text, empty for NULL, in the place of what @field held.
 */
void
trellis_sql_set_text (char         **field,
                      sqlite3_stmt  *statement,
                      int            column)
{
  g_free (*field);
  *field = trellis_sql_dup_text (statement, column);
}

/**
 * trellis_sql_get_day:
 * @statement: a statement on a row
 * @column: from 0
 *
 * Returns: the day, or %TRELLIS_DAY_NONE for NULL
 */
TrellisDay
trellis_sql_get_day (sqlite3_stmt *statement,
                     int           column)
{
  TrellisDay day = TRELLIS_DAY_NONE;

  trellis_day_parse_iso (trellis_sql_get_text (statement, column), &day);
  return day;
}

/**
 * trellis_sql_get_int_or:
 * @statement: a statement on a row
 * @column: from 0
 * @otherwise: what NULL reads as
 *
 * Returns: the number
 */
int
trellis_sql_get_int_or (sqlite3_stmt *statement,
                        int           column,
                        int           otherwise)
{
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return otherwise;

  return sqlite3_column_int (statement, column);
}

/**
 * trellis_sql_get_real_or_nan:
 * @statement: a statement on a row
 * @column: from 0
 *
 * Returns: the number, NAN for NULL
 */
double
trellis_sql_get_real_or_nan (sqlite3_stmt *statement,
                             int           column)
{
  return sqlite3_column_type (statement, column) == SQLITE_NULL ? NAN : sqlite3_column_double (statement, column);
}
