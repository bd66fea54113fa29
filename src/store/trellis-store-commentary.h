/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/** TRELLIS_COMMENTARY_DAYS: for how long what was written of a document still speaks of the trust: four weeks. */
#define TRELLIS_COMMENTARY_DAYS 28

/** TrellisCommentary: what a person wrote to stand on a document's first page. */
typedef struct
{
  TrellisDay written_on;
  char *body;
} TrellisCommentary;

gboolean trellis_store_read_commentary  (TrellisStore       *self,
                                         const char         *report,
                                         TrellisDay          as_at,
                                         TrellisCommentary **commentary,
                                         GError            **error);
gboolean trellis_store_write_commentary (TrellisStore       *self,
                                         const char         *report,
                                         TrellisDay          written_on,
                                         const char         *body,
                                         GError            **error);
void     trellis_commentary_free        (TrellisCommentary  *commentary);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisCommentary, trellis_commentary_free)

G_END_DECLS
