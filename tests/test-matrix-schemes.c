/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "paper-trust.h"
#include "trellis-report.h"

#include <glib/gstdio.h>
#include <string.h>

/* The printed matrix by each of the schemes: ninety schools on two pages of A3,
 * each of which can be read by itself, and copied in grey. */

#define N_SCHOOLS 90

/* A school in each state by the scheme, aspects with levels of their own among them. */
static TrellisMatrix *
create_matrix (TrellisScheme *scheme)
{
  g_autoptr (GListModel) schools = paper_trust_create_schools (N_SCHOOLS, PAPER_TRUST_PLAIN);
  TrellisMatrix *matrix = paper_trust_create_matrix (scheme, schools, PAPER_TRUST_PLAIN);

  for (guint column = 0; column + 1 < trellis_matrix_get_n_columns (matrix); column++)
    {
      GPtrArray *levels = trellis_matrix_get_column (matrix, column)->aspect->levels;

      for (guint row = 0; levels != NULL && row < trellis_matrix_get_n_rows (matrix); row++)
        {
          TrellisMatrixCell *cell = trellis_matrix_get_cell (matrix, row, column);

          if (cell->level == NULL)
            continue;
          cell->level = g_ptr_array_index (levels, row % levels->len);
          cell->previous = cell->level;
        }
    }

  return matrix;
}

static TrellisReport *
create_report (TrellisScheme *scheme)
{
  const TrellisReportDetails details = { "Marrow Vale Learning Trust", NULL, NULL, trellis_day_new (2026, 3, 12),
                                         trellis_day_new (2026, 3, 13) };
  g_autoptr (TrellisMatrix) matrix = create_matrix (scheme);

  return trellis_report_new_matrix (matrix, TRELLIS_PAPER_A3, &details);
}

static char *
read_page (const char *path,
           guint       page)
{
  g_autofree char *number = g_strdup_printf ("%u", page);
  const char *const argv[] = { "pdftotext", "-layout", "-f", number, "-l", number, path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static void
assert_has (const char *text,
            const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

/* A head may go over two lines: its first word tells. */
static void
assert_has_head (const char *text,
                 const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, " ", 2);

  assert_has (text, words[0]);
}

static void
test_pages (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped (data, &error);
  g_autoptr (TrellisReport) report = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *poppler = g_find_program_in_path ("pdftotext");

  g_assert_no_error (error);
  report = create_report (scheme);
  g_assert_cmpuint (trellis_report_get_n_pages (report), ==, 2);
  folder = g_dir_make_tmp ("trellis-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (folder, "matrix.pdf", NULL);
  g_assert_true (trellis_report_write_pdf (report, path, &error));
  g_assert_no_error (error);
  for (guint page = 1; page <= 2 && poppler != NULL; page++)
    {
      g_autofree char *text = read_page (path, page);
      g_autofree char *number = g_strdup_printf ("Page %u of 2", page);

      assert_has (text, number);
      assert_has (text, "Confidential");
      assert_has (text, "As at 12 March 2026");
      assert_has (text, "Sources differ");
      for (guint i = 0; i < scheme->aspects->len; i++)
        assert_has_head (text, ((TrellisAspect *) g_ptr_array_index (scheme->aspects, i))->name);
      assert_has_head (text, scheme->overall_name);
      /* Letters as well as colours. */
      for (guint i = 0; i < scheme->levels->len; i++)
        assert_has (text, ((TrellisLevel *) g_ptr_array_index (scheme->levels, i))->short_code);
    }
  g_unlink (path);
  g_rmdir (folder);
}

/* From light to dark by rank, and every code to be read on its level. */
static void
test_grey (gconstpointer data)
{
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped (data, NULL);
  const TrellisPalette *palette = trellis_palette_get (TRELLIS_PALETTE_PAPER, FALSE);
  double lighter = 1.1;

  for (guint i = 0; i < scheme->levels->len; i++)
    {
      TrellisRgba fill, text;

      trellis_palette_get_level_colours (palette, g_ptr_array_index (scheme->levels, i), &fill, &text);
      g_assert_cmpfloat (trellis_rgba_get_luminance (&fill), <, lighter);
      g_assert_cmpfloat (trellis_rgba_get_contrast (&fill, &text), >=, 4.5);
      lighter = trellis_rgba_get_luminance (&fill);
    }
}

int
main (int    argc,
      char **argv)
{
  static const char *const schemes[] = { "five-category", "four-phase-days", "four-phase-tiers", "review-cycle" };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      g_autofree char *pages = g_strdup_printf ("/matrix-schemes/%s/pages", schemes[i]);
      g_autofree char *grey = g_strdup_printf ("/matrix-schemes/%s/grey", schemes[i]);

      g_test_add_data_func (pages, schemes[i], test_pages);
      g_test_add_data_func (grey, schemes[i], test_grey);
    }

  return g_test_run ();
}
