/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-plan-dialog.h"

#include "trellis-plan-taking.h"
#include "trellis-planner-dialog.h"
#include "trellis-school-year.h"
#include "trellis-store-trust.h"
#include "trellis-visit-reading.h"

#include <glib/gi18n.h>

/* Plans a year on a thread of its own and shows what the plan would do before
 * it is taken. */

#define POLL_MS 80
#define PER_MILLE 1000

/* What the planning thread has of the dialog. */
typedef struct
{
  TrellisStore *store;
  char *year_id;
  TrellisPlanOptions options;
  int per_mille;     /* done; written by the thread, read by the dialog */
  gatomicrefcount n_refs;
} Job;

struct _TrellisPlanDialog
{
  AdwWindow parent_instance;

  GtkButton *take;
  GtkStack *steps;
  GtkLabel *title;
  GtkProgressBar *progress;
  GtkLabel *summary;
  GtkLabel *problem;
  GtkSwitch *afresh;
  AdwPreferencesGroup *counts;
  GtkBox *lists;

  TrellisStore *store;
  char *year_id;
  TrellisYearPlan *plan;        /* (nullable): the one shown */
  Job *job;                     /* (nullable): while planning */
  GCancellable *cancellable;
  guint poll_id;
  GPtrArray *count_rows;        /* (element-type GtkWidget): in @counts */
};

G_DEFINE_FINAL_TYPE (TrellisPlanDialog, trellis_plan_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
unref_job (Job *job)
{
  if (!g_atomic_ref_count_dec (&job->n_refs))
    return;
  g_object_unref (job->store);
  g_free (job->year_id);
  g_free (job);
}

/* The preview ------------------------------------------------------------------ */

static GtkWidget *
create_row (const char *title,
            const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);

  return row;
}

static void
add_count (TrellisPlanDialog *self,
           const char        *what,
           guint              n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  GtkWidget *row, *label;

  if (n == 0)
    return;
  row = create_row (what, NULL);
  label = gtk_label_new (number);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (self->counts, row);
  g_ptr_array_add (self->count_rows, row);
}

static AdwPreferencesGroup *
add_group (TrellisPlanDialog *self,
           const char        *title,
           const char        *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (description != NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (self->lists, group);

  return ADW_PREFERENCES_GROUP (group);
}

/* A list that is looked into when wanted. */
static AdwExpanderRow *
add_expander (TrellisPlanDialog *self,
              const char        *title,
              guint              n)
{
  AdwPreferencesGroup *group = add_group (self, "", NULL);
  GtkWidget *expander = adw_expander_row_new ();
  g_autofree char *number = g_strdup_printf ("%u", n);
  GtkWidget *label = gtk_label_new (number);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  gtk_widget_add_css_class (label, "numeric");
  adw_expander_row_add_action (ADW_EXPANDER_ROW (expander), label);
  adw_preferences_group_add (group, expander);

  return ADW_EXPANDER_ROW (expander);
}

static GtkWidget *
create_unplaced (const TrellisUnplacedVisit *unplaced)
{
  g_autofree char *title = g_strdup_printf ("%s, %s", unplaced->school_name, unplaced->title);
  g_autofree char *remedies = unplaced->remedies != NULL ? g_strjoinv (" ", unplaced->remedies) : g_strdup ("");
  g_autofree char *text = g_strdup_printf ("%s%s%s", unplaced->reason, *remedies != '\0' ? " " : "", remedies);

  return create_row (title, text);
}

static GtkWidget *
create_move (const TrellisPlannedMove *move)
{
  g_autofree char *title = trellis_name_visit (move->visit);
  g_autofree char *to = trellis_day_format (move->visit_on, TRELLIS_DAY_STYLE_WEEKDAY);
  g_autofree char *text = NULL;

  if (move->visit->visit_on == TRELLIS_DAY_NONE)
    {
      /* Translators: a day, then a sentence that says why. */
      text = g_strdup_printf (_("To %s. %s"), to, move->reason);
    }
  else
    {
      g_autofree char *from = trellis_day_format (move->visit->visit_on, TRELLIS_DAY_STYLE_WEEKDAY);

      /* Translators: a visit's old and new day, then a sentence that says why. */
      text = g_strdup_printf (_("From %s to %s. %s"), from, to, move->reason);
    }

  return create_row (title, text);
}

static void
show_lists (TrellisPlanDialog *self)
{
  TrellisYearPlan *plan = self->plan;

  if (plan->unplaced->len > 0)
    {
      AdwPreferencesGroup *group = add_group (self, _("Not placed"),
                                              _("They wait beside the year, to be dragged to a week."));

      for (guint i = 0; i < plan->unplaced->len; i++)
        adw_preferences_group_add (group, create_unplaced (g_ptr_array_index (plan->unplaced, i)));
    }
  if (plan->notes != NULL && plan->notes[0] != NULL)
    {
      AdwPreferencesGroup *group = add_group (self, _("To know"), NULL);

      for (guint i = 0; plan->notes[i] != NULL; i++)
        adw_preferences_group_add (group, create_row (plan->notes[i], NULL));
    }
  if (plan->moved->len > 0)
    {
      AdwExpanderRow *expander = add_expander (self, _("Given another day"), plan->moved->len);

      for (guint i = 0; i < plan->moved->len; i++)
        adw_expander_row_add_row (expander, create_move (g_ptr_array_index (plan->moved, i)));
    }
  if (plan->missed->len > 0)
    {
      AdwExpanderRow *expander = add_expander (self, _("Their time is over"), plan->missed->len);

      /* The reason names the visit. */
      for (guint i = 0; i < plan->missed->len; i++)
        adw_expander_row_add_row (expander,
                                  create_row (((TrellisUnplacedVisit *) g_ptr_array_index (plan->missed, i))->reason,
                                              NULL));
    }
}

static void
show_plan (TrellisPlanDialog *self)
{
  GtkWidget *child;

  for (guint i = 0; i < self->count_rows->len; i++)
    adw_preferences_group_remove (self->counts, g_ptr_array_index (self->count_rows, i));
  g_ptr_array_set_size (self->count_rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lists))) != NULL)
    gtk_box_remove (self->lists, child);

  gtk_label_set_label (self->summary, self->plan->summary);
  add_count (self, _("Visits added"), self->plan->added->len);
  add_count (self, _("Kept as they are"), self->plan->n_kept);
  add_count (self, _("Planned, but no longer owed"), self->plan->n_not_owed);
  show_lists (self);
}

/* Planning -------------------------------------------------------------------- */

static void
show_state (TrellisPlanDialog *self,
            const char        *problem)
{
  gboolean is_busy = self->job != NULL;
  gboolean has_plan = !is_busy && self->plan != NULL;

  gtk_stack_set_visible_child_name (self->steps, is_busy ? "planning" : has_plan ? "preview" : "problem");
  gtk_widget_set_sensitive (GTK_WIDGET (self->take),
                            has_plan && (self->plan->added->len > 0 || self->plan->moved->len > 0));
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  Job *job = user_data;

  g_atomic_int_set (&job->per_mille, (int) (fraction * PER_MILLE));
}

static void
plan_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autoptr (TrellisStore) store = trellis_store_open_again (job->store, &error);
  TrellisYearPlan *plan = NULL;

  if (store != NULL)
    plan = trellis_make_plan (store, job->year_id, &job->options, cancellable, progress_cb, job, &error);
  if (plan != NULL)
    g_task_return_pointer (task, plan, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  TrellisPlanDialog *self = TRELLIS_PLAN_DIALOG (source);
  g_autoptr (GError) error = NULL;
  TrellisYearPlan *plan = g_task_propagate_pointer (G_TASK (result), &error);

  /* Another planning has begun, or the dialog is closed. */
  if (g_task_get_task_data (G_TASK (result)) != self->job)
    {
      g_clear_object (&plan);
      return;
    }

  g_clear_handle_id (&self->poll_id, g_source_remove);
  g_clear_pointer (&self->job, unref_job);
  g_clear_object (&self->plan);
  self->plan = plan;
  if (plan != NULL)
    show_plan (self);
  show_state (self, error != NULL ? error->message : NULL);
  if (plan != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->take));
}

static gboolean
poll_cb (gpointer user_data)
{
  TrellisPlanDialog *self = user_data;

  gtk_progress_bar_set_fraction (self->progress, g_atomic_int_get (&self->job->per_mille) / (double) PER_MILLE);

  return G_SOURCE_CONTINUE;
}

static void
stop (TrellisPlanDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->poll_id, g_source_remove);
  g_clear_pointer (&self->job, unref_job);
}

static void
start (TrellisPlanDialog *self)
{
  TrellisPlanOptions options = TRELLIS_PLAN_OPTIONS_INIT;
  g_autoptr (GTask) task = NULL;

  stop (self);
  options.is_afresh = gtk_switch_get_active (self->afresh);
  self->job = g_new0 (Job, 1);
  self->job->store = g_object_ref (self->store);
  self->job->year_id = g_strdup (self->year_id);
  self->job->options = options;
  g_atomic_ref_count_init (&self->job->n_refs);
  g_atomic_ref_count_inc (&self->job->n_refs);
  self->cancellable = g_cancellable_new ();
  self->poll_id = g_timeout_add (POLL_MS, poll_cb, self);
  gtk_progress_bar_set_fraction (self->progress, 0);

  task = g_task_new (self, self->cancellable, planned_cb, NULL);
  g_task_set_task_data (task, self->job, (GDestroyNotify) unref_job);
  g_task_run_in_thread (task, plan_in_thread);
  show_state (self, NULL);
}

static void
take_cb (TrellisPlanDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL;

  if (self->plan == NULL)
    return;
  if (!trellis_take_plan (self->store, self->year_id, self->plan, &error))
    {
      g_clear_object (&self->plan);
      show_state (self, error->message);
      return;
    }

  summary = g_strdup (self->plan->summary);
  g_signal_emit (self, signals[SIGNAL_TAKEN], 0, summary);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
afresh_cb (TrellisPlanDialog *self)
{
  if (self->store != NULL)
    start (self);
}

static void
preferences_cb (TrellisPlanDialog *self)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog = trellis_planner_dialog_new (GTK_WINDOW (self), self->store, &error);

  if (dialog == NULL)
    {
      g_clear_object (&self->plan);
      show_state (self, error->message);
      return;
    }
  g_signal_connect_object (dialog, "saved", G_CALLBACK (start), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The widget ------------------------------------------------------------------ */

static void
trellis_plan_dialog_dispose (GObject *object)
{
  TrellisPlanDialog *self = TRELLIS_PLAN_DIALOG (object);

  stop (self);
  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  g_clear_pointer (&self->year_id, g_free);

  G_OBJECT_CLASS (trellis_plan_dialog_parent_class)->dispose (object);
}

static void
trellis_plan_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (TRELLIS_PLAN_DIALOG (object)->count_rows);

  G_OBJECT_CLASS (trellis_plan_dialog_parent_class)->finalize (object);
}

static gboolean
trellis_plan_dialog_close_request (GtkWindow *window)
{
  stop (TRELLIS_PLAN_DIALOG (window));

  return GTK_WINDOW_CLASS (trellis_plan_dialog_parent_class)->close_request (window);
}

static void
trellis_plan_dialog_class_init (TrellisPlanDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = trellis_plan_dialog_dispose;
  object_class->finalize = trellis_plan_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = trellis_plan_dialog_close_request;

  /**
   * TrellisPlanDialog::taken:
   * @self: the dialog
   * @summary: what the plan did, in a sentence or two
   *
   * A person took the plan, and it is in the file.
   */
  signals[SIGNAL_TAKEN] = g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-plan-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisPlanDialog, take);
  gtk_widget_class_bind_template_child (widget_class, TrellisPlanDialog, steps);
  gtk_widget_class_bind_template_child (widget_class, TrellisPlanDialog, title);
  gtk_widget_class_bind_template_child (widget_class, TrellisPlanDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, TrellisPlanDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, TrellisPlanDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, TrellisPlanDialog, afresh);
  gtk_widget_class_bind_template_child (widget_class, TrellisPlanDialog, counts);
  gtk_widget_class_bind_template_child (widget_class, TrellisPlanDialog, lists);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
  gtk_widget_class_bind_template_callback (widget_class, afresh_cb);
  gtk_widget_class_bind_template_callback (widget_class, preferences_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
trellis_plan_dialog_init (TrellisPlanDialog *self)
{
  self->count_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * trellis_plan_dialog_new:
 * @parent: the window it belongs to
 * @store: the trust file
 * @year_id: the school year
 *
 * Begins to plan the year's visits at once. A year that the file does not hold
 * yet is given its usual terms first.
 *
 * Returns: (transfer floating): the dialog, not yet shown
 */
GtkWidget *
trellis_plan_dialog_new (GtkWindow    *parent,
                         TrellisStore *store,
                         const char   *year_id)
{
  TrellisPlanDialog *self = g_object_new (TRELLIS_TYPE_PLAN_DIALOG, "transient-for", parent, NULL);
  g_autoptr (TrellisSchoolYear) year = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;

  self->store = g_object_ref (store);
  self->year_id = g_strdup (year_id);
  if (!trellis_store_ensure_year (store, year_id, &error) ||
      (year = trellis_store_read_year (store, year_id, &error)) == NULL)
    {
      show_state (self, error->message);
      return GTK_WIDGET (self);
    }

  /* Translators: %s is a school year, 2026/27. */
  title = g_strdup_printf (_("Planning the visits of %s…"), year->name);
  gtk_label_set_label (self->title, title);
  start (self);

  return GTK_WIDGET (self);
}
