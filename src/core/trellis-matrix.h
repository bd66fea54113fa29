/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-scheme.h"
#include "trellis-school.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  TRELLIS_EVIDENCE_RECENT,
  TRELLIS_EVIDENCE_OLD,      /* over a year before the as-at date */
  TRELLIS_EVIDENCE_MISSING,
} TrellisEvidenceState;

/** TrellisMatrixCell: a school's standing in one aspect. */
typedef struct
{
  const TrellisLevel *level;     /* (nullable): NULL where not judged; owned by the scheme */
  const TrellisLevel *previous;  /* (nullable): at the comparison date */
  TrellisDay judged_on;          /* TRELLIS_DAY_NONE where not judged */
  TrellisSource source;
  gboolean applies;              /* FALSE reads "does not apply", never as missing */
  gboolean sources_differ;
  TrellisEvidenceState evidence;
} TrellisMatrixCell;

typedef struct
{
  TrellisSchool *school;
  guint group;                   /* index into groups */
  TrellisMatrixCell *cells;      /* n_columns of them; the last is overall */
  int months_in_level;           /* -1 where there is no category */
  int limit_months;              /* 0 where the level has no limit; one in weeks is rounded */
  gboolean is_warned;            /* from the warning month */
  gboolean is_past_limit;
  TrellisDay limit_on;           /* TRELLIS_DAY_NONE where the level has no limit */
  int federation_mate;           /* +1: the next row is of the same federation; -1: the one before; 0: none; 2: both */
} TrellisMatrixRow;

typedef struct
{
  const TrellisAspect *aspect;   /* (nullable): NULL for overall, which is the last */
  char *aspect_id;
  char *name;
} TrellisMatrixColumn;

typedef struct
{
  char *id;                      /* (nullable): NULL for schools of no group */
  char *name;
  guint first_row;
  guint n_rows;
} TrellisMatrixGroup;

#define TRELLIS_TYPE_MATRIX (trellis_matrix_get_type ())
G_DECLARE_FINAL_TYPE (TrellisMatrix, trellis_matrix, TRELLIS, MATRIX, GObject)

/**
 * TrellisMatrix:
 *
 * Every school by every aspect on a day, beside an earlier day: what the screen
 * and the paper both draw. Read-only once built.
 */
struct _TrellisMatrix
{
  GObject parent_instance;

  TrellisScheme *scheme;
  TrellisDay as_at;
  TrellisDay compared_with;      /* TRELLIS_DAY_NONE: no comparison */
  TrellisSource source;
  GArray *columns;               /* (element-type TrellisMatrixColumn) */
  GArray *rows;                  /* (element-type TrellisMatrixRow): by group, then name, a federation's together */
  GArray *groups;                /* (element-type TrellisMatrixGroup) */
};

TrellisMatrix           *trellis_matrix_new           (TrellisScheme       *scheme,
                                                       GListModel          *schools);
guint                    trellis_matrix_get_n_columns (TrellisMatrix       *self);
guint                    trellis_matrix_get_n_rows    (TrellisMatrix       *self);
TrellisMatrixColumn     *trellis_matrix_get_column    (TrellisMatrix       *self,
                                                       guint                column);
TrellisMatrixRow        *trellis_matrix_get_row       (TrellisMatrix       *self,
                                                       guint                row);
TrellisMatrixCell       *trellis_matrix_get_cell      (TrellisMatrix       *self,
                                                       guint                row,
                                                       guint                column);
void                     trellis_matrix_row_set_limit (TrellisMatrixRow *row,
                                                       const TrellisLevel *level,
                                                       TrellisDay           agreed_on,
                                                       TrellisDay           as_at);
int                      trellis_matrix_find_row      (TrellisMatrix       *self,
                                                       const char          *urn);
int                      trellis_matrix_find_column   (TrellisMatrix       *self,
                                                       const char          *aspect_id);
guint                    trellis_matrix_count_level   (TrellisMatrix       *self,
                                                       int                  group,
                                                       guint                column,
                                                       const TrellisLevel  *level);
void                     trellis_matrix_count_moves   (TrellisMatrix       *self,
                                                       int                  group,
                                                       guint               *n_up,
                                                       guint               *n_down);
int                      trellis_matrix_cell_get_direction (const TrellisMatrixCell *cell);
char                    *trellis_matrix_dup_cell_text (TrellisMatrix       *self,
                                                       guint                row,
                                                       guint                column);

G_END_DECLS
