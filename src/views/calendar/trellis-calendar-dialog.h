/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_CALENDAR_DIALOG (trellis_calendar_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisCalendarDialog, trellis_calendar_dialog, TRELLIS, CALENDAR_DIALOG, AdwWindow)

GtkWidget *trellis_calendar_dialog_new (GtkWindow    *parent,
                                        TrellisStore *store,
                                        const char   *year_id);

G_END_DECLS
