/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The board pack of a trust of 90 schools, from the file to a PDF, and the
 * matrix alone beside LibreOffice, which converts the same matrix from a
 * workbook. Its start-up, as it takes for a sheet of one cell, is subtracted.
 *
 * bench-board-pack TRELLIS */

#include "trellis-demo.h"
#include "trellis-report.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#define RUNS 5
#define OFFICE_RUNS 3

static char *folder;

static char *
in_folder (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/* What a column of a copied school says. */
static char *
write_copy (const char *column,
            const char *suffix)
{
  static const char *const keys[] = { "id", "visit_id", "action_id", "judgement_id", "supersedes", NULL };

  if (g_str_equal (column, "urn"))
    return g_strdup_printf ("'9%s' || substr (urn, 3)", suffix);
  if (g_strv_contains (keys, column))
    return g_strdup_printf ("%s || '-%s'", column, suffix);

  return g_strdup (column);
}

static void
copy_rows (sqlite3    *db,
           const char *table,
           const char *suffix)
{
  g_autofree char *asking = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s')", table);
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement = NULL;
  gboolean has_urn = FALSE;
  char *problem = NULL;

  sqlite3_prepare_v2 (db, asking, -1, &statement, NULL);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *column = (const char *) sqlite3_column_text (statement, 0);
      g_autofree char *value = write_copy (column, suffix);

      has_urn |= g_str_equal (column, "urn");
      g_string_append_printf (columns, "%s%s", columns->len > 0 ? ", " : "", column);
      g_string_append_printf (values, "%s%s", values->len > 0 ? ", " : "", value);
    }
  sqlite3_finalize (statement);
  sql = g_strdup_printf ("INSERT INTO %s (%s) SELECT %s FROM %s WHERE %s", table, columns->str, values->str, table,
                         has_urn ? "urn LIKE '900%'" : "action_id NOT LIKE '%-%'");
  if (sqlite3_exec (db, sql, NULL, NULL, &problem) != SQLITE_OK)
    g_error ("%s: %s", table, problem);
}

/* The demo trust's schools three times over. */
static char *
create_trust (void)
{
  static const char *const tables[] = {
    "school", "school_record", "school_hub", "school_person", "category", "judgement", "visit", "action",
    "action_rating", "measure_value", "measure_target",
  };
  char *path = in_folder ("ninety.trellis");
  sqlite3 *db = NULL;
  GError *error = NULL;

  if (!trellis_demo_write (path, &error))
    g_error ("%s", error->message);
  sqlite3_open (path, &db);
  sqlite3_exec (db, "BEGIN", NULL, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      copy_rows (db, tables[i], "1");
      copy_rows (db, tables[i], "2");
    }
  sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  sqlite3_close (db);

  return path;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return first < second ? -1 : first > second;
}

/* The median time of a document, from the opened file to the PDF. */
static double
measure_report (TrellisStore      *store,
                TrellisReportKind  kind,
                guint             *n_pages)
{
  g_autofree char *out = in_folder ("out.pdf");
  double times[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;
      g_autoptr (TrellisReport) report = trellis_report_new_from_store (store, kind, NULL, TRELLIS_PAPER_A4, NULL,
                                                                        &error);

      if (report == NULL || !trellis_report_write_pdf (report, out, &error))
        g_error ("%s", error->message);
      times[i] = (g_get_monotonic_time () - start) / 1000.0;
      *n_pages = trellis_report_get_n_pages (report);
    }
  qsort (times, RUNS, sizeof *times, compare_doubles);

  return times[RUNS / 2];
}

static gboolean
run (const char *const *argv,
     double            *milliseconds)
{
  gint64 start = g_get_monotonic_time ();
  int status = 0;

  if (!g_spawn_sync (folder, (char **) argv, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                     NULL, &status, NULL))
    return FALSE;
  *milliseconds = (g_get_monotonic_time () - start) / 1000.0;

  return g_spawn_check_wait_status (status, NULL);
}

/* The least time that LibreOffice takes for a file: whatever else the machine does only adds. */
static gboolean
measure_office (const char *file,
                double     *milliseconds)
{
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  const char *argv[] = { "soffice", profile, "--headless", "--convert-to", "pdf", file, NULL };
  double once;

  *milliseconds = G_MAXDOUBLE;
  for (guint i = 0; i <= OFFICE_RUNS; i++)
    {
      if (!run (argv, &once))
        return FALSE;
      /* The first makes its profile. */
      if (i > 0)
        *milliseconds = MIN (*milliseconds, once);
    }

  return TRUE;
}

static guint
count_pages (const char *pdf)
{
  g_autofree char *content = NULL;
  gsize length;
  guint n = 0;

  if (!g_file_get_contents (pdf, &content, &length, NULL))
    return 0;
  for (gsize i = 0; i + 11 < length; i++)
    n += memcmp (content + i, "/Type/Page/", 11) == 0;

  return n;
}

static void
compare_with_office (const char *trellis,
                     const char *trust,
                     double      matrix_ms,
                     guint       n_matrix_pages)
{
  g_autofree char *soffice = g_find_program_in_path ("soffice");
  g_autofree char *workbook = in_folder ("matrix.xlsx");
  g_autofree char *cell = in_folder ("cell.csv");
  g_autofree char *pdf = in_folder ("matrix.pdf");
  const char *export[] = { trellis, "export", trust, "matrix", "-o", workbook, NULL };
  double startup, whole, unused;
  guint n_pages;

  if (soffice == NULL || !run (export, &unused))
    {
      g_print ("LibreOffice is not installed, or the matrix cannot be exported as a workbook: nothing beside it\n");
      return;
    }
  g_file_set_contents (cell, "1\n", -1, NULL);
  if (!measure_office (cell, &startup) || !measure_office (workbook, &whole))
    {
      g_print ("LibreOffice does not convert here: nothing beside it\n");
      return;
    }
  n_pages = MAX (count_pages (pdf), 1);
  g_print ("LibreOffice, matrix.xlsx to PDF   %7.1f ms, %7.1f ms of it start-up, %u pages, %6.1f ms a page\n", whole,
           startup, n_pages, (whole - startup) / n_pages);
  g_print ("Trellis takes %.3f of LibreOffice's time a page\n",
           matrix_ms / n_matrix_pages / MAX ((whole - startup) / n_pages, 0.001));
}

static void
remove_folder (void)
{
  const char *argv[] = { "rm", "-rf", folder, NULL };

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) store = NULL;
  g_autofree char *trust = NULL, *trellis = NULL;
  double pack_ms, matrix_ms;
  guint n_pack, n_matrix;

  if (argc < 2)
    return EXIT_FAILURE;
  folder = g_dir_make_tmp ("trellis-bench-XXXXXX", NULL);
  trellis = g_canonicalize_filename (argv[1], NULL);
  trust = create_trust ();
  store = trellis_store_open (trust, &error);
  if (store == NULL)
    g_error ("%s", error->message);

  pack_ms = measure_report (store, TRELLIS_REPORT_BOARD_PACK, &n_pack);
  matrix_ms = measure_report (store, TRELLIS_REPORT_MATRIX, &n_matrix);
  g_print ("Trellis, board pack of 90 schools %7.1f ms, %u pages, %6.1f ms a page\n", pack_ms, n_pack,
           pack_ms / n_pack);
  g_print ("Trellis, matrix of 90 schools     %7.1f ms, %u pages, %6.1f ms a page\n", matrix_ms, n_matrix,
           matrix_ms / n_matrix);
  g_clear_object (&store);
  compare_with_office (trellis, trust, matrix_ms, n_matrix);
  remove_folder ();

  return EXIT_SUCCESS;
}
