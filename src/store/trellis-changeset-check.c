/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-row-image.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A changeset comes out of a file, and files are damaged or made to do harm.
 * SQLite takes its changesets on trust: one whose lengths or columns are wrong
 * can keep it busy for ever. Each is read here first, byte by byte. */

typedef struct
{
  const guint8 *at;
  const guint8 *end;
} Reader;

static gboolean
read_varint (Reader  *reader,
             guint32 *value)
{
  *value = 0;
  for (int i = 0; i < 4 && reader->at < reader->end; i++)
    {
      guint8 byte = *reader->at++;

      *value = *value << 7 | (byte & 0x7f);
      if ((byte & 0x80) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
skip (Reader *reader,
      gsize   n_bytes)
{
  if ((gsize) (reader->end - reader->at) < n_bytes)
    return FALSE;
  reader->at += n_bytes;

  return TRUE;
}

/* A value: its type, then what the type has. Type 0 tells nothing of a column. */
static gboolean
skip_value (Reader *reader,
            int    *type)
{
  guint32 length;

  if (reader->at == reader->end)
    return FALSE;
  *type = *reader->at++;
  switch (*type)
    {
    case 0:
    case SQLITE_NULL:
      return TRUE;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      return skip (reader, 8);
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      return read_varint (reader, &length) && skip (reader, length);
    default:
      return FALSE;
    }
}

/* The values before or after. What is whole tells every column, and a key is
 * told where a row is found by it. */
static gboolean
skip_record (Reader                 *reader,
             const TrellisTableInfo *table,
             gboolean                is_whole,
             gboolean                has_key)
{
  for (int i = 0; i < table->n_columns; i++)
    {
      int type;

      if (!skip_value (reader, &type))
        return FALSE;
      if (type == 0 && (is_whole || (has_key && table->is_key[i])))
        return FALSE;
      if (type == SQLITE_NULL && table->is_key[i])
        return FALSE;
      if (!has_key && !is_whole && table->is_key[i] && type != 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
skip_row (Reader                 *reader,
          const TrellisTableInfo *table)
{
  guint8 operation;

  if (reader->end - reader->at < 2)
    return FALSE;
  operation = reader->at[0];
  reader->at += 2;
  switch (operation)
    {
    case SQLITE_INSERT:
    case SQLITE_DELETE:
      return skip_record (reader, table, TRUE, TRUE);
    case SQLITE_UPDATE:
      return skip_record (reader, table, FALSE, TRUE) && skip_record (reader, table, FALSE, FALSE);
    default:
      return FALSE;
    }
}

static gboolean
read_head (Reader                  *reader,
           TrellisStore            *store,
           GHashTable              *tables,
           const TrellisTableInfo **table)
{
  const guint8 *keys, *name, *name_end;
  guint32 n_columns;

  if (!skip (reader, 1) || !read_varint (reader, &n_columns) || n_columns > 1000)
    return FALSE;
  keys = reader->at;
  if (!skip (reader, n_columns))
    return FALSE;
  name = reader->at;
  name_end = memchr (name, '\0', reader->end - name);
  if (name_end == NULL)
    return FALSE;
  reader->at = name_end + 1;

  *table = trellis_table_info_get (store, tables, (const char *) name);
  if (*table == NULL || (guint32) (*table)->n_columns != n_columns)
    return FALSE;
  for (guint32 i = 0; i < n_columns; i++)
    {
      if ((keys[i] != 0) != (*table)->is_key[i])
        return FALSE;
    }

  return TRUE;
}

/**
 * trellis_changeset_check:
 * @store: a store whose schema it should be of
 * @changeset: (nullable): bytes that should be a changeset
 * @length: how many; 0 for one that does nothing
 * @error: return location for a #GError
 *
 * Returns: whether they are one of the tables that changes record; otherwise
 *   with @error set: %TRELLIS_STORE_ERROR_REFUSED
 */
gboolean
trellis_changeset_check (TrellisStore  *store,
                         const void    *changeset,
                         gsize          length,
                         GError       **error)
{
  g_autoptr (GHashTable) tables = trellis_table_info_new_cache ();
  Reader reader = { changeset, changeset };
  const TrellisTableInfo *table = NULL;
  gboolean is_good = length <= G_MAXINT32;

  if (length > 0)
    reader.end += length;
  while (is_good && reader.at < reader.end)
    {
      if (*reader.at == 'T')
        is_good = read_head (&reader, store, tables, &table);
      else
        is_good = table != NULL && skip_row (&reader, table);
    }
  if (!is_good)
    {
      g_autofree char *name = g_path_get_basename (store->path);

      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                   _("“%s” has an edit in its history that cannot be read. Check the file, or restore a backup."),
                   name);
    }

  return is_good;
}
