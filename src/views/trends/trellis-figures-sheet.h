/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-store.h"
#include "trellis-trend.h"

G_BEGIN_DECLS

/** TrellisFiguresRow: whose figures stand in a row. */
typedef struct
{
  char *urn;                /* (nullable): of a school */
  char *area;               /* (nullable): England, or a local authority; the trust where both are NULL */
  char *name;
  TrellisTrendSchool *school;  /* (nullable): of the sheet's trend */
} TrellisFiguresRow;

/** TrellisFiguresSheet: figures of a measure as a sheet to type in: the trust, its schools and the areas that they are
 * compared with, over periods, behind a column of targets. */
typedef struct
{
  TrellisStore *store;
  TrellisTrend *trend;
  gboolean is_of_pupils;    /* how many pupils each figure counts, in place of the figures */
  gboolean has_targets;     /* the first column */
  GPtrArray *periods;       /* (element-type utf8): the other columns */
  GPtrArray *rows;          /* (element-type TrellisFiguresRow) */
  GHashTable *benchmarks;   /* (element-type utf8 double): by area and period */
} TrellisFiguresSheet;

TrellisFiguresSheet *trellis_figures_sheet_read            (TrellisStore               *store,
                                                            const char                 *measure_id,
                                                            const char                 *pupil_group,
                                                            gboolean                    is_of_pupils,
                                                            GPtrArray                  *periods,
                                                            GError                    **error);
void                 trellis_figures_sheet_free            (TrellisFiguresSheet        *self);
guint                trellis_figures_sheet_get_n_columns   (const TrellisFiguresSheet  *self);
char                *trellis_figures_sheet_dup_column_name (const TrellisFiguresSheet  *self,
                                                            guint                       column);
char                *trellis_figures_sheet_dup_cell        (const TrellisFiguresSheet  *self,
                                                            guint                       row,
                                                            guint                       column);
gboolean             trellis_figures_sheet_is_editable     (const TrellisFiguresSheet  *self,
                                                            guint                       row,
                                                            guint                       column);
char                *trellis_figures_sheet_dup_wait        (const TrellisFiguresSheet  *self,
                                                            guint                       column);
gboolean             trellis_figures_sheet_write           (TrellisFiguresSheet        *self,
                                                            guint                       row,
                                                            guint                       column,
                                                            const char                 *text,
                                                            char                      **sentence,
                                                            GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisFiguresSheet, trellis_figures_sheet_free)

G_END_DECLS
