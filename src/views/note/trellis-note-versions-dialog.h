/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_NOTE_VERSIONS_DIALOG (trellis_note_versions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisNoteVersionsDialog, trellis_note_versions_dialog, TRELLIS, NOTE_VERSIONS_DIALOG, AdwWindow)

GtkWidget *trellis_note_versions_dialog_new (GtkWindow    *parent,
                                             TrellisStore *store,
                                             const char   *visit_id);

G_END_DECLS
