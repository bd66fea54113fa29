/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-report-private.h"

#include "trellis-picture.h"

#include <string.h>

/* A document's pages as pictures, for a slide or a page of another document. */

typedef struct
{
  TrellisReport *report;
  guint page;
} Page;

static void
draw_page (gpointer  what,
           cairo_t  *cr)
{
  Page *page = what;
  const TrellisSheet *sheet = trellis_report_get_sheet (page->report, page->page);

  /* Paper is white, a picture has to say so. */
  trellis_rgba_set_source (&page->report->palette.window, cr);
  cairo_rectangle (cr, 0, 0, sheet->width, sheet->height);
  cairo_fill (cr);
  trellis_report_draw_page (page->report, cr, page->page);
}

/**
 * trellis_report_dup_picture_path:
 * @path: the file of the first page
 * @page: which page, from 0
 *
 * Returns: (transfer full): the file of that page: matrix.png, then
 *   matrix-2.png
 */
char *
trellis_report_dup_picture_path (const char *path,
                                 guint       page)
{
  gsize stem = strlen (path) - strlen (".png");

  return page == 0 ? g_strdup (path) : g_strdup_printf ("%.*s-%u%s", (int) stem, path, page + 1, path + stem);
}

/**
 * trellis_report_write_pictures:
 * @self: a document
 * @path: the first page's file, its ending .png or .svg; further pages stand
 *   beside it under trellis_report_dup_picture_path(). What is there is
 *   replaced.
 * @error: return location for a #GError
 *
 * Writes each page as a picture by itself. Needs no display. No file is
 * written before all pages could be drawn.
 *
 * Fails with a %G_IO_ERROR that names the file.
 *
 * Returns: whether they were written
 */
gboolean
trellis_report_write_pictures (TrellisReport  *self,
                               const char     *path,
                               GError        **error)
{
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);

  g_return_val_if_fail (TRELLIS_IS_REPORT (self), FALSE);
  g_return_val_if_fail (trellis_picture_can_write (path), FALSE);

  for (guint i = 0; i < trellis_report_get_n_pages (self); i++)
    {
      Page page = { self, i };
      const TrellisSheet *sheet = trellis_report_get_sheet (self, i);
      GByteArray *bytes = trellis_picture_encode (draw_page, &page, sheet->width, sheet->height, self->title, path,
                                                  error);

      if (bytes == NULL)
        return FALSE;
      g_ptr_array_add (pictures, bytes);
    }
  for (guint i = 0; i < pictures->len; i++)
    {
      GByteArray *bytes = g_ptr_array_index (pictures, i);
      g_autofree char *page_path = trellis_report_dup_picture_path (path, i);
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (page_path);

      if (!g_file_replace_contents (file, (const char *) bytes->data, bytes->len, NULL, FALSE, G_FILE_CREATE_NONE,
                                    NULL, NULL, error))
        return FALSE;
    }

  return TRUE;
}
