/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-view.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_ACTIONS_VIEW (trellis_actions_view_get_type ())
G_DECLARE_FINAL_TYPE (TrellisActionsView, trellis_actions_view, TRELLIS, ACTIONS_VIEW, TrellisView)

TrellisView *trellis_actions_view_new         (TrellisStore       *store,
                                               TrellisScope       *scope);
gboolean     trellis_actions_view_show_action (TrellisActionsView *self,
                                               const char         *id);

G_END_DECLS
