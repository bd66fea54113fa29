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
 * @find_point: (nullable): the value that a place of the pointer reads, or -1;
 *   unset: the nearest one that is not far
 * @draw_chosen: (nullable): marks the value that is read; unset: a ring about it
 * @get_row_length: (nullable): how many values stand in a row, which Up and Down
 *   move by; unset: the arrows up and down are not the chart's
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
  int    (*find_point)         (TrellisChart         *self,
                                double                x,
                                double                y);
  void   (*draw_chosen)        (TrellisChart         *self,
                                cairo_t              *cr,
                                const TrellisPalette *palette,
                                double                scale,
                                guint                 index);
  guint  (*get_row_length)     (TrellisChart         *self);
};

void        trellis_chart_changed     (TrellisChart *self);
void        trellis_chart_draw_again  (TrellisChart *self);
const char *trellis_chart_get_reading (TrellisChart *self);

G_END_DECLS
