/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-palette.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

const TrellisPalette *trellis_style_get_palette   (GtkWidget         *widget);
double                trellis_style_get_scale     (GtkWidget         *widget);
void                  trellis_style_watch         (GtkWidget         *widget,
                                                   GCallback          callback);
PangoLayout          *trellis_style_create_layout (GtkWidget         *widget,
                                                   const char        *text,
                                                   double             size,
                                                   PangoWeight        weight);
void                  trellis_style_append_text   (GtkSnapshot       *snapshot,
                                                   PangoLayout       *layout,
                                                   float              x,
                                                   float              y,
                                                   const TrellisRgba *colour);

/** trellis_style_to_gdk: the same colour as GDK has it, without a copy. */
static inline const GdkRGBA *
trellis_style_to_gdk (const TrellisRgba *colour)
{
  G_STATIC_ASSERT (sizeof (TrellisRgba) == sizeof (GdkRGBA));
  return (const GdkRGBA *) colour;
}

G_END_DECLS
