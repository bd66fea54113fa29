/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-action-words.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_SEVERAL_ACTIONS_BAR (trellis_several_actions_bar_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSeveralActionsBar, trellis_several_actions_bar, TRELLIS, SEVERAL_ACTIONS_BAR, GtkWidget)

void trellis_several_actions_bar_set_n_chosen (TrellisSeveralActionsBar *self,
                                               guint                     n_chosen);

G_END_DECLS
