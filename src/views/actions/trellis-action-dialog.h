/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_ACTION_DIALOG (trellis_action_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisActionDialog, trellis_action_dialog, TRELLIS, ACTION_DIALOG, AdwWindow)

GtkWidget *trellis_action_dialog_new (TrellisStore  *store,
                                      const char    *id,
                                      TrellisDay     as_at,
                                      GError       **error);

G_END_DECLS
