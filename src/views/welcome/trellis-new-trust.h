/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_NEW_TRUST (trellis_new_trust_get_type ())
G_DECLARE_FINAL_TYPE (TrellisNewTrust, trellis_new_trust, TRELLIS, NEW_TRUST, AdwWindow)

GtkWidget *trellis_new_trust_new (GtkWindow *parent);

G_END_DECLS
