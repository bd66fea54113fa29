/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *trellis_gias_parse_status    (const char *text);
const char *trellis_gias_parse_phase     (const char *phase,
                                          const char *kind);
gboolean    trellis_gias_is_church       (const char *religious_character);
gboolean    trellis_gias_is_nothing      (const char *text);
char       *trellis_gias_dup_folded_name (const char *name);

G_END_DECLS
