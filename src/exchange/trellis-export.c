/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-export-private.h"
#include "trellis-export.h"

#include "trellis-store-trust.h"
#include "trellis-workbook.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *key;
  const char *name;   /* of a sheet: at most 31 characters */
  guint n_fixed;
  gboolean (*fill) (TrellisStore *store, TrellisTable *table, TrellisDay as_at, GError **error);
} kinds[TRELLIS_N_EXPORT_KINDS] = {
  [TRELLIS_EXPORT_SCHOOLS] = { "schools", N_("Schools"), 2, trellis_export_fill_schools },
  [TRELLIS_EXPORT_MATRIX] = { "matrix", N_("Matrix"), 2, trellis_export_fill_matrix },
  [TRELLIS_EXPORT_JUDGEMENTS] = { "judgements", N_("Judgements"), 2, trellis_export_fill_judgements },
  [TRELLIS_EXPORT_MODERATION] = { "moderation", N_("Moderation"), 4, trellis_export_fill_moderation },
  [TRELLIS_EXPORT_MOVEMENTS] = { "movements", N_("Movements"), 2, trellis_export_fill_movements },
  [TRELLIS_EXPORT_VISITS] = { "visits", N_("Visits"), 3, trellis_export_fill_visits },
  [TRELLIS_EXPORT_ACTIONS] = { "actions", N_("Actions"), 3, trellis_export_fill_actions },
  [TRELLIS_EXPORT_INSPECTIONS] = { "inspections", N_("Inspections"), 2, trellis_export_fill_inspections },
  [TRELLIS_EXPORT_DOCUMENTS] = { "documents", N_("Documents"), 2, trellis_export_fill_documents },
  [TRELLIS_EXPORT_MEASURES] = { "measures", N_("Figures"), 2, trellis_export_fill_measures },
};

/**
 * trellis_export_add_columns:
 * @table: a table
 * @columns: (array length=n_columns): columns, their titles marked for
 *   translation
 * @n_columns: how many
 *
 * Adds columns to a table, their titles translated.
 */
void
trellis_export_add_columns (TrellisTable             *table,
                            const TrellisTableColumn *columns,
                            guint                     n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    trellis_table_add_column (table, columns[i].key, columns[i].title != NULL ? _(columns[i].title) : NULL,
                              columns[i].width);
}

/**
 * trellis_export_add_yes_or_no:
 * @table: a table
 * @is_so: what the next cell says
 */
void
trellis_export_add_yes_or_no (TrellisTable *table,
                              gboolean      is_so)
{
  if (is_so)
    trellis_table_add_key (table, "yes", _("Yes"));
  else
    trellis_table_add_key (table, "no", _("No"));
}

/**
 * trellis_export_kind_get_key:
 * @kind: what is exported
 *
 * Returns: (transfer none): what the command line calls it
 */
const char *
trellis_export_kind_get_key (TrellisExportKind kind)
{
  g_return_val_if_fail ((guint) kind < TRELLIS_N_EXPORT_KINDS, NULL);

  return kinds[kind].key;
}

/**
 * trellis_export_kind_parse:
 * @key: (nullable): what the command line calls it: `schools`
 * @kind: (out): what is exported; untouched on failure
 *
 * Returns: whether there is such a kind
 */
gboolean
trellis_export_kind_parse (const char        *key,
                           TrellisExportKind *kind)
{
  for (guint i = 0; i < TRELLIS_N_EXPORT_KINDS; i++)
    {
      if (g_strcmp0 (kinds[i].key, key) == 0)
        {
          *kind = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * trellis_export_is_workbook:
 * @path: a file that is to be written
 *
 * Returns: whether its ending says that it is a workbook (`.xlsx`)
 */
gboolean
trellis_export_is_workbook (const char *path)
{
  gsize length = strlen (path);

  return length > 5 && g_ascii_strcasecmp (path + length - 5, ".xlsx") == 0;
}

static TrellisTable *
create_table (TrellisStore       *store,
              TrellisExportKind   kind,
              TrellisDay          as_at,
              GError            **error)
{
  g_autoptr (TrellisTable) table = trellis_table_new (_(kinds[kind].name));

  trellis_table_set_n_fixed (table, kinds[kind].n_fixed);

  return kinds[kind].fill (store, table, as_at, error) ? g_steal_pointer (&table) : NULL;
}

static gboolean
save_workbook (TrellisStore  *store,
               GPtrArray     *tables,
               const char    *path,
               GError       **error)
{
  g_autoptr (TrellisTrust) trust = trellis_store_read_trust (store, error);

  return trust != NULL && trellis_workbook_save (tables, trust->name, path, error);
}

static GPtrArray *
tables_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) trellis_table_free);
}

/**
 * trellis_export_table:
 * @store: a store, on its thread
 * @kind: what to export
 * @as_at: the day to look from; visits are all listed, whatever the day
 * @path: the file to write, a workbook where its ending is `.xlsx` and CSV
 *   otherwise; one that is there is replaced
 * @error: return location for a #GError
 *
 * Writes a table of the trust file: schools, those that have closed or left
 * among them; open schools by aspect, as the matrix shows them; judgements of
 * every source with the agreed categories; the pairs of them that differ;
 * movements from level to level; visits of every year; actions, closed ones
 * too; inspections, a line for the outcome and one for each area graded; the
 * documents of the day's school year; figures of every measure. What is unknown is empty. On failure an older file
 * of the name stays.
 *
 * Returns: whether the file is written
 */
gboolean
trellis_export_table (TrellisStore       *store,
                      TrellisExportKind   kind,
                      TrellisDay          as_at,
                      const char         *path,
                      GError            **error)
{
  g_autoptr (GPtrArray) tables = tables_new ();
  TrellisTable *table;

  g_return_val_if_fail (TRELLIS_IS_STORE (store), FALSE);
  g_return_val_if_fail ((guint) kind < TRELLIS_N_EXPORT_KINDS, FALSE);

  table = create_table (store, kind, as_at, error);
  if (table == NULL)
    return FALSE;
  g_ptr_array_add (tables, table);

  return trellis_export_is_workbook (path) ? save_workbook (store, tables, path, error)
                                           : trellis_table_save_csv (table, path, error);
}

/**
 * trellis_export_workbook:
 * @store: a store, on its thread
 * @as_at: the day to look from
 * @path: the file to write; one that is there is replaced
 * @error: return location for a #GError
 *
 * Writes one workbook with a sheet for each table that trellis_export_table()
 * can write.
 *
 * Returns: whether the file is written
 */
gboolean
trellis_export_workbook (TrellisStore  *store,
                         TrellisDay     as_at,
                         const char    *path,
                         GError       **error)
{
  g_autoptr (GPtrArray) tables = tables_new ();

  g_return_val_if_fail (TRELLIS_IS_STORE (store), FALSE);

  for (guint kind = 0; kind < TRELLIS_N_EXPORT_KINDS; kind++)
    {
      TrellisTable *table = create_table (store, kind, as_at, error);

      if (table == NULL)
        return FALSE;
      g_ptr_array_add (tables, table);
    }

  return save_workbook (store, tables, path, error);
}
