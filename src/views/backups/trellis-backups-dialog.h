/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_BACKUPS_DIALOG (trellis_backups_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisBackupsDialog, trellis_backups_dialog, TRELLIS, BACKUPS_DIALOG, AdwWindow)

GtkWidget *trellis_backups_dialog_new (GtkWindow    *parent,
                                       TrellisStore *store);

G_END_DECLS
