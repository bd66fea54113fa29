/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-day-parse.h"

/* A Friday. */
#define TODAY (trellis_day_new (2026, 3, 6))

static const struct
{
  const char *text;
  TrellisDayLean lean;
  const char *day;
} cases[] = {
  { "2026-02-12", TRELLIS_DAY_LEAN_FORWARD, "2026-02-12" },
  { "12/2/2026", TRELLIS_DAY_LEAN_FORWARD, "2026-02-12" },
  { "12/2/27", TRELLIS_DAY_LEAN_BACK, "2027-02-12" },
  { "12.2.2027", TRELLIS_DAY_LEAN_NEAREST, "2027-02-12" },
  { "12.2.", TRELLIS_DAY_LEAN_NEAREST, "2026-02-12" },
  { "12-2-26", TRELLIS_DAY_LEAN_NEAREST, "2026-02-12" },
  { "12/2", TRELLIS_DAY_LEAN_NEAREST, "2026-02-12" },
  { "12/2", TRELLIS_DAY_LEAN_FORWARD, "2027-02-12" },
  { "12/2", TRELLIS_DAY_LEAN_BACK, "2026-02-12" },
  { "12 Feb", TRELLIS_DAY_LEAN_FORWARD, "2027-02-12" },
  { "12 dec", TRELLIS_DAY_LEAN_NEAREST, "2025-12-12" },
  { "12 dec", TRELLIS_DAY_LEAN_FORWARD, "2026-12-12" },
  { "12 dec", TRELLIS_DAY_LEAN_BACK, "2025-12-12" },
  { "6 march", TRELLIS_DAY_LEAN_FORWARD, "2026-03-06" },
  { "6 march", TRELLIS_DAY_LEAN_BACK, "2026-03-06" },
  { "  12th  of FEBRUARY, 2026 ", TRELLIS_DAY_LEAN_FORWARD, "2026-02-12" },
  { "Feb 12", TRELLIS_DAY_LEAN_BACK, "2026-02-12" },
  { "Feb 12 2025", TRELLIS_DAY_LEAN_BACK, "2025-02-12" },
  { "1 Sept", TRELLIS_DAY_LEAN_FORWARD, "2026-09-01" },
  { "Thu 12 Mar", TRELLIS_DAY_LEAN_FORWARD, "2026-03-12" },
  { "Thursday 12 March 2026", TRELLIS_DAY_LEAN_FORWARD, "2026-03-12" },
  { "29 Feb", TRELLIS_DAY_LEAN_FORWARD, "2028-02-29" },
  { "29 Feb", TRELLIS_DAY_LEAN_BACK, "2024-02-29" },
  { "today", TRELLIS_DAY_LEAN_BACK, "2026-03-06" },
  { "Tomorrow", TRELLIS_DAY_LEAN_BACK, "2026-03-07" },
  { "yesterday", TRELLIS_DAY_LEAN_FORWARD, "2026-03-05" },
  { "Monday", TRELLIS_DAY_LEAN_FORWARD, "2026-03-09" },
  { "mon", TRELLIS_DAY_LEAN_NEAREST, "2026-03-09" },
  { "mon", TRELLIS_DAY_LEAN_BACK, "2026-03-02" },
  { "Friday", TRELLIS_DAY_LEAN_FORWARD, "2026-03-13" },
  { "Friday", TRELLIS_DAY_LEAN_BACK, "2026-02-27" },
  { "sunday", TRELLIS_DAY_LEAN_FORWARD, "2026-03-08" },
  { "next Monday", TRELLIS_DAY_LEAN_NEAREST, "2026-03-09" },
  { "next friday", TRELLIS_DAY_LEAN_NEAREST, "2026-03-13" },
  { "last tuesday", TRELLIS_DAY_LEAN_FORWARD, "2026-02-24" },
  { "next week", TRELLIS_DAY_LEAN_FORWARD, "2026-03-13" },
  { "in 3 weeks", TRELLIS_DAY_LEAN_FORWARD, "2026-03-27" },
  { "3 weeks", TRELLIS_DAY_LEAN_FORWARD, "2026-03-27" },
  { "3w", TRELLIS_DAY_LEAN_FORWARD, "2026-03-27" },
  { "in a month", TRELLIS_DAY_LEAN_FORWARD, "2026-04-06" },
  { "10 days ago", TRELLIS_DAY_LEAN_FORWARD, "2026-02-24" },
  { "1 year", TRELLIS_DAY_LEAN_FORWARD, "2027-03-06" },
};

static void
test_days (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TrellisDay day = TRELLIS_DAY_NONE;
      g_autofree char *text = NULL;

      if (!trellis_day_parse_words (cases[i].text, TODAY, cases[i].lean, &day))
        g_error ("“%s” was not read", cases[i].text);
      text = trellis_day_format (day, TRELLIS_DAY_STYLE_ISO);
      if (g_strcmp0 (text, cases[i].day) != 0)
        g_error ("“%s” was read as %s, not %s", cases[i].text, text, cases[i].day);
    }
}

static void
test_refused (void)
{
  static const char *const bad[] = {
    "", "   ", "soon", "12", "30 Feb", "30/2", "2026-02-30", "12/13", "12/2/126", "12/2/2026/1", "/", "12/", "12/x",
    "Fe 12", "12 Feb Feb", "Feb", "Fri 12 Mar 2026", "12 Feb 2026 please now", "99999999999999999999", "3 fortnights",
    "10000 days", "12th", "12 Feb 126", "\xff\xfe", "in weeks", "ago", "next", "weeks ago", "2026-02-12T10:00",
  };
  TrellisDay day = 17;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      if (trellis_day_parse_words (bad[i], TODAY, TRELLIS_DAY_LEAN_NEAREST, &day))
        g_error ("“%s” was read as day %d", bad[i], day);
    }
  g_assert_false (trellis_day_parse_words (NULL, TODAY, TRELLIS_DAY_LEAN_NEAREST, &day));
  g_assert_cmpint (day, ==, 17);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/day-parse/days", test_days);
  g_test_add_func ("/core/day-parse/refused", test_refused);

  return g_test_run ();
}
