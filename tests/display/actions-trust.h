/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store-actions.h"

G_BEGIN_DECLS

/** ACTIONS_TODAY: the trust's today, 6 March 2026. */
#define ACTIONS_TODAY trellis_day_new (2026, 3, 6)

TrellisStore *trellis_actions_trust_new    (char         **folder,
                                            guint          n_actions,
                                            gboolean       is_long);
void          trellis_actions_trust_remove (TrellisStore  *store,
                                            const char    *folder);

G_END_DECLS
