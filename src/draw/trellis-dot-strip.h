/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-chart-scale.h"
#include "trellis-measure.h"
#include "trellis-text.h"

G_BEGIN_DECLS

/** TrellisDotStripItem: one of those whose figures are laid out. Everything is only read. */
typedef struct
{
  const char *name;
  double value;             /* NAN: it is left out */
} TrellisDotStripItem;

typedef struct
{
  double x;
  double y;
  gboolean is_shown;
} TrellisDotStripDot;

typedef struct
{
  char *text;
  double dot_y;
  double y;
  gboolean is_subject;
  gboolean is_target;
} TrellisDotStripLabel;

/** TrellisDotStrip: how the figures of many lie apart, each a dot, stacked sideways where they meet. */
typedef struct
{
  double width;
  double height;
  double plot_x0;
  double plot_x1;
  double plot_y0;
  double plot_y1;
  double radius;
  double target_y;          /* NAN without one */
  double label_x;
  int subject;              /* the index of the one that stands out, or -1 */
  TrellisScale scale;
  GPtrArray *tick_texts;    /* (element-type utf8) */
  GArray *dots;             /* (element-type TrellisDotStripDot): beside the items */
  GArray *labels;           /* (element-type TrellisDotStripLabel) */
} TrellisDotStrip;

TrellisDotStrip *trellis_dot_strip_new      (GArray               *items,
                                             const TrellisMeasure *measure,
                                             double                target,
                                             int                   subject,
                                             TrellisText          *text,
                                             TrellisPaletteKind    kind,
                                             double                width,
                                             double                height);
void             trellis_dot_strip_free     (TrellisDotStrip      *self);
void             trellis_dot_strip_draw     (TrellisDotStrip      *self,
                                             cairo_t              *cr,
                                             TrellisText          *text,
                                             const TrellisPalette *palette);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisDotStrip, trellis_dot_strip_free)

G_END_DECLS
