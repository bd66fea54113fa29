/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-overview.h"
#include "trellis-scope.h"
#include "trellis-store.h"

G_BEGIN_DECLS

TrellisOverview *trellis_store_read_overview (TrellisStore  *self,
                                              TrellisScope  *scope,
                                              GError       **error);

G_END_DECLS
