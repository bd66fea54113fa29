/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"
#include "trellis-visit.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_VISIT_DIALOG (trellis_visit_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisVisitDialog, trellis_visit_dialog, TRELLIS, VISIT_DIALOG, AdwWindow)

GtkWidget *trellis_visit_dialog_new        (GtkWindow     *parent,
                                            TrellisStore  *store,
                                            const char    *visit_id,
                                            GError       **error);
GtkWidget *trellis_visit_dialog_new_to_add (GtkWindow     *parent,
                                            TrellisStore  *store,
                                            TrellisVisit  *draft,
                                            GError       **error);

G_END_DECLS
