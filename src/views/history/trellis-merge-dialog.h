/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_MERGE_DIALOG (trellis_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisMergeDialog, trellis_merge_dialog, TRELLIS, MERGE_DIALOG, AdwWindow)

TrellisMergeDialog *trellis_merge_dialog_new  (GtkWindow          *parent,
                                               TrellisStore       *store);
void                trellis_merge_dialog_look (TrellisMergeDialog *self,
                                               const char         *path);

G_END_DECLS
