/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_SEARCH_DIALOG (trellis_search_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSearchDialog, trellis_search_dialog, TRELLIS, SEARCH_DIALOG, AdwWindow)

GtkWidget *trellis_search_dialog_new (GtkWindow    *parent,
                                      TrellisStore *store);

G_END_DECLS
