/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-measure.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/** TrellisFigure: a figure with all that the trust file keeps of it. Everything is only read; what a list holds is
 * its own. */
typedef struct
{
  const char *measure_id;
  const char *urn;
  const char *pupil_group;      /* empty for all pupils */
  const char *period;
  TrellisDay ends_on;
  double value;                 /* NAN where it is missing */
  const char *missing_reason;   /* (nullable): needed where @value is NAN, and only there */
  double low;                   /* of its confidence interval; NAN without one */
  double high;
  int cohort;                   /* -1 where unknown */
  const char *source;
} TrellisFigure;

GPtrArray *trellis_store_list_measures       (TrellisStore               *self,
                                              GError                    **error);
char      *trellis_store_dup_measure_id      (TrellisStore               *self,
                                              const char                 *name,
                                              GError                    **error);
gboolean   trellis_store_add_measure         (TrellisStore               *self,
                                              const TrellisMeasure       *measure,
                                              GError                    **error);
gboolean   trellis_store_set_measure         (TrellisStore               *self,
                                              const TrellisMeasure       *measure,
                                              GError                    **error);
gboolean   trellis_store_remove_measure      (TrellisStore               *self,
                                              const char                 *measure_id,
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
GPtrArray *trellis_store_list_figures        (TrellisStore               *self,
                                              GError                    **error);
GPtrArray *trellis_store_list_benchmarks     (TrellisStore               *self,
                                              GError                    **error);
gboolean   trellis_store_put_figure          (TrellisStore               *self,
                                              const TrellisFigure        *figure,
                                              GError                    **error);
gboolean   trellis_store_remove_figure       (TrellisStore               *self,
                                              const char                 *measure_id,
                                              const char                 *urn,
                                              const char                 *pupil_group,
                                              const char                 *period,
                                              GError                    **error);
gboolean   trellis_store_remove_benchmark    (TrellisStore               *self,
                                              const char                 *measure_id,
                                              const char                 *area,
                                              const char                 *pupil_group,
                                              const char                 *period,
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
gboolean   trellis_store_remove_target       (TrellisStore               *self,
                                              const char                 *measure_id,
                                              const char                 *urn,
                                              GError                    **error);

G_END_DECLS
