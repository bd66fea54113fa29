/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The disk says no: what a person is told in the window, by key and pointer, and
 * what is in the files afterwards. */

#include "trellis-backup.h"
#include "trellis-real-window.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  TrellisApplication *application;
  TrellisWindow *window;
  char *path;
  char *elsewhere;
} Fixture;

static void
run_program (const char *verb,
             const char *path,
             const char *first,
             const char *second)
{
  const char *const argv[] = { g_getenv ("TRELLIS_PROGRAM"), verb, path, first, second, NULL };

  g_free (trellis_real_run_program (argv));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const char *program = g_getenv ("TRELLIS_PROGRAM");

  fixture->path = g_build_filename (g_get_home_dir (), "Harbour.trellis", NULL);
  fixture->elsewhere = g_build_filename (g_get_home_dir (), "Elsewhere.trellis", NULL);
  {
    const char *const make[] = { program, "new", fixture->path, "--name", "Harbour Trust", "--scheme", "five-category",
                                 "--year", "2026-27", "--today", "2026-09-08", NULL };

    g_free (trellis_real_run_program (make));
  }
  run_program ("backup", fixture->path, NULL, NULL);
  trellis_clock_set_today (trellis_day_new (2026, 9, 8));
  fixture->application = trellis_real_start ();
  fixture->window = trellis_real_get_window (fixture->application);
}

static void
remove_files (void)
{
  g_autoptr (GDir) home = g_dir_open (g_get_home_dir (), 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (home)) != NULL)
    {
      g_autofree char *path = g_build_filename (g_get_home_dir (), name, NULL);

      if (g_str_has_suffix (name, ".trellis"))
        g_unlink (path);
    }
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  trellis_real_stop (fixture->application);
  trellis_clock_set_today (TRELLIS_DAY_NONE);
  remove_files ();
  g_free (fixture->path);
  g_free (fixture->elsewhere);
}

static void
open_file (Fixture *fixture)
{
  g_assert_true (trellis_application_open_path (fixture->application, fixture->path, fixture->window));
  fixture->window = trellis_real_get_window (fixture->application);
  trellis_ui_focus (GTK_WIDGET (fixture->window));
}

static char *
read_name (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) store = trellis_store_open (path, &error);
  g_autoptr (TrellisTrust) trust = NULL;

  g_assert_no_error (error);
  trust = trellis_store_read_trust (store, &error);
  g_assert_no_error (error);

  return g_strdup (trust->name);
}

/* An edit as the window's own controls make it. */
static GtkWidget *
edit_in_vain (Fixture *fixture)
{
  GtkWidget *dialog;

  g_assert_false (trellis_store_set_trust_name (trellis_window_get_store (fixture->window), "Vale Trust", NULL));
  dialog = trellis_real_wait_for_type (ADW_TYPE_MESSAGE_DIALOG);
  trellis_real_wait_for_text (dialog, "The edit could not be saved");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "Not saved yet: "));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "Vale Trust"));

  return dialog;
}

/* The file is deleted under the window: saved elsewhere, with the edit, and gone
 * on there. */
static void
test_deleted (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *name = NULL;
  GtkWidget *dialog;

  open_file (fixture);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  dialog = edit_in_vain (fixture);
  found = trellis_real_list_accessibles ();
  g_assert_true (trellis_real_has_accessible (found, "button|push button", "Try again"));
  g_assert_true (trellis_real_has_accessible (found, "button|push button", "Save elsewhere…"));
  trellis_ui_save_test_picture (dialog, "trouble-deleted");

  /* Again in vain: asked once more, with the edit still there. */
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (trellis_real_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL &&
                   trellis_real_find_window (ADW_TYPE_MESSAGE_DIALOG) != dialog);
  dialog = trellis_real_wait_for_type (ADW_TYPE_MESSAGE_DIALOG);
  trellis_ui_click (trellis_real_wait_for_button (dialog, "Save elsewhere…"));
  trellis_real_choose_file (fixture->elsewhere);
  TRELLIS_UI_WAIT (g_strcmp0 (gtk_window_get_title (GTK_WINDOW (trellis_real_get_window (fixture->application))),
                              "Vale Trust") == 0);
  name = read_name (fixture->elsewhere);
  g_assert_cmpstr (name, ==, "Vale Trust");
}

/* The file is moved away and comes back: tried again, by key. */
static void
test_moved (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autofree char *away = g_strconcat (fixture->path, ".away", NULL);
  g_autofree char *name = NULL;

  open_file (fixture);
  g_assert_cmpint (g_rename (fixture->path, away), ==, 0);
  edit_in_vain (fixture);
  g_assert_cmpint (g_rename (away, fixture->path), ==, 0);
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (trellis_real_find_window (ADW_TYPE_MESSAGE_DIALOG) == NULL);
  TRELLIS_UI_WAIT (g_strcmp0 (gtk_window_get_title (GTK_WINDOW (fixture->window)), "Vale Trust") == 0);
  name = read_name (fixture->path);
  g_assert_cmpstr (name, ==, "Vale Trust");
}

/* Zeroes over some pages of the file, not its first. */
static void
damage (const char *path)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, &error));
  g_assert_cmpuint (length, >, 8 * 4096);
  memset (bytes + 4096, 0, 4096);
  g_assert_true (g_file_set_contents (path, bytes, length, &error));
}

static GtkWidget *
offer_rescue (Fixture *fixture)
{
  GtkWidget *dialog;

  damage (fixture->path);
  trellis_application_open_path (fixture->application, fixture->path, fixture->window);
  dialog = trellis_real_wait_for_type (ADW_TYPE_MESSAGE_DIALOG);
  trellis_real_wait_for_text (dialog, "The file is damaged");

  return dialog;
}

/* Another dialogue, in the place of the one before. */
static GtkWidget *
wait_for_heading (const char *heading)
{
  GtkWidget *dialog;

  TRELLIS_UI_WAIT ((dialog = trellis_real_find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL &&
                   g_strcmp0 (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), heading) == 0);
  trellis_ui_focus (dialog);

  return dialog;
}

/* The backup, by Return alone; the damaged file is kept. */
static void
test_restored (Fixture       *fixture,
               gconstpointer  unused)
{
  GtkWidget *dialog = offer_rescue (fixture);
  g_autoptr (GPtrArray) found = trellis_real_list_accessibles ();
  g_autofree char *name = NULL;

  g_assert_true (trellis_real_has_accessible (found, "button|push button", "Restore the backup"));
  g_assert_true (trellis_real_has_accessible (found, "button|push button", "Salvage"));
  trellis_ui_save_test_picture (dialog, "trouble-damaged");
  trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
  dialog = wait_for_heading ("The backup is restored");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "is kept as"));
  trellis_ui_key (XK_Escape, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (trellis_real_find_window (ADW_TYPE_MESSAGE_DIALOG) == NULL);
  name = read_name (fixture->path);
  g_assert_cmpstr (name, ==, "Harbour Trust");
}

/* The salvage, which says what it saved and leaves the damaged file as it is. */
static void
test_salvaged (Fixture       *fixture,
               gconstpointer  unused)
{
  GtkWidget *dialog = offer_rescue (fixture);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length, length_after;

  g_assert_true (g_file_get_contents (fixture->path, &before, &length, NULL));
  trellis_ui_click (trellis_real_wait_for_button (dialog, "Salvage"));
  TRELLIS_UI_WAIT ((dialog = trellis_real_find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL &&
                   strstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), "new file") != NULL);
  trellis_ui_focus (dialog);
  trellis_ui_save_test_picture (dialog, "trouble-salvaged");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "saved."));
  trellis_ui_key (XK_Escape, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (trellis_window_get_store (trellis_real_get_window (fixture->application)) != NULL);
  g_assert_true (g_str_has_suffix (
    trellis_store_get_path (trellis_window_get_store (trellis_real_get_window (fixture->application))),
    "Harbour salvaged.trellis"));
  g_assert_true (g_file_get_contents (fixture->path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length, after, length_after);
}

int
main (int   argc,
      char *argv[])
{
  trellis_ui_init (&argc, &argv);
  g_test_add ("/end-to-end/trouble/deleted", Fixture, NULL, set_up, test_deleted, tear_down);
  g_test_add ("/end-to-end/trouble/moved", Fixture, NULL, set_up, test_moved, tear_down);
  g_test_add ("/end-to-end/trouble/restored", Fixture, NULL, set_up, test_restored, tear_down);
  g_test_add ("/end-to-end/trouble/salvaged", Fixture, NULL, set_up, test_salvaged, tear_down);

  return g_test_run ();
}
