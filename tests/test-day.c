/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-day.h"

static void
test_round_trip (void)
{
  /* Every day of four centuries, against GLib's own reckoning. */
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, G_DATE_JANUARY, 1800);
  for (TrellisDay day = trellis_day_new (1800, 1, 1); day < trellis_day_new (2200, 1, 1); day++)
    {
      int year, month, day_of_month;

      trellis_day_get_ymd (day, &year, &month, &day_of_month);
      g_assert_cmpint (year, ==, g_date_get_year (&date));
      g_assert_cmpint (month, ==, g_date_get_month (&date));
      g_assert_cmpint (day_of_month, ==, g_date_get_day (&date));
      g_assert_cmpint (trellis_day_new (year, month, day_of_month), ==, day);
      g_assert_cmpint (trellis_day_get_weekday (day), ==, g_date_get_weekday (&date) - 1);
      g_date_add_days (&date, 1);
    }
}

static void
test_parse (void)
{
  static const char *const bad[] = {
    "", "2026-02-30", "2025-02-29", "2026-13-01", "2026-1-01", "2026-01-1", "20260101", "2026-01-01 ",
    "2026/01/01", "0000-01-01", "+026-01-01",
  };
  TrellisDay day = 17;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (trellis_day_parse_iso (bad[i], &day));
  g_assert_false (trellis_day_parse_iso (NULL, &day));
  g_assert_cmpint (day, ==, 17);
  g_assert_true (trellis_day_parse_iso ("2024-02-29", &day));
  g_assert_cmpint (day, ==, trellis_day_new (2024, 2, 29));
}

static void
test_months (void)
{
  TrellisDay january = trellis_day_new (2026, 1, 31);

  g_assert_cmpint (trellis_day_add_months (january, 1), ==, trellis_day_new (2026, 2, 28));
  g_assert_cmpint (trellis_day_add_months (january, -2), ==, trellis_day_new (2025, 11, 30));
  g_assert_cmpint (trellis_day_add_months (january, 12), ==, trellis_day_new (2027, 1, 31));
  g_assert_cmpint (trellis_day_months_until (trellis_day_new (2025, 7, 8), trellis_day_new (2026, 3, 6)), ==, 7);
  g_assert_cmpint (trellis_day_months_until (trellis_day_new (2025, 7, 8), trellis_day_new (2026, 3, 8)), ==, 8);
  g_assert_cmpint (trellis_day_months_until (january, january), ==, 0);
}

static void
test_format (void)
{
  TrellisDay day = trellis_day_new (2026, 3, 6);
  static const struct
  {
    TrellisDayStyle style;
    const char *text;
  } cases[] = {
    { TRELLIS_DAY_STYLE_ISO, "2026-03-06" }, { TRELLIS_DAY_STYLE_SHORT, "6 Mar" },
    { TRELLIS_DAY_STYLE_MEDIUM, "6 Mar 2026" }, { TRELLIS_DAY_STYLE_LONG, "6 March 2026" },
    { TRELLIS_DAY_STYLE_WEEKDAY, "Fri 6 Mar" }, { TRELLIS_DAY_STYLE_FULL, "Friday 6 March 2026" },
    { TRELLIS_DAY_STYLE_MONTH, "Mar 2026" },
  };
  g_autofree char *none = trellis_day_format (TRELLIS_DAY_NONE, TRELLIS_DAY_STYLE_FULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = trellis_day_format (day, cases[i].style);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  g_assert_cmpstr (none, ==, "");
}

static void
test_clock (void)
{
  trellis_clock_set_today (trellis_day_new (2026, 3, 6));
  g_assert_cmpint (trellis_clock_get_today (), ==, trellis_day_new (2026, 3, 6));
  trellis_clock_set_today (TRELLIS_DAY_NONE);
  g_assert_cmpint (trellis_clock_get_today (), >, trellis_day_new (2026, 1, 1));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/day/round-trip", test_round_trip);
  g_test_add_func ("/core/day/parse", test_parse);
  g_test_add_func ("/core/day/months", test_months);
  g_test_add_func ("/core/day/format", test_format);
  g_test_add_func ("/core/day/clock", test_clock);

  return g_test_run ();
}
