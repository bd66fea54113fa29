/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_IMPORT_DIALOG (trellis_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisImportDialog, trellis_import_dialog, TRELLIS, IMPORT_DIALOG, AdwWindow)

GtkWidget *trellis_import_dialog_new (GtkWindow    *parent,
                                      TrellisStore *store);

G_END_DECLS
