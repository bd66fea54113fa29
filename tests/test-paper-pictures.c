/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "picture-compare.h"
#include "report-trust.h"

#include "trellis-report.h"
#include "trellis-store-schools.h"

#include <glib/gstdio.h>

/* The first pages of every document of a trust of eleven schools, rendered from
 * the PDF and held beside stored pictures. After a page was changed on purpose:
 * look at it, then TRELLIS_STORE_PICTURES=1 meson test paper-pictures. */

#define N_SCHOOLS 11
#define PAGES_LOOKED_AT 2
#define DOTS_PER_INCH "72"

typedef struct
{
  char *folder;
  char *path;
  char *out;
  TrellisStore *store;
} Fixture;

static void
set_up (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("trellis-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "trust.trellis", NULL);
  fixture->out = g_build_filename (fixture->folder, "out.pdf", NULL);
  report_trust_write (fixture->path, N_SCHOOLS, REPORT_TRUST_PLAIN);
  fixture->store = trellis_store_open_to_read (fixture->path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture)
{
  g_clear_object (&fixture->store);
  report_trust_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->out);
}

static cairo_surface_t *
render_page (Fixture *fixture,
             guint    page)
{
  g_autofree char *number = g_strdup_printf ("%u", page);
  g_autofree char *stem = g_build_filename (fixture->folder, "page", NULL);
  g_autofree char *path = g_strconcat (stem, ".png", NULL);
  const char *argv[] = { "pdftoppm", "-png", "-singlefile", "-r", DOTS_PER_INCH, "-f", number, "-l", number, fixture->out,
                         stem, NULL };
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  surface = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);

  return surface;
}

static void
test_kind (Fixture           *fixture,
           TrellisReportKind  kind)
{
  g_autoptr (GError) error = NULL;
  gboolean is_of_school = (trellis_report_kind_get_options (kind) & TRELLIS_REPORT_OPTION_SCHOOL) != 0;
  g_autofree char *urn = is_of_school ? report_trust_find_noted_school (fixture->store) : NULL;
  g_autoptr (TrellisReport) report = trellis_report_new_from_store (fixture->store, kind, NULL, TRELLIS_PAPER_A4, urn,
                                                                    &error);

  g_assert_no_error (error);
  g_assert_true (trellis_report_write_pdf (report, fixture->out, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < MIN (trellis_report_get_n_pages (report), PAGES_LOOKED_AT); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%u", trellis_report_kind_get_key (kind), i + 1);
      cairo_surface_t *page = render_page (fixture, i + 1);

      picture_compare (page, name);
      cairo_surface_destroy (page);
    }
}

static Fixture fixture;

static void
test_kind_cb (gconstpointer data)
{
  g_autofree char *program = g_find_program_in_path ("pdftoppm");

  if (program == NULL)
    {
      g_test_skip ("pdftoppm is not installed");
      return;
    }
  test_kind (&fixture, GPOINTER_TO_UINT (data));
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);

  for (TrellisReportKind kind = 0; kind < TRELLIS_N_REPORT_KINDS; kind++)
    {
      g_autofree char *path = g_strconcat ("/paper-pictures/", trellis_report_kind_get_key (kind), NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (kind), test_kind_cb);
    }
  set_up (&fixture);
  result = g_test_run ();
  tear_down (&fixture);

  return result;
}
