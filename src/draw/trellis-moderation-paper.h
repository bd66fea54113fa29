/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-moderation.h"
#include "trellis-sheet.h"

G_BEGIN_DECLS

/** TRELLIS_MODERATION_PAPER_GAPS: of one comparison no more gaps than this are printed, but those of two levels all. */
#define TRELLIS_MODERATION_PAPER_GAPS 30

/** TRELLIS_MODERATION_PAPER_SCHOOLS: as many schools are counted on paper as differ most. */
#define TRELLIS_MODERATION_PAPER_SCHOOLS 10

typedef struct _TrellisModerationPaper TrellisModerationPaper;

TrellisModerationPaper *trellis_moderation_paper_new         (TrellisModeration      *moderation,
                                                              const char             *words,
                                                              TrellisText            *text);
void                    trellis_moderation_paper_free        (TrellisModerationPaper *self);
guint                   trellis_moderation_paper_get_n_pages (TrellisModerationPaper *self);
void                    trellis_moderation_paper_draw        (TrellisModerationPaper *self,
                                                              cairo_t                *cr,
                                                              TrellisText            *text,
                                                              const TrellisPalette   *palette,
                                                              guint                   page);
void                    trellis_moderation_bar_draw          (cairo_t                      *cr,
                                                              const TrellisPalette         *palette,
                                                              const TrellisModerationCount *count,
                                                              double                        x,
                                                              double                        y,
                                                              double                        width,
                                                              double                        height);

G_END_DECLS
