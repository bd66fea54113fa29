/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-chart-scale.h"

#include <math.h>

/* What every chart stands on: round ticks, and labels that keep clear of each
 * other. Numbers in, numbers out. */

/* The least of 1, 2 and 5 times a power of ten that is not below @rough. */
static double
find_round_step (double rough)
{
  double power = pow (10, floor (log10 (rough)));
  double share = rough / power;

  /* Room for what 0.1 + 0.2 is not. */
  return power * (share <= 1 + 1e-9 ? 1 : share <= 2 + 1e-9 ? 2 : share <= 5 + 1e-9 ? 5 : 10);
}

/**
 * trellis_scale_init:
 * @self: a scale
 * @least: the least figure shown
 * @most: the most
 * @n_steps_most: how many steps between ticks there is room for, at least 1
 * @floor_value: what no figure can be below: 0 of a percentage; -INFINITY
 * @ceiling_value: what none can be above; INFINITY
 *
 * Chooses round ticks that reach from below @least to above @most. One value
 * alone gets a step on both sides of it, so that it lies in the middle.
 */
void
trellis_scale_init (TrellisScale *self,
                    double        least,
                    double        most,
                    guint         n_steps_most,
                    double        floor_value,
                    double        ceiling_value)
{
  guint n_steps = MAX (n_steps_most, 1);

  if (!isfinite (least) || !isfinite (most))
    {
      least = isfinite (floor_value) ? floor_value : 0;
      most = least + 1;
    }
  if (most - least < 1e-9)
    {
      double margin = fabs (most) > 0 ? find_round_step (fabs (most) / 20) : 1;

      least = MAX (least - margin, floor_value);
      most = MIN (most + margin, ceiling_value);
    }

  self->step = find_round_step ((most - least) / n_steps);
  for (;;)
    {
      self->from = MAX (floor (least / self->step + 1e-9) * self->step, floor_value);
      self->until = MIN (ceil (most / self->step - 1e-9) * self->step, ceiling_value);
      if ((self->until - self->from) / self->step <= n_steps + 1e-6 || n_steps == 1)
        break;
      self->step = find_round_step (self->step * 1.01);
    }
  if (self->until <= self->from)
    self->until = self->from + self->step;
  self->decimals = MAX ((int) ceil (-log10 (self->step) - 1e-9), 0);
}

/**
 * trellis_scale_get_n_ticks:
 * @self: a scale
 *
 * Returns: how many ticks it has, at least 2
 */
guint
trellis_scale_get_n_ticks (const TrellisScale *self)
{
  return (guint) floor ((self->until - self->from) / self->step + 1e-6) + 1;
}

/**
 * trellis_scale_get_tick:
 * @self: a scale
 * @index: from 0
 *
 * Returns: the value of a tick
 */
double
trellis_scale_get_tick (const TrellisScale *self,
                        guint               index)
{
  double tick = self->from + self->step * index;

  return fabs (tick) < self->step * 1e-6 ? 0 : tick;
}

/**
 * trellis_scale_place:
 * @self: a scale
 * @value: a value
 * @at_from: where the first tick stands
 * @at_until: where the last one does
 *
 * Returns: where @value stands
 */
double
trellis_scale_place (const TrellisScale *self,
                     double              value,
                     double              at_from,
                     double              at_until)
{
  return at_from + (at_until - at_from) * (value - self->from) / (self->until - self->from);
}

static void
clear_day_tick (gpointer data)
{
  g_free (((TrellisDayTick *) data)->label);
}

typedef enum
{
  STRIDE_DAY,
  STRIDE_WEEK,
  STRIDE_MONTH,
  STRIDE_QUARTER,
  STRIDE_YEAR,
  N_STRIDES
} Stride;

static const int stride_days[N_STRIDES] = { 1, 7, 30, 91, 365 };

static TrellisDay
begin_stride (TrellisDay day,
              Stride     stride)
{
  int year, month;

  trellis_day_get_ymd (day, &year, &month, NULL);
  switch (stride)
    {
    case STRIDE_WEEK:
      return trellis_day_get_monday (day);
    case STRIDE_MONTH:
      return trellis_day_new (year, month, 1);
    case STRIDE_QUARTER:
      return trellis_day_new (year, (month - 1) / 3 * 3 + 1, 1);
    case STRIDE_YEAR:
      return trellis_day_new (month >= 9 ? year : year - 1, 9, 1);
    case STRIDE_DAY:
    case N_STRIDES:
    default:
      return day;
    }
}

static TrellisDay
add_strides (TrellisDay day,
             Stride     stride,
             int        n)
{
  return stride <= STRIDE_WEEK ? day + stride_days[stride] * n
                               : trellis_day_add_months (day, n * (stride == STRIDE_MONTH ? 1 :
                                                                   stride == STRIDE_QUARTER ? 3 : 12));
}

static char *
label_stride (TrellisDay day,
              Stride     stride)
{
  int year;

  if (stride < STRIDE_MONTH)
    return trellis_day_format (day, TRELLIS_DAY_STYLE_SHORT);
  if (stride < STRIDE_YEAR)
    return trellis_day_format (day, TRELLIS_DAY_STYLE_MONTH);
  trellis_day_get_ymd (day, &year, NULL, NULL);
  return g_strdup_printf ("%d/%02d", year, (year + 1) % 100);
}

/**
 * trellis_day_ticks_new:
 * @from: the first day in view
 * @until: the last one
 * @n_most: how many labels there is room for
 *
 * Chooses ticks at the beginnings of days, weeks, months, quarters or school
 * years, whichever is the finest that there is room for; of many school years
 * every second, third and so on.
 *
 * Returns: (transfer full) (element-type TrellisDayTick): in order, all in view
 */
GArray *
trellis_day_ticks_new (TrellisDay from,
                       TrellisDay until,
                       guint      n_most)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (TrellisDayTick));
  Stride stride = STRIDE_DAY;
  int every = 1;

  g_array_set_clear_func (ticks, clear_day_tick);
  while (stride < STRIDE_YEAR && (until - from) / stride_days[stride] + 1 > (int) MAX (n_most, 1))
    stride++;
  if (stride == STRIDE_YEAR)
    every = MAX (((until - from) / 365 + 1 + (int) MAX (n_most, 1) - 1) / (int) MAX (n_most, 1), 1);

  for (TrellisDay day = begin_stride (from, stride); day <= until; day = add_strides (day, stride, every))
    {
      TrellisDayTick tick = { day, NULL };

      if (day < from)
        continue;
      tick.label = label_stride (day, stride);
      g_array_append_val (ticks, tick);
    }

  return ticks;
}

typedef struct
{
  double sum;           /* of where each would have the run begin */
  double size;
  guint n;
  double at;
} Run;

/**
 * trellis_spread:
 * @centres: (inout): where @n things would stand, in ascending order
 * @sizes: the room that each takes
 * @n: how many
 * @from: where the room begins
 * @until: where it ends
 *
 * Moves the things as little as may be, by the sum of squares, so that none
 * overlaps another and all are in the room; where they do not fit, they begin at
 * @from and run past the end. Their order is kept.
 */
void
trellis_spread (double       *centres,
                const double *sizes,
                guint         n,
                double        from,
                double        until)
{
  g_autofree Run *runs = g_new (Run, n + 1);
  guint n_runs = 0, index = 0;

  for (guint i = 0; i < n; i++)
    {
      Run run = { centres[i] - sizes[i] / 2, sizes[i], 1, 0 };

      runs[n_runs++] = run;
      for (;;)
        {
          Run *last = &runs[n_runs - 1];
          Run *before;

          last->at = CLAMP (last->sum / last->n, from, MAX (until - last->size, from));
          if (n_runs < 2)
            break;
          before = &runs[n_runs - 2];
          if (before->at + before->size <= last->at + 1e-9)
            break;
          /* The later run would begin where the earlier ends. */
          before->sum += last->sum - last->n * before->size;
          before->size += last->size;
          before->n += last->n;
          n_runs--;
        }
    }

  for (guint i = 0; i < n_runs; i++)
    {
      double at = runs[i].at;

      for (guint k = 0; k < runs[i].n; k++, index++)
        {
          centres[index] = at + sizes[index] / 2;
          at += sizes[index];
        }
    }
}
