/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-moderation.h"
#include "trellis-store.h"

G_BEGIN_DECLS

TrellisModeration *trellis_store_read_moderation (TrellisStore  *self,
                                                  GListModel    *schools,
                                                  TrellisDay     as_at,
                                                  GError       **error);

G_END_DECLS
