/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-note-template.h"
#include "trellis-store.h"

G_BEGIN_DECLS

GPtrArray *trellis_store_read_note_template (TrellisStore  *self,
                                             GError       **error);
gboolean   trellis_store_set_note_template  (TrellisStore  *self,
                                             GPtrArray     *asks,
                                             GError       **error);

G_END_DECLS
