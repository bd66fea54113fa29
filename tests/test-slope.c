/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How many went from one period to another: where their lines end, who is named,
 * and that names do not collide. */

#include "trellis-slope.h"

#include <math.h>

#define LINE (8 * 1.45)

static const TrellisMeasure measure = { (char *) "ks2", (char *) "Combined", (char *) "%", 0, TRELLIS_BETTER_UP,
                                        (char *) "year" };

static TrellisSlope *
create (const TrellisSlopeItem *items,
        guint                   n_items,
        int                     subject,
        double                  width,
        double                  height)
{
  g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (TrellisSlopeItem));

  g_array_append_vals (array, items, n_items);

  return trellis_slope_new (array, &measure, "2023/24", "2024/25", subject, text, TRELLIS_PALETTE_PAPER, width, height);
}

static TrellisSlopeLine *
get_line (TrellisSlope *slope,
          guint         index)
{
  return &g_array_index (slope->lines, TrellisSlopeLine, index);
}

/* What moved most is named, and the subject; one without a figure before, or
 * after, has no line, and is never the one that moved most. */
static void
test_lines (void)
{
  static const TrellisSlopeItem items[] = {
    { "Ash", 60, 62 }, { "Birch", 50, 64 }, { "Cedar", 70, 61 }, { "Elder", NAN, 99 }, { "Fir", 10, NAN },
    { "Hazel", 55, 55 },
  };
  g_autoptr (TrellisSlope) slope = create (items, G_N_ELEMENTS (items), 0, 260, 220);
  guint n_before = 0;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      TrellisSlopeLine *line = get_line (slope, i);

      g_assert_cmpint (line->is_named, ==, i < 3);
      g_assert_cmpint (isnan (line->y0), ==, isnan (items[i].before));
      g_assert_cmpint (isnan (line->y1), ==, isnan (items[i].after));
      if (!isnan (line->y1))
        g_assert_cmpfloat_with_epsilon (line->y1, trellis_scale_place (&slope->scale, items[i].after, slope->plot_y1,
                                                                       slope->plot_y0), 1e-9);
    }
  /* Both ends are on one scale: higher is higher, and level is level. */
  g_assert_cmpfloat (get_line (slope, 1)->y1, <, get_line (slope, 1)->y0);
  g_assert_cmpfloat_with_epsilon (get_line (slope, 5)->y0, get_line (slope, 5)->y1, 1e-9);
  g_assert_cmpuint (slope->labels->len, ==, 6);
  for (guint i = 0; i < slope->labels->len; i++)
    {
      const TrellisSlopeLabel *label = &g_array_index (slope->labels, TrellisSlopeLabel, i);

      n_before += label->is_before;
      if (label->item == 1)
        g_assert_cmpstr (label->text, ==, label->is_before ? "50%" : "64%  Birch");
    }
  g_assert_cmpuint (n_before, ==, 3);
  g_assert_cmpfloat (slope->x0, <, slope->x1);
  g_assert_cmpfloat (slope->x1, <, slope->width * 0.7);
}

/* Names that would lie on each other are moved apart, within the chart. */
static void
test_labels (void)
{
  static const TrellisSlopeItem items[] = { { "Ash", 60, 61 }, { "Birch", 61, 60 }, { "Cedar", 60, 60.2 } };
  g_autoptr (TrellisSlope) slope = create (items, G_N_ELEMENTS (items), 2, 260, 120);

  for (guint i = 0; i < slope->labels->len; i++)
    {
      const TrellisSlopeLabel *one = &g_array_index (slope->labels, TrellisSlopeLabel, i);

      g_assert_cmpfloat (one->y, >=, slope->plot_y0 - LINE);
      g_assert_cmpfloat (one->y, <=, slope->height + 0.01);
      for (guint k = 0; k < i; k++)
        {
          const TrellisSlopeLabel *other = &g_array_index (slope->labels, TrellisSlopeLabel, k);

          if (other->is_before == one->is_before)
            g_assert_cmpfloat (fabs (one->y - other->y), >=, LINE - 0.01);
        }
    }
}

/* None, one, and two hundred; nothing is drawn outside. */
static void
test_sizes (void)
{
  static const guint sizes[] = { 0, 1, 200 };

  for (guint n = 0; n < G_N_ELEMENTS (sizes); n++)
    {
      g_autofree TrellisSlopeItem *items = g_new0 (TrellisSlopeItem, sizes[n] + 1);
      g_autoptr (TrellisText) text = trellis_text_new_for_paper ();
      g_autoptr (TrellisSlope) slope = NULL;
      cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (recording);
      double x, y, width, height;

      for (guint i = 0; i < sizes[n]; i++)
        items[i] = (TrellisSlopeItem) { "A school with a long name", 40 + i % 37, 42 + i % 41 };
      slope = create (items, sizes[n], -1, 260, 220);
      trellis_slope_draw (slope, cr, text, trellis_palette_get (TRELLIS_PALETTE_PAPER, FALSE));
      cairo_recording_surface_ink_extents (recording, &x, &y, &width, &height);
      g_assert_cmpfloat (x, >=, -1);
      g_assert_cmpfloat (y, >=, -1);
      g_assert_cmpfloat (x + width, <=, 261);
      g_assert_cmpfloat (y + height, <=, 221);
      cairo_destroy (cr);
      cairo_surface_destroy (recording);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slope/lines", test_lines);
  g_test_add_func ("/slope/labels", test_labels);
  g_test_add_func ("/slope/sizes", test_sizes);

  return g_test_run ();
}
