/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

gboolean trellis_store_save_copy  (TrellisStore  *self,
                                   const char    *path,
                                   GError       **error);
gboolean trellis_store_share_copy (TrellisStore  *self,
                                   const char    *path,
                                   GError       **error);

G_END_DECLS
