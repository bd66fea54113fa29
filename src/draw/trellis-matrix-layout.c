/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-matrix-layout.h"

#include <math.h>

/* Sizes in pixels at a text of 100 %, from design/mockups/README.md. */
#define MARGIN 18
#define SUMMARY_WIDTH 108
#define GROUP_GAP 12
#define CELL_GAP 3
#define CELL_INSET 2          /* a cell is that much lower than its row */
#define OVERALL_GAP 12        /* before overall, beyond the gap between cells */
#define OVERALL_FACTOR 1.15   /* overall is that much wider than an aspect */
#define LIMIT_GAP 12
#define LIMIT_WIDTH 88
#define TEXT_GAP 12           /* between name, phase and adviser */
#define NAME_LEAST 110
#define NAME_TIGHT 154
#define NAME_EASY 200         /* beyond this, cells grow to their usual width first */
#define NAME_MOST 300
#define HEADING_PADDING 7     /* on both sides of a name over its column together */
#define CELL_USUAL 78
#define CELL_TIGHT 65         /* five bars with counts of two figures */
#define CELL_NARROW 52
#define CELL_LEAST 40         /* two letters, an arrow and a ring */
#define CELL_MOST 200
#define HEADING_LINE 14
#define BARS_HEIGHT 44        /* bars with their counts */
#define LEGEND_LINE 20
#define LEGEND_GAP 16
#define GROUP_HEADING 20

static const double row_heights[TRELLIS_N_MATRIX_DENSITIES] = { 18, 24, 30 };

/* Ways to make room, in the order in which they are tried. */
typedef struct
{
  guint heading_lines;
  double cell_least;
  gboolean has_adviser;
  gboolean has_phase;
  gboolean has_summary;
} Attempt;

static const Attempt attempts[] = {
  { 1, CELL_USUAL, TRUE, TRUE, TRUE },
  { 2, CELL_USUAL, TRUE, TRUE, TRUE },
  { 2, CELL_TIGHT, TRUE, TRUE, TRUE },
  { 3, CELL_TIGHT, TRUE, TRUE, TRUE },
  { 3, CELL_NARROW, TRUE, TRUE, TRUE },
  { 3, CELL_NARROW, FALSE, TRUE, TRUE },
  { 3, CELL_NARROW, FALSE, FALSE, TRUE },
  { 3, CELL_LEAST, FALSE, FALSE, TRUE },
  { 3, CELL_LEAST, FALSE, FALSE, FALSE },
};

/* Lays out the columns that stay; @name is how wide names may be. Returns the
 * x at which the cells begin. */
static double
place_fixed (TrellisMatrixLayout     *self,
             const TrellisMatrixSpec *spec,
             const Attempt           *attempt,
             double                   name)
{
  double scale = spec->scale;
  double x = self->margin;

  self->summary = (TrellisMatrixSpan) { x, attempt->has_summary && spec->has_summaries ? SUMMARY_WIDTH * scale : 0 };
  x += self->summary.width;
  self->name = (TrellisMatrixSpan) { x, name };
  x += name + TEXT_GAP * scale;
  self->phase = (TrellisMatrixSpan) { x, attempt->has_phase ? spec->phase_width : 0 };
  if (self->phase.width > 0)
    x += self->phase.width + TEXT_GAP * scale;
  self->adviser = (TrellisMatrixSpan) { x, attempt->has_adviser ? spec->adviser_width : 0 };
  if (self->adviser.width > 0)
    x += self->adviser.width + TEXT_GAP * scale;

  return x;
}

/* The width that a column's name and its cells ask for. */
static double
get_column_least (const TrellisMatrixSpec *spec,
                  const Attempt           *attempt,
                  guint                    column)
{
  double least = attempt->cell_least * spec->scale;
  double heading = spec->headings[column].width[attempt->heading_lines - 1] + HEADING_PADDING * spec->scale;

  if (column == spec->n_columns - 1)
    least *= OVERALL_FACTOR;

  return MAX (least, heading);
}

static double
get_gaps (const TrellisMatrixSpec *spec)
{
  double gaps = (spec->n_columns - 1) * CELL_GAP;

  if (spec->n_columns > 1)
    gaps += OVERALL_GAP;

  return gaps * spec->scale;
}

static double
get_limit_width (const TrellisMatrixSpec *spec)
{
  return MAX (LIMIT_WIDTH * spec->scale, spec->limit_width);
}

/* The width of everything, names at @name. */
static double
measure (TrellisMatrixLayout     *self,
         const TrellisMatrixSpec *spec,
         const Attempt           *attempt,
         double                   name)
{
  double width = place_fixed (self, spec, attempt, name);

  for (guint i = 0; i < spec->n_columns; i++)
    width += get_column_least (spec, attempt, i);

  return width + get_gaps (spec) + LIMIT_GAP * spec->scale + get_limit_width (spec) + self->margin;
}

/* How wide names can be so that everything fits, but not below @least. */
static double
shrink_name (TrellisMatrixLayout     *self,
             const TrellisMatrixSpec *spec,
             const Attempt           *attempt,
             double                   name,
             double                   least)
{
  double over = measure (self, spec, attempt, name) - spec->width;

  return over > 0 ? MAX (least, name - over) : name;
}

/* Columns grow alike up to a width at which a cell would look like a band. */
static void
place_columns (TrellisMatrixLayout     *self,
               const TrellisMatrixSpec *spec,
               const Attempt           *attempt,
               double                   x,
               double                   spare)
{
  double share = spec->n_columns > 0 ? floor (MAX (spare, 0) / spec->n_columns) : 0;

  for (guint i = 0; i < spec->n_columns; i++)
    {
      double least = get_column_least (spec, attempt, i);
      double most = MAX (least, CELL_MOST * spec->scale);

      if (i > 0)
        x += CELL_GAP * spec->scale;
      if (i > 0 && i == spec->n_columns - 1)
        x += OVERALL_GAP * spec->scale;
      /* Whole pixels, so that the edges of cells are sharp. */
      self->columns[i] = (TrellisMatrixSpan) { round (x), floor (MIN (least + share, most)) };
      x = self->columns[i].x + self->columns[i].width;
    }

  x += LIMIT_GAP * spec->scale;
  self->limit = (TrellisMatrixSpan) { round (x), get_limit_width (spec) };
  self->width = self->limit.x + self->limit.width + self->margin;
}

/* Sets the legend in lines from the margin to @right; returns how many. */
static guint
flow_legend (TrellisMatrixLayout     *self,
             const TrellisMatrixSpec *spec,
             double                   right)
{
  double x = self->margin;
  guint line = 0;

  for (guint i = 0; i < spec->n_legend; i++)
    {
      if (x > self->margin && x + spec->legend_widths[i] > right)
        {
          x = self->margin;
          line++;
        }
      self->legend[i] = (TrellisMatrixSpan) { x, MIN (spec->legend_widths[i], right - self->margin) };
      self->legend_lines[i] = line;
      x += spec->legend_widths[i] + LEGEND_GAP * spec->scale;
    }

  return spec->n_legend > 0 ? line + 1 : 0;
}

/* The corner beside the heads is the legend's; where that would make the head
 * higher than a strip over the whole width does, it is a strip. */
static void
place_head (TrellisMatrixLayout     *self,
            const TrellisMatrixSpec *spec)
{
  double scale = spec->scale;
  double heads, in_corner, as_strip;

  self->bars_height = BARS_HEIGHT * scale;
  heads = self->heading_lines * HEADING_LINE * scale + self->bars_height + 5 * scale;

  self->n_legend = spec->n_legend;
  self->legend = g_new0 (TrellisMatrixSpan, spec->n_legend);
  self->legend_lines = g_new0 (guint, spec->n_legend);
  as_strip = flow_legend (self, spec, spec->width - self->margin) * LEGEND_LINE * scale;
  self->n_legend_lines = flow_legend (self, spec, self->fixed_width - LEGEND_GAP * scale);
  in_corner = self->n_legend_lines * LEGEND_LINE * scale + 3 * scale;
  for (guint i = 0; i < spec->n_legend; i++)
    {
      /* A corner that is narrower than an entry would cut it. */
      if (spec->legend_widths[i] > self->legend[i].width)
        in_corner = G_MAXDOUBLE;
    }

  if (in_corner > heads && in_corner > heads + as_strip)
    {
      self->n_legend_lines = flow_legend (self, spec, spec->width - self->margin);
      self->legend_height = as_strip;
    }
  self->head_height = ceil (self->legend_height > 0 ? heads + as_strip : MAX (heads, in_corner));
}

static void
place_groups (TrellisMatrixLayout     *self,
              const TrellisMatrixSpec *spec)
{
  self->row_height = round (row_heights[spec->density] * spec->scale);
  self->cell_height = self->row_height - CELL_INSET;
  /* Without room for a summary beside the block, its name stands over it. */
  if (spec->has_summaries && self->summary.width == 0)
    self->group_heading = round (GROUP_HEADING * spec->scale);
  self->group_gap = round (GROUP_GAP * spec->scale) + self->group_heading;

  self->n_groups = spec->n_groups;
  self->first_rows = g_new0 (guint, spec->n_groups + 1);
  for (guint i = 0; i < spec->n_groups; i++)
    self->first_rows[i + 1] = self->first_rows[i] + spec->group_sizes[i];
  self->n_rows = self->first_rows[spec->n_groups];
  self->height = self->n_rows * self->row_height;
  if (spec->n_groups > 0)
    self->height += self->group_heading + (spec->n_groups - 1) * self->group_gap;
}

/**
 * trellis_matrix_layout_new:
 * @spec: what there is to place, and where
 *
 * Lays out a matrix. Where it is too wide it first breaks the columns' names
 * over more lines, then narrows the cells, then leaves out advisers, phases and
 * at last the groups' summaries; names of schools give way within bounds before
 * each of those. What is still too wide scrolls: it is wider than @spec says.
 * Room to spare goes to the cells.
 *
 * Returns: (transfer full): the layout
 */
TrellisMatrixLayout *
trellis_matrix_layout_new (const TrellisMatrixSpec *spec)
{
  TrellisMatrixLayout *self;
  double scale = spec->scale;
  double name_most = CLAMP (spec->name_width, NAME_LEAST * scale, NAME_MOST * scale);
  double name_least = MIN (name_most, NAME_TIGHT * scale);
  double name = name_most;
  double spare;
  Attempt attempt;
  guint i;

  g_return_val_if_fail (spec->n_columns == 0 || spec->headings != NULL, NULL);
  g_return_val_if_fail ((guint) spec->density < TRELLIS_N_MATRIX_DENSITIES, NULL);

  self = g_new0 (TrellisMatrixLayout, 1);
  self->scale = scale;
  self->margin = MARGIN * scale;
  self->n_columns = spec->n_columns;
  self->columns = g_new0 (TrellisMatrixSpan, spec->n_columns);

  for (i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      if (measure (self, spec, &attempts[i], name_least) <= spec->width)
        break;
    }
  if (i == G_N_ELEMENTS (attempts))
    {
      i--;
      name_least = name = MIN (name_most, NAME_LEAST * scale);
    }
  attempt = attempts[i];
  self->heading_lines = attempt.heading_lines;
  name = shrink_name (self, spec, &attempt, name, name_least);
  /* Names beyond an easy length do not take from the cells. */
  attempt.cell_least = CELL_USUAL;
  name = floor (shrink_name (self, spec, &attempt, name, MIN (name, NAME_EASY * scale)));
  attempt.cell_least = attempts[i].cell_least;

  spare = spec->width - measure (self, spec, &attempt, name);
  self->fixed_width = round (place_fixed (self, spec, &attempt, name));
  place_columns (self, spec, &attempt, self->fixed_width, spare);
  place_head (self, spec);
  place_groups (self, spec);

  return self;
}

/**
 * trellis_matrix_layout_free:
 * @self: (transfer full) (nullable): a layout
 *
 * Frees it.
 */
void
trellis_matrix_layout_free (TrellisMatrixLayout *self)
{
  if (self == NULL)
    return;

  g_free (self->columns);
  g_free (self->first_rows);
  g_free (self->legend);
  g_free (self->legend_lines);
  g_free (self);
}

/**
 * trellis_matrix_layout_get_row_group:
 * @self: a layout
 * @row: a row that it has
 *
 * Returns: the group that the row is in
 */
guint
trellis_matrix_layout_get_row_group (const TrellisMatrixLayout *self,
                                     guint                      row)
{
  guint low = 0;
  guint high = self->n_groups;

  g_return_val_if_fail (row < self->n_rows, 0);

  /* The last group that begins at or before the row; empty ones begin where
   * the next does. */
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->first_rows[middle] <= row)
        low = middle;
      else
        high = middle;
    }

  return low;
}

/**
 * trellis_matrix_layout_get_row_y:
 * @self: a layout
 * @row: a row that it has
 *
 * Returns: the row's top edge, from the top of the first row
 */
double
trellis_matrix_layout_get_row_y (const TrellisMatrixLayout *self,
                                 guint                      row)
{
  return self->group_heading + row * self->row_height +
         trellis_matrix_layout_get_row_group (self, row) * self->group_gap;
}

/**
 * trellis_matrix_layout_get_group_extents:
 * @self: a layout
 * @group: a group that it has
 * @y: (out): its top edge, from the top of the first row
 * @height: (out): of its rows
 *
 * Where a group's block stands.
 */
void
trellis_matrix_layout_get_group_extents (const TrellisMatrixLayout *self,
                                         guint                      group,
                                         double                    *y,
                                         double                    *height)
{
  g_return_if_fail (group < self->n_groups);

  *y = self->group_heading + self->first_rows[group] * self->row_height + group * self->group_gap;
  *height = (self->first_rows[group + 1] - self->first_rows[group]) * self->row_height;
}

/**
 * trellis_matrix_layout_find_row:
 * @self: a layout
 * @y: from the top of the first row
 *
 * Returns: the row there, or the row above where @y is in a gap between blocks
 *   or below everything; the first where it is above everything; -1 without
 *   rows
 */
int
trellis_matrix_layout_find_row (const TrellisMatrixLayout *self,
                                double                     y)
{
  guint low = 0;
  guint high = self->n_rows;

  if (self->n_rows == 0)
    return -1;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (trellis_matrix_layout_get_row_y (self, middle) <= y)
        low = middle;
      else
        high = middle;
    }

  return (int) low;
}

/**
 * trellis_matrix_layout_find_column:
 * @self: a layout
 * @x: from the left, the cells not scrolled
 *
 * Returns: the column of cells there, the gap after it too; -1 left of the
 *   first or right of the last
 */
int
trellis_matrix_layout_find_column (const TrellisMatrixLayout *self,
                                   double                     x)
{
  for (guint i = self->n_columns; i > 0; i--)
    {
      if (x >= self->columns[i - 1].x)
        return i == self->n_columns && x >= self->columns[i - 1].x + self->columns[i - 1].width ? -1 : (int) i - 1;
    }

  return -1;
}

/**
 * trellis_matrix_heading_measure:
 * @heading: (out): the widths
 * @word_widths: of the name's words, each as it is set
 * @n_words: how many
 * @space_width: of the space between two
 *
 * Finds how wide a name is when its words are shared out over one, two and
 * three lines as evenly as they can be. Words are never broken.
 */
void
trellis_matrix_heading_measure (TrellisMatrixHeading *heading,
                                const double         *word_widths,
                                guint                 n_words,
                                double                space_width)
{
  /* best[l][n]: the first n words over l + 1 lines. */
  g_autofree double *best = g_new0 (double, TRELLIS_MATRIX_HEADING_LINES * (n_words + 1));

  for (guint line = 0; line < TRELLIS_MATRIX_HEADING_LINES; line++)
    {
      for (guint n = 1; n <= n_words; n++)
        {
          double narrowest = G_MAXDOUBLE;
          double last_line = -space_width;

          /* The last line holds the words from k on. */
          for (guint k = n; k > 0; k--)
            {
              double before = line > 0 ? best[(line - 1) * (n_words + 1) + k - 1] : 0;

              last_line += word_widths[k - 1] + space_width;
              if (line > 0 || k == 1)
                narrowest = MIN (narrowest, MAX (before, last_line));
            }
          best[line * (n_words + 1) + n] = narrowest;
        }
      heading->width[line] = n_words > 0 ? best[line * (n_words + 1) + n_words] : 0;
    }
}
