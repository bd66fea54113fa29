/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store-actions.h"

G_BEGIN_DECLS

gboolean trellis_store_set_owner_of_actions (TrellisStore       *self,
                                             const char *const  *ids,
                                             const char         *owner,
                                             GError            **error);
gboolean trellis_store_set_due_of_actions   (TrellisStore       *self,
                                             const char *const  *ids,
                                             TrellisDay          due_on,
                                             GError            **error);
gboolean trellis_store_rate_actions         (TrellisStore       *self,
                                             const char *const  *ids,
                                             TrellisRating       rating,
                                             TrellisDay          rated_on,
                                             GError            **error);
gboolean trellis_store_close_actions        (TrellisStore       *self,
                                             const char *const  *ids,
                                             TrellisDay          closed_on,
                                             GError            **error);
gboolean trellis_store_put_actions          (TrellisStore       *self,
                                             GPtrArray          *actions,
                                             TrellisDay          rated_on,
                                             const char         *sentence,
                                             GError            **error);

G_END_DECLS
