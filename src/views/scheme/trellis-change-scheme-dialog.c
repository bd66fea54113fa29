/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-change-scheme-dialog.h"

#include "trellis-school.h"
#include "trellis-store-schemes.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-views.h"

#include <glib/gi18n-lib.h>

/* A level tells no more schools than this by name. */
#define SCHOOLS_MOST 4

/* Another scheme for the trust: what each level and aspect of the one that it
 * has reads as is chosen here and becomes one change. */
struct _TrellisChangeSchemeDialog
{
  AdwWindow parent_instance;

  GtkWidget *change_button;
  GtkLabel *problem_label;
  AdwPreferencesPage *page;
  AdwComboRow *scheme_row;

  TrellisStore *store;
  TrellisScheme *before;
  GPtrArray *schemes;      /* (element-type TrellisScheme): those to choose from */
  GHashTable *schools;     /* (element-type utf8 GPtrArray): names by the level that they are at */
  TrellisSchemeMap *map;   /* (nullable): to the scheme that is chosen */
  GPtrArray *groups;       /* (element-type AdwPreferencesGroup): of the page, made for the scheme that is chosen */
  GPtrArray *own_groups;   /* (element-type AdwPreferencesGroup): of levels that aspects have for themselves */
};

G_DEFINE_FINAL_TYPE (TrellisChangeSchemeDialog, trellis_change_scheme_dialog, ADW_TYPE_WINDOW)

static void fill_own_levels (TrellisChangeSchemeDialog *self);

static void
show_problem (TrellisChangeSchemeDialog *self,
              const char                *problem)
{
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

static TrellisScheme *
get_after (TrellisChangeSchemeDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->scheme_row);

  return selected < self->schemes->len ? g_ptr_array_index (self->schemes, selected) : NULL;
}

/* Rows ------------------------------------------------------------------------ */

static void
set_choice (GHashTable  *names,
            const char  *from,
            const char  *to)
{
  if (to != NULL)
    g_hash_table_insert (names, g_strdup (from), g_strdup (to));
  else
    g_hash_table_remove (names, from);
}

/* The first choice is none. */
static const char *
get_choice (AdwComboRow *row)
{
  GPtrArray *ids = g_object_get_data (G_OBJECT (row), "ids");
  guint selected = adw_combo_row_get_selected (row);

  return selected > 0 && selected <= ids->len ? g_ptr_array_index (ids, selected - 1) : NULL;
}

static void
level_cb (TrellisChangeSchemeDialog *self,
          GParamSpec                *unused,
          AdwComboRow               *row)
{
  set_choice (self->map->levels, g_object_get_data (G_OBJECT (row), "from"), get_choice (row));
}

/* Its own levels read as others now. */
static void
aspect_cb (TrellisChangeSchemeDialog *self,
           GParamSpec                *unused,
           AdwComboRow               *row)
{
  const char *from = g_object_get_data (G_OBJECT (row), "from");
  TrellisAspect *aspect = trellis_scheme_get_aspect (self->before, from);
  g_autoptr (TrellisSchemeMap) proposed = NULL;

  set_choice (self->map->aspects, from, get_choice (row));
  if (aspect->levels == NULL)
    return;

  proposed = trellis_scheme_map_propose (self->before, get_after (self));
  for (guint i = 0; i < aspect->levels->len; i++)
    {
      const TrellisLevel *level = g_ptr_array_index (aspect->levels, i);
      GPtrArray *choices = trellis_scheme_map_get_choices (self->map, get_after (self), level);
      const char *to = g_hash_table_lookup (proposed->levels, level->id);

      if (choices == NULL || to == NULL ||
          !g_ptr_array_find (choices, trellis_scheme_get_level (get_after (self), to), NULL))
        to = NULL;
      set_choice (self->map->levels, level->id, to);
    }
  fill_own_levels (self);
}

static GtkWidget *
add_row (TrellisChangeSchemeDialog *self,
         AdwPreferencesGroup       *group,
         const char                *id,
         const char                *name,
         const char                *subtitle,
         GHashTable                *names,
         GPtrArray                 *ids,
         GtkStringList             *choices,
         GCallback                  callback)
{
  GtkWidget *row = adw_combo_row_new ();
  const char *to = g_hash_table_lookup (names, id);
  guint index;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (choices));
  g_object_set_data_full (G_OBJECT (row), "from", g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (row), "ids", g_ptr_array_ref (ids), (GDestroyNotify) g_ptr_array_unref);
  if (to != NULL && g_ptr_array_find_with_equal_func (ids, to, g_str_equal, &index))
    adw_combo_row_set_selected (ADW_COMBO_ROW (row), index + 1);
  g_signal_connect_object (row, "notify::selected", callback, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);

  return row;
}

/* "Now at Ash Primary, Birch Primary and 2 more" */
static char *
say_who (TrellisChangeSchemeDialog *self,
         const TrellisLevel        *level)
{
  GPtrArray *names = g_hash_table_lookup (self->schools, level->id);
  g_autoptr (GString) list = g_string_new (NULL);

  if (names == NULL)
    return g_strdup (_("No school is at it now"));
  for (guint i = 0; i < MIN (names->len, SCHOOLS_MOST); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", (char *) g_ptr_array_index (names, i));
  if (names->len > SCHOOLS_MOST)
    {
      guint n = names->len - SCHOOLS_MOST;

      /* Translators: after the names of schools, and followed by the number of others */
      g_string_append_printf (list, g_dngettext (GETTEXT_PACKAGE, " and %u more", " and %u more", n), n);
    }

  /* Translators: the names of the schools that a level is agreed for */
  return g_strdup_printf (_("Now %s"), list->str);
}

static AdwPreferencesGroup *
add_group (TrellisChangeSchemeDialog *self,
           GPtrArray                 *groups,
           const char                *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *markup = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (group, markup);
  adw_preferences_page_add (self->page, group);
  g_ptr_array_add (groups, group);

  return group;
}

static void
add_levels (TrellisChangeSchemeDialog *self,
            AdwPreferencesGroup       *group,
            GPtrArray                 *levels,
            gboolean                   has_schools)
{
  for (guint i = 0; i < levels->len; i++)
    {
      const TrellisLevel *level = g_ptr_array_index (levels, i);
      GPtrArray *choices = trellis_scheme_map_get_choices (self->map, get_after (self), level);
      g_autofree char *name = g_strdup_printf ("%s (%s)", level->name, level->short_code);
      g_autofree char *who = has_schools ? say_who (self, level) : g_strdup ("");
      g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

      gtk_string_list_append (names, _("Left behind"));
      for (guint j = 0; j < choices->len; j++)
        {
          const TrellisLevel *choice = g_ptr_array_index (choices, j);
          g_autofree char *choice_name = g_strdup_printf ("%s (%s)", choice->name, choice->short_code);

          g_ptr_array_add (ids, g_strdup (choice->id));
          gtk_string_list_append (names, choice_name);
        }
      add_row (self, group, level->id, name, who, self->map->levels, ids, names, G_CALLBACK (level_cb));
    }
}

static void
add_aspects (TrellisChangeSchemeDialog *self,
             AdwPreferencesGroup       *group)
{
  TrellisScheme *after = get_after (self);

  for (guint i = 0; i < self->before->aspects->len; i++)
    {
      const TrellisAspect *aspect = g_ptr_array_index (self->before->aspects, i);
      g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

      gtk_string_list_append (names, _("Left behind"));
      for (guint j = 0; j < after->aspects->len; j++)
        {
          const TrellisAspect *choice = g_ptr_array_index (after->aspects, j);

          if (!trellis_scheme_map_can_read (aspect, choice))
            continue;
          g_ptr_array_add (ids, g_strdup (choice->id));
          gtk_string_list_append (names, choice->name);
        }
      add_row (self, group, aspect->id, aspect->name, "", self->map->aspects, ids, names, G_CALLBACK (aspect_cb));
    }
}

static void
clear_groups (TrellisChangeSchemeDialog *self,
              GPtrArray                 *groups)
{
  for (guint i = 0; i < groups->len; i++)
    adw_preferences_page_remove (self->page, g_ptr_array_index (groups, i));
  g_ptr_array_set_size (groups, 0);
}

static void
fill_own_levels (TrellisChangeSchemeDialog *self)
{
  clear_groups (self, self->own_groups);
  for (guint i = 0; i < self->before->aspects->len; i++)
    {
      const TrellisAspect *aspect = g_ptr_array_index (self->before->aspects, i);
      g_autofree char *title = NULL;

      if (aspect->levels == NULL || g_hash_table_lookup (self->map->aspects, aspect->id) == NULL)
        continue;
      /* Translators: an aspect, such as Safeguarding */
      title = g_strdup_printf (_("Levels of %s"), aspect->name);
      add_levels (self, add_group (self, self->own_groups, title), aspect->levels, FALSE);
    }
}

static void
scheme_cb (TrellisChangeSchemeDialog *self)
{
  TrellisScheme *after = get_after (self);

  if (self->before == NULL)
    return;
  clear_groups (self, self->groups);
  clear_groups (self, self->own_groups);
  g_clear_pointer (&self->map, trellis_scheme_map_free);
  gtk_widget_set_sensitive (self->change_button, after != NULL);
  if (after == NULL)
    return;

  show_problem (self, NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->scheme_row), after->summary);
  self->map = trellis_scheme_map_propose (self->before, after);
  add_levels (self, add_group (self, self->groups, _("Levels")), self->before->levels, TRUE);
  add_aspects (self, add_group (self, self->groups, _("Aspects")));
  fill_own_levels (self);
}

static void
change_cb (TrellisChangeSchemeDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (trellis_store_change_scheme (self->store, get_after (self), self->map, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    show_problem (self, error->message);
}

/* Schemes to choose from ------------------------------------------------------ */

static void
list_names (TrellisChangeSchemeDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->schemes->len; i++)
    gtk_string_list_append (names, ((TrellisScheme *) g_ptr_array_index (self->schemes, i))->name);
  adw_combo_row_set_model (self->scheme_row, G_LIST_MODEL (names));
}

/* Those shipped, in the words that the file has them where the trust had one before. */
static void
list_schemes (TrellisChangeSchemeDialog *self)
{
  g_auto (GStrv) ids = trellis_scheme_list_shipped_ids ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (TrellisScheme) scheme = trellis_store_read_scheme (self->store, ids[i], NULL);

      if (scheme == NULL)
        scheme = trellis_scheme_new_shipped (ids[i], NULL);
      if (scheme != NULL && scheme->terms_per_year > 0 && !g_str_equal (scheme->id, self->before->id))
        g_ptr_array_add (self->schemes, g_steal_pointer (&scheme));
    }
}

static gboolean
list_schools (TrellisChangeSchemeDialog *self,
              GError                   **error)
{
  g_autoptr (GListModel) schools = trellis_store_list_schools (self->store, trellis_store_get_today (self->store),
                                                               FALSE, error);

  for (guint i = 0; schools != NULL && i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);
      GPtrArray *names;

      if (school->level_id == NULL)
        continue;
      names = g_hash_table_lookup (self->schools, school->level_id);
      if (names == NULL)
        {
          names = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (self->schools, g_strdup (school->level_id), names);
        }
      g_ptr_array_add (names, g_strdup (school->name));
    }

  return schools != NULL;
}

/**
 * trellis_change_scheme_dialog_read:
 * @self: the dialog
 * @path: a scheme as JSON
 *
 * Chooses the scheme of a file. One that cannot be read, or cannot be the
 * trust's, is told of above and leaves the choice as it was.
 *
 * Returns: whether it is chosen
 */
gboolean
trellis_change_scheme_dialog_read (TrellisChangeSchemeDialog *self,
                                   const char                *path)
{
  g_autofree char *text = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *problem = NULL;
  g_autoptr (TrellisScheme) scheme = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &error) ||
      (scheme = trellis_scheme_new_from_json (text, (gssize) length, name, &error)) == NULL)
    {
      show_problem (self, error->message);
      return FALSE;
    }
  if (g_str_equal (scheme->id, self->before->id))
    problem = g_strdup_printf (_("%s is %s, the scheme that the trust has. Import it in the editor of the scheme."),
                               name, scheme->name);
  else if (scheme->terms_per_year == 0)
    problem = g_strdup_printf (_("%s is %s, which is kept beside a trust’s own scheme. Choose another file."), name,
                               scheme->name);
  if (problem != NULL)
    {
      show_problem (self, problem);
      return FALSE;
    }

  for (guint i = 0; i < self->schemes->len; i++)
    {
      if (g_str_equal (((TrellisScheme *) g_ptr_array_index (self->schemes, i))->id, scheme->id))
        g_ptr_array_remove_index (self->schemes, i--);
    }
  g_ptr_array_add (self->schemes, g_steal_pointer (&scheme));
  list_names (self);
  adw_combo_row_set_selected (self->scheme_row, self->schemes->len - 1);
  scheme_cb (self);

  return TRUE;
}

static void
open_response_cb (TrellisChangeSchemeDialog *self,
                  int                        response,
                  GtkFileChooserNative      *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      trellis_change_scheme_dialog_read (self, g_file_peek_path (file));
    }
  g_object_unref (chooser);
}

static void
open_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  TrellisChangeSchemeDialog *self = TRELLIS_CHANGE_SCHEME_DIALOG (widget);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Choose a scheme"), GTK_WINDOW (self),
                                                               GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Schemes (JSON)"));
  gtk_file_filter_add_pattern (filter, "*.json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (open_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
trellis_change_scheme_dialog_dispose (GObject *object)
{
  TrellisChangeSchemeDialog *self = TRELLIS_CHANGE_SCHEME_DIALOG (object);

  g_clear_object (&self->before);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_change_scheme_dialog_parent_class)->dispose (object);
}

static void
trellis_change_scheme_dialog_finalize (GObject *object)
{
  TrellisChangeSchemeDialog *self = TRELLIS_CHANGE_SCHEME_DIALOG (object);

  g_clear_pointer (&self->map, trellis_scheme_map_free);
  g_ptr_array_unref (self->schemes);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->own_groups);
  g_hash_table_unref (self->schools);

  G_OBJECT_CLASS (trellis_change_scheme_dialog_parent_class)->finalize (object);
}

static void
trellis_change_scheme_dialog_class_init (TrellisChangeSchemeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_change_scheme_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = trellis_change_scheme_dialog_finalize;

  trellis_views_init ();
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_schools/Trellis/views/trellis-change-scheme-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisChangeSchemeDialog, change_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisChangeSchemeDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisChangeSchemeDialog, page);
  gtk_widget_class_bind_template_child (widget_class, TrellisChangeSchemeDialog, scheme_row);
  gtk_widget_class_bind_template_callback (widget_class, scheme_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_cb);
  gtk_widget_class_install_action (widget_class, "scheme.open", NULL, open_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
trellis_change_scheme_dialog_init (TrellisChangeSchemeDialog *self)
{
  self->schemes = g_ptr_array_new_with_free_func (g_object_unref);
  self->groups = g_ptr_array_new ();
  self->own_groups = g_ptr_array_new ();
  self->schools = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * trellis_change_scheme_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @store: its file, which can be written
 *
 * Gives the trust another scheme: one of those shipped, or of a file. What each
 * level and aspect of the old one reads as is proposed and chosen by a person.
 *
 * Returns: (transfer floating): the window
 */
GtkWidget *
trellis_change_scheme_dialog_new (GtkWindow    *parent,
                                  TrellisStore *store)
{
  TrellisChangeSchemeDialog *self = g_object_new (TRELLIS_TYPE_CHANGE_SCHEME_DIALOG, "transient-for", parent, NULL);
  g_autoptr (GError) error = NULL;
  TrellisScheme *before = trellis_store_get_scheme (store, &error);

  self->store = g_object_ref (store);
  if (before == NULL)
    {
      show_problem (self, error->message);
      return GTK_WIDGET (self);
    }
  self->before = g_object_ref (before);
  if (!list_schools (self, &error))
    show_problem (self, error->message);
  list_schemes (self);
  list_names (self);
  scheme_cb (self);

  return GTK_WIDGET (self);
}
