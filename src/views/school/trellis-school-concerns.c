/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-school-view-private.h"

#include "trellis-store-concerns.h"

#include <glib/gi18n-lib.h>

/* The card of concerns: what was raised with the school, and what followed. */

static TrellisDay
get_as_at (TrellisSchoolView *self)
{
  return trellis_scope_get_as_at (trellis_view_get_scope (TRELLIS_VIEW (self)));
}

static TrellisConcern *
find_concern (TrellisSchoolView *self,
              const char        *id)
{
  for (guint i = 0; i < self->concerns->len; i++)
    {
      TrellisConcern *concern = g_ptr_array_index (self->concerns, i);

      if (g_strcmp0 (concern->id, id) == 0)
        return concern;
    }

  return NULL;
}

static void
fill_raise_cb (TrellisSchoolView *self,
               TrellisForm       *form)
{
  trellis_form_set_day (form, "raised-on", get_as_at (self));
  trellis_form_set_text (form, "raised-with", _("Headteacher and chair"));
}

static void
take_raise_cb (TrellisSchoolView *self,
               TrellisForm       *form)
{
  g_autofree char *what = trellis_form_dup_text (form, "what");
  g_autofree char *by = trellis_form_dup_text (form, "raised-by");
  g_autofree char *with = trellis_form_dup_text (form, "raised-with");
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  if (*what == '\0')
    {
      trellis_form_show_problem (form, "what", _("Say in a few words what the matter is."));
      return;
    }
  id = trellis_store_raise_concern (trellis_view_get_store (TRELLIS_VIEW (self)), self->urn, what, by, with,
                                    trellis_form_get_day (form, "raised-on"), &error);
  if (id == NULL)
    {
      trellis_form_show_problem (form, NULL, error->message);
      return;
    }

  gtk_popover_popdown (GTK_POPOVER (form));
  trellis_school_view_tell (self, TRUE, NULL);
}

static void
fill_follow_cb (TrellisSchoolView *self,
                TrellisForm       *form)
{
  trellis_form_set_day (form, "taken-on", get_as_at (self));
}

static void
take_follow_cb (TrellisSchoolView *self,
                TrellisForm       *form)
{
  TrellisConcern *concern = find_concern (self, g_object_get_data (G_OBJECT (form), "concern"));
  g_autofree char *what = trellis_form_dup_text (form, "what");
  g_autofree char *state = trellis_form_dup_text (form, "state");
  g_autoptr (GError) error = NULL;

  if (*what == '\0')
    {
      trellis_form_show_problem (form, "what", _("Say in a few words what followed."));
      return;
    }
  if (concern == NULL || !trellis_store_follow_concern (trellis_view_get_store (TRELLIS_VIEW (self)), concern, what,
                                                        trellis_form_get_day (form, "taken-on"),
                                                        g_str_equal (state, "settled"), &error))
    {
      trellis_form_show_problem (form, NULL, error != NULL ? error->message : _("The concern is not open any more."));
      return;
    }

  gtk_popover_popdown (GTK_POPOVER (form));
  trellis_school_view_tell (self, TRUE, NULL);
}

/**
 * trellis_school_view_init_concerns:
 * @self: the page, its template made
 *
 * Gives the card of concerns its form.
 */
void
trellis_school_view_init_concerns (TrellisSchoolView *self)
{
  TrellisForm *form = TRELLIS_FORM (trellis_form_new (_("_Raise")));

  trellis_form_add_entry (form, "what", _("What the matter is"));
  trellis_form_add_entry (form, "raised-by", _("Raised by"));
  trellis_form_add_entry (form, "raised-with", _("Raised with"));
  trellis_form_add_day (form, "raised-on", _("Raised on"), TRELLIS_DAY_LEAN_BACK, FALSE);
  g_signal_connect_object (form, "opened", G_CALLBACK (fill_raise_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "take", G_CALLBACK (take_raise_cb), self, G_CONNECT_SWAPPED);
  trellis_school_view_add_form (self, self->concerns_card, _("Raise a concern"), form);
}

static void
add_words (GtkWidget  *box,
           const char *words,
           gboolean    is_dim)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (is_dim)
    {
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "trellis-card-note");
    }
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
create_follow_button (TrellisSchoolView    *self,
                      const TrellisConcern *concern)
{
  const char *keys[] = { "open", "settled", NULL };
  const char *names[] = { _("Still open"), _("Settled by this"), NULL };
  GtkWidget *button = gtk_menu_button_new ();
  TrellisForm *form = TRELLIS_FORM (trellis_form_new (_("_Save")));
  g_autofree char *name = g_strdup_printf (_("What followed: %s"), concern->what);

  trellis_form_add_entry (form, "what", _("What followed"));
  trellis_form_add_day (form, "taken-on", _("On"), TRELLIS_DAY_LEAN_BACK, FALSE);
  trellis_form_add_choice (form, "state", _("The concern is"), keys, names);
  g_object_set_data_full (G_OBJECT (form), "concern", g_strdup (concern->id), g_free);
  g_signal_connect_object (form, "opened", G_CALLBACK (fill_follow_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "take", G_CALLBACK (take_follow_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("What followed"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), GTK_WIDGET (form));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_sensitive (button, !trellis_store_is_read_only (trellis_view_get_store (TRELLIS_VIEW (self))));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}

static void
add_concern (TrellisSchoolView    *self,
             const TrellisConcern *concern)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *day = trellis_day_format (concern->raised_on, TRELLIS_DAY_STYLE_MEDIUM);
  g_autofree char *raised = g_strdup_printf ("%s%s%s%s%s", day, *concern->raised_by != '\0' ? ", " : "",
                                             concern->raised_by, *concern->raised_with != '\0' ? ", " : "",
                                             concern->raised_with);

  add_words (box, concern->what, FALSE);
  add_words (box, raised, TRUE);
  for (guint i = 0; i < concern->steps->len; i++)
    {
      const TrellisConcernStep *step = g_ptr_array_index (concern->steps, i);
      g_autofree char *taken = trellis_day_format (step->taken_on, TRELLIS_DAY_STYLE_SHORT);
      g_autofree char *words = g_strdup_printf ("%s: %s", taken, step->what);

      add_words (box, words, TRUE);
    }
  gtk_box_append (GTK_BOX (box), create_follow_button (self, concern));
  gtk_box_append (self->concerns_box, box);
}

/**
 * trellis_school_view_show_concerns:
 * @self: the page, with its school read
 * @error: return location for a #GError
 *
 * Fills the card of the concerns that are open.
 *
 * Returns: whether everything could be read
 */
gboolean
trellis_school_view_show_concerns (TrellisSchoolView  *self,
                                   GError            **error)
{
  GPtrArray *concerns = trellis_store_list_concerns (trellis_view_get_store (TRELLIS_VIEW (self)), self->urn,
                                                     get_as_at (self), error);
  g_autofree char *note = NULL;
  GtkWidget *child;

  if (concerns == NULL)
    return FALSE;

  g_clear_pointer (&self->concerns, g_ptr_array_unref);
  self->concerns = concerns;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->concerns_box))) != NULL)
    gtk_box_remove (self->concerns_box, child);
  for (guint i = 0; i < concerns->len; i++)
    add_concern (self, g_ptr_array_index (concerns, i));
  gtk_widget_set_visible (self->concerns_empty, concerns->len == 0);
  if (concerns->len > 0)
    note = g_strdup_printf (_("%u open"), concerns->len);
  trellis_card_set_note (self->concerns_card, note != NULL ? note : "");

  return TRUE;
}
