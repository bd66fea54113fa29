/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-csv-reader.h"
#include "trellis-store.h"

G_BEGIN_DECLS

/** TrellisColumnKind: what a column of a file of figures can be. */
typedef enum
{
  TRELLIS_COLUMN_LEFT_OUT,
  TRELLIS_COLUMN_URN,
  TRELLIS_COLUMN_SCHOOL,      /* its name, where there is no URN */
  TRELLIS_COLUMN_PERIOD,
  TRELLIS_COLUMN_MEASURE,     /* of the row: its id or name */
  TRELLIS_COLUMN_VALUE,       /* of the row's measure */
  TRELLIS_COLUMN_FIGURE,      /* of one measure, which the column names */
  TRELLIS_COLUMN_REASON,
  TRELLIS_COLUMN_SOURCE,
  TRELLIS_COLUMN_GROUP,
  TRELLIS_COLUMN_COHORT,
  TRELLIS_COLUMN_LOW,
  TRELLIS_COLUMN_HIGH,
  TRELLIS_COLUMN_NAME,        /* of a measure that the trust file may not have; the next four too */
  TRELLIS_COLUMN_UNIT,
  TRELLIS_COLUMN_DECIMALS,
  TRELLIS_COLUMN_BETTER,
  TRELLIS_COLUMN_EVERY,
  TRELLIS_N_COLUMN_KINDS
} TrellisColumnKind;

typedef struct
{
  char *heading;
  TrellisColumnKind kind;
  char *measure_id;           /* (nullable): of TRELLIS_COLUMN_FIGURE; NULL: of a new measure, called as the heading */
} TrellisMeasureColumn;

/** TrellisMeasureColumns: the headings of a file of figures, and what each is. */
typedef struct
{
  char *head_hash;            /* the same for every file with the same headings */
  GPtrArray *columns;         /* (element-type TrellisMeasureColumn): in the file's order */
  char *file_period;          /* (nullable): the period that the file's name says */
  gboolean is_remembered;     /* a person has said what they are */
} TrellisMeasureColumns;

TrellisMeasureColumns *trellis_measure_columns_read      (TrellisStore                 *store,
                                                          TrellisCsvReader             *reader,
                                                          const char                   *path,
                                                          GError                      **error);
char                  *trellis_measure_columns_dup_lack  (const TrellisMeasureColumns  *self);
gboolean               trellis_measure_columns_remember  (TrellisMeasureColumns        *self,
                                                          TrellisStore                 *store,
                                                          const char                   *file_name,
                                                          GError                      **error);
void                   trellis_measure_columns_free      (TrellisMeasureColumns        *self);
const char            *trellis_column_kind_get_name      (TrellisColumnKind             kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisMeasureColumns, trellis_measure_columns_free)

G_END_DECLS
