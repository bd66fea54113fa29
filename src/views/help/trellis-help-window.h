/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_HELP_WINDOW (trellis_help_window_get_type ())
G_DECLARE_FINAL_TYPE (TrellisHelpWindow, trellis_help_window, TRELLIS, HELP_WINDOW, AdwWindow)

GtkWidget *trellis_help_window_new        (void);
void       trellis_help_window_show_topic (TrellisHelpWindow *self,
                                           const char        *id);

G_END_DECLS
