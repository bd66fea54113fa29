/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-judgements.h"

#include "trellis-store-private.h"
#include "trellis-store-schemes.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <string.h>

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
                                   "  j.narrative <> '' OR EXISTS (SELECT 1 FROM evidence e WHERE"
                                   " e.judgement_id = j.id)"
                                   " FROM " JUDGEMENTS_READ (":scheme_id") " j WHERE j.judged_on <= :as_at"
                                   "  AND " NOT_SUPERSEDED ("judgement", "j")
                                   " ORDER BY j.urn, j.aspect_id, j.judged_on, j.recorded_at, j.position",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":scheme_id", matrix->scheme->id);
  trellis_sql_bind_day (statement, ":as_at", matrix->as_at);

  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      guint row = GPOINTER_TO_UINT (g_hash_table_lookup (rows, trellis_sql_get_text (statement, 0)));
      guint column = GPOINTER_TO_UINT (g_hash_table_lookup (columns, trellis_sql_get_text (statement, 1)));
      TrellisSource source = TRELLIS_SOURCE_AGREED;
      TrellisDay judged_on = trellis_sql_get_day (statement, 4);
      TrellisLevel *level = trellis_scheme_get_level (matrix->scheme, trellis_sql_get_text (statement, 3));
      TrellisMatrixCell *cell;

      if (row == 0 || column == 0 || level == NULL)
        continue;
      trellis_source_parse (trellis_sql_get_text (statement, 2), &source);
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
                                   "SELECT j.urn, j.level_id, j.agreed_on FROM " CATEGORIES_READ (":scheme_id") " j"
                                   " WHERE j.agreed_on <= :as_at AND "
                                   NOT_SUPERSEDED ("category", "j")
                                   " ORDER BY j.urn, j.agreed_on, j.recorded_at, j.position",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":scheme_id", matrix->scheme->id);
  trellis_sql_bind_day (statement, ":as_at", matrix->as_at);

  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      guint row = GPOINTER_TO_UINT (g_hash_table_lookup (rows, trellis_sql_get_text (statement, 0)));
      TrellisLevel *level = trellis_scheme_get_level (matrix->scheme, trellis_sql_get_text (statement, 1));
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
            trellis_applies_to (&matrix->scheme->applies, &subject) &&
            (g_str_equal (aspect_id, TRELLIS_ASPECT_OVERALL) ||
             trellis_scheme_aspect_applies (matrix->scheme, aspect_id, &subject));
        }
    }

  /* What a person said of a school stands above what the scheme says of its phase. */
  statement = trellis_sql_prepare (self,
                                   "SELECT urn, aspect_id, applies, holds_from FROM aspect_applies"
                                   " WHERE scheme_id = :scheme_id AND holds_from <= :as_at"
                                   " UNION ALL SELECT f.urn, a.to_aspect_id, f.applies, f.holds_from FROM aspect_map a"
                                   " JOIN aspect_applies f ON f.scheme_id = a.scheme_id AND f.aspect_id = a.aspect_id"
                                   " WHERE a.to_scheme_id = :scheme_id AND f.holds_from <= :as_at"
                                   " ORDER BY urn, aspect_id, holds_from, applies",
                                   error);
  if (statement == NULL)
    return FALSE;
  trellis_sql_bind_text (statement, ":scheme_id", matrix->scheme->id);
  trellis_sql_bind_day (statement, ":as_at", matrix->as_at);
  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      int row = trellis_matrix_find_row (matrix, trellis_sql_get_text (statement, 0));
      int column = trellis_matrix_find_column (matrix, trellis_sql_get_text (statement, 1));

      if (row >= 0 && column >= 0)
        trellis_matrix_get_cell (matrix, row, column)->applies = sqlite3_column_int (statement, 2);
    }

  return step == TRELLIS_STEP_DONE;
}

/* A scheme kept beside the trust's is for some schools, and the others have no row. */
static GListModel *
list_schools_of (TrellisScheme *scheme,
                 GListModel    *schools)
{
  g_autoptr (GListStore) list = g_list_store_new (TRELLIS_TYPE_SCHOOL);

  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);
      TrellisSubject subject = { school->phase, school->level_id, school->is_church, school->federation_id != NULL };

      if (trellis_applies_to (&scheme->applies, &subject))
        g_list_store_append (list, school);
    }

  return G_LIST_MODEL (g_steal_pointer (&list));
}

/**
 * trellis_store_read_matrix_of:
 * @self: a store
 * @scheme_id: (nullable): a scheme that is kept beside the trust's; %NULL for
 *   the trust's
 * @schools: (element-type TrellisSchool): the schools to show, as at @as_at
 * @as_at: the day to look from
 * @compared_with: an earlier day to compare with, or %TRELLIS_DAY_NONE
 * @source: whose judgements to show; overall shows the agreed category where
 *   it is %TRELLIS_SOURCE_AGREED, else what that source judged overall
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the matrix of the scheme, with a row for
 *   each school that it is for, or %NULL with @error set
 */
TrellisMatrix *
trellis_store_read_matrix_of (TrellisStore   *self,
                              const char     *scheme_id,
                              GListModel     *schools,
                              TrellisDay      as_at,
                              TrellisDay      compared_with,
                              TrellisSource   source,
                              GError        **error)
{
  g_autoptr (TrellisMatrix) matrix = NULL;
  g_autoptr (GListModel) shown = NULL;
  TrellisScheme *scheme = trellis_store_get_scheme_of (self, scheme_id, as_at, error);

  if (scheme == NULL)
    return NULL;

  shown = scheme_id != NULL ? list_schools_of (scheme, schools) : g_object_ref (schools);
  matrix = trellis_matrix_new (scheme, shown);
  matrix->as_at = as_at;
  matrix->compared_with = compared_with;
  matrix->source = source;
  if (!fill_applies (self, matrix, error) || !fill_cells (self, matrix, error))
    return NULL;
  if (source == TRELLIS_SOURCE_AGREED && !fill_overall (self, matrix, error))
    return NULL;
  for (guint i = 0; i < trellis_matrix_get_n_rows (matrix) && scheme_id == NULL; i++)
    {
      TrellisMatrixRow *row = trellis_matrix_get_row (matrix, i);
      TrellisLevel *level = row->school->level_id != NULL ? trellis_scheme_get_level (scheme,
                                                                                      row->school->level_id) : NULL;

      trellis_matrix_row_set_limit (row, level, row->school->agreed_on, as_at);
    }

  return g_steal_pointer (&matrix);
}

/**
 * trellis_store_read_matrix:
 * @self: a store
 * @schools: (element-type TrellisSchool): the schools to show, as at @as_at
 * @as_at: the day to look from
 * @compared_with: an earlier day to compare with, or %TRELLIS_DAY_NONE
 * @source: whose judgements to show
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): trellis_store_read_matrix_of() the
 *   trust's scheme
 */
TrellisMatrix *
trellis_store_read_matrix (TrellisStore   *self,
                           GListModel     *schools,
                           TrellisDay      as_at,
                           TrellisDay      compared_with,
                           TrellisSource   source,
                           GError        **error)
{
  return trellis_store_read_matrix_of (self, NULL, schools, as_at, compared_with, source, error);
}
