/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-merge-private.h"

#include "trellis-change-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Once a person has chosen: what each row becomes, so that nothing comes in that
 * hangs on what is not there, and nothing goes that something hangs on. */

typedef struct
{
  char *parent;
  GPtrArray *from;      /* (element-type utf8): columns of the child */
  GPtrArray *to;        /* (element-type utf8): beside them, of the parent */
} Reference;

static void
free_reference (gpointer data)
{
  Reference *reference = data;

  g_free (reference->parent);
  g_ptr_array_unref (reference->from);
  g_ptr_array_unref (reference->to);
  g_free (reference);
}

static GPtrArray *
read_references (TrellisStore  *store,
                 const char    *table,
                 GError       **error)
{
  g_autoptr (GPtrArray) references = g_ptr_array_new_with_free_func (free_reference);
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (store,
                                   "SELECT seq, \"table\", \"from\", \"to\" FROM pragma_foreign_key_list (:table)"
                                   " ORDER BY id, seq",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":table", table);
  while ((step = trellis_sql_step (store, statement, error)) == TRELLIS_STEP_ROW)
    {
      Reference *reference;

      if (sqlite3_column_int (statement, 0) == 0)
        {
          reference = g_new0 (Reference, 1);
          reference->parent = trellis_sql_dup_text (statement, 1);
          reference->from = g_ptr_array_new_with_free_func (g_free);
          reference->to = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (references, reference);
        }
      reference = g_ptr_array_index (references, references->len - 1);
      g_ptr_array_add (reference->from, trellis_sql_dup_text (statement, 2));
      g_ptr_array_add (reference->to, trellis_sql_dup_text (statement, 3));
    }

  return step == TRELLIS_STEP_DONE ? g_steal_pointer (&references) : NULL;
}

static GPtrArray *
get_references (TrellisMergePlan  *plan,
                GHashTable        *cache,
                const char        *table,
                GError           **error)
{
  GPtrArray *references = g_hash_table_lookup (cache, table);

  if (references == NULL)
    {
      references = read_references (plan->file, table, error);
      if (references != NULL)
        g_hash_table_insert (cache, g_strdup (table), references);
    }

  return references;
}

/* Whether the parent's row is the one that the child's columns name. */
static gboolean
matches (const Reference       *reference,
         const TrellisRowImage *child,
         const TrellisRowImage *parent)
{
  if (strcmp (parent->table->name, reference->parent) != 0)
    return FALSE;
  for (guint i = 0; i < reference->from->len; i++)
    {
      if (!trellis_value_equal (trellis_row_image_get (child, g_ptr_array_index (reference->from, i)),
                                trellis_row_image_get (parent, g_ptr_array_index (reference->to, i))))
        return FALSE;
    }

  return TRUE;
}

static const TrellisMergeRow *
find_parent (TrellisMergePlan      *plan,
             const Reference       *reference,
             const TrellisRowImage *child)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const TrellisMergeRow *row = g_ptr_array_index (plan->rows, i);

      if (matches (reference, child, row->image))
        return row;
    }

  return NULL;
}

static gboolean
is_in_file (TrellisMergePlan       *plan,
            const Reference        *reference,
            const TrellisRowImage  *child,
            gboolean               *is_there,
            GError                **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  g_string_append_printf (sql, "SELECT 1 FROM \"%s\" WHERE ", reference->parent);
  for (guint i = 0; i < reference->to->len; i++)
    g_string_append_printf (sql, "%s\"%s\" = ?%u", i > 0 ? " AND " : "",
                            (const char *) g_ptr_array_index (reference->to, i), i + 1);
  statement = trellis_sql_prepare (plan->file, sql->str, error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < reference->from->len; i++)
    sqlite3_bind_value (statement, (int) i + 1,
                        trellis_row_image_get (child, g_ptr_array_index (reference->from, i)));
  step = trellis_sql_step (plan->file, statement, error);
  *is_there = step == TRELLIS_STEP_ROW;

  return step != TRELLIS_STEP_ERROR;
}

/* A change that does not touch a reference leaves it as it is. */
static gboolean
names_parent (const Reference       *reference,
              const TrellisRowImage *child)
{
  for (guint i = 0; i < reference->from->len; i++)
    {
      sqlite3_value *value = trellis_row_image_get (child, g_ptr_array_index (reference->from, i));

      if (value == NULL || sqlite3_value_type (value) == SQLITE_NULL)
        return FALSE;
    }

  return TRUE;
}

static void
drop (TrellisMergePlan *plan,
      TrellisMergeRow  *row,
      const char       *format)
{
  g_autoptr (TrellisChangeRow) words = trellis_change_words_describe (plan->copy, row->image);
  g_autofree char *title = trellis_change_row_dup_title (words);
  g_autoptr (GString) note = g_string_new (format);

  g_string_replace (note, "%s", title, 1);
  row->state = TRELLIS_MERGE_DROP;
  g_ptr_array_add (plan->notes, g_string_free (g_steal_pointer (&note), FALSE));
}

static gboolean
settle_reference (TrellisMergePlan  *plan,
                  TrellisMergeRow   *row,
                  const Reference   *reference,
                  gboolean          *has_changed,
                  GError           **error)
{
  const TrellisMergeRow *parent;
  gboolean is_there = FALSE;

  if (!names_parent (reference, row->image))
    return TRUE;
  parent = find_parent (plan, reference, row->image);
  if (row->image->operation == SQLITE_DELETE)
    {
      if (parent != NULL && parent->image->operation == SQLITE_DELETE && parent->state == TRELLIS_MERGE_DROP)
        {
          row->state = TRELLIS_MERGE_DROP;
          *has_changed = TRUE;
        }
      return TRUE;
    }

  if (parent != NULL && parent->image->operation != SQLITE_DELETE && parent->state == TRELLIS_MERGE_APPLY)
    return TRUE;
  if (!is_in_file (plan, reference, row->image, &is_there, error))
    return FALSE;
  if (!is_there)
    {
      drop (plan, row, _("%s: left out, since the file does not have what it belongs to."));
      *has_changed = TRUE;
    }

  return TRUE;
}

/* How many rows of the file hang on a row of it. */
static gboolean
count_children (TrellisMergePlan  *plan,
                TrellisMergeRow   *row,
                const char        *child,
                const Reference   *reference,
                guint             *n_children,
                GError           **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (sqlite3_stmt) statement = NULL;

  g_string_append_printf (sql, "SELECT count (*) FROM \"%s\" WHERE ", child);
  for (guint i = 0; i < reference->from->len; i++)
    g_string_append_printf (sql, "%s\"%s\" = ?%u", i > 0 ? " AND " : "",
                            (const char *) g_ptr_array_index (reference->from, i), i + 1);
  statement = trellis_sql_prepare (plan->file, sql->str, error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < reference->to->len; i++)
    sqlite3_bind_value (statement, (int) i + 1,
                        trellis_row_image_get (row->image, g_ptr_array_index (reference->to, i)));
  if (trellis_sql_step (plan->file, statement, error) != TRELLIS_STEP_ROW)
    return FALSE;

  *n_children = sqlite3_column_int (statement, 0);
  return TRUE;
}

static guint
count_going (TrellisMergePlan      *plan,
             const char            *child,
             const Reference       *reference,
             const TrellisRowImage *parent)
{
  guint n = 0;

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const TrellisMergeRow *row = g_ptr_array_index (plan->rows, i);

      n += row->image->operation == SQLITE_DELETE && row->state == TRELLIS_MERGE_APPLY &&
           strcmp (row->image->table->name, child) == 0 && matches (reference, row->image, parent);
    }

  return n;
}

static gboolean
list_tables (TrellisMergePlan  *plan,
             GPtrArray         *tables,
             GError           **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (plan->file, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
                                   error);
  if (statement == NULL)
    return FALSE;
  while ((step = trellis_sql_step (plan->file, statement, error)) == TRELLIS_STEP_ROW)
    g_ptr_array_add (tables, trellis_sql_dup_text (statement, 0));

  return step == TRELLIS_STEP_DONE;
}

/* What the file has added to since is not removed. */
static gboolean
settle_delete (TrellisMergePlan  *plan,
               TrellisMergeRow   *row,
               GPtrArray         *tables,
               GHashTable        *cache,
               gboolean          *has_changed,
               GError           **error)
{
  for (guint i = 0; i < tables->len; i++)
    {
      const char *child = g_ptr_array_index (tables, i);
      GPtrArray *references = get_references (plan, cache, child, error);

      if (references == NULL)
        return FALSE;
      for (guint n = 0; n < references->len; n++)
        {
          const Reference *reference = g_ptr_array_index (references, n);
          guint n_children = 0;

          if (strcmp (reference->parent, row->image->table->name) != 0)
            continue;
          if (!count_children (plan, row, child, reference, &n_children, error))
            return FALSE;
          if (n_children <= count_going (plan, child, reference, row->image))
            continue;
          drop (plan, row, _("%s: not done, since the file has added to it."));
          *has_changed = TRUE;
          return TRUE;
        }
    }

  return TRUE;
}

static gboolean
settle_row (TrellisMergePlan  *plan,
            TrellisMergeRow   *row,
            GPtrArray         *tables,
            GHashTable        *cache,
            gboolean          *has_changed,
            GError           **error)
{
  GPtrArray *references = get_references (plan, cache, row->image->table->name, error);

  if (references == NULL)
    return FALSE;
  for (guint n = 0; n < references->len && row->state == TRELLIS_MERGE_APPLY; n++)
    {
      if (!settle_reference (plan, row, g_ptr_array_index (references, n), has_changed, error))
        return FALSE;
    }
  if (row->state == TRELLIS_MERGE_APPLY && row->image->operation == SQLITE_DELETE)
    return settle_delete (plan, row, tables, cache, has_changed, error);

  return TRUE;
}

/**
 * trellis_merge_plan_get_choice:
 * @conflicts: (element-type TrellisMergeConflict) (nullable): what a person chose
 * @key: a conflict's key
 *
 * Returns: which of the two stands
 */
TrellisMergeChoice
trellis_merge_plan_get_choice (GPtrArray  *conflicts,
                               const char *key)
{
  for (guint i = 0; conflicts != NULL && i < conflicts->len; i++)
    {
      const TrellisMergeConflict *conflict = g_ptr_array_index (conflicts, i);

      if (g_str_equal (conflict->key, key))
        return conflict->choice;
    }

  return TRELLIS_MERGE_UNDECIDED;
}

/**
 * trellis_merge_plan_settle:
 * @plan: a plan
 * @conflicts: (element-type TrellisMergeConflict) (nullable): what a person
 *   chose; conflicts that are undecided stay so
 * @error: return location for a #GError
 *
 * Says of each row whether it comes in, and adds to the plan's notes what does
 * not for another reason than the choice.
 *
 * Returns: whether it could be reckoned
 */
gboolean
trellis_merge_plan_settle (TrellisMergePlan  *plan,
                           GPtrArray         *conflicts,
                           GError           **error)
{
  g_autoptr (GHashTable) cache = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  gboolean has_changed = TRUE;

  if (!list_tables (plan, tables, error))
    return FALSE;
  for (guint i = 0; i < plan->rows->len; i++)
    {
      TrellisMergeRow *row = g_ptr_array_index (plan->rows, i);

      if (row->state != TRELLIS_MERGE_CONFLICT)
        continue;
      switch (trellis_merge_plan_get_choice (conflicts, row->conflict))
        {
        case TRELLIS_MERGE_FILE:
          row->state = TRELLIS_MERGE_DROP;
          break;
        case TRELLIS_MERGE_COPY:
          row->state = TRELLIS_MERGE_APPLY;
          break;
        case TRELLIS_MERGE_UNDECIDED:
        default:
          break;
        }
    }

  while (has_changed)
    {
      has_changed = FALSE;
      for (guint i = 0; i < plan->rows->len; i++)
        {
          TrellisMergeRow *row = g_ptr_array_index (plan->rows, i);

          if (row->state == TRELLIS_MERGE_APPLY && !settle_row (plan, row, tables, cache, &has_changed, error))
            return FALSE;
        }
    }

  return TRUE;
}
