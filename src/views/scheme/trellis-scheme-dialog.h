/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_SCHEME_DIALOG (trellis_scheme_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSchemeDialog, trellis_scheme_dialog, TRELLIS, SCHEME_DIALOG, AdwWindow)

GtkWidget *trellis_scheme_dialog_new    (GtkWindow           *parent,
                                         TrellisStore        *store,
                                         const char          *scheme_id);
gboolean   trellis_scheme_dialog_import (TrellisSchemeDialog *self,
                                         const char          *path);

G_END_DECLS
