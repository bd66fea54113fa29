/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_CHOICE_BUTTON (trellis_choice_button_get_type ())
G_DECLARE_FINAL_TYPE (TrellisChoiceButton, trellis_choice_button, TRELLIS, CHOICE_BUTTON, GtkWidget)

GtkWidget *trellis_choice_button_new           (const char          *title,
                                                const char          *none);
void       trellis_choice_button_set_below     (TrellisChoiceButton *self);
void       trellis_choice_button_set_shown     (TrellisChoiceButton *self,
                                                const char          *text,
                                                const char          *detail);
void       trellis_choice_button_clear_choices (TrellisChoiceButton *self);
void       trellis_choice_button_add_choice    (TrellisChoiceButton *self,
                                                const char          *id,
                                                const char          *name);
void       trellis_choice_button_set_day       (TrellisChoiceButton *self,
                                                TrellisDay           day);

G_END_DECLS
