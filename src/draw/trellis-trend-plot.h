/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-dot-strip.h"
#include "trellis-multiples.h"
#include "trellis-plot.h"
#include "trellis-slope.h"
#include "trellis-trend.h"

G_BEGIN_DECLS

/** TrellisTrendSight: what of a trend is looked at. */
typedef struct
{
  TrellisTrend *trend;
  TrellisTrend *all_pupils;     /* (nullable): where @trend is of a group, the same of all pupils */
  char *urn;                    /* (nullable): a school; NULL for the trust's mean */
  guint from;                   /* of its periods */
  guint until;                  /* the last one, included */
  GArray *notes;                /* (element-type TrellisTrendNote) (nullable) */
  GArray *levels;               /* (element-type TrellisLevelPoint) (nullable) */
  gboolean is_step;             /* each figure holds until the next */
} TrellisTrendSight;

TrellisTrendSight *trellis_trend_sight_copy   (const TrellisTrendSight *sight);
void              trellis_trend_sight_free    (TrellisTrendSight       *sight);
char             *trellis_trend_sight_dup_sentence (const TrellisTrendSight *sight);
TrellisPlot      *trellis_trend_plot_new      (const TrellisTrendSight *sight,
                                               TrellisText             *text,
                                               TrellisPaletteKind       kind,
                                               double                   width,
                                               double                   height);
TrellisMultiples *trellis_trend_multiples_new (const TrellisTrendSight *sight,
                                               GPtrArray               *schools,
                                               TrellisText             *text,
                                               TrellisPaletteKind       kind,
                                               double                   width);
TrellisSlope     *trellis_trend_slope_new     (const TrellisTrendSight *sight,
                                               TrellisText             *text,
                                               TrellisPaletteKind       kind,
                                               double                   width,
                                               double                   height);
TrellisDotStrip  *trellis_trend_strip_new     (const TrellisTrendSight *sight,
                                               TrellisText             *text,
                                               TrellisPaletteKind       kind,
                                               double                   width,
                                               double                   height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisTrendSight, trellis_trend_sight_free)

G_END_DECLS
