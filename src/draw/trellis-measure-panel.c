/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-measure-panel.h"

#include "trellis-measure-line.h"
#include "trellis-sheet.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* So many periods are looked back at: four years of half terms. */
#define PERIODS_MOST 24
#define NAME_LEADING 11.0
#define LABEL_STEP 8.6
#define DOT_RADIUS 2.3

static const TrellisType figure_type = { 16, PANGO_WEIGHT_BOLD };

static void
free_line (gpointer data)
{
  TrellisMeasurePanelLine *line = data;

  g_array_unref (line->marks);
  g_free (line->label);
  g_free (line);
}

static double
get_value (TrellisTrend       *trend,
           TrellisTrendSchool *school,
           TrellisPlotRole     role,
           guint               period)
{
  if (role == TRELLIS_PLOT_CONTEXT)
    return trend->benchmark[period];
  if (role == TRELLIS_PLOT_TRUST)
    return trend->means[period].mean;

  return school->figures[period].value;
}

/* Where one series runs; %NULL where it has no figure in view. */
static TrellisMeasurePanelLine *
create_line (TrellisMeasurePanel *self,
             TrellisTrend        *trend,
             TrellisTrendSchool  *school,
             TrellisPlotRole      role,
             guint                from,
             guint                until,
             const double        *range)
{
  TrellisMeasurePanelLine *line = g_new0 (TrellisMeasurePanelLine, 1);
  TrellisDay first = ((TrellisTrendPeriod *) g_ptr_array_index (trend->periods, from))->ends_on;
  TrellisDay last = ((TrellisTrendPeriod *) g_ptr_array_index (trend->periods, until))->ends_on;
  gboolean was_seen = FALSE;

  line->role = role;
  line->marks = g_array_new (FALSE, TRUE, sizeof (TrellisMeasureMark));
  line->label_y = NAN;
  for (guint k = from; k <= until; k++)
    {
      TrellisTrendPeriod *period = g_ptr_array_index (trend->periods, k);
      double value = get_value (trend, school, role, k);
      TrellisMeasureMark mark = { .is_missing = isnan (value) };

      mark.x = last > first ? DOT_RADIUS + (self->plot_x1 - 2 * DOT_RADIUS) * (period->ends_on - first) / (last - first)
                            : self->plot_x1 - DOT_RADIUS;
      if (!mark.is_missing)
        {
          mark.y = range[1] > range[0] ? self->axis_y - 4 - (self->axis_y - 4 - self->plot_y0) * (value - range[0]) /
                                         (range[1] - range[0])
                                       : (self->plot_y0 + self->axis_y) / 2;
          mark.is_joined = k > from &&
                           !g_array_index (line->marks, TrellisMeasureMark, line->marks->len - 1).is_missing;
          /* The school's own gaps are told; other areas simply have figures less often. */
          if (role == TRELLIS_PLOT_SUBJECT && was_seen && !mark.is_joined)
            self->has_gap = TRUE;
          was_seen = TRUE;
          line->label_y = mark.y;
        }
      g_array_append_val (line->marks, mark);
    }

  return line;
}

static void
choose_range (TrellisTrend       *trend,
              TrellisTrendSchool *school,
              const char *const  *labels,
              guint               from,
              guint               until,
              double             *range)
{
  range[0] = INFINITY;
  range[1] = -INFINITY;
  for (guint k = from; k <= until; k++)
    {
      for (TrellisPlotRole role = TRELLIS_PLOT_SUBJECT; role <= TRELLIS_PLOT_CONTEXT; role++)
        {
          double value = get_value (trend, school, role, k);

          if (isnan (value) || labels[role] == NULL)
            continue;
          range[0] = MIN (range[0], value);
          range[1] = MAX (range[1], value);
        }
    }
  if (!isnan (school->target))
    {
      range[0] = MIN (range[0], school->target);
      range[1] = MAX (range[1], school->target);
    }
}

static int
compare_ends (gconstpointer a,
              gconstpointer b)
{
  const TrellisMeasurePanelLine *one = *(TrellisMeasurePanelLine *const *) a;
  const TrellisMeasurePanelLine *other = *(TrellisMeasurePanelLine *const *) b;

  return one->label_y < other->label_y ? -1 : one->label_y > other->label_y;
}

/* Labels stand at the ends of their lines, and make room for one another. */
static void
place_labels (TrellisMeasurePanel *self)
{
  g_autoptr (GPtrArray) ends = g_ptr_array_new ();
  g_autofree double *centres = NULL, *sizes = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    {
      TrellisMeasurePanelLine *line = g_ptr_array_index (self->lines, i);

      if (!isnan (line->label_y))
        g_ptr_array_add (ends, line);
    }
  g_ptr_array_sort (ends, compare_ends);
  centres = g_new (double, ends->len + 1);
  sizes = g_new (double, ends->len + 1);
  for (guint i = 0; i < ends->len; i++)
    {
      centres[i] = ((TrellisMeasurePanelLine *) g_ptr_array_index (ends, i))->label_y;
      sizes[i] = LABEL_STEP;
    }
  trellis_spread (centres, sizes, ends->len, self->plot_y0 - LABEL_STEP / 2, self->axis_y);
  for (guint i = 0; i < ends->len; i++)
    ((TrellisMeasurePanelLine *) g_ptr_array_index (ends, i))->label_y = centres[i];
}

static void
write_figure (TrellisMeasurePanel *self,
              TrellisTrend        *trend,
              TrellisTrendSchool  *school,
              guint                until)
{
  const TrellisTrendFigure *figure = &school->figures[until];
  const TrellisMeasure *measure = trend->measure;

  if (isnan (figure->value))
    {
      self->figure = g_strdup ("–");
      self->unit = g_strdup (figure->reason != NULL ? figure->reason : _("no figure"));
    }
  else
    {
      self->figure = g_strdup_printf ("%'.*f", measure->decimals, figure->value);
      self->unit = g_strdup (measure->unit);
    }
  if (isnan (school->target))
    self->target = g_strdup ("");
  else
    /* Translators: what a figure should be: "target 95" */
    self->target = g_strdup_printf (_("target %'.*f"), school->target == round (school->target) ? 0 : measure->decimals,
                                    school->target);
}

/* The school's last period with a figure, or with a reason for none. */
static int
find_last (TrellisTrend       *trend,
           TrellisTrendSchool *school)
{
  for (guint k = trend->periods->len; k > 0; k--)
    {
      if (!isnan (school->figures[k - 1].value) || school->figures[k - 1].reason != NULL)
        return (int) k - 1;
    }

  return -1;
}

static void
add_lines (TrellisMeasurePanel *self,
           TrellisTrend        *trend,
           TrellisTrendSchool  *school,
           TrellisText         *text,
           guint                from,
           guint                until)
{
  const char *labels[] = {
    [TRELLIS_PLOT_SUBJECT] = _("School"),
    /* What has no better side, as the number on roll, has no use for a mean. */
    [TRELLIS_PLOT_TRUST] = trend->schools->len > 1 && trend->measure->better != TRELLIS_BETTER_NEITHER ? _("Trust")
                                                                                                       : NULL,
    [TRELLIS_PLOT_CONTEXT] = trend->benchmark_name,
  };
  static const TrellisPlotRole order[] = { TRELLIS_PLOT_CONTEXT, TRELLIS_PLOT_TRUST, TRELLIS_PLOT_SUBJECT };
  double range[2], room = 0;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    room = MAX (room, labels[i] != NULL ? trellis_text_get_width (text, labels[i], trellis_type_furniture_strong) : 0);
  self->plot_x1 = self->width - MIN (room, self->width / 3) - 3;
  choose_range (trend, school, labels, from, until, range);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      TrellisMeasurePanelLine *line;

      if (labels[order[i]] == NULL)
        continue;
      line = create_line (self, trend, school, order[i], from, until, range);
      if (isnan (line->label_y) && order[i] != TRELLIS_PLOT_SUBJECT)
        {
          free_line (line);
          continue;
        }
      line->label = g_strdup (labels[order[i]]);
      self->has_benchmark |= order[i] == TRELLIS_PLOT_CONTEXT;
      g_ptr_array_add (self->lines, line);
    }
  self->target_y = isnan (school->target) ? NAN
                   : range[1] > range[0] ? self->axis_y - 4 - (self->axis_y - 4 - self->plot_y0) *
                                           (school->target - range[0]) / (range[1] - range[0])
                                         : (self->plot_y0 + self->axis_y) / 2;
}

/**
 * trellis_measure_panel_new:
 * @trend: a measure
 * @school: one of its schools
 * @text: for paper; as it will be drawn with
 * @width: of the whole
 * @height: of the whole
 *
 * Lays out a measure of a school: the latest figure large, and its course
 * beside the trust's and England's with the target. The scale reaches from the
 * least to the most of them: it is to be read for its course, not from zero. A
 * figure that is missing is a gap, and no line is drawn across it.
 *
 * Returns: (transfer full) (nullable): the panel; %NULL where the school has
 *   neither a figure nor a reason for having none
 */
TrellisMeasurePanel *
trellis_measure_panel_new (TrellisTrend       *trend,
                           TrellisTrendSchool *school,
                           TrellisText        *text,
                           double              width,
                           double              height)
{
  TrellisMeasurePanel *self;
  int last = find_last (trend, school);
  guint from, until;

  if (last < 0)
    return NULL;

  until = last;
  from = until + 1 > PERIODS_MOST ? until + 1 - PERIODS_MOST : 0;
  /* The chart begins where something is known. */
  while (from < until && isnan (school->figures[from].value) && isnan (trend->means[from].mean) &&
         isnan (trend->benchmark[from]))
    from++;

  self = g_new0 (TrellisMeasurePanel, 1);
  self->width = width;
  self->height = height;
  self->name = g_strdup (trend->measure->name);
  self->lines = g_ptr_array_new_with_free_func (free_line);
  self->n_name_lines = trellis_text_count_lines (text, self->name, trellis_type_text_strong, width);
  self->figure_baseline = 4.9 * TRELLIS_MM + (self->n_name_lines - 1) * NAME_LEADING + 6.6 * TRELLIS_MM;
  self->plot_y0 = self->figure_baseline + 3.6 * TRELLIS_MM;
  self->axis_y = MAX (height - 3.6 * TRELLIS_MM, self->plot_y0 + 1);
  self->from = trellis_period_dup_name (((TrellisTrendPeriod *) g_ptr_array_index (trend->periods, from))->key, TRUE);
  self->until = trellis_period_dup_name (((TrellisTrendPeriod *) g_ptr_array_index (trend->periods, until))->key,
                                         TRUE);
  write_figure (self, trend, school, until);
  add_lines (self, trend, school, text, from, until);
  place_labels (self);

  return self;
}

/**
 * trellis_measure_panel_free:
 * @self: (nullable) (transfer full): a panel
 */
void
trellis_measure_panel_free (TrellisMeasurePanel *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->lines);
  g_free (self->name);
  g_free (self->figure);
  g_free (self->unit);
  g_free (self->target);
  g_free (self->from);
  g_free (self->until);
  g_free (self);
}

static void
draw_line (const TrellisMeasurePanelLine *line,
           cairo_t                       *cr,
           const TrellisPalette          *palette)
{
  static const double dashes[] = { 2.4, 1.6 };
  gboolean is_subject = line->role == TRELLIS_PLOT_SUBJECT;
  const TrellisMeasureMark *last = NULL, *before = NULL;

  trellis_rgba_set_source (is_subject ? &palette->trust : &palette->context, cr);
  cairo_set_line_width (cr, is_subject ? 1.6 : 0.9);
  if (line->role == TRELLIS_PLOT_CONTEXT)
    cairo_set_dash (cr, dashes, 2, 0);
  for (guint i = 0; i < line->marks->len; i++)
    {
      const TrellisMeasureMark *mark = &g_array_index (line->marks, TrellisMeasureMark, i);

      if (mark->is_missing)
        continue;
      /* Yearly figures of the trust or England among half terms are one course. */
      if (mark->is_joined || (!is_subject && before != NULL))
        cairo_line_to (cr, mark->x, mark->y);
      else
        {
          cairo_move_to (cr, mark->x, mark->y);
          /* One figure between two gaps is a point of its own. */
          cairo_line_to (cr, mark->x, mark->y);
        }
      before = last = mark;
    }
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  if (is_subject && last != NULL)
    {
      cairo_arc (cr, last->x, last->y, DOT_RADIUS, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

/**
 * trellis_measure_panel_draw:
 * @self: a panel
 * @cr: its top left corner at the origin
 * @text: as it was laid out with
 * @palette: for paper
 */
void
trellis_measure_panel_draw (TrellisMeasurePanel  *self,
                            cairo_t              *cr,
                            TrellisText          *text,
                            const TrellisPalette *palette)
{
  static const double dots[] = { 0.2, 2.2 };
  double x = 0, cap = trellis_text_get_cap_height (text, trellis_type_furniture), target_width;

  cairo_save (cr);
  trellis_sheet_draw_rule (cr, palette, TRELLIS_RULE_SECTION, 0, self->width, 0);
  trellis_text_draw_wrapped (text, cr, self->name, trellis_type_text_strong, 0, 4.9 * TRELLIS_MM, self->width,
                             NAME_LEADING, &palette->text);
  x += trellis_text_draw (text, cr, self->figure, figure_type, 0, self->figure_baseline, TRELLIS_TEXT_START,
                          &palette->text);
  target_width = trellis_text_draw (text, cr, self->target, trellis_type_secondary, self->width, self->figure_baseline,
                                    TRELLIS_TEXT_END, &palette->text);
  trellis_text_draw_ellipsized (text, cr, self->unit, trellis_type_secondary, x + 1.6 * TRELLIS_MM,
                                self->figure_baseline, self->width - x - 3.2 * TRELLIS_MM - target_width,
                                TRELLIS_TEXT_START, &palette->dim);

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  if (!isnan (self->target_y))
    {
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_dash (cr, dots, 2, 0);
      cairo_set_line_width (cr, 0.9);
      trellis_rgba_set_source (&palette->text, cr);
      cairo_move_to (cr, 0, self->target_y);
      cairo_line_to (cr, self->plot_x1, self->target_y);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      TrellisMeasurePanelLine *line = g_ptr_array_index (self->lines, i);
      gboolean is_subject = line->role == TRELLIS_PLOT_SUBJECT;

      if (is_subject)
        cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      draw_line (line, cr, palette);
      if (!isnan (line->label_y))
        trellis_text_draw_ellipsized (text, cr, line->label,
                                      is_subject ? trellis_type_furniture_strong : trellis_type_furniture,
                                      self->plot_x1 + 3, line->label_y + cap / 2, self->width - self->plot_x1 - 3,
                                      TRELLIS_TEXT_START, is_subject ? &palette->trust : &palette->dim);
    }
  trellis_sheet_draw_rule (cr, palette, TRELLIS_RULE_ROW, 0, self->plot_x1, self->axis_y);
  trellis_text_draw (text, cr, self->from, trellis_type_furniture, 0, self->height, TRELLIS_TEXT_START, &palette->dim);
  if (g_strcmp0 (self->from, self->until) != 0)
    trellis_text_draw (text, cr, self->until, trellis_type_furniture, self->plot_x1, self->height, TRELLIS_TEXT_END,
                       &palette->dim);
  cairo_restore (cr);
}
