/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-visits-view.h"

#include "trellis-plan-capacity.h"
#include "trellis-plan-dialog.h"
#include "trellis-report.h"
#include "trellis-resolve-panel.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"
#include "trellis-visit-agenda.h"
#include "trellis-visit-capacity.h"
#include "trellis-visit-dialog.h"
#include "trellis-visit-editing.h"
#include "trellis-visit-reading.h"
#include "trellis-year-board.h"

#include <glib/gi18n.h>

/* The year's visits: by school and week, or as a list by date; what the planner
 * cannot place stands beside them. */

#define CHECK_DELAY_MS 200

struct _TrellisVisitsView
{
  TrellisView parent_instance;

  GtkStack *stack;
  GtkStack *looks;
  GtkScrolledWindow *scrolled;
  TrellisYearBoard *board;
  TrellisVisitAgenda *agenda;
  TrellisVisitCapacity *capacity;
  TrellisResolvePanel *panel;
  GtkWidget *plan_button;
  GtkWidget *scope_end;
  GtkDropDown *grouping;
  GtkToggleButton *year_look;
  GtkToggleButton *agenda_look;

  TrellisVisitDays *days;       /* (nullable): of the year that is shown */
  GListModel *shown;            /* (nullable) (element-type TrellisSchool) */
  gboolean has_begun;           /* a person began an empty year by hand */

  /* What the planner makes of the year as it stands, sought on another thread. */
  TrellisYearPlan *plan;        /* (nullable) */
  GCancellable *cancellable;    /* (nullable) */
  guint check_id;
};

G_DEFINE_FINAL_TYPE (TrellisVisitsView, trellis_visits_view, TRELLIS_TYPE_VIEW)

static TrellisStore *
get_store (TrellisVisitsView *self)
{
  return trellis_view_get_store (TRELLIS_VIEW (self));
}

static GtkWindow *
get_window (TrellisVisitsView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
toast_edit (TrellisVisitsView *self,
            char              *text)
{
  trellis_view_toast (TRELLIS_VIEW (self), text, TRUE);
  g_free (text);
}

/* The planner's view of the year ----------------------------------------------- */

typedef struct
{
  TrellisVisitDays *days;
  TrellisScheme *scheme;
  TrellisDay as_at;
} Check;

static void
free_check (Check *check)
{
  g_object_unref (check->days);
  g_object_unref (check->scheme);
  g_free (check);
}

static void
check_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  const Check *check = task_data;
  /* Whether there is a place is known without the best one. */
  TrellisPlanOptions options = { .effort = 0, .preferences = TRELLIS_PLAN_PREFERENCES_USUAL };
  GError *error = NULL;
  TrellisYearPlan *plan = trellis_year_plan_new (check->days->year, check->scheme, check->days->schools,
                                                 check->days->advisers, check->days->visits, check->as_at, &options,
                                                 cancellable, NULL, NULL, &error);

  if (plan != NULL)
    g_task_return_pointer (task, plan, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
show_subtitle (TrellisVisitsView *self)
{
  TrellisYearLayout *layout = trellis_year_board_get_layout (self->board);
  guint n_unplaced = trellis_resolve_panel_get_n_unplaced (self->panel);
  guint n = layout->n_visits + n_unplaced;
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u visit", "%u visits", n), n);
  if (n > 0)
    /* Translators: goes on "166 visits" */
    g_string_append_printf (text, _(": %u done, %u to come"), layout->n_done, layout->n_visits - layout->n_done);
  if (n_unplaced > 0)
    /* Translators: goes on "95 done, 68 to come" */
    g_string_append_printf (text, _(", %u not placed"), n_unplaced);
  trellis_view_set_subtitle (TRELLIS_VIEW (self), text->str);
}

static void
show_panel (TrellisVisitsView *self)
{
  trellis_resolve_panel_show (self->panel, trellis_year_board_get_layout (self->board), self->plan, self->shown);
  show_subtitle (self);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  TrellisVisitsView *self = TRELLIS_VISITS_VIEW (source);
  TrellisYearPlan *plan = g_task_propagate_pointer (G_TASK (result), NULL);

  /* A cancelled search is followed by another. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_clear_object (&plan);
      return;
    }
  /* A year that is over has nothing left to place, and no plan. */
  g_clear_object (&self->plan);
  self->plan = plan;
  if (trellis_year_board_get_layout (self->board) != NULL)
    show_panel (self);
}

static gboolean
check_cb (gpointer user_data)
{
  TrellisVisitsView *self = user_data;
  TrellisScheme *scheme = trellis_store_get_scheme (get_store (self), NULL);
  TrellisDay today = trellis_store_get_today (get_store (self));
  g_autoptr (GTask) task = NULL;
  Check *check;

  self->check_id = 0;
  if (scheme == NULL || self->days == NULL)
    return G_SOURCE_REMOVE;

  check = g_new0 (Check, 1);
  check->days = g_object_ref (self->days);
  check->scheme = g_object_ref (scheme);
  check->as_at = MAX (today, self->days->year->starts_on);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, checked_cb, NULL);
  g_task_set_task_data (task, check, (GDestroyNotify) free_check);
  g_task_run_in_thread (task, check_in_thread);

  return G_SOURCE_REMOVE;
}

static void
stop_check (TrellisVisitsView *self)
{
  g_clear_handle_id (&self->check_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Edits ------------------------------------------------------------------------ */

static void
refused_cb (TrellisVisitsView *self,
            const char        *sentence)
{
  trellis_view_toast (TRELLIS_VIEW (self), sentence, FALSE);
}

/* One that is owed is added where it is dropped; another is moved. */
static void
move_visit_cb (TrellisVisitsView *self,
               const char        *visit_id,
               int                day)
{
  TrellisVisit *visit = trellis_visit_days_find_visit (self->days, visit_id);
  gboolean is_owed = visit == NULL;
  g_autoptr (TrellisVisit) wished = NULL;
  g_autofree char *refusal = NULL;
  g_autofree char *name = NULL;
  g_autofree char *date = trellis_day_format (day, TRELLIS_DAY_STYLE_FULL);
  g_autoptr (GError) error = NULL;
  gboolean is_good;

  if (is_owed)
    visit = trellis_resolve_panel_find_visit (self->panel, visit_id);
  if (visit == NULL)
    return;
  refusal = trellis_visit_days_explain (self->days, visit, day, visit->session);
  if (refusal != NULL)
    {
      refused_cb (self, refusal);
      return;
    }

  wished = trellis_visit_copy (visit);
  wished->visit_on = day;
  name = trellis_name_visit (wished);
  if (is_owed)
    {
      g_autofree char *id = NULL;

      wished->is_pinned = TRUE;
      id = trellis_store_add_visit (get_store (self), wished, &error);
      is_good = id != NULL;
    }
  else
    is_good = trellis_store_move_visit (get_store (self), wished->id, day, wished->session, &error);

  if (is_good)
    /* Translators: a school and a visit, a day. */
    toast_edit (self, g_strdup_printf (is_owed ? _("%s is planned for %s.") : _("%s is moved to %s."), name, date));
  else
    trellis_view_show_error (TRELLIS_VIEW (self), error);
}

static void
remove_visit_cb (TrellisVisitsView *self,
                 const char        *visit_id)
{
  TrellisVisit *visit = trellis_visit_days_find_visit (self->days, visit_id);
  g_autofree char *name = visit != NULL ? trellis_name_visit (visit) : NULL;
  g_autoptr (GError) error = NULL;

  if (visit == NULL)
    return;
  if (trellis_store_delete_visit (get_store (self), visit_id, &error))
    toast_edit (self, g_strdup_printf (_("%s is removed."), name));
  else
    trellis_view_show_error (TRELLIS_VIEW (self), error);
}

static void
set_session_cb (TrellisVisitsView *self,
                const char        *visit_id,
                int                session)
{
  trellis_edit_visit_session (TRELLIS_VIEW (self), self->days, visit_id, session);
}

static void
set_status_cb (TrellisVisitsView *self,
               const char        *visit_id,
               int                status)
{
  trellis_edit_visit_status (TRELLIS_VIEW (self), self->days, visit_id, status);
}

static void
copy_visit_cb (TrellisVisitsView *self,
               const char        *visit_id,
               const char        *urn,
               int                monday)
{
  g_autofree char *id = trellis_edit_visit_copy (TRELLIS_VIEW (self), self->days, visit_id, urn, monday);

  if (id != NULL)
    trellis_year_board_reveal_visit (self->board, id);
}

static void
added_cb (TrellisVisitsView *self,
          const char        *visit_id,
          const char        *name)
{
  trellis_year_board_reveal_visit (self->board, visit_id);
  toast_edit (self, g_strdup_printf (_("%s is added."), name));
}

static void
removed_cb (TrellisVisitsView *self,
            const char        *name)
{
  toast_edit (self, g_strdup_printf (_("%s is removed."), name));
}

static void
add_draft (TrellisVisitsView *self,
           TrellisVisit      *draft)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog = trellis_visit_dialog_new_to_add (get_window (self), get_store (self), draft, &error);

  if (dialog == NULL)
    {
      trellis_view_show_error (TRELLIS_VIEW (self), error);
      return;
    }
  g_signal_connect_object (dialog, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_visit_cb (TrellisVisitsView *self,
              const char        *urn,
              int                monday)
{
  g_autoptr (GError) error = NULL;
  TrellisScheme *scheme = trellis_store_get_scheme (get_store (self), &error);
  g_autoptr (TrellisVisit) draft = NULL;

  if (scheme == NULL)
    {
      trellis_view_show_error (TRELLIS_VIEW (self), error);
      return;
    }
  draft = trellis_draft_visit (self->days, scheme, urn, TRELLIS_VISIT_KIND_ADVISER, monday);
  if (draft != NULL)
    add_draft (self, draft);
}

static void
open_visit_cb (TrellisVisitsView *self,
               const char        *visit_id)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog = trellis_visit_dialog_new (get_window (self), get_store (self), visit_id, &error);

  if (dialog == NULL)
    {
      trellis_view_show_error (TRELLIS_VIEW (self), error);
      return;
    }
  g_signal_connect_object (dialog, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "open-note", G_CALLBACK (trellis_view_open_note), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
open_school_cb (TrellisVisitsView *self,
                const char        *urn)
{
  trellis_view_open_school (TRELLIS_VIEW (self), urn);
}

static void
taken_cb (TrellisVisitsView *self,
          const char        *summary)
{
  trellis_view_toast (TRELLIS_VIEW (self), summary, TRUE);
}

static void
plan_cb (TrellisVisitsView *self)
{
  const char *year_id = trellis_scope_get_year (trellis_view_get_scope (TRELLIS_VIEW (self)));
  GtkWidget *dialog = trellis_plan_dialog_new (get_window (self), get_store (self), year_id);

  g_signal_connect_object (dialog, "taken", G_CALLBACK (taken_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* A card leads to its pill; one without a day to the form that gives it one. */
static void
activate_card_cb (TrellisVisitsView *self,
                  TrellisVisit      *visit)
{
  if (visit->visit_on != TRELLIS_DAY_NONE && trellis_year_board_reveal_visit (self->board, visit->id))
    gtk_widget_grab_focus (GTK_WIDGET (self->board));
  else if (trellis_visit_days_find_visit (self->days, visit->id) != NULL)
    open_visit_cb (self, visit->id);
  else
    add_draft (self, visit);
}

/* Showing ----------------------------------------------------------------------- */

static gboolean
has_advised (TrellisVisitsView *self,
             const char        *adviser_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->shown); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (self->shown, i);

      if (g_strcmp0 (school->adviser_id, adviser_id) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The days of the advisers of the schools in sight; all their visits count. */
static GArray *
list_plan_capacities (TrellisVisitsView *self)
{
  TrellisScheme *scheme = trellis_store_get_scheme (get_store (self), NULL);
  GArray *all;

  if (scheme == NULL || self->days->year->terms->len == 0)
    return g_array_new (FALSE, TRUE, sizeof (TrellisPlanCapacity));

  all = trellis_plan_capacity_new (self->days->year, scheme, self->days->schools, self->days->advisers,
                                   self->days->visits, NULL);
  for (guint i = all->len; i > 0; i--)
    {
      if (!has_advised (self, g_array_index (all, TrellisPlanCapacity, i - 1).adviser->id))
        g_array_remove_index (all, i - 1);
    }

  return all;
}

/* The same as the board's head tells them. */
static GArray *
list_capacities (GArray *all)
{
  GArray *capacities = trellis_year_capacities_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const TrellisPlanCapacity *facts = &g_array_index (all, TrellisPlanCapacity, i);
      TrellisYearCapacity capacity = {
        .adviser_name = g_strdup (facts->adviser->name),
        .planned = facts->planned,
        .available = facts->available,
      };

      g_array_append_val (capacities, capacity);
    }

  return capacities;
}

static void
show_badge (TrellisVisitsView *self)
{
  const char *year_id = trellis_scope_get_year (trellis_view_get_scope (TRELLIS_VIEW (self)));
  g_autoptr (GListModel) visits = trellis_store_list_visits (get_store (self), year_id, NULL);
  int n = 0;

  for (guint i = 0; visits != NULL && i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (TrellisVisit) visit = g_list_model_get_item (visits, i);

      n += visit->status == TRELLIS_VISIT_STATUS_DONE;
    }
  trellis_view_set_badge (TRELLIS_VIEW (self), n);
}

static void
show_page (TrellisVisitsView *self)
{
  const char *page = "year";

  if (g_list_model_get_n_items (self->days->schools) == 0)
    page = "no-schools";
  else if (g_list_model_get_n_items (self->shown) == 0)
    page = "no-match";
  else if (g_list_model_get_n_items (self->days->visits) == 0 && !self->has_begun)
    page = "no-visits";
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_sensitive (self->scope_end, g_str_equal (page, "year"));
  /* The page has the button itself. */
  gtk_widget_set_visible (self->plan_button, g_str_equal (page, "year"));
}

static void
trellis_visits_view_refresh (TrellisView  *view,
                             TrellisTopic  topics)
{
  TrellisVisitsView *self = TRELLIS_VISITS_VIEW (view);
  TrellisScope *scope = trellis_view_get_scope (view);
  TrellisYearGrouping grouping = gtk_drop_down_get_selected (self->grouping) == 0 ? TRELLIS_YEAR_BY_ADVISER
                                                                                  : TRELLIS_YEAR_BY_HUB;
  TrellisVisitDays *days;
  TrellisYearLayout *layout;
  g_autoptr (GArray) facts = NULL;
  g_autoptr (GArray) capacities = NULL;
  g_autoptr (GError) error = NULL;

  if ((topics & ~(TRELLIS_TOPIC_ACTION | TRELLIS_TOPIC_MEASURE)) == 0)
    return;

  days = trellis_read_visit_days (get_store (self), trellis_scope_get_year (scope), trellis_scope_get_as_at (scope),
                                  &error);
  if (days == NULL)
    {
      trellis_view_show_error (view, error);
      return;
    }
  stop_check (self);
  /* Until the planner has looked at an edit, what it said before stands; not of another year. */
  if (self->days == NULL || g_strcmp0 (self->days->year->id, days->year->id) != 0)
    g_clear_object (&self->plan);
  g_clear_object (&self->days);
  self->days = days;
  g_clear_object (&self->shown);
  self->shown = trellis_scope_filter (scope, days->schools);
  facts = list_plan_capacities (self);
  capacities = list_capacities (facts);
  layout = trellis_year_layout_new (days->year, self->shown, days->visits, trellis_scope_get_as_at (scope), grouping,
                                    TRELLIS_YEAR_FEDERATION_IN_ONE_ROW);
  trellis_year_board_show (self->board, layout, days, capacities);
  trellis_visit_agenda_show (self->agenda, layout);
  trellis_visit_capacity_show (self->capacity, days->year, facts);
  show_panel (self);
  show_badge (self);
  show_page (self);
  /* Edits that follow each other closely are looked at together. */
  if (g_list_model_get_n_items (days->visits) > 0)
    self->check_id = g_timeout_add (CHECK_DELAY_MS, check_cb, self);
}

static TrellisReport *
trellis_visits_view_create_report (TrellisView  *view,
                                   GError      **error)
{
  TrellisVisitsView *self = TRELLIS_VISITS_VIEW (view);
  const char *look = gtk_stack_get_visible_child_name (self->looks);
  TrellisReportKind kind = g_strcmp0 (look, "capacity") == 0 ? TRELLIS_REPORT_CAPACITY : TRELLIS_REPORT_VISITS;

  return trellis_report_new_from_store (trellis_view_get_store (view), kind, trellis_view_get_scope (view),
                                        TRELLIS_PAPER_A3, NULL, error);
}

static void
grouping_cb (TrellisVisitsView *self)
{
  if (self->days != NULL)
    trellis_view_refresh (TRELLIS_VIEW (self));
}

static void
look_cb (TrellisVisitsView *self)
{
  gboolean is_year = gtk_toggle_button_get_active (self->year_look);

  gboolean is_agenda = gtk_toggle_button_get_active (self->agenda_look);

  gtk_stack_set_visible_child_name (self->looks, is_year ? "year" : is_agenda ? "agenda" : "capacity");
  gtk_widget_set_sensitive (GTK_WIDGET (self->grouping), is_year);
}

static void
begin_cb (TrellisVisitsView *self)
{
  self->has_begun = TRUE;
  show_page (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->board));
}

static void
store_changed_cb (TrellisVisitsView *self,
                  guint              topics)
{
  if ((topics & TRELLIS_TOPIC_VISIT) != 0)
    show_badge (self);
}

/* The view ---------------------------------------------------------------------- */

static void
trellis_visits_view_constructed (GObject *object)
{
  TrellisVisitsView *self = TRELLIS_VISITS_VIEW (object);

  G_OBJECT_CLASS (trellis_visits_view_parent_class)->constructed (object);

  trellis_view_set_header_end (TRELLIS_VIEW (self), self->plan_button);
  trellis_view_set_scope_end (TRELLIS_VIEW (self), self->scope_end);
  /* The sidebar tells of notes due also while another view is on screen. */
  g_signal_connect_object (get_store (self), "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  show_badge (self);
}

static void
trellis_visits_view_dispose (GObject *object)
{
  TrellisVisitsView *self = TRELLIS_VISITS_VIEW (object);

  stop_check (self);
  g_clear_object (&self->plan);
  g_clear_object (&self->days);
  g_clear_object (&self->shown);

  G_OBJECT_CLASS (trellis_visits_view_parent_class)->dispose (object);
}

static void
trellis_visits_view_class_init (TrellisVisitsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = trellis_visits_view_constructed;
  object_class->dispose = trellis_visits_view_dispose;
  TRELLIS_VIEW_CLASS (klass)->refresh = trellis_visits_view_refresh;
  TRELLIS_VIEW_CLASS (klass)->create_report = trellis_visits_view_create_report;

  g_type_ensure (TRELLIS_TYPE_YEAR_BOARD);
  g_type_ensure (TRELLIS_TYPE_RESOLVE_PANEL);
  g_type_ensure (TRELLIS_TYPE_VISIT_AGENDA);
  g_type_ensure (TRELLIS_TYPE_VISIT_CAPACITY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-visits-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitsView, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitsView, looks);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitsView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitsView, board);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitsView, agenda);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitsView, capacity);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitsView, panel);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitsView, plan_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitsView, scope_end);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitsView, grouping);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitsView, year_look);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitsView, agenda_look);
  gtk_widget_class_bind_template_callback (widget_class, move_visit_cb);
  gtk_widget_class_bind_template_callback (widget_class, refused_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_visit_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_visit_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_visit_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_school_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_session_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_status_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_visit_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_card_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_cb);
  gtk_widget_class_bind_template_callback (widget_class, begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, grouping_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
}

static void
trellis_visits_view_init (TrellisVisitsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * trellis_visits_view_show_visit:
 * @self: the view
 * @visit_id: a visit
 *
 * Puts the cursor on the visit and opens it.
 */
void
trellis_visits_view_show_visit (TrellisVisitsView *self,
                                const char        *visit_id)
{
  g_return_if_fail (TRELLIS_IS_VISITS_VIEW (self));

  trellis_year_board_reveal_visit (self->board, visit_id);
  open_visit_cb (self, visit_id);
}
