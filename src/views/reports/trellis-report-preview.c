/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-report-preview.h"

#include "trellis-page-canvas.h"

#include <glib/gi18n-lib.h>

struct _TrellisReportPreview
{
  GtkBox parent_instance;

  TrellisPageCanvas *canvas;
  GtkWidget *previous;
  GtkWidget *next;
  GtkLabel *where;
  GtkLabel *zoom_label;

  TrellisReport *report;    /* (nullable) */
};

G_DEFINE_FINAL_TYPE (TrellisReportPreview, trellis_report_preview, GTK_TYPE_BOX)

static void
show_where (TrellisReportPreview *self)
{
  guint n = self->report != NULL ? trellis_report_get_n_pages (self->report) : 0;
  guint page = trellis_page_canvas_get_page (self->canvas);
  double zoom = trellis_page_canvas_get_zoom (self->canvas);
  g_autofree char *where = n > 0 ? g_strdup_printf (_("Page %u of %u"), page + 1, n) : g_strdup ("");
  g_autofree char *size = zoom > 0 ? g_strdup_printf ("%.0f%%", zoom * 100)
                                   /* Translators: a page is as large as fits */
                                   : g_strdup (_("Fit"));

  gtk_label_set_label (self->where, where);
  gtk_label_set_label (self->zoom_label, size);
  gtk_widget_set_sensitive (self->previous, page > 0);
  gtk_widget_set_sensitive (self->next, page + 1 < n);
}

static void
previous_cb (TrellisReportPreview *self)
{
  trellis_page_canvas_set_page (self->canvas, trellis_page_canvas_get_page (self->canvas) - 1);
}

static void
next_cb (TrellisReportPreview *self)
{
  trellis_page_canvas_set_page (self->canvas, trellis_page_canvas_get_page (self->canvas) + 1);
}

static void
smaller_cb (TrellisReportPreview *self)
{
  trellis_page_canvas_zoom_by (self->canvas, -1);
}

static void
larger_cb (TrellisReportPreview *self)
{
  trellis_page_canvas_zoom_by (self->canvas, 1);
}

static void
fit_cb (TrellisReportPreview *self)
{
  trellis_page_canvas_set_zoom (self->canvas, 0);
}

static void
trellis_report_preview_dispose (GObject *object)
{
  g_clear_object (&TRELLIS_REPORT_PREVIEW (object)->report);

  G_OBJECT_CLASS (trellis_report_preview_parent_class)->dispose (object);
}

static void
trellis_report_preview_class_init (TrellisReportPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_report_preview_dispose;
  g_type_ensure (TRELLIS_TYPE_PAGE_CANVAS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-report-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisReportPreview, canvas);
  gtk_widget_class_bind_template_child (widget_class, TrellisReportPreview, previous);
  gtk_widget_class_bind_template_child (widget_class, TrellisReportPreview, next);
  gtk_widget_class_bind_template_child (widget_class, TrellisReportPreview, where);
  gtk_widget_class_bind_template_child (widget_class, TrellisReportPreview, zoom_label);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, smaller_cb);
  gtk_widget_class_bind_template_callback (widget_class, larger_cb);
  gtk_widget_class_bind_template_callback (widget_class, fit_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_where);
}

static void
trellis_report_preview_init (TrellisReportPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * trellis_report_preview_set_report:
 * @self: a preview
 * @report: (nullable): the document to show
 *
 * Shows a document; the page and how large it is stay as they are.
 */
void
trellis_report_preview_set_report (TrellisReportPreview *self,
                                   TrellisReport        *report)
{
  g_return_if_fail (TRELLIS_IS_REPORT_PREVIEW (self));

  g_set_object (&self->report, report);
  trellis_page_canvas_set_report (self->canvas, report);
  show_where (self);
}
