/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The performance tables: short rows, suppressed figures, percentages, the rows
 * of a local authority and England, predecessors, and files that are none. */

#include "trellis-results-import.h"
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
import (Fixture            *fixture,
        const char         *name,
        const char         *content,
        TrellisImportMode   mode,
        GError            **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return trellis_ks2_import_kind.run (fixture->store, path, mode, NULL, NULL, NULL, error);
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
  g_autoptr (GPtrArray) links = g_ptr_array_new ();
  TrellisSchoolLink link = { (char *) "900001", (char *) "800001", (char *) "predecessor", (char *) "Oakfield Juniors",
                             TRELLIS_DAY_NONE };
  g_autoptr (TrellisImport) preview = NULL;
  g_autoptr (TrellisImport) taken = NULL;
  g_autoptr (TrellisImport) again = NULL;
  g_autoptr (TrellisTrend) trend = NULL;
  g_autoptr (TrellisTrend) poor = NULL;
  g_autoptr (TrellisTrend) progress = NULL;
  TrellisTrendSchool *school;

  g_ptr_array_add (links, &link);
  g_assert_true (trellis_store_put_school_links (fixture->store, links, &error));

  preview = import (fixture, "2018-2019_936_ks2final.csv", content, TRELLIS_IMPORT_PREVIEW, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->counts[TRELLIS_IMPORT_ADDED], ==, 6);
  g_assert_cmpint (preview->change_id, ==, 0);
  /* The other trust's school and the row of all England. */
  g_assert_cmpuint (preview->n_elsewhere, ==, 2);

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
  g_assert_cmpuint (again->n_same, ==, 6);
  g_assert_cmpint (again->change_id, ==, 0);
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
  g_test_add ("/results-import/refuses", Fixture, NULL, set_up, test_refuses, tear_down);

  return g_test_run ();
}
