/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"
#include "trellis-trend.h"

G_BEGIN_DECLS

/** TRELLIS_AREA_ENGLAND: the area of a benchmark that stands for the country. */
#define TRELLIS_AREA_ENGLAND "England"

TrellisMeasure *trellis_store_read_measure       (TrellisStore  *self,
                                                  const char    *measure_id,
                                                  GError       **error);
TrellisTrend   *trellis_store_read_trend         (TrellisStore  *self,
                                                  const char    *measure_id,
                                                  GListModel    *schools,
                                                  const char    *pupil_group,
                                                  TrellisDay     as_at,
                                                  GError       **error);
GPtrArray      *trellis_store_list_pupil_groups  (TrellisStore  *self,
                                                  const char    *measure_id,
                                                  GError       **error);
GArray         *trellis_store_list_trend_notes   (TrellisStore  *self,
                                                  const char    *urn,
                                                  TrellisDay     as_at,
                                                  GError       **error);
gboolean        trellis_store_set_benchmark      (TrellisStore  *self,
                                                  const char    *measure_id,
                                                  const char    *area,
                                                  const char    *pupil_group,
                                                  const char    *period,
                                                  TrellisDay     ends_on,
                                                  double         value,
                                                  const char    *source,
                                                  GError       **error);

G_END_DECLS
