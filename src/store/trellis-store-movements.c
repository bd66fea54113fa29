/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-store-movements.h"

#include "trellis-store-private.h"
#include "trellis-store-schemes.h"
#include "trellis-store-trust.h"

#include <string.h>

static int
compare_movements (gconstpointer a,
                   gconstpointer b,
                   gpointer      unused)
{
  const TrellisMovement *first = a, *second = b;

  if (first->agreed_on != second->agreed_on)
    return first->agreed_on > second->agreed_on ? -1 : 1;

  return strcmp (first->school->urn, second->school->urn);
}

/**
 * trellis_store_list_movements:
 * @self: an open store, on the thread that opened it
 * @schools: (element-type TrellisSchool): the schools to look at
 * @from: movements after this day; %TRELLIS_DAY_NONE for all that there were
 * @until: and no later than this one
 * @error: return location for a #GError
 *
 * Lists each category that was agreed between two days and is another than the
 * one before it, latest first. A school's first category is no movement.
 *
 * Returns: (transfer full) (nullable) (element-type TrellisMovement): the
 *   movements, or %NULL with @error set
 */
GListModel *
trellis_store_list_movements (TrellisStore  *self,
                              GListModel    *schools,
                              TrellisDay     from,
                              TrellisDay     until,
                              GError       **error)
{
  g_autoptr (GListStore) movements = g_list_store_new (TRELLIS_TYPE_MOVEMENT);
  g_autoptr (GHashTable) by_urn = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  g_autoptr (sqlite3_stmt) statement = NULL;
  TrellisScheme *scheme = trellis_store_get_scheme_on (self, until, error);
  const TrellisLevel *before = NULL;
  TrellisSchool *school_before = NULL;
  TrellisStep step;

  if (scheme == NULL)
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      TrellisSchool *school = g_list_model_get_item (schools, i);

      g_hash_table_insert (by_urn, school->urn, school);
    }

  statement = trellis_sql_prepare (self,
                                   "SELECT c.urn, c.level_id, c.agreed_on, c.meeting, c.attendees, c.reason"
                                   " FROM " CATEGORIES_READ (":scheme_id") " c WHERE c.agreed_on <= :until"
                                   "  AND " NOT_SUPERSEDED ("category", "c")
                                   " ORDER BY c.urn, c.agreed_on, c.recorded_at, c.position",
                                   error);
  if (statement == NULL)
    return NULL;
  trellis_sql_bind_text (statement, ":scheme_id", scheme->id);
  trellis_sql_bind_day (statement, ":until", until);

  while ((step = trellis_sql_step (self, statement, error)) == TRELLIS_STEP_ROW)
    {
      TrellisSchool *school = g_hash_table_lookup (by_urn, trellis_sql_get_text (statement, 0));
      const TrellisLevel *level = trellis_scheme_get_level (scheme, trellis_sql_get_text (statement, 1));
      TrellisDay agreed_on = trellis_sql_get_day (statement, 2);

      if (school == NULL || level == NULL)
        continue;
      if (school == school_before && level != before && (from == TRELLIS_DAY_NONE || agreed_on > from))
        {
          g_autoptr (TrellisMovement) movement = trellis_movement_new (school, scheme, before, level, agreed_on);

          trellis_sql_set_text (&movement->meeting, statement, 3);
          trellis_sql_set_text (&movement->attendees, statement, 4);
          trellis_sql_set_text (&movement->reason, statement, 5);
          g_list_store_append (movements, movement);
        }
      school_before = school;
      before = level;
    }
  if (step != TRELLIS_STEP_DONE)
    return NULL;
  g_list_store_sort (movements, compare_movements, NULL);

  return G_LIST_MODEL (g_steal_pointer (&movements));
}
