/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-results-import.h"

#include "trellis-store-inspections.h"
#include "trellis-store-measures.h"
#include "trellis-store-schools.h"
#include "trellis-store-trend.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The performance tables' wide files: a row for a school, a column for a
 * figure. What each column is stands in tables, its measure added when the
 * first file is taken. */

#define GROUP_ALL ""
#define GROUP_DISADVANTAGED "Disadvantaged"

typedef struct
{
  const char *title;        /* of the column */
  const char *cohort;       /* (nullable): of the column that says how many pupils */
  const char *low;          /* (nullable): of those of a confidence interval */
  const char *high;
  const char *group;        /* of pupils */
  const char *measure_id;
  const char *name;
  const char *unit;
  int decimals;
  TrellisBetter better;
} Column;

typedef struct
{
  const TrellisImportKind *kind;
  const Column *columns;
  guint n_columns;
  const char *area_type;    /* RECTYPE of the local authority's row */
  const char *england_type; /* of England's state-funded schools */
  const char *source;
} Table;

static const Column ks2_columns[] = {
  { "PTRWM_EXP", "TELIG", NULL, NULL, GROUP_ALL, "ks2-combined", N_("Key stage 2 combined"), "%", 0,
    TRELLIS_BETTER_UP },
  { "PTRWM_EXP_FSM6CLA1A", "TFSM6CLA1A", NULL, NULL, GROUP_DISADVANTAGED, "ks2-combined",
    N_("Key stage 2 combined"), "%", 0, TRELLIS_BETTER_UP },
  { "PTRWM_HIGH", "TELIG", NULL, NULL, GROUP_ALL, "ks2-higher", N_("Key stage 2 higher standard"), "%", 0,
    TRELLIS_BETTER_UP },
  { "READ_AVERAGE", "TELIG", NULL, NULL, GROUP_ALL, "ks2-reading", N_("Key stage 2 reading score"), "points", 0,
    TRELLIS_BETTER_UP },
  { "MAT_AVERAGE", "TELIG", NULL, NULL, GROUP_ALL, "ks2-maths", N_("Key stage 2 mathematics score"), "points", 0,
    TRELLIS_BETTER_UP },
  { "READPROG", "TELIG", "READPROG_LOWER", "READPROG_UPPER", GROUP_ALL, "ks2-reading-progress",
    N_("Key stage 2 reading progress"), "points", 1, TRELLIS_BETTER_UP },
  { "WRITPROG", "TELIG", "WRITPROG_LOWER", "WRITPROG_UPPER", GROUP_ALL, "ks2-writing-progress",
    N_("Key stage 2 writing progress"), "points", 1, TRELLIS_BETTER_UP },
  { "MATPROG", "TELIG", "MATPROG_LOWER", "MATPROG_UPPER", GROUP_ALL, "ks2-maths-progress",
    N_("Key stage 2 mathematics progress"), "points", 1, TRELLIS_BETTER_UP },
};

static const Column ks4_columns[] = {
  { "ATT8SCR", "TPUP", NULL, NULL, GROUP_ALL, "attainment-8", N_("Attainment 8"), "points", 1, TRELLIS_BETTER_UP },
  { "P8MEA", "TPUP", "P8CILOW", "P8CIUPP", GROUP_ALL, "progress-8", N_("Progress 8"), "points", 2,
    TRELLIS_BETTER_UP },
  { "PTL2BASICS_94", "TPUP", NULL, NULL, GROUP_ALL, "ks4-basics-4", N_("English and mathematics, grade 4"), "%", 0,
    TRELLIS_BETTER_UP },
  { "PTL2BASICS_95", "TPUP", NULL, NULL, GROUP_ALL, "ks4-basics-5", N_("English and mathematics, grade 5"), "%", 0,
    TRELLIS_BETTER_UP },
  { "EBACCAPS", "TPUP", NULL, NULL, GROUP_ALL, "ebacc-points", N_("EBacc average points"), "points", 2,
    TRELLIS_BETTER_UP },
};

static const Column absence_columns[] = {
  { "PERCTOT", NULL, NULL, NULL, GROUP_ALL, "absence-year", N_("Absence in the year"), "%", 1, TRELLIS_BETTER_DOWN },
  { "PPERSABS10", NULL, NULL, NULL, GROUP_ALL, "persistent-absence-year", N_("Persistent absence in the year"), "%",
    1, TRELLIS_BETTER_DOWN },
};

static const Column census_columns[] = {
  { "NOR", NULL, NULL, NULL, GROUP_ALL, "roll", N_("Number on roll"), "pupils", 0, TRELLIS_BETTER_NEITHER },
  { "PNUMFSMEVER", "NOR", NULL, NULL, GROUP_ALL, "free-meals-ever", N_("Free meals in the last six years"), "%", 1,
    TRELLIS_BETTER_NEITHER },
  { "PSENELSE", "NOR", NULL, NULL, GROUP_ALL, "send-plans", N_("Education, health and care plans"), "%", 1,
    TRELLIS_BETTER_NEITHER },
  { "PSENELK", "NOR", NULL, NULL, GROUP_ALL, "send-support", N_("Special educational needs support"), "%", 1,
    TRELLIS_BETTER_NEITHER },
  { "PNUMEAL", "NOR", NULL, NULL, GROUP_ALL, "additional-language", N_("English as an additional language"), "%", 1,
    TRELLIS_BETTER_NEITHER },
};

static const Table tables[] = {
  { &trellis_ks2_import_kind, ks2_columns, G_N_ELEMENTS (ks2_columns), "3", "5",
    N_("Department for Education, key stage 2 performance tables") },
  { &trellis_ks4_import_kind, ks4_columns, G_N_ELEMENTS (ks4_columns), "4", "7",
    N_("Department for Education, key stage 4 performance tables") },
  { &trellis_absence_import_kind, absence_columns, G_N_ELEMENTS (absence_columns), "", "",
    N_("Department for Education, absence tables") },
  { &trellis_census_import_kind, census_columns, G_N_ELEMENTS (census_columns), "", "",
    N_("Department for Education, census tables") },
};

/* The columns of every file, and after them four of each figure. */
enum
{
  PLACE_URN,
  PLACE_TYPE,
  PLACE_NAME,
  N_COMMON
};

#define N_EACH 4
#define N_PLACES_MOST (N_COMMON + N_EACH * G_N_ELEMENTS (ks2_columns))

typedef struct
{
  TrellisStore *store;
  const Table *table;
  TrellisCsvReader *reader;
  TrellisImport *result;
  GHashTable *names;        /* (element-type utf8 utf8): of schools, by URN */
  GHashTable *urns;         /* (element-type utf8 utf8): the school's own, by any that it had */
  GPtrArray *trends;        /* (element-type TrellisTrend) (nullable items): beside the columns */
  GPtrArray *figures;       /* (element-type TrellisFigure): to be put */
  GPtrArray *benchmarks;    /* the same, their URN an area */
  GStringChunk *texts;
  const char *period;
  TrellisDay ends_on;
  int places[N_PLACES_MOST];  /* among the fields; -1: a figure has none of it */
} Reading;

/* 2018-2019, 2018-19 or 201819, wherever in the name. */
static char *
find_year (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GRegex) regex = g_regex_new ("(20\\d\\d)[-_]?(?:20)?(\\d\\d)(?!\\d)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (regex, name, 0, &match);
  while (g_match_info_matches (match))
    {
      g_autofree char *first = g_match_info_fetch (match, 1);
      g_autofree char *second = g_match_info_fetch (match, 2);
      g_autofree char *period = g_strdup_printf ("%s-%s", first, second);
      TrellisDay ends_on;

      if (strlen (period) == 7 && trellis_period_parse (period, &ends_on) && atoi (first + 2) + 1 == atoi (second))
        return g_steal_pointer (&period);
      g_match_info_next (match, NULL);
    }

  return NULL;
}

static const char *
find_reason (const char *word)
{
  static const struct
  {
    const char *word;
    const char *reason;
  } reasons[] = {
    { "SUPP", N_("Suppressed: too few pupils") },
    { "SUPP*", N_("Suppressed: too few pupils") },
    { "c", N_("Suppressed: too few pupils") },
    { "NE", N_("No entries") },
    { "NA", N_("Not applicable") },
    { "z", N_("Not applicable") },
    { "NP", N_("Not published") },
    { "LOWCOV", N_("Too few pupils could be counted") },
    { "SP", N_("More than nought, and at most 0.5%") },
    { "low", N_("More than nought, and at most 0.5%") },
    { "NEW", N_("A new school without results") },
    { "RE", N_("Withheld by the publisher") },
    { "x", N_("Not available") },
    { ":", N_("Not available") },
    { ".", N_("No pupils") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      if (g_str_equal (reasons[i].word, word))
        return _(reasons[i].reason);
    }

  return NULL;
}

/* A number, with or without a per cent sign. */
static gboolean
parse_number (const char *word,
              double     *number)
{
  char *end;

  *number = g_ascii_strtod (word, &end);
  if (end == word)
    return FALSE;
  if (*end == '%')
    end++;

  return *end == '\0' && isfinite (*number);
}

/* The number at one of the places of a figure; NAN where it is none. */
static double
read_number (Reading *self,
             int      place)
{
  double number;

  if (place < 0 ||
      !parse_number (trellis_import_get_word (&trellis_csv_reader_get_fields (self->reader)[place]), &number))
    return NAN;
  return number;
}

static gboolean
is_same (Reading             *self,
         guint                column,
         const TrellisFigure *figure,
         gboolean            *is_known)
{
  TrellisTrend *trend = g_ptr_array_index (self->trends, column);
  TrellisTrendSchool *school = trend != NULL ? trellis_trend_find_school (trend, figure->urn) : NULL;
  int period = trend != NULL ? trellis_trend_find_period (trend, self->period) : -1;
  const TrellisTrendFigure *before = school != NULL && period >= 0 ? &school->figures[period] : NULL;

  *is_known = before != NULL && (!isnan (before->value) || before->reason != NULL);
  return *is_known && isnan (before->value) == isnan (figure->value) &&
         (isnan (figure->value) || fabs (before->value - figure->value) < 1e-9) &&
         g_strcmp0 (before->reason, figure->missing_reason) == 0 && before->cohort == figure->cohort;
}

static void
add_figure (Reading    *self,
            guint       index,
            const char *urn,
            const int  *places)
{
  const Column *column = &self->table->columns[index];
  const char *word = trellis_import_get_word (&trellis_csv_reader_get_fields (self->reader)[places[0]]);
  const char *name = g_hash_table_lookup (self->names, urn);
  guint64 line = trellis_csv_reader_get_line (self->reader);
  double cohort = read_number (self, places[1]);
  TrellisFigure *figure;
  gboolean is_known;

  /* A short row is of a new school: it says nothing of this. */
  if (*word == '\0')
    return;
  figure = g_new0 (TrellisFigure, 1);
  figure->measure_id = column->measure_id;
  figure->urn = urn;
  figure->pupil_group = column->group;
  figure->period = self->period;
  figure->ends_on = self->ends_on;
  figure->low = read_number (self, places[2]);
  figure->high = read_number (self, places[3]);
  figure->cohort = isnan (cohort) ? -1 : (int) cohort;
  figure->source = _(self->table->source);
  if (!parse_number (word, &figure->value))
    {
      figure->value = NAN;
      figure->missing_reason = find_reason (word);
      if (figure->missing_reason == NULL)
        {
          trellis_import_add (self->result, TRELLIS_IMPORT_REFUSED, line,
                              g_strdup_printf (_("%s, %s: “%s” is neither a number nor a known word"), name,
                                               column->title, word));
          g_free (figure);
          return;
        }
    }
  if (is_same (self, index, figure, &is_known))
    {
      self->result->n_same++;
      g_free (figure);
      return;
    }
  trellis_import_add (self->result, is_known ? TRELLIS_IMPORT_CHANGED : TRELLIS_IMPORT_ADDED, line,
                      /* Translators: a school, a measure, a school year and what the file says */
                      g_strdup_printf (_("%s, %s, %s: %s"), name, _(column->name), self->period,
                                       figure->missing_reason != NULL ? figure->missing_reason : word));
  g_ptr_array_add (self->figures, figure);
}

static void
add_benchmark (Reading    *self,
               guint       index,
               const char *area,
               const int  *places)
{
  const Column *column = &self->table->columns[index];
  TrellisFigure *figure;
  double value = read_number (self, places[0]);

  if (isnan (value))
    return;
  figure = g_new0 (TrellisFigure, 1);
  figure->measure_id = column->measure_id;
  figure->urn = g_string_chunk_insert_const (self->texts, area);
  figure->pupil_group = column->group;
  figure->value = value;
  g_ptr_array_add (self->benchmarks, figure);
}

static void
read_row (Reading *self)
{
  const TrellisCsvField *fields = trellis_csv_reader_get_fields (self->reader);
  const char *type = trellis_import_get_word (&fields[PLACE_TYPE]);
  const char *urn = g_hash_table_lookup (self->urns, trellis_import_get_word (&fields[PLACE_URN]));
  const char *area = NULL;

  if (*type != '\0' && g_str_equal (type, self->table->england_type))
    area = TRELLIS_AREA_ENGLAND;
  else if (*type != '\0' && g_str_equal (type, self->table->area_type))
    area = trellis_import_get_word (&fields[PLACE_NAME]);
  if (area == NULL && urn == NULL)
    {
      self->result->n_elsewhere++;
      return;
    }
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      const int *own = &self->places[i * N_EACH];

      if (area == NULL)
        add_figure (self, i, urn, own);
      else if (*area != '\0')
        add_benchmark (self, i, area, own);
    }
}

static gboolean
read_known (Reading  *self,
            GError  **error)
{
  g_autoptr (GListModel) schools = trellis_store_list_schools (self->store, trellis_store_get_today (self->store), TRUE,
                                                               error);
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GPtrArray) measures = NULL;

  if (schools == NULL)
    return FALSE;
  links = trellis_store_list_school_links (self->store, NULL, error);
  measures = links != NULL ? trellis_store_list_measures (self->store, error) : NULL;
  if (measures == NULL)
    return FALSE;
  /* Results may stand under the URN that the school had before; its own wins. */
  for (guint i = 0; i < links->len; i++)
    {
      TrellisSchoolLink *link = g_ptr_array_index (links, i);

      if (g_str_equal (link->kind, "predecessor"))
        g_hash_table_insert (self->urns, g_string_chunk_insert_const (self->texts, link->linked_urn),
                             g_string_chunk_insert_const (self->texts, link->urn));
    }
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);
      char *urn = g_string_chunk_insert_const (self->texts, school->urn);

      g_hash_table_insert (self->urns, urn, urn);
      g_hash_table_insert (self->names, urn, g_string_chunk_insert_const (self->texts, school->name));
    }
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      const Column *column = &self->table->columns[i];
      TrellisTrend *trend = NULL;
      gboolean is_known = FALSE;

      for (guint k = 0; k < measures->len; k++)
        is_known |= g_str_equal (((TrellisMeasure *) g_ptr_array_index (measures, k))->id, column->measure_id);
      if (is_known)
        {
          trend = trellis_store_read_trend (self->store, column->measure_id, schools, column->group,
                                            trellis_day_new (9999, 1, 1), error);
          if (trend == NULL)
            return FALSE;
        }
      g_ptr_array_add (self->trends, trend);
    }

  return TRUE;
}

static gboolean
add_measures (Reading  *self,
              GError  **error)
{
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      const Column *column = &self->table->columns[i];
      TrellisMeasure measure = { (char *) column->measure_id, (char *) _(column->name), (char *) column->unit,
                                 column->decimals, column->better, (char *) "year" };

      /* A group of pupils follows all of them, whose measure it is. */
      if (g_ptr_array_index (self->trends, i) != NULL || *column->group != '\0')
        continue;
      if (!trellis_store_add_measure (self->store, &measure, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
put_all (Reading  *self,
         GError  **error)
{
  if (!add_measures (self, error))
    return FALSE;
  for (guint i = 0; i < self->figures->len; i++)
    {
      if (!trellis_store_put_figure (self->store, g_ptr_array_index (self->figures, i), error))
        return FALSE;
    }
  for (guint i = 0; i < self->benchmarks->len; i++)
    {
      TrellisFigure *figure = g_ptr_array_index (self->benchmarks, i);

      if (!trellis_store_set_benchmark (self->store, figure->measure_id, figure->urn, figure->pupil_group,
                                        self->period, self->ends_on, figure->value, _(self->table->source), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
take (Reading            *self,
      TrellisImportMode   mode,
      GError            **error)
{
  /* Translators: the history's words for an import; a school year */
  g_autofree char *sentence = g_strdup_printf (_("Import figures of %s"), self->period);

  if (mode == TRELLIS_IMPORT_TAKE && self->result->counts[TRELLIS_IMPORT_REFUSED] > 0)
    {
      for (guint i = 0; i < self->result->changes->len; i++)
        {
          TrellisImportChange *change = g_ptr_array_index (self->result->changes, i);

          if (change->effect != TRELLIS_IMPORT_REFUSED)
            continue;
          g_set_error (error, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_ROW,
                       _("%s, line %" G_GUINT64_FORMAT ": %s."), trellis_csv_reader_get_name (self->reader),
                       change->line, change->what);
          return FALSE;
        }
    }
  if (mode == TRELLIS_IMPORT_PREVIEW || self->figures->len == 0)
    return TRUE;
  if (!trellis_store_begin_change (self->store, "import", NULL, sentence, error) ||
      !trellis_store_end_change (self->store, put_all (self, error), error))
    return FALSE;
  self->result->change_id = trellis_store_get_last_change (self->store);

  return TRUE;
}

static gboolean
read_head (Reading  *self,
           GError  **error)
{
  const char *titles[N_PLACES_MOST] = { "URN", "RECTYPE", "SCHNAME" };
  int places[N_PLACES_MOST];
  guint n_titles = N_COMMON;
  gboolean has_any = FALSE;
  g_autofree char *problem = NULL;

  for (guint i = 0; i < self->table->n_columns; i++)
    {
      const Column *column = &self->table->columns[i];
      const char *own[N_EACH] = { column->title, column->cohort, column->low, column->high };

      /* Several figures count the same pupils: a column is asked for once. */
      for (guint k = 0; k < N_EACH; k++)
        {
          guint at = 0;

          while (own[k] != NULL && at < n_titles && !g_str_equal (titles[at], own[k]))
            at++;
          if (own[k] != NULL && at == n_titles)
            titles[n_titles++] = own[k];
          self->places[i * N_EACH + k] = own[k] != NULL ? (int) at : -1;
        }
    }
  if (!trellis_import_read_header (self->reader, titles, places, n_titles, error))
    return FALSE;
  for (guint i = 0; i < self->table->n_columns; i++)
    has_any |= places[self->places[i * N_EACH]] >= 0;
  if (has_any && places[PLACE_URN] >= 0)
    return TRUE;

  problem = g_strdup_printf (_("there is no column “%s”; choose the file as it was downloaded"),
                             places[PLACE_URN] < 0 ? "URN" : self->table->columns[0].title);
  trellis_csv_reader_set_error (self->reader, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_HEADER, -1, problem, error);
  return FALSE;
}

static TrellisImport *
import_table (const Table                *table,
              TrellisStore               *store,
              const char                 *path,
              TrellisImportMode           mode,
              TrellisImportProgressFunc   progress_func,
              gpointer                    progress_data,
              GCancellable               *cancellable,
              GError                    **error)
{
  g_autoptr (TrellisCsvReader) reader = trellis_csv_reader_new (path, error);
  g_autoptr (TrellisImport) result = trellis_import_new (table->kind);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) urns = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) trends = g_ptr_array_new ();
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) benchmarks = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GStringChunk) texts = g_string_chunk_new (4096);
  g_autofree char *period = find_year (path);
  Reading reading = { store, table, reader, result, names, urns, trends, figures, benchmarks, texts, period, 0, { 0 } };
  TrellisCsvStep step = TRELLIS_CSV_STEP_ERROR;
  gboolean is_good;

  if (reader == NULL || !read_head (&reading, error))
    return NULL;
  if (period == NULL)
    {
      g_set_error (error, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_HEADER,
                   _("%s: the school year is not in the file’s name. Name it as it was downloaded, such as "
                     "2018-2019_ks2final.csv."), trellis_csv_reader_get_name (reader));
      return NULL;
    }
  trellis_period_parse (period, &reading.ends_on);
  is_good = read_known (&reading, error);
  while (is_good && (step = trellis_csv_reader_step (reader, error)) == TRELLIS_CSV_STEP_ROW)
    {
      is_good = trellis_import_go_on (reader, progress_func, progress_data, cancellable, error);
      if (is_good)
        read_row (&reading);
    }
  is_good = is_good && step == TRELLIS_CSV_STEP_END && take (&reading, mode, error);
  for (guint i = 0; i < trends->len; i++)
    g_clear_object ((TrellisTrend **) &trends->pdata[i]);

  return is_good ? g_steal_pointer (&result) : NULL;
}

#define DEFINE_IMPORT(name, index) \
  static TrellisImport * \
  import_##name (TrellisStore *store, const char *path, TrellisImportMode mode, \
                 TrellisImportProgressFunc progress_func, gpointer progress_data, GCancellable *cancellable, \
                 GError **error) \
  { \
    return import_table (&tables[index], store, path, mode, progress_func, progress_data, cancellable, error); \
  }

DEFINE_IMPORT (ks2, 0)
DEFINE_IMPORT (ks4, 1)
DEFINE_IMPORT (absence, 2)
DEFINE_IMPORT (census, 3)

const TrellisImportKind trellis_ks2_import_kind = {
  .key = "ks2",
  .title = N_("Import key stage 2 results"),
  .noun = N_("Figures"),
  .hint = N_("A file of the performance tables, such as 2018-2019_936_ks2final.csv: the school year is in its name"),
  .run = import_ks2,
};

const TrellisImportKind trellis_ks4_import_kind = {
  .key = "ks4",
  .title = N_("Import key stage 4 results"),
  .noun = N_("Figures"),
  .hint = N_("A file of the performance tables, such as 2023-2024_england_ks4final.csv: the school year is in its "
             "name"),
  .run = import_ks4,
};

const TrellisImportKind trellis_absence_import_kind = {
  .key = "absence",
  .title = N_("Import absence"),
  .noun = N_("Figures"),
  .hint = N_("A file of the performance tables, such as 2023-2024_england_abs.csv: the school year is in its name"),
  .run = import_absence,
};

const TrellisImportKind trellis_census_import_kind = {
  .key = "census",
  .title = N_("Import the census"),
  .noun = N_("Figures"),
  .hint = N_("A file of the performance tables, such as 2023-2024_england_census.csv: the school year is in its name"),
  .run = import_census,
};
