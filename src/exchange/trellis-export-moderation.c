/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-export-private.h"

#include "trellis-store-moderation.h"
#include "trellis-store-schools.h"

#include <glib/gi18n-lib.h>

/* Pairs of judgements that differ, as a table. */

static void
add_view (TrellisTable                *table,
          const TrellisModerationView *view)
{
  trellis_table_add_coloured (table, view->level->name, view->level->colour);
  trellis_table_add_text (table, view->level->short_code);
  trellis_table_add_day (table, view->judged_on);
  trellis_table_add_key (table, trellis_source_get_key (view->source), trellis_source_get_name (view->source));
  trellis_table_add_text (table, view->person_name);
}

/**
 * trellis_export_fill_moderation:
 * @store: a store, on its thread
 * @table: a table without columns yet
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Fills a table with the pairs of judgements of open schools that differ, those
 * of a comparison together and the widest first.
 *
 * Returns: whether it is filled
 */
gboolean
trellis_export_fill_moderation (TrellisStore  *store,
                                TrellisTable  *table,
                                TrellisDay     as_at,
                                GError       **error)
{
  static const TrellisTableColumn columns[] = {
    { "comparison", N_("Comparison"), 24 },
    { "urn", N_("URN"), 9 },
    { "school", N_("School"), 32 },
    { "aspect", N_("Aspect"), 24 },
    { "levels_better", N_("Levels better"), 9 },
    { "level", N_("Level"), 18 },
    { "level_code", NULL, 10 },
    { "date", N_("Date"), 12 },
    { "source", N_("Source"), 16 },
    { "person", N_("Person"), 20 },
    { "other_level", N_("Other level"), 18 },
    { "other_level_code", NULL, 10 },
    { "other_date", N_("Other date"), 12 },
    { "other_source", N_("Other source"), 16 },
    { "other_person", N_("Other person"), 20 },
    { "aspect_id", NULL, 10 },
  };
  g_autoptr (GListModel) schools = trellis_store_list_schools (store, as_at, FALSE, error);
  g_autoptr (TrellisModeration) moderation = NULL;

  if (schools == NULL)
    return FALSE;
  moderation = trellis_store_read_moderation (store, schools, as_at, error);
  if (moderation == NULL)
    return FALSE;

  trellis_export_add_columns (table, columns, G_N_ELEMENTS (columns));
  for (guint kind = 0; kind < TRELLIS_N_MODERATION_KINDS; kind++)
    {
      GListModel *gaps = trellis_moderation_get_gaps (moderation, kind);

      for (guint i = 0; i < g_list_model_get_n_items (gaps); i++)
        {
          g_autoptr (TrellisModerationGap) gap = g_list_model_get_item (gaps, i);

          trellis_table_add_key (table, trellis_moderation_kind_get_key (kind),
                                 trellis_moderation_kind_get_name (kind));
          trellis_table_add_text (table, gap->school->urn);
          trellis_table_add_text (table, gap->school->name);
          trellis_table_add_text (table, gap->aspect_name);
          trellis_table_add_int (table, gap->n_levels);
          add_view (table, &gap->one);
          add_view (table, &gap->other);
          trellis_table_add_text (table, gap->aspect_id);
        }
    }

  return TRUE;
}
