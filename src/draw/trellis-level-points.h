/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-judgement.h"
#include "trellis-scheme.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** TrellisLevelPoint: from a day on, a level. */
typedef struct
{
  TrellisDay day;
  const TrellisLevel *level;  /* (nullable): no longer judged, or at a level that the scheme has no more */
  char *reason;               /* a few words beside the line; empty without */
} TrellisLevelPoint;

GArray             *trellis_level_points_new             (void);
GArray             *trellis_level_points_from_judgements (GPtrArray     *levels,
                                                          GListModel    *judgements,
                                                          const char    *aspect_id,
                                                          TrellisSource  source);
const TrellisLevel *trellis_level_points_get_level       (GArray        *points,
                                                          TrellisDay     day);
char               *trellis_level_points_dup_summary     (GArray        *points,
                                                          TrellisDay     now);
void                trellis_level_steps_choose_window    (GArray        *points,
                                                          TrellisDay     now,
                                                          int            n_years_most,
                                                          TrellisDay    *from,
                                                          TrellisDay    *until);
int                 trellis_level_get_school_year        (TrellisDay     day);

G_END_DECLS
