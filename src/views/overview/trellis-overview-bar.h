/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-scheme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_OVERVIEW_BAR (trellis_overview_bar_get_type ())
G_DECLARE_FINAL_TYPE (TrellisOverviewBar, trellis_overview_bar, TRELLIS, OVERVIEW_BAR, GtkWidget)

GtkWidget *trellis_overview_bar_new       (int                  height,
                                           int                  text_size,
                                           TrellisScheme       *scheme);
void       trellis_overview_bar_add_level (TrellisOverviewBar  *self,
                                           const TrellisLevel  *level,
                                           guint                count);
void       trellis_overview_bar_set_share (TrellisOverviewBar  *self,
                                           guint                done,
                                           guint                planned,
                                           guint                most);

G_END_DECLS
