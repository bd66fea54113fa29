/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures of any table: what was exported comes back as it was, somebody's own
 * columns are remembered, and what cannot be read is told by its line. */

#include "trellis-export.h"
#include "trellis-measure-columns.h"
#include "trellis-measure-import.h"
#include "trellis-store-measures.h"
#include "trellis-store-schools.h"
#include "trellis-store-trend.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define HEAD "urn,school,measure,period,value,missing_reason,source\n"

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
import (Fixture            *fixture,
        const char         *name,
        const char         *content,
        TrellisImportMode   mode,
        GError            **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return trellis_measure_import_kind.run (fixture->store, path, mode, NULL, NULL, NULL, error);
}

static TrellisTrend *
read_trend (Fixture    *fixture,
            const char *measure_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) schools = trellis_store_list_schools (fixture->store, trellis_day_new (2026, 3, 6), TRUE,
                                                               &error);
  TrellisTrend *trend = trellis_store_read_trend (fixture->store, measure_id, schools, "",
                                                  trellis_day_new (2026, 3, 6), &error);

  g_assert_no_error (error);
  return trend;
}

/* What comes back is what went out, to the last place, with gaps, groups of
 * pupils and intervals, and into another trust the measures with it. */
static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  unused)
{
  static const TrellisMeasure measure = { (char *) "reading-age", (char *) "Reading age", (char *) "years", 1,
                                          TRELLIS_BETTER_UP, (char *) "point" };
  const TrellisFigure figures[] = {
    { "reading-age", "900001", "", "2025-11-14", trellis_day_new (2025, 11, 14), 9.25, NULL, 9, 9.5, 31, "Test, online" },
    { "reading-age", "900001", "Disadvantaged", "2025-11-14", trellis_day_new (2025, 11, 14), 8.75, NULL, NAN, NAN, 9,
      "Test, online" },
    { "reading-age", "900002", "", "2025-11-14", trellis_day_new (2025, 11, 14), NAN, "Not applicable", NAN, NAN, -1,
      "" },
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "out.csv", NULL);
  g_autofree char *other_path = g_build_filename (fixture->folder, "other.trellis", NULL);
  g_autofree char *text = NULL;
  g_autoptr (TrellisImport) again = NULL;
  g_autoptr (TrellisImport) brought = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", NULL);
  g_autoptr (TrellisStore) other = trellis_store_create (other_path, "Other Trust", scheme, "2025-26", &error);
  g_autoptr (TrellisMeasure) same = NULL;

  g_assert_true (trellis_store_add_measure (fixture->store, &measure, &error));
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    g_assert_true (trellis_store_put_figure (fixture->store, &figures[i], &error));
  g_assert_no_error (error);
  g_assert_true (trellis_export_table (fixture->store, TRELLIS_EXPORT_MEASURES, trellis_day_new (2026, 3, 6), path,
                                       &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "\357\273\277urn,school,measure,period,value,missing_reason,source,"));
  g_assert_nonnull (strstr (text, "\n900001,Oakfield,reading-age,2025-11-14,9.25,,\"Test, online\",,31,9.0,9.5,"));
  g_assert_nonnull (strstr (text, "\n900002,Elmfield,reading-age,2025-11-14,,Not applicable,,"));

  again = trellis_measure_import_kind.run (fixture->store, path, TRELLIS_IMPORT_TAKE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->n_same, ==, 3);
  g_assert_cmpint (again->change_id, ==, 0);

  g_assert_true (trellis_store_add_school (other, "900001", "Oakfield", "primary", FALSE, &error));
  brought = trellis_measure_import_kind.run (other, path, TRELLIS_IMPORT_TAKE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (brought->counts[TRELLIS_IMPORT_ADDED], ==, 2);
  g_assert_cmpuint (brought->n_elsewhere, ==, 1);
  same = trellis_store_read_measure (other, "reading-age", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (same->name, ==, "Reading age");
  g_assert_cmpstr (same->unit, ==, "years");
  g_assert_cmpstr (same->every, ==, "point");
  g_assert_cmpint (same->decimals, ==, 1);
  g_assert_cmpint (same->better, ==, TRELLIS_BETTER_UP);
}

/* A measure that the file only names, periods as people write them, England. */
static void
test_takes (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisImport) taken = import (fixture, "in.csv",
                                            HEAD
                                            "900001,,Staff survey,2024/25,\"1,204\",,\n"
                                            ",Elmfield,staff SURVEY,2024-2025,12.5,,Survey\n"
                                            ",England,Staff survey,202425,50,,\n"
                                            "900001,,Staff survey,term 2 of 2025/26,SUPP,,\n"
                                            "900002,,Staff survey,Mar 2026,,,\n"
                                            "999999,Elsewhere,Staff survey,2024-25,1,,\n",
                                            TRELLIS_IMPORT_TAKE, &error);
  g_autoptr (TrellisTrend) trend = NULL;
  const TrellisTrendSchool *school;

  g_assert_no_error (error);
  g_assert_cmpuint (taken->counts[TRELLIS_IMPORT_ADDED], ==, 4);
  g_assert_cmpuint (taken->n_elsewhere, ==, 1);
  trend = read_trend (fixture, "staff-survey");
  g_assert_cmpstr (trend->measure->name, ==, "Staff survey");
  g_assert_cmpint (trend->measure->decimals, ==, 1);
  g_assert_cmpstr (trend->measure->every, ==, "year");
  g_assert_cmpfloat (trend->benchmark[trellis_trend_find_period (trend, "2024-25")], ==, 50);
  school = trellis_trend_find_school (trend, "900001");
  g_assert_cmpfloat (school->figures[trellis_trend_find_period (trend, "2024-25")].value, ==, 1204);
  g_assert_cmpstr (school->figures[trellis_trend_find_period (trend, "2025-26/2")].reason, ==,
                   "Suppressed: too few pupils");
  g_assert_cmpstr (trellis_trend_find_school (trend, "900002")->figures[0].source, ==, "Survey");
  /* One change: undone whole, measure and all. */
  trellis_store_adopt_change (fixture->store, taken->change_id);
  g_assert_true (trellis_store_undo (fixture->store, &error));
  g_assert_null (trellis_store_read_measure (fixture->store, "staff-survey", &error));
}

static void
test_refuses (Fixture       *fixture,
              gconstpointer  unused)
{
  static const struct
  {
    const char *row;
    const char *needle;
  } bad[] = {
    { "900001,,A,2024-25,about 5,,\n", "in.csv, line 2: Oakfield, A: “about 5” is neither a number nor a known word" },
    { "900001,,A,last year,5,,\n", "“last year” is not a year, term, month or day" },
    { "900001,,A,,5,,\n", "the year, term, month or day is missing" },
    { "900001,,,2024-25,5,,\n", "the measure is missing" },
    { "900001,,A,2024-25,5,Lost,\n", "both a figure and a reason" },
    { ",Nowhere,A,2024-25,5,,\n", "the trust has no school “Nowhere”" },
    { "900001,,A,2024-25,5,,\n900001,,A,2024-25,6,,\n", "line 3: Oakfield, A: an earlier line says otherwise" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisImport) good = NULL;
  g_autoptr (GPtrArray) measures = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *content = g_strconcat (HEAD, bad[i].row, NULL);

      g_assert_null (import (fixture, "in.csv", content, TRELLIS_IMPORT_TAKE, &error));
      g_assert_error (error, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_ROW);
      if (strstr (error->message, bad[i].needle) == NULL)
        g_error ("“%s” and not “%s”", error->message, bad[i].needle);
      g_clear_error (&error);
    }
  measures = trellis_store_list_measures (fixture->store, &error);
  g_assert_cmpuint (measures->len, ==, 0);

  /* Who has seen what is wrong may take the rest. */
  good = import (fixture, "in.csv", HEAD "900001,,A,never,5,,\n900002,,A,2024-25,5,,\n", TRELLIS_IMPORT_TAKE_GOOD,
                 &error);
  g_assert_no_error (error);
  g_assert_cmpuint (good->counts[TRELLIS_IMPORT_ADDED], ==, 1);
  g_assert_cmpuint (good->counts[TRELLIS_IMPORT_REFUSED], ==, 1);
}

/* Somebody's own headings are asked about once. */
static void
test_columns (Fixture       *fixture,
              gconstpointer  unused)
{
  static const char content[] = "Attendance of the trust\nAcademy,Att %,Notes\nOakfield,94.31%,good\nElmfield,93,\n";
  static const TrellisMeasure measure = { (char *) "attendance", (char *) "Attendance", (char *) "%", 1,
                                          TRELLIS_BETTER_UP, (char *) "half-term" };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "att 2025-26 T3.csv", NULL);
  g_autoptr (TrellisCsvReader) reader = NULL;
  g_autoptr (TrellisMeasureColumns) columns = NULL;
  g_autofree char *lack = NULL;
  g_autoptr (TrellisImport) taken = NULL;
  g_autoptr (TrellisImport) nameless = NULL;
  g_autoptr (TrellisTrend) trend = NULL;
  TrellisMeasureColumn *column;

  g_assert_true (trellis_store_add_measure (fixture->store, &measure, &error));
  g_assert_null (import (fixture, "att 2025-26 T3.csv", content, TRELLIS_IMPORT_PREVIEW, &error));
  g_assert_error (error, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_COLUMNS);
  g_assert_nonnull (strstr (error->message, "no column has the figures of a measure"));
  g_clear_error (&error);

  reader = trellis_csv_reader_new (path, &error);
  columns = trellis_measure_columns_read (fixture->store, reader, path, &error);
  g_assert_no_error (error);
  g_assert_false (columns->is_remembered);
  g_assert_cmpstr (columns->file_period, ==, "2025-26/3");
  g_assert_cmpuint (columns->columns->len, ==, 3);
  column = g_ptr_array_index (columns->columns, 0);
  g_assert_cmpint (column->kind, ==, TRELLIS_COLUMN_SCHOOL);
  column = g_ptr_array_index (columns->columns, 1);
  column->kind = TRELLIS_COLUMN_FIGURE;
  column->measure_id = g_strdup ("attendance");
  lack = trellis_measure_columns_dup_lack (columns);
  g_assert_null (lack);
  g_assert_true (trellis_measure_columns_remember (columns, fixture->store, "att 2025-26 T3.csv", &error));

  taken = import (fixture, "att 2025-26 T3.csv", content, TRELLIS_IMPORT_TAKE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (taken->counts[TRELLIS_IMPORT_ADDED], ==, 2);
  trend = read_trend (fixture, "attendance");
  g_assert_cmpfloat (trellis_trend_find_school (trend, "900001")->figures[0].value, ==, 94.31);

  nameless = import (fixture, "att.csv", content, TRELLIS_IMPORT_TAKE, &error);
  g_assert_null (nameless);
  g_assert_error (error, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_COLUMNS);
  g_assert_nonnull (strstr (error->message, "file’s name does not either"));
}

static void
test_periods (void)
{
  static const struct
  {
    const char *text;
    const char *key;    /* NULL: none */
  } rows[] = {
    { "2024-25", "2024-25" }, { "2024/25", "2024-25" }, { "2024-2025", "2024-25" }, { " 202425 ", "2024-25" },
    { "2024–25", "2024-25" }, { "2024/26", NULL }, { "2024", NULL }, { "", NULL },
    { "2024-25/3", "2024-25/3" }, { "term 3 of 2024/25", "2024-25/3" }, { "T3 2024-25", "2024-25/3" },
    { "2024/25 T3", "2024-25/3" }, { "2024/25 half term 3", "2024-25/3" }, { "2024/25 T7", NULL },
    { "2025-03", "2025-03" }, { "March 2025", "2025-03" }, { "Mar-25", "2025-03" }, { "Marmalade 2025", NULL },
    { "2025-03-06", "2025-03-06" }, { "06/03/2025", "2025-03-06" }, { "6 March 2025", "2025-03-06" },
    { "yesterday", NULL }, { "6 March", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TrellisDay ends_on = TRELLIS_DAY_NONE;
      g_autofree char *key = trellis_period_dup_key (rows[i].text, &ends_on);

      if (g_strcmp0 (key, rows[i].key) != 0)
        g_error ("“%s” is read as %s and not %s", rows[i].text, key, rows[i].key);
      g_assert_cmpint (ends_on != TRELLIS_DAY_NONE, ==, rows[i].key != NULL);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/measure-import/round-trip", Fixture, NULL, set_up, test_round_trip, tear_down);
  g_test_add ("/measure-import/takes", Fixture, NULL, set_up, test_takes, tear_down);
  g_test_add ("/measure-import/refuses", Fixture, NULL, set_up, test_refuses, tear_down);
  g_test_add ("/measure-import/columns", Fixture, NULL, set_up, test_columns, tear_down);
  g_test_add_func ("/measure-import/periods", test_periods);

  return g_test_run ();
}
