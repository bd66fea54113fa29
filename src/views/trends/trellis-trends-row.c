/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-trends-row.h"

G_DEFINE_FINAL_TYPE (TrellisTrendsRow, trellis_trends_row, G_TYPE_OBJECT)

static void
trellis_trends_row_finalize (GObject *object)
{
  TrellisTrendsRow *self = TRELLIS_TRENDS_ROW (object);

  for (guint i = 0; i < TRELLIS_TRENDS_N_COLUMNS; i++)
    g_free (self->cells[i]);

  G_OBJECT_CLASS (trellis_trends_row_parent_class)->finalize (object);
}

static void
trellis_trends_row_class_init (TrellisTrendsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_trends_row_finalize;
}

static void
trellis_trends_row_init (TrellisTrendsRow *self)
{
}

/**
 * trellis_trends_row_new:
 *
 * Returns: (transfer full): a row, for its maker to fill
 */
TrellisTrendsRow *
trellis_trends_row_new (void)
{
  return g_object_new (TRELLIS_TYPE_TRENDS_ROW, NULL);
}
