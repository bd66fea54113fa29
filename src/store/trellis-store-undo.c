/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-history.h"

#include "trellis-row-image.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Taking changes back and making them again: a change's changeset, or its
 * inverse, is applied whole or not at all, and becomes a change of its own. */

typedef enum
{
  MODE_UNDO,
  MODE_REDO,
  MODE_TAKE_BACK,   /* an earlier one, by an edit of its own */
} Mode;

/**
 * trellis_store_load_change:
 * @store: a store
 * @id: a change
 * @sentence: (out) (transfer full): its sentence
 * @urn: (out) (transfer full) (nullable): the school that it speaks of
 * @changeset: (out) (transfer full): what it did
 * @error: return location for a #GError
 *
 * Reads a change's own words and changeset, and refuses one that an older or
 * newer schema recorded: applying it over other columns would succeed and do
 * nothing.
 *
 * Returns: whether it could be read
 */
gboolean
trellis_store_load_change (TrellisStore  *store,
                           gint64         id,
                           char         **sentence,
                           char         **urn,
                           GBytes       **changeset,
                           GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (store,
                                   "SELECT sentence, urn, changeset, schema_version = (SELECT user_version FROM"
                                   " pragma_user_version), length (changeset) > 0"
                                   " FROM change WHERE id = :id",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_int (statement, ":id", id);
  step = trellis_sql_step (store, statement, error);
  if (step == TRELLIS_STEP_ERROR)
    return FALSE;
  if (step == TRELLIS_STEP_DONE)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                   _("This edit is no longer in the file’s history and cannot be taken back."));
      return FALSE;
    }
  if (!sqlite3_column_int (statement, 3))
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                   _("This edit was made before the file was brought up to date for a newer Trellis, and cannot be "
                     "taken back any more. Edit what it changed by hand."));
      return FALSE;
    }
  if (!sqlite3_column_int (statement, 4))
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED, _("This cannot be taken back."));
      return FALSE;
    }

  *sentence = trellis_sql_dup_text (statement, 0);
  *urn = trellis_sql_dup_text_or_null (statement, 1);
  *changeset = g_bytes_new (sqlite3_column_blob (statement, 2), sqlite3_column_bytes (statement, 2));
  return trellis_changeset_check (store, g_bytes_get_data (*changeset, NULL), g_bytes_get_size (*changeset), error);
}

/* The table and key of the row that an iterator is on, as one text. */
static char *
dup_iter_key (sqlite3_changeset_iter *iter)
{
  const char *table;
  unsigned char *is_key = NULL;
  int n_columns, operation, is_indirect;
  GString *key;

  if (sqlite3changeset_op (iter, &table, &n_columns, &operation, &is_indirect) != SQLITE_OK ||
      sqlite3changeset_pk (iter, &is_key, &n_columns) != SQLITE_OK)
    return NULL;

  key = g_string_new (table);
  for (int i = 0; i < n_columns; i++)
    {
      sqlite3_value *value = NULL;

      if (!is_key[i])
        continue;
      if (operation == SQLITE_INSERT)
        sqlite3changeset_new (iter, i, &value);
      else
        sqlite3changeset_old (iter, i, &value);
      trellis_value_append (key, value);
    }

  return g_string_free (key, FALSE);
}

static int
refuse_conflict_cb (void                   *user_data,
                    int                     conflict,
                    sqlite3_changeset_iter *iter)
{
  char **key = user_data;

  if (conflict != SQLITE_CHANGESET_FOREIGN_KEY && *key == NULL)
    *key = dup_iter_key (iter);

  return SQLITE_CHANGESET_ABORT;
}

static gboolean
touches (const void *changeset,
         int         length,
         const char *key)
{
  sqlite3_changeset_iter *iter = NULL;
  gboolean is_found = FALSE;

  if (sqlite3changeset_start (&iter, length, (void *) changeset) != SQLITE_OK)
    return FALSE;
  while (!is_found && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      g_autofree char *found = dup_iter_key (iter);

      is_found = g_strcmp0 (found, key) == 0;
    }
  sqlite3changeset_finalize (iter);

  return is_found;
}

/**
 * trellis_store_find_toucher:
 * @store: a store
 * @id: a change
 * @key: (nullable): a row's, as trellis_row_image_dup_key() has it
 *
 * Returns: (transfer full) (nullable): the latest change after @id that touched
 *   the row, which stands in the way of an earlier one
 */
TrellisChange *
trellis_store_find_toucher (TrellisStore *store,
                            gint64        id,
                            const char   *key)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (store, "SELECT id, changeset FROM change WHERE id > :id ORDER BY id DESC", NULL);
  if (statement == NULL || key == NULL)
    return NULL;
  trellis_sql_bind_int (statement, ":id", id);
  while (trellis_sql_step (store, statement, NULL) == TRELLIS_STEP_ROW)
    {
      if (trellis_changeset_check (store, sqlite3_column_blob (statement, 1), sqlite3_column_bytes (statement, 1),
                                   NULL) &&
          touches (sqlite3_column_blob (statement, 1), sqlite3_column_bytes (statement, 1), key))
        return trellis_store_read_change (store, sqlite3_column_int64 (statement, 0), NULL);
    }

  return NULL;
}

static void
set_conflict_error (TrellisStore  *self,
                    gint64         id,
                    Mode           mode,
                    const char    *sentence,
                    const char    *key,
                    GError       **error)
{
  g_autoptr (TrellisChange) toucher = trellis_store_find_toucher (self, id, key);
  g_autofree char *day = NULL;
  g_autofree char *title = NULL;

  if (mode != MODE_TAKE_BACK || toucher == NULL)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_CONFLICT,
                   mode != MODE_REDO ? _("“%s” can no longer be undone: the same thing has been changed since.")
                                     : _("“%s” can no longer be redone: the same thing has been changed since."),
                   sentence);
      return;
    }

  day = trellis_change_dup_day (toucher);
  title = trellis_change_dup_title (toucher);
  g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_CONFLICT,
               /* Translators: the edit, then the later one in its way: its sentence, who made it, and the day */
               _("“%s” cannot be undone by itself, since a later edit builds on it: “%s” (%s, %s). Undo that one "
                 "first."),
               sentence, title, toucher->author, day);
}

static gboolean
begin_applying (TrellisStore  *self,
                gint64         id,
                Mode           mode,
                const char    *urn,
                const char    *sentence,
                GError       **error)
{
  static const char *const kinds[] = {
    [MODE_UNDO] = "undo",
    [MODE_REDO] = "redo",
    [MODE_TAKE_BACK] = "take-back",
  };
  g_autofree char *told = NULL;

  if (mode == MODE_TAKE_BACK)
    /* Translators: an edit of its own, which undoes an earlier one */
    told = g_strdup_printf (_("Take back “%s”"), sentence);
  if (!trellis_store_begin_change (self, kinds[mode], urn, told != NULL ? told : sentence, error))
    return FALSE;

  switch (mode)
    {
    case MODE_UNDO:
      self->undoing = id;
      break;
    case MODE_REDO:
      self->redoing = id;
      break;
    case MODE_TAKE_BACK:
    default:
      self->taking_back = id;
      break;
    }

  return TRUE;
}

static gboolean
apply_change (TrellisStore  *self,
              gint64         id,
              Mode           mode,
              GError       **error)
{
  g_autofree char *sentence = NULL;
  g_autofree char *urn = NULL;
  g_autofree char *key = NULL;
  g_autoptr (GBytes) loaded = NULL;
  g_autoptr (TrellisChangeset) inverse = NULL;
  g_autoptr (TrellisChangeset) made = NULL;
  gsize length;
  const void *changeset;
  int inverse_length = 0, made_length = 0;
  guint n_wanted = 0, n_made = 0;
  TrellisTopic topics;
  int code;

  if (!trellis_store_load_change (self, id, &sentence, &urn, &loaded, error))
    return FALSE;
  changeset = g_bytes_get_data (loaded, &length);
  if (mode != MODE_REDO)
    {
      code = sqlite3changeset_invert ((int) length, changeset, &inverse_length, &inverse);
      if (code != SQLITE_OK)
        {
          trellis_sql_set_error (self, code, error);
          return FALSE;
        }
      changeset = inverse;
      length = inverse_length;
    }

  if (!begin_applying (self, id, mode, urn, sentence, error))
    return FALSE;

  code = sqlite3changeset_apply (self->db, (int) length, (void *) changeset, NULL, refuse_conflict_cb, &key);
  if (code == SQLITE_OK)
    code = sqlite3session_changeset (self->session, &made_length, &made);
  if (code == SQLITE_OK &&
      (!trellis_store_read_changeset (changeset, (int) length, &n_wanted, &topics) ||
       !trellis_store_read_changeset (made, made_length, &n_made, &topics) || n_made != n_wanted))
    code = SQLITE_ABORT;

  if (code == SQLITE_ABORT || (code & 0xff) == SQLITE_CONSTRAINT)
    set_conflict_error (self, id, mode, sentence, key, error);
  else if (code != SQLITE_OK)
    trellis_sql_set_error (self, code, error);

  return trellis_store_end_change (self, code == SQLITE_OK, error);
}

/**
 * trellis_store_undo:
 * @self: a store, on its thread
 * @error: return location for a #GError
 *
 * Takes back the last edit that the person made in this run and has not taken
 * back yet. The undoing is a change of its own in the history.
 *
 * Fails with %TRELLIS_STORE_ERROR_CONFLICT where the same thing has been
 * changed since, and with %TRELLIS_STORE_ERROR_REFUSED where there is nothing
 * to undo; nothing has been changed then.
 *
 * Returns: whether it was taken back
 */
gboolean
trellis_store_undo (TrellisStore  *self,
                    GError       **error)
{
  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->depth == 0, FALSE);

  if (self->undo_ids->len == 0)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED, _("There is nothing to undo."));
      return FALSE;
    }

  return apply_change (self, g_array_index (self->undo_ids, gint64, self->undo_ids->len - 1), MODE_UNDO, error);
}

/**
 * trellis_store_redo:
 * @self: a store, on its thread
 * @error: return location for a #GError
 *
 * Makes again the last edit that was taken back, as trellis_store_undo().
 *
 * Returns: whether it was made again
 */
gboolean
trellis_store_redo (TrellisStore  *self,
                    GError       **error)
{
  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->depth == 0, FALSE);

  if (self->redo_ids->len == 0)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED, _("There is nothing to redo."));
      return FALSE;
    }

  return apply_change (self, g_array_index (self->redo_ids, gint64, self->redo_ids->len - 1), MODE_REDO, error);
}

/**
 * trellis_store_undo_change:
 * @self: a store, on its thread
 * @id: any change of the file, of any run and anybody
 * @error: return location for a #GError
 *
 * Takes an earlier change back by an edit of its own, which undo takes back in
 * turn.
 *
 * Fails with %TRELLIS_STORE_ERROR_CONFLICT where later edits build on it, with
 * %TRELLIS_STORE_ERROR_REFUSED where it is taken back already or an earlier
 * schema recorded it, and with %TRELLIS_STORE_ERROR_UNKNOWN where the history
 * no longer has it; nothing has been changed then.
 *
 * Returns: whether it was taken back
 */
gboolean
trellis_store_undo_change (TrellisStore  *self,
                           gint64         id,
                           GError       **error)
{
  g_autoptr (TrellisChange) change = NULL;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->depth == 0, FALSE);

  change = trellis_store_read_change (self, id, error);
  if (change == NULL)
    return FALSE;
  if (change->is_taken_back)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED, _("“%s” has been undone already."),
                   change->sentence);
      return FALSE;
    }

  return apply_change (self, id, MODE_TAKE_BACK, error);
}
