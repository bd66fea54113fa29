/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-scheme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_LEVEL_CHIP (trellis_level_chip_get_type ())
G_DECLARE_FINAL_TYPE (TrellisLevelChip, trellis_level_chip, TRELLIS, LEVEL_CHIP, GtkWidget)

GtkWidget          *trellis_level_chip_new       (void);
void                trellis_level_chip_set_level (TrellisLevelChip   *self,
                                                  TrellisScheme      *scheme,
                                                  const TrellisLevel *level);
const TrellisLevel *trellis_level_chip_get_level (TrellisLevelChip   *self);

G_END_DECLS
