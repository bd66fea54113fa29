/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-export-private.h"

#include "trellis-store-measures.h"
#include "trellis-store-schools.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Figures of the schools as a table that the import of figures reads back. */

/* Places behind the point that any figure is written with at the most. */
#define MOST_DECIMALS 6

/* As many places as the figure has: a figure that was rounded would be another
 * one when it came back. */
static void
add_figure (TrellisTable *table,
            double        value,
            int           decimals)
{
  double scale = pow (10, decimals);

  while (decimals < MOST_DECIMALS && fabs (round (value * scale) / scale - value) > 1e-9)
    scale = pow (10, ++decimals);
  trellis_table_add_number (table, value, decimals);
}

static const TrellisMeasure *
find_measure (GPtrArray  *measures,
              const char *id)
{
  for (guint i = 0; i < measures->len; i++)
    {
      const TrellisMeasure *measure = g_ptr_array_index (measures, i);

      if (g_str_equal (measure->id, id))
        return measure;
    }

  return NULL;
}

static void
add_row (TrellisTable         *table,
         const TrellisMeasure *measure,
         const char           *school,
         const TrellisFigure  *figure)
{
  g_autofree char *period = trellis_period_dup_name (figure->period, FALSE);

  trellis_table_add_text (table, figure->urn);
  trellis_table_add_text (table, school);
  trellis_table_add_key (table, measure->id, measure->name);
  trellis_table_add_key (table, figure->period, period);
  add_figure (table, figure->value, measure->decimals);
  trellis_table_add_text (table, figure->missing_reason);
  trellis_table_add_text (table, figure->source);
  trellis_table_add_text (table, figure->pupil_group);
  trellis_table_add_number (table, figure->cohort < 0 ? NAN : figure->cohort, 0);
  add_figure (table, figure->low, measure->decimals);
  add_figure (table, figure->high, measure->decimals);
  trellis_table_add_text (table, measure->name);
  trellis_table_add_text (table, measure->unit);
  trellis_table_add_int (table, measure->decimals);
  trellis_table_add_text (table, trellis_better_get_key (measure->better));
  trellis_table_add_text (table, measure->every);
}

/**
 * trellis_export_fill_measures:
 * @store: a store, on its thread
 * @table: a table without columns yet
 * @as_at: the day to look from; periods that end later are left out
 * @error: return location for a #GError
 *
 * Fills a table with the figures of every school, those without a value with
 * their reason.
 *
 * Returns: whether it is filled
 */
gboolean
trellis_export_fill_measures (TrellisStore  *store,
                              TrellisTable  *table,
                              TrellisDay     as_at,
                              GError       **error)
{
  static const TrellisTableColumn columns[] = {
    { "urn", N_("URN"), 9 },
    { "school", N_("School"), 32 },
    { "measure", N_("Measure"), 28 },
    { "period", N_("Period"), 20 },
    { "value", N_("Figure"), 10 },
    { "missing_reason", N_("Reason that it is missing"), 30 },
    { "source", N_("Source"), 40 },
    { "pupil_group", N_("Group of pupils"), 16 },
    { "cohort", N_("Pupils"), 9 },
    { "low", N_("Interval from"), 10 },
    { "high", N_("Interval to"), 10 },
    { "measure_name", NULL, 20 },
    { "unit", N_("Unit"), 10 },
    { "decimals", NULL, 10 },
    { "better", NULL, 10 },
    { "every", NULL, 10 },
  };
  g_autoptr (GPtrArray) measures = trellis_store_list_measures (store, error);
  g_autoptr (GPtrArray) figures = measures != NULL ? trellis_store_list_figures (store, error) : NULL;
  g_autoptr (GListModel) schools = figures != NULL ? trellis_store_list_schools (store, as_at, TRUE, error) : NULL;
  g_autoptr (GHashTable) names = NULL;

  if (schools == NULL)
    return FALSE;

  trellis_export_add_columns (table, columns, G_N_ELEMENTS (columns));
  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);

      g_hash_table_replace (names, g_strdup (school->urn), g_strdup (school->name));
    }
  for (guint i = 0; i < figures->len; i++)
    {
      const TrellisFigure *figure = g_ptr_array_index (figures, i);

      if (figure->ends_on <= as_at)
        add_row (table, find_measure (measures, figure->measure_id), g_hash_table_lookup (names, figure->urn), figure);
    }

  return TRUE;
}
