/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day.h"

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_BETTER_UP,
  TRELLIS_BETTER_DOWN,
  TRELLIS_BETTER_NEITHER,
  TRELLIS_N_BETTERS
} TrellisBetter;

/** TRELLIS_MEASURE_MOST_DECIMALS: places behind the point that a measure may have. */
#define TRELLIS_MEASURE_MOST_DECIMALS 4

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

void        trellis_measure_free          (TrellisMeasure       *measure);
void        trellis_measure_value_free    (TrellisMeasureValue  *value);
char       *trellis_measure_dup_id        (const char           *name);
char       *trellis_measure_format        (const TrellisMeasure *self,
                                           double                value);
char       *trellis_measure_format_axis   (const TrellisMeasure *self,
                                           double                value,
                                           int                   decimals);
char       *trellis_measure_format_change (const TrellisMeasure *self,
                                           double                change);
const char *trellis_better_get_key        (TrellisBetter         better);
const char *trellis_better_get_name       (TrellisBetter         better);
gboolean    trellis_better_parse          (const char           *key,
                                           TrellisBetter        *better);
const char *trellis_frequency_get_key     (guint                 index);
const char *trellis_frequency_get_name    (const char           *every);
gboolean    trellis_frequency_is_one      (const char           *every);
gboolean    trellis_period_parse          (const char           *period,
                                           TrellisDay           *ends_on);
char       *trellis_period_dup_key        (const char           *text,
                                           TrellisDay           *ends_on);
char       *trellis_period_dup_name       (const char           *period,
                                           gboolean              is_short);
GPtrArray  *trellis_period_list_of_year   (const char           *every,
                                           int                   first);
gboolean    trellis_period_split          (const char           *period,
                                           char                **year,
                                           char                **part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisMeasure, trellis_measure_free)

G_END_DECLS
