/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-word-changes.h"

/* Runs in one line: -removed- +added+ same. */
static char *
dup_marked (const char *before,
            const char *after)
{
  g_autoptr (GPtrArray) runs = trellis_words_compare (before, after);
  GString *marked = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const TrellisWordRun *run = g_ptr_array_index (runs, i);
      g_autofree char *text = g_strchomp (g_strdup (run->text));
      const char *mark = run->change == TRELLIS_WORD_CHANGE_REMOVED ? "-"
                           : run->change == TRELLIS_WORD_CHANGE_ADDED ? "+" : "";

      g_string_append_printf (marked, "%s%s%s%s", i > 0 ? " " : "", mark, text, mark);
    }

  return g_string_free (marked, FALSE);
}

static void
test_table (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    const char *marked;
  } rows[] = {
    { "", "", "" },
    { "", "New words", "+New words+" },
    { "Old words", " \n", "-Old words-" },
    { "Phonics is taught daily.", "Phonics is taught\ndaily. ", "Phonics is taught\ndaily." },
    { "Phonics is taught daily.", "Phonics is now taught twice daily.", "Phonics is +now+ taught +twice+ daily." },
    { "Books are marked weekly.", "Books are read weekly.", "Books are -marked- +read+ weekly." },
    { "a b c d", "c d a b", "-a b- c d +a b+" },
    { "same same same", "same same", "same same -same-" },
    { "Élan matters", "Elan matters", "-Élan- +Elan+ matters" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *marked = dup_marked (rows[i].before, rows[i].after);

      g_assert_cmpstr (marked, ==, rows[i].marked);
    }
}

static char *
dup_random_text (GRand *rand,
                 guint  n_words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (text, "%c ", 'a' + g_rand_int_range (rand, 0, 4));

  return g_string_free (text, FALSE);
}

/* Whatever the texts: what is not added is the earlier, what is not removed the later. */
static void
test_whole (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *before = dup_random_text (rand, g_rand_int_range (rand, 0, 12));
      g_autofree char *after = dup_random_text (rand, g_rand_int_range (rand, 0, 12));
      g_autoptr (GPtrArray) runs = trellis_words_compare (before, after);
      g_autoptr (GString) earlier = g_string_new (NULL);
      g_autoptr (GString) later = g_string_new (NULL);

      for (guint j = 0; j < runs->len; j++)
        {
          const TrellisWordRun *run = g_ptr_array_index (runs, j);

          if (run->change != TRELLIS_WORD_CHANGE_ADDED)
            g_string_append (earlier, run->text);
          if (run->change != TRELLIS_WORD_CHANGE_REMOVED)
            g_string_append (later, run->text);
        }
      g_assert_cmpstr (earlier->str, ==, before);
      g_assert_cmpstr (later->str, ==, after);
    }
}

/* Two long texts that have nothing in common are told at once. */
static void
test_long (void)
{
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);
  g_autoptr (GPtrArray) runs = NULL;

  for (guint i = 0; i < 20000; i++)
    {
      g_string_append (before, "old ");
      g_string_append (after, "new ");
    }
  runs = trellis_words_compare (before->str, after->str);
  g_assert_cmpuint (runs->len, ==, 2);
  g_assert_cmpuint (((TrellisWordRun *) g_ptr_array_index (runs, 0))->n_words, ==, 20000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/word-changes/table", test_table);
  g_test_add_func ("/word-changes/whole", test_whole);
  g_test_add_func ("/word-changes/long", test_long);

  return g_test_run ();
}
