/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-level-steps-private.h"

#include <math.h>
#include <string.h>

static const TrellisLevelStepsSizes screen_sizes = {
  .name = { 13, PANGO_WEIGHT_NORMAL },
  .chip = { 11.5, PANGO_WEIGHT_BOLD },
  .small = { 12, PANGO_WEIGHT_NORMAL },
  .chip_width = 22,
  .chip_height = 16,
  .gap = 6,
  .dot_radius = 5.5,
  .line_width = 2,
};

static const TrellisLevelStepsSizes paper_sizes = {
  .name = { 8, PANGO_WEIGHT_NORMAL },
  .chip = { 7.5, PANGO_WEIGHT_SEMIBOLD },
  .small = { 7.5, PANGO_WEIGHT_NORMAL },
  .chip_width = 16,
  .chip_height = 10.5,
  .gap = 4,
  .dot_radius = 3,
  .line_width = 1.2,
};

/**
 * trellis_level_steps_get_sizes:
 * @kind: of the palette that the chart is drawn with
 *
 * Returns: (transfer none): the sizes that it is laid out and drawn with
 */
const TrellisLevelStepsSizes *
trellis_level_steps_get_sizes (TrellisPaletteKind kind)
{
  return kind == TRELLIS_PALETTE_PAPER ? &paper_sizes : &screen_sizes;
}

static void
clear_dot (gpointer data)
{
  TrellisLevelStepsDot *dot = data;

  g_free (dot->reason);
}

static void
clear_tick (gpointer data)
{
  TrellisLevelStepsTick *tick = data;

  g_free (tick->label);
}

static double
get_x (const TrellisLevelSteps      *self,
       const TrellisLevelStepsInput *input,
       TrellisDay                    day)
{
  double share = (day - input->from) / (double) MAX (input->until - input->from, 1);

  return self->plot_x0 + (self->plot_x1 - self->plot_x0) * share;
}

static gboolean
get_y (const TrellisLevelSteps *self,
       const TrellisLevel      *level,
       double                  *y)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      TrellisLevelStepsRow *row = &g_array_index (self->rows, TrellisLevelStepsRow, i);

      if (row->level == level)
        {
          *y = row->y;
          return TRUE;
        }
    }

  return FALSE;
}

static void
lay_out_rows (TrellisLevelSteps            *self,
              const TrellisLevelStepsInput *input,
              TrellisText                  *text,
              const TrellisLevelStepsSizes *sizes)
{
  double scale = trellis_text_get_scale (text);
  double names = 0, codes = sizes->chip_width * scale;
  double step;

  for (guint i = 0; i < input->levels->len; i++)
    {
      const TrellisLevel *level = g_ptr_array_index (input->levels, i);

      names = MAX (names, trellis_text_get_width (text, level->name, sizes->name));
      codes = MAX (codes, trellis_text_get_width (text, level->short_code, sizes->chip) + sizes->gap * scale);
    }

  self->chip_width = ceil (codes);
  self->chip_height = sizes->chip_height * scale;
  /* Names are given up before the line has less than half of the width. */
  self->has_names = names + self->chip_width < self->width * 0.45;
  self->plot_x0 = self->chip_width + sizes->gap * scale * (self->has_names ? 3 : 2) +
                  (self->has_names ? ceil (names) : 0);
  self->plot_x1 = MAX (self->width - sizes->dot_radius * scale, self->plot_x0 + 1);
  self->tick_baseline = self->height - 2 * scale;
  self->plot_y0 = sizes->small.size * scale * 1.25;
  self->plot_y1 = MAX (self->tick_baseline - sizes->small.size * scale * 1.3, self->plot_y0 + 1);

  step = (self->plot_y1 - self->plot_y0) / MAX (input->levels->len, 1);
  for (guint i = 0; i < input->levels->len; i++)
    {
      TrellisLevelStepsRow row = {
        .level = g_ptr_array_index (input->levels, i),
        .y = self->plot_y0 + step * (i + 0.5),
      };

      g_array_append_val (self->rows, row);
    }
  self->chip_height = MIN (self->chip_height, MAX (step - 1, 1));
}

static void
lay_out_ticks (TrellisLevelSteps            *self,
               const TrellisLevelStepsInput *input,
               TrellisText                  *text,
               const TrellisLevelStepsSizes *sizes)
{
  int first = trellis_level_get_school_year (input->from);
  int last = trellis_level_get_school_year (input->until);
  double width = trellis_text_get_width (text, "2000/00", sizes->small) + sizes->gap * trellis_text_get_scale (text);
  double year_width = (self->plot_x1 - self->plot_x0) * 365.25 / MAX (input->until - input->from, 1);
  int every = MAX ((int) ceil (width / year_width), 1);

  if (trellis_day_new (first, 9, 1) < input->from)
    first++;

  /* Counted from the last, which is the year that people ask about. */
  for (int year = first; year <= last; year++)
    {
      TrellisLevelStepsTick tick;

      if ((last - year) % every != 0)
        continue;
      tick.x = get_x (self, input, trellis_day_new (year, 9, 1));
      if (tick.x + width - sizes->gap > self->width)
        continue;
      tick.label = g_strdup_printf ("%d/%02d", year, (year + 1) % 100);
      g_array_append_val (self->ticks, tick);
    }
}

static void
add_line (TrellisLevelSteps *self,
          double             x0,
          double             y0,
          double             x1,
          double             y1)
{
  TrellisLevelStepsLine line = { x0, y0, x1, y1 };

  if (x1 > x0 || y1 != y0)
    g_array_append_val (self->lines, line);
}

static void
lay_out_line (TrellisLevelSteps            *self,
              const TrellisLevelStepsInput *input)
{
  TrellisDay end = MIN (input->now, input->until);
  double end_x = MAX (get_x (self, input, end), self->plot_x0);
  double x = self->plot_x0, y = 0;
  gboolean is_on = FALSE;

  for (guint i = 0; i < input->points->len; i++)
    {
      TrellisLevelPoint *point = &g_array_index (input->points, TrellisLevelPoint, i);
      TrellisLevelStepsDot dot = { .day = point->day, .level = point->level };
      double next_y = 0;
      gboolean is_level = get_y (self, point->level, &next_y);

      if (point->day > end)
        break;
      if (point->day < input->from)
        {
          /* Before the window: the line enters it at this height. */
          is_on = is_level;
          y = next_y;
          continue;
        }

      dot.x = get_x (self, input, point->day);
      dot.y = next_y;
      if (is_on)
        add_line (self, x, y, dot.x, y);
      if (is_on && is_level)
        add_line (self, dot.x, y, dot.x, next_y);
      x = dot.x;
      y = next_y;
      is_on = is_level;
      if (is_level)
        {
          dot.reason = g_strdup (point->reason != NULL ? point->reason : "");
          g_array_append_val (self->dots, dot);
        }
    }

  if (is_on)
    add_line (self, x, y, end_x, y);
}

static gboolean
is_apart (double x0,
          double y0,
          double x1,
          double y1,
          double other_x0,
          double other_y0,
          double other_x1,
          double other_y1)
{
  return x1 <= other_x0 || other_x1 <= x0 || y1 <= other_y0 || other_y1 <= y0;
}

/* Whether a label there would touch the line, a dot, the line of now or
 * another label. */
static gboolean
is_free (TrellisLevelSteps *self,
         const TrellisLevelStepsSizes *sizes,
         double             scale,
         double             x0,
         double             y0,
         double             x1,
         double             y1)
{
  double radius = sizes->dot_radius * scale;

  if (x0 < self->plot_x0 || x1 > self->plot_x1 || y0 < 0 || y1 > self->plot_y1)
    return FALSE;
  if (self->now_x >= 0 && !is_apart (x0, y0, x1, y1, self->now_x - 1, 0, self->now_x + 1, self->height))
    return FALSE;

  for (guint i = 0; i < self->lines->len; i++)
    {
      TrellisLevelStepsLine *line = &g_array_index (self->lines, TrellisLevelStepsLine, i);

      if (!is_apart (x0, y0, x1, y1, line->x0 - 1, MIN (line->y0, line->y1) - 1,
                     line->x1 + 1, MAX (line->y0, line->y1) + 1))
        return FALSE;
    }
  for (guint i = 0; i < self->dots->len; i++)
    {
      TrellisLevelStepsDot *dot = &g_array_index (self->dots, TrellisLevelStepsDot, i);
      double ascent = sizes->small.size * scale;

      if (!is_apart (x0, y0, x1, y1, dot->x - radius, dot->y - radius, dot->x + radius, dot->y + radius))
        return FALSE;
      if (dot->has_label &&
          !is_apart (x0, y0, x1, y1, dot->label_x, dot->label_baseline - ascent,
                     dot->label_x + dot->label_width, dot->label_baseline + ascent * 0.3))
        return FALSE;
    }

  return TRUE;
}

static void
lay_out_labels (TrellisLevelSteps *self,
                TrellisText       *text,
                const TrellisLevelStepsSizes *sizes)
{
  double scale = trellis_text_get_scale (text);
  double height = sizes->small.size * scale;
  double off = sizes->dot_radius * scale + 2 * scale;

  /* The latest first: it is the one that people ask about. */
  for (int i = (int) self->dots->len - 1; i >= 0; i--)
    {
      TrellisLevelStepsDot *dot = &g_array_index (self->dots, TrellisLevelStepsDot, i);
      double width, end;

      if (dot->reason[0] == '\0' || strchr (dot->reason, '\n') != NULL)
        continue;

      width = trellis_text_get_width (text, dot->reason, sizes->small);
      end = self->now_x >= 0 ? self->now_x - 4 * scale : self->plot_x1;
      for (guint place = 0; place < 8 && !dot->has_label; place++)
        {
          double xs[4] = { dot->x, dot->x + off, end - width, dot->x - width - off };
          double x = xs[place / 2];
          double top = place % 2 == 0 ? dot->y + off : dot->y - off - height;

          if (!is_free (self, sizes, scale, x, top, x + width, top + height))
            continue;
          dot->has_label = TRUE;
          dot->label_x = x;
          dot->label_baseline = top + height * 0.82;
          dot->label_width = width;
        }
    }
}

/**
 * trellis_level_steps_new:
 * @input: what is to be shown; the result borrows its levels
 * @text: measures; as it will be drawn with
 * @kind: the palette it will be drawn with: paper has sizes of its own
 * @width: of the whole chart, chips and names included
 * @height: of the whole chart
 *
 * Lays out level over time: levels as rows, best at the top, a step line from
 * one judgement to the next, a dot for each, school years along the foot. A
 * pure function of its arguments.
 *
 * Returns: (transfer full): the chart
 */
TrellisLevelSteps *
trellis_level_steps_new (const TrellisLevelStepsInput *input,
                         TrellisText                  *text,
                         TrellisPaletteKind            kind,
                         double                        width,
                         double                        height)
{
  TrellisLevelSteps *self = g_new0 (TrellisLevelSteps, 1);
  const TrellisLevelStepsSizes *sizes = trellis_level_steps_get_sizes (kind);
  double y;

  self->width = width;
  self->height = height;
  self->rows = g_array_new (FALSE, TRUE, sizeof (TrellisLevelStepsRow));
  self->lines = g_array_new (FALSE, TRUE, sizeof (TrellisLevelStepsLine));
  self->dots = g_array_new (FALSE, TRUE, sizeof (TrellisLevelStepsDot));
  self->ticks = g_array_new (FALSE, TRUE, sizeof (TrellisLevelStepsTick));
  g_array_set_clear_func (self->dots, clear_dot);
  g_array_set_clear_func (self->ticks, clear_tick);

  lay_out_rows (self, input, text, sizes);
  lay_out_ticks (self, input, text, sizes);
  self->now_x = input->now >= input->from && input->now <= input->until ? get_x (self, input, input->now) : -1;
  lay_out_line (self, input);

  if (input->limit_on != TRELLIS_DAY_NONE && input->limit_on > input->now && input->limit_on <= input->until &&
      self->now_x >= 0 && get_y (self, input->limit_level, &y))
    {
      self->has_limit = TRUE;
      self->limit_line = (TrellisLevelStepsLine) { self->now_x, y, get_x (self, input, input->limit_on), y };
    }
  lay_out_labels (self, text, sizes);

  return self;
}

/**
 * trellis_level_steps_free:
 * @self: (nullable) (transfer full): a chart
 */
void
trellis_level_steps_free (TrellisLevelSteps *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->rows);
  g_array_unref (self->lines);
  g_array_unref (self->dots);
  g_array_unref (self->ticks);
  g_free (self);
}

/**
 * trellis_level_steps_find_dot:
 * @self: a chart
 * @x: in its coordinates
 * @y: in its coordinates
 *
 * Returns: the index of the dot under or beside the pointer, or -1
 */
int
trellis_level_steps_find_dot (TrellisLevelSteps *self,
                              double             x,
                              double             y)
{
  int nearest = -1;
  double least = 12 * 12;

  for (guint i = 0; i < self->dots->len; i++)
    {
      TrellisLevelStepsDot *dot = &g_array_index (self->dots, TrellisLevelStepsDot, i);
      double distance = (dot->x - x) * (dot->x - x) + (dot->y - y) * (dot->y - y);

      if (distance < least)
        {
          least = distance;
          nearest = (int) i;
        }
    }

  return nearest;
}
