/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-plot.h"

#include "trellis-chart-sizes.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

/* So much of the width do the labels at the ends of the lines take at most. */
#define LABELS_SHARE 0.42

/* Narrower than this, a band's reason has no room beside it. */
#define GAP_EMS 5

static void
free_line (gpointer data)
{
  TrellisPlotLine *line = data;

  g_array_unref (line->points);
  g_free (line);
}

static void
clear_tick (gpointer data)
{
  g_free (((TrellisPlotTick *) data)->text);
}

static void
clear_time_tick (gpointer data)
{
  g_free (((TrellisPlotTimeTick *) data)->text);
}

static void
clear_label (gpointer data)
{
  g_free (((TrellisPlotLabel *) data)->name);
  g_free (((TrellisPlotLabel *) data)->value);
}

static void
clear_gap (gpointer data)
{
  g_free (((TrellisPlotGap *) data)->reason);
}

static void
clear_mark (gpointer data)
{
  g_free (((TrellisPlotMark *) data)->text);
}

static GArray *
create_array (guint          size,
              GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, size);

  if (clear != NULL)
    g_array_set_clear_func (array, clear);

  return array;
}

static gboolean
is_stacked (const TrellisPlotInput *input)
{
  return input->kind == TRELLIS_PLOT_AREA;
}

static const TrellisPlotSeries *
get_series (const TrellisPlotInput *input,
            guint                   index)
{
  return &g_array_index (input->series, TrellisPlotSeries, index);
}

static const TrellisPlotPosition *
get_position (const TrellisPlotInput *input,
              guint                   index)
{
  return &g_array_index (input->positions, TrellisPlotPosition, index);
}

static double
get_stack (const TrellisPlotInput *input,
           guint                   n_series,
           guint                   position)
{
  double sum = 0;

  for (guint i = 0; i < n_series; i++)
    {
      double value = get_series (input, i)->values[position];

      sum += isnan (value) ? 0 : value;
    }

  return sum;
}

static void
choose_scale (TrellisPlot            *self,
              const TrellisPlotInput *input,
              double                  line_height)
{
  gboolean is_share = g_str_equal (input->measure->unit, "%");
  gboolean has_zero = input->kind == TRELLIS_PLOT_AREA || input->kind == TRELLIS_PLOT_BAR;
  double least = has_zero ? 0 : INFINITY, most = has_zero ? 0 : -INFINITY;
  guint n_steps = (guint) CLAMP ((self->plot_y1 - self->plot_y0) / (line_height * 3), 1, 6);

  for (guint k = 0; k < input->positions->len; k++)
    {
      if (is_stacked (input))
        most = MAX (most, get_stack (input, input->series->len, k));
      for (guint i = 0; !is_stacked (input) && i < input->series->len; i++)
        {
          const TrellisPlotSeries *series = get_series (input, i);

          if (isnan (series->values[k]))
            continue;
          least = MIN (least, series->values[k]);
          most = MAX (most, series->values[k]);
          if (series->lows != NULL && !isnan (series->lows[k]))
            least = MIN (least, series->lows[k]);
          if (series->highs != NULL && !isnan (series->highs[k]))
            most = MAX (most, series->highs[k]);
        }
    }
  if (!isnan (input->target))
    {
      least = MIN (least, input->target);
      most = MAX (most, input->target);
    }

  trellis_scale_init (&self->scale, least, most, n_steps, is_share || has_zero ? 0 : -INFINITY,
                      is_share ? 100 : INFINITY);
}

static double
get_y (const TrellisPlot *self,
       double             value)
{
  return trellis_scale_place (&self->scale, value, self->plot_y1, self->plot_y0);
}

static double
get_day_x (const TrellisPlot      *self,
           const TrellisPlotInput *input,
           TrellisDay              day)
{
  TrellisDay from = get_position (input, 0)->day;
  TrellisDay until = get_position (input, input->positions->len - 1)->day;
  double inset = self->bar_width > 0 ? (self->plot_x1 - self->plot_x0) / input->positions->len / 2
                                     : (self->plot_x1 - self->plot_x0) * 0.015;

  if (until <= from)
    return (self->plot_x0 + self->plot_x1) / 2;
  return self->plot_x0 + inset + (self->plot_x1 - self->plot_x0 - 2 * inset) * (day - from) / (double) (until - from);
}

/* Only the topmost tick has the unit. */
static void
lay_out_ticks (TrellisPlot            *self,
               const TrellisPlotInput *input)
{
  guint n_ticks = trellis_scale_get_n_ticks (&self->scale);

  for (guint i = 0; i < n_ticks; i++)
    {
      double value = trellis_scale_get_tick (&self->scale, i);
      TrellisPlotTick tick = { get_y (self, value), NULL };

      tick.text = i + 1 == n_ticks ? trellis_measure_format_axis (input->measure, value, self->scale.decimals)
                                   : g_strdup_printf ("%'.*f", self->scale.decimals, value);
      g_array_append_val (self->ticks, tick);
    }
}

static void
lay_out_label_names (TrellisPlot            *self,
                     const TrellisPlotInput *input)
{
  for (guint i = input->series->len; i > 0; i--)
    {
      const TrellisPlotSeries *series = get_series (input, i - 1);
      TrellisPlotLabel label = { .role = series->role, .line_y = NAN };
      guint last = input->positions->len;

      while (last > 0 && isnan (series->values[last - 1]))
        last--;
      if (last == 0)
        continue;
      label.name = g_strdup (series->name);
      label.value = trellis_measure_format_axis (input->measure, series->values[last - 1], -1);
      g_array_append_val (self->labels, label);
    }
  if (!isnan (input->target))
    {
      TrellisPlotLabel label = { .role = TRELLIS_PLOT_CONTEXT, .is_target = TRUE };

      label.name = g_strdup (_("Target"));
      label.value = trellis_measure_format_axis (input->measure, input->target,
                                                 input->target == (double) (gint64) input->target ? 0 : -1);
      g_array_append_val (self->labels, label);
    }
}

static TrellisType
get_label_type (const TrellisChartSizes *sizes,
                TrellisPlotRole          role)
{
  return role == TRELLIS_PLOT_SUBJECT ? sizes->strong : sizes->label;
}

/* The frame: room for ticks at the left and for labels at the right. */
static void
lay_out_frame (TrellisPlot             *self,
               const TrellisPlotInput  *input,
               TrellisText             *text,
               const TrellisChartSizes *sizes)
{
  double scale = trellis_text_get_scale (text);
  double names = 0, values = 0, ticks = 0;
  double line = sizes->small.size * scale * 1.35;
  gboolean has_groups = FALSE;

  for (guint k = 0; k < input->positions->len; k++)
    has_groups |= get_position (input, k)->group != NULL;

  self->plot_y0 = (input->notes != NULL && input->notes->len > 0 ? line : 0) + line * 0.7;
  self->tick_baseline = self->height - (has_groups ? line : 0) - 2 * scale;
  self->group_baseline = has_groups ? self->height - 2 * scale : 0;
  self->plot_y1 = self->tick_baseline - line;
  if (input->levels != NULL)
    {
      self->lane_height = sizes->lane_height * scale;
      self->lane_y = self->plot_y1 - self->lane_height;
      self->plot_y1 = self->lane_y - sizes->gap * scale;
    }
  self->plot_y1 = MAX (self->plot_y1, self->plot_y0 + 1);
  choose_scale (self, input, line);
  lay_out_ticks (self, input);
  for (guint i = 0; i < self->ticks->len; i++)
    ticks = MAX (ticks, trellis_text_get_width (text, g_array_index (self->ticks, TrellisPlotTick, i).text,
                                                sizes->small));
  self->plot_x0 = ceil (ticks) + sizes->gap * scale;

  lay_out_label_names (self, input);
  for (guint i = 0; i < self->labels->len; i++)
    {
      TrellisPlotLabel *label = &g_array_index (self->labels, TrellisPlotLabel, i);
      TrellisType type = get_label_type (sizes, label->role);

      names = MAX (names, trellis_text_get_width (text, label->name, type));
      values = MAX (values, trellis_text_get_width (text, label->value, type));
    }
  names = MIN (ceil (names), self->width * LABELS_SHARE - values - sizes->gap * scale * 5);
  if (names < sizes->label.size * scale * 2)
    g_array_set_size (self->labels, 0);
  self->name_width = MAX (names, 0);
  self->value_x = self->width;
  self->name_x = self->width - ceil (values) - sizes->gap * scale * 1.5 - self->name_width;
  self->plot_x1 = self->labels->len > 0 ? self->name_x - sizes->gap * scale * 3
                                        : self->width - sizes->dot_radius * scale * 2;
  self->plot_x1 = MAX (self->plot_x1, self->plot_x0 + 1);
}

/* Along the axis of time: a tick for every position, labels for as many as
 * there is room for, counted from the last so that the latest is named. */
static void
lay_out_time (TrellisPlot             *self,
              const TrellisPlotInput  *input,
              TrellisText             *text,
              const TrellisChartSizes *sizes)
{
  double gap = sizes->gap * trellis_text_get_scale (text);
  double taken_from = INFINITY, group_end = -INFINITY;
  const char *group = NULL;

  for (guint k = input->positions->len; k > 0; k--)
    {
      const TrellisPlotPosition *position = get_position (input, k - 1);
      double half = trellis_text_get_width (text, position->name, sizes->small) / 2;
      TrellisPlotTimeTick tick = { .x = get_day_x (self, input, position->day) };
      /* Ticks of parts are numbers, which may stand close. */
      double room = position->group != NULL ? gap / 2 : gap * 2;

      if (tick.x + half + room <= taken_from)
        {
          tick.text = g_strdup (position->name);
          taken_from = tick.x - half;
        }
      else
        {
          tick.text = g_strdup ("");
        }
      g_array_prepend_val (self->time_ticks, tick);
    }

  for (guint k = 0; k < input->positions->len; k++)
    {
      const TrellisPlotPosition *position = get_position (input, k);
      TrellisPlotTimeTick tick = { .is_group = TRUE };

      if (position->group == NULL || g_strcmp0 (position->group, group) == 0)
        continue;
      group = position->group;
      tick.x = get_day_x (self, input, position->day) - trellis_text_get_width (text, position->name, sizes->small) / 2;
      if (tick.x < group_end + gap ||
          tick.x + trellis_text_get_width (text, group, sizes->small) > self->plot_x1 + gap * 3)
        continue;
      tick.text = g_strdup (group);
      group_end = tick.x + trellis_text_get_width (text, group, sizes->small);
      g_array_append_val (self->time_ticks, tick);
    }
}

static void
lay_out_line (TrellisPlot            *self,
              const TrellisPlotInput *input,
              guint                   index)
{
  const TrellisPlotSeries *series = get_series (input, index);
  TrellisPlotLine *line = g_new0 (TrellisPlotLine, 1);

  line->role = series->role;
  line->rating = series->rating;
  line->points = create_array (sizeof (TrellisPlotPoint), NULL);
  for (guint k = 0; k < input->positions->len; k++)
    {
      double base = is_stacked (input) ? get_stack (input, index, k) : MAX (self->scale.from, 0);
      double value = series->values[k];
      TrellisPlotPoint point = { .x = get_day_x (self, input, get_position (input, k)->day), .low_y = NAN,
                                 .high_y = NAN };

      point.is_missing = isnan (value) && !is_stacked (input);
      if (input->kind == TRELLIS_PLOT_BAR)
        point.x += self->bar_width * (index - (input->series->len - 1) / 2.0);
      point.base_y = get_y (self, base);
      if (!point.is_missing)
        point.y = get_y (self, is_stacked (input) ? base + (isnan (value) ? 0 : value) : value);
      point.is_joined = k > 0 && !point.is_missing &&
                        !g_array_index (line->points, TrellisPlotPoint, k - 1).is_missing;
      if (series->lows != NULL && series->highs != NULL && !isnan (series->lows[k]) && !isnan (series->highs[k]))
        {
          point.low_y = get_y (self, series->lows[k]);
          point.high_y = get_y (self, series->highs[k]);
        }
      point.is_small = series->is_small != NULL && series->is_small[k];
      g_array_append_val (line->points, point);
    }
  g_ptr_array_add (self->lines, line);
}

static int
compare_labels (gconstpointer a,
                gconstpointer b)
{
  const TrellisPlotLabel *one = a, *other = b;

  return one->line_y < other->line_y ? -1 : one->line_y > other->line_y;
}

static void
lay_out_labels (TrellisPlot             *self,
                const TrellisPlotInput  *input,
                TrellisText             *text,
                const TrellisChartSizes *sizes)
{
  double height = sizes->label.size * trellis_text_get_scale (text) * 1.45;
  g_autofree double *centres = g_new (double, self->labels->len + 1);
  g_autofree double *heights = g_new (double, self->labels->len + 1);
  guint n_labels = 0;

  if (self->labels->len == 0)
    return;
  for (guint i = input->series->len; i > 0; i--)
    {
      TrellisPlotLine *line = g_ptr_array_index (self->lines, i - 1);
      guint last = line->points->len;
      TrellisPlotPoint *point;

      while (last > 0 && isnan (get_series (input, i - 1)->values[last - 1]))
        last--;
      if (last == 0)
        continue;
      point = &g_array_index (line->points, TrellisPlotPoint, last - 1);
      g_array_index (self->labels, TrellisPlotLabel, n_labels++).line_y =
        is_stacked (input) ? (point->y + point->base_y) / 2 : point->y;
    }
  if (n_labels < self->labels->len)
    g_array_index (self->labels, TrellisPlotLabel, n_labels).line_y = self->target_y;

  g_array_sort (self->labels, compare_labels);
  for (guint i = 0; i < self->labels->len; i++)
    {
      centres[i] = g_array_index (self->labels, TrellisPlotLabel, i).line_y;
      heights[i] = height;
    }
  trellis_spread (centres, heights, self->labels->len, 0, self->plot_y1 + height / 2);
  for (guint i = 0; i < self->labels->len; i++)
    g_array_index (self->labels, TrellisPlotLabel, i).y = centres[i];
}

/* Where a reason crosses the fewest lines of what goes on in the meantime. */
static double
find_quiet_y (TrellisPlot *self,
              double       x0,
              double       x1,
              double       height)
{
  double best = self->plot_y0, least = INFINITY;

  for (guint i = 0; i <= 6; i++)
    {
      double y = self->plot_y0 + (self->plot_y1 - self->plot_y0 - height) * ((i + 3) % 7) / 6.0;
      double cost = abs ((int) ((i + 3) % 7) - 3) * 0.01;

      for (guint n = 0; n < self->lines->len; n++)
        {
          TrellisPlotLine *line = g_ptr_array_index (self->lines, n);

          for (guint k = 0; k < line->points->len; k++)
            {
              TrellisPlotPoint *point = &g_array_index (line->points, TrellisPlotPoint, k);

              if (!point->is_missing && point->x >= x0 && point->x <= x1 && point->y > y - height / 2 &&
                  point->y < y + height * 1.5)
                cost += 1;
            }
        }
      if (!isnan (self->target_y) && self->target_y > y - height * 0.2 && self->target_y < y + height * 1.2)
        cost += 2;
      if (cost < least)
        {
          least = cost;
          best = y;
        }
    }

  return best;
}

static void
lay_out_gaps (TrellisPlot             *self,
              const TrellisPlotInput  *input,
              TrellisText             *text,
              const TrellisChartSizes *sizes)
{
  double scale = trellis_text_get_scale (text);
  double em = sizes->small.size * scale;

  for (guint i = 0; i < input->series->len; i++)
    {
      const TrellisPlotSeries *series = get_series (input, i);

      for (guint k = 0, next; series->reasons != NULL && k < input->positions->len; k = next)
        {
          TrellisPlotGap gap = { 0 };
          double x, before;
          int n_lines;

          next = k + 1;
          if (!isnan (series->values[k]) || series->reasons[k] == NULL)
            continue;
          while (next < input->positions->len && isnan (series->values[next]) &&
                 g_strcmp0 (series->reasons[next], series->reasons[k]) == 0)
            next++;

          x = get_day_x (self, input, get_position (input, k)->day);
          before = k > 0 ? get_day_x (self, input, get_position (input, k - 1)->day) : self->plot_x0;
          gap.x0 = k > 0 ? (x + before) / 2 : self->plot_x0;
          x = get_day_x (self, input, get_position (input, next - 1)->day);
          gap.x1 = self->plot_x1;
          if (next < input->positions->len)
            gap.x1 = (x + get_day_x (self, input, get_position (input, next)->day)) / 2;
          gap.reason = g_strdup (series->reasons[k]);
          gap.text_width = gap.x1 - gap.x0 - sizes->gap * scale;
          n_lines = trellis_text_count_lines (text, gap.reason, sizes->small, MAX (gap.text_width, 1));
          gap.has_text = gap.text_width >= em * GAP_EMS && n_lines * em * 1.35 < (self->plot_y1 - self->plot_y0) * 0.9;
          if (gap.has_text)
            gap.text_y = find_quiet_y (self, gap.x0, gap.x1, n_lines * em * 1.35) + em;
          g_array_append_val (self->gaps, gap);
        }
    }
}

/* Where the next note after it stands, or the chart with its labels ends: they
 * are lower than the notes. */
static double
get_next_mark_x (TrellisPlot            *self,
                 const TrellisPlotInput *input,
                 guint                   note,
                 TrellisDay              until)
{
  TrellisDay day = note + 1 < input->notes->len ? g_array_index (input->notes, TrellisTrendNote, note + 1).day
                                                : TRELLIS_DAY_NONE;

  return day == TRELLIS_DAY_NONE || day > until ? self->width : get_day_x (self, input, day);
}

/* Texts stand to the right of their lines, or to the left where the next line
 * or the end is in the way; one that finds no room is read with its period. */
static void
lay_out_marks (TrellisPlot             *self,
               const TrellisPlotInput  *input,
               TrellisText             *text,
               const TrellisChartSizes *sizes)
{
  double scale = trellis_text_get_scale (text);
  double pad = 3 * scale, taken_until = -INFINITY;
  TrellisDay from = get_position (input, 0)->day;
  TrellisDay until = get_position (input, input->positions->len - 1)->day;

  for (guint i = 0; input->notes != NULL && i < input->notes->len; i++)
    {
      TrellisTrendNote *note = &g_array_index (input->notes, TrellisTrendNote, i);
      TrellisPlotMark mark = { 0 };
      double width;
      gboolean fits_left;

      if (note->day < from || note->day > until)
        continue;
      mark.x = get_day_x (self, input, note->day);
      mark.text = g_strdup (note->text);
      mark.baseline = sizes->small.size * scale;
      width = trellis_text_get_width (text, mark.text, sizes->small);
      fits_left = mark.x - pad - width > MAX (taken_until + pad, self->plot_x0);
      mark.is_left = mark.x + pad + width > self->width ||
                     (fits_left && mark.x + pad + width > get_next_mark_x (self, input, i, until));
      mark.has_text = (mark.is_left ? mark.x - pad - width : mark.x + pad) > taken_until + pad;
      if (mark.has_text)
        taken_until = mark.is_left ? mark.x : mark.x + pad + width;
      g_array_append_val (self->marks, mark);
    }
}

static void
lay_out_levels (TrellisPlot             *self,
                const TrellisPlotInput  *input,
                TrellisText             *text,
                const TrellisChartSizes *sizes)
{
  TrellisDay from = get_position (input, 0)->day;
  TrellisDay until = get_position (input, input->positions->len - 1)->day;

  for (guint i = 0; input->levels != NULL && i < input->levels->len; i++)
    {
      TrellisLevelPoint *point = &g_array_index (input->levels, TrellisLevelPoint, i);
      TrellisDay end = i + 1 < input->levels->len ? g_array_index (input->levels, TrellisLevelPoint, i + 1).day : until;
      TrellisPlotLevel level = { .level = point->level };

      end = MIN (end, until);
      if (point->level == NULL || end < from || point->day > until)
        continue;
      level.x0 = point->day <= from ? self->plot_x0 : get_day_x (self, input, point->day);
      level.x1 = end >= until ? self->plot_x1 : get_day_x (self, input, end);
      level.has_code = level.x1 - level.x0 >
                       trellis_text_get_width (text, point->level->short_code, sizes->strong) + sizes->gap;
      g_array_append_val (self->levels, level);
    }
}

/**
 * trellis_plot_new:
 * @input: what is to be shown
 * @text: what its words are measured with
 * @kind: of the palette that it will be drawn with
 * @width: of the whole
 * @height: of the whole
 *
 * Lays a chart over time out. Lines are broken where there is no figure and
 * never drawn across; what a gap is for stands in a quiet band behind it. Areas
 * and bars stand on zero, lines on a scale of their own: they are read for their
 * course. Lines are named at their ends, the names moved apart where they would
 * collide. Without room for names there are none: the caller has a key.
 *
 * Returns: (transfer full): the chart; without positions it is empty
 */
TrellisPlot *
trellis_plot_new (const TrellisPlotInput *input,
                  TrellisText            *text,
                  TrellisPaletteKind      kind,
                  double                  width,
                  double                  height)
{
  const TrellisChartSizes *sizes = trellis_chart_get_sizes (kind);
  TrellisPlot *self = g_new0 (TrellisPlot, 1);

  self->kind = input->kind;
  self->width = width;
  self->height = height;
  self->target_y = NAN;
  self->lines = g_ptr_array_new_with_free_func (free_line);
  self->ticks = create_array (sizeof (TrellisPlotTick), clear_tick);
  self->time_ticks = create_array (sizeof (TrellisPlotTimeTick), clear_time_tick);
  self->labels = create_array (sizeof (TrellisPlotLabel), clear_label);
  self->gaps = create_array (sizeof (TrellisPlotGap), clear_gap);
  self->marks = create_array (sizeof (TrellisPlotMark), clear_mark);
  self->levels = create_array (sizeof (TrellisPlotLevel), NULL);
  if (input->positions->len == 0)
    return self;

  lay_out_frame (self, input, text, sizes);
  if (input->kind == TRELLIS_PLOT_BAR)
    self->bar_width = (self->plot_x1 - self->plot_x0) / input->positions->len * 0.7 / MAX (input->series->len, 1);
  if (!isnan (input->target))
    self->target_y = get_y (self, input->target);
  lay_out_time (self, input, text, sizes);
  for (guint i = 0; i < input->series->len; i++)
    lay_out_line (self, input, i);
  lay_out_labels (self, input, text, sizes);
  lay_out_gaps (self, input, text, sizes);
  lay_out_marks (self, input, text, sizes);
  lay_out_levels (self, input, text, sizes);

  return self;
}

/**
 * trellis_plot_free:
 * @self: (nullable) (transfer full): a chart
 */
void
trellis_plot_free (TrellisPlot *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->lines);
  g_array_unref (self->ticks);
  g_array_unref (self->time_ticks);
  g_array_unref (self->labels);
  g_array_unref (self->gaps);
  g_array_unref (self->marks);
  g_array_unref (self->levels);
  g_free (self);
}

/* The marks of the positions come first among the ticks, one for each. */
static guint
count_positions (TrellisPlot *self)
{
  return self->lines->len > 0 ? ((TrellisPlotLine *) g_ptr_array_index (self->lines, 0))->points->len : 0;
}

/**
 * trellis_plot_get_x:
 * @self: a chart
 * @position: one of its places in time
 *
 * Returns: where it stands
 */
double
trellis_plot_get_x (TrellisPlot *self,
                    guint        position)
{
  return g_array_index (self->time_ticks, TrellisPlotTimeTick, position).x;
}

/**
 * trellis_plot_find_position:
 * @self: a chart
 * @x: in its coordinates
 *
 * Returns: the place in time that is nearest; -1 beside the plot or without any
 */
int
trellis_plot_find_position (TrellisPlot *self,
                            double       x)
{
  double least = INFINITY;
  int nearest = -1;

  if (x < self->plot_x0 || x > self->plot_x1)
    return -1;
  for (guint k = 0; k < count_positions (self); k++)
    {
      double distance = fabs (trellis_plot_get_x (self, k) - x);

      if (distance < least)
        {
          least = distance;
          nearest = (int) k;
        }
    }

  return nearest;
}
