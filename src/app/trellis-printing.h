/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean trellis_print_report (GtkWindow      *parent,
                               TrellisReport  *report,
                               GError        **error);

G_END_DECLS
