/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-printing.h"

/* Printer and what was last chosen of it: in this run, and in a file for the next. */
static GtkPrintSettings *last_settings = NULL;

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

static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                TrellisReport     *report)
{
  gtk_print_operation_set_n_pages (operation, trellis_report_get_n_pages (report));
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
  const TrellisSheet *sheet = trellis_report_get_sheet (report, page);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double scale = MIN (gtk_print_context_get_width (context) / sheet->width,
                      gtk_print_context_get_height (context) / sheet->height);

  /* A document keeps its own margins; a smaller paper gets all of it, smaller. */
  if (scale < 1)
    cairo_scale (cr, scale, scale);
  trellis_report_draw_page (report, cr, page);
}

/**
 * trellis_print_report:
 * @parent: the window that asks
 * @report: the document
 * @error: return location for a #GError
 *
 * Prints a document through the desktop's own dialogue.
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
  g_autoptr (GtkPageSetup) setup = create_page_setup (trellis_report_get_sheet (report, 0));
  GtkPrintOperationResult result;

  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_print_settings (operation, get_last_settings ());
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, trellis_report_get_title (report));
  g_signal_connect_object (operation, "begin-print", G_CALLBACK (begin_print_cb), report, 0);
  g_signal_connect_object (operation, "request-page-setup", G_CALLBACK (request_page_setup_cb), report, 0);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_page_cb), report, 0);

  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, error);
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    remember_settings (gtk_print_operation_get_print_settings (operation));

  return result != GTK_PRINT_OPERATION_RESULT_ERROR;
}
