/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_ADD_ACTION_FORM (trellis_add_action_form_get_type ())
G_DECLARE_FINAL_TYPE (TrellisAddActionForm, trellis_add_action_form, TRELLIS, ADD_ACTION_FORM, GtkPopover)

G_END_DECLS
