/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-calendar-dialog.h"

#include "trellis-closure-form.h"
#include "trellis-day-button.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-views.h"

#include <glib/gi18n-lib.h>

/* The dates of a school year: terms, and the days out of them, of the trust, of
 * a school or of an adviser. What is edited here is a copy, which is written as
 * one change. */
struct _TrellisCalendarDialog
{
  AdwWindow parent_instance;

  GtkDropDown *year_drop;
  GtkWidget *save_button;
  GtkLabel *problem_label;
  AdwPreferencesGroup *terms_group;
  GtkDropDown *whose_drop;
  GtkWidget *same_button;
  AdwPreferencesGroup *groups[TRELLIS_N_CLOSURE_KINDS];

  TrellisStore *store;
  GPtrArray *year_ids;     /* (element-type utf8): beside the drop-down */
  GListModel *schools;
  GListModel *advisers;
  TrellisSchoolYear *year; /* the copy; NULL while there is none */
  GPtrArray *rows;         /* (element-type GtkWidget): those of the groups */
  GtkSizeGroup *day_sizes[2];  /* so that first days stand under first days, last under last */
  gboolean is_showing;     /* what changes now is not a person's doing */
};

G_DEFINE_FINAL_TYPE (TrellisCalendarDialog, trellis_calendar_dialog, ADW_TYPE_WINDOW)

static void show_year (TrellisCalendarDialog *self);

static void
show_problem (TrellisCalendarDialog *self,
              const char            *problem)
{
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

/* Another year can be looked at while nothing waits to be saved. */
static void
set_edited (TrellisCalendarDialog *self,
            gboolean               is_edited)
{
  gtk_widget_set_sensitive (self->save_button, is_edited);
  gtk_widget_set_sensitive (GTK_WIDGET (self->year_drop), !is_edited);
}

static void
add_row (TrellisCalendarDialog *self,
         AdwPreferencesGroup   *group,
         GtkWidget             *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

/* Terms ---------------------------------------------------------------------- */

/* The school whose terms are shown; NULL for the trust's. */
static const char *
find_school (TrellisCalendarDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->whose_drop);
  g_autoptr (TrellisSchool) school = NULL;

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;

  /* The list keeps what it gave. */
  school = g_list_model_get_item (self->schools, selected - 1);
  return school->urn;
}

static void
whose_cb (TrellisCalendarDialog *self)
{
  if (!self->is_showing && self->year != NULL)
    show_year (self);
}

static void
same_cb (TrellisCalendarDialog *self)
{
  trellis_school_year_drop_own_terms (self->year, find_school (self));
  set_edited (self, TRUE);
  show_year (self);
}

static void
term_day_cb (TrellisCalendarDialog *self,
             GParamSpec            *pspec,
             TrellisDayButton      *button)
{
  TrellisTerm *term = g_object_get_data (G_OBJECT (button), "term");
  gboolean is_end = g_object_get_data (G_OBJECT (button), "is-end") != NULL;
  TrellisDay day = trellis_day_button_get_day (button);

  const char *urn = find_school (self);

  if (self->is_showing || day == TRELLIS_DAY_NONE)
    return;

  /* A school's first correction makes its terms its own: none of them is the trust's any more. */
  if (urn != NULL && !trellis_school_year_has_own_terms (self->year, urn))
    {
      guint place = 0;

      g_ptr_array_find (self->year->terms, term, &place);
      term = g_ptr_array_index (trellis_school_year_begin_own_terms (self->year, urn), place);
    }
  trellis_school_year_move_term (self->year, term, is_end ? term->starts_on : day, is_end ? day : term->ends_on);
  set_edited (self, TRUE);
  show_year (self);
}

static GtkWidget *
create_term_button (TrellisCalendarDialog *self,
                    TrellisTerm           *term,
                    gboolean               is_end)
{
  GtkWidget *button = trellis_day_button_new ();

  trellis_day_button_set_title (TRELLIS_DAY_BUTTON (button), is_end ? _("To") : _("From"));
  trellis_day_button_set_day (TRELLIS_DAY_BUTTON (button), is_end ? term->ends_on : term->starts_on);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_size_group_add_widget (self->day_sizes[is_end ? 1 : 0], button);
  g_object_set_data (G_OBJECT (button), "term", term);
  g_object_set_data (G_OBJECT (button), "is-end", GINT_TO_POINTER (is_end));
  g_signal_connect_object (button, "notify::day", G_CALLBACK (term_day_cb), self, G_CONNECT_SWAPPED);

  return button;
}

static void
add_term (TrellisCalendarDialog *self,
          TrellisTerm           *term)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_markup_escape_text (term->name, -1);
  guint n_days = trellis_school_year_count_open (self->year, term->starts_on, term->ends_on, find_school (self));
  /* Translators: days on which visits may stand. */
  g_autofree char *days = g_strdup_printf (ngettext ("%u day for visits", "%u days for visits", n_days), n_days);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), days);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_term_button (self, term, FALSE));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_term_button (self, term, TRUE));
  add_row (self, self->terms_group, row);
}

/* Closures ------------------------------------------------------------------- */

static void
remove_cb (TrellisCalendarDialog *self,
           GtkWidget             *button)
{
  g_ptr_array_remove (self->year->closures, g_object_get_data (G_OBJECT (button), "closure"));
  set_edited (self, TRUE);
  show_year (self);
}

/* The school's or the person's name, or %NULL for the trust. */
static const char *
find_whom (TrellisCalendarDialog *self,
           const TrellisClosure  *closure)
{
  GListModel *list = closure->urn != NULL ? self->schools : self->advisers;

  if (closure->urn == NULL && closure->person_id == NULL)
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);

      /* The list keeps what it gave. */
      if (closure->urn != NULL && g_str_equal (TRELLIS_SCHOOL (item)->urn, closure->urn))
        return TRELLIS_SCHOOL (item)->name;
      if (closure->urn == NULL && g_str_equal (TRELLIS_PERSON (item)->id, closure->person_id))
        return TRELLIS_PERSON (item)->name;
    }

  return closure->urn != NULL ? _("A school that has left") : _("Somebody who has left");
}

static char *
describe_closure (TrellisCalendarDialog *self,
                  const TrellisClosure  *closure)
{
  g_autofree char *first = trellis_day_format (closure->starts_on, TRELLIS_DAY_STYLE_WEEKDAY);
  g_autofree char *last = trellis_day_format (closure->ends_on, TRELLIS_DAY_STYLE_WEEKDAY);
  g_autofree char *days = closure->starts_on == closure->ends_on ? g_strdup (first)
                                                                 : g_strdup_printf (_("%s to %s"), first, last);
  const char *whom = find_whom (self, closure);
  g_autoptr (GString) words = g_string_new (days);

  if (closure->session != TRELLIS_SESSION_DAY)
    g_string_append_printf (words, " · %s", trellis_session_get_name (closure->session));
  if (whom != NULL)
    g_string_append_printf (words, " · %s", whom);

  return g_markup_escape_text (words->str, -1);
}

static void
add_closure (TrellisCalendarDialog *self,
             TrellisClosure        *closure)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *name = g_markup_escape_text (closure->name, -1);
  g_autofree char *words = describe_closure (self, closure);
  g_autofree char *spoken = g_strdup_printf (_("Remove %s, %s"), closure->name, words);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (button), "closure", closure);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  add_row (self, self->groups[closure->kind], row);
}

static void
add_cb (TrellisCalendarDialog *self,
        TrellisClosure        *added)
{
  TrellisClosure *closure;

  if (added->ends_on < self->year->starts_on || added->starts_on > self->year->ends_on)
    {
      g_autofree char *problem = g_strdup_printf (_("“%s” does not lie in %s: choose its year first."), added->name,
                                                  self->year->name);

      show_problem (self, problem);
      return;
    }

  closure = trellis_school_year_add_closure (self->year, added->kind, added->name, added->starts_on, added->ends_on);
  closure->session = added->session;
  closure->urn = g_strdup (added->urn);
  closure->person_id = g_strdup (added->person_id);
  set_edited (self, TRUE);
  show_year (self);
}

/* The year ------------------------------------------------------------------- */

/* Whose terms these are, and which schools have others. */
static void
describe_terms (TrellisCalendarDialog *self)
{
  const char *urn = find_school (self);
  gboolean is_own = trellis_school_year_has_own_terms (self->year, urn);
  guint n = g_hash_table_size (self->year->own_terms);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *escaped = NULL;

  if (urn == NULL)
    g_string_append (words, _("First and last day in school, INSET days counted. The holidays between follow."));
  else if (is_own)
    g_string_append (words, _("The school’s own terms: the trust’s terms and holidays do not hold for it."));
  else
    g_string_append (words, _("The school has the trust’s terms. Give one of them another day to make them its own."));
  if (urn == NULL && n > 0)
    g_string_append_printf (words, ngettext (" %u school has terms of its own.", " %u schools have terms of their own.",
                                             n), n);
  escaped = g_markup_escape_text (words->str, -1);
  adw_preferences_group_set_description (self->terms_group, escaped);
  gtk_widget_set_visible (self->same_button, is_own);
}

static void
show_year (TrellisCalendarDialog *self)
{
  GPtrArray *terms;

  self->is_showing = TRUE;
  show_problem (self, NULL);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
  terms = trellis_school_year_get_terms (self->year, find_school (self));
  for (guint i = 0; i < terms->len; i++)
    add_term (self, g_ptr_array_index (terms, i));
  describe_terms (self);
  for (guint i = 0; i < self->year->closures->len; i++)
    add_closure (self, g_ptr_array_index (self->year->closures, i));
  self->is_showing = FALSE;
}

static void
read_year (TrellisCalendarDialog *self,
           const char            *year_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisSchoolYear) year = trellis_store_read_year_or_usual (self->store, year_id, &error);

  if (year == NULL)
    {
      show_problem (self, error->message);
      return;
    }

  g_set_object (&self->year, year);
  show_year (self);
}

static void
year_cb (TrellisCalendarDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->year_drop);

  if (!self->is_showing && selected < self->year_ids->len)
    read_year (self, g_ptr_array_index (self->year_ids, selected));
}

static void
save_cb (TrellisCalendarDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (!trellis_school_year_check (self->year, &error) || !trellis_store_write_year (self->store, self->year, &error))
    {
      show_problem (self, error->message);
      return;
    }

  gtk_window_close (GTK_WINDOW (self));
}

static void
trellis_calendar_dialog_dispose (GObject *object)
{
  TrellisCalendarDialog *self = TRELLIS_CALENDAR_DIALOG (object);

  self->is_showing = TRUE;
  g_clear_object (&self->store);
  g_clear_object (&self->schools);
  g_clear_object (&self->advisers);
  g_clear_object (&self->year);
  g_clear_pointer (&self->year_ids, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->day_sizes); i++)
    g_clear_object (&self->day_sizes[i]);

  G_OBJECT_CLASS (trellis_calendar_dialog_parent_class)->dispose (object);
}

static void
trellis_calendar_dialog_class_init (TrellisCalendarDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_calendar_dialog_dispose;

  trellis_views_init ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-calendar-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisCalendarDialog, year_drop);
  gtk_widget_class_bind_template_child (widget_class, TrellisCalendarDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisCalendarDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisCalendarDialog, terms_group);
  gtk_widget_class_bind_template_child (widget_class, TrellisCalendarDialog, whose_drop);
  gtk_widget_class_bind_template_child (widget_class, TrellisCalendarDialog, same_button);
  gtk_widget_class_bind_template_child_full (widget_class, "inset_group", FALSE,
                                             G_STRUCT_OFFSET (TrellisCalendarDialog, groups[TRELLIS_CLOSURE_INSET]));
  gtk_widget_class_bind_template_child_full (widget_class, "blocked_group", FALSE,
                                             G_STRUCT_OFFSET (TrellisCalendarDialog, groups[TRELLIS_CLOSURE_BLOCKED]));
  gtk_widget_class_bind_template_child_full (widget_class, "holiday_group", FALSE,
                                             G_STRUCT_OFFSET (TrellisCalendarDialog, groups[TRELLIS_CLOSURE_HOLIDAY]));
  gtk_widget_class_bind_template_child_full (widget_class, "bank_group", FALSE,
                                             G_STRUCT_OFFSET (TrellisCalendarDialog,
                                                              groups[TRELLIS_CLOSURE_BANK_HOLIDAY]));
  gtk_widget_class_bind_template_callback (widget_class, year_cb);
  gtk_widget_class_bind_template_callback (widget_class, whose_cb);
  gtk_widget_class_bind_template_callback (widget_class, same_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
trellis_calendar_dialog_init (TrellisCalendarDialog *self)
{
  self->year_ids = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (self->day_sizes); i++)
    self->day_sizes[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->is_showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_showing = FALSE;
}

static void
add_forms (TrellisCalendarDialog *self)
{
  static const char *const labels[TRELLIS_N_CLOSURE_KINDS] = {
    [TRELLIS_CLOSURE_HOLIDAY] = N_("Add a holiday"),
    [TRELLIS_CLOSURE_INSET] = N_("Add an INSET day"),
    [TRELLIS_CLOSURE_BANK_HOLIDAY] = N_("Add a bank holiday"),
    [TRELLIS_CLOSURE_BLOCKED] = N_("Block dates"),
  };

  for (TrellisClosureKind kind = 0; kind < TRELLIS_N_CLOSURE_KINDS; kind++)
    {
      gboolean is_for_all = kind == TRELLIS_CLOSURE_BANK_HOLIDAY;
      GtkWidget *button = gtk_menu_button_new ();
      GtkWidget *form = trellis_closure_form_new (kind, is_for_all ? NULL : self->schools,
                                                  kind == TRELLIS_CLOSURE_BLOCKED ? self->advisers : NULL);

      gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _(labels[kind]));
      gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), form);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_signal_connect_object (form, "add", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_set_header_suffix (self->groups[kind], button);
    }
}

/* Whose terms can be shown: the trust's, then each school's. */
static void
list_whose (TrellisCalendarDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkExpression *name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_string_list_append (names, _("The whole trust"));
  for (guint i = 0; i < g_list_model_get_n_items (self->schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (self->schools, i);

      gtk_string_list_append (names, school->name);
    }
  self->is_showing = TRUE;
  gtk_drop_down_set_expression (self->whose_drop, name);
  gtk_drop_down_set_model (self->whose_drop, G_LIST_MODEL (names));
  self->is_showing = FALSE;
  gtk_expression_unref (name);
}

/* The years that the file holds, the one asked for, and the one after all. */
static gboolean
list_years (TrellisCalendarDialog  *self,
            const char             *year_id,
            GError                **error)
{
  g_autoptr (GPtrArray) held = trellis_store_list_years (self->store, error);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (TrellisSchoolYear) latest = NULL;
  guint selected;

  if (held == NULL)
    return FALSE;
  if (!g_ptr_array_find_with_equal_func (held, year_id, g_str_equal, NULL))
    g_ptr_array_insert (held, 0, g_strdup (year_id));
  latest = trellis_school_year_new (g_ptr_array_index (held, 0), error);
  if (latest == NULL)
    return FALSE;

  g_ptr_array_add (self->year_ids, trellis_school_year_dup_id_for_day (latest->ends_on + 1));
  for (guint i = 0; i < held->len; i++)
    g_ptr_array_add (self->year_ids, g_strdup (g_ptr_array_index (held, i)));
  for (guint i = 0; i < self->year_ids->len; i++)
    {
      g_autoptr (TrellisSchoolYear) year = trellis_school_year_new (g_ptr_array_index (self->year_ids, i), error);

      if (year == NULL)
        return FALSE;
      gtk_string_list_append (names, year->name);
    }
  g_ptr_array_find_with_equal_func (self->year_ids, year_id, g_str_equal, &selected);
  self->is_showing = TRUE;
  gtk_drop_down_set_model (self->year_drop, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->year_drop, selected);
  self->is_showing = FALSE;
  return TRUE;
}

/**
 * trellis_calendar_dialog_new:
 * @parent: (nullable): the window that asks
 * @store: its file, which can be written
 * @year_id: the school year to show first
 *
 * Shows the dates of a school year for correcting; the year after the last
 * one in the file can be begun. What is edited is written as one change when it
 * is saved, and forgotten when it is not.
 *
 * Returns: (transfer floating): the window
 */
GtkWidget *
trellis_calendar_dialog_new (GtkWindow    *parent,
                             TrellisStore *store,
                             const char   *year_id)
{
  TrellisCalendarDialog *self = g_object_new (TRELLIS_TYPE_CALENDAR_DIALOG, "transient-for", parent, NULL);
  TrellisDay today = trellis_store_get_today (store);
  g_autoptr (GError) error = NULL;

  self->store = g_object_ref (store);
  self->schools = trellis_store_list_schools (store, today, FALSE, &error);
  self->advisers = self->schools != NULL ? trellis_store_list_people (store, TRUE, today, &error) : NULL;
  if (self->advisers == NULL || !list_years (self, year_id, &error))
    {
      show_problem (self, error->message);
      return GTK_WIDGET (self);
    }
  add_forms (self);
  list_whose (self);
  read_year (self, year_id);

  return GTK_WIDGET (self);
}
