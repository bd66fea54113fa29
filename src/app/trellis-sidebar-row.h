/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-view.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_SIDEBAR_ROW (trellis_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSidebarRow, trellis_sidebar_row, TRELLIS, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget   *trellis_sidebar_row_new      (const char        *id,
                                           const char        *label,
                                           const char        *icon_name);
const char  *trellis_sidebar_row_get_id   (TrellisSidebarRow *self);
void         trellis_sidebar_row_set_view (TrellisSidebarRow *self,
                                           TrellisView       *view);

G_END_DECLS
