/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-scheme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_LEVEL_CARD (trellis_level_card_get_type ())
G_DECLARE_FINAL_TYPE (TrellisLevelCard, trellis_level_card, TRELLIS, LEVEL_CARD, GtkButton)

GtkWidget          *trellis_level_card_new        (void);
void                trellis_level_card_set_level  (TrellisLevelCard   *self,
                                                   TrellisScheme      *scheme,
                                                   const TrellisLevel *level,
                                                   const char         *descriptor);
const TrellisLevel *trellis_level_card_get_level  (TrellisLevelCard   *self);
void                trellis_level_card_set_state  (TrellisLevelCard   *self,
                                                   gboolean            is_current,
                                                   const char         *mark);

G_END_DECLS
