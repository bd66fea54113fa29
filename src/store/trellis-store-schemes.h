/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-scheme-map.h"
#include "trellis-store.h"

G_BEGIN_DECLS

TrellisScheme *trellis_store_get_scheme_version (TrellisStore   *self,
                                                 const char     *scheme_id,
                                                 int             version,
                                                 GError        **error);
TrellisScheme *trellis_store_get_scheme_of      (TrellisStore   *self,
                                                 const char     *scheme_id,
                                                 TrellisDay      day,
                                                 GError        **error);
TrellisScheme *trellis_store_get_scheme_on      (TrellisStore   *self,
                                                 TrellisDay      day,
                                                 GError        **error);
gboolean       trellis_store_edit_scheme        (TrellisStore   *self,
                                                 TrellisScheme  *scheme,
                                                 GError        **error);
gboolean       trellis_store_change_scheme      (TrellisStore            *self,
                                                 TrellisScheme           *scheme,
                                                 const TrellisSchemeMap  *map,
                                                 GError                 **error);

G_END_DECLS
