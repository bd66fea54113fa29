/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_COMMENTARY_EDITOR (trellis_commentary_editor_get_type ())
G_DECLARE_FINAL_TYPE (TrellisCommentaryEditor, trellis_commentary_editor, TRELLIS, COMMENTARY_EDITOR, GtkBox)

void trellis_commentary_editor_show (TrellisCommentaryEditor *self,
                                     const char              *words,
                                     TrellisDay               written_on,
                                     guint                    n_page_words,
                                     gboolean                 is_read_only);

G_END_DECLS
