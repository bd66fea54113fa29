/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-application.h"

G_BEGIN_DECLS

void trellis_offer_rescue (TrellisApplication *application,
                           GtkWindow          *parent,
                           const char         *path,
                           const char         *sentence);

G_END_DECLS
