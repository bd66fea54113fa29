/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_CHART (trellis_chart_get_type ())
G_DECLARE_DERIVABLE_TYPE (TrellisChart, trellis_chart, TRELLIS, CHART, GtkWidget)

/**
 * TrellisChartClass:
 * @get_natural_height: how high it wants to be at a width
 * @lay_out: lays the chart out anew, for a size in pixels
 * @draw: paints what was laid out
 * @get_n_points: how many values there are to read
 * @get_point: where one of them stands
 * @dup_reading: what one of them says, in words
 * @dup_summary: what the chart says, in words
 */
struct _TrellisChartClass
{
  GtkWidgetClass parent_class;

  double (*get_natural_height) (TrellisChart         *self,
                                TrellisText          *text);
  void   (*lay_out)            (TrellisChart         *self,
                                TrellisText          *text,
                                TrellisPaletteKind    kind,
                                double                width,
                                double                height);
  void   (*draw)               (TrellisChart         *self,
                                cairo_t              *cr,
                                TrellisText          *text,
                                const TrellisPalette *palette);
  guint  (*get_n_points)       (TrellisChart         *self);
  void   (*get_point)          (TrellisChart         *self,
                                guint                 index,
                                double               *x,
                                double               *y);
  char  *(*dup_reading)        (TrellisChart         *self,
                                guint                 index);
  char  *(*dup_summary)        (TrellisChart         *self);
};

void        trellis_chart_changed     (TrellisChart *self);
const char *trellis_chart_get_reading (TrellisChart *self);

G_END_DECLS
