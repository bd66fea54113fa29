/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-level-course.h"
#include "trellis-text.h"

G_BEGIN_DECLS

/** TrellisLevelFlowNode: the schools at one level on one of the days. */
typedef struct
{
  guint day;
  const TrellisLevel *level;   /* (nullable): without a category */
  guint count;
  double x;
  double y;
  double width;
  double height;
} TrellisLevelFlowNode;

/** TrellisLevelFlowBand: those that went from one level to another, or stayed. */
typedef struct
{
  guint day;                   /* from this one to the next */
  const TrellisLevel *from;
  const TrellisLevel *to;
  guint count;
  double x0;
  double y0;                   /* its upper edge at either end */
  double x1;
  double y1;
  double thickness;
} TrellisLevelFlowBand;

/** TrellisLevelFlow: schools between levels from day to day, laid out. */
typedef struct
{
  TrellisLevelCourse *course;
  double width;
  double height;
  double head_baseline;
  GArray *nodes;               /* (element-type TrellisLevelFlowNode): by day, best level first */
  GArray *bands;               /* (element-type TrellisLevelFlowBand): by day, from and to */
} TrellisLevelFlow;

TrellisLevelFlow *trellis_level_flow_new          (TrellisLevelCourse   *course,
                                                   TrellisText          *text,
                                                   TrellisPaletteKind    kind,
                                                   double                width,
                                                   double                height);
void              trellis_level_flow_free         (TrellisLevelFlow     *self);
void              trellis_level_flow_draw         (TrellisLevelFlow     *self,
                                                   cairo_t              *cr,
                                                   TrellisText          *text,
                                                   const TrellisPalette *palette);
void              trellis_level_flow_trace_band   (const TrellisLevelFlowBand *band,
                                                   cairo_t              *cr);
char             *trellis_level_flow_dup_band_words (TrellisLevelFlow   *self,
                                                   guint                 band);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisLevelFlow, trellis_level_flow_free)

G_END_DECLS
