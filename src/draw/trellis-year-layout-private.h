/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-year-layout.h"

G_BEGIN_DECLS

void trellis_year_layout_add_rows (TrellisYearLayout      *self,
                                   GListModel             *schools,
                                   TrellisYearGrouping     grouping,
                                   TrellisYearFederations  federations);

G_END_DECLS
