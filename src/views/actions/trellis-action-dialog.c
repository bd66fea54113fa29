/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-action-dialog.h"

#include "trellis-action-words.h"
#include "trellis-day-button.h"
#include "trellis-plan-steps.h"
#include "trellis-rating-mark.h"
#include "trellis-store-actions.h"
#include "trellis-store-rapid-plans.h"
#include "trellis-store-trust.h"

#include <glib/gi18n.h>

/* Everything of one action: its facts, each edited where it stands, its rating
 * and the ratings that it had. */

struct _TrellisActionDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkWidget *open_school;
  GtkTextView *what;
  GtkTextView *criteria;
  AdwEntryRow *owner;
  AdwActionRow *due_row;
  TrellisDayButton *due;
  AdwComboRow *aspect;
  GtkLabel *source;
  GtkLabel *state;
  GtkEntry *evidence;
  TrellisDayButton *day;
  GtkWidget *rate_none;
  GtkWidget *rate_red;
  GtkWidget *rate_amber;
  GtkWidget *rate_green;
  GtkButton *close_button;
  GtkLabel *history_caption;
  GtkListBox *history;
  AdwActionRow *plan_row;
  TrellisPlanSteps *steps;

  TrellisStore *store;
  TrellisAction *action;
  TrellisDay as_at;
  GPtrArray *aspect_ids;   /* of the combo's rows; the first is none */
  gboolean is_filling;     /* what changes now is not a person's choice */
};

G_DEFINE_FINAL_TYPE (TrellisActionDialog, trellis_action_dialog, ADW_TYPE_WINDOW)

static void
show_error (TrellisActionDialog *self,
            const GError        *error)
{
  g_autofree char *text = g_markup_escape_text (error->message, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

/* Showing --------------------------------------------------------------------- */

static char *
get_text (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return g_strdup (g_strstrip (text));
}

/* A text that a person is in the middle of is left to them. */
static void
show_text (GtkTextView *view,
           const char  *text)
{
  g_autofree char *shown = get_text (view);

  if (!gtk_widget_has_focus (GTK_WIDGET (view)) && !g_str_equal (shown, text))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
}

static void
add_history (TrellisActionDialog *self,
             GtkWidget           *prefix,
             const char          *title,
             const char          *evidence,
             TrellisDay           day)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *when = trellis_day_format (day, TRELLIS_DAY_STYLE_MEDIUM);
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);
  g_autofree char *escaped = g_markup_escape_text (evidence, -1);
  GtkWidget *label = gtk_label_new (when);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (prefix != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), prefix);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_append (self->history, row);
}

/* A plan is reviewed each half term: its ratings stand in theirs, and where there
 * is none that is said. */
static gboolean
show_reviews (TrellisActionDialog  *self,
              GError              **error)
{
  g_autoptr (GPtrArray) reviews = trellis_store_list_plan_reviews (self->store, self->action, self->as_at, error);

  if (reviews == NULL)
    return FALSE;

  for (guint i = reviews->len; i > 0; i--)
    {
      const TrellisPlanReview *review = g_ptr_array_index (reviews, i - 1);
      g_autofree char *title = NULL;

      if (review->reviewed_on == TRELLIS_DAY_NONE)
        {
          add_history (self, NULL, review->half_term,
                       review->due_by >= self->as_at ? _("Review due by") : _("No review by"), review->due_by);
          continue;
        }
      /* Translators: a rating, then a half term: "Amber, Term 4". */
      title = g_strdup_printf (_("%s, %s"), trellis_rating_get_name (review->rating), review->half_term);
      add_history (self, trellis_rating_mark_new (review->rating), title, review->found, review->reviewed_on);
    }

  return TRUE;
}

static gboolean
show_ratings (TrellisActionDialog  *self,
              GError              **error)
{
  g_autoptr (GPtrArray) ratings = trellis_store_list_action_ratings (self->store, self->action->id, self->as_at,
                                                                     error);

  if (ratings == NULL)
    return FALSE;

  for (guint i = ratings->len; i > 0; i--)
    {
      TrellisActionRating *rating = g_ptr_array_index (ratings, i - 1);

      add_history (self, trellis_rating_mark_new (rating->rating), trellis_rating_get_name (rating->rating),
                   rating->evidence, rating->rated_on);
    }

  return TRUE;
}

static gboolean
show_history (TrellisActionDialog  *self,
              GError              **error)
{
  gboolean is_plan = self->action->n_steps > 0;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->history))) != NULL)
    gtk_list_box_remove (self->history, row);
  gtk_label_set_label (self->history_caption, is_plan ? _("Reviews, one each half term") : _("History"));
  if (self->action->closed_on != TRELLIS_DAY_NONE)
    add_history (self, gtk_image_new_from_icon_name ("object-select-symbolic"),
                 trellis_action_column_get_name (TRELLIS_ACTION_COLUMN_CLOSED), self->action->evidence,
                 self->action->closed_on);
  if (!(is_plan ? show_reviews (self, error) : show_ratings (self, error)))
    return FALSE;
  add_history (self, NULL, _("Agreed"), "", self->action->opened_on);

  return TRUE;
}

/* What is itself a step tells of its plan; any other action can have steps. */
static gboolean
show_steps (TrellisActionDialog  *self,
            GError              **error)
{
  g_autoptr (GListModel) steps = NULL;
  g_autofree char *words = trellis_action_dup_steps (self->action);
  g_autofree char *plan = g_markup_escape_text (self->action->parent_what, -1);

  gtk_widget_set_visible (GTK_WIDGET (self->plan_row), self->action->parent_id != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->steps), self->action->parent_id == NULL);
  adw_action_row_set_subtitle (self->plan_row, plan);
  if (self->action->parent_id != NULL)
    return TRUE;

  steps = trellis_store_list_steps (self->store, self->action, self->as_at, error);
  if (steps == NULL)
    return FALSE;
  trellis_plan_steps_show (self->steps, steps, words, trellis_store_get_today (self->store), self->as_at);

  return TRUE;
}

static void
show_rating (TrellisActionDialog *self)
{
  GtkWidget *buttons[TRELLIS_N_RATINGS] = { self->rate_none, self->rate_red, self->rate_amber, self->rate_green };
  gboolean is_open = self->action->closed_on == TRELLIS_DAY_NONE;
  g_autofree char *age = trellis_action_dup_age (self->action, self->as_at);
  g_autofree char *due = trellis_action_dup_due (self->action, self->as_at);

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      gboolean is_current = is_open && self->action->rating == (TrellisRating) i;

      if (is_current)
        gtk_widget_add_css_class (buttons[i], "current");
      else
        gtk_widget_remove_css_class (buttons[i], "current");
      gtk_accessible_update_state (GTK_ACCESSIBLE (buttons[i]), GTK_ACCESSIBLE_STATE_PRESSED,
                                   is_current ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
    }
  gtk_label_set_label (self->state, is_open ? age : due);
  gtk_button_set_label (self->close_button, is_open ? _("Close this action") : _("Open it again"));
}

static void
show_aspects (TrellisActionDialog *self)
{
  TrellisScheme *scheme = trellis_store_get_scheme (self->store, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_set_size (self->aspect_ids, 0);
  g_ptr_array_add (self->aspect_ids, NULL);
  gtk_string_list_append (names, _("None"));
  for (guint i = 0; scheme != NULL && i < scheme->aspects->len; i++)
    {
      TrellisAspect *aspect = g_ptr_array_index (scheme->aspects, i);

      g_ptr_array_add (self->aspect_ids, g_strdup (aspect->id));
      gtk_string_list_append (names, aspect->name);
      if (g_strcmp0 (aspect->id, self->action->aspect_id) == 0)
        selected = i + 1;
    }
  adw_combo_row_set_model (self->aspect, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->aspect, selected);
}

static gboolean
show_action (TrellisActionDialog  *self,
             const char           *id,
             GError              **error)
{
  TrellisAction *action = trellis_store_read_action (self->store, id, self->as_at, error);
  g_autofree char *adviser = NULL;

  if (action == NULL)
    return FALSE;

  g_clear_object (&self->action);
  self->action = action;
  self->is_filling = TRUE;
  if (*action->adviser_name != '\0')
    /* Translators: %s is a person's name. */
    adviser = g_strdup_printf (_("Adviser: %s"), action->adviser_name);
  adw_window_title_set_title (self->title, action->school_name);
  adw_window_title_set_subtitle (self->title, adviser != NULL ? adviser : "");
  show_text (self->what, action->what);
  show_text (self->criteria, action->success_criteria);
  if (!gtk_widget_has_focus (GTK_WIDGET (self->owner)))
    gtk_editable_set_text (GTK_EDITABLE (self->owner), action->owner);
  trellis_day_button_set_day (self->due, action->due_on);
  adw_action_row_set_subtitle (self->due_row, trellis_action_is_overdue (action, self->as_at) ? _("Overdue")
                                              : trellis_action_is_due_soon (action, self->as_at) ? _("Due soon") : "");
  gtk_label_set_label (self->source, *action->source != '\0' ? action->source : _("Not said"));
  show_aspects (self);
  show_rating (self);
  self->is_filling = FALSE;

  return show_history (self, error) && show_steps (self, error);
}

static void
store_changed_cb (TrellisActionDialog *self,
                  guint                topics)
{
  g_autofree char *id = g_strdup (self->action->id);

  /* What was just added can be undone from under the dialog. */
  if ((topics & (TRELLIS_TOPIC_ACTION | TRELLIS_TOPIC_TRUST | TRELLIS_TOPIC_SCHOOL)) != 0 &&
      !show_action (self, id, NULL))
    gtk_window_destroy (GTK_WINDOW (self));
}

/* Editing --------------------------------------------------------------------- */

static void
set (char       **field,
     const char  *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static TrellisAction *
copy_action (TrellisAction *action)
{
  TrellisAction *copy = trellis_action_new (action->id);

  set (&copy->what, action->what);
  set (&copy->success_criteria, action->success_criteria);
  set (&copy->owner, action->owner);
  set (&copy->aspect_id, action->aspect_id);
  set (&copy->source, action->source);
  copy->due_on = action->due_on;

  return copy;
}

static void
edit (TrellisActionDialog *self,
      TrellisAction       *edited)
{
  g_autofree char *id = g_strdup (edited->id);
  g_autoptr (GError) error = NULL;

  if (trellis_store_edit_action (self->store, edited, &error))
    return;

  show_error (self, error);
  show_action (self, id, NULL);
}

static void
commit_texts_cb (TrellisActionDialog *self)
{
  g_autofree char *what = get_text (self->what);
  g_autofree char *criteria = get_text (self->criteria);
  g_autoptr (TrellisAction) edited = NULL;

  if (self->is_filling ||
      (g_str_equal (what, self->action->what) && g_str_equal (criteria, self->action->success_criteria)))
    return;

  edited = copy_action (self->action);
  set (&edited->what, what);
  set (&edited->success_criteria, criteria);
  edit (self, edited);
}

static void
owner_cb (TrellisActionDialog *self)
{
  g_autofree char *owner = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->owner))));
  g_autoptr (TrellisAction) edited = NULL;

  if (g_str_equal (owner, self->action->owner))
    return;

  edited = copy_action (self->action);
  set (&edited->owner, owner);
  edit (self, edited);
}

static void
due_cb (TrellisActionDialog *self)
{
  g_autoptr (TrellisAction) edited = NULL;

  if (self->is_filling)
    return;

  edited = copy_action (self->action);
  edited->due_on = trellis_day_button_get_day (self->due);
  edit (self, edited);
}

static void
aspect_cb (TrellisActionDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->aspect);
  g_autoptr (TrellisAction) edited = NULL;

  if (self->is_filling || selected >= self->aspect_ids->len ||
      g_strcmp0 (g_ptr_array_index (self->aspect_ids, selected), self->action->aspect_id) == 0)
    return;

  edited = copy_action (self->action);
  set (&edited->aspect_id, g_ptr_array_index (self->aspect_ids, selected));
  edit (self, edited);
}

static void
take_rating (TrellisActionDialog *self,
             TrellisActionColumn  column)
{
  g_autofree char *id = g_strdup (self->action->id);
  g_autofree char *evidence = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->evidence))));
  TrellisDay day = trellis_day_button_get_day (self->day);
  g_autoptr (GError) error = NULL;
  gboolean is_good;

  commit_texts_cb (self);
  if (column == TRELLIS_ACTION_COLUMN_CLOSED)
    is_good = trellis_store_close_action (self->store, id, day, evidence, &error);
  else
    is_good = trellis_store_rate_action (self->store, id, (TrellisRating) column, day, evidence, &error);
  if (is_good)
    gtk_editable_set_text (GTK_EDITABLE (self->evidence), "");
  else
    show_error (self, error);
}

static void
rate_cb (GtkWidget           *button,
         TrellisActionDialog *self)
{
  GtkWidget *buttons[TRELLIS_N_RATINGS] = { self->rate_none, self->rate_red, self->rate_amber, self->rate_green };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      if (buttons[i] == button)
        take_rating (self, (TrellisActionColumn) i);
    }
}

static void
close_action_cb (TrellisActionDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (self->action->closed_on == TRELLIS_DAY_NONE)
    take_rating (self, TRELLIS_ACTION_COLUMN_CLOSED);
  else if (!trellis_store_reopen_action (self->store, self->action->id, &error))
    show_error (self, error);
}

/* What is typed is kept however the dialog is left. */
static void
commit_all (TrellisActionDialog *self)
{
  commit_texts_cb (self);
  owner_cb (self);
}

static void
show_other (TrellisActionDialog *self,
            const char          *id)
{
  g_autoptr (GError) error = NULL;

  commit_all (self);
  gtk_editable_set_text (GTK_EDITABLE (self->evidence), "");
  /* The texts of the other are to be shown whatever has the focus. */
  gtk_widget_grab_focus (GTK_WIDGET (self->evidence));
  if (!show_action (self, id, &error))
    show_error (self, error);
}

static void
open_step_cb (TrellisActionDialog *self,
              const char          *id)
{
  g_autofree char *step_id = g_strdup (id);

  show_other (self, step_id);
}

static void
open_plan_cb (TrellisActionDialog *self)
{
  g_autofree char *id = g_strdup (self->action->parent_id);

  show_other (self, id);
}

static void
add_step_cb (TrellisActionDialog *self,
             const char          *what,
             const char          *owner,
             int                  due_on)
{
  g_autoptr (TrellisAction) step = trellis_action_new ("");
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  set (&step->urn, self->action->urn);
  set (&step->parent_id, self->action->id);
  set (&step->what, what);
  set (&step->owner, owner);
  set (&step->aspect_id, self->action->aspect_id);
  set (&step->source, self->action->source);
  step->due_on = due_on;
  /* Agreed on the day that is looked at, or it would not be seen. */
  step->opened_on = MIN (self->as_at, trellis_store_get_today (self->store));
  id = trellis_store_add_action (self->store, step, NULL, &error);
  if (id == NULL)
    show_error (self, error);
  else
    trellis_plan_steps_empty (self->steps);
}

static gboolean
close_request_cb (TrellisActionDialog *self)
{
  commit_all (self);
  return FALSE;
}

static void
open_school_cb (TrellisActionDialog *self)
{
  g_autofree char *urn = g_strdup (self->action->urn);

  commit_all (self);
  g_signal_emit_by_name (self, "open-school", urn);
  gtk_window_close (GTK_WINDOW (self));
}

static void
trellis_action_dialog_dispose (GObject *object)
{
  TrellisActionDialog *self = TRELLIS_ACTION_DIALOG (object);

  self->is_filling = TRUE;
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);

  G_OBJECT_CLASS (trellis_action_dialog_parent_class)->dispose (object);
}

static void
trellis_action_dialog_finalize (GObject *object)
{
  TrellisActionDialog *self = TRELLIS_ACTION_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->action);
  g_ptr_array_unref (self->aspect_ids);

  G_OBJECT_CLASS (trellis_action_dialog_parent_class)->finalize (object);
}

static void
trellis_action_dialog_class_init (TrellisActionDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = trellis_action_dialog_dispose;
  object_class->finalize = trellis_action_dialog_finalize;

  /**
   * TrellisActionDialog::open-school:
   * @self: the dialog, which closes
   * @urn: the school whose page is asked for
   */
  g_signal_new ("open-school", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);

  g_type_ensure (TRELLIS_TYPE_DAY_BUTTON);
  g_type_ensure (TRELLIS_TYPE_PLAN_STEPS);
  g_type_ensure (TRELLIS_TYPE_RATING_MARK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-action-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisActionDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionDialog, title);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionDialog, open_school);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionDialog, what);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionDialog, criteria);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionDialog, owner);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionDialog, due_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionDialog, due);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionDialog, aspect);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionDialog, source);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionDialog, state);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionDialog, evidence);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionDialog, day);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionDialog, rate_none);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionDialog, rate_red);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionDialog, rate_amber);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionDialog, rate_green);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionDialog, close_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionDialog, history_caption);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionDialog, history);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionDialog, plan_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisActionDialog, steps);
  gtk_widget_class_bind_template_callback (widget_class, commit_texts_cb);
  gtk_widget_class_bind_template_callback (widget_class, owner_cb);
  gtk_widget_class_bind_template_callback (widget_class, aspect_cb);
  gtk_widget_class_bind_template_callback (widget_class, rate_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_action_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_school_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_plan_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_step_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_step_cb);
}

static void
trellis_action_dialog_init (TrellisActionDialog *self)
{
  self->aspect_ids = g_ptr_array_new_with_free_func (g_free);
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->due, "notify::day", G_CALLBACK (due_cb), self, G_CONNECT_SWAPPED);
}

/**
 * trellis_action_dialog_new:
 * @store: the trust file
 * @id: an action
 * @as_at: the day to look from; the action is rated on it unless it is to come
 * @error: return location for a #GError
 *
 * Returns: (transfer floating) (nullable): a window that shows the action and
 *   has it edited, one change for each edit; or %NULL with @error set
 */
GtkWidget *
trellis_action_dialog_new (TrellisStore  *store,
                           const char    *id,
                           TrellisDay     as_at,
                           GError       **error)
{
  TrellisActionDialog *self = g_object_new (TRELLIS_TYPE_ACTION_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->as_at = as_at;
  trellis_day_button_set_day (self->day, MIN (as_at, trellis_store_get_today (store)));
  if (!show_action (self, id, error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return NULL;
    }
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
