/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** TRELLIS_MATRIX_HEADING_LINES: a column's name breaks over so many lines at the most. */
#define TRELLIS_MATRIX_HEADING_LINES 3

typedef enum
{
  TRELLIS_MATRIX_COMPACT,  /* rows of 18 pixels: 30 schools at once on a small screen */
  TRELLIS_MATRIX_MEDIUM,   /* 24 */
  TRELLIS_MATRIX_ROOMY,    /* 30 */
  TRELLIS_N_MATRIX_DENSITIES
} TrellisMatrixDensity;

/** TrellisMatrixSpan: a stretch of the x axis; a width of 0 is a column that is left out. */
typedef struct
{
  double x;
  double width;
} TrellisMatrixSpan;

/** TrellisMatrixHeading: how wide a column's name is, broken as well as it can be over one, two and three lines. */
typedef struct
{
  double width[TRELLIS_MATRIX_HEADING_LINES];
} TrellisMatrixHeading;

/** TrellisMatrixSpec: all that decides where things stand. Widths are of text as
 * it is set, the text's scale in them. */
typedef struct
{
  double width;            /* of the place that there is */
  double scale;            /* of the person's text: 1 at 100 % */
  TrellisMatrixDensity density;
  gboolean has_summaries;  /* whether groups have a name, and so a summary beside them */
  double name_width;       /* the longest school's name */
  double phase_width;      /* the longest phase */
  double adviser_width;    /* the longest adviser's name; 0 where no school has one */
  double limit_width;      /* the heading of months in level */
  const TrellisMatrixHeading *headings;
  guint n_columns;         /* aspects, and overall as the last */
  const guint *group_sizes;  /* schools in each group */
  guint n_groups;
  const double *legend_widths;  /* of the legend's entries, their marks in them */
  guint n_legend;
} TrellisMatrixSpec;

/**
 * TrellisMatrixLayout:
 *
 * Where everything of the matrix stands. Columns before the cells keep their
 * place while the cells scroll under them; y counts from the top of the first
 * row.
 */
typedef struct
{
  double scale;
  double margin;           /* at the left and the right */
  double row_height;
  double cell_height;      /* within the row */
  double group_gap;        /* between blocks, a group's heading in it where there is one */
  double group_heading;    /* height of a group's name over its block; 0 where it has a summary or no name */
  double head_height;
  double bars_height;      /* of the counts at the foot of the head */
  guint heading_lines;

  TrellisMatrixSpan summary;  /* these four stay */
  TrellisMatrixSpan name;
  TrellisMatrixSpan phase;
  TrellisMatrixSpan adviser;
  double fixed_width;      /* all of those, margin too */

  TrellisMatrixSpan *columns;  /* these scroll sideways where there is no room */
  guint n_columns;
  TrellisMatrixSpan limit;

  double width;            /* of everything */
  double height;           /* of the rows */

  guint n_groups;
  guint *first_rows;       /* n_groups + 1 of them */
  guint n_rows;

  TrellisMatrixSpan *legend;   /* x from the left; width as asked for */
  guint *legend_lines;         /* the line of each, from 0 */
  guint n_legend;
  guint n_legend_lines;
  double legend_height;    /* at the top of the head, over everything; 0 where it stands in the corner */
} TrellisMatrixLayout;

TrellisMatrixLayout *trellis_matrix_layout_new             (const TrellisMatrixSpec   *spec);
void                 trellis_matrix_layout_free            (TrellisMatrixLayout       *self);
double               trellis_matrix_layout_get_row_y       (const TrellisMatrixLayout *self,
                                                            guint                      row);
guint                trellis_matrix_layout_get_row_group   (const TrellisMatrixLayout *self,
                                                            guint                      row);
int                  trellis_matrix_layout_find_row        (const TrellisMatrixLayout *self,
                                                            double                     y);
int                  trellis_matrix_layout_find_column     (const TrellisMatrixLayout *self,
                                                            double                     x);
void                 trellis_matrix_layout_get_group_extents (const TrellisMatrixLayout *self,
                                                            guint                      group,
                                                            double                    *y,
                                                            double                    *height);
void                 trellis_matrix_heading_measure        (TrellisMatrixHeading      *heading,
                                                            const double              *word_widths,
                                                            guint                      n_words,
                                                            double                     space_width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrellisMatrixLayout, trellis_matrix_layout_free)

G_END_DECLS
