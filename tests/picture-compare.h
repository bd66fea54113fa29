/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Pictures as they were when somebody last looked at them, in tests/pictures. */

void picture_compare (cairo_surface_t *picture,
                      const char      *name);

G_END_DECLS
