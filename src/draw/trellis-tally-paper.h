/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-plot.h"
#include "trellis-sheet.h"
#include "trellis-tally.h"

G_BEGIN_DECLS

/** TrellisTallySection: one tally on the page. */
typedef struct
{
  double y;               /* the baseline of its title */
  char *title;
  char *sentence;
  TrellisPlot *plot;
  double plot_y;
} TrellisTallySection;

/** TrellisTallyPaper: actions and visits over time on a page of A4 upright. */
typedef struct
{
  TrellisSheet sheet;
  char *title;
  char *subtitle;
  GPtrArray *sections;    /* (element-type TrellisTallySection) */
} TrellisTallyPaper;

TrellisTallyPaper *trellis_tally_paper_new  (GPtrArray            *tallies,
                                             const char           *subtitle,
                                             TrellisText          *text);
void               trellis_tally_paper_free (TrellisTallyPaper    *self);
void               trellis_tally_paper_draw (TrellisTallyPaper    *self,
                                             cairo_t              *cr,
                                             TrellisText          *text,
                                             const TrellisPalette *palette);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisTallyPaper, trellis_tally_paper_free)

G_END_DECLS
