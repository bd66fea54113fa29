/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-school-view-private.h"

#include "trellis-store-checklists.h"

#include <glib/gi18n-lib.h>

/* The card of checklists, which is there while one of them has something to be
 * done. */

static TrellisDay
get_as_at (TrellisSchoolView *self)
{
  return trellis_scope_get_as_at (trellis_view_get_scope (TRELLIS_VIEW (self)));
}

static void
toggled_cb (TrellisSchoolView *self,
            GtkCheckButton    *button)
{
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "checklist"));
  int position = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "item"));
  g_autoptr (GError) error = NULL;
  gboolean is_good;

  is_good = trellis_store_tick_checklist_item (trellis_view_get_store (TRELLIS_VIEW (self)),
                                               g_ptr_array_index (self->checklists, place), position,
                                               gtk_check_button_get_active (button) ? get_as_at (self)
                                                                                    : TRELLIS_DAY_NONE,
                                               &error);
  trellis_school_view_tell (self, is_good, error);
}

static void
add_item (TrellisSchoolView           *self,
          guint                        place,
          const TrellisChecklistItem  *item)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *what = gtk_label_new (item->what);
  g_autofree char *day = trellis_day_format (item->done_on, TRELLIS_DAY_STYLE_SHORT);
  g_autofree char *name = *day != '\0' ? g_strdup_printf (_("%s, done %s"), item->what, day) : g_strdup (item->what);
  GtkWidget *day_label = gtk_label_new (day);

  gtk_label_set_xalign (GTK_LABEL (what), 0);
  gtk_label_set_wrap (GTK_LABEL (what), TRUE);
  gtk_widget_set_hexpand (what, TRUE);
  gtk_widget_add_css_class (day_label, "dim-label");
  gtk_widget_add_css_class (day_label, "numeric");
  gtk_box_append (GTK_BOX (line), what);
  gtk_box_append (GTK_BOX (line), day_label);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), line);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), item->done_on != TRELLIS_DAY_NONE);
  gtk_widget_add_css_class (button, "trellis-fact");
  gtk_widget_set_sensitive (button, !trellis_store_is_read_only (trellis_view_get_store (TRELLIS_VIEW (self))));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "checklist", GUINT_TO_POINTER (place));
  g_object_set_data (G_OBJECT (button), "item", GINT_TO_POINTER (item->position));
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->checklists_box, button);
}

static void
add_checklist (TrellisSchoolView *self,
               guint              place,
               guint             *n_left)
{
  const TrellisChecklist *checklist = g_ptr_array_index (self->checklists, place);
  g_autofree char *day = trellis_day_format (checklist->opened_on, TRELLIS_DAY_STYLE_MEDIUM);
  /* Translators: what a checklist is for, and the day that it goes back to */
  g_autofree char *title = g_strdup_printf (_("%s, %s"), trellis_checklist_get_name (checklist), day);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "trellis-card-note");
  gtk_box_append (self->checklists_box, label);
  for (guint i = 0; i < checklist->items->len; i++)
    {
      const TrellisChecklistItem *item = g_ptr_array_index (checklist->items, i);

      *n_left += item->done_on == TRELLIS_DAY_NONE;
      add_item (self, place, item);
    }
}

/* Which of the items has the focus, counted among all that is in the card; -1
 * for none: whoever ticks by keyboard goes on from there. */
static int
find_focus (TrellisSchoolView *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->checklists_box));
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->checklists_box));

  for (int i = 0; child != NULL; i++, child = gtk_widget_get_next_sibling (child))
    {
      if (child == focus)
        return i;
    }

  return -1;
}

static void
put_focus (TrellisSchoolView *self,
           int                place)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->checklists_box));

  for (int i = 0; child != NULL && i < place; i++)
    child = gtk_widget_get_next_sibling (child);
  if (child != NULL && place >= 0)
    gtk_widget_grab_focus (child);
}

/**
 * trellis_school_view_show_checklists:
 * @self: the page, with its school read
 * @error: return location for a #GError
 *
 * Fills the card of checklists, and hides it where all is done.
 *
 * Returns: whether everything could be read
 */
gboolean
trellis_school_view_show_checklists (TrellisSchoolView  *self,
                                     GError            **error)
{
  GPtrArray *checklists = trellis_store_list_checklists (trellis_view_get_store (TRELLIS_VIEW (self)), self->urn,
                                                         get_as_at (self), error);
  g_autofree char *note = NULL;
  int focus = find_focus (self);
  guint n_left = 0;
  GtkWidget *child;

  if (checklists == NULL)
    return FALSE;

  g_clear_pointer (&self->checklists, g_ptr_array_unref);
  self->checklists = checklists;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->checklists_box))) != NULL)
    gtk_box_remove (self->checklists_box, child);
  for (guint i = 0; i < checklists->len; i++)
    add_checklist (self, i, &n_left);
  gtk_widget_set_visible (GTK_WIDGET (self->checklists_card), checklists->len > 0);
  put_focus (self, focus);
  note = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u left", "%u left", n_left), n_left);
  trellis_card_set_note (self->checklists_card, note);

  return TRUE;
}
