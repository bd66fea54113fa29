/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-removal.h"

#include "trellis-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A person is removed: their name is replaced wherever it is written, in every
 * text of the file, in the history's sentences and in what each change did. The
 * same replacement in all of them keeps the history true to the file, so that it
 * can still be undone and looked back on. This is the one edit that is not
 * recorded as others are, because its changeset would hold the name. */

typedef struct
{
  TrellisStore *store;
  const char *old_name;
  const char *new_name;
} Removal;

/* A number as SQLite's changesets write it: seven bits a byte, the high ones
 * first, and all eight of a ninth. */
static gsize
read_varint (const guint8 *data,
             gsize         length,
             guint64      *value)
{
  *value = 0;
  for (gsize i = 0; i < 9 && i < length; i++)
    {
      if (i == 8)
        {
          *value = *value << 8 | data[i];
          return 9;
        }
      *value = *value << 7 | (data[i] & 0x7f);
      if ((data[i] & 0x80) == 0)
        return i + 1;
    }

  return 0;
}

static void
append_varint (GByteArray *out,
               guint32     value)
{
  guint8 bytes[5];
  guint n = 0;

  do
    {
      bytes[4 - n] = (guint8) ((value & 0x7f) | (n > 0 ? 0x80 : 0));
      value >>= 7;
      n++;
    }
  while (value > 0);
  g_byte_array_append (out, bytes + 5 - n, n);
}

/* Copies one value, with the name replaced in a text. Returns how many bytes of
 * the old changeset it took; 0 where it makes no sense. */
static gsize
rewrite_value (const Removal *removal,
               const guint8  *data,
               gsize          length,
               GByteArray    *out)
{
  guint64 n_bytes = 0;
  gsize head;

  if (length == 0)
    return 0;
  switch (data[0])
    {
    case 0:             /* not set */
    case SQLITE_NULL:
      g_byte_array_append (out, data, 1);
      return 1;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      if (length < 9)
        return 0;
      g_byte_array_append (out, data, 9);
      return 9;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      head = read_varint (data + 1, length - 1, &n_bytes);
      if (head == 0 || n_bytes > length - 1 - head)
        return 0;
      break;
    default:
      return 0;
    }

  if (data[0] == SQLITE_TEXT)
    {
      g_autofree char *text = g_strndup ((const char *) data + 1 + head, n_bytes);
      g_autoptr (GString) replaced = g_string_new (text);

      if (strlen (text) == n_bytes && g_string_replace (replaced, removal->old_name, removal->new_name, 0) > 0)
        {
          g_byte_array_append (out, data, 1);
          append_varint (out, (guint32) replaced->len);
          g_byte_array_append (out, (const guint8 *) replaced->str, replaced->len);
          return 1 + head + n_bytes;
        }
    }
  g_byte_array_append (out, data, 1 + head + n_bytes);

  return 1 + head + n_bytes;
}

/* Copies a changeset: for each table its head, then its rows, of which an update
 * has the values before and after. */
static GByteArray *
rewrite_changeset (const Removal *removal,
                   const guint8  *data,
                   gsize          length)
{
  g_autoptr (GByteArray) out = g_byte_array_sized_new (length);
  guint64 n_columns = 0;
  gsize at = 0;

  while (at < length)
    {
      if (data[at] == 'T')
        {
          gsize head = read_varint (data + at + 1, length - at - 1, &n_columns);
          const guint8 *name_end;
          gsize end;

          if (head == 0 || n_columns == 0 || n_columns > length - at - 1 - head)
            return NULL;
          end = at + 1 + head + n_columns;
          name_end = memchr (data + end, '\0', length - end);
          if (name_end == NULL)
            return NULL;
          end = (gsize) (name_end - data) + 1;
          g_byte_array_append (out, data + at, end - at);
          at = end;
        }
      else
        {
          guint8 operation = data[at];
          guint64 n_values = operation == SQLITE_UPDATE ? 2 * n_columns : n_columns;

          if (n_columns == 0 || length - at < 2 ||
              (operation != SQLITE_INSERT && operation != SQLITE_UPDATE && operation != SQLITE_DELETE))
            return NULL;
          g_byte_array_append (out, data + at, 2);
          at += 2;
          for (guint64 i = 0; i < n_values; i++)
            {
              gsize taken = rewrite_value (removal, data + at, length - at, out);

              if (taken == 0)
                return NULL;
              at += taken;
            }
        }
    }

  return g_steal_pointer (&out);
}

static gboolean
rewrite_history (const Removal  *removal,
                 GError        **error)
{
  g_autoptr (sqlite3_stmt) read = NULL;
  g_autoptr (sqlite3_stmt) write = NULL;
  TrellisStep step;

  read = trellis_sql_prepare (removal->store,
                              "SELECT id, changeset FROM change WHERE instr (changeset, CAST (:old AS BLOB)) > 0"
                              " ORDER BY id",
                              error);
  write = trellis_sql_prepare (removal->store, "UPDATE change SET changeset = :changeset WHERE id = :id", error);
  if (read == NULL || write == NULL)
    return FALSE;
  trellis_sql_bind_text (read, ":old", removal->old_name);
  while ((step = trellis_sql_step (removal->store, read, error)) == TRELLIS_STEP_ROW)
    {
      g_autoptr (GByteArray) changeset = rewrite_changeset (removal, sqlite3_column_blob (read, 1),
                                                            (gsize) sqlite3_column_bytes (read, 1));

      if (changeset == NULL)
        {
          g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DAMAGED,
                       _("A change in the file’s history cannot be read, and nobody has been removed. Check the "
                         "file."));
          return FALSE;
        }
      sqlite3_bind_blob64 (write, sqlite3_bind_parameter_index (write, ":changeset"), changeset->data, changeset->len,
                           SQLITE_TRANSIENT);
      trellis_sql_bind_int (write, ":id", sqlite3_column_int64 (read, 0));
      if (!trellis_sql_run (removal->store, write, error))
        return FALSE;
      sqlite3_reset (write);
    }

  return step == TRELLIS_STEP_DONE;
}

/* Replaces the name in every text of a table that is no part of its key. */
static gboolean
rewrite_table (const Removal  *removal,
               const char     *table,
               GError        **error)
{
  g_autoptr (sqlite3_stmt) columns = NULL;
  TrellisStep step;

  columns = trellis_sql_prepare (removal->store,
                                 "SELECT name FROM pragma_table_info (:table) WHERE type = 'TEXT' AND pk = 0"
                                 " ORDER BY cid",
                                 error);
  if (columns == NULL)
    return FALSE;
  trellis_sql_bind_text (columns, ":table", table);
  while ((step = trellis_sql_step (removal->store, columns, error)) == TRELLIS_STEP_ROW)
    {
      const char *column = trellis_sql_get_text (columns, 0);
      g_autofree char *sql = g_strdup_printf ("UPDATE %s SET \"%s\" = replace (\"%s\", :old, :new)"
                                              " WHERE instr (\"%s\", :old) > 0",
                                              table, column, column, column);
      g_autoptr (sqlite3_stmt) update = trellis_sql_prepare (removal->store, sql, error);

      if (update == NULL)
        return FALSE;
      trellis_sql_bind_text (update, ":old", removal->old_name);
      trellis_sql_bind_text (update, ":new", removal->new_name);
      if (!trellis_sql_run (removal->store, update, error))
        return FALSE;
    }

  return step == TRELLIS_STEP_DONE;
}

static gboolean
clear_person (TrellisStore  *self,
              const char    *person_id,
              GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (self,
                                   "UPDATE person SET role = '', email = '', phone = '', is_removed = 1"
                                   " WHERE id = :id",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":id", person_id);

  return trellis_sql_run (self, statement, error);
}

static gboolean
read_names (TrellisStore  *self,
            const char    *person_id,
            char         **old_name,
            char         **new_name,
            GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT name, (SELECT count (*) FROM person WHERE is_removed) + 1 FROM person"
                                   " WHERE id = :id AND NOT is_removed",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":id", person_id);
  step = trellis_sql_step (self, statement, error);
  if (step == TRELLIS_STEP_DONE)
    g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN, _("The trust has no such person."));
  if (step != TRELLIS_STEP_ROW)
    return FALSE;
  *old_name = trellis_sql_dup_text (statement, 0);
  /* Translators: in the place of the name of somebody who was removed; %d tells one from another */
  *new_name = g_strdup_printf (_("Removed person %d"), sqlite3_column_int (statement, 1));

  return TRUE;
}

static gboolean
remove_everywhere (const Removal  *removal,
                   const char     *person_id,
                   GError        **error)
{
  static const char *const others[] = { "change", "draft" };
  const char *table;

  if (!clear_person (removal->store, person_id, error))
    return FALSE;
  for (guint i = 0; (table = trellis_store_get_recorded_table (i)) != NULL; i++)
    {
      if (!rewrite_table (removal, table, error))
        return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (!rewrite_table (removal, others[i], error))
        return FALSE;
    }

  return rewrite_history (removal, error);
}

/**
 * trellis_store_remove_person:
 * @self: a store, on its thread
 * @person_id: a person
 * @new_name: (out) (optional): what stands in the place of their name now
 * @error: return location for a #GError
 *
 * Replaces a person's name everywhere in the file, also inside longer texts and
 * in the history, and drops their role and contacts. What they did stays, under
 * the other name. It cannot be undone; attached files, and backups and copies
 * made before, are not touched.
 *
 * Returns: whether they are removed
 */
gboolean
trellis_store_remove_person (TrellisStore  *self,
                             const char    *person_id,
                             char         **new_name,
                             GError       **error)
{
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;
  g_autofree char *sentence = NULL;
  Removal removal = { .store = self };
  gboolean is_good;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->depth == 0, FALSE);

  if (!read_names (self, person_id, &old, &new, error) || !trellis_store_begin_erasing (self, error))
    return FALSE;
  removal.old_name = old;
  removal.new_name = new;
  sentence = g_strdup_printf (_("Remove a person, now “%s”"), new);
  is_good = remove_everywhere (&removal, person_id, error) &&
            trellis_store_write_entry (self, "person", sentence, error);
  if (!trellis_store_end_erasing (self, is_good, error))
    return FALSE;

  if (new_name != NULL)
    *new_name = g_steal_pointer (&new);

  return TRUE;
}
