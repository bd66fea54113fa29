/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-action-board.h"

#include "trellis-board-layout.h"
#include "trellis-palette.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** TRELLIS_ACTION_BOARD_FOOT: pixels under the last lane, so that its ring is not cut. */
#define TRELLIS_ACTION_BOARD_FOOT 9

/** TrellisBoardText: how a text of the board is set. */
typedef enum
{
  TRELLIS_BOARD_TEXT_WHAT,    /* broken over lines, as wide as a card */
  TRELLIS_BOARD_TEXT_PLAIN,
  TRELLIS_BOARD_TEXT_STRONG,
  TRELLIS_BOARD_TEXT_SCHOOL,
  TRELLIS_BOARD_TEXT_HEAD,
  TRELLIS_BOARD_TEXT_COUNT,
  TRELLIS_BOARD_TEXT_LANE,
  TRELLIS_BOARD_TEXT_MARK,
  TRELLIS_N_BOARD_TEXTS
} TrellisBoardText;

struct _TrellisActionBoard
{
  GtkWidget parent_instance;

  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  GtkScrollablePolicy hscroll_policy;
  GtkScrollablePolicy vscroll_policy;

  GPtrArray *lanes;           /* (element-type TrellisActionLane) (nullable) */
  gboolean has_heads;
  TrellisDay as_at;
  GHashTable *folded;         /* ids of lanes */

  TrellisBoardPlace cursor;   /* lane -1: nowhere */
  GtkWidget *cells[2];        /* take the focus in turn, at the cursor */
  guint current_cell;

  /* A card on its way under the pointer; its places in the widget. */
  TrellisAction *dragged;     /* (nullable) */
  double drag_x;
  double drag_y;
  double grip_x;              /* of the pointer in the card */
  double grip_y;
  int drop_column;            /* -1: back where it was */
  guint scroll_tick_id;

  /* A card on its way to its new column; from where, as the lanes scroll. */
  char *moving_id;            /* (nullable) */
  double moving_x;
  double moving_y;
  AdwAnimation *motion;       /* (nullable) */
  double moved;               /* 0 to 1 */

  /* Of the lanes, the place and the style; made when needed. */
  TrellisBoardLayout *layout;
  int layout_width;
  double scale;
  double line_height;         /* of a line of what is to be done */
  double plain_height;
  GHashTable *texts[TRELLIS_N_BOARD_TEXTS];  /* string → PangoLayout */
  PangoLayout *ruler;         /* (nullable): words are measured with it */
  GHashTable *word_widths;    /* word → its width in pixels, as GINT_TO_POINTER of 1/64ths */
  double space_width;
};

/* trellis-action-board.c */
TrellisBoardLayout *trellis_action_board_ensure_layout (TrellisActionBoard *self);

/* trellis-action-board-text.c */
PangoLayout        *trellis_action_board_get_text      (TrellisActionBoard *self,
                                                        TrellisBoardText    style,
                                                        const char         *string);
gboolean            trellis_action_board_has_people_line (TrellisAction    *action);
double              trellis_action_board_measure_card  (TrellisActionBoard *self,
                                                        TrellisAction      *action,
                                                        double              text_width,
                                                        guint              *n_lines);
void                trellis_action_board_trim_texts    (TrellisActionBoard *self);
void                trellis_action_board_clear_texts   (TrellisActionBoard *self);

/* trellis-action-board-paint.c */
void                trellis_action_board_paint         (TrellisActionBoard *self,
                                                        GtkSnapshot        *snapshot);

/* trellis-action-board-cursor.c */
TrellisActionLane  *trellis_action_board_get_lane      (TrellisActionBoard *self,
                                                        int                 lane);
TrellisAction      *trellis_action_board_get_at        (TrellisActionBoard *self,
                                                        const TrellisBoardPlace *place);
gboolean            trellis_action_board_find_action   (TrellisActionBoard *self,
                                                        const char         *id,
                                                        TrellisBoardPlace  *place);
gboolean            trellis_action_board_has_focus     (TrellisActionBoard *self);
gboolean            trellis_action_board_focus_cell    (TrellisActionBoard *self);
void                trellis_action_board_name_cell     (TrellisActionBoard *self);
void                trellis_action_board_move_to       (TrellisActionBoard *self,
                                                        const TrellisBoardPlace *place);
void                trellis_action_board_scroll_to_cursor (TrellisActionBoard *self);

/* trellis-action-board-input.c */
void                trellis_action_board_add_input     (TrellisActionBoard *self);
void                trellis_action_board_stop_drag     (TrellisActionBoard *self);

G_END_DECLS
