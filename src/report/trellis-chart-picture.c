/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-chart-picture.h"

#include "trellis-picture.h"
#include "trellis-sheet.h"

#include <glib/gi18n-lib.h>

/* Wide enough for a column of a page, and in the shape that a slide has room for. */
#define WIDTH 480.0
#define HEIGHT 270.0
#define MARGIN 12.0

struct _TrellisChartPicture
{
  TrellisText *text;
  TrellisPalette palette;
  TrellisPlot *plot;
  char *title;
  char *sentence;
  char *source;
  double plot_y;
};

static const char *
find_source (const TrellisTrendSight *sight,
             TrellisTrendSchool      *school)
{
  for (guint k = sight->until + 1; school != NULL && k > sight->from; k--)
    {
      if (school->figures[k - 1].source != NULL && *school->figures[k - 1].source != '\0')
        return school->figures[k - 1].source;
    }

  return "";
}

/**
 * trellis_chart_picture_new:
 * @sight: what is looked at
 * @trust_colour: (nullable): `#rrggbb`, what the subject is drawn in
 *
 * Lays the chart out as a picture that stands by itself: what it is of, the
 * chart, what it says and where its figures come from.
 *
 * Returns: (transfer full): the picture
 */
TrellisChartPicture *
trellis_chart_picture_new (const TrellisTrendSight *sight,
                           const char              *trust_colour)
{
  TrellisChartPicture *self = g_new0 (TrellisChartPicture, 1);
  TrellisTrendSchool *school = trellis_trend_find_school (sight->trend, sight->urn);
  g_autofree char *mean_words = trellis_trend_dup_mean_words (sight->trend);
  const char *source = find_source (sight, school);
  double foot;

  self->text = trellis_text_new_for_paper ();
  self->palette = *trellis_palette_get (TRELLIS_PALETTE_PAPER, FALSE);
  trellis_palette_set_trust_colour (&self->palette, trust_colour);
  self->title = school != NULL ? g_strdup_printf ("%s, %s", school->school->name, sight->trend->measure->name)
                               : g_strdup (sight->trend->measure->name);
  self->sentence = trellis_trend_sight_dup_sentence (sight);
  /* Translators: where the figures of a chart come from */
  self->source = *source != '\0' ? g_strdup_printf (_("%s. Source: %s."), mean_words, source)
                                 : g_steal_pointer (&mean_words);

  self->plot_y = MARGIN + trellis_type_section.size * 1.2 +
                 trellis_text_count_lines (self->text, self->sentence, trellis_type_text, WIDTH - 2 * MARGIN) *
                 trellis_type_text.size * 1.4 + 6;
  foot = MARGIN + trellis_type_secondary.size * 1.4;
  self->plot = trellis_trend_plot_new (sight, self->text, TRELLIS_PALETTE_PAPER, WIDTH - 2 * MARGIN,
                                       HEIGHT - self->plot_y - foot);

  return self;
}

/**
 * trellis_chart_picture_free:
 * @self: (nullable) (transfer full): a picture
 */
void
trellis_chart_picture_free (TrellisChartPicture *self)
{
  if (self == NULL)
    return;

  trellis_plot_free (self->plot);
  trellis_text_free (self->text);
  g_free (self->title);
  g_free (self->sentence);
  g_free (self->source);
  g_free (self);
}

/**
 * trellis_chart_picture_draw:
 * @self: a picture
 * @cr: its top left corner at the origin, in points
 */
void
trellis_chart_picture_draw (TrellisChartPicture *self,
                            cairo_t             *cr)
{
  double baseline = MARGIN + trellis_text_get_ascent (self->text, trellis_type_section);

  cairo_save (cr);
  trellis_rgba_set_source (&self->palette.window, cr);
  cairo_rectangle (cr, 0, 0, WIDTH, HEIGHT);
  cairo_fill (cr);
  trellis_text_draw_ellipsized (self->text, cr, self->title, trellis_type_section, MARGIN, baseline,
                                WIDTH - 2 * MARGIN, TRELLIS_TEXT_START, &self->palette.text);
  trellis_text_draw_wrapped (self->text, cr, self->sentence, trellis_type_text, MARGIN,
                             baseline + trellis_type_text.size * 1.6, WIDTH - 2 * MARGIN,
                             trellis_type_text.size * 1.4, &self->palette.text);
  trellis_text_draw_ellipsized (self->text, cr, self->source, trellis_type_secondary, MARGIN, HEIGHT - MARGIN,
                                WIDTH - 2 * MARGIN, TRELLIS_TEXT_START, &self->palette.dim);
  cairo_translate (cr, MARGIN, self->plot_y);
  trellis_plot_draw (self->plot, cr, self->text, &self->palette);
  cairo_restore (cr);
}

/**
 * trellis_chart_picture_paint:
 * @self: a picture
 * @zoom: pixels to a point
 *
 * Returns: (transfer full): the picture in pixels
 */
cairo_surface_t *
trellis_chart_picture_paint (TrellisChartPicture *self,
                             double               zoom)
{
  return trellis_picture_paint ((TrellisPictureDraw) trellis_chart_picture_draw, self, WIDTH, HEIGHT, zoom);
}

/**
 * trellis_chart_picture_write:
 * @self: a picture
 * @path: a file whose ending trellis_picture_can_write() takes; one that is
 *   there is replaced
 * @error: return location for a #GError
 *
 * Needs no display. The file is there in full or, on failure, as it was.
 *
 * Fails with a %G_IO_ERROR that names the file.
 *
 * Returns: whether it was written
 */
gboolean
trellis_chart_picture_write (TrellisChartPicture  *self,
                             const char           *path,
                             GError              **error)
{
  g_autoptr (GByteArray) bytes = trellis_picture_encode ((TrellisPictureDraw) trellis_chart_picture_draw, self, WIDTH,
                                                         HEIGHT, self->title, path, error);
  g_autoptr (GFile) file = NULL;

  if (bytes == NULL)
    return FALSE;
  file = g_file_new_for_commandline_arg (path);

  return g_file_replace_contents (file, (const char *) bytes->data, bytes->len, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                  NULL, error);
}
