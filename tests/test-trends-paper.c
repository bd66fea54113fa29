/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures over time on A4: pages, words and margins. */

#include "trellis-report.h"
#include "trellis-trends-paper.h"


#define AS_AT trellis_day_new (2026, 3, 6)

static TrellisTrendSight *
create_sight (guint n_schools)
{
  g_autoptr (GListStore) schools = g_list_store_new (TRELLIS_TYPE_SCHOOL);
  TrellisMeasure measure = { (char *) "attendance", (char *) "Attendance", (char *) "%", 1, TRELLIS_BETTER_UP,
                             (char *) "year" };
  TrellisTrendSight *sight = g_new0 (TrellisTrendSight, 1);

  for (guint i = 0; i < n_schools; i++)
    {
      g_autofree char *urn = g_strdup_printf ("9%05u", i);
      g_autofree char *name = g_strdup_printf ("School %03u of the Long and Winding Road", i);
      g_autoptr (TrellisSchool) school = trellis_school_new (urn, name);

      g_free (school->short_name);
      school->short_name = g_strdup_printf ("School %03u", i);
      school->pupils = 200;
      g_list_store_append (schools, school);
    }
  sight->trend = trellis_trend_new (&measure, G_LIST_MODEL (schools));
  trellis_trend_add_period (sight->trend, "2023-24", trellis_day_new (2024, 8, 31));
  trellis_trend_add_period (sight->trend, "2024-25", trellis_day_new (2025, 8, 31));
  trellis_trend_freeze_periods (sight->trend);
  for (guint i = 0; i < n_schools; i++)
    {
      TrellisTrendSchool *school = g_ptr_array_index (sight->trend->schools, i);

      school->figures[0].value = 92 + i % 5;
      school->figures[1].value = 93 + i % 4;
      school->figures[1].source = g_strdup ("Attendance return");
    }
  trellis_trend_work_out_means (sight->trend);
  sight->until = 1;

  return sight;
}

static TrellisReport *
create (guint    n_schools,
        GError **error)
{
  g_autoptr (GPtrArray) sights = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_trend_sight_free);
  TrellisReportDetails details = { "Marrow Vale Learning Trust", NULL, "North", AS_AT, AS_AT };

  g_ptr_array_add (sights, create_sight (n_schools));
  return trellis_report_new_trends (sights, TRELLIS_TREND_ORDER_NAME, &details, error);
}

/* Every school is on one page, and no page runs over. */
static void
test_pages (void)
{
  static const guint sizes[] = { 1, 30, 200 };

  for (guint n = 0; n < G_N_ELEMENTS (sizes); n++)
    {
      g_autoptr (TrellisTrendSight) sight = create_sight (sizes[n]);
      g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
      g_autoptr (TrellisTrendsPaper) paper = trellis_trends_paper_new (sight, TRELLIS_TREND_ORDER_NAME, NULL, text);
      guint n_rows = (sizes[n] + paper->multiples->n_columns - 1) / paper->multiples->n_columns;
      guint n_pages = trellis_trends_paper_get_n_pages (paper);

      g_assert_cmpuint (paper->multiples->cells->len, ==, sizes[n]);
      g_assert_cmpuint (n_pages, ==, sizes[n] > 100 ? 4 : 1);
      g_assert_cmpuint (g_array_index (paper->first_rows, guint, 0), ==, 0);
      for (guint page = 1; page < n_pages; page++)
        g_assert_cmpuint (g_array_index (paper->first_rows, guint, page), >,
                          g_array_index (paper->first_rows, guint, page - 1));
      g_assert_cmpuint (g_array_index (paper->first_rows, guint, n_pages - 1), <, n_rows);
      g_assert_true (g_str_has_suffix (paper->note, ". Source: Attendance return."));
    }
}

/* Nothing on any page is nearer than 10 mm to an edge. */
static void
test_margins (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisReport) report = create (200, &error);
  double margin = 10 * TRELLIS_MM;

  g_assert_no_error (error);
  g_assert_cmpstr (trellis_report_get_title (report), ==, "Trends, Attendance");
  for (guint page = 0; page < trellis_report_get_n_pages (report); page++)
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

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) sights = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  TrellisReportDetails details = { "Marrow Vale Learning Trust", NULL, NULL, AS_AT, AS_AT };

  g_assert_null (trellis_report_new_trends (sights, TRELLIS_TREND_ORDER_NAME, &details, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trends-paper/pages", test_pages);
  g_test_add_func ("/trends-paper/margins", test_margins);
  g_test_add_func ("/trends-paper/nothing", test_nothing);

  return g_test_run ();
}
