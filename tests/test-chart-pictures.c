/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "picture-compare.h"

#include "trellis-chart-picture.h"

#include <math.h>

/* Every kind of chart held beside a stored picture: gaps with their reason,
 * intervals, few pupils, what happened at the school, its levels, and both
 * palettes of a screen. After a chart was changed on purpose: look at it, then
 * TRELLIS_STORE_PICTURES=1 meson test chart-pictures. */

#define AS_AT trellis_day_new (2026, 3, 6)
#define N_SCHOOLS 14
#define N_YEARS 7
#define SUBJECT "900003"
#define ZOOM 1.5

static const TrellisMeasure progress = { (char *) "progress", (char *) "Progress", (char *) "points", 1,
                                         TRELLIS_BETTER_UP, (char *) "year" };

static TrellisTrendSchool *
get_school (TrellisTrend *trend,
            guint         index)
{
  return g_ptr_array_index (trend->schools, index);
}

static void
add_figures (TrellisTrend *trend)
{
  for (guint i = 0; i < N_SCHOOLS; i++)
    {
      TrellisTrendSchool *school = get_school (trend, i);

      school->target = 4;
      for (guint k = 0; k < N_YEARS; k++)
        {
          TrellisTrendFigure *figure = &school->figures[k];

          figure->value = (int) (i * 7 + k * (i % 3)) % 11 - 4 + k * 0.4;
          figure->low = figure->value - 1.2;
          figure->high = figure->value + 1.2;
          figure->cohort = i % 5 == 3 && k == N_YEARS - 1 ? 9 : 60;
          figure->source = g_strdup ("Key stage return");
        }
      for (guint k = 2; k <= 3; k++)
        {
          school->figures[k].value = school->figures[k].low = school->figures[k].high = NAN;
          school->figures[k].reason = g_strdup ("No tests were held in these years");
        }
    }
  for (guint k = 0; k < N_YEARS; k++)
    trend->benchmark[k] = k == 2 || k == 3 ? NAN : 0.5 + k * 0.1;
  g_free (trend->benchmark_name);
  trend->benchmark_name = g_strdup ("England");
  trend->target = 4;
}

static TrellisTrendSight *
create_sight (const char *urn)
{
  g_autoptr (GListStore) schools = g_list_store_new (TRELLIS_TYPE_SCHOOL);
  TrellisTrendSight *sight = g_new0 (TrellisTrendSight, 1);
  TrellisTrendNote note = { trellis_day_new (2024, 11, 20), g_strdup ("New headteacher") };

  for (guint i = 0; i < N_SCHOOLS; i++)
    {
      g_autofree char *school_urn = g_strdup_printf ("9%05u", i);
      g_autofree char *name = g_strdup_printf ("School %02u", i);
      g_autoptr (TrellisSchool) school = trellis_school_new (school_urn, name);

      g_list_store_append (schools, school);
    }
  sight->trend = trellis_trend_new (&progress, G_LIST_MODEL (schools));
  for (int k = 0; k < N_YEARS; k++)
    {
      g_autofree char *key = g_strdup_printf ("%d-%02d", 2018 + k, 19 + k);

      trellis_trend_add_period (sight->trend, key, trellis_day_new (2019 + k, 8, 31));
    }
  trellis_trend_freeze_periods (sight->trend);
  add_figures (sight->trend);
  trellis_trend_work_out_means (sight->trend);
  sight->urn = g_strdup (urn);
  sight->until = N_YEARS - 1;
  sight->notes = trellis_trend_notes_new ();
  g_array_append_val (sight->notes, note);

  return sight;
}

static void
compare_picture (TrellisChartPicture *picture,
                 const char          *name)
{
  g_autofree char *full_name = g_strconcat ("chart-", name, NULL);
  cairo_surface_t *surface = trellis_chart_picture_paint (picture, ZOOM);

  picture_compare (surface, full_name);
  cairo_surface_destroy (surface);
}

static void
test_looks (void)
{
  static const char *const looks[] = { "time", "schools", "spread", "change" };
  g_autoptr (TrellisTrendSight) sight = create_sight (SUBJECT);

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autoptr (TrellisChartPicture) picture = NULL;
      TrellisChartLook look;

      g_assert_true (trellis_chart_look_parse (looks[i], &look));
      g_assert_cmpuint (look, ==, i);
      picture = trellis_chart_picture_new (sight, look, "#0b4f5c");
      compare_picture (picture, looks[i]);
    }
}

static void
test_trust_and_steps (void)
{
  g_autoptr (TrellisTrendSight) sight = create_sight (NULL);
  g_autoptr (TrellisChartPicture) trust = trellis_chart_picture_new (sight, TRELLIS_CHART_LOOK_TIME, NULL);
  g_autoptr (TrellisChartPicture) steps = NULL;

  compare_picture (trust, "trust");
  sight->is_step = TRUE;
  steps = trellis_chart_picture_new (sight, TRELLIS_CHART_LOOK_TIME, NULL);
  compare_picture (steps, "steps");
}

static void
test_tallies (void)
{
  for (TrellisTallyKind kind = 0; kind < TRELLIS_N_TALLIES; kind++)
    {
      g_autoptr (TrellisTally) tally = trellis_tally_new (kind, trellis_day_new (2025, 9, 1), AS_AT + 90, AS_AT);
      g_autoptr (TrellisChartPicture) picture = NULL;

      for (guint i = 0; i < tally->n_series; i++)
        {
          for (guint k = 0; k < tally->n_days; k++)
            tally->counts[i][k] = tally->days[k] > AS_AT && (kind == TRELLIS_TALLY_ACTIONS || i > 0)
                                    ? NAN : (3 + i * 5 + k * (i + 1)) % 17;
        }
      picture = trellis_chart_picture_new_tally (tally, "Northern hub", "#0b4f5c");
      compare_picture (picture, kind == TRELLIS_TALLY_ACTIONS ? "actions" : "visits");
    }
}

static void
test_screen (void)
{
  static const struct
  {
    TrellisPaletteKind kind;
    const char *name;
  } palettes[] = { { TRELLIS_PALETTE_LIGHT, "chart-light" }, { TRELLIS_PALETTE_DARK, "chart-dark" } };
  g_autoptr (TrellisTrendSight) sight = create_sight (SUBJECT);

  for (guint i = 0; i < G_N_ELEMENTS (palettes); i++)
    {
      const TrellisPalette *palette = trellis_palette_get (palettes[i].kind, FALSE);
      g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
      g_autoptr (TrellisPlot) plot = trellis_trend_plot_new (sight, text, palettes[i].kind, 720, 360);
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 720, 360);
      cairo_t *cr = cairo_create (surface);

      trellis_rgba_set_source (&palette->card, cr);
      cairo_paint (cr);
      trellis_plot_draw (plot, cr, text, palette);
      cairo_destroy (cr);
      picture_compare (surface, palettes[i].name);
      cairo_surface_destroy (surface);
    }
}

/* A measure that has one period only has not moved. */
static void
test_no_change (void)
{
  g_autoptr (TrellisTrendSight) sight = create_sight (NULL);

  sight->until = 0;
  g_assert_null (trellis_chart_picture_new (sight, TRELLIS_CHART_LOOK_CHANGE, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-pictures/looks", test_looks);
  g_test_add_func ("/chart-pictures/trust-and-steps", test_trust_and_steps);
  g_test_add_func ("/chart-pictures/tallies", test_tallies);
  g_test_add_func ("/chart-pictures/screen", test_screen);
  g_test_add_func ("/chart-pictures/no-change", test_no_change);

  return g_test_run ();
}
