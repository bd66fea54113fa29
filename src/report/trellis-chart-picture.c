/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-chart-picture.h"

#include "trellis-sheet.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Wide enough for a column of a page, and in the shape that a slide has room for. */
#define WIDTH 480.0
#define HEIGHT 270.0
#define MARGIN 12.0

/* Pixels to a point of a PNG. */
#define PNG_ZOOM 3

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

static const char *const endings[] = { ".png", ".svg", ".pdf" };

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
  self->sentence = trellis_trend_dup_sentence (sight->trend, school);
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
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (WIDTH * zoom),
                                                         (int) (HEIGHT * zoom));
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, zoom, zoom);
  trellis_chart_picture_draw (self, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static const char *
find_ending (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      if (strlen (path) > 4 && g_ascii_strcasecmp (path + strlen (path) - 4, endings[i]) == 0)
        return endings[i];
    }

  return NULL;
}

/**
 * trellis_chart_picture_can_write:
 * @path: a file's name
 *
 * Returns: whether its ending is that of a kind of picture: .png, .svg or .pdf
 */
gboolean
trellis_chart_picture_can_write (const char *path)
{
  return find_ending (path) != NULL;
}

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/**
 * trellis_chart_picture_write:
 * @self: a picture
 * @path: a file whose ending trellis_chart_picture_can_write() takes; one that
 *   is there is replaced
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
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  const char *ending = find_ending (path);
  cairo_surface_t *surface;
  cairo_status_t status;

  g_return_val_if_fail (ending != NULL, FALSE);

  if (g_str_equal (ending, ".png"))
    {
      surface = trellis_chart_picture_paint (self, PNG_ZOOM);
      status = cairo_surface_write_to_png_stream (surface, append_cb, bytes);
    }
  else
    {
      cairo_t *cr;

      surface = g_str_equal (ending, ".svg") ? cairo_svg_surface_create_for_stream (append_cb, bytes, WIDTH, HEIGHT)
                                             : cairo_pdf_surface_create_for_stream (append_cb, bytes, WIDTH, HEIGHT);
      if (g_str_equal (ending, ".pdf"))
        cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
      cr = cairo_create (surface);
      trellis_chart_picture_draw (self, cr);
      cairo_show_page (cr);
      status = cairo_status (cr);
      cairo_destroy (cr);
      cairo_surface_finish (surface);
      if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status (surface);
    }
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("“%s” could not be written: %s."), path,
                   cairo_status_to_string (status));
      return FALSE;
    }

  return g_file_replace_contents (file, (const char *) bytes->data, bytes->len, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                  NULL, error);
}
