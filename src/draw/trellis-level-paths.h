/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-level-course.h"
#include "trellis-text.h"

G_BEGIN_DECLS

/** TrellisLevelPaths: every school's level over time as steps, small charts in rows on one scale. */
typedef struct
{
  TrellisLevelCourse *course;
  guint n_columns;
  double cell_width;      /* without the gap between */
  double cell_height;
  double step_x;          /* from a cell to the next */
  double step_y;
  double plot_y0;         /* in a cell */
  double plot_y1;
} TrellisLevelPaths;

TrellisLevelPaths *trellis_level_paths_new        (TrellisLevelCourse   *course,
                                                   TrellisText          *text,
                                                   TrellisPaletteKind    kind,
                                                   double                width);
void               trellis_level_paths_free       (TrellisLevelPaths    *self);
double             trellis_level_paths_get_height (TrellisLevelPaths    *self);
guint              trellis_level_paths_get_n_rows (TrellisLevelPaths    *self);
int                trellis_level_paths_find_cell  (TrellisLevelPaths    *self,
                                                   double                x,
                                                   double                y);
void               trellis_level_paths_draw       (TrellisLevelPaths    *self,
                                                   cairo_t              *cr,
                                                   TrellisText          *text,
                                                   const TrellisPalette *palette,
                                                   guint                 first_row,
                                                   guint                 n_rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisLevelPaths, trellis_level_paths_free)

G_END_DECLS
