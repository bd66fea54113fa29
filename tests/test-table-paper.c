/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-table-paper.h"

#define LONG "St Aldwyn and St Brissa’s by the Water Voluntary Aided Primary School and Nursery, Sandbrook Lane"

/* A list of @n rows in groups of ten, every third with a long name. */
static TrellisTablePaper *
create (guint        n,
        gboolean     has_groups,
        TrellisText *text)
{
  TrellisTablePaper *paper = trellis_table_paper_new ("Schools", "Marrow Vale", TRELLIS_PAPER_A4, FALSE);

  trellis_table_paper_add_column (paper, "School", TRELLIS_PAPER_WORDS, 40, 1);
  trellis_table_paper_add_column (paper, "Pupils", TRELLIS_PAPER_FIGURE, 16, 0);
  trellis_table_paper_add_column (paper, "Actions", TRELLIS_PAPER_RATINGS, 36, 0);
  trellis_table_paper_set_key (paper, "R red, A amber, G green.");
  for (guint i = 0; i < n; i++)
    {
      TrellisPaperCell *cells;

      if (has_groups && i % 10 == 0)
        {
          g_autofree char *name = g_strdup_printf ("Hub %u", i / 10);

          trellis_table_paper_begin_group (paper, name, "10 schools");
        }
      cells = trellis_table_paper_add_row (paper);
      cells[0].text = i % 3 == 0 ? g_strdup (LONG) : g_strdup_printf ("School %u", i);
      cells[1].text = g_strdup_printf ("%u", i);
      cells[2].counts[TRELLIS_RATING_RED] = i;
    }
  trellis_table_paper_lay_out (paper, text);

  return paper;
}

/* Every row is on one page, in order, above the foot. */
static void
assert_pages (const TrellisTablePaper *paper,
              guint                    n)
{
  guint next = 0;

  for (guint i = 0; i < paper->pages->len; i++)
    {
      const TrellisTablePage *page = g_ptr_array_index (paper->pages, i);

      for (guint k = 0; k < page->rows->len; k++)
        {
          const TrellisTableRow *row = &g_array_index (page->rows, TrellisTableRow, k);

          g_assert_cmpuint (row->row, ==, next++);
          g_assert_cmpfloat (row->y, >=, page->top);
          g_assert_cmpfloat (row->y + row->height, <=, paper->sheet.bottom + 0.01);
        }
    }
  g_assert_cmpuint (next, ==, n);
}

static void
test_pages (void)
{
  static const guint sizes[] = { 0, 1, 11, 90, 300 };
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (TrellisTablePaper) plain = create (sizes[i], FALSE, text);
      g_autoptr (TrellisTablePaper) grouped = create (sizes[i], TRUE, text);

      assert_pages (plain, sizes[i]);
      assert_pages (grouped, sizes[i]);
      g_assert_cmpuint (trellis_table_paper_get_n_pages (plain), >=, 1);
      g_assert_cmpuint (trellis_table_paper_get_n_pages (plain), ==, plain->pages->len);
    }
}

/* A name that wraps makes its row higher; a group that goes over a page says so. */
static void
test_rows (void)
{
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  g_autoptr (TrellisTablePaper) paper = create (90, TRUE, text);
  const TrellisPaperRow *wrapped = g_ptr_array_index (paper->rows, 0), *plain = g_ptr_array_index (paper->rows, 1);
  gboolean is_continued = FALSE;

  g_assert_cmpfloat (wrapped->height, >, plain->height);
  for (guint i = 0; i < paper->pages->len; i++)
    {
      const TrellisTablePage *page = g_ptr_array_index (paper->pages, i);

      g_assert_cmpuint (page->groups->len, >, 0);
      is_continued |= g_array_index (page->groups, TrellisTableGroup, 0).is_continued;
    }
  g_assert_true (is_continued);
}

/* Columns share what is over and end at the margin, whatever their number. */
static void
test_columns (void)
{
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  g_autoptr (TrellisTablePaper) paper = create (3, FALSE, text);
  const TrellisPaperColumn *first = &g_array_index (paper->columns, TrellisPaperColumn, 0);
  const TrellisPaperColumn *last = &g_array_index (paper->columns, TrellisPaperColumn, 2);

  g_assert_cmpfloat (first->width, >, 40 * TRELLIS_MM);
  g_assert_cmpfloat_with_epsilon (last->width, 36 * TRELLIS_MM, 0.01);
  g_assert_cmpfloat_with_epsilon (last->x + last->width, paper->sheet.right - paper->sheet.left, 0.01);
}

/* Several tables, each with columns of its own; one has nothing to list. */
static void
test_tables (void)
{
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  g_autoptr (TrellisTablePaper) paper = trellis_table_paper_new ("Appendix", NULL, TRELLIS_PAPER_A4, FALSE);
  TrellisPaperCell *cells;
  const TrellisTablePage *page;

  trellis_table_paper_begin_table (paper, "Moved", NULL);
  trellis_table_paper_add_words (paper, "No school has moved.");
  trellis_table_paper_begin_table (paper, "Visits", "3 of 4");
  trellis_table_paper_add_column (paper, "School", TRELLIS_PAPER_WORDS, 60, 1);
  trellis_table_paper_add_column (paper, "Done", TRELLIS_PAPER_BAR, 60, 0);
  cells = trellis_table_paper_add_row (paper);
  cells[0].text = g_strdup ("School 1");
  cells[1].text = g_strdup ("3 of 4");
  cells[1].value = 3;
  cells[1].most = 4;
  trellis_table_paper_lay_out (paper, text);

  g_assert_cmpuint (paper->pages->len, ==, 1);
  page = g_ptr_array_index (paper->pages, 0);
  g_assert_cmpuint (page->groups->len, ==, 2);
  g_assert_cmpuint (page->rows->len, ==, 2);
  g_assert_cmpfloat (g_array_index (page->groups, TrellisTableGroup, 1).y, >,
                     g_array_index (page->rows, TrellisTableRow, 0).y);
}

/* Whatever is in a cell, it is drawn inside the margins. */
static void
test_drawn (void)
{
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  g_autoptr (TrellisTablePaper) paper = create (40, TRUE, text);
  cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (recording);
  double x, y, width, height;

  trellis_table_paper_draw (paper, cr, text, trellis_palette_get (TRELLIS_PALETTE_PAPER, FALSE), 1);
  cairo_recording_surface_ink_extents (recording, &x, &y, &width, &height);
  g_assert_cmpfloat (x, >=, paper->sheet.left - 1);
  g_assert_cmpfloat (x + width, <=, paper->sheet.right + 1);
  g_assert_cmpfloat (y + height, <=, paper->sheet.bottom + 1);
  cairo_destroy (cr);
  cairo_surface_destroy (recording);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/table-paper/pages", test_pages);
  g_test_add_func ("/table-paper/rows", test_rows);
  g_test_add_func ("/table-paper/columns", test_columns);
  g_test_add_func ("/table-paper/tables", test_tables);
  g_test_add_func ("/table-paper/drawn", test_drawn);

  return g_test_run ();
}
