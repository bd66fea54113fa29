/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

gboolean trellis_store_edit_scheme (TrellisStore   *self,
                                    TrellisScheme  *scheme,
                                    GError        **error);

G_END_DECLS
