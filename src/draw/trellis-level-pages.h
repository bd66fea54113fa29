/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-level-flow.h"
#include "trellis-level-paths.h"
#include "trellis-sheet.h"

G_BEGIN_DECLS

/** TrellisLevelPages: how schools went from level to level, on A4 on its side. */
typedef struct
{
  TrellisSheet sheet;
  char *subtitle;
  char *summary;
  char *period;
  TrellisLevelFlow *flow;
  TrellisLevelPaths *paths;
  double flow_y;
  guint rows_a_page;
} TrellisLevelPages;

TrellisLevelPages *trellis_level_pages_new         (TrellisLevelCourse   *by_year,
                                                    TrellisLevelCourse   *by_term,
                                                    const char           *words,
                                                    TrellisText          *text);
void               trellis_level_pages_free        (TrellisLevelPages    *self);
guint              trellis_level_pages_get_n_pages (TrellisLevelPages    *self);
void               trellis_level_pages_draw        (TrellisLevelPages    *self,
                                                    cairo_t              *cr,
                                                    TrellisText          *text,
                                                    const TrellisPalette *palette,
                                                    guint                 page);

G_END_DECLS
