/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

typedef struct
{
  TrellisStore *store;
  GRand *rand;
  guint n_imported;       /* schools an import puts at most */
  const char *kind;       /* of the last edit, for a test to name */
} RandomEdits;

TrellisStore *random_edits_create_file (const char   *path,
                                        GError      **error);
RandomEdits  *random_edits_new         (TrellisStore *store,
                                        guint32       seed);
void          random_edits_free        (RandomEdits  *self);
gboolean      random_edits_make        (RandomEdits  *self,
                                        GError      **error);
guint         random_edits_count_kinds (void);
guint         random_edits_pick_kind   (RandomEdits  *self);
const char   *random_edits_get_kind_name (guint       kind);
gboolean      random_edits_make_kind   (RandomEdits  *self,
                                        guint         kind,
                                        GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RandomEdits, random_edits_free)

G_END_DECLS
