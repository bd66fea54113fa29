/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-scheme-dialog.h"

#include "trellis-change-scheme-dialog.h"
#include "trellis-scheme-descriptors.h"
#include "trellis-scheme-differences.h"
#include "trellis-scheme-list.h"
#include "trellis-store-schemes.h"
#include "trellis-store-trust.h"
#include "trellis-views.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A preview tells no more differences than this. */
#define DIFFERENCES_MOST 12

/* The editor of a scheme: everything is edited in a draft, which one press of
 * Save makes the version that holds from today. */
struct _TrellisSchemeDialog
{
  AdwWindow parent_instance;

  GtkLabel *problem_label;
  GtkWidget *problem_box;
  GtkWidget *problem_button;
  GtkWidget *save_button;
  GtkStack *pages;
  GtkScrolledWindow *scheme_page;
  AdwBin *descriptors_page;
  AdwBin *list_pages[TRELLIS_N_SCHEME_ITEMS];

  TrellisStore *store;
  TrellisSchemeDraft *draft;
  gboolean may_close;      /* what was edited is saved or is to be lost */
};

G_DEFINE_FINAL_TYPE (TrellisSchemeDialog, trellis_scheme_dialog, ADW_TYPE_WINDOW)

/* The pages in the order of TrellisSchemeItem. */
static const char *const page_names[TRELLIS_N_SCHEME_ITEMS] = {
  "scheme", "levels", "aspects", "programmes", "documents",
};

static void
show_problem (TrellisSchemeDialog *self,
              const char          *problem)
{
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem_box, problem != NULL);
}

/* The item that the problem is of, and its number in its list. */
static TrellisSchemeItem
find_item (const char *path,
           guint      *index)
{
  for (guint item = TRELLIS_SCHEME_ITEM_LEVEL; item < TRELLIS_N_SCHEME_ITEMS; item++)
    {
      const char *list = trellis_scheme_item_get_info (item)->list;

      if (g_str_has_prefix (path, list))
        {
          *index = path[strlen (list)] == '/' ? (guint) g_ascii_strtoull (path + strlen (list) + 1, NULL, 10) : 0;
          return item;
        }
    }

  *index = 0;
  return TRELLIS_SCHEME_ITEM_SCHEME;
}

/* "Levels, Improve: The short code …" */
static char *
describe_problem (TrellisSchemeDialog *self,
                  const char          *path,
                  const char          *problem)
{
  guint index;
  TrellisSchemeItem item = find_item (path, &index);
  const TrellisSchemeItemInfo *info = trellis_scheme_item_get_info (item);
  g_autofree char *name_path = g_strdup_printf ("%s/%u/%s", info->list, index, info->name);
  g_autofree char *name = trellis_scheme_draft_dup_text (self->draft, name_path);
  GtkStackPage *page = gtk_stack_get_page (self->pages, gtk_stack_get_child_by_name (self->pages, page_names[item]));
  const char *title = gtk_stack_page_get_title (page);

  if (item == TRELLIS_SCHEME_ITEM_SCHEME || trellis_scheme_draft_count (self->draft, info->list) == 0)
    return g_strdup_printf (_("%s: %s"), title, problem);

  /* Translators: a page of the editor, what is wrong on it by name, and the sentence */
  return g_strdup_printf (_("%s, %s: %s"), title,
                          *name != '\0' ? name : g_dgettext (GETTEXT_PACKAGE, info->unnamed), problem);
}

static void
draft_changed_cb (TrellisSchemeDialog *self)
{
  const char *path = NULL;
  const char *problem = trellis_scheme_draft_get_problem (self->draft, &path);
  g_autofree char *words = problem != NULL ? describe_problem (self, path, problem) : NULL;

  show_problem (self, words);
  gtk_widget_set_visible (self->problem_button, problem != NULL);
  gtk_widget_set_sensitive (self->save_button, problem == NULL && trellis_scheme_draft_is_changed (self->draft));
}

static void
go_cb (TrellisSchemeDialog *self)
{
  const char *path = NULL;
  TrellisSchemeItem item;
  guint index;

  if (trellis_scheme_draft_get_problem (self->draft, &path) == NULL)
    return;
  item = find_item (path, &index);
  gtk_stack_set_visible_child_name (self->pages, page_names[item]);
  if (item != TRELLIS_SCHEME_ITEM_SCHEME)
    trellis_scheme_list_select (TRELLIS_SCHEME_LIST (adw_bin_get_child (self->list_pages[item])), index);
}

/* Pages ----------------------------------------------------------------------- */

/* Pages are made as they come up, with the draft as it is then. */
static void
page_cb (TrellisSchemeDialog *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->pages);

  if (self->draft == NULL || name == NULL)
    return;
  if (g_str_equal (name, "descriptors"))
    adw_bin_set_child (self->descriptors_page, trellis_scheme_descriptors_new (self->draft));
  for (guint item = TRELLIS_SCHEME_ITEM_LEVEL; item < TRELLIS_N_SCHEME_ITEMS; item++)
    {
      if (!g_str_equal (page_names[item], name))
        continue;
      if (adw_bin_get_child (self->list_pages[item]) == NULL)
        adw_bin_set_child (self->list_pages[item], trellis_scheme_list_new (self->draft, item));
      else
        trellis_scheme_list_show (TRELLIS_SCHEME_LIST (adw_bin_get_child (self->list_pages[item])));
    }
}

static void
fill_pages (TrellisSchemeDialog *self)
{
  GtkWidget *form = trellis_scheme_form_new (self->draft, TRELLIS_SCHEME_ITEM_SCHEME, "");

  gtk_widget_set_margin_top (form, 18);
  gtk_widget_set_margin_bottom (form, 18);
  gtk_widget_set_margin_start (form, 18);
  gtk_widget_set_margin_end (form, 18);
  gtk_scrolled_window_set_child (self->scheme_page, form);
  page_cb (self);
}

/* Saving ---------------------------------------------------------------------- */

static gboolean
save (TrellisSchemeDialog *self)
{
  TrellisScheme *scheme = trellis_scheme_draft_get_scheme (self->draft);
  g_autoptr (GError) error = NULL;

  if (scheme == NULL)
    return FALSE;
  if (trellis_store_edit_scheme (self->store, scheme, &error))
    return TRUE;

  show_problem (self, error->message);
  gtk_widget_set_visible (self->problem_button, FALSE);
  return FALSE;
}

static void
close_now (TrellisSchemeDialog *self)
{
  self->may_close = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_cb (TrellisSchemeDialog *self)
{
  if (save (self))
    close_now (self);
}

static gboolean
close_later_cb (gpointer data)
{
  close_now (data);

  return G_SOURCE_REMOVE;
}

/* The question is put away before the window that asked it. */
static void
lose_response_cb (TrellisSchemeDialog *self,
                  const char          *response)
{
  if (g_str_equal (response, "lose") || (g_str_equal (response, "save") && save (self)))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_later_cb, g_object_ref (self), g_object_unref);
}

static gboolean
trellis_scheme_dialog_close_request (GtkWindow *window)
{
  TrellisSchemeDialog *self = TRELLIS_SCHEME_DIALOG (window);
  GtkWidget *dialog;

  if (self->may_close || !trellis_scheme_draft_is_changed (self->draft))
    return GTK_WINDOW_CLASS (trellis_scheme_dialog_parent_class)->close_request (window);

  dialog = adw_message_dialog_new (window, _("Save the scheme?"),
                                   _("What you edited is not in the file yet. Saved, it holds from today; earlier "
                                     "judgements keep their words."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Go on editing"), "lose", _("_Discard"),
                                    "save", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "lose", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "save",
                                           trellis_scheme_draft_get_scheme (self->draft) != NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (lose_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));

  return TRUE;
}

/* Files ----------------------------------------------------------------------- */

static char *
describe_differences (GStrv differences)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint n = g_strv_length (differences);

  for (guint i = 0; i < MIN (n, DIFFERENCES_MOST); i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", differences[i]);
  if (n > DIFFERENCES_MOST)
    {
      g_string_append_c (words, '\n');
      g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", n - DIFFERENCES_MOST),
                              n - DIFFERENCES_MOST);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
take_response_cb (TrellisSchemeDialog *self,
                  const char          *response,
                  AdwMessageDialog    *dialog)
{
  if (!g_str_equal (response, "take"))
    return;

  trellis_scheme_draft_take (self->draft, g_object_get_data (G_OBJECT (dialog), "scheme"));
  fill_pages (self);
}

static void
ask_to_take (TrellisSchemeDialog *self,
             TrellisScheme       *scheme,
             GStrv                differences)
{
  g_autofree char *words = describe_differences (differences);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("What the file would change"), words);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "take", _("_Take it over"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "take", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "scheme", g_object_ref (scheme), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (take_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * trellis_scheme_dialog_import:
 * @self: the editor
 * @path: a scheme as JSON
 *
 * Shows what the file would change of the draft, for a person to take over. A
 * file that cannot be read, or of another scheme, is told of above the pages.
 *
 * Returns: whether there is anything to take over
 */
gboolean
trellis_scheme_dialog_import (TrellisSchemeDialog *self,
                              const char          *path)
{
  TrellisScheme *current = trellis_scheme_draft_get_scheme (self->draft);
  g_autofree char *text = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *problem = NULL;
  g_autoptr (TrellisScheme) scheme = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) differences = NULL;
  gsize length;

  gtk_widget_set_visible (self->problem_button, FALSE);
  if (current == NULL || !g_file_get_contents (path, &text, &length, &error) ||
      (scheme = trellis_scheme_new_from_json (text, (gssize) length, name, &error)) == NULL)
    {
      show_problem (self, error != NULL ? error->message : _("Put right what is wrong before you import."));
      return FALSE;
    }
  if (!g_str_equal (scheme->id, current->id))
    {
      problem = g_strdup_printf (_("%s is the scheme %s (%s), another one than %s (%s)."), name, scheme->name,
                                 scheme->id, current->name, current->id);
      show_problem (self, problem);
      return FALSE;
    }

  differences = trellis_scheme_list_differences (current, scheme);
  if (differences[0] == NULL)
    {
      problem = g_strdup_printf (_("%s says the same as what is here."), name);
      show_problem (self, problem);
      return FALSE;
    }
  ask_to_take (self, scheme, differences);

  return TRUE;
}

static void
import_response_cb (TrellisSchemeDialog  *self,
                    int                   response,
                    GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      trellis_scheme_dialog_import (self, g_file_peek_path (file));
    }
  g_object_unref (chooser);
}

static void
export_response_cb (TrellisSchemeDialog  *self,
                    int                   response,
                    GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *json = trellis_scheme_draft_dup_json (self->draft);
      g_autoptr (GError) error = NULL;

      if (!g_file_set_contents (g_file_peek_path (file), json, -1, &error))
        show_problem (self, error->message);
    }
  g_object_unref (chooser);
}

static void
choose_file (TrellisSchemeDialog  *self,
             const char           *title,
             GtkFileChooserAction  action,
             GCallback             callback)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, NULL, NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  TrellisScheme *scheme = trellis_scheme_draft_get_scheme (self->draft);

  gtk_file_filter_set_name (filter, _("Schemes (JSON)"));
  gtk_file_filter_add_pattern (filter, "*.json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  if (action == GTK_FILE_CHOOSER_ACTION_SAVE)
    {
      g_autofree char *name = g_strconcat (scheme != NULL ? scheme->id : "scheme", ".json", NULL);

      gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
    }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", callback, self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
import_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  choose_file (TRELLIS_SCHEME_DIALOG (widget), _("Import a scheme"), GTK_FILE_CHOOSER_ACTION_OPEN,
               G_CALLBACK (import_response_cb));
}

static void
export_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  choose_file (TRELLIS_SCHEME_DIALOG (widget), _("Export the scheme"), GTK_FILE_CHOOSER_ACTION_SAVE,
               G_CALLBACK (export_response_cb));
}

/* This editor is of the scheme that goes: it gives way, unless something in it is not saved yet. */
static void
change_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  TrellisSchemeDialog *self = TRELLIS_SCHEME_DIALOG (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (trellis_scheme_draft_is_changed (self->draft))
    {
      show_problem (self, _("Save what you edited, or discard it, before you change to another scheme."));
      gtk_widget_set_visible (self->problem_button, FALSE);
      return;
    }
  gtk_window_present (GTK_WINDOW (trellis_change_scheme_dialog_new (parent, self->store)));
  close_now (self);
}

static void
trellis_scheme_dialog_dispose (GObject *object)
{
  TrellisSchemeDialog *self = TRELLIS_SCHEME_DIALOG (object);

  /* Texts write to the draft until they are gone. */
  if (self->descriptors_page != NULL)
    adw_bin_set_child (self->descriptors_page, NULL);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (trellis_scheme_dialog_parent_class)->dispose (object);
}

static void
trellis_scheme_dialog_finalize (GObject *object)
{
  g_clear_object (&TRELLIS_SCHEME_DIALOG (object)->draft);

  G_OBJECT_CLASS (trellis_scheme_dialog_parent_class)->finalize (object);
}

static void
trellis_scheme_dialog_class_init (TrellisSchemeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_scheme_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = trellis_scheme_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = trellis_scheme_dialog_close_request;

  trellis_views_init ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-scheme-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisSchemeDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchemeDialog, problem_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchemeDialog, problem_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchemeDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchemeDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchemeDialog, scheme_page);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchemeDialog, descriptors_page);
  for (guint item = TRELLIS_SCHEME_ITEM_LEVEL; item < TRELLIS_N_SCHEME_ITEMS; item++)
    {
      g_autofree char *name = g_strdup_printf ("%s_page", page_names[item]);

      gtk_widget_class_bind_template_child_full (widget_class, name, FALSE,
                                                 G_STRUCT_OFFSET (TrellisSchemeDialog, list_pages) +
                                                   item * (gssize) sizeof (AdwBin *));
    }
  gtk_widget_class_bind_template_callback (widget_class, page_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_install_action (widget_class, "scheme.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "scheme.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "scheme.change", NULL, change_cb);
}

static void
trellis_scheme_dialog_init (TrellisSchemeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * trellis_scheme_dialog_new:
 * @parent: the window that it belongs to
 * @store: its file, which can be written
 * @scheme_id: (nullable): which of its schemes; %NULL for the trust's
 *
 * Shows a scheme for editing: levels, aspects, descriptors, programmes,
 * documents and checklists, and its import and export.
 *
 * Returns: (transfer floating): the window
 */
GtkWidget *
trellis_scheme_dialog_new (GtkWindow    *parent,
                           TrellisStore *store,
                           const char   *scheme_id)
{
  TrellisSchemeDialog *self = g_object_new (TRELLIS_TYPE_SCHEME_DIALOG, "transient-for", parent, NULL);
  g_autoptr (GError) error = NULL;
  TrellisScheme *scheme = scheme_id != NULL ? trellis_store_get_scheme_version (store, scheme_id, 0, &error)
                                            : trellis_store_get_scheme (store, &error);

  self->store = g_object_ref (store);
  if (scheme == NULL)
    {
      self->may_close = TRUE;
      show_problem (self, error->message);
      return GTK_WIDGET (self);
    }

  self->draft = trellis_scheme_draft_new (scheme);
  gtk_window_set_title (GTK_WINDOW (self), scheme->name);
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  draft_changed_cb (self);
  fill_pages (self);

  return GTK_WIDGET (self);
}
