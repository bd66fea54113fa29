/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day-parse.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_DAY_BUTTON (trellis_day_button_get_type ())
G_DECLARE_FINAL_TYPE (TrellisDayButton, trellis_day_button, TRELLIS, DAY_BUTTON, GtkWidget)

GtkWidget     *trellis_day_button_new       (void);
TrellisDay     trellis_day_button_get_day   (TrellisDayButton *self);
void           trellis_day_button_set_day   (TrellisDayButton *self,
                                             TrellisDay        day);
const char    *trellis_day_button_get_title (TrellisDayButton *self);
void           trellis_day_button_set_title (TrellisDayButton *self,
                                             const char       *title);
TrellisDayLean trellis_day_button_get_lean  (TrellisDayButton *self);
void           trellis_day_button_set_lean  (TrellisDayButton *self,
                                             TrellisDayLean    lean);

G_END_DECLS
