/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean    trellis_figure_parse     (const char  *word,
                                      double      *value,
                                      const char **missing_reason);
const char *trellis_figure_find_word (const char  *reason);

G_END_DECLS
