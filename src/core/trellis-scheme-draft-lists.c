/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-scheme-draft-private.h"

#include <string.h>

/* Adding, removing and moving the items of a draft's lists. */

static gboolean
is_levels (const char *list)
{
  return g_str_has_suffix (list, "/levels") && !g_str_has_suffix (list, "/applies/levels");
}

/* Levels are numbered by where they stand, and so are their keys where each is
 * a figure. */
static void
number_levels (JsonArray *levels)
{
  guint n = json_array_get_length (levels);
  gboolean is_by_figure = n <= 9;

  for (guint i = 0; i < n; i++)
    {
      const char *key = json_object_get_string_member_with_default (json_array_get_object_element (levels, i), "key",
                                                                    "");

      is_by_figure = is_by_figure && g_ascii_isdigit (key[0]) && key[1] == '\0';
    }
  for (guint i = 0; i < n; i++)
    {
      JsonObject *level = json_array_get_object_element (levels, i);
      const char key[] = { (char) ('1' + i), '\0' };

      json_object_set_int_member (level, "rank", i + 1);
      if (is_by_figure)
        json_object_set_string_member (level, "key", key);
    }
}

static gboolean
has_value (JsonArray  *array,
           const char *member,
           const char *value)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      if (g_strcmp0 (json_object_get_string_member_with_default (json_array_get_object_element (array, i), member,
                                                                 NULL),
                     value) == 0)
        return TRUE;
    }

  return FALSE;
}

/* No two levels of a scheme have one id, be they an aspect's own. */
static gboolean
is_id_taken (TrellisSchemeDraft *self,
             JsonArray          *array,
             const char         *list,
             const char         *id)
{
  if (has_value (array, "id", id))
    return TRUE;
  if (!is_levels (list))
    return FALSE;
  if (has_value (trellis_scheme_draft_get_list (self, "/levels"), "id", id))
    return TRUE;

  for (guint i = 0; i < trellis_scheme_draft_count (self, "/aspects"); i++)
    {
      g_autofree char *path = g_strdup_printf ("/aspects/%u/levels", i);

      if (has_value (trellis_scheme_draft_get_list (self, path), "id", id))
        return TRUE;
    }

  return FALSE;
}

static char *
choose_id (TrellisSchemeDraft *self,
           JsonArray          *array,
           const char         *list)
{
  const char *word = is_levels (list) ? "level" : g_str_equal (list, "/aspects") ? "aspect" :
                     g_str_equal (list, "/documents") ? "document" : "programme";

  for (guint i = json_array_get_length (array) + 1; ; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u", word, i);

      if (!is_id_taken (self, array, list, id))
        return g_steal_pointer (&id);
    }
}

static void
begin_level (JsonArray  *array,
             const char *list,
             JsonObject *level)
{
  json_object_set_int_member (level, "rank", json_array_get_length (array) + 1);
  json_object_set_string_member (level, "colour", "#deddda");
  for (char key[] = "1"; g_str_equal (list, "/levels") && key[0] <= '9'; key[0]++)
    {
      if (!has_value (array, "key", key))
        {
          json_object_set_string_member (level, "key", key);
          return;
        }
    }
}

/**
 * trellis_scheme_draft_add:
 * @self: a draft
 * @list: the place of a list: /levels, /aspects, /aspects/2/levels,
 *   /documents, /visit_programmes, or of earnings or visits
 *
 * Adds an item at the end, with what it needs but its names.
 *
 * Returns: its number
 */
guint
trellis_scheme_draft_add (TrellisSchemeDraft *self,
                          const char         *list)
{
  JsonArray *array = trellis_scheme_draft_get_list (self, list);
  JsonObject *item = json_object_new ();
  g_autofree char *id = NULL;
  guint index;

  if (array == NULL)
    {
      g_autofree char *member = NULL;
      JsonObject *parent = trellis_scheme_draft_ensure_parent (self, list, &member);

      g_assert (parent != NULL);
      array = json_array_new ();
      json_object_set_array_member (parent, member, array);
    }

  index = json_array_get_length (array);
  if (g_str_has_suffix (list, "/visits"))
    json_object_set_int_member (item, "number", index + 1);
  else if (!g_str_has_suffix (list, "/earns"))
    {
      id = choose_id (self, array, list);
      json_object_set_string_member (item, "id", id);
    }
  if (is_levels (list))
    begin_level (array, list, item);
  json_array_add_object_element (array, item);
  trellis_scheme_draft_read_again (self);

  return index;
}

/* Whether a member says something of the level and nothing without it. */
static gboolean
is_of_level (const char *member,
             JsonNode   *node,
             const char *id)
{
  if (strcmp (member, "time_limit") == 0 && JSON_NODE_HOLDS_OBJECT (node))
    return g_strcmp0 (json_object_get_string_member_with_default (json_node_get_object (node), "to", NULL), id) == 0;

  return strcmp (member, "overall_at_best") == 0 && JSON_NODE_HOLDS_VALUE (node) &&
         g_strcmp0 (json_node_get_string (node), id) == 0;
}

static void
forget_level (JsonNode   *node,
              const char *id)
{
  g_autoptr (GList) members = NULL;
  JsonObject *object;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        forget_level (json_array_get_element (array, i), id);
    }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;

  object = json_node_get_object (node);
  members = json_object_get_members (object);
  for (GList *link = members; link != NULL; link = link->next)
    {
      JsonNode *child = json_object_get_member (object, link->data);

      if (is_of_level (link->data, child, id))
        json_object_remove_member (object, link->data);
      else if (strcmp (link->data, "descriptors") == 0 && JSON_NODE_HOLDS_OBJECT (child))
        json_object_remove_member (json_node_get_object (child), id);
      else
        forget_level (child, id);
    }
}

/**
 * trellis_scheme_draft_remove:
 * @self: a draft
 * @list: the place of a list
 * @index: one of its items
 *
 * Takes the item away. Descriptors and time limits that name a level go with
 * it; a document or a programme that is for that level alone stays, as it would
 * be for every school without it, and is what is wrong then.
 */
void
trellis_scheme_draft_remove (TrellisSchemeDraft *self,
                             const char         *list,
                             guint               index)
{
  JsonArray *array = trellis_scheme_draft_get_list (self, list);
  g_autofree char *id = NULL;

  g_return_if_fail (array != NULL && index < json_array_get_length (array));

  id = g_strdup (json_object_get_string_member_with_default (json_array_get_object_element (array, index), "id", NULL));
  json_array_remove_element (array, index);
  if (is_levels (list))
    {
      number_levels (array);
      if (id != NULL)
        forget_level (self->root, id);
    }
  if (json_array_get_length (array) == 0)
    trellis_scheme_draft_unset (self, list);
  else
    trellis_scheme_draft_read_again (self);
}

/**
 * trellis_scheme_draft_move:
 * @self: a draft
 * @list: the place of a list
 * @from: one of its items
 * @to: where it is to stand
 *
 * Moves the item. Levels rank in the order in which they stand.
 */
void
trellis_scheme_draft_move (TrellisSchemeDraft *self,
                           const char         *list,
                           guint               from,
                           guint               to)
{
  JsonArray *array = trellis_scheme_draft_get_list (self, list);
  g_autoptr (GPtrArray) items = NULL;

  g_return_if_fail (array != NULL && MAX (from, to) < json_array_get_length (array));

  items = trellis_scheme_draft_dup_items (array);
  g_ptr_array_insert (items, (int) to, g_ptr_array_steal_index (items, from));
  trellis_scheme_draft_fill_list (array, items);
  if (is_levels (list))
    number_levels (array);
  trellis_scheme_draft_read_again (self);
}

static void
collect_kinds (JsonNode   *node,
               GHashTable *kinds)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        collect_kinds (json_array_get_element (array, i), kinds);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GList) members = json_object_get_members (object);
      JsonNode *kind = json_object_get_member (object, "kind");

      if (kind != NULL && JSON_NODE_HOLDS_VALUE (kind) && json_node_get_string (kind) != NULL)
        g_hash_table_add (kinds, json_node_dup_string (kind));
      for (GList *link = members; link != NULL; link = link->next)
        collect_kinds (json_object_get_member (object, link->data), kinds);
    }
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * trellis_scheme_draft_list_kinds:
 * @self: a draft
 *
 * Returns: (transfer full): the kinds of visits, meetings and other support
 *   that it speaks of anywhere, in alphabetical order
 */
GStrv
trellis_scheme_draft_list_kinds (TrellisSchemeDraft *self)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autofree char *agreed_at = trellis_scheme_draft_dup_text (self, "/review/agreed_at");
  GHashTableIter iter;
  gpointer kind;

  collect_kinds (self->root, kinds);
  if (*agreed_at != '\0')
    g_hash_table_add (kinds, g_steal_pointer (&agreed_at));
  g_hash_table_iter_init (&iter, kinds);
  while (g_hash_table_iter_next (&iter, &kind, NULL))
    g_ptr_array_add (list, g_strdup (kind));
  g_ptr_array_sort (list, compare_texts);
  g_ptr_array_add (list, NULL);

  return (GStrv) g_ptr_array_free (g_steal_pointer (&list), FALSE);
}
