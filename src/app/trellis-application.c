/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-application.h"

#include "trellis-app-resources.h"
#include "trellis-demo.h"
#include "trellis-backup.h"
#include "trellis-help-window.h"
#include "trellis-preferences.h"
#include "trellis-rescue.h"
#include "trellis-views.h"
#include "trellis-widgets.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define RESOURCE_PATH "/io/github/trellis_schools/Trellis"
#define BACK_UP_INTERVAL_S (60 * 60)

struct _TrellisApplication
{
  AdwApplication parent_instance;

  GHashTable *stores;   /* path → store, not owned: the windows own them */
  GSettings *settings;  /* NULL where the program is not installed */
  guint back_up_id;
};

G_DEFINE_FINAL_TYPE (TrellisApplication, trellis_application, ADW_TYPE_APPLICATION)

/* Windows on one file share its store, so that undo goes over all of them. */
static void
forget_store_cb (gpointer  user_data,
                 GObject  *gone)
{
  TrellisApplication *self = user_data;
  GHashTableIter iter;
  gpointer store;

  g_hash_table_iter_init (&iter, self->stores);
  while (g_hash_table_iter_next (&iter, NULL, &store))
    {
      if (store == gone)
        g_hash_table_iter_remove (&iter);
    }
}

static TrellisWindow *
find_window (TrellisApplication *self,
             TrellisStore       *store)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      if (TRELLIS_IS_WINDOW (l->data) && trellis_window_get_store (l->data) == store)
        return l->data;
    }

  return NULL;
}

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (TrellisApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  TrellisWindow *window = find_window (self, TRELLIS_STORE (source));

  if (!trellis_store_back_up_finish (TRELLIS_STORE (source), result, &error) && window != NULL)
    trellis_window_toast (window, error->message, FALSE);
}

static void
back_up (TrellisApplication *self,
         TrellisStore       *store)
{
  if (!trellis_store_is_read_only (store))
    trellis_store_back_up_async (store, TRELLIS_BACKUP_DAILY, backed_up_cb, g_object_ref (self));
}

/* A window may stay open for days. */
static gboolean
back_up_all_cb (gpointer user_data)
{
  TrellisApplication *self = user_data;
  GHashTableIter iter;
  gpointer store;

  g_hash_table_iter_init (&iter, self->stores);
  while (g_hash_table_iter_next (&iter, NULL, &store))
    back_up (self, store);

  return G_SOURCE_CONTINUE;
}

static void
verified_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (TrellisApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  TrellisStore *store = TRELLIS_STORE (source);
  TrellisWindow *window = find_window (self, store);

  if (trellis_store_verify_finish (store, result, &error))
    back_up (self, store);
  else if (window != NULL && g_error_matches (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DAMAGED))
    trellis_offer_rescue (self, GTK_WINDOW (window), trellis_store_get_path (store), error->message);
  else if (window != NULL)
    trellis_window_toast (window, error->message, FALSE);
}

/* After the first frame: the whole file is read. */
static gboolean
verify_cb (gpointer user_data)
{
  TrellisStore *store = user_data;

  trellis_store_verify_async (store, verified_cb, g_object_ref (g_application_get_default ()));
  return G_SOURCE_REMOVE;
}

/* The name in the preferences, where one is set; else the store knows the account's. */
static void
set_author (TrellisApplication *self,
            TrellisStore       *store)
{
  g_autofree char *author = self->settings != NULL ? g_settings_get_string (self->settings, "author-name") : NULL;

  if (author != NULL && *author != '\0')
    trellis_store_set_author (store, author);
}

static TrellisStore *
open_store (TrellisApplication  *self,
            const char          *path,
            GError             **error)
{
  g_autofree char *whole_path = g_canonicalize_filename (path, NULL);
  TrellisStore *store = g_hash_table_lookup (self->stores, whole_path);

  if (store != NULL)
    return g_object_ref (store);

  store = trellis_store_open (whole_path, error);
  if (store == NULL)
    return NULL;
  set_author (self, store);
  trellis_store_watch (store);
  g_idle_add_full (G_PRIORITY_LOW, verify_cb, g_object_ref (store), g_object_unref);
  g_object_weak_ref (G_OBJECT (store), forget_store_cb, self);
  g_hash_table_insert (self->stores, g_steal_pointer (&whole_path), store);
  return store;
}

static void
remember_size_cb (TrellisApplication *self,
                  GParamSpec         *pspec,
                  GtkWindow          *window)
{
  int width, height;

  if (self->settings == NULL)
    return;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_boolean (self->settings, "is-maximized", gtk_window_is_maximized (window));
  if (!gtk_window_is_maximized (window) && width > 0 && height > 0)
    {
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
    }
}

static void
window_added_cb (TrellisApplication *self,
                 GtkWindow          *window)
{
  if (!TRELLIS_IS_WINDOW (window))
    return;

  gtk_window_set_icon_name (window, TRELLIS_APP_ID);
  if (self->settings == NULL)
    {
      gtk_window_set_default_size (window, 1366, 768);
      return;
    }
  gtk_window_set_default_size (window, g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "is-maximized"))
    gtk_window_maximize (window);
  g_signal_connect_object (window, "notify::default-width", G_CALLBACK (remember_size_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "notify::default-height", G_CALLBACK (remember_size_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "notify::maximized", G_CALLBACK (remember_size_cb), self, G_CONNECT_SWAPPED);
}

/* An error about a file that has no window to toast in. */
static void
show_message (TrellisApplication *self,
              GtkWindow          *parent,
              const char         *heading,
              const char         *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_set_application (GTK_WINDOW (dialog), GTK_APPLICATION (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static TrellisWindow *
show_store (TrellisApplication *self,
            TrellisStore       *store,
            TrellisWindow      *window)
{
  if (window == NULL || trellis_window_get_store (window) != NULL)
    window = trellis_window_new (GTK_APPLICATION (self));
  trellis_window_set_store (window, store);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/**
 * trellis_application_open_path:
 * @self: the application
 * @path: a trust file
 * @window: (nullable): the window that asked; a welcome page becomes the
 *   trust's, any other leaves the trust to a new window
 *
 * Opens a file, or tells the person why it cannot be opened.
 *
 * Returns: whether it is open
 */
gboolean
trellis_application_open_path (TrellisApplication *self,
                               const char         *path,
                               TrellisWindow      *window)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) store = open_store (self, path, &error);
  const char *told;

  if (store == NULL)
    {
      if (window == NULL)
        {
          window = trellis_window_new (GTK_APPLICATION (self));
          gtk_window_present (GTK_WINDOW (window));
        }
      if (g_error_matches (error, TRELLIS_STORE_ERROR, TRELLIS_STORE_ERROR_DAMAGED))
        trellis_offer_rescue (self, GTK_WINDOW (window), path, error->message);
      else
        show_message (self, GTK_WINDOW (window), _("The file could not be opened"), error->message);
      return FALSE;
    }

  told = find_window (self, store) == NULL ? trellis_store_get_migration_sentence (store) : NULL;
  window = show_store (self, store, window);
  if (told != NULL)
    trellis_window_toast (window, told, FALSE);
  return TRUE;
}

/**
 * trellis_application_close_path:
 * @self: the application
 * @path: a trust file
 *
 * Closes every window on a file, so that another can be put in its place.
 */
void
trellis_application_close_path (TrellisApplication *self,
                                const char         *path)
{
  g_autofree char *whole_path = g_canonicalize_filename (path, NULL);
  TrellisStore *store = g_hash_table_lookup (self->stores, whole_path);
  TrellisWindow *window;

  if (store == NULL)
    return;
  g_object_weak_unref (G_OBJECT (store), forget_store_cb, self);
  g_hash_table_remove (self->stores, whole_path);
  g_application_hold (G_APPLICATION (self));
  while ((window = find_window (self, store)) != NULL)
    gtk_window_destroy (GTK_WINDOW (window));
  g_application_release (G_APPLICATION (self));
}

/**
 * trellis_application_open_demo:
 * @self: the application
 * @window: (nullable): the window that asked
 *
 * Writes the demo trust among the person's own data, where it is not there yet,
 * and opens it: a copy to change at will.
 *
 * Returns: whether it is open
 */
gboolean
trellis_application_open_demo (TrellisApplication *self,
                               TrellisWindow      *window)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "trellis", NULL);
  g_autofree char *path = g_build_filename (folder, "demo.trellis", NULL);
  g_autoptr (GError) error = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_mkdir_with_parents (folder, 0700);
      if (!trellis_demo_write (path, &error))
        {
          show_message (self, GTK_WINDOW (window), _("The demo trust could not be written"), error->message);
          return FALSE;
        }
    }

  return trellis_application_open_path (self, path, window);
}

static void
trellis_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (trellis_window_new (GTK_APPLICATION (application)));
  gtk_window_present (window);
}

static void
trellis_application_open (GApplication  *application,
                          GFile        **files,
                          int            n_files,
                          const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    trellis_application_open_path (TRELLIS_APPLICATION (application), g_file_peek_path (files[i]), NULL);
}

static void
show_about (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  adw_show_about_window (gtk_application_get_active_window (user_data),
                         "application-name", "Trellis",
                         "application-icon", TRELLIS_APP_ID,
                         "version", TRELLIS_VERSION,
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("The improvement year of a school trust, in one file on your computer. "
                                       "School data: Department for Education and Ofsted, "
                                       "Open Government Licence v3.0."),
                         NULL);
}

/* One guide for all windows, beside them rather than over one. */
static void
show_help (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  GtkWindow *guide = NULL;

  for (GList *l = gtk_application_get_windows (user_data); l != NULL; l = l->next)
    {
      if (TRELLIS_IS_HELP_WINDOW (l->data))
        guide = l->data;
    }
  if (guide == NULL)
    {
      guide = GTK_WINDOW (trellis_help_window_new ());
      gtk_window_set_application (guide, user_data);
    }
  gtk_window_present (guide);
}

static void
show_preferences (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  TrellisApplication *self = user_data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (TRELLIS_IS_WINDOW (window))
    gtk_window_present (GTK_WINDOW (trellis_preferences_new (window, self->settings,
                                                             trellis_window_get_store (TRELLIS_WINDOW (window)))));
}

static void
author_changed_cb (TrellisApplication *self)
{
  GHashTableIter iter;
  gpointer store;

  g_hash_table_iter_init (&iter, self->stores);
  while (g_hash_table_iter_next (&iter, NULL, &store))
    set_author (self, store);
}

static void
quit (GSimpleAction *action,
      GVariant      *parameter,
      gpointer       user_data)
{
  g_application_quit (user_data);
}

static void
trellis_application_startup (GApplication *application)
{
  TrellisApplication *self = TRELLIS_APPLICATION (application);
  static const GActionEntry actions[] = {
    { "about", show_about, NULL, NULL, NULL },
    { "help", show_help, NULL, NULL, NULL },
    { "preferences", show_preferences, NULL, NULL, NULL },
    { "quit", quit, NULL, NULL, NULL },
  };
  static const struct
  {
    const char *action;
    const char *keys[3];
  } accels[] = {
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z", "<Control>y" } },
    { "win.print", { "<Control>p" } },
    { "win.print-preview", { "<Control><Shift>p" } },
    { "win.search", { "<Control>f" } },
    { "win.find", { "<Control>k" } },
    { "win.history", { "<Control>h" } },
    { "win.open", { "<Control>o" } },
    { "win.new-trust", { "<Control>n" } },
    { "win.shortcuts", { "<Control>question" } },
    { "win.view::1", { "<Control>1" } },
    { "win.view::2", { "<Control>2" } },
    { "win.view::3", { "<Control>3" } },
    { "win.view::4", { "<Control>4" } },
    { "win.view::5", { "<Control>5" } },
    { "win.view::6", { "<Control>6" } },
    { "win.view::7", { "<Control>7" } },
    { "window.close", { "<Control>w" } },
    { "app.help", { "F1" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.quit", { "<Control>q" } },
  };
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, TRELLIS_APP_ID, TRUE)
                                                      : NULL;

  G_APPLICATION_CLASS (trellis_application_parent_class)->startup (application);

  trellis_views_init ();
  if (schema != NULL)
    {
      self->settings = g_settings_new (TRELLIS_APP_ID);
      g_signal_connect_object (self->settings, "changed::author-name", G_CALLBACK (author_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action,
                                           (const char *const *) accels[i].keys);
  g_signal_connect (self, "window-added", G_CALLBACK (window_added_cb), NULL);
  self->back_up_id = g_timeout_add_seconds (BACK_UP_INTERVAL_S, back_up_all_cb, self);
}

static void
trellis_application_finalize (GObject *object)
{
  TrellisApplication *self = TRELLIS_APPLICATION (object);
  GHashTableIter iter;
  gpointer store;

  g_hash_table_iter_init (&iter, self->stores);
  while (g_hash_table_iter_next (&iter, NULL, &store))
    g_object_weak_unref (store, forget_store_cb, self);
  g_hash_table_unref (self->stores);
  g_clear_handle_id (&self->back_up_id, g_source_remove);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (trellis_application_parent_class)->finalize (object);
}

static void
trellis_application_class_init (TrellisApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trellis_application_finalize;
  application_class->activate = trellis_application_activate;
  application_class->open = trellis_application_open;
  application_class->startup = trellis_application_startup;
}

static void
trellis_application_init (TrellisApplication *self)
{
  g_resources_register (trellis_app_resources_get_resource ());
  trellis_widgets_register_resources ();
  self->stores = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * trellis_application_new:
 * @flags: %G_APPLICATION_HANDLES_OPEN, with %G_APPLICATION_NON_UNIQUE for a
 *   process of its own
 *
 * Returns: (transfer full): the application
 */
TrellisApplication *
trellis_application_new (GApplicationFlags flags)
{
  return g_object_new (TRELLIS_TYPE_APPLICATION,
                       "application-id", TRELLIS_APP_ID,
                       "resource-base-path", RESOURCE_PATH,
                       "flags", flags,
                       NULL);
}

/**
 * trellis_application_get_settings:
 * @self: the application
 *
 * Returns: (transfer none) (nullable): what this desk remembers; %NULL where the
 *   program is not installed
 */
GSettings *
trellis_application_get_settings (TrellisApplication *self)
{
  g_return_val_if_fail (TRELLIS_IS_APPLICATION (self), NULL);

  return self->settings;
}
