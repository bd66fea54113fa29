/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-application.h"
#include "trellis-ui-driver.h"

G_BEGIN_DECLS

TrellisApplication *trellis_real_start              (void);
void                trellis_real_stop               (TrellisApplication *application);
TrellisWindow      *trellis_real_get_window         (TrellisApplication *application);
GtkWidget          *trellis_real_find_window       (GType               type);
GtkWidget          *trellis_real_wait_for_type      (GType               type);
GtkWidget          *trellis_real_wait_for_button    (GtkWidget          *root,
                                                     const char         *label);
GtkWidget          *trellis_real_wait_for_text      (GtkWidget          *root,
                                                     const char         *text);
void                trellis_real_wait_until_gone    (gpointer            widget);
void                trellis_real_choose_file        (const char         *path);
void                trellis_real_show_view          (TrellisWindow      *window,
                                                     guint               place,
                                                     const char         *title);
const char         *trellis_real_get_title          (TrellisWindow      *window);
char               *trellis_real_run_program        (const char *const  *words);
char               *trellis_real_read_pdf           (const char         *path);
GPtrArray          *trellis_real_list_accessibles   (void);
gboolean            trellis_real_has_accessible     (GPtrArray          *accessibles,
                                                     const char         *roles,
                                                     const char         *name);

G_END_DECLS
