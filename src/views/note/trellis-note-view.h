/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-view.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_NOTE_VIEW (trellis_note_view_get_type ())
G_DECLARE_FINAL_TYPE (TrellisNoteView, trellis_note_view, TRELLIS, NOTE_VIEW, TrellisView)

void trellis_note_view_set_visit (TrellisNoteView *self,
                                  const char      *visit_id);

G_END_DECLS
