/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** TrellisBoardSpec: all that decides where the cards of a board stand. */
typedef struct
{
  double width;            /* of the place that there is */
  double scale;            /* of the person's text: 1 at 100 % */
  gboolean has_heads;      /* whether lanes have a name over them */
  guint n_columns;
  guint n_lanes;
  const gboolean *folded;  /* of each lane; only its head is left then */
  const guint *counts;     /* cards of each column of each lane: n_lanes times n_columns, lane by lane */
  const double *heights;   /* of every card, in that order */
} TrellisBoardSpec;

/** TrellisBoardPlace: a card, or a lane's head where @column and @card are -1. */
typedef struct
{
  int lane;
  int column;
  int card;
} TrellisBoardPlace;

typedef struct
{
  double y;
  double height;           /* its head and the gap under its cards in it */
  gboolean is_folded;
} TrellisBoardLane;

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} TrellisBoardArea;

/**
 * TrellisBoardLayout:
 *
 * Where everything of a board stands. The columns' heads stay while the lanes
 * scroll under them; y counts from the top of the first lane.
 */
typedef struct
{
  double scale;
  double margin;           /* at the left and the right */
  double head_height;      /* of the columns' heads */
  double lane_head;        /* height of a lane's head; 0 without heads */
  double column_width;
  double column_step;      /* from one column to the next */
  guint n_columns;
  guint n_lanes;
  TrellisBoardLane *lanes;
  guint *first_cards;      /* of each column of each lane, and one more: into the cards */
  double *card_y;
  double *card_height;
  double width;            /* of everything */
  double height;           /* of the lanes */
} TrellisBoardLayout;

TrellisBoardLayout *trellis_board_layout_new            (const TrellisBoardSpec   *spec);
void                trellis_board_layout_free           (TrellisBoardLayout       *self);
double              trellis_board_layout_get_text_width (double                    width,
                                                         double                    scale,
                                                         guint                     n_columns);
double              trellis_board_layout_get_column_x   (const TrellisBoardLayout *self,
                                                         guint                     column);
guint               trellis_board_layout_count          (const TrellisBoardLayout *self,
                                                         guint                     lane,
                                                         guint                     column);
gboolean            trellis_board_layout_get_area       (const TrellisBoardLayout *self,
                                                         const TrellisBoardPlace  *place,
                                                         TrellisBoardArea         *area);
int                 trellis_board_layout_find_lane      (const TrellisBoardLayout *self,
                                                         double                    y);
int                 trellis_board_layout_find_column    (const TrellisBoardLayout *self,
                                                         double                    x);
guint               trellis_board_layout_find_card      (const TrellisBoardLayout *self,
                                                         guint                     lane,
                                                         guint                     column,
                                                         double                    y);
gboolean            trellis_board_layout_find           (const TrellisBoardLayout *self,
                                                         double                    x,
                                                         double                    y,
                                                         TrellisBoardPlace        *place);
gboolean            trellis_board_layout_step           (const TrellisBoardLayout *self,
                                                         const TrellisBoardPlace  *from,
                                                         int                       across,
                                                         int                       down,
                                                         TrellisBoardPlace        *to);
guint               trellis_board_count_lines           (const double             *word_widths,
                                                         guint                     n_words,
                                                         double                    space_width,
                                                         double                    width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisBoardLayout, trellis_board_layout_free)

G_END_DECLS
