/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_OVERVIEW_COLUMNS (trellis_overview_columns_get_type ())
G_DECLARE_FINAL_TYPE (TrellisOverviewColumns, trellis_overview_columns, TRELLIS, OVERVIEW_COLUMNS, GtkLayoutManager)

GtkLayoutManager *trellis_overview_columns_new (void);

G_END_DECLS
