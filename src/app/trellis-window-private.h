/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-view.h"
#include "trellis-window.h"

G_BEGIN_DECLS

/** TrellisWindowSaveFunc: writes a file where a person said. */
typedef gboolean (*TrellisWindowSaveFunc) (TrellisWindow *self, const char *path, gpointer what, GError **error);

void         trellis_window_ask_where_to_save (TrellisWindow         *self,
                                             const char            *title,
                                             const char            *name,
                                             TrellisWindowSaveFunc  save,
                                             gpointer               what);
void         trellis_window_install_actions (GtkWidgetClass *widget_class);
void         trellis_window_install_file_actions (GtkWidgetClass *widget_class);
void         trellis_window_install_school_actions (GtkWidgetClass *widget_class);
void         trellis_window_install_search_actions (GtkWidgetClass *widget_class);
void         trellis_window_show_trouble    (TrellisWindow  *self,
                                             const char     *sentence);
void         trellis_window_update_actions  (TrellisWindow  *self);
TrellisView *trellis_window_get_view        (TrellisWindow  *self);
void         trellis_window_go_back         (TrellisWindow  *self);
void         trellis_window_ask_conflict    (TrellisWindow  *self);
void         trellis_window_start_search    (TrellisWindow  *self);
void         trellis_window_show_visit      (TrellisWindow  *self,
                                             const char     *visit_id);
void         trellis_window_show_note       (TrellisWindow  *self,
                                             const char     *visit_id);

G_END_DECLS
