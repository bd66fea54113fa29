/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paper-trust.h"
#include "trellis-schedule-paper.h"

#define AS_AT (trellis_day_new (2026, 3, 12))

static TrellisSchedulePaper *
lay_out (guint           n_schools,
         guint           which,
         PaperTrustFlags flags,
         gboolean        has_visits)
{
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  g_autoptr (TrellisSchoolYear) year = paper_trust_create_year ();
  g_autoptr (TrellisScheme) scheme = paper_trust_create_scheme (0);
  g_autoptr (GListModel) schools = paper_trust_create_schools (n_schools, flags);
  g_autoptr (GListModel) visits = NULL;
  g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, which);
  TrellisScheduleInput input = { year, schools, school, NULL, scheme, AS_AT };

  visits = has_visits ? paper_trust_create_visits (year, schools, AS_AT)
                      : G_LIST_MODEL (g_list_store_new (TRELLIS_TYPE_VISIT));
  school->level_id = g_strdup ("recovery");
  school->agreed_on = trellis_day_new (2025, 7, 3);
  input.visits = visits;

  return trellis_schedule_paper_new (&input, text);
}

static void
test_rows (void)
{
  g_autoptr (TrellisSchedulePaper) paper = lay_out (30, 2, PAPER_TRUST_PLAIN, TRUE);
  TrellisScheduleRow *rows = (TrellisScheduleRow *) paper->rows->data;
  TrellisScheduleFact *facts = (TrellisScheduleFact *) paper->facts->data;

  /* Six visits, five reviews, a meeting; by day. */
  g_assert_cmpint (paper->rows->len, ==, 12);
  for (guint i = 1; i < paper->rows->len; i++)
    g_assert_cmpint (rows[i - 1].visit->visit_on, <=, rows[i].visit->visit_on);
  g_assert_cmpstr (rows[0].mark, ==, "1");
  g_assert_nonnull (strstr (rows[0].status, "2025"));
  g_assert_nonnull (strstr (rows[0].status, "Done"));
  g_assert_cmpstr (rows[0].morning, ==, "Early reading: phonics in Reception and Year 1");
  g_assert_cmpstr (rows[1].mark, ==, "R");
  g_assert_cmpstr (rows[1].morning, ==, "");
  g_assert_cmpstr (rows[1].afternoon, ==, "Standards review");
  /* Whom the scheme asks to a review of a school at this level. */
  g_assert_cmpstr (rows[1].with, ==, "Trustees (may attend); Cedar");
  g_assert_cmpstr (paper->subtitle, ==, "Your visits in 2025/26");
  g_assert_cmpstr (facts[paper->facts->len - 1].value, ==, "Recovery since Jul 2025");
}

static void
test_federation (void)
{
  g_autoptr (TrellisSchedulePaper) paper = lay_out (30, 4, PAPER_TRUST_PLAIN, TRUE);

  /* Booked under its partner, and its own all the same. */
  g_assert_cmpint (paper->rows->len, ==, 7);
  g_assert_nonnull (strstr (paper->subtitle, "Dorvelmead"));
}

static void
test_none (void)
{
  g_autoptr (TrellisSchedulePaper) paper = lay_out (3, 0, PAPER_TRUST_PLAIN, FALSE);

  g_assert_cmpint (paper->rows->len, ==, 0);
  g_assert_cmpint (trellis_schedule_paper_get_n_pages (paper), ==, 1);
}

static void
test_extents (void)
{
  static const struct
  {
    guint which;
    PaperTrustFlags flags;
    gboolean has_visits;
  } cases[] = {
    { 0, PAPER_TRUST_PLAIN, TRUE },
    { 2, PAPER_TRUST_PLAIN, TRUE },
    { 2, PAPER_TRUST_LONG_NAMES, TRUE },
    { 3, PAPER_TRUST_LONG_NAMES, TRUE },
    { 1, PAPER_TRUST_PLAIN, FALSE },
  };
  const TrellisPalette *palette = trellis_palette_get (TRELLIS_PALETTE_PAPER, FALSE);
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrellisSchedulePaper) paper = lay_out (30, cases[i].which, cases[i].flags, cases[i].has_visits);
      guint next_row = 0;

      for (guint page = 0; page < paper->pages->len; page++)
        {
          TrellisTablePage *table = g_ptr_array_index (paper->pages, page);
          cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
          cairo_t *cr = cairo_create (recording);
          double x, y, width, height;

          for (guint j = 0; j < table->rows->len; j++)
            g_assert_cmpint (g_array_index (table->rows, TrellisTableRow, j).row, ==, next_row++);
          trellis_schedule_paper_draw (paper, cr, text, palette, page);
          g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
          cairo_recording_surface_ink_extents (recording, &x, &y, &width, &height);
          g_assert_cmpfloat (x, >=, paper->sheet.left - 1);
          g_assert_cmpfloat (y, >=, 15 * TRELLIS_MM);
          g_assert_cmpfloat (x + width, <=, paper->sheet.right + 1);
          g_assert_cmpfloat (y + height, <=, paper->sheet.foot_baseline - 4.6 * TRELLIS_MM);
          cairo_destroy (cr);
          cairo_surface_destroy (recording);
        }
      g_assert_cmpint (next_row, ==, paper->rows->len);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/schedule-paper/rows", test_rows);
  g_test_add_func ("/schedule-paper/federation", test_federation);
  g_test_add_func ("/schedule-paper/none", test_none);
  g_test_add_func ("/schedule-paper/extents", test_extents);

  return g_test_run ();
}
