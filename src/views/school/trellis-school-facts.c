/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-school-view-private.h"

#include "trellis-store-facts.h"

#include <glib/gi18n-lib.h>

/* The card of what is said of the school in words, from a day on. */

static const char *const kinds[] = {
  TRELLIS_FACT_LOCAL_GOVERNANCE, TRELLIS_FACT_INSPECTION_READINESS, TRELLIS_FACT_RISK, NULL
};

static TrellisDay
get_as_at (TrellisSchoolView *self)
{
  return trellis_scope_get_as_at (trellis_view_get_scope (TRELLIS_VIEW (self)));
}

static void
fill_form_cb (TrellisSchoolView *self,
              TrellisForm       *form)
{
  trellis_form_set_day (form, "holds-from", get_as_at (self));
}

static void
take_form_cb (TrellisSchoolView *self,
              TrellisForm       *form)
{
  g_autofree char *kind = trellis_form_dup_text (form, "kind");
  g_autofree char *value = trellis_form_dup_text (form, "value");
  g_autoptr (GError) error = NULL;

  if (!trellis_store_set_fact (trellis_view_get_store (TRELLIS_VIEW (self)), self->urn, kind, value,
                               trellis_form_get_day (form, "holds-from"), &error))
    {
      trellis_form_show_problem (form, NULL, error->message);
      return;
    }

  gtk_popover_popdown (GTK_POPOVER (form));
  trellis_school_view_tell (self, TRUE, NULL);
}

/**
 * trellis_school_view_init_words:
 * @self: the page, its template made
 *
 * Gives the card of facts in words its form.
 */
void
trellis_school_view_init_words (TrellisSchoolView *self)
{
  const char *names[G_N_ELEMENTS (kinds)] = { NULL };
  TrellisForm *form = TRELLIS_FORM (trellis_form_new (_("_Save")));

  for (guint i = 0; kinds[i] != NULL; i++)
    names[i] = trellis_school_fact_get_name (kinds[i]);
  trellis_form_add_choice (form, "kind", _("What is said"), kinds, names);
  trellis_form_add_entry (form, "value", _("In words; empty for none"));
  trellis_form_add_day (form, "holds-from", _("From"), TRELLIS_DAY_LEAN_NEAREST, FALSE);
  g_signal_connect_object (form, "opened", G_CALLBACK (fill_form_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "take", G_CALLBACK (take_form_cb), self, G_CONNECT_SWAPPED);
  trellis_school_view_add_form (self, self->words_card, _("Say what holds from a day on"), form);
}

static void
add_fact (TrellisSchoolView       *self,
          const TrellisSchoolFact *fact)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *month = trellis_day_format (fact->holds_from, TRELLIS_DAY_STYLE_MONTH);
  g_autofree char *since = g_strdup_printf (_("since %s"), month);
  g_autofree char *head = g_strdup_printf ("%s, %s", trellis_school_fact_get_name (fact->kind), since);
  GtkWidget *head_label = gtk_label_new (head);
  GtkWidget *value_label = gtk_label_new (fact->value);

  gtk_label_set_xalign (GTK_LABEL (head_label), 0);
  gtk_label_set_wrap (GTK_LABEL (head_label), TRUE);
  gtk_widget_add_css_class (head_label, "dim-label");
  gtk_widget_add_css_class (head_label, "trellis-card-note");
  gtk_label_set_xalign (GTK_LABEL (value_label), 0);
  gtk_label_set_wrap (GTK_LABEL (value_label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (value_label), TRUE);
  gtk_box_append (GTK_BOX (box), head_label);
  gtk_box_append (GTK_BOX (box), value_label);
  gtk_box_append (self->words_box, box);
}

/**
 * trellis_school_view_show_words:
 * @self: the page, with its school read
 * @error: return location for a #GError
 *
 * Fills the card of facts in words.
 *
 * Returns: whether everything could be read
 */
gboolean
trellis_school_view_show_words (TrellisSchoolView  *self,
                                GError            **error)
{
  g_autoptr (GPtrArray) facts = trellis_store_list_facts (trellis_view_get_store (TRELLIS_VIEW (self)), self->urn,
                                                          get_as_at (self), error);
  gboolean is_empty = TRUE;
  GtkWidget *child;

  if (facts == NULL)
    return FALSE;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->words_box))) != NULL)
    gtk_box_remove (self->words_box, child);
  for (guint i = 0; i < facts->len; i++)
    {
      const TrellisSchoolFact *fact = g_ptr_array_index (facts, i);

      if (*fact->value == '\0')
        continue;
      add_fact (self, fact);
      is_empty = FALSE;
    }
  gtk_widget_set_visible (self->words_empty, is_empty);

  return TRUE;
}
