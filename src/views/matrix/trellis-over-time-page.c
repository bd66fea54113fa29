/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-over-time-page.h"

#include "trellis-flow-chart.h"
#include "trellis-paths-chart.h"

#include <glib/gi18n.h>

/* How schools went from level to level: all of them from year to year, with the
 * numbers as a table, and each of them term by term. */

struct _TrellisOverTimePage
{
  AdwBin parent_instance;

  GtkToggleButton *as_table;
  GtkStack *flow_stack;
  TrellisFlowChart *flow;
  GtkGrid *table;
  GtkLabel *summary;
  TrellisPathsChart *paths;
  GtkLabel *period;
  GtkLabel *reading;

  TrellisLevelCourse *by_term;   /* (nullable) */
};

G_DEFINE_FINAL_TYPE (TrellisOverTimePage, trellis_over_time_page, ADW_TYPE_BIN)

static void
look_cb (TrellisOverTimePage *self)
{
  gtk_stack_set_visible_child_name (self->flow_stack,
                                    gtk_toggle_button_get_active (self->as_table) ? "table" : "chart");
}

static void
add_cell (TrellisOverTimePage *self,
          int                  column,
          int                  row,
          const char          *text,
          const char          *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (self->table, label, column, row, 1, 1);
}

/* A row for each level and a column for each year; last, those without one. */
static void
fill_table (TrellisOverTimePage *self,
            TrellisLevelCourse  *by_year)
{
  GPtrArray *levels = trellis_level_course_get_scheme (by_year)->levels;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->table))) != NULL)
    gtk_grid_remove (self->table, child);
  add_cell (self, 0, 0, _("Level"), "dim-label");
  for (guint i = 0; i <= levels->len; i++)
    {
      const TrellisLevel *level = i < levels->len ? g_ptr_array_index (levels, i) : NULL;

      add_cell (self, 0, i + 1, level != NULL ? level->name : _("No category"), NULL);
      for (guint day = 0; day < trellis_level_course_get_n_days (by_year); day++)
        {
          g_autofree char *count = g_strdup_printf ("%u", trellis_level_course_count (by_year, day, level));

          if (i == 0)
            add_cell (self, day + 1, 0, trellis_level_course_get_name (by_year, day), "dim-label");
          add_cell (self, day + 1, i + 1, count, "numeric");
        }
    }
}

static void
reading_cb (TrellisOverTimePage *self,
            GParamSpec          *pspec,
            TrellisChart        *chart)
{
  const char *reading = trellis_chart_get_reading (chart);

  gtk_label_set_label (self->reading, reading != NULL ? reading : "");
}

static void
flow_reading_cb (TrellisOverTimePage *self)
{
  const char *reading = trellis_chart_get_reading (TRELLIS_CHART (self->flow));
  g_autofree char *summary = NULL;

  if (reading == NULL || *reading == '\0')
    summary = TRELLIS_CHART_GET_CLASS (self->flow)->dup_summary (TRELLIS_CHART (self->flow));
  gtk_label_set_label (self->summary, summary != NULL ? summary : reading);
}

static void
activated_cb (TrellisOverTimePage *self,
              guint                index)
{
  if (self->by_term != NULL && index < trellis_level_course_get_n_schools (self->by_term))
    g_signal_emit_by_name (self, "activate-school", trellis_level_course_get_school (self->by_term, index)->urn);
}

static GtkWidget *
create_heading (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "heading");

  return label;
}

static GtkLabel *
create_note (void)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (label), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (label), "trellis-card-note");

  return label;
}

static GtkWidget *
create_card (void)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "trellis-card");

  return card;
}

static GtkWidget *
create_flow (TrellisOverTimePage *self)
{
  GtkWidget *card = create_card ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *toggles = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *as_chart = gtk_toggle_button_new_with_label (_("Chart"));

  self->as_table = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_("Table")));
  gtk_toggle_button_set_group (self->as_table, GTK_TOGGLE_BUTTON (as_chart));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (as_chart), TRUE);
  gtk_widget_add_css_class (toggles, "linked");
  gtk_box_append (GTK_BOX (toggles), as_chart);
  gtk_box_append (GTK_BOX (toggles), GTK_WIDGET (self->as_table));
  g_signal_connect_object (self->as_table, "toggled", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), create_heading (_("Schools at each level, from year to year")));
  gtk_box_append (GTK_BOX (line), toggles);

  self->flow = g_object_new (TRELLIS_TYPE_FLOW_CHART, NULL);
  g_signal_connect_object (self->flow, "notify::reading", G_CALLBACK (flow_reading_cb), self, G_CONNECT_SWAPPED);
  self->table = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->table, 36);
  gtk_grid_set_row_spacing (self->table, 9);
  gtk_widget_set_halign (GTK_WIDGET (self->table), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self->table), GTK_ALIGN_START);
  self->flow_stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->flow_stack, GTK_WIDGET (self->flow), "chart");
  gtk_stack_add_named (self->flow_stack, GTK_WIDGET (self->table), "table");
  self->summary = create_note ();
  gtk_box_append (GTK_BOX (card), line);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->flow_stack));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->summary));

  return card;
}

static GtkWidget *
create_paths (TrellisOverTimePage *self)
{
  GtkWidget *card = create_card ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->period = create_note ();
  gtk_box_append (GTK_BOX (line), create_heading (_("Every school, term by term")));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->period));
  self->paths = g_object_new (TRELLIS_TYPE_PATHS_CHART, NULL);
  g_signal_connect_object (self->paths, "notify::reading", G_CALLBACK (reading_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->paths, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  self->reading = create_note ();
  gtk_box_append (GTK_BOX (card), line);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->paths));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->reading));

  return card;
}

static void
trellis_over_time_page_dispose (GObject *object)
{
  g_clear_object (&TRELLIS_OVER_TIME_PAGE (object)->by_term);

  G_OBJECT_CLASS (trellis_over_time_page_parent_class)->dispose (object);
}

static void
trellis_over_time_page_class_init (TrellisOverTimePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trellis_over_time_page_dispose;

  /**
   * TrellisOverTimePage::activate-school:
   * @self: the page
   * @urn: a school's URN
   *
   * A person asks to see where its category was agreed.
   */
  g_signal_new ("activate-school", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);
}

static void
trellis_over_time_page_init (TrellisOverTimePage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (box), create_flow (self));
  gtk_box_append (GTK_BOX (box), create_paths (self));
  gtk_widget_add_css_class (box, "moderation");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/**
 * trellis_over_time_page_show:
 * @self: the page
 * @by_year: how all schools went from year to year
 * @by_term: how each of the same schools went from term to term
 *
 * Shows other schools or another day.
 */
void
trellis_over_time_page_show (TrellisOverTimePage *self,
                             TrellisLevelCourse  *by_year,
                             TrellisLevelCourse  *by_term)
{
  guint n_terms = trellis_level_course_get_n_days (by_term);
  g_autofree char *period = NULL;

  g_return_if_fail (TRELLIS_IS_OVER_TIME_PAGE (self));

  /* Translators: from a term to a term */
  period = g_strdup_printf (_("%s to %s"), trellis_level_course_get_name (by_term, 0),
                            trellis_level_course_get_name (by_term, n_terms - 1));
  gtk_label_set_label (self->period, period);
  g_set_object (&self->by_term, by_term);
  trellis_flow_chart_set_course (self->flow, by_year);
  trellis_paths_chart_set_course (self->paths, by_term);
  fill_table (self, by_year);
  flow_reading_cb (self);
}
