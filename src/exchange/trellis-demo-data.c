/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-demo-private.h"

#include <string.h>

/* One of the documents of data/demo, without its ending. */
JsonObject *
trellis_demo_get_document (TrellisDemo *self,
                           const char  *name)
{
  return json_node_get_object (g_hash_table_lookup (self->documents, name));
}

/* The schools, each an object, in the trust's order. */
JsonArray *
trellis_demo_get_schools (TrellisDemo *self)
{
  return trellis_demo_get_list (trellis_demo_get_document (self, "schools"), "schools");
}

/* The school with a URN. */
JsonObject *
trellis_demo_find_school (TrellisDemo *self,
                          const char  *urn)
{
  JsonArray *schools = trellis_demo_get_schools (self);

  for (guint i = 0; i < json_array_get_length (schools); i++)
    {
      JsonObject *school = json_array_get_object_element (schools, i);

      if (g_strcmp0 (trellis_demo_get_text (school, "urn"), urn) == 0)
        return school;
    }

  g_error ("data/demo has no school %s", urn);
}

/* A text of an object; %NULL where it has none. */
const char *
trellis_demo_get_text (JsonObject *object,
                       const char *member)
{
  return json_object_get_string_member_with_default (object, member, NULL);
}

/* A list of an object; %NULL where it has none. */
JsonArray *
trellis_demo_get_list (JsonObject *object,
                       const char *member)
{
  return json_object_has_member (object, member) ? json_object_get_array_member (object, member) : NULL;
}

/* A day of the documents; %TRELLIS_DAY_NONE for %NULL. */
TrellisDay
trellis_demo_parse_day (const char *text)
{
  TrellisDay day = TRELLIS_DAY_NONE;

  if (text != NULL && !trellis_day_parse_iso (text, &day))
    g_error ("data/demo has a day that is none: %s", text);

  return day;
}

/* A day of an object; %TRELLIS_DAY_NONE where it has none. */
TrellisDay
trellis_demo_get_day (JsonObject *object,
                      const char *member)
{
  return trellis_demo_parse_day (trellis_demo_get_text (object, member));
}

/* The id in the file of a person, a hub or a federation that was written. */
const char *
trellis_demo_get_id (TrellisDemo *self,
                     const char  *name)
{
  const char *id = name != NULL ? g_hash_table_lookup (self->ids, name) : NULL;

  if (name != NULL && id == NULL)
    g_error ("data/demo speaks of %s, who is not in it", name);

  return id;
}

/* How often this was asked for @turn before: what comes round in turn never
 * says the same of neighbours. */
guint
trellis_demo_take_turn (TrellisDemo *self,
                        const char  *turn)
{
  guint n_taken = GPOINTER_TO_UINT (g_hash_table_lookup (self->turns, turn));

  g_hash_table_insert (self->turns, g_strdup (turn), GUINT_TO_POINTER (n_taken + 1));
  return n_taken;
}

/* The next text of a list, whose name is @turn. */
const char *
trellis_demo_take_text (TrellisDemo *self,
                        const char  *turn,
                        JsonArray   *texts)
{
  return json_array_get_string_element (texts, trellis_demo_take_turn (self, turn) % json_array_get_length (texts));
}

static const char *
find_word (JsonObject *words,
           const char *word,
           gsize       length)
{
  g_autofree char *key = g_strndup (word, length);

  return json_object_get_string_member_with_default (words, key, NULL);
}

/* A text in the words of the school's phase: a nursery has children, a college
 * students. */
char *
trellis_demo_put_words (TrellisDemo *self,
                        JsonObject  *school,
                        const char  *text)
{
  JsonObject *by_phase = json_object_get_object_member (trellis_demo_get_document (self, "judgements"),
                                                        "words_by_phase");
  const char *phase = trellis_demo_get_text (school, "phase");
  JsonObject *words;
  GString *put;

  if (!json_object_has_member (by_phase, phase))
    return g_strdup (text);

  words = json_object_get_object_member (by_phase, phase);
  put = g_string_new (NULL);
  while (*text != '\0')
    {
      gsize length = 0;
      const char *word;

      while (g_ascii_isalpha (text[length]))
        length++;
      if (length == 0)
        {
          g_string_append_c (put, *text++);
          continue;
        }
      word = find_word (words, text, length);
      if (word != NULL)
        g_string_append (put, word);
      else
        g_string_append_len (put, text, length);
      text += length;
    }

  return g_string_free (put, FALSE);
}

/* A number that stands for a text, the same on every machine: what is chosen by
 * it looks like chance and is not. */
guint
trellis_demo_hash (const char *format,
                   ...)
{
  g_autofree char *text = NULL;
  va_list arguments;
  guint hash;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  /* The low bits of a string's hash follow its last letters; these do not. */
  hash = g_str_hash (text);
  hash = (hash ^ (hash >> 16)) * 0x45d9f3bu;
  hash = (hash ^ (hash >> 16)) * 0x45d9f3bu;
  return hash ^ (hash >> 16);
}

/* Whether the school was in the trust and open on a day. */
gboolean
trellis_demo_is_member (JsonObject *school,
                        TrellisDay  day)
{
  TrellisDay closed_on = trellis_demo_get_day (school, "closed");

  return trellis_demo_get_day (school, "joined") <= day && (closed_on == TRELLIS_DAY_NONE || closed_on >= day);
}

/* Begins a change as @author made it on @day. */
gboolean
trellis_demo_begin (TrellisDemo  *self,
                    TrellisDay    day,
                    const char   *author,
                    const char   *kind,
                    const char   *sentence,
                    GError      **error)
{
  trellis_clock_set_today (day);
  trellis_store_set_author (self->store, author);
  return trellis_store_begin_change (self->store, kind, NULL, sentence, error);
}
