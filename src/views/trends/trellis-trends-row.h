/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** TrellisTrendsColumn: the columns of the table beside a chart. */
typedef enum
{
  TRELLIS_TRENDS_PERIOD,
  TRELLIS_TRENDS_FIGURE,
  TRELLIS_TRENDS_PUPILS,
  TRELLIS_TRENDS_TRUST,
  TRELLIS_TRENDS_BENCHMARK,
  TRELLIS_TRENDS_REMARK,
  TRELLIS_TRENDS_N_COLUMNS
} TrellisTrendsColumn;

#define TRELLIS_TYPE_TRENDS_ROW (trellis_trends_row_get_type ())
G_DECLARE_FINAL_TYPE (TrellisTrendsRow, trellis_trends_row, TRELLIS, TRENDS_ROW, GObject)

/** TrellisTrendsRow: a period in the table of figures; what there is none of is empty. */
struct _TrellisTrendsRow
{
  GObject parent_instance;

  char *cells[TRELLIS_TRENDS_N_COLUMNS];
};

TrellisTrendsRow *trellis_trends_row_new (void);

G_END_DECLS
