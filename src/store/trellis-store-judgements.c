/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-judgements.h"

#include "trellis-store-private.h"
#include "trellis-store-schemes.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static GListModel *
list_facts (TrellisStore  *self,
            TrellisScheme *reader,
            sqlite3_stmt  *statement,
            GError       **error)
{
  g_autoptr (GListStore) list = g_list_store_new (TRELLIS_TYPE_JUDGEMENT);
  TrellisScheme *scheme;
  TrellisStep step;

  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      g_autoptr (TrellisJudgement) judgement = trellis_judgement_new (trellis_sql_get_text (statement, 0));

      trellis_sql_set_text (&judgement->urn, statement, 1);
      trellis_sql_set_text (&judgement->aspect_id, statement, 3);
      trellis_sql_set_text (&judgement->level_id, statement, 4);
      judgement->judged_on = trellis_sql_get_day (statement, 5);
      trellis_source_parse (trellis_sql_get_text (statement, 6), &judgement->source);
      trellis_sql_set_text (&judgement->person_name, statement, 7);
      trellis_sql_set_text (&judgement->narrative, statement, 8);
      trellis_sql_set_text (&judgement->reason, statement, 9);
      judgement->n_evidence = sqlite3_column_int (statement, 10);
      g_free (judgement->scheme_id);
      judgement->scheme_id = g_strdup (reader->id);
      scheme = trellis_store_get_scheme_version (self, trellis_sql_get_text (statement, 2),
                                                 sqlite3_column_int (statement, 11), error);
      if (scheme == NULL)
        return NULL;
      judgement->scheme = g_object_ref (scheme);
      judgement->level = trellis_scheme_get_level (scheme, trellis_sql_get_text (statement, 12));
      g_list_store_append (list, judgement);
    }

  return step == TRELLIS_STEP_DONE ? G_LIST_MODEL (g_steal_pointer (&list)) : NULL;
}

/**
 * trellis_store_list_judgements:
 * @self: a store
 * @urn: (nullable): a school; %NULL for every school
 * @aspect_id: (nullable): an aspect; %NULL for every aspect
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): trellis_store_list_judgements_of() the
 *   trust's scheme
 */
GListModel *
trellis_store_list_judgements (TrellisStore  *self,
                               const char    *urn,
                               const char    *aspect_id,
                               TrellisDay     as_at,
                               GError       **error)
{
  return trellis_store_list_judgements_of (self, NULL, urn, aspect_id, as_at, error);
}

/**
 * trellis_store_list_judgements_of:
 * @self: a store
 * @scheme_id: (nullable): a scheme that the file holds; %NULL for the trust's
 * @urn: (nullable): a school; %NULL for every school
 * @aspect_id: (nullable): an aspect; %NULL for every aspect
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Lists what had been judged by then as the scheme reads it, by every
 * source, latest first, each with the scheme, in the version, that it was made
 * under: one that the trust had before keeps its own words.
 * Agreed categories are listed by trellis_store_list_categories_of().
 *
 * Returns: (transfer full) (nullable): a list of #TrellisJudgement, or %NULL
 *   with @error set
 */
GListModel *
trellis_store_list_judgements_of (TrellisStore  *self,
                                  const char    *scheme_id,
                                  const char    *urn,
                                  const char    *aspect_id,
                                  TrellisDay     as_at,
                                  GError       **error)
{
  TrellisScheme *reader = scheme_id != NULL ? trellis_store_get_scheme_version (self, scheme_id, 0, error)
                                            : trellis_store_get_scheme (self, error);
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (reader == NULL)
    return NULL;

  statement = trellis_sql_prepare (self,
                                   "SELECT j.id, j.urn, j.scheme_id, j.aspect_id, j.level_id, j.judged_on, j.source,"
                                   "  coalesce (p.name, ''), j.narrative, '',"
                                   "  (SELECT count (*) FROM evidence e WHERE e.judgement_id = j.id),"
                                   "  j.scheme_version, j.own_level_id"
                                   " FROM " JUDGEMENTS_READ (":scheme_id") " j LEFT JOIN person p ON p.id = j.person_id"
                                   " WHERE j.judged_on <= :as_at"
                                   "  AND (:urn IS NULL OR j.urn = :urn) AND (:aspect_id IS NULL OR j.aspect_id"
                                   " = :aspect_id)"
                                   "  AND " NOT_SUPERSEDED ("judgement", "j")
                                   " ORDER BY j.judged_on DESC, j.recorded_at DESC, j.position DESC",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":scheme_id", reader->id);
  trellis_sql_bind_text (statement, ":urn", urn);
  trellis_sql_bind_text (statement, ":aspect_id", aspect_id);
  trellis_sql_bind_day (statement, ":as_at", as_at);

  return list_facts (self, reader, statement, error);
}

/**
 * trellis_store_list_categories:
 * @self: a store
 * @urn: (nullable): a school; %NULL for every school
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): trellis_store_list_categories_of() the
 *   trust's scheme
 */
GListModel *
trellis_store_list_categories (TrellisStore  *self,
                               const char    *urn,
                               TrellisDay     as_at,
                               GError       **error)
{
  return trellis_store_list_categories_of (self, NULL, urn, as_at, error);
}

/**
 * trellis_store_list_categories_of:
 * @self: a store
 * @scheme_id: (nullable): a scheme that the file holds; %NULL for the trust's
 * @urn: (nullable): a school; %NULL for every school
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Lists the categories agreed by then, as judgements of
 * %TRELLIS_ASPECT_OVERALL, latest first. The meeting and who was there is in
 * person_name.
 *
 * Returns: (transfer full) (nullable): a list of #TrellisJudgement, or %NULL
 *   with @error set
 */
GListModel *
trellis_store_list_categories_of (TrellisStore  *self,
                                  const char    *scheme_id,
                                  const char    *urn,
                                  TrellisDay     as_at,
                                  GError       **error)
{
  TrellisScheme *reader = scheme_id != NULL ? trellis_store_get_scheme_version (self, scheme_id, 0, error)
                                            : trellis_store_get_scheme (self, error);
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (reader == NULL)
    return NULL;

  statement = trellis_sql_prepare (self,
                                   "SELECT j.id, j.urn, j.scheme_id, 'overall', j.level_id, j.agreed_on, 'agreed',"
                                   "  j.meeting || CASE WHEN j.attendees = '' OR j.meeting = '' THEN '' ELSE ': ' END"
                                   "   || replace (j.attendees, char (10), ', '), j.narrative, j.reason, 0,"
                                   "  j.scheme_version, j.own_level_id"
                                   " FROM " CATEGORIES_READ (":scheme_id") " j"
                                   " WHERE j.agreed_on <= :as_at"
                                   "  AND (:urn IS NULL OR j.urn = :urn) AND " NOT_SUPERSEDED ("category", "j")
                                   " ORDER BY j.agreed_on DESC, j.recorded_at DESC, j.position DESC",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":scheme_id", reader->id);
  trellis_sql_bind_text (statement, ":urn", urn);
  trellis_sql_bind_day (statement, ":as_at", as_at);

  return list_facts (self, reader, statement, error);
}

/**
 * trellis_store_refuse_future:
 * @store: a store
 * @day: the day of a judgement
 * @error: return location for a #GError
 *
 * Returns: %FALSE with @error set where @day has not come yet
 */
gboolean
trellis_store_refuse_future (TrellisStore  *store,
                             TrellisDay     day,
                             GError       **error)
{
  g_autofree char *text = NULL;

  if (day <= trellis_store_get_today (store))
    return TRUE;

  text = trellis_day_format (day, TRELLIS_DAY_STYLE_LONG);
  g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
               _("%s has not come yet. A judgement is dated today or earlier."), text);
  return FALSE;
}

/**
 * trellis_store_read_current_judgement:
 * @store: a store
 * @urn: a school
 * @scheme_id: a scheme
 * @aspect_id: an aspect of it
 * @source: whose view
 * @as_at: the day to look from
 * @judged_on: (out): the day of the judgement that held then
 * @level_id: (out) (transfer full): its level
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): its id; %NULL where there is none, and
 *   with @error set where it could not be read
 */
char *
trellis_store_read_current_judgement (TrellisStore   *store,
                                      const char     *urn,
                                      const char     *scheme_id,
                                      const char     *aspect_id,
                                      TrellisSource   source,
                                      TrellisDay      as_at,
                                      TrellisDay     *judged_on,
                                      char          **level_id,
                                      GError        **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (store,
                                   "SELECT j.id, j.judged_on, j.level_id FROM " JUDGEMENTS_READ (":scheme_id") " j"
                                   " WHERE j.urn = :urn AND j.aspect_id = :aspect_id AND j.source = :source"
                                   "  AND j.judged_on <= :as_at AND " NOT_SUPERSEDED ("judgement", "j")
                                   " ORDER BY j.judged_on DESC, j.recorded_at DESC, j.position DESC LIMIT 1",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":urn", urn);
  trellis_sql_bind_text (statement, ":scheme_id", scheme_id);
  trellis_sql_bind_text (statement, ":aspect_id", aspect_id);
  trellis_sql_bind_text (statement, ":source", trellis_source_get_key (source));
  trellis_sql_bind_day (statement, ":as_at", as_at);
  if (trellis_sql_step (store, statement, error) != TRELLIS_STEP_ROW)
    return NULL;

  *judged_on = trellis_sql_get_day (statement, 1);
  *level_id = trellis_sql_dup_text (statement, 2);
  return trellis_sql_dup_text (statement, 0);
}

/**
 * trellis_store_judge:
 * @self: a store
 * @urn: a school
 * @aspect_id: an aspect
 * @level_id: a level that the aspect is judged by
 * @judged_on: the day that it is judged, not after today
 * @source: whose view it is
 * @narrative: in words; may be empty
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): trellis_store_judge_in() the trust's
 *   scheme
 */
char *
trellis_store_judge (TrellisStore   *self,
                     const char     *urn,
                     const char     *aspect_id,
                     const char     *level_id,
                     TrellisDay      judged_on,
                     TrellisSource   source,
                     const char     *narrative,
                     GError        **error)
{
  return trellis_store_judge_in (self, NULL, urn, aspect_id, level_id, judged_on, source, narrative, error);
}

/**
 * trellis_store_judge_in:
 * @self: a store
 * @scheme_id: (nullable): a scheme that the file holds; %NULL for the trust's
 * @urn: a school
 * @aspect_id: an aspect of the scheme, or %TRELLIS_ASPECT_OVERALL for a
 *   source's own view of the whole (an agreed category is
 *   trellis_store_agree_category())
 * @level_id: a level that the aspect is judged by
 * @judged_on: the day that it is judged, not after today
 * @source: whose view it is
 * @narrative: in words; may be empty
 * @error: return location for a #GError
 *
 * Judges. A judgement of the same school, aspect, source and day is corrected
 * by this one and no longer counts; earlier ones stay in the history.
 *
 * Returns: (transfer full) (nullable): the judgement's id, or %NULL with @error
 *   set: %TRELLIS_STORE_ERROR_UNKNOWN or %TRELLIS_STORE_ERROR_REFUSED
 */
char *
trellis_store_judge_in (TrellisStore   *self,
                        const char     *scheme_id,
                        const char     *urn,
                        const char     *aspect_id,
                        const char     *level_id,
                        TrellisDay      judged_on,
                        TrellisSource   source,
                        const char     *narrative,
                        GError        **error)
{
  TrellisScheme *scheme = scheme_id != NULL ? trellis_store_get_scheme_version (self, scheme_id, 0, error)
                                            : trellis_store_get_scheme (self, error);
  g_autoptr (TrellisSchool) school = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *id = NULL;
  g_autofree char *current = NULL;
  g_autofree char *old_level_id = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) local_error = NULL;
  TrellisDay current_on = TRELLIS_DAY_NONE;
  TrellisAspect *aspect;
  TrellisLevel *level, *old_level;
  const char *aspect_name;

  if (scheme == NULL || !trellis_store_refuse_future (self, judged_on, error))
    return NULL;
  school = trellis_store_read_school (self, urn, judged_on, error);
  if (school == NULL)
    return NULL;
  aspect = trellis_scheme_get_aspect (scheme, aspect_id);
  level = trellis_scheme_find_level (scheme, aspect_id, level_id);
  if ((aspect == NULL && !g_str_equal (aspect_id, TRELLIS_ASPECT_OVERALL)) || level == NULL)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN,
                   _("The scheme has no level “%s” for the aspect “%s”."), level_id, aspect_id);
      return NULL;
    }
  aspect_name = aspect != NULL ? aspect->name : scheme->overall_name;

  current = trellis_store_read_current_judgement (self, urn, scheme->id, aspect_id, source, judged_on, &current_on,
                                                  &old_level_id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  old_level = old_level_id != NULL ? trellis_scheme_get_level (scheme, old_level_id) : NULL;
  if (old_level != NULL && old_level != level)
    sentence = g_strdup_printf (_("%s: %s judged %s, was %s"), school->name, aspect_name, level->name, old_level->name);
  else
    sentence = g_strdup_printf (_("%s: %s judged %s"), school->name, aspect_name, level->name);

  if (!trellis_store_begin_change (self, "judgement", urn, sentence, error))
    return NULL;
  id = trellis_store_new_id (self);
  statement = trellis_sql_prepare (self,
                                   "INSERT INTO judgement (id, urn, scheme_id, scheme_version, aspect_id,"
                                   " level_id, judged_on,"
                                   "  source, narrative, recorded_at, supersedes)"
                                   " VALUES (:id, :urn, :scheme_id,"
                                   "  (SELECT max (version) FROM scheme_version WHERE scheme_id = :scheme_id),"
                                   "  :aspect_id, :level_id, :judged_on, :source, :narrative, :recorded_at,"
                                   " :supersedes)",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":id", id);
      trellis_sql_bind_text (statement, ":urn", urn);
      trellis_sql_bind_text (statement, ":scheme_id", scheme->id);
      trellis_sql_bind_text (statement, ":aspect_id", aspect_id);
      trellis_sql_bind_text (statement, ":level_id", level->id);
      trellis_sql_bind_day (statement, ":judged_on", judged_on);
      trellis_sql_bind_text (statement, ":source", trellis_source_get_key (source));
      trellis_sql_bind_text (statement, ":narrative", narrative);
      trellis_sql_bind_int (statement, ":recorded_at", trellis_clock_get_now ());
      trellis_sql_bind_text (statement, ":supersedes", current_on == judged_on ? current : NULL);
    }
  if (!trellis_store_end_change (self, trellis_sql_run (self, statement, error), error))
    return NULL;

  return g_steal_pointer (&id);
}

/**
 * trellis_store_set_narrative:
 * @self: a store
 * @judgement_id: a judgement, not a category
 * @narrative: its words
 * @error: return location for a #GError
 *
 * Returns: whether they were set
 */
gboolean
trellis_store_set_narrative (TrellisStore  *self,
                             const char    *judgement_id,
                             const char    *narrative,
                             GError       **error)
{
  g_autoptr (sqlite3_stmt) subject = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autoptr (TrellisSchool) school = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *urn = NULL;
  g_autofree char *aspect_name = NULL;
  TrellisStep step;

  subject = trellis_sql_prepare (self,
                                 "SELECT j.urn, a.name FROM judgement j"
                                 " JOIN aspect a ON a.scheme_id = j.scheme_id AND a.id = j.aspect_id WHERE j.id = :id",
                                 error);
  if (subject == NULL)
    return FALSE;
  trellis_sql_bind_text (subject, ":id", judgement_id);
  step = trellis_sql_step (self, subject, error);
  if (step == TRELLIS_STEP_DONE)
    g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN,
                 _("That judgement is no longer in the file."));
  if (step != TRELLIS_STEP_ROW)
    return FALSE;
  urn = trellis_sql_dup_text (subject, 0);
  aspect_name = trellis_sql_dup_text (subject, 1);
  sqlite3_reset (subject);

  school = trellis_store_read_school (self, urn, trellis_store_get_today (self), error);
  if (school == NULL)
    return FALSE;
  sentence = g_strdup_printf (_("%s: narrative of %s"), school->name, aspect_name);
  if (!trellis_store_begin_change (self, "judgement", urn, sentence, error))
    return FALSE;

  statement = trellis_sql_prepare (self, "UPDATE judgement SET narrative = :narrative WHERE id = :id", error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":id", judgement_id);
      trellis_sql_bind_text (statement, ":narrative", narrative);
    }
  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}

/**
 * trellis_evidence_free:
 * @evidence: (nullable) (transfer full): a line of evidence
 */
void
trellis_evidence_free (TrellisEvidence *evidence)
{
  if (evidence == NULL)
    return;

  g_free (evidence->id);
  g_free (evidence->what);
  g_free (evidence);
}

/**
 * trellis_store_list_evidence:
 * @self: a store
 * @judgement_id: a judgement
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type TrellisEvidence) (nullable): what it
 *   rests on, latest first; or %NULL with @error set
 */
GPtrArray *
trellis_store_list_evidence (TrellisStore  *self,
                             const char    *judgement_id,
                             GError       **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_evidence_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  statement = trellis_sql_prepare (self,
                                   "SELECT id, what, dated_on FROM evidence WHERE judgement_id = :id ORDER BY"
                                   " dated_on DESC, id",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":id", judgement_id);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisEvidence *evidence = g_new0 (TrellisEvidence, 1);

      evidence->id = trellis_sql_dup_text (statement, 0);
      evidence->what = trellis_sql_dup_text (statement, 1);
      evidence->dated_on = trellis_sql_get_day (statement, 2);
      g_ptr_array_add (list, evidence);
    }

  return step == TRELLIS_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

/**
 * trellis_store_add_evidence:
 * @self: a store
 * @judgement_id: a judgement
 * @what: a line in words
 * @dated_on: the evidence's day, or %TRELLIS_DAY_NONE
 * @error: return location for a #GError
 *
 * Returns: whether it was added
 */
gboolean
trellis_store_add_evidence (TrellisStore  *self,
                            const char    *judgement_id,
                            const char    *what,
                            TrellisDay     dated_on,
                            GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *id = trellis_store_new_id (self);
  g_autofree char *sentence = g_strdup_printf (_("Add evidence: %s"), what);

  if (!trellis_store_begin_change (self, "judgement", NULL, sentence, error))
    return FALSE;

  statement = trellis_sql_prepare (self,
                                   "INSERT INTO evidence (id, judgement_id, what, dated_on)"
                                   " VALUES (:id, :judgement_id, :what, :dated_on)",
                                   error);
  if (statement != NULL)
    {
      trellis_sql_bind_text (statement, ":id", id);
      trellis_sql_bind_text (statement, ":judgement_id", judgement_id);
      trellis_sql_bind_text (statement, ":what", what);
      trellis_sql_bind_day (statement, ":dated_on", dated_on);
    }
  return trellis_store_end_change (self, trellis_sql_run (self, statement, error), error);
}
