/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-scope.h"
#include "trellis-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_SCOPE_BAR (trellis_scope_bar_get_type ())
G_DECLARE_FINAL_TYPE (TrellisScopeBar, trellis_scope_bar, TRELLIS, SCOPE_BAR, AdwBin)

void trellis_scope_bar_set_store (TrellisScopeBar *self,
                                  TrellisStore    *store,
                                  TrellisScope    *scope);
void trellis_scope_bar_set_end   (TrellisScopeBar *self,
                                  GtkWidget       *widget);

G_END_DECLS
