/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-palette.h"
#include "trellis-visit.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_VISIT_MARK (trellis_visit_mark_get_type ())
G_DECLARE_FINAL_TYPE (TrellisVisitMark, trellis_visit_mark, TRELLIS, VISIT_MARK, GtkWidget)

GtkWidget *trellis_visit_mark_new    (const char           *mark,
                                      TrellisVisitStatus    status,
                                      gboolean              is_clash);
void       trellis_visit_mark_append (GtkSnapshot          *snapshot,
                                      const TrellisPalette *palette,
                                      TrellisVisitStatus    status,
                                      gboolean              is_clash,
                                      float                 width,
                                      float                 height,
                                      TrellisRgba          *text);

G_END_DECLS
