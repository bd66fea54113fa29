/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paper-trust.h"
#include "trellis-year-paper.h"

static TrellisYearPaper *
lay_out (guint           n_schools,
         PaperTrustFlags flags,
         TrellisPaper    paper)
{
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  g_autoptr (TrellisSchoolYear) year = paper_trust_create_year ();
  g_autoptr (GListModel) schools = paper_trust_create_schools (n_schools, flags);
  TrellisDay as_at = trellis_day_new (2026, 3, 12);
  g_autoptr (GListModel) visits = paper_trust_create_visits (year, schools, as_at);

  return trellis_year_paper_new (trellis_year_layout_new (year, schools, visits, as_at, TRELLIS_YEAR_BY_HUB,
                                                          TRELLIS_YEAR_FEDERATION_BY_SCHOOL),
                                 text, paper, NULL);
}

static void
assert_pages (TrellisYearPaper *paper)
{
  guint next_row = 0;
  double end = paper->columns.x + trellis_year_geometry_get_width (&paper->columns, paper->layout);

  g_assert_cmpfloat (end, <=, paper->sheet.right - 10 * TRELLIS_MM);
  g_assert_cmpfloat (paper->name_width, >, 15 * TRELLIS_MM);
  for (guint i = 0; i < paper->pages->len; i++)
    {
      TrellisTablePage *page = g_ptr_array_index (paper->pages, i);

      g_assert_cmpfloat (page->bottom, <=, paper->sheet.bottom);
      for (guint j = 0; j < page->rows->len; j++)
        {
          TrellisTableRow *row = &g_array_index (page->rows, TrellisTableRow, j);

          g_assert_cmpint (row->row, ==, next_row);
          next_row++;
          if (j + 1 == page->rows->len && next_row < paper->layout->rows->len)
            g_assert_false (g_array_index (paper->layout->rows, TrellisYearRow, next_row).continues_federation);
        }
    }
  g_assert_cmpint (next_row, ==, paper->layout->rows->len);
}

static void
test_pages (void)
{
  static const struct
  {
    guint n_schools;
    PaperTrustFlags flags;
    TrellisPaper paper;
    guint n_pages;
  } cases[] = {
    { 0, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A3, 1 },
    { 1, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A3, 1 },
    { 11, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A4, 1 },
    { 30, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A3, 1 },
    { 30, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A4, 2 },
    { 30, PAPER_TRUST_LONG_NAMES, TRELLIS_PAPER_A3, 2 },
    { 90, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A3, 2 },
    { 300, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A3, 6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrellisYearPaper) paper = lay_out (cases[i].n_schools, cases[i].flags, cases[i].paper);

      assert_pages (paper);
      if (paper->pages->len != cases[i].n_pages)
        g_error ("%u schools, flags %u: %u pages instead of %u", cases[i].n_schools, (guint) cases[i].flags,
                 paper->pages->len, cases[i].n_pages);
    }
}

/* Every number of schools about a page's worth keeps its foot on the paper. */
static void
test_foot (void)
{
  for (guint n = 24; n < 60; n++)
    {
      g_autoptr (TrellisYearPaper) paper = lay_out (n, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A3);
      TrellisTablePage *last = g_ptr_array_index (paper->pages, paper->pages->len - 1);

      assert_pages (paper);
      g_assert_cmpfloat (last->bottom, <=, paper->sheet.bottom - (13 + 5.5) * TRELLIS_MM);
      g_assert_cmpint (last->rows->len, >, 0);
    }
}

static void
test_widths (void)
{
  g_autoptr (TrellisYearPaper) a3 = lay_out (30, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A3);
  g_autoptr (TrellisYearPaper) a4 = lay_out (30, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A4);

  g_assert_false (a3->is_stacked);
  g_assert_true (a4->is_stacked);
  g_assert_cmpfloat (a3->columns.holiday_width, <, a3->columns.week_width / 2);
  g_assert_cmpfloat (a4->columns.week_width, >=, 4 * TRELLIS_MM);
}

/* More kinds of visit than fit beside the summary are explained under it, and
 * the table gives way. */
static void
test_kinds (void)
{
  static const char *const kinds[] = {
    "standards-board", "partnership-link", "health-check", "whole-school-review", "governance-review",
    "external-review",
    "team-around-school", "quality-assurance", "plan-monitoring", "governing-body-meeting", "trust-peer-review",
  };
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  g_autoptr (TrellisSchoolYear) year = paper_trust_create_year ();
  g_autoptr (GListModel) schools = paper_trust_create_schools (3, PAPER_TRUST_PLAIN);
  g_autoptr (GListModel) visits = paper_trust_create_visits (year, schools, trellis_day_new (2026, 3, 12));
  g_autoptr (TrellisYearPaper) few = lay_out (3, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A4);
  g_autoptr (TrellisYearPaper) many = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);

      g_free (visit->kind);
      visit->kind = g_strdup (kinds[i]);
    }
  many = trellis_year_paper_new (trellis_year_layout_new (year, schools, visits, trellis_day_new (2026, 3, 12),
                                                          TRELLIS_YEAR_BY_HUB, TRELLIS_YEAR_FEDERATION_BY_SCHOOL),
                                 text, TRELLIS_PAPER_A4, "North hub");
  g_assert_cmpint (few->n_kind_lines, ==, 0);
  g_assert_cmpint (many->n_kind_lines, ==, 2);
  g_assert_cmpfloat_with_epsilon (((TrellisTablePage *) g_ptr_array_index (many->pages, 0))->top -
                                  ((TrellisTablePage *) g_ptr_array_index (few->pages, 0))->top, 8 * TRELLIS_MM, 0.01);
  g_assert_true (g_str_has_prefix (many->summary, "3 schools (North hub), 40 weeks of school. "));
}

static void
test_extents (void)
{
  static const struct
  {
    guint n_schools;
    PaperTrustFlags flags;
    TrellisPaper paper;
  } cases[] = {
    { 0, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A4 },     { 1, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A3 },
    { 30, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A3 },    { 90, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A3 },
    { 30, PAPER_TRUST_PLAIN, TRELLIS_PAPER_A4 },    { 30, PAPER_TRUST_ONE_GROUP, TRELLIS_PAPER_A4 },
    { 7, PAPER_TRUST_LONG_NAMES, TRELLIS_PAPER_A4 },
  };
  const TrellisPalette *palette = trellis_palette_get (TRELLIS_PALETTE_PAPER, FALSE);
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrellisYearPaper) paper = lay_out (cases[i].n_schools, cases[i].flags, cases[i].paper);

      for (guint page = 0; page < paper->pages->len; page++)
        {
          cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
          cairo_t *cr = cairo_create (recording);
          double x, y, width, height;

          trellis_year_paper_draw (paper, cr, text, palette, page);
          g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
          cairo_recording_surface_ink_extents (recording, &x, &y, &width, &height);
          g_assert_cmpfloat (x, >=, paper->sheet.left - 3 * TRELLIS_MM);
          g_assert_cmpfloat (y, >=, 15 * TRELLIS_MM);
          g_assert_cmpfloat (x + width, <=, paper->sheet.right + 1);
          g_assert_cmpfloat (y + height, <=, paper->sheet.foot_baseline - 4.6 * TRELLIS_MM);
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

  g_test_add_func ("/year-paper/pages", test_pages);
  g_test_add_func ("/year-paper/foot", test_foot);
  g_test_add_func ("/year-paper/widths", test_widths);
  g_test_add_func ("/year-paper/kinds", test_kinds);
  g_test_add_func ("/year-paper/extents", test_extents);

  return g_test_run ();
}
