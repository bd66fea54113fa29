/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-export-private.h"

#include "trellis-store-inspections.h"
#include "trellis-store-judgements.h"
#include "trellis-store-schemes.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Schools, how they stand, and their inspections as tables. */

/* What is unknown is negative in a snapshot; here it is an empty cell, never 0. */
static void
add_figure (TrellisTable *table,
            double        value,
            int           decimals)
{
  trellis_table_add_number (table, value < 0 ? NAN : value, decimals);
}

/* A level's name, short code and id. */
static void
add_level (TrellisTable  *table,
           TrellisScheme *scheme,
           const char    *level_id)
{
  const TrellisLevel *level = level_id != NULL ? trellis_scheme_get_level (scheme, level_id) : NULL;

  trellis_table_add_coloured (table, level != NULL ? level->name : level_id, level != NULL ? level->colour : NULL);
  trellis_table_add_text (table, level != NULL ? level->short_code : NULL);
  trellis_table_add_text (table, level_id);
}

/* Schools by URN, those that have closed or left among them. */
static GHashTable *
read_schools (TrellisStore  *store,
              TrellisDay     as_at,
              GError       **error)
{
  g_autoptr (GListModel) schools = trellis_store_list_schools (store, as_at, TRUE, error);
  GHashTable *by_urn;

  if (schools == NULL)
    return NULL;

  by_urn = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      TrellisSchool *school = g_list_model_get_item (schools, i);

      g_hash_table_replace (by_urn, school->urn, school);
    }

  return by_urn;
}

/**
 * trellis_export_fill_schools:
 * @store: a store, on its thread
 * @table: a table without columns yet
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Fills a table with schools, those that have closed or left among them.
 *
 * Returns: whether it is filled
 */
gboolean
trellis_export_fill_schools (TrellisStore  *store,
                             TrellisTable  *table,
                             TrellisDay     as_at,
                             GError       **error)
{
  static const TrellisTableColumn columns[] = {
    { "urn", N_("URN"), 9 },
    { "name", N_("School"), 32 },
    { "phase", N_("Phase"), 14 },
    { "status", N_("Status"), 10 },
    { "federation", N_("Federation"), 24 },
    { "level", N_("Level"), 18 },
    { "adviser", N_("Adviser"), 18 },
    { "level_code", NULL, 10 },
    { "level_id", NULL, 10 },
    { "agreed_on", N_("Agreed on"), 12 },
    { "previous_level_id", NULL, 10 },
    { "hub", N_("Hub"), 16 },
    { "short_name", N_("Short name"), 16 },
    { "joined_on", N_("Joined on"), 12 },
    { "headteacher", N_("Headteacher"), 20 },
    { "kind", N_("Kind"), 22 },
    { "local_authority", N_("Local authority"), 18 },
    { "is_church", N_("Church school"), 9 },
    { "religious_character", N_("Religious character"), 18 },
    { "town", N_("Town"), 16 },
    { "postcode", N_("Postcode"), 11 },
    { "pupils", N_("Pupils"), 9 },
    { "capacity", N_("Capacity"), 9 },
    { "age_low", N_("Youngest age"), 9 },
    { "age_high", N_("Oldest age"), 9 },
    { "free_meals_pct", N_("Free school meals, %"), 11 },
    { "inspection", N_("Inspection"), 22 },
    { "inspected_on", N_("Inspected on"), 12 },
    { "next_visit_on", N_("Next visit"), 12 },
    { "open_actions_red", N_("Red actions"), 9 },
    { "open_actions_amber", N_("Amber actions"), 9 },
    { "open_actions_green", N_("Green actions"), 9 },
    { "open_actions_none", N_("Actions not rated"), 9 },
    { "overdue_actions", N_("Overdue actions"), 9 },
  };
  TrellisScheme *scheme = trellis_store_get_scheme_on (store, as_at, error);
  g_autoptr (GListModel) schools = NULL;

  if (scheme == NULL)
    return FALSE;
  schools = trellis_store_list_schools (store, as_at, TRUE, error);
  if (schools == NULL)
    return FALSE;

  trellis_export_add_columns (table, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);
      const TrellisLevel *level = school->level_id != NULL ? trellis_scheme_get_level (scheme, school->level_id) : NULL;

      trellis_table_add_text (table, school->urn);
      trellis_table_add_text (table, school->name);
      trellis_table_add_key (table, school->phase, trellis_phase_get_name (school->phase));
      trellis_table_add_key (table, trellis_membership_get_key (school->membership),
                             trellis_membership_get_name (school->membership));
      trellis_table_add_text (table, school->federation_name);
      trellis_table_add_coloured (table, level != NULL ? level->name : school->level_id,
                                  level != NULL ? level->colour : NULL);
      trellis_table_add_text (table, school->adviser_name);
      trellis_table_add_text (table, level != NULL ? level->short_code : NULL);
      trellis_table_add_text (table, school->level_id);
      trellis_table_add_day (table, school->agreed_on);
      trellis_table_add_text (table, school->previous_level_id);
      trellis_table_add_text (table, school->hub_name);
      trellis_table_add_text (table, school->short_name);
      trellis_table_add_day (table, school->joined_on);
      trellis_table_add_text (table, school->head_name);
      trellis_table_add_text (table, school->kind);
      trellis_table_add_text (table, school->local_authority);
      trellis_export_add_yes_or_no (table, school->is_church);
      trellis_table_add_text (table, school->religious_character);
      trellis_table_add_text (table, school->town);
      trellis_table_add_text (table, school->postcode);
      add_figure (table, school->pupils, 0);
      add_figure (table, school->capacity, 0);
      add_figure (table, school->age_low, 0);
      add_figure (table, school->age_high, 0);
      add_figure (table, school->free_meals_pct, 1);
      trellis_table_add_text (table, school->inspection);
      trellis_table_add_day (table, school->inspected_on);
      trellis_table_add_day (table, school->next_visit_on);
      trellis_table_add_int (table, school->open_actions[TRELLIS_RATING_RED]);
      trellis_table_add_int (table, school->open_actions[TRELLIS_RATING_AMBER]);
      trellis_table_add_int (table, school->open_actions[TRELLIS_RATING_GREEN]);
      trellis_table_add_int (table, school->open_actions[TRELLIS_RATING_NONE]);
      trellis_table_add_int (table, school->overdue_actions);
    }

  return TRUE;
}

static void
add_judgements (TrellisTable  *table,
                GHashTable    *schools,
                GListModel    *judgements)
{
  for (guint i = 0; i < g_list_model_get_n_items (judgements); i++)
    {
      g_autoptr (TrellisJudgement) judgement = g_list_model_get_item (judgements, i);
      TrellisScheme *scheme = judgement->scheme;
      const TrellisSchool *school = g_hash_table_lookup (schools, judgement->urn);
      const TrellisAspect *aspect = trellis_scheme_get_aspect (scheme, judgement->aspect_id);
      gboolean is_overall = g_str_equal (judgement->aspect_id, TRELLIS_ASPECT_OVERALL);

      trellis_table_add_text (table, judgement->urn);
      trellis_table_add_text (table, school != NULL ? school->name : NULL);
      trellis_table_add_text (table, is_overall ? scheme->overall_name :
                                           aspect != NULL ? aspect->name : judgement->aspect_id);
      add_level (table, scheme, judgement->level_id);
      trellis_table_add_day (table, judgement->judged_on);
      trellis_table_add_key (table, trellis_source_get_key (judgement->source),
                             trellis_source_get_name (judgement->source));
      trellis_table_add_text (table, judgement->aspect_id);
      trellis_table_add_text (table, judgement->id);
      trellis_table_add_text (table, judgement->scheme_id);
      trellis_table_add_text (table, judgement->person_name);
      trellis_table_add_text (table, judgement->narrative);
      trellis_table_add_text (table, judgement->reason);
    }
}

/**
 * trellis_export_fill_judgements:
 * @store: a store, on its thread
 * @table: a table without columns yet
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Fills a table with judgements of every source and the agreed categories, each
 * in the words of the version of the scheme that it was made under.
 *
 * Returns: whether it is filled
 */
gboolean
trellis_export_fill_judgements (TrellisStore  *store,
                                TrellisTable  *table,
                                TrellisDay     as_at,
                                GError       **error)
{
  static const TrellisTableColumn columns[] = {
    { "urn", N_("URN"), 9 },
    { "school", N_("School"), 32 },
    { "aspect", N_("Aspect"), 24 },
    { "level", N_("Level"), 18 },
    { "level_code", NULL, 10 },
    { "level_id", NULL, 10 },
    { "date", N_("Date"), 12 },
    { "source", N_("Source"), 14 },
    { "aspect_id", NULL, 10 },
    { "id", NULL, 10 },
    { "scheme_id", NULL, 10 },
    { "person", N_("Person"), 40 },
    { "narrative", N_("Narrative"), 60 },
    { "reason", N_("Reason"), 50 },
  };
  g_autoptr (GHashTable) schools = read_schools (store, as_at, error);
  g_autoptr (GListModel) judgements = NULL;
  g_autoptr (GListModel) categories = NULL;

  if (schools == NULL)
    return FALSE;
  categories = trellis_store_list_categories (store, NULL, as_at, error);
  if (categories == NULL)
    return FALSE;
  judgements = trellis_store_list_judgements (store, NULL, NULL, as_at, error);
  if (judgements == NULL)
    return FALSE;

  trellis_export_add_columns (table, columns, G_N_ELEMENTS (columns));
  add_judgements (table, schools, categories);
  add_judgements (table, schools, judgements);

  return TRUE;
}

/**
 * trellis_export_fill_inspections:
 * @store: a store, on its thread
 * @table: a table without columns yet
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Fills a table with inspections, a row for the outcome and one for each area graded.
 *
 * Returns: whether it is filled
 */
gboolean
trellis_export_fill_inspections (TrellisStore  *store,
                                 TrellisTable  *table,
                                 TrellisDay     as_at,
                                 GError       **error)
{
  static const TrellisTableColumn columns[] = {
    { "urn", N_("URN"), 9 },
    { "school", N_("School"), 32 },
    { "framework", N_("Framework"), 14 },
    { "inspected_on", N_("Inspected on"), 12 },
    { "area", N_("Area"), 30 },
    { "grade", N_("Grade"), 24 },
    { "published_on", N_("Published on"), 12 },
    { "inspected_urn", N_("URN inspected"), 10 },
  };
  g_autoptr (GPtrArray) inspections = trellis_store_list_inspections (store, NULL, as_at, error);
  g_autoptr (GHashTable) schools = inspections != NULL ? read_schools (store, as_at, error) : NULL;

  if (schools == NULL)
    return FALSE;

  trellis_export_add_columns (table, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < inspections->len; i++)
    {
      const TrellisInspection *inspection = g_ptr_array_index (inspections, i);
      const TrellisSchool *school = g_hash_table_lookup (schools, inspection->urn);

      /* The outcome in words comes first, as an area of its own. */
      for (guint j = 0; j <= inspection->grades->len; j++)
        {
          const TrellisInspectionGrade *grade = j > 0 ? g_ptr_array_index (inspection->grades, j - 1) : NULL;

          trellis_table_add_text (table, inspection->urn);
          trellis_table_add_text (table, school != NULL ? school->name : NULL);
          trellis_table_add_key (table, trellis_framework_get_key (inspection->framework),
                                 trellis_framework_get_name (inspection->framework));
          trellis_table_add_day (table, inspection->inspected_on);
          trellis_table_add_text (table, grade != NULL ? grade->area : "outcome");
          trellis_table_add_text (table, grade != NULL ? grade->grade : inspection->outcome);
          trellis_table_add_day (table, inspection->published_on);
          trellis_table_add_text (table, inspection->inspected_urn);
        }
    }

  return TRUE;
}

/* The columns of a matrix: what a row is, then a column for each aspect. */
static void
add_matrix_columns (TrellisTable  *table,
                    TrellisMatrix *matrix)
{
  static const TrellisTableColumn columns[] = {
    { "urn", N_("URN"), 9 },
    { "school", N_("School"), 32 },
    { "hub", N_("Hub"), 16 },
  };

  trellis_export_add_columns (table, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < trellis_matrix_get_n_columns (matrix); i++)
    {
      const TrellisMatrixColumn *column = trellis_matrix_get_column (matrix, i);

      trellis_table_add_column (table, column->aspect_id, column->name, 14);
    }
}

/**
 * trellis_export_fill_matrix:
 * @store: a store, on its thread
 * @table: a table without columns yet
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Fills a table with open schools by aspect, as the matrix first shows them: the
 * agreed level's short code on its colour.
 *
 * Returns: whether it is filled
 */
gboolean
trellis_export_fill_matrix (TrellisStore  *store,
                            TrellisTable  *table,
                            TrellisDay     as_at,
                            GError       **error)
{
  g_autoptr (GListModel) schools = trellis_store_list_schools (store, as_at, FALSE, error);
  g_autoptr (TrellisMatrix) matrix = NULL;

  if (schools == NULL)
    return FALSE;
  matrix = trellis_store_read_matrix (store, schools, as_at, TRELLIS_DAY_NONE, TRELLIS_SOURCE_AGREED, error);
  if (matrix == NULL)
    return FALSE;

  add_matrix_columns (table, matrix);
  for (guint i = 0; i < trellis_matrix_get_n_rows (matrix); i++)
    {
      const TrellisSchool *school = trellis_matrix_get_row (matrix, i)->school;

      trellis_table_add_text (table, school->urn);
      trellis_table_add_text (table, school->name);
      trellis_table_add_text (table, school->hub_name);
      for (guint j = 0; j < trellis_matrix_get_n_columns (matrix); j++)
        {
          const TrellisMatrixCell *cell = trellis_matrix_get_cell (matrix, i, j);

          if (!cell->applies)
            trellis_table_add_key (table, "n/a", _("Does not apply"));
          else if (cell->level == NULL)
            trellis_table_add_text (table, NULL);
          else
            trellis_table_add_coloured (table, cell->level->short_code, cell->level->colour);
        }
    }

  return TRUE;
}
