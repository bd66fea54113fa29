/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_NOTE_RATINGS (trellis_note_ratings_get_type ())
G_DECLARE_FINAL_TYPE (TrellisNoteRatings, trellis_note_ratings, TRELLIS, NOTE_RATINGS, GtkBox)

void trellis_note_ratings_set_actions (TrellisNoteRatings *self,
                                       GPtrArray          *actions,
                                       TrellisDay          visit_on,
                                       gboolean            is_open);

G_END_DECLS
