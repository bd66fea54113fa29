/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-merge-private.h"

#include "trellis-migration.h"
#include "trellis-store-history.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a copy brings back: its edits since it forked, as one changeset, row by
 * row against what the file says now. */

/* Facts of one subject and one day of which one counts. */
static const struct
{
  const char *table;
  const char *subject[5];       /* the day's column is the last */
  const char *value;
  const char *sql;              /* the file's that counts, among facts that the copy does not have */
} facts[] = {
  { "judgement", { "urn", "scheme_id", "aspect_id", "source", "judged_on" }, "level_id",
    "SELECT * FROM judgement j WHERE j.urn = :urn AND j.scheme_id = :scheme_id AND j.aspect_id = :aspect_id"
    "  AND j.source = :source AND j.judged_on = :judged_on AND " NOT_SUPERSEDED ("judgement", "j")
    " ORDER BY j.recorded_at DESC, j.rowid DESC LIMIT 1" },
  { "category", { "urn", "scheme_id", "agreed_on" }, "level_id",
    "SELECT * FROM category j WHERE j.urn = :urn AND j.scheme_id = :scheme_id AND j.agreed_on = :agreed_on"
    "  AND " NOT_SUPERSEDED ("category", "j")
    " ORDER BY j.recorded_at DESC, j.rowid DESC LIMIT 1" },
  { "action_rating", { "action_id", "rated_on" }, "rating",
    "SELECT * FROM action_rating j WHERE j.action_id = :action_id AND j.rated_on = :rated_on"
    "  AND " NOT_SUPERSEDED ("action_rating", "j")
    " ORDER BY j.recorded_at DESC, j.rowid DESC LIMIT 1" },
};

/* Things that both may have made under keys of their own, and that the file
 * allows once: what hangs on the copy's hangs on the file's from then on. */
static const struct
{
  const char *table;
  const char *sql;
} named[] = {
  { "hub", "SELECT id FROM hub WHERE name = :name" },
  { "custom_field", "SELECT id FROM custom_field WHERE name = :name" },
  { "saved_view", "SELECT id FROM saved_view WHERE view = :view AND name = :name" },
};

static void
free_row (gpointer data)
{
  TrellisMergeRow *row = data;
  int n_columns = row->image->table->n_columns;

  trellis_row_free (row->current, n_columns);
  trellis_row_free (row->rival, n_columns);
  g_free (row->conflict);
  g_free (row->supersedes);
  g_free (row);
}

/**
 * trellis_merge_plan_free:
 * @plan: (nullable) (transfer full): a plan
 */
void
trellis_merge_plan_free (TrellisMergePlan *plan)
{
  if (plan == NULL)
    return;

  g_clear_pointer (&plan->rows, g_ptr_array_unref);
  g_clear_pointer (&plan->images, trellis_row_images_free);
  g_ptr_array_unref (plan->changes);
  g_ptr_array_unref (plan->hashes);
  g_ptr_array_unref (plan->notes);
  g_object_unref (plan->file);
  g_object_unref (plan->copy);
  g_free (plan);
}

/* The edits --------------------------------------------------------------- */

/* What tells an edit from every other, in whichever file it stands: its place in
 * the history that it was made in, when, by whom and what. */
static char *
hash_change (sqlite3_stmt *statement)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *when = g_strdup_printf ("%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT,
                                           (gint64) sqlite3_column_int64 (statement, 0),
                                           (gint64) sqlite3_column_int64 (statement, 1));

  g_checksum_update (checksum, (const guchar *) when, -1);
  for (int i = 2; i <= 3; i++)
    {
      g_checksum_update (checksum, (const guchar *) "|", 1);
      g_checksum_update (checksum, sqlite3_column_text (statement, i), sqlite3_column_bytes (statement, i));
    }
  g_checksum_update (checksum, (const guchar *) "|", 1);
  g_checksum_update (checksum, sqlite3_column_blob (statement, 4), sqlite3_column_bytes (statement, 4));

  return g_strdup (g_checksum_get_string (checksum));
}

#define CHANGE_COLUMNS "SELECT id, made_at, author, sentence, changeset, kind, urn, schema_version FROM change"

static gboolean
read_hash (TrellisStore  *store,
           gint64         id,
           char         **hash,
           GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (store, CHANGE_COLUMNS " WHERE id = :id", error);
  TrellisStep step;

  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_int (statement, ":id", id);
  step = trellis_sql_step (store, statement, error);
  *hash = step == TRELLIS_STEP_ROW ? hash_change (statement) : NULL;

  return step != TRELLIS_STEP_ERROR;
}

static gboolean
read_reach (TrellisStore  *store,
            gint64        *first,
            gint64        *last,
            GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (store, "SELECT coalesce (min (id), 1), coalesce (max (id), 0) FROM change", error);
  if (statement == NULL || trellis_sql_step (store, statement, error) != TRELLIS_STEP_ROW)
    return FALSE;

  *first = sqlite3_column_int64 (statement, 0);
  *last = sqlite3_column_int64 (statement, 1);
  return TRUE;
}

static gboolean
is_common (TrellisStore  *file,
           TrellisStore  *copy,
           gint64         id,
           gboolean      *is_same,
           GError       **error)
{
  g_autofree char *file_hash = NULL;
  g_autofree char *copy_hash = NULL;

  if (!read_hash (file, id, &file_hash, error) || !read_hash (copy, id, &copy_hash, error))
    return FALSE;

  *is_same = file_hash != NULL && g_strcmp0 (file_hash, copy_hash) == 0;
  return TRUE;
}

/**
 * trellis_merge_find_fork:
 * @file: a store
 * @copy: the store of another file
 * @error: return location for a #GError
 *
 * Finds where two histories part. They are only ever added to, so that what
 * they have in common is a beginning, and its end is found by halving.
 *
 * Returns: the last change that both have; -1 with @error set:
 *   %TRELLIS_STORE_ERROR_REFUSED where they have none
 */
gint64
trellis_merge_find_fork (TrellisStore  *file,
                         TrellisStore  *copy,
                         GError       **error)
{
  g_autofree char *name = g_path_get_basename (trellis_store_get_path (copy));
  gint64 file_first, file_last, copy_first, copy_last, low, high;
  gboolean is_same = FALSE;

  if (!read_reach (file, &file_first, &file_last, error) || !read_reach (copy, &copy_first, &copy_last, error))
    return -1;
  low = MAX (file_first, copy_first);
  high = MIN (file_last, copy_last);
  if (low <= high && !is_common (file, copy, low, &is_same, error))
    return -1;
  if (!is_same)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                   _("“%s” is no copy of this file: the two have no history in common."), name);
      return -1;
    }

  while (low < high)
    {
      gint64 middle = low + (high - low + 1) / 2;

      if (!is_common (file, copy, middle, &is_same, error))
        return -1;
      if (is_same)
        low = middle;
      else
        high = middle - 1;
    }

  return low;
}

static gboolean
is_merged (TrellisStore  *file,
           const char    *hash,
           gboolean      *is_known,
           GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (file, "SELECT 1 FROM merged_change WHERE hash = :hash", error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":hash", hash);
  step = trellis_sql_step (file, statement, error);
  *is_known = step == TRELLIS_STEP_ROW;

  return step != TRELLIS_STEP_ERROR;
}

static gboolean
check_step (TrellisMergePlan  *plan,
            sqlite3_stmt      *statement,
            GError           **error)
{
  g_autofree char *name = NULL;

  if (sqlite3_column_int (statement, 7) == trellis_schema_get_version ())
    return TRUE;

  name = g_path_get_basename (plan->copy->path);
  g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
               _("“%s” was edited with an older Trellis, before this file was brought up to date, and its edits "
                 "cannot be brought over. Open it, look in its History what was edited there, and make those edits "
                 "here."),
               name);
  return FALSE;
}

static gboolean
take_change (TrellisMergePlan     *plan,
             sqlite3_changegroup  *group,
             sqlite3_stmt         *statement,
             GError              **error)
{
  TrellisChange *change;
  char *hash = NULL;
  gboolean is_known = FALSE;
  int code;

  /* What was done to the copy as a file, as bringing it up to date, is no edit. */
  if (sqlite3_column_bytes (statement, 4) == 0)
    return TRUE;
  hash = hash_change (statement);

  if (!is_merged (plan->file, hash, &is_known, error) || is_known)
    {
      g_free (hash);
      return is_known;
    }

  if (!check_step (plan, statement, error) ||
      !trellis_changeset_check (plan->copy, sqlite3_column_blob (statement, 4), sqlite3_column_bytes (statement, 4),
                                error))
    {
      g_free (hash);
      return FALSE;
    }

  change = trellis_change_new (sqlite3_column_int64 (statement, 0));
  change->made_at = sqlite3_column_int64 (statement, 1);
  trellis_sql_set_text (&change->author, statement, 2);
  trellis_sql_set_text (&change->sentence, statement, 3);
  trellis_sql_set_text (&change->kind, statement, 5);
  change->urn = trellis_sql_dup_text_or_null (statement, 6);
  g_ptr_array_add (plan->changes, change);
  g_ptr_array_add (plan->hashes, hash);

  code = sqlite3changegroup_add (group, sqlite3_column_bytes (statement, 4),
                                 (void *) sqlite3_column_blob (statement, 4));
  if (code != SQLITE_OK)
    trellis_sql_set_error (plan->copy, code, error);

  return code == SQLITE_OK;
}

static gboolean
read_changes (TrellisMergePlan     *plan,
              sqlite3_changegroup  *group,
              GError              **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (plan->copy, CHANGE_COLUMNS " WHERE id > :fork ORDER BY id", error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_int (statement, ":fork", plan->fork);
  while ((step = trellis_sql_step (plan->copy, statement, error)) == TRELLIS_STEP_ROW)
    {
      if (!take_change (plan, group, statement, error))
        return FALSE;
    }

  return step == TRELLIS_STEP_DONE;
}

static gboolean
read_images (TrellisMergePlan  *plan,
             GError           **error)
{
  g_autoptr (TrellisChangeset) changeset = NULL;
  sqlite3_changegroup *group = NULL;
  int length = 0;
  int code = sqlite3changegroup_new (&group);

  if (code == SQLITE_OK && !read_changes (plan, group, error))
    {
      sqlite3changegroup_delete (group);
      return FALSE;
    }
  if (code == SQLITE_OK)
    code = sqlite3changegroup_output (group, &length, &changeset);
  sqlite3changegroup_delete (group);
  if (code != SQLITE_OK)
    {
      trellis_sql_set_error (plan->copy, code, error);
      return FALSE;
    }

  plan->images = trellis_row_images_read (plan->copy, changeset, length, G_MAXUINT, error);
  return plan->images != NULL;
}

/* The rows ---------------------------------------------------------------- */

static int
find_fact (const TrellisRowImage *image)
{
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      if (image->operation == SQLITE_INSERT && strcmp (facts[i].table, image->table->name) == 0)
        return (int) i;
    }

  return -1;
}

/* A count that both go on counting says nothing about who is right. */
static gboolean
is_count (const TrellisRowImage *image,
          int                    column)
{
  return g_str_equal (image->table->columns[column], "calendar_sequence") ||
         g_str_equal (image->table->columns[column], "position");
}

static TrellisMergeState
compare_insert (TrellisMergeRow *row)
{
  const TrellisRowImage *image = row->image;

  if (row->current == NULL)
    return TRELLIS_MERGE_APPLY;
  for (int i = 0; i < image->table->n_columns; i++)
    {
      if (!is_count (image, i) && !trellis_value_equal (row->current[i], image->after[i]))
        return TRELLIS_MERGE_CONFLICT;
    }

  return TRELLIS_MERGE_ALREADY;
}

static TrellisMergeState
compare_update (TrellisMergeRow *row)
{
  const TrellisRowImage *image = row->image;
  TrellisMergeState state = TRELLIS_MERGE_ALREADY;

  if (row->current == NULL)
    return TRELLIS_MERGE_CONFLICT;
  for (int i = 0; i < image->table->n_columns; i++)
    {
      if (image->after[i] == NULL || image->table->is_key[i] ||
          trellis_value_equal (row->current[i], image->after[i]))
        continue;
      if (!is_count (image, i) && !trellis_value_equal (row->current[i], image->before[i]))
        return TRELLIS_MERGE_CONFLICT;
      state = TRELLIS_MERGE_APPLY;
    }

  return state;
}

static TrellisMergeState
compare_delete (TrellisMergeRow *row)
{
  const TrellisRowImage *image = row->image;

  if (row->current == NULL)
    return TRELLIS_MERGE_ALREADY;
  for (int i = 0; i < image->table->n_columns; i++)
    {
      if (!is_count (image, i) && !trellis_value_equal (row->current[i], image->before[i]))
        return TRELLIS_MERGE_CONFLICT;
    }

  return TRELLIS_MERGE_APPLY;
}

static char *
dup_fact_key (const TrellisRowImage *image,
              int                    fact)
{
  GString *key = g_string_new (image->table->name);

  for (guint i = 0; i < G_N_ELEMENTS (facts[fact].subject) && facts[fact].subject[i] != NULL; i++)
    trellis_value_append (key, trellis_row_image_get (image, facts[fact].subject[i]));

  return g_string_free (key, FALSE);
}

/* Whether a row of the file, by its id, is in the copy too. */
static gboolean
is_in_copy (TrellisMergePlan      *plan,
            const TrellisRowImage *image,
            sqlite3_value         *id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE id = ?1", image->table->name);
  g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (plan->copy, sql, NULL);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_value (statement, 1, id);

  return trellis_sql_step (plan->copy, statement, NULL) == TRELLIS_STEP_ROW;
}

/* The file's own fact of the same subject and day that the copy has not seen. */
static gboolean
find_rival (TrellisMergePlan  *plan,
            TrellisMergeRow   *row,
            int                fact,
            GError           **error)
{
  const TrellisRowImage *image = row->image;
  g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (plan->file, facts[fact].sql, error);
  TrellisStep step;

  if (statement == NULL)
    return FALSE;
  for (int n = 1; n <= sqlite3_bind_parameter_count (statement); n++)
    sqlite3_bind_value (statement, n, trellis_row_image_get (image, sqlite3_bind_parameter_name (statement, n) + 1));
  step = trellis_sql_step (plan->file, statement, error);
  if (step == TRELLIS_STEP_ROW)
    {
      row->rival = trellis_row_dup_step (statement, image->table->n_columns);
      if (is_in_copy (plan, image, row->rival[trellis_row_image_find_column (image, "id")]))
        {
          trellis_row_free (row->rival, image->table->n_columns);
          row->rival = NULL;
        }
    }

  return step != TRELLIS_STEP_ERROR;
}

static gboolean
is_superseded_in (GPtrArray             *rows,
                  const TrellisRowImage *image)
{
  sqlite3_value *id = trellis_row_image_get (image, "id");

  for (guint i = 0; i < rows->len; i++)
    {
      const TrellisMergeRow *other = g_ptr_array_index (rows, i);

      if (other->image->table == image->table && other->image->operation == SQLITE_INSERT &&
          trellis_value_equal (trellis_row_image_get (other->image, "supersedes"), id))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_first_of_chain (GPtrArray             *rows,
                   const TrellisRowImage *image)
{
  sqlite3_value *supersedes = trellis_row_image_get (image, "supersedes");

  for (guint i = 0; i < rows->len; i++)
    {
      const TrellisMergeRow *other = g_ptr_array_index (rows, i);

      if (other->image->table == image->table && other->image->operation == SQLITE_INSERT &&
          trellis_value_equal (trellis_row_image_get (other->image, "id"), supersedes))
        return FALSE;
    }

  return TRUE;
}

/* Two facts that say the same in every word are one. */
static gboolean
says_the_same (const TrellisMergeRow *row)
{
  const TrellisRowImage *image = row->image;
  static const char *const own[] = { "id", "recorded_at", "supersedes", NULL };

  for (int i = 0; i < image->table->n_columns; i++)
    {
      if (!g_strv_contains (own, image->table->columns[i]) && !trellis_value_equal (row->rival[i], image->after[i]))
        return FALSE;
    }

  return TRUE;
}

/* Both judged one cell on one day: all that the copy said of it is one conflict,
 * and its first fact takes the place of the file's where the copy's stands. */
static gboolean
compare_facts (TrellisMergePlan  *plan,
               GError           **error)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      TrellisMergeRow *row = g_ptr_array_index (plan->rows, i);
      int fact = find_fact (row->image);

      if (fact < 0 || row->state != TRELLIS_MERGE_APPLY)
        continue;
      if (!find_rival (plan, row, fact, error))
        return FALSE;
      if (row->rival == NULL)
        continue;

      row->is_head = !is_superseded_in (plan->rows, row->image);
      if (row->is_head && is_first_of_chain (plan->rows, row->image) && says_the_same (row))
        {
          row->state = TRELLIS_MERGE_DROP;
          continue;
        }
      row->state = TRELLIS_MERGE_CONFLICT;
      row->conflict = dup_fact_key (row->image, fact);
      if (is_first_of_chain (plan->rows, row->image))
        row->supersedes = g_strdup ((const char *) sqlite3_value_text (
          row->rival[trellis_row_image_find_column (row->image, "id")]));
    }

  return TRUE;
}

static void
replace_value (TrellisMergePlan *plan,
               const char       *table,
               sqlite3_value    *from,
               sqlite3_value    *to)
{
  /* A column that points at a thing is called after its table. */
  g_autofree char *column = g_strdup_printf ("%s_id", table);
  const char *name = g_str_equal (table, "custom_field") ? "field_id" : column;

  for (guint i = 0; i < plan->rows->len; i++)
    {
      TrellisMergeRow *row = g_ptr_array_index (plan->rows, i);
      int n = trellis_row_image_find_column (row->image, name);

      if (n < 0)
        continue;
      if (row->image->after[n] != NULL && trellis_value_equal (row->image->after[n], from))
        {
          sqlite3_value_free (row->image->after[n]);
          row->image->after[n] = sqlite3_value_dup (to);
        }
    }
}

/* A hub of the same name made in both is one hub. */
static gboolean
join_named (TrellisMergePlan  *plan,
            GError           **error)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      TrellisMergeRow *row = g_ptr_array_index (plan->rows, i);

      for (guint n = 0; n < G_N_ELEMENTS (named); n++)
        {
          g_autoptr (sqlite3_stmt) statement = NULL;
          TrellisStep step;

          if (row->image->operation != SQLITE_INSERT || row->state != TRELLIS_MERGE_APPLY ||
              strcmp (named[n].table, row->image->table->name) != 0)
            continue;
          statement = trellis_sql_prepare (plan->file, named[n].sql, error);
          if (statement == NULL)
            return FALSE;
          for (int p = 1; p <= sqlite3_bind_parameter_count (statement); p++)
            sqlite3_bind_value (statement, p,
                                trellis_row_image_get (row->image, sqlite3_bind_parameter_name (statement, p) + 1));
          step = trellis_sql_step (plan->file, statement, error);
          if (step == TRELLIS_STEP_ERROR)
            return FALSE;
          if (step != TRELLIS_STEP_ROW)
            continue;
          row->state = TRELLIS_MERGE_ALREADY;
          replace_value (plan, named[n].table, trellis_row_image_get (row->image, "id"),
                         sqlite3_column_value (statement, 0));
        }
    }

  return TRUE;
}

static gboolean
compare_rows (TrellisMergePlan  *plan,
              GError           **error)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      TrellisMergeRow *row = g_ptr_array_index (plan->rows, i);

      if (row->state == TRELLIS_MERGE_ALREADY)
        continue;
      if (!trellis_row_image_read_row (plan->file, row->image, &row->current, error))
        return FALSE;
      switch (row->image->operation)
        {
        case SQLITE_INSERT:
          row->state = compare_insert (row);
          break;
        case SQLITE_DELETE:
          row->state = compare_delete (row);
          break;
        default:
          row->state = compare_update (row);
          break;
        }
      if (row->state == TRELLIS_MERGE_CONFLICT)
        {
          row->conflict = trellis_row_image_dup_key (row->image);
          row->is_head = TRUE;
        }
    }

  return TRUE;
}

/**
 * trellis_merge_plan_new:
 * @file: the store that is merged into
 * @copy: the copy's store
 * @error: return location for a #GError
 *
 * Reckons what the copy brings: nothing is changed.
 *
 * Returns: (transfer full) (nullable): the plan, or %NULL with @error set
 */
TrellisMergePlan *
trellis_merge_plan_new (TrellisStore  *file,
                        TrellisStore  *copy,
                        GError       **error)
{
  g_autoptr (TrellisMergePlan) plan = g_new0 (TrellisMergePlan, 1);

  plan->file = g_object_ref (file);
  plan->copy = g_object_ref (copy);
  plan->changes = g_ptr_array_new_with_free_func (g_object_unref);
  plan->hashes = g_ptr_array_new_with_free_func (g_free);
  plan->notes = g_ptr_array_new_with_free_func (g_free);
  plan->rows = g_ptr_array_new_with_free_func (free_row);
  plan->fork = trellis_merge_find_fork (file, copy, error);
  if (plan->fork < 0 || !read_images (plan, error))
    return NULL;

  for (guint i = 0; i < plan->images->rows->len; i++)
    {
      TrellisMergeRow *row = g_new0 (TrellisMergeRow, 1);

      row->image = g_ptr_array_index (plan->images->rows, i);
      g_ptr_array_add (plan->rows, row);
    }
  if (!join_named (plan, error) || !compare_rows (plan, error) || !compare_facts (plan, error))
    return NULL;

  return g_steal_pointer (&plan);
}
