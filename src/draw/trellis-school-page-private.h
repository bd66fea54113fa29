/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-school-page.h"

G_BEGIN_DECLS

/* The grid of the page: two columns of 80, three of 50, six of 25 with gutters between. */
#define TRELLIS_SCHOOL_HALF (80 * TRELLIS_MM)
#define TRELLIS_SCHOOL_THIRD (50 * TRELLIS_MM)
#define TRELLIS_SCHOOL_SIXTH (25 * TRELLIS_MM)
#define TRELLIS_SCHOOL_GUTTER (10 * TRELLIS_MM)
#define TRELLIS_SCHOOL_FACTS_IN_ROW 6
#define TRELLIS_SCHOOL_FACT_HEIGHT (11.5 * TRELLIS_MM)
#define TRELLIS_SCHOOL_FACT_LINES 4
#define TRELLIS_SCHOOL_TITLE_LEADING 27.0
#define TRELLIS_SCHOOL_SMALL_TITLE_LEADING 21.0
#define TRELLIS_SCHOOL_LEADING 11.0
#define TRELLIS_SCHOOL_SMALL_LEADING 10.0
#define TRELLIS_SCHOOL_CHART_TOP (7.4 * TRELLIS_MM)    /* under a section's rule */
#define TRELLIS_SCHOOL_LIST_TOP (7 * TRELLIS_MM)
#define TRELLIS_SCHOOL_ROW_PAD (1.7 * TRELLIS_MM)
#define TRELLIS_SCHOOL_WHEN_WIDTH (16 * TRELLIS_MM)
#define TRELLIS_SCHOOL_RATING_WIDTH (6.4 * TRELLIS_MM)
#define TRELLIS_SCHOOL_INSPECTION_WHEN_WIDTH (20 * TRELLIS_MM)
#define TRELLIS_SCHOOL_MEASURE_GAP (4.4 * TRELLIS_MM)
#define TRELLIS_SCHOOL_KEY_HEIGHT (4.2 * TRELLIS_MM)
#define TRELLIS_SCHOOL_TEXT_TOP (9.6 * TRELLIS_MM)
#define TRELLIS_SCHOOL_PILL_WIDTH (6.4 * TRELLIS_MM)
#define TRELLIS_SCHOOL_PILL_STEP (7.4 * TRELLIS_MM)
#define TRELLIS_SCHOOL_PILL_HEIGHT (5 * TRELLIS_MM)

void   trellis_school_page_fill_visits      (TrellisSchoolPage            *self,
                                             const TrellisSchoolPageInput *input);
double trellis_school_lines_get_height      (GArray *lines,
                                             guint   n);
guint  trellis_school_lines_fit             (GArray *lines,
                                             double  room,
                                             double  more_height);
void   trellis_school_page_fill_actions     (TrellisSchoolPage            *self,
                                             const TrellisSchoolPageInput *input,
                                             TrellisText                  *text);
void   trellis_school_page_fill_inspections (TrellisSchoolPage            *self,
                                             const TrellisSchoolPageInput *input,
                                             TrellisText                  *text);
void   trellis_school_page_fill_texts       (TrellisSchoolPage            *self,
                                             const TrellisSchoolPageInput *input,
                                             TrellisText                  *text);

G_END_DECLS
