/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-add-visit-form.h"

#include "trellis-day-button.h"
#include "trellis-visit.h"

#include <glib/gi18n-lib.h>

/* Adds one visit to a school's year, of a kind that the scheme knows. */
struct _TrellisAddVisitForm
{
  GtkPopover parent_instance;

  GtkDropDown *kind_drop;
  GtkDropDown *session_drop;
  TrellisDayButton *day_button;
  GtkEntry *theme_entry;
  GtkLabel *problem_label;

  GPtrArray *kinds;  /* (element-type utf8): keys, beside the drop-down's names */
};

enum
{
  SIGNAL_ADD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisAddVisitForm, trellis_add_visit_form, GTK_TYPE_POPOVER)

static void
start_cb (TrellisAddVisitForm *self)
{
  trellis_day_button_set_day (self->day_button, TRELLIS_DAY_NONE);
  gtk_drop_down_set_selected (self->kind_drop, 0);
  gtk_drop_down_set_selected (self->session_drop, TRELLIS_SESSION_DAY);
  gtk_editable_set_text (GTK_EDITABLE (self->theme_entry), "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->kind_drop));
}

static void
add_cb (TrellisAddVisitForm *self)
{
  g_autofree char *theme = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->theme_entry))));
  guint kind = gtk_drop_down_get_selected (self->kind_drop);
  TrellisDay day = trellis_day_button_get_day (self->day_button);

  if (kind >= self->kinds->len)
    return;
  if (day == TRELLIS_DAY_NONE)
    {
      trellis_add_visit_form_show_problem (self, _("Choose the day of the visit."));
      gtk_widget_grab_focus (GTK_WIDGET (self->day_button));
      return;
    }

  g_signal_emit (self, signals[SIGNAL_ADD], 0, g_ptr_array_index (self->kinds, kind), day,
                 gtk_drop_down_get_selected (self->session_drop), theme);
}

static void
trellis_add_visit_form_finalize (GObject *object)
{
  g_ptr_array_unref (TRELLIS_ADD_VISIT_FORM (object)->kinds);

  G_OBJECT_CLASS (trellis_add_visit_form_parent_class)->finalize (object);
}

static void
trellis_add_visit_form_class_init (TrellisAddVisitFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trellis_add_visit_form_finalize;

  /**
   * TrellisAddVisitForm::add:
   * @self: the form, still open: close it once the visit is added
   * @kind: the kind's key
   * @day: its day
   * @session: a #TrellisSession
   * @theme: its theme; may be empty
   */
  signals[SIGNAL_ADD] = g_signal_new ("add", TRELLIS_TYPE_ADD_VISIT_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_INT, G_TYPE_UINT, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-add-visit-form.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisAddVisitForm, kind_drop);
  gtk_widget_class_bind_template_child (widget_class, TrellisAddVisitForm, session_drop);
  gtk_widget_class_bind_template_child (widget_class, TrellisAddVisitForm, day_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisAddVisitForm, theme_entry);
  gtk_widget_class_bind_template_child (widget_class, TrellisAddVisitForm, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
trellis_add_visit_form_init (TrellisAddVisitForm *self)
{
  g_autoptr (GtkStringList) sessions = gtk_string_list_new (NULL);

  self->kinds = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (TrellisSession session = 0; session < TRELLIS_N_SESSIONS; session++)
    gtk_string_list_append (sessions, trellis_session_get_name (session));
  gtk_drop_down_set_model (self->session_drop, G_LIST_MODEL (sessions));
}

static void
add_kind (TrellisAddVisitForm *self,
          GtkStringList       *names,
          const char          *kind)
{
  if (kind == NULL || *kind == '\0' || g_ptr_array_find_with_equal_func (self->kinds, kind, g_str_equal, NULL))
    return;

  g_ptr_array_add (self->kinds, g_strdup (kind));
  gtk_string_list_append (names, trellis_visit_kind_get_name (kind));
}

/**
 * trellis_add_visit_form_set_scheme:
 * @self: a form
 * @scheme: whose kinds of visit it offers
 */
void
trellis_add_visit_form_set_scheme (TrellisAddVisitForm *self,
                                   TrellisScheme       *scheme)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_return_if_fail (TRELLIS_IS_ADD_VISIT_FORM (self));

  g_ptr_array_set_size (self->kinds, 0);
  for (guint i = 0; i < scheme->visit_kinds->len; i++)
    add_kind (self, names, ((TrellisVisitKind *) g_ptr_array_index (scheme->visit_kinds, i))->kind);
  add_kind (self, names, scheme->agreed_at);
  if (self->kinds->len == 0)
    add_kind (self, names, TRELLIS_VISIT_KIND_ADVISER);
  gtk_drop_down_set_model (self->kind_drop, G_LIST_MODEL (names));
}

/**
 * trellis_add_visit_form_show_problem:
 * @self: a form
 * @problem: why the visit cannot be added, in a sentence
 */
void
trellis_add_visit_form_show_problem (TrellisAddVisitForm *self,
                                     const char          *problem)
{
  g_return_if_fail (TRELLIS_IS_ADD_VISIT_FORM (self));

  gtk_label_set_label (self->problem_label, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
}
