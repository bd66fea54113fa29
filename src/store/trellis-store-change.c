/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-migration.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One edit, one change: a transaction, a sentence, and the changeset of what it
 * did, by SQLite's session extension. Undo applies the changeset's inverse. */

/* The tables that changes record, each with what a change to it is about. A
 * table that is not here is written outside changes and cannot be undone. */
static const struct
{
  const char *name;
  TrellisTopic topic;
} recorded_tables[] = {
  { "trust", TRELLIS_TOPIC_TRUST },
  { "attachment", TRELLIS_TOPIC_OTHER },
  { "scheme", TRELLIS_TOPIC_TRUST },
  { "scheme_version", TRELLIS_TOPIC_TRUST },
  { "aspect", TRELLIS_TOPIC_TRUST },
  { "level", TRELLIS_TOPIC_TRUST },
  { "level_map", TRELLIS_TOPIC_TRUST },
  { "aspect_map", TRELLIS_TOPIC_TRUST },
  { "person", TRELLIS_TOPIC_SCHOOL },
  { "working_week", TRELLIS_TOPIC_SCHOOL },
  { "expertise", TRELLIS_TOPIC_SCHOOL },
  { "conflict_of_interest", TRELLIS_TOPIC_SCHOOL },
  { "school", TRELLIS_TOPIC_SCHOOL },
  { "school_record", TRELLIS_TOPIC_SCHOOL },
  { "school_link", TRELLIS_TOPIC_SCHOOL },
  { "hub", TRELLIS_TOPIC_SCHOOL },
  { "school_hub", TRELLIS_TOPIC_SCHOOL },
  { "federation", TRELLIS_TOPIC_SCHOOL },
  { "school_federation", TRELLIS_TOPIC_SCHOOL },
  { "school_person", TRELLIS_TOPIC_SCHOOL },
  { "school_fact", TRELLIS_TOPIC_SCHOOL },
  { "custom_field", TRELLIS_TOPIC_SCHOOL },
  { "custom_value", TRELLIS_TOPIC_SCHOOL },
  { "focus_area", TRELLIS_TOPIC_VISIT },
  { "concern", TRELLIS_TOPIC_SCHOOL },
  { "concern_step", TRELLIS_TOPIC_SCHOOL },
  { "checklist", TRELLIS_TOPIC_SCHOOL },
  { "checklist_item", TRELLIS_TOPIC_SCHOOL },
  { "judgement", TRELLIS_TOPIC_JUDGEMENT },
  { "evidence", TRELLIS_TOPIC_JUDGEMENT },
  { "aspect_applies", TRELLIS_TOPIC_JUDGEMENT },
  { "category", TRELLIS_TOPIC_JUDGEMENT },
  { "school_year", TRELLIS_TOPIC_TRUST },
  { "term", TRELLIS_TOPIC_TRUST },
  { "closure", TRELLIS_TOPIC_TRUST },
  { "governance_event", TRELLIS_TOPIC_OTHER },
  { "school_programme", TRELLIS_TOPIC_VISIT },
  { "agreed_count", TRELLIS_TOPIC_VISIT },
  { "visit", TRELLIS_TOPIC_VISIT },
  { "visit_handed", TRELLIS_TOPIC_VISIT },
  { "visit_attendee", TRELLIS_TOPIC_VISIT },
  { "visit_focus", TRELLIS_TOPIC_VISIT },
  { "note_template", TRELLIS_TOPIC_VISIT },
  { "note", TRELLIS_TOPIC_VISIT },
  { "note_part", TRELLIS_TOPIC_VISIT },
  { "note_step", TRELLIS_TOPIC_VISIT },
  { "support_day", TRELLIS_TOPIC_VISIT },
  { "offer_given", TRELLIS_TOPIC_VISIT },
  { "action", TRELLIS_TOPIC_ACTION },
  { "action_rating", TRELLIS_TOPIC_ACTION },
  { "measure", TRELLIS_TOPIC_MEASURE },
  { "measure_value", TRELLIS_TOPIC_MEASURE },
  { "measure_target", TRELLIS_TOPIC_MEASURE },
  { "benchmark", TRELLIS_TOPIC_MEASURE },
  { "column_map", TRELLIS_TOPIC_OTHER },
  { "inspection", TRELLIS_TOPIC_MEASURE },
  { "inspection_grade", TRELLIS_TOPIC_MEASURE },
  { "document", TRELLIS_TOPIC_OTHER },
  { "plan", TRELLIS_TOPIC_OTHER },
  { "plan_line", TRELLIS_TOPIC_OTHER },
  { "plan_stage", TRELLIS_TOPIC_OTHER },
  { "plan_review", TRELLIS_TOPIC_OTHER },
  { "plan_school", TRELLIS_TOPIC_OTHER },
  { "saved_view", TRELLIS_TOPIC_OTHER },
  { "commentary", TRELLIS_TOPIC_OTHER },
  { "merged_change", TRELLIS_TOPIC_OTHER },
};

/**
 * trellis_store_get_topic:
 * @table: a table's name
 *
 * Returns: what a change to it is about; 0 for a table that changes do not
 *   record
 */
TrellisTopic
trellis_store_get_topic (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (recorded_tables); i++)
    {
      if (strcmp (recorded_tables[i].name, table) == 0)
        return recorded_tables[i].topic;
    }

  return 0;
}

/**
 * trellis_store_get_recorded_table:
 * @index: from 0
 *
 * Returns: (nullable): a table that changes record; %NULL after the last
 */
const char *
trellis_store_get_recorded_table (guint index)
{
  return index < G_N_ELEMENTS (recorded_tables) ? recorded_tables[index].name : NULL;
}

/**
 * trellis_store_read_changeset:
 * @changeset: a changeset
 * @length: its bytes
 * @n_rows: (out): how many rows it touches
 * @topics: (out): what they are about
 *
 * Returns: whether it could be read
 */
gboolean
trellis_store_read_changeset (const void   *changeset,
                              int           length,
                              guint        *n_rows,
                              TrellisTopic *topics)
{
  sqlite3_changeset_iter *iter = NULL;
  int code = sqlite3changeset_start (&iter, length, (void *) changeset);

  *n_rows = 0;
  *topics = 0;
  while (code == SQLITE_OK && (code = sqlite3changeset_next (iter)) == SQLITE_ROW)
    {
      const char *table;
      int n_columns, operation, is_indirect;

      code = sqlite3changeset_op (iter, &table, &n_columns, &operation, &is_indirect);
      (*n_rows)++;
      *topics |= trellis_store_get_topic (table);
    }
  if (iter != NULL)
    code = sqlite3changeset_finalize (iter);

  return code == SQLITE_OK || code == SQLITE_DONE;
}

static void
clear_change (TrellisStore *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
  g_clear_pointer (&self->change_kind, g_free);
  g_clear_pointer (&self->change_urn, g_free);
  g_clear_pointer (&self->change_sentence, g_free);
  if (self->added_rows != NULL)
    g_string_free (g_steal_pointer (&self->added_rows), TRUE);
  self->added_topics = 0;
  self->undoing = 0;
  self->redoing = 0;
  self->taking_back = 0;
  self->depth = 0;
  self->has_failed = FALSE;
}

static void
roll_back (TrellisStore *self)
{
  /* Some errors have rolled back already; there is nothing more to do then. */
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  clear_change (self);
}

/* Begins to watch what an edit does. */
static gboolean
begin_session (TrellisStore  *self,
               GError       **error)
{
  int code = sqlite3session_create (self->db, "main", &self->session);

  for (guint i = 0; code == SQLITE_OK && i < G_N_ELEMENTS (recorded_tables); i++)
    code = sqlite3session_attach (self->session, recorded_tables[i].name);
  if (code != SQLITE_OK)
    {
      trellis_sql_set_error (self, code, error);
      roll_back (self);
      return FALSE;
    }

  return TRUE;
}

/* Takes the file for one edit, and begins to watch what it does. */
static gboolean
begin_transaction (TrellisStore  *self,
                   GError       **error)
{
  int has_moved = 0;

  if (self->is_read_only)
    {
      trellis_sql_set_error (self, SQLITE_READONLY, error);
      return FALSE;
    }
  if (sqlite3_file_control (self->db, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved) == SQLITE_OK && has_moved)
    {
      trellis_sql_set_error (self, SQLITE_READONLY_DBMOVED, error);
      return FALSE;
    }
  if (!trellis_store_verify (self, error))
    return FALSE;
  if (!trellis_sql_exec (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (!trellis_schema_check_current (self, error))
    {
      roll_back (self);
      return FALSE;
    }

  return begin_session (self, error);
}

/* Where the file does not let an edit begin, it is made beside it to be kept. */
static gboolean
begin_beside (TrellisStore *self,
              const GError *refusal)
{
  if (!trellis_store_begin_beside (self, refusal))
    return FALSE;
  if (trellis_sql_exec (self, "BEGIN", NULL) && begin_session (self, NULL))
    return TRUE;

  roll_back (self);
  trellis_store_end_beside (self);
  return FALSE;
}

/**
 * trellis_store_begin_change:
 * @self: a store, on its thread
 * @kind: what kind of edit, a short key that History filters by
 * @urn: (nullable): the school that it is about, where it is one
 * @sentence: what is done, in words: "Oakfield: Curriculum judged Improve"
 * @error: return location for a #GError
 *
 * Begins an edit. Every function of the store that edits calls this itself;
 * calling it around several of them makes one change of them all, with the
 * outer sentence. Every call that returned %TRUE is followed by one of
 * trellis_store_end_change().
 *
 * The edit is refused with %TRELLIS_STORE_ERROR_BUSY if another program holds the
 * file for more than 5 s, with %TRELLIS_STORE_ERROR_READ_ONLY where it cannot be
 * written, and with %TRELLIS_STORE_ERROR_MOVED where another file stands in its
 * place or none: now where the file cannot even be read, otherwise at its end, so
 * that the edit is known and can be kept (trellis_store_save_unsaved()).
 *
 * Fails with %TRELLIS_STORE_ERROR_NEWER where a newer program has brought the file
 * up to date meanwhile, and with %TRELLIS_STORE_ERROR_DAMAGED where it is damaged.
 * Nothing has been changed then.
 *
 * Returns: whether the edit has begun
 */
gboolean
trellis_store_begin_change (TrellisStore  *self,
                            const char    *kind,
                            const char    *urn,
                            const char    *sentence,
                            GError       **error)
{
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (kind != NULL && sentence != NULL, FALSE);

  if (self->depth > 0)
    {
      self->depth++;
      return TRUE;
    }
  if (!begin_transaction (self, &local_error) && !begin_beside (self, local_error))
    {
      if (trellis_store_note_trouble (self, NULL, 0, local_error))
        trellis_store_emit_trouble (self, local_error->message);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  self->depth = 1;
  self->change_kind = g_strdup (kind);
  self->change_urn = g_strdup (urn);
  self->change_sentence = g_strdup (sentence);
  return TRUE;
}

static gboolean
write_change (TrellisStore  *self,
              const void    *changeset,
              gsize          length,
              GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (self,
                                   "INSERT INTO change (made_at, author, kind, sentence, urn, schema_version,"
                                   " undoes, redoes, changeset)"
                                   " VALUES (:made_at, :author, :kind, :sentence, :urn,"
                                   "  (SELECT user_version FROM pragma_user_version), nullif (:undoes, 0),"
                                   " nullif (:redoes, 0), :changeset)",
                                   error);
  if (statement == NULL)
    return FALSE;

  trellis_sql_bind_int (statement, ":made_at", trellis_clock_get_now ());
  trellis_sql_bind_text (statement, ":author", self->author);
  trellis_sql_bind_text (statement, ":kind", self->change_kind);
  trellis_sql_bind_text (statement, ":sentence", self->change_sentence);
  trellis_sql_bind_text (statement, ":urn", self->change_urn);
  trellis_sql_bind_int (statement, ":undoes", self->undoing != 0 ? self->undoing : self->taking_back);
  trellis_sql_bind_int (statement, ":redoes", self->redoing);
  sqlite3_bind_blob64 (statement, sqlite3_bind_parameter_index (statement, ":changeset"), changeset, length,
                       SQLITE_STATIC);

  return trellis_sql_run (self, statement, error);
}

static gboolean
holds_change (TrellisStore *self,
              gint64        id,
              const void   *changeset,
              gsize         length)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (self,
                                   "SELECT 1 FROM change WHERE id = :id AND author = :author AND changeset ="
                                   " :changeset",
                                   NULL);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_int (statement, ":id", id);
  trellis_sql_bind_text (statement, ":author", self->author);
  sqlite3_bind_blob64 (statement, sqlite3_bind_parameter_index (statement, ":changeset"), changeset, length,
                       SQLITE_STATIC);

  return trellis_sql_step (self, statement, NULL) == TRELLIS_STEP_ROW;
}

/* Writes the change and all that it did. */
static gboolean
commit_change (TrellisStore  *self,
               const void    *changeset,
               gsize          length,
               GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 id;

  if (!write_change (self, changeset, length, error))
    return FALSE;
  id = sqlite3_last_insert_rowid (self->db);

  if (!trellis_sql_exec (self, "COMMIT", &local_error))
    {
      /* A change is committed when its journal goes. Where only the folder could
       * not be synced after that, as a share may refuse, it is in the file all
       * the same, and to make it again would make it twice. */
      if (!sqlite3_get_autocommit (self->db))
        sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
      if (!holds_change (self, id, changeset, length))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
  self->last_change = id;

  return TRUE;
}

static void
set_top_sentence (TrellisStore  *self,
                  GArray        *ids,
                  char         **sentence)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  g_clear_pointer (sentence, g_free);
  if (ids->len == 0)
    return;

  statement = trellis_sql_prepare (self, "SELECT sentence FROM change WHERE id = :id", NULL);
  if (statement == NULL)
    return;
  trellis_sql_bind_int (statement, ":id", g_array_index (ids, gint64, ids->len - 1));
  if (trellis_sql_step (self, statement, NULL) == TRELLIS_STEP_ROW)
    *sentence = trellis_sql_dup_text (statement, 0);
}

static void
refresh_sentences (TrellisStore *self)
{
  set_top_sentence (self, self->undo_ids, &self->undo_sentence);
  set_top_sentence (self, self->redo_ids, &self->redo_sentence);
}

static void
move_top (GArray *from,
          GArray *to)
{
  gint64 id = g_array_index (from, gint64, from->len - 1);

  g_array_append_val (to, id);
  g_array_set_size (from, from->len - 1);
}

/* Everything that the edit did, in one changeset. */
static gboolean
read_session (TrellisStore      *self,
              TrellisChangeset **changeset,
              int               *length,
              GError           **error)
{
  int code = sqlite3session_changeset (self->session, length, changeset);

  if (code != SQLITE_OK)
    {
      trellis_sql_set_error (self, code, error);
      return FALSE;
    }
  /* Two changesets one after the other are one. */
  if (self->added_rows != NULL)
    g_string_append_len (self->added_rows, *changeset, *length);

  return TRUE;
}

/* The file refused the edit before it began: now that it is known, it is kept. */
static gboolean
end_beside (TrellisStore  *self,
            GError       **error)
{
  g_autoptr (TrellisChangeset) changeset = NULL;
  g_autoptr (GError) refusal = g_error_copy (self->refusal);
  int length = 0;
  gboolean is_whole = !self->has_failed && read_session (self, &changeset, &length, error);
  const void *whole = self->added_rows != NULL ? self->added_rows->str : changeset;
  gsize whole_length = self->added_rows != NULL ? self->added_rows->len : (gsize) length;
  gboolean is_empty = whole_length == 0;

  if (is_whole && !is_empty)
    trellis_store_note_trouble (self, whole, whole_length, refusal);
  roll_back (self);
  trellis_store_end_beside (self);
  trellis_store_forget_cache (self);
  if (!is_whole || is_empty)
    return is_whole;
  trellis_store_emit_trouble (self, refusal->message);
  g_propagate_error (error, g_steal_pointer (&refusal));

  return FALSE;
}

/**
 * trellis_store_end_change:
 * @self: a store with a change begun
 * @is_good: whether everything inside it succeeded; where it did not, @error is
 *   set already and all of the change is taken back
 * @error: return location for a #GError
 *
 * Ends what trellis_store_begin_change() began. At the outermost end the change
 * is written whole or not at all; one that altered nothing leaves no trace.
 *
 * Returns: @is_good, and whether it was written
 */
gboolean
trellis_store_end_change (TrellisStore  *self,
                          gboolean       is_good,
                          GError       **error)
{
  g_autoptr (TrellisChangeset) changeset = NULL;
  g_autoptr (GError) local_error = NULL;
  const void *whole;
  int length = 0;
  gsize whole_length;
  gboolean has_unseen;
  guint n_rows;
  TrellisTopic topics;

  g_return_val_if_fail (TRELLIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->depth > 0, FALSE);

  if (!is_good)
    self->has_failed = TRUE;
  if (--self->depth > 0)
    return is_good;
  if (self->file_db != NULL)
    return end_beside (self, error);

  if (self->has_failed)
    {
      gboolean is_trouble = trellis_store_note_trouble (self, NULL, 0, error != NULL ? *error : NULL);

      roll_back (self);
      trellis_store_forget_cache (self);
      if (is_trouble)
        trellis_store_emit_trouble (self, (*error)->message);
      return FALSE;
    }

  if (!read_session (self, &changeset, &length, error))
    {
      roll_back (self);
      return FALSE;
    }
  whole = self->added_rows != NULL ? self->added_rows->str : changeset;
  whole_length = self->added_rows != NULL ? self->added_rows->len : (gsize) length;
  if (whole_length == 0)
    {
      roll_back (self);
      return TRUE;
    }
  if (!trellis_store_check_unseen (self, whole, whole_length, error))
    {
      roll_back (self);
      trellis_store_forget_cache (self);
      if (self->conflict != NULL)
        trellis_store_emit_conflict (self);
      return FALSE;
    }
  has_unseen = trellis_store_read_last_change (self) > self->seen_change;
  if (!commit_change (self, whole, whole_length, &local_error))
    {
      gboolean is_trouble = trellis_store_note_trouble (self, whole, whole_length, local_error);

      roll_back (self);
      trellis_store_forget_cache (self);
      if (is_trouble)
        trellis_store_emit_trouble (self, local_error->message);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  self->saved_at = trellis_clock_get_now ();
  trellis_store_read_changeset (changeset, length, &n_rows, &topics);
  topics |= self->added_topics;
  if (self->undoing != 0)
    {
      move_top (self->undo_ids, self->redo_ids);
    }
  else if (self->redoing != 0)
    {
      move_top (self->redo_ids, self->undo_ids);
    }
  else
    {
      g_array_append_val (self->undo_ids, self->last_change);
      g_array_set_size (self->redo_ids, 0);
    }
  self->seen_change = self->last_change;
  clear_change (self);
  refresh_sentences (self);
  if ((topics & TRELLIS_TOPIC_TRUST) != 0)
    {
      trellis_store_forget_cache (self);
      trellis_store_refresh_trust (self, NULL);
    }
  /* What others did meanwhile is shown with it. */
  trellis_store_emit_changed (self, has_unseen && self->watch_id != 0 ? TRELLIS_TOPIC_ALL : topics);

  return TRUE;
}

/**
 * trellis_store_say_change:
 * @subject: whose fact it is: "Oakfield"
 * @what: what it is now: "hub Coast"
 * @before: (nullable): what it was before, where it was something
 *
 * Returns: (transfer full): the sentence of a change: "Oakfield: hub Coast, was
 *   Vale"
 */
char *
trellis_store_say_change (const char *subject,
                          const char *what,
                          const char *before)
{
  if (before == NULL || *before == '\0')
    return g_strdup_printf ("%s: %s", subject, what);

  /* Translators: whose fact it is, what it is now, and what it was before */
  return g_strdup_printf (_("%s: %s, was %s"), subject, what, before);
}

/**
 * trellis_store_get_last_change:
 * @self: a store
 *
 * Returns: the id of the last change written here; 0 before the first
 */
gint64
trellis_store_get_last_change (TrellisStore *self)
{
  g_return_val_if_fail (TRELLIS_IS_STORE (self), 0);

  return self->last_change;
}

/**
 * trellis_store_adopt_change:
 * @self: the store of the window
 * @change_id: a change written by another store of the same file and person
 *
 * Takes a change made in another thread among those that undo takes back, and
 * says what it was about.
 */
void
trellis_store_adopt_change (TrellisStore *self,
                            gint64        change_id)
{
  g_return_if_fail (TRELLIS_IS_STORE (self));
  g_return_if_fail (change_id > 0);

  g_array_append_val (self->undo_ids, change_id);
  g_array_set_size (self->redo_ids, 0);
  self->last_change = change_id;
  self->seen_change = trellis_store_read_last_change (self);
  self->saved_at = trellis_clock_get_now ();
  refresh_sentences (self);
  trellis_store_forget_cache (self);
  trellis_store_refresh_trust (self, NULL);
  trellis_store_emit_changed (self, TRELLIS_TOPIC_ALL);
}

/**
 * trellis_store_get_undo_sentence:
 * @self: a store
 *
 * Returns: (nullable): what trellis_store_undo() would take back; %NULL where
 *   there is nothing
 */
const char *
trellis_store_get_undo_sentence (TrellisStore *self)
{
  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);

  return self->undo_sentence;
}

/**
 * trellis_store_get_redo_sentence:
 * @self: a store
 *
 * Returns: (nullable): what trellis_store_redo() would make again; %NULL where
 *   there is nothing
 */
const char *
trellis_store_get_redo_sentence (TrellisStore *self)
{
  g_return_val_if_fail (TRELLIS_IS_STORE (self), NULL);

  return self->redo_sentence;
}

/**
 * trellis_store_get_saved_at:
 * @self: a store
 *
 * Returns: when the last change of this run was written, in UTC seconds; 0
 *   before the first
 */
gint64
trellis_store_get_saved_at (TrellisStore *self)
{
  g_return_val_if_fail (TRELLIS_IS_STORE (self), 0);

  return self->saved_at;
}
