/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-csv-reader.h"
#include "trellis-export.h"
#include "trellis-store-actions.h"
#include "trellis-store-judgements.h"
#include "trellis-store-schools.h"
#include "trellis-store-visits.h"

#include <glib/gstdio.h>

#include <string.h>

#define TODAY trellis_day_new (2026, 3, 6)

typedef struct
{
  char *folder;
  char *csv;
  TrellisStore *store;
  TrellisScheme *scheme;
  const TrellisLevel *level;
  const TrellisAspect *aspect;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", &error);
  g_autoptr (TrellisVisit) visit = trellis_visit_new (NULL);
  g_autoptr (TrellisAction) action = trellis_action_new (NULL);
  g_autofree char *path = NULL;
  g_autofree char *adviser = NULL;
  g_autofree char *judgement = NULL;
  g_autofree char *category = NULL;
  g_autofree char *visit_id = NULL;
  g_autofree char *action_id = NULL;

  g_assert_no_error (error);
  trellis_clock_set_today (TODAY);
  fixture->folder = g_dir_make_tmp ("trellis-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->csv = g_build_filename (fixture->folder, "out.csv", NULL);
  fixture->store = trellis_store_create (path, "Harbour Trust", scheme, "2025-26", &error);
  g_assert_no_error (error);
  fixture->scheme = g_object_ref (scheme);
  fixture->level = g_ptr_array_index (scheme->levels, 1);
  fixture->aspect = g_ptr_array_index (scheme->aspects, 0);

  g_assert_true (trellis_store_add_school (fixture->store, "900001", "Oakfield, Upper", "primary", FALSE, &error));
  g_assert_true (trellis_store_add_school (fixture->store, "900002", "Elmfield Primary", "all-through", TRUE, &error));
  adviser = trellis_store_add_person (fixture->store, "Ione Lacey", "Adviser", "", TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (trellis_store_set_role_holder (fixture->store, "900001", TRELLIS_ROLE_ADVISER, adviser,
                                                trellis_day_new (2025, 9, 1), &error));
  judgement = trellis_store_judge (fixture->store, "900001", fixture->aspect->id, fixture->level->id,
                                   trellis_day_new (2026, 2, 3), TRELLIS_SOURCE_ADVISER, "=2+2 is not run", &error);
  g_assert_no_error (error);
  category = trellis_store_agree_category (fixture->store, "900001", fixture->level->id, trellis_day_new (2026, 2, 10),
                                           "Standards meeting", "", "", "", &error);
  g_assert_no_error (error);

  g_free (visit->urn);
  visit->urn = g_strdup ("900001");
  g_free (visit->kind);
  visit->kind = g_strdup (TRELLIS_VISIT_KIND_ADVISER);
  g_free (visit->year_id);
  visit->year_id = g_strdup ("2025-26");
  visit->number = 3;
  visit->visit_on = trellis_day_new (2026, 3, 12);
  visit->session = TRELLIS_SESSION_AM;
  g_free (visit->theme_am);
  visit->theme_am = g_strdup ("Curriculum\nReading");
  g_free (visit->theme_pm);
  visit->theme_pm = g_strdup ("Governors");
  visit_id = trellis_store_add_visit (fixture->store, visit, &error);
  g_assert_no_error (error);

  g_free (action->urn);
  action->urn = g_strdup ("900001");
  g_free (action->what);
  action->what = g_strdup ("-Agree \"the\" plan\nwith governors");
  g_free (action->owner);
  action->owner = g_strdup ("Headteacher");
  action->opened_on = trellis_day_new (2026, 1, 12);
  action->due_on = trellis_day_new (2026, 3, 1);
  action_id = trellis_store_add_action (fixture->store, action, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (trellis_store_rate_action (fixture->store, action_id, TRELLIS_RATING_AMBER,
                                            trellis_day_new (2026, 2, 20), "", &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_clear_object (&fixture->store);
  g_clear_object (&fixture->scheme);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->csv);
  trellis_clock_set_today (TRELLIS_DAY_NONE);
}

/* Asserts the columns' names and the first rows' cells, as far as they are given. */
static void
check (Fixture           *fixture,
       TrellisExportKind  kind,
       const char        *columns,
       const char *const *rows,
       guint              n_rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisCsvReader) reader = NULL;
  g_auto (GStrv) names = g_strsplit (columns, "|", -1);
  guint n_names = g_strv_length (names);
  g_autofree char *text = NULL;
  g_autofree int *places = g_new (int, n_names);

  g_assert_true (trellis_export_table (fixture->store, kind, TODAY, fixture->csv, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->csv, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbf"));
  reader = trellis_csv_reader_new (fixture->csv, &error);
  g_assert_no_error (error);
  g_assert_cmpint (trellis_csv_reader_step (reader, &error), ==, TRELLIS_CSV_STEP_ROW);
  for (guint i = 0; i < n_names; i++)
    {
      places[i] = trellis_csv_reader_find_field (reader, names[i]);
      g_assert_cmpint (places[i], >=, 0);
    }
  trellis_csv_reader_select (reader, places, n_names);
  for (guint row = 0; row < n_rows; row++)
    {
      g_auto (GStrv) cells = g_strsplit (rows[row], "|", -1);

      g_assert_cmpint (trellis_csv_reader_step (reader, &error), ==, TRELLIS_CSV_STEP_ROW);
      for (guint i = 0; i < n_names; i++)
        g_assert_cmpstr (trellis_csv_reader_get_fields (reader)[i].text, ==, cells[i]);
    }
  g_assert_cmpint (trellis_csv_reader_step (reader, &error), ==, TRELLIS_CSV_STEP_END);
}

static void
test_schools (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autofree char *oakfield = g_strdup_printf ("900001|Oakfield, Upper|primary|open||%s|Ione Lacey|%s||no|1",
                                               fixture->level->name, fixture->level->short_code);
  const char *const rows[] = { "900002|Elmfield Primary|all-through|open||||||yes|0", oakfield };

  check (fixture, TRELLIS_EXPORT_SCHOOLS,
         "urn|name|phase|status|federation|level|adviser|level_code|pupils|is_church|open_actions_amber", rows, 2);
}

static void
test_judgements (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autofree char *category = g_strdup_printf ("900001|Oakfield, Upper|overall|%s|2026-02-10|agreed|",
                                               fixture->level->name);
  g_autofree char *judgement = g_strdup_printf ("900001|Oakfield, Upper|%s|%s|2026-02-03|adviser|'=2+2 is not run",
                                                fixture->aspect->id, fixture->level->name);
  const char *const rows[] = { category, judgement };

  check (fixture, TRELLIS_EXPORT_JUDGEMENTS, "urn|school|aspect_id|level|date|source|narrative", rows, 2);
}

static void
test_visits (Fixture       *fixture,
             gconstpointer  unused)
{
  const char *const rows[] = {
    "900001|Oakfield, Upper|adviser-visit|3|2026-03-12|am|planned|Curriculum; Reading; Governors",
  };

  check (fixture, TRELLIS_EXPORT_VISITS, "urn|school|kind|number|date|session|status|theme", rows, 1);
}

static void
test_actions (Fixture       *fixture,
              gconstpointer  unused)
{
  const char *const rows[] = {
    "900001|Oakfield, Upper|'-Agree \"the\" plan\nwith governors|Headteacher|2026-03-01|amber|2026-02-20|open|yes",
  };

  check (fixture, TRELLIS_EXPORT_ACTIONS, "urn|school|action|owner|due|rating|rated_on|status|is_overdue", rows, 1);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  TrellisExportKind kind = TRELLIS_EXPORT_VISITS;

  g_assert_false (trellis_export_table (fixture->store, kind, TODAY, "/nowhere/at/all.csv", &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "/nowhere/at/all.csv"));

  g_assert_false (trellis_export_kind_parse ("everything", &kind));
  g_assert_false (trellis_export_kind_parse (NULL, &kind));
  g_assert_cmpint (kind, ==, TRELLIS_EXPORT_VISITS);
  for (guint i = 0; i < TRELLIS_N_EXPORT_KINDS; i++)
    {
      g_assert_true (trellis_export_kind_parse (trellis_export_kind_get_key (i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/exchange/export/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("schools", test_schools);
  ADD ("judgements", test_judgements);
  ADD ("visits", test_visits);
  ADD ("actions", test_actions);
  ADD ("refused", test_refused);

  return g_test_run ();
}
