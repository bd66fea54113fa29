/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-printing.h"

/* Where a page of a document lands on the paper of a printer. */

static GtkPageSetup *
create_setup (const char *paper,
              gboolean    is_landscape,
              double      margin_mm)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new (paper);

  gtk_page_setup_set_paper_size (setup, size);
  gtk_page_setup_set_orientation (setup, is_landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_page_setup_set_left_margin (setup, margin_mm, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, margin_mm, GTK_UNIT_MM);
  gtk_page_setup_set_top_margin (setup, margin_mm, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, margin_mm, GTK_UNIT_MM);
  gtk_paper_size_free (size);

  return setup;
}

/* All that a page may have on it, 10 mm from its edges on, is where the printer
 * reaches. */
static void
assert_reached (const TrellisSheet *sheet,
                GtkPageSetup       *setup,
                double              scale,
                double              x,
                double              y)
{
  double margin = 10 * TRELLIS_MM;
  double left = gtk_page_setup_get_left_margin (setup, GTK_UNIT_POINTS);
  double top = gtk_page_setup_get_top_margin (setup, GTK_UNIT_POINTS);

  g_assert_cmpfloat (scale, >, 0);
  g_assert_cmpfloat (scale, <=, 1);
  g_assert_cmpfloat (x + margin * scale, >=, left - 0.01);
  g_assert_cmpfloat (y + margin * scale, >=, top - 0.01);
  g_assert_cmpfloat (x + (sheet->width - margin) * scale, <=,
                     left + gtk_page_setup_get_page_width (setup, GTK_UNIT_POINTS) + 0.01);
  g_assert_cmpfloat (y + (sheet->height - margin) * scale, <=,
                     top + gtk_page_setup_get_page_height (setup, GTK_UNIT_POINTS) + 0.01);
}

/* A printer that reaches as near to the edges as every office printer does
 * prints a page as it is. */
static void
test_same (void)
{
  for (TrellisPaper paper = 0; paper < TRELLIS_N_PAPERS; paper++)
    {
      for (int is_landscape = 0; is_landscape < 2; is_landscape++)
        {
          const char *name = paper == TRELLIS_PAPER_A3 ? GTK_PAPER_NAME_A3 : GTK_PAPER_NAME_A4;
          g_autoptr (GtkPageSetup) setup = create_setup (name, is_landscape, 6);
          TrellisSheet sheet;
          double x = 9, y = 9;

          trellis_sheet_init (&sheet, paper, is_landscape);
          g_assert_cmpfloat (trellis_printing_place (&sheet, setup, &x, &y), ==, 1);
          g_assert_cmpfloat (x, ==, 0);
          g_assert_cmpfloat (y, ==, 0);
        }
    }
}

/* Wide margins and other papers lose nothing. */
static void
test_other (void)
{
  static const struct
  {
    const char *paper;
    double margin_mm;
  } cases[] = {
    { GTK_PAPER_NAME_A4, 14 }, { GTK_PAPER_NAME_A4, 25.4 }, { GTK_PAPER_NAME_LETTER, 6 }, { GTK_PAPER_NAME_A5, 5 },
    { GTK_PAPER_NAME_A3, 18 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      for (TrellisPaper paper = 0; paper < TRELLIS_N_PAPERS; paper++)
        {
          for (int is_landscape = 0; is_landscape < 2; is_landscape++)
            {
              g_autoptr (GtkPageSetup) setup = create_setup (cases[i].paper, is_landscape, cases[i].margin_mm);
              TrellisSheet sheet;
              double x, y, scale;

              trellis_sheet_init (&sheet, paper, is_landscape);
              scale = trellis_printing_place (&sheet, setup, &x, &y);
              assert_reached (&sheet, setup, scale, x, y);
            }
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/printing/same", test_same);
  g_test_add_func ("/printing/other", test_other);

  return g_test_run ();
}
