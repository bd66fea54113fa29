/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-action-parse.h"

/* A Friday. */
#define TODAY trellis_day_new (2026, 3, 6)

static void
test_lines (void)
{
  static const struct
  {
    const char *text;
    const char *what;
    const char *owner;
    const char *due;
  } cases[] = {
    { "Phonics lead to model lessons, Ms A, 12 Apr", "Phonics lead to model lessons", "Ms A", "2026-04-12" },
    /* A day without its year is the coming one. */
    { "Phonics lead to model lessons, Ms A, 12 Feb", "Phonics lead to model lessons", "Ms A", "2027-02-12" },
    { "Phonics lead to model lessons", "Phonics lead to model lessons", "", "" },
    { "  Phonics lead to model lessons  ,  Ms A ,12/4 ", "Phonics lead to model lessons", "Ms A", "2026-04-12" },
    { "Model lessons, 12 Apr", "Model lessons", "", "2026-04-12" },
    { "Model lessons, Ms A", "Model lessons", "Ms A", "" },
    { "Model lessons, Chair of governors", "Model lessons", "Chair of governors", "" },
    { "Model lessons, headteacher, in 3 weeks", "Model lessons", "headteacher", "2026-03-27" },
    { "Model lessons, 12 Apr, Ms A", "Model lessons", "Ms A", "2026-04-12" },
    { "Model lessons by Friday", "Model lessons", "", "2026-03-13" },
    { "Model lessons, Ms A by next Friday", "Model lessons", "Ms A", "2026-03-13" },
    { "Model lessons, Ms A, by 12 April 2027", "Model lessons", "Ms A", "2027-04-12" },
    { "Model lessons, Ms A, due 1 May", "Model lessons", "Ms A", "2026-05-01" },
    { "Model lessons, Ms A, Due by 1 May", "Model lessons", "Ms A", "2026-05-01" },
    { "Model lessons, Ms A, Sun, 12 Apr, 2026", "Model lessons", "Ms A", "2026-04-12" },
    { "Model lessons, Ms A, tomorrow", "Model lessons", "Ms A", "2026-03-07" },
    { "Improve reading, writing and maths", "Improve reading, writing and maths", "", "" },
    { "Improve reading, writing and maths, 12 Apr", "Improve reading, writing and maths", "", "2026-04-12" },
    { "Improve reading, writing and maths, Ms A, 12 Apr", "Improve reading, writing and maths", "Ms A", "2026-04-12" },
    { "Improve reading, Writing lead and maths lead, 12 Apr", "Improve reading", "Writing lead and maths lead",
      "2026-04-12" },
    /* Nothing between two commas is nobody. */
    { "Improve reading, Year 2, , 12 Apr", "Improve reading, Year 2", "", "2026-04-12" },
    { "Model lessons by the phonics lead, Ms A", "Model lessons by the phonics lead", "Ms A", "" },
    { "Meet by the gate by Friday", "Meet by the gate", "", "2026-03-13" },
    /* Still being typed. */
    { "Model lessons,", "Model lessons", "", "" },
    { "Model lessons, Ms A,", "Model lessons", "Ms A", "" },
    { "Model lessons, Ms A, 12", "Model lessons, Ms A, 12", "", "" },
    /* A day alone is what is to be done, for want of anything else. */
    { "Friday", "Friday", "", "" },
    { "Écrire une règle, Élodie, 12 Apr", "Écrire une règle", "Élodie", "2026-04-12" },
    { "Agree who will lead on each of the four areas, and tell the governors of it in writing, 12 Apr",
      "Agree who will lead on each of the four areas, and tell the governors of it in writing", "", "2026-04-12" },
    { "Model lessons, Ms A, 31 February", "Model lessons, Ms A, 31 February", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (TrellisTypedAction) typed = { 0 };
      g_autofree char *due = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_true (trellis_action_parse (cases[i].text, TODAY, &typed));
      due = trellis_day_format (typed.due_on, TRELLIS_DAY_STYLE_ISO);
      g_assert_cmpstr (typed.what, ==, cases[i].what);
      g_assert_cmpstr (typed.owner, ==, cases[i].owner);
      g_assert_cmpstr (due, ==, cases[i].due);
    }
}

static void
test_nothing (void)
{
  static const char *const texts[] = { NULL, "", "   ", ",", ", ,", "\xff\xfe" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      TrellisTypedAction typed = { (char *) "kept", (char *) "kept", 7 };

      g_assert_false (trellis_action_parse (texts[i], TODAY, &typed));
      g_assert_cmpstr (typed.what, ==, "kept");
      g_assert_cmpint (typed.due_on, ==, 7);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/action-parse/lines", test_lines);
  g_test_add_func ("/core/action-parse/nothing", test_nothing);

  return g_test_run ();
}
