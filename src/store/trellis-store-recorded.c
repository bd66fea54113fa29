/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-history.h"

#include "trellis-row-image.h"

#include <glib/gi18n-lib.h>

/* The file as it was recorded at an earlier instant: a copy in memory, from
 * which every later change has been taken away again, the last one first. */

static int
refuse_cb (void                   *user_data,
           int                     conflict,
           sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

/**
 * trellis_store_open_memory_copy:
 * @store: a store
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the whole file in memory, to be written to
 *   at will; or %NULL with @error set
 */
TrellisStore *
trellis_store_open_memory_copy (TrellisStore  *store,
                                GError       **error)
{
  g_autoptr (TrellisStore) copy = trellis_store_open_memory (store->path, error);
  sqlite3_backup *backup;
  int code = SQLITE_NOMEM;

  if (copy == NULL)
    return NULL;
  backup = sqlite3_backup_init (copy->db, "main", store->db, "main");
  if (backup != NULL)
    {
      code = sqlite3_backup_step (backup, -1);
      sqlite3_backup_finish (backup);
    }
  if (code != SQLITE_DONE)
    {
      trellis_sql_set_error (store, code, error);
      return NULL;
    }

  return g_steal_pointer (&copy);
}

/* A file whose history was made shorter does not reach back to every instant. */
static gboolean
check_reach (TrellisStore  *self,
             gint64         change_id,
             GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (self,
                                   "SELECT coalesce (min (id), 1) - 1 > :id,"
                                   "  EXISTS (SELECT 1 FROM change WHERE id > :id AND schema_version <>"
                                   "   (SELECT user_version FROM pragma_user_version))"
                                   " FROM change",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_int (statement, ":id", change_id);
  if (trellis_sql_step (self, statement, error) != TRELLIS_STEP_ROW)
    return FALSE;
  if (sqlite3_column_int (statement, 0) || sqlite3_column_int (statement, 1))
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                   sqlite3_column_int (statement, 0)
                     ? _("The file’s history does not reach back so far.")
                     : _("A newer Trellis has written to the file since then; the file as it was recorded before "
                         "that cannot be shown."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
take_away (TrellisStore  *copy,
           sqlite3_stmt  *statement)
{
  TrellisChangeset *inverse = NULL;
  int length = 0;
  int code;

  if (!trellis_changeset_check (copy, sqlite3_column_blob (statement, 0), sqlite3_column_bytes (statement, 0), NULL))
    return FALSE;

  code = sqlite3changeset_invert (sqlite3_column_bytes (statement, 0), sqlite3_column_blob (statement, 0),
                                      &length, &inverse);

  if (code == SQLITE_OK)
    code = sqlite3changeset_apply (copy->db, length, inverse, NULL, refuse_cb, NULL);
  sqlite3_free (inverse);

  return code == SQLITE_OK;
}

static gboolean
take_later_away (TrellisStore  *self,
                 TrellisStore  *copy,
                 gint64         change_id,
                 GError       **error)
{
  g_autoptr (sqlite3_stmt) later = NULL;
  g_autoptr (sqlite3_stmt) forget = NULL;
  TrellisStep step;

  /* From the copy: the file itself may have changed again meanwhile. */
  later = trellis_sql_prepare (copy, "SELECT changeset FROM change WHERE id > :id ORDER BY id DESC", error);
  if (later == NULL)
    return FALSE;
  trellis_sql_bind_int (later, ":id", change_id);
  while ((step = trellis_sql_step (copy, later, error)) == TRELLIS_STEP_ROW)
    {
      if (take_away (copy, later))
        continue;
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DAMAGED,
                   _("The file’s history does not say what is in the file, so that it cannot be shown as it was "
                     "recorded then. Check the file."));
      return FALSE;
    }
  if (step == TRELLIS_STEP_ERROR)
    return FALSE;

  /* Drafts are of now. */
  forget = trellis_sql_prepare (copy, "DELETE FROM change WHERE id > :id", error);
  if (forget == NULL)
    return FALSE;
  trellis_sql_bind_int (forget, ":id", change_id);
  return trellis_sql_run (copy, forget, error) && trellis_sql_exec (copy, "DELETE FROM draft", error);
}

static gint64
read_instant (TrellisStore *self,
              gint64        change_id)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (self,
                                   "SELECT coalesce ((SELECT made_at FROM change WHERE id <= :id"
                                   " ORDER BY id DESC LIMIT 1), (SELECT min (made_at) FROM change))",
                                   NULL);
  if (statement == NULL)
    return 0;
  trellis_sql_bind_int (statement, ":id", change_id);

  return trellis_sql_step (self, statement, NULL) == TRELLIS_STEP_ROW ? sqlite3_column_int64 (statement, 0) : 0;
}

/* Nobody then looked at a later day than that. */
static void
limit_clock (TrellisStore *self)
{
  g_autoptr (GDateTime) instant = g_date_time_new_from_unix_local (self->recorded_at);
  TrellisDay day;

  if (instant == NULL)
    return;
  day = trellis_day_new (g_date_time_get_year (instant), g_date_time_get_month (instant),
                         g_date_time_get_day_of_month (instant));
  if (day < trellis_store_get_today (self))
    self->clock_on = day;
}

/**
 * trellis_store_open_as_recorded:
 * @self: a store, on its thread
 * @change_id: the last change that is to be in it; 0 for none
 * @error: return location for a #GError
 *
 * Opens what the file said just after a change, when those after it were not
 * yet made: a copy in memory, for reading alone. Its history ends there, and
 * its today is not after that day.
 *
 * Fails with %TRELLIS_STORE_ERROR_REFUSED where the history does not reach back
 * so far, or a migration lies between.
 *
 * Returns: (transfer full) (nullable): the store, or %NULL with @error set
 */
TrellisStore *
trellis_store_open_as_recorded (TrellisStore  *self,
                                gint64         change_id,
                                GError       **error)
{
  g_autoptr (TrellisStore) copy = NULL;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);
  g_return_val_if_fail (change_id >= 0, NULL);

  if (!check_reach (self, change_id, error))
    return NULL;
  copy = trellis_store_open_memory_copy (self, error);
  if (copy == NULL ||
      !trellis_sql_exec (copy, "PRAGMA foreign_keys = OFF; BEGIN", error) ||
      !take_later_away (self, copy, change_id, error) ||
      !trellis_sql_exec (copy, "COMMIT; PRAGMA foreign_keys = ON; PRAGMA query_only = ON", error) ||
      !trellis_store_refresh_trust (copy, error))
    return NULL;

  copy->is_read_only = TRUE;
  copy->is_verified = TRUE;
  copy->recorded_at = read_instant (self, change_id);
  limit_clock (copy);

  return g_steal_pointer (&copy);
}

/**
 * trellis_store_get_recorded_at:
 * @self: a store
 *
 * Returns: the instant that it shows the file of, in UTC seconds; 0 for the
 *   file as it is
 */
gint64
trellis_store_get_recorded_at (TrellisStore *self)
{
  g_return_val_if_fail (TRELLIS_IS_STORE (self), 0);

  return self->recorded_at;
}

/**
 * trellis_store_find_last_change:
 * @self: a store
 * @instant: in UTC seconds
 * @error: return location for a #GError
 *
 * Returns: the last change made by then, for trellis_store_open_as_recorded();
 *   0 where none was; -1 with @error set
 */
gint64
trellis_store_find_last_change (TrellisStore  *self,
                                gint64         instant,
                                GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (self, "SELECT coalesce (max (id), 0) FROM change WHERE made_at <= :instant", error);
  if (statement == NULL)
    return -1;
  trellis_sql_bind_int (statement, ":instant", instant);

  return trellis_sql_step (self, statement, error) == TRELLIS_STEP_ROW ? sqlite3_column_int64 (statement, 0) : -1;
}
