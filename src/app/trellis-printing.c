/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-printing.h"

#include "trellis-report-preview.h"
#include "trellis-views.h"

#include <adwaita.h>

/* Printer and what was last chosen of it: in this run, and in a file for the next. */
static GtkPrintSettings *last_settings = NULL;

/* A document's margins: everything is at least so far from the paper's edge. */
#define MARGIN (10 * TRELLIS_MM)

static char *
dup_settings_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "trellis", "print-settings.ini", NULL);
}

static GtkPrintSettings *
get_last_settings (void)
{
  if (last_settings == NULL)
    {
      g_autofree char *path = dup_settings_path ();

      /* Without the file, or where it cannot be read, the printer's own hold. */
      last_settings = gtk_print_settings_new_from_file (path, NULL);
      if (last_settings == NULL)
        last_settings = gtk_print_settings_new ();
    }

  return last_settings;
}

/* A document has its own paper and pages: what is remembered is the printer, how
 * it prints and how often, not which pages of the last document. */
static void
remember_settings (GtkPrintSettings *settings)
{
  static const char *const own[] = {
    GTK_PRINT_SETTINGS_PAPER_FORMAT, GTK_PRINT_SETTINGS_PAPER_WIDTH, GTK_PRINT_SETTINGS_PAPER_HEIGHT,
    GTK_PRINT_SETTINGS_ORIENTATION, GTK_PRINT_SETTINGS_PAGE_RANGES, GTK_PRINT_SETTINGS_PRINT_PAGES,
    GTK_PRINT_SETTINGS_N_COPIES, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, GTK_PRINT_SETTINGS_OUTPUT_URI,
  };
  g_autofree char *path = dup_settings_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_clear_object (&last_settings);
  last_settings = gtk_print_settings_copy (settings);
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    gtk_print_settings_unset (last_settings, own[i]);
  if (g_mkdir_with_parents (folder, 0700) == 0)
    gtk_print_settings_to_file (last_settings, path, NULL);
}

static GtkPageSetup *
create_page_setup (const TrellisSheet *sheet)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new (sheet->paper == TRELLIS_PAPER_A3 ? GTK_PAPER_NAME_A3 : GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, size);
  gtk_page_setup_set_orientation (setup, sheet->is_landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                             : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (size);
  return setup;
}

/* Paper is remembered for each document and the size that it was laid out for. */
static char *
dup_setup_group (TrellisReport *report)
{
  return g_strdup_printf ("Page Setup %s %s", trellis_report_kind_get_key (trellis_report_get_kind (report)),
                          trellis_report_get_sheet (report, 0)->paper == TRELLIS_PAPER_A3 ? "a3" : "a4");
}

static char *
dup_setups_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "trellis", "page-setups.ini", NULL);
}

/* The paper that was chosen for such a document the last time, or its own. */
static GtkPageSetup *
create_last_setup (TrellisReport *report)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = dup_setups_path ();
  g_autofree char *group = dup_setup_group (report);
  GtkPageSetup *setup = NULL;

  if (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    setup = gtk_page_setup_new_from_key_file (file, group, NULL);

  return setup != NULL ? setup : create_page_setup (trellis_report_get_sheet (report, 0));
}

static void
remember_setup (TrellisReport *report,
                GtkPageSetup  *setup)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = dup_setups_path ();
  g_autofree char *group = dup_setup_group (report);
  g_autofree char *folder = g_path_get_dirname (path);

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  gtk_page_setup_to_key_file (setup, file, group);
  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_key_file_save_to_file (file, path, NULL);
}

/**
 * trellis_printing_place:
 * @sheet: a page of a document
 * @setup: the paper in the printer and what of it the printer reaches
 * @x: (out): how far the page is moved to the right, in points
 * @y: (out): and down
 *
 * Places a page on a paper: at its own size where the paper has room and the
 * printer reaches all that is on it; otherwise smaller, so that nothing is lost,
 * in the middle of what the printer reaches.
 *
 * Returns: how much smaller, at most 1
 */
double
trellis_printing_place (const TrellisSheet *sheet,
                        GtkPageSetup       *setup,
                        double             *x,
                        double             *y)
{
  double left = gtk_page_setup_get_left_margin (setup, GTK_UNIT_POINTS);
  double top = gtk_page_setup_get_top_margin (setup, GTK_UNIT_POINTS);
  double width = gtk_page_setup_get_page_width (setup, GTK_UNIT_POINTS);
  double height = gtk_page_setup_get_page_height (setup, GTK_UNIT_POINTS);
  double matter_width = sheet->width - 2 * MARGIN, matter_height = sheet->height - 2 * MARGIN, scale;

  *x = *y = 0;
  if (left <= MARGIN && top <= MARGIN && left + width >= sheet->width - MARGIN &&
      top + height >= sheet->height - MARGIN)
    return 1;

  scale = MIN (1, MIN (width / matter_width, height / matter_height));
  *x = left + (width - matter_width * scale) / 2 - MARGIN * scale;
  *y = top + (height - matter_height * scale) / 2 - MARGIN * scale;

  return scale;
}

static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                TrellisReport     *report)
{
  gtk_print_operation_set_n_pages (operation, trellis_report_get_n_pages (report));
}

/* A document may have upright pages and others on their side. */
static void
request_page_setup_cb (GtkPrintOperation *operation,
                       GtkPrintContext   *context,
                       int                page,
                       GtkPageSetup      *setup,
                       TrellisReport     *report)
{
  g_autoptr (GtkPageSetup) own = create_page_setup (trellis_report_get_sheet (report, page));

  gtk_page_setup_set_orientation (setup, gtk_page_setup_get_orientation (own));
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              TrellisReport     *report)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double x, y, scale;

  scale = trellis_printing_place (trellis_report_get_sheet (report, page), gtk_print_context_get_page_setup (context),
                                  &x, &y);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  trellis_report_draw_page (report, cr, page);
}

static gboolean
preview_closed_cb (GtkPrintOperationPreview *preview)
{
  gtk_print_operation_preview_end_preview (preview);

  return GDK_EVENT_PROPAGATE;
}

/* The dialogue's own preview would need another program. */
static gboolean
preview_cb (GtkPrintOperation        *operation,
            GtkPrintOperationPreview *preview,
            GtkPrintContext          *context,
            GtkWindow                *parent,
            TrellisReport            *report)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  GtkWindow *window = trellis_print_preview_show (parent, report);

  /* It asks for somewhere to draw, though the window draws for itself. */
  gtk_print_context_set_cairo_context (context, cr, 72, 72);
  g_signal_connect_object (window, "close-request", G_CALLBACK (preview_closed_cb), preview, G_CONNECT_SWAPPED);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return TRUE;
}

/**
 * trellis_print_preview_show:
 * @parent: the window that asks
 * @report: the document
 *
 * Shows a document's pages as they will be printed, in a window of their own.
 *
 * Returns: (transfer none): the window, which is there until it is closed
 */
GtkWindow *
trellis_print_preview_show (GtkWindow     *parent,
                            TrellisReport *report)
{
  GtkWidget *window = adw_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkWidget *preview;

  trellis_views_init ();
  preview = g_object_new (TRELLIS_TYPE_REPORT_PREVIEW, "vexpand", TRUE, NULL);
  trellis_report_preview_set_report (TRELLIS_REPORT_PREVIEW (preview), report);
  gtk_window_set_title (GTK_WINDOW (window), trellis_report_get_title (report));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 820, 700);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), preview);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gtk_window_present (GTK_WINDOW (window));

  return GTK_WINDOW (window);
}

/**
 * trellis_print_report:
 * @parent: the window that asks
 * @report: the document
 * @error: return location for a #GError
 *
 * Prints a document through the desktop's own dialogue, with the printer and
 * paper that were chosen the last time. Its preview is the program's own.
 *
 * Returns: %FALSE with @error set where it could not be printed; a person who
 *   cancels is no error
 */
gboolean
trellis_print_report (GtkWindow      *parent,
                      TrellisReport  *report,
                      GError        **error)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = create_last_setup (report);
  g_autofree char *name = trellis_report_dup_file_name (report);
  GtkPrintSettings *settings = get_last_settings ();
  GtkPrintOperationResult result;

  *strrchr (name, '.') = '\0';

  gtk_print_operation_set_default_page_setup (operation, setup);
  /* What is printed to a file is called as what is saved to one. */
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, trellis_report_get_title (report));
  g_signal_connect_object (operation, "begin-print", G_CALLBACK (begin_print_cb), report, 0);
  g_signal_connect_object (operation, "request-page-setup", G_CALLBACK (request_page_setup_cb), report, 0);
  g_signal_connect_object (operation, "preview", G_CALLBACK (preview_cb), report, 0);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_page_cb), report, 0);

  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, error);
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      remember_settings (gtk_print_operation_get_print_settings (operation));
      remember_setup (report, gtk_print_operation_get_default_page_setup (operation));
    }

  return result != GTK_PRINT_OPERATION_RESULT_ERROR;
}
