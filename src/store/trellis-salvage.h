/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** TrellisSalvage: what was saved out of a damaged file. */
typedef struct
{
  guint n_saved;          /* rows */
  guint n_refused;        /* rows that could be read and are no good: they break a rule of the file */
  guint n_dangling;       /* rows saved that refer to one that is not there */
  GPtrArray *partly;      /* (element-type utf8): tables of which some pages could not be read */
  GPtrArray *lost;        /* (element-type utf8): tables of which nothing could be read */
} TrellisSalvage;

TrellisSalvage *trellis_salvage             (const char            *path,
                                             const char            *to_path,
                                             GCancellable          *cancellable,
                                             GError               **error);
char           *trellis_salvage_dup_summary (const TrellisSalvage  *self);
void            trellis_salvage_free        (TrellisSalvage        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisSalvage, trellis_salvage_free)

G_END_DECLS
