/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-rich-text.h"

/* A line in letters: its text with each run in brackets: B bold, I italic, X both. */
static char *
show (const TrellisRichLine *line)
{
  static const char names[] = ".BIX";
  GString *words = g_string_new (line->is_item ? "* " : "");

  for (guint i = 0; i < line->runs->len; i++)
    {
      const TrellisRichRun *run = &g_array_index (line->runs, TrellisRichRun, i);

      g_string_append_printf (words, "%c(%.*s)", names[run->style], (int) (run->end - run->start),
                              line->text + run->start);
    }

  return g_string_free (words, FALSE);
}

static void
test_parse (void)
{
  static const struct
  {
    const char *body;
    const char *shown;
    const char *plain;
  } cases[] = {
    { "Plain words", ".(Plain words)", "Plain words" },
    { "**Bold** and _italic_", "B(Bold).( and )I(italic)", "Bold and italic" },
    { "**_both_**", "X(both)", "both" },
    { "- an item", "* .(an item)", "- an item" },
    { "-no item", ".(-no item)", "-no item" },
    { "- ", "* ", "- " },
    /* What is not closed is what somebody typed. */
    { "five ** six", ".(five ** six)", "five ** six" },
    { "2 * 3", ".(2 * 3)", "2 * 3" },
    { "snake_case", ".(snake_case)", "snake_case" },
    { "****", ".(****)", "****" },
    { "__", ".(__)", "__" },
    { "a\\_b\\_c \\*\\* \\\\", ".(a_b_c ** \\)", "a_b_c ** \\" },
    { "a\\nb", ".(a\\nb)", "a\\nb" },
    { "ends \\", ".(ends \\)", "ends \\" },
    { "**é**", "B(é)", "é" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) lines = trellis_rich_text_parse (cases[i].body);
      g_autofree char *plain = trellis_rich_text_dup_plain (cases[i].body);
      g_autofree char *shown = NULL;

      g_assert_cmpuint (lines->len, ==, 1);
      shown = show (g_ptr_array_index (lines, 0));
      g_assert_cmpstr (shown, ==, cases[i].shown);
      g_assert_cmpstr (plain, ==, cases[i].plain);
    }

  {
    g_autoptr (GPtrArray) lines = trellis_rich_text_parse ("one\n\n- two");

    g_autoptr (GPtrArray) none = trellis_rich_text_parse ("");

    g_assert_cmpuint (lines->len, ==, 3);
    g_assert_cmpuint (none->len, ==, 0);
  }
}

/* Whatever is written is read back, letter for letter and style for style. */
static void
test_round_trip (void)
{
  static const char letters[] = "ab *_\\-é";

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) body = g_string_new (NULL);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) styles = g_array_new (FALSE, FALSE, sizeof (TrellisRichStyle));
      g_autoptr (GPtrArray) lines = NULL;
      const TrellisRichLine *line;
      TrellisRichStyle before = -1;
      int n_runs = g_test_rand_int_range (1, 6);

      for (int i = 0; i < n_runs; i++)
        {
          g_autoptr (GString) run = g_string_new ("x");
          TrellisRichStyle style;
          int n = g_test_rand_int_range (0, 5);

          do
            style = g_test_rand_int_range (0, 4);
          while (style == before);
          before = style;
          for (int j = 0; j < n; j++)
            {
              const char *letter = letters + g_test_rand_int_range (0, 7);

              g_string_append_len (run, letter, g_utf8_next_char (letter) - letter);
            }
          g_string_append_c (run, 'y');
          trellis_rich_text_append_run (body, run->str, run->len, style);
          g_string_append (text, run->str);
          for (guint j = 0; j < run->len; j++)
            g_array_append_val (styles, style);
        }

      lines = trellis_rich_text_parse (body->str);
      g_assert_cmpuint (lines->len, ==, 1);
      line = g_ptr_array_index (lines, 0);
      g_assert_cmpstr (line->text, ==, text->str);
      for (guint i = 0; i < line->runs->len; i++)
        {
          const TrellisRichRun *run = &g_array_index (line->runs, TrellisRichRun, i);

          for (guint j = run->start; j < run->end; j++)
            g_assert_cmpuint (run->style, ==, g_array_index (styles, TrellisRichStyle, j));
        }
    }
}

static void
test_blanks (void)
{
  g_autoptr (GString) body = g_string_new (NULL);

  trellis_rich_text_append_run (body, " bold ", -1, TRELLIS_RICH_BOLD);
  trellis_rich_text_append_run (body, "   ", -1, TRELLIS_RICH_ITALIC);
  g_assert_cmpstr (body->str, ==, " **bold**    ");
}

/* Where each run stands in the line as it is held: what an editor colours. */
static void
test_source (void)
{
  static const char body[] = "- a **b\\*c** _d_";
  g_autoptr (GPtrArray) lines = trellis_rich_text_parse (body);
  const TrellisRichLine *line = g_ptr_array_index (lines, 0);
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; i < line->runs->len; i++)
    {
      const TrellisRichRun *run = &g_array_index (line->runs, TrellisRichRun, i);

      g_string_append_printf (shown, "(%.*s)", (int) (run->source_end - run->source_start), body + run->source_start);
    }
  g_assert_cmpstr (shown->str, ==, "(a )(b\\*c)( )(d)");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rich-text/parse", test_parse);
  g_test_add_func ("/rich-text/round-trip", test_round_trip);
  g_test_add_func ("/rich-text/blanks", test_blanks);
  g_test_add_func ("/rich-text/source", test_source);

  return g_test_run ();
}
