/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_FIGURES_DIALOG (trellis_figures_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisFiguresDialog, trellis_figures_dialog, TRELLIS, FIGURES_DIALOG, AdwWindow)

GtkWidget *trellis_figures_dialog_new (GtkWindow    *parent,
                                       TrellisStore *store,
                                       const char   *measure_id,
                                       const char   *pupil_group);

G_END_DECLS
