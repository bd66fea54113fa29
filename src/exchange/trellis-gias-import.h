/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-gias.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/** TrellisGiasChangeKind: what an import does to a school. */
typedef enum
{
  TRELLIS_GIAS_CHANGE_ADDED,
  TRELLIS_GIAS_CHANGE_CHANGED,
  TRELLIS_GIAS_CHANGE_CLOSED,  /* it was open in the trust file and has closed since */
  TRELLIS_GIAS_CHANGE_ABSENT,  /* in the trust file and not in this one: nothing is done to it */
  TRELLIS_GIAS_N_CHANGE_KINDS
} TrellisGiasChangeKind;

typedef struct
{
  TrellisGiasChangeKind kind;
  char *urn;
  char *name;
  char *what;         /* in words: "headteacher: A → B; pupils: 398 → 410" */
} TrellisGiasChange;

/** TrellisGiasImport: what an import does, or has done. */
typedef struct
{
  char *trust;        /* (nullable): %NULL for all of England */
  guint counts[TRELLIS_GIAS_N_CHANGE_KINDS];
  guint n_same;       /* schools of which people would see nothing changed; codes may be */
  GPtrArray *changes; /* (element-type TrellisGiasChange): in the file's order; empty after an import is taken */
  GPtrArray *notes;   /* (element-type utf8): sentences about what could not be read */
  gint64 change_id;   /* of the one undoable change; 0 for a preview, and where there was nothing to do */
} TrellisGiasImport;

typedef enum
{
  TRELLIS_GIAS_IMPORT_PREVIEW,  /* nothing is written */
  TRELLIS_GIAS_IMPORT_TAKE,
} TrellisGiasImportMode;

TrellisGiasImport *trellis_gias_import             (TrellisStore              *store,
                                                    const char                *path,
                                                    const char                *trust,
                                                    TrellisGiasImportMode      mode,
                                                    TrellisGiasProgressFunc    progress_func,
                                                    gpointer                   progress_data,
                                                    GCancellable              *cancellable,
                                                    GError                   **error);
void               trellis_gias_import_async       (TrellisStore              *store,
                                                    const char                *path,
                                                    const char                *trust,
                                                    TrellisGiasImportMode      mode,
                                                    TrellisGiasProgressFunc    progress_func,
                                                    gpointer                   progress_data,
                                                    GCancellable              *cancellable,
                                                    GAsyncReadyCallback        callback,
                                                    gpointer                   user_data);
TrellisGiasImport *trellis_gias_import_finish      (TrellisStore              *store,
                                                    GAsyncResult              *result,
                                                    GError                   **error);
void               trellis_gias_list_trusts_async  (const char                *path,
                                                    GCancellable              *cancellable,
                                                    GAsyncReadyCallback        callback,
                                                    gpointer                   user_data);
GPtrArray         *trellis_gias_list_trusts_finish (GAsyncResult              *result,
                                                    GError                   **error);
char              *trellis_gias_import_dup_summary (const TrellisGiasImport   *self);
void               trellis_gias_import_free        (TrellisGiasImport         *self);
void               trellis_gias_change_free        (TrellisGiasChange         *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisGiasImport, trellis_gias_import_free)

G_END_DECLS
