/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

/** TrellisBackupReason: why a backup was made; part of its file's name. */
typedef enum
{
  TRELLIS_BACKUP_DAILY,     /* the first of a day on which the file had changed */
  TRELLIS_BACKUP_IMPORT,    /* before an import */
  TRELLIS_BACKUP_MIGRATION, /* before a file of an older program was brought up to date */
  TRELLIS_BACKUP_RESTORE,   /* before a backup was restored */
  TRELLIS_BACKUP_MERGE,     /* before a copy was merged */
  TRELLIS_BACKUP_ASKED,     /* somebody asked for it */
  TRELLIS_N_BACKUP_REASONS
} TrellisBackupReason;

/** TrellisBackup: a backup, and what is in it. Strings are never %NULL but where said. */
typedef struct
{
  char *path;
  gint64 made_at;             /* UTC seconds */
  TrellisBackupReason reason;
  char *problem;              /* (nullable): why it cannot be restored; what follows is empty then */
  guint n_schools;
  guint n_judgements;
  guint n_visits;
  guint n_actions;
  char *last_sentence;        /* of the last change in it; empty for none */
} TrellisBackup;

char          *trellis_backup_dup_folder  (const char           *path);
char          *trellis_backup_dup_day     (const TrellisBackup  *self);
const char    *trellis_backup_get_reason  (const TrellisBackup  *self);
char          *trellis_backup_dup_content (const TrellisBackup  *self);
void           trellis_backup_free        (TrellisBackup        *self);
void           trellis_backup_choose      (const gint64         *made_at,
                                           guint                 n_backups,
                                           gint64                now,
                                           gboolean             *is_kept);
GPtrArray     *trellis_list_backups       (const char           *path,
                                           GError              **error);
gboolean       trellis_store_back_up      (TrellisStore         *self,
                                           TrellisBackupReason   reason,
                                           char                **backup_path,
                                           GError              **error);
void           trellis_store_back_up_async  (TrellisStore         *self,
                                           TrellisBackupReason   reason,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean       trellis_store_back_up_finish (TrellisStore         *self,
                                           GAsyncResult         *result,
                                           GError              **error);
gboolean       trellis_store_restore      (TrellisStore         *self,
                                           const char           *backup_path,
                                           GError              **error);
void           trellis_store_restore_async (TrellisStore         *self,
                                           const char           *backup_path,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean       trellis_store_restore_finish (TrellisStore         *self,
                                           GAsyncResult         *result,
                                           GError              **error);
char          *trellis_restore_damaged    (const char           *path,
                                           const char           *backup_path,
                                           GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisBackup, trellis_backup_free)

G_END_DECLS
