/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-scheme.h"

G_BEGIN_DECLS

#define TRELLIS_TYPE_SCHEME_DRAFT (trellis_scheme_draft_get_type ())
G_DECLARE_FINAL_TYPE (TrellisSchemeDraft, trellis_scheme_draft, TRELLIS, SCHEME_DRAFT, GObject)

TrellisSchemeDraft *trellis_scheme_draft_new         (TrellisScheme      *scheme);
void                trellis_scheme_draft_take        (TrellisSchemeDraft *self,
                                                      TrellisScheme      *scheme);
gboolean            trellis_scheme_draft_is_changed  (TrellisSchemeDraft *self);
TrellisScheme      *trellis_scheme_draft_get_scheme  (TrellisSchemeDraft *self);
const char         *trellis_scheme_draft_get_problem (TrellisSchemeDraft *self,
                                                      const char        **path);
char               *trellis_scheme_draft_dup_json    (TrellisSchemeDraft *self);
guint               trellis_scheme_draft_count       (TrellisSchemeDraft *self,
                                                      const char         *path);
char               *trellis_scheme_draft_dup_text    (TrellisSchemeDraft *self,
                                                      const char         *path);
void                trellis_scheme_draft_set_text    (TrellisSchemeDraft *self,
                                                      const char         *path,
                                                      const char         *text);
void                trellis_scheme_draft_set_lines   (TrellisSchemeDraft *self,
                                                      const char         *path,
                                                      const char         *text);
double              trellis_scheme_draft_get_number  (TrellisSchemeDraft *self,
                                                      const char         *path,
                                                      double              fallback);
void                trellis_scheme_draft_set_number  (TrellisSchemeDraft *self,
                                                      const char         *path,
                                                      double              number);
void                trellis_scheme_draft_set_range   (TrellisSchemeDraft *self,
                                                      const char         *path,
                                                      int                 least,
                                                      int                 most);
gboolean            trellis_scheme_draft_get_boolean (TrellisSchemeDraft *self,
                                                      const char         *path);
void                trellis_scheme_draft_set_boolean (TrellisSchemeDraft *self,
                                                      const char         *path,
                                                      gboolean            value);
void                trellis_scheme_draft_unset       (TrellisSchemeDraft *self,
                                                      const char         *path);
guint               trellis_scheme_draft_add         (TrellisSchemeDraft *self,
                                                      const char         *list);
void                trellis_scheme_draft_remove      (TrellisSchemeDraft *self,
                                                      const char         *list,
                                                      guint               index);
void                trellis_scheme_draft_move        (TrellisSchemeDraft *self,
                                                      const char         *list,
                                                      guint               from,
                                                      guint               to);
GStrv               trellis_scheme_draft_list_kinds  (TrellisSchemeDraft *self);
char               *trellis_scheme_path_escape       (const char         *member);

G_END_DECLS
