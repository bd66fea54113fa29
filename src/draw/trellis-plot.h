/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-chart-scale.h"
#include "trellis-level-points.h"
#include "trellis-text.h"
#include "trellis-trend.h"

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_PLOT_LINE,
  TRELLIS_PLOT_STEP,
  TRELLIS_PLOT_AREA,    /* stacked, the first series at the foot */
  TRELLIS_PLOT_BAR,     /* side by side */
} TrellisPlotKind;

/** TrellisPlotRole: what a series is in its chart, which decides how it is drawn. */
typedef enum
{
  TRELLIS_PLOT_SUBJECT, /* in colour and strong */
  TRELLIS_PLOT_TRUST,   /* dark grey */
  TRELLIS_PLOT_CONTEXT, /* grey: England, what was planned */
  TRELLIS_PLOT_RATING,  /* in the colour of its rating */
} TrellisPlotRole;

typedef struct
{
  const char *name;
  TrellisPlotRole role;
  TrellisRating rating;           /* of %TRELLIS_PLOT_RATING */
  const double *values;           /* beside the positions; NAN where there is none */
  const double *lows;             /* (nullable): of confidence intervals */
  const double *highs;            /* (nullable) */
  const gboolean *is_small;       /* (nullable): points that count few pupils; drawn hollow */
  const char *const *reasons;     /* (nullable): why there is no value, NULL where nobody says */
} TrellisPlotSeries;

/** TrellisPlotPosition: a place along the axis of time. */
typedef struct
{
  TrellisDay day;
  const char *name;               /* its tick's: 2024/25, or the part of @group: 3 */
  const char *group;              /* (nullable): what it is a part of */
} TrellisPlotPosition;

/** TrellisPlotInput: what is to be shown. Everything is only read. */
typedef struct
{
  TrellisPlotKind kind;
  const TrellisMeasure *measure;  /* how figures are written */
  GArray *positions;              /* (element-type TrellisPlotPosition): by day */
  GArray *series;                 /* (element-type TrellisPlotSeries): the subject last, as it lies on top */
  GArray *notes;                  /* (element-type TrellisTrendNote) (nullable): by day */
  GArray *levels;                 /* (element-type TrellisLevelPoint) (nullable): a lane under the axis */
  double target;                  /* NAN without one */
} TrellisPlotInput;

typedef struct
{
  double x;
  double y;
  double low_y;                   /* NAN without an interval */
  double high_y;
  double base_y;                  /* of an area or a bar: what it stands on */
  gboolean is_missing;
  gboolean is_joined;             /* a line comes to it from the one before */
  gboolean is_small;
} TrellisPlotPoint;

typedef struct
{
  TrellisPlotRole role;
  TrellisRating rating;
  GArray *points;                 /* (element-type TrellisPlotPoint): beside the positions */
} TrellisPlotLine;

typedef struct
{
  double y;
  char *text;
} TrellisPlotTick;

typedef struct
{
  double x;
  char *text;                     /* empty: only a mark */
  gboolean is_group;              /* in the second row, from where its parts begin */
} TrellisPlotTimeTick;

/** TrellisPlotLabel: what stands at the right end of a line. */
typedef struct
{
  TrellisPlotRole role;
  gboolean is_target;
  char *name;
  char *value;
  double line_y;                  /* where the line ends */
  double y;                       /* the middle of the label */
} TrellisPlotLabel;

/** TrellisPlotGap: a quiet band where the subject has no figures, and why. */
typedef struct
{
  double x0;
  double x1;
  char *reason;
  gboolean has_text;
  double text_y;                  /* the first baseline */
  double text_width;
} TrellisPlotGap;

typedef struct
{
  double x;
  char *text;
  gboolean has_text;
  gboolean is_left;               /* of its line */
  double baseline;
} TrellisPlotMark;

typedef struct
{
  double x0;
  double x1;
  const TrellisLevel *level;
  gboolean has_code;
} TrellisPlotLevel;

/** TrellisPlot: a chart over time, laid out. */
typedef struct
{
  TrellisPlotKind kind;
  double width;
  double height;
  double plot_x0;
  double plot_x1;
  double plot_y0;                 /* the top */
  double plot_y1;                 /* the axis of time */
  double tick_baseline;
  double group_baseline;          /* 0 without a second row */
  double name_x;                  /* of the labels */
  double value_x;                 /* where their figures end */
  double name_width;
  double target_y;                /* NAN without one in view */
  double bar_width;
  double lane_y;                  /* of levels; 0 without */
  double lane_height;
  TrellisScale scale;
  GPtrArray *lines;               /* (element-type TrellisPlotLine): beside the series */
  GArray *ticks;                  /* (element-type TrellisPlotTick) */
  GArray *time_ticks;             /* (element-type TrellisPlotTimeTick) */
  GArray *labels;                 /* (element-type TrellisPlotLabel): from the top */
  GArray *gaps;                   /* (element-type TrellisPlotGap) */
  GArray *marks;                  /* (element-type TrellisPlotMark) */
  GArray *levels;                 /* (element-type TrellisPlotLevel) */
} TrellisPlot;

TrellisPlot *trellis_plot_new           (const TrellisPlotInput *input,
                                         TrellisText            *text,
                                         TrellisPaletteKind      kind,
                                         double                  width,
                                         double                  height);
void         trellis_plot_free          (TrellisPlot            *self);
int          trellis_plot_find_position (TrellisPlot            *self,
                                         double                  x);
double       trellis_plot_get_x         (TrellisPlot            *self,
                                         guint                   position);
void         trellis_plot_draw          (TrellisPlot            *self,
                                         cairo_t                *cr,
                                         TrellisText            *text,
                                         const TrellisPalette   *palette);
void         trellis_plot_draw_cursor   (TrellisPlot            *self,
                                         cairo_t                *cr,
                                         const TrellisPalette   *palette,
                                         double                  scale,
                                         guint                   position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisPlot, trellis_plot_free)

G_END_DECLS
