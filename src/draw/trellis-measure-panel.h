/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-plot.h"
#include "trellis-trend.h"

G_BEGIN_DECLS

/** TrellisMeasurePanelLine: the school, the trust or England over time, laid out. */
typedef struct
{
  TrellisPlotRole role;
  GArray *marks;         /* (element-type TrellisMeasureMark): beside the periods */
  char *label;           /* at its end */
  double label_y;        /* the middle of the label; NAN where it has none */
} TrellisMeasurePanelLine;

/** TrellisMeasurePanel: a measure of a school on paper: name, latest figure, target, a small chart of its course. */
typedef struct
{
  double width;
  double height;
  int n_name_lines;
  double figure_baseline;
  double plot_x1;
  double plot_y0;
  double axis_y;
  char *name;
  char *figure;          /* the latest, without its unit; a dash where it is missing */
  char *unit;            /* after it, or why there is no figure */
  char *target;          /* empty without one */
  char *from;            /* the first and the last period */
  char *until;
  double target_y;       /* NAN without one */
  gboolean has_gap;      /* a figure between two others is missing */
  gboolean has_benchmark;
  GPtrArray *lines;      /* (element-type TrellisMeasurePanelLine): the school last */
} TrellisMeasurePanel;

TrellisMeasurePanel *trellis_measure_panel_new  (TrellisTrend         *trend,
                                                 TrellisTrendSchool   *school,
                                                 TrellisText          *text,
                                                 double                width,
                                                 double                height);
void                 trellis_measure_panel_free (TrellisMeasurePanel  *self);
void                 trellis_measure_panel_draw (TrellisMeasurePanel  *self,
                                                 cairo_t              *cr,
                                                 TrellisText          *text,
                                                 const TrellisPalette *palette);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisMeasurePanel, trellis_measure_panel_free)

G_END_DECLS
