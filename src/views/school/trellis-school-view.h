/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-view.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_SCHOOL_VIEW (trellis_school_view_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSchoolView, trellis_school_view, TRELLIS, SCHOOL_VIEW, TrellisView)

TrellisView *trellis_school_view_new        (TrellisStore      *store,
                                             TrellisScope      *scope);
const char  *trellis_school_view_get_school (TrellisSchoolView *self);
void         trellis_school_view_set_school (TrellisSchoolView *self,
                                             const char        *urn);

G_END_DECLS
