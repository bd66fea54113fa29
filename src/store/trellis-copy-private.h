/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-backup.h"
#include "trellis-store-private.h"

G_BEGIN_DECLS

int      trellis_copy_get_mode  (const char    *path);
gboolean trellis_copy_make      (TrellisStore  *from,
                                 const char    *path,
                                 const char    *shown_path,
                                 GError       **error);
gboolean trellis_copy_put       (const char    *part,
                                 const char    *path,
                                 GError       **error);
gboolean trellis_copy_rows      (TrellisStore  *from,
                                 sqlite3_stmt  *read,
                                 TrellisStore  *to,
                                 const char    *table,
                                 const char    *columns,
                                 GError       **error);

char    *trellis_backup_dup_name  (gint64                made_at,
                                   TrellisBackupReason   reason);
gboolean trellis_backup_parse_name (const char          *name,
                                   gint64               *made_at,
                                   TrellisBackupReason  *reason);
GPtrArray *trellis_backup_list_names (const char        *folder);

G_END_DECLS
