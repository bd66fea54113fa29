/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-gias.h"

G_BEGIN_DECLS

/** TrellisGiasTrusts: the trusts of a file as it is read; an inner part of reading GIAS. */
typedef struct _TrellisGiasTrusts TrellisGiasTrusts;

TrellisGiasTrusts *trellis_gias_trusts_new         (void);
void               trellis_gias_trusts_free        (TrellisGiasTrusts *self);
TrellisGiasTrust  *trellis_gias_trusts_look_up     (TrellisGiasTrusts *self,
                                                    const char        *name);
GPtrArray         *trellis_gias_trusts_list        (TrellisGiasTrusts *self);
char              *trellis_gias_trusts_dup_similar (TrellisGiasTrusts *self,
                                                    TrellisGiasTrust  *wanted);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisGiasTrusts, trellis_gias_trusts_free)

G_END_DECLS
