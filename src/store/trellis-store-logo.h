/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/** TRELLIS_LOGO_BYTES_MOST: a logo is a small picture: it goes into every copy of the file. */
#define TRELLIS_LOGO_BYTES_MOST (1024 * 1024)

gboolean trellis_store_read_logo (TrellisStore  *self,
                                  GBytes       **logo,
                                  GError       **error);
gboolean trellis_store_set_logo  (TrellisStore  *self,
                                  GBytes        *logo,
                                  GError       **error);

G_END_DECLS
