/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-change.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_CHANGE_PANEL (trellis_change_panel_get_type ())
G_DECLARE_FINAL_TYPE (TrellisChangePanel, trellis_change_panel, TRELLIS, CHANGE_PANEL, GtkWidget)

TrellisChange *trellis_change_panel_get_change   (TrellisChangePanel *self);
void           trellis_change_panel_set_change   (TrellisChangePanel *self,
                                                  TrellisChange      *change,
                                                  GPtrArray          *rows,
                                                  guint               n_in_all);
void           trellis_change_panel_set_problem  (TrellisChangePanel *self,
                                                  const char         *problem);
void           trellis_change_panel_set_editable (TrellisChangePanel *self,
                                                  gboolean            is_editable);

G_END_DECLS
