/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Actions and visits counted month by month: worked by hand, told in words, laid
 * out as a chart and on paper. */

#include "trellis-report.h"
#include "trellis-store-actions.h"
#include "trellis-store-schools.h"
#include "trellis-store-tally.h"
#include "trellis-store-visits.h"
#include "trellis-tally-plot.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define DAY (trellis_day_new (2026, 3, 6))

typedef struct
{
  char *folder;
  TrellisStore *store;
  GListModel *schools;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", &error);
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  trellis_clock_set_today (DAY);
  fixture->folder = g_dir_make_tmp ("trellis-test-XXXXXX", &error);
  path = g_build_filename (fixture->folder, "t.trellis", NULL);
  fixture->store = trellis_store_create (path, "Harbour Trust", scheme, "2025-26", &error);
  g_assert_no_error (error);
  g_assert_true (trellis_store_add_school (fixture->store, "900001", "Oakfield", "primary", FALSE, &error));
  g_assert_true (trellis_store_add_school (fixture->store, "900002", "Elmfield", "primary", FALSE, &error));
  fixture->schools = trellis_store_list_schools (fixture->store, DAY, FALSE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_clear_object (&fixture->schools);
  g_clear_object (&fixture->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  trellis_clock_set_today (TRELLIS_DAY_NONE);
}

static char *
add_action (Fixture    *fixture,
            const char *urn,
            TrellisDay  opened_on)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisAction) action = trellis_action_new ("");
  char *id;

  g_free (action->urn);
  action->urn = g_strdup (urn);
  g_free (action->what);
  action->what = g_strdup ("Do it");
  action->opened_on = opened_on;
  id = trellis_store_add_action (fixture->store, action, NULL, &error);
  g_assert_no_error (error);

  return id;
}

static void
rate (Fixture       *fixture,
      const char    *id,
      TrellisRating  rating,
      TrellisDay     day)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (trellis_store_rate_action (fixture->store, id, rating, day, "", &error));
  g_assert_no_error (error);
}

static TrellisTally *
read_tally (Fixture          *fixture,
            TrellisTallyKind  kind,
            const char       *urn)
{
  g_autoptr (GError) error = NULL;
  TrellisTally *tally = trellis_store_read_tally (fixture->store, kind, fixture->schools, urn, "2025-26", DAY, &error);

  g_assert_no_error (error);
  return tally;
}

/* The last day of a month among those of the tally. */
static guint
find_day (TrellisTally *tally,
          TrellisDay    day)
{
  for (guint k = 0; k < tally->n_days; k++)
    {
      if (tally->days[k] == day)
        return k;
    }

  g_assert_not_reached ();
}

static void
assert_counts (TrellisTally *tally,
               TrellisDay    day,
               double        red,
               double        amber,
               double        green,
               double        none)
{
  const double expected[] = { red, amber, green, none };
  guint k = find_day (tally, day);

  for (guint i = 0; i < tally->n_series; i++)
    g_assert_cmpfloat (tally->counts[i][k], ==, expected[i]);
}

/* An action counts by the rating that held on the day, and no more once it is
 * closed. */
static void
test_actions (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = add_action (fixture, "900001", trellis_day_new (2025, 10, 2));
  g_autofree char *second = add_action (fixture, "900002", trellis_day_new (2025, 11, 30));
  g_autoptr (TrellisTally) tally = NULL;
  g_autoptr (TrellisTally) own = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *reading = NULL;
  g_autofree char *table = NULL;

  rate (fixture, first, TRELLIS_RATING_RED, trellis_day_new (2025, 11, 10));
  rate (fixture, first, TRELLIS_RATING_GREEN, trellis_day_new (2026, 1, 20));
  rate (fixture, second, TRELLIS_RATING_AMBER, trellis_day_new (2026, 3, 1));
  g_assert_true (trellis_store_close_action (fixture->store, first, trellis_day_new (2026, 2, 28), "Seen", &error));
  g_assert_no_error (error);

  tally = read_tally (fixture, TRELLIS_TALLY_ACTIONS, NULL);
  g_assert_cmpuint (tally->n_days, ==, 19);
  g_assert_cmpint (tally->days[18], ==, DAY);
  assert_counts (tally, trellis_day_new (2025, 9, 30), 0, 0, 0, 0);
  assert_counts (tally, trellis_day_new (2025, 10, 31), 0, 0, 0, 1);
  assert_counts (tally, trellis_day_new (2025, 11, 30), 1, 0, 0, 1);
  assert_counts (tally, trellis_day_new (2026, 1, 31), 0, 0, 1, 1);
  assert_counts (tally, trellis_day_new (2026, 2, 28), 0, 0, 0, 1);
  assert_counts (tally, DAY, 0, 1, 0, 0);
  sentence = trellis_tally_dup_sentence (tally);
  g_assert_cmpstr (sentence, ==, "1 action was open on 6 March 2026: 0 red, 1 amber, 0 green, 0 not rated. There were 0 "
                                 "on 30 September 2024.");
  reading = trellis_tally_dup_reading (tally, find_day (tally, trellis_day_new (2025, 11, 30)));
  g_assert_cmpstr (reading, ==, "30 Nov 2025: 1 red, 0 amber, 0 green, 1 not rated");
  table = trellis_tally_dup_csv (tally, '\t');
  g_assert_true (g_str_has_prefix (table, "Day\tRed\tAmber\tGreen\tNot rated\n30 Sep 2024\t0\t0\t0\t0\n"));

  own = read_tally (fixture, TRELLIS_TALLY_ACTIONS, "900002");
  assert_counts (own, trellis_day_new (2025, 11, 30), 0, 0, 0, 1);
}

static void
add_visit (Fixture            *fixture,
           const char         *urn,
           TrellisDay          day,
           TrellisVisitStatus  status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisVisit) visit = trellis_visit_new ("");
  g_autofree char *id = NULL;

  g_free (visit->urn);
  visit->urn = g_strdup (urn);
  g_free (visit->kind);
  visit->kind = g_strdup (TRELLIS_VISIT_KIND_ADVISER);
  g_free (visit->year_id);
  visit->year_id = g_strdup ("2025-26");
  visit->visit_on = day;
  id = trellis_store_add_visit (fixture->store, visit, &error);
  g_assert_no_error (error);
  if (status != TRELLIS_VISIT_STATUS_PLANNED)
    g_assert_true (trellis_store_set_visit_status (fixture->store, id, status, &error));
  g_assert_no_error (error);
}

static void
test_visits (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (TrellisTally) none = read_tally (fixture, TRELLIS_TALLY_VISITS, NULL);
  g_autofree char *nothing = trellis_tally_dup_sentence (none);
  g_autoptr (TrellisTally) tally = NULL;
  g_autoptr (TrellisTally) own = NULL;
  g_autofree char *sentence = NULL;

  g_assert_false (trellis_tally_has_any (none));
  g_assert_cmpstr (nothing, ==, "No visits planned yet.");
  add_visit (fixture, "900001", trellis_day_new (2025, 11, 4), TRELLIS_VISIT_STATUS_DONE);
  add_visit (fixture, "900002", trellis_day_new (2025, 11, 6), TRELLIS_VISIT_STATUS_PLANNED);
  add_visit (fixture, "900002", trellis_day_new (2025, 11, 11), TRELLIS_VISIT_STATUS_CANCELLED);
  add_visit (fixture, "900001", trellis_day_new (2026, 3, 10), TRELLIS_VISIT_STATUS_PLANNED);
  add_visit (fixture, "900001", trellis_day_new (2026, 5, 12), TRELLIS_VISIT_STATUS_PLANNED);

  tally = read_tally (fixture, TRELLIS_TALLY_VISITS, NULL);
  g_assert_cmpuint (tally->n_days, ==, 11);
  g_assert_cmpfloat (tally->counts[0][2], ==, 2);
  g_assert_cmpfloat (tally->counts[1][2], ==, 1);
  g_assert_cmpfloat (tally->counts[0][6], ==, 1);
  g_assert_cmpfloat (tally->counts[1][6], ==, 0);
  /* What has not come cannot have been missed. */
  g_assert_cmpfloat (tally->counts[0][8], ==, 1);
  g_assert_true (isnan (tally->counts[1][8]));
  sentence = trellis_tally_dup_sentence (tally);
  g_assert_cmpstr (sentence, ==, "2 visits were planned by 6 March 2026, and 1 of them were done; 2 are still to come this "
                                 "year.");
  own = read_tally (fixture, TRELLIS_TALLY_VISITS, "900002");
  g_assert_cmpfloat (own->counts[0][2], ==, 1);
  g_assert_cmpfloat (own->counts[1][2], ==, 0);
}

/* The stack is as high as its sum; bars stand on nought, and missing ones not. */
static void
test_charts (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autofree char *first = add_action (fixture, "900001", trellis_day_new (2025, 10, 2));
  g_autofree char *second = add_action (fixture, "900002", trellis_day_new (2025, 11, 30));
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  g_autoptr (TrellisTally) actions = NULL;
  g_autoptr (TrellisTally) visits = NULL;
  g_autoptr (TrellisPlot) areas = NULL;
  g_autoptr (TrellisPlot) bars = NULL;
  const TrellisPlotPoint *top, *done;

  rate (fixture, first, TRELLIS_RATING_RED, trellis_day_new (2026, 1, 10));
  add_visit (fixture, "900001", trellis_day_new (2026, 5, 12), TRELLIS_VISIT_STATUS_PLANNED);
  actions = read_tally (fixture, TRELLIS_TALLY_ACTIONS, NULL);
  visits = read_tally (fixture, TRELLIS_TALLY_VISITS, NULL);
  areas = trellis_tally_plot_new (actions, text, TRELLIS_PALETTE_PAPER, 480, 200);
  bars = trellis_tally_plot_new (visits, text, TRELLIS_PALETTE_PAPER, 480, 200);

  g_assert_cmpuint (areas->lines->len, ==, 4);
  top = &g_array_index (((TrellisPlotLine *) g_ptr_array_index (areas->lines, 3))->points, TrellisPlotPoint, 18);
  g_assert_cmpfloat_with_epsilon (top->y, trellis_scale_place (&areas->scale, 2, areas->plot_y1, areas->plot_y0), 0.01);
  g_assert_cmpint (((TrellisPlotLine *) g_ptr_array_index (areas->lines, 0))->rating, ==, TRELLIS_RATING_RED);
  done = &g_array_index (((TrellisPlotLine *) g_ptr_array_index (bars->lines, 1))->points, TrellisPlotPoint, 8);
  g_assert_true (done->is_missing);
  done = &g_array_index (((TrellisPlotLine *) g_ptr_array_index (bars->lines, 0))->points, TrellisPlotPoint, 8);
  g_assert_cmpfloat_with_epsilon (done->base_y, bars->plot_y1, 0.01);
  g_assert_cmpfloat (done->y, <, done->base_y);
}

static void
test_paper (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (GPtrArray) tallies = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TrellisReport) report = NULL;
  TrellisReportDetails details = { "Harbour Trust", NULL, NULL, DAY, DAY };
  cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (recording);
  double x, y, width, height;

  add_visit (fixture, "900001", trellis_day_new (2026, 5, 12), TRELLIS_VISIT_STATUS_PLANNED);
  for (guint i = 0; i < TRELLIS_N_TALLIES; i++)
    g_ptr_array_add (tallies, read_tally (fixture, i, NULL));
  report = trellis_report_new_tallies (tallies, "2 schools", &details);
  g_assert_cmpstr (trellis_report_get_title (report), ==, "Trends, actions and visits");
  g_assert_cmpuint (trellis_report_get_n_pages (report), ==, 1);
  trellis_report_draw_page (report, cr, 0);
  cairo_recording_surface_ink_extents (recording, &x, &y, &width, &height);
  g_assert_cmpfloat (x, >=, 28);
  g_assert_cmpfloat (x + width, <=, trellis_report_get_sheet (report, 0)->width - 28);
  g_assert_cmpfloat (y + height, <=, trellis_report_get_sheet (report, 0)->height - 28);
  cairo_destroy (cr);
  cairo_surface_destroy (recording);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/tally/actions", Fixture, NULL, set_up, test_actions, tear_down);
  g_test_add ("/tally/visits", Fixture, NULL, set_up, test_visits, tear_down);
  g_test_add ("/tally/charts", Fixture, NULL, set_up, test_charts, tear_down);
  g_test_add ("/tally/paper", Fixture, NULL, set_up, test_paper, tear_down);

  return g_test_run ();
}
