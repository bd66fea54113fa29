/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/** PORTFOLIO_TODAY: the day that the trust of these tests is looked at on. */
#define PORTFOLIO_TODAY trellis_day_new (2026, 3, 6)

TrellisStore *trellis_portfolio_trust_new    (char         **folder,
                                              guint          n_schools,
                                              gboolean       has_long_names);
void          trellis_portfolio_trust_remove (TrellisStore  *store,
                                              char          *folder);

G_END_DECLS
