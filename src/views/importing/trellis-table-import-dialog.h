/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_TABLE_IMPORT_DIALOG (trellis_table_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisTableImportDialog, trellis_table_import_dialog, TRELLIS, TABLE_IMPORT_DIALOG, AdwWindow)

GtkWidget *trellis_table_import_dialog_new      (GtkWindow                *parent,
                                                 TrellisStore             *store,
                                                 const TrellisImportKind  *kind);
void       trellis_table_import_dialog_set_path (TrellisTableImportDialog *self,
                                                 const char               *path);

G_END_DECLS
