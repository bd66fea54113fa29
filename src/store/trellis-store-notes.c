/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-notes.h"

#include "trellis-store-actions.h"
#include "trellis-store-judgements.h"
#include "trellis-store-private.h"
#include "trellis-store-visits.h"

#include <glib/gi18n-lib.h>

/* How a note of visit goes from a draft to the governors, what is typed of it
 * before it is kept, and the actions that a visit rates. */

/**
 * trellis_store_read_note_state:
 * @self: a store
 * @visit_id: a visit
 * @state: (out): its note's latest version and status
 * @error: return location for a #GError
 *
 * Returns: whether it could be read
 */
gboolean
trellis_store_read_note_state (TrellisStore      *self,
                               const char        *visit_id,
                               TrellisNoteState  *state,
                               GError           **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  *state = (TrellisNoteState) { 0, TRELLIS_NOTE_STATUS_DRAFT };
  statement = trellis_sql_prepare (self,
                                   "SELECT version, status FROM note WHERE visit_id = :visit_id"
                                   " ORDER BY version DESC LIMIT 1",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":visit_id", visit_id);
  step = trellis_sql_step (self, statement, error);
  if (step == TRELLIS_STEP_ROW)
    {
      state->version = sqlite3_column_int (statement, 0);
      trellis_note_status_parse (trellis_sql_get_text (statement, 1), &state->status);
    }

  return step != TRELLIS_STEP_ERROR;
}

/**
 * trellis_note_step_free:
 * @step: (nullable) (transfer full): a step
 */
void
trellis_note_step_free (TrellisNoteStep *step)
{
  if (step == NULL)
    return;

  g_free (step->taken_by);
  g_free (step->words);
  g_free (step);
}

/**
 * trellis_store_list_note_steps:
 * @self: a store
 * @visit_id: a visit
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type TrellisNoteStep) (nullable): what its
 *   note has been through, in order; or %NULL with @error set
 */
GPtrArray *
trellis_store_list_note_steps (TrellisStore  *self,
                               const char    *visit_id,
                               GError       **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_note_step_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep result;

  statement = trellis_sql_prepare (self,
                                   "SELECT version, status, taken_on, taken_by, words FROM note_step"
                                   " WHERE visit_id = :visit_id ORDER BY version, taken_on, rowid",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":visit_id", visit_id);
  while ((result = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisNoteStep *step = g_new0 (TrellisNoteStep, 1);

      step->version = sqlite3_column_int (statement, 0);
      trellis_note_status_parse (trellis_sql_get_text (statement, 1), &step->status);
      step->taken_on = trellis_sql_get_day (statement, 2);
      step->taken_by = trellis_sql_dup_text (statement, 3);
      step->words = trellis_sql_dup_text (statement, 4);
      g_ptr_array_add (steps, step);
    }

  return result == TRELLIS_STEP_DONE ? g_steal_pointer (&steps) : NULL;
}

static gboolean
write_step (TrellisStore       *self,
            const char         *visit_id,
            int                 version,
            TrellisNoteStatus   status,
            const char         *words,
            GError            **error)
{
  g_autoptr (sqlite3_stmt) note = NULL;
  g_autoptr (sqlite3_stmt) step = NULL;
  g_autofree char *id = trellis_store_new_id (self);

  note = trellis_sql_prepare (self, "UPDATE note SET status = :status WHERE visit_id = :visit_id AND version ="
                              " :version", error);
  if (note == NULL)
    return FALSE;
  trellis_sql_bind_text (note, ":visit_id", visit_id);
  trellis_sql_bind_int (note, ":version", version);
  trellis_sql_bind_text (note, ":status", trellis_note_status_get_key (status));
  if (!trellis_sql_run (self, note, error))
    return FALSE;

  step = trellis_sql_prepare (self,
                              "INSERT INTO note_step (id, visit_id, version, status, taken_on, taken_by, words)"
                              " VALUES (:id, :visit_id, :version, :status, :taken_on, :taken_by, :words)",
                              error);
  if (step == NULL)
    return FALSE;
  trellis_sql_bind_text (step, ":id", id);
  trellis_sql_bind_text (step, ":visit_id", visit_id);
  trellis_sql_bind_int (step, ":version", version);
  trellis_sql_bind_text (step, ":status", trellis_note_status_get_key (status));
  trellis_sql_bind_day (step, ":taken_on", trellis_store_get_today (self));
  trellis_sql_bind_text (step, ":taken_by", self->author);
  trellis_sql_bind_text (step, ":words", words);
  return trellis_sql_run (self, step, error);
}

/* A level that a part of the note carries is the adviser's judgement once the
 * note is final, of the day of the visit. */
static gboolean
judge_parts (TrellisStore  *self,
             TrellisVisit  *visit,
             GError       **error)
{
  g_autoptr (GPtrArray) parts = trellis_store_read_note (self, visit->id, error);
  TrellisDay today = trellis_store_get_today (self);

  if (parts == NULL)
    return FALSE;
  for (guint i = 0; i < parts->len; i++)
    {
      const TrellisNotePart *part = g_ptr_array_index (parts, i);
      g_autofree char *id = NULL;

      if (part->aspect_id == NULL || part->level_id == NULL)
        continue;
      id = trellis_store_judge (self, visit->urn, part->aspect_id, part->level_id,
                                visit->visit_on != TRELLIS_DAY_NONE ? MIN (visit->visit_on, today) : today,
                                TRELLIS_SOURCE_ADVISER, part->body, error);
      if (id == NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * trellis_store_take_note_step:
 * @self: a store
 * @visit_id: a visit with a note
 * @status: where its note goes next
 * @words: the headteacher's words of a note that is not accurate; may be empty
 * @error: return location for a #GError
 *
 * Takes the note a step on, today and by the author of this store. A note that
 * becomes final is locked, and the levels of its parts become judgements of the
 * adviser; one that is shared makes its visit shared.
 *
 * Fails with %TRELLIS_STORE_ERROR_REFUSED where @status does not follow what
 * the note is.
 *
 * Returns: whether the step was taken
 */
gboolean
trellis_store_take_note_step (TrellisStore       *self,
                              const char         *visit_id,
                              TrellisNoteStatus   status,
                              const char         *words,
                              GError            **error)
{
  g_autoptr (TrellisVisit) visit = trellis_store_read_visit (self, visit_id, error);
  g_autofree char *title = NULL;
  g_autofree char *sentence = NULL;
  TrellisNoteState state;
  gboolean is_good;

  if (visit == NULL || !trellis_store_read_note_state (self, visit_id, &state, error))
    return FALSE;
  if (state.version == 0 || !trellis_note_status_may_follow (status, state.status))
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                   _("A note that is “%s” cannot become “%s”."),
                   state.version == 0 ? _("Not begun") : trellis_note_status_get_name (state.status),
                   trellis_note_status_get_name (status));
      return FALSE;
    }

  title = trellis_visit_dup_title (visit);
  /* Translators: a school, a visit, and what its note is now: "Oakfield, Visit 3: note final" */
  sentence = g_strdup_printf (_("%s, %s: note, %s"), visit->school_name, title, trellis_note_status_get_name (status));
  if (!trellis_store_begin_change (self, "visit", visit->urn, sentence, error))
    return FALSE;
  is_good = write_step (self, visit_id, state.version, status, words, error);
  if (is_good && status == TRELLIS_NOTE_STATUS_FINAL)
    is_good = judge_parts (self, visit, error);
  if (is_good && status == TRELLIS_NOTE_STATUS_SHARED)
    is_good = trellis_store_set_visit_status (self, visit_id, TRELLIS_VISIT_STATUS_SHARED, error);

  return trellis_store_end_change (self, is_good, error);
}

/**
 * trellis_store_add_note_version:
 * @self: a store
 * @visit_id: a visit with a note that is final
 * @error: return location for a #GError
 *
 * Begins a correction: a new draft with the words of the version before, which
 * stays as it is.
 *
 * Returns: whether it was begun
 */
gboolean
trellis_store_add_note_version (TrellisStore  *self,
                                const char    *visit_id,
                                GError       **error)
{
  static const char *const copies[] = {
    "INSERT INTO note (visit_id, version, status, written_by)"
    " SELECT visit_id, version + 1, 'draft', written_by FROM note WHERE visit_id = :visit_id AND version = :version",
    "INSERT INTO note_part (visit_id, version, part, aspect_id, level_id, position, body, is_internal)"
    " SELECT visit_id, version + 1, part, aspect_id, level_id, position, body, is_internal FROM note_part"
    " WHERE visit_id = :visit_id AND version = :version",
  };
  g_autoptr (TrellisVisit) visit = trellis_store_read_visit (self, visit_id, error);
  g_autofree char *title = NULL;
  g_autofree char *sentence = NULL;
  TrellisNoteState state;
  gboolean is_good = TRUE;

  if (visit == NULL || !trellis_store_read_note_state (self, visit_id, &state, error))
    return FALSE;
  if (state.version == 0 || !trellis_note_status_is_locked (state.status))
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                   _("Only a final note has a new version. This one can be edited as it is."));
      return FALSE;
    }

  title = trellis_visit_dup_title (visit);
  sentence = g_strdup_printf (_("%s, %s: new version of the note"), visit->school_name, title);
  if (!trellis_store_begin_change (self, "visit", visit->urn, sentence, error))
    return FALSE;
  for (guint i = 0; is_good && i < G_N_ELEMENTS (copies); i++)
    {
      g_autoptr (sqlite3_stmt) statement = trellis_sql_prepare (self, copies[i], error);

      if (statement != NULL)
        {
          trellis_sql_bind_text (statement, ":visit_id", visit_id);
          trellis_sql_bind_int (statement, ":version", state.version);
        }
      is_good = trellis_sql_run (self, statement, error);
    }

  return trellis_store_end_change (self, is_good, error);
}

/* Actions that a visit rates ------------------------------------------------- */

/**
 * trellis_visit_action_free:
 * @action: (nullable) (transfer full): an action of a visit
 */
void
trellis_visit_action_free (TrellisVisitAction *action)
{
  if (action == NULL)
    return;

  g_object_unref (action->action);
  g_free (action->evidence);
  g_free (action);
}

/* Whose actions a visit rates: its school, or each of its federation. */
static GPtrArray *
list_urns (TrellisStore  *self,
           TrellisVisit  *visit,
           TrellisDay     day,
           GError       **error)
{
  g_autoptr (GPtrArray) urns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  if (visit->federation_id == NULL)
    {
      g_ptr_array_add (urns, g_strdup (visit->urn));
      return g_steal_pointer (&urns);
    }

  statement = trellis_sql_prepare (self,
                                   "SELECT f.urn FROM school_federation f WHERE f.federation_id = :id"
                                   "  AND f.holds_from = (SELECT max (holds_from) FROM school_federation"
                                   "   WHERE urn = f.urn AND holds_from <= :day) ORDER BY f.urn",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":id", visit->federation_id);
  trellis_sql_bind_day (statement, ":day", day);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    g_ptr_array_add (urns, trellis_sql_dup_text (statement, 0));

  return step == TRELLIS_STEP_DONE ? g_steal_pointer (&urns) : NULL;
}

static gboolean
read_visit_ratings (TrellisStore  *self,
                    const char    *visit_id,
                    GPtrArray     *actions,
                    GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT r.action_id, r.rating, r.evidence FROM action_rating r"
                                   " WHERE r.visit_id = :visit_id AND " NOT_SUPERSEDED ("action_rating", "r")
                                   " ORDER BY r.action_id, r.rated_on, r.id",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":visit_id", visit_id);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      for (guint i = 0; i < actions->len; i++)
        {
          TrellisVisitAction *action = g_ptr_array_index (actions, i);

          if (!g_str_equal (action->action->id, trellis_sql_get_text (statement, 0)))
            continue;
          action->is_rated = trellis_rating_parse (trellis_sql_get_text (statement, 1), &action->rating) &&
                             action->rating != TRELLIS_RATING_NONE;
          trellis_sql_set_text (&action->evidence, statement, 2);
        }
    }

  return step == TRELLIS_STEP_DONE;
}

/**
 * trellis_store_list_visit_actions:
 * @self: a store
 * @visit: a visit
 * @error: return location for a #GError
 *
 * Lists the actions that were open when the visit began, those of every school
 * of a federation, with what the visit rated them. A visit that is still to
 * come has those that are open today.
 *
 * Returns: (transfer full) (element-type TrellisVisitAction) (nullable): the
 *   actions, by due day; or %NULL with @error set
 */
GPtrArray *
trellis_store_list_visit_actions (TrellisStore  *self,
                                  TrellisVisit  *visit,
                                  GError       **error)
{
  g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_visit_action_free);
  g_autoptr (GPtrArray) urns = NULL;
  TrellisDay today = trellis_store_get_today (self);
  gboolean is_to_come = visit->visit_on == TRELLIS_DAY_NONE || visit->visit_on > today;
  TrellisDay before = is_to_come ? today : visit->visit_on - 1;

  urns = list_urns (self, visit, before, error);
  for (guint i = 0; urns != NULL && i < urns->len; i++)
    {
      g_autoptr (GListModel) list = trellis_store_list_actions (self, g_ptr_array_index (urns, i), before, error);

      if (list == NULL)
        return NULL;
      for (guint j = 0; j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (TrellisAction) action = g_list_model_get_item (list, j);
          TrellisVisitAction *rated;

          if (action->closed_on != TRELLIS_DAY_NONE)
            continue;
          rated = g_new0 (TrellisVisitAction, 1);
          rated->action = g_steal_pointer (&action);
          rated->evidence = g_strdup ("");
          g_ptr_array_add (actions, rated);
        }
    }
  if (urns == NULL || !read_visit_ratings (self, visit->id, actions, error))
    return NULL;

  return g_steal_pointer (&actions);
}

/**
 * trellis_store_list_next_steps:
 * @self: a store
 * @visit_id: a visit
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): a list of #TrellisAction: those agreed at
 *   the visit, by due day; or %NULL with @error set
 */
GListModel *
trellis_store_list_next_steps (TrellisStore  *self,
                               const char    *visit_id,
                               GError       **error)
{
  g_autoptr (GListStore) list = g_list_store_new (TRELLIS_TYPE_ACTION);
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT id FROM action WHERE visit_id = :visit_id"
                                   " ORDER BY due_on IS NULL, due_on, id",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":visit_id", visit_id);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      g_autoptr (TrellisAction) action = trellis_store_read_action (self, trellis_sql_get_text (statement, 0),
                                                                    trellis_day_new (9999, 12, 31), error);

      if (action == NULL)
        return NULL;
      g_list_store_append (list, action);
    }

  return step == TRELLIS_STEP_DONE ? G_LIST_MODEL (g_steal_pointer (&list)) : NULL;
}

/* Drafts ---------------------------------------------------------------------- */

/**
 * trellis_note_dup_subject:
 * @visit_id: a visit
 *
 * Returns: (transfer full): what the drafts of its note are filed under
 */
char *
trellis_note_dup_subject (const char *visit_id)
{
  return g_strconcat ("note/", visit_id, NULL);
}

/**
 * trellis_store_save_draft:
 * @self: a store
 * @subject: what is being written: trellis_note_dup_subject()
 * @part: which part of it
 * @body: what it says so far
 * @error: return location for a #GError
 *
 * Puts aside what is being typed, so that nothing is lost where the program is
 * killed. It is no change: it becomes one when it is left and kept.
 *
 * Returns: whether it was put aside
 */
gboolean
trellis_store_save_draft (TrellisStore  *self,
                          const char    *subject,
                          const char    *part,
                          const char    *body,
                          GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (self->is_read_only)
    {
      trellis_sql_set_error (self, SQLITE_READONLY, error);
      return FALSE;
    }
  if (!trellis_store_verify (self, error))
    return FALSE;

  statement = trellis_sql_prepare (self,
                                   "INSERT INTO draft (subject, part, body, saved_at)"
                                   " VALUES (:subject, :part, :body, :saved_at)"
                                   " ON CONFLICT (subject, part) DO UPDATE SET body = excluded.body,"
                                   "  saved_at = excluded.saved_at",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":subject", subject);
  trellis_sql_bind_text (statement, ":part", part);
  trellis_sql_bind_text (statement, ":body", body);
  trellis_sql_bind_int (statement, ":saved_at", trellis_clock_get_now ());
  return trellis_sql_run (self, statement, error);
}

/**
 * trellis_store_list_drafts:
 * @self: a store
 * @subject: what was being written
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type utf8 utf8) (nullable): part → what was
 *   typed of it and never kept; or %NULL with @error set
 */
GHashTable *
trellis_store_list_drafts (TrellisStore  *self,
                           const char    *subject,
                           GError       **error)
{
  g_autoptr (GHashTable) drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self, "SELECT part, body FROM draft WHERE subject = :subject ORDER BY part", error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":subject", subject);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    g_hash_table_insert (drafts, trellis_sql_dup_text (statement, 0), trellis_sql_dup_text (statement, 1));

  return step == TRELLIS_STEP_DONE ? g_steal_pointer (&drafts) : NULL;
}

/**
 * trellis_store_drop_draft:
 * @self: a store
 * @subject: what was being written
 * @part: which part of it
 * @error: return location for a #GError
 *
 * Lets go of the draft of a part: it was kept.
 *
 * Returns: whether it is gone
 */
gboolean
trellis_store_drop_draft (TrellisStore  *self,
                          const char    *subject,
                          const char    *part,
                          GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (self, "DELETE FROM draft WHERE subject = :subject AND part = :part", error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":subject", subject);
  trellis_sql_bind_text (statement, ":part", part);
  return trellis_sql_run (self, statement, error);
}
