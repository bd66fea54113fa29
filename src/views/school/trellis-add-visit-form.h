/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-scheme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_ADD_VISIT_FORM (trellis_add_visit_form_get_type ())
G_DECLARE_FINAL_TYPE (TrellisAddVisitForm, trellis_add_visit_form, TRELLIS, ADD_VISIT_FORM, GtkPopover)

void trellis_add_visit_form_set_scheme   (TrellisAddVisitForm *self,
                                          TrellisScheme       *scheme);
void trellis_add_visit_form_show_problem (TrellisAddVisitForm *self,
                                          const char          *problem);

G_END_DECLS
