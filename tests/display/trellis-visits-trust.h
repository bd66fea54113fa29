/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/** TRELLIS_VISITS_TODAY: the day that the trust's own clock keeps, a Friday. */
#define TRELLIS_VISITS_TODAY (trellis_day_new (2026, 3, 6))
#define TRELLIS_VISITS_YEAR "2025-26"

/** TrellisVisitsTrust: a trust file of its own, in a folder of its own. */
typedef struct
{
  char *folder;
  TrellisStore *store;
} TrellisVisitsTrust;

TrellisVisitsTrust *trellis_visits_trust_new  (guint                n_schools,
                                               guint                n_advisers,
                                               gboolean             is_planned);
void                trellis_visits_trust_free (TrellisVisitsTrust  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisVisitsTrust, trellis_visits_trust_free)

G_END_DECLS
