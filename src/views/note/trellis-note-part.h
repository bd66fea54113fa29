/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-scheme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_NOTE_PART_EDITOR (trellis_note_part_editor_get_type ())
G_DECLARE_FINAL_TYPE (TrellisNotePartEditor, trellis_note_part_editor, TRELLIS, NOTE_PART_EDITOR, GtkBox)

GtkWidget  *trellis_note_part_editor_new          (const char            *part,
                                                   const char            *title,
                                                   const char            *hint);
const char *trellis_note_part_editor_get_part     (TrellisNotePartEditor *self);
void        trellis_note_part_editor_set_aspect   (TrellisNotePartEditor *self,
                                                   TrellisScheme         *scheme,
                                                   const char            *aspect_id);
const char *trellis_note_part_editor_get_aspect   (TrellisNotePartEditor *self);
const char *trellis_note_part_editor_get_level    (TrellisNotePartEditor *self);
void        trellis_note_part_editor_set_level    (TrellisNotePartEditor *self,
                                                   const char            *level_id);
char       *trellis_note_part_editor_dup_text     (TrellisNotePartEditor *self);
void        trellis_note_part_editor_set_text     (TrellisNotePartEditor *self,
                                                   const char            *text);
void        trellis_note_part_editor_set_editable (TrellisNotePartEditor *self,
                                                   gboolean               is_editable);

G_END_DECLS
