/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-window.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_APPLICATION (trellis_application_get_type ())
G_DECLARE_FINAL_TYPE (TrellisApplication, trellis_application, TRELLIS, APPLICATION, AdwApplication)

TrellisApplication *trellis_application_new       (GApplicationFlags   flags);
gboolean            trellis_application_open_path (TrellisApplication *self,
                                                   const char         *path,
                                                   TrellisWindow      *window);
void                trellis_application_close_path (TrellisApplication *self,
                                                   const char         *path);
GSettings          *trellis_application_get_settings (TrellisApplication *self);
gboolean            trellis_application_open_demo (TrellisApplication *self,
                                                   TrellisWindow      *window);

G_END_DECLS
