/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-csv-reader.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/* What every import of a table has in common: it is looked at first, says in
 * words what it would do, and is taken as one change. */

#define TRELLIS_IMPORT_ERROR (trellis_import_error_quark ())

typedef enum
{
  TRELLIS_IMPORT_ERROR_HEADER,  /* a needed column is not there */
  TRELLIS_IMPORT_ERROR_COLUMNS, /* a person has to say what the columns are */
  TRELLIS_IMPORT_ERROR_ROW,     /* a row cannot be taken; the message says why */
} TrellisImportError;

/** TrellisImportEffect: what an import does with a row. */
typedef enum
{
  TRELLIS_IMPORT_ADDED,
  TRELLIS_IMPORT_CHANGED,   /* the trust file knew it, and otherwise */
  TRELLIS_IMPORT_REFUSED,   /* it cannot be taken; the words say why */
  TRELLIS_N_IMPORT_EFFECTS
} TrellisImportEffect;

typedef struct
{
  TrellisImportEffect effect;
  guint64 line;         /* of the file, from 1 */
  char *what;           /* in words */
} TrellisImportChange;

typedef enum
{
  TRELLIS_IMPORT_PREVIEW,    /* nothing is written */
  TRELLIS_IMPORT_TAKE,       /* every row, or none where one of them cannot be taken */
  TRELLIS_IMPORT_TAKE_GOOD,  /* those that can be taken: a person has seen the others */
} TrellisImportMode;

typedef struct _TrellisImportKind TrellisImportKind;

/** TrellisImport: what an import does, or has done. */
typedef struct
{
  const TrellisImportKind *kind;
  guint counts[TRELLIS_N_IMPORT_EFFECTS];
  guint n_same;         /* rows that the trust file has already */
  guint n_elsewhere;    /* rows of other trusts' schools, passed over */
  guint n_without_use;  /* rows of schools in the trust that say nothing that is kept, such as of boys alone */
  GPtrArray *changes;   /* (element-type TrellisImportChange): in the file's order */
  gint64 change_id;     /* of the one undoable change; 0 for a preview, and where there was nothing to do */
} TrellisImport;

typedef void (*TrellisImportProgressFunc) (double fraction, gpointer user_data);

typedef TrellisImport *(*TrellisImportFunc) (TrellisStore               *store,
                                             const char                 *path,
                                             TrellisImportMode           mode,
                                             TrellisImportProgressFunc   progress_func,
                                             gpointer                    progress_data,
                                             GCancellable               *cancellable,
                                             GError                    **error);

/** TrellisImportWhom: whose dates a file holds; both fields %NULL: the trust's. */
typedef struct
{
  const char *urn;        /* (nullable): a school's */
  const char *person_id;  /* (nullable): a person's */
} TrellisImportWhom;

typedef TrellisImport *(*TrellisImportForFunc) (TrellisStore               *store,
                                                const char                 *path,
                                                const TrellisImportWhom    *whom,
                                                TrellisImportMode           mode,
                                                TrellisImportProgressFunc   progress_func,
                                                gpointer                    progress_data,
                                                GCancellable               *cancellable,
                                                GError                    **error);

/** TrellisImportKind: a kind of file that can be imported, for the window and the command line alike. Its texts are
 * marked for translation with N_() and translated where they are shown. */
struct _TrellisImportKind
{
  const char *key;      /* what the command line calls it */
  const char *title;    /* of the window's dialog */
  const char *noun;     /* what its rows are: "Judgements" */
  const char *hint;     /* which file to choose */
  const char *pattern;  /* (nullable): of its name; NULL for *.csv */
  const char *pattern_name;  /* (nullable): what such files are called; NULL with @pattern */
  TrellisImportFunc run;
  TrellisImportForFunc run_for;  /* (nullable): of a kind that can be the trust's, a school's or a person's: it has no
                                    @run */
  gboolean has_free_columns;  /* a person may say what the columns are */
};

GQuark         trellis_import_error_quark (void);
TrellisImport *trellis_import_new         (const TrellisImportKind    *kind);
void           trellis_import_add         (TrellisImport              *self,
                                           TrellisImportEffect         effect,
                                           guint64                     line,
                                           char                       *what);
TrellisImport *trellis_import_run         (const TrellisImportKind    *kind,
                                           TrellisStore               *store,
                                           const char                 *path,
                                           const TrellisImportWhom    *whom,
                                           TrellisImportMode           mode,
                                           TrellisImportProgressFunc   progress_func,
                                           gpointer                    progress_data,
                                           GCancellable               *cancellable,
                                           GError                    **error);
void           trellis_import_async       (TrellisStore               *store,
                                           const TrellisImportKind    *kind,
                                           const char                 *path,
                                           const TrellisImportWhom    *whom,
                                           TrellisImportMode           mode,
                                           TrellisImportProgressFunc   progress_func,
                                           gpointer                    progress_data,
                                           GCancellable               *cancellable,
                                           GAsyncReadyCallback         callback,
                                           gpointer                    user_data);
TrellisImport *trellis_import_finish      (TrellisStore               *store,
                                           GAsyncResult               *result,
                                           GError                    **error);
char          *trellis_import_dup_summary (const TrellisImport        *self);
gboolean       trellis_import_read_header (TrellisCsvReader           *reader,
                                           const char *const          *titles,
                                           int                        *places,
                                           guint                       n_titles,
                                           GError                    **error);
gboolean       trellis_import_go_on       (TrellisCsvReader           *reader,
                                           TrellisImportProgressFunc   progress_func,
                                           gpointer                    progress_data,
                                           GCancellable               *cancellable,
                                           GError                    **error);
const char    *trellis_import_get_word    (const TrellisCsvField      *field);
gboolean       trellis_import_parse_day   (const char                 *text,
                                           TrellisDay                 *day);
void           trellis_import_free        (TrellisImport              *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisImport, trellis_import_free)

G_END_DECLS
