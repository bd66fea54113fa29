/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_THEME_FIELD (trellis_theme_field_get_type ())
G_DECLARE_FINAL_TYPE (TrellisThemeField, trellis_theme_field, TRELLIS, THEME_FIELD, GtkBox)

char     *trellis_theme_field_dup_text   (TrellisThemeField *self);
void      trellis_theme_field_set_text   (TrellisThemeField *self,
                                          const char        *text);
gboolean  trellis_theme_field_is_changed (TrellisThemeField *self);

G_END_DECLS
