/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reports as people use it, on the demo trust: real clicks and keys. */

#include "trellis-demo.h"
#include "trellis-page-canvas.h"
#include "trellis-reports-view.h"
#include "trellis-scheme.h"
#include "trellis-store-commentary.h"
#include "trellis-ui-driver.h"
#include "trellis-views.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  TrellisStore *store;
  TrellisScope *scope;
  GtkWidget *window;
  TrellisView *view;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("trellis-reports-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "trust.trellis", NULL);
  if (data == NULL)
    {
      g_assert_true (trellis_demo_write (path, &error));
      fixture->store = trellis_store_open (path, &error);
    }
  else
    {
      g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped ("five-category", &error);

      fixture->store = trellis_store_create (path, "Small Trust", scheme, "2025-26", &error);
    }
  g_assert_no_error (error);
  fixture->scope = trellis_scope_new ("2025-26", trellis_store_get_today (fixture->store));
  fixture->view = g_object_new (TRELLIS_TYPE_REPORTS_VIEW, "store", fixture->store, "scope", fixture->scope, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1180, 680);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  trellis_view_set_shown (fixture->view, TRUE);
  trellis_ui_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "trust.trellis", NULL);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->scope);
  g_clear_object (&fixture->store);
  g_remove (path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static gboolean
says (GtkWidget *widget,
      gpointer   text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
}

static gboolean
has_text (Fixture    *fixture,
          const char *text)
{
  return trellis_ui_find (GTK_WIDGET (fixture->view), says, (gpointer) text) != NULL;
}

static gboolean
has_icon (GtkWidget *widget,
          gpointer   icon_name)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), icon_name) == 0;
}

static gboolean
is_kind (Fixture    *fixture,
         const char *key)
{
  g_autofree char *kind = NULL;

  g_object_get (fixture->view, "kind", &kind, NULL);

  return g_strcmp0 (kind, key) == 0;
}

/* Down the list of documents by keys, and through the pages of one. */
static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *list = trellis_ui_find_type (GTK_WIDGET (fixture->view), GTK_TYPE_LIST_BOX);
  GtkWidget *canvas = trellis_ui_find_type (GTK_WIDGET (fixture->view), TRELLIS_TYPE_PAGE_CANVAS);

  g_assert_true (is_kind (fixture, "board-pack"));
  trellis_ui_save_test_picture (GTK_WIDGET (fixture->view), "reports");
  trellis_ui_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)));
  trellis_ui_key (XK_Down, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (is_kind (fixture, "overview"));
  TRELLIS_UI_WAIT (has_text (fixture, "Page 1 of 1"));

  trellis_reports_view_show_kind (TRELLIS_REPORTS_VIEW (fixture->view), TRELLIS_REPORT_SCHOOL);
  TRELLIS_UI_WAIT (has_text (fixture, "Page 1 of 31"));
  gtk_test_accessible_assert_property (canvas, GTK_ACCESSIBLE_PROPERTY_LABEL, "Alderlode Primary, page 1 of 31");
  gtk_widget_grab_focus (canvas);
  trellis_ui_key (XK_Page_Down, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (has_text (fixture, "Page 2 of 31"));
  trellis_ui_key (XK_End, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (has_text (fixture, "Page 31 of 31"));
  trellis_ui_key (XK_Page_Down, TRELLIS_UI_PLAIN);
  trellis_ui_key (XK_Page_Up, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (has_text (fixture, "Page 30 of 31"));
  trellis_ui_key (XK_Home, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (has_text (fixture, "Page 1 of 31"));
}

static void
test_zoom (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *canvas = trellis_ui_find_type (GTK_WIDGET (fixture->view), TRELLIS_TYPE_PAGE_CANVAS);
  int width = gtk_widget_get_width (canvas);

  g_assert_true (has_text (fixture, "Fit"));
  gtk_widget_grab_focus (canvas);
  for (guint i = 0; i < 9; i++)
    trellis_ui_key (XK_equal, TRELLIS_UI_CTRL);
  TRELLIS_UI_WAIT (has_text (fixture, "400%"));
  trellis_ui_key (XK_minus, TRELLIS_UI_CTRL);
  trellis_ui_key (XK_minus, TRELLIS_UI_CTRL);
  TRELLIS_UI_WAIT (has_text (fixture, "200%"));
  TRELLIS_UI_WAIT (gtk_widget_get_width (canvas) > width);
  trellis_ui_key (XK_0, TRELLIS_UI_CTRL);
  TRELLIS_UI_WAIT (has_text (fixture, "Fit"));
  trellis_ui_click (trellis_ui_find (GTK_WIDGET (fixture->view), has_icon, (gpointer) "zoom-in-symbolic"));
  TRELLIS_UI_WAIT (!has_text (fixture, "Fit"));
}

/* Options are those of the document, and a choice is told for the next time. */
static void
test_options (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *marked = trellis_ui_find_type (GTK_WIDGET (fixture->view), GTK_TYPE_CHECK_BUTTON);
  gboolean is_confidential;
  TrellisReport *report;

  trellis_ui_click (marked);
  TRELLIS_UI_WAIT (!gtk_check_button_get_active (GTK_CHECK_BUTTON (marked)));
  g_object_get (fixture->view, "is-confidential", &is_confidential, NULL);
  g_assert_false (is_confidential);

  /* What goes to a school has no such mark. */
  trellis_reports_view_show_kind (TRELLIS_REPORTS_VIEW (fixture->view), TRELLIS_REPORT_SCHOOL_VISITS);
  TRELLIS_UI_WAIT (!gtk_widget_get_mapped (marked));

  /* The size of paper is the document's. */
  g_object_set (fixture->view, "kind", "matrix", "paper", "a3", NULL);
  report = trellis_view_create_report (fixture->view, NULL);
  g_assert_cmpfloat (trellis_report_get_sheet (report, 0)->width, >, 1000);
  g_object_unref (report);
  /* A kind that only its own view prints, or none, is no choice here. */
  g_object_set (fixture->view, "kind", "history", NULL);
  g_object_set (fixture->view, "kind", "novel", NULL);
  g_assert_true (is_kind (fixture, "matrix"));
}

static gboolean
is_written (Fixture    *fixture,
            const char *body)
{
  g_autoptr (TrellisCommentary) commentary = NULL;

  trellis_store_read_commentary (fixture->store, "board-pack", trellis_store_get_today (fixture->store), &commentary,
                                 NULL);

  return g_strcmp0 (commentary != NULL ? commentary->body : NULL, body) == 0;
}

/* What is typed is kept by a key, and taken back by a button. */
static void
test_commentary (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *words = trellis_ui_find_type (GTK_WIDGET (fixture->view), GTK_TYPE_TEXT_VIEW);

  g_assert_true (has_text (fixture, "Generated from the figures"));
  trellis_ui_click (words);
  trellis_ui_key (XK_a, TRELLIS_UI_CTRL);
  trellis_ui_type ("More stand well");
  trellis_ui_key (XK_Return, TRELLIS_UI_CTRL);
  TRELLIS_UI_WAIT (is_written (fixture, "More stand well"));
  TRELLIS_UI_WAIT (has_text (fixture, "Written for 6 March 2026"));
  trellis_ui_click (trellis_ui_find_text (GTK_WIDGET (fixture->view), "Generate again"));
  TRELLIS_UI_WAIT (is_written (fixture, NULL));
  TRELLIS_UI_WAIT (has_text (fixture, "Generated from the figures"));
}

/* Without schools there is nothing to print, and it says so. */
static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  trellis_reports_view_show_kind (TRELLIS_REPORTS_VIEW (fixture->view), TRELLIS_REPORT_SCHOOL);
  TRELLIS_UI_WAIT (has_text (fixture, "There are no schools to make pages of."));
  trellis_reports_view_show_kind (TRELLIS_REPORTS_VIEW (fixture->view), TRELLIS_REPORT_OVERVIEW);
  TRELLIS_UI_WAIT (has_text (fixture, "Page 1 of 1"));
}

/* What the scope leaves is what is on the pages. */
static void
test_scope (Fixture       *fixture,
            gconstpointer  data)
{
  trellis_reports_view_show_kind (TRELLIS_REPORTS_VIEW (fixture->view), TRELLIS_REPORT_SCHOOL);
  TRELLIS_UI_WAIT (has_text (fixture, "Page 1 of 31"));
  trellis_scope_set_phase (fixture->scope, "secondary");
  TRELLIS_UI_WAIT (!has_text (fixture, "Page 1 of 31"));
}

int
main (int   argc,
      char *argv[])
{
  trellis_ui_init (&argc, &argv);

  g_test_add ("/reports-view/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/reports-view/zoom", Fixture, NULL, set_up, test_zoom, tear_down);
  g_test_add ("/reports-view/options", Fixture, NULL, set_up, test_options, tear_down);
  g_test_add ("/reports-view/commentary", Fixture, NULL, set_up, test_commentary, tear_down);
  g_test_add ("/reports-view/scope", Fixture, NULL, set_up, test_scope, tear_down);
  g_test_add ("/reports-view/empty", Fixture, "empty", set_up, test_empty, tear_down);

  return g_test_run ();
}
