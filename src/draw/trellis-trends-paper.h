/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-sheet.h"
#include "trellis-trend-plot.h"

G_BEGIN_DECLS

/** TrellisTrendsPaper: one measure on A4 upright: its chart and what it says, and every school on one scale. */
typedef struct
{
  TrellisSheet sheet;
  char *title;                /* the measure */
  char *subtitle;             /* whose figures, over which periods, and of which pupils */
  char *sentence;
  char *moved;                /* what changed most; empty where nothing is to be said */
  char *key;                  /* of the small charts */
  char *note;                 /* how the mean counts, and the sources */
  TrellisPlot *plot;
  double plot_y;
  double moved_y;             /* its first baseline */
  double multiples_y;         /* of the first row on the first page */
  TrellisMultiples *multiples;
  int chosen;                 /* among them, or -1 */
  GArray *first_rows;         /* (element-type guint): of each page */
} TrellisTrendsPaper;

TrellisTrendsPaper *trellis_trends_paper_new         (const TrellisTrendSight *sight,
                                                      TrellisTrendOrder        order,
                                                      const char              *scope_words,
                                                      TrellisText             *text);
void                trellis_trends_paper_free        (TrellisTrendsPaper      *self);
guint               trellis_trends_paper_get_n_pages (TrellisTrendsPaper      *self);
void                trellis_trends_paper_draw        (TrellisTrendsPaper      *self,
                                                      cairo_t                 *cr,
                                                      TrellisText             *text,
                                                      const TrellisPalette    *palette,
                                                      guint                    page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisTrendsPaper, trellis_trends_paper_free)

G_END_DECLS
