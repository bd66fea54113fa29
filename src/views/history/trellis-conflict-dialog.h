/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store-history.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_CONFLICT_RESPONSE_PUT "put"

GtkWidget *trellis_conflict_dialog_new  (const TrellisConflict *conflict,
                                         GtkWindow             *parent);
GtkWidget *trellis_conflict_create_side (const char            *title,
                                         const char            *sentence,
                                         GPtrArray             *rows);

G_END_DECLS
