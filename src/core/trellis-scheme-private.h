/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-json.h"
#include "trellis-scheme.h"

G_BEGIN_DECLS

/* What the parts of the scheme share and nobody else sees. */

void  trellis_applies_clear         (TrellisApplies          *self);
void  trellis_earning_free          (TrellisEarning          *self);
void  trellis_level_free            (TrellisLevel            *self);
void  trellis_aspect_free           (TrellisAspect           *self);
void  trellis_programme_visit_free  (TrellisProgrammeVisit   *self);
void  trellis_programme_free        (TrellisProgramme        *self);
void  trellis_expected_document_free (TrellisExpectedDocument *self);
void  trellis_visit_kind_free       (TrellisVisitKind        *self);

void  trellis_scheme_read_earnings  (TrellisScheme           *self,
                                     TrellisJsonReader       *reader,
                                     const TrellisJsonAt     *at);
void  trellis_applies_read          (TrellisApplies          *self,
                                     TrellisJsonReader       *reader,
                                     const TrellisJsonAt     *at);
void  trellis_scheme_check          (TrellisScheme           *self,
                                     TrellisJsonReader       *reader,
                                     const TrellisJsonAt     *at);
char *trellis_colour_dup_for_paper  (const char              *colour,
                                     int                      rank,
                                     int                      n_ranks);

G_END_DECLS
