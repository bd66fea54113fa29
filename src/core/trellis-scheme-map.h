/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-scheme.h"

G_BEGIN_DECLS

/** TrellisSchemeMap: what the names of one scheme read as in another; a name without an entry is left behind. */
typedef struct
{
  GHashTable *levels;   /* (element-type utf8 utf8): level id → level id */
  GHashTable *aspects;  /* (element-type utf8 utf8): aspect id → aspect id */
} TrellisSchemeMap;

TrellisSchemeMap *trellis_scheme_map_new         (void);
TrellisSchemeMap *trellis_scheme_map_propose     (TrellisScheme           *before,
                                                  TrellisScheme           *after);
gboolean          trellis_scheme_map_can_read    (const TrellisAspect     *before,
                                                  const TrellisAspect     *after);
GPtrArray        *trellis_scheme_map_get_choices (const TrellisSchemeMap  *self,
                                                  TrellisScheme           *after,
                                                  const TrellisLevel      *level);
gboolean          trellis_scheme_map_is_whole    (const TrellisSchemeMap  *self,
                                                  TrellisScheme           *before,
                                                  TrellisScheme           *after);
void              trellis_scheme_map_free        (TrellisSchemeMap        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisSchemeMap, trellis_scheme_map_free)

G_END_DECLS
