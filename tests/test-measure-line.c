/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A measure over time, small: true gaps, a target, one figure or none. */

#include "trellis-measure-line.h"

#include <math.h>

#define RADIUS 3.0

static GArray *
create_points (const double *values,
               guint         n_values)
{
  GArray *points = g_array_new (FALSE, TRUE, sizeof (TrellisMeasurePoint));

  for (guint i = 0; i < n_values; i++)
    {
      TrellisMeasurePoint point = { (TrellisDay) i * 365, isnan (values[i]), isnan (values[i]) ? 0 : values[i] };

      g_array_append_val (points, point);
    }

  return points;
}

static TrellisMeasureMark *
get_mark (TrellisMeasureLine *line,
          guint               index)
{
  return &g_array_index (line->marks, TrellisMeasureMark, index);
}

static void
test_layout (void)
{
  const double values[] = { 90, 94, NAN, 92, 96 };
  g_autoptr (GArray) points = create_points (values, G_N_ELEMENTS (values));
  g_autoptr (TrellisMeasureLine) line = trellis_measure_line_new (points, TRUE, 100, RADIUS, 206, 46);

  /* From edge to edge, the dot's room left free. */
  g_assert_cmpfloat (get_mark (line, 0)->x, ==, RADIUS);
  g_assert_cmpfloat (get_mark (line, 4)->x, ==, 203);
  g_assert_cmpfloat (get_mark (line, 0)->y, ==, 43);
  g_assert_cmpfloat (line->target_y, ==, RADIUS);
  g_assert_cmpfloat (get_mark (line, 1)->y, <, get_mark (line, 3)->y);

  /* Nothing is drawn across a gap. */
  g_assert_false (get_mark (line, 0)->is_joined);
  g_assert_true (get_mark (line, 1)->is_joined);
  g_assert_true (get_mark (line, 2)->is_missing);
  g_assert_false (get_mark (line, 2)->is_joined);
  g_assert_false (get_mark (line, 3)->is_joined);
  g_assert_true (get_mark (line, 4)->is_joined);

  /* A gap can be read too. */
  g_assert_cmpint (trellis_measure_line_find_mark (line, 103), ==, 2);
  g_assert_cmpint (trellis_measure_line_find_mark (line, -50), ==, 0);
}

static void
test_edges (void)
{
  const double one[] = { 90 };
  const double same[] = { 90, 90 };
  const double none[] = { NAN, NAN };
  g_autoptr (GArray) empty = create_points (NULL, 0);
  g_autoptr (GArray) single = create_points (one, 1);
  g_autoptr (GArray) level = create_points (same, 2);
  g_autoptr (GArray) missing = create_points (none, 2);
  g_autoptr (TrellisMeasureLine) empty_line = trellis_measure_line_new (empty, FALSE, 0, RADIUS, 100, 40);
  g_autoptr (TrellisMeasureLine) single_line = trellis_measure_line_new (single, FALSE, 0, RADIUS, 100, 40);
  g_autoptr (TrellisMeasureLine) level_line = trellis_measure_line_new (level, TRUE, 90, RADIUS, 100, 40);
  g_autoptr (TrellisMeasureLine) missing_line = trellis_measure_line_new (missing, FALSE, 0, RADIUS, 100, 40);

  g_assert_cmpint (trellis_measure_line_find_mark (empty_line, 10), ==, -1);
  g_assert_cmpfloat (get_mark (single_line, 0)->x, ==, 97);
  g_assert_cmpfloat (get_mark (single_line, 0)->y, ==, 20);
  g_assert_cmpfloat (get_mark (level_line, 1)->y, ==, 20);
  g_assert_cmpfloat (level_line->target_y, ==, 20);
  g_assert_true (get_mark (missing_line, 1)->is_missing);
}

/* How much of the surface was painted. */
static guint
count_ink (TrellisMeasureLine *line,
           int                 x0,
           int                 x1)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 100, 40);
  cairo_t *cr = cairo_create (surface);
  guint n_pixels = 0;
  const guint8 *data;

  trellis_measure_line_draw (line, cr, trellis_palette_get (TRELLIS_PALETTE_LIGHT, FALSE), RADIUS);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int y = 0; y < 40; y++)
    {
      for (int x = x0; x < x1; x++)
        n_pixels += data[y * cairo_image_surface_get_stride (surface) + x * 4 + 3] > 0;
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return n_pixels;
}

static void
test_draw (void)
{
  const double values[] = { 90, 94, NAN, 92, 96 };
  const double alone[] = { NAN, 90, NAN, 92 };
  g_autoptr (GArray) points = create_points (values, G_N_ELEMENTS (values));
  g_autoptr (GArray) lone = create_points (alone, G_N_ELEMENTS (alone));
  g_autoptr (TrellisMeasureLine) line = trellis_measure_line_new (points, FALSE, 0, RADIUS, 100, 40);
  g_autoptr (TrellisMeasureLine) lone_line = trellis_measure_line_new (lone, FALSE, 0, RADIUS, 100, 40);

  g_assert_cmpuint (count_ink (line, 0, 25), >, 20);
  g_assert_cmpuint (count_ink (line, 32, 68), ==, 0);
  g_assert_cmpuint (count_ink (line, 92, 100), >, 20);
  /* A figure between two gaps is seen. */
  g_assert_cmpuint (count_ink (lone_line, 30, 40), >, 0);
  g_assert_cmpuint (count_ink (lone_line, 0, 25), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/measure-line/layout", test_layout);
  g_test_add_func ("/measure-line/edges", test_edges);
  g_test_add_func ("/measure-line/draw", test_draw);

  return g_test_run ();
}
