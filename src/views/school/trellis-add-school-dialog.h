/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_ADD_SCHOOL_DIALOG (trellis_add_school_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrellisAddSchoolDialog, trellis_add_school_dialog, TRELLIS, ADD_SCHOOL_DIALOG, AdwWindow)

GtkWindow *trellis_add_school_dialog_new (TrellisStore *store,
                                          GtkWindow    *parent);

G_END_DECLS
