/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_GIAS_CHOOSER (trellis_gias_chooser_get_type ())
G_DECLARE_FINAL_TYPE (TrellisGiasChooser, trellis_gias_chooser, TRELLIS, GIAS_CHOOSER, AdwBin)

const char *trellis_gias_chooser_get_path  (TrellisGiasChooser *self);
const char *trellis_gias_chooser_get_trust (TrellisGiasChooser *self);
void        trellis_gias_chooser_set_path  (TrellisGiasChooser *self,
                                            const char         *path);

G_END_DECLS
