/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_ENTRY_GRID (trellis_entry_grid_get_type ())
G_DECLARE_FINAL_TYPE (TrellisEntryGrid, trellis_entry_grid, TRELLIS, ENTRY_GRID, GtkWidget)

void       trellis_entry_grid_set_shape (TrellisEntryGrid   *self,
                                         const char         *corner,
                                         const char *const  *rows,
                                         const char *const  *columns);
void       trellis_entry_grid_set_cell  (TrellisEntryGrid   *self,
                                         guint               row,
                                         guint               column,
                                         const char         *text,
                                         gboolean            is_editable);
void       trellis_entry_grid_mark      (TrellisEntryGrid   *self,
                                         guint               row,
                                         guint               column);
GtkWidget *trellis_entry_grid_get_cell  (TrellisEntryGrid   *self,
                                         guint               row,
                                         guint               column);

G_END_DECLS
