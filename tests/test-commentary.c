/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-report.h"
#include "trellis-scheme.h"
#include "trellis-store-commentary.h"
#include "trellis-store-logo.h"
#include "trellis-store-schools.h"

#include <glib/gstdio.h>
#include <string.h>

#define DAY (trellis_day_new (2026, 3, 12))

typedef struct
{
  char *folder;
  char *path;
  TrellisStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", NULL);
  GError *error = NULL;

  trellis_clock_set_today (DAY);
  fixture->folder = g_dir_make_tmp ("trellis-test-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "vale.trellis", NULL);
  fixture->store = trellis_store_create (fixture->path, "Marrow Vale", scheme, "2025-26", &error);
  g_assert_no_error (error);
  g_assert_true (trellis_store_add_school (fixture->store, "900001", "Teal Lane Primary", "primary", FALSE, NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->store);
  g_remove (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
  trellis_clock_set_today (TRELLIS_DAY_NONE);
}

static void
write_words (Fixture    *fixture,
             TrellisDay  day,
             const char *body)
{
  GError *error = NULL;

  g_assert_true (trellis_store_write_commentary (fixture->store, "board-pack", day, body, &error));
  g_assert_no_error (error);
}

static void
assert_says (Fixture    *fixture,
             TrellisDay  as_at,
             const char *body)
{
  g_autoptr (TrellisCommentary) commentary = NULL;
  GError *error = NULL;

  g_assert_true (trellis_store_read_commentary (fixture->store, "board-pack", as_at, &commentary, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (commentary != NULL ? commentary->body : NULL, ==, body);
}

/* The latest of the four weeks before: an old meeting's words are not read again. */
static void
test_days (Fixture       *fixture,
           gconstpointer  data)
{
  assert_says (fixture, DAY, NULL);
  write_words (fixture, DAY, "Two schools.");
  write_words (fixture, DAY + 7, "Three schools.");
  assert_says (fixture, DAY - 1, NULL);
  assert_says (fixture, DAY, "Two schools.");
  assert_says (fixture, DAY + 6, "Two schools.");
  assert_says (fixture, DAY + 7, "Three schools.");
  assert_says (fixture, DAY + 7 + TRELLIS_COMMENTARY_DAYS, "Three schools.");
  assert_says (fixture, DAY + 8 + TRELLIS_COMMENTARY_DAYS, NULL);
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  GError *error = NULL;

  write_words (fixture, DAY, "Two schools.");
  write_words (fixture, DAY, "Two schools, both improving.");
  assert_says (fixture, DAY, "Two schools, both improving.");
  g_assert_cmpstr (trellis_store_get_undo_sentence (fixture->store), ==, "Commentary for the board, 12 March 2026");
  g_assert_true (trellis_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  assert_says (fixture, DAY, "Two schools.");

  /* Taken back, what was written a week before is not read instead. */
  write_words (fixture, DAY + 7, "Three schools.");
  write_words (fixture, DAY + 7, "");
  assert_says (fixture, DAY + 7, NULL);
  g_assert_true (trellis_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  assert_says (fixture, DAY + 7, "Three schools.");
}

static void
assert_on_page (Fixture      *fixture,
                TrellisScope *scope,
                const char   *words,
                gboolean      is_there)
{
  GError *error = NULL;
  g_autoptr (TrellisReport) report = trellis_report_new_from_store (fixture->store, TRELLIS_REPORT_OVERVIEW, scope,
                                                                    TRELLIS_PAPER_A4, NULL, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = trellis_report_dup_page_text (report, 0, NULL);
  g_assert_cmpint (strstr (text, words) != NULL, ==, is_there);
}

/* It is on the page in place of what would be generated; of a part of the trust,
 * the figures speak. */
static void
test_page (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (TrellisScope) scope = trellis_scope_new ("2025-26", DAY + 1);

  assert_on_page (fixture, NULL, "No school has been judged yet.", TRUE);
  write_words (fixture, DAY, "All is well.");
  assert_on_page (fixture, NULL, "No school has been judged yet.", FALSE);
  assert_on_page (fixture, NULL, "All is well.", TRUE);
  /* Words of another day say so. */
  assert_on_page (fixture, scope, "All is well. (12 Mar)", TRUE);
  trellis_scope_set_phase (scope, "primary");
  assert_on_page (fixture, scope, "All is well.", FALSE);
}

/* A one-pixel picture, as cairo would write it. */
static GBytes *
create_picture (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "trellis-test-logo.png", NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 40, 10);
  char *content;
  gsize length;

  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_remove (path);

  return g_bytes_new_take (content, length);
}

/* How far in from the left the trust's name begins on a page. */
static gboolean
has_ink_at_head (Fixture *fixture)
{
  GError *error = NULL;
  g_autoptr (TrellisReport) report = trellis_report_new_from_store (fixture->store, TRELLIS_REPORT_OVERVIEW, NULL,
                                                                    TRELLIS_PAPER_A4, NULL, &error);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 400, 60);
  cairo_t *cr = cairo_create (surface);
  const guint32 *pixels;
  gboolean is_black;

  g_assert_no_error (error);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  trellis_report_draw_page (report, cr, 0);
  cairo_surface_flush (surface);
  pixels = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (surface);
  /* In the middle of where the logo stands, which is black. */
  is_black = (pixels[(int) (13 * TRELLIS_MM) * 400 + (int) (30 * TRELLIS_MM)] & 0xffffff) == 0 &&
             (pixels[(int) (16 * TRELLIS_MM) * 400 + (int) (45 * TRELLIS_MM)] & 0xffffff) == 0;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return is_black;
}

static void
test_logo (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GBytes) picture = create_picture ();
  g_autoptr (GBytes) words = g_bytes_new_static ("GIF89a, no PNG", 14);
  g_autoptr (GBytes) broken = g_bytes_new_from_bytes (picture, 0, 40);
  g_autoptr (GBytes) read = NULL;
  g_autoptr (GBytes) none = NULL;
  GError *error = NULL;

  g_assert_false (trellis_store_set_logo (fixture->store, words, &error));
  g_assert_error (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (has_ink_at_head (fixture));

  g_assert_true (trellis_store_set_logo (fixture->store, picture, &error));
  g_assert_no_error (error);
  g_assert_true (trellis_store_read_logo (fixture->store, &read, &error));
  g_assert_true (g_bytes_equal (read, picture));
  g_assert_true (has_ink_at_head (fixture));

  g_assert_true (trellis_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_true (trellis_store_read_logo (fixture->store, &none, &error));
  g_assert_null (none);
  g_assert_false (has_ink_at_head (fixture));

  /* A picture that breaks off leaves the page without one. */
  g_assert_true (trellis_store_set_logo (fixture->store, broken, &error));
  g_assert_false (has_ink_at_head (fixture));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/commentary/days", Fixture, NULL, set_up, test_days, tear_down);
  g_test_add ("/commentary/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/commentary/logo", Fixture, NULL, set_up, test_logo, tear_down);
  g_test_add ("/commentary/page", Fixture, NULL, set_up, test_page, tear_down);

  return g_test_run ();
}
