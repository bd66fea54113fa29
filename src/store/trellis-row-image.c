/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-row-image.h"

#include <string.h>

static void
free_table (gpointer data)
{
  TrellisTableInfo *table = data;

  g_free (table->name);
  for (int i = 0; i < table->n_columns; i++)
    g_free (table->columns[i]);
  g_free (table->columns);
  g_free (table->is_key);
  g_free (table);
}

static void
free_image (gpointer data)
{
  TrellisRowImage *image = data;

  trellis_row_free (image->before, image->table->n_columns);
  trellis_row_free (image->after, image->table->n_columns);
  g_free (image);
}

static TrellisTableInfo *
read_table (TrellisStore  *store,
            const char    *name,
            GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gboolean));
  TrellisTableInfo *table;
  TrellisStep step;

  statement = trellis_sql_prepare (store, "SELECT name, pk FROM pragma_table_info (:table) ORDER BY cid", error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":table", name);
  while ((step = trellis_sql_step (store, statement, error)) == TRELLIS_STEP_ROW)
    {
      gboolean is_key = sqlite3_column_int (statement, 1) > 0;

      g_ptr_array_add (columns, trellis_sql_dup_text (statement, 0));
      g_array_append_val (keys, is_key);
    }
  if (step == TRELLIS_STEP_ERROR || columns->len == 0)
    return NULL;

  table = g_new0 (TrellisTableInfo, 1);
  table->name = g_strdup (name);
  table->n_columns = (int) columns->len;
  table->columns = (char **) g_ptr_array_steal (columns, NULL);
  table->is_key = (gboolean *) (void *) g_array_free (g_steal_pointer (&keys), FALSE);
  return table;
}

/**
 * trellis_table_info_new_cache:
 *
 * Returns: (transfer full): where trellis_table_info_get() keeps what it reads
 */
GHashTable *
trellis_table_info_new_cache (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_table);
}

/**
 * trellis_table_info_get:
 * @store: a store
 * @cache: from trellis_table_info_new_cache()
 * @name: a table's name
 *
 * Returns: (transfer none) (nullable): its columns; %NULL where changes do not
 *   record it
 */
const TrellisTableInfo *
trellis_table_info_get (TrellisStore *store,
                        GHashTable   *cache,
                        const char   *name)
{
  TrellisTableInfo *table = g_hash_table_lookup (cache, name);

  if (table == NULL && trellis_store_get_topic (name) != 0)
    {
      table = read_table (store, name, NULL);
      if (table != NULL)
        g_hash_table_insert (cache, table->name, table);
    }

  return table;
}

static sqlite3_value *
dup_or_null (sqlite3_value *value)
{
  return value != NULL ? sqlite3_value_dup (value) : NULL;
}

static void
add_image (TrellisRowImages       *self,
           const TrellisTableInfo *table,
           int                     operation,
           sqlite3_changeset_iter *iter)
{
  TrellisRowImage *image = g_new0 (TrellisRowImage, 1);

  image->table = table;
  image->operation = operation;
  image->before = g_new0 (sqlite3_value *, table->n_columns);
  image->after = g_new0 (sqlite3_value *, table->n_columns);
  for (int i = 0; i < table->n_columns; i++)
    {
      sqlite3_value *value = NULL;

      if (operation != SQLITE_INSERT && sqlite3changeset_old (iter, i, &value) == SQLITE_OK)
        image->before[i] = dup_or_null (value);
      value = NULL;
      if (operation != SQLITE_DELETE && sqlite3changeset_new (iter, i, &value) == SQLITE_OK)
        image->after[i] = dup_or_null (value);
    }
  g_ptr_array_add (self->rows, image);
}

/**
 * trellis_row_images_read:
 * @store: a store whose schema the changeset is of
 * @changeset: a changeset
 * @length: its bytes
 * @limit: how many rows to keep at most
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the first rows of it and how many there
 *   are; %NULL with @error set where it cannot be read
 */
TrellisRowImages *
trellis_row_images_read (TrellisStore  *store,
                         const void    *changeset,
                         gsize          length,
                         guint          limit,
                         GError       **error)
{
  g_autoptr (TrellisRowImages) self = g_new0 (TrellisRowImages, 1);
  sqlite3_changeset_iter *iter = NULL;
  int code;

  if (!trellis_changeset_check (store, changeset, length, error))
    return NULL;

  code = sqlite3changeset_start (&iter, (int) length, (void *) changeset);
  self->tables = trellis_table_info_new_cache ();
  self->rows = g_ptr_array_new_with_free_func (free_image);
  while (code == SQLITE_OK && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const TrellisTableInfo *table;
      const char *name;
      int n_columns, operation, is_indirect;

      code = sqlite3changeset_op (iter, &name, &n_columns, &operation, &is_indirect);
      if (code != SQLITE_OK || ++self->n_in_all > limit)
        continue;
      table = trellis_table_info_get (store, self->tables, name);
      if (table != NULL)
        add_image (self, table, operation, iter);
    }
  if (iter != NULL)
    code = sqlite3changeset_finalize (iter);
  if (code != SQLITE_OK)
    {
      trellis_sql_set_error (store, code, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * trellis_row_images_free:
 * @self: (nullable) (transfer full): rows
 */
void
trellis_row_images_free (TrellisRowImages *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->tables, g_hash_table_unref);
  g_free (self);
}

/**
 * trellis_row_image_find_column:
 * @image: a row
 * @column: a column's name
 *
 * Returns: its place from 0; -1 where the table has no such column
 */
int
trellis_row_image_find_column (const TrellisRowImage *image,
                               const char            *column)
{
  for (int i = 0; i < image->table->n_columns; i++)
    {
      if (strcmp (image->table->columns[i], column) == 0)
        return i;
    }

  return -1;
}

/**
 * trellis_row_image_get:
 * @image: a row
 * @column: a column's name
 *
 * Returns: (transfer none) (nullable): what the change says of it, as it is
 *   after where it says both; %NULL where it says nothing
 */
sqlite3_value *
trellis_row_image_get (const TrellisRowImage *image,
                       const char            *column)
{
  int i = trellis_row_image_find_column (image, column);

  if (i < 0)
    return NULL;

  return image->after[i] != NULL ? image->after[i] : image->before[i];
}

/**
 * trellis_value_append:
 * @out: a string
 * @value: (nullable): a value
 *
 * Appends the value so that no two that differ read the same.
 */
void
trellis_value_append (GString       *out,
                      sqlite3_value *value)
{
  const void *bytes;
  int n_bytes;

  if (value == NULL || sqlite3_value_type (value) == SQLITE_NULL)
    {
      g_string_append (out, "|-");
      return;
    }

  bytes = sqlite3_value_blob (value);
  n_bytes = sqlite3_value_bytes (value);
  g_string_append_printf (out, "|%d:", n_bytes);
  g_string_append_len (out, bytes, n_bytes);
}

/**
 * trellis_row_image_dup_key:
 * @image: a row
 *
 * Returns: (transfer full): the table and the row's key, as one text
 */
char *
trellis_row_image_dup_key (const TrellisRowImage *image)
{
  GString *key = g_string_new (image->table->name);

  for (int i = 0; i < image->table->n_columns; i++)
    {
      if (image->table->is_key[i])
        trellis_value_append (key, image->before[i] != NULL ? image->before[i] : image->after[i]);
    }

  return g_string_free (key, FALSE);
}

/**
 * trellis_row_dup_step:
 * @statement: a statement on a row
 * @n_columns: its columns
 *
 * Returns: (transfer full): the row's values
 */
sqlite3_value **
trellis_row_dup_step (sqlite3_stmt *statement,
                      int           n_columns)
{
  sqlite3_value **row = g_new0 (sqlite3_value *, n_columns);

  for (int i = 0; i < n_columns; i++)
    row[i] = sqlite3_value_dup (sqlite3_column_value (statement, i));

  return row;
}

/**
 * trellis_row_free:
 * @row: (nullable) (transfer full): values
 * @n_columns: how many
 */
void
trellis_row_free (sqlite3_value **row,
                  int             n_columns)
{
  if (row == NULL)
    return;

  for (int i = 0; i < n_columns; i++)
    sqlite3_value_free (row[i]);
  g_free (row);
}

/**
 * trellis_row_image_read_row:
 * @store: a store
 * @image: a row
 * @row: (out) (transfer full) (nullable): what @store holds under its key now;
 *   %NULL where nothing
 * @error: return location for a #GError
 *
 * Returns: whether it could be read
 */
gboolean
trellis_row_image_read_row (TrellisStore            *store,
                            const TrellisRowImage   *image,
                            sqlite3_value         ***row,
                            GError                 **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (sqlite3_stmt) statement = NULL;
  const TrellisTableInfo *table = image->table;
  TrellisStep step;
  int n_keys = 0;

  g_string_append_printf (sql, "SELECT * FROM \"%s\" WHERE ", table->name);
  for (int i = 0; i < table->n_columns; i++)
    {
      if (table->is_key[i])
        g_string_append_printf (sql, "%s\"%s\" = ?%d", n_keys++ > 0 ? " AND " : "", table->columns[i], i + 1);
    }
  statement = trellis_sql_prepare (store, sql->str, error);
  if (statement == NULL)
    return FALSE;
  for (int i = 0; i < table->n_columns; i++)
    {
      if (table->is_key[i])
        sqlite3_bind_value (statement, i + 1, image->before[i] != NULL ? image->before[i] : image->after[i]);
    }

  step = trellis_sql_step (store, statement, error);
  *row = step == TRELLIS_STEP_ROW ? trellis_row_dup_step (statement, table->n_columns) : NULL;
  return step != TRELLIS_STEP_ERROR;
}

/**
 * trellis_value_equal:
 * @a: (nullable): a value
 * @b: (nullable): another
 *
 * Returns: whether they are the same
 */
gboolean
trellis_value_equal (sqlite3_value *a,
                     sqlite3_value *b)
{
  int type;

  if (a == NULL || b == NULL)
    return a == b;

  type = sqlite3_value_type (a);
  if (type != sqlite3_value_type (b))
    return FALSE;
  switch (type)
    {
    case SQLITE_NULL:
      return TRUE;
    case SQLITE_INTEGER:
      return sqlite3_value_int64 (a) == sqlite3_value_int64 (b);
    case SQLITE_FLOAT:
      return sqlite3_value_double (a) == sqlite3_value_double (b);
    default:
      return sqlite3_value_bytes (a) == sqlite3_value_bytes (b) &&
             (sqlite3_value_bytes (a) == 0 ||
              memcmp (sqlite3_value_blob (a), sqlite3_value_blob (b), sqlite3_value_bytes (a)) == 0);
    }
}
