/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/** TrellisDocument: what a school is expected to send in, or has sent. Strings are never %NULL but where it says so. */
typedef struct
{
  char *id;                /* (nullable): of one that the scheme expects and nobody has written of yet */
  char *urn;
  char *kind;              /* the scheme's id; empty for one beside the scheme */
  char *name;
  char *year_id;
  TrellisDay due_on;       /* TRELLIS_DAY_NONE for no day */
  TrellisDay received_on;  /* TRELLIS_DAY_NONE where it is not there yet */
  TrellisDay assured_on;   /* TRELLIS_DAY_NONE where nobody has quality assured it */
  char *assured_by;        /* empty where not said */
  char *link;              /* where it can be read; empty for nowhere */
} TrellisDocument;

TrellisDocument *trellis_document_new              (const char             *urn,
                                                    const char             *kind,
                                                    const char             *name,
                                                    const char             *year_id);
gboolean         trellis_document_is_overdue       (const TrellisDocument  *self,
                                                    TrellisDay              as_at);
void             trellis_document_free             (TrellisDocument        *self);
GPtrArray       *trellis_store_list_documents      (TrellisStore           *self,
                                                    const char             *urn,
                                                    const char             *year_id,
                                                    TrellisDay              as_at,
                                                    GError                **error);
gboolean         trellis_store_set_document        (TrellisStore           *self,
                                                    const TrellisDocument  *document,
                                                    GError                **error);
gboolean         trellis_store_set_document_of_all (TrellisStore           *self,
                                                    const TrellisDocument  *document,
                                                    GError                **error);
gboolean         trellis_store_remove_document     (TrellisStore           *self,
                                                    const TrellisDocument  *document,
                                                    GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisDocument, trellis_document_free)

G_END_DECLS
