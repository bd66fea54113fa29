/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** TRELLIS_WIDGETS_RESOURCES: where the templates of this room are. */
#define TRELLIS_WIDGETS_RESOURCES "/io/github/trellis_schools/Trellis/widgets/"

void trellis_widgets_init               (void);
void trellis_widgets_register_resources (void);

G_END_DECLS
