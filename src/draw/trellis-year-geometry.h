/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-year-layout.h"

G_BEGIN_DECLS

/** TrellisYearGeometry: where a layout's rows and columns stand on one surface. */
typedef struct
{
  double x;              /* left edge of the first week */
  double week_width;
  double holiday_width;  /* of a week of holiday; as @week_width where holidays are not narrowed */
  double y;              /* top of the first row */
  double row_height;
  double group_gap;      /* air between two groups */
  double pill_width;
  double pill_height;
} TrellisYearGeometry;

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} TrellisYearBox;

double   trellis_year_geometry_get_week_x     (const TrellisYearGeometry *self,
                                               TrellisYearLayout         *layout,
                                               guint                      week);
double   trellis_year_geometry_get_week_width (const TrellisYearGeometry *self,
                                               TrellisYearLayout         *layout,
                                               guint                      week);
double   trellis_year_geometry_get_width      (const TrellisYearGeometry *self,
                                               TrellisYearLayout         *layout);
double   trellis_year_geometry_get_height     (const TrellisYearGeometry *self,
                                               TrellisYearLayout         *layout);
double   trellis_year_geometry_get_row_y      (const TrellisYearGeometry *self,
                                               TrellisYearLayout         *layout,
                                               guint                      row);
int      trellis_year_geometry_find_week      (const TrellisYearGeometry *self,
                                               TrellisYearLayout         *layout,
                                               double                     x);
int      trellis_year_geometry_find_row       (const TrellisYearGeometry *self,
                                               TrellisYearLayout         *layout,
                                               double                     y);
int      trellis_year_geometry_find_pill      (const TrellisYearGeometry *self,
                                               TrellisYearLayout         *layout,
                                               double                     x,
                                               double                     y);
void     trellis_year_geometry_get_pill_box   (const TrellisYearGeometry *self,
                                               TrellisYearLayout         *layout,
                                               guint                      pill,
                                               TrellisYearBox            *box);
double   trellis_year_geometry_get_now_x      (const TrellisYearGeometry *self,
                                               TrellisYearLayout         *layout);

G_END_DECLS
