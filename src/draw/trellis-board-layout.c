/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the cards of a board stand. Knows no cards, only their heights. */

#include "config.h"

#include "trellis-board-layout.h"

#include <math.h>

/* Sizes in pixels at a text of 100 %, from design/mockups/README.md. */
#define MARGIN 18
#define COLUMN_GAP 12
#define COLUMN_LEAST 190   /* "Overdue, 13 Feb" and "amber 12 weeks" side by side */
#define COLUMN_MOST 360    /* lines longer than this are hard to read */
#define HEAD_HEIGHT 36
#define LANE_HEAD 30
#define LANE_TOP 12        /* over the cards where lanes have no heads */
#define LANE_FOOT 9        /* under the last card of a lane */
#define CARD_GAP 8
#define CARD_PADDING 11

static double
get_column_width (double width,
                  double scale,
                  guint  n_columns)
{
  double room = (width - 2 * MARGIN - (n_columns - 1) * COLUMN_GAP) / n_columns;

  return floor (CLAMP (room, COLUMN_LEAST * scale, COLUMN_MOST * scale));
}

/**
 * trellis_board_layout_get_text_width:
 * @width: of the place that there is
 * @scale: of the person's text
 * @n_columns: at least 1
 *
 * Returns: how wide the text on a card can be, from which its height follows
 */
double
trellis_board_layout_get_text_width (double width,
                                     double scale,
                                     guint  n_columns)
{
  g_return_val_if_fail (n_columns > 0, 0);

  return get_column_width (width, scale, n_columns) - 2 * CARD_PADDING * scale;
}

/**
 * trellis_board_layout_new:
 * @spec: what decides where everything stands
 *
 * Returns: (transfer full): the layout
 */
TrellisBoardLayout *
trellis_board_layout_new (const TrellisBoardSpec *spec)
{
  TrellisBoardLayout *self = g_new0 (TrellisBoardLayout, 1);
  guint n_runs = spec->n_lanes * spec->n_columns;
  double scale = spec->scale;
  double y = 0;

  g_return_val_if_fail (spec->n_columns > 0, self);

  self->scale = scale;
  self->margin = MARGIN;
  self->head_height = round (HEAD_HEIGHT * scale);
  self->lane_head = spec->has_heads ? round (LANE_HEAD * scale) : 0;
  self->n_columns = spec->n_columns;
  self->n_lanes = spec->n_lanes;
  self->column_width = get_column_width (spec->width, scale, spec->n_columns);
  self->column_step = self->column_width + COLUMN_GAP;
  self->width = 2 * MARGIN + spec->n_columns * self->column_step - COLUMN_GAP;
  self->lanes = g_new0 (TrellisBoardLane, MAX (spec->n_lanes, 1));
  self->first_cards = g_new0 (guint, n_runs + 1);
  for (guint i = 0; i < n_runs; i++)
    self->first_cards[i + 1] = self->first_cards[i] + spec->counts[i];
  self->card_y = g_new0 (double, self->first_cards[n_runs] + 1);
  self->card_height = g_new0 (double, self->first_cards[n_runs] + 1);

  for (guint lane = 0; lane < spec->n_lanes; lane++)
    {
      double top = y + (spec->has_heads ? self->lane_head : LANE_TOP);
      double bottom = top;

      self->lanes[lane].y = y;
      self->lanes[lane].is_folded = spec->has_heads && spec->folded[lane];
      for (guint column = 0; column < spec->n_columns; column++)
        {
          guint run = lane * spec->n_columns + column;
          double card_y = top;

          for (guint card = self->first_cards[run]; card < self->first_cards[run + 1]; card++)
            {
              self->card_y[card] = card_y;
              self->card_height[card] = round (spec->heights[card]);
              card_y += self->card_height[card] + CARD_GAP;
            }
          bottom = MAX (bottom, card_y - (card_y > top ? CARD_GAP : 0));
        }
      y = self->lanes[lane].is_folded ? top : bottom + LANE_FOOT;
      self->lanes[lane].height = y - self->lanes[lane].y;
    }
  self->height = y;

  return self;
}

/**
 * trellis_board_layout_free:
 * @self: (nullable) (transfer full): a layout
 */
void
trellis_board_layout_free (TrellisBoardLayout *self)
{
  if (self == NULL)
    return;

  g_free (self->lanes);
  g_free (self->first_cards);
  g_free (self->card_y);
  g_free (self->card_height);
  g_free (self);
}

/**
 * trellis_board_layout_get_column_x:
 * @self: a layout
 * @column: one of its columns
 *
 * Returns: the column's left edge
 */
double
trellis_board_layout_get_column_x (const TrellisBoardLayout *self,
                                   guint                     column)
{
  return self->margin + column * self->column_step;
}

/**
 * trellis_board_layout_count:
 * @self: a layout
 * @lane: one of its lanes
 * @column: one of its columns
 *
 * Returns: how many cards stand there, folded away or not
 */
guint
trellis_board_layout_count (const TrellisBoardLayout *self,
                            guint                     lane,
                            guint                     column)
{
  guint run = lane * self->n_columns + column;

  return self->first_cards[run + 1] - self->first_cards[run];
}

/**
 * trellis_board_layout_get_area:
 * @self: a layout
 * @place: a card or a lane's head
 * @area: (out): where it is; untouched where there is no such card, or it is
 *   folded away
 *
 * Returns: whether it is there to be seen
 */
gboolean
trellis_board_layout_get_area (const TrellisBoardLayout *self,
                               const TrellisBoardPlace  *place,
                               TrellisBoardArea         *area)
{
  guint run, card;

  if (place->lane < 0 || place->lane >= (int) self->n_lanes)
    return FALSE;
  if (place->column < 0)
    {
      if (self->lane_head <= 0)
        return FALSE;
      *area = (TrellisBoardArea) { self->margin, self->lanes[place->lane].y, self->width - 2 * self->margin,
                                   self->lane_head };
      return TRUE;
    }
  if (place->column >= (int) self->n_columns || self->lanes[place->lane].is_folded || place->card < 0 ||
      place->card >= (int) trellis_board_layout_count (self, place->lane, place->column))
    return FALSE;

  run = place->lane * self->n_columns + place->column;
  card = self->first_cards[run] + place->card;
  *area = (TrellisBoardArea) { trellis_board_layout_get_column_x (self, place->column), self->card_y[card],
                               self->column_width, self->card_height[card] };
  return TRUE;
}

/**
 * trellis_board_layout_find_lane:
 * @self: a layout
 * @y: a height
 *
 * Returns: the lane there; the nearest above or below everything; -1 where there
 *   are none
 */
int
trellis_board_layout_find_lane (const TrellisBoardLayout *self,
                                double                    y)
{
  guint low = 0, high = self->n_lanes;

  if (self->n_lanes == 0)
    return -1;
  /* The last that begins at or above y. */
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->lanes[middle].y <= y)
        low = middle;
      else
        high = middle;
    }

  return (int) low;
}

/**
 * trellis_board_layout_find_column:
 * @self: a layout
 * @x: a place from the left
 *
 * Returns: the column there, the gaps beside it shared with its neighbours; -1
 *   in the margins
 */
int
trellis_board_layout_find_column (const TrellisBoardLayout *self,
                                  double                    x)
{
  if (x < self->margin || x >= self->width - self->margin)
    return -1;

  return MIN ((int) floor ((x - self->margin + COLUMN_GAP / 2.0) / self->column_step), (int) self->n_columns - 1);
}

/**
 * trellis_board_layout_find_card:
 * @self: a layout
 * @lane: one of its lanes
 * @column: one of its columns
 * @y: a height
 *
 * Returns: the first card there that ends below y; as many as there are where
 *   none does
 */
guint
trellis_board_layout_find_card (const TrellisBoardLayout *self,
                                guint                     lane,
                                guint                     column,
                                double                    y)
{
  guint run = lane * self->n_columns + column;
  guint low = self->first_cards[run], high = self->first_cards[run + 1];

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->card_y[middle] + self->card_height[middle] > y)
        high = middle;
      else
        low = middle + 1;
    }

  return low - self->first_cards[run];
}

/**
 * trellis_board_layout_find:
 * @self: a layout
 * @x: a place from the left
 * @y: a height
 * @place: (out): the card or the lane's head there
 *
 * Returns: whether there is one
 */
gboolean
trellis_board_layout_find (const TrellisBoardLayout *self,
                           double                    x,
                           double                    y,
                           TrellisBoardPlace        *place)
{
  TrellisBoardPlace found = { trellis_board_layout_find_lane (self, y), -1, -1 };
  TrellisBoardArea area;

  if (found.lane < 0 || y < 0 || y >= self->height)
    return FALSE;
  if (y >= self->lanes[found.lane].y + self->lane_head)
    {
      found.column = trellis_board_layout_find_column (self, x);
      if (found.column < 0)
        return FALSE;
      found.card = (int) trellis_board_layout_find_card (self, found.lane, found.column, y);
    }
  if (!trellis_board_layout_get_area (self, &found, &area) || x < area.x || x >= area.x + area.width || y < area.y)
    return FALSE;

  *place = found;
  return TRUE;
}

/* The card of a column that is nearest to a height. */
static guint
find_nearest (const TrellisBoardLayout *self,
              guint                     lane,
              guint                     column,
              double                    y)
{
  guint run = lane * self->n_columns + column;
  guint card = MIN (trellis_board_layout_find_card (self, lane, column, y),
                    trellis_board_layout_count (self, lane, column) - 1);
  guint i = self->first_cards[run] + card;

  if (card > 0 && y - (self->card_y[i - 1] + self->card_height[i - 1]) < self->card_y[i] - y)
    card--;
  return card;
}

static gboolean
step_across (const TrellisBoardLayout *self,
             const TrellisBoardPlace  *from,
             int                       across,
             TrellisBoardPlace        *to)
{
  TrellisBoardArea area;

  if (from->column < 0 || !trellis_board_layout_get_area (self, from, &area))
    return FALSE;
  for (int column = from->column + across; column >= 0 && column < (int) self->n_columns; column += across)
    {
      if (trellis_board_layout_count (self, from->lane, column) > 0)
        {
          *to = (TrellisBoardPlace) { from->lane, column,
                                      (int) find_nearest (self, from->lane, column, area.y + area.height / 2) };
          return TRUE;
        }
    }

  return FALSE;
}

/* The first or last card of a lane in the column or, where that is empty, in
 * the one nearest to it. */
static gboolean
enter_lane (const TrellisBoardLayout *self,
            int                       lane,
            int                       column,
            gboolean                  at_end,
            TrellisBoardPlace        *to)
{
  if (lane < 0 || lane >= (int) self->n_lanes || self->lanes[lane].is_folded)
    return FALSE;
  for (int off = 0; off < (int) self->n_columns; off++)
    {
      for (int side = -1; side <= 1; side += 2)
        {
          int near = column + side * off;
          guint n_cards;

          if (near < 0 || near >= (int) self->n_columns)
            continue;
          n_cards = trellis_board_layout_count (self, lane, near);
          if (n_cards > 0)
            {
              *to = (TrellisBoardPlace) { lane, near, at_end ? (int) n_cards - 1 : 0 };
              return TRUE;
            }
        }
    }

  return FALSE;
}

/**
 * trellis_board_layout_step:
 * @self: a layout
 * @from: a card or a lane's head; of a head the column to go on in, or 0, is in
 *   @card, as -1 less the column
 * @across: -1 to the left, 1 to the right, 0 neither
 * @down: -1 up, 1 down, 0 neither
 * @to: (out): where that leads; may be @from
 *
 * Where an arrow key leads: left and right to the card beside it in the same
 * lane, past empty columns; up and down through the column, over the heads of
 * lanes.
 *
 * Returns: whether there is anywhere to go
 */
gboolean
trellis_board_layout_step (const TrellisBoardLayout *self,
                           const TrellisBoardPlace  *from,
                           int                       across,
                           int                       down,
                           TrellisBoardPlace        *to)
{
  int column = from->column >= 0 ? from->column : -1 - from->card;

  if (self->n_lanes == 0)
    return FALSE;
  if (across != 0)
    return step_across (self, from, across, to);

  if (from->column >= 0)
    {
      int card = from->card + down;

      if (card >= 0 && card < (int) trellis_board_layout_count (self, from->lane, from->column))
        {
          *to = (TrellisBoardPlace) { from->lane, from->column, card };
          return TRUE;
        }
    }
  else if (down > 0 && enter_lane (self, from->lane, column, FALSE, to))
    {
      return TRUE;
    }

  if (self->lane_head <= 0)
    return FALSE;
  /* To a head: the next lane's, or the own one's from its first card. */
  if (down > 0 && from->lane + 1 < (int) self->n_lanes)
    {
      *to = (TrellisBoardPlace) { from->lane + 1, -1, -1 - column };
      return TRUE;
    }
  if (down < 0 && from->column >= 0)
    {
      *to = (TrellisBoardPlace) { from->lane, -1, -1 - column };
      return TRUE;
    }
  if (down < 0 && from->lane > 0)
    {
      if (!enter_lane (self, from->lane - 1, column, TRUE, to))
        *to = (TrellisBoardPlace) { from->lane - 1, -1, -1 - column };
      return TRUE;
    }

  return FALSE;
}

/**
 * trellis_board_count_lines:
 * @word_widths: of each word of a text
 * @n_words: how many
 * @space_width: of the space between two
 * @width: of a line
 *
 * Returns: over how many lines the text breaks, at least 1; a word that is wider
 *   than a line breaks wherever the line ends
 */
guint
trellis_board_count_lines (const double *word_widths,
                           guint         n_words,
                           double        space_width,
                           double        width)
{
  guint n_lines = 1;
  double x = 0;

  g_return_val_if_fail (width > 0, 1);

  for (guint i = 0; i < n_words; i++)
    {
      if (x > 0 && x + space_width + word_widths[i] > width)
        {
          n_lines++;
          x = 0;
        }
      if (x > 0)
        x += space_width;
      x += word_widths[i];
      while (x > width)
        {
          n_lines++;
          x -= width;
        }
    }

  return n_lines;
}
