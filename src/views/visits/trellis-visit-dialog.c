/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-visit-dialog.h"

#include "trellis-day-button.h"
#include "trellis-scheme.h"
#include "trellis-store-notes.h"
#include "trellis-store-planner.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"
#include "trellis-theme-field.h"
#include "trellis-visit-days.h"
#include "trellis-visit-reading.h"
#include "trellis-visit-why.h"

#include <glib/gi18n.h>

/* One visit: when it is and whose, its themes, its note. What is changed in a
 * visit of the file is in the file at once; a new one when it is added. */

struct _TrellisVisitDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkWidget *cancel;
  GtkWidget *remove;
  GtkWidget *add;
  GtkWidget *close;
  AdwComboRow *kind;
  AdwActionRow *day_row;
  TrellisDayButton *day;
  AdwComboRow *session;
  AdwComboRow *adviser;
  AdwComboRow *status;
  TrellisVisitWhy *why;
  GtkLabel *problem;
  TrellisThemeField *theme_am;
  TrellisThemeField *theme_pm;
  GtkWidget *note_box;
  GtkLabel *note_state;

  TrellisStore *store;
  TrellisVisit *visit;        /* as it is in the file, or the draft of one that is not */
  TrellisVisitDays *days;
  gboolean is_new;
  GStrv kinds;                /* of the drop-down */
  GStrv adviser_ids;          /* of the drop-down, after nobody */
  gboolean is_showing;        /* what changes now is not a person's choice */
};

G_DEFINE_FINAL_TYPE (TrellisVisitDialog, trellis_visit_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_ADDED,
  SIGNAL_REMOVED,
  SIGNAL_OPEN_NOTE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_problem (TrellisVisitDialog *self,
              const char         *sentence)
{
  gtk_label_set_label (self->problem, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
}

/* Showing --------------------------------------------------------------------- */

static void
show_note (TrellisVisitDialog *self)
{
  TrellisNoteState state = { 0 };

  if (self->is_new || !trellis_store_read_note_state (self->store, self->visit->id, &state, NULL))
    return;
  gtk_label_set_label (self->note_state, state.version > 0 ? trellis_note_status_get_name (state.status)
                                                           : _("Nothing written yet"));
}

static void
show_sessions (TrellisVisitDialog *self)
{
  TrellisVisit *visit = self->visit;
  gboolean has_am = visit->session != TRELLIS_SESSION_PM;
  gboolean has_pm = visit->session != TRELLIS_SESSION_AM;

  gtk_widget_set_visible (GTK_WIDGET (self->theme_am), has_am);
  gtk_widget_set_visible (GTK_WIDGET (self->theme_pm), has_pm);
}

/* The button has the date; the row says which day of the week that is. */
static void
show_day (TrellisVisitDialog *self)
{
  TrellisDay day = self->visit->visit_on;
  TrellisTerm *term = trellis_school_year_get_term (self->days->year, day);
  g_autofree char *date = trellis_day_format (day, TRELLIS_DAY_STYLE_FULL);
  g_autofree char *text = NULL;

  if (day == TRELLIS_DAY_NONE)
    text = g_strdup ("");
  else if (term == NULL)
    text = g_steal_pointer (&date);
  else
    text = g_strdup_printf ("%s, %s", date, term->name);
  trellis_day_button_set_day (self->day, day);
  adw_action_row_set_subtitle (self->day_row, text);
}

static void
show_adviser (TrellisVisitDialog *self)
{
  guint selected = 0;

  for (guint i = 0; self->adviser_ids[i] != NULL; i++)
    {
      if (g_strcmp0 (self->adviser_ids[i], self->visit->adviser_id) == 0)
        selected = i + 1;
    }
  adw_combo_row_set_selected (self->adviser, selected);
}

static void
show_reasons (TrellisVisitDialog *self)
{
  TrellisPlanPreferences preferences;
  gboolean has_reasons = !self->is_new && trellis_store_read_plan_preferences (self->store, &preferences, NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->why), has_reasons);
  if (has_reasons)
    trellis_visit_why_show (self->why, self->days, trellis_store_get_scheme (self->store, NULL), self->visit,
                            trellis_store_get_today (self->store), &preferences);
}

static void
show_visit (TrellisVisitDialog *self)
{
  g_autofree char *title = trellis_visit_dup_title (self->visit);

  self->is_showing = TRUE;
  adw_window_title_set_title (self->heading, title);
  adw_window_title_set_subtitle (self->heading, self->visit->school_name);
  gtk_window_set_title (GTK_WINDOW (self), title);
  show_day (self);
  adw_combo_row_set_selected (self->session, self->visit->session);
  adw_combo_row_set_selected (self->status, self->visit->status);
  show_adviser (self);
  show_sessions (self);
  if (!trellis_theme_field_is_changed (self->theme_am))
    trellis_theme_field_set_text (self->theme_am, self->visit->theme_am);
  if (!trellis_theme_field_is_changed (self->theme_pm))
    trellis_theme_field_set_text (self->theme_pm, self->visit->theme_pm);
  gtk_widget_set_visible (self->remove, !self->is_new && self->visit->status == TRELLIS_VISIT_STATUS_PLANNED);
  show_note (self);
  show_reasons (self);
  self->is_showing = FALSE;
}

static gboolean
read_days (TrellisVisitDialog  *self,
           GError             **error)
{
  TrellisVisitDays *days = trellis_read_visit_days (self->store, self->visit->year_id,
                                                    trellis_store_get_today (self->store), error);

  if (days == NULL)
    return FALSE;
  g_clear_object (&self->days);
  self->days = days;

  return TRUE;
}

static void
store_changed_cb (TrellisVisitDialog *self)
{
  g_autoptr (GError) error = NULL;
  TrellisVisit *visit;

  if (self->is_new || self->visit == NULL)
    return;
  visit = trellis_store_read_visit (self->store, self->visit->id, &error);
  if (visit == NULL)
    {
      /* Taken away elsewhere. */
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  g_set_object (&self->visit, visit);
  g_object_unref (visit);
  if (!read_days (self, &error))
    show_problem (self, error->message);
  show_visit (self);
}

/* Editing --------------------------------------------------------------------- */

static void
end_edit (TrellisVisitDialog *self,
          gboolean            is_good,
          GError             *error)
{
  show_problem (self, is_good ? NULL : error->message);
  /* What could not be is shown as it still is. */
  show_visit (self);
}

/* A day, a part of the day or an adviser that cannot be is said, and not taken. */
static gboolean
check_day (TrellisVisitDialog *self,
           TrellisVisit       *wished)
{
  g_autofree char *refusal = NULL;

  if (wished->visit_on == TRELLIS_DAY_NONE || wished->status == TRELLIS_VISIT_STATUS_CANCELLED)
    return TRUE;
  refusal = trellis_visit_days_explain (self->days, wished, wished->visit_on, wished->session);
  if (refusal == NULL)
    return TRUE;
  show_problem (self, refusal);

  return FALSE;
}

static void
change_day (TrellisVisitDialog *self,
            TrellisDay          day,
            TrellisSession      session)
{
  g_autoptr (TrellisVisit) wished = trellis_visit_copy (self->visit);
  g_autoptr (GError) error = NULL;

  wished->visit_on = day;
  wished->session = session;
  if (self->is_new)
    {
      g_set_object (&self->visit, wished);
      show_problem (self, NULL);
      check_day (self, wished);
      show_visit (self);
    }
  else if (check_day (self, wished))
    end_edit (self, trellis_store_move_visit (self->store, self->visit->id, day, session, &error), error);
  else
    show_visit (self);
}

static void
day_cb (TrellisVisitDialog *self)
{
  TrellisDay day = trellis_day_button_get_day (self->day);

  if (!self->is_showing && day != self->visit->visit_on)
    change_day (self, day, self->visit->session);
}

static void
session_cb (TrellisVisitDialog *self)
{
  TrellisSession session = adw_combo_row_get_selected (self->session);

  /* The row also says so when its list is first opened. */
  if (!self->is_showing && session != self->visit->session)
    change_day (self, self->visit->visit_on, session);
}

static void
adviser_cb (TrellisVisitDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->adviser);
  const char *id = selected > 0 && selected != GTK_INVALID_LIST_POSITION ? self->adviser_ids[selected - 1] : NULL;
  g_autoptr (TrellisVisit) wished = NULL;
  g_autoptr (GError) error = NULL;

  if (self->is_showing || g_strcmp0 (id, self->visit->adviser_id) == 0)
    return;

  wished = trellis_visit_copy (self->visit);
  g_free (wished->adviser_id);
  wished->adviser_id = g_strdup (id);
  if (self->is_new)
    {
      g_set_object (&self->visit, wished);
      show_problem (self, NULL);
      check_day (self, wished);
    }
  else if (check_day (self, wished))
    end_edit (self, trellis_store_set_visit_adviser (self->store, self->visit->id, id, &error), error);
  else
    show_visit (self);
}

static void
status_cb (TrellisVisitDialog *self)
{
  TrellisVisitStatus status = adw_combo_row_get_selected (self->status);
  g_autoptr (GError) error = NULL;

  if (self->is_showing || status == self->visit->status)
    return;
  end_edit (self, trellis_store_set_visit_status (self->store, self->visit->id, status, &error), error);
}

static void
themes_cb (TrellisVisitDialog *self)
{
  g_autofree char *am = trellis_theme_field_dup_text (self->theme_am);
  g_autofree char *pm = trellis_theme_field_dup_text (self->theme_pm);
  g_autoptr (GError) error = NULL;

  if (self->is_new || self->is_showing)
    return;
  end_edit (self, trellis_store_set_visit_themes (self->store, self->visit->id, am, pm, &error), error);
}

/* The kind says what the programme has for it; days and people chosen stay. */
static void
kind_cb (TrellisVisitDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->kind);
  TrellisScheme *scheme = trellis_store_get_scheme (self->store, NULL);
  TrellisVisit *draft;

  if (self->is_showing || !self->is_new || selected == GTK_INVALID_LIST_POSITION || scheme == NULL)
    return;
  draft = trellis_draft_visit (self->days, scheme, self->visit->urn, self->kinds[selected], TRELLIS_DAY_NONE);
  if (draft == NULL)
    return;
  draft->visit_on = self->visit->visit_on;
  g_free (draft->adviser_id);
  draft->adviser_id = g_strdup (self->visit->adviser_id);
  g_set_object (&self->visit, draft);
  g_object_unref (draft);
  trellis_theme_field_set_text (self->theme_am, self->visit->theme_am);
  trellis_theme_field_set_text (self->theme_pm, self->visit->theme_pm);
  show_problem (self, NULL);
  check_day (self, self->visit);
  show_visit (self);
}

static void
add_cb (TrellisVisitDialog *self)
{
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  show_problem (self, NULL);
  if (!check_day (self, self->visit))
    return;
  g_free (self->visit->theme_am);
  g_free (self->visit->theme_pm);
  self->visit->theme_am = trellis_theme_field_dup_text (self->theme_am);
  self->visit->theme_pm = trellis_theme_field_dup_text (self->theme_pm);
  /* A person chose its day. */
  self->visit->is_pinned = self->visit->visit_on != TRELLIS_DAY_NONE;
  id = trellis_store_add_visit (self->store, self->visit, &error);
  if (id == NULL)
    {
      show_problem (self, error->message);
      return;
    }

  name = trellis_name_visit (self->visit);
  g_signal_emit (self, signals[SIGNAL_ADDED], 0, id, name);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
remove_cb (TrellisVisitDialog *self)
{
  g_autofree char *name = trellis_name_visit (self->visit);
  g_autoptr (GError) error = NULL;

  /* Not told of its own end. */
  g_signal_handlers_block_by_func (self->store, store_changed_cb, self);
  if (!trellis_store_delete_visit (self->store, self->visit->id, &error))
    {
      g_signal_handlers_unblock_by_func (self->store, store_changed_cb, self);
      show_problem (self, error->message);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_REMOVED], 0, name);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
open_note_cb (TrellisVisitDialog *self)
{
  g_autofree char *id = g_strdup (self->visit->id);

  /* A theme that was written last is kept first. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  g_signal_emit (self, signals[SIGNAL_OPEN_NOTE], 0, id);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* The widget ------------------------------------------------------------------ */

static GtkStringList *
list_sessions (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (TrellisSession i = 0; i < TRELLIS_N_SESSIONS; i++)
    gtk_string_list_append (list, trellis_session_get_name (i));

  return list;
}

static GtkStringList *
list_statuses (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (TrellisVisitStatus i = 0; i < TRELLIS_N_VISIT_STATUSES; i++)
    gtk_string_list_append (list, trellis_visit_status_get_name (i));

  return list;
}

static void
set_model (AdwComboRow   *row,
           GtkStringList *list)
{
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  g_object_unref (list);
}

/* The kinds that the scheme gives days to, and whatever else the year has. */
static void
fill_kinds (TrellisVisitDialog *self)
{
  TrellisScheme *scheme = trellis_store_get_scheme (self->store, NULL);
  g_autoptr (GPtrArray) kinds = g_ptr_array_new ();
  GtkStringList *list = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_add (kinds, (char *) TRELLIS_VISIT_KIND_ADVISER);
  for (guint i = 0; scheme != NULL && i < scheme->visit_kinds->len; i++)
    {
      const TrellisVisitKind *kind = g_ptr_array_index (scheme->visit_kinds, i);

      if (!g_ptr_array_find_with_equal_func (kinds, kind->kind, g_str_equal, NULL))
        g_ptr_array_add (kinds, kind->kind);
    }
  for (guint i = 0; i < g_list_model_get_n_items (self->days->visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (self->days->visits, i);

      if (!g_ptr_array_find_with_equal_func (kinds, visit->kind, g_str_equal, NULL))
        g_ptr_array_add (kinds, visit->kind);
    }

  for (guint i = 0; i < kinds->len; i++)
    {
      const char *kind = g_ptr_array_index (kinds, i);

      gtk_string_list_append (list, trellis_visit_kind_get_name (kind));
      if (g_strcmp0 (kind, self->visit->kind) == 0)
        selected = i;
    }
  g_ptr_array_add (kinds, NULL);
  self->kinds = g_strdupv ((char **) kinds->pdata);
  set_model (self->kind, list);
  adw_combo_row_set_selected (self->kind, selected);
}

static void
fill_advisers (TrellisVisitDialog *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  GtkStringList *list = gtk_string_list_new (NULL);
  gboolean is_known = self->visit->adviser_id == NULL;

  gtk_string_list_append (list, _("Nobody"));
  for (guint i = 0; i < g_list_model_get_n_items (self->days->advisers); i++)
    {
      g_autoptr (TrellisPerson) person = g_list_model_get_item (self->days->advisers, i);

      gtk_string_list_append (list, person->name);
      g_strv_builder_add (ids, person->id);
      is_known |= g_strcmp0 (person->id, self->visit->adviser_id) == 0;
    }
  /* Someone who is an adviser no longer. */
  if (!is_known)
    {
      gtk_string_list_append (list, self->visit->adviser_name);
      g_strv_builder_add (ids, self->visit->adviser_id);
    }
  self->adviser_ids = g_strv_builder_end (ids);
  set_model (self->adviser, list);
}

static gboolean
trellis_visit_dialog_close_request (GtkWindow *window)
{
  /* What is written last is kept: the field is left. */
  gtk_window_set_focus (window, NULL);

  return GTK_WINDOW_CLASS (trellis_visit_dialog_parent_class)->close_request (window);
}

static void
trellis_visit_dialog_dispose (GObject *object)
{
  TrellisVisitDialog *self = TRELLIS_VISIT_DIALOG (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_object (&self->visit);
  g_clear_object (&self->days);

  G_OBJECT_CLASS (trellis_visit_dialog_parent_class)->dispose (object);
}

static void
trellis_visit_dialog_finalize (GObject *object)
{
  TrellisVisitDialog *self = TRELLIS_VISIT_DIALOG (object);

  g_strfreev (self->kinds);
  g_strfreev (self->adviser_ids);

  G_OBJECT_CLASS (trellis_visit_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitDialog, remove);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitDialog, add);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitDialog, close);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitDialog, day);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitDialog, session);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitDialog, adviser);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitDialog, status);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitDialog, why);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitDialog, theme_am);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitDialog, theme_pm);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitDialog, note_box);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitDialog, note_state);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_cb);
  gtk_widget_class_bind_template_callback (widget_class, session_cb);
  gtk_widget_class_bind_template_callback (widget_class, adviser_cb);
  gtk_widget_class_bind_template_callback (widget_class, status_cb);
  gtk_widget_class_bind_template_callback (widget_class, themes_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_note_cb);
}

static void
trellis_visit_dialog_class_init (TrellisVisitDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = trellis_visit_dialog_dispose;
  object_class->finalize = trellis_visit_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = trellis_visit_dialog_close_request;

  /**
   * TrellisVisitDialog::added:
   * @self: the dialog
   * @visit_id: the new visit
   * @name: the school and the visit in words
   */
  signals[SIGNAL_ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  /**
   * TrellisVisitDialog::removed:
   * @self: the dialog
   * @name: the school and the visit in words
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * TrellisVisitDialog::open-note:
   * @self: the dialog
   * @visit_id: the visit whose note is asked for
   */
  signals[SIGNAL_OPEN_NOTE] = g_signal_new ("open-note", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (TRELLIS_TYPE_DAY_BUTTON);
  g_type_ensure (TRELLIS_TYPE_THEME_FIELD);
  g_type_ensure (TRELLIS_TYPE_VISIT_WHY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-visit-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
trellis_visit_dialog_init (TrellisVisitDialog *self)
{
  self->is_showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  set_model (self->session, list_sessions ());
  set_model (self->status, list_statuses ());
}

static GtkWidget *
create (GtkWindow     *parent,
        TrellisStore  *store,
        TrellisVisit  *visit,
        gboolean       is_new,
        GError       **error)
{
  TrellisVisitDialog *self = g_object_new (TRELLIS_TYPE_VISIT_DIALOG, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->visit = g_object_ref (visit);
  self->is_new = is_new;
  if (!read_days (self, error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return NULL;
    }
  fill_kinds (self);
  fill_advisers (self);
  gtk_widget_set_visible (self->cancel, is_new);
  gtk_widget_set_visible (self->add, is_new);
  gtk_widget_set_visible (self->close, !is_new);
  gtk_widget_set_visible (self->note_box, !is_new);
  gtk_widget_set_visible (GTK_WIDGET (self->kind), is_new);
  gtk_widget_set_visible (GTK_WIDGET (self->status), !is_new);
  if (is_new)
    gtk_window_set_default_widget (GTK_WINDOW (self), self->add);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->day));
  show_visit (self);
  if (is_new)
    check_day (self, self->visit);
  g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);

  return GTK_WIDGET (self);
}

/**
 * trellis_visit_dialog_new:
 * @parent: the window it belongs to
 * @store: the trust file
 * @visit_id: a visit
 * @error: return location for a #GError
 *
 * Returns: (transfer floating) (nullable): a window on the visit, or %NULL with
 *   @error set
 */
GtkWidget *
trellis_visit_dialog_new (GtkWindow     *parent,
                          TrellisStore  *store,
                          const char    *visit_id,
                          GError       **error)
{
  g_autoptr (TrellisVisit) visit = trellis_store_read_visit (store, visit_id, error);

  return visit != NULL ? create (parent, store, visit, FALSE, error) : NULL;
}

/**
 * trellis_visit_dialog_new_to_add:
 * @parent: the window it belongs to
 * @store: the trust file
 * @draft: what is known of the visit, from trellis_draft_visit()
 * @error: return location for a #GError
 *
 * Returns: (transfer floating) (nullable): a window in which a visit is added,
 *   or %NULL with @error set
 */
GtkWidget *
trellis_visit_dialog_new_to_add (GtkWindow     *parent,
                                 TrellisStore  *store,
                                 TrellisVisit  *draft,
                                 GError       **error)
{
  return create (parent, store, draft, TRUE, error);
}
