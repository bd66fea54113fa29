/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Paints what is in view: weeks and holidays, today, pills, the cursor and where
 * a dragged visit would go. Heads and foot are in trellis-year-board-head.c. */

#include "config.h"

#include "trellis-year-board-private.h"

#include "trellis-style.h"
#include "trellis-visit-mark.h"

#include <math.h>

#define TODAY_WIDTH 2
#define CURSOR_WIDTH 2
#define BUBBLE_AIR 6
#define BUBBLE_RADIUS 5
#define DRAGGED_OPACITY 0.35
#define TARGET_ALPHA 0.14f
#define GROUP_LINES_MOST 3

/* What a frame is painted with. */
typedef struct
{
  TrellisYearBoard *board;
  GtkSnapshot *snapshot;
  const TrellisBoardFrame *frame;
  const TrellisPalette *palette;
  double width;
  double bottom;    /* of what scrolls */
  double x;         /* of the first week, scrolled */
  double y;         /* of the first row, scrolled */
} Painter;

static void
append_colour (Painter           *painter,
               const TrellisRgba *colour,
               double             x,
               double             y,
               double             width,
               double             height)
{
  gtk_snapshot_append_color (painter->snapshot, trellis_style_to_gdk (colour),
                             &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
append_outline (Painter           *painter,
                double             x,
                double             y,
                double             width,
                double             height,
                float              radius,
                float              line,
                const TrellisRgba *colour)
{
  const GdkRGBA rgba = *trellis_style_to_gdk (colour);
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height),
                                   radius);
  gtk_snapshot_append_border (painter->snapshot, &shape, (float[4]) { line, line, line, line },
                              (GdkRGBA[4]) { rgba, rgba, rgba, rgba });
}

static double
get_week_x (Painter *painter,
            guint    week)
{
  return painter->x + trellis_year_geometry_get_week_x (&painter->frame->geometry, painter->board->layout, week);
}

static double
get_row_y (Painter *painter,
           guint    row)
{
  return painter->y + trellis_year_geometry_get_row_y (&painter->frame->geometry, painter->board->layout, row);
}

static gboolean
is_row_in_view (Painter *painter,
                guint    row)
{
  double y = get_row_y (painter, row);

  return y + painter->frame->geometry.row_height >= painter->frame->head_height && y <= painter->bottom;
}

static void
paint_weeks (Painter *painter)
{
  TrellisYearLayout *layout = painter->board->layout;
  double height = painter->frame->cells_height;

  for (guint i = 0; i < layout->holidays->len; i++)
    {
      const TrellisYearSpan *holiday = &g_array_index (layout->holidays, TrellisYearSpan, i);
      double x = get_week_x (painter, holiday->first_week);

      append_colour (painter, &painter->palette->holiday, x, painter->y,
                     get_week_x (painter, holiday->first_week + holiday->n_weeks) - x, height);
    }
  for (guint i = 0; i < layout->weeks->len; i++)
    {
      if (g_array_index (layout->weeks, TrellisYearWeek, i).begins_month)
        append_colour (painter, &painter->palette->line_faint, get_week_x (painter, i), painter->y, 1, height);
    }
}

static void
paint_rows (Painter *painter)
{
  TrellisYearLayout *layout = painter->board->layout;
  double right = get_week_x (painter, layout->weeks->len);
  double half_gap = floor (painter->frame->geometry.group_gap / 2);

  for (guint i = 0; i < layout->rows->len; i++)
    {
      const TrellisYearGroup *group;
      double y = get_row_y (painter, i);

      if (!is_row_in_view (painter, i))
        continue;
      group = &g_array_index (layout->groups, TrellisYearGroup, g_array_index (layout->rows, TrellisYearRow, i).group);
      if (i + 1 < group->first_row + group->n_rows)
        append_colour (painter, &painter->palette->line_faint, painter->frame->fixed_width,
                       y + painter->frame->geometry.row_height - 1, right - painter->frame->fixed_width, 1);
      else if (i + 1 < layout->rows->len)
        append_colour (painter, &painter->palette->line, 0, y + painter->frame->geometry.row_height + half_gap, right,
                       1);
    }
}

static void
paint_today (Painter *painter)
{
  double x = trellis_year_geometry_get_now_x (&painter->frame->geometry, painter->board->layout);

  if (x >= 0)
    append_colour (painter, &painter->palette->accent, floor (painter->x + x) - TODAY_WIDTH / 2, painter->y,
                   TODAY_WIDTH, painter->frame->cells_height);
}

static GskRenderNode *
get_pill_node (TrellisYearBoard   *self,
               TrellisVisitStatus  status,
               gboolean            is_clash,
               double              width,
               double              height,
               TrellisRgba        *text)
{
  g_autofree char *key = g_strdup_printf ("%d %d %g %g", status, is_clash, width, height);
  GskRenderNode *node = g_hash_table_lookup (self->pills, key);
  const TrellisPalette *palette = trellis_style_get_palette (GTK_WIDGET (self));
  TrellisPillColours colours;

  if (node == NULL)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      trellis_visit_mark_append (snapshot, palette, status, is_clash, (float) width, (float) height, text);
      node = gtk_snapshot_free_to_node (snapshot);
      g_hash_table_insert (self->pills, g_steal_pointer (&key), node);
    }
  trellis_palette_get_visit_colours (palette, status, is_clash, &colours);
  *text = colours.text;

  return node;
}

/**
 * trellis_year_board_append_pill:
 * @self: a board
 * @snapshot: where to
 * @visit: a visit
 * @is_clash: whether it stands where it cannot be
 * @box: where its pill is; it is moved to whole pixels
 *
 * Paints the pill of a visit.
 */
void
trellis_year_board_append_pill (TrellisYearBoard     *self,
                                GtkSnapshot          *snapshot,
                                TrellisVisit         *visit,
                                gboolean              is_clash,
                                const TrellisYearBox *box)
{
  g_autofree char *mark = trellis_visit_dup_mark (visit);
  double width = round (box->width), height = round (box->height);
  double least = 9 * trellis_style_get_scale (GTK_WIDGET (self));
  gboolean is_small = width < least + 1 || (g_utf8_strlen (mark, -1) > 1 && width < 2 * least);
  double squeeze;
  PangoLayout *layout = trellis_year_board_get_text (self, is_small ? TRELLIS_BOARD_TEXT_MARK_SMALL
                                                                    : TRELLIS_BOARD_TEXT_MARK, mark);
  PangoRectangle ink, logical;
  TrellisRgba text;
  GskRenderNode *node = get_pill_node (self, visit->status, is_clash, width, height, &text);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) floor (box->x), (float) floor (box->y)));
  gtk_snapshot_append_node (snapshot, node);
  pango_layout_get_pixel_extents (layout, &ink, &logical);
  /* By the ink, so that figures and capitals stand in the middle; a wide letter is made to fit half a pill. */
  squeeze = ink.width > width - 1 ? MAX (width - 1, 1) / ink.width : 1;
  gtk_snapshot_scale (snapshot, (float) squeeze, 1);
  trellis_style_append_text (snapshot, layout, (float) round ((width / squeeze - ink.width) / 2 - ink.x),
                             (float) round ((height - ink.height) / 2 - ink.y), &text);
  gtk_snapshot_restore (snapshot);
}

static void
paint_pills (Painter *painter)
{
  TrellisYearBoard *board = painter->board;

  for (guint i = 0; i < board->layout->pills->len; i++)
    {
      const TrellisYearPill *pill = &g_array_index (board->layout->pills, TrellisYearPill, i);
      gboolean is_dragged;
      TrellisYearBox box;

      if (!is_row_in_view (painter, pill->row))
        continue;
      trellis_year_board_get_pill_box (board, i, &box);
      box.x += painter->x;
      box.y += painter->y;
      if (box.x > painter->width || box.x + box.width < painter->frame->fixed_width)
        continue;
      is_dragged = board->dragged_id != NULL && g_str_equal (board->dragged_id, pill->visit->id);
      if (is_dragged)
        gtk_snapshot_push_opacity (painter->snapshot, DRAGGED_OPACITY);
      trellis_year_board_append_pill (board, painter->snapshot, pill->visit, pill->clash != NULL, &box);
      if (is_dragged)
        gtk_snapshot_pop (painter->snapshot);
    }
}

static void
paint_cursor (Painter *painter)
{
  TrellisYearBoard *board = painter->board;
  int pill = trellis_year_board_get_pill (board);
  TrellisYearBox box;

  if (!trellis_year_board_has_focus (board))
    return;

  if (pill >= 0)
    {
      trellis_year_board_get_pill_box (board, (guint) pill, &box);
      box.x = floor (box.x + painter->x);
      box.y = floor (box.y + painter->y);
    }
  else
    {
      trellis_year_board_get_cell_box (board, board->cursor_row, board->cursor_week, &box);
      box.x += 1;
      box.y += 2;
      box.width -= 2;
      box.height -= 4;
    }
  append_outline (painter, box.x - CURSOR_WIDTH, box.y - CURSOR_WIDTH, floor (box.width) + 2 * CURSOR_WIDTH,
                  floor (box.height) + 2 * CURSOR_WIDTH, 5, CURSOR_WIDTH, &painter->palette->cursor);
}

static char *
dup_target_text (const TrellisBoardTarget *target)
{
  return target->refusal != NULL ? g_strdup (target->refusal)
                                 : trellis_day_format (target->day, TRELLIS_DAY_STYLE_WEEKDAY);
}

/* The week that the visit would take in its own row, wherever in the column the
 * pointer is: a visit does not change its school. */
static void
paint_target (Painter *painter)
{
  const TrellisBoardTarget *target = &painter->board->target;
  gboolean is_good = target->refusal == NULL;
  const TrellisRgba *edge = is_good ? &painter->palette->accent : &painter->palette->warning;
  TrellisRgba wash = *edge;
  g_autofree char *text = NULL;
  PangoLayout *layout;
  TrellisYearBox box;
  int text_width, text_height;
  double x, y, width, height;

  if (target->visit == NULL || target->week < 0)
    return;

  wash.alpha = TARGET_ALPHA;
  trellis_year_board_get_cell_box (painter->board, target->row, (guint) target->week, &box);
  append_colour (painter, &wash, box.x, painter->y, box.width, painter->frame->cells_height);
  append_outline (painter, box.x, box.y, box.width, box.height, 4, 2, edge);

  text = dup_target_text (target);
  layout = trellis_year_board_get_text (painter->board, TRELLIS_BOARD_TEXT_CAPTION_BOLD, text);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  width = text_width + 2 * BUBBLE_AIR;
  height = text_height + BUBBLE_AIR;
  x = CLAMP (box.x + box.width / 2 - width / 2, 0, MAX (0, painter->width - width));
  y = box.y - height - 4;
  if (y < painter->frame->head_height)
    y = box.y + box.height + 4;
  append_outline (painter, x - 1, y - 1, width + 2, height + 2, BUBBLE_RADIUS + 1, 1, edge);
  {
    GskRoundedRect shape;

    gsk_rounded_rect_init_from_rect (&shape, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height),
                                     BUBBLE_RADIUS);
    gtk_snapshot_push_rounded_clip (painter->snapshot, &shape);
    append_colour (painter, &painter->palette->card, x, y, width, height);
    gtk_snapshot_pop (painter->snapshot);
  }
  trellis_style_append_text (painter->snapshot, layout, (float) (x + BUBBLE_AIR), (float) (y + BUBBLE_AIR / 2.0),
                             is_good ? &painter->palette->text : &painter->palette->warning);
}

/* In the middle of its row, or higher, so that its lines end with the rows that
 * it stands for. */
static void
append_name (Painter           *painter,
             TrellisBoardText   style,
             const char        *name,
             guint              n_lines_most,
             double             x,
             double             y,
             double             width,
             double             last_y,
             const TrellisRgba *colour)
{
  PangoLayout *layout = trellis_year_board_get_text (painter->board, style, name);
  int height, line_height;

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_height (layout, -(int) n_lines_most);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, NULL, &height);
  line_height = height / MAX (pango_layout_get_line_count (layout), 1);
  y = MIN (y, last_y - (height - line_height));
  trellis_style_append_text (painter->snapshot, layout, (float) x,
                             (float) round (y + (painter->frame->geometry.row_height - line_height) / 2), colour);
}

static void
paint_names (Painter *painter)
{
  TrellisYearBoard *board = painter->board;
  const TrellisBoardFrame *frame = painter->frame;
  double air = 8 * frame->scale;

  for (guint i = 0; i < board->layout->groups->len; i++)
    {
      const TrellisYearGroup *group = &g_array_index (board->layout->groups, TrellisYearGroup, i);
      double y = get_row_y (painter, group->first_row);
      double last = get_row_y (painter, group->first_row + group->n_rows - 1);

      if (*group->name == '\0' || last + frame->geometry.row_height < frame->head_height || y > painter->bottom)
        continue;
      /* The name stays in view with the rows that it stands for. */
      append_name (painter, TRELLIS_BOARD_TEXT_GROUP, group->name, MIN (group->n_rows, GROUP_LINES_MOST), 0,
                   MAX (frame->head_height, y), frame->group_width - air, last, &painter->palette->text);
    }
  for (guint i = 0; i < board->layout->rows->len; i++)
    {
      gboolean is_current = i == board->cursor_row && trellis_year_board_has_focus (board);

      if (is_row_in_view (painter, i))
        append_name (painter, TRELLIS_BOARD_TEXT_ROW, g_array_index (board->layout->rows, TrellisYearRow, i).name, 1,
                     frame->group_width, get_row_y (painter, i), frame->name_width - air / 2, get_row_y (painter, i),
                     is_current ? &painter->palette->accent_text : &painter->palette->text);
    }
}

/**
 * trellis_year_board_paint:
 * @self: a board
 * @snapshot: where to
 *
 * Paints it as it is scrolled.
 */
void
trellis_year_board_paint (TrellisYearBoard *self,
                          GtkSnapshot      *snapshot)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  Painter painter = { .board = self, .snapshot = snapshot };

  if (self->layout == NULL)
    return;

  painter.frame = trellis_year_board_get_frame (self);
  painter.palette = trellis_style_get_palette (GTK_WIDGET (self));
  painter.width = gtk_widget_get_width (GTK_WIDGET (self));
  painter.bottom = height - (painter.frame->is_foot_pinned ? painter.frame->foot_height : 0);
  painter.x = painter.frame->fixed_width - floor (gtk_adjustment_get_value (self->hadjustment));
  painter.y = painter.frame->head_height - floor (gtk_adjustment_get_value (self->vadjustment));

  /* Only what scrolls is cut; what stays is painted after it, where nothing scrolled can be. */
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, (float) painter.frame->head_height, (float) painter.width,
                                                         (float) (painter.bottom - painter.frame->head_height)));
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) painter.frame->fixed_width - 3, 0,
                                                         (float) (painter.width - painter.frame->fixed_width + 3),
                                                         (float) height));
  paint_weeks (&painter);
  paint_rows (&painter);
  paint_today (&painter);
  paint_pills (&painter);
  paint_cursor (&painter);
  gtk_snapshot_pop (snapshot);
  paint_names (&painter);
  gtk_snapshot_pop (snapshot);
  trellis_year_board_paint_head (self, snapshot, painter.palette);
  trellis_year_board_paint_foot (self, snapshot, painter.palette);
  paint_target (&painter);
}
