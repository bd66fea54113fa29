/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-history-export.h"

#include "trellis-change.h"
#include "trellis-csv-writer.h"
#include "trellis-store-schools.h"

/**
 * trellis_history_export_csv:
 * @store: the store that @changes are of
 * @changes: (element-type TrellisChange): which changes, in their order
 * @path: the file to write; one that is there is replaced
 * @error: return location for a #GError
 *
 * Writes changes as a table: a row for each, with its instant in UTC.
 *
 * Returns: whether the file is written
 */
gboolean
trellis_history_export_csv (TrellisStore  *store,
                            GListModel    *changes,
                            const char    *path,
                            GError       **error)
{
  static const char *const header[] = { "made_at", "author", "kind", "what", "urn", "school", "is_undone", "id", NULL };
  g_autoptr (TrellisCsvWriter) writer = trellis_csv_writer_new ();
  g_autoptr (GListModel) schools = NULL;
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_return_val_if_fail (TRELLIS_IS_STORE (store), FALSE);
  g_return_val_if_fail (G_IS_LIST_MODEL (changes), FALSE);

  schools = trellis_store_list_schools (store, trellis_store_get_today (store), TRUE, error);
  if (schools == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);

      g_hash_table_insert (names, g_strdup (school->urn), g_strdup (school->name));
    }

  trellis_csv_writer_add_row (writer, header);
  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (TrellisChange) change = g_list_model_get_item (changes, i);
      g_autoptr (GDateTime) made_at = g_date_time_new_from_unix_utc (change->made_at);
      g_autofree char *instant = made_at != NULL ? g_date_time_format (made_at, "%Y-%m-%dT%H:%M:%SZ") : NULL;
      g_autofree char *title = trellis_change_dup_title (change);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, change->id);

      trellis_csv_writer_add_text (writer, instant);
      trellis_csv_writer_add_text (writer, change->author);
      trellis_csv_writer_add_text (writer, change->kind);
      trellis_csv_writer_add_text (writer, title);
      trellis_csv_writer_add_text (writer, change->urn);
      trellis_csv_writer_add_text (writer, change->urn != NULL ? g_hash_table_lookup (names, change->urn) : NULL);
      trellis_csv_writer_add_text (writer, change->is_taken_back ? "yes" : "no");
      trellis_csv_writer_add_text (writer, id);
      trellis_csv_writer_end_row (writer);
    }

  return trellis_csv_writer_save (writer, path, error);
}
