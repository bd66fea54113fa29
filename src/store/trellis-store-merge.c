/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-merge.h"

#include "trellis-backup.h"
#include "trellis-change-words.h"
#include "trellis-merge-private.h"

#include <glib/gi18n-lib.h>

/* A copy that was taken elsewhere and edited there comes back: its edits since
 * it forked, as one change. */

static void
free_conflict (gpointer data)
{
  TrellisMergeConflict *conflict = data;

  g_free (conflict->key);
  g_clear_pointer (&conflict->file, trellis_change_row_free);
  g_clear_pointer (&conflict->copy, trellis_change_row_free);
  g_free (conflict->file_author);
  g_free (conflict->copy_author);
  g_free (conflict);
}

/**
 * trellis_merge_free:
 * @merge: (nullable) (transfer full): a merge
 */
void
trellis_merge_free (TrellisMerge *merge)
{
  if (merge == NULL)
    return;

  g_free (merge->name);
  g_clear_pointer (&merge->changes, g_ptr_array_unref);
  g_clear_pointer (&merge->conflicts, g_ptr_array_unref);
  g_clear_pointer (&merge->notes, g_ptr_array_unref);
  g_clear_object (&merge->copy);
  g_free (merge);
}

/* What the file did to a row, as a change would tell it. The values are not
 * its own. */
static TrellisChangeRow *
describe_file (TrellisMergePlan *plan,
               TrellisMergeRow  *row)
{
  const TrellisRowImage *image = row->image;
  int n_columns = image->table->n_columns;
  sqlite3_value **now = row->rival != NULL ? row->rival : row->current;
  TrellisRowImage told = { .table = image->table };
  TrellisChangeRow *words;

  told.before = g_new0 (sqlite3_value *, n_columns);
  told.after = g_new0 (sqlite3_value *, n_columns);
  if (now == NULL)
    told.operation = SQLITE_DELETE;
  else if (image->operation == SQLITE_INSERT)
    told.operation = SQLITE_INSERT;
  else
    told.operation = SQLITE_UPDATE;
  for (int i = 0; i < n_columns; i++)
    {
      if (told.operation != SQLITE_INSERT && image->operation != SQLITE_INSERT)
        told.before[i] = image->before[i];
      if (told.operation == SQLITE_INSERT ||
          (now != NULL && image->before[i] != NULL && !trellis_value_equal (now[i], image->before[i])))
        told.after[i] = now[i];
    }
  words = trellis_change_words_describe (plan->file, &told);
  g_free (told.before);
  g_free (told.after);

  return words;
}

static char *
dup_author (TrellisStore *store,
            gint64        fork,
            const char   *key)
{
  g_autoptr (TrellisChange) change = trellis_store_find_toucher (store, fork, key);

  return g_strdup (change != NULL ? change->author : "");
}

static char *
dup_file_key (TrellisMergeRow *row)
{
  GString *key;

  if (row->rival == NULL)
    return trellis_row_image_dup_key (row->image);

  key = g_string_new (row->image->table->name);
  trellis_value_append (key, row->rival[trellis_row_image_find_column (row->image, "id")]);
  return g_string_free (key, FALSE);
}

static void
add_conflict (TrellisMerge     *merge,
              TrellisMergePlan *plan,
              TrellisMergeRow  *row)
{
  TrellisMergeConflict *conflict = g_new0 (TrellisMergeConflict, 1);
  g_autofree char *copy_key = trellis_row_image_dup_key (row->image);
  g_autofree char *file_key = dup_file_key (row);

  conflict->key = g_strdup (row->conflict);
  conflict->file = describe_file (plan, row);
  conflict->copy = trellis_change_words_describe (plan->copy, row->image);
  conflict->file_author = dup_author (plan->file, plan->fork, file_key);
  conflict->copy_author = dup_author (plan->copy, plan->fork, copy_key);
  g_ptr_array_add (merge->conflicts, conflict);
}

/**
 * trellis_store_preview_merge:
 * @self: a store
 * @copy_path: a copy of its file that was edited elsewhere
 * @error: return location for a #GError
 *
 * Finds what the copy would bring: its edits from where the two histories part,
 * what both have changed, and what cannot come. Nothing is changed. A copy whose
 * edits are all here already has none.
 *
 * Fails with %TRELLIS_STORE_ERROR_REFUSED where it is no copy of this file, and
 * as trellis_store_open() where it cannot be opened.
 *
 * Returns: (transfer full) (nullable): what would come, or %NULL with @error set
 */
TrellisMerge *
trellis_store_preview_merge (TrellisStore  *self,
                             const char    *copy_path,
                             GError       **error)
{
  g_autoptr (TrellisMerge) merge = g_new0 (TrellisMerge, 1);
  g_autoptr (TrellisMergePlan) plan = NULL;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);

  merge->copy = trellis_store_open_to_read (copy_path, error);
  if (merge->copy == NULL || !trellis_store_verify (merge->copy, error))
    return NULL;
  plan = trellis_merge_plan_new (self, merge->copy, error);
  if (plan == NULL || !trellis_merge_plan_settle (plan, NULL, error))
    return NULL;

  merge->name = g_path_get_basename (copy_path);
  merge->changes = g_ptr_array_ref (plan->changes);
  merge->notes = g_ptr_array_ref (plan->notes);
  merge->conflicts = g_ptr_array_new_with_free_func (free_conflict);
  for (guint i = 0; i < plan->rows->len; i++)
    {
      TrellisMergeRow *row = g_ptr_array_index (plan->rows, i);

      merge->n_facts += row->state == TRELLIS_MERGE_APPLY;
      if (row->state == TRELLIS_MERGE_CONFLICT && row->is_head)
        add_conflict (merge, plan, row);
    }

  return g_steal_pointer (&merge);
}

static gboolean
is_decided (TrellisMergePlan  *plan,
            TrellisMerge      *merge,
            GError           **error)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const TrellisMergeRow *row = g_ptr_array_index (plan->rows, i);

      if (row->state != TRELLIS_MERGE_CONFLICT)
        continue;
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_CONFLICT,
                   merge->conflicts->len == 0
                     ? _("Somebody has changed the file meanwhile. Look again at what “%s” brings.")
                     : _("Choose for everything that file and copy have both changed, then merge “%s”."),
                   merge->name);
      return FALSE;
    }

  return TRUE;
}

/**
 * trellis_store_merge:
 * @self: a store, on its thread
 * @merge: what trellis_store_preview_merge() found, with a choice for each
 *   conflict
 * @error: return location for a #GError
 *
 * Brings the copy's edits into the file as one change, which is undone as one
 * and tells of each. Merging the same copy again does nothing; one that was
 * edited further brings what is new. The file is backed up first.
 *
 * Fails with %TRELLIS_STORE_ERROR_CONFLICT where something is undecided, as when
 * somebody has changed the file meanwhile; nothing has been changed then.
 *
 * Returns: whether the file has what the copy brought
 */
gboolean
trellis_store_merge (TrellisStore  *self,
                     TrellisMerge  *merge,
                     GError       **error)
{
  g_autoptr (TrellisMergePlan) plan = NULL;
  g_autofree char *sentence = NULL;
  gboolean is_good;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (merge != NULL, FALSE);

  if (merge->changes->len == 0)
    return TRUE;
  if (!trellis_store_back_up (self, TRELLIS_BACKUP_MERGE, NULL, error))
    return FALSE;

  sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Merge “%s”: %u edit", "Merge “%s”: %u edits",
                                           merge->changes->len),
                              merge->name, merge->changes->len);
  if (!trellis_store_begin_change (self, "merge", NULL, sentence, error))
    return FALSE;
  /* Again, while nobody else can write. */
  plan = trellis_merge_plan_new (self, merge->copy, error);
  is_good = plan != NULL && trellis_merge_plan_settle (plan, merge->conflicts, error) &&
            is_decided (plan, merge, error) && trellis_merge_plan_apply (plan, error);
  self->is_insisting = TRUE;
  is_good = trellis_store_end_change (self, is_good, error);
  self->is_insisting = FALSE;

  return is_good;
}
