/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-level-paths.h"

#include "trellis-level-chip-draw.h"


/* In pixels at the usual size of text, or points. */
typedef struct
{
  TrellisType name;
  TrellisType code;
  double least_width;   /* of a cell */
  double gap;
  double plot;          /* height of the steps */
  double chip_width;
  double line;          /* how thick a step is */
} Sizes;

static const Sizes screen_sizes = { { 12, PANGO_WEIGHT_NORMAL }, { 11, PANGO_WEIGHT_BOLD }, 190, 18, 44, 26, 5 };
static const Sizes paper_sizes = { { 8, PANGO_WEIGHT_NORMAL }, { 7.5, PANGO_WEIGHT_SEMIBOLD }, 118, 12, 28, 17, 3.2 };

static const Sizes *
get_sizes (TrellisPaletteKind kind)
{
  return kind == TRELLIS_PALETTE_PAPER ? &paper_sizes : &screen_sizes;
}

/**
 * trellis_level_paths_new:
 * @course: what is shown; kept by reference
 * @text: a maker of text, for the same surface
 * @kind: of the palette that it will be drawn in
 * @width: of the whole; the height follows from it
 *
 * Returns: (transfer full): the charts laid out
 */
TrellisLevelPaths *
trellis_level_paths_new (TrellisLevelCourse *course,
                         TrellisText        *text,
                         TrellisPaletteKind  kind,
                         double              width)
{
  TrellisLevelPaths *self = g_new0 (TrellisLevelPaths, 1);
  const Sizes *sizes = get_sizes (kind);
  double scale = trellis_text_get_scale (text), gap = sizes->gap * scale;

  self->course = g_object_ref (course);
  self->n_columns = MAX ((int) ((width + gap) / (sizes->least_width * scale + gap)), 1);
  self->step_x = (width + gap) / self->n_columns;
  self->cell_width = self->step_x - gap;
  self->plot_y0 = sizes->name.size * scale * 1.6;
  self->plot_y1 = self->plot_y0 + sizes->plot * scale;
  self->cell_height = self->plot_y1;
  self->step_y = self->cell_height + gap;

  return self;
}

/**
 * trellis_level_paths_free:
 * @self: (nullable) (transfer full): charts
 */
void
trellis_level_paths_free (TrellisLevelPaths *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->course);
  g_free (self);
}

/**
 * trellis_level_paths_get_n_rows:
 * @self: charts
 *
 * Returns: in how many rows they stand
 */
guint
trellis_level_paths_get_n_rows (TrellisLevelPaths *self)
{
  guint n = trellis_level_course_get_n_schools (self->course);

  return (n + self->n_columns - 1) / self->n_columns;
}

/**
 * trellis_level_paths_get_height:
 * @self: charts
 *
 * Returns: how high all of them are
 */
double
trellis_level_paths_get_height (TrellisLevelPaths *self)
{
  guint n_rows = trellis_level_paths_get_n_rows (self);

  return n_rows > 0 ? n_rows * self->step_y - (self->step_y - self->cell_height) : 0;
}

/**
 * trellis_level_paths_find_cell:
 * @self: charts
 * @x: from the left edge of the whole
 * @y: from its upper edge
 *
 * Returns: the school whose chart is there, or -1
 */
int
trellis_level_paths_find_cell (TrellisLevelPaths *self,
                               double             x,
                               double             y)
{
  guint column = x >= 0 ? x / self->step_x : self->n_columns;
  guint row = y >= 0 ? y / self->step_y : G_MAXUINT / self->n_columns;
  guint index = row * self->n_columns + column;

  if (column >= self->n_columns || index >= trellis_level_course_get_n_schools (self->course))
    return -1;

  return (int) index;
}

/* Best level at the top; half a row of air above and below. */
static double
get_level_y (TrellisLevelPaths  *self,
             const TrellisLevel *level)
{
  guint n = trellis_level_course_get_scheme (self->course)->levels->len;

  return self->plot_y0 + (level->rank - 0.5) / n * (self->plot_y1 - self->plot_y0);
}

static void
draw_steps (TrellisLevelPaths    *self,
            cairo_t              *cr,
            const TrellisPalette *palette,
            guint                 school,
            double                thickness)
{
  guint n = trellis_level_course_get_n_days (self->course);
  double step = self->cell_width / n;
  const TrellisLevel *before = NULL;
  guint n_alike;

  /* What stays at a level is one stroke, without seams between the terms. */
  for (guint day = 0; day < n; day += n_alike)
    {
      const TrellisLevel *level = trellis_level_course_get_level (self->course, school, day);
      TrellisRgba fill, text;
      double y;

      n_alike = 1;
      while (day + n_alike < n && trellis_level_course_get_level (self->course, school, day + n_alike) == level)
        n_alike++;

      if (level == NULL)
        {
          before = NULL;
          continue;
        }
      y = get_level_y (self, level);
      if (before != NULL)
        {
          cairo_move_to (cr, day * step, get_level_y (self, before));
          cairo_line_to (cr, day * step, y);
          trellis_rgba_set_source (&palette->dim, cr);
          cairo_set_line_width (cr, 1);
          cairo_stroke (cr);
        }
      trellis_palette_get_level_colours (palette, level, &fill, &text);
      cairo_rectangle (cr, day * step, y - thickness / 2, n_alike * step, thickness);
      trellis_rgba_set_source (&fill, cr);
      cairo_fill (cr);
      /* Pale levels are seen by their edge. */
      cairo_move_to (cr, day * step, y + thickness / 2);
      cairo_line_to (cr, (day + n_alike) * step, y + thickness / 2);
      trellis_rgba_set_source (&palette->dim, cr);
      cairo_set_line_width (cr, 0.7);
      cairo_stroke (cr);
      before = level;
    }
}

static void
draw_cell (TrellisLevelPaths    *self,
           cairo_t              *cr,
           TrellisText          *text,
           const TrellisPalette *palette,
           guint                 school)
{
  const Sizes *sizes = get_sizes (palette->kind);
  double scale = trellis_text_get_scale (text);
  double chip = sizes->chip_width * scale, chip_height = sizes->name.size * scale * 1.3;
  GPtrArray *levels = trellis_level_course_get_scheme (self->course)->levels;
  guint n = trellis_level_course_get_n_days (self->course);
  TrellisSchool *subject = trellis_level_course_get_school (self->course, school);

  trellis_text_draw_ellipsized (text, cr, subject->short_name, sizes->name, 0,
                                trellis_text_get_ascent (text, sizes->name), self->cell_width - chip - 6 * scale,
                                TRELLIS_TEXT_START, &palette->text);
  trellis_level_chip_draw (cr, text, palette, n > 0 ? trellis_level_course_get_level (self->course, school, n - 1)
                                                    : NULL, sizes->code, self->cell_width - chip, 0, chip, chip_height);
  trellis_rgba_set_source (&palette->line_faint, cr);
  cairo_set_line_width (cr, 0.5);
  for (guint i = 0; i < levels->len; i++)
    {
      double y = get_level_y (self, g_ptr_array_index (levels, i));

      cairo_move_to (cr, 0, y);
      cairo_line_to (cr, self->cell_width, y);
      cairo_stroke (cr);
    }
  draw_steps (self, cr, palette, school, sizes->line * scale);
}

/**
 * trellis_level_paths_draw:
 * @self: charts
 * @cr: the top left corner of the first row drawn at the origin
 * @text: the maker of text that they were laid out with
 * @palette: its colours
 * @first_row: the first row to draw
 * @n_rows: how many rows at most
 */
void
trellis_level_paths_draw (TrellisLevelPaths    *self,
                          cairo_t              *cr,
                          TrellisText          *text,
                          const TrellisPalette *palette,
                          guint                 first_row,
                          guint                 n_rows)
{
  guint n_schools = trellis_level_course_get_n_schools (self->course);

  for (guint row = first_row; row < first_row + n_rows; row++)
    {
      for (guint column = 0; column < self->n_columns && row * self->n_columns + column < n_schools; column++)
        {
          cairo_save (cr);
          cairo_translate (cr, column * self->step_x, (row - first_row) * self->step_y);
          draw_cell (self, cr, text, palette, row * self->n_columns + column);
          cairo_restore (cr);
        }
    }
}
