/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Round ticks of numbers and days, and labels that keep clear of each other. */

#include "trellis-chart-scale.h"

#include <math.h>

static void
test_numbers (void)
{
  static const struct
  {
    double least, most;
    guint n_steps;
    double floor_value, ceiling_value;
    double from, until, step;
    int decimals;
  } rows[] = {
    { 44, 65, 3, 0, 100, 40, 70, 10, 0 },
    { 44, 65, 6, 0, 100, 40, 65, 5, 0 },
    { 92.1, 94.9, 4, 0, 100, 92, 95, 1, 0 },
    { 92.1, 92.4, 4, 0, 100, 92.1, 92.4, 0.1, 1 },
    { 96, 99.9, 2, 0, 100, 96, 100, 2, 0 },
    { 3, 98, 5, 0, 100, 0, 100, 20, 0 },
    { -1.8, 0.6, 5, -INFINITY, INFINITY, -2, 1, 1, 0 },
    { -1.8, 0.6, 6, -INFINITY, INFINITY, -2, 1, 0.5, 1 },
    { 0, 1234, 5, 0, INFINITY, 0, 1500, 500, 0 },
    /* One figure alone is not an edge. */
    { 60, 60, 4, 0, 100, 55, 65, 5, 0 },
    { 0, 0, 4, 0, 100, 0, 1, 0.5, 1 },
    { 100, 100, 4, 0, 100, 94, 100, 2, 0 },
    /* None at all. */
    { INFINITY, -INFINITY, 4, 0, 100, 0, 1, 0.5, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TrellisScale scale;

      g_test_message ("row %u", i);
      trellis_scale_init (&scale, rows[i].least, rows[i].most, rows[i].n_steps, rows[i].floor_value,
                          rows[i].ceiling_value);
      g_assert_cmpfloat_with_epsilon (scale.step, rows[i].step, 1e-9);
      g_assert_cmpfloat_with_epsilon (scale.from, rows[i].from, 1e-9);
      g_assert_cmpfloat_with_epsilon (scale.until, rows[i].until, 1e-9);
      g_assert_cmpint (scale.decimals, ==, rows[i].decimals);
      g_assert_cmpuint (trellis_scale_get_n_ticks (&scale), >=, 2);
      g_assert_cmpuint (trellis_scale_get_n_ticks (&scale), <=, rows[i].n_steps + 1);
      if (isfinite (rows[i].least))
        {
          g_assert_cmpfloat (scale.from, <=, rows[i].least + 1e-9);
          g_assert_cmpfloat (scale.until, >=, rows[i].most - 1e-9);
        }
    }
}

static void
test_place (void)
{
  TrellisScale scale;

  trellis_scale_init (&scale, 0, 100, 5, 0, 100);
  g_assert_cmpfloat (trellis_scale_place (&scale, 0, 200, 0), ==, 200);
  g_assert_cmpfloat (trellis_scale_place (&scale, 100, 200, 0), ==, 0);
  g_assert_cmpfloat (trellis_scale_place (&scale, 25, 200, 0), ==, 150);
  g_assert_cmpfloat (trellis_scale_get_tick (&scale, 1), ==, 20);
}

static void
test_days (void)
{
  static const struct
  {
    const char *from, *until;
    guint n_most;
    guint n_ticks;
    const char *first, *last;
  } rows[] = {
    { "2026-03-02", "2026-03-06", 6, 5, "2 Mar", "6 Mar" },
    { "2026-03-04", "2026-04-06", 8, 5, "9 Mar", "6 Apr" },
    { "2025-09-01", "2026-03-06", 8, 7, "Sep 2025", "Mar 2026" },
    { "2024-09-01", "2026-03-06", 8, 6, "Oct 2024", "Jan 2026" },
    { "2020-08-31", "2026-03-06", 8, 6, "2020/21", "2025/26" },
    { "1999-09-01", "2026-03-06", 5, 5, "1999/00", "2023/24" },
    { "2026-03-06", "2026-03-06", 4, 1, "6 Mar", "6 Mar" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TrellisDay from, until;
      g_autoptr (GArray) ticks = NULL;

      g_assert_true (trellis_day_parse_iso (rows[i].from, &from));
      g_assert_true (trellis_day_parse_iso (rows[i].until, &until));
      ticks = trellis_day_ticks_new (from, until, rows[i].n_most);
      g_test_message ("row %u: %u ticks", i, ticks->len);
      g_assert_cmpuint (ticks->len, ==, rows[i].n_ticks);
      g_assert_cmpstr (g_array_index (ticks, TrellisDayTick, 0).label, ==, rows[i].first);
      g_assert_cmpstr (g_array_index (ticks, TrellisDayTick, ticks->len - 1).label, ==, rows[i].last);
    }
}

static void
test_spread (void)
{
  static const struct
  {
    guint n;
    double wanted[5];
    double size;
    double from, until;
    double placed[5];
  } rows[] = {
    { 0, { 0 }, 10, 0, 100, { 0 } },
    { 1, { 50 }, 10, 0, 100, { 50 } },
    /* Clear of each other, they stay. */
    { 2, { 20, 40 }, 10, 0, 100, { 20, 40 } },
    /* Two at one place part evenly. */
    { 2, { 50, 50 }, 10, 0, 100, { 45, 55 } },
    /* A run meets a third, and all three give way. */
    { 3, { 50, 50, 52 }, 10, 0, 100, { 50 + 2 / 3.0 - 10, 50 + 2 / 3.0, 50 + 2 / 3.0 + 10 } },
    /* At the edges. */
    { 2, { 2, 4 }, 10, 0, 100, { 5, 15 } },
    { 3, { 99, 99, 99 }, 10, 0, 100, { 75, 85, 95 } },
    /* A pushed run pushes the one before it. */
    { 4, { 80, 95, 96, 99 }, 10, 0, 100, { 65, 75, 85, 95 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double centres[5], sizes[5];

      for (guint k = 0; k < rows[i].n; k++)
        {
          centres[k] = rows[i].wanted[k];
          sizes[k] = rows[i].size;
        }
      trellis_spread (centres, sizes, rows[i].n, rows[i].from, rows[i].until);
      for (guint k = 0; k < rows[i].n; k++)
        {
          g_test_message ("row %u, %u: %f", i, k, centres[k]);
          g_assert_cmpfloat_with_epsilon (centres[k], rows[i].placed[k], 1e-9);
        }
    }
}

/* Whatever is asked: no two overlap, their order is kept, all are in the room. */
static void
test_spread_never_collides (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);

  for (guint round = 0; round < 500; round++)
    {
      guint n = (guint) g_rand_int_range (random, 1, 9);
      double centres[9], sizes[9], until = 0;

      for (guint k = 0; k < n; k++)
        {
          sizes[k] = g_rand_double_range (random, 5, 20);
          until += sizes[k];
          centres[k] = (k > 0 ? centres[k - 1] : 0) + g_rand_double_range (random, 0, 12);
        }
      until *= g_rand_double_range (random, 1, 2);
      trellis_spread (centres, sizes, n, 0, until);
      g_assert_cmpfloat (centres[0] - sizes[0] / 2, >=, -1e-6);
      g_assert_cmpfloat (centres[n - 1] + sizes[n - 1] / 2, <=, until + 1e-6);
      for (guint k = 1; k < n; k++)
        g_assert_cmpfloat (centres[k] - sizes[k] / 2, >=, centres[k - 1] + sizes[k - 1] / 2 - 1e-6);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-scale/numbers", test_numbers);
  g_test_add_func ("/chart-scale/place", test_place);
  g_test_add_func ("/chart-scale/days", test_days);
  g_test_add_func ("/chart-scale/spread", test_spread);
  g_test_add_func ("/chart-scale/spread-never-collides", test_spread_never_collides);

  return g_test_run ();
}
