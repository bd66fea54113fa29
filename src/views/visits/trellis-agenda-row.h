/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-visit.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_AGENDA_ROW (trellis_agenda_row_get_type ())
G_DECLARE_FINAL_TYPE (TrellisAgendaRow, trellis_agenda_row, TRELLIS, AGENDA_ROW, GtkBox)

GtkWidget *trellis_agenda_row_new  (void);
void       trellis_agenda_row_show (TrellisAgendaRow  *self,
                                    TrellisVisit      *visit,
                                    const char        *clash,
                                    gboolean           begins_day);

G_END_DECLS
