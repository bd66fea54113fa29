/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-matrix-grid.h"

#include "trellis-palette.h"

G_BEGIN_DECLS

/** TRELLIS_MATRIX_GRID_FOOT: pixels under the last row, so that its ring is not cut. */
#define TRELLIS_MATRIX_GRID_FOOT 4

/** TrellisGridText: how a text of the matrix is set; the widths that some are cut to go with the layout. */
typedef enum
{
  TRELLIS_GRID_TEXT_NAME,
  TRELLIS_GRID_TEXT_NAME_BOLD,
  TRELLIS_GRID_TEXT_PHASE,
  TRELLIS_GRID_TEXT_ADVISER,
  TRELLIS_GRID_TEXT_CODE,
  TRELLIS_GRID_TEXT_PLAIN,     /* of a row */
  TRELLIS_GRID_TEXT_BOLD,      /* of a row */
  TRELLIS_GRID_TEXT_HEADING,
  TRELLIS_GRID_TEXT_GROUP,
  TRELLIS_GRID_TEXT_CAPTION,
  TRELLIS_GRID_TEXT_CAPTION_BOLD,
  TRELLIS_GRID_TEXT_COUNT,
  TRELLIS_N_GRID_TEXTS
} TrellisGridText;

/** TrellisLevelLook: how a level's cells are painted in the style of the moment. */
typedef struct
{
  const TrellisLevel *level;
  TrellisRgba fill;
  TrellisRgba text;
  PangoLayout *code;
  int code_width;
  double code_rise;       /* from the text's top to the middle of a capital, which stands in the cell's middle */
  GskRenderNode *up;      /* the marks, each from its own top left corner */
  GskRenderNode *down;
  GskRenderNode *corner;
} TrellisLevelLook;

typedef enum
{
  TRELLIS_LEGEND_LEVEL,
  TRELLIS_LEGEND_MOVED,
  TRELLIS_LEGEND_DIFFER,
  TRELLIS_LEGEND_EVIDENCE,
  TRELLIS_LEGEND_NOT_JUDGED,
  TRELLIS_LEGEND_NOT_APPLYING,
} TrellisLegendKind;

typedef struct
{
  TrellisLegendKind kind;
  const TrellisLevel *level;  /* (nullable): for levels only */
  char *text;
} TrellisLegendEntry;

struct _TrellisMatrixGrid
{
  GtkWidget parent_instance;

  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  GtkScrollablePolicy hscroll_policy;
  GtkScrollablePolicy vscroll_policy;

  TrellisMatrix *matrix;      /* (nullable) */
  TrellisMatrixDensity density;
  double zoom;

  guint cursor_row;
  guint cursor_column;
  guint anchor_row;           /* the other corner of the selection */
  guint anchor_column;
  GtkWidget *cells[2];        /* take the focus in turn, at the cursor */
  guint current_cell;

  /* Levels' letters typed so far, which wait for another. */
  GString *typed;
  guint typed_timeout_id;

  /* Of the matrix. */
  GPtrArray **column_levels;  /* (element-type TrellisLevel): of each column; owned by the scheme */
  guint *counts;              /* see trellis_matrix_grid_count */
  guint *moves;               /* of each group: up, down */
  guint n_level_slots;
  guint most_in_level;        /* the greatest count over all schools */
  gboolean has_limits;
  GArray *legend;             /* (element-type TrellisLegendEntry) */

  /* Of the matrix, its place and the style; made when needed. */
  TrellisMatrixLayout *layout;
  int layout_width;
  double scale;
  GHashTable *texts[TRELLIS_N_GRID_TEXTS];  /* string → PangoLayout */
  GHashTable *row_nodes;      /* row → GskRenderNode */
  GArray *looks;              /* (element-type TrellisLevelLook) */
};

/* trellis-matrix-grid.c */
TrellisMatrixLayout *trellis_matrix_grid_ensure_layout (TrellisMatrixGrid *self);

/* trellis-matrix-grid-cursor.c */
void                 trellis_matrix_grid_name_cell     (TrellisMatrixGrid *self);
gboolean             trellis_matrix_grid_has_focus     (TrellisMatrixGrid *self);
gboolean             trellis_matrix_grid_focus_cell    (TrellisMatrixGrid *self);
void                 trellis_matrix_grid_keep_cursor   (TrellisMatrixGrid *self,
                                                        TrellisMatrix     *old);
void                 trellis_matrix_grid_move          (TrellisMatrixGrid *self,
                                                        guint              row,
                                                        guint              column,
                                                        gboolean           extend);
void                 trellis_matrix_grid_get_selected  (TrellisMatrixGrid *self,
                                                        guint             *first_row,
                                                        guint             *last_row,
                                                        guint             *first_column,
                                                        guint             *last_column);
gboolean             trellis_matrix_grid_find          (TrellisMatrixGrid *self,
                                                        double             x,
                                                        double             y,
                                                        int               *row,
                                                        int               *column);
void                 trellis_matrix_grid_activate_cell (TrellisMatrixGrid *self);
void                 trellis_matrix_grid_judge         (TrellisMatrixGrid *self,
                                                        const TrellisLevel *level);

/* trellis-matrix-grid-facts.c */
void                 trellis_matrix_grid_gather        (TrellisMatrixGrid *self);
void                 trellis_matrix_grid_clear_facts   (TrellisMatrixGrid *self);
guint                trellis_matrix_grid_count         (TrellisMatrixGrid *self,
                                                        int                group,
                                                        guint              column,
                                                        guint              level);
double               trellis_legend_kind_get_mark_width (TrellisLegendKind kind);
void                 trellis_matrix_grid_measure_spec  (TrellisMatrixGrid *self,
                                                        double             width,
                                                        TrellisMatrixSpec *spec);
void                 trellis_matrix_grid_clear_spec    (TrellisMatrixSpec *spec);
PangoLayout         *trellis_matrix_grid_get_text      (TrellisMatrixGrid *self,
                                                        TrellisGridText    style,
                                                        const char        *string);
TrellisLevelLook    *trellis_matrix_grid_get_look      (TrellisMatrixGrid *self,
                                                        const TrellisLevel *level);
void                 trellis_matrix_grid_clear_looks   (TrellisMatrixGrid *self);

/* trellis-matrix-grid-paint.c */
void                 trellis_matrix_grid_paint         (TrellisMatrixGrid *self,
                                                        GtkSnapshot       *snapshot);

/* trellis-matrix-grid-head.c */
void                 trellis_matrix_grid_paint_head    (TrellisMatrixGrid *self,
                                                        GtkSnapshot       *snapshot,
                                                        double             scroll_x);
void                 trellis_matrix_grid_paint_summary (TrellisMatrixGrid *self,
                                                        GtkSnapshot       *snapshot,
                                                        guint              group,
                                                        double             y,
                                                        double             height);
void                 trellis_matrix_grid_paint_group_heading (TrellisMatrixGrid *self,
                                                        GtkSnapshot       *snapshot,
                                                        guint              group,
                                                        double             y);

/* trellis-matrix-grid-input.c */
void                 trellis_matrix_grid_add_input     (TrellisMatrixGrid *self);

G_END_DECLS
