/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Paints the rows in view. Nothing here depends on how many schools there are. */

#include "config.h"

#include "trellis-matrix-grid-private.h"

#include "trellis-style.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* In pixels at a text of 100 %, from design/mockups/README.md. */
#define CELL_RADIUS 2.5
#define ARROW_OFFSET 15    /* right of the cell's middle, so that arrows line up */
#define RING_SIZE 6
#define RING_INSET 6
#define CURSOR_WIDTH 2
#define CURSOR_GAP 1
#define BAND_OVERLAP 6     /* of the cursor row's band, left of the name */
#define MOST_ROW_NODES 240 /* kept; several screens full */
#define WARNING_SIZE 11    /* of the triangle */
#define WARNING_SLOT 14    /* its place, before the months */

/* What a frame is painted with. */
typedef struct
{
  TrellisMatrixGrid *grid;
  GtkSnapshot *snapshot;
  const TrellisMatrixLayout *layout;
  const TrellisPalette *palette;
  TrellisRgba empty;  /* the outline of a cell that is not judged */
  double width;
  double height;
  double scroll_x;
  double scroll_y;
  guint first_row;   /* in view */
  guint last_row;
  gboolean has_plain_corners;
} Frame;

/* A cell's body. At one pixel to the point a corner of so small a radius is
 * one pixel that is not there, and three plain rectangles are painted several
 * times faster than a path with arcs. */
static void
append_body (Frame             *frame,
             graphene_rect_t   *bounds,
             const TrellisRgba *colour)
{
  const GdkRGBA *rgba = trellis_style_to_gdk (colour);
  float x = bounds->origin.x, y = bounds->origin.y;
  float width = bounds->size.width, height = bounds->size.height;
  float half = MIN (width, height) / 2;
  GskRoundedRect shape;

  if (frame->has_plain_corners)
    {
      gtk_snapshot_append_color (frame->snapshot, rgba, &GRAPHENE_RECT_INIT (x, y + 1, width, height - 2));
      gtk_snapshot_append_color (frame->snapshot, rgba, &GRAPHENE_RECT_INIT (x + 1, y, width - 2, 1));
      gtk_snapshot_append_color (frame->snapshot, rgba, &GRAPHENE_RECT_INIT (x + 1, y + height - 1, width - 2, 1));
      return;
    }

  /* A border as wide as the shape is one path to fill; a clip would need a mask. */
  gsk_rounded_rect_init_from_rect (&shape, bounds, (float) (CELL_RADIUS * frame->layout->scale));
  gtk_snapshot_append_border (frame->snapshot, &shape, (float[4]) { half, half, half, half },
                              (GdkRGBA[4]) { *rgba, *rgba, *rgba, *rgba });
}

static void
append_outline (GtkSnapshot       *snapshot,
                graphene_rect_t   *bounds,
                float              radius,
                float              width,
                const TrellisRgba *colour)
{
  const GdkRGBA rgba = *trellis_style_to_gdk (colour);
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, bounds, radius);
  gtk_snapshot_append_border (snapshot, &shape, (float[4]) { width, width, width, width },
                              (GdkRGBA[4]) { rgba, rgba, rgba, rgba });
}

static void
append_node_at (GtkSnapshot   *snapshot,
                GskRenderNode *node,
                float          x,
                float          y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
}

/* In the middle of a row; returns the x at which the text ends. */
static double
append_row_text (Frame             *frame,
                 TrellisGridText    style,
                 const char        *string,
                 double             x,
                 double             row_y,
                 const TrellisRgba *colour)
{
  PangoLayout *text = trellis_matrix_grid_get_text (frame->grid, style, string);
  int width, height;

  pango_layout_get_pixel_size (text, &width, &height);
  trellis_style_append_text (frame->snapshot, text, (float) round (x),
                             (float) round (row_y + (frame->layout->row_height - height) / 2), colour);

  return x + width;
}

static double
get_row_y (const Frame *frame,
           guint        row)
{
  return frame->layout->head_height + trellis_matrix_layout_get_row_y (frame->layout, row) - frame->scroll_y;
}

static void
paint_cell (Frame                   *frame,
            const TrellisMatrixCell *cell,
            double                   x,
            double                   y,
            double                   width)
{
  GtkSnapshot *snapshot = frame->snapshot;
  double scale = frame->layout->scale;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) frame->layout->cell_height);
  float middle = (float) (y + frame->layout->cell_height / 2);
  const TrellisLevelLook *look;
  int direction;

  if (!cell->applies)
    {
      /* Nothing is missing here, so there is no box to fill. */
      graphene_rect_t dash = GRAPHENE_RECT_INIT ((float) round (x + width / 2 - 4 * scale), roundf (middle - 1),
                                                 (float) round (8 * scale), 1);

      gtk_snapshot_append_color (snapshot, trellis_style_to_gdk (&frame->palette->faint), &dash);
      return;
    }
  if (cell->level == NULL)
    {
      append_outline (snapshot, &bounds, (float) (CELL_RADIUS * scale), 1, &frame->empty);
      return;
    }

  look = trellis_matrix_grid_get_look (frame->grid, cell->level);
  append_body (frame, &bounds, &look->fill);
  if (frame->palette->is_high_contrast)
    append_outline (snapshot, &bounds, (float) (CELL_RADIUS * scale), 1, &frame->palette->line);
  trellis_style_append_text (snapshot, look->code, (float) round (x + (width - look->code_width) / 2),
                             (float) round (middle - look->code_rise), &look->text);

  direction = trellis_matrix_cell_get_direction (cell);
  if (direction != 0)
    {
      float size = (float) (7 * scale);
      float arrow_x = (float) round (x + width / 2 + ARROW_OFFSET * scale - size / 2);

      /* A narrow cell has it at its edge. */
      arrow_x = MIN (arrow_x, (float) (x + width - size - 3 * scale));
      append_node_at (snapshot, direction > 0 ? look->up : look->down, arrow_x, roundf (middle - size / 2));
    }
  if (cell->sources_differ)
    append_node_at (snapshot, look->corner, (float) (x + width - 9 * scale), (float) y);
  if (cell->evidence != TRELLIS_EVIDENCE_RECENT)
    {
      float size = (float) round (RING_SIZE * scale);
      graphene_rect_t ring = GRAPHENE_RECT_INIT ((float) round (x + RING_INSET * scale), roundf (middle - size / 2),
                                                 size, size);

      append_outline (snapshot, &ring, size / 2, (float) (1.3 * scale), &look->text);
    }
}

/* Months in level against the limit: the figure in bold once there is one to
 * keep, amber from the month of the warning, red with a triangle past it. */
static void
paint_limit (Frame                  *frame,
             const TrellisMatrixRow *row,
             double                  y)
{
  const TrellisPalette *palette = frame->palette;
  const TrellisRgba *colour = row->is_past_limit ? &palette->warning : row->is_warned ? &palette->soon : &palette->text;
  const TrellisRgba *dim = row->is_past_limit ? colour : &palette->dim;
  TrellisGridText style = row->is_past_limit || row->is_warned ? TRELLIS_GRID_TEXT_BOLD : TRELLIS_GRID_TEXT_PLAIN;
  double scale = frame->layout->scale;
  double x = frame->layout->limit.x - frame->scroll_x;
  double end;  /* of the months, so that they line up on the right */
  char months[12];
  int width;

  if (row->months_in_level < 0)
    return;

  pango_layout_get_pixel_size (trellis_matrix_grid_get_text (frame->grid, TRELLIS_GRID_TEXT_BOLD, "00"), &width, NULL);
  end = x + WARNING_SLOT * scale + width;
  g_snprintf (months, sizeof months, "%d", row->months_in_level);
  pango_layout_get_pixel_size (trellis_matrix_grid_get_text (frame->grid, style, months), &width, NULL);
  append_row_text (frame, style, months, end - width, y, colour);
  if (row->limit_months > 0)
    {
      /* Translators: after the months that a school has been at its level: 15 of 12. */
      g_autofree char *of = g_strdup_printf (_("of %d"), row->limit_months);

      append_row_text (frame, TRELLIS_GRID_TEXT_PLAIN, of, end + 4 * scale, y, dim);
    }
  if (row->is_past_limit)
    {
      float size = (float) round (WARNING_SIZE * scale);
      float top = (float) round (y + (frame->layout->row_height - size) / 2);
      cairo_t *cr = gtk_snapshot_append_cairo (frame->snapshot, &GRAPHENE_RECT_INIT ((float) x, top, size, size));

      cairo_translate (cr, x, top);
      cairo_scale (cr, size / 11.0, size / 11.0);
      cairo_set_line_width (cr, 1.2);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_move_to (cr, 5.5, 1);
      cairo_line_to (cr, 10.2, 10);
      cairo_line_to (cr, 0.8, 10);
      cairo_close_path (cr);
      cairo_move_to (cr, 5.5, 4);
      cairo_line_to (cr, 5.5, 6.8);
      cairo_move_to (cr, 5.5, 8);
      cairo_line_to (cr, 5.5, 8.8);
      trellis_rgba_set_source (colour, cr);
      cairo_stroke (cr);
      cairo_destroy (cr);
    }
}

static void
paint_school (Frame                  *frame,
              const TrellisMatrixRow *row,
              gboolean                is_current,
              double                  y)
{
  const TrellisMatrixLayout *layout = frame->layout;
  const TrellisSchool *school = row->school;
  TrellisGridText style = is_current ? TRELLIS_GRID_TEXT_NAME_BOLD : TRELLIS_GRID_TEXT_NAME;
  const char *name = school->name;

  if (pango_layout_is_ellipsized (trellis_matrix_grid_get_text (frame->grid, style, name)))
    name = school->short_name;
  append_row_text (frame, style, name, layout->name.x, y, &frame->palette->text);
  if (layout->phase.width > 0)
    append_row_text (frame, TRELLIS_GRID_TEXT_PHASE, trellis_phase_get_name (school->phase), layout->phase.x, y,
                     &frame->palette->dim);
  if (layout->adviser.width > 0)
    append_row_text (frame, TRELLIS_GRID_TEXT_ADVISER, school->adviser_name, layout->adviser.x, y,
                     &frame->palette->dim);

  /* A line down the names of one federation: it is visited and judged as one. */
  if (row->federation_mate != 0)
    {
      gboolean goes_up = row->federation_mate != 1;
      gboolean goes_down = row->federation_mate != -1;
      float top = (float) (goes_up ? y : y + layout->row_height / 2);
      float bottom = (float) (goes_down ? y + layout->row_height : y + layout->row_height / 2);
      float x = (float) round (layout->name.x - 6 * layout->scale);

      gtk_snapshot_append_color (frame->snapshot, trellis_style_to_gdk (&frame->palette->faint),
                                 &GRAPHENE_RECT_INIT (x, top, 1, bottom - top));
      gtk_snapshot_append_color (frame->snapshot, trellis_style_to_gdk (&frame->palette->faint),
                                 &GRAPHENE_RECT_INIT (x, (float) round (y + layout->row_height / 2), 3, 1));
    }
}

static void
paint_bands (Frame *frame)
{
  const TrellisMatrixLayout *layout = frame->layout;
  guint first, last, first_column, last_column;
  float left = (float) (layout->name.x - BAND_OVERLAP * layout->scale);

  trellis_matrix_grid_get_selected (frame->grid, &first, &last, &first_column, &last_column);
  first = MAX (first, frame->first_row);
  last = MIN (last, frame->last_row);
  for (guint row = first; row <= last; row++)
    gtk_snapshot_append_color (frame->snapshot, trellis_style_to_gdk (&frame->palette->chosen),
                               &GRAPHENE_RECT_INIT (left, (float) get_row_y (frame, row),
                                                    (float) (frame->width - left - layout->margin),
                                                    (float) layout->row_height));
}

static void
paint_ring (Frame    *frame,
            guint     row,
            guint     column,
            gboolean  is_cursor)
{
  const TrellisMatrixLayout *layout = frame->layout;
  const TrellisPalette *palette = frame->palette;
  const TrellisRgba *colour = palette->kind == TRELLIS_PALETTE_DARK || palette->is_high_contrast
                                ? &palette->cursor : &palette->accent_fill;
  float width = (float) (CURSOR_WIDTH * layout->scale);
  float gap = (float) (CURSOR_GAP * layout->scale);
  double top = get_row_y (frame, row) + (layout->row_height - layout->cell_height) / 2;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) (layout->columns[column].x - frame->scroll_x), (float) top,
                                               (float) layout->columns[column].width, (float) layout->cell_height);
  graphene_rect_t between = bounds;

  if (!is_cursor)
    {
      /* Selected with it: a thinner ring, inside. */
      append_outline (frame->snapshot, &bounds, (float) (CELL_RADIUS * layout->scale), gap * 1.5f, colour);
      return;
    }

  /* A rim of the window's colour parts the ring from a cell of its colour. */
  append_outline (frame->snapshot, &between, (float) (CELL_RADIUS * layout->scale), gap, &palette->window);
  graphene_rect_inset (&bounds, -width, -width);
  append_outline (frame->snapshot, &bounds, (float) (CELL_RADIUS * layout->scale) + width, width, colour);
}

static void
paint_selection (Frame *frame)
{
  guint first, last, first_column, last_column;

  trellis_matrix_grid_get_selected (frame->grid, &first, &last, &first_column, &last_column);
  if (first != last || first_column != last_column)
    {
      for (guint row = MAX (first, frame->first_row); row <= MIN (last, frame->last_row); row++)
        {
          for (guint column = first_column; column <= last_column; column++)
            paint_ring (frame, row, column, FALSE);
        }
    }
  if (frame->grid->cursor_row >= frame->first_row && frame->grid->cursor_row <= frame->last_row)
    paint_ring (frame, frame->grid->cursor_row, frame->grid->cursor_column, TRUE);
}

/* A row's cells and months, as they are painted whatever is scrolled: most of
 * the rows of a frame were in the last one. */
static GskRenderNode *
get_row_node (Frame *frame,
              guint  index)
{
  TrellisMatrixGrid *grid = frame->grid;
  const TrellisMatrixLayout *layout = frame->layout;
  const TrellisMatrixRow *row = &g_array_index (grid->matrix->rows, TrellisMatrixRow, index);
  double inset = (layout->row_height - layout->cell_height) / 2;
  GskRenderNode *node = g_hash_table_lookup (grid->row_nodes, GUINT_TO_POINTER (index));
  Frame of_row = *frame;

  if (node != NULL)
    return node;

  of_row.snapshot = gtk_snapshot_new ();
  of_row.scroll_x = 0;
  for (guint column = 0; column < layout->n_columns; column++)
    paint_cell (&of_row, &row->cells[column], layout->columns[column].x, inset, layout->columns[column].width);
  if (grid->has_limits)
    paint_limit (&of_row, row, 0);
  node = gtk_snapshot_free_to_node (of_row.snapshot);
  if (node == NULL)
    return NULL;

  if (g_hash_table_size (grid->row_nodes) >= MOST_ROW_NODES)
    g_hash_table_remove_all (grid->row_nodes);
  g_hash_table_insert (grid->row_nodes, GUINT_TO_POINTER (index), node);

  return node;
}

static void
paint_cells (Frame *frame)
{
  for (guint row = frame->first_row; row <= frame->last_row; row++)
    {
      GskRenderNode *node = get_row_node (frame, row);

      if (node != NULL)
        append_node_at (frame->snapshot, node, (float) -frame->scroll_x, (float) get_row_y (frame, row));
    }
}

static void
paint_groups (Frame *frame)
{
  const TrellisMatrixLayout *layout = frame->layout;
  guint first = trellis_matrix_layout_get_row_group (layout, frame->first_row);
  /* The heading of the next group may be in view before its first row. */
  guint last = MIN (trellis_matrix_layout_get_row_group (layout, frame->last_row) + 1, layout->n_groups - 1);

  for (guint group = first; group <= last; group++)
    {
      double y, height;

      trellis_matrix_layout_get_group_extents (layout, group, &y, &height);
      y += layout->head_height - frame->scroll_y;
      if (group > 0)
        gtk_snapshot_append_color (frame->snapshot, trellis_style_to_gdk (&frame->palette->line),
                                   &GRAPHENE_RECT_INIT ((float) layout->margin,
                                                        (float) round (y - layout->group_heading -
                                                                       (layout->group_gap - layout->group_heading) / 2),
                                                        (float) (frame->width - 2 * layout->margin), 1));
      if (layout->summary.width > 0)
        trellis_matrix_grid_paint_summary (frame->grid, frame->snapshot, group, y, height);
      else if (layout->group_heading > 0)
        trellis_matrix_grid_paint_group_heading (frame->grid, frame->snapshot, group, y);
    }
}

static void
paint_rows (Frame *frame)
{
  const TrellisMatrixLayout *layout = frame->layout;
  float body_height = (float) (frame->height - layout->head_height);

  if (layout->n_rows == 0 || body_height <= 0)
    return;

  frame->first_row = trellis_matrix_layout_find_row (layout, frame->scroll_y);
  frame->last_row = trellis_matrix_layout_find_row (layout, frame->scroll_y + body_height);

  gtk_snapshot_push_clip (frame->snapshot,
                          &GRAPHENE_RECT_INIT (0, (float) layout->head_height, (float) frame->width, body_height));
  paint_bands (frame);
  paint_groups (frame);
  for (guint row = frame->first_row; row <= frame->last_row; row++)
    paint_school (frame, &g_array_index (frame->grid->matrix->rows, TrellisMatrixRow, row),
                  row == frame->grid->cursor_row, get_row_y (frame, row));

  /* The rings stand out by three pixels, over the names' edge where the cells
   * are not scrolled. */
  gtk_snapshot_push_clip (frame->snapshot,
                          &GRAPHENE_RECT_INIT ((float) (layout->fixed_width - (frame->scroll_x > 0 ? 0 : 4)),
                                               (float) layout->head_height,
                                               (float) (frame->width - layout->fixed_width + 4), body_height));
  paint_cells (frame);
  paint_selection (frame);
  gtk_snapshot_pop (frame->snapshot);
  gtk_snapshot_pop (frame->snapshot);
}

/**
 * trellis_matrix_grid_paint:
 * @self: a grid
 * @snapshot: where to
 *
 * Paints a frame: the rows in view, then the head over them.
 */
void
trellis_matrix_grid_paint (TrellisMatrixGrid *self,
                           GtkSnapshot       *snapshot)
{
  Frame frame = {
    .grid = self,
    .snapshot = snapshot,
    .layout = trellis_matrix_grid_ensure_layout (self),
    .palette = trellis_style_get_palette (GTK_WIDGET (self)),
    .width = gtk_widget_get_width (GTK_WIDGET (self)),
    .height = gtk_widget_get_height (GTK_WIDGET (self)),
    /* Whole pixels, so that texts and edges stay sharp while it scrolls. */
    .scroll_x = round (gtk_adjustment_get_value (self->hadjustment)),
    .scroll_y = round (gtk_adjustment_get_value (self->vadjustment)),
  };

  if (frame.layout == NULL)
    return;

  frame.has_plain_corners = gtk_widget_get_scale_factor (GTK_WIDGET (self)) == 1 && frame.layout->scale < 1.4;
  frame.empty = trellis_rgba_mix (&frame.palette->line, &frame.palette->faint, 0.4);
  paint_rows (&frame);
  trellis_matrix_grid_paint_head (self, snapshot, frame.scroll_x);
}
