/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-board-page.h"

G_BEGIN_DECLS

/* Where things stand in a panel, from its left edge, and under its rule. */
#define TRELLIS_BOARD_PANEL_HEIGHT (66 * TRELLIS_MM)
#define TRELLIS_BOARD_ROWS_TOP (21.5 * TRELLIS_MM)
#define TRELLIS_BOARD_CHIP_WIDTH (7.2 * TRELLIS_MM)
#define TRELLIS_BOARD_CHIP_HEIGHT (4.2 * TRELLIS_MM)
#define TRELLIS_BOARD_NAME_X (10 * TRELLIS_MM)       /* after a chip */
#define TRELLIS_BOARD_BAR_X (46 * TRELLIS_MM)
#define TRELLIS_BOARD_BAR_END (68 * TRELLIS_MM)
#define TRELLIS_BOARD_LEVEL_BAR_X (36 * TRELLIS_MM)
#define TRELLIS_BOARD_LEVEL_BAR_END (56 * TRELLIS_MM)
#define TRELLIS_BOARD_NOW_END (65 * TRELLIS_MM)      /* of the column of numbers before the last */
#define TRELLIS_BOARD_LEADING 11.0

extern const TrellisType trellis_board_figure_type;

double trellis_board_page_get_name_x     (TrellisBoardPanelKind kind);
double trellis_board_page_get_name_width (TrellisBoardPanelKind kind);

G_END_DECLS
