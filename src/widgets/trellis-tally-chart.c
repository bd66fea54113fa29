/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-tally-chart.h"

#include "trellis-tally-plot.h"

#define HEIGHT 220

/* Actions or visits over time. */
struct _TrellisTallyChart
{
  TrellisChart parent_instance;

  TrellisTally *tally;  /* (nullable) */
  TrellisPlot *plot;    /* (nullable): laid out */
};

G_DEFINE_FINAL_TYPE (TrellisTallyChart, trellis_tally_chart, TRELLIS_TYPE_CHART)

static double
get_natural_height (TrellisChart *chart,
                    TrellisText  *text)
{
  return HEIGHT * trellis_text_get_scale (text);
}

static void
lay_out (TrellisChart       *chart,
         TrellisText        *text,
         TrellisPaletteKind  kind,
         double              width,
         double              height)
{
  TrellisTallyChart *self = TRELLIS_TALLY_CHART (chart);

  g_clear_pointer (&self->plot, trellis_plot_free);
  if (self->tally != NULL)
    self->plot = trellis_tally_plot_new (self->tally, text, kind, width, height);
}

static void
draw (TrellisChart         *chart,
      cairo_t              *cr,
      TrellisText          *text,
      const TrellisPalette *palette)
{
  TrellisTallyChart *self = TRELLIS_TALLY_CHART (chart);

  if (self->plot != NULL)
    trellis_plot_draw (self->plot, cr, text, palette);
}

static guint
get_n_points (TrellisChart *chart)
{
  TrellisTallyChart *self = TRELLIS_TALLY_CHART (chart);

  return self->plot != NULL ? self->tally->n_days : 0;
}

static void
get_point (TrellisChart *chart,
           guint         index,
           double       *x,
           double       *y)
{
  TrellisTallyChart *self = TRELLIS_TALLY_CHART (chart);

  *x = trellis_plot_get_x (self->plot, index);
  *y = (self->plot->plot_y0 + self->plot->plot_y1) / 2;
}

static int
find_point (TrellisChart *chart,
            double        x,
            double        y)
{
  TrellisTallyChart *self = TRELLIS_TALLY_CHART (chart);

  return self->plot != NULL ? trellis_plot_find_position (self->plot, x) : -1;
}

static void
draw_chosen (TrellisChart         *chart,
             cairo_t              *cr,
             const TrellisPalette *palette,
             double                scale,
             guint                 index)
{
  trellis_plot_draw_cursor (TRELLIS_TALLY_CHART (chart)->plot, cr, palette, scale, index);
}

static char *
dup_reading (TrellisChart *chart,
             guint         index)
{
  return trellis_tally_dup_reading (TRELLIS_TALLY_CHART (chart)->tally, index);
}

static char *
dup_summary (TrellisChart *chart)
{
  TrellisTallyChart *self = TRELLIS_TALLY_CHART (chart);
  g_autofree char *sentence = self->tally != NULL ? trellis_tally_dup_sentence (self->tally) : NULL;

  return sentence != NULL ? g_strdup_printf ("%s: %s", trellis_tally_get_title (self->tally), sentence) : g_strdup ("");
}

static void
trellis_tally_chart_finalize (GObject *object)
{
  TrellisTallyChart *self = TRELLIS_TALLY_CHART (object);

  g_clear_pointer (&self->plot, trellis_plot_free);
  g_clear_object (&self->tally);

  G_OBJECT_CLASS (trellis_tally_chart_parent_class)->finalize (object);
}

static void
trellis_tally_chart_class_init (TrellisTallyChartClass *klass)
{
  TrellisChartClass *chart_class = TRELLIS_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trellis_tally_chart_finalize;
  chart_class->get_natural_height = get_natural_height;
  chart_class->lay_out = lay_out;
  chart_class->draw = draw;
  chart_class->get_n_points = get_n_points;
  chart_class->get_point = get_point;
  chart_class->find_point = find_point;
  chart_class->draw_chosen = draw_chosen;
  chart_class->dup_reading = dup_reading;
  chart_class->dup_summary = dup_summary;
}

static void
trellis_tally_chart_init (TrellisTallyChart *self)
{
}

/**
 * trellis_tally_chart_set_tally:
 * @self: a chart
 * @tally: what it shows
 */
void
trellis_tally_chart_set_tally (TrellisTallyChart *self,
                               TrellisTally      *tally)
{
  g_return_if_fail (TRELLIS_IS_TALLY_CHART (self));

  g_clear_pointer (&self->plot, trellis_plot_free);
  g_set_object (&self->tally, tally);
  trellis_chart_changed (TRELLIS_CHART (self));
}
