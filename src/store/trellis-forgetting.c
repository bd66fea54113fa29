/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-forgetting.h"

#include "trellis-row-image.h"
#include "trellis-store-private.h"

#include <glib/gi18n-lib.h>

/* What a trust no longer keeps: the history before a day, and the words of old
 * notes of visits and of concerns long settled. What goes, goes from the file's
 * free space too, and cannot be undone. History that would still tell the words
 * goes with them, so that what is kept of it is true to the file. */

typedef struct
{
  TrellisStore *store;
  TrellisDay before;
  gboolean has_words;
  TrellisForgotten *forgotten;
} Forgetting;

/* The rows whose words are removed, children first. */
static const struct
{
  const char *table;
  const char *key;
  const char *rows;   /* those of it, by the day */
} with_words[] = {
  { "note_step", "id", "visit_id IN (SELECT id FROM visit WHERE visit_on < :before)" },
  { "note_part", "visit_id", "visit_id IN (SELECT id FROM visit WHERE visit_on < :before)" },
  { "note", "visit_id", "visit_id IN (SELECT id FROM visit WHERE visit_on < :before)" },
  { "concern_step", "id", "concern_id IN (SELECT id FROM concern WHERE closed_on < :before)" },
  { "concern", "id", "closed_on < :before" },
};

static gboolean
run_by_day (const Forgetting  *self,
            const char        *sql,
            GError           **error)
{
  g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (self->store, sql, error);

  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_day (statement, ":before", self->before);
  return trellis_sql_run (self->store, statement, error);
}

/* History --------------------------------------------------------------------- */

static gboolean
read_number (TrellisStore  *store,
             sqlite3_stmt  *statement,
             gint64        *number,
             GError       **error)
{
  if (statement == NULL || trellis_sql_step (store, statement, error) != TRELLIS_STEP_ROW)
    return FALSE;

  *number = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

/* Clocks are set back at times: the history goes as far as all of it is older. */
static gboolean
find_last_by_day (const Forgetting  *self,
                  gint64            *last_id,
                  GError           **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (self->store,
                                   "SELECT coalesce ((SELECT min (id) - 1 FROM change WHERE made_at >="
                                   "  CAST (strftime ('%s', :before, 'utc') AS INTEGER)),"
                                   " (SELECT max (id) FROM change), 0)",
                                   error);
  if (statement != NULL)
    trellis_sql_bind_day (statement, ":before", self->before);
  return read_number (self->store, statement, last_id, error);
}

/* Whether a change tells of a row that goes; one that cannot be read may do so. */
static gboolean
tells_of (TrellisStore *store,
          sqlite3_stmt *change,
          GHashTable   *keys)
{
  g_autoptr (TrellisRowImages) images = NULL;

  images = trellis_row_images_read (store, sqlite3_column_blob (change, 1), sqlite3_column_bytes (change, 1), G_MAXUINT,
                                    NULL);
  if (images == NULL)
    return TRUE;

  for (guint i = 0; i < images->rows->len; i++)
    {
      const TrellisRowImage *image = g_ptr_array_index (images->rows, i);

      for (guint k = 0; k < G_N_ELEMENTS (with_words); k++)
        {
          sqlite3_value *key;
          g_autofree char *row = NULL;

          if (!g_str_equal (image->table->name, with_words[k].table))
            continue;
          key = trellis_row_image_get (image, with_words[k].key);
          row = key != NULL ? g_strdup_printf ("%s/%s", with_words[k].table, (const char *) sqlite3_value_text (key))
                            : NULL;
          if (row != NULL && g_hash_table_contains (keys, row))
            return TRUE;
        }
    }

  return FALSE;
}

static gboolean
find_last_by_words (const Forgetting  *self,
                    GHashTable        *keys,
                    gint64            *last_id,
                    GError           **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  *last_id = 0;
  if (g_hash_table_size (keys) == 0)
    return TRUE;

  statement = trellis_sql_prepare (self->store,
                                   "SELECT id, changeset FROM change WHERE length (changeset) > 0 ORDER BY id DESC",
                                   error);
  if (statement == NULL)
    return FALSE;
  while ((step = trellis_sql_step (self->store, statement, error)) == TRELLIS_STEP_ROW)
    {
      if (tells_of (self->store, statement, keys))
        {
          *last_id = sqlite3_column_int64 (statement, 0);
          return TRUE;
        }
    }

  return step == TRELLIS_STEP_DONE;
}

/* What was attached and is in no fact any more, nor in an edit that can be undone. */
#define COLLECT                                                                                               \
  "DELETE FROM attachment_content WHERE hash NOT IN (SELECT hash FROM attachment)"                            \
  " AND hash NOT IN (SELECT logo_hash FROM trust WHERE logo_hash IS NOT NULL)"                                \
  " AND NOT EXISTS (SELECT 1 FROM change WHERE instr (changeset, CAST (hash AS BLOB)) > 0)"

static gboolean
forget_changes (const Forgetting  *self,
                gint64             last_id,
                GError           **error)
{
  static const char *const statements[] = {
    "UPDATE change SET undoes = NULL WHERE undoes <= :last",
    "UPDATE change SET redoes = NULL WHERE redoes <= :last",
    "DELETE FROM change WHERE id <= :last",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (self->store, statements[i], error);

      if (statement == NULL)
        return FALSE;
      trellis_sql_bind_int (statement, ":last", last_id);
      if (!trellis_sql_run (self->store, statement, error))
        return FALSE;
    }
  self->forgotten->n_changes = (guint) sqlite3_changes (self->store->db);

  return trellis_sql_exec (self->store, COLLECT, error);
}

/* Words ----------------------------------------------------------------------- */

static GHashTable *
list_keys (const Forgetting  *self,
           GError           **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (with_words); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT DISTINCT %s FROM %s WHERE %s", with_words[i].key,
                                              with_words[i].table, with_words[i].rows);
      g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (self->store, sql, error);
      TrellisStep step;

      if (statement == NULL)
        return NULL;
      trellis_sql_bind_day (statement, ":before", self->before);
      while ((step = trellis_sql_step (self->store, statement, error)) == TRELLIS_STEP_ROW)
        {
          g_hash_table_add (keys, g_strdup_printf ("%s/%s", with_words[i].table,
                                                   trellis_sql_get_text (statement, 0)));
          self->forgotten->n_notes += g_str_equal (with_words[i].table, "note");
          self->forgotten->n_concerns += g_str_equal (with_words[i].table, "concern");
        }
      if (step != TRELLIS_STEP_DONE)
        return NULL;
    }

  return g_steal_pointer (&keys);
}

static gboolean
remove_words (const Forgetting  *self,
              GError           **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (with_words); i++)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE %s", with_words[i].table, with_words[i].rows);

      if (!run_by_day (self, sql, error))
        return FALSE;
    }

  return run_by_day (self,
                     "DELETE FROM draft WHERE subject IN"
                     " (SELECT 'note/' || id FROM visit WHERE visit_on < :before)",
                     error);
}

/* Both ------------------------------------------------------------------------ */

static gboolean
forget (const Forgetting  *self,
        GError           **error)
{
  g_autoptr (GHashTable) keys = NULL;
  gint64 last_id = 0;

  if (!self->has_words)
    return find_last_by_day (self, &last_id, error) && forget_changes (self, last_id, error);

  keys = list_keys (self, error);
  return keys != NULL && find_last_by_words (self, keys, &last_id, error) && remove_words (self, error) &&
         forget_changes (self, last_id, error);
}

static gboolean
run (const Forgetting  *self,
     gboolean           is_measuring,
     GError           **error)
{
  TrellisStore *store = self->store;
  g_autofree char *day = trellis_day_format (self->before, TRELLIS_DAY_STYLE_LONG);
  g_autofree char *sentence = NULL;
  gboolean is_good;

  *self->forgotten = (TrellisForgotten) { 0 };
  if (!trellis_store_begin_erasing (store, error))
    return FALSE;

  /* The entry is there first, so that never all of the history goes and its
   * numbers begin again. */
  sentence = g_strdup_printf (self->has_words ? _("Remove notes and settled concerns from before %s")
                                              : _("Forget the history before %s"),
                              day);
  is_good = trellis_store_write_entry (store, "trust", sentence, error) && forget (self, error);
  if (is_measuring)
    {
      sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);
      return is_good;
    }
  if (!trellis_store_end_erasing (store, is_good, error))
    return FALSE;

  /* Room given back where nobody else is at the file; otherwise it is used again. */
  sqlite3_exec (store->db, "VACUUM", NULL, NULL, NULL);
  return TRUE;
}

static gboolean
begin (TrellisStore      *self,
       TrellisDay         before,
       gboolean           has_words,
       gboolean           is_measuring,
       TrellisForgotten  *forgotten,
       GError           **error)
{
  const Forgetting forgetting = { self, before, has_words, forgotten };

  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->depth == 0, FALSE);

  if (before > trellis_store_get_today (self))
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                   _("Only what is before today can be forgotten."));
      return FALSE;
    }

  return run (&forgetting, is_measuring, error);
}

/**
 * trellis_store_measure_history:
 * @self: a store, on its thread, not in a change
 * @before: a day, not after today
 * @forgotten: (out caller-allocates): what trellis_store_compact_history() would
 *   forget
 * @error: return location for a #GError
 *
 * Changes nothing.
 *
 * Returns: whether it could be told
 */
gboolean
trellis_store_measure_history (TrellisStore      *self,
                               TrellisDay         before,
                               TrellisForgotten  *forgotten,
                               GError           **error)
{
  return begin (self, before, FALSE, TRUE, forgotten, error);
}

/**
 * trellis_store_compact_history:
 * @self: a store, on its thread, not in a change
 * @before: a day, not after today
 * @forgotten: (out caller-allocates): what went
 * @error: return location for a #GError
 *
 * Forgets every change made before the day, and attached content that nothing
 * speaks of any more. The facts stay as they are; what was forgotten can no longer
 * be looked at, undone, looked back on as recorded, or parted from by a copy that
 * is to be merged. It cannot be undone.
 *
 * Returns: whether it is done
 */
gboolean
trellis_store_compact_history (TrellisStore      *self,
                               TrellisDay         before,
                               TrellisForgotten  *forgotten,
                               GError           **error)
{
  return begin (self, before, FALSE, FALSE, forgotten, error);
}

/**
 * trellis_store_count_words:
 * @self: a store
 * @before: a day
 * @forgotten: (out caller-allocates): how many notes and concerns are older; no
 *   more of it is filled
 * @error: return location for a #GError
 *
 * Returns: whether they could be counted
 */
gboolean
trellis_store_count_words (TrellisStore      *self,
                           TrellisDay         before,
                           TrellisForgotten  *forgotten,
                           GError           **error)
{
  const Forgetting forgetting = { self, before, TRUE, forgotten };
  g_autoptr (GHashTable) keys = NULL;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);

  *forgotten = (TrellisForgotten) { 0 };
  keys = list_keys (&forgetting, error);
  return keys != NULL;
}

/**
 * trellis_store_measure_words:
 * @self: a store, on its thread, not in a change
 * @before: a day, not after today
 * @forgotten: (out caller-allocates): what trellis_store_remove_words() would
 *   remove
 * @error: return location for a #GError
 *
 * Changes nothing.
 *
 * Returns: whether it could be told
 */
gboolean
trellis_store_measure_words (TrellisStore      *self,
                             TrellisDay         before,
                             TrellisForgotten  *forgotten,
                             GError           **error)
{
  return begin (self, before, TRUE, TRUE, forgotten, error);
}

/**
 * trellis_store_remove_words:
 * @self: a store, on its thread, not in a change
 * @before: a day, not after today
 * @forgotten: (out caller-allocates): what went
 * @error: return location for a #GError
 *
 * Removes the notes of visits before the day, and concerns that were settled
 * before it, with as much of the history as tells of them. Visits, judgements and
 * actions stay. It cannot be undone; backups and copies made before are not
 * touched.
 *
 * Returns: whether it is done
 */
gboolean
trellis_store_remove_words (TrellisStore      *self,
                            TrellisDay         before,
                            TrellisForgotten  *forgotten,
                            GError           **error)
{
  return begin (self, before, TRUE, FALSE, forgotten, error);
}
