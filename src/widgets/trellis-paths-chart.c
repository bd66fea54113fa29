/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-paths-chart.h"

#include "trellis-level-paths.h"
#include "trellis-style.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Every school's level over the terms as steps: as high as its rows are. */
struct _TrellisPathsChart
{
  TrellisChart parent_instance;

  TrellisLevelCourse *course;  /* (nullable) */
  TrellisLevelPaths *paths;    /* (nullable): laid out */
};

G_DEFINE_FINAL_TYPE (TrellisPathsChart, trellis_paths_chart, TRELLIS_TYPE_CHART)

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
  TrellisPathsChart *self = TRELLIS_PATHS_CHART (chart);

  g_clear_pointer (&self->paths, trellis_level_paths_free);
  if (self->course != NULL)
    self->paths = trellis_level_paths_new (self->course, text, kind, width);
}

static void
draw (TrellisChart         *chart,
      cairo_t              *cr,
      TrellisText          *text,
      const TrellisPalette *palette)
{
  TrellisPathsChart *self = TRELLIS_PATHS_CHART (chart);

  if (self->paths != NULL)
    trellis_level_paths_draw (self->paths, cr, text, palette, 0, trellis_level_paths_get_n_rows (self->paths));
}

static guint
get_n_points (TrellisChart *chart)
{
  TrellisPathsChart *self = TRELLIS_PATHS_CHART (chart);

  return self->paths != NULL ? trellis_level_course_get_n_schools (self->course) : 0;
}

static guint
get_row_length (TrellisChart *chart)
{
  TrellisPathsChart *self = TRELLIS_PATHS_CHART (chart);

  return self->paths != NULL ? self->paths->n_columns : 0;
}

static void
get_cell (TrellisPathsChart *self,
          guint              index,
          double            *x,
          double            *y)
{
  *x = index % self->paths->n_columns * self->paths->step_x;
  *y = index / self->paths->n_columns * self->paths->step_y;
}

static void
get_point (TrellisChart *chart,
           guint         index,
           double       *x,
           double       *y)
{
  TrellisPathsChart *self = TRELLIS_PATHS_CHART (chart);

  get_cell (self, index, x, y);
  *x += self->paths->cell_width / 2;
  *y += self->paths->cell_height / 2;
}

static int
find_point (TrellisChart *chart,
            double        x,
            double        y)
{
  TrellisPathsChart *self = TRELLIS_PATHS_CHART (chart);

  return self->paths != NULL ? trellis_level_paths_find_cell (self->paths, x, y) : -1;
}

static void
draw_chosen (TrellisChart         *chart,
             cairo_t              *cr,
             const TrellisPalette *palette,
             double                scale,
             guint                 index)
{
  TrellisPathsChart *self = TRELLIS_PATHS_CHART (chart);
  double pad = 6 * scale, x, y;

  get_cell (self, index, &x, &y);
  trellis_rgba_set_source (&palette->accent, cr);
  cairo_set_line_width (cr, 2 * scale);
  cairo_rectangle (cr, x - pad, y - pad / 2, self->paths->cell_width + 2 * pad, self->paths->cell_height + pad);
  cairo_stroke (cr);
}

static char *
dup_reading (TrellisChart *chart,
             guint         index)
{
  return trellis_level_course_dup_school_words (TRELLIS_PATHS_CHART (chart)->course, index);
}

static char *
dup_summary (TrellisChart *chart)
{
  TrellisPathsChart *self = TRELLIS_PATHS_CHART (chart);
  guint n;

  if (self->course == NULL)
    return g_strdup ("");
  n = trellis_level_course_get_n_schools (self->course);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Level of %u school, term by term",
                                       "Levels of %u schools, term by term", n), n);
}

static GtkSizeRequestMode
trellis_paths_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
trellis_paths_chart_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  TrellisPathsChart *self = TRELLIS_PATHS_CHART (widget);
  g_autoptr (TrellisText) text = NULL;
  g_autoptr (TrellisLevelPaths) paths = NULL;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = (int) (200 * trellis_style_get_scale (widget));
      return;
    }
  if (self->course == NULL)
    return;
  text = trellis_text_new_for_screen (gtk_widget_get_pango_context (widget));
  paths = trellis_level_paths_new (self->course, text, TRELLIS_PALETTE_LIGHT, for_size < 0 ? 600 : for_size);
  *minimum = *natural = (int) ceil (trellis_level_paths_get_height (paths));
}

static void
trellis_paths_chart_finalize (GObject *object)
{
  TrellisPathsChart *self = TRELLIS_PATHS_CHART (object);

  g_clear_pointer (&self->paths, trellis_level_paths_free);
  g_clear_object (&self->course);

  G_OBJECT_CLASS (trellis_paths_chart_parent_class)->finalize (object);
}

static void
trellis_paths_chart_class_init (TrellisPathsChartClass *klass)
{
  TrellisChartClass *chart_class = TRELLIS_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trellis_paths_chart_finalize;
  GTK_WIDGET_CLASS (klass)->get_request_mode = trellis_paths_chart_get_request_mode;
  GTK_WIDGET_CLASS (klass)->measure = trellis_paths_chart_measure;
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
trellis_paths_chart_init (TrellisPathsChart *self)
{
}

/**
 * trellis_paths_chart_set_course:
 * @self: a chart
 * @course: the schools by term; kept by reference
 */
void
trellis_paths_chart_set_course (TrellisPathsChart  *self,
                                TrellisLevelCourse *course)
{
  g_return_if_fail (TRELLIS_IS_PATHS_CHART (self));

  g_clear_pointer (&self->paths, trellis_level_paths_free);
  g_set_object (&self->course, course);
  trellis_chart_changed (TRELLIS_CHART (self));
}
