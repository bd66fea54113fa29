/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-action-words.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_ACTIONS_TABLE (trellis_actions_table_get_type ())
G_DECLARE_FINAL_TYPE (TrellisActionsTable, trellis_actions_table, TRELLIS, ACTIONS_TABLE, AdwBin)

GtkWidget     *trellis_actions_table_new           (void);
void           trellis_actions_table_set_actions   (TrellisActionsTable *self,
                                                    GListModel          *actions,
                                                    TrellisDay           as_at);
TrellisAction *trellis_actions_table_get_action    (TrellisActionsTable *self);
GStrv          trellis_actions_table_dup_chosen    (TrellisActionsTable *self);
gboolean       trellis_actions_table_select_action (TrellisActionsTable *self,
                                                    const char          *id);
gboolean       trellis_actions_table_get_area      (TrellisActionsTable *self,
                                                    GdkRectangle        *area);

G_END_DECLS
