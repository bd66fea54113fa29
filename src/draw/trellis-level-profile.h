/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-matrix.h"
#include "trellis-text.h"

G_BEGIN_DECLS

/** TrellisProfileLine: a school's standing in one aspect, now and before. */
typedef struct
{
  char *name;
  const TrellisLevel *level;     /* (nullable): NULL where not judged */
  const TrellisLevel *previous;  /* (nullable): at the comparison date */
  GPtrArray *levels;             /* (element-type TrellisLevel): what the aspect is judged by, best first */
  gboolean applies;
  gboolean is_overall;
} TrellisProfileLine;

/** TrellisProfileMark: a line of the profile, laid out. */
typedef struct
{
  double y;
  gboolean has_chip;
  double x;                      /* the middle of the chip */
  gboolean has_moved;
  double previous_x;             /* of the hollow ring */
} TrellisProfileMark;

/** TrellisLevelProfile: aspects as chips on one scale, the worst level at the left. */
typedef struct
{
  double width;
  double height;
  double head_baseline;
  double plot_x0;
  double plot_y0;
  double plot_y1;
  double chip_width;
  double chip_height;
  double name_width;
  GPtrArray *levels;             /* (element-type TrellisLevel): the scale, best first */
  GArray *scale_xs;              /* (element-type double): beside @levels */
  GArray *lines;                 /* (element-type TrellisProfileLine) */
  GArray *marks;                 /* (element-type TrellisProfileMark): beside @lines */
} TrellisLevelProfile;

GArray              *trellis_profile_lines_new             (void);
GArray              *trellis_profile_lines_from_matrix     (TrellisMatrix        *matrix,
                                                            guint                 row);
char                *trellis_profile_lines_dup_summary     (GArray               *lines);
double               trellis_level_profile_get_natural_height (GArray               *lines,
                                                               TrellisText          *text,
                                                               TrellisPaletteKind    kind);
TrellisLevelProfile *trellis_level_profile_new             (GPtrArray            *levels,
                                                            GArray               *lines,
                                                            TrellisText          *text,
                                                            TrellisPaletteKind    kind,
                                                            double                width,
                                                            double                height);
void                 trellis_level_profile_free            (TrellisLevelProfile  *self);
void                 trellis_level_profile_draw            (TrellisLevelProfile  *self,
                                                            cairo_t              *cr,
                                                            TrellisText          *text,
                                                            const TrellisPalette *palette);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisLevelProfile, trellis_level_profile_free)

G_END_DECLS
