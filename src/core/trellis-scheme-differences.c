/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-scheme-differences.h"

#include "trellis-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is said of an item, by the members that say it; others are other facts. */
static const struct
{
  const char *member;
  const char *words;
} facts[] = {
  { "short", N_("short code") },
  { "key", N_("key") },
  { "rank", N_("order") },
  { "colour", N_("colour") },
  { "colour_dark", N_("colour") },
  { "colour_paper", N_("colour on paper") },
  { "descriptor", N_("descriptor") },
  { "descriptors", N_("descriptors") },
  { "descriptor_missing", N_("descriptors") },
  { "time_limit", N_("time limit") },
  { "earns", N_("what it earns") },
  { "offer", N_("what it earns") },
  { "expectations", N_("expectations") },
  { "support", N_("support") },
  { "challenge", N_("challenge") },
  { "weight", N_("weight") },
  { "limiting", N_("whether it limits") },
  { "applies", N_("which schools it is for") },
  { "levels", N_("levels of its own") },
  { "visits", N_("visits") },
  { "days_per_year", N_("days a year") },
  { "every", N_("how often") },
  { "contains", N_("what it contains") },
};

/* The lists of things that have ids, and what a sentence says of one. */
static const struct
{
  const char *list;
  const char *added;
  const char *removed;
  const char *renamed;
} lists[] = {
  { "levels", N_("New level %s"), N_("Without the level %s"), N_("The level %s is called %s") },
  { "aspects", N_("New aspect %s"), N_("Without the aspect %s"), N_("The aspect %s is called %s") },
  { "visit_programmes", N_("New programme %s"), N_("Without the programme %s"), N_("The programme %s is called %s") },
  { "documents", N_("New document %s"), N_("Without the document %s"), N_("The document %s is called %s") },
};

static const char *
get_text (JsonObject *item,
          const char *member)
{
  return json_object_get_string_member_with_default (item, member, "");
}

static const char *
get_name (JsonObject *item)
{
  return *get_text (item, "name") != '\0' ? get_text (item, "name") : get_text (item, "id");
}

static JsonObject *
find_item (JsonArray  *array,
           const char *id)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *item = json_array_get_object_element (array, i);

      if (g_str_equal (get_text (item, "id"), id))
        return item;
    }

  return NULL;
}

static gboolean
is_same (JsonObject *before,
         JsonObject *after,
         const char *member)
{
  JsonNode *a = json_object_get_member (before, member);
  JsonNode *b = json_object_get_member (after, member);

  return a == NULL || b == NULL ? a == b : json_node_equal (a, b);
}

/* The members of either that are not the same in both, but for the names. */
static GPtrArray *
list_changed_members (JsonObject *before,
                      JsonObject *after)
{
  GPtrArray *members = g_ptr_array_new_with_free_func (g_free);

  for (guint side = 0; side < 2; side++)
    {
      g_autoptr (GList) names = json_object_get_members (side == 0 ? before : after);

      for (GList *link = names; link != NULL; link = link->next)
        {
          if (strcmp (link->data, "name") != 0 && !is_same (before, after, link->data) &&
              (side == 0 || !json_object_has_member (before, link->data)))
            g_ptr_array_add (members, g_strdup (link->data));
        }
    }

  return members;
}

/* "colour, time limit"; empty where both say the same but for the name. */
static char *
dup_changed_words (JsonObject *before,
                   JsonObject *after)
{
  g_autoptr (GPtrArray) members = list_changed_members (before, after);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < members->len; i++)
    {
      const char *word = _("other details");

      for (guint j = 0; j < G_N_ELEMENTS (facts); j++)
        {
          if (strcmp (facts[j].member, g_ptr_array_index (members, i)) == 0)
            word = _(facts[j].words);
        }
      if (!g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
        g_ptr_array_add (words, (char *) word);
    }
  g_ptr_array_add (words, NULL);

  return g_strjoinv (", ", (char **) words->pdata);
}

static JsonArray *
get_array (JsonObject *object,
           const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static void
compare_lists (GPtrArray  *sentences,
               JsonObject *before,
               JsonObject *after,
               guint       index)
{
  JsonArray *old_items = get_array (before, lists[index].list);
  JsonArray *new_items = get_array (after, lists[index].list);

  for (guint i = 0; old_items != NULL && i < json_array_get_length (old_items); i++)
    {
      JsonObject *old_item = json_array_get_object_element (old_items, i);
      JsonObject *new_item = find_item (new_items, get_text (old_item, "id"));
      g_autofree char *words = new_item != NULL ? dup_changed_words (old_item, new_item) : NULL;

      if (new_item == NULL)
        g_ptr_array_add (sentences, g_strdup_printf (_(lists[index].removed), get_name (old_item)));
      else if (!g_str_equal (get_name (old_item), get_name (new_item)))
        g_ptr_array_add (sentences, g_strdup_printf (_(lists[index].renamed), get_name (old_item),
                                                     get_name (new_item)));
      if (words != NULL && *words != '\0')
        /* Translators: a level, an aspect or the like, and what of it has changed: "Improve: colour, time limit" */
        g_ptr_array_add (sentences, g_strdup_printf (_("%s: %s"), get_name (new_item), words));
    }
  for (guint i = 0; new_items != NULL && i < json_array_get_length (new_items); i++)
    {
      JsonObject *new_item = json_array_get_object_element (new_items, i);

      if (find_item (old_items, get_text (new_item, "id")) == NULL)
        g_ptr_array_add (sentences, g_strdup_printf (_(lists[index].added), get_name (new_item)));
    }
}

static gboolean
is_told (const char *member)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      if (strcmp (lists[i].list, member) == 0)
        return TRUE;
    }

  return strcmp (member, "joining") == 0;
}

/**
 * trellis_scheme_list_differences:
 * @before: a scheme
 * @after: another one, or another version of it
 *
 * Says what a person would see of the difference: what is new, gone or called
 * otherwise, and what is said otherwise of the rest. Items are the same where
 * they have one id.
 *
 * Returns: (transfer full): sentences, in the order of the scheme; none where
 *   the two say the same
 */
GStrv
trellis_scheme_list_differences (TrellisScheme *before,
                                 TrellisScheme *after)
{
  g_autoptr (JsonNode) old_root = trellis_json_parse (NULL, before->json, strlen (before->json), NULL);
  g_autoptr (JsonNode) new_root = trellis_json_parse (NULL, after->json, strlen (after->json), NULL);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();
  g_autoptr (GPtrArray) members = NULL;
  JsonObject *old_object, *new_object;
  gboolean has_others = FALSE;

  g_return_val_if_fail (old_root != NULL && new_root != NULL, NULL);

  old_object = json_node_get_object (old_root);
  new_object = json_node_get_object (new_root);
  if (!g_str_equal (before->name, after->name))
    g_ptr_array_add (sentences, g_strdup_printf (_("The scheme %s is called %s"), before->name, after->name));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    compare_lists (sentences, old_object, new_object, i);
  if (!is_same (old_object, new_object, "joining"))
    g_ptr_array_add (sentences, g_strdup (_("Other checklists")));
  members = list_changed_members (old_object, new_object);
  for (guint i = 0; i < members->len; i++)
    has_others = has_others || !is_told (g_ptr_array_index (members, i));
  if (has_others)
    g_ptr_array_add (sentences, g_strdup (_("Other details of the scheme")));
  g_ptr_array_add (sentences, NULL);

  return (GStrv) g_ptr_array_free (g_steal_pointer (&sentences), FALSE);
}
