/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-speller.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_SPELLING (trellis_spelling_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSpelling, trellis_spelling, TRELLIS, SPELLING, GObject)

void trellis_spelling_attach (GtkTextView    *view,
                              TrellisSpeller *speller);

G_END_DECLS
