/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-action-parse.h"

#include "trellis-day-parse.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A day may itself have commas: Thu, 12 Feb, 2026. */
#define MOST_DAY_PARTS 3
/* Of a role or a name; more words are what is to be done. */
#define MOST_OWNER_WORDS 6
/* Without a day to end the line, fewer: "…, history and art" is no one. */
#define MOST_BARE_OWNER_WORDS 4

/* What may stand before a day. The longer come first. */
static const char *const day_words[] = { N_("due by"), N_("due on"), N_("due"), N_("by"), N_("on") };

/* The end of @text after one of these words, in the person's language or in
 * English; @text itself where it does not begin so. */
static const char *
skip_day_word (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (day_words); i++)
    {
      const char *words[] = { day_words[i], _(day_words[i]) };

      for (guint language = 0; language < G_N_ELEMENTS (words); language++)
        {
          gsize length = strlen (words[language]);

          /* Folding may change the length of other text, not of these words. */
          if (g_str_has_prefix (folded, words[language]) && folded[length] == ' ' && strlen (text) > length)
            return text + length + 1;
        }
    }

  return text;
}

static gboolean
read_day (const char *text,
          TrellisDay  today,
          TrellisDay *day)
{
  return trellis_day_parse_words (skip_day_word (text), today, TRELLIS_DAY_LEAN_FORWARD, day);
}

static char *
join (GPtrArray *parts,
      guint      first,
      guint      end)
{
  GString *text = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    g_string_append_printf (text, "%s%s", i > first ? ", " : "", (const char *) g_ptr_array_index (parts, i));

  return g_string_free (text, FALSE);
}

/* Takes a day off the end: the last parts, as many as are one day. */
static gboolean
take_day (GPtrArray  *parts,
          guint       end,
          TrellisDay  today,
          TrellisDay *day)
{
  for (guint n = MIN (MOST_DAY_PARTS, end - 1); n > 0; n--)
    {
      g_autofree char *text = join (parts, end - n, end);

      /* An empty part is nobody, not a part of the day. */
      if (*(const char *) g_ptr_array_index (parts, end - n) != '\0' && read_day (text, today, day))
        {
          g_ptr_array_remove_range (parts, end - n, n);
          return TRUE;
        }
    }

  return FALSE;
}

/* A day without a comma before it: "…, Ms A by Friday". */
static gboolean
take_trailing_day (GPtrArray  *parts,
                   TrellisDay  today,
                   TrellisDay *day)
{
  char *last = g_ptr_array_index (parts, parts->len - 1);

  for (char *space = strchr (last, ' '); space != NULL; space = strchr (space + 1, ' '))
    {
      if (skip_day_word (space + 1) != space + 1 && read_day (space + 1, today, day))
        {
          *space = '\0';
          g_strchomp (last);
          return TRUE;
        }
    }

  return FALSE;
}

static guint
count_words (const char *text)
{
  guint n_words = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p != ' ' && (p == text || p[-1] == ' '))
        n_words++;
    }

  return n_words;
}

/* Whether a part between commas is who, not a part of what is to be done. With
 * a day after it, it nearly always is; "reading, writing and maths" is not. */
static gboolean
is_owner (const char *text,
          gboolean    has_day)
{
  guint n_words = count_words (text);
  gboolean is_name = g_unichar_isupper (g_utf8_get_char (text));

  if (!has_day)
    return is_name && n_words <= MOST_BARE_OWNER_WORDS;
  if (!is_name && (strstr (text, " and ") != NULL || strstr (text, " or ") != NULL ||
                   g_str_has_prefix (text, "and ") || g_str_has_prefix (text, "or ")))
    return FALSE;

  return n_words <= MOST_OWNER_WORDS;
}

/**
 * trellis_typed_action_clear:
 * @typed: what trellis_action_parse() filled, or zeros
 */
void
trellis_typed_action_clear (TrellisTypedAction *typed)
{
  g_clear_pointer (&typed->what, g_free);
  g_clear_pointer (&typed->owner, g_free);
}

/**
 * trellis_action_parse:
 * @text: (nullable): what a person typed
 * @today: the day it was typed on
 * @typed: (out): what it says; to be cleared with trellis_typed_action_clear();
 *   untouched on failure
 *
 * Reads an action from one line: what is to be done, who and by when, with
 * commas between: "Phonics lead to model lessons, Ms A, 12 Feb". Day and owner
 * may be left out or change places; "by Friday" needs no comma; nothing between
 * two commas is nobody. Days are read as trellis_day_parse_words() does, those
 * to come before those past.
 *
 * Returns: whether it says what is to be done
 */
gboolean
trellis_action_parse (const char         *text,
                      TrellisDay          today,
                      TrellisTypedAction *typed)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) pieces = NULL;
  g_autofree char *owner = NULL;
  g_autofree char *what = NULL;
  TrellisDay due_on = TRELLIS_DAY_NONE;
  gboolean has_day;

  g_return_val_if_fail (typed != NULL, FALSE);

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;

  pieces = g_strsplit_set (text, ",\n", -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    g_ptr_array_add (parts, g_strstrip (g_strdup (pieces[i])));
  /* Commas at the end of a line not yet finished say nothing. */
  while (parts->len > 0 && *(const char *) g_ptr_array_index (parts, parts->len - 1) == '\0')
    g_ptr_array_remove_index (parts, parts->len - 1);
  if (parts->len == 0)
    return FALSE;

  /* The day last, or before who, or with a word of its own. */
  has_day = take_day (parts, parts->len, today, &due_on) ||
            (parts->len > 2 && is_owner (g_ptr_array_index (parts, parts->len - 1), TRUE) &&
             take_day (parts, parts->len - 1, today, &due_on)) ||
            take_trailing_day (parts, today, &due_on);

  if (parts->len > 1 && is_owner (g_ptr_array_index (parts, parts->len - 1), has_day))
    {
      owner = g_strdup (g_ptr_array_index (parts, parts->len - 1));
      g_ptr_array_remove_index (parts, parts->len - 1);
    }
  while (parts->len > 1 && *(const char *) g_ptr_array_index (parts, parts->len - 1) == '\0')
    g_ptr_array_remove_index (parts, parts->len - 1);

  what = join (parts, 0, parts->len);
  if (*what == '\0')
    return FALSE;

  typed->what = g_steal_pointer (&what);
  typed->owner = owner != NULL ? g_steal_pointer (&owner) : g_strdup ("");
  typed->due_on = due_on;
  return TRUE;
}
