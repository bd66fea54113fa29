/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_PAGE_CANVAS (trellis_page_canvas_get_type ())
G_DECLARE_FINAL_TYPE (TrellisPageCanvas, trellis_page_canvas, TRELLIS, PAGE_CANVAS, GtkWidget)

void           trellis_page_canvas_set_report (TrellisPageCanvas *self,
                                               TrellisReport     *report);
guint          trellis_page_canvas_get_page   (TrellisPageCanvas *self);
void           trellis_page_canvas_set_page   (TrellisPageCanvas *self,
                                               guint              page);
double         trellis_page_canvas_get_zoom   (TrellisPageCanvas *self);
void           trellis_page_canvas_set_zoom   (TrellisPageCanvas *self,
                                               double             zoom);
void           trellis_page_canvas_zoom_by    (TrellisPageCanvas *self,
                                               int                steps);

G_END_DECLS
