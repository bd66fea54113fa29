/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_CARD (trellis_card_get_type ())
G_DECLARE_FINAL_TYPE (TrellisCard, trellis_card, TRELLIS, CARD, GtkBox)

const char *trellis_card_get_title (TrellisCard *self);
void        trellis_card_set_title (TrellisCard *self,
                                    const char  *title);
const char *trellis_card_get_note  (TrellisCard *self);
void        trellis_card_set_note  (TrellisCard *self,
                                    const char  *note);
GtkWidget  *trellis_card_get_end   (TrellisCard *self);
void        trellis_card_set_end   (TrellisCard *self,
                                    GtkWidget   *end);

G_END_DECLS
