/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-actions-progress.h"

#include "trellis-action-lanes.h"
#include "trellis-card.h"
#include "trellis-choice.h"
#include "trellis-rating-mark.h"
#include "trellis-tally-card.h"

#include <glib/gi18n.h>
#include <math.h>

/* Whether next steps are followed up: three figures, the ratings over the year,
 * what has not moved, and the same figures by adviser, school or aspect. */

struct _TrellisActionsProgress
{
  AdwBin parent_instance;

  GtkLabel *values[3];
  GtkLabel *details[3];
  TrellisTallyCard *chart;
  GtkWidget *unmoved_card;
  GtkListBox *unmoved;
  TrellisChoice *by;
  GtkGrid *table;

  GListModel *actions;     /* (nullable): until the first are shown */
  GHashTable *courses;
  TrellisScheme *scheme;   /* (nullable) */
};

G_DEFINE_FINAL_TYPE (TrellisActionsProgress, trellis_actions_progress, ADW_TYPE_BIN)

static char *
dup_share (const TrellisActionProgress *progress)
{
  if (progress->n_followed == 0)
    return g_strdup ("–");

  return g_strdup_printf (_("%.0f%%"), 100.0 * progress->n_rated / progress->n_followed);
}

static char *
dup_median (const TrellisActionProgress *progress)
{
  return isnan (progress->median_days) ? g_strdup ("–") : g_strdup_printf ("%g", progress->median_days);
}

/* The trust in three figures ---------------------------------------------------- */

static void
show_figures (TrellisActionsProgress *self)
{
  TrellisActionProgress progress;
  g_autofree char *share = NULL;
  g_autofree char *median = NULL;
  g_autofree char *unmoved = NULL;
  g_autofree char *followed = NULL;
  g_autofree char *green = NULL;

  trellis_action_progress_reckon (&progress, self->actions, self->courses);
  share = dup_share (&progress);
  median = dup_median (&progress);
  unmoved = g_strdup_printf ("%u", progress.n_unmoved);
  followed = g_strdup_printf (_("%u of %u actions whose school was visited again"), progress.n_rated,
                              progress.n_followed);
  green = g_strdup_printf (_("from agreed to first green, of %u actions"), progress.n_green);
  gtk_label_set_label (self->values[0], share);
  gtk_label_set_label (self->details[0], followed);
  gtk_label_set_label (self->values[1], median);
  gtk_label_set_label (self->details[1], green);
  gtk_label_set_label (self->values[2], unmoved);
  gtk_label_set_label (self->details[2], _("red or amber through two visits or more"));
}

static GtkWidget *
create_figure (TrellisActionsProgress *self,
               guint                   index,
               const char             *title)
{
  GtkWidget *card = g_object_new (TRELLIS_TYPE_CARD, "title", title, NULL);

  self->values[index] = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->values[index], 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->values[index]), "title-1");
  self->details[index] = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->details[index], 0);
  gtk_label_set_wrap (self->details[index], TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->details[index]), "dim-label");
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->values[index]));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->details[index]));

  return card;
}

/* What has not moved --------------------------------------------------------------- */

static void
add_unmoved (TrellisActionsProgress *self,
             TrellisAction          *action,
             guint                   n_visits)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *what = gtk_label_new (action->what);
  GtkWidget *school = gtk_label_new (action->school_name);
  g_autofree char *since = g_strdup_printf (ngettext ("%u visit", "%u visits", n_visits), n_visits);
  GtkWidget *visits = gtk_label_new (since);
  g_autofree char *name = g_strdup_printf ("%s: %s, %s, %s", trellis_rating_get_name (action->rating), action->what,
                                           action->school_name, since);

  gtk_label_set_xalign (GTK_LABEL (what), 0);
  gtk_label_set_ellipsize (GTK_LABEL (what), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (what, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (school), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (school, "dim-label");
  gtk_widget_add_css_class (visits, "numeric");
  gtk_box_append (GTK_BOX (box), trellis_rating_mark_new (action->rating));
  gtk_box_append (GTK_BOX (box), what);
  gtk_box_append (GTK_BOX (box), school);
  gtk_box_append (GTK_BOX (box), visits);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "action", g_object_ref (action), g_object_unref);
  gtk_list_box_append (self->unmoved, row);
}

static guint
count_unmoved (TrellisActionsProgress *self,
               TrellisAction          *action)
{
  const TrellisActionCourse *course = g_hash_table_lookup (self->courses, action->id);

  return course != NULL ? trellis_action_course_count_unmoved (course) : 0;
}

/* Red before amber, and what has stood still for longer first. */
static int
compare_unmoved (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  TrellisAction *one = *(TrellisAction *const *) a;
  TrellisAction *other = *(TrellisAction *const *) b;
  int more = (int) count_unmoved (data, other) - (int) count_unmoved (data, one);

  if (one->rating != other->rating)
    return one->rating == TRELLIS_RATING_RED ? -1 : 1;

  return more != 0 ? more : g_strcmp0 (one->id, other->id);
}

static void
show_unmoved (TrellisActionsProgress *self)
{
  g_autoptr (GPtrArray) unmoved = g_ptr_array_new_with_free_func (g_object_unref);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->unmoved, 0)) != NULL)
    gtk_list_box_remove (self->unmoved, GTK_WIDGET (row));
  for (guint i = 0; i < g_list_model_get_n_items (self->actions); i++)
    {
      g_autoptr (TrellisAction) action = g_list_model_get_item (self->actions, i);

      if (count_unmoved (self, action) >= TRELLIS_UNMOVED_VISITS)
        g_ptr_array_add (unmoved, g_steal_pointer (&action));
    }
  g_ptr_array_sort_with_data (unmoved, compare_unmoved, self);
  for (guint i = 0; i < unmoved->len; i++)
    add_unmoved (self, unmoved->pdata[i], count_unmoved (self, unmoved->pdata[i]));
  gtk_widget_set_visible (self->unmoved_card, unmoved->len > 0);
}

static void
row_activated_cb (TrellisActionsProgress *self,
                  GtkListBoxRow          *row)
{
  g_signal_emit_by_name (self, "activate-action", g_object_get_data (G_OBJECT (row), "action"));
}

static GtkWidget *
create_unmoved (TrellisActionsProgress *self)
{
  self->unmoved_card = g_object_new (TRELLIS_TYPE_CARD, "title", _("Not moved"), "note",
                                     _("visits since it was rated so"), NULL);
  self->unmoved = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->unmoved, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->unmoved), "progress-list");
  g_signal_connect_object (self->unmoved, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->unmoved_card), GTK_WIDGET (self->unmoved));

  return self->unmoved_card;
}

/* By adviser, school or aspect ---------------------------------------------------- */

static void
add_cell (TrellisActionsProgress *self,
          int                     column,
          int                     row,
          const char             *text,
          const char             *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), column == 0 && row > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (self->table, label, column, row, 1, 1);
}

static void
add_count (TrellisActionsProgress *self,
           int                     column,
           int                     row,
           guint                   count)
{
  g_autofree char *text = g_strdup_printf ("%u", count);

  add_cell (self, column, row, text, "numeric");
}

static GListModel *
list_lane (TrellisActionLane *lane)
{
  GListStore *list = g_list_store_new (TRELLIS_TYPE_ACTION);

  for (guint column = 0; column < TRELLIS_N_ACTION_COLUMNS; column++)
    g_list_store_splice (list, g_list_model_get_n_items (G_LIST_MODEL (list)), 0, lane->columns[column]->pdata,
                         lane->columns[column]->len);

  return G_LIST_MODEL (list);
}

static TrellisLaneKind
get_by (TrellisActionsProgress *self)
{
  return (TrellisLaneKind) g_ascii_strtoull (trellis_choice_get_chosen (self->by), NULL, 10);
}

static void
show_table (TrellisActionsProgress *self)
{
  static const char *const titles[] = { N_("Actions"), N_("Followed by a visit"), N_("Rated at it"), N_("Share"),
                                        N_("Green"), N_("Days to green"), N_("Not moved") };
  TrellisLaneKind by = get_by (self);
  g_autoptr (GPtrArray) lanes = NULL;
  GtkWidget *child;

  if (self->actions == NULL)
    return;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->table))) != NULL)
    gtk_grid_remove (self->table, child);
  add_cell (self, 0, 0, trellis_lane_kind_get_name (by), "dim-label");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    add_cell (self, (int) i + 1, 0, _(titles[i]), "dim-label");

  lanes = trellis_action_lanes_new (self->actions, by, self->scheme);
  for (guint i = 0; i < lanes->len; i++)
    {
      TrellisActionLane *lane = g_ptr_array_index (lanes, i);
      g_autoptr (GListModel) actions = list_lane (lane);
      TrellisActionProgress progress;
      g_autofree char *share = NULL;
      g_autofree char *median = NULL;
      int row = (int) i + 1;

      trellis_action_progress_reckon (&progress, actions, self->courses);
      share = dup_share (&progress);
      median = dup_median (&progress);
      add_cell (self, 0, row, lane->name, "body");
      add_count (self, 1, row, progress.n_actions);
      add_count (self, 2, row, progress.n_followed);
      add_count (self, 3, row, progress.n_rated);
      add_cell (self, 4, row, share, "numeric");
      add_count (self, 5, row, progress.n_green);
      add_cell (self, 6, row, median, "numeric");
      add_count (self, 7, row, progress.n_unmoved);
    }
}

static GtkWidget *
create_table (TrellisActionsProgress *self)
{
  static const char *const keys[] = { "1", "2", "3", NULL };
  const char *names[] = { trellis_lane_kind_get_name (TRELLIS_LANES_ADVISER),
                          trellis_lane_kind_get_name (TRELLIS_LANES_SCHOOL),
                          trellis_lane_kind_get_name (TRELLIS_LANES_ASPECT), NULL };
  GtkWidget *card = g_object_new (TRELLIS_TYPE_CARD, "title", _("Followed up"), NULL);

  G_STATIC_ASSERT (TRELLIS_LANES_ADVISER == 1 && TRELLIS_LANES_SCHOOL == 2 && TRELLIS_LANES_ASPECT == 3);
  self->by = g_object_new (TRELLIS_TYPE_CHOICE, "title", _("By"), NULL);
  trellis_choice_set_items (self->by, keys, names);
  trellis_choice_set_chosen (self->by, keys[0]);
  g_signal_connect_object (self->by, "chosen", G_CALLBACK (show_table), self, G_CONNECT_SWAPPED);
  trellis_card_set_end (TRELLIS_CARD (card), GTK_WIDGET (self->by));

  self->table = GTK_GRID (gtk_grid_new ());
  gtk_widget_set_margin_top (GTK_WIDGET (self->table), 6);
  gtk_grid_set_column_spacing (self->table, 24);
  gtk_grid_set_row_spacing (self->table, 9);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->table));

  return card;
}

/* Over the year ------------------------------------------------------------------- */

static void
show_chart (TrellisActionsProgress *self,
            TrellisDay              from,
            TrellisDay              until)
{
  g_autoptr (TrellisTally) tally = trellis_tally_new (TRELLIS_TALLY_ACTIONS, from, until, until);

  for (guint i = 0; i < g_list_model_get_n_items (self->actions); i++)
    {
      g_autoptr (TrellisAction) action = g_list_model_get_item (self->actions, i);
      const TrellisActionCourse *course = g_hash_table_lookup (self->courses, action->id);

      if (course != NULL)
        trellis_tally_add_action (tally, course);
    }
  trellis_tally_card_set_tally (self->chart, tally);
}

static void
trellis_actions_progress_dispose (GObject *object)
{
  TrellisActionsProgress *self = TRELLIS_ACTIONS_PROGRESS (object);

  g_clear_object (&self->actions);
  g_clear_object (&self->scheme);
  g_clear_pointer (&self->courses, g_hash_table_unref);

  G_OBJECT_CLASS (trellis_actions_progress_parent_class)->dispose (object);
}

static void
trellis_actions_progress_class_init (TrellisActionsProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_actions_progress_dispose;

  /**
   * TrellisActionsProgress::activate-action:
   * @self: the page
   * @action: an action
   *
   * A person asks to see it whole.
   */
  g_signal_new ("activate-action", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                TRELLIS_TYPE_ACTION);
}

static void
trellis_actions_progress_init (TrellisActionsProgress *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *figures = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_set_homogeneous (GTK_BOX (figures), TRUE);
  gtk_box_append (GTK_BOX (figures), create_figure (self, 0, _("Rated at the next visit")));
  gtk_box_append (GTK_BOX (figures), create_figure (self, 1, _("Median days to green")));
  gtk_box_append (GTK_BOX (figures), create_figure (self, 2, _("Not moved")));
  gtk_box_append (GTK_BOX (box), figures);
  self->chart = g_object_new (TRELLIS_TYPE_TALLY_CARD, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chart));
  gtk_box_append (GTK_BOX (box), create_unmoved (self));
  gtk_box_append (GTK_BOX (box), create_table (self));
  gtk_widget_add_css_class (box, "progress");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/**
 * trellis_actions_progress_show:
 * @self: the page
 * @actions: (element-type TrellisAction): some actions
 * @courses: (element-type utf8 TrellisActionCourse): what has become of each, by
 *   its id
 * @scheme: (nullable): names and orders the aspects
 * @from: the first day of the chart
 * @until: its last day, not before the first
 *
 * Shows how the actions get on.
 */
void
trellis_actions_progress_show (TrellisActionsProgress *self,
                               GListModel             *actions,
                               GHashTable             *courses,
                               TrellisScheme          *scheme,
                               TrellisDay              from,
                               TrellisDay              until)
{
  g_return_if_fail (TRELLIS_IS_ACTIONS_PROGRESS (self));

  g_set_object (&self->actions, actions);
  g_set_object (&self->scheme, scheme);
  g_clear_pointer (&self->courses, g_hash_table_unref);
  self->courses = g_hash_table_ref (courses);
  show_figures (self);
  show_chart (self, from, until);
  show_unmoved (self);
  show_table (self);
}
