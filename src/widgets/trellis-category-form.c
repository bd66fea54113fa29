/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-category-form.h"

#include "trellis-widgets.h"

#include <glib/gi18n-lib.h>

struct _TrellisCategoryForm
{
  AdwBin parent_instance;

  GtkLabel *proposal_caption;
  GtkBox *reasons_box;
  GtkEntry *attendees_entry;
  GtkMenuButton *people_button;
  GtkListBox *people_list;
  GtkEntry *reason_entry;
  GtkEntry *summary_entry;
  GtkButton *agree_button;

  TrellisScheme *scheme;         /* (nullable): keeps the levels */
  const TrellisLevel *proposed;  /* (nullable) */
  const TrellisLevel *level;     /* (nullable): to be agreed */
};

enum
{
  SIGNAL_AGREE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisCategoryForm, trellis_category_form, ADW_TYPE_BIN)

static gboolean
differs_from_proposal (TrellisCategoryForm *self)
{
  return self->level != NULL && self->proposed != NULL && self->level != self->proposed;
}

static void
update_agree_cb (TrellisCategoryForm *self)
{
  gboolean differs = differs_from_proposal (self);
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->reason_entry), differs);
  if (self->level != NULL)
    /* Translators: on a button; %s is a level of the scheme. */
    label = g_strdup_printf (_("Agree %s"), self->level->name);
  gtk_button_set_label (self->agree_button, label != NULL ? label : _("Agree the category"));
  /* People may differ from what is proposed, with a reason. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->agree_button),
                            self->level != NULL && (!differs || gtk_entry_get_text_length (self->reason_entry) > 0));
}

/* Adds a person to those who were there. */
static void
person_cb (TrellisCategoryForm *self,
           GtkListBoxRow       *row)
{
  const char *person = gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row)));
  g_autofree char *before = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->attendees_entry))));
  g_autofree char *text = *before != '\0' ? g_strdup_printf ("%s; %s", before, person) : g_strdup (person);

  gtk_editable_set_text (GTK_EDITABLE (self->attendees_entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->attendees_entry), -1);
  gtk_menu_button_popdown (self->people_button);
}

/* As the trust file has them: a line each. */
static char *
dup_attendees (TrellisCategoryForm *self)
{
  g_auto (GStrv) parts = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (self->attendees_entry)), ";", -1);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (*parts[i] != '\0')
        g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", parts[i]);
    }

  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
agree_cb (TrellisCategoryForm *self)
{
  g_autofree char *attendees = NULL;

  if (!gtk_widget_is_sensitive (GTK_WIDGET (self->agree_button)))
    return;

  attendees = dup_attendees (self);
  g_signal_emit (self, signals[SIGNAL_AGREE], 0, attendees,
                 differs_from_proposal (self) ? gtk_editable_get_text (GTK_EDITABLE (self->reason_entry)) : "",
                 gtk_editable_get_text (GTK_EDITABLE (self->summary_entry)));
}

static gboolean
trellis_category_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TRELLIS_CATEGORY_FORM (widget)->attendees_entry));
}

static void
trellis_category_form_dispose (GObject *object)
{
  TrellisCategoryForm *self = TRELLIS_CATEGORY_FORM (object);

  self->level = self->proposed = NULL;
  g_clear_object (&self->scheme);

  G_OBJECT_CLASS (trellis_category_form_parent_class)->dispose (object);
}

static void
trellis_category_form_class_init (TrellisCategoryFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_category_form_dispose;
  widget_class->grab_focus = trellis_category_form_grab_focus;

  /**
   * TrellisCategoryForm::agree:
   * @self: the form
   * @attendees: who was there, a line each
   * @reason: why the level is not the one proposed; empty where it is
   * @narrative: in a sentence; may be empty
   *
   * The level was agreed.
   */
  signals[SIGNAL_AGREE] = g_signal_new ("agree", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "categoryform");
  gtk_widget_class_set_template_from_resource (widget_class, TRELLIS_WIDGETS_RESOURCES "trellis-category-form.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisCategoryForm, proposal_caption);
  gtk_widget_class_bind_template_child (widget_class, TrellisCategoryForm, reasons_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisCategoryForm, attendees_entry);
  gtk_widget_class_bind_template_child (widget_class, TrellisCategoryForm, people_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisCategoryForm, people_list);
  gtk_widget_class_bind_template_child (widget_class, TrellisCategoryForm, reason_entry);
  gtk_widget_class_bind_template_child (widget_class, TrellisCategoryForm, summary_entry);
  gtk_widget_class_bind_template_child (widget_class, TrellisCategoryForm, agree_button);
  gtk_widget_class_bind_template_callback (widget_class, update_agree_cb);
  gtk_widget_class_bind_template_callback (widget_class, agree_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_cb);
}

static void
trellis_category_form_init (TrellisCategoryForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_agree_cb (self);
}

/**
 * trellis_category_form_new:
 *
 * What is proposed for a school's category, with the reasons in words, and
 * what is noted of the meeting that agrees it.
 *
 * Returns: (transfer floating): a form without a proposal
 */
GtkWidget *
trellis_category_form_new (void)
{
  return g_object_new (TRELLIS_TYPE_CATEGORY_FORM, NULL);
}

/**
 * trellis_category_form_set_proposal:
 * @self: a form
 * @scheme: the scheme of the levels
 * @proposal: (nullable): best fit, with its reasons
 *
 * Shows what is proposed. The level to be agreed goes with it unless a person
 * has chosen another.
 */
void
trellis_category_form_set_proposal (TrellisCategoryForm   *self,
                                    TrellisScheme         *scheme,
                                    const TrellisProposal *proposal)
{
  const TrellisLevel *proposed = proposal != NULL ? proposal->level : NULL;
  g_autofree char *caption = NULL;
  GtkWidget *line;

  g_return_if_fail (TRELLIS_IS_CATEGORY_FORM (self));
  g_return_if_fail (TRELLIS_IS_SCHEME (scheme));

  /* Levels of a scheme that was edited are others. */
  if (self->scheme != scheme || self->level == self->proposed)
    self->level = proposed;
  self->proposed = proposed;
  g_set_object (&self->scheme, scheme);

  if (proposed != NULL)
    /* Translators: %s is a level of the scheme. */
    caption = g_strdup_printf (_("Best fit: %s"), proposed->name);
  gtk_label_set_label (self->proposal_caption, caption != NULL ? caption : _("Best fit: nothing is judged yet"));
  while ((line = gtk_widget_get_first_child (GTK_WIDGET (self->reasons_box))) != NULL)
    gtk_box_remove (self->reasons_box, line);
  for (guint i = 0; proposal != NULL && proposal->reasons != NULL && proposal->reasons[i] != NULL; i++)
    {
      line = gtk_label_new (proposal->reasons[i]);
      gtk_label_set_xalign (GTK_LABEL (line), 0);
      gtk_label_set_wrap (GTK_LABEL (line), TRUE);
      gtk_box_append (self->reasons_box, line);
    }
  update_agree_cb (self);
}

/**
 * trellis_category_form_get_proposed:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): the level proposed
 */
const TrellisLevel *
trellis_category_form_get_proposed (TrellisCategoryForm *self)
{
  g_return_val_if_fail (TRELLIS_IS_CATEGORY_FORM (self), NULL);

  return self->proposed;
}

/**
 * trellis_category_form_set_level:
 * @self: a form with a proposal
 * @level: (nullable): a level of its scheme
 *
 * Sets the level to be agreed. Where it is not the one proposed, a reason is
 * asked for.
 */
void
trellis_category_form_set_level (TrellisCategoryForm *self,
                                 const TrellisLevel  *level)
{
  g_return_if_fail (TRELLIS_IS_CATEGORY_FORM (self));

  self->level = level;
  update_agree_cb (self);
}

/**
 * trellis_category_form_get_level:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): the level to be agreed
 */
const TrellisLevel *
trellis_category_form_get_level (TrellisCategoryForm *self)
{
  g_return_val_if_fail (TRELLIS_IS_CATEGORY_FORM (self), NULL);

  return self->level;
}

/**
 * trellis_category_form_reset:
 * @self: a form
 *
 * Empties it for another school.
 */
void
trellis_category_form_reset (TrellisCategoryForm *self)
{
  g_return_if_fail (TRELLIS_IS_CATEGORY_FORM (self));

  self->level = self->proposed = NULL;
  gtk_editable_set_text (GTK_EDITABLE (self->attendees_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->reason_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->summary_entry), "");
  update_agree_cb (self);
}

/**
 * trellis_category_form_set_people:
 * @self: a form
 * @people: (array zero-terminated=1): names, with what each is: "Anjali
 *   Fernwhistle, adviser"
 *
 * Sets who can be added to those who were there by choosing. Anybody else is
 * typed.
 */
void
trellis_category_form_set_people (TrellisCategoryForm *self,
                                  const char *const   *people)
{
  GtkWidget *row;

  g_return_if_fail (TRELLIS_IS_CATEGORY_FORM (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->people_list))) != NULL)
    gtk_list_box_remove (self->people_list, row);
  for (guint i = 0; people[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (people[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_append (self->people_list, label);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->people_button), people[0] != NULL);
}
