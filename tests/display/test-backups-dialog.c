/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Backups as people use them: made and restored by real clicks. */

#include "portfolio-trust.h"
#include "trellis-backup.h"
#include "trellis-backups-dialog.h"
#include "trellis-store-trust.h"
#include "trellis-ui-driver.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  TrellisStore *store;
  GtkWidget *window;
  GtkWidget *dialog;
  char *sentence;
} Fixture;

static void
restored_cb (Fixture    *fixture,
             const char *sentence)
{
  fixture->sentence = g_strdup (sentence);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  fixture->store = trellis_portfolio_trust_new (&fixture->folder, 3, FALSE);
  g_assert_true (trellis_store_set_trust_name (fixture->store, "Harbour Trust", &error));
  g_assert_no_error (error);
  fixture->window = adw_window_new ();
  trellis_ui_present (GTK_WINDOW (fixture->window));
  fixture->dialog = trellis_backups_dialog_new (GTK_WINDOW (fixture->window), fixture->store);
  g_signal_connect_swapped (fixture->dialog, "restored", G_CALLBACK (restored_cb), fixture);
  trellis_ui_present (GTK_WINDOW (fixture->dialog));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autofree char *backups = trellis_backup_dup_folder (trellis_store_get_path (fixture->store));
  g_autoptr (GDir) dir = g_dir_open (backups, 0, NULL);
  const char *name;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  trellis_ui_spin (20);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (backups, name, NULL);

      g_unlink (path);
    }
  g_rmdir (backups);
  g_free (fixture->sentence);
  trellis_portfolio_trust_remove (fixture->store, fixture->folder);
}

static gboolean
has_text (GtkWidget *widget,
          gpointer   text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0 &&
         g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static GtkWidget *
find (GtkWidget  *root,
      const char *text)
{
  return trellis_ui_find (root, has_text, (gpointer) text);
}

/* The message that asks, over the dialogue. */
static GtkWidget *
find_question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_mapped (l->data))
        return l->data;
    }

  return NULL;
}

static void
test_restore (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisTrust) trust = NULL;

  TRELLIS_UI_WAIT (find (fixture->dialog, "There is no backup yet. The first is made when the file has changed.") !=
                   NULL);
  trellis_ui_click (find (fixture->dialog, "Back up now"));
  TRELLIS_UI_WAIT (find (fixture->dialog, "Restore…") != NULL);
  trellis_ui_save_test_picture (fixture->dialog, "backups");

  g_assert_true (trellis_store_set_trust_name (fixture->store, "Quay Trust", &error));
  trellis_ui_spin (100);
  trellis_ui_click (find (fixture->dialog, "Restore…"));
  TRELLIS_UI_WAIT (find_question () != NULL && find (find_question (), "Restore") != NULL);
  trellis_ui_spin (300);
  trellis_ui_click (find (find_question (), "Restore"));
  TRELLIS_UI_WAIT (fixture->sentence != NULL);
  trust = trellis_store_read_trust (fixture->store, &error);
  g_assert_cmpstr (trust->name, ==, "Harbour Trust");
  g_assert_true (g_str_has_prefix (fixture->sentence, "Restore the backup of "));
  g_clear_pointer (&trust, trellis_trust_free);

  g_assert_true (trellis_store_undo (fixture->store, &error));
  trust = trellis_store_read_trust (fixture->store, &error);
  g_assert_cmpstr (trust->name, ==, "Quay Trust");
}

int
main (int   argc,
      char *argv[])
{
  trellis_ui_init (&argc, &argv);

  g_test_add ("/backups-dialog/restore", Fixture, NULL, set_up, test_restore, tear_down);

  return g_test_run ();
}
