/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-visit-why.h"

#include "trellis-plan-reasons.h"

#include <glib/gi18n.h>

/* Why a visit is on its day: sought on another thread when the row is opened. */

typedef struct
{
  TrellisVisitDays *days;
  TrellisScheme *scheme;
  char *visit_id;
  TrellisDay today;
  TrellisPlanOptions options;
} Question;

struct _TrellisVisitWhy
{
  AdwExpanderRow parent_instance;

  Question *question;           /* (nullable): of the visit shown */
  gboolean is_told;             /* the rows answer @question, or will */
  GCancellable *cancellable;    /* (nullable): while it is sought */
  GPtrArray *rows;              /* (element-type GtkWidget) */
};

G_DEFINE_FINAL_TYPE (TrellisVisitWhy, trellis_visit_why, ADW_TYPE_EXPANDER_ROW)

static Question *
copy_question (const Question *source)
{
  Question *question = g_new0 (Question, 1);

  question->days = g_object_ref (source->days);
  question->scheme = g_object_ref (source->scheme);
  question->visit_id = g_strdup (source->visit_id);
  question->today = source->today;
  question->options = source->options;

  return question;
}

static void
free_question (Question *question)
{
  g_object_unref (question->days);
  g_object_unref (question->scheme);
  g_free (question->visit_id);
  g_free (question);
}

static void
clear_rows (TrellisVisitWhy *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_row (TrellisVisitWhy *self,
         const char      *title,
         const char      *text,
         int              cost)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  if (cost > 0)
    {
      g_autofree char *points = g_strdup_printf (ngettext ("%d point", "%d points", cost), cost);
      GtkWidget *label = gtk_label_new (points);

      gtk_widget_add_css_class (label, "numeric");
      gtk_widget_add_css_class (label, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
ask_in_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  const Question *question = task_data;
  GError *error = NULL;
  GPtrArray *reasons = trellis_visit_reasons_new (question->days, question->scheme, question->visit_id,
                                                  question->today, &question->options, cancellable, &error);

  if (reasons != NULL)
    g_task_return_pointer (task, reasons, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  TrellisVisitWhy *self = TRELLIS_VISIT_WHY (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reasons = g_task_propagate_pointer (G_TASK (result), &error);

  /* Something else is asked by now, or the window is closed. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  clear_rows (self);
  if (error != NULL)
    add_row (self, _("This cannot be said"), error->message, 0);
  for (guint i = 0; reasons != NULL && i < reasons->len; i++)
    {
      const TrellisVisitReason *reason = g_ptr_array_index (reasons, i);

      add_row (self, reason->title, reason->text, reason->cost);
    }
}

static void
stop (TrellisVisitWhy *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
ask (TrellisVisitWhy *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->is_told || self->question == NULL || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;

  stop (self);
  self->is_told = TRUE;
  /* What was said of the visit before an edit stands until the answer is there. */
  if (self->rows->len == 0)
    add_row (self, _("Looking…"), "", 0);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, answered_cb, NULL);
  g_task_set_task_data (task, copy_question (self->question), (GDestroyNotify) free_question);
  g_task_run_in_thread (task, ask_in_thread);
}

static void
trellis_visit_why_dispose (GObject *object)
{
  TrellisVisitWhy *self = TRELLIS_VISIT_WHY (object);

  stop (self);
  g_clear_pointer (&self->question, free_question);

  G_OBJECT_CLASS (trellis_visit_why_parent_class)->dispose (object);
}

static void
trellis_visit_why_finalize (GObject *object)
{
  g_ptr_array_unref (TRELLIS_VISIT_WHY (object)->rows);

  G_OBJECT_CLASS (trellis_visit_why_parent_class)->finalize (object);
}

static void
trellis_visit_why_class_init (TrellisVisitWhyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = trellis_visit_why_dispose;
  object_class->finalize = trellis_visit_why_finalize;
}

static void
trellis_visit_why_init (TrellisVisitWhy *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Why this day"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), _("What the planner weighs: a point is a school day off "
                                                            "the most even one, or as bad as that"));
  g_signal_connect (self, "notify::expanded", G_CALLBACK (ask), NULL);
}

/**
 * trellis_visit_why_show:
 * @self: the row
 * @days: the year as it stands
 * @scheme: (nullable): the trust's
 * @visit: a visit of the year
 * @today: the trust's today
 * @preferences: what matters to the trust
 *
 * Shows the visit's reasons when the row is opened, and anew where it is open.
 * There is nothing to be told of a visit without a day, or of a cancelled one:
 * the row is not seen then.
 */
void
trellis_visit_why_show (TrellisVisitWhy              *self,
                        TrellisVisitDays             *days,
                        TrellisScheme                *scheme,
                        TrellisVisit                 *visit,
                        TrellisDay                    today,
                        const TrellisPlanPreferences *preferences)
{
  gboolean has_reasons = scheme != NULL && visit->visit_on != TRELLIS_DAY_NONE &&
                         visit->status != TRELLIS_VISIT_STATUS_CANCELLED;
  Question question = { days, scheme, visit->id, today, TRELLIS_PLAN_OPTIONS_INIT };

  g_return_if_fail (TRELLIS_IS_VISIT_WHY (self));

  stop (self);
  g_clear_pointer (&self->question, free_question);
  self->is_told = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), has_reasons);
  if (!has_reasons)
    return;
  question.options.preferences = *preferences;
  self->question = copy_question (&question);
  ask (self);
}
