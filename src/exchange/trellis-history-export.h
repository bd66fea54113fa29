/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

gboolean trellis_history_export_csv (TrellisStore  *store,
                                     GListModel    *changes,
                                     const char    *path,
                                     GError       **error);

G_END_DECLS
