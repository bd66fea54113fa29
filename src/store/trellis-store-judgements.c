/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-judgements.h"

#include "trellis-store-private.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A fact that another one supersedes never counts, from whichever day one
 * looks: what held then is told with what is known now. */
#define NOT_SUPERSEDED(table) "NOT EXISTS (SELECT 1 FROM " table " s WHERE s.supersedes = j.id)"

/* Listing ------------------------------------------------------------------- */

static GListModel *
list_facts (TrellisStore  *self,
            sqlite3_stmt  *statement,
            GError       **error)
{
  g_autoptr (GListStore) list = g_list_store_new (TRELLIS_TYPE_JUDGEMENT);
  TrellisStep step;

  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      g_autoptr (TrellisJudgement) judgement = trellis_judgement_new ((const char *) sqlite3_column_text (statement, 0));

      trellis_sql_set_text (&judgement->urn, statement, 1);
      trellis_sql_set_text (&judgement->scheme_id, statement, 2);
      trellis_sql_set_text (&judgement->aspect_id, statement, 3);
      trellis_sql_set_text (&judgement->level_id, statement, 4);
      judgement->judged_on = trellis_sql_get_day (statement, 5);
      trellis_source_parse ((const char *) sqlite3_column_text (statement, 6), &judgement->source);
      trellis_sql_set_text (&judgement->person_name, statement, 7);
      trellis_sql_set_text (&judgement->narrative, statement, 8);
      trellis_sql_set_text (&judgement->reason, statement, 9);
      judgement->n_evidence = sqlite3_column_int (statement, 10);
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
 * Lists what had been judged by then in the trust's scheme, by every source,
 * latest first. Agreed categories are listed by trellis_store_list_categories().
 *
 * Returns: (transfer full) (nullable): a list of #TrellisJudgement, or %NULL
 *   with @error set
 */
GListModel *
trellis_store_list_judgements (TrellisStore  *self,
                               const char    *urn,
                               const char    *aspect_id,
                               TrellisDay     as_at,
                               GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (self,
                                   "SELECT j.id, j.urn, j.scheme_id, j.aspect_id, j.level_id, j.judged_on, j.source,"
                                   "  coalesce (p.name, ''), j.narrative, '',"
                                   "  (SELECT count (*) FROM evidence e WHERE e.judgement_id = j.id)"
                                   " FROM judgement j LEFT JOIN person p ON p.id = j.person_id"
                                   " WHERE j.scheme_id = (SELECT scheme_id FROM trust) AND j.judged_on <= :as_at"
                                   "  AND (:urn IS NULL OR j.urn = :urn) AND (:aspect_id IS NULL OR j.aspect_id = :aspect_id)"
                                   "  AND " NOT_SUPERSEDED ("judgement")
                                   " ORDER BY j.judged_on DESC, j.recorded_at DESC, j.rowid DESC",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":urn", urn);
  trellis_sql_bind_text (statement, ":aspect_id", aspect_id);
  trellis_sql_bind_day (statement, ":as_at", as_at);

  return list_facts (self, statement, error);
}

/**
 * trellis_store_list_categories:
 * @self: a store
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
trellis_store_list_categories (TrellisStore  *self,
                               const char    *urn,
                               TrellisDay     as_at,
                               GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (self,
                                   "SELECT j.id, j.urn, j.scheme_id, 'overall', j.level_id, j.agreed_on, 'agreed',"
                                   "  j.meeting || CASE WHEN j.attendees = '' OR j.meeting = '' THEN '' ELSE ': ' END"
                                   "   || replace (j.attendees, char (10), ', '), j.narrative, j.reason, 0"
                                   " FROM category j"
                                   " WHERE j.scheme_id = (SELECT scheme_id FROM trust) AND j.agreed_on <= :as_at"
                                   "  AND (:urn IS NULL OR j.urn = :urn) AND " NOT_SUPERSEDED ("category")
                                   " ORDER BY j.agreed_on DESC, j.recorded_at DESC, j.rowid DESC",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":urn", urn);
  trellis_sql_bind_day (statement, ":as_at", as_at);

  return list_facts (self, statement, error);
}

/* The matrix ---------------------------------------------------------------- */

static gboolean
has_other_levels (const char **levels)
{
  const char *first = NULL;

  for (guint i = 0; i < TRELLIS_N_SOURCES; i++)
    {
      if (levels[i] == NULL)
        continue;
      if (first != NULL && !g_str_equal (first, levels[i]))
        return TRUE;
      first = levels[i];
    }

  return FALSE;
}

static TrellisEvidenceState
judge_evidence (gboolean   has_evidence,
                TrellisDay judged_on,
                TrellisDay as_at)
{
  if (!has_evidence)
    return TRELLIS_EVIDENCE_MISSING;

  return trellis_day_add_months (judged_on, 12) < as_at ? TRELLIS_EVIDENCE_OLD : TRELLIS_EVIDENCE_RECENT;
}

static gboolean
fill_cells (TrellisStore   *self,
            TrellisMatrix  *matrix,
            GError        **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autoptr (GHashTable) rows = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) columns = g_hash_table_new (g_str_hash, g_str_equal);
  const char *levels[TRELLIS_N_SOURCES] = { NULL };
  TrellisMatrixCell *current = NULL;
  TrellisStep step;

  for (guint i = 0; i < trellis_matrix_get_n_rows (matrix); i++)
    g_hash_table_insert (rows, trellis_matrix_get_row (matrix, i)->school->urn, GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < trellis_matrix_get_n_columns (matrix); i++)
    g_hash_table_insert (columns, trellis_matrix_get_column (matrix, i)->aspect_id, GUINT_TO_POINTER (i + 1));

  statement = trellis_sql_prepare (self,
                                   "SELECT j.urn, j.aspect_id, j.source, j.level_id, j.judged_on,"
                                   "  j.narrative <> '' OR EXISTS (SELECT 1 FROM evidence e WHERE e.judgement_id = j.id)"
                                   " FROM judgement j WHERE j.scheme_id = :scheme_id AND j.judged_on <= :as_at"
                                   "  AND " NOT_SUPERSEDED ("judgement")
                                   " ORDER BY j.urn, j.aspect_id, j.judged_on, j.recorded_at, j.rowid",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":scheme_id", matrix->scheme->id);
  trellis_sql_bind_day (statement, ":as_at", matrix->as_at);

  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      guint row = GPOINTER_TO_UINT (g_hash_table_lookup (rows, sqlite3_column_text (statement, 0)));
      guint column = GPOINTER_TO_UINT (g_hash_table_lookup (columns, sqlite3_column_text (statement, 1)));
      TrellisSource source = TRELLIS_SOURCE_AGREED;
      TrellisDay judged_on = trellis_sql_get_day (statement, 4);
      TrellisLevel *level = trellis_scheme_get_level (matrix->scheme, (const char *) sqlite3_column_text (statement, 3));
      TrellisMatrixCell *cell;

      if (row == 0 || column == 0 || level == NULL)
        continue;
      trellis_source_parse ((const char *) sqlite3_column_text (statement, 2), &source);
      cell = trellis_matrix_get_cell (matrix, row - 1, column - 1);
      if (cell != current)
        {
          current = cell;
          memset (levels, 0, sizeof levels);
        }
      levels[source] = level->id;
      cell->sources_differ = has_other_levels (levels);

      /* Overall is the agreed category where that is what is shown. */
      if (source != matrix->source ||
          (column == trellis_matrix_get_n_columns (matrix) && source == TRELLIS_SOURCE_AGREED))
        continue;
      if (judged_on <= matrix->compared_with)
        cell->previous = level;
      cell->level = level;
      cell->judged_on = judged_on;
      cell->source = source;
      cell->evidence = judge_evidence (sqlite3_column_int (statement, 5), judged_on, matrix->as_at);
    }

  return step == TRELLIS_STEP_DONE;
}

static gboolean
fill_overall (TrellisStore   *self,
              TrellisMatrix  *matrix,
              GError        **error)
{
  g_autoptr (GHashTable) rows = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (sqlite3_stmt) statement = NULL;
  guint column = trellis_matrix_get_n_columns (matrix) - 1;
  TrellisStep step;

  for (guint i = 0; i < trellis_matrix_get_n_rows (matrix); i++)
    {
      TrellisMatrixRow *row = trellis_matrix_get_row (matrix, i);

      g_hash_table_insert (rows, row->school->urn, GUINT_TO_POINTER (i + 1));
    }

  statement = trellis_sql_prepare (self,
                                   "SELECT j.urn, j.level_id, j.agreed_on FROM category j"
                                   " WHERE j.scheme_id = :scheme_id AND j.agreed_on <= :as_at AND " NOT_SUPERSEDED ("category")
                                   " ORDER BY j.urn, j.agreed_on, j.recorded_at, j.rowid",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":scheme_id", matrix->scheme->id);
  trellis_sql_bind_day (statement, ":as_at", matrix->as_at);

  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      guint row = GPOINTER_TO_UINT (g_hash_table_lookup (rows, sqlite3_column_text (statement, 0)));
      TrellisLevel *level = trellis_scheme_get_level (matrix->scheme, (const char *) sqlite3_column_text (statement, 1));
      TrellisDay agreed_on = trellis_sql_get_day (statement, 2);
      TrellisMatrixCell *cell;

      if (row == 0 || level == NULL)
        continue;
      cell = trellis_matrix_get_cell (matrix, row - 1, column);
      if (agreed_on <= matrix->compared_with)
        cell->previous = level;
      cell->level = level;
      cell->judged_on = agreed_on;
      cell->source = TRELLIS_SOURCE_AGREED;
      cell->evidence = TRELLIS_EVIDENCE_RECENT;
    }

  return step == TRELLIS_STEP_DONE;
}

static gboolean
fill_applies (TrellisStore   *self,
              TrellisMatrix  *matrix,
              GError        **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisStep step;

  for (guint i = 0; i < trellis_matrix_get_n_rows (matrix); i++)
    {
      TrellisSchool *school = trellis_matrix_get_row (matrix, i)->school;
      TrellisSubject subject = { school->phase, school->level_id, school->is_church, school->federation_id != NULL };

      for (guint j = 0; j < trellis_matrix_get_n_columns (matrix); j++)
        {
          const char *aspect_id = trellis_matrix_get_column (matrix, j)->aspect_id;

          trellis_matrix_get_cell (matrix, i, j)->applies =
            g_str_equal (aspect_id, TRELLIS_ASPECT_OVERALL) ||
            trellis_scheme_aspect_applies (matrix->scheme, aspect_id, &subject);
        }
    }

  /* What a person said of a school stands above what the scheme says of its phase. */
  statement = trellis_sql_prepare (self,
                                   "SELECT urn, aspect_id, applies FROM aspect_applies"
                                   " WHERE scheme_id = :scheme_id AND holds_from <= :as_at ORDER BY urn, aspect_id, holds_from",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":scheme_id", matrix->scheme->id);
  trellis_sql_bind_day (statement, ":as_at", matrix->as_at);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      int row = trellis_matrix_find_row (matrix, (const char *) sqlite3_column_text (statement, 0));
      int column = trellis_matrix_find_column (matrix, (const char *) sqlite3_column_text (statement, 1));

      if (row >= 0 && column >= 0)
        trellis_matrix_get_cell (matrix, row, column)->applies = sqlite3_column_int (statement, 2);
    }

  return step == TRELLIS_STEP_DONE;
}

/**
 * trellis_store_read_matrix:
 * @self: a store
 * @schools: (element-type TrellisSchool): the schools to show, as at @as_at
 * @as_at: the day to look from
 * @compared_with: an earlier day to compare with, or %TRELLIS_DAY_NONE
 * @source: whose judgements to show; overall shows the agreed category where
 *   it is %TRELLIS_SOURCE_AGREED, else what that source judged overall
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the matrix of the trust's scheme, or
 *   %NULL with @error set
 */
TrellisMatrix *
trellis_store_read_matrix (TrellisStore   *self,
                           GListModel     *schools,
                           TrellisDay      as_at,
                           TrellisDay      compared_with,
                           TrellisSource   source,
                           GError        **error)
{
  g_autoptr (TrellisMatrix) matrix = NULL;
  TrellisScheme *scheme = trellis_store_get_scheme (self, error);

  if (scheme == NULL)
    return NULL;

  matrix = trellis_matrix_new (scheme, schools);
  matrix->as_at = as_at;
  matrix->compared_with = compared_with;
  matrix->source = source;
  if (!fill_applies (self, matrix, error) || !fill_cells (self, matrix, error))
    return NULL;
  if (source == TRELLIS_SOURCE_AGREED && !fill_overall (self, matrix, error))
    return NULL;
  for (guint i = 0; i < trellis_matrix_get_n_rows (matrix); i++)
    {
      TrellisMatrixRow *row = trellis_matrix_get_row (matrix, i);
      TrellisLevel *level = row->school->level_id != NULL ? trellis_scheme_get_level (scheme, row->school->level_id) : NULL;

      trellis_matrix_row_set_limit (row, level, row->school->agreed_on, as_at);
    }

  return g_steal_pointer (&matrix);
}

/* Judging ------------------------------------------------------------------- */

static gboolean
refuse_future (TrellisStore  *self,
               TrellisDay     day,
               GError       **error)
{
  g_autofree char *text = NULL;

  if (day <= trellis_store_get_today (self))
    return TRUE;

  text = trellis_day_format (day, TRELLIS_DAY_STYLE_LONG);
  g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
               _("%s has not come yet. A judgement is dated today or earlier."), text);
  return FALSE;
}

static char *
read_current_judgement (TrellisStore   *self,
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

  statement = trellis_sql_prepare (self,
                                   "SELECT j.id, j.judged_on, j.level_id FROM judgement j"
                                   " WHERE j.urn = :urn AND j.scheme_id = :scheme_id AND j.aspect_id = :aspect_id"
                                   "  AND j.source = :source AND j.judged_on <= :as_at AND " NOT_SUPERSEDED ("judgement")
                                   " ORDER BY j.judged_on DESC, j.recorded_at DESC, j.rowid DESC LIMIT 1",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":urn", urn);
  trellis_sql_bind_text (statement, ":scheme_id", scheme_id);
  trellis_sql_bind_text (statement, ":aspect_id", aspect_id);
  trellis_sql_bind_text (statement, ":source", trellis_source_get_key (source));
  trellis_sql_bind_day (statement, ":as_at", as_at);
  if (trellis_sql_step (self, statement, error) != TRELLIS_STEP_ROW)
    return NULL;

  *judged_on = trellis_sql_get_day (statement, 1);
  *level_id = trellis_sql_dup_text (statement, 2);
  return trellis_sql_dup_text (statement, 0);
}

/**
 * trellis_store_judge:
 * @self: a store
 * @urn: a school
 * @aspect_id: an aspect of the trust's scheme, or %TRELLIS_ASPECT_OVERALL for a
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
trellis_store_judge (TrellisStore   *self,
                     const char     *urn,
                     const char     *aspect_id,
                     const char     *level_id,
                     TrellisDay      judged_on,
                     TrellisSource   source,
                     const char     *narrative,
                     GError        **error)
{
  TrellisScheme *scheme = trellis_store_get_scheme (self, error);
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

  if (scheme == NULL || !refuse_future (self, judged_on, error))
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

  current = read_current_judgement (self, urn, scheme->id, aspect_id, source, judged_on, &current_on, &old_level_id, &local_error);
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
                                   "INSERT INTO judgement (id, urn, scheme_id, scheme_version, aspect_id, level_id, judged_on,"
                                   "  source, narrative, recorded_at, supersedes)"
                                   " VALUES (:id, :urn, :scheme_id,"
                                   "  (SELECT max (version) FROM scheme_version WHERE scheme_id = :scheme_id),"
                                   "  :aspect_id, :level_id, :judged_on, :source, :narrative, :recorded_at, :supersedes)",
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
    g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN, _("That judgement is no longer in the file."));
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
                                   "SELECT id, what, dated_on FROM evidence WHERE judgement_id = :id ORDER BY dated_on DESC, id",
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

/* Categories ---------------------------------------------------------------- */

/**
 * trellis_store_propose:
 * @self: a store
 * @urn: a school
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Proposes a level by best fit over the agreed judgements of that day. A person
 * decides.
 *
 * Returns: (transfer full) (nullable): the proposal, with no level where
 *   nothing is judged; its levels and aspects belong to
 *   trellis_store_get_scheme(); or %NULL with @error set
 */
TrellisProposal *
trellis_store_propose (TrellisStore  *self,
                       const char    *urn,
                       TrellisDay     as_at,
                       GError       **error)
{
  TrellisScheme *scheme = trellis_store_get_scheme (self, error);
  g_autoptr (TrellisSchool) school = NULL;
  g_autoptr (GHashTable) levels = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  TrellisSubject subject = { NULL };

  if (scheme == NULL)
    return NULL;
  school = trellis_store_read_school (self, urn, as_at, error);
  if (school == NULL)
    return NULL;

  for (guint i = 0; i < scheme->aspects->len; i++)
    {
      TrellisAspect *aspect = g_ptr_array_index (scheme->aspects, i);
      g_autoptr (GError) local_error = NULL;
      g_autofree char *id = NULL;
      char *level_id = NULL;
      TrellisDay judged_on;

      id = read_current_judgement (self, urn, scheme->id, aspect->id, TRELLIS_SOURCE_AGREED, as_at, &judged_on, &level_id,
                                   &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      if (id != NULL)
        g_hash_table_insert (levels, aspect->id, level_id);
    }

  subject.phase = school->phase;
  subject.level_id = school->level_id;
  subject.is_church = school->is_church;
  subject.is_federation = school->federation_id != NULL;
  return trellis_best_fit (scheme, &subject, levels);
}

static gboolean
write_category (TrellisStore      *self,
                TrellisSchool     *school,
                TrellisScheme     *scheme,
                const char        *level_id,
                TrellisDay         agreed_on,
                const char        *meeting,
                const char        *attendees,
                const char        *proposed_level_id,
                const char        *reason,
                const char        *narrative,
                char             **id,
                GError           **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = trellis_sql_prepare (self,
                                   "INSERT INTO category (id, urn, scheme_id, scheme_version, level_id, agreed_on, meeting,"
                                   "  attendees, proposed_level_id, reason, narrative, recorded_at, supersedes)"
                                   " VALUES (:id, :urn, :scheme_id,"
                                   "  (SELECT max (version) FROM scheme_version WHERE scheme_id = :scheme_id), :level_id,"
                                   "  :agreed_on, :meeting, :attendees, :proposed_level_id, :reason, :narrative, :recorded_at,"
                                   "  (SELECT j.id FROM category j WHERE j.urn = :urn AND j.scheme_id = :scheme_id"
                                   "    AND j.agreed_on = :agreed_on AND " NOT_SUPERSEDED ("category")
                                   "    ORDER BY j.recorded_at DESC, j.rowid DESC LIMIT 1))",
                                   error);
  if (statement == NULL)
    return FALSE;
  *id = trellis_store_new_id (self);
  trellis_sql_bind_text (statement, ":id", *id);
  trellis_sql_bind_text (statement, ":urn", school->urn);
  trellis_sql_bind_text (statement, ":scheme_id", scheme->id);
  trellis_sql_bind_text (statement, ":level_id", level_id);
  trellis_sql_bind_day (statement, ":agreed_on", agreed_on);
  trellis_sql_bind_text (statement, ":meeting", meeting);
  trellis_sql_bind_text (statement, ":attendees", attendees);
  trellis_sql_bind_text (statement, ":proposed_level_id", proposed_level_id);
  trellis_sql_bind_text (statement, ":reason", reason);
  trellis_sql_bind_text (statement, ":narrative", narrative);
  trellis_sql_bind_int (statement, ":recorded_at", trellis_clock_get_now ());
  return trellis_sql_run (self, statement, error);
}

/* A federation is categorised as one: what is agreed for a member holds for
 * each school that was one on the day. */
static gboolean
write_category_of_members (TrellisStore   *self,
                           TrellisSchool  *school,
                           TrellisScheme  *scheme,
                           const char     *level_id,
                           TrellisDay      agreed_on,
                           const char     *meeting,
                           const char     *attendees,
                           const char     *proposed_level_id,
                           const char     *reason,
                           const char     *narrative,
                           char          **id,
                           GError        **error)
{
  g_autoptr (GListModel) schools = NULL;

  if (!write_category (self, school, scheme, level_id, agreed_on, meeting, attendees, proposed_level_id, reason, narrative,
                       id, error))
    return FALSE;
  if (school->federation_id == NULL)
    return TRUE;

  schools = trellis_store_list_schools (self, agreed_on, FALSE, error);
  if (schools == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) member = g_list_model_get_item (schools, i);
      g_autofree char *member_id = NULL;

      if (g_strcmp0 (member->federation_id, school->federation_id) != 0 || g_str_equal (member->urn, school->urn))
        continue;
      if (!write_category (self, member, scheme, level_id, agreed_on, meeting, attendees, proposed_level_id, reason,
                           narrative, &member_id, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * trellis_store_agree_category:
 * @self: a store
 * @urn: a school; for a member of a federation the category is that of every
 *   member
 * @level_id: a level of the trust's scheme
 * @agreed_on: the meeting's day, not after today
 * @meeting: the meeting's name
 * @attendees: who was there, a line each
 * @reason: why it differs from the proposal; needed where it does
 * @narrative: in words; may be empty
 * @error: return location for a #GError
 *
 * Records a school's category as people agreed it. One agreed the same day
 * before is corrected by this one.
 *
 * Returns: (transfer full) (nullable): its id, or %NULL with @error set:
 *   %TRELLIS_STORE_ERROR_REFUSED where the level differs from the proposal and
 *   no reason is given
 */
char *
trellis_store_agree_category (TrellisStore  *self,
                              const char    *urn,
                              const char    *level_id,
                              TrellisDay     agreed_on,
                              const char    *meeting,
                              const char    *attendees,
                              const char    *reason,
                              const char    *narrative,
                              GError       **error)
{
  TrellisScheme *scheme = trellis_store_get_scheme (self, error);
  g_autoptr (TrellisSchool) school = NULL;
  g_autoptr (TrellisProposal) proposal = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *id = NULL;
  TrellisLevel *level, *old_level;

  if (scheme == NULL || !refuse_future (self, agreed_on, error))
    return NULL;
  level = trellis_scheme_get_level (scheme, level_id);
  if (level == NULL || level->aspect_id != NULL)
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_UNKNOWN, _("The scheme has no category “%s”."), level_id);
      return NULL;
    }
  school = trellis_store_read_school (self, urn, agreed_on, error);
  if (school == NULL)
    return NULL;
  proposal = trellis_store_propose (self, urn, agreed_on, error);
  if (proposal == NULL)
    return NULL;
  if (proposal->level != NULL && proposal->level != level && *reason == '\0')
    {
      g_set_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED,
                   _("The best fit is %s. Say in a few words why %s was agreed."), proposal->level->name, level->name);
      return NULL;
    }

  old_level = school->level_id != NULL ? trellis_scheme_get_level (scheme, school->level_id) : NULL;
  if (old_level != NULL && old_level != level)
    sentence = g_strdup_printf (_("%s: category agreed %s, was %s"), school->name, level->name, old_level->name);
  else
    sentence = g_strdup_printf (_("%s: category agreed %s"), school->name, level->name);

  if (!trellis_store_begin_change (self, "category", urn, sentence, error))
    return NULL;
  if (!trellis_store_end_change (self,
                                 write_category_of_members (self, school, scheme, level_id, agreed_on, meeting, attendees,
                                                            proposal->level != NULL ? proposal->level->id : NULL, reason,
                                                            narrative, &id, error),
                                 error))
    return NULL;

  return g_steal_pointer (&id);
}
