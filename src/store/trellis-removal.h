/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

gboolean trellis_store_remove_person (TrellisStore  *self,
                                      const char    *person_id,
                                      char         **new_name,
                                      GError       **error);

G_END_DECLS
