/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-school-year.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_CLOSURE_FORM (trellis_closure_form_get_type ())
G_DECLARE_FINAL_TYPE (TrellisClosureForm, trellis_closure_form, TRELLIS, CLOSURE_FORM, GtkPopover)

GtkWidget *trellis_closure_form_new (TrellisClosureKind  kind,
                                     GListModel         *schools,
                                     GListModel         *advisers);

G_END_DECLS
