/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-bulk.h"

#include <string.h>

/* What a changeset is made of, by sqlite.org/session and the head of SQLite's
 * sqlite3session.c: a table's header with, for each column, its place in the
 * key from 1, or 0; then for each row the operation, whether it was indirect,
 * and each column's value behind its type. */
#define TABLE_MARK 'T'

struct _TrellisBulk
{
  TrellisStore *store;
  sqlite3_stmt *insert;
  int n_columns;
  int column;        /* of the row being filled, from 0 */
  GString *rows;     /* the changeset; NULL once it is handed over */
  gsize header_size;
  gsize row_start;
  TrellisTopic topic;
};

static void
append_varint (GString *out,
               guint64  value)
{
  char bytes[10];
  int n_bytes = 0;

  /* Seven bits a byte, the highest first; all but the last are marked. No
   * length here comes near the ninth byte, which would hold eight bits. */
  do
    {
      bytes[n_bytes] = (value & 0x7f) | (n_bytes > 0 ? 0x80 : 0);
      n_bytes++;
      value >>= 7;
    }
  while (value != 0);

  while (n_bytes > 0)
    g_string_append_c (out, bytes[--n_bytes]);
}

static void
append_word (GString *out,
             int      type,
             guint64  value)
{
  char bytes[9];
  guint64 word = GUINT64_TO_BE (value);

  bytes[0] = type;
  memcpy (bytes + 1, &word, sizeof word);
  g_string_append_len (out, bytes, sizeof bytes);
}

/* The place of the next value; the row begins with its first. */
static int
next_column (TrellisBulk *self)
{
  if (self->column == 0)
    {
      self->row_start = self->rows->len;
      g_string_append_c (self->rows, SQLITE_INSERT);
      g_string_append_c (self->rows, 0);
    }
  g_assert (self->column < self->n_columns);

  return ++self->column;
}

/**
 * trellis_bulk_new:
 * @store: a store with a change begun
 * @table: a table of those that changes record
 * @columns: the names of all its columns as the table has them: `a, b, c`; a
 *   table that was changed since the call was written is noticed so
 * @error: return location for a #GError
 *
 * Begins to add rows to a table. A row is filled by one call a column, in the
 * table's order, and added by trellis_bulk_run(). Rows added so must not be
 * changed again within the same change: undo would not find them as they were
 * added. Other rows of the table may be.
 *
 * Returns: (transfer full) (nullable): the means to add rows, or %NULL with
 *   @error set
 */
TrellisBulk *
trellis_bulk_new (TrellisStore  *store,
                  const char    *table,
                  const char    *columns,
                  GError       **error)
{
  g_autoptr (TrellisBulk) self = g_new0 (TrellisBulk, 1);
  g_autoptr (sqlite3_stmt) info = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) keys = g_string_new (NULL);
  g_autoptr (GString) sql = g_string_new (NULL);
  TrellisStep step;

  g_return_val_if_fail (TRELLIS_IS_STORE (store), NULL);
  g_return_val_if_fail (store->depth > 0, NULL);

  self->store = g_object_ref (store);
  self->rows = g_string_new (NULL);
  info = trellis_sql_prepare (store, "SELECT name, pk FROM pragma_table_info (:table) ORDER BY cid", error);
  if (info == NULL)
    return NULL;
  trellis_sql_bind_text (info, ":table", table);
  while ((step = trellis_sql_step (store, info, error)) == TRELLIS_STEP_ROW)
    {
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", trellis_sql_get_text (info, 0));
      g_string_append_c (keys, sqlite3_column_int (info, 1));
    }
  if (step == TRELLIS_STEP_ERROR)
    return NULL;
  g_return_val_if_fail (g_str_equal (names->str, columns), NULL);
  self->n_columns = keys->len;

  g_string_append_printf (sql, "INSERT INTO \"%s\" VALUES (?", table);
  for (int i = 1; i < self->n_columns; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  self->insert = trellis_sql_prepare (store, sql->str, error);
  if (self->insert == NULL)
    return NULL;

  g_string_append_c (self->rows, TABLE_MARK);
  append_varint (self->rows, self->n_columns);
  g_string_append_len (self->rows, keys->str, keys->len);
  g_string_append_len (self->rows, table, strlen (table) + 1);
  self->header_size = self->rows->len;
  self->topic = trellis_store_get_topic (table);

  return g_steal_pointer (&self);
}

/**
 * trellis_bulk_free:
 * @self: (transfer full): the means to add rows
 *
 * Without trellis_bulk_end() before it, the change must not be a good one.
 */
void
trellis_bulk_free (TrellisBulk *self)
{
  sqlite3_finalize (self->insert);
  if (self->rows != NULL)
    g_string_free (self->rows, TRUE);
  g_object_unref (self->store);
  g_free (self);
}

/**
 * trellis_bulk_add_text:
 * @self: the means to add rows
 * @value: the next column's text; not copied, so it must last until the row is
 *   added
 */
void
trellis_bulk_add_text (TrellisBulk *self,
                       const char  *value)
{
  gsize length = strlen (value);

  sqlite3_bind_text (self->insert, next_column (self), value, length, SQLITE_STATIC);
  g_string_append_c (self->rows, SQLITE_TEXT);
  append_varint (self->rows, length);
  g_string_append_len (self->rows, value, length);
}

/**
 * trellis_bulk_add_int:
 * @self: the means to add rows
 * @value: the next column's whole number
 */
void
trellis_bulk_add_int (TrellisBulk *self,
                      gint64       value)
{
  sqlite3_bind_int64 (self->insert, next_column (self), value);
  append_word (self->rows, SQLITE_INTEGER, value);
}

/**
 * trellis_bulk_add_real:
 * @self: the means to add rows
 * @value: the next column's number, of a column of numbers that need not be
 *   whole
 */
void
trellis_bulk_add_real (TrellisBulk *self,
                       double       value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  sqlite3_bind_double (self->insert, next_column (self), value);
  append_word (self->rows, SQLITE_FLOAT, bits);
}

/**
 * trellis_bulk_add_null:
 * @self: the means to add rows
 *
 * The next column has no value.
 */
void
trellis_bulk_add_null (TrellisBulk *self)
{
  sqlite3_bind_null (self->insert, next_column (self));
  g_string_append_c (self->rows, SQLITE_NULL);
}

/**
 * trellis_bulk_add_day:
 * @self: the means to add rows
 * @day: the next column's day; %TRELLIS_DAY_NONE for none
 */
void
trellis_bulk_add_day (TrellisBulk *self,
                      TrellisDay   day)
{
  int year, month, day_of_month;
  char text[10];

  if (day == TRELLIS_DAY_NONE)
    {
      trellis_bulk_add_null (self);
      return;
    }

  /* As trellis_day_format() has it, without its allocation. */
  trellis_day_get_ymd (day, &year, &month, &day_of_month);
  for (int i = 3; i >= 0; i--, year /= 10)
    text[i] = '0' + year % 10;
  text[4] = text[7] = '-';
  text[5] = '0' + month / 10;
  text[6] = '0' + month % 10;
  text[8] = '0' + day_of_month / 10;
  text[9] = '0' + day_of_month % 10;

  sqlite3_bind_text (self->insert, next_column (self), text, sizeof text, SQLITE_TRANSIENT);
  g_string_append_c (self->rows, SQLITE_TEXT);
  append_varint (self->rows, sizeof text);
  g_string_append_len (self->rows, text, sizeof text);
}

/**
 * trellis_bulk_run:
 * @self: the means to add rows, with a row filled
 * @error: return location for a #GError
 *
 * Adds the row.
 *
 * Returns: whether it was added
 */
gboolean
trellis_bulk_run (TrellisBulk  *self,
                  GError      **error)
{
  gboolean is_good;

  g_assert (self->column == self->n_columns);

  /* The session looks away while the row goes in. */
  sqlite3session_enable (self->store->session, 0);
  is_good = trellis_sql_run (self->store, self->insert, error);
  sqlite3session_enable (self->store->session, 1);
  sqlite3_reset (self->insert);
  self->column = 0;
  if (!is_good)
    g_string_truncate (self->rows, self->row_start);

  return is_good;
}

/**
 * trellis_bulk_end:
 * @self: the means to add rows
 *
 * Hands what was added to the change, which records it when it ends.
 */
void
trellis_bulk_end (TrellisBulk *self)
{
  GString *rows;

  if (self->rows->len == self->header_size)
    return;

  rows = g_steal_pointer (&self->rows);
  self->store->added_topics |= self->topic;
  if (self->store->added_rows == NULL)
    {
      self->store->added_rows = rows;
      return;
    }

  g_string_append_len (self->store->added_rows, rows->str, rows->len);
  g_string_free (rows, TRUE);
}
