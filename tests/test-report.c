/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paper-trust.h"
#include "trellis-change.h"
#include "trellis-report.h"
#include "trellis-store-judgements.h"
#include "trellis-store-schools.h"
#include "trellis-store-visits.h"

#include <glib/gstdio.h>

#define AS_AT (trellis_day_new (2026, 3, 12))

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("trellis-report-XXXXXX", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

static const TrellisReportDetails details = { .trust_name = "Marrow Vale Learning Trust", .trust_colour = "#5b2a6e" };

/* As many changes as there are schools, some with long words, twenty for each. */
static GListModel *
create_changes (guint n_schools)
{
  GListStore *changes = g_list_store_new (TRELLIS_TYPE_CHANGE);

  for (guint i = 0; i < n_schools * 20; i++)
    {
      g_autoptr (TrellisChange) change = trellis_change_new (i + 1);

      change->made_at = 1772798400 + i;
      g_free (change->author);
      change->author = g_strdup (i % 7 == 0 ? "Bartholomew Featherstonehaugh-Cholmondeley" : "Willa Tansywell");
      g_free (change->sentence);
      change->sentence = i % 5 == 0
        ? g_strdup_printf ("School %u: Curriculum judged Refinement, was Reinforcement, after a visit of two days in "
                           "which every subject of the wider curriculum was looked at", i)
        : g_strdup_printf ("School %u: Leaders judged Excellence", i);
      change->is_taken_back = i % 11 == 0;
      g_list_store_append (changes, change);
    }

  return G_LIST_MODEL (changes);
}

/* Every third school has fallen a level since September, and the second of each
 * three has no level yet. */
static TrellisOverview *
create_overview (TrellisScheme     *scheme,
                 GListModel        *schools,
                 TrellisSchoolYear *year,
                 GListModel        *visits)
{
  TrellisOverview *overview = trellis_overview_new (scheme, schools, AS_AT, trellis_day_new (2025, 9, 1));
  g_autoptr (GHashTable) then = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GListStore) actions = g_list_store_new (TRELLIS_TYPE_ACTION);

  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);
      g_autoptr (TrellisAction) action = trellis_action_new ("");

      if (i % 3 == 0)
        g_hash_table_insert (then, school->urn, g_ptr_array_index (scheme->levels, 0));
      g_free (action->urn);
      action->urn = g_strdup (school->urn);
      action->rating = TRELLIS_RATING_RED;
      action->due_on = AS_AT - 10 - i;
      g_list_store_append (actions, action);
    }
  trellis_overview_take_levels (overview, then, then);
  trellis_overview_take_actions (overview, G_LIST_MODEL (actions));
  trellis_overview_take_visits (overview, year, visits);
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);
      TrellisOverviewFigure figure = { trellis_overview_find_school (overview, school->urn), g_strdup ("Attendance"),
                                       g_strdup ("%"), 1, 90.5 - i * 0.1, 95, 4.5 + i * 0.1, 4.5 + i * 0.1 };

      trellis_overview_take_figure (overview, &figure);
    }
  trellis_overview_sort (overview);

  return overview;
}

/* Every school sees the first aspect two levels too well, and each second school
 * another one. */
static TrellisModeration *
create_moderation (TrellisScheme *scheme,
                   GListModel    *schools)
{
  TrellisModeration *moderation = trellis_moderation_new (scheme, schools, AS_AT);

  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);
      TrellisModerationView own = { g_ptr_array_index (scheme->levels, 0), AS_AT - 90, TRELLIS_SOURCE_SELF_EVALUATION,
                                    NULL, NULL };
      TrellisModerationView agreed = { g_ptr_array_index (scheme->levels, 2), AS_AT - 30, TRELLIS_SOURCE_AGREED, NULL,
                                       NULL };

      for (guint k = 0; k < 1 + i % 2; k++)
        {
          const TrellisAspect *aspect = g_ptr_array_index (scheme->aspects, k);

          trellis_moderation_take (moderation, school->urn, aspect->id, &own);
          trellis_moderation_take (moderation, school->urn, aspect->id, &agreed);
        }
    }
  trellis_moderation_compare (moderation);

  return moderation;
}

static TrellisReport *
create (TrellisReportKind kind,
        guint             n_schools,
        TrellisPaper      paper,
        const char       *urn,
        GError          **error)
{
  g_autoptr (TrellisScheme) scheme = paper_trust_create_scheme (0);
  g_autoptr (GListModel) schools = paper_trust_create_schools (n_schools, PAPER_TRUST_PLAIN);
  g_autoptr (TrellisSchoolYear) year = paper_trust_create_year ();
  g_autoptr (GListModel) visits = paper_trust_create_visits (year, schools, AS_AT);
  TrellisReportDetails mine = details;

  mine.as_at = AS_AT;
  mine.printed_on = AS_AT + 1;
  if (kind == TRELLIS_REPORT_HISTORY)
    {
      g_autoptr (GListModel) changes = create_changes (n_schools);

      return trellis_report_new_history (changes, &mine);
    }
  if (kind == TRELLIS_REPORT_BOARD_PACK || kind == TRELLIS_REPORT_OVERVIEW)
    {
      g_autoptr (GListStore) actions_store = g_list_store_new (TRELLIS_TYPE_ACTION);
      g_autoptr (GPtrArray) trends = g_ptr_array_new ();
      GListModel *actions = G_LIST_MODEL (actions_store);
      g_autoptr (TrellisOverview) overview = create_overview (scheme, schools, year, visits);
      g_autoptr (TrellisMatrix) matrix = paper_trust_create_matrix (scheme, schools, PAPER_TRUST_PLAIN);

      if (kind == TRELLIS_REPORT_OVERVIEW)
        return trellis_report_new_overview (overview, &mine);

      return trellis_report_new_board_pack (overview, matrix, visits, actions, trends, paper, &mine);
    }
  if (kind == TRELLIS_REPORT_MATRIX)
    {
      g_autoptr (TrellisMatrix) matrix = paper_trust_create_matrix (scheme, schools, PAPER_TRUST_PLAIN);

      return trellis_report_new_matrix (matrix, paper, &mine);
    }
  if (kind == TRELLIS_REPORT_MODERATION)
    {
      g_autoptr (TrellisModeration) moderation = create_moderation (scheme, schools);

      return trellis_report_new_moderation (moderation, &mine);
    }
  if (kind == TRELLIS_REPORT_DIARY)
    {
      g_autoptr (GListStore) advisers = g_list_store_new (TRELLIS_TYPE_PERSON);

      for (guint i = 0; i < MIN (n_schools, 2); i++)
        {
          g_autoptr (TrellisPerson) person = trellis_person_new (i == 0 ? "Ash" : "Birch", i == 0 ? "Ash" : "Birch");

          person->working_half_days = TRELLIS_ALL_WEEK;
          g_list_store_append (advisers, person);
        }
      return trellis_report_new_diaries (year, G_LIST_MODEL (advisers), visits, &mine, error);
    }
  if (kind == TRELLIS_REPORT_VISITS)
    return trellis_report_new_visits (year, schools, visits, paper, &mine);

  return trellis_report_new_schedules (year, schools, visits, scheme, urn, &mine, error);
}

static char *
run (const char *first,
     ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  char *output = NULL;
  GError *error = NULL;
  const char *word = first;
  va_list words;
  int status;

  va_start (words, first);
  for (; word != NULL; word = va_arg (words, const char *))
    g_ptr_array_add (argv, (char *) word);
  va_end (words);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));

  return output;
}

static gboolean
has_poppler (void)
{
  g_autofree char *info = g_find_program_in_path ("pdfinfo");
  g_autofree char *text = g_find_program_in_path ("pdftotext");

  if (info != NULL && text != NULL)
    return TRUE;
  g_test_skip ("pdfinfo and pdftotext are not installed");
  return FALSE;
}

static void
assert_has (const char *text,
            const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

static void
assert_info (const char *path,
             guint       n_pages,
             const char *size,
             const char *title)
{
  g_autofree char *info = run ("pdfinfo", path, NULL);
  g_autofree char *pages = g_strdup_printf ("Pages:           %u\n", n_pages);

  assert_has (info, pages);
  assert_has (info, size);
  assert_has (info, title);
  assert_has (info, "Author:          Marrow Vale Learning Trust");
  assert_has (info, "2026");
}

static void
test_matrix (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (TrellisReport) report = create (TRELLIS_REPORT_MATRIX, 90, TRELLIS_PAPER_A3, NULL, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "matrix.pdf", NULL);
  g_autofree char *first = NULL, *second = NULL, *outline = NULL, *name = NULL;
  g_autoptr (GListModel) schools = paper_trust_create_schools (90, PAPER_TRUST_PLAIN);
  GError *error = NULL;

  g_assert_cmpint (trellis_report_get_n_pages (report), ==, 2);
  name = trellis_report_dup_file_name (report);
  g_assert_cmpstr (name, ==, "Schools by aspect 2026-03-13.pdf");
  g_assert_true (trellis_report_write_pdf (report, path, &error));
  g_assert_no_error (error);

  if (!has_poppler ())
    return;
  assert_info (path, 2, "1190.55 x 841.89", "Title:           Schools by aspect");
  first = run ("pdftotext", "-layout", "-l", "1", path, "-", NULL);
  second = run ("pdftotext", "-layout", "-f", "2", path, "-", NULL);
  assert_has (first, "Confidential");
  assert_has (first, "As at 12 March 2026");
  assert_has (first, "Printed 13 March 2026");
  assert_has (first, "Page 1 of 2");
  assert_has (first, "90 schools");
  assert_has (first, "System leadership");
  assert_has (first, "North hub");
  assert_has (second, "continued");
  assert_has (second, "System leadership");
  assert_has (second, "Coast hub");
  assert_has (second, "Page 2 of 2");
  outline = run ("pdftohtml", "-xml", "-i", "-stdout", path, NULL);
  assert_has (outline, "<outline>");
  assert_has (outline, "<item page=\"2\">Coast hub</item>");

  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);

      if (strstr (first, school->name) == NULL)
        assert_has (second, school->name);
    }
}

static void
test_visits (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (TrellisReport) report = create (TRELLIS_REPORT_VISITS, 30, TRELLIS_PAPER_A4, NULL, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "visits.pdf", NULL);
  g_autofree char *text = NULL;
  GError *error = NULL;

  g_assert_true (trellis_report_write_pdf (report, path, &error));
  g_assert_no_error (error);
  if (!has_poppler ())
    return;
  assert_info (path, 2, "841.89 x 595.276", "Title:           Year of visits 2025/26");
  text = run ("pdftotext", "-layout", "-l", "2", path, "-", NULL);
  assert_has (text, "Term 6");
  assert_has (text, "Visits in the week");
  assert_has (text, "Standards meeting");
  assert_has (text, "Agreed with the school");
  assert_has (text, "Confidential");
  assert_has (text, "4 of 7");
}

static void
test_schedules (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (TrellisReport) all = create (TRELLIS_REPORT_SCHOOL_VISITS, 11, TRELLIS_PAPER_A3, NULL, NULL);
  g_autoptr (TrellisReport) one = create (TRELLIS_REPORT_SCHOOL_VISITS, 11, TRELLIS_PAPER_A4, "900001", NULL);
  g_autoptr (TrellisReport) none = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "schedules.pdf", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (trellis_report_get_n_pages (all), >=, 11);
  g_assert_cmpint (trellis_report_get_n_pages (one), ==, 1);
  g_assert_cmpfloat_with_epsilon (trellis_report_get_sheet (all, 0)->width, 595.28, 0.01);
  g_assert_true (trellis_report_write_pdf (one, path, &error));
  g_assert_no_error (error);

  none = create (TRELLIS_REPORT_SCHOOL_VISITS, 11, TRELLIS_PAPER_A4, "123", &error);
  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  assert_has (error->message, "123");

  if (!has_poppler ())
    return;
  assert_info (path, 1, "595.276 x 841.89", "Title:           Briskolode Academy, visits in 2025/26");
  text = run ("pdftotext", "-layout", "-l", "1", path, "-", NULL);
  assert_has (text, "Your visits in 2025/26");
  assert_has (text, "Issue of 13 March 2026");
  assert_has (text, "Standards meeting");
  assert_has (text, "Early reading");
  g_assert_null (strstr (text, "Confidential"));
}

/* The whole story is on the first page, in few words, and every figure on it is
 * one of the trust's. */
static void
test_board_pack (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "board.pdf", NULL);

  for (guint n = 0; n <= 90; n = n == 0 ? 1 : n * 9 + 1)
    {
      g_autoptr (TrellisReport) report = create (TRELLIS_REPORT_BOARD_PACK, n, TRELLIS_PAPER_A4, NULL, NULL);
      g_autofree char *text = NULL, *outline = NULL, *actions = NULL, *planned = NULL;
      g_auto (GStrv) words = NULL;
      guint n_words = 0;

      g_assert_true (trellis_report_write_pdf (report, path, NULL));
      if (!has_poppler ())
        return;
      assert_has (trellis_report_get_title (report), "Board pack, 12 March 2026");
      text = run ("pdftotext", "-l", "1", path, "-", NULL);
      words = g_strsplit_set (text, " \n\f", -1);
      for (guint i = 0; words[i] != NULL; i++)
        n_words += words[i][0] != '\0';
      g_assert_cmpuint (n_words, <, 200);

      assert_has (text, "The trust in one page");
      actions = g_strdup_printf (n == 1 ? "in %u school" : "in %u schools", n);
      assert_has (text, actions);
      if (n == 0)
        assert_has (text, "There are no schools to tell of.");
      outline = run ("pdftohtml", "-xml", "-i", "-stdout", path, NULL);
      assert_has (outline, "The trust in one page</item>");
      assert_has (outline, "Behind the page</item>");
      assert_has (outline, "Schools by aspect</item>");
      assert_has (outline, "Year of visits 2025/26</item>");
      g_clear_pointer (&text, g_free);
      text = run ("pdftotext", "-layout", "-f", "2", path, "-", NULL);
      assert_has (text, "Agreed levels at 12 March 2026");
    }
}

static void
test_diaries (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (TrellisReport) report = create (TRELLIS_REPORT_DIARY, 11, TRELLIS_PAPER_A3, NULL, NULL);
  g_autoptr (TrellisReport) none = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "diaries.pdf", NULL);
  g_autofree char *text = NULL, *outline = NULL;
  g_autoptr (GError) error = NULL;

  none = create (TRELLIS_REPORT_DIARY, 0, TRELLIS_PAPER_A4, NULL, &error);
  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  assert_has (error->message, "advisers");
  g_clear_error (&error);

  g_assert_true (trellis_report_write_pdf (report, path, &error));
  g_assert_no_error (error);
  if (!has_poppler ())
    return;
  assert_info (path, 12, "841.89 x 595.276", "Title:           Diaries of advisers 2025/26");
  text = run ("pdftotext", "-layout", "-f", "10", "-l", "10", path, "-", NULL);
  assert_has (text, "Birch");
  assert_has (text, "Term 4");
  assert_has (text, "working days");
  assert_has (text, "Page 4 of 6");
  outline = run ("pdftohtml", "-xml", "-i", "-stdout", path, NULL);
  assert_has (outline, "<item page=\"7\">Birch</item>");
}

/* The same document on the same day is the same file, written anew. */
static void
test_identical (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "same.pdf", NULL);
  g_autofree char *first = NULL, *second = NULL;
  gsize first_length, second_length;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TrellisReport) report = create (TRELLIS_REPORT_VISITS, 12, TRELLIS_PAPER_A3, NULL, NULL);

      g_assert_true (trellis_report_write_pdf (report, path, NULL));
      g_assert_true (g_file_get_contents (path, i == 0 ? &first : &second, i == 0 ? &first_length : &second_length,
                                          NULL));
    }
  g_assert_cmpmem (first, first_length, second, second_length);
}

static void
test_unwritable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (TrellisReport) report = create (TRELLIS_REPORT_MATRIX, 3, TRELLIS_PAPER_A4, NULL, NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "such", "folder.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (trellis_report_write_pdf (report, nowhere, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  assert_has (error->message, "folder.pdf");
  g_clear_error (&error);

  g_assert_false (trellis_report_write_pdf (report, fixture->folder, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

/* A picture a page, the later ones beside the first. */
static void
test_pictures (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (TrellisReport) report = create (TRELLIS_REPORT_MATRIX, 90, TRELLIS_PAPER_A3, NULL, NULL);
  static const char *const names[] = { "matrix.png", "matrix.svg" };
  static const char *const beginnings[] = { "\x89PNG", "<?xml" };
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "matrix.png", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (trellis_report_get_n_pages (report), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      g_assert_true (trellis_report_write_pictures (report, path, &error));
      g_assert_no_error (error);
      for (guint page = 0; page < 2; page++)
        {
          g_autofree char *page_path = trellis_report_dup_picture_path (path, page);
          g_autofree char *content = NULL;
          gsize length;

          g_assert_true (g_file_get_contents (page_path, &content, &length, &error));
          g_assert_no_error (error);
          g_assert_true (g_str_has_prefix (content, beginnings[i]));
          g_assert_cmpuint (length, >, 10000);
        }
    }

  g_assert_false (trellis_report_write_pictures (report, nowhere, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* Every change is on some page, once. */
static void
test_history (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (TrellisReport) report = create (TRELLIS_REPORT_HISTORY, 6, TRELLIS_PAPER_A4, NULL, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "history.pdf", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (trellis_report_get_n_pages (report), >, 2);
  g_assert_true (trellis_report_write_pdf (report, path, &error));
  g_assert_no_error (error);
  if (!has_poppler ())
    return;
  text = run ("pdftotext", "-layout", path, "-", NULL);
  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *school = g_strdup_printf ("School %u:", i);
      const char *first = strstr (text, school);

      g_assert_nonnull (first);
      g_assert_null (strstr (first + 1, school));
    }
  g_assert_nonnull (strstr (text, "120 changes"));
}

/* Gaps of two levels are all there, under a head on each page that they reach. */
static void
test_moderation (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (TrellisReport) report = create (TRELLIS_REPORT_MODERATION, 30, TRELLIS_PAPER_A4, NULL, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "moderation.pdf", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) pages = NULL;
  g_auto (GStrv) gaps = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (trellis_report_get_n_pages (report), ==, 3);
  g_assert_true (trellis_report_write_pdf (report, path, &error));
  g_assert_no_error (error);
  if (!has_poppler ())
    return;
  text = run ("pdftotext", "-layout", path, "-", NULL);
  pages = g_strsplit (text, "\f", -1);
  for (guint i = 0; i < 3; i++)
    assert_has (pages[i], "Widest gaps");
  assert_has (text, "0 of 45 pairs of judgements alike. The school sees itself better in 45, worse in 0.");
  assert_has (text, "Confidential");
  gaps = g_strsplit (text, "2 better", -1);
  g_assert_cmpuint (g_strv_length (gaps), ==, 45 + 1);
}

/* Nothing on any page, its furniture too, is nearer than 10 mm to an edge. */
static void
test_margins (Fixture       *fixture,
              gconstpointer  data)
{
  static const guint sizes[] = { 0, 1, 30 };
  /* Those that are made of models; what is read from a file is looked at in test-school-report.c. */
  static const TrellisReportKind kinds[] = {
    TRELLIS_REPORT_BOARD_PACK, TRELLIS_REPORT_OVERVIEW, TRELLIS_REPORT_MATRIX, TRELLIS_REPORT_VISITS,
    TRELLIS_REPORT_SCHOOL_VISITS, TRELLIS_REPORT_DIARY, TRELLIS_REPORT_HISTORY,
  };
  double margin = 10 * TRELLIS_MM;

  for (guint i = 0; i < G_N_ELEMENTS (sizes) * G_N_ELEMENTS (kinds) * TRELLIS_N_PAPERS; i++)
    {
      TrellisReportKind kind = kinds[i % G_N_ELEMENTS (kinds)];
      TrellisPaper paper = i / G_N_ELEMENTS (kinds) % TRELLIS_N_PAPERS;
      guint n_schools = sizes[i / G_N_ELEMENTS (kinds) / TRELLIS_N_PAPERS];
      g_autoptr (TrellisReport) report = NULL;

      if (n_schools == 0 && (kind == TRELLIS_REPORT_SCHOOL_VISITS || kind == TRELLIS_REPORT_DIARY))
        continue;
      /* These are A4 whatever is asked for. */
      if (paper == TRELLIS_PAPER_A3 && (kind == TRELLIS_REPORT_OVERVIEW || kind == TRELLIS_REPORT_SCHOOL_VISITS ||
                                        kind == TRELLIS_REPORT_HISTORY || kind == TRELLIS_REPORT_DIARY ||
                                        kind == TRELLIS_REPORT_MODERATION))
        continue;
      report = create (kind, n_schools, paper, NULL, NULL);
      for (guint page = 0; page < trellis_report_get_n_pages (report); page++)
        {
          const TrellisSheet *sheet = trellis_report_get_sheet (report, page);
          cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
          cairo_t *cr = cairo_create (recording);
          double x, y, width, height;

          trellis_report_draw_page (report, cr, page);
          g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
          cairo_recording_surface_ink_extents (recording, &x, &y, &width, &height);
          g_assert_cmpfloat (x, >=, margin);
          g_assert_cmpfloat (y, >=, margin);
          g_assert_cmpfloat (x + width, <=, sheet->width - margin);
          g_assert_cmpfloat (y + height, <=, sheet->height - margin);
          cairo_destroy (cr);
          cairo_surface_destroy (recording);
        }
    }
}

static void
test_no_schools (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (TrellisReport) matrix = create (TRELLIS_REPORT_MATRIX, 0, TRELLIS_PAPER_A3, NULL, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "none.pdf", NULL);
  g_autoptr (TrellisReport) none = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  none = create (TRELLIS_REPORT_SCHOOL_VISITS, 0, TRELLIS_PAPER_A4, NULL, &error);
  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (trellis_report_write_pdf (matrix, path, NULL));
  if (!has_poppler ())
    return;
  text = run ("pdftotext", "-layout", "-l", "1", path, "-", NULL);
  assert_has (text, "There are no schools");
}

static void
test_from_store (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (TrellisScheme) scheme = paper_trust_create_scheme (0);
  g_autofree char *file = g_build_filename (fixture->folder, "vale.trellis", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "store.pdf", NULL);
  GError *error = NULL;
  g_autoptr (TrellisStore) store = NULL;
  g_autoptr (TrellisScope) scope = trellis_scope_new ("2025-26", AS_AT);
  g_autoptr (TrellisVisit) visit = trellis_visit_new ("");
  g_autofree char *visit_id = NULL;
  g_autofree char *adviser_id = NULL;

  trellis_clock_set_today (AS_AT);
  store = trellis_store_create (file, "Marrow Vale Learning Trust", scheme, "2025-26", &error);
  g_assert_no_error (error);
  g_assert_true (trellis_store_add_school (store, "900001", "Teal Lane Primary School", "primary", FALSE, &error));
  g_assert_true (trellis_store_add_school (store, "900002", "Wigeon Academy", "secondary", FALSE, &error));
  g_free (trellis_store_judge (store, "900001", "ethos", "recovery", AS_AT - 40, TRELLIS_SOURCE_AGREED, "Weak.",
                               &error));
  g_assert_no_error (error);
  adviser_id = trellis_store_add_person (store, "Ash", "Adviser", "", TRUE, &error);
  g_assert_no_error (error);
  visit->adviser_id = g_strdup (adviser_id);
  g_free (visit->urn);
  g_free (visit->kind);
  g_free (visit->year_id);
  visit->urn = g_strdup ("900001");
  visit->kind = g_strdup (TRELLIS_VISIT_KIND_ADVISER);
  visit->year_id = g_strdup ("2025-26");
  visit->number = 4;
  visit->visit_on = trellis_day_new (2026, 3, 24);
  visit_id = trellis_store_add_visit (store, visit, &error);
  g_assert_no_error (error);

  for (TrellisReportKind kind = 0; kind < TRELLIS_N_REPORT_KINDS; kind++)
    {
      g_autoptr (TrellisReport) report = trellis_report_new_from_store (store, kind,
                                                                        kind == TRELLIS_REPORT_VISITS ? scope : NULL,
                                                                        TRELLIS_PAPER_A4, NULL, &error);
      g_autofree char *text = NULL;

      /* A trust without figures has no trends, and none of these schools a note:
       * see test-trends-paper.c and test-note-report.c. */
      if (kind == TRELLIS_REPORT_TRENDS || kind == TRELLIS_REPORT_NOTE || kind == TRELLIS_REPORT_GOVERNORS_NOTE)
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
          g_clear_error (&error);
          continue;
        }
      g_assert_no_error (error);
      g_assert_true (trellis_report_write_pdf (report, path, &error));
      if (!has_poppler ())
        continue;
      text = run ("pdftotext", "-layout", "-l", "9", path, "-", NULL);
      assert_has (text, "Marrow Vale Learning Trust");
      if (kind == TRELLIS_REPORT_OVERVIEW)
        {
          assert_has (text, "Moved since 1 Sep");
          assert_has (text, "done of 1 planned");
          continue;
        }
      if (kind == TRELLIS_REPORT_LEVELS)
        {
          assert_has (text, "Levels over time");
          continue;
        }
      if (kind == TRELLIS_REPORT_MOVEMENTS)
        {
          assert_has (text, "No school has moved to another level since 1 September 2025.");
          continue;
        }
      if (kind == TRELLIS_REPORT_ACTIONS || kind == TRELLIS_REPORT_ACTION_PLAN || kind == TRELLIS_REPORT_RAG_BOARD)
        {
          assert_has (text, "No action is open.");
          continue;
        }
      if (kind == TRELLIS_REPORT_MODERATION)
        {
          assert_has (text, "No two such judgements lie within a year of each other.");
          continue;
        }
      if (kind == TRELLIS_REPORT_CAPACITY)
        {
          assert_has (text, "1 of 190");
          continue;
        }
      if (kind == TRELLIS_REPORT_DOCUMENTS)
        {
          assert_has (text, "Teal Lane");
          assert_has (text, "School improvement plan");
          continue;
        }
      /* Nobody goes anywhere in the week of the day. */
      if (kind == TRELLIS_REPORT_WEEK)
        continue;
      assert_has (text, "Teal Lane Primary School");
      if (kind == TRELLIS_REPORT_MATRIX)
        {
          assert_has (text, "against 1 September 2025");
          assert_has (text, "Rc");
        }
      else if (kind == TRELLIS_REPORT_SCHOOL || kind == TRELLIS_REPORT_STANDARDS_PACK ||
               kind == TRELLIS_REPORT_PORTFOLIO || kind == TRELLIS_REPORT_GOVERNORS)
        assert_has (text, "Open actions");
      else if (kind == TRELLIS_REPORT_HISTORY)
        assert_has (text, "Add Wigeon Academy");
      else
        assert_has (text, "24");
    }

  /* Filtered to nothing, a matrix still says so; one school's schedule is made
   * whatever the filter. */
  trellis_scope_set_phase (scope, "secondary");
  {
    g_autoptr (TrellisReport) report = trellis_report_new_from_store (store, TRELLIS_REPORT_SCHOOL_VISITS, scope,
                                                                      TRELLIS_PAPER_A4, "900001", &error);

    g_assert_no_error (error);
    g_assert_cmpstr (trellis_report_get_title (report), ==, "Teal Lane Primary School, visits in 2025/26");
  }
  trellis_clock_set_today (TRELLIS_DAY_NONE);
}

static void
test_kinds (void)
{
  TrellisReportKind kind = TRELLIS_REPORT_VISITS;
  TrellisPaper paper = TRELLIS_PAPER_A4;

  g_assert_false (trellis_report_kind_parse ("Matrix", &kind));
  g_assert_false (trellis_report_kind_parse (NULL, &kind));
  g_assert_cmpint (kind, ==, TRELLIS_REPORT_VISITS);
  g_assert_true (trellis_report_kind_parse ("school-visits", &kind));
  g_assert_cmpint (kind, ==, TRELLIS_REPORT_SCHOOL_VISITS);
  g_assert_false (trellis_paper_parse ("a5", &paper));
  g_assert_true (trellis_paper_parse ("A3", &paper));
  g_assert_cmpint (paper, ==, TRELLIS_PAPER_A3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/report/matrix", Fixture, NULL, set_up, test_matrix, tear_down);
  g_test_add ("/report/visits", Fixture, NULL, set_up, test_visits, tear_down);
  g_test_add ("/report/schedules", Fixture, NULL, set_up, test_schedules, tear_down);
  g_test_add ("/report/board-pack", Fixture, NULL, set_up, test_board_pack, tear_down);
  g_test_add ("/report/diaries", Fixture, NULL, set_up, test_diaries, tear_down);
  g_test_add ("/report/identical", Fixture, NULL, set_up, test_identical, tear_down);
  g_test_add ("/report/unwritable", Fixture, NULL, set_up, test_unwritable, tear_down);
  g_test_add ("/report/pictures", Fixture, NULL, set_up, test_pictures, tear_down);
  g_test_add ("/report/history", Fixture, NULL, set_up, test_history, tear_down);
  g_test_add ("/report/moderation", Fixture, NULL, set_up, test_moderation, tear_down);
  g_test_add ("/report/margins", Fixture, NULL, set_up, test_margins, tear_down);
  g_test_add ("/report/no-schools", Fixture, NULL, set_up, test_no_schools, tear_down);
  g_test_add ("/report/from-store", Fixture, NULL, set_up, test_from_store, tear_down);
  g_test_add_func ("/report/kinds", test_kinds);

  return g_test_run ();
}
