/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-demo.h"
#include "trellis-report.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/* Documents about schools, as they come out of a trust file: every figure on
 * paper is asked of the file again, past the program. */

#define DEMO_DAY "2026-03-06"

typedef struct
{
  char *folder;
  char *path;
  TrellisStore *store;
  sqlite3 *db;
} Fixture;

/* Written once: all but the last test only read. */
static void
set_up (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("trellis-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "demo.trellis", NULL);
  g_assert_true (trellis_demo_write (fixture->path, &error));
  g_assert_no_error (error);
  fixture->store = trellis_store_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open_v2 (fixture->path, &fixture->db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
}

static void
tear_down (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  sqlite3_close (fixture->db);
  g_clear_object (&fixture->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* The text of each page, in order; none where poppler is not there to read it. */
static GStrv
read_pages (Fixture       *fixture,
            TrellisReport *report)
{
  g_autofree char *path = g_build_filename (fixture->folder, "out.pdf", NULL);
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (trellis_report_write_pdf (report, path, &error));
  g_assert_no_error (error);
  if (program == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return NULL;
    }
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);

  return g_strsplit (text, "\f", -1);
}

static void
assert_has (const char *text,
            const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

/* Every row's first column, for a school, is on its page. Returns how many. */
static guint
assert_rows_on_page (Fixture    *fixture,
                     const char *page,
                     const char *urn,
                     const char *sql)
{
  sqlite3_stmt *statement = NULL;
  guint n = 0;

  g_assert_cmpint (sqlite3_prepare_v2 (fixture->db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, urn, -1, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      assert_has (page, (const char *) sqlite3_column_text (statement, 0));
      n++;
    }
  sqlite3_finalize (statement);

  return n;
}

static GPtrArray *
list_urns (Fixture *fixture)
{
  GPtrArray *urns = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (fixture->db,
                                       "SELECT urn FROM school s WHERE left_on IS NULL AND 'closed' <>"
                                       " (SELECT status FROM school_record r WHERE r.urn = s.urn"
                                       "   AND holds_from <= '" DEMO_DAY "' ORDER BY holds_from DESC LIMIT 1)"
                                       " ORDER BY urn", -1, &statement,
                                       NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (urns, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  sqlite3_finalize (statement);

  return urns;
}

/* The latest figure of each measure, as it is written. */
#define FIGURES \
  "SELECT printf ('%.' || m.decimals || 'f', v.value) FROM measure m JOIN measure_value v ON v.measure_id = m.id" \
  " WHERE v.urn = ?1 AND v.pupil_group = '' AND v.value IS NOT NULL AND v.ends_on <= '" DEMO_DAY "'" \
  " AND v.value < 1000 AND NOT EXISTS (SELECT 1 FROM measure_value n WHERE n.measure_id = v.measure_id" \
  "  AND n.urn = v.urn AND n.pupil_group = '' AND n.ends_on > v.ends_on AND n.ends_on <= '" DEMO_DAY "')"
#define OPEN_ACTIONS \
  "SELECT count (*) || ' open' || CASE WHEN sum (due_on < '" DEMO_DAY "') > 0" \
  "  THEN ', ' || sum (due_on < '" DEMO_DAY "') || ' overdue' ELSE '' END FROM action" \
  " WHERE urn = ?1 AND closed_on IS NULL HAVING count (*) > 0"
#define VISITS_DONE \
  "SELECT sum (status IN ('done', 'noted', 'shared')) || ' of ' || count (*) || ' done' FROM visit" \
  " WHERE year_id = '2025-26' AND status <> 'cancelled' AND (urn = ?1 OR federation_id =" \
  "  (SELECT federation_id FROM school_federation WHERE urn = ?1 ORDER BY holds_from DESC LIMIT 1))" \
  " HAVING count (*) > 0"
#define LEVEL \
  "SELECT l.name FROM category c JOIN level l ON l.scheme_id = c.scheme_id AND l.id = c.level_id" \
  " WHERE c.urn = ?1 AND c.agreed_on <= '" DEMO_DAY "' ORDER BY c.agreed_on DESC, c.recorded_at DESC LIMIT 1"
#define NAME \
  "SELECT name FROM school_record WHERE urn = ?1 AND holds_from <= '" DEMO_DAY "' ORDER BY holds_from DESC LIMIT 1"
/* Its first word, as the line may be broken after it. */
#define LAST_INSPECTION \
  "SELECT substr (outcome, 1, instr (outcome || ' ', ' ') - 1) FROM inspection WHERE urn = ?1 AND outcome <> '' AND inspected_on <= '" DEMO_DAY "'" \
  " AND inspected_on = (SELECT max (inspected_on) FROM inspection i WHERE i.urn = ?1" \
  "  AND i.inspected_on <= '" DEMO_DAY "')"

static void
test_figures (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisReport) report = trellis_report_new_from_store (fixture->store, TRELLIS_REPORT_SCHOOL, NULL,
                                                                    TRELLIS_PAPER_A4, NULL, &error);
  g_autoptr (GPtrArray) urns = list_urns (fixture);
  g_auto (GStrv) pages = NULL;
  guint n_figures = 0, n_levels = 0, n_actions = 0, n_inspections = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (trellis_report_get_n_pages (report), ==, urns->len);
  pages = read_pages (fixture, report);
  if (pages == NULL)
    return;

  for (guint i = 0; i < urns->len; i++)
    {
      const char *urn = g_ptr_array_index (urns, i), *page = NULL;

      for (guint k = 0; k < urns->len; k++)
        {
          if (strstr (pages[k], urn) != NULL)
            page = pages[k];
        }
      g_assert_nonnull (page);
      g_assert_cmpuint (assert_rows_on_page (fixture, page, urn, NAME), ==, 1);
      n_figures += assert_rows_on_page (fixture, page, urn, FIGURES);
      n_actions += assert_rows_on_page (fixture, page, urn, OPEN_ACTIONS);
      assert_rows_on_page (fixture, page, urn, VISITS_DONE);
      n_levels += assert_rows_on_page (fixture, page, urn, LEVEL);
      n_inspections += assert_rows_on_page (fixture, page, urn, LAST_INSPECTION);
      assert_has (page, "Confidential");
      assert_has (page, "As at 6 March 2026");
      assert_has (page, "Page 1 of 1");
    }
  g_assert_cmpuint (n_figures, >, 4 * urns->len);
  g_assert_cmpuint (n_levels, >, 25);
  g_assert_cmpuint (n_actions, >, 20);
  g_assert_cmpuint (n_inspections, >, 20);
}

/* The first page tells where schools stand; then each has a page and its judgements. */
static void
test_standards_pack (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisReport) report = trellis_report_new_from_store (fixture->store, TRELLIS_REPORT_STANDARDS_PACK,
                                                                    NULL, TRELLIS_PAPER_A4, "900104", &error);
  g_auto (GStrv) pages = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (trellis_report_get_title (report), ==, "Standards meeting, 6 March 2026");
  g_assert_cmpuint (trellis_report_get_n_pages (report), ==, 3);
  pages = read_pages (fixture, report);
  if (pages == NULL)
    return;
  assert_has (pages[0], "1 school.");
  g_assert_cmpuint (assert_rows_on_page (fixture, pages[0], "900104", NAME), ==, 1);
  g_assert_cmpuint (assert_rows_on_page (fixture, pages[1], "900104", LEVEL), ==, 1);
  assert_has (pages[2], "Best fit proposes");
  g_assert_cmpuint (assert_rows_on_page (fixture, pages[2], "900104",
                                         "SELECT name FROM aspect WHERE scheme_id = (SELECT scheme_id FROM trust)"
                                         " AND id <> 'overall' AND ?1 = '900104' ORDER BY position"), >, 4);
  assert_has (pages[2], "Page 3 of 3");
}

/* The first page and what stands behind it say what the file does. */
static void
test_board_pack (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisReport) report = trellis_report_new_from_store (fixture->store, TRELLIS_REPORT_BOARD_PACK, NULL,
                                                                    TRELLIS_PAPER_A4, NULL, &error);
  g_autofree char *behind = NULL;
  g_auto (GStrv) pages = NULL;

  g_assert_no_error (error);
  pages = read_pages (fixture, report);
  if (pages == NULL)
    return;
  behind = g_strconcat (pages[1], pages[2], pages[3], NULL);
  assert_has (behind, "Behind the page");
  assert_has (behind, "Furthest from target");
  g_assert_cmpuint (assert_rows_on_page (fixture, behind, "",
                                         "WITH last AS (SELECT action_id, rating, row_number () OVER"
                                         "  (PARTITION BY action_id ORDER BY rated_on DESC, recorded_at DESC) AS n"
                                         "  FROM action_rating WHERE rated_on <= '" DEMO_DAY "')"
                                         " SELECT substr (what, 1, 24) FROM action a"
                                         " LEFT JOIN last l ON l.action_id = a.id AND l.n = 1"
                                         " WHERE closed_on IS NULL AND ?1 = ''"
                                         "  AND (l.rating = 'red' OR due_on < '" DEMO_DAY "')"), >, 10);
  g_assert_cmpuint (assert_rows_on_page (fixture, behind, "2025-26",
                                         "SELECT sum (status IN ('done', 'noted', 'shared')) || ' of ' || count (*)"
                                         " || ' done' FROM visit WHERE year_id = ?1 AND status <> 'cancelled'"), ==,
                    1);
  g_assert_cmpuint (assert_rows_on_page (fixture, pages[0], "2025-26",
                                         "SELECT 'done of ' || count (*) || ' planned' FROM visit"
                                         " WHERE year_id = ?1 AND status <> 'cancelled'"), ==, 1);
}

/* Every school is in the portfolio's table, and every open action in the actions'. */
static void
test_lists (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  static const struct
  {
    TrellisReportKind kind;
    const char *sql;
    guint least;
  } lists[] = {
    { TRELLIS_REPORT_PORTFOLIO,
      "SELECT name FROM school_record r WHERE status <> 'closed' AND ?1 = '' AND holds_from ="
      " (SELECT max (holds_from) FROM school_record n WHERE n.urn = r.urn AND n.holds_from <= '" DEMO_DAY "')", 31 },
    { TRELLIS_REPORT_ACTIONS, "SELECT substr (what, 1, 20) FROM action WHERE closed_on IS NULL AND ?1 = ''", 50 },
    { TRELLIS_REPORT_ACTION_PLAN, "SELECT substr (what, 1, 12) FROM action WHERE closed_on IS NULL AND ?1 = ''", 50 },
    { TRELLIS_REPORT_RAG_BOARD, "SELECT substr (what, 1, 12) FROM action WHERE closed_on IS NULL AND ?1 = ''", 50 },
    { TRELLIS_REPORT_DOCUMENTS,
      "SELECT name FROM document WHERE name <> '' AND year_id = '2025-26' AND ?1 = ''", 20 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TrellisReport) report = trellis_report_new_from_store (fixture->store, lists[i].kind, NULL,
                                                                        TRELLIS_PAPER_A4, NULL, &error);
      g_auto (GStrv) pages = NULL;
      g_autofree char *all = NULL;

      g_assert_no_error (error);
      pages = read_pages (fixture, report);
      if (pages == NULL)
        return;
      all = g_strjoinv ("", pages);
      g_assert_cmpuint (assert_rows_on_page (fixture, all, "", lists[i].sql), >=, lists[i].least);
    }
}

/* The school with the most open actions. */
static char *
read_busiest_school (Fixture *fixture)
{
  sqlite3_stmt *statement = NULL;
  char *urn;

  g_assert_cmpint (sqlite3_prepare_v2 (fixture->db,
                                       "SELECT urn FROM action WHERE closed_on IS NULL GROUP BY urn"
                                       " ORDER BY count (*) DESC, urn LIMIT 1", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  urn = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);

  return urn;
}

/* A plan says each action's success criteria, and has a column for the days on
 * which its school's actions were rated. */
static void
test_action_plan (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisReport) report = NULL;
  g_auto (GStrv) pages = NULL;
  g_autofree char *urn = read_busiest_school (fixture);
  g_autofree char *all = NULL;

  report = trellis_report_new_from_store (fixture->store, TRELLIS_REPORT_ACTION_PLAN, NULL, TRELLIS_PAPER_A4, urn,
                                          &error);
  g_assert_no_error (error);
  pages = read_pages (fixture, report);
  if (pages == NULL)
    return;
  all = g_strjoinv ("", pages);
  g_assert_cmpuint (assert_rows_on_page (fixture, all, urn,
                                         "SELECT 'Success: ' || substr (success_criteria, 1, 12) FROM action"
                                         " WHERE closed_on IS NULL AND urn = ?1"), >=, 3);
  /* Days of the month are enough to tell: the last of the ratings of them all. */
  g_assert_cmpuint (assert_rows_on_page (fixture, all, urn,
                                         "SELECT ltrim (strftime ('%d', max (rated_on)), '0') || ' ' || substr"
                                         " ('JanFebMarAprMayJunJulAugSepOctNovDec',"
                                         " strftime ('%m', max (rated_on)) * 3 - 2, 3)"
                                         " FROM action_rating r JOIN action a ON a.id = r.action_id"
                                         " WHERE a.closed_on IS NULL AND a.urn = ?1"), ==, 1);
}

/* Governors read the strengths of every note that was shared with them, and
 * nothing that is the trust's alone. */
static void
assert_governors_told (Fixture    *fixture,
                       const char *urn)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisReport) report = trellis_report_new_from_store (fixture->store, TRELLIS_REPORT_GOVERNORS, NULL,
                                                                    TRELLIS_PAPER_A4, urn, &error);
  g_auto (GStrv) pages = NULL;
  g_autofree char *all = NULL;

  g_assert_no_error (error);
  pages = read_pages (fixture, report);
  if (pages == NULL)
    return;
  all = g_strjoinv ("", pages);
  assert_has (all, "For the governing body");
  g_assert_null (strstr (all, "Confidential"));
  g_assert_null (strstr (all, "Quixotic"));
  g_assert_cmpuint (assert_rows_on_page (fixture, all, urn,
                                         "SELECT substr (p.body, 1, 20) FROM note_part p JOIN visit v"
                                         " ON v.id = p.visit_id WHERE v.urn = ?1 AND v.year_id = '2025-26'"
                                         " AND v.status = 'shared' AND p.part = 'strengths'"), >, 1);
}

/* What is written for the trust alone is on no page. */
static void
test_internal (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  g_autoptr (TrellisReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) pages = NULL;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE note_part SET is_internal = 1, body = 'Quixotic' WHERE part = 'risks'",
                                 NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  report = trellis_report_new_from_store (fixture->store, TRELLIS_REPORT_SCHOOL, NULL, TRELLIS_PAPER_A4, "900101",
                                          &error);
  g_assert_no_error (error);
  g_assert_cmpstr (trellis_report_get_title (report), ==, "Brinesedge Primary on a page");
  pages = read_pages (fixture, report);
  if (pages == NULL)
    return;
  assert_has (pages[0], "Strengths");
  g_assert_null (strstr (pages[0], "Quixotic"));
  assert_governors_told (fixture, "900101");
}

static void
test_unknown (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisReport) report = trellis_report_new_from_store (fixture->store, TRELLIS_REPORT_SCHOOL, NULL,
                                                                    TRELLIS_PAPER_A4, "123", &error);

  g_assert_null (report);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  assert_has (error->message, "123");
}

/* Nothing on any page, its furniture too, is nearer than 10 mm to an edge. */
static void
test_margins (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisReport) report = trellis_report_new_from_store (fixture->store, TRELLIS_REPORT_SCHOOL, NULL,
                                                                    TRELLIS_PAPER_A4, NULL, &error);
  double margin = 10 * TRELLIS_MM;

  g_assert_no_error (error);
  for (guint page = 0; page < trellis_report_get_n_pages (report); page += 4)
    {
      const TrellisSheet *sheet = trellis_report_get_sheet (report, page);
      cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (recording);
      double x, y, width, height;

      trellis_report_draw_page (report, cr, page);
      cairo_recording_surface_ink_extents (recording, &x, &y, &width, &height);
      g_assert_cmpfloat (x, >=, margin);
      g_assert_cmpfloat (y, >=, margin);
      g_assert_cmpfloat (x + width, <=, sheet->width - margin);
      g_assert_cmpfloat (y + height, <=, sheet->height - margin);
      cairo_destroy (cr);
      cairo_surface_destroy (recording);
    }
}

int
main (int   argc,
      char *argv[])
{
  Fixture fixture = { NULL };
  int status;

  g_test_init (&argc, &argv, NULL);
  set_up (&fixture);

  g_test_add_data_func ("/school-report/figures", &fixture, test_figures);
  g_test_add_data_func ("/school-report/board-pack", &fixture, test_board_pack);
  g_test_add_data_func ("/school-report/standards-pack", &fixture, test_standards_pack);
  g_test_add_data_func ("/school-report/lists", &fixture, test_lists);
  g_test_add_data_func ("/school-report/action-plan", &fixture, test_action_plan);
  g_test_add_data_func ("/school-report/unknown", &fixture, test_unknown);
  g_test_add_data_func ("/school-report/margins", &fixture, test_margins);
  g_test_add_data_func ("/school-report/internal", &fixture, test_internal);

  status = g_test_run ();
  tear_down (&fixture);

  return status;
}
