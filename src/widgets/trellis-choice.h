/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_CHOICE (trellis_choice_get_type ())
G_DECLARE_FINAL_TYPE (TrellisChoice, trellis_choice, TRELLIS, CHOICE, GtkWidget)

void        trellis_choice_set_items  (TrellisChoice      *self,
                                       const char *const  *keys,
                                       const char *const  *names);
const char *trellis_choice_get_chosen (TrellisChoice      *self);
void        trellis_choice_set_chosen (TrellisChoice      *self,
                                       const char         *key);

G_END_DECLS
