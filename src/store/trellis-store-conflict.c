/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-history.h"

#include "trellis-change-words.h"

#include <glib/gi18n-lib.h>

/* Two desks. Whoever edits has seen the file up to a change; where somebody has
 * changed the same fact since, the edit is not made over theirs unasked. Facts
 * are the same by their subject: what a row is about, not when it was written. */

/* What dated facts are about. Another table's row is about what its key says. */
static const struct
{
  const char *table;
  const char *columns[5];
} subjects[] = {
  { "judgement", { "urn", "scheme_id", "aspect_id", "source" } },
  { "category", { "urn", "scheme_id" } },
  { "action_rating", { "action_id" } },
  { "aspect_applies", { "urn", "scheme_id", "aspect_id" } },
  { "school_hub", { "urn" } },
  { "school_federation", { "urn" } },
  { "school_person", { "urn", "role" } },
  { "school_fact", { "urn", "kind" } },
  { "measure_target", { "measure_id", "urn" } },
};

/* Counted up by every edit of a row, whatever it is about. */
static gboolean
is_housekeeping (const char *column)
{
  return g_str_equal (column, "calendar_sequence");
}

static char *
dup_subject (const TrellisRowImage *image)
{
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      GString *key;

      if (!g_str_equal (subjects[i].table, image->table->name) || image->operation != SQLITE_INSERT)
        continue;
      key = g_string_new (image->table->name);
      for (guint n = 0; subjects[i].columns[n] != NULL; n++)
        trellis_value_append (key, trellis_row_image_get (image, subjects[i].columns[n]));
      return g_string_free (key, FALSE);
    }

  return NULL;
}

/* What a row of a change is about: its subject; else each column that it sets,
 * and the row as such where it goes or, for @is_theirs, where it may be about to. */
static void
add_keys (GHashTable            *keys,
          const TrellisRowImage *image,
          gboolean               is_theirs)
{
  g_autofree char *row = trellis_row_image_dup_key (image);
  char *subject = dup_subject (image);

  if (subject != NULL)
    g_hash_table_add (keys, subject);
  for (int i = 0; image->operation != SQLITE_DELETE && i < image->table->n_columns; i++)
    {
      if (image->after[i] != NULL && !image->table->is_key[i] && !is_housekeeping (image->table->columns[i]))
        g_hash_table_add (keys, g_strdup_printf ("%s/%s", row, image->table->columns[i]));
    }
  if (is_theirs || image->operation == SQLITE_DELETE)
    g_hash_table_add (keys, g_strdup (row));
}

static gboolean
is_about (const TrellisRowImage *image,
          GHashTable            *keys,
          gboolean               is_theirs)
{
  g_autoptr (GHashTable) own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key;

  add_keys (own, image, is_theirs);
  g_hash_table_iter_init (&iter, own);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      if (g_hash_table_contains (keys, key))
        return TRUE;
    }

  return FALSE;
}

static GHashTable *
list_keys (TrellisRowImages *images,
           gboolean          is_theirs)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < images->rows->len; i++)
    add_keys (keys, g_ptr_array_index (images->rows, i), is_theirs);

  return keys;
}

static GPtrArray *
describe (TrellisStore     *store,
          TrellisRowImages *images,
          GHashTable       *keys,
          gboolean          is_theirs)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_change_row_free);

  for (guint i = 0; i < images->rows->len; i++)
    {
      if (is_about (g_ptr_array_index (images->rows, i), keys, is_theirs))
        g_ptr_array_add (rows, trellis_change_words_describe (store, g_ptr_array_index (images->rows, i)));
    }

  return rows;
}

static gboolean
refuse (TrellisStore      *store,
        gint64             their_id,
        TrellisRowImages  *theirs,
        TrellisRowImages  *mine,
        const void        *changeset,
        gsize              length,
        GError           **error)
{
  g_autoptr (GHashTable) their_keys = list_keys (theirs, TRUE);
  g_autoptr (GHashTable) my_keys = list_keys (mine, FALSE);
  TrellisConflict *conflict = g_new0 (TrellisConflict, 1);

  conflict->theirs = trellis_store_read_change (store, their_id, error);
  if (conflict->theirs == NULL)
    {
      g_free (conflict);
      return FALSE;
    }
  conflict->sentence = g_strdup (store->change_sentence);
  conflict->their_rows = describe (store, theirs, my_keys, TRUE);
  conflict->my_rows = describe (store, mine, their_keys, FALSE);
  conflict->kind = g_strdup (store->change_kind);
  conflict->urn = g_strdup (store->change_urn);
  conflict->changeset = g_bytes_new (changeset, length);
  trellis_store_forget_conflict (store);
  store->conflict = conflict;

  g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_CONFLICT,
               /* Translators: who, what they did, and what was to be done here */
               _("%s has just changed the same thing: “%s”. Your edit, “%s”, has not been made."),
               conflict->theirs->author, conflict->theirs->sentence, conflict->sentence);
  return FALSE;
}

/**
 * trellis_store_check_unseen:
 * @store: a store whose change is about to be committed
 * @changeset: what it does
 * @length: its bytes
 * @error: return location for a #GError
 *
 * Looks whether changes that the person at this desk has not seen are about the
 * same facts. Only a store that is watched has somebody before it.
 *
 * Returns: whether the change may be made; otherwise with @error set:
 *   %TRELLIS_STORE_ERROR_CONFLICT, and trellis_store_get_conflict() has both
 */
gboolean
trellis_store_check_unseen (TrellisStore  *store,
                            const void    *changeset,
                            gsize          length,
                            GError       **error)
{
  g_autoptr (TrellisRowImages) mine = NULL;
  g_autoptr (GHashTable) my_keys = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  if (!store->is_insisting)
    trellis_store_forget_conflict (store);
  if (store->watch_id == 0 || store->is_insisting || store->undoing != 0 || store->redoing != 0 ||
      store->taking_back != 0 || trellis_store_read_last_change (store) <= store->seen_change)
    return TRUE;

  mine = trellis_row_images_read (store, changeset, length, G_MAXUINT, error);
  if (mine == NULL)
    return FALSE;
  my_keys = list_keys (mine, FALSE);
  statement = trellis_sql_prepare (store, "SELECT id, changeset FROM change WHERE id > :seen ORDER BY id DESC", error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_int (statement, ":seen", store->seen_change);
  while ((step = trellis_sql_step (store, statement, error)) == TRELLIS_STEP_ROW)
    {
      g_autoptr (TrellisRowImages) theirs = trellis_row_images_read (store, sqlite3_column_blob (statement, 1),
                                                                     sqlite3_column_bytes (statement, 1), G_MAXUINT,
                                                                     error);

      if (theirs == NULL)
        return FALSE;
      for (guint i = 0; i < theirs->rows->len; i++)
        {
          if (is_about (g_ptr_array_index (theirs->rows, i), my_keys, TRUE))
            return refuse (store, sqlite3_column_int64 (statement, 0), theirs, mine, changeset, length, error);
        }
    }

  return step == TRELLIS_STEP_DONE;
}

/**
 * trellis_store_read_last_change:
 * @store: a store
 *
 * Returns: the number of the file's last change, whoever made it; 0 for none
 */
gint64
trellis_store_read_last_change (TrellisStore *store)
{
  g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (store, "SELECT coalesce (max (id), 0) FROM change", NULL);

  return statement != NULL && trellis_sql_step (store, statement, NULL) == TRELLIS_STEP_ROW
           ? sqlite3_column_int64 (statement, 0) : 0;
}

/**
 * trellis_store_get_conflict:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): the last edit that was refused because
 *   somebody had just changed the same thing, and what they did; %NULL where
 *   nothing waits for an answer
 */
const TrellisConflict *
trellis_store_get_conflict (TrellisStore *self)
{
  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);

  return self->conflict;
}

/**
 * trellis_store_forget_conflict:
 * @self: a store
 *
 * Keeps theirs: the edit that was refused is not made.
 */
void
trellis_store_forget_conflict (TrellisStore *self)
{
  TrellisConflict *conflict;

  g_return_if_fail (TRELLIS_IS_STORE (self));

  conflict = g_steal_pointer (&self->conflict);
  if (conflict == NULL)
    return;
  g_free (conflict->sentence);
  g_clear_object (&conflict->theirs);
  g_ptr_array_unref (conflict->their_rows);
  g_ptr_array_unref (conflict->my_rows);
  g_free (conflict->kind);
  g_free (conflict->urn);
  g_bytes_unref (conflict->changeset);
  g_free (conflict);
}

static int
refuse_cb (void                   *user_data,
           int                     conflict,
           sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

/**
 * trellis_store_put_in_place:
 * @self: a store with an edit that was refused
 * @error: return location for a #GError
 *
 * Puts the person's own edit in the place of theirs, which stays in the
 * history.
 *
 * Fails with %TRELLIS_STORE_ERROR_CONFLICT where the same thing has been changed
 * once more since.
 *
 * Returns: whether it was made
 */
gboolean
trellis_store_put_in_place (TrellisStore  *self,
                            GError       **error)
{
  gsize length;
  const void *changeset;
  gboolean is_good;
  int code;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->depth == 0, FALSE);

  if (self->conflict == NULL)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED, _("There is no edit that waits."));
      return FALSE;
    }
  if (!trellis_store_begin_change (self, self->conflict->kind, self->conflict->urn, self->conflict->sentence, error))
    return FALSE;
  changeset = g_bytes_get_data (self->conflict->changeset, &length);
  code = sqlite3changeset_apply (self->db, (int) length, (void *) changeset, NULL, refuse_cb, NULL);
  if (code != SQLITE_OK)
    g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_CONFLICT,
                 _("“%s” can no longer be made: the same thing has been changed once more."), self->conflict->sentence);
  self->is_insisting = TRUE;
  is_good = trellis_store_end_change (self, code == SQLITE_OK, error);
  self->is_insisting = FALSE;
  trellis_store_forget_conflict (self);

  return is_good;
}
