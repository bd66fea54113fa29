/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_COLUMNS (trellis_columns_get_type ())
G_DECLARE_FINAL_TYPE (TrellisColumns, trellis_columns, TRELLIS, COLUMNS, GtkWidget)

G_END_DECLS
