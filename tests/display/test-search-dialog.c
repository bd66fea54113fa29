/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding anything, by keys alone. */

#include "portfolio-trust.h"
#include "trellis-found.h"
#include "trellis-search-dialog.h"
#include "trellis-search.h"
#include "trellis-store-schools.h"
#include "trellis-ui-driver.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  TrellisStore *store;
  GtkWidget *window;
  GtkWidget *dialog;
  TrellisFound *chosen;
} Fixture;

static void
chosen_cb (Fixture      *fixture,
           TrellisFound *found)
{
  fixture->chosen = g_object_ref (found);
}

static void
closed_cb (Fixture *fixture)
{
  fixture->dialog = NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  fixture->store = trellis_portfolio_trust_new (&fixture->folder, 21, FALSE);
  trellis_store_add_school (fixture->store, "950001", "Kestrel & Son Academy", "secondary", FALSE, &error);
  g_assert_no_error (error);
  fixture->window = adw_window_new ();
  trellis_ui_present (GTK_WINDOW (fixture->window));
  fixture->dialog = trellis_search_dialog_new (GTK_WINDOW (fixture->window), fixture->store);
  g_signal_connect_swapped (fixture->dialog, "chosen", G_CALLBACK (chosen_cb), fixture);
  g_signal_connect_swapped (fixture->dialog, "destroy", G_CALLBACK (closed_cb), fixture);
  trellis_ui_present (GTK_WINDOW (fixture->dialog));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autofree char *index = g_strdup (trellis_search_get_path (trellis_search_get_for_store (fixture->store)));

  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  trellis_ui_spin (50);
  g_clear_object (&fixture->chosen);
  trellis_portfolio_trust_remove (fixture->store, fixture->folder);
  g_unlink (index);
}

static GtkListBox *
get_list (Fixture *fixture)
{
  return GTK_LIST_BOX (trellis_ui_find_type (fixture->dialog, GTK_TYPE_LIST_BOX));
}

static guint
count_rows (Fixture *fixture)
{
  GtkListBox *list = get_list (fixture);
  guint n = 0;

  while (list != NULL && gtk_list_box_get_row_at_index (list, n) != NULL)
    n++;
  return n;
}

static gboolean
has_text (GtkWidget *widget,
          gpointer   text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static gboolean
shows (Fixture    *fixture,
       const char *text)
{
  return trellis_ui_find (fixture->dialog, has_text, (gpointer) text) != NULL;
}

static void
test_go (Fixture       *fixture,
         gconstpointer  unused)
{
  trellis_ui_type ("kestrel");
  TRELLIS_UI_WAIT (count_rows (fixture) == 1);
  g_assert_true (shows (fixture, "Kestrel & Son Academy"));
  g_assert_true (shows (fixture, "1 thing found"));
  trellis_ui_save_test_picture (fixture->dialog, "search-one");
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (fixture->chosen != NULL);
  g_assert_cmpint (fixture->chosen->kind, ==, TRELLIS_FOUND_SCHOOL);
  g_assert_cmpstr (fixture->chosen->urn, ==, "950001");
  TRELLIS_UI_WAIT (fixture->dialog == NULL);
}

static void
test_second (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autofree char *second = NULL;

  trellis_ui_type ("gull");
  TRELLIS_UI_WAIT (count_rows (fixture) > 1);
  trellis_ui_spin (200);
  trellis_ui_save_test_picture (fixture->dialog, "search-several");
  trellis_ui_key (XK_Down, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (get_list (fixture))) == 1);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->dialog)) ==
                 GTK_WIDGET (gtk_list_box_get_selected_row (get_list (fixture))));
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (fixture->chosen != NULL);
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  unused)
{
  TRELLIS_UI_WAIT (shows (fixture, "Find anything"));
  trellis_ui_type ("zz<z");
  TRELLIS_UI_WAIT (shows (fixture, "Nothing has “zz<z”"));
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  trellis_ui_key (XK_Down, TRELLIS_UI_PLAIN);
  trellis_ui_spin (50);
  g_assert_null (fixture->chosen);
  trellis_ui_key (XK_Escape, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (fixture->dialog == NULL);
  g_assert_null (fixture->chosen);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *cache = g_dir_make_tmp ("trellis-search-cache-XXXXXX", NULL);
  g_autofree char *program = g_build_filename (cache, "trellis", NULL);
  g_autofree char *folder = g_build_filename (program, "search", NULL);
  int result;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  trellis_ui_init (&argc, &argv);

  g_test_add ("/search-dialog/go", Fixture, NULL, set_up, test_go, tear_down);
  g_test_add ("/search-dialog/second", Fixture, NULL, set_up, test_second, tear_down);
  g_test_add ("/search-dialog/nothing", Fixture, NULL, set_up, test_nothing, tear_down);

  result = g_test_run ();
  g_rmdir (folder);
  g_rmdir (program);
  g_rmdir (cache);

  return result;
}
