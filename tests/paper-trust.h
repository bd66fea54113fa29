/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-matrix.h"
#include "trellis-school-year.h"
#include "trellis-visit.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* An invented trust of any size, the same each time, to lay out on paper. */

typedef enum
{
  PAPER_TRUST_PLAIN = 0,
  PAPER_TRUST_LONG_NAMES = 1 << 0,
  PAPER_TRUST_ONE_GROUP = 1 << 1,
  PAPER_TRUST_UNJUDGED = 1 << 2,
} PaperTrustFlags;

TrellisScheme     *paper_trust_create_scheme  (guint               n_aspects);
GListModel        *paper_trust_create_schools (guint               n,
                                               PaperTrustFlags     flags);
TrellisMatrix     *paper_trust_create_matrix  (TrellisScheme      *scheme,
                                               GListModel         *schools,
                                               PaperTrustFlags     flags);
TrellisSchoolYear *paper_trust_create_year    (void);
GListModel        *paper_trust_create_visits  (TrellisSchoolYear  *year,
                                               GListModel         *schools,
                                               TrellisDay          as_at);

G_END_DECLS
