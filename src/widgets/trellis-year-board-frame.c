/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where everything of the board stands in the place that it has, and how its
 * texts are set. */

#include "config.h"

#include "trellis-year-board-private.h"

#include "trellis-style.h"

#include <math.h>

/* In pixels at a text of 100 %, from design/mockups/README.md. */
#define WEEK_LEAST 15
#define WEEK_USUAL 16
#define WEEK_MOST 30
#define ROW_LEAST 18
#define ROW_MOST 26
#define GROUP_GAP 8
#define GROUP_WIDTH_MOST 150
#define NAME_WIDTH_LEAST 120   /* names are cut to it before weeks scroll */
#define COLUMN_AIR 12
#define HEAD_HEIGHT 44
#define FOOT_ROW 16
#define FOOT_AIR 12
#define FOOT_SHARE_MOST 0.3    /* of what is under the head; a higher foot scrolls with the rows */

/**
 * trellis_year_board_get_text:
 * @self: a board
 * @style: how it is set
 * @string: one line
 *
 * Returns: (transfer none): it, set once for as long as the style stays
 */
PangoLayout *
trellis_year_board_get_text (TrellisYearBoard *self,
                             TrellisBoardText  style,
                             const char       *string)
{
  static const struct
  {
    double size;
    PangoWeight weight;
  } types[TRELLIS_N_BOARD_TEXTS] = {
    [TRELLIS_BOARD_TEXT_ROW] = { 13, PANGO_WEIGHT_NORMAL },
    [TRELLIS_BOARD_TEXT_GROUP] = { 13, PANGO_WEIGHT_BOLD },
    [TRELLIS_BOARD_TEXT_TERM] = { 12, PANGO_WEIGHT_BOLD },
    [TRELLIS_BOARD_TEXT_CAPTION] = { 12, PANGO_WEIGHT_NORMAL },
    [TRELLIS_BOARD_TEXT_CAPTION_BOLD] = { 12, PANGO_WEIGHT_BOLD },
    [TRELLIS_BOARD_TEXT_SMALL] = { 11, PANGO_WEIGHT_NORMAL },
    [TRELLIS_BOARD_TEXT_MARK] = { 11, PANGO_WEIGHT_BOLD },
    [TRELLIS_BOARD_TEXT_MARK_SMALL] = { 9, PANGO_WEIGHT_BOLD },
  };
  PangoLayout *layout = g_hash_table_lookup (self->texts[style], string);

  if (layout == NULL)
    {
      layout = trellis_style_create_layout (GTK_WIDGET (self), string, types[style].size, types[style].weight);
      g_hash_table_insert (self->texts[style], g_strdup (string), layout);
    }

  return layout;
}

static double
get_text_width (TrellisYearBoard *self,
                TrellisBoardText  style,
                const char       *string)
{
  PangoLayout *layout = trellis_year_board_get_text (self, style, string);
  int width;

  /* Painting cuts it to its column. */
  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

/* The widest word: what a name of several rows can be broken down to. */
static double
get_word_width (TrellisYearBoard       *self,
                const TrellisYearGroup *group)
{
  g_auto (GStrv) words = g_strsplit (group->name, " ", -1);
  double width = 0;

  if (group->n_rows < 2)
    return get_text_width (self, TRELLIS_BOARD_TEXT_GROUP, group->name);
  for (guint i = 0; words[i] != NULL; i++)
    width = MAX (width, get_text_width (self, TRELLIS_BOARD_TEXT_GROUP, words[i]));

  return width;
}

/* Names of groups in one line where there is room for that, else in several. */
static double
measure_groups (TrellisYearBoard *self,
                double            room,
                double            scale)
{
  double whole = 0, least = 0;

  for (guint i = 0; i < self->layout->groups->len; i++)
    {
      const TrellisYearGroup *group = &g_array_index (self->layout->groups, TrellisYearGroup, i);

      if (*group->name == '\0')
        continue;
      whole = MAX (whole, get_text_width (self, TRELLIS_BOARD_TEXT_GROUP, group->name) + COLUMN_AIR * scale);
      least = MAX (least, get_word_width (self, group) + COLUMN_AIR * scale);
    }

  return ceil (MIN (CLAMP (room, least, whole), GROUP_WIDTH_MOST * scale));
}

static void
measure_columns (TrellisYearBoard  *self,
                 TrellisBoardFrame *frame,
                 double             width)
{
  TrellisYearLayout *layout = self->layout;
  double s = frame->scale;
  guint n_weeks = MAX (layout->weeks->len, 1);
  double names = 0, room;

  for (guint i = 0; i < layout->rows->len; i++)
    {
      const char *name = g_array_index (layout->rows, TrellisYearRow, i).name;

      names = MAX (names, get_text_width (self, TRELLIS_BOARD_TEXT_ROW, name));
    }
  names += COLUMN_AIR * s;
  frame->group_width = measure_groups (self, width - names - n_weeks * WEEK_USUAL * s, s);

  room = width - frame->group_width - n_weeks * WEEK_USUAL * s;
  frame->name_width = ceil (MIN (names, MAX (room, NAME_WIDTH_LEAST * s)));
  frame->fixed_width = frame->group_width + frame->name_width;
  frame->geometry.week_width = floor (CLAMP ((width - frame->fixed_width) / n_weeks, WEEK_LEAST * s, WEEK_MOST * s));
  frame->geometry.holiday_width = frame->geometry.week_width;
  frame->geometry.pill_width = frame->geometry.week_width - 2;
  frame->geometry.pill_width = MIN (frame->geometry.pill_width, round (22 * s));
  frame->cells_width = trellis_year_geometry_get_width (&frame->geometry, layout);
  /* What whole pixels leave over goes to the names, so that the last week ends at the edge. */
  if (frame->geometry.week_width < floor (WEEK_MOST * s) && frame->fixed_width + frame->cells_width < width)
    {
      frame->name_width += width - frame->fixed_width - frame->cells_width;
      frame->fixed_width = frame->group_width + frame->name_width;
    }
}

static void
measure_rows (TrellisYearBoard  *self,
              TrellisBoardFrame *frame,
              double             height)
{
  TrellisYearLayout *layout = self->layout;
  double s = frame->scale;
  guint n_terms = layout->year->terms->len;
  guint n_advisers = self->capacities != NULL && n_terms > 0 ? self->capacities->len / n_terms : 0;
  double room;

  frame->head_height = round (HEAD_HEIGHT * s);
  frame->foot_height = n_advisers > 0 ? round (MAX (n_advisers, 3) * FOOT_ROW * s + FOOT_AIR * s) : 0;
  frame->is_foot_pinned = frame->foot_height <= (height - frame->head_height) * FOOT_SHARE_MOST;
  frame->geometry.group_gap = round (GROUP_GAP * s);

  room = height - frame->head_height - frame->foot_height;
  room -= (MAX (layout->groups->len, 1) - 1) * frame->geometry.group_gap;
  frame->geometry.row_height = floor (CLAMP (room / MAX (layout->rows->len, 1), ROW_LEAST * s, ROW_MOST * s));
  frame->geometry.pill_height = MIN (frame->geometry.row_height - 4, round (18 * s));
  frame->cells_height = trellis_year_geometry_get_height (&frame->geometry, layout);
}

/**
 * trellis_year_board_get_frame:
 * @self: a board with a layout
 *
 * Returns: (transfer none): its measures in the place that it has
 */
const TrellisBoardFrame *
trellis_year_board_get_frame (TrellisYearBoard *self)
{
  if (!self->has_frame)
    {
      self->frame = (TrellisBoardFrame) { .scale = trellis_style_get_scale (GTK_WIDGET (self)) };
      measure_columns (self, &self->frame, gtk_widget_get_width (GTK_WIDGET (self)));
      measure_rows (self, &self->frame, gtk_widget_get_height (GTK_WIDGET (self)));
      self->has_frame = TRUE;
    }

  return &self->frame;
}

/**
 * trellis_year_board_to_cells:
 * @self: a board with a layout
 * @x: (inout): in the widget; then in the layout's cells
 * @y: (inout): in the widget; then in the layout's cells
 */
void
trellis_year_board_to_cells (TrellisYearBoard *self,
                             double           *x,
                             double           *y)
{
  const TrellisBoardFrame *frame = trellis_year_board_get_frame (self);

  *x += gtk_adjustment_get_value (self->hadjustment) - frame->fixed_width;
  *y += gtk_adjustment_get_value (self->vadjustment) - frame->head_height;
}

/**
 * trellis_year_board_get_cell_box:
 * @self: a board with a layout
 * @row: a row
 * @week: a week
 * @box: (out): where that week of that school is in the widget, scrolled as it
 *   is
 */
void
trellis_year_board_get_cell_box (TrellisYearBoard *self,
                                 guint             row,
                                 guint             week,
                                 TrellisYearBox   *box)
{
  const TrellisBoardFrame *frame = trellis_year_board_get_frame (self);

  box->x = frame->fixed_width - gtk_adjustment_get_value (self->hadjustment) +
           trellis_year_geometry_get_week_x (&frame->geometry, self->layout, week);
  box->y = frame->head_height - gtk_adjustment_get_value (self->vadjustment) +
           trellis_year_geometry_get_row_y (&frame->geometry, self->layout, row);
  box->width = frame->geometry.week_width;
  box->height = frame->geometry.row_height;
}

/**
 * trellis_year_board_get_pill_box:
 * @self: a board with a layout
 * @pill: a pill
 * @box: (out): where it is among the weeks, not scrolled
 *
 * As the geometry has it, on whole pixels where a week has more than one.
 */
void
trellis_year_board_get_pill_box (TrellisYearBoard *self,
                                 guint             pill,
                                 TrellisYearBox   *box)
{
  const TrellisBoardFrame *frame = trellis_year_board_get_frame (self);

  trellis_year_geometry_get_pill_box (&frame->geometry, self->layout, pill, box);
  if (g_array_index (self->layout->pills, TrellisYearPill, pill).n_slots == 1)
    return;

  box->width = floor (box->x + box->width) - floor (box->x);
  box->x = floor (box->x);
}
