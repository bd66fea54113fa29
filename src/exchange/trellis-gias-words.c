/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-gias-words.h"

#include <string.h>

typedef struct
{
  const char *published;
  const char *key;
} Word;

static const Word statuses[] = {
  { "Open", "open" },
  { "Closed", "closed" },
  { "Open, but proposed to close", "open-closing" },
  { "Proposed to open", "proposed" },
};

static const Word phases[] = {
  { "Primary", "primary" },
  { "Secondary", "secondary" },
  { "Nursery", "nursery" },
  { "16 plus", "post-16" },
  { "All-through", "all-through" },
  { "Middle deemed primary", "middle-primary" },
  { "Middle deemed secondary", "middle-secondary" },
};

/* Parts of a type of establishment, looked for in this order: "Free schools
 * alternative provision", "Special post 16 institution", "Secure 16-19". */
static const Word kinds[] = {
  { "alternative provision", "alternative" },
  { "pupil referral unit", "alternative" },
  { "secure", "alternative" },
  { "special", "special" },
  { "nursery", "nursery" },
  { "16 to 19", "post-16" },
  { "16-19", "post-16" },
  { "sixth form", "post-16" },
  { "further education", "post-16" },
};

/* Parts of the religious characters of Christian schools, as GIAS publishes
 * them: "Church of England/Methodist", "Greek Orthodox". */
static const char *const churches[] = {
  "Church of England", "Catholic", "Methodist", "Anglican", "Christian", "Free Church", "United Reformed",
  "Evangelical", "Protestant", "Quaker", "Moravian", "Adventist", "Greek Orthodox", "Russian Orthodox",
  "Coptic Orthodox", "Congregational", "Baptist",
};

/* How GIAS says that there is nothing to say. */
static const char *const nothings[] = {
  "Not applicable", "Does not apply", "None", "Not recorded", "-",
};

static const char *
find_word (const Word *words,
           guint       n_words,
           const char *text)
{
  for (guint i = 0; i < n_words; i++)
    {
      if (g_ascii_strcasecmp (words[i].published, text) == 0)
        return words[i].key;
    }

  return NULL;
}

/**
 * trellis_gias_parse_status:
 * @text: an `EstablishmentStatus (name)`
 *
 * Returns: (nullable): open, open-closing, closed or proposed, or %NULL where
 *   @text is none of the four that GIAS publishes
 */
const char *
trellis_gias_parse_status (const char *text)
{
  return find_word (statuses, G_N_ELEMENTS (statuses), text);
}

/**
 * trellis_gias_parse_phase:
 * @phase: a `PhaseOfEducation (name)`
 * @kind: the same establishment's `TypeOfEstablishment (name)`
 *
 * GIAS gives special schools and alternative provision no phase: theirs is
 * told from what kind they are.
 *
 * Returns: the key of a phase, empty where it has none
 */
const char *
trellis_gias_parse_phase (const char *phase,
                          const char *kind)
{
  const char *key = find_word (phases, G_N_ELEMENTS (phases), phase);
  g_autofree char *folded = NULL;

  if (key != NULL)
    return key;

  folded = g_ascii_strdown (kind, -1);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (strstr (folded, kinds[i].published) != NULL)
        return kinds[i].key;
    }

  return "";
}

/**
 * trellis_gias_is_church:
 * @religious_character: a `ReligiousCharacter (name)`
 *
 * Returns: whether it is a Christian church's
 */
gboolean
trellis_gias_is_church (const char *religious_character)
{
  if (*religious_character == '\0')
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (churches); i++)
    {
      if (strstr (religious_character, churches[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

/**
 * trellis_gias_is_nothing:
 * @text: a field of the file
 *
 * Returns: whether it is empty, or a word that stands for empty
 */
gboolean
trellis_gias_is_nothing (const char *text)
{
  /* None of the words begins with another letter: most fields end here. */
  if (*text != 'N' && *text != 'D' && *text != '-')
    return *text == '\0';

  for (guint i = 0; i < G_N_ELEMENTS (nothings); i++)
    {
      if (strcmp (text, nothings[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * trellis_gias_dup_folded_name:
 * @name: the name of a trust
 *
 * Returns: (transfer full): a text that is the same for all spellings of the
 *   name that differ in case and spaces only
 */
char *
trellis_gias_dup_folded_name (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  char *out = folded;

  for (const char *p = folded; *p != '\0'; p++)
    {
      if (!g_ascii_isspace (*p))
        *out++ = *p;
      else if (out > folded && out[-1] != ' ')
        *out++ = ' ';
    }
  if (out > folded && out[-1] == ' ')
    out--;
  *out = '\0';

  return g_steal_pointer (&folded);
}
