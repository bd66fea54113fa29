/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_COLUMNS_PAGE (trellis_columns_page_get_type ())
G_DECLARE_FINAL_TYPE (TrellisColumnsPage, trellis_columns_page, TRELLIS, COLUMNS_PAGE, GtkWidget)

gboolean trellis_columns_page_load (TrellisColumnsPage  *self,
                                    TrellisStore        *store,
                                    const char          *path,
                                    GError             **error);

G_END_DECLS
