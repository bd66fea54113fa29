/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-json.h"
#include "trellis-scheme-draft.h"

G_BEGIN_DECLS

struct _TrellisSchemeDraft
{
  GObject parent_instance;

  JsonNode *root;
  char *first_json;       /* as it was before anybody edited it */
  TrellisScheme *scheme;  /* (nullable): as it reads now; NULL while something is wrong */
  char *problem;          /* (nullable) */
  char *problem_path;
};

JsonArray  *trellis_scheme_draft_get_list      (TrellisSchemeDraft  *self,
                                                const char          *path);
JsonObject *trellis_scheme_draft_ensure_parent (TrellisSchemeDraft  *self,
                                                const char          *path,
                                                char               **member);
GPtrArray  *trellis_scheme_draft_dup_items     (JsonArray           *array);
void        trellis_scheme_draft_fill_list     (JsonArray           *array,
                                                GPtrArray           *items);
void        trellis_scheme_draft_read_again    (TrellisSchemeDraft  *self);

G_END_DECLS
