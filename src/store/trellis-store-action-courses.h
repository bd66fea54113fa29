/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-action-course.h"
#include "trellis-store.h"

G_BEGIN_DECLS

GHashTable *trellis_store_read_action_courses (TrellisStore  *self,
                                               TrellisDay     as_at,
                                               GError       **error);

G_END_DECLS
