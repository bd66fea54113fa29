/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-matrix-grid.h"
#include "trellis-view.h"

G_BEGIN_DECLS

void trellis_matrix_clipboard_attach (TrellisView       *view,
                                      TrellisMatrixGrid *grid);

G_END_DECLS
