/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-merge-private.h"

#include <string.h>

/* Writing what a merge brings, inside a change: rows, attached files' content,
 * and the copy's history, by which a second merge knows what came. */

static void
append_key (GString                *sql,
            const TrellisTableInfo *table)
{
  const char *joint = " WHERE ";

  for (int i = 0; i < table->n_columns; i++)
    {
      if (!table->is_key[i])
        continue;
      g_string_append_printf (sql, "%s\"%s\" = ?%d", joint, table->columns[i], i + 1);
      joint = " AND ";
    }
}

static gboolean
run (TrellisMergePlan       *plan,
     const TrellisRowImage  *image,
     const char             *sql,
     sqlite3_value         **values,
     const char             *supersedes,
     GError                **error)
{
  g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (plan->file, sql, error);
  int n_parameters;

  if (statement == NULL)
    return FALSE;
  n_parameters = sqlite3_bind_parameter_count (statement);
  for (int i = 0; i < MIN (image->table->n_columns, n_parameters); i++)
    {
      sqlite3_value *value = values[i];

      if (value == NULL && image->table->is_key[i])
        value = image->before[i] != NULL ? image->before[i] : image->after[i];
      if (value != NULL)
        sqlite3_bind_value (statement, i + 1, value);
      if (supersedes != NULL && g_str_equal (image->table->columns[i], "supersedes"))
        sqlite3_bind_text (statement, i + 1, supersedes, -1, SQLITE_TRANSIENT);
    }

  return trellis_sql_run (plan->file, statement, error);
}

static gboolean
insert (TrellisMergePlan       *plan,
        const TrellisRowImage  *image,
        sqlite3_value         **values,
        const char             *supersedes,
        GError                **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO \"%s\" VALUES (?1", image->table->name);
  for (int i = 1; i < image->table->n_columns; i++)
    g_string_append_printf (sql, ", ?%d", i + 1);
  g_string_append_c (sql, ')');

  return run (plan, image, sql->str, values, supersedes, error);
}

static gboolean
update (TrellisMergePlan  *plan,
        TrellisMergeRow   *row,
        GError           **error)
{
  const TrellisRowImage *image = row->image;
  g_autoptr (GString) sql = g_string_new (NULL);
  const char *joint = " SET ";

  g_string_append_printf (sql, "UPDATE \"%s\"", image->table->name);
  for (int i = 0; i < image->table->n_columns; i++)
    {
      const char *column = image->table->columns[i];

      if (image->after[i] == NULL || image->table->is_key[i])
        continue;
      /* Calendars take an event's newer form by its number: where both went on
       * counting, it is the higher. */
      if (g_str_equal (column, "calendar_sequence") && !trellis_value_equal (row->current[i], image->before[i]))
        g_string_append_printf (sql, "%s\"%s\" = max (\"%s\", ?%d)", joint, column, column, i + 1);
      else
        g_string_append_printf (sql, "%s\"%s\" = ?%d", joint, column, i + 1);
      joint = ", ";
    }
  if (g_str_equal (joint, " SET "))
    return TRUE;
  append_key (sql, image->table);

  return run (plan, image, sql->str, image->after, NULL, error);
}

static gboolean
delete (TrellisMergePlan       *plan,
        const TrellisRowImage  *image,
        GError                **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "DELETE FROM \"%s\"", image->table->name);
  append_key (sql, image->table);

  return run (plan, image, sql->str, image->before, NULL, error);
}

/* A row that the file has removed comes back whole, as the copy has it. */
static gboolean
bring_back (TrellisMergePlan       *plan,
            const TrellisRowImage  *image,
            GError                **error)
{
  sqlite3_value **whole = NULL;
  gboolean is_good;

  if (!trellis_row_image_read_row (plan->copy, image, &whole, error))
    return FALSE;
  is_good = whole == NULL || insert (plan, image, whole, NULL, error);
  trellis_row_free (whole, image->table->n_columns);

  return is_good;
}

static gboolean
carry_content (TrellisMergePlan       *plan,
               const TrellisRowImage  *image,
               GError                **error)
{
  g_autoptr (sqlite3_stmt) from = NULL;
  g_autoptr (sqlite3_stmt) to = NULL;
  TrellisStep step;

  from = trellis_sql_prepare (plan->copy, "SELECT hash, content FROM attachment_content WHERE hash = ?1", error);
  if (from == NULL)
    return FALSE;
  sqlite3_bind_value (from, 1, trellis_row_image_get (image, "hash"));
  step = trellis_sql_step (plan->copy, from, error);
  if (step != TRELLIS_STEP_ROW)
    return step == TRELLIS_STEP_DONE;

  to = trellis_sql_prepare (plan->file, "INSERT INTO attachment_content (hash, content) VALUES (?1, ?2)"
                            " ON CONFLICT (hash) DO NOTHING", error);
  if (to == NULL)
    return FALSE;
  sqlite3_bind_value (to, 1, sqlite3_column_value (from, 0));
  sqlite3_bind_value (to, 2, sqlite3_column_value (from, 1));

  return trellis_sql_run (plan->file, to, error);
}

static gboolean
apply_row (TrellisMergePlan  *plan,
           TrellisMergeRow   *row,
           GError           **error)
{
  const TrellisRowImage *image = row->image;

  switch (image->operation)
    {
    case SQLITE_INSERT:
      if (row->current != NULL)
        return update (plan, row, error);
      if (!insert (plan, image, image->after, row->supersedes, error))
        return FALSE;
      return !g_str_equal (image->table->name, "attachment") || carry_content (plan, image, error);
    case SQLITE_DELETE:
      return delete (plan, image, error);
    default:
      return row->current != NULL ? update (plan, row, error) : bring_back (plan, image, error);
    }
}

static gboolean
write_history (TrellisMergePlan  *plan,
               GError           **error)
{
  for (guint i = 0; i < plan->changes->len; i++)
    {
      const TrellisChange *change = g_ptr_array_index (plan->changes, i);
      g_autoptr (sqlite3_stmt) statement = NULL;

      statement = trellis_sql_prepare (plan->file,
                                       "INSERT INTO merged_change (hash, made_at, author, sentence, position)"
                                       " VALUES (:hash, :made_at, :author, :sentence, :position)"
                                       " ON CONFLICT (hash) DO NOTHING",
                                       error);
      if (statement == NULL)
        return FALSE;
      trellis_sql_bind_text (statement, ":hash", g_ptr_array_index (plan->hashes, i));
      trellis_sql_bind_int (statement, ":made_at", change->made_at);
      trellis_sql_bind_text (statement, ":author", change->author);
      trellis_sql_bind_text (statement, ":sentence", change->sentence);
      trellis_sql_bind_int (statement, ":position", i);
      if (!trellis_sql_run (plan->file, statement, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * trellis_merge_plan_apply:
 * @plan: a plan that was settled, with no conflict undecided, whose file has a
 *   change begun
 * @error: return location for a #GError
 *
 * Writes what the plan says.
 *
 * Returns: whether all of it was written
 */
gboolean
trellis_merge_plan_apply (TrellisMergePlan  *plan,
                          GError           **error)
{
  /* A child may come before its parent. */
  if (!trellis_sql_exec (plan->file, "PRAGMA defer_foreign_keys = ON", error))
    return FALSE;
  for (guint i = 0; i < plan->rows->len; i++)
    {
      TrellisMergeRow *row = g_ptr_array_index (plan->rows, i);

      if (row->state == TRELLIS_MERGE_APPLY && !apply_row (plan, row, error))
        return FALSE;
    }

  return write_history (plan, error);
}
