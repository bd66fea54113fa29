/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day.h"
#include "trellis-palette.h"

G_BEGIN_DECLS

/** TrellisMeasurePoint: one figure of a measure, or that there is none. */
typedef struct
{
  TrellisDay day;        /* the last of its period */
  gboolean is_missing;
  double value;          /* without meaning where missing */
} TrellisMeasurePoint;

typedef struct
{
  double x;
  double y;              /* without meaning where missing */
  gboolean is_missing;
  gboolean is_joined;    /* a line comes to it from the one before */
} TrellisMeasureMark;

/** TrellisMeasureLine: a measure over time, laid out small: a line with true gaps, its target dashed. */
typedef struct
{
  double width;
  double height;
  gboolean has_target;
  double target_y;
  GArray *marks;         /* (element-type TrellisMeasureMark): beside the points */
} TrellisMeasureLine;

TrellisMeasureLine *trellis_measure_line_new       (GArray               *points,
                                                    gboolean              has_target,
                                                    double                target,
                                                    double                radius,
                                                    double                width,
                                                    double                height);
void                trellis_measure_line_free      (TrellisMeasureLine   *self);
int                 trellis_measure_line_find_mark (TrellisMeasureLine   *self,
                                                    double                x);
void                trellis_measure_line_draw      (TrellisMeasureLine   *self,
                                                    cairo_t              *cr,
                                                    const TrellisPalette *palette,
                                                    double                radius);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisMeasureLine, trellis_measure_line_free)

G_END_DECLS
