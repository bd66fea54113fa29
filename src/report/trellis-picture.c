/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-picture.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* One picture, as the ending of its file says: PNG, SVG or PDF. */

/* Pixels to a point of a PNG. */
#define PNG_ZOOM 3

static const char *const endings[] = { ".png", ".svg", ".pdf" };

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
 * trellis_picture_can_write:
 * @path: a file's name
 *
 * Returns: whether its ending is that of a kind of picture: .png, .svg or .pdf
 */
gboolean
trellis_picture_can_write (const char *path)
{
  return find_ending (path) != NULL;
}

/**
 * trellis_picture_paint:
 * @draw: (scope call): draws it
 * @what: what @draw is given
 * @width: in points
 * @height: in points
 * @zoom: pixels to a point
 *
 * Returns: (transfer full): the picture in pixels, clear where nothing is drawn
 */
cairo_surface_t *
trellis_picture_paint (TrellisPictureDraw draw,
                       gpointer           what,
                       double             width,
                       double             height,
                       double             zoom)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (width * zoom),
                                                         (int) (height * zoom));
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, zoom, zoom);
  draw (what, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
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
 * trellis_picture_encode:
 * @draw: (scope call): draws it
 * @what: what @draw is given
 * @width: in points
 * @height: in points
 * @title: what it is of
 * @path: the file that it is for; trellis_picture_can_write() takes its ending
 * @error: return location for a #GError
 *
 * Makes the bytes of a picture's file and writes nothing. Needs no display.
 *
 * Fails with %G_IO_ERROR_FAILED, which names the file.
 *
 * Returns: (transfer full) (nullable): the bytes, or %NULL with @error set
 */
GByteArray *
trellis_picture_encode (TrellisPictureDraw   draw,
                        gpointer             what,
                        double               width,
                        double               height,
                        const char          *title,
                        const char          *path,
                        GError             **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const char *ending = find_ending (path);
  cairo_surface_t *surface;
  cairo_status_t status;

  g_return_val_if_fail (ending != NULL, NULL);

  if (g_str_equal (ending, ".png"))
    {
      surface = trellis_picture_paint (draw, what, width, height, PNG_ZOOM);
      status = cairo_surface_write_to_png_stream (surface, append_cb, bytes);
    }
  else
    {
      cairo_t *cr;

      surface = g_str_equal (ending, ".svg") ? cairo_svg_surface_create_for_stream (append_cb, bytes, width, height)
                                             : cairo_pdf_surface_create_for_stream (append_cb, bytes, width, height);
      if (g_str_equal (ending, ".pdf"))
        cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
      cr = cairo_create (surface);
      draw (what, cr);
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
      return NULL;
    }

  return g_steal_pointer (&bytes);
}
