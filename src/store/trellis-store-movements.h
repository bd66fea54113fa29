/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-movement.h"
#include "trellis-store.h"

G_BEGIN_DECLS

GListModel *trellis_store_list_movements (TrellisStore  *self,
                                          GListModel    *schools,
                                          TrellisDay     from,
                                          TrellisDay     until,
                                          GError       **error);

G_END_DECLS
