/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-csv-reader.h"
#include "trellis-gias-import.h"
#include "trellis-store-schools.h"

#include <glib/gstdio.h>

#include <string.h>

#define TODAY trellis_day_new (2026, 3, 6)
#define LATER trellis_day_new (2026, 11, 20)
#define TRUST "Lantern Hill Trust"

#define HEADER                                                                                           \
  "URN,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),PhaseOfEducation (name)," \
  "Trusts (name),NumberOfPupils\r\n"

typedef struct
{
  char *folder;
  char *path;
  char *csv;
  char *small;
  char *newer;
  TrellisStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", &error);

  g_assert_no_error (error);
  trellis_clock_set_today (TODAY);
  fixture->folder = g_dir_make_tmp ("trellis-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->csv = g_build_filename (fixture->folder, "file.csv", NULL);
  fixture->small = g_test_build_filename (G_TEST_DIST, "fixtures", "gias-small.csv", NULL);
  fixture->newer = g_test_build_filename (G_TEST_DIST, "fixtures", "gias-small-newer.csv", NULL);
  fixture->store = trellis_store_create (fixture->path, TRUST, scheme, "2025-26", &error);
  g_assert_no_error (error);
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
  g_free (fixture->path);
  g_free (fixture->csv);
  g_free (fixture->small);
  g_free (fixture->newer);
  trellis_clock_set_today (TRELLIS_DAY_NONE);
}

static TrellisGiasImport *
import (Fixture               *fixture,
        const char            *path,
        const char            *trust,
        TrellisGiasImportMode  mode)
{
  g_autoptr (GError) error = NULL;
  TrellisGiasImport *result = trellis_gias_import (fixture->store, path, trust, mode, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  return result;
}

static guint
count_schools (Fixture    *fixture,
               TrellisDay  as_at)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) schools = trellis_store_list_schools (fixture->store, as_at, TRUE, &error);

  g_assert_no_error (error);
  return g_list_model_get_n_items (schools);
}

static TrellisSchool *
read_school (Fixture    *fixture,
             const char *urn,
             TrellisDay  as_at)
{
  g_autoptr (GError) error = NULL;
  TrellisSchool *school = trellis_store_read_school (fixture->store, urn, as_at, &error);

  g_assert_no_error (error);
  return school;
}

static const char *
find_what (const TrellisGiasImport *result,
           const char              *urn,
           TrellisGiasChangeKind    kind)
{
  for (guint i = 0; i < result->changes->len; i++)
    {
      const TrellisGiasChange *change = g_ptr_array_index (result->changes, i);

      if (g_str_equal (change->urn, urn))
        {
          g_assert_cmpint (change->kind, ==, kind);
          return change->what;
        }
    }

  return NULL;
}

static void
assert_counts (const TrellisGiasImport *result,
               guint                    n_added,
               guint                    n_changed,
               guint                    n_closed,
               guint                    n_absent,
               guint                    n_same)
{
  g_assert_cmpuint (result->counts[TRELLIS_GIAS_CHANGE_ADDED], ==, n_added);
  g_assert_cmpuint (result->counts[TRELLIS_GIAS_CHANGE_CHANGED], ==, n_changed);
  g_assert_cmpuint (result->counts[TRELLIS_GIAS_CHANGE_CLOSED], ==, n_closed);
  g_assert_cmpuint (result->counts[TRELLIS_GIAS_CHANGE_ABSENT], ==, n_absent);
  g_assert_cmpuint (result->n_same, ==, n_same);
}

static void
test_first (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisGiasImport) preview = import (fixture, fixture->small, TRUST, TRELLIS_GIAS_IMPORT_PREVIEW);
  g_autoptr (TrellisGiasImport) taken = NULL;
  g_autoptr (TrellisSchool) primary = NULL;
  g_autoptr (TrellisSchool) infant = NULL;
  g_autoptr (TrellisSchool) junior = NULL;
  g_autoptr (TrellisSchool) church = NULL;
  g_autoptr (TrellisSchool) joining = NULL;
  g_autoptr (TrellisSchool) closed = NULL;
  g_autofree char *summary = NULL;

  assert_counts (preview, 10, 0, 0, 0, 0);
  g_assert_cmpint (preview->change_id, ==, 0);
  g_assert_cmpstr (find_what (preview, "900106", TRELLIS_GIAS_CHANGE_ADDED), ==,
                   "Special, Academy special converter, open");
  g_assert_cmpuint (count_schools (fixture, TODAY), ==, 0);

  taken = import (fixture, fixture->small, TRUST, TRELLIS_GIAS_IMPORT_TAKE);
  assert_counts (taken, 10, 0, 0, 0, 0);
  g_assert_cmpint (taken->change_id, >, 0);
  g_assert_cmpuint (count_schools (fixture, TODAY), ==, 10);
  summary = trellis_gias_import_dup_summary (taken);
  g_assert_cmpstr (summary, ==, "Schools: 10 added, 0 changed, 0 closed, 0 as before");

  primary = read_school (fixture, "900101", TODAY);
  g_assert_cmpstr (primary->name, ==, "Alderbrook Primary School");
  g_assert_cmpstr (primary->head_name, ==, "Zoë Farthingale");
  g_assert_cmpint (primary->pupils, ==, 398);
  g_assert_cmpstr (primary->inspection, ==, "Good");
  g_assert_cmpint (primary->inspected_on, ==, trellis_day_new (2023, 11, 14));
  infant = read_school (fixture, "900102", TODAY);
  junior = read_school (fixture, "900103", TODAY);
  g_assert_cmpstr (infant->federation_name, ==, "The Birchmere Federation");
  g_assert_cmpstr (infant->federation_id, ==, junior->federation_id);
  g_assert_null (primary->federation_id);
  church = read_school (fixture, "900104", TODAY);
  g_assert_true (church->is_church);
  joining = read_school (fixture, "900109", TODAY);
  g_assert_cmpint (joining->membership, ==, TRELLIS_MEMBERSHIP_JOINING);
  g_assert_cmpint (joining->pupils, ==, -1);
  closed = read_school (fixture, "900110", TODAY);
  g_assert_cmpint (closed->membership, ==, TRELLIS_MEMBERSHIP_CLOSED);

  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==, "Import the schools of " TRUST);
  trellis_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_schools (fixture, TODAY), ==, 0);
  g_assert_true (trellis_store_redo (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_schools (fixture, TODAY), ==, 10);
}

static void
test_newer (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisGiasImport) first = import (fixture, fixture->small, TRUST, TRELLIS_GIAS_IMPORT_TAKE);
  g_autoptr (TrellisGiasImport) preview = NULL;
  g_autoptr (TrellisGiasImport) taken = NULL;
  g_autoptr (TrellisGiasImport) again = NULL;
  g_autoptr (TrellisSchool) before = NULL;
  g_autoptr (TrellisSchool) after = NULL;
  g_autoptr (TrellisSchool) renamed = NULL;
  g_autoptr (TrellisSchool) infant = NULL;
  g_autoptr (TrellisSchool) closed = NULL;
  g_autofree char *federation_id = NULL;

  infant = read_school (fixture, "900102", TODAY);
  federation_id = g_strdup (infant->federation_id);
  g_clear_object (&infant);
  trellis_clock_set_today (LATER);

  preview = import (fixture, fixture->newer, TRUST, TRELLIS_GIAS_IMPORT_PREVIEW);
  assert_counts (preview, 1, 2, 1, 0, 7);
  g_assert_cmpstr (find_what (preview, "900111", TRELLIS_GIAS_CHANGE_ADDED), ==, "Primary, Academy sponsor led, open");
  g_assert_cmpstr (find_what (preview, "900101", TRELLIS_GIAS_CHANGE_CHANGED), ==,
                   "name: Alderbrook Primary School → Alderbrook Primary Academy");
  g_assert_cmpstr (find_what (preview, "900105", TRELLIS_GIAS_CHANGE_CHANGED), ==,
                   "headteacher: Anselm Rookwood → Delphine Achterberg");
  g_assert_true (g_str_has_prefix (find_what (preview, "900108", TRELLIS_GIAS_CHANGE_CLOSED),
                                   "status: open, but proposed to close → closed; closed: 31 Aug 2026; website: "));
  /* The newer edition has the trust's code, which the older one lacked: taken,
   * but nothing to tell anyone. */
  g_assert_null (find_what (preview, "900106", TRELLIS_GIAS_CHANGE_CHANGED));

  taken = import (fixture, fixture->newer, TRUST, TRELLIS_GIAS_IMPORT_TAKE);
  assert_counts (taken, 1, 2, 1, 0, 7);
  before = read_school (fixture, "900105", TODAY);
  after = read_school (fixture, "900105", LATER);
  g_assert_cmpstr (before->head_name, ==, "Anselm Rookwood");
  g_assert_cmpstr (after->head_name, ==, "Delphine Achterberg");
  /* This edition has no inspections: what the older one said stays. */
  g_assert_cmpstr (after->inspection, ==, "Good");
  renamed = read_school (fixture, "900101", LATER);
  g_assert_cmpstr (renamed->name, ==, "Alderbrook Primary Academy");
  closed = read_school (fixture, "900108", LATER);
  g_assert_cmpint (closed->membership, ==, TRELLIS_MEMBERSHIP_CLOSED);
  infant = read_school (fixture, "900102", LATER);
  g_assert_cmpstr (infant->federation_id, ==, federation_id);

  again = import (fixture, fixture->newer, "LANTERN HILL TRUST", TRELLIS_GIAS_IMPORT_TAKE);
  assert_counts (again, 0, 0, 0, 0, 11);
  g_assert_cmpint (again->change_id, ==, 0);

  trellis_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_clear_object (&after);
  after = read_school (fixture, "900105", LATER);
  g_assert_cmpstr (after->head_name, ==, "Anselm Rookwood");
  g_assert_cmpuint (count_schools (fixture, LATER), ==, 10);
}

static void
test_all (Fixture       *fixture,
          gconstpointer  unused)
{
  g_autoptr (TrellisGiasImport) taken = import (fixture, fixture->small, NULL, TRELLIS_GIAS_IMPORT_TAKE);
  g_autoptr (GError) error = NULL;

  assert_counts (taken, 14, 0, 0, 0, 0);
  g_assert_cmpuint (count_schools (fixture, TODAY), ==, 14);
  trellis_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_schools (fixture, TODAY), ==, 0);
}

/* A school that has left for another trust is followed, one that the file does
 * not mention is left alone, and one added by hand is described. */
static void
test_others (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisGiasImport) first = NULL;
  g_autoptr (TrellisGiasImport) second = NULL;
  g_autoptr (TrellisSchool) school = NULL;

  g_assert_true (trellis_store_add_school (fixture->store, "900001", "By Hand School", "primary", FALSE, &error));
  g_file_set_contents (fixture->csv,
                       HEADER
                       "900001,By Hand School,Academy converter,Open,Primary,A Trust,50\r\n"
                       "900002,B School,Academy converter,Open,Primary,A Trust,60\r\n"
                       "900003,C School,Academy converter,Open,Primary,A Trust,70\r\n"
                       "900004,D School,Academy converter,Open,Primary,B Trust,80\r\n", -1, NULL);
  first = import (fixture, fixture->csv, "A Trust", TRELLIS_GIAS_IMPORT_TAKE);
  assert_counts (first, 2, 1, 0, 0, 0);
  school = read_school (fixture, "900001", TODAY);
  g_assert_cmpint (school->pupils, ==, 50);

  g_file_set_contents (fixture->csv,
                       HEADER
                       "900001,By Hand School,Academy converter,Open,Primary,A Trust,50\r\n"
                       "900002,B School,Academy converter,Open,Primary,B Trust,\r\n", -1, NULL);
  second = import (fixture, fixture->csv, "a trust", TRELLIS_GIAS_IMPORT_PREVIEW);
  assert_counts (second, 0, 1, 0, 1, 1);
  g_assert_cmpstr (find_what (second, "900002", TRELLIS_GIAS_CHANGE_CHANGED), ==,
                   "trust: A Trust → B Trust; pupils: 60 → none");
  g_assert_cmpstr (find_what (second, "900003", TRELLIS_GIAS_CHANGE_ABSENT), ==, "not in this file; left as it is");
}

static void
test_bad (Fixture       *fixture,
          gconstpointer  unused)
{
  static const struct
  {
    const char *text;
    const char *place;
  } cases[] = {
    { "", "is empty" },
    { HEADER "900001,A School,Academy converter,Open,Primary,A Trust,50\r\n"
      "900001,A School,Academy converter,Open,Primary,A Trust,50\r\n", ", line 3, column 1:" },
    { HEADER "900001,A School,Academy converter,Open,Primary,A Trust,50\r\n900002,\"B Sch", ", line 3, column 2:" },
    { HEADER "900001,A School,Academy converter,Open,Primary,A Trust,50\r\n12,B,c,Open,Primary,,\r\n",
      ", line 3, column 1:" },
    { "URN,EstablishmentName\r\n900001,A School\r\n", ", line 1: the columns" },
    { HEADER "900001,A School,Academy converter,Open,Primary,B Trust,50\r\n", "“A Trust”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      for (int mode = TRELLIS_GIAS_IMPORT_PREVIEW; mode <= TRELLIS_GIAS_IMPORT_TAKE; mode++)
        {
          g_autoptr (GError) error = NULL;

          g_file_set_contents (fixture->csv, cases[i].text, -1, NULL);
          g_assert_null (trellis_gias_import (fixture->store, fixture->csv, "A Trust", mode, NULL, NULL, NULL, &error));
          g_assert_nonnull (error);
          g_assert_nonnull (strstr (error->message, fixture->csv));
          g_assert_nonnull (strstr (error->message, cases[i].place));
          g_assert_cmpuint (count_schools (fixture, TODAY), ==, 0);
          g_assert_null (trellis_store_get_undo_sentence (fixture->store));
        }
    }
}

static void
write_many (Fixture *fixture,
            guint    n_rows)
{
  g_autoptr (GString) text = g_string_new (HEADER);

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (text, "%u,School %u,Academy converter,Open,Primary,A Trust,%u\r\n", 100000 + i, i, i);
  g_file_set_contents (fixture->csv, text->str, text->len, NULL);
}

typedef struct
{
  GThread *thread;
  GCancellable *cancellable;
  gboolean is_cancelling;
  guint n_told;
  double last;
  GAsyncResult *result;
} Wait;

static void
tell_cb (double   fraction,
         gpointer user_data)
{
  Wait *wait = user_data;

  g_assert_true (g_thread_self () == wait->thread);
  g_assert_cmpfloat (fraction, >=, wait->last);
  wait->last = fraction;
  wait->n_told++;
}

static void
cancel_at_once_cb (double   fraction,
                   gpointer user_data)
{
  g_cancellable_cancel (((Wait *) user_data)->cancellable);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  ((Wait *) user_data)->result = g_object_ref (result);
}

static void
test_thread (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisGiasImport) result = NULL;
  Wait wait = { g_thread_self () };

  write_many (fixture, 20000);
  trellis_gias_import_async (fixture->store, fixture->csv, "A Trust", TRELLIS_GIAS_IMPORT_TAKE, tell_cb, &wait, NULL,
                             done_cb, &wait);
  while (wait.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  result = trellis_gias_import_finish (fixture->store, wait.result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (wait.n_told, >, 0);
  assert_counts (result, 20000, 0, 0, 0, 0);
  g_assert_cmpuint (count_schools (fixture, TODAY), ==, 20000);
  trellis_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_schools (fixture, TODAY), ==, 0);
  g_object_unref (wait.result);
}

/* Cancelled from another thread in the midst of it. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Wait wait = { g_thread_self (), cancellable };

  write_many (fixture, 20000);
  g_assert_null (trellis_gias_import (fixture->store, fixture->csv, NULL, TRELLIS_GIAS_IMPORT_TAKE, cancel_at_once_cb,
                                      &wait, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (count_schools (fixture, TODAY), ==, 0);

  trellis_gias_import_async (fixture->store, fixture->csv, NULL, TRELLIS_GIAS_IMPORT_TAKE, NULL, NULL, cancellable,
                             done_cb, &wait);
  while (wait.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (trellis_gias_import_finish (fixture->store, wait.result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_schools (fixture, TODAY), ==, 0);
  g_object_unref (wait.result);
}

static void
trusts_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_trusts (Fixture       *fixture,
             gconstpointer  unused)
{
  const char *const paths[] = { fixture->small, fixture->csv };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GPtrArray) trusts = NULL;
      g_autoptr (GError) error = NULL;

      trellis_gias_list_trusts_async (paths[i], NULL, trusts_cb, &result);
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
      trusts = trellis_gias_list_trusts_finish (result, &error);
      if (i == 0)
        g_assert_cmpuint (trusts->len, ==, 2);
      else
        g_assert_error (error, TRELLIS_CSV_ERROR, TRELLIS_CSV_ERROR_OPEN);
    }
}

static void
test_real (Fixture       *fixture,
           gconstpointer  unused)
{
  const char *folder = g_getenv ("TRELLIS_SHARED_DATA");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "", "gias-surrey-2022.csv", NULL);
  g_autoptr (TrellisGiasImport) taken = NULL;
  g_autoptr (TrellisGiasImport) again = NULL;

  if (folder == NULL || *folder == '\0' || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("gias-surrey-2022.csv is not in the folder of shared data");
      return;
    }

  taken = import (fixture, path, NULL, TRELLIS_GIAS_IMPORT_TAKE);
  assert_counts (taken, 576, 0, 0, 0, 0);
  g_assert_cmpuint (taken->notes->len, ==, 0);
  g_assert_cmpuint (count_schools (fixture, TODAY), ==, 576);
  again = import (fixture, path, NULL, TRELLIS_GIAS_IMPORT_TAKE);
  assert_counts (again, 0, 0, 0, 0, 576);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/exchange/gias-import/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("first", test_first);
  ADD ("newer", test_newer);
  ADD ("all", test_all);
  ADD ("others", test_others);
  ADD ("bad", test_bad);
  ADD ("thread", test_thread);
  ADD ("cancel", test_cancel);
  ADD ("trusts", test_trusts);
  ADD ("real", test_real);

  return g_test_run ();
}
