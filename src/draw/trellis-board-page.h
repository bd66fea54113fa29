/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-overview.h"
#include "trellis-sheet.h"

G_BEGIN_DECLS

/** TrellisBoardPanelKind: the six things that the trust in one page tells, as they stand on it. */
typedef enum
{
  TRELLIS_BOARD_LEVELS,
  TRELLIS_BOARD_MOVES,
  TRELLIS_BOARD_LIMITS,
  TRELLIS_BOARD_ACTIONS,
  TRELLIS_BOARD_VISITS,
  TRELLIS_BOARD_FIGURES,
  TRELLIS_N_BOARD_PANELS
} TrellisBoardPanelKind;

/** TrellisBoardRow: a line of a panel. */
typedef struct
{
  const char *name;      /* the overview's; wraps where it must */
  const char *second;    /* (nullable): under it */
  gconstpointer what;    /* what of the overview it tells of, by the panel's kind */
  gboolean is_up;        /* of a move */
  guint n;               /* weeks or days over; schools now */
  guint n_then;          /* schools a year ago; red actions */
  double height;
} TrellisBoardRow;

/** TrellisBoardPanel: one thing with its figure, and the few lines that make it up, worst first. */
typedef struct
{
  char *title;
  char *figure;          /* in large type */
  char *words;           /* after it */
  GArray *rows;          /* (element-type TrellisBoardRow): those that have room */
  guint n_more;          /* that have none */
  double x;
  double top;
} TrellisBoardPanel;

/** TrellisBoardPage: the trust in one page, laid out on A4. Distances are in points. */
typedef struct
{
  TrellisOverview *overview;
  TrellisSheet sheet;
  char *title;
  char *subtitle;
  char *commentary;      /* a sentence or two, generated or a person's */
  TrellisType commentary_type;
  double commentary_leading;
  double commentary_width;
  int n_commentary_lines;  /* that there is room for */
  double panel_width;
  TrellisBoardPanel panels[TRELLIS_N_BOARD_PANELS];
} TrellisBoardPage;

TrellisBoardPage *trellis_board_page_new  (TrellisOverview      *overview,
                                           TrellisText          *text);
void              trellis_board_page_free (TrellisBoardPage     *self);
void              trellis_board_page_draw (TrellisBoardPage     *self,
                                           cairo_t              *cr,
                                           TrellisText          *text,
                                           const TrellisPalette *palette);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisBoardPage, trellis_board_page_free)

G_END_DECLS
