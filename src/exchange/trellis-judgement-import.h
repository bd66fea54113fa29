/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"

G_BEGIN_DECLS

#define TRELLIS_JUDGEMENT_IMPORT_ERROR (trellis_judgement_import_error_quark ())

typedef enum
{
  TRELLIS_JUDGEMENT_IMPORT_ERROR_HEADER,  /* a needed column is not there */
  TRELLIS_JUDGEMENT_IMPORT_ERROR_ROW,     /* a row cannot be taken; the message says why */
} TrellisJudgementImportError;

/** TrellisJudgementChangeKind: what an import does with a row. */
typedef enum
{
  TRELLIS_JUDGEMENT_CHANGE_ADDED,
  TRELLIS_JUDGEMENT_CHANGE_CORRECTED,  /* of a school, aspect, source and day that is judged already */
  TRELLIS_JUDGEMENT_CHANGE_REFUSED,    /* it cannot be taken; the words say why */
  TRELLIS_JUDGEMENT_N_CHANGE_KINDS
} TrellisJudgementChangeKind;

typedef struct
{
  TrellisJudgementChangeKind kind;
  guint64 line;       /* of the file, from 1 */
  char *what;         /* in words */
} TrellisJudgementChange;

/** TrellisJudgementImport: what an import does, or has done. */
typedef struct
{
  guint counts[TRELLIS_JUDGEMENT_N_CHANGE_KINDS];
  guint n_same;       /* rows that the trust file has already */
  GPtrArray *changes; /* (element-type TrellisJudgementChange): in the file's order */
  gint64 change_id;   /* of the one undoable change; 0 for a preview, and where there was nothing to do */
} TrellisJudgementImport;

typedef enum
{
  TRELLIS_JUDGEMENT_IMPORT_PREVIEW,    /* nothing is written */
  TRELLIS_JUDGEMENT_IMPORT_TAKE,       /* every row, or none where one of them cannot be taken */
  TRELLIS_JUDGEMENT_IMPORT_TAKE_GOOD,  /* those that can be taken: a person has seen the others */
} TrellisJudgementImportMode;

GQuark                  trellis_judgement_import_error_quark (void);
TrellisJudgementImport *trellis_judgement_import             (TrellisStore                *store,
                                                              const char                  *path,
                                                              TrellisJudgementImportMode   mode,
                                                              GCancellable                *cancellable,
                                                              GError                     **error);
void                    trellis_judgement_import_async       (TrellisStore                *store,
                                                              const char                  *path,
                                                              TrellisJudgementImportMode   mode,
                                                              GCancellable                *cancellable,
                                                              GAsyncReadyCallback          callback,
                                                              gpointer                     user_data);
TrellisJudgementImport *trellis_judgement_import_finish      (TrellisStore                *store,
                                                              GAsyncResult                *result,
                                                              GError                     **error);
char                   *trellis_judgement_import_dup_summary (const TrellisJudgementImport *self);
void                    trellis_judgement_import_free        (TrellisJudgementImport      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisJudgementImport, trellis_judgement_import_free)

G_END_DECLS
