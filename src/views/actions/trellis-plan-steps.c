/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-plan-steps.h"

#include "trellis-action-parse.h"
#include "trellis-action-words.h"
#include "trellis-rating-mark.h"

#include <glib/gi18n.h>

/* The steps of a rapid action plan, and a line in which the next is typed. */

struct _TrellisPlanSteps
{
  GtkBox parent_instance;

  GtkLabel *words;
  GtkListBox *list;
  GtkEntry *entry;
  TrellisDay today;
};

G_DEFINE_FINAL_TYPE (TrellisPlanSteps, trellis_plan_steps, GTK_TYPE_BOX)

static void
row_activated_cb (TrellisPlanSteps *self,
                  GtkListBoxRow    *row)
{
  g_signal_emit_by_name (self, "open-step", g_object_get_data (G_OBJECT (row), "id"));
}

static void
entry_activate_cb (TrellisPlanSteps *self)
{
  g_auto (TrellisTypedAction) typed = { 0 };

  if (trellis_action_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->today, &typed))
    g_signal_emit_by_name (self, "add", typed.what, typed.owner, typed.due_on);
}

/* "Deputy head, due 27 Mar", as much of it as there is. */
static char *
dup_details (TrellisAction *step,
             TrellisDay     as_at)
{
  g_autofree char *due = trellis_action_dup_due (step, as_at);

  return *step->owner != '\0' ? g_strdup_printf ("%s · %s", step->owner, due) : g_steal_pointer (&due);
}

static GtkWidget *
create_row (TrellisAction *step,
            TrellisDay     as_at)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean is_open = step->closed_on == TRELLIS_DAY_NONE;
  g_autofree char *title = g_markup_escape_text (step->what, -1);
  g_autofree char *details = dup_details (step, as_at);
  g_autofree char *subtitle = g_markup_escape_text (details, -1);
  g_autofree char *spoken = trellis_action_dup_spoken (step, as_at);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), is_open ? trellis_rating_mark_new (step->rating)
                                                           : gtk_image_new_from_icon_name ("object-select-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (step->id), g_free);

  return row;
}

static void
trellis_plan_steps_class_init (TrellisPlanStepsClass *klass)
{
  /**
   * TrellisPlanSteps::open-step:
   * @self: the steps
   * @id: the step of which a person wants to see all
   */
  g_signal_new ("open-step", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);
  /**
   * TrellisPlanSteps::add:
   * @self: the steps
   * @what: what is to be done
   * @owner: who by; empty for nobody
   * @due_on: a #TrellisDay, or %TRELLIS_DAY_NONE
   */
  g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                G_TYPE_STRING, G_TYPE_STRING, G_TYPE_INT);
}

static void
trellis_plan_steps_init (TrellisPlanSteps *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_("Steps"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->today = trellis_clock_get_today ();
  self->words = GTK_LABEL (gtk_label_new (NULL));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->entry = GTK_ENTRY (gtk_entry_new ());

  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "dim-label");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->words));
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Steps"), -1);
  gtk_entry_set_placeholder_text (self->entry, _("Add a step: what, who by, when"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add a step"), -1);

  gtk_box_append (GTK_BOX (self), head);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->entry));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activate_cb), self, G_CONNECT_SWAPPED);
}

/**
 * trellis_plan_steps_show:
 * @self: a list of steps
 * @steps: (element-type TrellisAction): those of one plan; may be empty
 * @words: how far they have got; empty where there are none
 * @today: the day from which "Friday" is told, in what is typed
 * @as_at: the day to look from
 */
void
trellis_plan_steps_show (TrellisPlanSteps *self,
                         GListModel       *steps,
                         const char       *words,
                         TrellisDay        today,
                         TrellisDay        as_at)
{
  GtkWidget *row;
  guint n_steps = g_list_model_get_n_items (steps);

  g_return_if_fail (TRELLIS_IS_PLAN_STEPS (self));

  self->today = today;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr (TrellisAction) step = g_list_model_get_item (steps, i);

      gtk_list_box_append (self->list, create_row (step, as_at));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), n_steps > 0);
  gtk_label_set_label (self->words, words);
}

/**
 * trellis_plan_steps_empty:
 * @self: a list of steps
 *
 * Makes room for the next step.
 */
void
trellis_plan_steps_empty (TrellisPlanSteps *self)
{
  g_return_if_fail (TRELLIS_IS_PLAN_STEPS (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}
