/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-export-private.h"

#include "trellis-school-year.h"
#include "trellis-store-documents.h"
#include "trellis-store-schools.h"

#include <glib/gi18n-lib.h>

/* The register of documents as a table. */

static gboolean
add_school (TrellisStore   *store,
            TrellisTable   *table,
            TrellisSchool  *school,
            TrellisDay      as_at,
            GError        **error)
{
  g_autofree char *year_id = trellis_school_year_dup_id_for_day (as_at);
  g_autoptr (GPtrArray) documents = trellis_store_list_documents (store, school->urn, year_id, as_at, error);

  if (documents == NULL)
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    {
      const TrellisDocument *document = g_ptr_array_index (documents, i);

      trellis_table_add_text (table, school->urn);
      trellis_table_add_text (table, school->name);
      trellis_table_add_text (table, year_id);
      trellis_table_add_text (table, document->name);
      trellis_table_add_day (table, document->due_on);
      trellis_table_add_day (table, document->received_on);
      trellis_table_add_day (table, document->assured_on);
      trellis_table_add_text (table, document->assured_by);
      trellis_export_add_yes_or_no (table, trellis_document_is_overdue (document, as_at));
      trellis_table_add_text (table, document->link);
    }

  return TRUE;
}

/**
 * trellis_export_fill_documents:
 * @store: a store, on its thread
 * @table: a table without columns yet
 * @as_at: the day to look from
 * @error: return location for a #GError
 *
 * Fills a table with what the scheme expects of each school in the school year
 * of a day, and what has become of it.
 *
 * Returns: whether it is filled
 */
gboolean
trellis_export_fill_documents (TrellisStore  *store,
                               TrellisTable  *table,
                               TrellisDay     as_at,
                               GError       **error)
{
  static const TrellisTableColumn columns[] = {
    { "urn", N_("URN"), 9 },
    { "school", N_("School"), 32 },
    { "year", N_("Year"), 10 },
    { "document", N_("Document"), 32 },
    { "due_on", N_("Due"), 12 },
    { "received_on", N_("Received"), 12 },
    { "assured_on", N_("Quality assured"), 14 },
    { "assured_by", N_("Quality assured by"), 20 },
    { "is_overdue", N_("Overdue"), 9 },
    { "link", N_("Link"), 32 },
  };
  g_autoptr (GListModel) schools = trellis_store_list_schools (store, as_at, FALSE, error);

  if (schools == NULL)
    return FALSE;

  trellis_export_add_columns (table, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);

      if (!add_school (store, table, school, as_at, error))
        return FALSE;
    }

  return TRUE;
}
