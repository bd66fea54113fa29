/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-actions.h"

#include "trellis-store-private.h"
#include "trellis-visit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A step is done once it is green or closed. */
#define STEP_IS_DONE                                                                                       \
  "(s.closed_on <= :as_at OR 'green' = (SELECT t.rating FROM action_rating t WHERE t.action_id = s.id"     \
  "   AND t.rated_on <= :as_at AND NOT EXISTS (SELECT 1 FROM action_rating u WHERE u.supersedes = t.id)"   \
  "   ORDER BY t.rated_on DESC, t.recorded_at DESC, t.rowid DESC LIMIT 1))"

/* Where an action came from is named by its visit, or in its own words. */
#define ACTION_COLUMNS                                                                                     \
  "SELECT a.id, a.urn, r.name, a.what, a.success_criteria, a.owner,"                                       \
  " CASE WHEN a.scheme_id = " TRUST_SCHEME " THEN a.aspect_id ELSE (SELECT m.to_aspect_id FROM aspect_map m" \
  "   WHERE m.scheme_id = a.scheme_id AND m.aspect_id = a.aspect_id AND m.to_scheme_id = " TRUST_SCHEME ") END," \
  " a.source,"                                                                                             \
  " v.kind, v.number, p.id, p.name, a.opened_on, a.due_on, a.closed_on, a.closing_evidence,"               \
  " a.parent_id, (SELECT q.what FROM action q WHERE q.id = a.parent_id),"                                  \
  " (SELECT count (*) FROM action s WHERE s.parent_id = a.id AND s.opened_on <= :as_at),"                  \
  " (SELECT count (*) FROM action s WHERE s.parent_id = a.id AND s.opened_on <= :as_at AND " STEP_IS_DONE ")" \
  " FROM action a"                                                                                         \
  " JOIN school_record r ON r.urn = a.urn AND r.holds_from = coalesce ("                                   \
  "  (SELECT max (holds_from) FROM school_record WHERE urn = a.urn AND holds_from <= :as_at),"             \
  "  (SELECT min (holds_from) FROM school_record WHERE urn = a.urn))"                                      \
  " LEFT JOIN visit v ON v.id = a.visit_id"                                                                \
  " LEFT JOIN school_person sp ON sp.urn = a.urn AND sp.role = 'adviser' AND sp.holds_from ="              \
  "  (SELECT max (holds_from) FROM school_person WHERE urn = a.urn AND role = 'adviser' AND holds_from <= :as_at)" \
  " LEFT JOIN person p ON p.id = sp.person_id"

enum
{
  COLUMN_ID,
  COLUMN_URN,
  COLUMN_SCHOOL_NAME,
  COLUMN_WHAT,
  COLUMN_SUCCESS_CRITERIA,
  COLUMN_OWNER,
  COLUMN_ASPECT_ID,
  COLUMN_SOURCE,
  COLUMN_VISIT_KIND,
  COLUMN_VISIT_NUMBER,
  COLUMN_ADVISER_ID,
  COLUMN_ADVISER_NAME,
  COLUMN_OPENED_ON,
  COLUMN_DUE_ON,
  COLUMN_CLOSED_ON,
  COLUMN_CLOSING_EVIDENCE,
  COLUMN_PARENT_ID,
  COLUMN_PARENT_WHAT,
  COLUMN_N_STEPS,
  COLUMN_N_STEPS_DONE,
};

static char *
name_source (sqlite3_stmt *statement)
{
  g_autoptr (TrellisVisit) visit = NULL;

  if (sqlite3_column_type (statement, COLUMN_VISIT_KIND) == SQLITE_NULL)
    return trellis_sql_dup_text (statement, COLUMN_SOURCE);

  visit = trellis_visit_new ("");
  trellis_sql_set_text (&visit->kind, statement, COLUMN_VISIT_KIND);
  visit->number = sqlite3_column_int (statement, COLUMN_VISIT_NUMBER);
  return trellis_visit_dup_title (visit);
}

static TrellisAction *
build_action (sqlite3_stmt *statement,
              TrellisDay    as_at)
{
  TrellisAction *action = trellis_action_new (trellis_sql_get_text (statement, COLUMN_ID));
  TrellisDay closed_on = trellis_sql_get_day (statement, COLUMN_CLOSED_ON);

  trellis_sql_set_text (&action->urn, statement, COLUMN_URN);
  trellis_sql_set_text (&action->school_name, statement, COLUMN_SCHOOL_NAME);
  trellis_sql_set_text (&action->what, statement, COLUMN_WHAT);
  trellis_sql_set_text (&action->success_criteria, statement, COLUMN_SUCCESS_CRITERIA);
  trellis_sql_set_text (&action->owner, statement, COLUMN_OWNER);
  action->aspect_id = trellis_sql_dup_text_or_null (statement, COLUMN_ASPECT_ID);
  g_free (action->source);
  action->source = name_source (statement);
  action->adviser_id = trellis_sql_dup_text_or_null (statement, COLUMN_ADVISER_ID);
  trellis_sql_set_text (&action->adviser_name, statement, COLUMN_ADVISER_NAME);
  action->parent_id = trellis_sql_dup_text_or_null (statement, COLUMN_PARENT_ID);
  trellis_sql_set_text (&action->parent_what, statement, COLUMN_PARENT_WHAT);
  action->n_steps = (guint) sqlite3_column_int (statement, COLUMN_N_STEPS);
  action->n_steps_done = (guint) sqlite3_column_int (statement, COLUMN_N_STEPS_DONE);
  action->opened_on = trellis_sql_get_day (statement, COLUMN_OPENED_ON);
  action->due_on = trellis_sql_get_day (statement, COLUMN_DUE_ON);
  if (closed_on != TRELLIS_DAY_NONE && closed_on <= as_at)
    {
      action->closed_on = closed_on;
      trellis_sql_set_text (&action->evidence, statement, COLUMN_CLOSING_EVIDENCE);
    }

  return action;
}

/* Ratings by day; the first of an unbroken run is since when it has held. */
static gboolean
read_ratings (TrellisStore  *self,
              GHashTable    *actions,
              const char    *action_id,
              TrellisDay     as_at,
              GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT r.action_id, r.rating, r.rated_on, r.evidence FROM action_rating r"
                                   " WHERE r.rated_on <= :as_at AND (:action_id IS NULL OR r.action_id = :action_id)"
                                   "  AND NOT EXISTS (SELECT 1 FROM action_rating s WHERE s.supersedes = r.id)"
                                   " ORDER BY r.action_id, r.rated_on, r.recorded_at, r.rowid",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":action_id", action_id);
  trellis_sql_bind_day (statement, ":as_at", as_at);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisAction *action = g_hash_table_lookup (actions, trellis_sql_get_text (statement, 0));
      TrellisRating rating = TRELLIS_RATING_NONE;

      if (action == NULL)
        continue;
      trellis_rating_parse (trellis_sql_get_text (statement, 1), &rating);
      action->rated_on = trellis_sql_get_day (statement, 2);
      if (rating != action->rating || action->rating_since == TRELLIS_DAY_NONE)
        action->rating_since = action->rated_on;
      action->rating = rating;
      if (action->closed_on == TRELLIS_DAY_NONE)
        trellis_sql_set_text (&action->evidence, statement, 3);
    }

  return step == TRELLIS_STEP_DONE;
}

static GListModel *
list_actions (TrellisStore  *self,
              const char    *urn,
              const char    *id,
              TrellisDay     as_at,
              GError       **error)
{
  g_autoptr (GListStore) list = g_list_store_new (TRELLIS_TYPE_ACTION);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) actions = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   ACTION_COLUMNS " WHERE a.opened_on <= :as_at AND (:urn IS NULL OR a.urn = :urn)"
                                   "  AND (:id IS NULL OR a.id = :id)"
                                   " ORDER BY coalesce (a.closed_on <= :as_at, 0), a.due_on IS NULL, a.due_on, r.name"
                                   " COLLATE NOCASE, a.id",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":urn", urn);
  trellis_sql_bind_text (statement, ":id", id);
  trellis_sql_bind_day (statement, ":as_at", as_at);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisAction *action = build_action (statement, as_at);

      g_ptr_array_add (all, action);
      g_hash_table_insert (actions, action->id, action);
    }
  if (step == TRELLIS_STEP_ERROR || !read_ratings (self, actions, id, as_at, error))
    return NULL;

  for (guint i = 0; i < all->len; i++)
    {
      TrellisAction *action = g_ptr_array_index (all, i);

      /* An action is not rated from the day that it was opened. */
      if (action->rating_since == TRELLIS_DAY_NONE)
        action->rating_since = action->opened_on;
    }
  g_list_store_splice (list, 0, 0, all->pdata, all->len);
  return G_LIST_MODEL (g_steal_pointer (&list));
}

/**
 * trellis_store_list_actions:
 * @self: a store
 * @urn: (nullable): a school; %NULL for every school
 * @as_at: the day to look from; an action closed later was open then
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): a list of #TrellisAction, open ones
 *   first, by due day; or %NULL with @error set
 */
GListModel *
trellis_store_list_actions (TrellisStore  *self,
                            const char    *urn,
                            TrellisDay     as_at,
                            GError       **error)
{
  return list_actions (self, urn, NULL, as_at, error);
}

/**
 * trellis_store_read_action:
 * @self: a store
 * @id: an action
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the action, or %NULL with @error set
 */
TrellisAction *
trellis_store_read_action (TrellisStore  *self,
                           const char    *id,
                           TrellisDay     as_at,
                           GError       **error)
{
  g_autoptr (GListModel) list = list_actions (self, NULL, id, as_at, error);

  if (list == NULL)
    return NULL;
  if (g_list_model_get_n_items (list) == 0)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN, _("That action is no longer in the file."));
      return NULL;
    }

  return g_list_model_get_item (list, 0);
}

/**
 * trellis_action_rating_free:
 * @rating: (nullable) (transfer full): a rating
 */
void
trellis_action_rating_free (TrellisActionRating *rating)
{
  if (rating == NULL)
    return;

  g_free (rating->evidence);
  g_free (rating);
}

/**
 * trellis_store_list_action_ratings:
 * @self: a store
 * @id: an action
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type TrellisActionRating) (nullable): its
 *   ratings by then, oldest first; or %NULL with @error set
 */
GPtrArray *
trellis_store_list_action_ratings (TrellisStore  *self,
                                   const char    *id,
                                   TrellisDay     as_at,
                                   GError       **error)
{
  g_autoptr (GPtrArray) ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_action_rating_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT r.rating, r.rated_on, r.evidence FROM action_rating r"
                                   " WHERE r.action_id = :id AND r.rated_on <= :as_at"
                                   "  AND NOT EXISTS (SELECT 1 FROM action_rating s WHERE s.supersedes = r.id)"
                                   " ORDER BY r.rated_on, r.recorded_at, r.rowid",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":id", id);
  trellis_sql_bind_day (statement, ":as_at", as_at);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisActionRating *rating = g_new0 (TrellisActionRating, 1);

      trellis_rating_parse (trellis_sql_get_text (statement, 0), &rating->rating);
      rating->rated_on = trellis_sql_get_day (statement, 1);
      rating->evidence = trellis_sql_dup_text (statement, 2);
      g_ptr_array_add (ratings, rating);
    }

  return step == TRELLIS_STEP_DONE ? g_steal_pointer (&ratings) : NULL;
}

static void
bind_action (TrellisStore  *self,
             sqlite3_stmt  *statement,
             TrellisAction *action)
{
  trellis_sql_bind_text (statement, ":what", action->what);
  trellis_sql_bind_text (statement, ":success_criteria", action->success_criteria);
  trellis_sql_bind_text (statement, ":owner", action->owner);
  trellis_sql_bind_text (statement, ":aspect_id", action->aspect_id);
  trellis_sql_bind_text (statement, ":source", action->source);
  trellis_sql_bind_day (statement, ":due_on", action->due_on);
}

static gboolean
refuse_nameless (TrellisAction  *action,
                 GError        **error)
{
  if (*action->what != '\0')
    return TRUE;

  g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED, _("Say what is to be done."));
  return FALSE;
}

/* Steps have no steps: a plan is one page that a meeting goes through. */
static gboolean
refuse_parent (TrellisAction  *parent,
               const char     *urn,
               GError        **error)
{
  if (parent->parent_id == NULL && strcmp (parent->urn, urn) == 0)
    return TRUE;

  if (parent->parent_id != NULL)
    g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                 _("“%s” is a step of a plan, and a step has no steps of its own. Add to the plan itself."),
                 parent->what);
  else
    g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                 _("“%s” is a plan of another school, %s."), parent->what, parent->school_name);
  return FALSE;
}

/* What history says of adding an action; NULL with @error set where it cannot be
 * added where it says. */
static char *
dup_adding_sentence (TrellisStore   *self,
                     TrellisAction  *action,
                     GError        **error)
{
  g_autoptr (TrellisAction) parent = NULL;

  if (!refuse_nameless (action, error))
    return NULL;
  if (action->parent_id == NULL)
    return g_strdup_printf (_("Add action: %s"), action->what);

  parent = trellis_store_read_action (self, action->parent_id, trellis_day_new (9999, 12, 31), error);
  if (parent == NULL || !refuse_parent (parent, action->urn, error))
    return NULL;
  /* Translators: first what a plan is to do, then what its new step is. */
  return g_strdup_printf (_("%s: add step to “%s”: %s"), parent->school_name, parent->what, action->what);
}

/**
 * trellis_store_add_action:
 * @self: a store
 * @action: what to add; its id, names and rating are not read; without an
 *   opening day it is opened today; with the id of a parent it is a step of that
 *   plan, which is of the same school and no step itself
 * @visit_id: (nullable): the visit where it was agreed; else the action's own
 *   source in words stands
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): its id, or %NULL with @error set
 */
char *
trellis_store_add_action (TrellisStore   *self,
                          TrellisAction  *action,
                          const char     *visit_id,
                          GError        **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *id = trellis_store_new_id (self);
  g_autofree char *sentence = dup_adding_sentence (self, action, error);

  if (sentence == NULL || !trellis_store_begin_change (self, "action", action->urn, sentence, error))
    return NULL;

  statement = trellis_sql_prepare (self,
                                   "INSERT INTO action (id, urn, parent_id, scheme_id, aspect_id, visit_id, source,"
                                   "  what, success_criteria, owner, opened_on, due_on)"
                                   " VALUES (:id, :urn, :parent_id, CASE WHEN :aspect_id IS NULL THEN NULL ELSE"
                                   "   (SELECT scheme_id FROM trust) END, :aspect_id, :visit_id, :source, :what,"
                                   "  :success_criteria, :owner, :opened_on, :due_on)",
                                   error);
  if (statement != NULL)
    {
      bind_action (self, statement, action);
      trellis_sql_bind_text (statement, ":id", id);
      trellis_sql_bind_text (statement, ":urn", action->urn);
      trellis_sql_bind_text (statement, ":parent_id", action->parent_id);
      trellis_sql_bind_text (statement, ":visit_id", visit_id);
      trellis_sql_bind_day (statement, ":opened_on",
                            action->opened_on != TRELLIS_DAY_NONE ? action->opened_on : trellis_store_get_today (self));
    }
  if (!trellis_store_end_change (self, trellis_sql_run (self, statement, error), error))
    return NULL;

  return g_steal_pointer (&id);
}

/* Begins the edit of one action, named in the sentence by its school and words. */
static gboolean
begin_action_edit (TrellisStore  *self,
                   const char    *id,
                   const char    *what,
                   GError       **error)
{
  g_autoptr (TrellisAction) action = trellis_store_read_action (self, id, trellis_day_new (9999, 12, 31), error);
  g_autofree char *sentence = NULL;

  if (action == NULL)
    return FALSE;
  sentence = g_strdup_printf ("%s: %s “%s”", action->school_name, what, action->what);
  return trellis_store_begin_change (self, "action", action->urn, sentence, error);
}

/**
 * trellis_store_edit_action:
 * @self: a store
 * @action: an action of the file, with new words, owner, aspect or due day; a
 *   new source too, where it was not agreed at a visit
 * @error: return location for a #GError
 *
 * Returns: whether it was edited
 */
gboolean
trellis_store_edit_action (TrellisStore   *self,
                           TrellisAction  *action,
                           GError        **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (!refuse_nameless (action, error) || !begin_action_edit (self, action->id, _("edit"), error))
    return FALSE;

  statement = trellis_sql_prepare (self,
                                   "UPDATE action SET what = :what, success_criteria = :success_criteria, owner"
                                   " = :owner,"
                                   "  scheme_id = CASE WHEN :aspect_id IS NULL THEN NULL ELSE (SELECT scheme_id"
                                   " FROM trust) END,"
                                   "  aspect_id = :aspect_id, due_on = :due_on,"
                                   "  source = CASE WHEN visit_id IS NULL THEN :source ELSE source END WHERE id = :id",
                                   error);
  if (statement != NULL)
    {
      bind_action (self, statement, action);
      trellis_sql_bind_text (statement, ":id", action->id);
    }
  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}

static gboolean
write_rating (TrellisStore   *self,
              const char     *id,
              const char     *visit_id,
              TrellisRating   rating,
              TrellisDay      rated_on,
              const char     *evidence,
              GError        **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *rating_id = trellis_store_new_id (self);

  statement = trellis_sql_prepare (self,
                                   "INSERT INTO action_rating (id, action_id, rating, rated_on, evidence,"
                                   " visit_id, recorded_at, supersedes)"
                                   " VALUES (:id, :action_id, :rating, :rated_on, :evidence, :visit_id, :recorded_at,"
                                   "  (SELECT r.id FROM action_rating r WHERE r.action_id = :action_id AND"
                                   " r.rated_on = :rated_on"
                                   "    AND NOT EXISTS (SELECT 1 FROM action_rating s WHERE s.supersedes = r.id)"
                                   "    ORDER BY r.recorded_at DESC, r.rowid DESC LIMIT 1))",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":id", rating_id);
  trellis_sql_bind_text (statement, ":action_id", id);
  trellis_sql_bind_text (statement, ":visit_id", visit_id);
  trellis_sql_bind_text (statement, ":rating", trellis_rating_get_key (rating));
  trellis_sql_bind_day (statement, ":rated_on", rated_on);
  trellis_sql_bind_text (statement, ":evidence", evidence);
  trellis_sql_bind_int (statement, ":recorded_at", trellis_clock_get_now ());
  return trellis_sql_run (self, statement, error);
}

static gboolean
write_closed (TrellisStore  *self,
              const char    *id,
              TrellisDay     closed_on,
              const char    *evidence,
              GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (self,
                                   "UPDATE action SET closed_on = :closed_on, closing_evidence = :evidence WHERE"
                                   " id = :id",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":id", id);
  trellis_sql_bind_day (statement, ":closed_on", closed_on);
  trellis_sql_bind_text (statement, ":evidence", evidence);
  return trellis_sql_run (self, statement, error);
}

/**
 * trellis_store_rate_action:
 * @self: a store
 * @id: an action; a closed one is opened again
 * @rating: red, amber, green, or none for "not yet rated" after all
 * @rated_on: the rating's day, not after today; one of the same day is corrected
 * @evidence: a line of evidence; may be empty
 * @error: return location for a #GError
 *
 * Returns: whether it was rated
 */
gboolean
trellis_store_rate_action (TrellisStore   *self,
                           const char     *id,
                           TrellisRating   rating,
                           TrellisDay      rated_on,
                           const char     *evidence,
                           GError        **error)
{
  return trellis_store_rate_action_at_visit (self, id, NULL, rating, rated_on, evidence, error);
}

/**
 * trellis_store_rate_action_at_visit:
 * @self: a store
 * @id: an action; a closed one is opened again
 * @visit_id: (nullable): the visit at which it was rated
 * @rating: as for trellis_store_rate_action()
 * @rated_on: the rating's day, not after today; one of the same day is corrected
 * @evidence: a line of evidence; may be empty
 * @error: return location for a #GError
 *
 * Returns: whether it was rated
 */
gboolean
trellis_store_rate_action_at_visit (TrellisStore   *self,
                                    const char     *id,
                                    const char     *visit_id,
                                    TrellisRating   rating,
                                    TrellisDay      rated_on,
                                    const char     *evidence,
                                    GError        **error)
{
  g_autoptr (TrellisAction) before = NULL;
  g_autofree char *what = NULL;
  gboolean is_good;

  if (rated_on > trellis_store_get_today (self))
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED, _("An action is rated today or earlier."));
      return FALSE;
    }
  before = trellis_store_read_action (self, id, trellis_day_new (9999, 12, 31), error);
  if (before == NULL)
    return FALSE;
  if (before->rating != TRELLIS_RATING_NONE && before->rating != rating && before->rated_on <= rated_on)
    what = g_strdup_printf (C_("history", "rate %s, was %s,"), trellis_rating_get_name (rating),
                            trellis_rating_get_name (before->rating));
  else
    what = g_strdup_printf (C_("history", "rate %s"), trellis_rating_get_name (rating));
  if (!begin_action_edit (self, id, what, error))
    return FALSE;

  is_good = write_rating (self, id, visit_id, rating, rated_on, evidence, error) &&
            write_closed (self, id, TRELLIS_DAY_NONE, "", error);
  return trellis_store_end_change (self, is_good, error);
}

/**
 * trellis_store_close_action:
 * @self: a store
 * @id: an open action
 * @closed_on: the day, not after today
 * @evidence: what shows that it is done; may be empty
 * @error: return location for a #GError
 *
 * Returns: whether it was closed
 */
gboolean
trellis_store_close_action (TrellisStore  *self,
                            const char    *id,
                            TrellisDay     closed_on,
                            const char    *evidence,
                            GError       **error)
{
  if (closed_on > trellis_store_get_today (self))
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED, _("An action is closed today or earlier."));
      return FALSE;
    }
  if (!begin_action_edit (self, id, C_("history", "close"), error))
    return FALSE;

  return trellis_store_end_change (self, write_closed (self, id, closed_on, evidence, error), error);
}

/**
 * trellis_store_reopen_action:
 * @self: a store
 * @id: a closed action
 * @error: return location for a #GError
 *
 * Opens an action again with the rating that it had.
 *
 * Returns: whether it was opened
 */
gboolean
trellis_store_reopen_action (TrellisStore  *self,
                             const char    *id,
                             GError       **error)
{
  if (!begin_action_edit (self, id, C_("history", "open again"), error))
    return FALSE;

  return trellis_store_end_change (self, write_closed (self, id, TRELLIS_DAY_NONE, "", error), error);
}
