/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/** TrellisPictureDraw: draws a picture, its top left corner at the origin, in points. */
typedef void (*TrellisPictureDraw) (gpointer  what,
                                    cairo_t  *cr);

gboolean         trellis_picture_can_write (const char          *path);
cairo_surface_t *trellis_picture_paint     (TrellisPictureDraw   draw,
                                            gpointer             what,
                                            double               width,
                                            double               height,
                                            double               zoom);
GByteArray      *trellis_picture_encode    (TrellisPictureDraw   draw,
                                            gpointer             what,
                                            double               width,
                                            double               height,
                                            const char          *title,
                                            const char          *path,
                                            GError             **error);

G_END_DECLS
