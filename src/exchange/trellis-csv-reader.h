/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TRELLIS_CSV_ERROR (trellis_csv_error_quark ())

typedef enum
{
  TRELLIS_CSV_ERROR_OPEN,          /* absent, unreadable, not a file */
  TRELLIS_CSV_ERROR_READ,          /* the disk or the network failed on the way */
  TRELLIS_CSV_ERROR_EMPTY,
  TRELLIS_CSV_ERROR_BINARY,        /* not text: a workbook, an archive, UTF-16 */
  TRELLIS_CSV_ERROR_UNTERMINATED,  /* the file ends inside quotes */
  TRELLIS_CSV_ERROR_MALFORMED,     /* text after a closing quote */
} TrellisCsvError;

typedef enum
{
  TRELLIS_CSV_STEP_ROW,
  TRELLIS_CSV_STEP_END,
  TRELLIS_CSV_STEP_ERROR,
} TrellisCsvStep;

/** TrellisCsvField: a field's text, UTF-8 and ending in NUL, owned by the reader until its next step; within its
 * length the caller may edit it in place. */
typedef struct
{
  char *text;
  gsize length;
} TrellisCsvField;

typedef struct _TrellisCsvReader TrellisCsvReader;

GQuark                 trellis_csv_error_quark         (void);
TrellisCsvReader      *trellis_csv_reader_new          (const char        *path,
                                                        GError           **error);
void                   trellis_csv_reader_free         (TrellisCsvReader  *self);
TrellisCsvStep         trellis_csv_reader_step         (TrellisCsvReader  *self,
                                                        GError           **error);
void                   trellis_csv_reader_select       (TrellisCsvReader  *self,
                                                        const int         *columns,
                                                        guint              n_columns);
const TrellisCsvField *trellis_csv_reader_get_fields   (TrellisCsvReader  *self);
guint                  trellis_csv_reader_get_n_fields (TrellisCsvReader  *self);
int                    trellis_csv_reader_find_field   (TrellisCsvReader  *self,
                                                        const char        *text);
guint64                trellis_csv_reader_get_line     (TrellisCsvReader  *self);
guint64                trellis_csv_reader_get_row      (TrellisCsvReader  *self);
double                 trellis_csv_reader_get_fraction (TrellisCsvReader  *self);
const char            *trellis_csv_reader_get_name     (TrellisCsvReader  *self);
void                   trellis_csv_reader_set_error    (TrellisCsvReader  *self,
                                                        GQuark             domain,
                                                        int                code,
                                                        int                column,
                                                        const char        *problem,
                                                        GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisCsvReader, trellis_csv_reader_free)

G_END_DECLS
