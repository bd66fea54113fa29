/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-judgements.h"

#include "trellis-store-private.h"
#include "trellis-store-schemes.h"

/**
 * trellis_store_list_levels_on:
 * @self: a store
 * @days: (array length=n_days): days in order, earliest first
 * @n_days: how many
 * @error: return location for a #GError
 *
 * Finds the agreed category of every school on each of some days, which is what
 * a list of schools draws its step lines from: one pass, however many schools.
 *
 * Returns: (transfer full) (element-type utf8 gpointer) (nullable): by URN, for
 *   each school with a category in the trust's scheme, an array of @n_days
 *   #TrellisLevel pointers that the scheme as it was on the last of @days owns,
 *   %NULL on a day before its first; or %NULL with @error set
 */
GHashTable *
trellis_store_list_levels_on (TrellisStore      *self,
                              const TrellisDay  *days,
                              guint              n_days,
                              GError           **error)
{
  TrellisScheme *scheme;
  g_autoptr (GHashTable) levels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  const TrellisLevel **row = NULL;
  const char *row_urn = NULL;
  TrellisStep step;

  g_return_val_if_fail (n_days > 0, NULL);

  scheme = trellis_store_get_scheme_on (self, days[n_days - 1], error);
  if (scheme == NULL)
    return NULL;

  statement = trellis_sql_prepare (self,
                                   "SELECT c.urn, c.level_id, c.agreed_on FROM " CATEGORIES_READ (":scheme_id") " c"
                                   " WHERE c.agreed_on <= :until"
                                   "  AND " NOT_SUPERSEDED ("category", "c")
                                   " ORDER BY c.urn, c.agreed_on, c.recorded_at, c.position",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":scheme_id", scheme->id);
  trellis_sql_bind_day (statement, ":until", days[n_days - 1]);

  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      const char *urn = trellis_sql_get_text (statement, 0);
      const TrellisLevel *level = trellis_scheme_get_level (scheme, trellis_sql_get_text (statement, 1));
      TrellisDay agreed_on = trellis_sql_get_day (statement, 2);

      if (row == NULL || !g_str_equal (row_urn, urn))
        {
          char *key = g_strdup (urn);

          row = g_new0 (const TrellisLevel *, n_days);
          row_urn = key;
          g_hash_table_insert (levels, key, row);
        }
      /* It holds from its day until the next one overwrites it. */
      for (guint i = n_days; i > 0 && days[i - 1] >= agreed_on; i--)
        row[i - 1] = level;
    }

  return step == TRELLIS_STEP_DONE ? g_steal_pointer (&levels) : NULL;
}
