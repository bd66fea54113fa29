/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-search-dialog.h"

#include "trellis-search.h"
#include "trellis-views.h"

#include <glib/gi18n-lib.h>

/* How many of each kind are listed: what is not among the best is found by
 * another word sooner than by scrolling. */
#define MOST_OF_KIND 6

/* Everything in the trust file by its words, as they are typed. The cursor stays
 * in the entry, where Return goes to the first; the arrow keys go through the
 * others. */
struct _TrellisSearchDialog
{
  AdwWindow parent_instance;

  GtkEditable *entry;
  GtkStack *pages;
  AdwStatusPage *message_page;
  GtkListBox *list;
  GtkLabel *status;

  TrellisSearch *search;
  GCancellable *cancellable;  /* of the finding that is under way */
  gboolean is_reading;        /* the file's words are not all in the index yet */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisSearchDialog, trellis_search_dialog, ADW_TYPE_WINDOW)

static const char *const icon_names[TRELLIS_N_FOUND_KINDS] = {
  [TRELLIS_FOUND_SCHOOL] = "trellis-school-symbolic",
  [TRELLIS_FOUND_PERSON] = "avatar-default-symbolic",
  [TRELLIS_FOUND_ACTION] = "trellis-actions-symbolic",
  [TRELLIS_FOUND_VISIT] = "trellis-visits-symbolic",
  [TRELLIS_FOUND_NOTE] = "text-x-generic-symbolic",
};

static TrellisFound *
get_found (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "found");
}

static GtkWidget *
new_row (gpointer item,
         gpointer user_data)
{
  TrellisFound *found = item;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_names[found->kind]);
  GtkWidget *title = gtk_label_new (found->title);
  g_autofree char *markup = trellis_found_dup_markup (found);
  g_autofree char *words = trellis_found_dup_words (found);
  g_autofree char *spoken = NULL;

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (texts), title);
  if (*markup != '\0')
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_markup (GTK_LABEL (label), markup);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (texts), label);
    }
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "found", g_object_ref (found), g_object_unref);
  /* Translators: a kind of thing that a search found, its name, and the words of it that were found */
  spoken = g_strdup_printf (_("%s: %s. %s"), trellis_found_kind_get_name (found->kind), found->title, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return row;
}

/* Over the first of each kind stands what it is, and how many there are. */
static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       user_data)
{
  TrellisFound *found = get_found (row);
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (before != NULL && get_found (before)->kind == found->kind)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (found->n_of_kind > MOST_OF_KIND)
    /* Translators: "Notes, the best 6 of 120" */
    text = g_strdup_printf (_("%s, the best %d of %u"), trellis_found_kind_get_name (found->kind), MOST_OF_KIND,
                            found->n_of_kind);
  else
    text = g_strdup (trellis_found_kind_get_name (found->kind));
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "search-head");
  gtk_list_box_row_set_header (row, label);
}

static void
show_message (TrellisSearchDialog *self,
              const char          *title,
              const char          *description)
{
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  adw_status_page_set_title (self->message_page, escaped);
  adw_status_page_set_description (self->message_page, description);
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (self->message_page));
}

static guint
count_all (GListModel *found)
{
  guint n_all = 0;
  int kind = -1;

  for (guint i = 0; i < g_list_model_get_n_items (found); i++)
    {
      g_autoptr (TrellisFound) one = g_list_model_get_item (found, i);

      if ((int) one->kind != kind)
        n_all += one->n_of_kind;
      kind = one->kind;
    }

  return n_all;
}

static void
show_found (TrellisSearchDialog *self,
            GListModel          *found)
{
  const char *text = gtk_editable_get_text (self->entry);
  guint n_all = count_all (found);
  g_autofree char *said = NULL;

  gtk_list_box_bind_model (self->list, found, new_row, NULL, NULL);
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  if (n_all > 0)
    {
      said = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u thing found", "%u things found", n_all), n_all);
      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
      gtk_stack_set_visible_child_name (self->pages, "list");
    }
  else if (self->is_reading)
    {
      said = g_strdup (_("The file is being read…"));
      show_message (self, said, NULL);
    }
  else if (*text == '\0')
    {
      said = g_strdup ("");
      show_message (self, _("Find anything"),
                    _("Schools, people, actions, visits and the words of notes. The beginnings of words are enough."));
    }
  else
    {
      said = g_strdup_printf (_("Nothing has “%s”"), text);
      show_message (self, said, _("Try fewer words, or the beginning of one."));
    }
  gtk_label_set_label (self->status, said);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (TrellisSearchDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) found = trellis_search_find_finish (TRELLIS_SEARCH (source), result, &error);

  /* Something else has been asked since, or the window is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->cancellable == NULL)
    return;
  if (found != NULL)
    show_found (self, found);
  else
    show_message (self, error->message, NULL);
}

static void
find (TrellisSearchDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  trellis_search_find_async (self->search, gtk_editable_get_text (self->entry), MOST_OF_KIND, self->cancellable,
                             found_cb, g_object_ref (self));
}

static void
refreshed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (TrellisSearchDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_read = trellis_search_refresh_finish (TRELLIS_SEARCH (source), result, &error);

  if (self->cancellable == NULL)
    return;
  self->is_reading = FALSE;
  if (is_read)
    find (self);
  else
    show_message (self, error->message, NULL);
}

static void
choose (TrellisSearchDialog *self,
        GtkListBoxRow       *row)
{
  g_autoptr (TrellisFound) found = NULL;

  if (row == NULL)
    return;
  found = g_object_ref (get_found (row));
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, found);
}

static void
row_activated_cb (TrellisSearchDialog *self,
                  GtkListBoxRow       *row)
{
  choose (self, row);
}

static void
entry_activated_cb (TrellisSearchDialog *self)
{
  choose (self, gtk_list_box_get_selected_row (self->list));
}

/* Down goes from the entry into the list, and Up from the top of the list back. */
static gboolean
key_cb (TrellisSearchDialog *self,
        guint                keyval,
        guint                keycode,
        GdkModifierType      state)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean is_in_entry = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->entry));
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (is_in_entry && (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down) && first != NULL)
    {
      GtkListBoxRow *second = gtk_list_box_get_row_at_index (self->list, 1);

      gtk_widget_grab_focus (GTK_WIDGET (second != NULL ? second : first));
      gtk_list_box_select_row (self->list, second != NULL ? second : first);
      return GDK_EVENT_STOP;
    }
  if (focus == GTK_WIDGET (first) && first != NULL && (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
      gtk_editable_set_position (self->entry, -1);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
trellis_search_dialog_dispose (GObject *object)
{
  TrellisSearchDialog *self = TRELLIS_SEARCH_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->search);

  G_OBJECT_CLASS (trellis_search_dialog_parent_class)->dispose (object);
}

static void
trellis_search_dialog_class_init (TrellisSearchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_search_dialog_dispose;

  /**
   * TrellisSearchDialog::chosen:
   * @self: the dialog, which has closed
   * @found: (type TrellisFound): what to go to
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", TRELLIS_TYPE_SEARCH_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, TRELLIS_TYPE_FOUND);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-search-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisSearchDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, TrellisSearchDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, TrellisSearchDialog, message_page);
  gtk_widget_class_bind_template_child (widget_class, TrellisSearchDialog, list);
  gtk_widget_class_bind_template_child (widget_class, TrellisSearchDialog, status);
  gtk_widget_class_bind_template_callback (widget_class, find);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
trellis_search_dialog_init (TrellisSearchDialog *self)
{
  trellis_views_init ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->entry), GTK_WIDGET (self));
}

/**
 * trellis_search_dialog_new:
 * @parent: (nullable): the window that it is asked for in
 * @store: the trust file
 *
 * Returns: (transfer none): the dialog, to be presented; it closes itself
 */
GtkWidget *
trellis_search_dialog_new (GtkWindow    *parent,
                           TrellisStore *store)
{
  TrellisSearchDialog *self = g_object_new (TRELLIS_TYPE_SEARCH_DIALOG, "transient-for", parent, NULL);

  self->search = g_object_ref (trellis_search_get_for_store (store));
  self->cancellable = g_cancellable_new ();
  self->is_reading = TRUE;
  trellis_search_refresh_async (self->search, refreshed_cb, g_object_ref (self));
  find (self);

  return GTK_WIDGET (self);
}
