/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A note of visit on paper, as it comes out of a trust file. */

#include "trellis-note-template.h"
#include "trellis-report.h"
#include "trellis-store-note-template.h"
#include "trellis-store-schools.h"
#include "trellis-store-visits.h"

#include <glib/gstdio.h>
#include <string.h>

#define TODAY trellis_day_new (2026, 3, 6)
#define URN "900000"
#define REMARK "The deputy is looking elsewhere."

typedef struct
{
  char *folder;
  TrellisStore *store;
  char *visit_id;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", &error);
  g_autoptr (TrellisVisit) visit = trellis_visit_new (NULL);
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  trellis_clock_set_today (TODAY);
  fixture->folder = g_dir_make_tmp ("trellis-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->store = trellis_store_create (path, "Harbour Trust", scheme, "2025-26", &error);
  g_assert_no_error (error);
  g_assert_true (trellis_store_add_school (fixture->store, URN, "Oakfield Primary", "primary", FALSE, &error));
  g_free (visit->urn);
  visit->urn = g_strdup (URN);
  g_free (visit->kind);
  visit->kind = g_strdup (TRELLIS_VISIT_KIND_ADVISER);
  visit->number = 4;
  visit->visit_on = trellis_day_new (2026, 3, 4);
  fixture->visit_id = trellis_store_add_visit (fixture->store, visit, &error);
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
  g_free (fixture->visit_id);
  trellis_clock_set_today (TRELLIS_DAY_NONE);
}

static void
write_note (Fixture    *fixture,
            const char *purpose,
            const char *remark)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_note_part_free);
  const struct
  {
    const char *part;
    const char *body;
    gboolean is_internal;
  } written[] = { { "purpose", purpose, FALSE }, { "internal", remark, TRUE }, { "old-part", "Once asked.", FALSE } };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    {
      TrellisNotePart *part = g_new0 (TrellisNotePart, 1);

      part->part = g_strdup (written[i].part);
      part->body = g_strdup (written[i].body);
      part->is_internal = written[i].is_internal;
      g_ptr_array_add (parts, part);
    }
  g_assert_true (trellis_store_write_note (fixture->store, fixture->visit_id, parts, &error));
  g_assert_no_error (error);
}

/* The document's words, and how many pages it has; NULL without poppler. */
static char *
print (Fixture           *fixture,
       TrellisReportKind  kind,
       guint             *n_pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisReport) report = trellis_report_new_note (fixture->store, kind, fixture->visit_id, &error);
  g_autofree char *path = g_build_filename (fixture->folder, "out.pdf", NULL);
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  char *text = NULL;

  g_assert_no_error (error);
  *n_pages = trellis_report_get_n_pages (report);
  g_assert_true (trellis_report_write_pdf (report, path, &error));
  g_assert_no_error (error);
  if (program == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return NULL;
    }
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static void
test_words (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autofree char *whole = NULL;
  g_autofree char *copy = NULL;
  guint n_pages;

  write_note (fixture, "Reading at **key stage 1**.\n- lessons\n- books", REMARK);
  whole = print (fixture, TRELLIS_REPORT_NOTE, &n_pages);
  copy = print (fixture, TRELLIS_REPORT_GOVERNORS_NOTE, &n_pages);
  if (whole == NULL)
    return;
  g_assert_cmpuint (n_pages, ==, 1);

  g_assert_nonnull (strstr (whole, "Oakfield Primary"));
  g_assert_nonnull (strstr (whole, "Reading at key stage 1."));
  g_assert_null (strstr (whole, "**"));
  g_assert_nonnull (strstr (whole, "Once asked."));
  g_assert_nonnull (strstr (whole, REMARK));
  /* Always asked, and printed as not answered. */
  g_assert_nonnull (strstr (whole, "disadvantaged pupils"));

  g_assert_nonnull (strstr (copy, "Reading at key stage 1."));
  g_assert_null (strstr (copy, "elsewhere"));
  g_assert_null (strstr (copy, "Internal"));
}

/* A long note runs over as many pages as it needs and loses no word. */
static void
test_long (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GString) purpose = g_string_new (NULL);
  g_autofree char *whole = NULL;
  guint n_pages;

  for (guint i = 0; i < 150; i++)
    g_string_append_printf (purpose, "Paragraph%u says what was seen in a lesson, and what the teacher made of it "
                                     "with the pupils who had fallen behind since the summer.\n", i);
  write_note (fixture, purpose->str, "");
  whole = print (fixture, TRELLIS_REPORT_NOTE, &n_pages);
  g_assert_cmpuint (n_pages, >, 3);
  for (guint i = 0; whole != NULL && i < 150; i++)
    {
      g_autofree char *word = g_strdup_printf ("Paragraph%u ", i);

      g_assert_nonnull (strstr (whole, word));
    }
}

static void
test_none (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (trellis_report_new_last_note (fixture->store, TRELLIS_REPORT_NOTE, URN, TODAY, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "Oakfield Primary"));
  g_clear_error (&error);
  g_assert_null (trellis_report_new_last_note (fixture->store, TRELLIS_REPORT_NOTE, NULL, TODAY, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* What the trust asks for is what is printed; taken back, the usual is. */
static void
test_template (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (GPtrArray) asks = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  TrellisNoteAsk *ask;
  guint n_usual, n_pages;

  asks = trellis_store_read_note_template (fixture->store, &error);
  g_assert_no_error (error);
  n_usual = asks->len;
  g_assert_cmpuint (n_usual, >, 8);

  g_ptr_array_set_size (asks, 1);
  ask = trellis_note_ask_new ("reading", "Reading everywhere", "seen by whom");
  ask->is_always = TRUE;
  g_ptr_array_add (asks, ask);
  g_assert_true (trellis_store_set_note_template (fixture->store, asks, &error));
  g_assert_no_error (error);
  kept = trellis_store_read_note_template (fixture->store, &error);
  g_assert_cmpuint (kept->len, ==, 2);
  ask = g_ptr_array_index (kept, 1);
  g_assert_cmpstr (ask->title, ==, "Reading everywhere");
  g_assert_cmpstr (ask->hint, ==, "seen by whom");
  g_assert_true (ask->is_always && !ask->is_internal && !ask->has_aspects);
  write_note (fixture, "Reading.", REMARK);
  text = print (fixture, TRELLIS_REPORT_GOVERNORS_NOTE, &n_pages);
  if (text != NULL)
    {
      g_assert_nonnull (strstr (text, "Reading everywhere"));
      g_assert_null (strstr (text, "disadvantaged"));
      /* No longer asked, and still for the trust alone. */
      g_assert_null (strstr (text, "elsewhere"));
    }

  g_assert_true (trellis_store_undo (fixture->store, &error) && trellis_store_undo (fixture->store, &error));
  g_clear_pointer (&kept, g_ptr_array_unref);
  kept = trellis_store_read_note_template (fixture->store, &error);
  g_assert_cmpuint (kept->len, ==, n_usual);

  g_ptr_array_set_size (asks, 0);
  g_assert_false (trellis_store_set_note_template (fixture->store, asks, &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/note-report/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("words", test_words);
  ADD ("long", test_long);
  ADD ("none", test_none);
  ADD ("template", test_template);

  return g_test_run ();
}
