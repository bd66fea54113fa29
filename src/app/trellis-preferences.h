/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_PREFERENCES (trellis_preferences_get_type ())
G_DECLARE_FINAL_TYPE (TrellisPreferences, trellis_preferences, TRELLIS, PREFERENCES, AdwPreferencesWindow)

GtkWidget *trellis_preferences_new (GtkWindow    *parent,
                                    GSettings    *settings,
                                    TrellisStore *store);

G_END_DECLS
