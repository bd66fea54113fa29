/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-export.h"
#include "trellis-inspection-import.h"
#include "trellis-link-import.h"
#include "trellis-store-inspections.h"
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
  g_assert_true (trellis_store_add_school (fixture->store, "900003", "Ash Primary", "primary", FALSE, &error));
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
import (Fixture                 *fixture,
        const TrellisImportKind *kind,
        const char              *name,
        TrellisImportMode        mode)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", name, NULL);
  g_autoptr (GError) error = NULL;
  TrellisImport *result = kind->run (fixture->store, path, mode, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < result->changes->len; i++)
    g_test_message ("%s", ((TrellisImportChange *) g_ptr_array_index (result->changes, i))->what);
  return result;
}

static void
assert_counts (const TrellisImport *result,
               guint                n_added,
               guint                n_changed,
               guint                n_same,
               guint                n_refused,
               guint                n_elsewhere)
{
  g_assert_cmpuint (result->counts[TRELLIS_IMPORT_ADDED], ==, n_added);
  g_assert_cmpuint (result->counts[TRELLIS_IMPORT_CHANGED], ==, n_changed);
  g_assert_cmpuint (result->n_same, ==, n_same);
  g_assert_cmpuint (result->counts[TRELLIS_IMPORT_REFUSED], ==, n_refused);
  g_assert_cmpuint (result->n_elsewhere, ==, n_elsewhere);
}

static const char *
find_grade (const TrellisInspection *inspection,
            const char              *area)
{
  for (guint i = 0; i < inspection->grades->len; i++)
    {
      const TrellisInspectionGrade *grade = g_ptr_array_index (inspection->grades, i);

      if (g_str_equal (grade->area, area))
        return grade->grade;
    }

  return NULL;
}

static GPtrArray *
list (Fixture    *fixture,
      const char *urn)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *inspections = trellis_store_list_inspections (fixture->store, urn, TODAY, &error);

  g_assert_no_error (error);
  return inspections;
}

static void
assert_shown (Fixture    *fixture,
              const char *urn,
              const char *outcome)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisSchool) school = trellis_store_read_school (fixture->store, urn, TODAY, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (school->inspection, ==, outcome);
}

/* The first two editions: a title line, 9, 0 and NULL for what is missing, no
 * overall grade, and the inspection before. */
static void
test_old (Fixture       *fixture,
          gconstpointer  unused)
{
  g_autoptr (TrellisImport) preview = import (fixture, &trellis_inspection_import_kind, "inspections-old.csv",
                                              TRELLIS_IMPORT_PREVIEW);
  g_autoptr (TrellisImport) taken = NULL;
  g_autoptr (TrellisImport) again = NULL;
  g_autoptr (GPtrArray) inspections = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL;
  const TrellisInspection *latest;

  assert_counts (preview, 3, 0, 0, 0, 2);
  g_assert_cmpint (preview->change_id, ==, 0);
  assert_shown (fixture, "900001", "");

  taken = import (fixture, &trellis_inspection_import_kind, "inspections-old.csv", TRELLIS_IMPORT_TAKE);
  summary = trellis_import_dup_summary (taken);
  g_assert_cmpstr (summary, ==, "Inspections: 3 added, 0 changed, 0 as before, 2 of other trusts’ schools passed over");
  assert_shown (fixture, "900001", "Good");
  assert_shown (fixture, "900002", "Inadequate for education, special measures");
  inspections = list (fixture, "900001");
  g_assert_cmpuint (inspections->len, ==, 2);
  latest = g_ptr_array_index (inspections, 0);
  g_assert_cmpint (latest->inspected_on, ==, trellis_day_new (2023, 11, 14));
  g_assert_cmpint (latest->published_on, ==, trellis_day_new (2024, 1, 9));
  g_assert_cmpstr (find_grade (latest, "Behaviour and attitudes"), ==, "Outstanding");
  g_assert_cmpstr (find_grade (latest, "Safeguarding"), ==, "Effective");
  g_assert_null (find_grade (latest, "Early years provision"));

  again = import (fixture, &trellis_inspection_import_kind, "inspections-old.csv", TRELLIS_IMPORT_TAKE);
  assert_counts (again, 0, 0, 3, 0, 2);
  g_assert_cmpint (again->change_id, ==, 0);
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==, "Import 3 inspections");
  g_assert_true (trellis_store_undo (fixture->store, &error));
  assert_shown (fixture, "900001", "");
}

/* Three inspections of one school in a row: all are kept, the latest by date is
 * shown, and the grades of one scale are never among those of another. */
static void
test_three_at_once (Fixture       *fixture,
                    gconstpointer  unused)
{
  g_autoptr (TrellisImport) old = import (fixture, &trellis_inspection_import_kind, "inspections-old.csv",
                                          TRELLIS_IMPORT_TAKE);
  g_autoptr (TrellisImport) taken = import (fixture, &trellis_inspection_import_kind, "inspections-new.csv",
                                            TRELLIS_IMPORT_TAKE);
  g_autoptr (GPtrArray) inspections = list (fixture, "900001");
  const TrellisInspection *card = g_ptr_array_index (inspections, 0);
  const TrellisInspection *graded = g_ptr_array_index (inspections, 1);

  /* New: a card, an ungraded one; a card. The double space is read: what the graded ones say is as before, but
   * that this edition has no day of publication of them. */
  g_assert_cmpuint (taken->counts[TRELLIS_IMPORT_ADDED], ==, 3);
  g_assert_cmpuint (inspections->len, ==, 4);
  g_assert_cmpint (card->framework, ==, TRELLIS_FRAMEWORK_REPORT_CARD);
  g_assert_cmpint (graded->framework, ==, TRELLIS_FRAMEWORK_OEIF);
  g_assert_cmpstr (card->outcome, ==, "Strong standard in 4 areas, expected standard in 3");
  g_assert_cmpstr (find_grade (card, "Safeguarding standards"), ==, "Met");
  g_assert_cmpstr (find_grade (card, "Early years"), ==, "Strong standard");
  g_assert_null (find_grade (card, "Post-16 provision"));
  g_assert_null (find_grade (card, "Quality of education"));
  g_assert_null (find_grade (graded, "Achievement"));
  g_assert_cmpstr (find_grade (graded, "Safeguarding"), ==, "Effective");
  g_assert_cmpint (graded->published_on, ==, trellis_day_new (2024, 1, 9));
  assert_shown (fixture, "900001", "Strong standard in 4 areas, expected standard in 3");
  assert_shown (fixture, "900003",
                "Safeguarding not met; Needs attention in 5 areas, urgent improvement in 1");
}

/* Inspections under a predecessor's URN belong to the school that it became,
 * through as many URNs as there were. */
static void
test_predecessors (Fixture       *fixture,
                   gconstpointer  unused)
{
  g_autoptr (TrellisImport) preview = import (fixture, &trellis_link_import_kind, "links-small.csv",
                                              TRELLIS_IMPORT_PREVIEW);
  g_autoptr (TrellisImport) links = import (fixture, &trellis_link_import_kind, "links-small.csv",
                                            TRELLIS_IMPORT_TAKE);
  g_autoptr (TrellisImport) again = import (fixture, &trellis_link_import_kind, "links-small.csv",
                                            TRELLIS_IMPORT_TAKE);
  g_autoptr (TrellisImport) taken = import (fixture, &trellis_inspection_import_kind, "inspections-old.csv",
                                            TRELLIS_IMPORT_TAKE);
  g_autoptr (GPtrArray) inspections = list (fixture, "900003");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) held = trellis_store_list_school_links (fixture->store, "900003", &error);
  const TrellisInspection *inspection = g_ptr_array_index (inspections, 0);
  const TrellisSchoolLink *latest;

  g_assert_no_error (error);
  assert_counts (preview, 3, 0, 0, 0, 3);
  assert_counts (links, 3, 0, 0, 0, 3);
  assert_counts (again, 0, 0, 3, 0, 3);
  g_assert_cmpuint (held->len, ==, 2);
  latest = g_ptr_array_index (held, 0);
  g_assert_cmpstr (latest->linked_urn, ==, "800003");
  g_assert_cmpstr (latest->description, ==, "Ash Infants’ School (merged)");

  g_assert_cmpuint (taken->n_elsewhere, ==, 1);
  g_assert_cmpuint (inspections->len, ==, 1);
  g_assert_cmpstr (inspection->inspected_urn, ==, "800003");
  assert_shown (fixture, "900003", "Good");
}

/* The trust is the one that most schools are in; federations and other trusts
 * are not it. */
static void
test_groups (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (TrellisImport) taken = import (fixture, &trellis_group_import_kind, "groups-small.csv",
                                            TRELLIS_IMPORT_TAKE);
  g_autoptr (TrellisImport) again = import (fixture, &trellis_group_import_kind, "groups-small.csv",
                                            TRELLIS_IMPORT_TAKE);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisSchool) school = trellis_store_read_school (fixture->store, "900002", TODAY, &error);
  g_autoptr (TrellisSchool) other = trellis_store_read_school (fixture->store, "900003", TODAY, &error);
  TrellisImportChange *refused = g_ptr_array_index (taken->changes, 2);

  assert_counts (taken, 2, 0, 0, 1, 2);
  assert_counts (again, 0, 0, 2, 1, 2);
  g_assert_cmpint (school->joined_on, ==, trellis_day_new (2018, 4, 1));
  g_assert_cmpint (other->joined_on, ==, TRELLIS_DAY_NONE);
  g_assert_nonnull (strstr (refused->what, "LANTERN HILL TRUST"));
}

static void
assert_fails (Fixture                 *fixture,
              const TrellisImportKind *kind,
              const char              *text,
              int                      code,
              const char              *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->csv, text, -1, NULL));
  g_assert_null (kind->run (fixture->store, fixture->csv, TRELLIS_IMPORT_TAKE, NULL, NULL, NULL, &error));
  g_assert_error (error, TRELLIS_IMPORT_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_nonnull (strstr (error->message, "in.csv"));
}

/* Files that are not what they should be: one sentence, and nothing taken. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  unused)
{
  static const char head[] = "URN,Inspection start date,Overall effectiveness\n";
  g_autofree char *day = g_strconcat (head, "900001,12/05/2021,2\n900002,31/02/2024,2\n", NULL);
  g_autofree char *future = g_strconcat (head, "900001,12/05/2031,2\n", NULL);
  g_autoptr (TrellisImport) good = NULL;
  g_autoptr (GError) error = NULL;

  assert_fails (fixture, &trellis_inspection_import_kind, "a,b\n1,2\n", TRELLIS_IMPORT_ERROR_HEADER, "“URN”");
  assert_fails (fixture, &trellis_inspection_import_kind, "URN,b\n900001,2\n", TRELLIS_IMPORT_ERROR_HEADER,
                "“Inspection start date”");
  assert_fails (fixture, &trellis_inspection_import_kind, day, TRELLIS_IMPORT_ERROR_ROW,
                "“31/02/2024” in the column “Inspection start date” is not a day");
  assert_shown (fixture, "900001", "");
  assert_fails (fixture, &trellis_inspection_import_kind, future, TRELLIS_IMPORT_ERROR_ROW, "has not come yet");
  assert_fails (fixture, &trellis_link_import_kind, "URN,LinkName\n900001,x\n", TRELLIS_IMPORT_ERROR_HEADER,
                "“LinkURN”");
  assert_fails (fixture, &trellis_group_import_kind,
                "URN,Group UID,Group Name,Group Type,Joined date\n900001,1,T,Multi-academy trust,soon\n",
                TRELLIS_IMPORT_ERROR_ROW, "“soon”");

  /* A person who has seen the bad row takes the good one. */
  g_assert_true (g_file_set_contents (fixture->csv, day, -1, NULL));
  good = trellis_inspection_import (fixture->store, fixture->csv, TRELLIS_IMPORT_TAKE_GOOD, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_counts (good, 1, 0, 0, 1, 0);
  assert_shown (fixture, "900001", "Good");
}

/* By hand: SIAMS stands beside the school's inspection, never in its place. */
static void
test_by_hand (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (TrellisInspection) siams = trellis_inspection_new ("900001", TRELLIS_FRAMEWORK_SIAMS,
                                                                trellis_day_new (2025, 5, 13), "J1");
  g_autoptr (TrellisInspection) corrected = trellis_inspection_new ("900001", TRELLIS_FRAMEWORK_SIAMS,
                                                                    trellis_day_new (2025, 5, 14), "J1");
  g_autoptr (TrellisInspection) tomorrow = trellis_inspection_new ("900001", TRELLIS_FRAMEWORK_OTHER, TODAY + 1, "");
  g_autoptr (GPtrArray) inspections = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (trellis_store_record_inspection (fixture->store, siams, &error));
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==, "Oakfield: SIAMS of 13 May 2025, J1");
  assert_shown (fixture, "900001", "");
  g_assert_false (trellis_store_record_inspection (fixture->store, tomorrow, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_true (trellis_export_table (fixture->store, TRELLIS_EXPORT_INSPECTIONS, TODAY, fixture->csv, &error));
  g_assert_true (g_file_get_contents (fixture->csv, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "900001,Oakfield,siams,2025-05-13,outcome,J1"));

  inspections = list (fixture, "900001");
  /* A mistake in the day leaves nothing under the wrong one. */
  corrected->id = g_strdup (((TrellisInspection *) g_ptr_array_index (inspections, 0))->id);
  g_assert_true (trellis_store_record_inspection (fixture->store, corrected, &error));
  g_clear_pointer (&inspections, g_ptr_array_unref);
  inspections = list (fixture, "900001");
  g_assert_cmpuint (inspections->len, ==, 1);
  g_assert_cmpint (((TrellisInspection *) g_ptr_array_index (inspections, 0))->inspected_on, ==,
                   trellis_day_new (2025, 5, 14));

  g_assert_true (trellis_store_remove_inspection (fixture->store, g_ptr_array_index (inspections, 0), &error));
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==, "Oakfield: SIAMS of 14 May 2025 removed");
  g_clear_pointer (&inspections, g_ptr_array_unref);
  inspections = list (fixture, "900001");
  g_assert_cmpuint (inspections->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/exchange/inspection-import/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("old-editions", test_old);
  ADD ("three-at-once", test_three_at_once);
  ADD ("predecessors", test_predecessors);
  ADD ("groups", test_groups);
  ADD ("refused", test_refused);
  ADD ("by-hand", test_by_hand);
#undef ADD

  return g_test_run ();
}
