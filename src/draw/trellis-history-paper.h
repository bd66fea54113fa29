/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sheet.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TrellisHistoryPaper TrellisHistoryPaper;

TrellisHistoryPaper *trellis_history_paper_new         (GListModel           *changes,
                                                        const char           *words,
                                                        TrellisText          *text);
void                 trellis_history_paper_free        (TrellisHistoryPaper  *self);
guint                trellis_history_paper_get_n_pages (TrellisHistoryPaper  *self);
void                 trellis_history_paper_draw        (TrellisHistoryPaper  *self,
                                                        cairo_t              *cr,
                                                        TrellisText          *text,
                                                        const TrellisPalette *palette,
                                                        guint                 page);

G_END_DECLS
