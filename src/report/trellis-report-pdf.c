/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-report-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static int
add_outline (cairo_surface_t *surface,
             int              parent,
             const char      *name,
             guint            page,
             double           x,
             double           y)
{
  char x_text[G_ASCII_DTOSTR_BUF_SIZE], y_text[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *target = NULL;

  /* cairo reads the position back by its own rules: a point, no comma. */
  g_ascii_formatd (x_text, sizeof x_text, "%.2f", x);
  g_ascii_formatd (y_text, sizeof y_text, "%.2f", y);
  target = g_strdup_printf ("page=%u pos=[%s %s]", page + 1, x_text, y_text);

  return cairo_pdf_surface_add_outline (surface, parent, name, target, CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

/* Where a part's headings go. */
typedef struct
{
  cairo_surface_t *surface;
  int parent;
  guint first_page;
  double x;
} Outlining;

static void
add_heading_cb (gpointer    data,
                const char *name,
                guint       page,
                double      y)
{
  Outlining *outlining = data;

  add_outline (outlining->surface, outlining->parent, name, outlining->first_page + page, outlining->x, y);
}

static void
outline (TrellisReport   *self,
         cairo_surface_t *surface)
{
  int root = add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, self->title, 0, 0, 0);
  Outlining outlining = { surface };

  for (guint i = 0; i < self->parts->len; i++)
    {
      TrellisReportPart *part = g_ptr_array_index (self->parts, i);

      outlining.parent = root;
      outlining.x = part->sheet.left;
      if ((self->parts->len > 1 || self->has_parts_apart) && part->title != NULL)
        outlining.parent = add_outline (surface, root, part->title, outlining.first_page, 0, 0);
      if (part->type->outline != NULL)
        part->type->outline (part->paper, add_heading_cb, &outlining);
      outlining.first_page += part->type->get_n_pages (part->paper);
    }
}

static void
set_metadata (TrellisReport   *self,
              cairo_surface_t *surface)
{
  g_autofree char *day = trellis_day_format (self->printed_on, TRELLIS_DAY_STYLE_ISO);
  g_autofree char *instant = g_strdup_printf ("%sT00:00:00Z", day);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, self->trust_name);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Trellis " TRELLIS_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, instant);
}

/* From the running head of every page back to the first. */
static void
link_to_start (const TrellisSheet *sheet,
               cairo_t            *cr)
{
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *attributes = NULL;

  g_ascii_formatd (x, sizeof x, "%.2f", sheet->left);
  g_ascii_formatd (y, sizeof y, "%.2f", sheet->head_baseline - 3 * TRELLIS_MM);
  attributes = g_strdup_printf ("rect=[%s %s 160 12] page=1 pos=[0 0]", x, y);
  cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
  cairo_tag_end (cr, CAIRO_TAG_LINK);
}

/**
 * trellis_report_write_pdf:
 * @self: a document
 * @path: a file; one that is there is replaced
 * @error: return location for a #GError
 *
 * Writes the document as PDF, with its title, an outline and text that can be
 * selected. Needs no display. The same document written on the same day gives
 * the same bytes. The file is there in full or, on failure, as it was.
 *
 * Fails with a %G_IO_ERROR that names the file.
 *
 * Returns: whether it was written
 */
gboolean
trellis_report_write_pdf (TrellisReport  *self,
                          const char     *path,
                          GError        **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GFile) file = NULL;
  const TrellisSheet *sheet;
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;

  g_return_val_if_fail (TRELLIS_IS_REPORT (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  sheet = trellis_report_get_sheet (self, 0);
  surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, sheet->width, sheet->height);
  set_metadata (self, surface);
  cr = cairo_create (surface);
  outline (self, surface);
  for (guint i = 0; i < trellis_report_get_n_pages (self); i++)
    {
      sheet = trellis_report_get_sheet (self, i);
      cairo_pdf_surface_set_size (surface, sheet->width, sheet->height);
      trellis_report_draw_page (self, cr, i);
      if (i > 0)
        link_to_start (sheet, cr);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("“%s” could not be written: %s."), path,
                   cairo_status_to_string (status));
      return FALSE;
    }

  file = g_file_new_for_commandline_arg (path);

  return g_file_replace_contents (file, (const char *) bytes->data, bytes->len, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                  NULL, error);
}
