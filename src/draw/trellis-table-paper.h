/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trellis-measure-line.h"
#include "trellis-scheme.h"
#include "trellis-sheet.h"
#include "trellis-table-pages.h"

G_BEGIN_DECLS

/** TrellisPaperColumnKind: how a column's cells are set. */
typedef enum
{
  TRELLIS_PAPER_WORDS,    /* from the left, over as many lines as they need */
  TRELLIS_PAPER_FIGURE,   /* at the right end, on one line */
  TRELLIS_PAPER_LEVEL,    /* a chip, and which way the school has moved */
  TRELLIS_PAPER_RATING,   /* one mark */
  TRELLIS_PAPER_RATINGS,  /* how many of each rating, each in its own place */
  TRELLIS_PAPER_BAR,      /* a number of another: done of planned */
  TRELLIS_PAPER_COURSE,   /* a small line over time with its target */
} TrellisPaperColumnKind;

typedef struct
{
  char *name;
  TrellisPaperColumnKind kind;
  double least;           /* millimetres that it needs */
  double share;           /* of the width that is over; 0 for none of it */
  double x;               /* laid out, in points from the left margin */
  double width;
} TrellisPaperColumn;

/** TrellisPaperCell: what a row says in one column; whoever adds the row fills what the column's kind asks for. */
typedef struct
{
  char *text;             /* (nullable): a dash stands for none */
  char *second;           /* (nullable): under it, smaller */
  gboolean is_strong;
  gboolean is_marked;     /* a black square before it: overdue, past a limit */
  const TrellisLevel *level;
  int direction;          /* 1 up, -1 down, 0 neither */
  TrellisRating rating;
  gboolean is_blank;      /* of a rating: there is none to show, not even that nobody has rated yet */
  guint counts[TRELLIS_N_RATINGS];
  double value;           /* of a bar */
  double most;            /* of a bar: what is whole */
  GArray *points;         /* (element-type TrellisMeasurePoint) (nullable): of a course */
  gboolean has_target;
  double target;
} TrellisPaperCell;

typedef struct
{
  guint group;
  char *words;            /* (nullable): stands across all columns, in place of cells */
  TrellisPaperCell *cells;  /* beside the columns of its group; %NULL with @words */
  guint n_cells;
  double height;
} TrellisPaperRow;

/** TrellisPaperGroup: rows under a heading: of one table, or a table of its own with its own columns. */
typedef struct
{
  char *name;
  char *note;             /* at the right of its heading; empty without */
  GArray *columns;        /* (element-type TrellisPaperColumn) (nullable): %NULL for the table's */
} TrellisPaperGroup;

/** TrellisTablePaper: a table, or several under one another, on as many pages as they need. Distances are in points. */
typedef struct
{
  TrellisSheet sheet;
  char *title;
  char *subtitle;         /* empty without */
  char *intro;            /* a sentence or two under them; empty without */
  char *key;              /* what marks mean, under the last row; empty without */
  gboolean is_title_small;
  int n_title_lines;
  int n_intro_lines;
  int n_key_lines;
  GArray *columns;        /* (element-type TrellisPaperColumn): where groups have none of their own */
  GPtrArray *groups;      /* (element-type TrellisPaperGroup) */
  GPtrArray *rows;        /* (element-type TrellisPaperRow) */
  GPtrArray *pages;       /* (element-type TrellisTablePage): once laid out */
} TrellisTablePaper;

TrellisTablePaper *trellis_table_paper_new         (const char             *title,
                                                    const char             *subtitle,
                                                    TrellisPaper            size,
                                                    gboolean                is_landscape);
void               trellis_table_paper_free        (TrellisTablePaper      *self);
void               trellis_table_paper_set_intro   (TrellisTablePaper      *self,
                                                    const char             *intro);
void               trellis_table_paper_set_key     (TrellisTablePaper      *self,
                                                    const char             *key);
void               trellis_table_paper_add_column  (TrellisTablePaper      *self,
                                                    const char             *name,
                                                    TrellisPaperColumnKind  kind,
                                                    double                  least,
                                                    double                  share);
void               trellis_table_paper_begin_group (TrellisTablePaper      *self,
                                                    const char             *name,
                                                    const char             *note);
void               trellis_table_paper_begin_table (TrellisTablePaper      *self,
                                                    const char             *name,
                                                    const char             *note);
TrellisPaperCell  *trellis_table_paper_add_row     (TrellisTablePaper      *self);
void               trellis_table_paper_add_words   (TrellisTablePaper      *self,
                                                    const char             *words);
void               trellis_table_paper_lay_out     (TrellisTablePaper      *self,
                                                    TrellisText            *text);
guint              trellis_table_paper_get_n_pages (TrellisTablePaper      *self);
void               trellis_table_paper_draw        (TrellisTablePaper      *self,
                                                    cairo_t                *cr,
                                                    TrellisText            *text,
                                                    const TrellisPalette   *palette,
                                                    guint                   page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisTablePaper, trellis_table_paper_free)

G_END_DECLS
