/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-view.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_MATRIX_VIEW (trellis_matrix_view_get_type ())
G_DECLARE_FINAL_TYPE (TrellisMatrixView, trellis_matrix_view, TRELLIS, MATRIX_VIEW, TrellisView)

void trellis_matrix_view_show_school (TrellisMatrixView *self,
                                      const char        *urn);

G_END_DECLS
