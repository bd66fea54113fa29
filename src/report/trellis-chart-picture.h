/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-palette.h"
#include "trellis-tally.h"
#include "trellis-trend-plot.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** TrellisChartLook: what of a measure a chart shows. */
typedef enum
{
  TRELLIS_CHART_LOOK_TIME,     /* one school or the trust, over time */
  TRELLIS_CHART_LOOK_SCHOOLS,  /* every school over time, small, on one scale */
  TRELLIS_CHART_LOOK_SPREAD,   /* how the schools lie apart in the last period */
  TRELLIS_CHART_LOOK_CHANGE,   /* how each school moved to it from the period before */
  TRELLIS_N_CHART_LOOKS
} TrellisChartLook;

/** TrellisChartPicture: a chart as a picture by itself, in points. */
typedef struct _TrellisChartPicture TrellisChartPicture;

gboolean             trellis_chart_look_parse         (const char              *key,
                                                       TrellisChartLook        *look);
TrellisChartPicture *trellis_chart_picture_new        (const TrellisTrendSight *sight,
                                                       TrellisChartLook         look,
                                                       const char              *trust_colour);
TrellisChartPicture *trellis_chart_picture_new_tally  (TrellisTally            *tally,
                                                       const char              *whose,
                                                       const char              *trust_colour);
void                 trellis_chart_picture_free       (TrellisChartPicture     *self);
cairo_surface_t     *trellis_chart_picture_paint      (TrellisChartPicture     *self,
                                                       double                   zoom);
gboolean             trellis_chart_picture_write      (TrellisChartPicture     *self,
                                                       const char              *path,
                                                       GError                 **error);
void                 trellis_chart_picture_draw       (TrellisChartPicture     *self,
                                                       cairo_t                 *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisChartPicture, trellis_chart_picture_free)

G_END_DECLS
