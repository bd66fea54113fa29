/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-chart-scale.h"
#include "trellis-measure.h"
#include "trellis-text.h"

G_BEGIN_DECLS

/** TrellisSlopeItem: one of those whose figures of two periods are laid out. Everything is only read. */
typedef struct
{
  const char *name;
  double before;            /* NAN: there is none */
  double after;
} TrellisSlopeItem;

typedef struct
{
  double y0;                /* NAN: it has no figure before */
  double y1;                /* NAN: it has none after */
  gboolean is_named;
} TrellisSlopeLine;

typedef struct
{
  guint item;
  char *text;
  double line_y;            /* where its line ends */
  double y;                 /* the middle of the label */
  gboolean is_before;       /* at the left end: the figure alone */
} TrellisSlopeLabel;

/** TrellisSlope: how many went from one period to another, a line each. */
typedef struct
{
  double width;
  double height;
  double x0;                /* of the period before */
  double x1;
  double plot_y0;
  double plot_y1;
  double head_baseline;
  int subject;              /* the index of the one that stands out, or -1 */
  char *before_name;
  char *after_name;
  TrellisScale scale;
  GArray *lines;            /* (element-type TrellisSlopeLine): beside the items */
  GArray *labels;           /* (element-type TrellisSlopeLabel) */
} TrellisSlope;

TrellisSlope *trellis_slope_new  (GArray               *items,
                                  const TrellisMeasure *measure,
                                  const char           *before_name,
                                  const char           *after_name,
                                  int                   subject,
                                  TrellisText          *text,
                                  TrellisPaletteKind    kind,
                                  double                width,
                                  double                height);
void          trellis_slope_free (TrellisSlope         *self);
void          trellis_slope_draw (TrellisSlope         *self,
                                  cairo_t              *cr,
                                  TrellisText          *text,
                                  const TrellisPalette *palette);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisSlope, trellis_slope_free)

G_END_DECLS
