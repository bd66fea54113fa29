/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stays while the weeks scroll: terms, months and weeks above them, the
 * advisers' days below. */

#include "config.h"

#include "trellis-year-board-private.h"

#include "trellis-style.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* In pixels at a text of 100 %, from design/mockups/README.md. */
#define TERM_HEIGHT 18
#define TERM_RADIUS 3
#define MONTH_Y 18
#define DAY_Y 28
#define FOOT_ROW 16
#define BAR_HEIGHT 8
#define BAR_RADIUS 2
#define FIGURES_AIR 8

typedef struct
{
  TrellisYearBoard *board;
  GtkSnapshot *snapshot;
  const TrellisBoardFrame *frame;
  const TrellisPalette *palette;
  double x;   /* of the first week, scrolled */
} Painter;

static void
append_round (GtkSnapshot       *snapshot,
              double             x,
              double             y,
              double             width,
              double             height,
              double             radius,
              const TrellisRgba *colour)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height);
  GskRoundedRect shape;

  if (width <= 0)
    return;
  gsk_rounded_rect_init_from_rect (&shape, &bounds, (float) MIN (radius, width / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, trellis_style_to_gdk (colour), &bounds);
  gtk_snapshot_pop (snapshot);
}

/* Returns the width of the text. */
static double
append_text (Painter           *painter,
             TrellisBoardText   style,
             const char        *string,
             double             x,
             double             y,
             double             height,
             double             align,
             const TrellisRgba *colour)
{
  PangoLayout *layout = trellis_year_board_get_text (painter->board, style, string);
  int text_width, text_height;

  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  trellis_style_append_text (painter->snapshot, layout, (float) round (x - text_width * align),
                             (float) round (y + (height - text_height) / 2), colour);

  return text_width;
}

static double
get_week_x (Painter *painter,
            guint    week)
{
  return painter->x + trellis_year_geometry_get_week_x (&painter->frame->geometry, painter->board->layout, week);
}

static void
paint_term (Painter               *painter,
            const TrellisYearSpan *term)
{
  TrellisYearLayout *layout = painter->board->layout;
  double s = painter->frame->scale;
  double x = get_week_x (painter, term->first_week);
  double width = get_week_x (painter, term->first_week + term->n_weeks) - x;
  gboolean is_now = layout->now_week >= (int) term->first_week &&
                    layout->now_week < (int) (term->first_week + term->n_weeks);
  PangoLayout *text = trellis_year_board_get_text (painter->board, TRELLIS_BOARD_TEXT_TERM, term->name);

  if (term->n_weeks == 0)
    return;
  append_round (painter->snapshot, x, 0, width - 1, TERM_HEIGHT * s, TERM_RADIUS * s,
                is_now ? &painter->palette->chosen : &painter->palette->holiday);
  pango_layout_set_ellipsize (text, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (text, PANGO_ALIGN_CENTER);
  pango_layout_set_width (text, (int) ((width - 4) * PANGO_SCALE));
  append_text (painter, TRELLIS_BOARD_TEXT_TERM, term->name, x + 2, 0, TERM_HEIGHT * s, 0,
               is_now ? &painter->palette->accent_text : &painter->palette->text);
}

static void
paint_weeks (Painter *painter)
{
  TrellisYearLayout *layout = painter->board->layout;
  double s = painter->frame->scale;

  for (guint i = 0; i < layout->weeks->len; i++)
    {
      const TrellisYearWeek *week = &g_array_index (layout->weeks, TrellisYearWeek, i);
      double x = get_week_x (painter, i);
      gboolean is_now = (int) i == layout->now_week;
      g_autofree char *number = NULL;
      int day;

      trellis_day_get_ymd (week->monday, NULL, NULL, &day);
      number = g_strdup_printf ("%d", day);
      append_text (painter, TRELLIS_BOARD_TEXT_SMALL, number, x + painter->frame->geometry.week_width / 2, DAY_Y * s,
                   FOOT_ROW * s, 0.5, is_now ? &painter->palette->accent_text : &painter->palette->dim);
      if (week->begins_month)
        append_text (painter, TRELLIS_BOARD_TEXT_SMALL, week->month, x, MONTH_Y * s, FOOT_ROW * s, 0,
                     &painter->palette->text);
    }
}

static void
begin (Painter              *painter,
       TrellisYearBoard     *self,
       GtkSnapshot          *snapshot,
       const TrellisPalette *palette)
{
  painter->board = self;
  painter->snapshot = snapshot;
  painter->palette = palette;
  painter->frame = trellis_year_board_get_frame (self);
  painter->x = painter->frame->fixed_width - floor (gtk_adjustment_get_value (self->hadjustment));
}

static void
push_weeks_clip (Painter *painter,
                 double   y,
                 double   height)
{
  double width = gtk_widget_get_width (GTK_WIDGET (painter->board)) - painter->frame->fixed_width;

  gtk_snapshot_push_clip (painter->snapshot, &GRAPHENE_RECT_INIT ((float) painter->frame->fixed_width, (float) y,
                                                                  (float) MAX (width, 0), (float) height));
}

/**
 * trellis_year_board_paint_head:
 * @self: a board with a layout
 * @snapshot: where to
 * @palette: the colours of the moment
 *
 * Paints the terms, the months and the weeks.
 */
void
trellis_year_board_paint_head (TrellisYearBoard     *self,
                               GtkSnapshot          *snapshot,
                               const TrellisPalette *palette)
{
  Painter painter;

  begin (&painter, self, snapshot, palette);
  push_weeks_clip (&painter, 0, painter.frame->head_height);
  for (guint i = 0; i < self->layout->terms->len; i++)
    paint_term (&painter, &g_array_index (self->layout->terms, TrellisYearSpan, i));
  paint_weeks (&painter);
  gtk_snapshot_pop (snapshot);
}

/* A bar of the days there are, filled by those planned; what is over stands out
 * behind it. */
static void
paint_capacity (Painter                   *painter,
                const TrellisYearCapacity *capacity,
                double                     most,
                double                     x,
                double                     right,
                double                     y)
{
  double s = painter->frame->scale;
  gboolean is_over = capacity->planned > capacity->available;
  /* The lines of a high contrast are darker than the bars. */
  gboolean is_strong = painter->palette->is_high_contrast;
  g_autofree char *planned = trellis_format_days (capacity->planned);
  g_autofree char *available = trellis_format_days (capacity->available);
  /* Translators: days that are planned, of the days that there are. */
  g_autofree char *figures = g_strdup_printf (_("%s of %s"), planned, available);
  double room = right - x - FIGURES_AIR * s;
  double bar_y = y + (FOOT_ROW - BAR_HEIGHT) / 2 * s;
  double unit;

  room -= append_text (painter, is_over ? TRELLIS_BOARD_TEXT_CAPTION_BOLD : TRELLIS_BOARD_TEXT_CAPTION, figures,
                       right, y, FOOT_ROW * s, 1, is_over ? &painter->palette->warning : &painter->palette->dim);
  unit = most > 0 ? MAX (room, 0) / most : 0;
  append_round (painter->snapshot, x, bar_y, round (capacity->available * unit), BAR_HEIGHT * s, BAR_RADIUS * s,
                is_strong ? &painter->palette->holiday : &painter->palette->line);
  append_round (painter->snapshot, x, bar_y, round (MIN (capacity->planned, capacity->available) * unit),
                BAR_HEIGHT * s, BAR_RADIUS * s, is_strong ? &painter->palette->text : &painter->palette->bar);
  if (is_over)
    append_round (painter->snapshot, x + round (capacity->available * unit) + 1, bar_y,
                  MAX (round ((capacity->planned - capacity->available) * unit), 2), BAR_HEIGHT * s, BAR_RADIUS * s,
                  &painter->palette->warning);
}

static double
get_most (TrellisYearBoard *self,
          guint             term,
          guint             n_terms)
{
  double most = 0;

  for (guint i = term; i < self->capacities->len; i += n_terms)
    {
      const TrellisYearCapacity *capacity = &g_array_index (self->capacities, TrellisYearCapacity, i);

      most = MAX (most, MAX (capacity->planned, capacity->available));
    }

  return most;
}

/**
 * trellis_year_board_paint_foot:
 * @self: a board with a layout
 * @snapshot: where to
 * @palette: the colours of the moment
 *
 * Paints how many days each adviser has planned of those available in each
 * term: at the bottom, or under the last row where there are many advisers.
 */
void
trellis_year_board_paint_foot (TrellisYearBoard     *self,
                               GtkSnapshot          *snapshot,
                               const TrellisPalette *palette)
{
  guint n_terms = self->layout->year->terms->len;
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  Painter painter;
  double s, y, line, last;

  begin (&painter, self, snapshot, palette);
  if (painter.frame->foot_height <= 0)
    return;

  s = painter.frame->scale;
  last = painter.frame->head_height + painter.frame->cells_height;
  last -= floor (gtk_adjustment_get_value (self->vadjustment));
  y = painter.frame->is_foot_pinned ? MIN (height - painter.frame->foot_height, last) : last;
  line = MIN (width, get_week_x (&painter, self->layout->weeks->len));
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, (float) painter.frame->head_height, (float) width,
                                                         (float) (height - painter.frame->head_height)));
  gtk_snapshot_append_color (snapshot, trellis_style_to_gdk (&palette->line),
                             &GRAPHENE_RECT_INIT (0, (float) (y + round (4 * s)), (float) line, 1));
  y += round (8 * s);
  append_text (&painter, TRELLIS_BOARD_TEXT_GROUP, _("Capacity"), 0, y, FOOT_ROW * s, 0, &palette->text);
  append_text (&painter, TRELLIS_BOARD_TEXT_CAPTION, _("days planned"), 0, y + FOOT_ROW * s, FOOT_ROW * s, 0,
               &palette->dim);
  append_text (&painter, TRELLIS_BOARD_TEXT_CAPTION, _("of days available"), 0, y + 2 * FOOT_ROW * s, FOOT_ROW * s, 0,
               &palette->dim);
  for (guint i = 0; i + n_terms <= self->capacities->len; i += n_terms)
    append_text (&painter, TRELLIS_BOARD_TEXT_CAPTION,
                 g_array_index (self->capacities, TrellisYearCapacity, i).adviser_name,
                 painter.frame->fixed_width - 12 * s, y + i / n_terms * FOOT_ROW * s, FOOT_ROW * s, 1, &palette->text);

  push_weeks_clip (&painter, y, painter.frame->foot_height);
  for (guint term = 0; term < n_terms && term < self->layout->terms->len; term++)
    {
      const TrellisYearSpan *span = &g_array_index (self->layout->terms, TrellisYearSpan, term);
      double most = get_most (self, term, n_terms);

      for (guint i = term; i < self->capacities->len; i += n_terms)
        paint_capacity (&painter, &g_array_index (self->capacities, TrellisYearCapacity, i), most,
                        get_week_x (&painter, span->first_week),
                        get_week_x (&painter, span->first_week + span->n_weeks) - 2, y + i / n_terms * FOOT_ROW * s);
    }
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_pop (snapshot);
}
