/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The editor of a scheme, by real keys and clicks. */

#include "portfolio-trust.h"
#include "trellis-change-scheme-dialog.h"
#include "trellis-scheme-dialog.h"
#include "trellis-store-schemes.h"
#include "trellis-store-trust.h"
#include "trellis-ui-driver.h"
#include "trellis-views.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  TrellisStore *store;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->store = trellis_portfolio_trust_new (&fixture->folder, 12, FALSE);
  fixture->window = trellis_scheme_dialog_new (NULL, fixture->store, NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  trellis_ui_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  trellis_ui_spin (20);
  trellis_portfolio_trust_remove (fixture->store, fixture->folder);
}

static void
show_page (Fixture    *fixture,
           const char *name)
{
  gtk_stack_set_visible_child_name (GTK_STACK (trellis_ui_find_name (fixture->window, "pages")), name);
  trellis_ui_spin (50);
}

static gboolean
is_entry_with (GtkWidget *widget,
               gpointer   text)
{
  return GTK_IS_ENTRY (widget) && gtk_widget_get_mapped (widget) &&
         g_str_equal (gtk_editable_get_text (GTK_EDITABLE (widget)), text);
}

static GtkWidget *
find_entry (Fixture    *fixture,
            const char *text)
{
  GtkWidget *entry = trellis_ui_find (fixture->window, is_entry_with, (gpointer) text);

  g_assert_nonnull (entry);
  return entry;
}

static gboolean
is_saveable (Fixture *fixture)
{
  return gtk_widget_get_sensitive (trellis_ui_find_name (fixture->window, "save_button"));
}

static void
write_over (Fixture    *fixture,
            const char *before,
            const char *after)
{
  GtkWidget *entry = find_entry (fixture, before);

  gtk_widget_grab_focus (entry);
  gtk_editable_select_region (GTK_EDITABLE (entry), 0, -1);
  trellis_ui_type (after);
  TRELLIS_UI_WAIT (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), after));
}

static TrellisLevel *
get_level (Fixture *fixture,
           guint    index)
{
  TrellisScheme *scheme = trellis_store_get_scheme (fixture->store, NULL);

  return g_ptr_array_index (scheme->levels, index);
}

/* A code that another level has is told at the field and above, and cannot be
 * saved; put right, it is one change that undo takes back. */
static void
test_edit (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autofree char *code = g_strdup (get_level (fixture, 0)->short_code);
  g_autofree char *other = g_strdup (get_level (fixture, 1)->short_code);
  GtkWidget *problem;

  show_page (fixture, "levels");
  g_assert_false (is_saveable (fixture));
  write_over (fixture, code, other);
  problem = trellis_ui_find_name (fixture->window, "problem_label");
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (problem));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (problem)), "each needs its own"));
  g_assert_false (is_saveable (fixture));
  trellis_ui_save_test_picture (fixture->window, "scheme-problem");

  write_over (fixture, other, "Zz");
  TRELLIS_UI_WAIT (is_saveable (fixture));
  g_assert_false (gtk_widget_get_mapped (problem));
  trellis_ui_click (trellis_ui_find_name (fixture->window, "save_button"));
  TRELLIS_UI_WAIT (fixture->window == NULL);
  g_assert_cmpstr (get_level (fixture, 0)->short_code, ==, "Zz");

  g_assert_true (trellis_store_undo (fixture->store, NULL));
  g_assert_cmpstr (get_level (fixture, 0)->short_code, ==, code);
}

/* What nobody saved is asked about, and can be lost. */
static void
test_close (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autofree char *name = g_strdup (get_level (fixture, 0)->name);
  gint64 last_change = trellis_store_get_last_change (fixture->store);
  g_autoptr (GList) toplevels = NULL;
  AdwMessageDialog *question = NULL;

  show_page (fixture, "levels");
  write_over (fixture, name, "Splendid");
  gtk_window_close (GTK_WINDOW (fixture->window));
  trellis_ui_spin (50);
  g_assert_nonnull (fixture->window);
  toplevels = gtk_window_list_toplevels ();
  for (GList *link = toplevels; link != NULL; link = link->next)
    {
      if (ADW_IS_MESSAGE_DIALOG (link->data))
        question = link->data;
    }
  g_assert_nonnull (question);
  adw_message_dialog_response (question, "lose");
  TRELLIS_UI_WAIT (fixture->window == NULL);
  g_assert_cmpint (trellis_store_get_last_change (fixture->store), ==, last_change);
  g_assert_cmpstr (get_level (fixture, 0)->name, ==, name);
}

static void
test_pages (Fixture       *fixture,
            gconstpointer  unused)
{
  static const char *const pages[] = { "scheme", "levels", "aspects", "descriptors", "programmes", "documents" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      show_page (fixture, pages[i]);
      trellis_ui_save_test_picture (fixture->window, pages[i]);
    }
  /* Looking at everything edits nothing. */
  g_assert_false (is_saveable (fixture));
}

static void
test_import (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "scheme.json", NULL);
  GtkWidget *problem = trellis_ui_find_name (fixture->window, "problem_label");

  g_assert_true (g_file_set_contents (path, "{\n  \"id\": \"ours\",\n}", -1, NULL));
  g_assert_false (trellis_scheme_dialog_import (TRELLIS_SCHEME_DIALOG (fixture->window), path));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (problem)), "scheme.json"));
  g_assert_true (g_file_set_contents (path, trellis_store_get_scheme (fixture->store, NULL)->json, -1, NULL));
  g_assert_false (trellis_scheme_dialog_import (TRELLIS_SCHEME_DIALOG (fixture->window), path));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (problem)), "says the same"));
  g_remove (path);
}

static gboolean
is_row_titled (GtkWidget *widget,
               gpointer   title)
{
  return ADW_IS_COMBO_ROW (widget) &&
         g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static GtkWidget *
find_change_dialog (void)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *link = toplevels; link != NULL; link = link->next)
    {
      if (TRELLIS_IS_CHANGE_SCHEME_DIALOG (link->data))
        return link->data;
    }

  g_assert_not_reached ();
}

/* Every level is offered with what it reads as and the schools at it; one press
 * changes the scheme, and one undo gives the old one back. */
static void
test_change (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autofree char *old_id = g_strdup (trellis_store_get_scheme (fixture->store, NULL)->id);
  g_autofree char *path = g_build_filename (fixture->folder, "broken.json", NULL);
  TrellisScheme *scheme;
  GtkWidget *row, *problem;

  gtk_widget_activate_action (fixture->window, "scheme.change", NULL);
  TRELLIS_UI_WAIT (fixture->window == NULL);
  fixture->window = find_change_dialog ();
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  trellis_ui_present (GTK_WINDOW (fixture->window));

  /* A file that is no scheme leaves the choice as it was. */
  g_assert_true (g_file_set_contents (path, "{ \"id\": ", -1, NULL));
  g_assert_false (trellis_change_scheme_dialog_read (TRELLIS_CHANGE_SCHEME_DIALOG (fixture->window), path));
  problem = trellis_ui_find_name (fixture->window, "problem_label");
  TRELLIS_UI_WAIT (gtk_widget_get_mapped (problem));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (problem)), "broken.json"));
  g_unlink (path);

  scheme = trellis_store_get_scheme (fixture->store, NULL);
  for (guint i = 0; i < scheme->levels->len; i++)
    {
      row = trellis_ui_find (fixture->window, is_row_titled, get_level (fixture, i)->name);
      g_assert_nonnull (row);
      g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), >, 0);
    }
  trellis_ui_save_test_picture (fixture->window, "change-scheme");

  trellis_ui_click (trellis_ui_find_name (fixture->window, "change_button"));
  TRELLIS_UI_WAIT (fixture->window == NULL);
  g_assert_cmpstr (trellis_store_get_scheme (fixture->store, NULL)->id, !=, old_id);
  g_assert_true (trellis_store_undo (fixture->store, NULL));
  g_assert_cmpstr (trellis_store_get_scheme (fixture->store, NULL)->id, ==, old_id);
}

int
main (int   argc,
      char *argv[])
{
  trellis_ui_init (&argc, &argv);

#define ADD(path, function) g_test_add ("/views/scheme-dialog/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("edit", test_edit);
  ADD ("close", test_close);
  ADD ("pages", test_pages);
  ADD ("import", test_import);
  ADD ("change", test_change);
#undef ADD

  return g_test_run ();
}
