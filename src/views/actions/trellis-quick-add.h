/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_QUICK_ADD (trellis_quick_add_get_type ())
G_DECLARE_FINAL_TYPE (TrellisQuickAdd, trellis_quick_add, TRELLIS, QUICK_ADD, AdwBin)

GtkWidget *trellis_quick_add_new         (void);
void       trellis_quick_add_set_schools (TrellisQuickAdd *self,
                                          GListModel      *schools);
void       trellis_quick_add_choose      (TrellisQuickAdd *self,
                                          const char      *urn);
void       trellis_quick_add_set_today   (TrellisQuickAdd *self,
                                          TrellisDay       today);
void       trellis_quick_add_empty       (TrellisQuickAdd *self);

G_END_DECLS
