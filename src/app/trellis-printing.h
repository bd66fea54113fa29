/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean   trellis_print_report       (GtkWindow          *parent,
                                       TrellisReport      *report,
                                       GError            **error);
GtkWindow *trellis_print_preview_show (GtkWindow          *parent,
                                       TrellisReport      *report);
double     trellis_printing_place     (const TrellisSheet *sheet,
                                       GtkPageSetup       *setup,
                                       double             *x,
                                       double             *y);

G_END_DECLS
