/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-scheme-form.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_SCHEME_LIST (trellis_scheme_list_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSchemeList, trellis_scheme_list, TRELLIS, SCHEME_LIST, GtkBox)

GtkWidget *trellis_scheme_list_new    (TrellisSchemeDraft *draft,
                                       TrellisSchemeItem   item);
void       trellis_scheme_list_show   (TrellisSchemeList  *self);
void       trellis_scheme_list_select (TrellisSchemeList  *self,
                                       guint               index);

G_END_DECLS
