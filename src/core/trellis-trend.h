/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-measure.h"
#include "trellis-school.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** TRELLIS_SMALL_COHORT: with fewer pupils one of them moves a percentage by more than five points. */
#define TRELLIS_SMALL_COHORT 20

typedef struct
{
  char *key;            /* 2024-25/3 */
  char *name;           /* in words */
  TrellisDay ends_on;
} TrellisTrendPeriod;

/** TrellisTrendFigure: one school in one period; without a value there may be a reason. */
typedef struct
{
  double value;         /* NAN where there is none */
  double low;           /* of its confidence interval; NAN without one */
  double high;
  int cohort;           /* -1 where unknown */
  char *reason;         /* (nullable): why there is no figure; NULL where no row says so either */
  char *source;         /* (nullable) */
} TrellisTrendFigure;

typedef struct
{
  TrellisSchool *school;
  TrellisTrendFigure *figures;  /* beside the periods */
  double target;                /* NAN without one; the school's own, or the trust's */
  gboolean has_own_target;
} TrellisTrendSchool;

/** TrellisTrendWeighting: how schools count in the trust's mean. */
typedef enum
{
  TRELLIS_TREND_NO_MEAN,        /* no school has a figure */
  TRELLIS_TREND_BY_COHORT,      /* by the pupils that each figure counts */
  TRELLIS_TREND_BY_ROLL,        /* by the pupils of each school */
  TRELLIS_TREND_UNWEIGHTED,     /* numbers of pupils are not known, or the measure counts pupils itself */
} TrellisTrendWeighting;

typedef struct
{
  double mean;                  /* NAN where no school has a figure */
  TrellisTrendWeighting weighting;
  guint n_schools;              /* with a figure */
} TrellisTrendMean;

/** TrellisTrendNote: what happened at a school, in a few words beside its line. */
typedef struct
{
  TrellisDay day;
  char *text;                   /* "Inspection: Good", "New headteacher" */
} TrellisTrendNote;

typedef enum
{
  TRELLIS_TREND_ORDER_NAME,
  TRELLIS_TREND_ORDER_LATEST,
  TRELLIS_TREND_ORDER_CHANGE,
  TRELLIS_TREND_ORDER_GAP,
  TRELLIS_TREND_N_ORDERS
} TrellisTrendOrder;

#define TRELLIS_TYPE_TREND (trellis_trend_get_type ())
G_DECLARE_FINAL_TYPE (TrellisTrend, trellis_trend, TRELLIS, TREND, GObject)

/**
 * TrellisTrend:
 *
 * A measure of many schools over time, with what it is read against. Built by
 * whoever reads it, in the order of its functions, and read-only from then on.
 */
struct _TrellisTrend
{
  GObject parent_instance;

  TrellisMeasure *measure;
  char *pupil_group;            /* empty for all pupils */
  GPtrArray *periods;           /* (element-type TrellisTrendPeriod): by day */
  GPtrArray *schools;           /* (element-type TrellisTrendSchool): by name */
  TrellisTrendMean *means;      /* beside the periods */
  double *benchmark;            /* beside the periods; NAN where there is none */
  char *benchmark_name;         /* England, or a local authority; empty without a benchmark */
  double target;                /* the trust's; NAN without one */
};

GArray             *trellis_trend_notes_new       (void);
TrellisTrend       *trellis_trend_new             (const TrellisMeasure *measure,
                                                   GListModel           *schools);
guint               trellis_trend_add_period      (TrellisTrend         *self,
                                                   const char           *key,
                                                   TrellisDay            ends_on);
void                trellis_trend_freeze_periods  (TrellisTrend         *self);
int                 trellis_trend_find_period     (TrellisTrend         *self,
                                                   const char           *key);
TrellisTrendSchool *trellis_trend_find_school     (TrellisTrend         *self,
                                                   const char           *urn);
void                trellis_trend_work_out_means  (TrellisTrend         *self);
void                trellis_trend_take_means      (TrellisTrend         *self,
                                                   TrellisTrend         *whole);
int                 trellis_trend_find_latest     (TrellisTrend         *self,
                                                   TrellisTrendSchool   *school);
int                 trellis_trend_find_previous   (TrellisTrend         *self,
                                                   TrellisTrendSchool   *school,
                                                   int                   period);
int                 trellis_trend_find_last_period (TrellisTrend        *self);
gboolean            trellis_trend_has_any         (TrellisTrend         *self,
                                                   TrellisTrendSchool   *school);
gboolean            trellis_trend_is_small        (const TrellisTrend       *self,
                                                   const TrellisTrendFigure *figure);
double              trellis_trend_get_gap         (TrellisTrend         *self,
                                                   TrellisTrendSchool   *school);
double              trellis_trend_get_change      (TrellisTrend         *self,
                                                   TrellisTrendSchool   *school);
GPtrArray          *trellis_trend_sort            (TrellisTrend         *self,
                                                   TrellisTrendOrder     order);
const char         *trellis_trend_order_get_name  (TrellisTrendOrder     order);
char               *trellis_trend_dup_sentence    (TrellisTrend         *self,
                                                   TrellisTrendSchool   *school);
char               *trellis_trend_dup_group_words (TrellisTrend         *self,
                                                   TrellisTrendSchool   *school,
                                                   TrellisTrend         *all);
char               *trellis_trend_dup_course      (TrellisTrend         *self,
                                                   TrellisTrendSchool   *school);
char               *trellis_trend_dup_mean_words  (TrellisTrend         *self);
char               *trellis_trend_dup_key         (TrellisTrend         *self);
char               *trellis_trend_dup_reading     (TrellisTrend         *self,
                                                   TrellisTrendSchool   *school,
                                                   guint                 period);
char               *trellis_trend_dup_moved       (TrellisTrend         *self);
char               *trellis_trend_dup_csv         (TrellisTrend         *self,
                                                   TrellisTrendSchool   *school,
                                                   char                  separator);

G_END_DECLS
