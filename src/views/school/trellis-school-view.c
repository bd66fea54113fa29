/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-school-view-private.h"

#include "trellis-columns.h"
#include "trellis-matrix.h"
#include "trellis-store-schemes.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-views.h"
#include "trellis-visit.h"

#include <glib/gi18n-lib.h>

enum
{
  SIGNAL_JUDGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisSchoolView, trellis_school_view, TRELLIS_TYPE_VIEW)

static void
show_title (TrellisSchoolView *self)
{
  g_autoptr (GString) subtitle = g_string_new (NULL);
  TrellisSchool *school = self->school;

  if (*school->phase != '\0')
    g_string_append_printf (subtitle, "%s, ", trellis_phase_get_name (school->phase));
  if (*school->hub_name != '\0')
    g_string_append_printf (subtitle, "%s, ", school->hub_name);
  g_string_append_printf (subtitle, _("URN %s"), school->urn);
  if (school->membership != TRELLIS_MEMBERSHIP_OPEN)
    {
      g_autofree char *membership = g_utf8_strdown (trellis_membership_get_name (school->membership), -1);

      g_string_append_printf (subtitle, ", %s", membership);
    }
  trellis_view_set_title (TRELLIS_VIEW (self), school->name);
  trellis_view_set_subtitle (TRELLIS_VIEW (self), subtitle->str);
}

/* "Reinforcement agreed 8 July 2025, 8 of 18 months" */
static gboolean
show_level (TrellisSchoolView  *self,
            GError            **error)
{
  TrellisDay as_at = trellis_scope_get_as_at (trellis_view_get_scope (TRELLIS_VIEW (self)));
  TrellisScheme *scheme = trellis_store_get_scheme_on (trellis_view_get_store (TRELLIS_VIEW (self)), as_at, error);
  TrellisMatrixRow row = { .months_in_level = -1 };
  const TrellisLevel *level;
  g_autofree char *day = NULL;
  g_autofree char *months = NULL;
  g_autofree char *name = NULL;
  g_autofree char *markup = NULL;

  if (scheme == NULL)
    return FALSE;

  trellis_add_visit_form_set_scheme (self->add_visit_form, scheme);
  level = self->school->level_id != NULL ? trellis_scheme_get_level (scheme, self->school->level_id) : NULL;
  trellis_level_chip_set_level (self->chip, level != NULL ? scheme : NULL, level);
  if (level == NULL)
    {
      gtk_label_set_label (self->level_label, _("No category has been agreed yet"));
      gtk_widget_set_visible (self->limit_label, FALSE);
      return TRUE;
    }

  trellis_matrix_row_set_limit (&row, level, self->school->agreed_on, as_at);
  day = trellis_day_format (self->school->agreed_on, TRELLIS_DAY_STYLE_LONG);
  if (row.limit_months > 0)
    months = g_strdup_printf (_("%d of %d months"), row.months_in_level, row.limit_months);
  else
    months = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d month", "%d months", (gulong) row.months_in_level),
                              row.months_in_level);
  name = g_markup_escape_text (level->name, -1);
  /* Translators: a level, the day since when the school has been at it, and for how long */
  markup = g_strdup_printf (_("<b><big>%s</big></b>  agreed %s, %s"), name, day, months);
  gtk_label_set_label (self->level_label, markup);
  gtk_widget_set_visible (self->limit_label, row.is_past_limit);

  return TRUE;
}

static gboolean
show_school (TrellisSchoolView  *self,
             GError            **error)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  TrellisDay as_at = trellis_scope_get_as_at (trellis_view_get_scope (TRELLIS_VIEW (self)));
  g_autoptr (TrellisSchool) school = trellis_store_read_school (store, self->urn, as_at, error);

  if (school == NULL)
    return FALSE;

  g_set_object (&self->school, school);
  show_title (self);
  return show_level (self, error) && trellis_school_view_show_facts (self, error) &&
         trellis_school_view_show_people (self, error) && trellis_school_view_show_checklists (self, error) &&
         trellis_school_view_show_words (self, error) &&
         trellis_school_view_show_concerns (self, error) &&
         trellis_school_view_show_documents (self, error) &&
         trellis_school_view_show_levels (self, error) &&
         trellis_school_view_show_measures (self, error) && trellis_school_view_show_inspections (self, error) &&
         trellis_school_view_show_visits (self, error) && trellis_school_view_show_actions (self, error);
}

static void
append_for_school (GMenu      *menu,
                   const char *label,
                   const char *action,
                   const char *urn)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", urn);
  g_menu_append_item (menu, item);
}

/* The window sends and saves; the page says whose it is. */
static void
show_sending (TrellisSchoolView *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  append_for_school (menu, _("_E-mail it…"), "win.mail-schedule", self->urn);
  append_for_school (menu, _("_Save as PDF…"), "win.save-schedule", self->urn);
  append_for_school (menu, _("Save as _calendar…"), "win.save-school-calendar", self->urn);
  gtk_menu_button_set_menu_model (self->send_button, G_MENU_MODEL (menu));
}

static void
trellis_school_view_refresh (TrellisView  *view,
                             TrellisTopic  topics)
{
  TrellisSchoolView *self = TRELLIS_SCHOOL_VIEW (view);
  gboolean is_read_only = trellis_store_is_read_only (trellis_view_get_store (view));
  g_autoptr (GError) error = NULL;

  if (self->urn == NULL)
    return;

  show_sending (self);
  gtk_widget_set_sensitive (self->add_visit_button, !is_read_only);
  gtk_widget_set_sensitive (self->add_action_button, !is_read_only);
  gtk_widget_set_sensitive (trellis_card_get_end (self->concerns_card), !is_read_only);
  gtk_widget_set_sensitive (trellis_card_get_end (self->words_card), !is_read_only);
  gtk_widget_set_sensitive (trellis_card_get_end (self->documents_card), !is_read_only);
  gtk_widget_set_sensitive (trellis_card_get_end (self->inspections_card), !is_read_only);
  if (!show_school (self, &error))
    trellis_view_show_error (view, error);
}

static TrellisReport *
trellis_school_view_create_report (TrellisView  *view,
                                   GError      **error)
{
  return trellis_report_new_from_store (trellis_view_get_store (view), TRELLIS_REPORT_SCHOOL,
                                        trellis_view_get_scope (view), TRELLIS_PAPER_A4,
                                        TRELLIS_SCHOOL_VIEW (view)->urn, error);
}

static void
judge_cb (TrellisSchoolView *self)
{
  if (self->urn != NULL)
    g_signal_emit (self, signals[SIGNAL_JUDGE], 0, self->urn);
}

static void
open_visit_cb (TrellisSchoolView *self,
               GtkListBoxRow     *row)
{
  const char *id = g_object_get_data (G_OBJECT (row), "visit-id");

  /* What has been made is read and written up; what is to come is arranged. */
  if (g_object_get_data (G_OBJECT (row), "has-note") != NULL)
    trellis_view_open_note (TRELLIS_VIEW (self), id);
  else
    trellis_view_open_visit (TRELLIS_VIEW (self), id);
}

static void
add_visit_cb (TrellisSchoolView *self,
              const char        *kind,
              int                day,
              guint              session,
              const char        *theme)
{
  trellis_school_view_add_visit (self, kind, day, session, theme);
}

static void
add_action_cb (TrellisSchoolView *self,
               const char        *what,
               const char        *owner,
               int                due_on)
{
  trellis_school_view_add_action (self, what, owner, due_on);
}

/* What a chart reads under the pointer or the cursor stands in its card's head. */
static void
show_reading_cb (TrellisChart *chart,
                 GParamSpec   *pspec,
                 TrellisCard  *card)
{
  const char *reading = trellis_chart_get_reading (chart);
  const char *note = g_object_get_data (G_OBJECT (card), "note");

  trellis_card_set_note (card, reading != NULL ? reading : note != NULL ? note : "");
}

static void
trellis_school_view_finalize (GObject *object)
{
  TrellisSchoolView *self = TRELLIS_SCHOOL_VIEW (object);

  g_free (self->urn);
  g_clear_object (&self->school);
  g_clear_pointer (&self->checklists, g_ptr_array_unref);
  g_clear_pointer (&self->concerns, g_ptr_array_unref);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->inspections, g_ptr_array_unref);

  G_OBJECT_CLASS (trellis_school_view_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, chip);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, level_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, limit_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, send_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, add_visit_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, add_action_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, judge_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, add_visit_form);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, add_action_form);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, facts_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, people_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, level_card);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, level_chart);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, level_empty);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, profile_card);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, profile_chart);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, beside_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, beside_chart);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, profile_empty);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, measures_card);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, measures_flow);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, measures_empty);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, concerns_card);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, concerns_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, concerns_empty);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, words_card);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, words_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, words_empty);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, checklists_card);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, checklists_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, documents_card);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, documents_list);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, documents_empty);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, inspections_card);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, inspections_list);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, inspections_empty);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, visits_card);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, visits_list);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, visits_empty);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, actions_card);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, actions_list);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, actions_empty);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, agreed_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, agreed_note);
  gtk_widget_class_bind_template_child (widget_class, TrellisSchoolView, agreed_empty);
}

static void
trellis_school_view_class_init (TrellisSchoolViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trellis_school_view_finalize;
  TRELLIS_VIEW_CLASS (klass)->refresh = trellis_school_view_refresh;
  TRELLIS_VIEW_CLASS (klass)->create_report = trellis_school_view_create_report;

  /**
   * TrellisSchoolView::judge:
   * @self: the page
   * @urn: the school that a person wants to judge
   *
   * The matrix is asked for, at this school.
   */
  signals[SIGNAL_JUDGE] = g_signal_new ("judge", TRELLIS_TYPE_SCHOOL_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (TRELLIS_TYPE_ADD_ACTION_FORM);
  g_type_ensure (TRELLIS_TYPE_ADD_VISIT_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-school-view.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, judge_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_visit_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_visit_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_action_cb);
}

static void
trellis_school_view_init (TrellisSchoolView *self)
{
  trellis_views_init ();
  gtk_widget_init_template (GTK_WIDGET (self));
  trellis_school_view_init_concerns (self);
  trellis_school_view_init_words (self);
  trellis_school_view_init_documents (self);
  trellis_school_view_init_inspections (self);
  g_signal_connect_object (self->level_chart, "notify::reading", G_CALLBACK (show_reading_cb), self->level_card, 0);
  g_signal_connect_object (self->profile_chart, "notify::reading", G_CALLBACK (show_reading_cb), self->profile_card, 0);
}

/**
 * trellis_school_view_new:
 * @store: the trust file
 * @scope: what of it the window looks at
 *
 * Everything that the trust knows of one school.
 *
 * Returns: (transfer floating): the page, without a school yet
 */
TrellisView *
trellis_school_view_new (TrellisStore *store,
                         TrellisScope *scope)
{
  return g_object_new (TRELLIS_TYPE_SCHOOL_VIEW, "store", store, "scope", scope, NULL);
}

/**
 * trellis_school_view_get_school:
 * @self: the page
 *
 * Returns: (nullable): the URN of its school
 */
const char *
trellis_school_view_get_school (TrellisSchoolView *self)
{
  g_return_val_if_fail (TRELLIS_IS_SCHOOL_VIEW (self), NULL);

  return self->urn;
}

/**
 * trellis_school_view_set_school:
 * @self: the page
 * @urn: a school of the trust
 *
 * Shows that school.
 */
void
trellis_school_view_set_school (TrellisSchoolView *self,
                                const char        *urn)
{
  g_return_if_fail (TRELLIS_IS_SCHOOL_VIEW (self));

  g_free (self->urn);
  self->urn = g_strdup (urn);
  trellis_view_refresh (TRELLIS_VIEW (self));
}

/**
 * trellis_school_view_add_form:
 * @self: the page
 * @card: a card of it
 * @name: what the button at its head does, in a few words
 * @form: (transfer floating): what the button opens
 *
 * Gives a card the button that adds to it.
 */
void
trellis_school_view_add_form (TrellisSchoolView *self,
                              TrellisCard       *card,
                              const char        *name,
                              TrellisForm       *form)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), GTK_WIDGET (form));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  trellis_card_set_end (card, button);
}

/**
 * trellis_school_view_tell:
 * @self: the page
 * @is_good: whether an edit was made
 * @error: (nullable): why it was not
 *
 * Tells the person at the desk what became of an edit.
 */
void
trellis_school_view_tell (TrellisSchoolView *self,
                          gboolean           is_good,
                          const GError      *error)
{
  const char *sentence = trellis_store_get_undo_sentence (trellis_view_get_store (TRELLIS_VIEW (self)));

  if (!is_good)
    {
      trellis_view_show_error (TRELLIS_VIEW (self), error);
      /* What was chosen but not taken is put back. */
      trellis_view_refresh (TRELLIS_VIEW (self));
    }
  else if (sentence != NULL)
    {
      trellis_view_toast (TRELLIS_VIEW (self), sentence, TRUE);
    }
}
