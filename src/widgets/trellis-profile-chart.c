/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-profile-chart.h"

#include "trellis-level-profile.h"

/* A page is crowded where a document is not: rows may stand closer. */
#define CLOSENESS 0.88

/* A school's standing in every aspect, now and before. */
struct _TrellisProfileChart
{
  TrellisChart parent_instance;

  TrellisMatrix *matrix;         /* (nullable): keeps what @lines borrow */
  guint row;
  GArray *lines;                 /* (element-type TrellisProfileLine) (nullable) */
  TrellisLevelProfile *profile;  /* (nullable): laid out */
};

G_DEFINE_FINAL_TYPE (TrellisProfileChart, trellis_profile_chart, TRELLIS_TYPE_CHART)

static double
get_natural_height (TrellisChart *chart,
                    TrellisText  *text)
{
  TrellisProfileChart *self = TRELLIS_PROFILE_CHART (chart);

  return self->lines != NULL
    ? trellis_level_profile_get_natural_height (self->lines, text, TRELLIS_PALETTE_LIGHT) * CLOSENESS : 0;
}

static void
lay_out (TrellisChart       *chart,
         TrellisText        *text,
         TrellisPaletteKind  kind,
         double              width,
         double              height)
{
  TrellisProfileChart *self = TRELLIS_PROFILE_CHART (chart);

  g_clear_pointer (&self->profile, trellis_level_profile_free);
  /* Rows keep together where the card is taller than they need. */
  if (self->matrix != NULL)
    self->profile = trellis_level_profile_new (self->matrix->scheme->levels, self->lines, text, kind, width,
                                               MIN (height, get_natural_height (chart, text) * 1.3));
}

static void
draw (TrellisChart         *chart,
      cairo_t              *cr,
      TrellisText          *text,
      const TrellisPalette *palette)
{
  TrellisProfileChart *self = TRELLIS_PROFILE_CHART (chart);

  if (self->profile != NULL)
    trellis_level_profile_draw (self->profile, cr, text, palette);
}

static guint
get_n_points (TrellisChart *chart)
{
  TrellisProfileChart *self = TRELLIS_PROFILE_CHART (chart);

  return self->profile != NULL ? self->profile->marks->len : 0;
}

static void
get_point (TrellisChart *chart,
           guint         index,
           double       *x,
           double       *y)
{
  TrellisProfileChart *self = TRELLIS_PROFILE_CHART (chart);
  TrellisProfileMark *mark = &g_array_index (self->profile->marks, TrellisProfileMark, index);

  *x = mark->has_chip ? mark->x : self->profile->plot_x0;
  *y = mark->y;
}

static char *
dup_reading (TrellisChart *chart,
             guint         index)
{
  TrellisProfileChart *self = TRELLIS_PROFILE_CHART (chart);

  return trellis_matrix_dup_cell_text (self->matrix, self->row, index);
}

static char *
dup_summary (TrellisChart *chart)
{
  TrellisProfileChart *self = TRELLIS_PROFILE_CHART (chart);

  return self->lines != NULL ? trellis_profile_lines_dup_summary (self->lines) : g_strdup ("");
}

static void
trellis_profile_chart_finalize (GObject *object)
{
  TrellisProfileChart *self = TRELLIS_PROFILE_CHART (object);

  g_clear_pointer (&self->profile, trellis_level_profile_free);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_object (&self->matrix);

  G_OBJECT_CLASS (trellis_profile_chart_parent_class)->finalize (object);
}

static void
trellis_profile_chart_class_init (TrellisProfileChartClass *klass)
{
  TrellisChartClass *chart_class = TRELLIS_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trellis_profile_chart_finalize;
  chart_class->get_natural_height = get_natural_height;
  chart_class->lay_out = lay_out;
  chart_class->draw = draw;
  chart_class->get_n_points = get_n_points;
  chart_class->get_point = get_point;
  chart_class->dup_reading = dup_reading;
  chart_class->dup_summary = dup_summary;
}

static void
trellis_profile_chart_init (TrellisProfileChart *self)
{
}

/**
 * trellis_profile_chart_new:
 *
 * Returns: (transfer floating): a chart of a profile, empty yet
 */
GtkWidget *
trellis_profile_chart_new (void)
{
  return g_object_new (TRELLIS_TYPE_PROFILE_CHART, NULL);
}

/**
 * trellis_profile_chart_set_row:
 * @self: a chart
 * @matrix: a matrix; the chart keeps it
 * @row: a school's row of it
 */
void
trellis_profile_chart_set_row (TrellisProfileChart *self,
                               TrellisMatrix       *matrix,
                               guint                row)
{
  g_return_if_fail (TRELLIS_IS_PROFILE_CHART (self));

  g_clear_pointer (&self->profile, trellis_level_profile_free);
  g_clear_pointer (&self->lines, g_array_unref);
  g_set_object (&self->matrix, matrix);
  self->row = row;
  self->lines = trellis_profile_lines_from_matrix (matrix, row);
  trellis_chart_changed (TRELLIS_CHART (self));
}
