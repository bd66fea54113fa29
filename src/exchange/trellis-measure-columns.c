/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-measure-columns.h"

#include "trellis-import.h"
#include "trellis-store-columns.h"
#include "trellis-store-measures.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Lines that a file may have above its headings: fewer than two cells. */
#define MOST_TITLE_ROWS 10

static const struct
{
  const char *key;            /* the heading that the export writes, and the role that is remembered */
  const char *name;           /* for a person who says what a column is */
  const char *others[4];      /* headings that mean it too */
} kinds[TRELLIS_N_COLUMN_KINDS] = {
  [TRELLIS_COLUMN_LEFT_OUT] = { "", N_("Left out") },
  [TRELLIS_COLUMN_URN] = { "urn", N_("The school’s URN"), { "school urn", "school_urn" } },
  [TRELLIS_COLUMN_SCHOOL] = { "school", N_("The school’s name"), { "school name", "academy", "name" } },
  [TRELLIS_COLUMN_PERIOD] = { "period", N_("The year, term, month or day"),
                              { "year", "academic year", "term", "date" } },
  [TRELLIS_COLUMN_MEASURE] = { "measure", N_("Which measure the row is of") },
  [TRELLIS_COLUMN_VALUE] = { "value", N_("The figure of the row’s measure"), { "figure" } },
  [TRELLIS_COLUMN_FIGURE] = { "figure of", N_("Figures of a measure") },
  [TRELLIS_COLUMN_REASON] = { "missing_reason", N_("Why there is no figure"), { "reason" } },
  [TRELLIS_COLUMN_SOURCE] = { "source", N_("Where the figure comes from") },
  [TRELLIS_COLUMN_GROUP] = { "pupil_group", N_("The group of pupils"), { "group" } },
  [TRELLIS_COLUMN_COHORT] = { "cohort", N_("How many pupils"), { "pupils" } },
  [TRELLIS_COLUMN_LOW] = { "low", N_("Lower end of the interval") },
  [TRELLIS_COLUMN_HIGH] = { "high", N_("Upper end of the interval") },
  [TRELLIS_COLUMN_NAME] = { "measure_name", N_("What the measure is called") },
  [TRELLIS_COLUMN_UNIT] = { "unit", N_("The measure’s unit") },
  [TRELLIS_COLUMN_DECIMALS] = { "decimals", N_("How many places its figures have") },
  [TRELLIS_COLUMN_BETTER] = { "better", N_("Which way is better: up, down or neither") },
  [TRELLIS_COLUMN_EVERY] = { "every", N_("How often it has a figure") },
};

static void
free_column (gpointer data)
{
  TrellisMeasureColumn *column = data;

  g_free (column->heading);
  g_free (column->measure_id);
  g_free (column);
}

/**
 * trellis_column_kind_get_name:
 * @kind: what a column is
 *
 * Returns: (transfer none): it in words
 */
const char *
trellis_column_kind_get_name (TrellisColumnKind kind)
{
  g_return_val_if_fail ((guint) kind < TRELLIS_N_COLUMN_KINDS, NULL);

  return _(kinds[kind].name);
}

/* The period in a file's name: a day, or a school year with or without a term. */
static char *
find_file_period (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GRegex) regex = g_regex_new ("20\\d\\d-\\d\\d-\\d\\d(?!\\d)|"
                                          "20\\d\\d[-_]?(?:20)?\\d\\d(?!\\d)(?:[ _-]T[1-6])?", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (regex, name, 0, &match);
  while (g_match_info_matches (match))
    {
      g_autofree char *found = g_match_info_fetch (match, 0);
      char *key;
      TrellisDay ends_on;

      g_strdelimit (found, "_", '-');
      g_strdelimit (found + 7, "-", strchr (found + 7, 'T') != NULL ? ' ' : '-');
      key = trellis_period_dup_key (found, &ends_on);
      if (key != NULL)
        return key;
      g_match_info_next (match, NULL);
    }

  return NULL;
}

static void
guess (TrellisMeasureColumn *column,
       GPtrArray            *measures)
{
  g_autofree char *folded = g_utf8_casefold (column->heading, -1);

  for (guint kind = TRELLIS_COLUMN_URN; kind < TRELLIS_N_COLUMN_KINDS; kind++)
    {
      if (g_str_equal (folded, kinds[kind].key))
        column->kind = kind;
      for (guint i = 0; i < G_N_ELEMENTS (kinds[kind].others) && kinds[kind].others[i] != NULL; i++)
        {
          if (g_str_equal (folded, kinds[kind].others[i]))
            column->kind = kind;
        }
    }
  for (guint i = 0; i < measures->len && column->kind == TRELLIS_COLUMN_LEFT_OUT; i++)
    {
      const TrellisMeasure *measure = g_ptr_array_index (measures, i);
      g_autofree char *name = g_utf8_casefold (measure->name, -1);

      if (!g_str_equal (folded, name) && !g_str_equal (folded, measure->id))
        continue;
      column->kind = TRELLIS_COLUMN_FIGURE;
      column->measure_id = g_strdup (measure->id);
    }
}

static void
recall (TrellisMeasureColumns *self,
        GArray                *roles)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      TrellisMeasureColumn *column = g_ptr_array_index (self->columns, i);

      for (guint k = 0; k < roles->len; k++)
        {
          const TrellisColumnRole *role = &g_array_index (roles, TrellisColumnRole, k);

          if (!g_str_equal (role->column, column->heading))
            continue;
          column->kind = TRELLIS_COLUMN_LEFT_OUT;
          g_clear_pointer (&column->measure_id, g_free);
          for (guint kind = 0; kind < TRELLIS_N_COLUMN_KINDS; kind++)
            {
              if (g_str_equal (kinds[kind].key, role->role))
                column->kind = kind;
            }
          column->measure_id = g_strdup (role->measure_id);
        }
    }
}

/* Steps onto the headings: the first row with two cells or more. */
static gboolean
find_head (TrellisMeasureColumns  *self,
           TrellisCsvReader       *reader,
           GError                **error)
{
  for (guint i = 0; i <= MOST_TITLE_ROWS; i++)
    {
      TrellisCsvStep step = trellis_csv_reader_step (reader, error);
      guint n_filled = 0;

      if (step == TRELLIS_CSV_STEP_ERROR)
        return FALSE;
      if (step == TRELLIS_CSV_STEP_END)
        break;
      for (guint k = 0; k < trellis_csv_reader_get_n_fields (reader); k++)
        {
          TrellisMeasureColumn *column = g_new0 (TrellisMeasureColumn, 1);

          column->heading = g_strstrip (g_strdup (trellis_csv_reader_get_fields (reader)[k].text));
          n_filled += *column->heading != '\0';
          g_ptr_array_add (self->columns, column);
        }
      if (n_filled > 1)
        return TRUE;
      g_ptr_array_set_size (self->columns, 0);
    }

  trellis_csv_reader_set_error (reader, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_HEADER, -1,
                                _("there are no headings; the first row says what each column is"), error);
  return FALSE;
}

/**
 * trellis_measure_columns_read:
 * @store: a store, on its thread
 * @reader: a reader before its first row
 * @path: the file
 * @error: return location for a #GError
 *
 * Steps onto the headings of a file of figures and says what each column is: as
 * a person has said before of a file with the same headings, or as the headings
 * themselves say.
 *
 * Returns: (transfer full) (nullable): the columns, or %NULL with @error set
 */
TrellisMeasureColumns *
trellis_measure_columns_read (TrellisStore      *store,
                              TrellisCsvReader  *reader,
                              const char        *path,
                              GError           **error)
{
  g_autoptr (TrellisMeasureColumns) self = g_new0 (TrellisMeasureColumns, 1);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GPtrArray) measures = NULL;
  g_autoptr (GArray) roles = NULL;

  self->columns = g_ptr_array_new_with_free_func (free_column);
  self->file_period = find_file_period (path);
  if (!find_head (self, reader, error))
    return NULL;
  for (guint i = 0; i < self->columns->len; i++)
    {
      TrellisMeasureColumn *column = g_ptr_array_index (self->columns, i);

      g_checksum_update (checksum, (const guchar *) column->heading, (gssize) strlen (column->heading) + 1);
    }
  self->head_hash = g_strdup (g_checksum_get_string (checksum));

  measures = trellis_store_list_measures (store, error);
  roles = measures != NULL ? trellis_store_list_column_roles (store, self->head_hash, error) : NULL;
  if (roles == NULL)
    return NULL;
  for (guint i = 0; i < self->columns->len; i++)
    guess (g_ptr_array_index (self->columns, i), measures);
  self->is_remembered = roles->len > 0;
  recall (self, roles);

  return g_steal_pointer (&self);
}

/**
 * trellis_measure_columns_dup_lack:
 * @self: the columns of a file
 *
 * Returns: (transfer full) (nullable): what is missing for its figures to be
 *   read, in words; %NULL where nothing is
 */
char *
trellis_measure_columns_dup_lack (const TrellisMeasureColumns *self)
{
  gboolean has[TRELLIS_N_COLUMN_KINDS] = { FALSE };

  for (guint i = 0; i < self->columns->len; i++)
    has[((TrellisMeasureColumn *) g_ptr_array_index (self->columns, i))->kind] = TRUE;
  if (!has[TRELLIS_COLUMN_URN] && !has[TRELLIS_COLUMN_SCHOOL])
    return g_strdup (_("no column says which school a row is of"));
  if (!has[TRELLIS_COLUMN_FIGURE] && !(has[TRELLIS_COLUMN_MEASURE] && has[TRELLIS_COLUMN_VALUE]))
    return g_strdup (_("no column has the figures of a measure"));
  if (!has[TRELLIS_COLUMN_PERIOD] && self->file_period == NULL)
    return g_strdup (_("no column says of what year, term, month or day a row is, and the file’s name does not either; "
                       "name it such as attendance-2025-26.csv"));

  return NULL;
}

/* A measure that is called as its column is. */
static gboolean
add_measure (TrellisMeasureColumn  *column,
             TrellisStore          *store,
             GError               **error)
{
  TrellisMeasure measure = { .name = column->heading, .better = TRELLIS_BETTER_NEITHER, .decimals = 1,
                             .unit = (char *) (strchr (column->heading, '%') != NULL ? "%" : ""),
                             .every = (char *) "year" };

  measure.id = trellis_store_dup_measure_id (store, column->heading, error);
  column->measure_id = measure.id;

  return measure.id != NULL && trellis_store_add_measure (store, &measure, error);
}

static gboolean
remember (TrellisMeasureColumns  *self,
          TrellisStore           *store,
          const char             *file_name,
          GError                **error)
{
  g_autoptr (GArray) roles = g_array_new (FALSE, FALSE, sizeof (TrellisColumnRole));

  for (guint i = 0; i < self->columns->len; i++)
    {
      TrellisMeasureColumn *column = g_ptr_array_index (self->columns, i);
      TrellisColumnRole role = { column->heading, kinds[column->kind].key };

      if (column->kind == TRELLIS_COLUMN_FIGURE && column->measure_id == NULL && !add_measure (column, store, error))
        return FALSE;
      role.measure_id = column->measure_id;
      g_array_append_val (roles, role);
    }

  return trellis_store_set_column_roles (store, self->head_hash, file_name, roles, error);
}

/**
 * trellis_measure_columns_remember:
 * @self: the columns of a file
 * @store: a store, on its thread
 * @file_name: the file
 * @error: return location for a #GError
 *
 * Remembers what each column is for every file with the same headings, and adds
 * the measures that are new, as one change.
 *
 * Returns: whether it is remembered
 */
gboolean
trellis_measure_columns_remember (TrellisMeasureColumns  *self,
                                  TrellisStore           *store,
                                  const char             *file_name,
                                  GError                **error)
{
  g_autofree char *sentence = g_strdup_printf (_("Name the columns of %s"), file_name);

  return trellis_store_begin_change (store, "measure", NULL, sentence, error) &&
         trellis_store_end_change (store, remember (self, store, file_name, error), error);
}

/**
 * trellis_measure_columns_free:
 * @self: (transfer full): the columns of a file
 */
void
trellis_measure_columns_free (TrellisMeasureColumns *self)
{
  g_free (self->head_hash);
  g_ptr_array_unref (self->columns);
  g_free (self->file_period);
  g_free (self);
}
