/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-measure-import.h"

#include "trellis-figure-intake.h"
#include "trellis-figure-parse.h"
#include "trellis-measure-columns.h"
#include "trellis-store-trend.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Figures from any table: what the export writes, and whatever a person has
 * said the columns of. A row is of one measure, which it names, or has a column
 * for each. */

typedef struct
{
  TrellisMeasureColumns *columns;
  TrellisCsvReader *reader;
  TrellisImport *result;
  TrellisFigureIntake *intake;
  int places[TRELLIS_N_COLUMN_KINDS];   /* the first column of a kind; -1: there is none */
  const char *source;                   /* of a row that does not say */
} Reading;

/* What a row says of all its figures. */
typedef struct
{
  const char *urn;          /* of a school of the trust, or an area's name */
  const char *name;
  gboolean is_own;
  gboolean is_area;
  const char *period;
  TrellisDay ends_on;
} Row;

static const char *
get_word (Reading *self,
          int      place)
{
  /* A short row has fewer cells than there are headings. */
  if (place < 0 || place >= (int) trellis_csv_reader_get_n_fields (self->reader))
    return "";

  return trellis_import_get_word (&trellis_csv_reader_get_fields (self->reader)[place]);
}

static const char *
get (Reading           *self,
     TrellisColumnKind  kind)
{
  return get_word (self, self->places[kind]);
}

/* A reason may well be that the figure is not applicable, which elsewhere is
 * how a file says nothing. */
static const char *
get_reason (Reading *self)
{
  int place = self->places[TRELLIS_COLUMN_REASON];

  if (place < 0 || place >= (int) trellis_csv_reader_get_n_fields (self->reader))
    return "";

  return g_strstrip (trellis_csv_reader_get_fields (self->reader)[place].text);
}

static void
refuse (Reading *self,
        char    *problem)
{
  trellis_import_add (self->result, TRELLIS_IMPORT_REFUSED, trellis_csv_reader_get_line (self->reader), problem);
}

/* Places behind the point: "94.30%" has two. */
static int
count_decimals (const char *word)
{
  const char *point = strchr (word, '.');

  return point != NULL ? (int) strspn (point + 1, "0123456789") : 0;
}

static const char *
guess_frequency (const char *period)
{
  gsize length = strlen (period);

  return strchr (period, '/') != NULL ? "half-term" : length == 10 ? "point" :
         g_ascii_isdigit (period[5]) && atoi (period + 5) == (atoi (period + 2) + 1) % 100 ? "year" : "month";
}

/* The measure of a row; one that the trust file does not have is brought by the
 * file, as far as it describes it. */
static const TrellisMeasure *
find_measure (Reading    *self,
              const char *text,
              const Row  *row,
              const char *word)
{
  const TrellisMeasure *known = trellis_figure_intake_find_measure (self->intake, text);
  const char *name = get (self, TRELLIS_COLUMN_NAME);
  const char *unit = get (self, TRELLIS_COLUMN_UNIT);
  const char *every = get (self, TRELLIS_COLUMN_EVERY);
  g_autofree char *id = NULL;
  TrellisMeasure measure = { .better = TRELLIS_BETTER_NEITHER };

  if (known == NULL)
    {
      id = *name != '\0' ? g_strdup (text) : trellis_figure_intake_dup_new_id (self->intake, text);
      measure.id = id;
      measure.name = (char *) (*name != '\0' ? name : text);
      measure.unit = (char *) (self->places[TRELLIS_COLUMN_UNIT] >= 0 ? unit : g_str_has_suffix (word, "%") ? "%" : "");
      measure.decimals = CLAMP (atoi (get (self, TRELLIS_COLUMN_DECIMALS)), 0, TRELLIS_MEASURE_MOST_DECIMALS);
      measure.every = (char *) (trellis_frequency_is_one (every) ? every : guess_frequency (row->period));
      trellis_better_parse (get (self, TRELLIS_COLUMN_BETTER), &measure.better);
      known = trellis_figure_intake_add_measure (self->intake, &measure);
    }
  if (self->places[TRELLIS_COLUMN_DECIMALS] < 0)
    trellis_figure_intake_widen (self->intake, known->id, count_decimals (word));

  return known;
}

static double
read_number (Reading           *self,
             TrellisColumnKind  kind)
{
  const char *reason;
  double number = NAN;

  trellis_figure_parse (get (self, kind), &number, &reason);
  return number;
}

/* One figure; @measure is as the file writes it. */
static void
read_figure (Reading    *self,
             const Row  *row,
             const char *measure,
             const char *word)
{
  const char *reason = get_reason (self);
  const char *source = get (self, TRELLIS_COLUMN_SOURCE);
  double cohort = read_number (self, TRELLIS_COLUMN_COHORT);
  guint64 line = trellis_csv_reader_get_line (self->reader);
  TrellisFigure figure = {
    .urn = row->urn,
    .pupil_group = get (self, TRELLIS_COLUMN_GROUP),
    .period = row->period,
    .ends_on = row->ends_on,
    .value = NAN,
    .low = read_number (self, TRELLIS_COLUMN_LOW),
    .high = read_number (self, TRELLIS_COLUMN_HIGH),
    .cohort = isnan (cohort) || cohort < 0 ? -1 : (int) cohort,
    .source = *source != '\0' ? source : self->source,
  };

  /* Nothing is said of it. */
  if (*word == '\0' && *reason == '\0')
    return;
  if (*measure == '\0')
    {
      refuse (self, g_strdup_printf (_("%s: the measure is missing"), row->name));
      return;
    }
  if (*word == '\0')
    figure.missing_reason = reason;
  else if (!trellis_figure_parse (word, &figure.value, &figure.missing_reason))
    {
      refuse (self, g_strdup_printf (_("%s, %s: “%s” is neither a number nor a known word"), row->name, measure, word));
      return;
    }
  else if (figure.missing_reason != NULL && *reason != '\0')
    figure.missing_reason = reason;
  else if (!isnan (figure.value) && *reason != '\0')
    {
      refuse (self, g_strdup_printf (_("%s, %s: there is both a figure and a reason that it is missing"), row->name,
                                     measure));
      return;
    }
  figure.measure_id = find_measure (self, measure, row, word)->id;
  if (row->is_area ? !trellis_figure_intake_put_area (self->intake, &figure, line)
                   : !trellis_figure_intake_put (self->intake, &figure, row->is_own, line))
    refuse (self, g_strdup_printf (_("%s, %s: an earlier line says otherwise"), row->name, measure));
}

/* Whose row it is. */
static gboolean
find_school (Reading *self,
             Row     *row)
{
  const char *urn = get (self, TRELLIS_COLUMN_URN);
  const char *school = get (self, TRELLIS_COLUMN_SCHOOL);

  if (*urn != '\0')
    {
      row->urn = trellis_figure_intake_find_school (self->intake, urn);
      self->result->n_elsewhere += row->urn == NULL;
      row->is_own = row->urn != NULL && g_str_equal (row->urn, urn);
    }
  else if (*school != '\0')
    {
      row->urn = trellis_figure_intake_find_named_school (self->intake, school);
      row->is_own = TRUE;
      row->is_area = row->urn == NULL && g_ascii_strcasecmp (school, TRELLIS_AREA_ENGLAND) == 0;
      if (row->is_area)
        row->urn = TRELLIS_AREA_ENGLAND;
      if (row->urn == NULL)
        refuse (self, g_strdup_printf (_("the trust has no school “%s”, or more than one"), school));
    }
  if (row->urn != NULL)
    row->name = row->is_area ? row->urn : trellis_figure_intake_get_name (self->intake, row->urn);

  return row->urn != NULL;
}

static void
read_row (Reading *self)
{
  const char *period = get (self, TRELLIS_COLUMN_PERIOD);
  g_autofree char *key = NULL;
  Row row = { NULL };

  if (!find_school (self, &row))
    return;
  if (*period == '\0' && self->columns->file_period != NULL)
    period = self->columns->file_period;
  key = trellis_period_dup_key (period, &row.ends_on);
  if (key == NULL)
    {
      refuse (self, *period == '\0' ?
              g_strdup_printf (_("%s: the year, term, month or day is missing"), row.name) :
              g_strdup_printf (_("%s: “%s” is not a year, term, month or day; write it as 2025-26, 2025-26/3, 2026-03 "
                                 "or 2026-03-06"), row.name, period));
      return;
    }
  row.period = key;

  if (self->places[TRELLIS_COLUMN_MEASURE] >= 0 && self->places[TRELLIS_COLUMN_VALUE] >= 0)
    read_figure (self, &row, get (self, TRELLIS_COLUMN_MEASURE), get (self, TRELLIS_COLUMN_VALUE));
  for (guint i = 0; i < self->columns->columns->len; i++)
    {
      const TrellisMeasureColumn *column = g_ptr_array_index (self->columns->columns, i);

      if (column->kind == TRELLIS_COLUMN_FIGURE && *get_word (self, (int) i) != '\0')
        read_figure (self, &row, column->measure_id, get_word (self, (int) i));
    }
}

static gboolean
read_columns (Reading       *self,
              TrellisStore  *store,
              const char    *path,
              GError       **error)
{
  g_autofree char *lack = NULL;

  self->columns = trellis_measure_columns_read (store, self->reader, path, error);
  if (self->columns == NULL)
    return FALSE;
  for (guint i = 0; i < TRELLIS_N_COLUMN_KINDS; i++)
    self->places[i] = -1;
  for (guint i = 0; i < self->columns->columns->len; i++)
    {
      const TrellisMeasureColumn *column = g_ptr_array_index (self->columns->columns, i);

      if (self->places[column->kind] < 0)
        self->places[column->kind] = (int) i;
    }
  lack = trellis_measure_columns_dup_lack (self->columns);
  if (lack != NULL)
    trellis_csv_reader_set_error (self->reader, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_COLUMNS, -1, lack, error);

  return lack == NULL;
}

static TrellisImport *
import_measures (TrellisStore               *store,
                 const char                 *path,
                 TrellisImportMode           mode,
                 TrellisImportProgressFunc   progress_func,
                 gpointer                    progress_data,
                 GCancellable               *cancellable,
                 GError                    **error)
{
  g_autoptr (TrellisCsvReader) reader = trellis_csv_reader_new (path, error);
  g_autoptr (TrellisImport) result = trellis_import_new (&trellis_measure_import_kind);
  g_autoptr (TrellisFigureIntake) intake = NULL;
  g_autoptr (TrellisMeasureColumns) columns = NULL;
  g_autofree char *sentence = NULL;
  Reading reading = { .reader = reader, .result = result };
  TrellisCsvStep step = TRELLIS_CSV_STEP_ERROR;
  gboolean is_good;

  if (reader == NULL)
    return NULL;
  is_good = read_columns (&reading, store, path, error);
  columns = reading.columns;
  intake = reading.intake = is_good ? trellis_figure_intake_new (store, result, error) : NULL;
  reading.source = trellis_csv_reader_get_name (reader);
  is_good = intake != NULL;
  while (is_good && (step = trellis_csv_reader_step (reader, error)) == TRELLIS_CSV_STEP_ROW)
    {
      is_good = trellis_import_go_on (reader, progress_func, progress_data, cancellable, error);
      if (is_good)
        read_row (&reading);
    }
  if (!is_good || step != TRELLIS_CSV_STEP_END)
    return NULL;

  sentence = g_strdup_printf (_("Import figures of %s"), reading.source);
  return trellis_figure_intake_end (intake, mode, reading.source, sentence, error) ? g_steal_pointer (&result) : NULL;
}

const TrellisImportKind trellis_measure_import_kind = {
  .key = "measures",
  .title = N_("Import figures"),
  .noun = N_("Figures"),
  .hint = N_("A CSV file with the columns urn, measure, period and value, as Export › Figures writes it, or any other "
             "whose columns you name once; or drop it here"),
  .run = import_measures,
  .has_free_columns = TRUE,
};
