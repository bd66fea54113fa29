/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-scheme-draft-private.h"

#include <math.h>
#include <string.h>

/**
 * TrellisSchemeDraft:
 *
 * A scheme that a person is editing: its text as a tree, so that every fact
 * that the program does not know of stays where it stands. After each edit it
 * is read as a scheme again, and the first thing wrong is known by its place.
 *
 * Places are JSON pointers (RFC 6901): `/levels/0/time_limit/to`.
 */

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisSchemeDraft, trellis_scheme_draft, G_TYPE_OBJECT)

static void
trellis_scheme_draft_finalize (GObject *object)
{
  TrellisSchemeDraft *self = TRELLIS_SCHEME_DRAFT (object);

  g_clear_pointer (&self->root, json_node_unref);
  g_clear_object (&self->scheme);
  g_free (self->first_json);
  g_free (self->problem);
  g_free (self->problem_path);

  G_OBJECT_CLASS (trellis_scheme_draft_parent_class)->finalize (object);
}

static void
trellis_scheme_draft_class_init (TrellisSchemeDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_scheme_draft_finalize;

  /**
   * TrellisSchemeDraft::changed:
   *
   * Something of it is another now, and it has been read again.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", TRELLIS_TYPE_SCHEME_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
trellis_scheme_draft_init (TrellisSchemeDraft *self)
{
}

/* Places ---------------------------------------------------------------------- */

static char *
unescape (const char *token)
{
  g_autoptr (GString) member = g_string_new (token);

  g_string_replace (member, "~1", "/", 0);
  g_string_replace (member, "~0", "~", 0);

  return g_string_free (g_steal_pointer (&member), FALSE);
}

/* What stands in an object by its member, or in a list by its number. */
static JsonNode *
get_child (JsonNode   *parent,
           const char *token)
{
  if (parent != NULL && JSON_NODE_HOLDS_OBJECT (parent))
    return json_object_get_member (json_node_get_object (parent), token);
  if (parent != NULL && JSON_NODE_HOLDS_ARRAY (parent))
    {
      JsonArray *array = json_node_get_array (parent);
      guint64 index = g_ascii_strtoull (token, NULL, 10);

      return index < json_array_get_length (array) ? json_array_get_element (array, (guint) index) : NULL;
    }

  return NULL;
}

static JsonNode *
find_node (TrellisSchemeDraft *self,
           const char         *path)
{
  g_auto (GStrv) tokens = g_strsplit (path, "/", -1);
  JsonNode *node = self->root;

  for (guint i = 1; i < g_strv_length (tokens) && node != NULL; i++)
    {
      g_autofree char *token = unescape (tokens[i]);

      node = get_child (node, token);
    }

  return node;
}

/* The object that holds the place's last member, made where it is missing;
 * NULL where something else stands there. */
JsonObject *
trellis_scheme_draft_ensure_parent (TrellisSchemeDraft  *self,
                                    const char          *path,
                                    char               **member)
{
  g_auto (GStrv) tokens = g_strsplit (path, "/", -1);
  guint n = g_strv_length (tokens);
  JsonNode *node = self->root;

  for (guint i = 1; i + 1 < n && node != NULL; i++)
    {
      g_autofree char *token = unescape (tokens[i]);

      if (get_child (node, token) == NULL && JSON_NODE_HOLDS_OBJECT (node))
        json_object_set_object_member (json_node_get_object (node), token, json_object_new ());
      node = get_child (node, token);
    }
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  *member = unescape (tokens[n - 1]);

  return json_node_get_object (node);
}

/* The object that holds the place, and its member there. */
static JsonObject *
find_holder (TrellisSchemeDraft  *self,
             const char          *path,
             char               **member)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *token = g_path_get_basename (path);
  JsonNode *holder = g_str_equal (parent, "/") ? self->root : find_node (self, parent);

  if (holder == NULL || !JSON_NODE_HOLDS_OBJECT (holder))
    return NULL;
  *member = unescape (token);

  return json_node_get_object (holder);
}

/* An object without members says nothing, unless it is an item of a list. */
static void
drop_empty_parents (TrellisSchemeDraft *self,
                    const char         *path)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *member = NULL;
  JsonNode *node = g_str_equal (parent, "/") ? NULL : find_node (self, parent);
  JsonObject *holder = node != NULL ? find_holder (self, parent, &member) : NULL;

  if (holder == NULL || !JSON_NODE_HOLDS_OBJECT (node) || json_object_get_size (json_node_get_object (node)) > 0)
    return;

  json_object_remove_member (holder, member);
  drop_empty_parents (self, parent);
}

/* Reading --------------------------------------------------------------------- */

/* levels[2].time_limit.to as /levels/2/time_limit/to */
static char *
convert_path (const char *path)
{
  g_autoptr (GString) pointer = g_string_new ("/");

  for (; *path != '\0' && *path != ':'; path++)
    {
      if (*path == '[' || *path == '.')
        g_string_append_c (pointer, '/');
      else if (*path != ']')
        g_string_append_c (pointer, *path);
    }

  return g_string_free (g_steal_pointer (&pointer), FALSE);
}

/* Reads the scheme that the text says now, and tells of it. */
void
trellis_scheme_draft_read_again (TrellisSchemeDraft *self)
{
  g_autofree char *json = trellis_scheme_draft_dup_json (self);
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->scheme);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->problem_path, g_free);
  self->scheme = trellis_scheme_new_from_json (json, -1, NULL, &error);
  if (self->scheme == NULL)
    {
      const char *colon = strstr (error->message, ": ");

      self->problem = g_strdup (colon != NULL ? colon + strlen (": ") : error->message);
      self->problem_path = colon != NULL ? convert_path (error->message) : g_strdup ("/");
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  JsonObject *first = json_node_get_object (*(JsonNode *const *) a);
  JsonObject *second = json_node_get_object (*(JsonNode *const *) b);

  return (int) json_object_get_int_member_with_default (first, "rank", 0) -
         (int) json_object_get_int_member_with_default (second, "rank", 0);
}

/**
 * trellis_scheme_draft_fill_list:
 * @array: a list of the draft
 * @items: (element-type JsonNode): what it is to hold
 *
 * Puts items in the place of all that a list holds.
 */
void
trellis_scheme_draft_fill_list (JsonArray *array,
                                GPtrArray *items)
{
  while (json_array_get_length (array) > 0)
    json_array_remove_element (array, 0);
  for (guint i = 0; i < items->len; i++)
    json_array_add_element (array, json_node_ref (g_ptr_array_index (items, i)));
}

/**
 * trellis_scheme_draft_dup_items:
 * @array: a list of the draft
 *
 * Returns: (transfer full) (element-type JsonNode): what it holds, in order
 */
GPtrArray *
trellis_scheme_draft_dup_items (JsonArray *array)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (items, json_node_ref (json_array_get_element (array, i)));

  return items;
}

/* The list that stands there; NULL where none does. */
JsonArray *
trellis_scheme_draft_get_list (TrellisSchemeDraft *self,
                               const char         *path)
{
  JsonNode *node = find_node (self, path);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* The order in which levels stand is that of their ranks. */
static void
sort_levels (TrellisSchemeDraft *self,
             const char         *path)
{
  JsonArray *array = trellis_scheme_draft_get_list (self, path);
  g_autoptr (GPtrArray) items = NULL;

  if (array == NULL)
    return;
  items = trellis_scheme_draft_dup_items (array);
  g_ptr_array_sort (items, compare_ranks);
  trellis_scheme_draft_fill_list (array, items);
}

static void
set_root (TrellisSchemeDraft *self,
          const char         *json)
{
  g_clear_pointer (&self->root, json_node_unref);
  self->root = trellis_json_parse (NULL, json, strlen (json), NULL);
  g_assert (self->root != NULL);
  sort_levels (self, "/levels");
  for (guint i = 0; i < trellis_scheme_draft_count (self, "/aspects"); i++)
    {
      g_autofree char *path = g_strdup_printf ("/aspects/%u/levels", i);

      sort_levels (self, path);
    }
}

/**
 * trellis_scheme_draft_new:
 * @scheme: a scheme
 *
 * Returns: (transfer full): a draft that says what @scheme says
 */
TrellisSchemeDraft *
trellis_scheme_draft_new (TrellisScheme *scheme)
{
  TrellisSchemeDraft *self = g_object_new (TRELLIS_TYPE_SCHEME_DRAFT, NULL);

  set_root (self, scheme->json);
  self->first_json = trellis_scheme_draft_dup_json (self);
  trellis_scheme_draft_read_again (self);

  return self;
}

/**
 * trellis_scheme_draft_take:
 * @self: a draft
 * @scheme: another scheme
 *
 * Makes the draft say what @scheme says, as one edit.
 */
void
trellis_scheme_draft_take (TrellisSchemeDraft *self,
                           TrellisScheme      *scheme)
{
  set_root (self, scheme->json);
  trellis_scheme_draft_read_again (self);
}

/**
 * trellis_scheme_draft_is_changed:
 * @self: a draft
 *
 * Returns: whether it says anything else than it did at first
 */
gboolean
trellis_scheme_draft_is_changed (TrellisSchemeDraft *self)
{
  g_autofree char *json = trellis_scheme_draft_dup_json (self);

  return !g_str_equal (json, self->first_json);
}

/**
 * trellis_scheme_draft_get_scheme:
 * @self: a draft
 *
 * Returns: (transfer none) (nullable): the scheme that it says, until the next
 *   edit; %NULL while something is wrong
 */
TrellisScheme *
trellis_scheme_draft_get_scheme (TrellisSchemeDraft *self)
{
  return self->scheme;
}

/**
 * trellis_scheme_draft_get_problem:
 * @self: a draft
 * @path: (out) (optional) (transfer none): where it is
 *
 * Returns: (transfer none) (nullable): the first thing wrong, one sentence, or
 *   %NULL where nothing is
 */
const char *
trellis_scheme_draft_get_problem (TrellisSchemeDraft  *self,
                                  const char         **path)
{
  if (path != NULL)
    *path = self->problem_path;

  return self->problem;
}

/**
 * trellis_scheme_draft_dup_json:
 * @self: a draft
 *
 * Returns: (transfer full): its text, indented for people
 */
char *
trellis_scheme_draft_dup_json (TrellisSchemeDraft *self)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_generator_set_root (generator, self->root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 2);

  return json_generator_to_data (generator, NULL);
}

/* Facts ----------------------------------------------------------------------- */

/**
 * trellis_scheme_draft_count:
 * @self: a draft
 * @path: a place
 *
 * Returns: how many items the list there has; 0 where there is none
 */
guint
trellis_scheme_draft_count (TrellisSchemeDraft *self,
                            const char         *path)
{
  JsonArray *array = trellis_scheme_draft_get_list (self, path);

  return array != NULL ? json_array_get_length (array) : 0;
}

static char *
dup_value (JsonNode *node)
{
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);

  return json_to_string (node, FALSE);
}

/**
 * trellis_scheme_draft_dup_text:
 * @self: a draft
 * @path: a place
 *
 * Returns: (transfer full): the text there, of a list its items a line each;
 *   empty where nothing is said
 */
char *
trellis_scheme_draft_dup_text (TrellisSchemeDraft *self,
                               const char         *path)
{
  JsonNode *node = find_node (self, path);
  JsonArray *array = trellis_scheme_draft_get_list (self, path);
  g_autoptr (GString) lines = g_string_new (NULL);

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node))
    return dup_value (node);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);
      g_autofree char *line = JSON_NODE_HOLDS_VALUE (item) ? dup_value (item) : NULL;

      if (line != NULL)
        g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
    }

  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
set_node (TrellisSchemeDraft *self,
          const char         *path,
          JsonNode           *node)
{
  g_autofree char *member = NULL;
  JsonObject *parent = trellis_scheme_draft_ensure_parent (self, path, &member);
  JsonNode *before = parent != NULL ? json_object_get_member (parent, member) : NULL;

  if (parent == NULL || (before != NULL && json_node_equal (before, node)))
    {
      json_node_unref (node);
      return;
    }
  json_object_set_member (parent, member, node);
  trellis_scheme_draft_read_again (self);
}

/**
 * trellis_scheme_draft_set_text:
 * @self: a draft
 * @path: a place
 * @text: what it says; empty: nothing is said there
 */
void
trellis_scheme_draft_set_text (TrellisSchemeDraft *self,
                               const char         *path,
                               const char         *text)
{
  if (*text == '\0')
    trellis_scheme_draft_unset (self, path);
  else
    set_node (self, path, json_node_init_string (json_node_alloc (), text));
}

/**
 * trellis_scheme_draft_set_lines:
 * @self: a draft
 * @path: a place
 * @text: the items of a list, a line each; empty lines are none
 */
void
trellis_scheme_draft_set_lines (TrellisSchemeDraft *self,
                                const char         *path,
                                const char         *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*g_strstrip (lines[i]) != '\0')
        json_array_add_string_element (array, lines[i]);
    }
  if (json_array_get_length (array) == 0)
    trellis_scheme_draft_unset (self, path);
  else
    set_node (self, path, json_node_init_array (json_node_alloc (), array));
}

/**
 * trellis_scheme_draft_get_number:
 * @self: a draft
 * @path: a place
 * @fallback: what it is where none is said there
 *
 * Returns: the number
 */
double
trellis_scheme_draft_get_number (TrellisSchemeDraft *self,
                                 const char         *path,
                                 double              fallback)
{
  JsonNode *node = find_node (self, path);
  GType type = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE ? json_node_get_double (node) : fallback;
}

/**
 * trellis_scheme_draft_set_number:
 * @self: a draft
 * @path: a place
 * @number: what it says
 */
void
trellis_scheme_draft_set_number (TrellisSchemeDraft *self,
                                 const char         *path,
                                 double              number)
{
  if (number == floor (number))
    set_node (self, path, json_node_init_int (json_node_alloc (), (gint64) number));
  else
    set_node (self, path, json_node_init_double (json_node_alloc (), number));
}

/**
 * trellis_scheme_draft_set_range:
 * @self: a draft
 * @path: a place
 * @least: the least
 * @most: the most
 *
 * Says a number of things that may be one or the other.
 */
void
trellis_scheme_draft_set_range (TrellisSchemeDraft *self,
                                const char         *path,
                                int                 least,
                                int                 most)
{
  g_autoptr (JsonArray) array = json_array_new ();

  json_array_add_int_element (array, least);
  json_array_add_int_element (array, most);
  set_node (self, path, json_node_init_array (json_node_alloc (), array));
}

/**
 * trellis_scheme_draft_get_boolean:
 * @self: a draft
 * @path: a place
 *
 * Returns: whether it is said there; not where nothing is
 */
gboolean
trellis_scheme_draft_get_boolean (TrellisSchemeDraft *self,
                                  const char         *path)
{
  JsonNode *node = find_node (self, path);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN &&
         json_node_get_boolean (node);
}

/**
 * trellis_scheme_draft_set_boolean:
 * @self: a draft
 * @path: a place
 * @value: what it says; %FALSE: nothing is said there
 */
void
trellis_scheme_draft_set_boolean (TrellisSchemeDraft *self,
                                  const char         *path,
                                  gboolean            value)
{
  if (value)
    set_node (self, path, json_node_init_boolean (json_node_alloc (), TRUE));
  else
    trellis_scheme_draft_unset (self, path);
}

/**
 * trellis_scheme_draft_unset:
 * @self: a draft
 * @path: a place
 *
 * Takes back what is said there.
 */
void
trellis_scheme_draft_unset (TrellisSchemeDraft *self,
                            const char         *path)
{
  g_autofree char *member = NULL;
  JsonObject *holder = find_holder (self, path, &member);

  if (holder == NULL || !json_object_has_member (holder, member))
    return;
  json_object_remove_member (holder, member);
  drop_empty_parents (self, path);
  trellis_scheme_draft_read_again (self);
}

/**
 * trellis_scheme_path_escape:
 * @member: a member's name, such as a level's id
 *
 * Returns: (transfer full): it as a part of a place
 */
char *
trellis_scheme_path_escape (const char *member)
{
  g_autoptr (GString) token = g_string_new (member);

  g_string_replace (token, "~", "~0", 0);
  g_string_replace (token, "/", "~1", 0);

  return g_string_free (g_steal_pointer (&token), FALSE);
}
