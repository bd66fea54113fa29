/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-columns.h"

#include "trellis-store-private.h"

#include <glib/gi18n-lib.h>

/* What a person said of the columns of a file, remembered for every file with
 * the same headings. */

static void
clear_role (gpointer data)
{
  TrellisColumnRole *role = data;

  g_free ((char *) role->column);
  g_free ((char *) role->role);
  g_free ((char *) role->measure_id);
}

/**
 * trellis_store_list_column_roles:
 * @self: a store
 * @head_hash: of the file's headings
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type TrellisColumnRole) (nullable): what
 *   each column is, by heading, empty where nobody has said; or %NULL with
 *   @error set
 */
GArray *
trellis_store_list_column_roles (TrellisStore  *self,
                                 const char    *head_hash,
                                 GError       **error)
{
  g_autoptr (GArray) roles = g_array_new (FALSE, FALSE, sizeof (TrellisColumnRole));
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  g_array_set_clear_func (roles, clear_role);
  statement = trellis_sql_prepare (self,
                                   "SELECT column_name, role, measure_id FROM column_map"
                                   " WHERE head_hash = :head_hash ORDER BY column_name",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":head_hash", head_hash);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisColumnRole role = { trellis_sql_dup_text (statement, 0), trellis_sql_dup_text (statement, 1),
                                 trellis_sql_dup_text_or_null (statement, 2) };

      g_array_append_val (roles, role);
    }

  return step == TRELLIS_STEP_DONE ? g_steal_pointer (&roles) : NULL;
}

static gboolean
set_role (TrellisStore             *self,
          const char               *head_hash,
          const TrellisColumnRole  *role,
          GError                  **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (self,
                                   "INSERT INTO column_map (head_hash, column_name, role, measure_id)"
                                   " VALUES (:head_hash, :column, :role, :measure_id)"
                                   " ON CONFLICT (head_hash, column_name) DO UPDATE SET"
                                   "  role = excluded.role, measure_id = excluded.measure_id",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":head_hash", head_hash);
  trellis_sql_bind_text (statement, ":column", role->column);
  trellis_sql_bind_text (statement, ":role", role->role);
  trellis_sql_bind_text (statement, ":measure_id", role->measure_id);

  return trellis_sql_run (self, statement, error);
}

static gboolean
set_roles (TrellisStore  *self,
           const char    *head_hash,
           GArray        *roles,
           GError       **error)
{
  for (guint i = 0; i < roles->len; i++)
    {
      if (!set_role (self, head_hash, &g_array_index (roles, TrellisColumnRole, i), error))
        return FALSE;
    }

  return TRUE;
}

/**
 * trellis_store_set_column_roles:
 * @self: a store
 * @head_hash: of the file's headings
 * @file_name: the file, for the history's words
 * @roles: (element-type TrellisColumnRole): what each column is, one that is
 *   not taken among them
 * @error: return location for a #GError
 *
 * Remembers what the columns of a file are, as one change.
 *
 * Returns: whether it is remembered
 */
gboolean
trellis_store_set_column_roles (TrellisStore  *self,
                                const char    *head_hash,
                                const char    *file_name,
                                GArray        *roles,
                                GError       **error)
{
  g_autofree char *sentence = g_strdup_printf (_("Name the columns of %s"), file_name);

  return trellis_store_begin_change (self, "measure", NULL, sentence, error) &&
         trellis_store_end_change (self, set_roles (self, head_hash, roles, error), error);
}
