/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-change.h"
#include "trellis-store-private.h"

G_BEGIN_DECLS

/* What a changeset says of rows, in memory: for the words of the history, for
 * merging, and for telling whether two edits are about one thing. */

typedef struct
{
  char *name;
  int n_columns;
  char **columns;
  gboolean *is_key;
} TrellisTableInfo;

/** TrellisRowImage: a row before and after; a value that a change does not tell is %NULL. */
typedef struct
{
  const TrellisTableInfo *table;
  int operation;            /* SQLITE_INSERT, SQLITE_UPDATE or SQLITE_DELETE */
  sqlite3_value **before;
  sqlite3_value **after;
} TrellisRowImage;

typedef struct
{
  GHashTable *tables;       /* (element-type utf8 TrellisTableInfo) */
  GPtrArray *rows;          /* (element-type TrellisRowImage) */
  guint n_in_all;           /* rows of the changeset, those over the limit too */
} TrellisRowImages;

GHashTable       *trellis_table_info_new_cache  (void);
const TrellisTableInfo *
                  trellis_table_info_get        (TrellisStore           *store,
                                                 GHashTable             *cache,
                                                 const char             *name);
gboolean          trellis_changeset_check       (TrellisStore           *store,
                                                 const void             *changeset,
                                                 gsize                   length,
                                                 GError                **error);
TrellisRowImages *trellis_row_images_read       (TrellisStore           *store,
                                                 const void             *changeset,
                                                 gsize                   length,
                                                 guint                   limit,
                                                 GError                **error);
void              trellis_row_images_free       (TrellisRowImages       *self);
int               trellis_row_image_find_column (const TrellisRowImage  *image,
                                                 const char             *column);
sqlite3_value    *trellis_row_image_get         (const TrellisRowImage  *image,
                                                 const char             *column);
char             *trellis_row_image_dup_key     (const TrellisRowImage  *image);
gboolean          trellis_row_image_read_row    (TrellisStore           *store,
                                                 const TrellisRowImage  *image,
                                                 sqlite3_value        ***row,
                                                 GError                **error);
sqlite3_value   **trellis_row_dup_step          (sqlite3_stmt           *statement,
                                                 int                     n_columns);
void              trellis_row_free              (sqlite3_value         **row,
                                                 int                     n_columns);
gboolean          trellis_value_equal           (sqlite3_value          *a,
                                                 sqlite3_value          *b);
void              trellis_value_append          (GString                *out,
                                                 sqlite3_value          *value);

TrellisChange    *trellis_store_find_toucher    (TrellisStore           *store,
                                                 gint64                  id,
                                                 const char             *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisRowImages, trellis_row_images_free)

G_END_DECLS
