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

static void
outline_groups (TrellisReport   *self,
                cairo_surface_t *surface,
                int              root,
                GPtrArray       *pages)
{
  for (guint i = 0; i < pages->len; i++)
    {
      TrellisTablePage *page = g_ptr_array_index (pages, i);

      for (guint j = 0; j < page->groups->len; j++)
        {
          TrellisTableGroup *group = &g_array_index (page->groups, TrellisTableGroup, j);
          const char *name;

          if (group->is_continued)
            continue;
          if (self->matrix != NULL)
            name = g_array_index (self->matrix->matrix->groups, TrellisMatrixGroup, group->group).name;
          else
            name = g_array_index (self->year->layout->groups, TrellisYearGroup, group->group).name;
          add_outline (surface, root, name, i, self->sheet.left, group->y);
        }
    }
}

static void
outline (TrellisReport   *self,
         cairo_surface_t *surface)
{
  int root = add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, self->title, 0, 0, 0);

  if (self->matrix != NULL)
    outline_groups (self, surface, root, self->matrix->pages);
  else if (self->year != NULL)
    outline_groups (self, surface, root, self->year->pages);
  else
    {
      guint page = 0;

      for (guint i = 0; i < self->schedules->len; i++)
        {
          TrellisSchedulePaper *schedule = g_ptr_array_index (self->schedules, i);

          add_outline (surface, root, schedule->title, page, 0, 0);
          page += trellis_schedule_paper_get_n_pages (schedule);
        }
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
link_to_start (TrellisReport *self,
               cairo_t       *cr)
{
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *attributes = NULL;

  g_ascii_formatd (x, sizeof x, "%.2f", self->sheet.left);
  g_ascii_formatd (y, sizeof y, "%.2f", self->sheet.head_baseline - 3 * TRELLIS_MM);
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
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;

  g_return_val_if_fail (TRELLIS_IS_REPORT (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, self->sheet.width, self->sheet.height);
  set_metadata (self, surface);
  cr = cairo_create (surface);
  outline (self, surface);
  for (guint i = 0; i < trellis_report_get_n_pages (self); i++)
    {
      trellis_report_draw_page (self, cr, i);
      if (i > 0)
        link_to_start (self, cr);
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
