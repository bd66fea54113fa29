/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_WELCOME (trellis_welcome_get_type ())
G_DECLARE_FINAL_TYPE (TrellisWelcome, trellis_welcome, TRELLIS, WELCOME, AdwBin)

GtkWidget *trellis_welcome_new (GMenuModel *menu);

G_END_DECLS
