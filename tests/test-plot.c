/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Charts over time, laid out and drawn: gaps, labels, notes, intervals, areas
 * and bars, small multiples and the strip of dots. */

#include "trellis-dot-strip.h"
#include "trellis-multiples.h"
#include "trellis-plot.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>
#include <string.h>

#define N 6

static const char *const names[N] = { "2018/19", "2019/20", "2020/21", "2021/22", "2022/23", "2023/24" };
static const double subject[N] = { 64, NAN, NAN, 55, 57, 60 };
static const double trust[N] = { 62, NAN, NAN, 54, 57, 60 };
static const double england[N] = { 65, NAN, NAN, 59, 60, 60 };
static const double lows[N] = { 58, NAN, NAN, 50, NAN, 54 };
static const double highs[N] = { 70, NAN, NAN, 60, NAN, 66 };
static const char *const reasons[N] = { NULL, "No tests were held", "No tests were held", NULL, NULL, NULL };
static const gboolean is_small[N] = { FALSE, FALSE, FALSE, TRUE, FALSE, FALSE };

static TrellisMeasure measure = { (char *) "ks2", (char *) "Combined", (char *) "%", 0, TRELLIS_BETTER_UP,
                                  (char *) "year" };

static TrellisPlotInput
create_input (TrellisPlotKind kind)
{
  TrellisPlotInput input = { kind, &measure };
  TrellisPlotSeries series[] = {
    { "England", TRELLIS_PLOT_CONTEXT, 0, england },
    { "Trust", TRELLIS_PLOT_TRUST, 0, trust },
    { "Larkhythe Primary", TRELLIS_PLOT_SUBJECT, 0, subject, lows, highs, is_small, reasons },
  };
  TrellisTrendNote note = { trellis_day_new (2022, 3, 8), (char *) "Inspection" };

  input.positions = g_array_new (FALSE, FALSE, sizeof (TrellisPlotPosition));
  for (int k = 0; k < N; k++)
    {
      TrellisPlotPosition position = { trellis_day_new (2019 + k, 8, 31), names[k], NULL };

      g_array_append_val (input.positions, position);
    }
  input.series = g_array_new (FALSE, FALSE, sizeof (TrellisPlotSeries));
  g_array_append_vals (input.series, series, G_N_ELEMENTS (series));
  input.notes = g_array_new (FALSE, FALSE, sizeof (TrellisTrendNote));
  g_array_append_val (input.notes, note);
  input.target = 62;

  return input;
}

static void
clear_input (TrellisPlotInput *input)
{
  g_array_unref (input->positions);
  g_array_unref (input->series);
  g_array_unref (input->notes);
}

static TrellisPlotPoint *
get_point (TrellisPlot *plot,
           guint        series,
           guint        position)
{
  return &g_array_index (((TrellisPlotLine *) g_ptr_array_index (plot->lines, series))->points, TrellisPlotPoint,
                         position);
}

static void
test_lines (void)
{
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  TrellisPlotInput input = create_input (TRELLIS_PLOT_LINE);
  g_autoptr (TrellisPlot) plot = trellis_plot_new (&input, text, TRELLIS_PALETTE_PAPER, 500, 200);
  TrellisPlotGap *gap;

  /* The line is broken over the years without tests, and says why. */
  g_assert_true (get_point (plot, 2, 1)->is_missing);
  g_assert_false (get_point (plot, 2, 3)->is_joined);
  g_assert_true (get_point (plot, 2, 4)->is_joined);
  g_assert_cmpuint (plot->gaps->len, ==, 1);
  gap = &g_array_index (plot->gaps, TrellisPlotGap, 0);
  g_assert_cmpstr (gap->reason, ==, "No tests were held");
  g_assert_true (gap->has_text);
  g_assert_cmpfloat (gap->x0, >, get_point (plot, 2, 0)->x);
  g_assert_cmpfloat (gap->x1, <, get_point (plot, 2, 3)->x);
  g_assert_cmpfloat (gap->x0, <, get_point (plot, 2, 1)->x);

  /* Everything is in the frame; higher figures stand higher. */
  g_assert_cmpfloat (get_point (plot, 2, 0)->y, <, get_point (plot, 2, 3)->y);
  g_assert_cmpfloat (get_point (plot, 2, 0)->high_y, >=, plot->plot_y0 - 0.01);
  g_assert_cmpfloat (get_point (plot, 2, 3)->low_y, <=, plot->plot_y1 + 0.01);
  g_assert_true (isnan (get_point (plot, 2, 4)->low_y));
  g_assert_true (get_point (plot, 2, 3)->is_small);
  g_assert_cmpfloat (plot->target_y, ==, trellis_scale_place (&plot->scale, 62, plot->plot_y1, plot->plot_y0));
  g_assert_cmpstr (g_array_index (plot->ticks, TrellisPlotTick, plot->ticks->len - 1).text, ==, "70%");
  g_assert_cmpstr (g_array_index (plot->ticks, TrellisPlotTick, 0).text, ==, "50");

  g_assert_cmpuint (plot->marks->len, ==, 1);
  g_assert_true (g_array_index (plot->marks, TrellisPlotMark, 0).has_text);

  g_assert_cmpint (trellis_plot_find_position (plot, get_point (plot, 2, 4)->x + 3), ==, 4);
  g_assert_cmpint (trellis_plot_find_position (plot, plot->plot_x1 + 20), ==, -1);
  clear_input (&input);
}

/* Three lines end at 60: their labels stand apart, in the order of the lines. */
static void
test_labels (void)
{
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  TrellisPlotInput input = create_input (TRELLIS_PLOT_LINE);
  g_autoptr (TrellisPlot) plot = trellis_plot_new (&input, text, TRELLIS_PALETTE_PAPER, 500, 200);
  g_autoptr (TrellisPlot) narrow = trellis_plot_new (&input, text, TRELLIS_PALETTE_PAPER, 70, 200);

  g_assert_cmpuint (plot->labels->len, ==, 4);
  for (guint i = 1; i < plot->labels->len; i++)
    g_assert_cmpfloat (g_array_index (plot->labels, TrellisPlotLabel, i).y -
                       g_array_index (plot->labels, TrellisPlotLabel, i - 1).y, >=, 8 * 1.45 - 0.01);
  g_assert_true (g_array_index (plot->labels, TrellisPlotLabel, 0).is_target);
  g_assert_cmpfloat (plot->plot_x1, <, plot->name_x);

  /* Without room there are none, and the lines have the width. */
  g_assert_cmpuint (narrow->labels->len, ==, 0);
  g_assert_cmpfloat (narrow->plot_x1, >, 60);
  clear_input (&input);
}

/* Two notes that are near to each other stand on either side of their lines. */
static void
test_notes (void)
{
  const TrellisTrendNote notes[] = {
    { trellis_day_new (2022, 10, 1), (char *) "Category: Refinement" },
    { trellis_day_new (2022, 11, 1), (char *) "New headteacher" },
    { trellis_day_new (2022, 11, 4), (char *) "Inspection" },
  };
  TrellisPlotInput input = create_input (TRELLIS_PLOT_LINE);
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  g_autoptr (TrellisPlot) plot = NULL;
  const TrellisPlotMark *marks;

  g_array_set_size (input.notes, 0);
  g_array_append_vals (input.notes, notes, G_N_ELEMENTS (notes));
  plot = trellis_plot_new (&input, text, TRELLIS_PALETTE_PAPER, 600, 240);
  g_assert_cmpuint (plot->marks->len, ==, 3);
  marks = (const TrellisPlotMark *) plot->marks->data;
  g_assert_true (marks[0].is_left && marks[0].has_text);
  g_assert_true (!marks[1].is_left && marks[1].has_text);
  /* There is no room left: it is read with its period. */
  g_assert_false (marks[2].has_text);
  clear_input (&input);
}

static void
test_time_ticks (void)
{
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  TrellisPlotInput input = create_input (TRELLIS_PLOT_LINE);
  g_autoptr (TrellisPlot) wide = trellis_plot_new (&input, text, TRELLIS_PALETTE_PAPER, 600, 200);
  g_autoptr (TrellisPlot) narrow = trellis_plot_new (&input, text, TRELLIS_PALETTE_PAPER, 180, 200);
  double taken_until = -INFINITY;
  guint n_shown = 0;

  for (guint i = 0; i < wide->time_ticks->len; i++)
    g_assert_cmpstr (g_array_index (wide->time_ticks, TrellisPlotTimeTick, i).text, ==, names[i]);
  /* Fewer where there is no room, the latest among them, none over another. */
  for (guint i = 0; i < narrow->time_ticks->len; i++)
    {
      TrellisPlotTimeTick *tick = &g_array_index (narrow->time_ticks, TrellisPlotTimeTick, i);
      double half = trellis_text_get_width (text, tick->text, (TrellisType) { 7.5, PANGO_WEIGHT_NORMAL }) / 2;

      if (*tick->text == '\0')
        continue;
      g_assert_cmpfloat (tick->x - half, >, taken_until);
      taken_until = tick->x + half;
      n_shown++;
    }
  g_assert_cmpuint (n_shown, <, N);
  g_assert_cmpstr (g_array_index (narrow->time_ticks, TrellisPlotTimeTick, N - 1).text, ==, names[N - 1]);
  clear_input (&input);
}

/* Two gaps with reasons of their own are two bands; a gap at the end reaches
 * the edge. */
static void
test_gaps (void)
{
  static const double values[N] = { NAN, NAN, 60, 61, NAN, NAN };
  static const char *const own_reasons[N] = { "Before joining", "Suppressed", NULL, NULL, NULL, "Not published" };
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  TrellisPlotInput input = create_input (TRELLIS_PLOT_LINE);
  g_autoptr (TrellisPlot) plot = NULL;

  g_array_index (input.series, TrellisPlotSeries, 2).values = values;
  g_array_index (input.series, TrellisPlotSeries, 2).reasons = own_reasons;
  g_array_index (input.series, TrellisPlotSeries, 2).lows = NULL;
  plot = trellis_plot_new (&input, text, TRELLIS_PALETTE_PAPER, 500, 200);
  g_assert_cmpuint (plot->gaps->len, ==, 3);
  g_assert_cmpfloat (g_array_index (plot->gaps, TrellisPlotGap, 0).x0, ==, plot->plot_x0);
  g_assert_cmpfloat (g_array_index (plot->gaps, TrellisPlotGap, 0).x1, ==,
                     g_array_index (plot->gaps, TrellisPlotGap, 1).x0);
  g_assert_cmpfloat (g_array_index (plot->gaps, TrellisPlotGap, 2).x1, ==, plot->plot_x1);
  clear_input (&input);
}

static void
test_stacked (void)
{
  static const double red[N] = { 2, 3, 4, 2, 1, 0 };
  static const double green[N] = { 0, 1, 2, 6, 8, 12 };
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  TrellisPlotInput input = create_input (TRELLIS_PLOT_AREA);
  TrellisPlotSeries series[] = {
    { "Red", TRELLIS_PLOT_RATING, TRELLIS_RATING_RED, red },
    { "Green", TRELLIS_PLOT_RATING, TRELLIS_RATING_GREEN, green },
  };
  TrellisMeasure actions = { (char *) "", (char *) "Actions", (char *) "", 0, TRELLIS_BETTER_NEITHER, (char *) "point" };
  g_autoptr (TrellisPlot) plot = NULL;

  g_array_set_size (input.series, 0);
  g_array_append_vals (input.series, series, 2);
  input.measure = &actions;
  input.target = NAN;
  plot = trellis_plot_new (&input, text, TRELLIS_PALETTE_PAPER, 400, 150);

  /* One stands on the other, and the first on nought. */
  g_assert_cmpfloat (plot->scale.from, ==, 0);
  g_assert_cmpfloat (get_point (plot, 0, 0)->base_y, ==, plot->plot_y1);
  for (guint k = 0; k < N; k++)
    g_assert_cmpfloat_with_epsilon (get_point (plot, 1, k)->base_y, get_point (plot, 0, k)->y, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_point (plot, 1, 5)->y,
                                  trellis_scale_place (&plot->scale, 12, plot->plot_y1, plot->plot_y0), 1e-9);

  g_clear_pointer (&plot, trellis_plot_free);
  input.kind = TRELLIS_PLOT_BAR;
  plot = trellis_plot_new (&input, text, TRELLIS_PALETTE_PAPER, 400, 150);
  /* Bars of one place stand beside each other. */
  g_assert_cmpfloat_with_epsilon (get_point (plot, 1, 2)->x - get_point (plot, 0, 2)->x, plot->bar_width, 1e-9);
  g_assert_cmpfloat (get_point (plot, 0, 2)->x + plot->bar_width * 1.5, <, get_point (plot, 0, 3)->x);
  clear_input (&input);
}

static void
test_edges (void)
{
  static const double nothing[N] = { NAN, NAN, NAN, NAN, NAN, NAN };
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  TrellisPlotInput input = create_input (TRELLIS_PLOT_LINE);
  g_autoptr (TrellisPlot) plot = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 200, 100);
  cairo_t *cr = cairo_create (surface);

  /* No figure at all, one place in time, and none. */
  for (guint i = 0; i < 3; i++)
    g_array_index (input.series, TrellisPlotSeries, i).values = nothing;
  g_array_index (input.series, TrellisPlotSeries, 2).lows = NULL;
  input.target = NAN;
  plot = trellis_plot_new (&input, text, TRELLIS_PALETTE_PAPER, 200, 100);
  trellis_plot_draw (plot, cr, text, trellis_palette_get (TRELLIS_PALETTE_PAPER, FALSE));
  g_clear_pointer (&plot, trellis_plot_free);

  g_array_index (input.series, TrellisPlotSeries, 2).values = subject;
  g_array_set_size (input.positions, 1);
  plot = trellis_plot_new (&input, text, TRELLIS_PALETTE_PAPER, 200, 100);
  g_assert_cmpfloat (get_point (plot, 2, 0)->x, ==, (plot->plot_x0 + plot->plot_x1) / 2);
  trellis_plot_draw (plot, cr, text, trellis_palette_get (TRELLIS_PALETTE_PAPER, FALSE));
  g_clear_pointer (&plot, trellis_plot_free);

  g_array_set_size (input.positions, 0);
  plot = trellis_plot_new (&input, text, TRELLIS_PALETTE_PAPER, 200, 100);
  trellis_plot_draw (plot, cr, text, trellis_palette_get (TRELLIS_PALETTE_PAPER, FALSE));
  g_assert_cmpint (trellis_plot_find_position (plot, 50), ==, -1);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  clear_input (&input);
}

/* The chart as a picture of grey values, @zoom pixels to a point. */
static guint8 *
paint (TrellisPlot        *plot,
       TrellisText        *text,
       TrellisPaletteKind  kind,
       int                 zoom,
       gboolean            is_recorded)
{
  int width = (int) plot->width * zoom, height = (int) plot->height * zoom;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  const TrellisPalette *palette = trellis_palette_get (kind, FALSE);
  guint8 *pixels = g_malloc (width * height);

  trellis_rgba_set_source (&palette->card, cr);
  cairo_paint (cr);
  cairo_scale (cr, zoom, zoom);
  if (is_recorded)
    {
      cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *recorder = cairo_create (recording);

      trellis_plot_draw (plot, recorder, text, palette);
      cairo_destroy (recorder);
      cairo_set_source_surface (cr, recording, 0, 0);
      cairo_paint (cr);
      cairo_surface_destroy (recording);
    }
  else
    {
      trellis_plot_draw (plot, cr, text, palette);
    }
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    {
      const guint32 *row = (const guint32 *) (cairo_image_surface_get_data (surface) +
                                              y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < width; x++)
        pixels[y * width + x] = (guint8) ((((row[x] >> 16) & 0xff) * 54 + ((row[x] >> 8) & 0xff) * 183 +
                                           (row[x] & 0xff) * 19) >> 8);
    }
  cairo_surface_destroy (surface);

  return pixels;
}

/* One drawing: whether it is painted at once or recorded and replayed, at one
 * size or at twice it, the picture is the same but for the edges of strokes. */
static void
test_pictures (void)
{
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  TrellisPlotInput input = create_input (TRELLIS_PLOT_LINE);

  for (TrellisPaletteKind kind = TRELLIS_PALETTE_LIGHT; kind < TRELLIS_N_PALETTES; kind++)
    {
      g_autoptr (TrellisPlot) plot = trellis_plot_new (&input, text, kind, 480, 200);
      g_autofree guint8 *one = paint (plot, text, kind, 1, FALSE);
      g_autofree guint8 *replayed = paint (plot, text, kind, 1, TRUE);
      g_autofree guint8 *twice = paint (plot, text, kind, 2, FALSE);
      double sum = 0, sum_replayed = 0;

      for (int y = 0; y < 200; y++)
        {
          for (int x = 0; x < 480; x++)
            {
              const guint8 *four = twice + y * 2 * 960 + x * 2;

              sum += abs (one[y * 480 + x] - (four[0] + four[1] + four[960] + four[961]) / 4);
              sum_replayed += abs (one[y * 480 + x] - replayed[y * 480 + x]);
            }
        }
      g_test_message ("palette %d: %f and %f grey levels a pixel", kind, sum / (480 * 200), sum_replayed / (480 * 200));
      g_assert_cmpfloat (sum / (480 * 200), <, 2);
      g_assert_cmpfloat (sum_replayed / (480 * 200), <, 0.5);
    }
  clear_input (&input);
}

static guint
count_ink (cairo_surface_t *surface,
           double           x,
           double           y,
           int              reach)
{
  guint n = 0;

  cairo_surface_flush (surface);
  for (int row = (int) y - reach; row <= (int) y + reach; row++)
    {
      const guint32 *pixels = (const guint32 *) (cairo_image_surface_get_data (surface) +
                                                 row * cairo_image_surface_get_stride (surface));

      for (int column = (int) x - reach; column <= (int) x + reach; column++)
        n += (pixels[column] >> 24) > 128;
    }

  return n;
}

/* There is ink where the points are, and none of the subject's across a gap. */
static void
test_ink (void)
{
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  TrellisPlotInput input = create_input (TRELLIS_PLOT_LINE);
  g_autoptr (TrellisPlot) plot = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 480, 200);
  cairo_t *cr = cairo_create (surface);
  TrellisPlotSeries *series;

  g_array_remove_range (input.series, 0, 2);
  series = &g_array_index (input.series, TrellisPlotSeries, 0);
  series->reasons = NULL;
  series->lows = series->highs = NULL;
  input.target = NAN;
  plot = trellis_plot_new (&input, text, TRELLIS_PALETTE_PAPER, 480, 200);
  trellis_plot_draw (plot, cr, text, trellis_palette_get (TRELLIS_PALETTE_PAPER, FALSE));
  cairo_destroy (cr);

  g_assert_cmpuint (count_ink (surface, get_point (plot, 0, 0)->x, get_point (plot, 0, 0)->y, 2), >, 12);
  g_assert_cmpuint (count_ink (surface, get_point (plot, 0, 5)->x, get_point (plot, 0, 5)->y, 2), >, 12);
  /* Half way over the gap, where a line from the first to the fourth would be. */
  g_assert_cmpuint (count_ink (surface, (get_point (plot, 0, 1)->x + get_point (plot, 0, 2)->x) / 2,
                               (get_point (plot, 0, 0)->y + get_point (plot, 0, 3)->y) / 2, 2), ==, 0);
  cairo_surface_destroy (surface);
  clear_input (&input);
}

static cairo_status_t
count_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  *(guint *) closure += length;

  return CAIRO_STATUS_SUCCESS;
}

static void
test_files (void)
{
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  TrellisPlotInput input = create_input (TRELLIS_PLOT_STEP);
  g_autoptr (TrellisPlot) plot = trellis_plot_new (&input, text, TRELLIS_PALETTE_PAPER, 480, 200);
  guint sizes[2] = { 0 };

  for (guint i = 0; i < 2; i++)
    {
      cairo_surface_t *surface = i == 0 ? cairo_pdf_surface_create_for_stream (count_cb, &sizes[i], 480, 200)
                                        : cairo_svg_surface_create_for_stream (count_cb, &sizes[i], 480, 200);
      cairo_t *cr = cairo_create (surface);

      trellis_plot_draw (plot, cr, text, trellis_palette_get (TRELLIS_PALETTE_PAPER, FALSE));
      cairo_destroy (cr);
      cairo_surface_finish (surface);
      g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_destroy (surface);
      g_assert_cmpuint (sizes[i], >, 1000);
    }
  clear_input (&input);
}

/* One school that is far from all others does not press every line flat. */
static void
test_outlier (void)
{
  static const double benchmark[2] = { NAN, 94 };
  const TrellisDay days[2] = { 0, 365 };
  double values[12][2];
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  g_autoptr (GArray) multiples = g_array_new (FALSE, FALSE, sizeof (TrellisMultiple));
  TrellisMultiplesInput input = { days, 2, benchmark, 97, multiples };
  g_autoptr (TrellisMultiples) charts = NULL;
  g_autoptr (TrellisMultiples) whole = NULL;
  TrellisMultiplesCell *far;

  for (guint i = 0; i < 12; i++)
    {
      TrellisMultiple multiple = { "Ash", "93", values[i], FALSE };

      values[i][0] = 92 + i % 4;
      values[i][1] = 93 + i % 3;
      g_array_append_val (multiples, multiple);
    }
  values[5][1] = 40;
  charts = trellis_multiples_new (&input, text, TRELLIS_PALETTE_PAPER, 200);
  /* The scale ends where the others do, and where the target is. */
  g_assert_cmpfloat (charts->least, ==, 92);
  g_assert_cmpfloat (charts->most, ==, 97);
  g_assert_cmpuint (charts->n_outside, ==, 1);
  far = g_ptr_array_index (charts->cells, 5);
  g_assert_true (far->is_outside);
  g_assert_cmpint (far->points[0].outside, ==, 0);
  g_assert_cmpint (far->points[1].outside, ==, -1);
  g_assert_cmpfloat_with_epsilon (far->points[1].y, charts->plot_y1, 1e-9);

  /* Schools that lie apart are all on the scale. */
  for (guint i = 0; i < 12; i++)
    values[i][0] = values[i][1] = 40 + 5 * i;
  whole = trellis_multiples_new (&input, text, TRELLIS_PALETTE_PAPER, 200);
  g_assert_cmpfloat (whole->least, ==, 40);
  g_assert_cmpuint (whole->n_outside, ==, 0);
}

static void
test_multiples (void)
{
  static const double benchmark[3] = { 60, 61, 62 };
  static const double values[3][3] = { { 50, 55, 80 }, { 40, NAN, 45 }, { NAN, NAN, NAN } };
  const TrellisDay days[3] = { 0, 365, 730 };
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  g_autoptr (GArray) multiples = g_array_new (FALSE, FALSE, sizeof (TrellisMultiple));
  TrellisMultiplesInput input = { days, 3, benchmark, 65, multiples };
  g_autoptr (TrellisMultiples) charts = NULL;
  TrellisMultiplesCell *first, *second;

  for (guint i = 0; i < 3; i++)
    {
      TrellisMultiple multiple = { "Ash", "80", values[i], FALSE };

      g_array_append_val (multiples, multiple);
    }
  charts = trellis_multiples_new (&input, text, TRELLIS_PALETTE_PAPER, 200);

  /* One scale for all: from 40 to 80. */
  g_assert_cmpfloat (charts->least, ==, 40);
  g_assert_cmpfloat (charts->most, ==, 80);
  first = g_ptr_array_index (charts->cells, 0);
  second = g_ptr_array_index (charts->cells, 1);
  g_assert_cmpfloat_with_epsilon (first->points[2].y, charts->plot_y0, 1e-9);
  g_assert_cmpfloat_with_epsilon (second->points[0].y, charts->plot_y1, 1e-9);
  g_assert_true (isnan (second->points[1].y));

  /* Two in a row of this width, the third below; found where they stand. */
  g_assert_cmpuint (charts->n_columns, ==, 2);
  g_assert_cmpfloat (second->x + charts->cell_width, <=, 200.001);
  g_assert_cmpint (trellis_multiples_find_cell (charts, second->x + 1, 1), ==, 1);
  g_assert_cmpint (trellis_multiples_find_cell (charts, 1, charts->step_y + 1), ==, 2);
  g_assert_cmpint (trellis_multiples_find_cell (charts, second->x + 1, charts->step_y + 1), ==, -1);
  g_assert_cmpint (trellis_multiples_find_cell (charts, charts->cell_width + 1, 1), ==, -1);
  g_assert_cmpfloat (charts->height, ==, trellis_multiples_get_height (3, text, TRELLIS_PALETTE_PAPER, 200));
  g_assert_cmpfloat (trellis_multiples_get_height (0, text, TRELLIS_PALETTE_PAPER, 200), ==, 0);
}

static void
test_strip (void)
{
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (TrellisDotStripItem));
  g_autoptr (TrellisDotStrip) strip = NULL;

  for (guint i = 0; i < 40; i++)
    {
      TrellisDotStripItem item = { "Ash", i == 7 ? NAN : 50 + (i % 5) };

      g_array_append_val (items, item);
    }
  strip = trellis_dot_strip_new (items, &measure, 62, 3, text, TRELLIS_PALETTE_PAPER, 200, 200);

  g_assert_false (g_array_index (strip->dots, TrellisDotStripDot, 7).is_shown);
  for (guint i = 0; i < 40; i++)
    {
      TrellisDotStripDot *dot = &g_array_index (strip->dots, TrellisDotStripDot, i);

      if (!dot->is_shown)
        continue;
      g_assert_cmpfloat (dot->x, >=, strip->plot_x0);
      g_assert_cmpfloat (dot->x, <=, strip->plot_x1);
      /* No dot hides another. */
      for (guint k = 0; k < i; k++)
        {
          TrellisDotStripDot *other = &g_array_index (strip->dots, TrellisDotStripDot, k);

          g_assert_true (!other->is_shown || hypot (dot->x - other->x, dot->y - other->y) > strip->radius * 2);
        }
    }
  for (guint i = 1; i < strip->labels->len; i++)
    g_assert_cmpfloat (g_array_index (strip->labels, TrellisDotStripLabel, i).y -
                       g_array_index (strip->labels, TrellisDotStripLabel, i - 1).y, >=, 8 * 1.45 - 0.01);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/lines", test_lines);
  g_test_add_func ("/plot/labels", test_labels);
  g_test_add_func ("/plot/notes", test_notes);
  g_test_add_func ("/plot/time-ticks", test_time_ticks);
  g_test_add_func ("/plot/gaps", test_gaps);
  g_test_add_func ("/plot/stacked", test_stacked);
  g_test_add_func ("/plot/edges", test_edges);
  g_test_add_func ("/plot/pictures", test_pictures);
  g_test_add_func ("/plot/ink", test_ink);
  g_test_add_func ("/plot/files", test_files);
  g_test_add_func ("/plot/multiples", test_multiples);
  g_test_add_func ("/plot/outlier", test_outlier);
  g_test_add_func ("/plot/strip", test_strip);

  return g_test_run ();
}
