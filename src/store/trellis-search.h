/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-found.h"
#include "trellis-store.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_SEARCH (trellis_search_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSearch, trellis_search, TRELLIS, SEARCH, GObject)

TrellisSearch *trellis_search_get_for_store  (TrellisStore         *store);
const char    *trellis_search_get_path       (TrellisSearch        *self);
gboolean       trellis_search_refresh        (TrellisSearch        *self,
                                              GError              **error);
void           trellis_search_refresh_async  (TrellisSearch        *self,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean       trellis_search_refresh_finish (TrellisSearch        *self,
                                              GAsyncResult         *result,
                                              GError              **error);
GListModel    *trellis_search_find           (TrellisSearch        *self,
                                              const char           *text,
                                              guint                 n_most,
                                              GError              **error);
void           trellis_search_find_async     (TrellisSearch        *self,
                                              const char           *text,
                                              guint                 n_most,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
GListModel    *trellis_search_find_finish    (TrellisSearch        *self,
                                              GAsyncResult         *result,
                                              GError              **error);

G_END_DECLS
