/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-level-points.h"
#include "trellis-text.h"

G_BEGIN_DECLS

typedef struct
{
  const TrellisLevel *level;
  double y;
} TrellisLevelStepsRow;

/** TrellisLevelStepsLine: one stroke of the step line. */
typedef struct
{
  double x0;
  double y0;
  double x1;
  double y1;
} TrellisLevelStepsLine;

typedef struct
{
  double x;
  double y;
  TrellisDay day;
  const TrellisLevel *level;
  char *reason;
  gboolean has_label;         /* @reason is drawn; otherwise it found no room */
  double label_x;
  double label_baseline;
  double label_width;
} TrellisLevelStepsDot;

typedef struct
{
  double x;
  char *label;                /* 2025/26 */
} TrellisLevelStepsTick;

/** TrellisLevelSteps: level over time, laid out: rows of levels, years along the foot. */
typedef struct
{
  double width;
  double height;
  double chip_width;
  double chip_height;
  double plot_x0;
  double plot_x1;
  double plot_y0;
  double plot_y1;
  double tick_baseline;
  double now_x;               /* below 0 where now is not in view */
  gboolean has_names;         /* beside the chips; without room for them only chips */
  GArray *rows;               /* (element-type TrellisLevelStepsRow): best first */
  GArray *lines;              /* (element-type TrellisLevelStepsLine) */
  GArray *dots;               /* (element-type TrellisLevelStepsDot): by day */
  GArray *ticks;              /* (element-type TrellisLevelStepsTick) */
  gboolean has_limit;
  TrellisLevelStepsLine limit_line;  /* dashed, from now to the day of the time limit */
} TrellisLevelSteps;

/** TrellisLevelStepsInput: what is to be shown. */
typedef struct
{
  GPtrArray *levels;          /* (element-type TrellisLevel): best first */
  GArray *points;             /* (element-type TrellisLevelPoint): by day */
  TrellisDay from;
  TrellisDay until;
  TrellisDay now;
  TrellisDay limit_on;        /* TRELLIS_DAY_NONE: no time limit is shown */
  const TrellisLevel *limit_level;  /* (nullable): to reach by then */
} TrellisLevelStepsInput;

TrellisLevelSteps *trellis_level_steps_new           (const TrellisLevelStepsInput *input,
                                                      TrellisText                  *text,
                                                      TrellisPaletteKind            kind,
                                                      double                        width,
                                                      double                        height);
void               trellis_level_steps_free          (TrellisLevelSteps            *self);
int                trellis_level_steps_find_dot      (TrellisLevelSteps            *self,
                                                      double                        x,
                                                      double                        y);
void               trellis_level_steps_draw          (TrellisLevelSteps            *self,
                                                      cairo_t                      *cr,
                                                      TrellisText                  *text,
                                                      const TrellisPalette         *palette);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisLevelSteps, trellis_level_steps_free)

G_END_DECLS
