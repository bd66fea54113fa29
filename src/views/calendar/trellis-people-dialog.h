/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_PEOPLE_DIALOG (trellis_people_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisPeopleDialog, trellis_people_dialog, TRELLIS, PEOPLE_DIALOG, AdwWindow)

GtkWidget *trellis_people_dialog_new  (GtkWindow           *parent,
                                       TrellisStore        *store);
gboolean   trellis_people_dialog_save (TrellisPeopleDialog *self);

G_END_DECLS
