/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-action-words.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_RATING_POPOVER (trellis_rating_popover_get_type ())
G_DECLARE_FINAL_TYPE (TrellisRatingPopover, trellis_rating_popover, TRELLIS, RATING_POPOVER, GtkPopover)

GtkWidget *trellis_rating_popover_new    (void);
void       trellis_rating_popover_ask    (TrellisRatingPopover *self,
                                          TrellisActionColumn   column,
                                          TrellisDay            day,
                                          TrellisDay            latest);

G_END_DECLS
