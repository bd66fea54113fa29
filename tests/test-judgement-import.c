/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-demo.h"
#include "trellis-export.h"
#include "trellis-judgement-import.h"
#include "trellis-store-judgements.h"
#include "trellis-store-schools.h"

#include <glib/gstdio.h>

#include <string.h>

#define TODAY trellis_day_new (2026, 3, 6)
#define HEADER "urn,school,aspect,level,date,source\n"

typedef struct
{
  char *folder;
  char *csv;
  TrellisStore *store;
  TrellisScheme *scheme;
  const TrellisLevel *level;
  const TrellisLevel *other_level;
  const TrellisAspect *aspect;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", &error);
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  trellis_clock_set_today (TODAY);
  fixture->folder = g_dir_make_tmp ("trellis-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->csv = g_build_filename (fixture->folder, "in.csv", NULL);
  fixture->store = trellis_store_create (path, "Harbour Trust", scheme, "2025-26", &error);
  g_assert_no_error (error);
  fixture->scheme = g_object_ref (scheme);
  fixture->level = g_ptr_array_index (scheme->levels, 1);
  fixture->other_level = g_ptr_array_index (scheme->levels, 2);
  fixture->aspect = g_ptr_array_index (scheme->aspects, 0);
  g_assert_true (trellis_store_add_school (fixture->store, "900001", "Oakfield", "primary", FALSE, &error));
  g_assert_true (trellis_store_add_school (fixture->store, "900002", "Elmfield", "secondary", FALSE, &error));
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

static void
write_csv (Fixture    *fixture,
           const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->csv, text, -1, &error);
  g_assert_no_error (error);
}

static TrellisImport *
import (Fixture           *fixture,
        TrellisImportMode  mode)
{
  g_autoptr (GError) error = NULL;
  TrellisImport *result = trellis_judgement_import (fixture->store, fixture->csv, mode, NULL, NULL, NULL,
                                                    &error);

  g_assert_no_error (error);
  return result;
}

static guint
count_judgements (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) judgements = trellis_store_list_judgements (fixture->store, NULL, NULL, TODAY, &error);

  g_assert_no_error (error);
  return g_list_model_get_n_items (judgements);
}

static void
assert_counts (const TrellisImport *result,
               guint                n_added,
               guint                n_corrected,
               guint                n_same,
               guint                n_refused)
{
  g_assert_cmpuint (result->counts[TRELLIS_IMPORT_ADDED], ==, n_added);
  g_assert_cmpuint (result->counts[TRELLIS_IMPORT_CHANGED], ==, n_corrected);
  g_assert_cmpuint (result->n_same, ==, n_same);
  g_assert_cmpuint (result->counts[TRELLIS_IMPORT_REFUSED], ==, n_refused);
}

/* Names, short codes and ids; days as spreadsheets write them; the source's key
 * or name: all of it one change, taken once and undone in one step. */
static void
test_take (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (TrellisImport) preview = NULL;
  g_autoptr (TrellisImport) taken = NULL;
  g_autoptr (TrellisImport) again = NULL;
  g_autoptr (GListModel) list = NULL;
  g_autoptr (TrellisJudgement) judgement = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  text = g_strdup_printf ("Judgements of the autumn,,,,,\n" HEADER
                          "900001,Oakfield,%s,%s,2026-02-03,adviser\n"
                          "900002,Elmfield,%s,%s,03/02/2026,Self-evaluation\n"
                          " 900001 ,,%s,%s,2025-10-01,agreed\n",
                          fixture->aspect->name, fixture->level->name, fixture->aspect->id, fixture->level->short_code,
                          fixture->aspect->name, fixture->other_level->id);
  write_csv (fixture, text);

  preview = import (fixture, TRELLIS_IMPORT_PREVIEW);
  assert_counts (preview, 3, 0, 0, 0);
  g_assert_cmpint (preview->change_id, ==, 0);
  g_assert_cmpuint (count_judgements (fixture), ==, 0);

  taken = import (fixture, TRELLIS_IMPORT_TAKE);
  assert_counts (taken, 3, 0, 0, 0);
  g_assert_cmpint (taken->change_id, !=, 0);
  g_assert_cmpuint (count_judgements (fixture), ==, 3);
  list = trellis_store_list_judgements (fixture->store, "900002", fixture->aspect->id, TODAY, &error);
  g_assert_no_error (error);
  judgement = g_list_model_get_item (list, 0);
  g_assert_cmpstr (judgement->level_id, ==, fixture->level->id);
  g_assert_cmpint (judgement->judged_on, ==, trellis_day_new (2026, 2, 3));
  g_assert_cmpint (judgement->source, ==, TRELLIS_SOURCE_SELF_EVALUATION);

  again = import (fixture, TRELLIS_IMPORT_TAKE);
  assert_counts (again, 0, 0, 3, 0);
  g_assert_cmpint (again->change_id, ==, 0);

  g_assert_true (trellis_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_judgements (fixture), ==, 0);
  g_assert_true (trellis_store_redo (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_judgements (fixture), ==, 3);
}

static void
test_correct (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (TrellisImport) taken = NULL;
  g_autoptr (GListModel) list = NULL;
  g_autoptr (TrellisJudgement) judgement = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;

  id = trellis_store_judge (fixture->store, "900001", fixture->aspect->id, fixture->level->id,
                            trellis_day_new (2026, 2, 3), TRELLIS_SOURCE_ADVISER, "As seen", &error);
  g_assert_no_error (error);
  text = g_strdup_printf (HEADER "900001,,%s,%s,2026-02-03,adviser\n", fixture->aspect->name,
                          fixture->other_level->name);
  write_csv (fixture, text);

  taken = import (fixture, TRELLIS_IMPORT_TAKE);
  assert_counts (taken, 0, 1, 0, 0);
  g_assert_nonnull (strstr (((TrellisImportChange *) g_ptr_array_index (taken->changes, 0))->what,
                            fixture->level->name));
  list = trellis_store_list_judgements (fixture->store, "900001", fixture->aspect->id, TODAY, &error);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  judgement = g_list_model_get_item (list, 0);
  g_assert_cmpstr (judgement->level_id, ==, fixture->other_level->id);
}

/* An agreed judgement of the whole is the school's category. */
static void
test_category (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (TrellisImport) taken = NULL;
  g_autoptr (TrellisSchool) school = NULL;
  g_autoptr (GListModel) list = NULL;
  g_autoptr (TrellisJudgement) category = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  text = g_strdup_printf ("date,urn,source,level,aspect,reason\n"
                          "2025-09-20,900001,agreed,%s,overall,A new head\n"
                          "2026-01-20,900001,agreed,%s,%s,\n",
                          fixture->other_level->name, fixture->level->name, fixture->scheme->overall_name);
  write_csv (fixture, text);
  taken = import (fixture, TRELLIS_IMPORT_TAKE);
  assert_counts (taken, 2, 0, 0, 0);

  school = trellis_store_read_school (fixture->store, "900001", TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (school->level_id, ==, fixture->level->id);
  g_assert_cmpint (school->agreed_on, ==, trellis_day_new (2026, 1, 20));
  list = trellis_store_list_categories (fixture->store, "900001", TODAY, &error);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 2);
  category = g_list_model_get_item (list, 1);
  g_assert_cmpstr (category->reason, ==, "A new head");
}

/* Each file's second line is wrong in its own way: one sentence with the line
 * and the column, and nothing is taken; people may take the other line. */
static void
test_refuse (Fixture       *fixture,
             gconstpointer  unused)
{
  static const struct
  {
    const char *line;
    const char *where;
    const char *needle;
  } cases[] = {
    { "900009,,%s,%s,2026-02-03,adviser\n", "line 3, column 1:", "“900009”" },
    { ",,%s,%s,2026-02-03,adviser\n", "line 3, column 1:", "URN is missing" },
    { "900001,,No %s,%s,2026-02-03,adviser\n", "line 3, column 3:", "no aspect “No " },
    { "900001,,%s,No %s,2026-02-03,adviser\n", "line 3, column 4:", "not a level of" },
    { "900001,,%s,%.0s,2026-02-03,adviser\n", "line 3, column 4:", "level is missing" },
    { "900001,,%s,%s,2026-02-30,adviser\n", "line 3, column 5:", "“2026-02-30” is not a day" },
    { "900001,,%s,%s,yesterday,adviser\n", "line 3, column 5:", "“yesterday” is not a day" },
    { "900001,,%s,%s,,adviser\n", "line 3, column 5:", "“” is not a day" },
    { "900001,,%s,%s,2026-03-07,adviser\n", "line 3, column 5:", "has not come yet" },
    { "900001,,%s,%s,2026-02-03,hearsay\n", "line 3, column 6:", "“hearsay” is not a source" },
    { "900002,,%s,%s,2026-02-03,adviser\n", "line 3, column 4:", "an earlier line judges" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (HEADER);
      g_autoptr (TrellisImport) preview = NULL;
      g_autoptr (TrellisImport) taken = NULL;
      g_autoptr (GError) error = NULL;

      g_string_append_printf (text, "900002,,%s,%s,2026-02-03,adviser\n", fixture->aspect->name,
                              fixture->level->name);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_string_append_printf (text, cases[i].line, fixture->aspect->name, fixture->other_level->name);
#pragma GCC diagnostic pop
      write_csv (fixture, text->str);

      g_assert_null (trellis_judgement_import (fixture->store, fixture->csv, TRELLIS_IMPORT_TAKE, NULL,
                                               NULL, NULL, &error));
      g_assert_error (error, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_ROW);
      g_assert_nonnull (strstr (error->message, "in.csv"));
      g_assert_nonnull (strstr (error->message, cases[i].where));
      g_assert_nonnull (strstr (error->message, cases[i].needle));
      g_assert_cmpuint (count_judgements (fixture), ==, 0);

      preview = import (fixture, TRELLIS_IMPORT_PREVIEW);
      assert_counts (preview, 1, 0, 0, 1);
      g_assert_cmpuint (((TrellisImportChange *) g_ptr_array_index (preview->changes, 1))->line, ==, 3);
      taken = import (fixture, TRELLIS_IMPORT_TAKE_GOOD);
      assert_counts (taken, 1, 0, 0, 1);
      g_assert_cmpuint (count_judgements (fixture), ==, 1);
      g_clear_error (&error);
      g_assert_true (trellis_store_undo (fixture->store, &error));
    }
}

static void
test_header (Fixture       *fixture,
             gconstpointer  unused)
{
  static const struct
  {
    const char *text;
    const char *needle;
  } cases[] = {
    { "school,aspect,level,date,source\n", "“urn”" },
    { "urn,level,date,source\n900001,1,2026-02-03,adviser\n", "“aspect”" },
    { "urn,aspect,date,source\n", "“level”" },
    { "urn,aspect,level,source\n", "“date”" },
    { "urn,aspect,level,date\n", "“source”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      write_csv (fixture, cases[i].text);
      g_assert_null (trellis_judgement_import (fixture->store, fixture->csv, TRELLIS_IMPORT_PREVIEW, NULL,
                                               NULL, NULL, &error));
      g_assert_error (error, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_HEADER);
      g_assert_nonnull (strstr (error->message, cases[i].needle));
    }
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  TrellisImport **import = user_data;
  g_autoptr (GError) error = NULL;

  *import = trellis_import_finish (TRELLIS_STORE (source), result, &error);
  g_assert_no_error (error);
}

static void
test_async (Fixture       *fixture,
            gconstpointer  unused)
{
  TrellisImport *result = NULL;
  g_autofree char *text = NULL;

  text = g_strdup_printf (HEADER "900001,,%s,%s,2026-02-03,adviser\n", fixture->aspect->name, fixture->level->name);
  write_csv (fixture, text);
  trellis_import_async (fixture->store, &trellis_judgement_import_kind, fixture->csv, NULL, TRELLIS_IMPORT_TAKE, NULL,
                        NULL, NULL, finished_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  assert_counts (result, 1, 0, 0, 0);
  g_assert_cmpuint (count_judgements (fixture), ==, 1);
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==, "Import 1 judgement");
  trellis_import_free (result);
}

/* What the demo trust exports is in it already. */
static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "demo.trellis", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisImport) result = NULL;
  TrellisDay today;

  trellis_clock_set_today (TRELLIS_DAY_NONE);
  g_assert_true (trellis_demo_write (path, &error));
  g_assert_no_error (error);
  g_clear_object (&fixture->store);
  fixture->store = trellis_store_open (path, &error);
  g_assert_no_error (error);
  today = trellis_store_get_today (fixture->store);
  g_assert_true (trellis_export_table (fixture->store, TRELLIS_EXPORT_JUDGEMENTS, today, fixture->csv, &error));
  result = import (fixture, TRELLIS_IMPORT_TAKE);
  for (guint i = 0; i < MIN (result->changes->len, 5); i++)
    g_test_message ("%s", ((TrellisImportChange *) g_ptr_array_index (result->changes, i))->what);
  g_assert_cmpuint (result->changes->len, ==, 0);
  g_assert_cmpuint (result->n_same, >, 100);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/judgement-import/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("take", test_take);
  ADD ("correct", test_correct);
  ADD ("category", test_category);
  ADD ("refuse", test_refuse);
  ADD ("header", test_header);
  ADD ("async", test_async);
  ADD ("round-trip", test_round_trip);
#undef ADD

  return g_test_run ();
}
