/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-text.h"

G_BEGIN_DECLS

/** TrellisMultiple: what one of many small charts shows. Everything is only read. */
typedef struct
{
  const char *name;
  const char *value;        /* the latest figure, or a dash */
  const double *values;     /* beside the days; NAN where there is none */
  gboolean is_small;        /* the latest figure counts few pupils */
} TrellisMultiple;

typedef struct
{
  const TrellisDay *days;
  guint n_days;
  const double *benchmark;  /* beside the days */
  double target;            /* NAN without one */
  GArray *multiples;        /* (element-type TrellisMultiple) */
} TrellisMultiplesInput;

typedef struct
{
  double x;
  double y;                 /* NAN where there is no figure */
  int outside;              /* 1 above the scale, -1 below it, 0 in it: one that is far from all others stands at its
                               edge */
} TrellisMultiplesPoint;

typedef struct
{
  double x;
  double y;
  char *name;
  char *value;
  gboolean is_small;
  gboolean is_outside;      /* a figure lies beyond the scale */
  TrellisMultiplesPoint *points;
} TrellisMultiplesCell;

/** TrellisMultiples: many small charts on one scale, laid out in rows. */
typedef struct
{
  double width;
  double height;
  guint n_columns;
  guint n_days;
  double cell_width;        /* without the gap between */
  double cell_height;
  double step_x;            /* from a cell to the next */
  double step_y;
  double plot_y0;           /* in a cell */
  double plot_y1;
  double least;             /* of the one scale */
  double most;
  guint n_outside;          /* small charts with a figure beyond it */
  double target_y;          /* in a cell; NAN without one */
  GPtrArray *cells;         /* (element-type TrellisMultiplesCell) */
  TrellisMultiplesPoint *benchmark;  /* in a cell */
} TrellisMultiples;

TrellisMultiples *trellis_multiples_new        (const TrellisMultiplesInput *input,
                                                TrellisText                 *text,
                                                TrellisPaletteKind           kind,
                                                double                       width);
void              trellis_multiples_free       (TrellisMultiples            *self);
double            trellis_multiples_get_height (guint                        n_multiples,
                                                TrellisText                 *text,
                                                TrellisPaletteKind           kind,
                                                double                       width);
int               trellis_multiples_find_cell  (TrellisMultiples            *self,
                                                double                       x,
                                                double                       y);
void              trellis_multiples_draw_rows  (TrellisMultiples            *self,
                                                cairo_t                     *cr,
                                                TrellisText                 *text,
                                                const TrellisPalette        *palette,
                                                int                          chosen,
                                                guint                        first,
                                                guint                        end);
void              trellis_multiples_draw       (TrellisMultiples            *self,
                                                cairo_t                     *cr,
                                                TrellisText                 *text,
                                                const TrellisPalette        *palette,
                                                int                          chosen);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisMultiples, trellis_multiples_free)

G_END_DECLS
