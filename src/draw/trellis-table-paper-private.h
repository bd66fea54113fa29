/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-table-paper.h"

G_BEGIN_DECLS

#define TRELLIS_TABLE_LEADING 11.6
#define TRELLIS_TABLE_SMALL_LEADING 10.4
#define TRELLIS_TABLE_ROW_PAD (1.5 * TRELLIS_MM)
#define TRELLIS_TABLE_GAP (3.4 * TRELLIS_MM)          /* between columns */
#define TRELLIS_TABLE_HEAD_HEIGHT (7 * TRELLIS_MM)    /* the names of the columns */
#define TRELLIS_TABLE_GROUP_HEIGHT (9 * TRELLIS_MM)
#define TRELLIS_TABLE_TABLE_HEIGHT (20 * TRELLIS_MM)  /* a table's heading with its columns' names */
#define TRELLIS_TABLE_TITLE_BASELINE (30 * TRELLIS_MM)
#define TRELLIS_TABLE_TITLE_LEADING 27.0
#define TRELLIS_TABLE_SMALL_TITLE_LEADING 21.0
#define TRELLIS_TABLE_SUBTITLE_STEP (8 * TRELLIS_MM)
#define TRELLIS_TABLE_INTRO_STEP (9 * TRELLIS_MM)
#define TRELLIS_TABLE_INTRO_LEADING 14.0
#define TRELLIS_TABLE_INTRO_WIDTH (150 * TRELLIS_MM)
#define TRELLIS_TABLE_KEY_GAP (5 * TRELLIS_MM)
#define TRELLIS_TABLE_COURSE_HEIGHT (7 * TRELLIS_MM)
#define TRELLIS_TABLE_CHIP_WIDTH (7.2 * TRELLIS_MM)
#define TRELLIS_TABLE_CHIP_HEIGHT (4.2 * TRELLIS_MM)
#define TRELLIS_TABLE_MARK_SIDE (4 * TRELLIS_MM)

GArray *trellis_table_paper_get_columns  (TrellisTablePaper       *self,
                                          guint                    group);
double  trellis_table_paper_get_mark_room (const TrellisPaperCell  *cell);

G_END_DECLS
