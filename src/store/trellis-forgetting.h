/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/** TrellisForgotten: what is forgotten, or would be. */
typedef struct
{
  guint n_changes;      /* of the history */
  guint n_notes;        /* of visits, each with all its versions */
  guint n_concerns;
} TrellisForgotten;

gboolean trellis_store_measure_history  (TrellisStore      *self,
                                         TrellisDay         before,
                                         TrellisForgotten  *forgotten,
                                         GError           **error);
gboolean trellis_store_compact_history  (TrellisStore      *self,
                                         TrellisDay         before,
                                         TrellisForgotten  *forgotten,
                                         GError           **error);
gboolean trellis_store_count_words      (TrellisStore      *self,
                                         TrellisDay         before,
                                         TrellisForgotten  *forgotten,
                                         GError           **error);
gboolean trellis_store_measure_words    (TrellisStore      *self,
                                         TrellisDay         before,
                                         TrellisForgotten  *forgotten,
                                         GError           **error);
gboolean trellis_store_remove_words     (TrellisStore      *self,
                                         TrellisDay         before,
                                         TrellisForgotten  *forgotten,
                                         GError           **error);

G_END_DECLS
