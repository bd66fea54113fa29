/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store-private.h"

G_BEGIN_DECLS

int            trellis_schema_get_version      (void);
gboolean       trellis_schema_begin            (TrellisStore  *store,
                                                int            version,
                                                GError       **error);
gboolean       trellis_schema_bring_up_to_date (TrellisStore  *store,
                                                GError       **error);
gboolean       trellis_schema_has_table        (int            version,
                                                const char    *table);
gboolean       trellis_schema_check            (TrellisStore  *store,
                                                int           *version,
                                                GError       **error);
gboolean       trellis_schema_check_current    (TrellisStore  *store,
                                                GError       **error);
gboolean       trellis_store_migrate           (TrellisStore  *store,
                                                GError       **error);
TrellisStore  *trellis_store_open_migrated     (TrellisStore  *store,
                                                GError       **error);

G_END_DECLS
