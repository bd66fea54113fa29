/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-overview-card.h"
#include "trellis-overview.h"

G_BEGIN_DECLS

GtkWidget *trellis_overview_cards_create_levels   (TrellisOverview *overview);
void       trellis_overview_cards_add_all         (GtkBox          *box,
                                                   TrellisOverview *overview,
                                                   GArray          *capacities);

G_END_DECLS
