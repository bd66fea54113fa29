/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (trellis-json-error-quark, trellis_json_error)

/* No document of ours is deeper than a dozen; json-glib recurses for each
 * level, so a file of nothing but brackets would exhaust the stack. */
#define MOST_NESTED 64

static void
set_syntax_error (GError     **error,
                  const char  *origin,
                  guint        line,
                  guint        column,
                  const char  *sentence)
{
  if (origin != NULL)
    g_set_error (error, TRELLIS_JSON_ERROR, TRELLIS_JSON_ERROR_SYNTAX, _("%s, line %u, column %u: %s"),
                 origin, line, column, sentence);
  else
    g_set_error (error, TRELLIS_JSON_ERROR, TRELLIS_JSON_ERROR_SYNTAX, _("Line %u, column %u: %s"),
                 line, column, sentence);
}

/* What is wrong at @at, or NULL. json-glib reads more than JSON (comments,
 * broken escapes, single quotes, assignments); a file that only this program
 * reads is no help to the person who wrote it. */
static const char *
judge_character (const char *at,
                 gboolean    is_in_string,
                 gboolean    is_escaped,
                 int         depth)
{
  if (is_escaped)
    return strchr ("\"\\/bfnrtu", *at) != NULL ? NULL
                                                 : _("A backslash stands before a character that it cannot go with.");
  if (is_in_string)
    return (guchar) *at >= 0x20 ? NULL : _("A text runs over the end of its line; is a quotation mark missing?");
  if ((*at == '{' || *at == '[') && depth >= MOST_NESTED)
    return _("Too many brackets inside one another.");
  if (g_ascii_isalnum (*at) || strchr (" \t\r\n{}[]:,\"+-.", *at) != NULL)
    return NULL;

  return _("A character that JSON has no use for here; texts stand in double quotation marks.");
}

static gboolean
check_characters (const char  *origin,
                  const char  *text,
                  gsize        length,
                  GError     **error)
{
  const char *end = text + length;
  const char *invalid;
  gboolean is_in_string = FALSE, is_escaped = FALSE;
  gboolean has_ended = FALSE;
  guint line = 1, column = 1;
  int depth = 0;

  g_utf8_validate_len (text, length, &invalid);
  for (const char *at = text; at < end; at++)
    {
      const char *wrong = at == invalid ? _("The text is not UTF-8; save the file as UTF-8.")
                                        : judge_character (at, is_in_string, is_escaped, depth);

      if (wrong == NULL && has_ended && strchr (" \t\r\n", *at) == NULL)
        wrong = _("Something stands after the end of the document.");
      if (wrong != NULL)
        {
          set_syntax_error (error, origin, line, column, wrong);
          return FALSE;
        }

      if (is_escaped)
        is_escaped = FALSE;
      else if (is_in_string && *at == '\\')
        is_escaped = TRUE;
      else if (*at == '"')
        is_in_string = !is_in_string;
      else if (!is_in_string && (*at == '{' || *at == '['))
        depth++;
      else if (!is_in_string && (*at == '}' || *at == ']'))
        has_ended = --depth == 0;

      if (*at == '\n')
        line++, column = 1;
      else if (((guchar) *at & 0xc0) != 0x80)
        column++;
    }

  return TRUE;
}

typedef struct
{
  GHashTable *seen;  /* object and member as text, for a name written twice */
  char *repeated;
  guint line;
  guint column;
} ParseWatch;

static void
object_member_cb (JsonParser *parser,
                  JsonObject *object,
                  const char *member,
                  ParseWatch *watch)
{
  char *key = g_strdup_printf ("%p %s", object, member);

  if (!g_hash_table_add (watch->seen, key) && watch->repeated == NULL)
    {
      watch->repeated = g_strdup (member);
      watch->line = json_parser_get_current_line (parser);
      watch->column = json_parser_get_current_pos (parser);
    }
}

static void
error_cb (JsonParser   *parser,
          const GError *error,
          ParseWatch   *watch)
{
  watch->line = json_parser_get_current_line (parser);
  watch->column = json_parser_get_current_pos (parser);
}

/**
 * trellis_json_parse:
 * @origin: (nullable): the file that @text came from, for the message
 * @text: (array length=length): a document; a byte-order mark is skipped
 * @length: its length in bytes
 * @error: return location
 *
 * Reads strict JSON whose outermost thing is an object.
 *
 * Returns: (transfer full) (nullable): its root, or %NULL with
 *   %TRELLIS_JSON_ERROR_SYNTAX, whose message has the line and the column
 */
JsonNode *
trellis_json_parse (const char  *origin,
                    const char  *text,
                    gsize        length,
                    GError     **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) parse_error = NULL;
  g_autofree char *sentence = NULL;
  ParseWatch watch = { seen, NULL, 1, 1 };
  g_autofree char *repeated = NULL;
  JsonNode *root = NULL;

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    text += 3, length -= 3;
  if (!check_characters (origin, text, length, error))
    return NULL;

  g_signal_connect (parser, "object-member", G_CALLBACK (object_member_cb), &watch);
  g_signal_connect (parser, "error", G_CALLBACK (error_cb), &watch);
  json_parser_load_from_data (parser, text, length, &parse_error);
  repeated = watch.repeated;

  if (parse_error != NULL)
    sentence = g_strdup (_("This is not JSON; look here and just before for a missing comma, colon, quotation mark "
                           "or bracket."));
  else if (repeated != NULL)
    sentence = g_strdup_printf (_("“%s” is written twice in one object."), repeated);
  else
    root = json_parser_get_root (parser);

  if (sentence == NULL && (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)))
    sentence = g_strdup (root == NULL ? _("The file is empty.")
                                      : _("The file does not begin with an object in curly brackets."));
  if (sentence != NULL)
    {
      set_syntax_error (error, origin, MAX (watch.line, 1), MAX (watch.column, 1), sentence);
      return NULL;
    }

  return json_node_ref (root);
}

static void
append_path (GString             *path,
             const TrellisJsonAt *at)
{
  if (at == NULL || at->parent == NULL)
    return;

  append_path (path, at->parent);
  if (path->len > 0)
    g_string_append_c (path, '.');
  g_string_append (path, at->member);
  if (at->index >= 0)
    g_string_append_printf (path, "[%d]", at->index);
}

/**
 * trellis_json_fail:
 * @reader: a reader
 * @at: the object that is wrong
 * @member: (nullable): which of its members, such as `rank` or `phases[1]`
 * @format: what is wrong, one sentence, as for printf
 * @...: its arguments
 *
 * Notes %TRELLIS_JSON_ERROR_CONTENT with the path before the sentence, unless
 * something was wrong already.
 */
void
trellis_json_fail (TrellisJsonReader   *reader,
                   const TrellisJsonAt *at,
                   const char          *member,
                   const char          *format,
                   ...)
{
  g_autoptr (GString) path = g_string_new (NULL);
  g_autofree char *sentence = NULL;
  va_list arguments;

  if (reader->error != NULL)
    return;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  append_path (path, at);
  if (member != NULL)
    g_string_append_printf (path, "%s%s", path->len > 0 ? "." : "", member);
  if (path->len > 0)
    g_string_append (path, ": ");
  g_string_append (path, sentence);
  if (reader->origin != NULL)
    {
      g_string_prepend (path, ": ");
      g_string_prepend (path, reader->origin);
    }
  g_set_error_literal (&reader->error, TRELLIS_JSON_ERROR, TRELLIS_JSON_ERROR_CONTENT, path->str);
}

/* The member, or NULL where it is absent, null or something is wrong already. */
static JsonNode *
get_node (TrellisJsonReader   *reader,
          const TrellisJsonAt *at,
          const char          *member)
{
  JsonNode *node;

  if (reader != NULL && reader->error != NULL)
    return NULL;
  node = json_object_get_member (at->object, member);

  return node == NULL || JSON_NODE_HOLDS_NULL (node) ? NULL : node;
}

/**
 * trellis_json_has:
 * @at: an object
 * @member: a name
 *
 * Returns: whether @at has that member and it is not null
 */
gboolean
trellis_json_has (const TrellisJsonAt *at,
                  const char          *member)
{
  return get_node (NULL, at, member) != NULL;
}

/**
 * trellis_json_get_kind:
 * @at: an object
 * @member: a name
 *
 * Returns: what stands there; %JSON_NODE_NULL for nothing
 */
JsonNodeType
trellis_json_get_kind (const TrellisJsonAt *at,
                       const char          *member)
{
  JsonNode *node = get_node (NULL, at, member);

  return node != NULL ? JSON_NODE_TYPE (node) : JSON_NODE_NULL;
}

/**
 * trellis_json_enter:
 * @reader: a reader
 * @at: an object
 * @member: a name
 * @child: (out caller-allocates): the object that stands there
 *
 * Returns: whether one does; anything else but nothing is wrong
 */
gboolean
trellis_json_enter (TrellisJsonReader   *reader,
                    const TrellisJsonAt *at,
                    const char          *member,
                    TrellisJsonAt       *child)
{
  JsonNode *node = get_node (reader, at, member);

  if (node == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      trellis_json_fail (reader, at, member, _("An object in curly brackets is expected here."));
      return FALSE;
    }
  *child = (TrellisJsonAt) { at, member, -1, json_node_get_object (node) };

  return TRUE;
}

/**
 * trellis_json_count:
 * @reader: a reader
 * @at: an object
 * @member: a name
 *
 * Returns: how many items the list there has; 0 where there is none, and
 *   anything but a list is wrong
 */
guint
trellis_json_count (TrellisJsonReader   *reader,
                    const TrellisJsonAt *at,
                    const char          *member)
{
  JsonNode *node = get_node (reader, at, member);

  if (node == NULL)
    return 0;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      trellis_json_fail (reader, at, member, _("A list in square brackets is expected here."));
      return 0;
    }

  return json_array_get_length (json_node_get_array (node));
}

/**
 * trellis_json_enter_item:
 * @reader: a reader
 * @at: an object
 * @member: a list of it
 * @index: an item of the list, below trellis_json_count()
 * @child: (out caller-allocates): the object that stands there
 *
 * Returns: whether an object does; anything else is wrong
 */
gboolean
trellis_json_enter_item (TrellisJsonReader   *reader,
                         const TrellisJsonAt *at,
                         const char          *member,
                         guint                index,
                         TrellisJsonAt       *child)
{
  JsonNode *node = get_node (reader, at, member);
  JsonNode *item;

  if (node == NULL)
    return FALSE;
  item = json_array_get_element (json_node_get_array (node), index);
  *child = (TrellisJsonAt) { at, member, (int) index, NULL };
  if (!JSON_NODE_HOLDS_OBJECT (item))
    {
      trellis_json_fail (reader, child, NULL, _("An object in curly brackets is expected here."));
      return FALSE;
    }
  child->object = json_node_get_object (item);

  return TRUE;
}

/**
 * trellis_json_dup_needed:
 * @reader: a reader
 * @at: an object
 * @member: a name
 *
 * Returns: (transfer full): the text there, not empty; where there is none,
 *   that is wrong and the result is empty
 */
char *
trellis_json_dup_needed (TrellisJsonReader   *reader,
                         const TrellisJsonAt *at,
                         const char          *member)
{
  char *text;

  if (reader->error == NULL && !trellis_json_has (at, member))
    trellis_json_fail (reader, at, member, _("This is needed and missing."));
  text = trellis_json_dup_string (reader, at, member, "");
  if (reader->error == NULL && *text == '\0')
    trellis_json_fail (reader, at, member, _("This must not be empty."));

  return text;
}

/**
 * trellis_json_dup_string:
 * @reader: a reader
 * @at: an object
 * @member: a name
 * @fallback: (nullable): what to take where there is none
 *
 * Returns: (transfer full) (nullable): the text there, without white space
 *   around it, or a copy of @fallback
 */
char *
trellis_json_dup_string (TrellisJsonReader   *reader,
                         const TrellisJsonAt *at,
                         const char          *member,
                         const char          *fallback)
{
  JsonNode *node = get_node (reader, at, member);

  if (node == NULL)
    return g_strdup (fallback);
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    {
      trellis_json_fail (reader, at, member, _("A text in quotation marks is expected here."));
      return g_strdup (fallback);
    }

  return g_strstrip (json_node_dup_string (node));
}

/**
 * trellis_json_dup_strings:
 * @reader: a reader
 * @at: an object
 * @member: a name
 *
 * Returns: (transfer full): the texts of the list there, or the one text that
 *   stands in place of a list; empty where there is nothing
 */
GStrv
trellis_json_dup_strings (TrellisJsonReader   *reader,
                          const TrellisJsonAt *at,
                          const char          *member)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n;

  if (trellis_json_get_kind (at, member) == JSON_NODE_VALUE)
    {
      g_autofree char *text = trellis_json_dup_string (reader, at, member, "");

      g_strv_builder_add (builder, text);
      return g_strv_builder_end (builder);
    }

  n = trellis_json_count (reader, at, member);
  for (guint i = 0; i < n && reader->error == NULL; i++)
    {
      JsonNode *item = json_array_get_element (json_node_get_array (get_node (reader, at, member)), i);

      if (!JSON_NODE_HOLDS_VALUE (item) || json_node_get_value_type (item) != G_TYPE_STRING)
        {
          g_autofree char *name = g_strdup_printf ("%s[%u]", member, i);

          trellis_json_fail (reader, at, name, _("A text in quotation marks is expected here."));
        }
      else
        g_strv_builder_add (builder, json_node_get_string (item));
    }

  return g_strv_builder_end (builder);
}

/**
 * trellis_json_get_int:
 * @reader: a reader
 * @at: an object
 * @member: a name
 * @least: the smallest that makes sense
 * @most: the largest that makes sense
 * @fallback: what to take where there is none
 *
 * Returns: the whole number there, or @fallback
 */
int
trellis_json_get_int (TrellisJsonReader   *reader,
                      const TrellisJsonAt *at,
                      const char          *member,
                      int                  least,
                      int                  most,
                      int                  fallback)
{
  JsonNode *node = get_node (reader, at, member);
  gint64 value;

  if (node == NULL)
    return fallback;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    {
      trellis_json_fail (reader, at, member, _("A whole number is expected here."));
      return fallback;
    }
  value = json_node_get_int (node);
  if (value < least || value > most)
    {
      trellis_json_fail (reader, at, member, _("A whole number from %d to %d is expected here."), least, most);
      return fallback;
    }

  return (int) value;
}

/**
 * trellis_json_get_number:
 * @reader: a reader
 * @at: an object
 * @member: a name
 * @least: the smallest that makes sense
 * @most: the largest that makes sense
 * @fallback: what to take where there is none
 *
 * Returns: the number there, or @fallback
 */
double
trellis_json_get_number (TrellisJsonReader   *reader,
                         const TrellisJsonAt *at,
                         const char          *member,
                         double               least,
                         double               most,
                         double               fallback)
{
  JsonNode *node = get_node (reader, at, member);
  double value;

  if (node == NULL)
    return fallback;
  if (!JSON_NODE_HOLDS_VALUE (node) ||
      (json_node_get_value_type (node) != G_TYPE_INT64 && json_node_get_value_type (node) != G_TYPE_DOUBLE))
    {
      trellis_json_fail (reader, at, member, _("A number is expected here."));
      return fallback;
    }
  value = json_node_get_double (node);
  if (!(value >= least && value <= most))
    {
      trellis_json_fail (reader, at, member, _("A number from %g to %g is expected here."), least, most);
      return fallback;
    }

  return value;
}

/**
 * trellis_json_get_boolean:
 * @reader: a reader
 * @at: an object
 * @member: a name
 *
 * Returns: whether true stands there; nothing is false
 */
gboolean
trellis_json_get_boolean (TrellisJsonReader   *reader,
                          const TrellisJsonAt *at,
                          const char          *member)
{
  JsonNode *node = get_node (reader, at, member);

  if (node == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    {
      trellis_json_fail (reader, at, member, _("true or false is expected here."));
      return FALSE;
    }

  return json_node_get_boolean (node);
}
