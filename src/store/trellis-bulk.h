/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store-private.h"

G_BEGIN_DECLS

/**
 * TrellisBulk:
 *
 * Many rows added to one table within a change. The change's session would
 * read every one of them back to learn what it holds, which takes as long
 * again as adding it; here each row is written down in the session's own form
 * as it is added.
 */
typedef struct _TrellisBulk TrellisBulk;

TrellisBulk *trellis_bulk_new      (TrellisStore  *store,
                                    const char    *table,
                                    const char    *columns,
                                    GError       **error);
void         trellis_bulk_free     (TrellisBulk   *self);
void         trellis_bulk_add_text (TrellisBulk   *self,
                                    const char    *value);
void         trellis_bulk_add_int  (TrellisBulk   *self,
                                    gint64         value);
void         trellis_bulk_add_real (TrellisBulk   *self,
                                    double         value);
void         trellis_bulk_add_day  (TrellisBulk   *self,
                                    TrellisDay     day);
void         trellis_bulk_add_null (TrellisBulk   *self);
gboolean     trellis_bulk_run      (TrellisBulk   *self,
                                    GError       **error);
void         trellis_bulk_end      (TrellisBulk   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisBulk, trellis_bulk_free)

G_END_DECLS
