/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Paints the cards in view. Nothing here depends on how many actions there are. */

#include "config.h"

#include "trellis-action-board-private.h"

#include "trellis-style.h"

#include <math.h>
#include <string.h>

/* In pixels at a text of 100 %, from design/mockups/README.md. */
#define CARD_RADIUS 9
#define CARD_PADDING 11
#define PADDING_TOP 10
#define LINE_GAP 5
#define RING_WIDTH 2
#define MARK_SIZE 18
#define CHEVRON_SIZE 9

/* What a frame is painted with. */
typedef struct
{
  TrellisActionBoard *board;
  GtkSnapshot *snapshot;
  const TrellisBoardLayout *layout;
  const TrellisPalette *palette;
  double width;
  double height;
  double scroll_x;
  double scroll_y;
} Frame;

/* A filled shape with round corners is a border as wide as the shape: one path
 * to fill, where a clip would need a mask. */
static void
append_round (GtkSnapshot           *snapshot,
              const graphene_rect_t *bounds,
              float                  radius,
              float                  width,
              const TrellisRgba     *colour)
{
  const GdkRGBA rgba = *trellis_style_to_gdk (colour);
  float half = MIN (bounds->size.width, bounds->size.height) / 2;
  GskRoundedRect shape;

  width = width > 0 ? width : half;
  gsk_rounded_rect_init_from_rect (&shape, bounds, radius);
  gtk_snapshot_append_border (snapshot, &shape, (float[4]) { width, width, width, width },
                              (GdkRGBA[4]) { rgba, rgba, rgba, rgba });
}

static int
get_text_width (PangoLayout *text)
{
  int width;

  pango_layout_get_pixel_size (text, &width, NULL);
  return width;
}

/* One line, cut at @room pixels; from the right edge where @is_end. */
static void
append_line (Frame             *frame,
             TrellisBoardText   style,
             const char        *string,
             double             x,
             double             y,
             double             room,
             gboolean           is_end,
             const TrellisRgba *colour)
{
  PangoLayout *text = trellis_action_board_get_text (frame->board, style, string);
  int width;

  pango_layout_set_width (text, -1);
  width = get_text_width (text);
  if (width > room)
    {
      pango_layout_set_width (text, (int) (MAX (room, 0) * PANGO_SCALE));
      width = (int) room;
    }
  trellis_style_append_text (frame->snapshot, text, (float) round (is_end ? x - width : x), (float) round (y), colour);
}

/* Two texts at the ends of one line; the second has its room first, the first
 * what is left, as a date or a source is not to be cut for a name. */
static void
append_ends (Frame             *frame,
             const char        *start,
             TrellisBoardText   style,
             const TrellisRgba *colour,
             const char        *end,
             double             x,
             double             y,
             double             width)
{
  double gap = 8 * frame->board->scale;
  double end_width = get_text_width (trellis_action_board_get_text (frame->board, TRELLIS_BOARD_TEXT_PLAIN, end));
  double start_width = get_text_width (trellis_action_board_get_text (frame->board, style, start));

  /* Where both are long, each has half. */
  if (start_width + gap + end_width > width)
    end_width = MIN (end_width, MAX ((width - gap) / 2, width - gap - start_width));
  append_line (frame, style, start, x, y, width - (end_width > 0 ? end_width + gap : 0), FALSE, colour);
  append_line (frame, TRELLIS_BOARD_TEXT_PLAIN, end, x + width, y, end_width, TRUE, &frame->palette->dim);
}

static void
paint_card (Frame               *frame,
            TrellisAction       *action,
            const TrellisBoardArea *area,
            gboolean             is_current,
            gboolean             is_lifted)
{
  TrellisActionBoard *board = frame->board;
  const TrellisPalette *palette = frame->palette;
  GtkSnapshot *snapshot = frame->snapshot;
  double scale = board->scale;
  float radius = (float) (CARD_RADIUS * scale);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) area->x, (float) area->y, (float) area->width,
                                               (float) area->height);
  graphene_rect_t edge = bounds;
  TrellisRgba shadow = { 0, 0, 0, is_lifted ? 0.16f : 0.06f };
  gboolean is_overdue = trellis_action_is_overdue (action, board->as_at);
  gboolean is_soon = trellis_action_is_due_soon (action, board->as_at);
  g_autofree char *due = trellis_action_dup_due (action, board->as_at);
  g_autofree char *age = trellis_action_dup_age (action, board->as_at);
  double x = area->x + CARD_PADDING * scale;
  double width = area->width - 2 * CARD_PADDING * scale;
  double y = area->y + PADDING_TOP * scale;
  double line_gap = round (LINE_GAP * scale) / 2;
  guint n_lines;

  /* A shadow of one soft step: a blurred one is the dearest thing to paint. */
  edge.origin.y += is_lifted ? 4 : 1;
  graphene_rect_inset (&edge, is_lifted ? -2 : -0.5f, is_lifted ? -2 : -0.5f);
  append_round (snapshot, &edge, radius, 0, &shadow);
  append_round (snapshot, &bounds, radius, 0, &palette->card);
  append_round (snapshot, &bounds, radius, 1, palette->is_high_contrast ? &palette->text : &palette->line);
  if (is_current)
    {
      const TrellisRgba *ring = palette->is_high_contrast ? &palette->cursor : &palette->accent;
      float ring_width = (float) (RING_WIDTH * scale);

      edge = bounds;
      graphene_rect_inset (&edge, -ring_width / 2, -ring_width / 2);
      append_round (snapshot, &edge, radius + ring_width / 2, ring_width, ring);
    }

  trellis_action_board_measure_card (board, action, width, &n_lines);
  trellis_style_append_text (snapshot, trellis_action_board_get_text (board, TRELLIS_BOARD_TEXT_WHAT, action->what),
                             (float) round (x), (float) round (y), &palette->text);
  y += n_lines * board->line_height + line_gap;
  append_line (frame, TRELLIS_BOARD_TEXT_SCHOOL, action->school_name, x, y, width, FALSE, &palette->text);
  y += board->plain_height;
  if (trellis_action_board_has_people_line (action))
    {
      g_autofree char *place = trellis_action_dup_place (action);

      append_ends (frame, action->owner, TRELLIS_BOARD_TEXT_PLAIN, &palette->dim, place, x, y, width);
      y += board->plain_height;
    }
  append_ends (frame, due, is_overdue || is_soon ? TRELLIS_BOARD_TEXT_STRONG : TRELLIS_BOARD_TEXT_PLAIN,
               is_overdue ? &palette->warning : is_soon ? &palette->soon : &palette->dim, age, x, y, width);
}

static void
paint_chevron (Frame    *frame,
               double    x,
               double    y,
               gboolean  is_folded)
{
  float size = (float) (CHEVRON_SIZE * frame->board->scale);
  float third = size / 3;
  cairo_t *cr = gtk_snapshot_append_cairo (frame->snapshot, &GRAPHENE_RECT_INIT ((float) x, (float) y, size, size));

  cairo_set_line_width (cr, 1.6 * frame->board->scale);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_translate (cr, x, y);
  if (is_folded)
    {
      cairo_move_to (cr, third, size / 8);
      cairo_line_to (cr, 2 * third, size / 2);
      cairo_line_to (cr, third, size * 7 / 8);
    }
  else
    {
      cairo_move_to (cr, size / 8, third);
      cairo_line_to (cr, size / 2, 2 * third);
      cairo_line_to (cr, size * 7 / 8, third);
    }
  trellis_rgba_set_source (&frame->palette->text, cr);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
paint_lane_head (Frame *frame,
                 guint  lane)
{
  TrellisActionBoard *board = frame->board;
  const TrellisActionLane *facts = trellis_action_board_get_lane (board, lane);
  const TrellisBoardLayout *layout = frame->layout;
  double scale = board->scale;
  double y = layout->head_height + layout->lanes[lane].y - frame->scroll_y;
  double x = layout->margin - frame->scroll_x;
  double room = layout->column_width - 24 * scale;
  gboolean is_folded = layout->lanes[lane].is_folded;
  PangoLayout *name = trellis_action_board_get_text (board, TRELLIS_BOARD_TEXT_LANE, facts->name);
  int name_width, name_height, detail_height;

  if (lane > 0)
    gtk_snapshot_append_color (frame->snapshot, trellis_style_to_gdk (&frame->palette->line),
                               &GRAPHENE_RECT_INIT ((float) x, (float) y,
                                                    (float) (layout->width - 2 * layout->margin), 1));
  if (board->cursor.lane == (int) lane && board->cursor.column < 0)
    append_round (frame->snapshot,
                  &GRAPHENE_RECT_INIT ((float) (x - 2), (float) (y + 3),
                                       (float) (layout->width - 2 * layout->margin + 4),
                                       (float) (layout->lane_head - 5)),
                  (float) (6 * scale), (float) (RING_WIDTH * scale),
                  frame->palette->is_high_contrast ? &frame->palette->cursor : &frame->palette->accent);

  paint_chevron (frame, x + 4 * scale, y + (layout->lane_head - CHEVRON_SIZE * scale) / 2 + 1, is_folded);
  pango_layout_set_width (name, -1);
  pango_layout_get_pixel_size (name, &name_width, &name_height);
  x += 24 * scale;
  /* A folded lane has its counts in the columns; an open one has all the room. */
  if (!is_folded)
    room = layout->width - 2 * layout->margin - 24 * scale;
  append_line (frame, TRELLIS_BOARD_TEXT_LANE, facts->name, x, y + (layout->lane_head - name_height) / 2,
               room, FALSE, &frame->palette->text);
  pango_layout_get_pixel_size (trellis_action_board_get_text (board, TRELLIS_BOARD_TEXT_PLAIN, facts->detail), NULL,
                               &detail_height);
  if (name_width + 60 * scale < room)
    append_line (frame, TRELLIS_BOARD_TEXT_PLAIN, facts->detail, x + name_width + 9 * scale,
                 y + (layout->lane_head - detail_height) / 2, room - name_width - 9 * scale, FALSE,
                 &frame->palette->dim);
  for (guint column = 0; is_folded && column < layout->n_columns; column++)
    {
      g_autofree char *count = g_strdup_printf ("%u", facts->columns[column]->len);

      /* The first column's head is the name. */
      if (facts->columns[column]->len > 0)
        append_line (frame, TRELLIS_BOARD_TEXT_PLAIN, count,
                     trellis_board_layout_get_column_x (layout, column) + layout->column_width - frame->scroll_x - 1,
                     y + (layout->lane_head - detail_height) / 2, layout->column_width, TRUE, &frame->palette->dim);
    }
}

static void
paint_lane (Frame *frame,
            guint  lane)
{
  TrellisActionBoard *board = frame->board;
  const TrellisActionLane *facts = trellis_action_board_get_lane (board, lane);
  double body_height = frame->height - frame->layout->head_height;

  if (frame->layout->lane_head > 0)
    paint_lane_head (frame, lane);
  if (frame->layout->lanes[lane].is_folded)
    return;

  for (guint column = 0; column < frame->layout->n_columns; column++)
    {
      guint card = trellis_board_layout_find_card (frame->layout, lane, column, frame->scroll_y - 6);

      for (; card < facts->columns[column]->len; card++)
        {
          TrellisAction *action = g_ptr_array_index (facts->columns[column], card);
          TrellisBoardPlace place = { (int) lane, (int) column, (int) card };
          TrellisBoardArea area;
          gboolean is_current = memcmp (&place, &board->cursor, sizeof place) == 0;

          trellis_board_layout_get_area (frame->layout, &place, &area);
          if (area.y - frame->scroll_y > body_height)
            break;
          area.x -= frame->scroll_x;
          area.y += frame->layout->head_height - frame->scroll_y;
          if (action == board->dragged)
            {
              gtk_snapshot_push_opacity (frame->snapshot, 0.35);
              paint_card (frame, action, &area, FALSE, FALSE);
              gtk_snapshot_pop (frame->snapshot);
            }
          else if (board->moving_id == NULL || strcmp (board->moving_id, action->id) != 0)
            {
              paint_card (frame, action, &area, is_current, FALSE);
            }
        }
    }
}

/* The card that goes to its column, over all the others. */
static void
paint_moving (Frame *frame)
{
  TrellisActionBoard *board = frame->board;
  TrellisBoardPlace place;
  TrellisBoardArea area;

  if (board->moving_id == NULL || !trellis_action_board_find_action (board, board->moving_id, &place) ||
      !trellis_board_layout_get_area (frame->layout, &place, &area))
    return;

  area.x = round (board->moving_x + (area.x - board->moving_x) * board->moved - frame->scroll_x);
  area.y = round (board->moving_y + (area.y - board->moving_y) * board->moved + frame->layout->head_height -
                  frame->scroll_y);
  paint_card (frame, trellis_action_board_get_at (board, &place), &area, TRUE, board->moved < 1);
}

static void
paint_check (Frame *frame,
             double x,
             double y,
             double size)
{
  cairo_t *cr = gtk_snapshot_append_cairo (frame->snapshot,
                                           &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) size, (float) size));

  cairo_set_line_width (cr, size / 9);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_translate (cr, x, y);
  cairo_move_to (cr, size * 0.28, size * 0.52);
  cairo_line_to (cr, size * 0.44, size * 0.67);
  cairo_line_to (cr, size * 0.73, size * 0.34);
  trellis_rgba_set_source (&frame->palette->text, cr);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
paint_mark (Frame               *frame,
            TrellisActionColumn  column,
            double               x,
            double               y,
            double               size)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) size, (float) size);
  PangoRectangle ink, logical;
  TrellisRgba fill, text;
  PangoLayout *letter;

  if (column == TRELLIS_ACTION_COLUMN_CLOSED)
    {
      append_round (frame->snapshot, &bounds, (float) size / 2, 0, &frame->palette->button);
      paint_check (frame, x, y, size);
      return;
    }

  trellis_palette_get_rating_colours (frame->palette, (TrellisRating) column, &fill, &text);
  append_round (frame->snapshot, &bounds, (float) size / 2, 0, &fill);
  /* By the ink, so that a capital stands in the middle of the round. */
  letter = trellis_action_board_get_text (frame->board, TRELLIS_BOARD_TEXT_MARK,
                                          trellis_rating_get_letter ((TrellisRating) column));
  pango_layout_get_pixel_extents (letter, &ink, &logical);
  trellis_style_append_text (frame->snapshot, letter, (float) round (x + (size - logical.width) / 2),
                             (float) (y + (size - ink.height) / 2 - ink.y), &text);
}

/* The columns' heads: mark, name and how many, over a line. */
static void
paint_head (Frame *frame)
{
  TrellisActionBoard *board = frame->board;
  const TrellisBoardLayout *layout = frame->layout;
  double scale = board->scale;
  double size = round (MARK_SIZE * scale);

  for (guint column = 0; column < layout->n_columns; column++)
    {
      double x = trellis_board_layout_get_column_x (layout, column) - frame->scroll_x;
      const char *name = trellis_action_column_get_name (column);
      g_autofree char *count = NULL;
      guint n_actions = 0;
      int height;

      for (guint lane = 0; lane < layout->n_lanes; lane++)
        n_actions += trellis_board_layout_count (layout, lane, column);
      count = g_strdup_printf ("%u", n_actions);
      paint_mark (frame, column, x, round ((layout->head_height - size) / 2), size);
      pango_layout_get_pixel_size (trellis_action_board_get_text (board, TRELLIS_BOARD_TEXT_HEAD, name), NULL, &height);
      append_line (frame, TRELLIS_BOARD_TEXT_HEAD, name, x + size + 8 * scale, (layout->head_height - height) / 2,
                   layout->column_width, FALSE, &frame->palette->text);
      append_line (frame, TRELLIS_BOARD_TEXT_COUNT, count, x + layout->column_width - 1,
                   (layout->head_height - height) / 2, layout->column_width, TRUE, &frame->palette->dim);
    }
  gtk_snapshot_append_color (frame->snapshot, trellis_style_to_gdk (&frame->palette->line),
                             &GRAPHENE_RECT_INIT ((float) (layout->margin - frame->scroll_x),
                                                  (float) layout->head_height - 1,
                                                  (float) (layout->width - 2 * layout->margin), 1));
}

/* Where the card under the pointer would go. */
static void
paint_drop (Frame *frame)
{
  const TrellisBoardLayout *layout = frame->layout;
  int column = frame->board->drop_column;
  graphene_rect_t bounds;

  if (column < 0)
    return;

  bounds = GRAPHENE_RECT_INIT ((float) (trellis_board_layout_get_column_x (layout, column) - frame->scroll_x - 5), 2,
                               (float) layout->column_width + 10, (float) frame->height - 4);
  append_round (frame->snapshot, &bounds, (float) (CARD_RADIUS * layout->scale), 0, &frame->palette->chosen);
  append_round (frame->snapshot, &bounds, (float) (CARD_RADIUS * layout->scale), 1.5f, &frame->palette->accent);
}

/**
 * trellis_action_board_paint:
 * @self: a board
 * @snapshot: where to
 *
 * Paints a frame: the cards in view, the heads over them, and over all the card
 * that is being dragged.
 */
void
trellis_action_board_paint (TrellisActionBoard *self,
                            GtkSnapshot        *snapshot)
{
  Frame frame = {
    .board = self,
    .snapshot = snapshot,
    .layout = trellis_action_board_ensure_layout (self),
    .palette = trellis_style_get_palette (GTK_WIDGET (self)),
    .width = gtk_widget_get_width (GTK_WIDGET (self)),
    .height = gtk_widget_get_height (GTK_WIDGET (self)),
    /* Whole pixels, so that texts and edges stay sharp while it scrolls. */
    .scroll_x = round (gtk_adjustment_get_value (self->hadjustment)),
    .scroll_y = round (gtk_adjustment_get_value (self->vadjustment)),
  };
  int first, last;

  if (frame.layout == NULL)
    return;

  trellis_action_board_trim_texts (self);
  paint_drop (&frame);
  first = trellis_board_layout_find_lane (frame.layout, frame.scroll_y);
  last = trellis_board_layout_find_lane (frame.layout, frame.scroll_y + frame.height - frame.layout->head_height);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, (float) frame.layout->head_height, (float) frame.width,
                                                         (float) (frame.height - frame.layout->head_height)));
  for (int lane = MAX (first, 0); lane <= last; lane++)
    paint_lane (&frame, lane);
  paint_moving (&frame);
  gtk_snapshot_pop (snapshot);
  paint_head (&frame);

  if (self->dragged != NULL)
    {
      double text_width = trellis_board_layout_get_text_width (self->layout_width, self->scale,
                                                               TRELLIS_N_ACTION_COLUMNS);
      TrellisBoardArea area = { round (self->drag_x - self->grip_x), round (self->drag_y - self->grip_y),
                                frame.layout->column_width,
                                round (trellis_action_board_measure_card (self, self->dragged, text_width, NULL)) };

      paint_card (&frame, self->dragged, &area, TRUE, TRUE);
    }
}
