/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-figures-dialog.h"

#include "trellis-choice.h"
#include "trellis-day-button.h"
#include "trellis-entry-grid.h"
#include "trellis-figures-sheet.h"
#include "trellis-form.h"
#include "trellis-store-measures.h"
#include "trellis-store-trend.h"
#include "trellis-views.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The trust's measures, and a sheet of the figures of each: typed, or pasted as
 * a block. Each cell is written as it is left. */
struct _TrellisFiguresDialog
{
  AdwWindow parent_instance;

  GtkMenuButton *new_button;
  GtkWidget *undo_button;
  GtkStack *pages;
  GtkListBox *measure_list;
  GtkLabel *name_label;
  GtkLabel *about_label;
  GtkWidget *edit_button;
  TrellisChoice *span_choice;
  TrellisChoice *group_choice;
  TrellisChoice *what_choice;
  TrellisDayButton *day_button;
  TrellisEntryGrid *grid;
  GtkLabel *status_label;
  TrellisForm *form;

  TrellisStore *store;
  GPtrArray *measures;         /* (element-type TrellisMeasure) */
  TrellisMeasure *measure;     /* (nullable): the one that is shown; of @measures */
  char *group;                 /* empty for all pupils */
  char *shape;                 /* (nullable): which cells the grid has, in words of its own */
  GPtrArray *added;            /* (element-type utf8): days that were added and have no figure yet */
  TrellisFiguresSheet *sheet;  /* (nullable) */
  gboolean is_filling;         /* the parts are being set, not used */
};

G_DEFINE_FINAL_TYPE (TrellisFiguresDialog, trellis_figures_dialog, ADW_TYPE_WINDOW)

/* School years that stand beside each other where there is one figure a year. */
#define YEARS_IN_SPAN 6
/* What can be typed of the past, at least. */
#define YEARS_BACK 3

static void show_measure (TrellisFiguresDialog *self);

static void
show_status (TrellisFiguresDialog *self,
             const char           *text,
             gboolean              is_problem)
{
  gtk_label_set_label (self->status_label, text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->status_label), is_problem ? "dim-label" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->status_label), is_problem ? "error" : "dim-label");
}

static void
show_hint (TrellisFiguresDialog *self)
{
  show_status (self, _("Type a number; SUPP, NE and the like, or (a reason), where there is none. Ctrl+V pastes a "
                       "block of a spreadsheet, with or without the schools’ names before it."), FALSE);
}

/* The school year that a day is in, by the calendar year in which it begins. */
static int
get_first_year (TrellisDay day)
{
  int year, month, day_of_month;

  trellis_day_get_ymd (day, &year, &month, &day_of_month);

  return month >= 9 ? year : year - 1;
}

static gboolean
is_yearly (TrellisFiguresDialog *self)
{
  return g_str_equal (self->measure->every, "year");
}

/* Choices ---------------------------------------------------------------------- */

static void
set_items (TrellisChoice *choice,
           GPtrArray     *keys,
           GPtrArray     *names,
           const char    *chosen)
{
  g_ptr_array_add (keys, NULL);
  g_ptr_array_add (names, NULL);
  trellis_choice_set_items (choice, (const char *const *) keys->pdata, (const char *const *) names->pdata);
  if (chosen != NULL && g_strv_contains ((const char *const *) keys->pdata, chosen))
    trellis_choice_set_chosen (choice, chosen);
}

static char *
dup_span_name (int first,
               int n_years)
{
  g_autofree char *from = g_strdup_printf ("%d/%02d", first, (first + 1) % 100);
  g_autofree char *until = g_strdup_printf ("%d/%02d", first + n_years - 1, (first + n_years) % 100);

  return n_years == 1 ? g_steal_pointer (&from) : g_strdup_printf (_("%s to %s"), from, until);
}

/* From the earliest figure to the present year, the latest first. */
static void
fill_spans (TrellisFiguresDialog *self,
            TrellisTrend         *trend)
{
  int current = get_first_year (trellis_store_get_today (self->store));
  int earliest = current - YEARS_BACK;
  int n_years = is_yearly (self) ? YEARS_IN_SPAN : 1;
  g_autofree char *chosen = g_strdup (trellis_choice_get_chosen (self->span_choice));
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (trend->periods->len > 0)
    {
      const TrellisTrendPeriod *first = g_ptr_array_index (trend->periods, 0);

      earliest = MIN (earliest, get_first_year (first->ends_on));
    }
  /* There is always an earlier span to type in. */
  for (int first = current - n_years + 1; first > earliest - n_years; first -= n_years)
    {
      g_ptr_array_add (keys, g_strdup_printf ("%d", first));
      g_ptr_array_add (names, dup_span_name (first, n_years));
    }
  set_items (self->span_choice, keys, names, chosen);
}

static gboolean
fill_groups (TrellisFiguresDialog  *self,
             GError               **error)
{
  g_autoptr (GPtrArray) groups = trellis_store_list_pupil_groups (self->store, self->measure->id, error);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (groups == NULL)
    return FALSE;
  if (!g_ptr_array_find_with_equal_func (groups, "Disadvantaged", g_str_equal, NULL))
    g_ptr_array_add (groups, g_strdup ("Disadvantaged"));
  g_ptr_array_add (keys, g_strdup (""));
  g_ptr_array_add (names, g_strdup (_("All pupils")));
  for (guint i = 0; i < groups->len; i++)
    {
      g_ptr_array_add (keys, g_strdup (g_ptr_array_index (groups, i)));
      g_ptr_array_add (names, g_strdup (g_ptr_array_index (groups, i)));
    }
  set_items (self->group_choice, keys, names, self->group);

  return TRUE;
}

static int
compare_periods (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Days on which there are figures, and those that were added. */
static void
add_days (TrellisFiguresDialog *self,
          TrellisTrend         *trend,
          int                   first,
          GPtrArray            *periods)
{
  for (guint k = 0; k < trend->periods->len; k++)
    {
      const TrellisTrendPeriod *period = g_ptr_array_index (trend->periods, k);

      if (get_first_year (period->ends_on) == first)
        g_ptr_array_add (periods, g_strdup (period->key));
    }
  for (guint k = 0; k < self->added->len; k++)
    {
      const char *key = g_ptr_array_index (self->added, k);
      TrellisDay day;

      if (trellis_period_parse (key, &day) && get_first_year (day) == first &&
          !g_ptr_array_find_with_equal_func (periods, key, g_str_equal, NULL))
        g_ptr_array_add (periods, g_strdup (key));
    }
  g_ptr_array_sort (periods, compare_periods);
}

static GPtrArray *
list_periods (TrellisFiguresDialog *self,
              TrellisTrend         *trend)
{
  GPtrArray *periods = g_ptr_array_new_with_free_func (g_free);
  int first = atoi (trellis_choice_get_chosen (self->span_choice));

  for (int year = first; year < first + (is_yearly (self) ? YEARS_IN_SPAN : 1); year++)
    g_ptr_array_extend_and_steal (periods, trellis_period_list_of_year (self->measure->every, year));
  if (periods->len == 0)
    add_days (self, trend, first, periods);

  return periods;
}

/* The grid --------------------------------------------------------------------- */

static void
fill_cells (TrellisFiguresDialog *self)
{
  TrellisFiguresSheet *sheet = self->sheet;

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      for (guint k = 0; k < trellis_figures_sheet_get_n_columns (sheet); k++)
        {
          g_autofree char *text = trellis_figures_sheet_dup_cell (sheet, i, k);

          trellis_entry_grid_set_cell (self->grid, i, k, text, trellis_figures_sheet_is_editable (sheet, i, k));
        }
    }
}

/* Cells are made anew only where they are others: what is being typed stays. */
static void
fill_grid (TrellisFiguresDialog *self)
{
  TrellisFiguresSheet *sheet = self->sheet;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *row_names = NULL;
  g_autofree char *column_names = NULL;
  g_autofree char *shape = NULL;

  for (guint i = 0; i < sheet->rows->len; i++)
    g_ptr_array_add (rows, ((TrellisFiguresRow *) g_ptr_array_index (sheet->rows, i))->name);
  for (guint k = 0; k < trellis_figures_sheet_get_n_columns (sheet); k++)
    g_ptr_array_add (columns, trellis_figures_sheet_dup_column_name (sheet, k));
  g_ptr_array_add (rows, NULL);
  g_ptr_array_add (columns, NULL);
  row_names = g_strjoinv ("\t", (char **) rows->pdata);
  column_names = g_strjoinv ("\t", (char **) columns->pdata);
  shape = g_strdup_printf ("%s\n%s\n%s\n%s\n%d", self->measure->id, self->group, row_names, column_names,
                           sheet->is_of_pupils);
  if (g_strcmp0 (shape, self->shape) != 0)
    {
      trellis_entry_grid_set_shape (self->grid, _("School"), (const char *const *) rows->pdata,
                                    (const char *const *) columns->pdata);
      g_free (self->shape);
      self->shape = g_steal_pointer (&shape);
    }
  fill_cells (self);
}

static gboolean
read_sheet (TrellisFiguresDialog  *self,
            GError               **error)
{
  TrellisDay today = trellis_store_get_today (self->store);
  g_autoptr (GListStore) nobody = g_list_store_new (TRELLIS_TYPE_SCHOOL);
  g_autoptr (TrellisTrend) trend = NULL;
  g_autoptr (GPtrArray) periods = NULL;
  TrellisFiguresSheet *sheet;

  /* Which periods have figures, of whomever. */
  trend = trellis_store_read_trend (self->store, self->measure->id, G_LIST_MODEL (nobody), "", today, error);
  if (trend == NULL || !fill_groups (self, error))
    return FALSE;
  fill_spans (self, trend);
  periods = list_periods (self, trend);
  sheet = trellis_figures_sheet_read (self->store, self->measure->id, self->group,
                                      g_strcmp0 (trellis_choice_get_chosen (self->what_choice), "pupils") == 0, periods,
                                      error);
  if (sheet == NULL)
    return FALSE;
  g_clear_pointer (&self->sheet, trellis_figures_sheet_free);
  self->sheet = sheet;

  return TRUE;
}

static void
show_undo (TrellisFiguresDialog *self)
{
  const char *sentence = trellis_store_get_undo_sentence (self->store);
  g_autofree char *words = sentence != NULL ? g_strdup_printf (_("Undo: %s"), sentence) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "figures.undo", sentence != NULL);
  gtk_widget_set_sensitive (self->undo_button, sentence != NULL);
  gtk_widget_set_tooltip_text (self->undo_button, words);
}

static void
show_measure (TrellisFiguresDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *about = NULL;

  show_undo (self);
  gtk_stack_set_visible_child_name (self->pages, self->measure != NULL ? "measures" : "empty");
  if (self->measure == NULL)
    return;
  self->is_filling = TRUE;
  about = *self->measure->unit == '\0'
    ? g_strdup_printf ("%s · %s", trellis_better_get_name (self->measure->better),
                       trellis_frequency_get_name (self->measure->every))
    : g_strdup_printf ("%s · %s · %s", self->measure->unit, trellis_better_get_name (self->measure->better),
                       trellis_frequency_get_name (self->measure->every));
  gtk_label_set_label (self->name_label, self->measure->name);
  gtk_label_set_label (self->about_label, about);
  gtk_widget_set_visible (GTK_WIDGET (self->day_button), g_str_equal (self->measure->every, "week") ||
                                                         g_str_equal (self->measure->every, "point"));
  if (read_sheet (self, &error))
    fill_grid (self);
  else
    show_status (self, error->message, TRUE);
  self->is_filling = FALSE;
}

/* The list ----------------------------------------------------------------------- */

static GtkListBoxRow *
add_measure_row (TrellisFiguresDialog *self,
                 const TrellisMeasure *measure)
{
  GtkWidget *label = gtk_label_new (measure->name);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, measure->name);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, measure->name, -1);
  gtk_list_box_append (self->measure_list, row);

  return GTK_LIST_BOX_ROW (row);
}

/* Shows the measures anew, and of them that one; the first where it is none. */
static void
list_measures (TrellisFiguresDialog *self,
               const char           *measure_id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *measures = trellis_store_list_measures (self->store, &error);
  g_autofree char *id = g_strdup (measure_id);
  GtkListBoxRow *chosen = NULL;
  GtkWidget *child;

  if (measures == NULL)
    {
      show_status (self, error->message, TRUE);
      return;
    }
  self->is_filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->measure_list))) != NULL)
    gtk_list_box_remove (self->measure_list, child);
  g_clear_pointer (&self->measures, g_ptr_array_unref);
  self->measures = measures;
  self->measure = measures->len > 0 ? g_ptr_array_index (measures, 0) : NULL;
  for (guint i = 0; i < measures->len; i++)
    {
      TrellisMeasure *measure = g_ptr_array_index (measures, i);
      GtkListBoxRow *row = add_measure_row (self, measure);

      if (i == 0 || g_strcmp0 (measure->id, id) == 0)
        {
          self->measure = measure;
          chosen = row;
        }
    }
  gtk_list_box_select_row (self->measure_list, chosen);
  self->is_filling = FALSE;
  show_measure (self);
}

static void
row_selected_cb (TrellisFiguresDialog *self,
                 GtkListBoxRow        *row)
{
  if (self->is_filling || row == NULL)
    return;
  self->measure = g_ptr_array_index (self->measures, gtk_list_box_row_get_index (row));
  g_ptr_array_set_size (self->added, 0);
  show_hint (self);
  show_measure (self);
}

static void
choose_cb (TrellisFiguresDialog *self)
{
  if (self->is_filling)
    return;
  g_free (self->group);
  self->group = g_strdup (trellis_choice_get_chosen (self->group_choice));
  show_hint (self);
  show_measure (self);
}

static void
add_day_cb (TrellisFiguresDialog *self)
{
  TrellisDay day = trellis_day_button_get_day (self->day_button);
  g_autofree char *span = NULL;

  if (day == TRELLIS_DAY_NONE)
    return;
  span = g_strdup_printf ("%d", get_first_year (day));
  g_ptr_array_add (self->added, trellis_day_format (day, TRELLIS_DAY_STYLE_ISO));
  trellis_day_button_set_day (self->day_button, TRELLIS_DAY_NONE);
  trellis_choice_set_chosen (self->span_choice, span);
  show_measure (self);
}

static void
store_changed_cb (TrellisFiguresDialog *self,
                  TrellisTopic          topics)
{
  g_autofree char *id = self->measure != NULL ? g_strdup (self->measure->id) : NULL;

  if ((topics & (TRELLIS_TOPIC_MEASURE | TRELLIS_TOPIC_SCHOOL)) != 0)
    list_measures (self, id);
}

static void
edited_cb (TrellisFiguresDialog *self,
           guint                 row,
           guint                 column,
           const char           *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *typed = g_strdup (text);

  if (!trellis_figures_sheet_write (self->sheet, row, column, typed, &sentence, &error))
    {
      trellis_entry_grid_mark (self->grid, row, column);
      show_status (self, error->message, TRUE);
    }
  else if (sentence != NULL)
    {
      g_autofree char *wait = trellis_figures_sheet_dup_wait (self->sheet, column);
      g_autofree char *words = wait != NULL ? g_strdup_printf ("%s. %s", sentence, wait) : NULL;

      show_status (self, words != NULL ? words : sentence, FALSE);
    }
  /* What was typed otherwise than it is written is shown as it is written. */
  else
    {
      trellis_entry_grid_set_cell (self->grid, row, column, "", TRUE);
      fill_cells (self);
    }
}

static void
undo (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  TrellisFiguresDialog *self = TRELLIS_FIGURES_DIALOG (widget);
  g_autoptr (GError) error = NULL;

  if (trellis_store_undo (self->store, &error))
    show_hint (self);
  else
    show_status (self, error->message, TRUE);
}

static void
undo_cb (TrellisFiguresDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "figures.undo", NULL);
}

/* The form of a measure ------------------------------------------------------------ */

static void
edit_measure_cb (TrellisFiguresDialog *self)
{
  trellis_form_open (self->form, self->edit_button, self->measure->id);
}

static void
fill_form_cb (TrellisFiguresDialog *self)
{
  gboolean is_new = trellis_form_get_subject (self->form) == NULL;
  g_autofree char *decimals = g_strdup_printf ("%d", is_new ? 1 : self->measure->decimals);

  trellis_form_set_text (self->form, "name", is_new ? "" : self->measure->name);
  trellis_form_set_text (self->form, "unit", is_new ? "%" : self->measure->unit);
  trellis_form_set_text (self->form, "decimals", decimals);
  trellis_form_set_text (self->form, "better",
                         trellis_better_get_key (is_new ? TRELLIS_BETTER_UP : self->measure->better));
  trellis_form_set_text (self->form, "every", is_new ? "year" : self->measure->every);
}

/* Two measures of one name could not be told apart where only names are shown. */
static gboolean
is_name_taken (TrellisFiguresDialog *self,
               const char           *name,
               const char           *id)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  for (guint i = 0; i < self->measures->len; i++)
    {
      const TrellisMeasure *measure = g_ptr_array_index (self->measures, i);
      g_autofree char *folded = g_utf8_casefold (measure->name, -1);

      if (g_str_equal (folded, wanted) && g_strcmp0 (measure->id, id) != 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_figures (TrellisFiguresDialog *self,
             const char           *measure_id)
{
  g_autoptr (GPtrArray) figures = trellis_store_list_figures (self->store, NULL);

  for (guint i = 0; figures != NULL && i < figures->len; i++)
    {
      if (g_str_equal (((TrellisFigure *) g_ptr_array_index (figures, i))->measure_id, measure_id))
        return TRUE;
    }

  return FALSE;
}

static gboolean
check_form (TrellisFiguresDialog *self,
            const TrellisMeasure *measure,
            const char           *subject)
{
  if (*measure->name == '\0')
    trellis_form_show_problem (self->form, "name", _("Give the measure a name."));
  else if (is_name_taken (self, measure->name, subject))
    trellis_form_show_problem (self->form, "name", _("There is a measure of this name already."));
  else if (subject != NULL && !g_str_equal (measure->every, self->measure->every) && has_figures (self, subject))
    trellis_form_show_problem (self->form, "every", _("It has figures for other periods already. Add another measure, "
                                                      "or take its figures out first."));
  else
    return TRUE;

  return FALSE;
}

static void
take_form_cb (TrellisFiguresDialog *self)
{
  g_autofree char *subject = g_strdup (trellis_form_get_subject (self->form));
  g_autofree char *decimals = trellis_form_dup_text (self->form, "decimals");
  g_autofree char *better = trellis_form_dup_text (self->form, "better");
  g_autoptr (TrellisMeasure) measure = g_new0 (TrellisMeasure, 1);
  g_autoptr (GError) error = NULL;
  gboolean is_good;

  measure->name = trellis_form_dup_text (self->form, "name");
  measure->unit = trellis_form_dup_text (self->form, "unit");
  measure->decimals = atoi (decimals);
  measure->every = trellis_form_dup_text (self->form, "every");
  trellis_better_parse (better, &measure->better);
  if (!check_form (self, measure, subject))
    return;
  measure->id = subject != NULL ? g_strdup (subject)
                                : trellis_store_dup_measure_id (self->store, measure->name, &error);
  is_good = measure->id != NULL && (subject != NULL ? trellis_store_set_measure (self->store, measure, &error)
                                                    : trellis_store_add_measure (self->store, measure, &error));
  if (!is_good)
    {
      trellis_form_show_problem (self->form, NULL, error->message);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self->form));
  list_measures (self, measure->id);
  show_hint (self);
}

static void
remove_measure_cb (TrellisFiguresDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (!trellis_store_remove_measure (self->store, trellis_form_get_subject (self->form), &error))
    show_status (self, error->message, TRUE);
}

static void
create_form (TrellisFiguresDialog *self)
{
  static const char *const decimals[] = { "0", "1", "2", "3", "4", NULL };
  const char *better_keys[TRELLIS_N_BETTERS + 1] = { NULL };
  const char *better_names[TRELLIS_N_BETTERS + 1] = { NULL };
  g_autoptr (GPtrArray) every_keys = g_ptr_array_new ();
  g_autoptr (GPtrArray) every_names = g_ptr_array_new ();
  const char *key;

  for (guint i = 0; i < TRELLIS_N_BETTERS; i++)
    {
      better_keys[i] = trellis_better_get_key (i);
      better_names[i] = trellis_better_get_name (i);
    }
  for (guint i = 0; (key = trellis_frequency_get_key (i)) != NULL; i++)
    {
      g_ptr_array_add (every_keys, (char *) key);
      g_ptr_array_add (every_names, (char *) trellis_frequency_get_name (key));
    }
  g_ptr_array_add (every_keys, NULL);
  g_ptr_array_add (every_names, NULL);

  self->form = TRELLIS_FORM (trellis_form_new (_("_Take")));
  trellis_form_add_entry (self->form, "name", _("Name"));
  trellis_form_add_entry (self->form, "unit", _("Unit: %, points, pupils or another"));
  trellis_form_add_choice (self->form, "decimals", _("Decimal places"), decimals, decimals);
  trellis_form_add_choice (self->form, "better", _("Which direction is better"), better_keys, better_names);
  trellis_form_add_choice (self->form, "every", _("How often there is a figure"),
                           (const char *const *) every_keys->pdata, (const char *const *) every_names->pdata);
  gtk_menu_button_set_popover (self->new_button, GTK_WIDGET (self->form));
  g_signal_connect_object (self->form, "opened", G_CALLBACK (fill_form_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "take", G_CALLBACK (take_form_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "remove", G_CALLBACK (remove_measure_cb), self, G_CONNECT_SWAPPED);
}

static void
trellis_figures_dialog_finalize (GObject *object)
{
  TrellisFiguresDialog *self = TRELLIS_FIGURES_DIALOG (object);

  g_clear_pointer (&self->sheet, trellis_figures_sheet_free);
  g_clear_pointer (&self->measures, g_ptr_array_unref);
  g_ptr_array_unref (self->added);
  g_clear_object (&self->store);
  g_free (self->group);
  g_free (self->shape);

  G_OBJECT_CLASS (trellis_figures_dialog_parent_class)->finalize (object);
}

static void
trellis_figures_dialog_class_init (TrellisFiguresDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trellis_figures_dialog_finalize;
  g_type_ensure (TRELLIS_TYPE_ENTRY_GRID);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-figures-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisFiguresDialog, new_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisFiguresDialog, undo_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisFiguresDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, TrellisFiguresDialog, measure_list);
  gtk_widget_class_bind_template_child (widget_class, TrellisFiguresDialog, name_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisFiguresDialog, about_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisFiguresDialog, edit_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisFiguresDialog, span_choice);
  gtk_widget_class_bind_template_child (widget_class, TrellisFiguresDialog, group_choice);
  gtk_widget_class_bind_template_child (widget_class, TrellisFiguresDialog, what_choice);
  gtk_widget_class_bind_template_child (widget_class, TrellisFiguresDialog, day_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisFiguresDialog, grid);
  gtk_widget_class_bind_template_child (widget_class, TrellisFiguresDialog, status_label);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_day_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_measure_cb);
  gtk_widget_class_install_action (widget_class, "figures.undo", NULL, undo);
}

static void
trellis_figures_dialog_init (TrellisFiguresDialog *self)
{
  const char *const keys[] = { "figures", "pupils", NULL };
  const char *const names[] = { _("Figures"), _("Pupils that they count"), NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->group = g_strdup ("");
  self->added = g_ptr_array_new_with_free_func (g_free);
  trellis_choice_set_items (self->what_choice, keys, names);
  create_form (self);
  show_hint (self);
}

/**
 * trellis_figures_dialog_new:
 * @parent: (nullable): the window that asks
 * @store: its file, which can be written
 * @measure_id: (nullable): a measure to show; %NULL for the first
 * @pupil_group: of which pupils; empty for all
 *
 * Shows the trust's measures to define and change, and their figures, targets
 * and benchmarks to type and paste.
 *
 * Returns: (transfer floating): the window
 */
GtkWidget *
trellis_figures_dialog_new (GtkWindow    *parent,
                            TrellisStore *store,
                            const char   *measure_id,
                            const char   *pupil_group)
{
  TrellisFiguresDialog *self = g_object_new (TRELLIS_TYPE_FIGURES_DIALOG, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  g_free (self->group);
  self->group = g_strdup (pupil_group);
  list_measures (self, measure_id);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
