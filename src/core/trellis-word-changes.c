/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-word-changes.h"

#include <string.h>

/* Of longer stretches that differ, all is told as removed and added: the table of
 * what they have in common would take longer than a person waits. */
#define MOST_CELLS (4000 * 4000)

/* A word, by bytes of its text; the spaces behind it are its own. */
typedef struct
{
  const char *start;
  gsize length;
  gsize whole_length;   /* with the spaces */
} Word;

static void
free_run (gpointer data)
{
  TrellisWordRun *run = data;

  g_free (run->text);
  g_free (run);
}

static GArray *
list_words (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));

  text += strspn (text, " \t\r\n");
  while (*text != '\0')
    {
      Word word = { text, strcspn (text, " \t\r\n"), 0 };

      word.whole_length = word.length + strspn (text + word.length, " \t\r\n");
      g_array_append_val (words, word);
      text += word.whole_length;
    }

  return words;
}

static gboolean
is_same (const Word *a,
         const Word *b)
{
  return a->length == b->length && memcmp (a->start, b->start, a->length) == 0;
}

static void
add_word (GPtrArray         *runs,
          TrellisWordChange  change,
          const Word        *word)
{
  TrellisWordRun *run = runs->len > 0 ? g_ptr_array_index (runs, runs->len - 1) : NULL;
  g_autofree char *text = g_strndup (word->start, word->whole_length);
  char *joined;

  if (run == NULL || run->change != change)
    {
      run = g_new0 (TrellisWordRun, 1);
      run->change = change;
      run->text = g_strdup ("");
      g_ptr_array_add (runs, run);
    }
  joined = g_strconcat (run->text, text, NULL);
  g_free (run->text);
  run->text = joined;
  run->n_words++;
}

/* The longest row of words that both have in common, from each place on to the
 * end: a table of (n + 1) by (m + 1). */
static guint *
measure_common (const Word *before,
                guint       n,
                const Word *after,
                guint       m)
{
  guint *common = g_new0 (guint, (gsize) (n + 1) * (m + 1));

  for (guint i = n; i-- > 0;)
    {
      for (guint j = m; j-- > 0;)
        {
          guint *cell = &common[(gsize) i * (m + 1) + j];

          *cell = is_same (&before[i], &after[j]) ? cell[m + 2] + 1 : MAX (cell[m + 1], cell[1]);
        }
    }

  return common;
}

/* What differs in the middle, between what both begin and end with. */
static void
compare_middle (GPtrArray  *runs,
                const Word *before,
                guint       n,
                const Word *after,
                guint       m)
{
  g_autofree guint *common = (guint64) n * m <= MOST_CELLS ? measure_common (before, n, after, m) : NULL;
  guint i = 0, j = 0;

  while (i < n || j < m)
    {
      if (common != NULL && i < n && j < m && is_same (&before[i], &after[j]))
        {
          add_word (runs, TRELLIS_WORD_CHANGE_NONE, &after[j]);
          i++;
          j++;
        }
      else if (i < n && (j == m || common == NULL ||
                         common[(gsize) (i + 1) * (m + 1) + j] >= common[(gsize) i * (m + 1) + j + 1]))
        add_word (runs, TRELLIS_WORD_CHANGE_REMOVED, &before[i++]);
      else
        add_word (runs, TRELLIS_WORD_CHANGE_ADDED, &after[j++]);
    }
}

/**
 * trellis_words_compare:
 * @before: a text
 * @after: a later version of it
 *
 * Tells which words were removed and which were added; spaces and ends of lines
 * are no change.
 *
 * Returns: (transfer full) (element-type TrellisWordRun): the words of both, in
 *   order, what was removed before what was added in its place; empty where
 *   neither has any
 */
GPtrArray *
trellis_words_compare (const char *before,
                       const char *after)
{
  GPtrArray *runs = g_ptr_array_new_with_free_func (free_run);
  g_autoptr (GArray) words_before = NULL;
  g_autoptr (GArray) words_after = NULL;
  const Word *a, *b;
  guint n_alike = 0, n_end = 0;

  g_return_val_if_fail (before != NULL && after != NULL, runs);

  words_before = list_words (before);
  words_after = list_words (after);
  a = (const Word *) words_before->data;
  b = (const Word *) words_after->data;
  while (n_alike < MIN (words_before->len, words_after->len) && is_same (&a[n_alike], &b[n_alike]))
    n_alike++;
  while (n_end < MIN (words_before->len, words_after->len) - n_alike &&
         is_same (&a[words_before->len - n_end - 1], &b[words_after->len - n_end - 1]))
    n_end++;

  for (guint i = 0; i < n_alike; i++)
    add_word (runs, TRELLIS_WORD_CHANGE_NONE, &b[i]);
  compare_middle (runs, a + n_alike, words_before->len - n_alike - n_end, b + n_alike,
                  words_after->len - n_alike - n_end);
  for (guint i = words_after->len - n_end; i < words_after->len; i++)
    add_word (runs, TRELLIS_WORD_CHANGE_NONE, &b[i]);

  return runs;
}
