/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-found.h"
#include "trellis-store-private.h"

G_BEGIN_DECLS

/** TrellisSearchText: what the index keeps of one thing in a trust file. */
typedef struct
{
  char *urn;
  char *title;
  char *body;
} TrellisSearchText;

/**
 * TrellisSearchIndex:
 * @path: (nullable): where it is kept; %NULL: in memory
 * @db: (nullable): the database, once it was needed
 */
typedef struct
{
  char *path;
  sqlite3 *db;
} TrellisSearchIndex;

void         trellis_search_text_free  (TrellisSearchText *text);
GHashTable  *trellis_search_list_texts (TrellisStore      *store,
                                        TrellisFoundKind   kind,
                                        GError           **error);
TrellisTopic trellis_search_get_topics (TrellisFoundKind   kind);
gboolean     trellis_search_index_refresh (TrellisSearchIndex  *self,
                                           TrellisStore        *store,
                                           GError             **error);
GListModel  *trellis_search_index_find (TrellisSearchIndex  *self,
                                        const char          *text,
                                        guint                n_most,
                                        GError             **error);
void         trellis_search_index_clear (TrellisSearchIndex  *self);

G_END_DECLS
