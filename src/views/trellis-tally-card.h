/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-tally.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_TALLY_CARD (trellis_tally_card_get_type ())
G_DECLARE_FINAL_TYPE (TrellisTallyCard, trellis_tally_card, TRELLIS, TALLY_CARD, GtkWidget)

void trellis_tally_card_set_tally (TrellisTallyCard *self,
                                   TrellisTally     *tally);

G_END_DECLS
