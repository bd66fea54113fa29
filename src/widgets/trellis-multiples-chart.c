/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-multiples-chart.h"

#include "trellis-style.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Every school on one scale: as high as its rows are. */
struct _TrellisMultiplesChart
{
  TrellisChart parent_instance;

  TrellisTrendSight *sight;  /* (nullable) */
  GPtrArray *schools;        /* (element-type TrellisTrendSchool) (nullable): in order */
  TrellisMultiples *charts;  /* (nullable): laid out */
};

G_DEFINE_FINAL_TYPE (TrellisMultiplesChart, trellis_multiples_chart, TRELLIS_TYPE_CHART)

static double
get_natural_height (TrellisChart *chart,
                    TrellisText  *text)
{
  return 0;
}

static void
lay_out (TrellisChart       *chart,
         TrellisText        *text,
         TrellisPaletteKind  kind,
         double              width,
         double              height)
{
  TrellisMultiplesChart *self = TRELLIS_MULTIPLES_CHART (chart);

  g_clear_pointer (&self->charts, trellis_multiples_free);
  if (self->sight != NULL)
    self->charts = trellis_trend_multiples_new (self->sight, self->schools, text, kind, width);
}

static int
find_subject (TrellisMultiplesChart *self)
{
  for (guint i = 0; self->sight->urn != NULL && i < self->schools->len; i++)
    {
      TrellisTrendSchool *school = g_ptr_array_index (self->schools, i);

      if (g_str_equal (school->school->urn, self->sight->urn))
        return (int) i;
    }

  return -1;
}

static void
draw (TrellisChart         *chart,
      cairo_t              *cr,
      TrellisText          *text,
      const TrellisPalette *palette)
{
  TrellisMultiplesChart *self = TRELLIS_MULTIPLES_CHART (chart);

  if (self->charts != NULL)
    trellis_multiples_draw (self->charts, cr, text, palette, find_subject (self));
}

static guint
get_n_points (TrellisChart *chart)
{
  TrellisMultiplesChart *self = TRELLIS_MULTIPLES_CHART (chart);

  return self->charts != NULL ? self->charts->cells->len : 0;
}

static guint
get_row_length (TrellisChart *chart)
{
  TrellisMultiplesChart *self = TRELLIS_MULTIPLES_CHART (chart);

  return self->charts != NULL ? self->charts->n_columns : 0;
}

static void
get_point (TrellisChart *chart,
           guint         index,
           double       *x,
           double       *y)
{
  TrellisMultiplesChart *self = TRELLIS_MULTIPLES_CHART (chart);
  TrellisMultiplesCell *cell = g_ptr_array_index (self->charts->cells, index);

  *x = cell->x + self->charts->cell_width / 2;
  *y = cell->y + self->charts->cell_height / 2;
}

static int
find_point (TrellisChart *chart,
            double        x,
            double        y)
{
  TrellisMultiplesChart *self = TRELLIS_MULTIPLES_CHART (chart);

  return self->charts != NULL ? trellis_multiples_find_cell (self->charts, x, y) : -1;
}

static void
draw_chosen (TrellisChart         *chart,
             cairo_t              *cr,
             const TrellisPalette *palette,
             double                scale,
             guint                 index)
{
  TrellisMultiplesChart *self = TRELLIS_MULTIPLES_CHART (chart);
  TrellisMultiplesCell *cell = g_ptr_array_index (self->charts->cells, index);
  double pad = 6 * scale;

  trellis_rgba_set_source (&palette->accent, cr);
  cairo_set_line_width (cr, 2 * scale);
  cairo_rectangle (cr, cell->x - pad, cell->y - pad / 2, self->charts->cell_width + 2 * pad,
                   self->charts->cell_height + pad);
  cairo_stroke (cr);
}

static char *
dup_reading (TrellisChart *chart,
             guint         index)
{
  TrellisMultiplesChart *self = TRELLIS_MULTIPLES_CHART (chart);
  TrellisTrendSchool *school = g_ptr_array_index (self->schools, index);
  g_autofree char *sentence = trellis_trend_dup_sentence (self->sight->trend, school);

  return g_strdup_printf ("%s: %s", school->school->name, sentence);
}

static char *
dup_summary (TrellisChart *chart)
{
  TrellisMultiplesChart *self = TRELLIS_MULTIPLES_CHART (chart);

  if (self->sight == NULL)
    return g_strdup ("");

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s of %u school on one scale", "%s of %u schools on one scale",
                                       self->schools->len), self->sight->trend->measure->name, self->schools->len);
}

static GtkSizeRequestMode
trellis_multiples_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
trellis_multiples_chart_measure (GtkWidget      *widget,
                                 GtkOrientation  orientation,
                                 int             for_size,
                                 int            *minimum,
                                 int            *natural,
                                 int            *minimum_baseline,
                                 int            *natural_baseline)
{
  TrellisMultiplesChart *self = TRELLIS_MULTIPLES_CHART (widget);
  g_autoptr (TrellisText) text = NULL;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = (int) (200 * trellis_style_get_scale (widget));
      return;
    }
  text = trellis_text_new_for_screen (gtk_widget_get_pango_context (widget));
  *minimum = *natural =
    (int) ceil (trellis_multiples_get_height (self->schools != NULL ? self->schools->len : 0, text,
                                              TRELLIS_PALETTE_LIGHT, for_size < 0 ? 600 : for_size));
}

static void
trellis_multiples_chart_finalize (GObject *object)
{
  TrellisMultiplesChart *self = TRELLIS_MULTIPLES_CHART (object);

  g_clear_pointer (&self->charts, trellis_multiples_free);
  g_clear_pointer (&self->schools, g_ptr_array_unref);
  g_clear_pointer (&self->sight, trellis_trend_sight_free);

  G_OBJECT_CLASS (trellis_multiples_chart_parent_class)->finalize (object);
}

static void
trellis_multiples_chart_class_init (TrellisMultiplesChartClass *klass)
{
  TrellisChartClass *chart_class = TRELLIS_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trellis_multiples_chart_finalize;
  GTK_WIDGET_CLASS (klass)->get_request_mode = trellis_multiples_chart_get_request_mode;
  GTK_WIDGET_CLASS (klass)->measure = trellis_multiples_chart_measure;
  chart_class->get_natural_height = get_natural_height;
  chart_class->lay_out = lay_out;
  chart_class->draw = draw;
  chart_class->get_n_points = get_n_points;
  chart_class->get_row_length = get_row_length;
  chart_class->get_point = get_point;
  chart_class->find_point = find_point;
  chart_class->draw_chosen = draw_chosen;
  chart_class->dup_reading = dup_reading;
  chart_class->dup_summary = dup_summary;
}

static void
trellis_multiples_chart_init (TrellisMultiplesChart *self)
{
}

/**
 * trellis_multiples_chart_set_sight:
 * @self: a chart
 * @sight: what is looked at; its school stands out
 * @schools: (element-type TrellisTrendSchool): the sight's schools in order;
 *   kept by reference
 */
void
trellis_multiples_chart_set_sight (TrellisMultiplesChart   *self,
                                   const TrellisTrendSight *sight,
                                   GPtrArray               *schools)
{
  TrellisTrendSight *copy = trellis_trend_sight_copy (sight);

  g_return_if_fail (TRELLIS_IS_MULTIPLES_CHART (self));

  g_ptr_array_ref (schools);
  g_clear_pointer (&self->charts, trellis_multiples_free);
  g_clear_pointer (&self->schools, g_ptr_array_unref);
  g_clear_pointer (&self->sight, trellis_trend_sight_free);
  self->sight = copy;
  self->schools = schools;
  trellis_chart_changed (TRELLIS_CHART (self));
}
