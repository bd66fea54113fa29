/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_BETTER_UP,
  TRELLIS_BETTER_DOWN,
  TRELLIS_BETTER_NEITHER,
} TrellisBetter;

/** TrellisMeasure: what a figure is. Strings are never %NULL. */
typedef struct
{
  char *id;
  char *name;
  char *unit;
  int decimals;
  TrellisBetter better;
  char *every;          /* year, term, half-term, month, week, point */
} TrellisMeasure;

/** TrellisMeasureValue: one figure of a school. */
typedef struct
{
  char *period;
  TrellisDay ends_on;
  gboolean is_missing;
  double value;         /* 0 and without meaning where missing */
  char *missing_reason; /* empty unless missing */
  int cohort;           /* -1 where unknown */
} TrellisMeasureValue;

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
gboolean   trellis_store_add_inspection      (TrellisStore               *self,
                                              const char                 *urn,
                                              const char                 *framework,
                                              TrellisDay                  inspected_on,
                                              const char                 *outcome,
                                              GError                    **error);
void       trellis_measure_free              (TrellisMeasure             *measure);
void       trellis_measure_value_free        (TrellisMeasureValue        *value);

G_END_DECLS
