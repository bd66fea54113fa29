/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store-notes.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_NOTE_PROGRESS (trellis_note_progress_get_type ())
G_DECLARE_FINAL_TYPE (TrellisNoteProgress, trellis_note_progress, TRELLIS, NOTE_PROGRESS, GtkBox)

void trellis_note_progress_set_note (TrellisNoteProgress    *self,
                                     TrellisVisit           *visit,
                                     const TrellisNoteState *state,
                                     GPtrArray              *steps,
                                     gboolean                is_read_only);

G_END_DECLS
