/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-preferences.h"

#include "trellis-backup.h"
#include "trellis-keeping-group.h"
#include "trellis-person.h"
#include "trellis-removal.h"
#include "trellis-store-logo.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"

#include <glib/gi18n.h>

/* What is set once: who is at this desk, what the trust is called and looks like
 * on paper, and who is no longer to be named. */

struct _TrellisPreferences
{
  AdwPreferencesWindow parent_instance;

  GtkWidget *author_group;
  GtkEditable *author_row;
  GtkWidget *trust_group;
  GtkEditable *name_row;
  GtkColorChooser *colour_button;
  GtkPicture *logo_picture;
  GtkWidget *no_logo_button;
  GtkWidget *privacy_group;
  AdwComboRow *person_row;
  GtkWidget *remove_button;
  TrellisKeepingGroup *keeping_group;

  GSettings *settings;  /* NULL where the program is not installed */
  TrellisStore *store;  /* NULL at the welcome page */
  GtkFileChooserNative *logo_chooser;  /* (nullable): while it is open */
  GListModel *people;   /* of TrellisPerson, in the order of the row's list */
};

G_DEFINE_FINAL_TYPE (TrellisPreferences, trellis_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
tell (TrellisPreferences *self,
      const char         *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (escaped));
}

static void
author_cb (TrellisPreferences *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->author_row)));

  g_settings_set_string (self->settings, "author-name", name);
}

static void
name_cb (TrellisPreferences *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));
  g_autoptr (GError) error = NULL;

  if (*name == '\0')
    tell (self, _("Give the trust a name."));
  else if (!trellis_store_set_trust_name (self->store, name, &error))
    tell (self, error->message);
}

static void
colour_cb (TrellisPreferences *self)
{
  g_autofree char *colour = NULL;
  g_autoptr (GError) error = NULL;
  GdkRGBA rgba;

  gtk_color_chooser_get_rgba (self->colour_button, &rgba);
  colour = g_strdup_printf ("#%02x%02x%02x", (guint) (rgba.red * 255 + 0.5), (guint) (rgba.green * 255 + 0.5),
                            (guint) (rgba.blue * 255 + 0.5));
  if (!trellis_store_set_trust_colour (self->store, colour, &error))
    tell (self, error->message);
}

static void
show_logo (TrellisPreferences *self)
{
  g_autoptr (GBytes) logo = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;

  if (!trellis_store_read_logo (self->store, &logo, &error))
    tell (self, error->message);
  /* A picture that the screen cannot show is none on paper either. */
  if (logo != NULL)
    texture = gdk_texture_new_from_bytes (logo, NULL);
  gtk_picture_set_paintable (self->logo_picture, GDK_PAINTABLE (texture));
  gtk_widget_set_visible (GTK_WIDGET (self->logo_picture), texture != NULL);
  gtk_widget_set_visible (self->no_logo_button, logo != NULL);
}

static void
take_logo (TrellisPreferences *self,
           GFile              *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) logo = g_file_load_bytes (file, NULL, NULL, &error);
  g_autoptr (GdkTexture) texture = logo != NULL ? gdk_texture_new_from_bytes (logo, &error) : NULL;

  if (texture == NULL || !trellis_store_set_logo (self->store, logo, &error))
    tell (self, error->message);
  show_logo (self);
}

static void
logo_response_cb (TrellisPreferences *self,
                  int                 response)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->logo_chooser));

      take_logo (self, file);
    }
  g_clear_object (&self->logo_chooser);
}

static void
logo_cb (TrellisPreferences *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("PNG pictures"));
  gtk_file_filter_add_mime_type (filter, "image/png");
  g_clear_object (&self->logo_chooser);
  self->logo_chooser = gtk_file_chooser_native_new (_("The trust’s logo"), GTK_WINDOW (self),
                                                    GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->logo_chooser), filter);
  g_signal_connect_object (self->logo_chooser, "response", G_CALLBACK (logo_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->logo_chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->logo_chooser));
}

static void
no_logo_cb (TrellisPreferences *self)
{
  g_autoptr (GError) error = NULL;

  if (!trellis_store_set_logo (self->store, NULL, &error))
    tell (self, error->message);
  show_logo (self);
}

static void
list_people (TrellisPreferences *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GError) error = NULL;
  guint n_people;

  g_clear_object (&self->people);
  self->people = trellis_store_list_people (self->store, FALSE, TRELLIS_DAY_NONE, &error);
  if (self->people == NULL)
    {
      tell (self, error->message);
      return;
    }
  n_people = g_list_model_get_n_items (self->people);
  for (guint i = 0; i < n_people; i++)
    {
      g_autoptr (TrellisPerson) person = g_list_model_get_item (self->people, i);

      gtk_string_list_append (names, person->name);
    }
  adw_combo_row_set_model (self->person_row, G_LIST_MODEL (names));
  gtk_widget_set_visible (self->privacy_group, n_people > 0);
}

static void
removal_response_cb (TrellisPreferences *self,
                     const char         *response,
                     GtkWidget          *dialog)
{
  const char *person_id = g_object_get_data (G_OBJECT (dialog), "person-id");
  g_autofree char *new_name = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "remove"))
    return;
  if (!trellis_store_remove_person (self->store, person_id, &new_name, &error))
    {
      tell (self, error->message);
      return;
    }
  text = g_strdup_printf (_("Removed; the file says “%s” now."), new_name);
  tell (self, text);
  list_people (self);
}

/* What removing cannot reach is said before it is done. */
static char *
dup_removal_text (TrellisPreferences *self)
{
  g_autoptr (GPtrArray) backups = trellis_list_backups (trellis_store_get_path (self->store), NULL);
  guint n_backups = backups != NULL ? backups->len : 0;
  g_autofree char *folder = trellis_backup_dup_folder (trellis_store_get_path (self->store));
  g_autofree char *shown = g_filename_display_name (folder);
  g_autofree char *left = NULL;

  if (n_backups > 0)
    left = g_strdup_printf (ngettext ("%u backup in “%s” was made before and may hold the name; so may attached files "
                                      "and copies kept elsewhere.",
                                      "%u backups in “%s” were made before and may hold the name; so may attached "
                                      "files and copies kept elsewhere.",
                                      n_backups),
                            n_backups, shown);
  else
    left = g_strdup (_("Attached files and copies kept elsewhere may still hold the name."));

  return g_strdup_printf ("%s\n\n%s", _("The name is replaced everywhere in the file, at every desk, and the contacts "
                                        "go. This cannot be undone."),
                          left);
}

static void
remove_cb (TrellisPreferences *self)
{
  guint selected = adw_combo_row_get_selected (self->person_row);
  g_autoptr (TrellisPerson) person = self->people != NULL ? g_list_model_get_item (self->people, selected) : NULL;
  g_autofree char *heading = NULL;
  g_autofree char *text = NULL;
  GtkWidget *dialog;

  if (person == NULL)
    return;
  heading = g_strdup_printf (_("Remove %s?"), person->name);
  text = dup_removal_text (self);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, text);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "remove", _("_Remove"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove", ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (dialog), "person-id", g_strdup (person->id), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (removal_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_trust (TrellisPreferences *self)
{
  g_autoptr (TrellisTrust) trust = trellis_store_read_trust (self->store, NULL);
  GdkRGBA rgba;

  if (trust == NULL)
    return;
  gtk_editable_set_text (self->name_row, trust->name);
  if (gdk_rgba_parse (&rgba, trust->colour))
    gtk_color_chooser_set_rgba (self->colour_button, &rgba);
}

static void
trellis_preferences_finalize (GObject *object)
{
  TrellisPreferences *self = TRELLIS_PREFERENCES (object);

  g_clear_object (&self->logo_chooser);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);
  g_clear_object (&self->people);

  G_OBJECT_CLASS (trellis_preferences_parent_class)->finalize (object);
}

static void
trellis_preferences_class_init (TrellisPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trellis_preferences_finalize;

  g_type_ensure (TRELLIS_TYPE_KEEPING_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/app/trellis-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisPreferences, author_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisPreferences, author_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisPreferences, trust_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisPreferences, name_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisPreferences, colour_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisPreferences, logo_picture);
  gtk_widget_class_bind_template_child (widget_class, TrellisPreferences, no_logo_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisPreferences, privacy_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisPreferences, person_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisPreferences, remove_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisPreferences, keeping_group);
  gtk_widget_class_bind_template_callback (widget_class, author_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_cb);
  gtk_widget_class_bind_template_callback (widget_class, colour_cb);
  gtk_widget_class_bind_template_callback (widget_class, logo_cb);
  gtk_widget_class_bind_template_callback (widget_class, no_logo_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
trellis_preferences_init (TrellisPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * trellis_preferences_new:
 * @parent: the window that it belongs to
 * @settings: (nullable): the desk's settings; %NULL where the program is not
 *   installed
 * @store: (nullable): the window's file; %NULL at the welcome page
 *
 * Returns: (transfer floating): the window of preferences
 */
GtkWidget *
trellis_preferences_new (GtkWindow    *parent,
                         GSettings    *settings,
                         TrellisStore *store)
{
  TrellisPreferences *self = g_object_new (TRELLIS_TYPE_PREFERENCES, "transient-for", parent, NULL);
  gboolean can_edit = store != NULL && !trellis_store_is_read_only (store);

  g_set_object (&self->settings, settings);
  g_set_object (&self->store, store);
  gtk_widget_set_visible (self->author_group, settings != NULL);
  gtk_widget_set_visible (self->trust_group, can_edit);
  gtk_widget_set_visible (self->privacy_group, can_edit);
  gtk_widget_set_visible (GTK_WIDGET (self->keeping_group), can_edit);
  if (settings != NULL)
    {
      g_autofree char *author = g_settings_get_string (settings, "author-name");

      gtk_editable_set_text (self->author_row, *author != '\0' ? author : g_get_real_name ());
    }
  if (can_edit)
    {
      show_trust (self);
      show_logo (self);
      list_people (self);
      trellis_keeping_group_set_store (self->keeping_group, store);
    }

  return GTK_WIDGET (self);
}
