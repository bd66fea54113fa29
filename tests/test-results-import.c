/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The performance tables, wide and long: short rows, suppressed figures, percentages, the rows
 * of a local authority and England, predecessors, and files that are none. */

#include "trellis-results-import.h"
#include "trellis-csv-reader.h"
#include "trellis-store-measures.h"
#include "trellis-store-inspections.h"
#include "trellis-store-schools.h"
#include "trellis-store-trend.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define HEAD "\357\273\277RECTYPE,LEA,URN,SCHNAME,TELIG,TFSM6CLA1A,PTRWM_EXP,PTRWM_EXP_FSM6CLA1A," \
  "READPROG,READPROG_LOWER,READPROG_UPPER\r\n"

typedef struct
{
  char *folder;
  TrellisStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", &error);
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  trellis_clock_set_today (trellis_day_new (2026, 3, 6));
  fixture->folder = g_dir_make_tmp ("trellis-test-XXXXXX", &error);
  path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->store = trellis_store_create (path, "Harbour Trust", scheme, "2025-26", &error);
  g_assert_no_error (error);
  g_assert_true (trellis_store_add_school (fixture->store, "900001", "Oakfield", "primary", FALSE, &error));
  g_assert_true (trellis_store_add_school (fixture->store, "900002", "Elmfield", "primary", FALSE, &error));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_clear_object (&fixture->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  trellis_clock_set_today (TRELLIS_DAY_NONE);
}

static TrellisImport *
import_kind (Fixture                  *fixture,
             const TrellisImportKind  *kind,
             const char               *name,
             const char               *content,
             TrellisImportMode         mode,
             GError                  **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return kind->run (fixture->store, path, mode, NULL, NULL, NULL, error);
}

static TrellisImport *
import (Fixture            *fixture,
        const char         *name,
        const char         *content,
        TrellisImportMode   mode,
        GError            **error)
{
  return import_kind (fixture, &trellis_ks2_import_kind, name, content, mode, error);
}

/* Oakfield was another school before. */
static void
link_oakfield (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) links = g_ptr_array_new ();
  TrellisSchoolLink link = { (char *) "900001", (char *) "800001", (char *) "predecessor", (char *) "Oakfield Juniors",
                             TRELLIS_DAY_NONE };

  g_ptr_array_add (links, &link);
  g_assert_true (trellis_store_put_school_links (fixture->store, links, &error));
  g_assert_no_error (error);
}

static TrellisTrend *
read_trend (Fixture    *fixture,
            const char *measure_id,
            const char *group)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) schools = trellis_store_list_schools (fixture->store, trellis_day_new (2026, 3, 6), TRUE,
                                                               &error);
  TrellisTrend *trend = trellis_store_read_trend (fixture->store, measure_id, schools, group,
                                                  trellis_day_new (2026, 3, 6), &error);

  g_assert_no_error (error);
  return trend;
}

static void
test_takes (Fixture       *fixture,
            gconstpointer  unused)
{
  /* Oakfield under its predecessor's URN; Elmfield suppressed; another trust's
   * school; a new school's short row; Surrey; England, and all of England. */
  static const char content[] = HEAD
    "1,936,800001,Oakfield Juniors,44,12,58%,40%,-1.5,-3,0.1\r\n"
    "1,936,900002,Elmfield,SUPP,SUPP,SUPP,SUPP,SUPP,SUPP,SUPP\r\n"
    "1,936,999999,Elsewhere,30,3,70%,60%,1,0,2\r\n"
    "3,936,,Surrey,12400,1000,67%,50%,0.2,0.1,0.3\r\n"
    "4,,,,649249,1,64%,51%,,,\r\n"
    "5,,,,644967,1,65%,52%,,,";
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisImport) preview = NULL;
  g_autoptr (TrellisImport) taken = NULL;
  g_autoptr (TrellisImport) again = NULL;
  g_autoptr (TrellisTrend) trend = NULL;
  g_autoptr (TrellisTrend) poor = NULL;
  g_autoptr (TrellisTrend) progress = NULL;
  TrellisTrendSchool *school;

  link_oakfield (fixture);
  preview = import (fixture, "2018-2019_936_ks2final.csv", content, TRELLIS_IMPORT_PREVIEW, &error);
  g_assert_no_error (error);
  /* Three figures of each school and of Surrey, two of England. */
  g_assert_cmpuint (preview->counts[TRELLIS_IMPORT_ADDED], ==, 11);
  g_assert_cmpint (preview->change_id, ==, 0);
  /* The other trust's school; the row of all England is no school's. */
  g_assert_cmpuint (preview->n_elsewhere, ==, 1);

  taken = import (fixture, "2018-2019_936_ks2final.csv", content, TRELLIS_IMPORT_TAKE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (taken->change_id, !=, 0);
  trend = read_trend (fixture, "ks2-combined", "");
  g_assert_cmpuint (trend->periods->len, ==, 1);
  g_assert_cmpstr (((TrellisTrendPeriod *) g_ptr_array_index (trend->periods, 0))->key, ==, "2018-19");
  school = trellis_trend_find_school (trend, "900001");
  g_assert_cmpfloat (school->figures[0].value, ==, 58);
  g_assert_cmpint (school->figures[0].cohort, ==, 44);
  /* A gap is a gap with its reason, and never nought. */
  school = trellis_trend_find_school (trend, "900002");
  g_assert_true (isnan (school->figures[0].value));
  g_assert_cmpstr (school->figures[0].reason, ==, "Suppressed: too few pupils");
  g_assert_cmpstr (trend->benchmark_name, ==, "England");
  g_assert_cmpfloat (trend->benchmark[0], ==, 65);
  poor = read_trend (fixture, "ks2-combined", "Disadvantaged");
  g_assert_cmpfloat (trellis_trend_find_school (poor, "900001")->figures[0].value, ==, 40);
  progress = read_trend (fixture, "ks2-reading-progress", "");
  g_assert_cmpfloat (trellis_trend_find_school (progress, "900001")->figures[0].low, ==, -3);

  /* The same file again does nothing, and the whole can be undone. */
  again = import (fixture, "2018-2019_936_ks2final.csv", content, TRELLIS_IMPORT_TAKE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->n_same, ==, 11);
  g_assert_cmpint (again->change_id, ==, 0);
}

/* A file in which only a benchmark is otherwise is still taken. */
static void
test_benchmark_alone (Fixture       *fixture,
                      gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisImport) first = import (fixture, "2018-2019_ks2final.csv",
                                            HEAD "1,936,900001,Oakfield,44,12,58%,40%,,,\n5,,,,600000,1,65%,52%,,,\n",
                                            TRELLIS_IMPORT_TAKE, &error);
  g_autoptr (TrellisImport) second = import (fixture, "2018-2019_ks2final.csv",
                                             HEAD "1,936,900001,Oakfield,44,12,58%,40%,,,\n5,,,,600000,1,66%,52%,,,\n",
                                             TRELLIS_IMPORT_TAKE, &error);
  g_autoptr (TrellisTrend) trend = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (first->counts[TRELLIS_IMPORT_ADDED], ==, 4);
  g_assert_cmpuint (second->counts[TRELLIS_IMPORT_CHANGED], ==, 1);
  g_assert_cmpuint (second->n_same, ==, 3);
  g_assert_cmpstr (((TrellisImportChange *) g_ptr_array_index (second->changes, 0))->what, ==,
                   "England, Key stage 2 combined, 2018/19: 66%, was 65%");
  trend = read_trend (fixture, "ks2-combined", "");
  g_assert_cmpfloat (trend->benchmark[0], ==, 66);
}

/* In the year in which it changed its URN a school has two rows. */
static void
test_two_urns (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisImport) taken = NULL;
  g_autoptr (TrellisTrend) trend = NULL;
  g_autoptr (TrellisTrend) poor = NULL;

  link_oakfield (fixture);
  taken = import (fixture, "2018-2019_ks2final.csv",
                  HEAD "1,936,800001,Oakfield Juniors,44,12,58%,40%,,,\n1,936,900001,Oakfield,44,12,NEW,45%,,,\n",
                  TRELLIS_IMPORT_TAKE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (taken->counts[TRELLIS_IMPORT_ADDED], ==, 2);
  /* A figure says more than a gap, and the school's own URN more than the one before. */
  trend = read_trend (fixture, "ks2-combined", "");
  g_assert_cmpfloat (trellis_trend_find_school (trend, "900001")->figures[0].value, ==, 58);
  poor = read_trend (fixture, "ks2-combined", "Disadvantaged");
  g_assert_cmpfloat (trellis_trend_find_school (poor, "900001")->figures[0].value, ==, 45);
}

/* What a file brings to one measure: the figures of Oakfield and Elmfield in the
 * first period, and England's. */
typedef struct
{
  const TrellisImportKind *kind;
  const char *file;
  const char *content;
  const char *measure_id;
  const char *group;
  const char *period;
  double oakfield;
  double elmfield;        /* NAN: a gap, for the reason */
  const char *reason;
  double england;         /* NAN: none */
  double low;             /* of Oakfield's interval; NAN: none */
  int cohort;             /* of Oakfield; -1: unknown */
} Case;

#define KS4 "\357\273\277RECTYPE,LEA,URN,SCHNAME,TPUP,TFSM6CLA1A,ATT8SCR,ATT8SCR_FSM6CLA1A,P8MEA,P8CILOW,P8CIUPP," \
  "PTL2BASICS_94,PTL2BASICS_95,EBACCAPS\r\n" \
  "1,936,800001,Oakfield Upper,180,40,47.3,38.1,0.12,-0.1,0.34,66%,45%,4.1\r\n" \
  "1,936,900002,Elmfield,9,2,SUPP,SUPP,LOWCOV,LOWCOV,LOWCOV,SUPP,SUPP,SUPP\r\n" \
  "4,936,,Surrey,12400,1900,52.1,37.0,0.2,0.1,0.3,74%,55%,4.7\r\n" \
  "5,,,,700000,1,44.6,34,,,,60%,40%,3.9\r\n7,,,,600000,1,46.3,35,-0.03,-0.03,-0.02,65%,45%,4.07"
#define KS4_LONG "time_period,time_identifier,geographic_level,la_name,school_urn,school_name,breakdown,pupil_count," \
  "attainment8_average,progress8_average,engmath_94_percent\n" \
  "202425,Academic year,School,Surrey,800001,Oakfield Upper,Total,181,48.2,z,67.5\n" \
  "202425,Academic year,School,Surrey,800001,Oakfield Upper,Girls,90,50.2,z,70\n" \
  "202425,Academic year,School,Surrey,800001,Oakfield Upper,Disadvantaged,41,39.9,z,41\n" \
  "202425,Academic year,School,Surrey,900002,Elmfield,Total,9,c,z,c\n" \
  "202425,Academic year,National,,,,Total,600000,45.9,z,64\n"
#define KS2_LONG "time_period,geographic_level,la_name,school_urn,breakdown,subject,eligible_pupil_count," \
  "expected_standard_pupil_percent,higher_standard_pupil_percent,average_scaled_score\n" \
  "202425,School,Surrey,900001,Total,\"Reading, writing and maths\",30,63,8,z\n" \
  "202425,School,Surrey,900001,Total,Reading,30,75,30,105\n" \
  "202425,School,Surrey,900002,Total,\"Reading, writing and maths\",5,c,c,z\n"
#define ABSENCE "\357\273\277LA,ESTAB,URN,PERCTOT,PPERSABS10\r\n936,2001,900001,6.4,18.2\r\n" \
  "936,2002,900002,SUPP,SUPP\r\n,,NAT,7.1,20.5"
#define ABSENCE_LONG "time_period,time_identifier,geographic_level,la_name,school_urn,education_phase,enrolments," \
  "sess_overall_percent,enrolments_pa_10_exact_percent\n" \
  "202324,Academic year,National,,,Total,7000000,6.9,19.2\n" \
  "202324,Academic year,National,,,State-funded primary,4000000,5.5,15.0\n" \
  "202324,Academic year,School,Surrey,900001,State-funded primary,240,5.43,11.2\n" \
  "202324,Academic year,School,Surrey,900002,State-funded primary,x,x,x\n"
#define CENSUS "\357\273\277URN,LA,SCHNAME,NOR,PNUMFSMEVER,PSENELSE,PSENELK,PNUMEAL\r\n" \
  "900001,936,Oakfield,412,16.2%,1.8,17.5%,9.5\r\n900002,936,Elmfield,80,NP,NP,NP,NP\r\nNAT,,,8600000,24.6%,4.8,13.6%,20.8"
#define CENSUS_LONG "time_period,school_urn,NOR,PNUMFSMEVER\n202425,900001,420,17.1\n202425,900002,81,c\n"

static const Case cases[] = {
  { &trellis_ks4_import_kind, "2022-2023_england_ks4final.csv", KS4, "attainment-8", "", "2022-23", 47.3, NAN,
    "Suppressed: too few pupils", 46.3, NAN, 180 },
  { &trellis_ks4_import_kind, "2022-2023_england_ks4final.csv", KS4, "progress-8", "", "2022-23", 0.12, NAN,
    "Too few pupils could be counted", -0.03, -0.1, 180 },
  { &trellis_ks4_import_kind, "2022-2023_england_ks4final.csv", KS4, "attainment-8", "Disadvantaged", "2022-23", 38.1,
    NAN, "Suppressed: too few pupils", 35, NAN, 40 },
  { &trellis_ks4_import_kind, "schools.csv", KS4_LONG, "attainment-8", "", "2024-25", 48.2, NAN,
    "Suppressed: too few pupils", 45.9, NAN, 181 },
  { &trellis_ks4_import_kind, "schools.csv", KS4_LONG, "ks4-basics-4", "Disadvantaged", "2024-25", 41, NAN, NULL, NAN,
    NAN, 41 },
  { &trellis_ks2_import_kind, "schools.csv", KS2_LONG, "ks2-combined", "", "2024-25", 63, NAN,
    "Suppressed: too few pupils", NAN, NAN, 30 },
  { &trellis_ks2_import_kind, "schools.csv", KS2_LONG, "ks2-reading", "", "2024-25", 105, NAN, NULL, NAN, NAN, 30 },
  { &trellis_absence_import_kind, "2022-2023_england_abs.csv", ABSENCE, "absence-year", "", "2022-23", 6.4, NAN,
    "Suppressed: too few pupils", 7.1, NAN, -1 },
  { &trellis_absence_import_kind, "absence.csv", ABSENCE_LONG, "persistent-absence-year", "", "2023-24", 11.2, NAN,
    "Not available", 19.2, NAN, 240 },
  { &trellis_census_import_kind, "2023-2024_england_census.csv", CENSUS, "roll", "", "2023-24", 412, 80, NULL, 8600000,
    NAN, -1 },
  { &trellis_census_import_kind, "2023-2024_england_census.csv", CENSUS, "free-meals-ever", "", "2023-24", 16.2, NAN,
    "Not published", 24.6, NAN, 412 },
  { &trellis_census_import_kind, "census.csv", CENSUS_LONG, "free-meals-ever", "", "2024-25", 17.1, NAN,
    "Suppressed: too few pupils", NAN, NAN, 420 },
};

static void
assert_same (double one,
             double other)
{
  g_assert_cmpint (isnan (one), ==, isnan (other));
  if (!isnan (one))
    g_assert_cmpfloat_with_epsilon (one, other, 1e-9);
}

static void
test_shapes (Fixture       *fixture,
             gconstpointer  data)
{
  const Case *item = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisImport) taken = NULL;
  g_autoptr (TrellisImport) again = NULL;
  g_autoptr (TrellisTrend) trend = NULL;
  const TrellisTrendFigure *figure;

  link_oakfield (fixture);
  taken = import_kind (fixture, item->kind, item->file, item->content, TRELLIS_IMPORT_TAKE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (taken->counts[TRELLIS_IMPORT_REFUSED], ==, 0);
  trend = read_trend (fixture, item->measure_id, item->group);
  g_assert_cmpuint (trend->periods->len, ==, 1);
  g_assert_cmpstr (((TrellisTrendPeriod *) g_ptr_array_index (trend->periods, 0))->key, ==, item->period);
  assert_same (trend->benchmark[0], item->england);
  figure = trellis_trend_find_school (trend, "900001")->figures;
  assert_same (figure->value, item->oakfield);
  assert_same (figure->low, item->low);
  g_assert_cmpint (figure->cohort, ==, item->cohort);
  figure = trellis_trend_find_school (trend, "900002")->figures;
  assert_same (figure->value, item->elmfield);
  g_assert_cmpstr (figure->reason, ==, item->reason);

  again = import_kind (fixture, item->kind, item->file, item->content, TRELLIS_IMPORT_TAKE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->change_id, ==, 0);
  g_assert_cmpuint (again->n_same, ==, taken->counts[TRELLIS_IMPORT_ADDED]);
}

/* What of a file cannot be used is counted, and told. */
static void
test_without_use (Fixture       *fixture,
                  gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisImport) groups = NULL;
  g_autoptr (TrellisImport) subjects = NULL;
  g_autofree char *summary = NULL;

  link_oakfield (fixture);
  groups = import_kind (fixture, &trellis_ks4_import_kind, "schools.csv", KS4_LONG, TRELLIS_IMPORT_PREVIEW, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (groups->n_without_use, ==, 1);
  summary = trellis_import_dup_summary (groups);
  g_assert_true (g_str_has_suffix (summary, ", 1 row of another group of pupils or subject not used"));
  subjects = import_kind (fixture, &trellis_ks2_import_kind, "ks2.csv",
                          "time_period,school_urn,subject,average_scaled_score\n202425,900001,Science,104\n"
                          "202425,900001,Reading,104\n", TRELLIS_IMPORT_PREVIEW, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (subjects->n_without_use, ==, 1);
  g_assert_cmpuint (subjects->counts[TRELLIS_IMPORT_ADDED], ==, 1);
}

/* Adds the schools of a published file: mainstream and special ones, those whose
 * rows are short among them. */
static guint
add_published_schools (Fixture    *fixture,
                       const char *path,
                       guint       n_most)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisCsvReader) reader = trellis_csv_reader_new (path, &error);
  int type, urn;
  guint n = 0;

  g_assert_no_error (error);
  g_assert_cmpint (trellis_csv_reader_step (reader, &error), ==, TRELLIS_CSV_STEP_ROW);
  type = trellis_csv_reader_find_field (reader, "RECTYPE");
  urn = trellis_csv_reader_find_field (reader, "URN");
  while (n < n_most && trellis_csv_reader_step (reader, &error) == TRELLIS_CSV_STEP_ROW)
    {
      const TrellisCsvField *fields = trellis_csv_reader_get_fields (reader);
      g_autofree char *name = g_strdup_printf ("School %u", n + 1);

      if (atoi (fields[type].text) > 2)
        continue;
      g_assert_true (trellis_store_add_school (fixture->store, fields[urn].text, name, "primary", FALSE, &error));
      g_assert_no_error (error);
      n++;
    }

  return n;
}

/* The real files of three years, one after the other: no row is refused, no gap
 * is nought, and Surrey and England are there to compare with. */
static void
test_real_files (Fixture       *fixture,
                 gconstpointer  unused)
{
  static const char *const files[] = {
    "2016-2017_936_ks2final.csv", "2017-2018_936_ks2final.csv", "2018-2019_936_ks2final.csv",
  };
  const char *folder = g_getenv ("TRELLIS_SHARED_DATA");
  g_autofree char *last = folder != NULL ? g_build_filename (folder, files[2], NULL) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) figures = NULL;
  g_autoptr (GPtrArray) benchmarks = NULL;
  g_autoptr (TrellisTrend) trend = NULL;
  guint n_schools, n_gaps = 0, n_figures = 0, n_surrey = 0;

  if (last == NULL || !g_file_test (last, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the published files are not here");
      return;
    }
  n_schools = add_published_schools (fixture, last, 120);
  g_assert_cmpuint (n_schools, ==, 120);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i], NULL);
      g_autoptr (TrellisImport) preview = trellis_ks2_import_kind.run (fixture->store, path, TRELLIS_IMPORT_PREVIEW,
                                                                       NULL, NULL, NULL, &error);
      g_autoptr (TrellisImport) taken = NULL;
      g_autoptr (TrellisImport) again = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (preview->counts[TRELLIS_IMPORT_REFUSED], ==, 0);
      g_assert_cmpuint (preview->n_elsewhere, >, 100);
      taken = trellis_ks2_import_kind.run (fixture->store, path, TRELLIS_IMPORT_TAKE, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (taken->counts[TRELLIS_IMPORT_ADDED], ==, preview->counts[TRELLIS_IMPORT_ADDED]);
      again = trellis_ks2_import_kind.run (fixture->store, path, TRELLIS_IMPORT_TAKE, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (again->change_id, ==, 0);
    }

  figures = trellis_store_list_figures (fixture->store, &error);
  for (guint i = 0; i < figures->len; i++)
    {
      const TrellisFigure *figure = g_ptr_array_index (figures, i);

      n_gaps += isnan (figure->value);
      n_figures += !isnan (figure->value);
      g_assert_true (isnan (figure->value) == (figure->missing_reason != NULL));
      /* Scaled scores are between 80 and 120: nothing that is missing was read as a number. */
      if (g_str_equal (figure->measure_id, "ks2-reading") && !isnan (figure->value))
        g_assert_true (figure->value >= 80 && figure->value <= 120);
    }
  g_assert_cmpuint (n_figures, >, 3000);
  g_assert_cmpuint (n_gaps, >, 100);
  benchmarks = trellis_store_list_benchmarks (fixture->store, &error);
  for (guint i = 0; i < benchmarks->len; i++)
    n_surrey += g_str_equal (((TrellisFigure *) g_ptr_array_index (benchmarks, i))->urn, "Surrey");
  g_assert_cmpuint (n_surrey, >, 0);
  trend = read_trend (fixture, "ks2-combined", "");
  g_assert_cmpuint (trend->periods->len, ==, 3);
  g_assert_cmpstr (trend->benchmark_name, ==, "England");
  /* As these editions have them of state-funded schools. */
  g_assert_cmpfloat (trend->benchmark[0], ==, 61);
  g_assert_cmpfloat (trend->benchmark[1], ==, 64);
  g_assert_cmpfloat (trend->benchmark[2], ==, 65);
}

static void
test_refuses (Fixture       *fixture,
              gconstpointer  unused)
{
  static const char good[] = HEAD "1,936,900001,Oakfield,44,12,58%,40%,1,0,2\r\n";
  static const char bad[] = HEAD "1,936,900001,Oakfield,44,12,about 60,40%,1,0,2\r\n";
  g_autoptr (GError) error = NULL;

  g_assert_null (import (fixture, "ks2final.csv", good, TRELLIS_IMPORT_TAKE, &error));
  g_assert_error (error, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_HEADER);
  g_assert_nonnull (strstr (error->message, "school year"));
  g_clear_error (&error);
  g_assert_null (import (fixture, "2018-2019_ks2final.csv", bad, TRELLIS_IMPORT_TAKE, &error));
  g_assert_error (error, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_ROW);
  g_assert_nonnull (strstr (error->message, "line 2: Oakfield, PTRWM_EXP"));
  g_clear_error (&error);
  g_assert_null (import (fixture, "2018-2019_ks2final.csv", "URN,Name\n900001,Oakfield\n", TRELLIS_IMPORT_TAKE, &error));
  g_assert_error (error, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_HEADER);
  g_clear_error (&error);
  g_assert_null (import (fixture, "ks2.csv",
                         "time_period,school_urn,subject,average_scaled_score\n2024,900001,Reading,104\n",
                         TRELLIS_IMPORT_TAKE, &error));
  g_assert_error (error, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_ROW);
  g_assert_nonnull (strstr (error->message, "line 2: Oakfield: “2024” is not a school year"));
  /* Nothing half done is kept. */
  g_clear_error (&error);
  g_assert_null (trellis_store_read_measure (fixture->store, "ks2-combined", &error));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/results-import/takes", Fixture, NULL, set_up, test_takes, tear_down);
  g_test_add ("/results-import/benchmark-alone", Fixture, NULL, set_up, test_benchmark_alone, tear_down);
  g_test_add ("/results-import/two-urns", Fixture, NULL, set_up, test_two_urns, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/results-import/shapes/%u/%s", i, cases[i].measure_id);

      g_test_add (path, Fixture, &cases[i], set_up, test_shapes, tear_down);
    }
  g_test_add ("/results-import/without-use", Fixture, NULL, set_up, test_without_use, tear_down);
  g_test_add ("/results-import/real-files", Fixture, NULL, set_up, test_real_files, tear_down);
  g_test_add ("/results-import/refuses", Fixture, NULL, set_up, test_refuses, tear_down);

  return g_test_run ();
}
