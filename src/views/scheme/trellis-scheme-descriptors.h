/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-scheme-draft.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *trellis_scheme_descriptors_new (TrellisSchemeDraft *draft);

G_END_DECLS
