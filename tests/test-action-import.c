/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-action-import.h"
#include "trellis-demo.h"
#include "trellis-export.h"
#include "trellis-store-actions.h"
#include "trellis-store-schools.h"

#include <glib/gstdio.h>

#include <string.h>

#define TODAY trellis_day_new (2026, 3, 6)

typedef struct
{
  char *folder;
  char *csv;
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
  trellis_clock_set_today (TODAY);
  fixture->folder = g_dir_make_tmp ("trellis-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->csv = g_build_filename (fixture->folder, "in.csv", NULL);
  fixture->store = trellis_store_create (path, "Harbour Trust", scheme, "2025-26", &error);
  g_assert_no_error (error);
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

static TrellisImport *
import (Fixture           *fixture,
        const char        *text,
        TrellisImportMode  mode)
{
  g_autoptr (GError) error = NULL;
  TrellisImport *result;

  if (text != NULL)
    g_file_set_contents (fixture->csv, text, -1, &error);
  g_assert_no_error (error);
  result = trellis_action_import (fixture->store, fixture->csv, mode, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return result;
}

static void
assert_counts (const TrellisImport *result,
               guint                n_added,
               guint                n_changed,
               guint                n_same,
               guint                n_refused)
{
  g_assert_cmpuint (result->counts[TRELLIS_IMPORT_ADDED], ==, n_added);
  g_assert_cmpuint (result->counts[TRELLIS_IMPORT_CHANGED], ==, n_changed);
  g_assert_cmpuint (result->n_same, ==, n_same);
  g_assert_cmpuint (result->counts[TRELLIS_IMPORT_REFUSED], ==, n_refused);
}

static TrellisAction *
find_action (Fixture    *fixture,
             const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) actions = trellis_store_list_actions (fixture->store, NULL, TODAY, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr (TrellisAction) action = g_list_model_get_item (actions, i);

      if (g_str_equal (action->what, what))
        return g_steal_pointer (&action);
    }

  return NULL;
}

static const char rows[] =
  "School,Action,Owner,Due,Rating,Aspect,Success criteria\n"
  "Oakfield,Model phonics lessons,Ms Alder,12/05/2026,A,,All staff seen\n"
  "900002,\"Review the timetable, with heads of year\",,,,,\n"
  "elmfield,Train governors,Mr Birch,2026-04-01,green,,\n"
  ",,,,,,\n";

/* One change, taken once and undone in one step; nothing the second time. */
static void
test_take (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (TrellisImport) preview = import (fixture, rows, TRELLIS_IMPORT_PREVIEW);
  g_autoptr (TrellisImport) taken = NULL;
  g_autoptr (TrellisImport) again = NULL;
  g_autoptr (TrellisAction) action = NULL;
  g_autoptr (TrellisAction) undone = NULL;
  g_autoptr (GError) error = NULL;

  /* A URN may stand in the column of names. */
  assert_counts (preview, 3, 0, 0, 0);
  g_assert_null (find_action (fixture, "Train governors"));
  g_assert_cmpstr (((TrellisImportChange *) g_ptr_array_index (preview->changes, 0))->what, ==,
                   "Oakfield: Model phonics lessons, Ms Alder, due 12 May 2026, Amber");

  taken = import (fixture, NULL, TRELLIS_IMPORT_TAKE);
  assert_counts (taken, 3, 0, 0, 0);
  action = find_action (fixture, "Model phonics lessons");
  g_assert_nonnull (action);
  g_assert_cmpstr (action->urn, ==, "900001");
  g_assert_cmpstr (action->owner, ==, "Ms Alder");
  g_assert_cmpstr (action->success_criteria, ==, "All staff seen");
  g_assert_cmpint (action->due_on, ==, trellis_day_new (2026, 5, 12));
  g_assert_cmpint (action->rating, ==, TRELLIS_RATING_AMBER);
  g_assert_cmpint (action->rated_on, ==, TODAY);

  again = import (fixture, NULL, TRELLIS_IMPORT_TAKE);
  assert_counts (again, 0, 0, 3, 0);
  g_assert_cmpint (again->change_id, ==, 0);

  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==, "Import 3 actions");
  g_assert_true (trellis_store_undo (fixture->store, &error));
  undone = find_action (fixture, "Model phonics lessons");
  g_assert_null (undone);
}

/* What the file says otherwise is changed; what it leaves empty stays. */
static void
test_change (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (TrellisImport) first = import (fixture, rows, TRELLIS_IMPORT_TAKE);
  g_autoptr (TrellisImport) second = NULL;
  g_autoptr (TrellisAction) action = NULL;
  g_autoptr (TrellisAction) closed = NULL;

  second = import (fixture,
                   "urn,action,owner,due,rating,closed_on,evidence\n"
                   "900001,model phonics lessons,Ms Cedar,,red,,Two lessons seen\n"
                   "900002,Train governors,,,,2026-03-02,Done at the meeting\n",
                   TRELLIS_IMPORT_TAKE);
  assert_counts (second, 0, 2, 0, 0);
  action = find_action (fixture, "Model phonics lessons");
  g_assert_cmpstr (action->owner, ==, "Ms Cedar");
  g_assert_cmpstr (action->success_criteria, ==, "All staff seen");
  g_assert_cmpint (action->due_on, ==, trellis_day_new (2026, 5, 12));
  g_assert_cmpint (action->rating, ==, TRELLIS_RATING_RED);
  g_assert_cmpstr (action->evidence, ==, "Two lessons seen");
  closed = find_action (fixture, "Train governors");
  g_assert_cmpint (closed->closed_on, ==, trellis_day_new (2026, 3, 2));
  g_assert_cmpint (closed->rating, ==, TRELLIS_RATING_GREEN);
}

/* Each bad row is told by line and column, and nothing half-done is kept. */
static void
test_refuse (Fixture       *fixture,
             gconstpointer  unused)
{
  static const struct
  {
    const char *row;
    const char *column;
    const char *problem;
  } bad[] = {
    { "Beechfield,Do,,,,,", "column 1", "the trust has no school “Beechfield”" },
    { ",Do,,,,,", "column 1", "the school is missing" },
    { "Oakfield,,Ms Alder,,,,", "column 2", "it says nothing to do" },
    { "Oakfield,Do,,soonish,,,", "column 4", "“soonish” is not a day" },
    { "Oakfield,Do,,,blue,,", "column 5", "“blue” is not a rating" },
    { "Oakfield,Do,,,,Gardening,", "column 6", "the scheme has no aspect “Gardening”" },
    { "Oakfield,model PHONICS lessons,,,,,", "column 2", "an earlier line has the same action for Oakfield" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *text = g_strconcat (rows, bad[i].row, "\n", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (TrellisImport) whole = NULL;
      g_autoptr (TrellisImport) preview = import (fixture, text, TRELLIS_IMPORT_PREVIEW);
      g_autoptr (TrellisAction) action = NULL;

      assert_counts (preview, 3, 0, 0, 1);
      whole = trellis_action_import (fixture->store, fixture->csv, TRELLIS_IMPORT_TAKE, NULL, NULL, NULL, &error);
      g_assert_null (whole);
      g_assert_error (error, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_ROW);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, bad[i].problem));
      g_assert_nonnull (strstr (error->message, bad[i].column));
      g_assert_nonnull (strstr (error->message, "line 6"));
      action = find_action (fixture, "Train governors");
      g_assert_null (action);
    }
}

static void
test_header (Fixture       *fixture,
             gconstpointer  unused)
{
  static const char *const bad[] = { "school,what,owner\nOakfield,Do,Ms Alder\n", "action,owner\nDo,Ms Alder\n" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TrellisImport) result = NULL;

      g_file_set_contents (fixture->csv, bad[i], -1, NULL);
      result = trellis_action_import (fixture->store, fixture->csv, TRELLIS_IMPORT_PREVIEW, NULL, NULL, NULL, &error);
      g_assert_null (result);
      g_assert_error (error, TRELLIS_IMPORT_ERROR, TRELLIS_IMPORT_ERROR_HEADER);
    }
}

/* As a spreadsheet program puts rows on the clipboard, with headings or without. */
static void
test_rows (Fixture       *fixture,
           gconstpointer  unused)
{
  static const char *const pasted[] = {
    "Oakfield\tModel \"phonics\", again\tMs Alder\t12 May 2026\r\nElmfield\tTrain governors\t\t\tR\r\n",
    "Due\tOwner\tAction\tSchool\n12 May 2026\tMs Alder\tModel \"phonics\", again\tOakfield\n"
    "\t\tTrain governors\tElmfield\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pasted); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TrellisImport) result = NULL;
      g_autoptr (TrellisAction) action = NULL;

      g_assert_true (trellis_action_import_save_rows (pasted[i], fixture->csv, &error));
      g_assert_no_error (error);
      result = import (fixture, NULL, TRELLIS_IMPORT_TAKE);
      assert_counts (result, 2, 0, 0, 0);
      action = find_action (fixture, "Model \"phonics\", again");
      g_assert_nonnull (action);
      g_assert_cmpstr (action->owner, ==, "Ms Alder");
      g_assert_cmpint (action->due_on, ==, trellis_day_new (2026, 5, 12));
      g_assert_true (trellis_store_undo (fixture->store, &error));
    }
}

/* What the program writes it reads as no change. */
static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "demo.trellis", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisImport) result = NULL;

  trellis_clock_set_today (TRELLIS_DAY_NONE);
  g_assert_true (trellis_demo_write (path, &error));
  g_assert_no_error (error);
  g_clear_object (&fixture->store);
  fixture->store = trellis_store_open (path, &error);
  g_assert_no_error (error);
  g_assert_true (trellis_export_table (fixture->store, TRELLIS_EXPORT_ACTIONS,
                                       trellis_store_get_today (fixture->store), fixture->csv, &error));
  result = import (fixture, NULL, TRELLIS_IMPORT_PREVIEW);
  for (guint i = 0; i < MIN (result->changes->len, 5); i++)
    g_test_message ("%s", ((TrellisImportChange *) g_ptr_array_index (result->changes, i))->what);
  g_assert_cmpuint (result->changes->len, ==, 0);
  g_assert_cmpuint (result->n_same, >, 50);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/action-import/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("take", test_take);
  ADD ("change", test_change);
  ADD ("refuse", test_refuse);
  ADD ("header", test_header);
  ADD ("rows", test_rows);
  ADD ("round-trip", test_round_trip);
#undef ADD

  return g_test_run ();
}
