/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_RICH_VIEW (trellis_rich_view_get_type ())
G_DECLARE_FINAL_TYPE (TrellisRichView, trellis_rich_view, TRELLIS, RICH_VIEW, GtkTextView)

GtkWidget *trellis_rich_view_new (void);

G_END_DECLS
