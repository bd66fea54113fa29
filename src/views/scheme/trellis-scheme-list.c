/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-scheme-list.h"

#include "trellis-level-chip.h"

#include <glib/gi18n-lib.h>

/* A list of the draft, its levels or documents, beside everything that can be
 * said of the one that is chosen. */
struct _TrellisSchemeList
{
  GtkBox parent_instance;

  TrellisSchemeDraft *draft;
  TrellisSchemeItem item;
  const TrellisSchemeItemInfo *info;
  GtkListBox *rows;
  GtkScrolledWindow *details;
  GtkWidget *up_button;
  GtkWidget *down_button;
  GtkWidget *remove_button;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (TrellisSchemeList, trellis_scheme_list, GTK_TYPE_BOX)

static int
get_selected (TrellisSchemeList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->rows);

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

static char *
dup_name (TrellisSchemeList *self,
          guint              index)
{
  g_autofree char *path = g_strdup_printf ("%s/%u/%s", self->info->list, index, self->info->name);
  char *name = trellis_scheme_draft_dup_text (self->draft, path);

  if (*name != '\0')
    return name;
  g_free (name);

  return g_strdup (g_dgettext (GETTEXT_PACKAGE, self->info->unnamed));
}

/* While something is wrong chips stay as they were. */
static void
update_rows (TrellisSchemeList *self)
{
  TrellisScheme *scheme = trellis_scheme_draft_get_scheme (self->draft);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->rows, i)) != NULL; i++)
    {
      g_autofree char *name = dup_name (self, (guint) i);
      TrellisLevelChip *chip = g_object_get_data (G_OBJECT (row), "chip");

      gtk_label_set_label (g_object_get_data (G_OBJECT (row), "label"), name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      if (chip != NULL && scheme != NULL && (guint) i < scheme->levels->len)
        trellis_level_chip_set_level (chip, scheme, g_ptr_array_index (scheme->levels, i));
    }
}

static void
update_buttons (TrellisSchemeList *self)
{
  int selected = get_selected (self);
  int n = (int) trellis_scheme_draft_count (self->draft, self->info->list);

  gtk_widget_set_sensitive (self->up_button, selected > 0);
  gtk_widget_set_sensitive (self->down_button, selected >= 0 && selected + 1 < n);
  gtk_widget_set_sensitive (self->remove_button, selected >= 0);
}

static void
show_details (TrellisSchemeList *self)
{
  int selected = get_selected (self);

  if (selected >= 0)
    {
      g_autofree char *base = g_strdup_printf ("%s/%d", self->info->list, selected);
      GtkWidget *form = trellis_scheme_form_new (self->draft, self->item, base);

      gtk_widget_set_margin_top (form, 12);
      gtk_widget_set_margin_bottom (form, 18);
      gtk_widget_set_margin_start (form, 18);
      gtk_widget_set_margin_end (form, 18);
      gtk_scrolled_window_set_child (self->details, form);
    }
  else
    gtk_scrolled_window_set_child (self->details, NULL);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->details), 0);
  update_buttons (self);
}

static void
add_row (TrellisSchemeList *self)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (NULL);

  if (self->item == TRELLIS_SCHEME_ITEM_LEVEL)
    {
      GtkWidget *chip = trellis_level_chip_new ();

      gtk_box_append (GTK_BOX (box), chip);
      g_object_set_data (G_OBJECT (row), "chip", chip);
    }
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "label", label);
  gtk_list_box_append (self->rows, row);
}

static void
fill_rows (TrellisSchemeList *self,
           int                selected)
{
  GtkWidget *child;

  self->is_filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, child);
  for (guint i = 0; i < trellis_scheme_draft_count (self->draft, self->info->list); i++)
    add_row (self);
  update_rows (self);
  gtk_list_box_select_row (self->rows, gtk_list_box_get_row_at_index (self->rows, MAX (selected, 0)));
  self->is_filling = FALSE;
  show_details (self);
}

static void
row_selected_cb (TrellisSchemeList *self)
{
  if (!self->is_filling)
    show_details (self);
}

static void
add_cb (TrellisSchemeList *self)
{
  guint index = trellis_scheme_draft_add (self->draft, self->info->list);

  fill_rows (self, (int) index);
  gtk_widget_child_focus (GTK_WIDGET (self->details), GTK_DIR_TAB_FORWARD);
}

static void
remove_cb (TrellisSchemeList *self)
{
  int selected = get_selected (self);
  int n = (int) trellis_scheme_draft_count (self->draft, self->info->list);

  trellis_scheme_draft_remove (self->draft, self->info->list, (guint) selected);
  fill_rows (self, MIN (selected, n - 2));
}

static void
move_by (TrellisSchemeList *self,
         int                step)
{
  int selected = get_selected (self);

  trellis_scheme_draft_move (self->draft, self->info->list, (guint) selected, (guint) (selected + step));
  fill_rows (self, selected + step);
}

static void
up_cb (TrellisSchemeList *self)
{
  move_by (self, -1);
}

static void
down_cb (TrellisSchemeList *self)
{
  move_by (self, 1);
}

static void
trellis_scheme_list_finalize (GObject *object)
{
  g_clear_object (&TRELLIS_SCHEME_LIST (object)->draft);

  G_OBJECT_CLASS (trellis_scheme_list_parent_class)->finalize (object);
}

static void
trellis_scheme_list_class_init (TrellisSchemeListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_scheme_list_finalize;
}

static GtkWidget *
create_button (TrellisSchemeList *self,
               const char        *icon,
               const char        *name,
               GCallback          callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", callback, self);

  return button;
}

static void
trellis_scheme_list_init (TrellisSchemeList *self)
{
}

static GtkWidget *
create_side (TrellisSchemeList *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "navigation-sidebar");
  g_signal_connect_swapped (self->rows, "row-selected", G_CALLBACK (row_selected_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->rows));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_size_request (side, 216, -1);
  gtk_widget_add_css_class (side, "sidebar-pane");
  gtk_box_append (GTK_BOX (side), scroller);

  gtk_box_append (GTK_BOX (buttons), create_button (self, "list-add-symbolic",
                                                    g_dgettext (GETTEXT_PACKAGE, self->info->add),
                                                    G_CALLBACK (add_cb)));
  self->remove_button = create_button (self, "list-remove-symbolic", g_dgettext (GETTEXT_PACKAGE, self->info->remove),
                                       G_CALLBACK (remove_cb));
  self->up_button = create_button (self, "go-up-symbolic", _("Move up"), G_CALLBACK (up_cb));
  self->down_button = create_button (self, "go-down-symbolic", _("Move down"), G_CALLBACK (down_cb));
  gtk_box_append (GTK_BOX (buttons), self->remove_button);
  gtk_box_append (GTK_BOX (buttons), self->up_button);
  gtk_box_append (GTK_BOX (buttons), self->down_button);
  gtk_widget_set_margin_start (buttons, 6);
  gtk_widget_set_margin_bottom (buttons, 6);
  gtk_box_append (GTK_BOX (side), buttons);

  return side;
}

/**
 * trellis_scheme_list_new:
 * @draft: a draft
 * @item: what it is a list of
 *
 * Returns: (transfer floating): the list, with its first item chosen
 */
GtkWidget *
trellis_scheme_list_new (TrellisSchemeDraft *draft,
                         TrellisSchemeItem   item)
{
  TrellisSchemeList *self = g_object_new (TRELLIS_TYPE_SCHEME_LIST, NULL);

  self->draft = g_object_ref (draft);
  self->item = item;
  self->info = trellis_scheme_item_get_info (item);
  gtk_box_append (GTK_BOX (self), create_side (self));
  self->details = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->details, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_hexpand (GTK_WIDGET (self->details), TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->details));
  g_signal_connect_object (draft, "changed", G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
  fill_rows (self, 0);

  return GTK_WIDGET (self);
}

/**
 * trellis_scheme_list_show:
 * @self: a list
 *
 * Shows the draft as it is now, where it was edited elsewhere.
 */
void
trellis_scheme_list_show (TrellisSchemeList *self)
{
  fill_rows (self, get_selected (self));
}

/**
 * trellis_scheme_list_select:
 * @self: a list
 * @index: one of its items
 *
 * Chooses the item.
 */
void
trellis_scheme_list_select (TrellisSchemeList *self,
                            guint              index)
{
  gtk_list_box_select_row (self->rows, gtk_list_box_get_row_at_index (self->rows, (int) index));
}
