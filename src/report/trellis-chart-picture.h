/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-palette.h"
#include "trellis-trend-plot.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** TrellisChartPicture: a chart of a trend as a picture by itself, in points. */
typedef struct _TrellisChartPicture TrellisChartPicture;

TrellisChartPicture *trellis_chart_picture_new        (const TrellisTrendSight *sight,
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
