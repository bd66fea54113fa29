/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-gias-trusts.h"

#include "trellis-gias-words.h"

#include <string.h>

/* More names than this in a message help nobody. */
#define MOST_SIMILAR 3

/* By folded name, and again by each spelling, so that a spelling is folded
 * once and not once a row. */
struct _TrellisGiasTrusts
{
  GPtrArray *all;            /* (element-type TrellisGiasTrust): owns them */
  GHashTable *by_spelling;   /* (element-type utf8 TrellisGiasTrust) */
  GHashTable *by_folded;     /* (element-type utf8 TrellisGiasTrust) */
};

static int
compare_trusts_cb (gconstpointer a,
                   gconstpointer b)
{
  const TrellisGiasTrust *first = *(const TrellisGiasTrust *const *) a;
  const TrellisGiasTrust *second = *(const TrellisGiasTrust *const *) b;
  g_autofree char *first_folded = trellis_gias_dup_folded_name (first->name);
  g_autofree char *second_folded = trellis_gias_dup_folded_name (second->name);

  return g_utf8_collate (first_folded, second_folded);
}

/**
 * trellis_gias_trust_free:
 * @self: (transfer full): a trust of a file
 */
void
trellis_gias_trust_free (TrellisGiasTrust *self)
{
  g_free (self->name);
  g_free (self->uid);
  g_free (self);
}

/**
 * trellis_gias_trusts_new:
 *
 * Returns: (transfer full): no trusts yet
 */
TrellisGiasTrusts *
trellis_gias_trusts_new (void)
{
  TrellisGiasTrusts *self = g_new0 (TrellisGiasTrusts, 1);

  self->all = g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_gias_trust_free);
  self->by_spelling = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * trellis_gias_trusts_free:
 * @self: (transfer full): the trusts of a file
 */
void
trellis_gias_trusts_free (TrellisGiasTrusts *self)
{
  g_ptr_array_unref (self->all);
  g_hash_table_unref (self->by_spelling);
  g_hash_table_unref (self->by_folded);
  g_free (self);
}

/**
 * trellis_gias_trusts_look_up:
 * @self: the trusts of a file
 * @name: how a row, or a person, spells one
 *
 * Returns: (transfer none): the one trust for all spellings that differ in
 *   case and spaces only; it is added where it is new, under this spelling
 */
TrellisGiasTrust *
trellis_gias_trusts_look_up (TrellisGiasTrusts *self,
                             const char        *name)
{
  TrellisGiasTrust *trust = g_hash_table_lookup (self->by_spelling, name);
  g_autofree char *folded = NULL;

  if (trust != NULL)
    return trust;

  folded = trellis_gias_dup_folded_name (name);
  trust = g_hash_table_lookup (self->by_folded, folded);
  if (trust == NULL)
    {
      trust = g_new0 (TrellisGiasTrust, 1);
      trust->name = g_strdup (name);
      trust->uid = g_strdup ("");
      g_ptr_array_add (self->all, trust);
      g_hash_table_insert (self->by_folded, g_steal_pointer (&folded), trust);
    }
  g_hash_table_insert (self->by_spelling, g_strdup (name), trust);

  return trust;
}

/**
 * trellis_gias_trusts_list:
 * @self: the trusts of a file
 *
 * Returns: (transfer container) (element-type TrellisGiasTrust): the trusts by
 *   name; the array keeps them alive
 */
GPtrArray *
trellis_gias_trusts_list (TrellisGiasTrusts *self)
{
  g_ptr_array_sort (self->all, compare_trusts_cb);

  return g_ptr_array_ref (self->all);
}

/**
 * trellis_gias_trusts_dup_similar:
 * @self: the trusts of a file
 * @wanted: the one looked for in vain
 *
 * Returns: (transfer full) (nullable): up to three names that contain the
 *   wanted one, in quotes; %NULL where none does
 */
char *
trellis_gias_trusts_dup_similar (TrellisGiasTrusts *self,
                                 TrellisGiasTrust  *wanted)
{
  g_autofree char *wanted_folded = trellis_gias_dup_folded_name (wanted->name);
  g_autoptr (GPtrArray) list = trellis_gias_trusts_list (self);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_names = 0;

  for (guint i = 0; i < list->len && *wanted_folded != '\0' && n_names < MOST_SIMILAR; i++)
    {
      const TrellisGiasTrust *trust = g_ptr_array_index (list, i);
      g_autofree char *folded = trellis_gias_dup_folded_name (trust->name);

      if (trust != wanted && strstr (folded, wanted_folded) != NULL)
        g_string_append_printf (names, "%s“%s”", n_names++ > 0 ? ", " : "", trust->name);
    }

  return n_names > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}
