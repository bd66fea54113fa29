/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"
#include "trellis-visit-days.h"

G_BEGIN_DECLS

TrellisVisitDays *trellis_read_visit_days   (TrellisStore      *store,
                                             const char        *year_id,
                                             TrellisDay         as_at,
                                             GError           **error);
TrellisVisit     *trellis_visit_copy        (TrellisVisit      *visit);
TrellisVisit     *trellis_draft_visit       (TrellisVisitDays  *days,
                                             TrellisScheme     *scheme,
                                             const char        *urn,
                                             const char        *kind,
                                             TrellisDay         monday);
char             *trellis_name_visit        (TrellisVisit      *visit);

G_END_DECLS
