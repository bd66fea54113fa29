/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_KEEPING_GROUP (trellis_keeping_group_get_type ())
G_DECLARE_FINAL_TYPE (TrellisKeepingGroup, trellis_keeping_group, TRELLIS, KEEPING_GROUP, AdwPreferencesGroup)

void trellis_keeping_group_set_store (TrellisKeepingGroup *self,
                                      TrellisStore        *store);

G_END_DECLS
