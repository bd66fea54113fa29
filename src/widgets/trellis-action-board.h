/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-action-lanes.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_ACTION_BOARD (trellis_action_board_get_type ())
G_DECLARE_FINAL_TYPE (TrellisActionBoard, trellis_action_board, TRELLIS, ACTION_BOARD, GtkWidget)

GtkWidget     *trellis_action_board_new             (void);
void           trellis_action_board_set_lanes       (TrellisActionBoard *self,
                                                     GPtrArray          *lanes,
                                                     gboolean            has_heads,
                                                     TrellisDay          as_at);
TrellisAction *trellis_action_board_get_action      (TrellisActionBoard *self);
gboolean       trellis_action_board_select_action   (TrellisActionBoard *self,
                                                     const char         *id);
gboolean       trellis_action_board_get_action_area (TrellisActionBoard *self,
                                                     const char         *id,
                                                     GdkRectangle       *area);
gboolean       trellis_action_board_is_folded       (TrellisActionBoard *self,
                                                     const char         *lane_id);
void           trellis_action_board_set_folded      (TrellisActionBoard *self,
                                                     const char         *lane_id,
                                                     gboolean            is_folded);

G_END_DECLS
