/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-scheme-map.h"

/**
 * trellis_scheme_map_new:
 *
 * Returns: (transfer full): a map that leaves everything behind
 */
TrellisSchemeMap *
trellis_scheme_map_new (void)
{
  TrellisSchemeMap *self = g_new0 (TrellisSchemeMap, 1);

  self->levels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->aspects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

/**
 * trellis_scheme_map_free:
 * @self: (transfer full): a map
 *
 * Frees it.
 */
void
trellis_scheme_map_free (TrellisSchemeMap *self)
{
  g_hash_table_unref (self->levels);
  g_hash_table_unref (self->aspects);
  g_free (self);
}

/**
 * trellis_scheme_map_can_read:
 * @before: an aspect of the scheme before
 * @after: an aspect of the scheme after
 *
 * A level of the scheme reads as one level, whichever aspect it was judged of;
 * so an aspect that is judged by the scheme's levels cannot read as one with
 * levels of its own. The other way about it can, as each own level is mapped by
 * itself.
 *
 * Returns: whether judgements of @before can read as judgements of @after
 */
gboolean
trellis_scheme_map_can_read (const TrellisAspect *before,
                             const TrellisAspect *after)
{
  return before->levels != NULL || after->levels == NULL;
}

/**
 * trellis_scheme_map_get_choices:
 * @self: a map from the scheme of @level
 * @after: the scheme that it leads to
 * @level: a level of the scheme before
 *
 * Returns: (transfer none) (element-type TrellisLevel) (nullable): the levels
 *   that it can read as, best first: those of what its aspect reads as where it
 *   is an aspect's own, %NULL where that aspect is left behind; the scheme's
 *   otherwise
 */
GPtrArray *
trellis_scheme_map_get_choices (const TrellisSchemeMap *self,
                                TrellisScheme          *after,
                                const TrellisLevel     *level)
{
  const char *aspect_id;

  if (level->aspect_id == NULL)
    return after->levels;
  aspect_id = g_hash_table_lookup (self->aspects, level->aspect_id);

  return aspect_id != NULL ? trellis_scheme_get_aspect_levels (after, aspect_id) : NULL;
}

/* The level of that id or name, or else the one that stands as far down its list. */
static const TrellisLevel *
propose_level (GPtrArray          *from,
               guint               index,
               GPtrArray          *choices)
{
  const TrellisLevel *level = g_ptr_array_index (from, index);
  guint last = choices->len - 1;

  for (guint i = 0; i < choices->len; i++)
    {
      const TrellisLevel *choice = g_ptr_array_index (choices, i);

      if (g_str_equal (choice->id, level->id) || g_str_equal (choice->name, level->name))
        return choice;
    }

  /* Between two it is the worse: nobody is moved up by a change of scheme. */
  return g_ptr_array_index (choices, from->len > 1 ? (index * last * 2 + from->len - 1) / ((from->len - 1) * 2) : last);
}

static void
propose_levels (TrellisSchemeMap *self,
                GPtrArray        *from,
                TrellisScheme    *after)
{
  for (guint i = 0; i < from->len; i++)
    {
      const TrellisLevel *level = g_ptr_array_index (from, i);
      GPtrArray *choices = trellis_scheme_map_get_choices (self, after, level);

      if (choices != NULL && choices->len > 0)
        g_hash_table_insert (self->levels, g_strdup (level->id), g_strdup (propose_level (from, i, choices)->id));
    }
}

/**
 * trellis_scheme_map_propose:
 * @before: the trust's scheme
 * @after: the scheme that it is to have
 *
 * Proposes what a person then looks through: aspects of the same id or name read
 * as each other and others are left behind; levels the same, or by where they
 * stand between the best and the worst.
 *
 * Returns: (transfer full): the proposal
 */
TrellisSchemeMap *
trellis_scheme_map_propose (TrellisScheme *before,
                            TrellisScheme *after)
{
  TrellisSchemeMap *self = trellis_scheme_map_new ();

  for (guint i = 0; i < before->aspects->len; i++)
    {
      const TrellisAspect *aspect = g_ptr_array_index (before->aspects, i);

      for (guint j = 0; j < after->aspects->len; j++)
        {
          const TrellisAspect *other = g_ptr_array_index (after->aspects, j);

          if (!trellis_scheme_map_can_read (aspect, other) ||
              (!g_str_equal (aspect->id, other->id) && g_ascii_strcasecmp (aspect->name, other->name) != 0))
            continue;
          g_hash_table_insert (self->aspects, g_strdup (aspect->id), g_strdup (other->id));
          break;
        }
      if (aspect->levels != NULL)
        propose_levels (self, aspect->levels, after);
    }
  propose_levels (self, before->levels, after);

  return self;
}

/**
 * trellis_scheme_map_is_whole:
 * @self: a map
 * @before: the scheme that it leads from
 * @after: the scheme that it leads to
 *
 * Returns: whether every name of @self is one of its scheme, and what it reads
 *   as is one of those that it can read as
 */
gboolean
trellis_scheme_map_is_whole (const TrellisSchemeMap *self,
                             TrellisScheme          *before,
                             TrellisScheme          *after)
{
  GHashTableIter iter;
  gpointer from, to;

  g_hash_table_iter_init (&iter, self->aspects);
  while (g_hash_table_iter_next (&iter, &from, &to))
    {
      const TrellisAspect *aspect = trellis_scheme_get_aspect (before, from);
      const TrellisAspect *other = trellis_scheme_get_aspect (after, to);

      if (aspect == NULL || other == NULL || !trellis_scheme_map_can_read (aspect, other))
        return FALSE;
    }

  g_hash_table_iter_init (&iter, self->levels);
  while (g_hash_table_iter_next (&iter, &from, &to))
    {
      TrellisLevel *level = trellis_scheme_get_level (before, from);
      TrellisLevel *other = trellis_scheme_get_level (after, to);
      GPtrArray *choices = level != NULL ? trellis_scheme_map_get_choices (self, after, level) : NULL;

      if (choices == NULL || other == NULL || !g_ptr_array_find (choices, other, NULL))
        return FALSE;
    }

  return TRUE;
}
