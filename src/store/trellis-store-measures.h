/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-measure.h"
#include "trellis-store.h"

G_BEGIN_DECLS

GPtrArray *trellis_store_list_measures       (TrellisStore               *self,
                                              GError                    **error);
gboolean   trellis_store_add_measure         (TrellisStore               *self,
                                              const TrellisMeasure       *measure,
                                              GError                    **error);
GPtrArray *trellis_store_list_measure_values (TrellisStore               *self,
                                              const char                 *measure_id,
                                              const char                 *urn,
                                              TrellisDay                  as_at,
                                              GError                    **error);
gboolean   trellis_store_set_measure_value   (TrellisStore               *self,
                                              const char                 *measure_id,
                                              const char                 *urn,
                                              const TrellisMeasureValue  *value,
                                              const char                 *source,
                                              GError                    **error);
gboolean   trellis_store_read_target         (TrellisStore               *self,
                                              const char                 *measure_id,
                                              const char                 *urn,
                                              TrellisDay                  as_at,
                                              gboolean                   *has_target,
                                              double                     *target,
                                              GError                    **error);
gboolean   trellis_store_set_target          (TrellisStore               *self,
                                              const char                 *measure_id,
                                              const char                 *urn,
                                              TrellisDay                  holds_from,
                                              double                      target,
                                              GError                    **error);

G_END_DECLS
