/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-add-action-form.h"

#include "trellis-day-button.h"

#include <glib/gi18n-lib.h>

/* Takes an action down in three fields, the last two as well as may be. */
struct _TrellisAddActionForm
{
  GtkPopover parent_instance;

  GtkEntry *what_entry;
  GtkEntry *owner_entry;
  TrellisDayButton *due_button;
  GtkLabel *problem_label;
};

enum
{
  SIGNAL_ADD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisAddActionForm, trellis_add_action_form, GTK_TYPE_POPOVER)

static void
start_cb (TrellisAddActionForm *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->what_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->owner_entry), "");
  trellis_day_button_set_day (self->due_button, TRELLIS_DAY_NONE);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->what_entry));
}

static void
add_cb (TrellisAddActionForm *self)
{
  g_autofree char *what = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->what_entry))));
  g_autofree char *owner = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->owner_entry))));
  TrellisDay due_on = trellis_day_button_get_day (self->due_button);

  if (*what == '\0')
    {
      gtk_label_set_label (self->problem_label, _("Say in a few words what is to be done."));
      gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->what_entry));
      return;
    }

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_ADD], 0, what, owner, due_on);
}

static void
trellis_add_action_form_class_init (TrellisAddActionFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * TrellisAddActionForm::add:
   * @self: the form
   * @what: what is to be done
   * @owner: who by; may be empty
   * @due_on: when it is due, %TRELLIS_DAY_NONE for no day
   */
  signals[SIGNAL_ADD] = g_signal_new ("add", TRELLIS_TYPE_ADD_ACTION_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-add-action-form.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisAddActionForm, what_entry);
  gtk_widget_class_bind_template_child (widget_class, TrellisAddActionForm, owner_entry);
  gtk_widget_class_bind_template_child (widget_class, TrellisAddActionForm, due_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisAddActionForm, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
trellis_add_action_form_init (TrellisAddActionForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
