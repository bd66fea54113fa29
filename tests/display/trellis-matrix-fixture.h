/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-matrix.h"

G_BEGIN_DECLS

#define TRELLIS_FIXTURE_TODAY (trellis_day_new (2026, 3, 6))

TrellisMatrix *trellis_matrix_fixture_new            (const char    *scheme_id,
                                                      guint          n_schools,
                                                      guint          n_hubs,
                                                      gboolean       has_long_names);
TrellisMatrix *trellis_matrix_fixture_new_for_scheme (TrellisScheme *scheme,
                                                      guint          n_schools,
                                                      guint          n_hubs,
                                                      gboolean       has_long_names);

G_END_DECLS
