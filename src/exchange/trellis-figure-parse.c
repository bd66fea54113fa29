/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-figure-parse.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The short words of published files; the first of those that mean the same is
 * the one to write. */
static const struct
{
  const char *word;
  const char *reason;
} reasons[] = {
  { "SUPP", N_("Suppressed: too few pupils") },
  { "SUPP*", N_("Suppressed: too few pupils") },
  { "c", N_("Suppressed: too few pupils") },
  { "NE", N_("No entries") },
  { "NA", N_("Not applicable") },
  { "z", N_("Not applicable") },
  { "NP", N_("Not published") },
  { "LOWCOV", N_("Too few pupils could be counted") },
  { "SP", N_("More than nought, and at most 0.5%") },
  { "low", N_("More than nought, and at most 0.5%") },
  { "NEW", N_("A new school without results") },
  { "RE", N_("Withheld by the publisher") },
  { "x", N_("Not available") },
  { ":", N_("Not available") },
  { ".", N_("No pupils") },
};

static const char *
find_reason (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      if (g_str_equal (reasons[i].word, word))
        return _(reasons[i].reason);
    }

  return NULL;
}

/* Commas between thousands, as spreadsheets write them. */
static char *
dup_without_commas (const char *word)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *c = word; *c != '\0'; c++)
    {
      if (*c == ',' && g_ascii_isdigit (c[1]) && g_ascii_isdigit (c[2]) && g_ascii_isdigit (c[3]) &&
          !g_ascii_isdigit (c[4]))
        continue;
      g_string_append_c (plain, *c);
    }

  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/**
 * trellis_figure_parse:
 * @word: what stands in a cell
 * @value: (out): the number, with or without a per cent sign; NAN where there
 *   is none
 * @missing_reason: (out) (nullable): in words, why there is none, where @word
 *   is one of the short words of published files: `SUPP`, `NE`, …
 *
 * Returns: whether @word is one of both
 */
gboolean
trellis_figure_parse (const char  *word,
                      double      *value,
                      const char **missing_reason)
{
  g_autofree char *plain = dup_without_commas (word);
  char *end;

  *missing_reason = find_reason (word);
  if (*missing_reason != NULL)
    {
      *value = NAN;
      return TRUE;
    }

  *value = g_ascii_strtod (plain, &end);
  if (end != plain)
    {
      while (*end == ' ')
        end++;
      if (*end == '%')
        end++;
      if (*end == '\0' && isfinite (*value))
        return TRUE;
    }
  *value = NAN;
  return FALSE;
}

/**
 * trellis_figure_find_word:
 * @reason: why a figure is missing
 *
 * Returns: (transfer none) (nullable): the short word of published files that
 *   means it
 */
const char *
trellis_figure_find_word (const char *reason)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      if (g_str_equal (_(reasons[i].reason), reason))
        return reasons[i].word;
    }

  return NULL;
}
