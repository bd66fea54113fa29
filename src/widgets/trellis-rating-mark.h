/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-types.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_RATING_MARK (trellis_rating_mark_get_type ())
G_DECLARE_FINAL_TYPE (TrellisRatingMark, trellis_rating_mark, TRELLIS, RATING_MARK, GtkWidget)

GtkWidget     *trellis_rating_mark_new        (TrellisRating      rating);
void           trellis_rating_mark_set_rating (TrellisRatingMark *self,
                                               TrellisRating      rating);
TrellisRating  trellis_rating_mark_get_rating (TrellisRatingMark *self);

G_END_DECLS
