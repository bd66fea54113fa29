/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-planner-dialog.h"

#include "trellis-day.h"
#include "trellis-store-planner.h"

#include <glib/gi18n.h>

/* What matters to the trust when the year is planned, in plain words. */

#define ANY_MONDAY_YEAR 2024  /* whose 1 January is a Monday */

struct _TrellisPlannerDialog
{
  AdwWindow parent_instance;

  GtkWidget *save;
  AdwComboRow *spacing;
  AdwComboRow *balance;
  AdwComboRow *hub;
  AdwComboRow *days;
  GtkBox *weekdays;
  GtkFlowBox *months;
  GtkLabel *problem;

  TrellisStore *store;
  TrellisPlanPreferences kept;      /* as they are in the file */
  GtkToggleButton *weekday_buttons[TRELLIS_PLAN_N_WEEKDAYS];
  GtkToggleButton *month_buttons[TRELLIS_PLAN_N_MONTHS];
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (TrellisPlannerDialog, trellis_planner_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
read_buttons (GtkToggleButton **buttons,
              int               n)
{
  guint bits = 0;

  for (int i = 0; i < n; i++)
    {
      if (gtk_toggle_button_get_active (buttons[i]))
        bits |= 1u << i;
    }

  return bits;
}

static TrellisPlanPreferences
read_preferences (TrellisPlannerDialog *self)
{
  TrellisPlanPreferences preferences = {
    .spacing = adw_combo_row_get_selected (self->spacing),
    .balance = adw_combo_row_get_selected (self->balance),
    .hub = adw_combo_row_get_selected (self->hub),
    .days = adw_combo_row_get_selected (self->days),
    .avoided_weekdays = read_buttons (self->weekday_buttons, TRELLIS_PLAN_N_WEEKDAYS),
    .avoided_months = read_buttons (self->month_buttons, TRELLIS_PLAN_N_MONTHS),
  };

  return preferences;
}

static void
changed_cb (TrellisPlannerDialog *self)
{
  TrellisPlanPreferences preferences;

  if (self->is_showing)
    return;
  preferences = read_preferences (self);
  gtk_widget_set_sensitive (self->save, !trellis_plan_preferences_equal (&preferences, &self->kept));
}

static void
show_preferences (TrellisPlannerDialog         *self,
                  const TrellisPlanPreferences *preferences)
{
  self->is_showing = TRUE;
  adw_combo_row_set_selected (self->spacing, preferences->spacing);
  adw_combo_row_set_selected (self->balance, preferences->balance);
  adw_combo_row_set_selected (self->hub, preferences->hub);
  adw_combo_row_set_selected (self->days, preferences->days);
  for (int i = 0; i < TRELLIS_PLAN_N_WEEKDAYS; i++)
    gtk_toggle_button_set_active (self->weekday_buttons[i], (preferences->avoided_weekdays & (1u << i)) != 0);
  for (int i = 0; i < TRELLIS_PLAN_N_MONTHS; i++)
    gtk_toggle_button_set_active (self->month_buttons[i], (preferences->avoided_months & (1u << i)) != 0);
  self->is_showing = FALSE;
  changed_cb (self);
}

static void
usual_cb (TrellisPlannerDialog *self)
{
  static const TrellisPlanPreferences usual = TRELLIS_PLAN_PREFERENCES_USUAL;

  show_preferences (self, &usual);
}

static void
save_cb (TrellisPlannerDialog *self)
{
  TrellisPlanPreferences preferences = read_preferences (self);
  g_autoptr (GError) error = NULL;

  if (!trellis_store_set_plan_preferences (self->store, &preferences, &error))
    {
      gtk_label_set_label (self->problem, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_SAVED], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
fill_weights (AdwComboRow *row)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  /* In the order of TrellisWeight. */
  gtk_string_list_append (list, _("Not at all"));
  gtk_string_list_append (list, _("As usual"));
  gtk_string_list_append (list, _("Matters more"));
  gtk_string_list_append (list, _("Matters most"));
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

static GtkToggleButton *
create_button (TrellisPlannerDialog *self,
               TrellisDay            day,
               const char           *short_format,
               const char           *long_format)
{
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *short_name = NULL;
  g_autofree char *long_name = NULL;
  GtkWidget *button;
  int year, month, number;

  trellis_day_get_ymd (day, &year, &month, &number);
  date = g_date_time_new_utc (year, month, number, 0, 0, 0);
  short_name = g_date_time_format (date, short_format);
  long_name = g_date_time_format (date, long_format);
  button = gtk_toggle_button_new_with_label (short_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, long_name, -1);
  gtk_widget_set_tooltip_text (button, long_name);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (changed_cb), self);

  return GTK_TOGGLE_BUTTON (button);
}

static void
fill_buttons (TrellisPlannerDialog *self)
{
  for (int i = 0; i < TRELLIS_PLAN_N_WEEKDAYS; i++)
    {
      self->weekday_buttons[i] = create_button (self, trellis_day_new (ANY_MONDAY_YEAR, 1, i + 1), "%a", "%A");
      gtk_box_append (self->weekdays, GTK_WIDGET (self->weekday_buttons[i]));
    }
  for (int i = 0; i < TRELLIS_PLAN_N_MONTHS; i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      self->month_buttons[i] = create_button (self, trellis_day_new (ANY_MONDAY_YEAR, i + 1, 1), "%b", "%B");
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), GTK_WIDGET (self->month_buttons[i]));
      /* The button takes the focus, not its place. */
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_insert (self->months, child, -1);
    }
}

static void
trellis_planner_dialog_dispose (GObject *object)
{
  g_clear_object (&TRELLIS_PLANNER_DIALOG (object)->store);

  G_OBJECT_CLASS (trellis_planner_dialog_parent_class)->dispose (object);
}

static void
trellis_planner_dialog_class_init (TrellisPlannerDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_planner_dialog_dispose;

  /**
   * TrellisPlannerDialog::saved:
   * @self: the dialog
   *
   * What matters is in the file.
   */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-planner-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisPlannerDialog, save);
  gtk_widget_class_bind_template_child (widget_class, TrellisPlannerDialog, spacing);
  gtk_widget_class_bind_template_child (widget_class, TrellisPlannerDialog, balance);
  gtk_widget_class_bind_template_child (widget_class, TrellisPlannerDialog, hub);
  gtk_widget_class_bind_template_child (widget_class, TrellisPlannerDialog, days);
  gtk_widget_class_bind_template_child (widget_class, TrellisPlannerDialog, weekdays);
  gtk_widget_class_bind_template_child (widget_class, TrellisPlannerDialog, months);
  gtk_widget_class_bind_template_child (widget_class, TrellisPlannerDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, usual_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
trellis_planner_dialog_init (TrellisPlannerDialog *self)
{
  self->is_showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_weights (self->spacing);
  fill_weights (self->balance);
  fill_weights (self->hub);
  fill_weights (self->days);
  fill_buttons (self);
}

/**
 * trellis_planner_dialog_new:
 * @parent: the window it belongs to
 * @store: the trust file
 * @error: return location for a #GError
 *
 * Returns: (transfer floating) (nullable): a window on what matters when the
 *   year is planned, or %NULL with @error set
 */
GtkWidget *
trellis_planner_dialog_new (GtkWindow     *parent,
                            TrellisStore  *store,
                            GError       **error)
{
  TrellisPlanPreferences preferences;
  TrellisPlannerDialog *self;

  if (!trellis_store_read_plan_preferences (store, &preferences, error))
    return NULL;

  self = g_object_new (TRELLIS_TYPE_PLANNER_DIALOG, "transient-for", parent, NULL);
  self->store = g_object_ref (store);
  self->kept = preferences;
  show_preferences (self, &preferences);

  return GTK_WIDGET (self);
}
