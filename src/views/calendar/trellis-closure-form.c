/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-closure-form.h"

#include "trellis-day-button.h"
#include "trellis-person.h"
#include "trellis-school.h"

#include <glib/gi18n-lib.h>

/* Days out of school, of one kind: for the trust, a school or an adviser. */
struct _TrellisClosureForm
{
  GtkPopover parent_instance;

  GtkEntry *name_entry;
  TrellisDayButton *first_button;
  TrellisDayButton *last_button;
  GtkDropDown *session_drop;
  GtkDropDown *whom_drop;
  GtkLabel *problem_label;

  TrellisClosureKind kind;
  GPtrArray *whom;         /* (element-type GObject): beside the drop-down; NULL for the trust */
};

enum
{
  SIGNAL_ADD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisClosureForm, trellis_closure_form, GTK_TYPE_POPOVER)

/* The trust itself is nobody. */
static void
unref_whom (gpointer whom)
{
  if (whom != NULL)
    g_object_unref (whom);
}

static void
start_cb (TrellisClosureForm *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry),
                         self->kind != TRELLIS_CLOSURE_BLOCKED ? trellis_closure_kind_get_name (self->kind) : "");
  trellis_day_button_set_day (self->first_button, TRELLIS_DAY_NONE);
  trellis_day_button_set_day (self->last_button, TRELLIS_DAY_NONE);
  gtk_drop_down_set_selected (self->session_drop, TRELLIS_SESSION_DAY);
  gtk_drop_down_set_selected (self->whom_drop, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
}

/* Most are one day long. */
static void
first_day_cb (TrellisClosureForm *self)
{
  TrellisDay first = trellis_day_button_get_day (self->first_button);

  if (first != TRELLIS_DAY_NONE && trellis_day_button_get_day (self->last_button) < first)
    trellis_day_button_set_day (self->last_button, first);
}

static void
show_problem (TrellisClosureForm *self,
              GtkWidget          *widget,
              const char         *problem)
{
  gtk_label_set_label (self->problem_label, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
  gtk_widget_grab_focus (widget);
}

static void
add_cb (TrellisClosureForm *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_entry))));
  TrellisDay first = trellis_day_button_get_day (self->first_button);
  TrellisDay last = trellis_day_button_get_day (self->last_button);
  GObject *whom = g_ptr_array_index (self->whom, gtk_drop_down_get_selected (self->whom_drop));
  g_autoptr (TrellisClosure) closure = NULL;

  if (*name == '\0')
    {
      show_problem (self, GTK_WIDGET (self->name_entry), _("Say in a word or two what it is."));
      return;
    }
  if (first == TRELLIS_DAY_NONE)
    {
      show_problem (self, GTK_WIDGET (self->first_button), _("Choose the first day."));
      return;
    }
  if (last < first)
    {
      show_problem (self, GTK_WIDGET (self->last_button), _("The last day is before the first."));
      return;
    }

  closure = trellis_closure_new (self->kind, name, first, last);
  closure->session = gtk_drop_down_get_selected (self->session_drop);
  if (whom != NULL && TRELLIS_IS_SCHOOL (whom))
    closure->urn = g_strdup (TRELLIS_SCHOOL (whom)->urn);
  else if (whom != NULL)
    closure->person_id = g_strdup (TRELLIS_PERSON (whom)->id);
  g_signal_emit (self, signals[SIGNAL_ADD], 0, closure);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
trellis_closure_form_finalize (GObject *object)
{
  g_ptr_array_unref (TRELLIS_CLOSURE_FORM (object)->whom);

  G_OBJECT_CLASS (trellis_closure_form_parent_class)->finalize (object);
}

static void
trellis_closure_form_class_init (TrellisClosureFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trellis_closure_form_finalize;

  /**
   * TrellisClosureForm::add:
   * @self: the form, about to close
   * @closure: (transfer none): a #TrellisClosure without an id
   */
  signals[SIGNAL_ADD] = g_signal_new ("add", TRELLIS_TYPE_CLOSURE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-closure-form.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisClosureForm, name_entry);
  gtk_widget_class_bind_template_child (widget_class, TrellisClosureForm, first_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisClosureForm, last_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisClosureForm, session_drop);
  gtk_widget_class_bind_template_child (widget_class, TrellisClosureForm, whom_drop);
  gtk_widget_class_bind_template_child (widget_class, TrellisClosureForm, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_day_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
trellis_closure_form_init (TrellisClosureForm *self)
{
  g_autoptr (GtkStringList) sessions = gtk_string_list_new (NULL);

  self->whom = g_ptr_array_new_with_free_func (unref_whom);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (TrellisSession session = 0; session < TRELLIS_N_SESSIONS; session++)
    gtk_string_list_append (sessions, trellis_session_get_name (session));
  gtk_drop_down_set_model (self->session_drop, G_LIST_MODEL (sessions));
}

/**
 * trellis_closure_form_new:
 * @kind: what is added: INSET days, blocked dates, …
 * @schools: (nullable): of #TrellisSchool: those that it can be for
 * @advisers: (nullable): of #TrellisPerson: those that it can be for
 *
 * Returns: (transfer floating): a form in a popover; where it has neither
 *   schools nor advisers, what it adds is for the trust
 */
GtkWidget *
trellis_closure_form_new (TrellisClosureKind  kind,
                          GListModel         *schools,
                          GListModel         *advisers)
{
  TrellisClosureForm *self = g_object_new (TRELLIS_TYPE_CLOSURE_FORM, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkExpression *name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->kind = kind;
  gtk_string_list_append (names, _("The whole trust"));
  g_ptr_array_add (self->whom, NULL);
  for (guint i = 0; advisers != NULL && i < g_list_model_get_n_items (advisers); i++)
    {
      TrellisPerson *person = g_list_model_get_item (advisers, i);

      g_ptr_array_add (self->whom, person);
      gtk_string_list_append (names, person->name);
    }
  for (guint i = 0; schools != NULL && i < g_list_model_get_n_items (schools); i++)
    {
      TrellisSchool *school = g_list_model_get_item (schools, i);

      g_ptr_array_add (self->whom, school);
      gtk_string_list_append (names, school->name);
    }
  gtk_drop_down_set_expression (self->whom_drop, name);
  gtk_drop_down_set_model (self->whom_drop, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->whom_drop), self->whom->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->session_drop), kind != TRELLIS_CLOSURE_BANK_HOLIDAY);
  gtk_expression_unref (name);

  return GTK_WIDGET (self);
}
