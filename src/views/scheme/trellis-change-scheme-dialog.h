/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_CHANGE_SCHEME_DIALOG (trellis_change_scheme_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisChangeSchemeDialog, trellis_change_scheme_dialog, TRELLIS, CHANGE_SCHEME_DIALOG, AdwWindow)

GtkWidget *trellis_change_scheme_dialog_new  (GtkWindow                  *parent,
                                              TrellisStore               *store);
gboolean   trellis_change_scheme_dialog_read (TrellisChangeSchemeDialog  *self,
                                              const char                 *path);

G_END_DECLS
