/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paper-trust.h"
#include "trellis-matrix-paper.h"

#include <cairo-pdf.h>

static TrellisMatrixPaper *
lay_out (guint           n_schools,
         guint           n_aspects,
         PaperTrustFlags flags,
         TrellisPaper    paper)
{
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  g_autoptr (TrellisScheme) scheme = paper_trust_create_scheme (n_aspects);
  g_autoptr (GListModel) schools = paper_trust_create_schools (n_schools, flags);
  g_autoptr (TrellisMatrix) matrix = paper_trust_create_matrix (scheme, schools, flags);

  return trellis_matrix_paper_new (matrix, text, paper, NULL);
}

/* What holds of every matrix on paper, however many pages it takes. */
static void
assert_pages (TrellisMatrixPaper *paper)
{
  TrellisMatrixPaperColumn *before = NULL;
  guint next_row = 0;
  int last_group = -1;

  for (guint i = 0; i < paper->columns->len; i++)
    {
      TrellisMatrixPaperColumn *column = &g_array_index (paper->columns, TrellisMatrixPaperColumn, i);

      g_assert_cmpfloat (column->width, >, 3 * TRELLIS_MM);
      g_assert_cmpfloat (column->x, >, paper->sheet.left);
      if (before != NULL)
        g_assert_cmpfloat (column->x, >=, before->x + before->width - 0.01);
      before = column;
    }
  g_assert_cmpfloat (before->x + before->width, <=, paper->sheet.right - paper->limit.width + 0.01);

  for (guint i = 0; i < paper->pages->len; i++)
    {
      TrellisTablePage *page = g_ptr_array_index (paper->pages, i);
      double y = page->top;
      guint group = 0;

      g_assert_cmpfloat (page->bottom, <=, paper->sheet.bottom);
      if (i > 0)
        {
          /* Every page begins with the heading of its first school's group. */
          g_assert_cmpint (page->rows->len, >, 0);
          g_assert_cmpint (page->groups->len, >, 0);
        }
      for (guint j = 0; j < page->rows->len; j++)
        {
          TrellisTableRow *row = &g_array_index (page->rows, TrellisTableRow, j);
          guint its_group = trellis_matrix_get_row (paper->matrix, row->row)->group;

          /* Every school once, in order. */
          g_assert_cmpint (row->row, ==, next_row);
          next_row++;
          if (group < page->groups->len && g_array_index (page->groups, TrellisTableGroup, group).y < row->y)
            {
              TrellisTableGroup *heading = &g_array_index (page->groups, TrellisTableGroup, group);

              g_assert_cmpint (heading->group, ==, its_group);
              g_assert_cmpint (heading->is_continued, ==, (int) its_group == last_group);
              g_assert_cmpfloat_with_epsilon (heading->y, y, 0.01);
              y += heading->height;
              group++;
            }
          last_group = (int) its_group;
          g_assert_cmpfloat_with_epsilon (row->y, y, 0.01);
          y += row->height;
          /* A federation is not parted by a page. */
          if (j + 1 == page->rows->len)
            g_assert_cmpint (trellis_matrix_get_row (paper->matrix, row->row)->federation_mate, <=, 0);
        }
      g_assert_cmpint (group, ==, page->groups->len);
      g_assert_cmpfloat_with_epsilon (page->bottom, y, 0.01);
    }
  g_assert_cmpint (next_row, ==, paper->matrix->rows->len);
}

static void
test_pages (void)
{
  static const struct
  {
    guint n_schools;
    guint n_aspects;
    PaperTrustFlags flags;
    TrellisPaper paper;
    guint n_pages;
  } cases[] = {
    { 0, 0, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A3, 1 },
    { 1, 0, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A3, 1 },
    { 30, 0, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A3, 1 },
    { 36, 0, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A3, 1 },
    { 90, 0, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A3, 2 },
    { 300, 0, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A3, 6 },
    { 30, 0, PAPER_TRUST_LONG_NAMES, TRELLIS_PAPER_A3, 2 },
    { 30, 20, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A3, 1 },
    { 30, 20, PAPER_TRUST_LONG_NAMES, TRELLIS_PAPER_A4, 5 },
    { 30, 1, PAPER_TRUST_UNJUDGED, TRELLIS_PAPER_A4, 2 },
    { 30, 0, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A4, 2 },
    { 90, 0, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A4, 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrellisMatrixPaper) paper = lay_out (cases[i].n_schools, cases[i].n_aspects, cases[i].flags,
                                                      cases[i].paper);

      assert_pages (paper);
      if (trellis_matrix_paper_get_n_pages (paper) != cases[i].n_pages)
        g_error ("%u schools by %u aspects, flags %u: %u pages instead of %u", cases[i].n_schools, cases[i].n_aspects,
                 (guint) cases[i].flags, trellis_matrix_paper_get_n_pages (paper), cases[i].n_pages);
    }
}

/* Without hubs there are no headings, and no room is kept for them. */
static void
test_one_group (void)
{
  g_autoptr (TrellisMatrixPaper) paper = lay_out (20, 0, PAPER_TRUST_ONE_GROUP, TRELLIS_PAPER_A3);
  TrellisTablePage *page = g_ptr_array_index (paper->pages, 0);

  g_assert_cmpint (paper->pages->len, ==, 1);
  g_assert_cmpint (page->groups->len, ==, 0);
  g_assert_cmpfloat_with_epsilon (g_array_index (page->rows, TrellisTableRow, 0).y, page->top, 0.01);
}

static void
test_long_names (void)
{
  g_autoptr (TrellisMatrixPaper) plain = lay_out (10, 0, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A3);
  g_autoptr (TrellisMatrixPaper) wrapped = lay_out (10, 0, PAPER_TRUST_LONG_NAMES, TRELLIS_PAPER_A3);
  TrellisTableRow *row = &g_array_index (((TrellisTablePage *) g_ptr_array_index (wrapped->pages, 0))->rows,
                                               TrellisTableRow, 0);

  g_assert_cmpfloat (row->height, >, wrapped->row_height + 1);
  row = &g_array_index (((TrellisTablePage *) g_ptr_array_index (plain->pages, 0))->rows, TrellisTableRow,
                        0);
  g_assert_cmpfloat_with_epsilon (row->height, plain->row_height, 0.01);
}

/* Twenty aspects: their names stand on end, moves are triangles alone. */
static void
test_many_aspects (void)
{
  g_autoptr (TrellisMatrixPaper) few = lay_out (10, 0, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A3);
  g_autoptr (TrellisMatrixPaper) many = lay_out (10, 20, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A3);
  g_autoptr (TrellisMatrixPaper) crowd = lay_out (10, 20, PAPER_TRUST_LONG_NAMES, TRELLIS_PAPER_A4);

  g_assert_false (few->has_upright_heads);
  g_assert_cmpint (few->move, ==, TRELLIS_MATRIX_PAPER_MOVE_WORDS);
  g_assert_true (many->has_upright_heads);
  g_assert_cmpint (many->columns->len, ==, 21);
  g_assert_cmpint (crowd->move, ==, TRELLIS_MATRIX_PAPER_MOVE_TRIANGLE);
  g_assert_cmpfloat (crowd->phase.width, ==, 0);
}

/* Nothing is drawn nearer than 10 mm to an edge, nor over the foot. */
static void
test_extents (void)
{
  static const struct
  {
    guint n_schools;
    guint n_aspects;
    PaperTrustFlags flags;
    TrellisPaper paper;
  } cases[] = {
    { 0, 0, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A3 },
    { 1, 0, PAPER_TRUST_UNJUDGED, TRELLIS_PAPER_A4 },
    { 40, 0, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A3 },
    { 90, 0, PAPER_TRUST_LONG_NAMES, TRELLIS_PAPER_A3 },
    { 30, 20, PAPER_TRUST_LONG_NAMES, TRELLIS_PAPER_A4 },
  };
  const TrellisPalette *palette = trellis_palette_get (TRELLIS_PALETTE_PAPER, FALSE);
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrellisMatrixPaper) paper = lay_out (cases[i].n_schools, cases[i].n_aspects, cases[i].flags,
                                                      cases[i].paper);

      for (guint page = 0; page < paper->pages->len; page++)
        {
          cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
          cairo_t *cr = cairo_create (recording);
          double x, y, width, height;

          trellis_matrix_paper_draw (paper, cr, text, palette, page);
          g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
          cairo_recording_surface_ink_extents (recording, &x, &y, &width, &height);
          g_assert_cmpfloat (x, >=, paper->sheet.left - 3 * TRELLIS_MM);
          g_assert_cmpfloat (y, >=, 15 * TRELLIS_MM);
          g_assert_cmpfloat (x + width, <=, paper->sheet.right + 1);
          g_assert_cmpfloat (y + height, <=, paper->sheet.foot_baseline - 4.6 * TRELLIS_MM);
          g_assert_cmpfloat (width, >, 100);
          cairo_destroy (cr);
          cairo_surface_destroy (recording);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/matrix-paper/pages", test_pages);
  g_test_add_func ("/matrix-paper/one-group", test_one_group);
  g_test_add_func ("/matrix-paper/long-names", test_long_names);
  g_test_add_func ("/matrix-paper/many-aspects", test_many_aspects);
  g_test_add_func ("/matrix-paper/extents", test_extents);

  return g_test_run ();
}
