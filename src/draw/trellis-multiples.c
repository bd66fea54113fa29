/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-multiples.h"

#include "trellis-chart-sizes.h"

#include <math.h>

/* In ems of the label. */
#define CELL_EMS 9.2
#define PLOT_EMS 3.4
#define GAP_EMS 1.3
/* Figures that make it worth asking which are far from the others. */
#define LEAST_FIGURES 12
/* From the middle half of the figures, in its own width. */
#define FENCE 3.0

typedef struct
{
  double em;
  double gap;
  guint n_columns;
  double cell_width;
  double head;
  double cell_height;
  double step_y;
} Frame;

static Frame
create_frame (TrellisText        *text,
              TrellisPaletteKind  kind,
              double              width)
{
  Frame frame = { 0 };

  frame.em = trellis_chart_get_sizes (kind)->label.size * trellis_text_get_scale (text);
  frame.gap = frame.em * GAP_EMS;
  frame.n_columns = MAX ((guint) ((width + frame.gap) / (frame.em * CELL_EMS + frame.gap)), 1);
  frame.cell_width = (width + frame.gap) / frame.n_columns - frame.gap;
  frame.head = frame.em * 1.5;
  frame.cell_height = frame.head + frame.em * PLOT_EMS;
  frame.step_y = frame.cell_height + frame.em * 0.9;

  return frame;
}

static void
free_cell (gpointer data)
{
  TrellisMultiplesCell *cell = data;

  g_free (cell->name);
  g_free (cell->value);
  g_free (cell->points);
  g_free (cell);
}

static int
compare_values_cb (gconstpointer a,
                   gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return one < other ? -1 : one > other;
}

/* One school that is far from all others would press every line flat. Where
 * what lies within the fences needs less than half of the whole range, the scale
 * is made of that alone; the fences stand as far outside the middle half of the
 * figures as boxplots set those of far outliers. */
static void
pull_in (TrellisMultiples *self,
         GArray           *values)
{
  double low, high, least = INFINITY, most = -INFINITY;

  if (values->len < LEAST_FIGURES)
    return;
  g_array_sort (values, compare_values_cb);
  low = g_array_index (values, double, values->len / 4);
  high = g_array_index (values, double, values->len - 1 - values->len / 4);
  for (guint i = 0; i < values->len; i++)
    {
      double value = g_array_index (values, double, i);

      if (value < low - FENCE * (high - low) || value > high + FENCE * (high - low))
        continue;
      least = MIN (least, value);
      most = MAX (most, value);
    }
  if (most > least && most - least < (self->most - self->least) / 2)
    {
      self->least = least;
      self->most = most;
    }
}

static void
find_range (TrellisMultiples            *self,
            const TrellisMultiplesInput *input)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint k = 0; k < input->n_days; k++)
    {
      for (guint i = 0; i < input->multiples->len; i++)
        {
          double value = g_array_index (input->multiples, TrellisMultiple, i).values[k];

          if (!isnan (value))
            g_array_append_val (values, value);
        }
    }
  self->least = INFINITY;
  self->most = -INFINITY;
  for (guint i = 0; i < values->len; i++)
    {
      self->least = MIN (self->least, g_array_index (values, double, i));
      self->most = MAX (self->most, g_array_index (values, double, i));
    }
  pull_in (self, values);
  /* What the figures are read against is always in sight. */
  if (!isnan (input->target))
    {
      self->least = MIN (self->least, input->target);
      self->most = MAX (self->most, input->target);
    }
  for (guint k = 0; k < input->n_days; k++)
    {
      if (isnan (input->benchmark[k]))
        continue;
      self->least = MIN (self->least, input->benchmark[k]);
      self->most = MAX (self->most, input->benchmark[k]);
    }
}

static double
get_y (const TrellisMultiples *self,
       double                  value)
{
  if (isnan (value))
    return NAN;
  if (self->most - self->least < 1e-9)
    return (self->plot_y0 + self->plot_y1) / 2;
  value = CLAMP (value, self->least, self->most);
  return self->plot_y1 + (self->plot_y0 - self->plot_y1) * (value - self->least) / (self->most - self->least);
}

static TrellisMultiplesPoint *
lay_out_points (const TrellisMultiples      *self,
                const TrellisMultiplesInput *input,
                const double                *values,
                double                       inset)
{
  TrellisMultiplesPoint *points = g_new (TrellisMultiplesPoint, input->n_days + 1);
  TrellisDay from = input->n_days > 0 ? input->days[0] : 0;
  TrellisDay until = input->n_days > 0 ? input->days[input->n_days - 1] : 0;

  for (guint k = 0; k < input->n_days; k++)
    {
      double share = until > from ? (input->days[k] - from) / (double) (until - from) : 1;

      points[k].x = inset + (self->cell_width - 2 * inset) * share;
      points[k].y = get_y (self, values[k]);
      points[k].outside = values[k] > self->most ? 1 : values[k] < self->least ? -1 : 0;
    }

  return points;
}

/**
 * trellis_multiples_get_height:
 * @n_multiples: how many small charts
 * @text: what their words are measured with
 * @kind: of the palette that they will be drawn with
 * @width: of the whole
 *
 * Returns: how high they stand in rows
 */
double
trellis_multiples_get_height (guint               n_multiples,
                              TrellisText        *text,
                              TrellisPaletteKind  kind,
                              double              width)
{
  Frame frame = create_frame (text, kind, width);
  guint n_rows = (n_multiples + frame.n_columns - 1) / frame.n_columns;

  return n_rows == 0 ? 0 : n_rows * frame.step_y - (frame.step_y - frame.cell_height);
}

/**
 * trellis_multiples_new:
 * @input: what is to be shown, in order
 * @text: what its words are measured with
 * @kind: of the palette that it will be drawn with
 * @width: of the whole; as many columns as there is room for
 *
 * Lays many small charts out on one scale, from the least to the most of all
 * their figures, so that they compare.
 *
 * Returns: (transfer full): the charts
 */
TrellisMultiples *
trellis_multiples_new (const TrellisMultiplesInput *input,
                       TrellisText                 *text,
                       TrellisPaletteKind           kind,
                       double                       width)
{
  const TrellisChartSizes *sizes = trellis_chart_get_sizes (kind);
  TrellisMultiples *self = g_new0 (TrellisMultiples, 1);
  Frame frame = create_frame (text, kind, width);
  double inset = sizes->dot_radius * trellis_text_get_scale (text) * 1.3;

  self->width = width;
  self->height = trellis_multiples_get_height (input->multiples->len, text, kind, width);
  self->n_columns = frame.n_columns;
  self->n_days = input->n_days;
  self->cell_width = frame.cell_width;
  self->cell_height = frame.cell_height;
  self->step_x = frame.cell_width + frame.gap;
  self->step_y = frame.step_y;
  self->plot_y0 = frame.head + inset;
  self->plot_y1 = frame.cell_height - inset;
  find_range (self, input);
  self->target_y = get_y (self, input->target);
  self->benchmark = lay_out_points (self, input, input->benchmark, inset);
  self->cells = g_ptr_array_new_with_free_func (free_cell);
  for (guint i = 0; i < input->multiples->len; i++)
    {
      const TrellisMultiple *multiple = &g_array_index (input->multiples, TrellisMultiple, i);
      TrellisMultiplesCell *cell = g_new0 (TrellisMultiplesCell, 1);

      cell->x = i % self->n_columns * self->step_x;
      cell->y = i / self->n_columns * self->step_y;
      cell->name = g_strdup (multiple->name);
      cell->value = g_strdup (multiple->value);
      cell->is_small = multiple->is_small;
      cell->points = lay_out_points (self, input, multiple->values, inset);
      for (guint k = 0; k < self->n_days && !cell->is_outside; k++)
        cell->is_outside = cell->points[k].outside != 0;
      self->n_outside += cell->is_outside;
      g_ptr_array_add (self->cells, cell);
    }

  return self;
}

/**
 * trellis_multiples_free:
 * @self: (nullable) (transfer full): small charts
 */
void
trellis_multiples_free (TrellisMultiples *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->cells);
  g_free (self->benchmark);
  g_free (self);
}

/**
 * trellis_multiples_find_cell:
 * @self: small charts
 * @x: in their coordinates
 * @y: in their coordinates
 *
 * Returns: the index of the one there; -1 between and beside them
 */
int
trellis_multiples_find_cell (TrellisMultiples *self,
                             double            x,
                             double            y)
{
  guint column, row, index;

  if (x < 0 || y < 0)
    return -1;
  column = (guint) (x / self->step_x);
  row = (guint) (y / self->step_y);
  index = row * self->n_columns + column;
  if (column >= self->n_columns || index >= self->cells->len || x - column * self->step_x > self->cell_width ||
      y - row * self->step_y > self->cell_height)
    return -1;

  return (int) index;
}

static void
trace_points (const TrellisMultiplesPoint *points,
              guint                        n_points,
              cairo_t                     *cr)
{
  gboolean is_drawing = FALSE;

  for (guint k = 0; k < n_points; k++)
    {
      if (isnan (points[k].y))
        {
          is_drawing = FALSE;
          continue;
        }
      if (!is_drawing)
        cairo_move_to (cr, points[k].x, points[k].y);
      /* A figure between two gaps is a point of its own. */
      cairo_line_to (cr, points[k].x, points[k].y);
      is_drawing = TRUE;
    }
}

/* A wedge at the edge of the scale says that the figure lies beyond it. */
static void
draw_outside (const TrellisMultiplesPoint *point,
              cairo_t                     *cr,
              double                       size)
{
  double tip = point->y - point->outside * size;

  cairo_move_to (cr, point->x, tip);
  cairo_line_to (cr, point->x - size * 0.8, tip + point->outside * size * 1.6);
  cairo_line_to (cr, point->x + size * 0.8, tip + point->outside * size * 1.6);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_cell (TrellisMultiples        *self,
           TrellisMultiplesCell    *cell,
           cairo_t                 *cr,
           TrellisText             *text,
           const TrellisPalette    *palette,
           const TrellisChartSizes *sizes,
           gboolean                 is_chosen)
{
  double scale = trellis_text_get_scale (text);
  double baseline = trellis_text_get_ascent (text, sizes->label);
  double value_width = trellis_text_get_width (text, cell->value, sizes->strong);
  const TrellisRgba *colour = is_chosen ? &palette->trust : &palette->step;
  double dashes[] = { 3 * scale * sizes->hair, 3 * scale * sizes->hair };
  guint last = self->n_days;

  cairo_save (cr);
  cairo_translate (cr, cell->x, cell->y);
  if (is_chosen)
    {
      double pad = sizes->gap * scale;

      trellis_rgba_set_source (&palette->trust_wash, cr);
      cairo_rectangle (cr, -pad, -pad / 2, self->cell_width + 2 * pad, self->cell_height + pad);
      cairo_fill (cr);
    }
  trellis_text_draw_ellipsized (text, cr, cell->name, is_chosen ? sizes->strong : sizes->label, 0, baseline,
                                self->cell_width - value_width - sizes->gap * scale, TRELLIS_TEXT_START,
                                is_chosen ? &palette->trust : &palette->text);
  trellis_text_draw (text, cr, cell->value, sizes->strong, self->cell_width, baseline, TRELLIS_TEXT_END,
                     is_chosen ? &palette->trust : &palette->text);

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  trellis_rgba_set_source (&palette->context, cr);
  if (!isnan (self->target_y))
    {
      cairo_set_line_width (cr, sizes->hair * scale);
      cairo_set_dash (cr, dashes, 2, 0);
      cairo_move_to (cr, 0, self->target_y);
      cairo_line_to (cr, self->cell_width, self->target_y);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
    }
  trace_points (self->benchmark, self->n_days, cr);
  cairo_set_line_width (cr, sizes->context_width * scale * 0.8);
  cairo_stroke (cr);
  trellis_rgba_set_source (colour, cr);
  trace_points (cell->points, self->n_days, cr);
  cairo_set_line_width (cr, sizes->context_width * scale);
  cairo_stroke (cr);

  while (last > 0 && isnan (cell->points[last - 1].y))
    last--;
  for (guint k = 0; cell->is_outside && k < last; k++)
    {
      if (cell->points[k].outside != 0)
        draw_outside (&cell->points[k], cr, sizes->dot_radius * scale * 1.2);
    }
  if (last > 0 && cell->points[last - 1].outside == 0)
    {
      cairo_arc (cr, cell->points[last - 1].x, cell->points[last - 1].y, sizes->dot_radius * scale, 0, 2 * G_PI);
      trellis_rgba_set_source (cell->is_small ? &palette->card : colour, cr);
      cairo_fill_preserve (cr);
      trellis_rgba_set_source (colour, cr);
      cairo_set_line_width (cr, sizes->hair * scale * 1.3);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

/**
 * trellis_multiples_draw_rows:
 * @self: small charts
 * @cr: their top left corner at the origin
 * @text: as they were laid out with
 * @palette: of the kind that they were laid out for
 * @chosen: the index of the one that stands out, or -1
 * @first: a row, from 0
 * @end: the row after the last one
 *
 * Draws some rows, each where it stands among all.
 */
void
trellis_multiples_draw_rows (TrellisMultiples     *self,
                             cairo_t              *cr,
                             TrellisText          *text,
                             const TrellisPalette *palette,
                             int                   chosen,
                             guint                 first,
                             guint                 end)
{
  const TrellisChartSizes *sizes = trellis_chart_get_sizes (palette->kind);

  for (guint i = first * self->n_columns; i < MIN (end * self->n_columns, self->cells->len); i++)
    draw_cell (self, g_ptr_array_index (self->cells, i), cr, text, palette, sizes, (int) i == chosen);
}

/**
 * trellis_multiples_draw:
 * @self: small charts
 * @cr: their top left corner at the origin; what its clip leaves out is not
 *   drawn, so that a long list costs what is seen of it
 * @text: as they were laid out with
 * @palette: of the kind that they were laid out for
 * @chosen: the index of the one that stands out, or -1
 */
void
trellis_multiples_draw (TrellisMultiples     *self,
                        cairo_t              *cr,
                        TrellisText          *text,
                        const TrellisPalette *palette,
                        int                   chosen)
{
  double x0, y0, x1, y1;

  cairo_clip_extents (cr, &x0, &y0, &x1, &y1);
  /* What is chosen is washed a little beyond its row. */
  trellis_multiples_draw_rows (self, cr, text, palette, chosen, (guint) MAX (floor (y0 / self->step_y) - 1, 0),
                               (guint) MAX (ceil (y1 / self->step_y) + 1, 0));
}
