/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean trellis_command_line_is_verb    (const char  *word);
void     trellis_command_line_print_help (void);
int      trellis_command_line_run        (int          argc,
                                          char       **argv);
gboolean trellis_command_line_take_today (int         *argc,
                                          char       **argv,
                                          GError     **error);

G_END_DECLS
