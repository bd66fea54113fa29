/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-movement.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_MOVEMENTS_PAGE (trellis_movements_page_get_type ())
G_DECLARE_FINAL_TYPE (TrellisMovementsPage, trellis_movements_page, TRELLIS, MOVEMENTS_PAGE, AdwBin)

void trellis_movements_page_show (TrellisMovementsPage *self,
                                  GListModel           *movements,
                                  TrellisDay            from);

G_END_DECLS
