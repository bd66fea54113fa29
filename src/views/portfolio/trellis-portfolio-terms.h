/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-portfolio-row.h"
#include "trellis-store.h"

G_BEGIN_DECLS

void        trellis_portfolio_list_days   (TrellisDay         as_at,
                                           TrellisDay         compared_with,
                                           TrellisDay        *days);
GHashTable *trellis_portfolio_read_levels (TrellisStore      *store,
                                           const TrellisDay  *days,
                                           GError           **error);

G_END_DECLS
