/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-private.h"

#include <glib/gi18n-lib.h>

/* An edit that the disk refused to take is kept, to be tried again or to be made
 * in a copy elsewhere. Where it was refused before it began, it is made in memory,
 * beside the file as it can still be read, to know what it would have done. */

static gboolean
is_of_disk (const GError *error)
{
  return g_error_matches (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DISK) ||
         g_error_matches (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_BUSY) ||
         g_error_matches (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_READ_ONLY) ||
         g_error_matches (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_MOVED);
}

/**
 * trellis_store_forget_unsaved:
 * @store: a store
 *
 * Drops the edit that was kept, where one was.
 */
void
trellis_store_forget_unsaved (TrellisStore *store)
{
  g_clear_pointer (&store->unsaved_kind, g_free);
  g_clear_pointer (&store->unsaved_urn, g_free);
  g_clear_pointer (&store->unsaved_sentence, g_free);
  g_clear_pointer (&store->unsaved_changeset, g_bytes_unref);
}

/**
 * trellis_store_note_trouble:
 * @store: a store of which an edit has just failed, not yet rolled back
 * @changeset: (nullable): what the edit would have done, where it got so far
 * @length: its bytes
 * @error: (nullable): why it failed
 *
 * Keeps the edit where it was the disk that refused it, for
 * trellis_store_save_unsaved(). An undo or a redo is not kept: it can be asked
 * for again.
 *
 * Returns: whether #TrellisStore::trouble is to be emitted once the edit is
 *   rolled back
 */
gboolean
trellis_store_note_trouble (TrellisStore *store,
                            const void   *changeset,
                            gsize         length,
                            const GError *error)
{
  if (!is_of_disk (error))
    return FALSE;

  trellis_store_forget_unsaved (store);
  if (changeset != NULL && store->undoing == 0 && store->redoing == 0 && store->taking_back == 0)
    {
      store->unsaved_kind = g_strdup (store->change_kind);
      store->unsaved_urn = g_strdup (store->change_urn);
      store->unsaved_sentence = g_strdup (store->change_sentence);
      store->unsaved_changeset = g_bytes_new (changeset, length);
    }

  return TRUE;
}

/**
 * trellis_store_begin_beside:
 * @store: a store of which an edit has just been refused
 * @refusal: why
 *
 * Where it was the disk that refused it and the file can still be read, takes a
 * copy of it in memory in the place of the file, for the edit to be made there.
 *
 * Returns: whether it did; trellis_store_end_beside() follows then
 */
gboolean
trellis_store_begin_beside (TrellisStore *store,
                            const GError *refusal)
{
  sqlite3 *memory = NULL;
  sqlite3_backup *backup = NULL;
  int code = SQLITE_ERROR;

  if (!is_of_disk (refusal))
    return FALSE;

  if (sqlite3_open (":memory:", &memory) == SQLITE_OK)
    backup = sqlite3_backup_init (memory, "main", store->db, "main");
  if (backup != NULL)
    {
      code = sqlite3_backup_step (backup, -1);
      sqlite3_backup_finish (backup);
    }
  if (code != SQLITE_DONE)
    {
      sqlite3_close_v2 (memory);
      return FALSE;
    }
  store->file_db = g_steal_pointer (&store->db);
  store->db = memory;
  store->refusal = g_error_copy (refusal);

  return TRUE;
}

/**
 * trellis_store_end_beside:
 * @store: a store with nothing open on its copy in memory
 *
 * Puts the file back in its place; what was done to the copy goes with it.
 */
void
trellis_store_end_beside (TrellisStore *store)
{
  sqlite3_close_v2 (store->db);
  store->db = g_steal_pointer (&store->file_db);
  g_clear_error (&store->refusal);
}

/**
 * trellis_store_get_unsaved_sentence:
 * @self: a store
 *
 * Returns: (nullable): the last edit that the disk refused, in words; %NULL where
 *   none is kept
 */
const char *
trellis_store_get_unsaved_sentence (TrellisStore *self)
{
  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);

  return self->unsaved_sentence;
}

static int
refuse_cb (void                   *user_data,
           int                     conflict,
           sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

/**
 * trellis_store_save_unsaved:
 * @self: a store with an edit that the disk refused
 * @into: @self to try it again, or a copy of it
 * @error: return location for a #GError
 *
 * Makes the edit that was kept, as one change. Where it fails it is still kept.
 *
 * Fails with %TRELLIS_STORE_ERROR_CONFLICT where what it edits has been edited
 * since.
 *
 * Returns: whether it is made
 */
gboolean
trellis_store_save_unsaved (TrellisStore  *self,
                            TrellisStore  *into,
                            GError       **error)
{
  g_autoptr (GBytes) changeset = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *urn = NULL;
  g_autofree char *sentence = NULL;
  gsize length;
  const void *data;
  int code;

  g_return_val_if_fail (TRELLIS_IS_STORE (self) && TRELLIS_IS_STORE (into), FALSE);
  g_return_val_if_fail (self->depth == 0 && into->depth == 0, FALSE);

  if (self->unsaved_changeset == NULL)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED, _("There is no edit that waits."));
      return FALSE;
    }
  /* Trying again keeps it anew where the disk refuses once more. */
  changeset = g_bytes_ref (self->unsaved_changeset);
  kind = g_strdup (self->unsaved_kind);
  urn = g_strdup (self->unsaved_urn);
  sentence = g_strdup (self->unsaved_sentence);
  if (!trellis_store_begin_change (into, kind, urn, sentence, error))
    {
      if (self->unsaved_changeset == NULL)
        {
          self->unsaved_kind = g_steal_pointer (&kind);
          self->unsaved_urn = g_steal_pointer (&urn);
          self->unsaved_sentence = g_steal_pointer (&sentence);
          self->unsaved_changeset = g_steal_pointer (&changeset);
        }
      return FALSE;
    }
  data = g_bytes_get_data (changeset, &length);
  code = sqlite3changeset_apply (into->db, (int) length, (void *) data, NULL, refuse_cb, NULL);
  if (code == SQLITE_ABORT)
    g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_CONFLICT,
                 _("“%s” can no longer be made: the same thing has been changed meanwhile."), sentence);
  else if (code != SQLITE_OK)
    trellis_sql_set_error (into, code, error);
  if (!trellis_store_end_change (into, code == SQLITE_OK, error))
    return FALSE;
  trellis_store_forget_unsaved (self);

  return TRUE;
}
