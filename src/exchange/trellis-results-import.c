/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-results-import.h"

#include "trellis-figure-intake.h"
#include "trellis-figure-parse.h"
#include "trellis-store-trend.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The performance tables. The wide files have a row for a school and a column
 * for each figure, and the school year in their name. The long ones of Explore
 * Education Statistics have a row for a school, a year, a subject and a group of
 * pupils. Which column is which measure stands in tables; a measure is added
 * when the first figure of it is taken. */

#define GROUP_ALL ""
#define GROUP_DISADVANTAGED "Disadvantaged"

typedef struct
{
  const char *id;
  const char *name;
  const char *unit;
  int decimals;
  TrellisBetter better;
} Measure;

/* A figure of a row. */
typedef struct
{
  const char *measure_id;
  const char *title;        /* of its column */
  const char *cohort;       /* (nullable): of the column that says how many pupils */
  const char *low;          /* (nullable): of those of a confidence interval */
  const char *high;
  const char *which;        /* wide: the group of pupils; long: (nullable): the row's subject */
} Column;

typedef struct
{
  const TrellisImportKind *kind;
  const Column *wide;
  guint n_wide;
  const Column *longs;
  guint n_longs;
  const char *area_type;    /* RECTYPE of the local authority's row */
  const char *england_type; /* of England's state-funded schools */
  const char *source;
} Table;

static const Measure measures[] = {
  { "ks2-combined", N_("Key stage 2 combined"), "%", 0, TRELLIS_BETTER_UP },
  { "ks2-higher", N_("Key stage 2 higher standard"), "%", 0, TRELLIS_BETTER_UP },
  { "ks2-reading", N_("Key stage 2 reading score"), "points", 0, TRELLIS_BETTER_UP },
  { "ks2-maths", N_("Key stage 2 mathematics score"), "points", 0, TRELLIS_BETTER_UP },
  { "ks2-grammar", N_("Key stage 2 grammar score"), "points", 0, TRELLIS_BETTER_UP },
  { "ks2-reading-progress", N_("Key stage 2 reading progress"), "points", 1, TRELLIS_BETTER_UP },
  { "ks2-writing-progress", N_("Key stage 2 writing progress"), "points", 1, TRELLIS_BETTER_UP },
  { "ks2-maths-progress", N_("Key stage 2 mathematics progress"), "points", 1, TRELLIS_BETTER_UP },
  { "attainment-8", N_("Attainment 8"), "points", 1, TRELLIS_BETTER_UP },
  { "progress-8", N_("Progress 8"), "points", 2, TRELLIS_BETTER_UP },
  { "ks4-basics-4", N_("English and mathematics, grade 4"), "%", 0, TRELLIS_BETTER_UP },
  { "ks4-basics-5", N_("English and mathematics, grade 5"), "%", 0, TRELLIS_BETTER_UP },
  { "ebacc-points", N_("EBacc average points"), "points", 2, TRELLIS_BETTER_UP },
  { "absence-year", N_("Absence in the year"), "%", 1, TRELLIS_BETTER_DOWN },
  { "persistent-absence-year", N_("Persistent absence in the year"), "%", 1, TRELLIS_BETTER_DOWN },
  { "roll", N_("Number on roll"), "pupils", 0, TRELLIS_BETTER_NEITHER },
  { "free-meals-ever", N_("Free meals in the last six years"), "%", 1, TRELLIS_BETTER_NEITHER },
  { "send-plans", N_("Education, health and care plans"), "%", 1, TRELLIS_BETTER_NEITHER },
  { "send-support", N_("Special educational needs support"), "%", 1, TRELLIS_BETTER_NEITHER },
  { "additional-language", N_("English as an additional language"), "%", 1, TRELLIS_BETTER_NEITHER },
};

static const Column ks2_wide[] = {
  { "ks2-combined", "PTRWM_EXP", "TELIG", NULL, NULL, GROUP_ALL },
  { "ks2-combined", "PTRWM_EXP_FSM6CLA1A", "TFSM6CLA1A", NULL, NULL, GROUP_DISADVANTAGED },
  { "ks2-higher", "PTRWM_HIGH", "TELIG", NULL, NULL, GROUP_ALL },
  { "ks2-higher", "PTRWM_HIGH_FSM6CLA1A", "TFSM6CLA1A", NULL, NULL, GROUP_DISADVANTAGED },
  { "ks2-reading", "READ_AVERAGE", "TELIG", NULL, NULL, GROUP_ALL },
  { "ks2-reading", "READ_AVERAGE_FSM6CLA1A", "TFSM6CLA1A", NULL, NULL, GROUP_DISADVANTAGED },
  { "ks2-maths", "MAT_AVERAGE", "TELIG", NULL, NULL, GROUP_ALL },
  { "ks2-maths", "MAT_AVERAGE_FSM6CLA1A", "TFSM6CLA1A", NULL, NULL, GROUP_DISADVANTAGED },
  { "ks2-grammar", "GPS_AVERAGE", "TELIG", NULL, NULL, GROUP_ALL },
  { "ks2-grammar", "GPS_AVERAGE_FSM6CLA1A", "TFSM6CLA1A", NULL, NULL, GROUP_DISADVANTAGED },
  { "ks2-reading-progress", "READPROG", "TELIG", "READPROG_LOWER", "READPROG_UPPER", GROUP_ALL },
  { "ks2-reading-progress", "READPROG_FSM6CLA1A", "TFSM6CLA1A", "READPROG_FSM6CLA1A_LOWER",
    "READPROG_FSM6CLA1A_UPPER", GROUP_DISADVANTAGED },
  { "ks2-writing-progress", "WRITPROG", "TELIG", "WRITPROG_LOWER", "WRITPROG_UPPER", GROUP_ALL },
  { "ks2-writing-progress", "WRITPROG_FSM6CLA1A", "TFSM6CLA1A", "WRITPROG_FSM6CLA1A_LOWER",
    "WRITPROG_FSM6CLA1A_UPPER", GROUP_DISADVANTAGED },
  { "ks2-maths-progress", "MATPROG", "TELIG", "MATPROG_LOWER", "MATPROG_UPPER", GROUP_ALL },
  { "ks2-maths-progress", "MATPROG_FSM6CLA1A", "TFSM6CLA1A", "MATPROG_FSM6CLA1A_LOWER", "MATPROG_FSM6CLA1A_UPPER",
    GROUP_DISADVANTAGED },
};

#define KS2_PROGRESS \
  "progress_measure_score", "eligible_pupil_count", "progress_measure_lower_conf_interval", \
  "progress_measure_upper_conf_interval"

static const Column ks2_long[] = {
  { "ks2-combined", "expected_standard_pupil_percent", "eligible_pupil_count", NULL, NULL,
    "Reading, writing and maths" },
  { "ks2-higher", "higher_standard_pupil_percent", "eligible_pupil_count", NULL, NULL, "Reading, writing and maths" },
  { "ks2-reading", "average_scaled_score", "eligible_pupil_count", NULL, NULL, "Reading" },
  { "ks2-maths", "average_scaled_score", "eligible_pupil_count", NULL, NULL, "Maths" },
  { "ks2-grammar", "average_scaled_score", "eligible_pupil_count", NULL, NULL, "Grammar, punctuation and spelling" },
  { "ks2-reading-progress", KS2_PROGRESS, "Reading" },
  { "ks2-writing-progress", KS2_PROGRESS, "Writing" },
  { "ks2-maths-progress", KS2_PROGRESS, "Maths" },
};

static const Column ks4_wide[] = {
  { "attainment-8", "ATT8SCR", "TPUP", NULL, NULL, GROUP_ALL },
  { "attainment-8", "ATT8SCR_FSM6CLA1A", "TFSM6CLA1A", NULL, NULL, GROUP_DISADVANTAGED },
  { "progress-8", "P8MEA", "TPUP", "P8CILOW", "P8CIUPP", GROUP_ALL },
  { "progress-8", "P8MEA_FSM6CLA1A", "TFSM6CLA1A", "P8CILOW_FSM6CLA1A", "P8CIUPP_FSM6CLA1A", GROUP_DISADVANTAGED },
  { "ks4-basics-4", "PTL2BASICS_94", "TPUP", NULL, NULL, GROUP_ALL },
  { "ks4-basics-4", "PTFSM6CLA1ABASICS_94", "TFSM6CLA1A", NULL, NULL, GROUP_DISADVANTAGED },
  { "ks4-basics-5", "PTL2BASICS_95", "TPUP", NULL, NULL, GROUP_ALL },
  { "ks4-basics-5", "PTFSM6CLA1ABASICS_95", "TFSM6CLA1A", NULL, NULL, GROUP_DISADVANTAGED },
  { "ebacc-points", "EBACCAPS", "TPUP", NULL, NULL, GROUP_ALL },
};

/* The columns were called otherwise in 2023/24. */
static const Column ks4_long[] = {
  { "attainment-8", "attainment8_average", "pupil_count", NULL, NULL, NULL },
  { "attainment-8", "avg_att8", "t_pupils", NULL, NULL, NULL },
  { "progress-8", "progress8_average", "progress8_pupil_count", "progress8_lower_95_ci", "progress8_upper_95_ci",
    NULL },
  { "progress-8", "avg_p8score", "t_pupils", "p8score_CI_low", "p8score_CI_upp", NULL },
  { "ks4-basics-4", "engmath_94_percent", "pupil_count", NULL, NULL, NULL },
  { "ks4-basics-4", "pt_l2basics_94", "t_pupils", NULL, NULL, NULL },
  { "ks4-basics-5", "engmath_95_percent", "pupil_count", NULL, NULL, NULL },
  { "ks4-basics-5", "pt_l2basics_95", "t_pupils", NULL, NULL, NULL },
  { "ebacc-points", "ebacc_aps_average", "pupil_count", NULL, NULL, NULL },
  { "ebacc-points", "avg_ebaccaps", "t_pupils", NULL, NULL, NULL },
};

static const Column absence_wide[] = {
  { "absence-year", "PERCTOT", NULL, NULL, NULL, GROUP_ALL },
  { "persistent-absence-year", "PPERSABS10", NULL, NULL, NULL, GROUP_ALL },
};

static const Column absence_long[] = {
  { "absence-year", "sess_overall_percent", "enrolments", NULL, NULL, NULL },
  { "persistent-absence-year", "enrolments_pa_10_exact_percent", "enrolments", NULL, NULL, NULL },
};

static const Column census_wide[] = {
  { "roll", "NOR", NULL, NULL, NULL, GROUP_ALL },
  { "free-meals-ever", "PNUMFSMEVER", "NOR", NULL, NULL, GROUP_ALL },
  { "send-plans", "PSENELSE", "NOR", NULL, NULL, GROUP_ALL },
  { "send-support", "PSENELK", "NOR", NULL, NULL, GROUP_ALL },
  { "additional-language", "PNUMEAL", "NOR", NULL, NULL, GROUP_ALL },
};

static const Column census_long[] = {
  { "roll", "headcount of pupils", NULL, NULL, NULL, NULL },
  { "additional-language", "% of pupils whose first language is known or believed to be other than English",
    "headcount of pupils", NULL, NULL, NULL },
  { "roll", "NOR", NULL, NULL, NULL, NULL },
  { "free-meals-ever", "PNUMFSMEVER", "NOR", NULL, NULL, NULL },
  { "send-plans", "PSENELSE", "NOR", NULL, NULL, NULL },
  { "send-support", "PSENELK", "NOR", NULL, NULL, NULL },
  { "additional-language", "PNUMEAL", "NOR", NULL, NULL, NULL },
};

#define COLUMNS(name) name##_wide, G_N_ELEMENTS (name##_wide), name##_long, G_N_ELEMENTS (name##_long)

static const Table tables[] = {
  { &trellis_ks2_import_kind, COLUMNS (ks2), "3", "5", N_("Department for Education, key stage 2 performance tables") },
  { &trellis_ks4_import_kind, COLUMNS (ks4), "4", "7", N_("Department for Education, key stage 4 performance tables") },
  { &trellis_absence_import_kind, COLUMNS (absence), NULL, NULL, N_("Department for Education, absence tables") },
  { &trellis_census_import_kind, COLUMNS (census), NULL, NULL, N_("Department for Education, census tables") },
};

/* The columns of every file, and after them four of each figure. Those that
 * only one shape has are not there in the other. */
typedef enum
{
  PLACE_URN,        /* wide: needed */
  PLACE_TIME,       /* long: needed */
  PLACE_TYPE,
  PLACE_SCHOOL_URN,
  PLACE_LEVEL,
  PLACE_AREA,
  PLACE_PHASE,
  PLACE_GROUP,
  PLACE_SUBJECT,
  N_COMMON
} Place;

static const char *const common_titles[N_COMMON] = {
  [PLACE_URN] = "URN",
  [PLACE_TIME] = "time_period",
  [PLACE_TYPE] = "RECTYPE",
  [PLACE_SCHOOL_URN] = "school_urn",
  [PLACE_LEVEL] = "geographic_level",
  [PLACE_AREA] = "la_name",
  [PLACE_PHASE] = "education_phase",
  [PLACE_GROUP] = "breakdown",
  [PLACE_SUBJECT] = "subject",
};

#define N_EACH 4
#define N_PLACES_MOST (N_COMMON + 1 + N_EACH * G_N_ELEMENTS (ks2_wide))
/* Lines that a file may have above its header. */
#define MOST_TITLE_ROWS 10

typedef struct
{
  const Table *table;
  const Column *columns;
  guint n_columns;
  gboolean is_long;
  TrellisCsvReader *reader;
  TrellisImport *result;
  TrellisFigureIntake *intake;
  char *period;             /* of a wide file */
  int common[N_COMMON];     /* among the fields */
  int name_place;           /* of the area of a wide file */
  int places[N_EACH * G_N_ELEMENTS (ks2_wide)];  /* among the fields; -1: a figure has none of it */
} Reading;

/* 2018-2019, 2018-19 or 201819, wherever in the text. */
static char *
find_year (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("(20\\d\\d)[-_/]?(?:20)?(\\d\\d)(?!\\d)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (regex, text, 0, &match);
  while (g_match_info_matches (match))
    {
      g_autofree char *first = g_match_info_fetch (match, 1);
      g_autofree char *second = g_match_info_fetch (match, 2);
      g_autofree char *period = g_strdup_printf ("%s-%s", first, second);
      TrellisDay ends_on;

      if (trellis_period_parse (period, &ends_on))
        return g_steal_pointer (&period);
      g_match_info_next (match, NULL);
    }

  return NULL;
}

static const char *
get_word (Reading *self,
          int      place)
{
  return place >= 0 ? trellis_import_get_word (&trellis_csv_reader_get_fields (self->reader)[place]) : "";
}

/* The number at one of the places of a figure; NAN where it is none. */
static double
read_number (Reading *self,
             int      place)
{
  const char *reason;
  double number = NAN;

  trellis_figure_parse (get_word (self, place), &number, &reason);
  return number;
}

static const TrellisMeasure *
find_measure (Reading    *self,
              const char *id)
{
  const TrellisMeasure *known = trellis_figure_intake_find_measure (self->intake, id);

  for (guint i = 0; known == NULL && i < G_N_ELEMENTS (measures); i++)
    {
      TrellisMeasure measure = { (char *) measures[i].id, (char *) _(measures[i].name), (char *) measures[i].unit,
                                 measures[i].decimals, measures[i].better, (char *) "year" };

      if (g_str_equal (measures[i].id, id))
        known = trellis_figure_intake_add_measure (self->intake, &measure);
    }

  return known;
}

static void
refuse (Reading *self,
        char    *problem)
{
  trellis_import_add (self->result, TRELLIS_IMPORT_REFUSED, trellis_csv_reader_get_line (self->reader), problem);
}

/* One figure of the present row, of a school or, where @area is set, of an area. */
static void
read_figure (Reading    *self,
             guint       index,
             const char *urn,
             gboolean    is_own,
             const char *area,
             const char *group,
             const char *period)
{
  const Column *column = &self->columns[index];
  const int *places = &self->places[index * N_EACH];
  const char *word = get_word (self, places[0]);
  const char *name = area != NULL ? area : trellis_figure_intake_get_name (self->intake, urn);
  guint64 line = trellis_csv_reader_get_line (self->reader);
  double cohort = read_number (self, places[1]);
  TrellisFigure figure = {
    .urn = area != NULL ? area : urn,
    .pupil_group = group,
    .period = period,
    .low = read_number (self, places[2]),
    .high = read_number (self, places[3]),
    .cohort = isnan (cohort) ? -1 : (int) cohort,
    .source = _(self->table->source),
  };

  /* A short row is of a new school: it says nothing of this. */
  if (*word == '\0')
    return;
  if (!trellis_figure_parse (word, &figure.value, &figure.missing_reason))
    {
      refuse (self, g_strdup_printf (_("%s, %s: “%s” is neither a number nor a known word"), name, column->title,
                                     word));
      return;
    }
  figure.measure_id = find_measure (self, column->measure_id)->id;
  trellis_period_parse (period, &figure.ends_on);
  if (area != NULL ? !trellis_figure_intake_put_area (self->intake, &figure, line)
                   : !trellis_figure_intake_put (self->intake, &figure, is_own, line))
    refuse (self, g_strdup_printf (_("%s, %s: an earlier line says otherwise"), name, column->title));
}

/* Whose row it is: a school of the trust, or an area; otherwise it is passed
 * over. */
static gboolean
find_subject_of_row (Reading     *self,
                     const char **urn,
                     gboolean    *is_own,
                     const char **area)
{
  const char *type = get_word (self, self->common[PLACE_TYPE]);
  const char *level = get_word (self, self->common[PLACE_LEVEL]);
  const char *stated = get_word (self, self->common[self->is_long && self->common[PLACE_SCHOOL_URN] >= 0
                                                      ? PLACE_SCHOOL_URN : PLACE_URN]);

  *area = NULL;
  if (g_strcmp0 (type, self->table->england_type) == 0 || g_str_equal (stated, "NAT") ||
      g_ascii_strcasecmp (level, "National") == 0)
    *area = TRELLIS_AREA_ENGLAND;
  else if (g_strcmp0 (type, self->table->area_type) == 0)
    *area = get_word (self, self->name_place);
  else if (g_ascii_strcasecmp (level, "Local authority") == 0)
    *area = get_word (self, self->common[PLACE_AREA]);
  if (*area != NULL)
    {
      const char *phase = get_word (self, self->common[PLACE_PHASE]);

      /* An area has a row for each phase beside that of all. */
      return **area != '\0' && (*phase == '\0' || g_ascii_strcasecmp (phase, "Total") == 0);
    }

  *urn = trellis_figure_intake_find_school (self->intake, stated);
  if (*urn == NULL)
    {
      self->result->n_elsewhere += *stated != '\0';
      return FALSE;
    }
  *is_own = g_str_equal (*urn, stated);
  return TRUE;
}

static void
read_long_row (Reading    *self,
               const char *urn,
               gboolean    is_own,
               const char *area)
{
  const char *group = get_word (self, self->common[PLACE_GROUP]);
  const char *subject = get_word (self, self->common[PLACE_SUBJECT]);
  const char *time = get_word (self, self->common[PLACE_TIME]);
  g_autofree char *period = find_year (time);
  gboolean is_used = FALSE;

  if (*group == '\0' || g_ascii_strcasecmp (group, "Total") == 0 || g_ascii_strcasecmp (group, "All pupils") == 0)
    group = GROUP_ALL;
  else if (g_ascii_strcasecmp (group, GROUP_DISADVANTAGED) == 0)
    group = GROUP_DISADVANTAGED;
  else
    {
      self->result->n_without_use++;
      return;
    }
  if (period == NULL)
    {
      refuse (self, g_strdup_printf (_("%s: “%s” is not a school year; write it as 202425"),
                                     area != NULL ? area : trellis_figure_intake_get_name (self->intake, urn), time));
      return;
    }
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (self->columns[i].which != NULL && g_ascii_strcasecmp (self->columns[i].which, subject) != 0)
        continue;
      read_figure (self, i, urn, is_own, area, group, period);
      is_used = TRUE;
    }
  self->result->n_without_use += !is_used;
}

static void
read_row (Reading *self)
{
  const char *urn = NULL;
  const char *area;
  gboolean is_own = TRUE;

  if (!find_subject_of_row (self, &urn, &is_own, &area))
    return;
  if (self->is_long)
    {
      read_long_row (self, urn, is_own, area);
      return;
    }
  for (guint i = 0; i < self->n_columns; i++)
    read_figure (self, i, urn, is_own, area, self->columns[i].which, self->period);
}

/* The long shape says of what time each row is. */
static gboolean
has_time (const char *path)
{
  g_autoptr (TrellisCsvReader) reader = trellis_csv_reader_new (path, NULL);

  for (guint i = 0; reader != NULL && i <= MOST_TITLE_ROWS; i++)
    {
      if (trellis_csv_reader_step (reader, NULL) != TRELLIS_CSV_STEP_ROW)
        return FALSE;
      if (trellis_csv_reader_find_field (reader, common_titles[PLACE_TIME]) >= 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
read_head (Reading  *self,
           GError  **error)
{
  const char *titles[N_PLACES_MOST];
  int places[N_PLACES_MOST];
  guint n_titles = N_COMMON;
  gboolean has_any = FALSE;
  gboolean has_urn;
  g_autofree char *problem = NULL;

  for (guint i = 0; i < N_COMMON; i++)
    titles[i] = common_titles[i];
  /* The first heading tells the header from the lines above it. */
  if (self->is_long)
    {
      titles[0] = common_titles[PLACE_TIME];
      titles[PLACE_TIME] = common_titles[0];
    }
  self->name_place = (int) n_titles;
  titles[n_titles++] = "SCHNAME";
  for (guint i = 0; i < self->n_columns; i++)
    {
      const Column *column = &self->columns[i];
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
  for (guint i = 0; i < N_COMMON; i++)
    self->common[i] = places[i] >= 0 ? (int) i : -1;
  if (self->is_long)
    {
      self->common[PLACE_TIME] = 0;
      self->common[PLACE_URN] = places[PLACE_TIME] >= 0 ? (int) PLACE_TIME : -1;
    }
  for (guint i = 0; i < self->n_columns; i++)
    has_any |= places[self->places[i * N_EACH]] >= 0;
  has_urn = self->common[PLACE_URN] >= 0 || (self->is_long && self->common[PLACE_SCHOOL_URN] >= 0);
  if (has_any && has_urn)
    return TRUE;

  problem = g_strdup_printf (_("there is no column “%s”; choose the file as it was downloaded"),
                             has_urn ? self->columns[0].title : self->is_long ? "school_urn" : "URN");
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
  g_autoptr (TrellisFigureIntake) intake = NULL;
  g_autofree char *file = g_path_get_basename (path);
  g_autofree char *period = find_year (file);
  g_autofree char *sentence = NULL;
  Reading reading = { table, table->wide, table->n_wide, FALSE, reader, result };
  TrellisCsvStep step = TRELLIS_CSV_STEP_ERROR;
  gboolean is_good;

  if (reader == NULL)
    return NULL;
  if (has_time (path))
    {
      reading.is_long = TRUE;
      reading.columns = table->longs;
      reading.n_columns = table->n_longs;
    }
  if (!read_head (&reading, error))
    return NULL;
  if (period == NULL && !reading.is_long)
    {
      g_set_error (error, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_HEADER,
                   _("%s: the school year is not in the file’s name. Name it as it was downloaded, such as "
                     "2018-2019_ks2final.csv."), trellis_csv_reader_get_name (reader));
      return NULL;
    }
  reading.period = period;
  intake = reading.intake = trellis_figure_intake_new (store, result, error);
  is_good = intake != NULL;
  while (is_good && (step = trellis_csv_reader_step (reader, error)) == TRELLIS_CSV_STEP_ROW)
    {
      is_good = trellis_import_go_on (reader, progress_func, progress_data, cancellable, error);
      if (is_good)
        read_row (&reading);
    }
  if (!is_good || step != TRELLIS_CSV_STEP_END)
    return NULL;

  /* Translators: the history's words for an import; a file */
  sentence = g_strdup_printf (_("Import figures of %s"),
                              reading.is_long ? trellis_csv_reader_get_name (reader) : period);
  return trellis_figure_intake_end (intake, mode, trellis_csv_reader_get_name (reader), sentence, error) ?
         g_steal_pointer (&result) : NULL;
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
