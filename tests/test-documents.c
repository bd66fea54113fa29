/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register of documents: what the scheme expects of whom, and what has
 * become of it. */

#include "trellis-store-documents.h"

#include "trellis-store-judgements.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gstdio.h>

#define TODAY trellis_day_new (2026, 3, 6)

typedef struct
{
  char *folder;
  char *path;
  TrellisStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", &error);

  trellis_clock_set_today (TODAY);
  fixture->folder = g_dir_make_tmp ("trellis-documents-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->store = trellis_store_create (fixture->path, "Trust", scheme, "2025-26", &error);
  g_assert_no_error (error);
  trellis_store_add_school (fixture->store, "900001", "Oakfield", "primary", FALSE, &error);
  trellis_store_add_school (fixture->store, "900002", "Elmfield", "primary", TRUE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_object_unref (fixture->store);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static GPtrArray *
list (Fixture    *fixture,
      const char *urn)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *documents = trellis_store_list_documents (fixture->store, urn, "2025-26", TODAY, &error);

  g_assert_no_error (error);
  return documents;
}

static TrellisDocument *
find (GPtrArray  *documents,
      const char *kind)
{
  for (guint i = 0; i < documents->len; i++)
    {
      TrellisDocument *document = g_ptr_array_index (documents, i);

      if (g_str_equal (document->kind, kind))
        return document;
    }

  return NULL;
}

static void
test_expected (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (GPtrArray) oakfield = list (fixture, "900001");
  g_autoptr (GPtrArray) elmfield = list (fixture, "900002");
  g_autoptr (GPtrArray) recovering = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  g_assert_cmpuint (oakfield->len, ==, 3);
  g_assert_nonnull (find (oakfield, "sip"));
  g_assert_null (find (oakfield, "siams-ses"));
  g_assert_null (((TrellisDocument *) g_ptr_array_index (oakfield, 0))->id);
  g_assert_nonnull (find (elmfield, "siams-ses"));

  /* A level expects more of a school: one in each term that has begun. */
  id = trellis_store_agree_category (fixture->store, "900001", "recovery", TODAY - 10, "Standards meeting", "", "", "",
                                     &error);
  g_assert_no_error (error);
  recovering = list (fixture, "900001");
  g_assert_nonnull (find (recovering, "rapid-improvement-plan/1"));
  g_assert_null (find (recovering, "rapid-improvement-plan/6"));
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GPtrArray) documents = list (fixture, "900001");
  TrellisDocument *sip = find (documents, "sip");
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;

  sip->received_on = TODAY + 1;
  g_assert_false (trellis_store_set_document (fixture->store, sip, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  sip->received_on = TRELLIS_DAY_NONE;
  sip->assured_on = TODAY;
  g_assert_false (trellis_store_set_document (fixture->store, sip, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  sip->received_on = TODAY;
  sip->assured_on = TODAY - 1;
  g_assert_false (trellis_store_set_document_of_all (fixture->store, sip, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);

  after = list (fixture, "900001");
  g_assert_null (find (after, "sip")->id);
}

static void
test_received (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (GPtrArray) documents = list (fixture, "900001");
  TrellisDocument *sip = find (documents, "sip");
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) removed = NULL;
  g_autoptr (GError) error = NULL;

  sip->due_on = TODAY - 7;
  g_assert_true (trellis_document_is_overdue (sip, TODAY));
  g_assert_false (trellis_document_is_overdue (sip, TODAY - 7));
  sip->received_on = TODAY - 2;
  g_assert_false (trellis_document_is_overdue (sip, TODAY));
  g_assert_true (trellis_document_is_overdue (sip, TODAY - 3));
  g_free (sip->link);
  sip->link = g_strdup ("https://trust.example/sip");
  g_assert_true (trellis_store_set_document (fixture->store, sip, &error));
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==,
                   "Oakfield: School improvement plan received 4 Mar 2026");
  after = list (fixture, "900001");
  sip = find (after, "sip");
  g_assert_cmpstr (sip->id, ==, "900001/2025-26/sip");
  g_assert_cmpstr (sip->link, ==, "https://trust.example/sip");
  g_assert_cmpint (sip->received_on, ==, TODAY - 2);

  g_assert_true (trellis_store_remove_document (fixture->store, sip, &error));
  removed = list (fixture, "900001");
  g_assert_cmpuint (removed->len, ==, 3);
  g_assert_null (find (removed, "sip")->id);
  g_assert_true (trellis_store_undo (fixture->store, &error));
}

/* A day for all leaves what has come as it is, and is one change. */
static void
test_every_school (Fixture       *fixture,
                   gconstpointer  unused)
{
  g_autoptr (GPtrArray) elmfield = list (fixture, "900002");
  TrellisDocument *sent = find (elmfield, "sip");
  g_autoptr (GPtrArray) oakfield = list (fixture, "900001");
  TrellisDocument *sip = find (oakfield, "sip");
  TrellisDocument *ses = find (oakfield, "ses");
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (GError) error = NULL;

  sent->received_on = TODAY - 1;
  g_assert_true (trellis_store_set_document (fixture->store, sent, &error));
  sip->due_on = TODAY + 30;
  g_assert_true (trellis_store_set_document_of_all (fixture->store, sip, &error));
  ses->due_on = TODAY + 60;
  g_assert_true (trellis_store_set_document_of_all (fixture->store, ses, &error));
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==,
                   "Self-evaluation summary of every school due 5 May 2026");
  after = list (fixture, "900002");
  g_assert_cmpint (find (after, "sip")->due_on, ==, TRELLIS_DAY_NONE);
  g_assert_cmpint (find (after, "ses")->due_on, ==, TODAY + 60);

  g_assert_true (trellis_store_undo (fixture->store, &error));
  undone = list (fixture, "900002");
  g_assert_null (find (undone, "ses")->id);
}

/* The school tells what it owes first, as the portfolio does. */
static void
test_owed (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GPtrArray) documents = list (fixture, "900001");
  TrellisDocument *sip = find (documents, "sip");
  TrellisDocument *ses = find (documents, "ses");
  g_autoptr (TrellisSchool) nothing = trellis_store_read_school (fixture->store, "900001", TODAY, NULL);
  g_autoptr (TrellisSchool) late = NULL;
  g_autoptr (TrellisSchool) before = NULL;
  g_autoptr (TrellisSchool) next = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (nothing->document_due, ==, "");
  sip->due_on = TODAY - 1;
  g_assert_true (trellis_store_set_document (fixture->store, sip, &error));
  ses->due_on = TODAY + 14;
  g_assert_true (trellis_store_set_document (fixture->store, ses, &error));
  late = trellis_store_read_school (fixture->store, "900001", TODAY, &error);
  g_assert_cmpstr (late->document_due, ==, "School improvement plan");
  g_assert_true (late->is_document_overdue);
  before = trellis_store_read_school (fixture->store, "900001", TODAY - 1, &error);
  g_assert_false (before->is_document_overdue);

  sip->id = g_strdup ("900001/2025-26/sip");
  sip->received_on = TODAY;
  g_assert_true (trellis_store_set_document (fixture->store, sip, &error));
  next = trellis_store_read_school (fixture->store, "900001", TODAY, &error);
  g_assert_cmpstr (next->document_due, ==, "Self-evaluation summary");
  g_assert_false (next->is_document_overdue);
}

/* One beside the scheme is listed after it, as often as it is written. */
static void
test_beside (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (TrellisDocument) first = trellis_document_new ("900001", "", "Accessibility plan", "2025-26");
  g_autoptr (TrellisDocument) second = trellis_document_new ("900001", "", "Travel plan", "2025-26");
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (trellis_store_set_document (fixture->store, second, &error));
  g_assert_true (trellis_store_set_document (fixture->store, first, &error));
  after = list (fixture, "900001");
  g_assert_cmpuint (after->len, ==, 5);
  g_assert_cmpstr (((TrellisDocument *) g_ptr_array_index (after, 3))->name, ==, "Accessibility plan");
  g_assert_cmpstr (((TrellisDocument *) g_ptr_array_index (after, 4))->name, ==, "Travel plan");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/documents/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("expected", test_expected);
  ADD ("refused", test_refused);
  ADD ("received", test_received);
  ADD ("every-school", test_every_school);
  ADD ("owed", test_owed);
  ADD ("beside", test_beside);

  return g_test_run ();
}
