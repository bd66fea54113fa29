/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-year-board.h"

#include "trellis-palette.h"
#include "trellis-year-geometry.h"

G_BEGIN_DECLS

/** TrellisBoardText: how a text of the board is set. */
typedef enum
{
  TRELLIS_BOARD_TEXT_ROW,
  TRELLIS_BOARD_TEXT_GROUP,
  TRELLIS_BOARD_TEXT_TERM,
  TRELLIS_BOARD_TEXT_CAPTION,
  TRELLIS_BOARD_TEXT_CAPTION_BOLD,
  TRELLIS_BOARD_TEXT_SMALL,
  TRELLIS_BOARD_TEXT_MARK,
  TRELLIS_BOARD_TEXT_MARK_SMALL,  /* in half a pill */
  TRELLIS_N_BOARD_TEXTS
} TrellisBoardText;

/** TrellisBoardFrame: the measures of the board in its place. */
typedef struct
{
  TrellisYearGeometry geometry;   /* of the weeks and rows, whose corner is at 0, 0; not scrolled */
  double scale;
  double group_width;
  double name_width;
  double fixed_width;             /* both, and the air after them: where the weeks begin */
  double head_height;
  double foot_height;             /* of the capacity strip; 0 without one */
  gboolean is_foot_pinned;        /* it stays at the bottom; else it follows the last row */
  double cells_width;
  double cells_height;
} TrellisBoardFrame;

/** TrellisBoardTarget: where a visit that is being dragged would go. */
typedef struct
{
  TrellisVisit *visit;            /* (nullable): nothing is dragged over the board */
  guint row;
  int week;                       /* -1 beside the weeks */
  TrellisDay day;                 /* TRELLIS_DAY_NONE where it is refused */
  char *refusal;                  /* (nullable) */
} TrellisBoardTarget;

struct _TrellisYearBoard
{
  GtkWidget parent_instance;

  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  GtkScrollablePolicy hscroll_policy;
  GtkScrollablePolicy vscroll_policy;

  TrellisYearLayout *layout;      /* (nullable) */
  TrellisVisitDays *days;         /* (nullable) */
  GArray *capacities;             /* (element-type TrellisYearCapacity) (nullable): advisers by terms */

  guint cursor_row;
  guint cursor_week;
  guint cursor_slot;              /* which of the week's visits */
  char *followed_id;              /* (nullable): the visit that a key moves; the cursor goes with it */
  gboolean scrolls_to_cursor;     /* once there is a place to scroll in */
  GtkWidget *cells[2];            /* take the focus in turn, at the cursor */
  guint current_cell;

  char *copied_id;                /* (nullable): the visit that pasting makes another of */
  GtkWidget *menu;                /* (nullable): once it was asked for */
  GActionMap *menu_actions;

  char *dragged_id;               /* (nullable): the board's own pill that is being dragged */
  TrellisBoardTarget target;

  /* Of the layout, the board's place and the style; made when needed. */
  gboolean has_frame;
  int frame_width;
  int frame_height;
  TrellisBoardFrame frame;
  GHashTable *texts[TRELLIS_N_BOARD_TEXTS];   /* string → PangoLayout */
  GHashTable *pills;              /* look and size → GskRenderNode */
};

/* trellis-year-board-frame.c */
const TrellisBoardFrame *trellis_year_board_get_frame   (TrellisYearBoard  *self);
PangoLayout             *trellis_year_board_get_text    (TrellisYearBoard  *self,
                                                         TrellisBoardText   style,
                                                         const char        *string);
void                     trellis_year_board_get_cell_box (TrellisYearBoard *self,
                                                         guint              row,
                                                         guint              week,
                                                         TrellisYearBox    *box);
void                     trellis_year_board_get_pill_box (TrellisYearBoard *self,
                                                         guint              pill,
                                                         TrellisYearBox    *box);
void                     trellis_year_board_to_cells    (TrellisYearBoard  *self,
                                                         double            *x,
                                                         double            *y);

/* trellis-year-board-cursor.c */
gboolean                 trellis_year_board_has_cells   (TrellisYearBoard  *self);
gboolean                 trellis_year_board_has_focus   (TrellisYearBoard  *self);
gboolean                 trellis_year_board_focus_cell  (TrellisYearBoard  *self);
void                     trellis_year_board_name_cell   (TrellisYearBoard  *self);
void                     trellis_year_board_scroll_to_cursor (TrellisYearBoard *self);
int                      trellis_year_board_find_slot   (TrellisYearBoard  *self,
                                                         guint              row,
                                                         guint              week,
                                                         guint              slot);
guint                    trellis_year_board_count_slots (TrellisYearBoard  *self,
                                                         guint              row,
                                                         guint              week);
int                      trellis_year_board_get_pill    (TrellisYearBoard  *self);
void                     trellis_year_board_move        (TrellisYearBoard  *self,
                                                         guint              row,
                                                         guint              week,
                                                         guint              slot);
void                     trellis_year_board_keep_cursor (TrellisYearBoard  *self,
                                                         TrellisYearLayout *old);

/* trellis-year-board-words.c */
char                    *trellis_year_board_dup_cell_text (TrellisYearBoard *self);
char                    *trellis_year_board_dup_tooltip (TrellisYearBoard  *self,
                                                         guint              pill);
char                    *trellis_year_board_dup_week_text (TrellisYearBoard *self,
                                                         guint              week);
char                    *trellis_format_days            (double             days);

/* trellis-year-board-paint.c */
void                     trellis_year_board_paint       (TrellisYearBoard  *self,
                                                         GtkSnapshot       *snapshot);
void                     trellis_year_board_append_pill (TrellisYearBoard  *self,
                                                         GtkSnapshot       *snapshot,
                                                         TrellisVisit      *visit,
                                                         gboolean           is_clash,
                                                         const TrellisYearBox *box);

/* trellis-year-board-head.c */
void                     trellis_year_board_paint_head  (TrellisYearBoard  *self,
                                                         GtkSnapshot       *snapshot,
                                                         const TrellisPalette *palette);
void                     trellis_year_board_paint_foot  (TrellisYearBoard  *self,
                                                         GtkSnapshot       *snapshot,
                                                         const TrellisPalette *palette);

/* trellis-year-board-input.c */
int                      trellis_year_board_find        (TrellisYearBoard  *self,
                                                         double             x,
                                                         double             y,
                                                         int               *row,
                                                         int               *week);
char                    *trellis_year_board_explain_fixed (TrellisVisit    *visit);
void                     trellis_year_board_add_input   (TrellisYearBoard  *self);

/* trellis-year-board-menu.c */
void                     trellis_year_board_set_session (TrellisYearBoard  *self,
                                                         TrellisSession     session);
void                     trellis_year_board_turn_session (TrellisYearBoard *self);
void                     trellis_year_board_copy        (TrellisYearBoard  *self);
void                     trellis_year_board_paste       (TrellisYearBoard  *self);
void                     trellis_year_board_open_menu   (TrellisYearBoard  *self);
void                     trellis_year_board_add_menu    (TrellisYearBoard  *self);

/* trellis-year-board-drag.c */
void                     trellis_year_board_add_drag    (TrellisYearBoard  *self);
void                     trellis_year_board_clear_target (TrellisYearBoard *self);

G_END_DECLS
