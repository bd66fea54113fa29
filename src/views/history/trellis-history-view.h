/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-view.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_HISTORY_VIEW (trellis_history_view_get_type ())
G_DECLARE_FINAL_TYPE (TrellisHistoryView, trellis_history_view, TRELLIS, HISTORY_VIEW, TrellisView)

TrellisView *trellis_history_view_new         (TrellisStore       *store,
                                               TrellisScope       *scope);
gboolean     trellis_history_view_show_change (TrellisHistoryView *self,
                                               gint64              id);

G_END_DECLS
