/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-export-private.h"

#include "trellis-store-movements.h"
#include "trellis-store-schools.h"

#include <glib/gi18n-lib.h>

/* Schools that moved from level to level, as a table. */

/**
 * trellis_export_fill_movements:
 * @store: a store, on its thread
 * @table: a table without columns yet
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Fills a table with every movement of an open school by then, latest first.
 *
 * Returns: whether it is filled
 */
gboolean
trellis_export_fill_movements (TrellisStore  *store,
                               TrellisTable  *table,
                               TrellisDay     as_at,
                               GError       **error)
{
  static const TrellisTableColumn columns[] = {
    { "urn", N_("URN"), 9 },
    { "school", N_("School"), 32 },
    { "agreed_on", N_("Agreed on"), 12 },
    { "direction", N_("Direction"), 10 },
    { "from", N_("From"), 18 },
    { "to", N_("To"), 18 },
    { "from_code", NULL, 10 },
    { "to_code", NULL, 10 },
    { "meeting", N_("Meeting"), 20 },
    { "attendees", N_("Who was there"), 40 },
    { "reason", N_("Reason"), 50 },
  };
  g_autoptr (GListModel) schools = trellis_store_list_schools (store, as_at, FALSE, error);
  g_autoptr (GListModel) movements = NULL;

  if (schools == NULL)
    return FALSE;
  movements = trellis_store_list_movements (store, schools, TRELLIS_DAY_NONE, as_at, error);
  if (movements == NULL)
    return FALSE;

  trellis_export_add_columns (table, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < g_list_model_get_n_items (movements); i++)
    {
      g_autoptr (TrellisMovement) movement = g_list_model_get_item (movements, i);
      gboolean is_up = trellis_movement_get_direction (movement) > 0;

      trellis_table_add_text (table, movement->school->urn);
      trellis_table_add_text (table, movement->school->name);
      trellis_table_add_day (table, movement->agreed_on);
      trellis_table_add_key (table, is_up ? "up" : "down", is_up ? _("Up") : _("Down"));
      trellis_table_add_coloured (table, movement->from->name, movement->from->colour);
      trellis_table_add_coloured (table, movement->to->name, movement->to->colour);
      trellis_table_add_text (table, movement->from->short_code);
      trellis_table_add_text (table, movement->to->short_code);
      trellis_table_add_text (table, movement->meeting);
      trellis_table_add_text (table, movement->attendees);
      trellis_table_add_text (table, movement->reason);
    }

  return TRUE;
}
