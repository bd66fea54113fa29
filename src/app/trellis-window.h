/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-scope.h"
#include "trellis-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_WINDOW (trellis_window_get_type ())
G_DECLARE_FINAL_TYPE (TrellisWindow, trellis_window, TRELLIS, WINDOW, AdwApplicationWindow)

TrellisWindow *trellis_window_new         (GtkApplication *application);
TrellisStore  *trellis_window_get_store   (TrellisWindow  *self);
TrellisScope  *trellis_window_get_scope   (TrellisWindow  *self);
void           trellis_window_set_store   (TrellisWindow  *self,
                                           TrellisStore   *store);
gboolean       trellis_window_show_view   (TrellisWindow  *self,
                                           const char     *id);
void           trellis_window_show_school (TrellisWindow  *self,
                                           const char     *urn);
void           trellis_window_show_history (TrellisWindow *self);
void           trellis_window_toast       (TrellisWindow  *self,
                                           const char     *text,
                                           gboolean        has_undo);

G_END_DECLS
