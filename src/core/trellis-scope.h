/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-day.h"
#include "trellis-school.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define TRELLIS_TYPE_SCOPE (trellis_scope_get_type ())
G_DECLARE_FINAL_TYPE (TrellisScope, trellis_scope, TRELLIS, SCOPE, GObject)

TrellisScope *trellis_scope_new               (const char    *year_id,
                                               TrellisDay     as_at);
const char   *trellis_scope_get_year          (TrellisScope  *self);
void          trellis_scope_set_year          (TrellisScope  *self,
                                               const char    *year_id);
TrellisDay    trellis_scope_get_as_at         (TrellisScope  *self);
void          trellis_scope_set_as_at         (TrellisScope  *self,
                                               TrellisDay     as_at);
TrellisDay    trellis_scope_get_compared_with (TrellisScope  *self);
void          trellis_scope_set_compared_with (TrellisScope  *self,
                                               TrellisDay     compared_with);
const char   *trellis_scope_get_scheme        (TrellisScope  *self);
void          trellis_scope_set_scheme        (TrellisScope  *self,
                                               const char    *scheme_id);
const char   *trellis_scope_get_hub           (TrellisScope  *self);
void          trellis_scope_set_hub           (TrellisScope  *self,
                                               const char    *hub_id);
const char   *trellis_scope_get_phase         (TrellisScope  *self);
void          trellis_scope_set_phase         (TrellisScope  *self,
                                               const char    *phase);
const char   *trellis_scope_get_adviser       (TrellisScope  *self);
void          trellis_scope_set_adviser       (TrellisScope  *self,
                                               const char    *adviser_id);
const char   *trellis_scope_get_search        (TrellisScope  *self);
void          trellis_scope_set_search        (TrellisScope  *self,
                                               const char    *search);
gboolean      trellis_scope_has_filter        (TrellisScope  *self);
void          trellis_scope_clear_filter      (TrellisScope  *self);
gboolean      trellis_scope_matches           (TrellisScope  *self,
                                               TrellisSchool *school);
GListModel   *trellis_scope_filter            (TrellisScope  *self,
                                               GListModel    *schools);

G_END_DECLS
