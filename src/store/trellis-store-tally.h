/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"
#include "trellis-tally.h"

#include <gio/gio.h>

G_BEGIN_DECLS

TrellisTally *trellis_store_read_tally (TrellisStore      *self,
                                        TrellisTallyKind   kind,
                                        GListModel        *schools,
                                        const char        *urn,
                                        const char        *year_id,
                                        TrellisDay         as_at,
                                        GError           **error);

G_END_DECLS
