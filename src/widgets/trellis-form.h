/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day-parse.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_FORM (trellis_form_get_type ())
G_DECLARE_FINAL_TYPE (TrellisForm, trellis_form, TRELLIS, FORM, GtkPopover)

GtkWidget  *trellis_form_new         (const char        *take_label);
GtkWidget  *trellis_form_add_entry   (TrellisForm       *self,
                                      const char        *key,
                                      const char        *title);
void        trellis_form_add_text    (TrellisForm       *self,
                                      const char        *key,
                                      const char        *title);
void        trellis_form_add_day     (TrellisForm       *self,
                                      const char        *key,
                                      const char        *title,
                                      TrellisDayLean     lean,
                                      gboolean           can_clear);
void        trellis_form_add_choice  (TrellisForm       *self,
                                      const char        *key,
                                      const char        *title,
                                      const char *const *keys,
                                      const char *const *names);
void        trellis_form_open        (TrellisForm       *self,
                                      GtkWidget         *at,
                                      const char        *subject);
const char *trellis_form_get_subject (TrellisForm       *self);
char       *trellis_form_dup_text    (TrellisForm       *self,
                                      const char        *key);
void        trellis_form_set_text    (TrellisForm       *self,
                                      const char        *key,
                                      const char        *text);
TrellisDay  trellis_form_get_day     (TrellisForm       *self,
                                      const char        *key);
void        trellis_form_set_day     (TrellisForm       *self,
                                      const char        *key,
                                      TrellisDay         day);
void        trellis_form_show_problem (TrellisForm      *self,
                                      const char        *key,
                                      const char        *problem);

G_END_DECLS
