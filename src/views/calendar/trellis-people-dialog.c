/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-people-dialog.h"

#include "trellis-day-button.h"
#include "trellis-store-schools.h"
#include "trellis-views.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_HALF_DAYS 10

/* The trust's people, the half days they work and the schools that are an
 * adviser's. What was edited of a person is written as one change when another
 * person is chosen or the window closes. */
struct _TrellisPeopleDialog
{
  AdwWindow parent_instance;

  GtkLabel *problem_label;
  GtkStack *pages;
  GtkListBox *people_list;
  GtkScrolledWindow *details_scroller;
  GtkEditable *name_row;
  GtkEditable *role_row;
  GtkEditable *email_row;
  GtkSwitch *adviser_switch;
  TrellisDayButton *week_button;
  GtkGrid *week_grid;
  TrellisDayButton *schools_button;
  GtkEditable *school_search;
  GtkListBox *school_list;
  GtkWidget *half_days[N_HALF_DAYS];  /* by the bits of TRELLIS_HALF_DAY() */

  TrellisStore *store;
  GListModel *people;
  GListModel *schools;
  TrellisPerson *person;   /* (nullable): whom the fields show as the file has them; NULL: somebody new */
  gboolean is_listing;     /* the lists are being filled: what is selected is not a person's choice */
};

G_DEFINE_FINAL_TYPE (TrellisPeopleDialog, trellis_people_dialog, ADW_TYPE_WINDOW)

static const char *const half_day_names[N_HALF_DAYS] = {
  N_("Monday morning"), N_("Monday afternoon"), N_("Tuesday morning"), N_("Tuesday afternoon"),
  N_("Wednesday morning"), N_("Wednesday afternoon"), N_("Thursday morning"), N_("Thursday afternoon"),
  N_("Friday morning"), N_("Friday afternoon"),
};

static void
show_problem (TrellisPeopleDialog *self,
              const char          *problem)
{
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

static char *
dup_field (GtkEditable *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (row)));
}

static guint
get_half_days (TrellisPeopleDialog *self)
{
  guint half_days = 0;

  for (guint i = 0; i < N_HALF_DAYS; i++)
    {
      if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->half_days[i])))
        half_days |= 1u << i;
    }

  return half_days;
}

static guint
count_half_days (guint half_days)
{
  guint n = 0;

  for (; half_days != 0; half_days &= half_days - 1)
    n++;

  return n;
}

/* Lists ---------------------------------------------------------------------- */

static gboolean
is_of_person (TrellisPeopleDialog *self,
              TrellisSchool       *school)
{
  return self->person != NULL && g_strcmp0 (school->adviser_id, self->person->id) == 0;
}

static char *
describe_person (TrellisPeopleDialog *self,
                 TrellisPerson       *person)
{
  guint n_half_days = count_half_days (person->working_half_days);
  guint n_schools = 0;
  g_autofree char *days = NULL;
  g_autofree char *schools = NULL;

  if (!person->is_adviser)
    return g_strdup (person->role);

  for (guint i = 0; i < g_list_model_get_n_items (self->schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (self->schools, i);

      n_schools += g_strcmp0 (school->adviser_id, person->id) == 0;
    }
  days = n_half_days % 2 == 0 ? g_strdup_printf ("%u", n_half_days / 2) : g_strdup_printf ("%u½", n_half_days / 2);
  schools = g_strdup_printf (ngettext ("%u school", "%u schools", n_schools), n_schools);

  /* Translators: the days that an adviser works in a week, and their schools. */
  return g_strdup_printf (_("%s days a week, %s"), days, schools);
}

static void
add_person_row (TrellisPeopleDialog *self,
                TrellisPerson       *person)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = gtk_label_new (person != NULL ? person->name : _("New person"));
  g_autofree char *words = person != NULL ? describe_person (self, person) : NULL;
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), name);
  if (words != NULL && *words != '\0')
    {
      GtkWidget *label = gtk_label_new (words);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "person", person != NULL ? g_object_ref (person) : NULL, g_object_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (GTK_LABEL (name)), -1);
  gtk_list_box_append (self->people_list, row);
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

static GtkListBoxRow *
find_person_row (TrellisPeopleDialog *self,
                 const char          *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->people_list, i)) != NULL; i++)
    {
      TrellisPerson *person = g_object_get_data (G_OBJECT (row), "person");

      if (g_strcmp0 (person != NULL ? person->id : NULL, id) == 0)
        return row;
    }

  return NULL;
}

static gboolean
read_lists (TrellisPeopleDialog *self)
{
  g_autoptr (GError) error = NULL;
  TrellisDay today = trellis_store_get_today (self->store);
  g_autoptr (GListModel) schools = trellis_store_list_schools (self->store, today, FALSE, &error);
  g_autoptr (GListModel) people = schools != NULL ? trellis_store_list_people (self->store, FALSE, today, &error)
                                                  : NULL;

  if (people == NULL)
    {
      show_problem (self, error->message);
      return FALSE;
    }

  g_set_object (&self->schools, schools);
  g_set_object (&self->people, people);
  self->is_listing = TRUE;
  clear_list (self->people_list);
  for (guint i = 0; i < 2 * g_list_model_get_n_items (people); i++)
    {
      g_autoptr (TrellisPerson) person = g_list_model_get_item (people, i % g_list_model_get_n_items (people));

      /* Advisers first: planning is what people come here for. */
      if (person->is_adviser == (i < g_list_model_get_n_items (people)))
        add_person_row (self, person);
    }
  self->is_listing = FALSE;
  return TRUE;
}

static void
add_school_row (TrellisPeopleDialog *self,
                TrellisSchool       *school)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *subtitle = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *escaped_name = g_markup_escape_text (school->name, -1);

  g_ptr_array_add (words, (char *) trellis_phase_get_name (school->phase));
  if (*school->hub_name != '\0')
    g_ptr_array_add (words, school->hub_name);
  if (school->federation_id != NULL)
    g_ptr_array_add (words, school->federation_name);
  g_ptr_array_add (words, *school->adviser_name != '\0' ? school->adviser_name : _("no adviser yet"));
  g_ptr_array_add (words, NULL);
  subtitle = g_strjoinv (" · ", (char **) words->pdata);
  escaped = g_markup_escape_text (subtitle, -1);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_of_person (self, school));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, school->name, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped_name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data_full (G_OBJECT (row), "school", g_object_ref (school), g_object_unref);
  g_object_set_data (G_OBJECT (row), "check", check);
  gtk_list_box_append (self->school_list, row);
}

static gboolean
is_school_wanted (GtkListBoxRow *row,
                  gpointer       user_data)
{
  TrellisPeopleDialog *self = user_data;
  TrellisSchool *school = g_object_get_data (G_OBJECT (row), "school");
  g_autofree char *wanted = g_utf8_casefold (gtk_editable_get_text (self->school_search), -1);
  g_autofree char *words = g_strjoin (" ", school->name, school->hub_name, school->federation_name,
                                      school->adviser_name, NULL);
  g_autofree char *folded = g_utf8_casefold (words, -1);

  return strstr (folded, wanted) != NULL;
}

/* Shows a person's fields as the file has them; %NULL for somebody new. */
static void
show_person (TrellisPeopleDialog *self,
             TrellisPerson       *person)
{
  TrellisDay today = trellis_store_get_today (self->store);
  guint half_days = person != NULL ? person->working_half_days : TRELLIS_ALL_WEEK;

  g_set_object (&self->person, person);
  show_problem (self, NULL);
  gtk_editable_set_text (self->name_row, person != NULL ? person->name : "");
  gtk_editable_set_text (self->role_row, person != NULL ? person->role : "");
  gtk_editable_set_text (self->email_row, person != NULL ? person->email : "");
  gtk_switch_set_active (self->adviser_switch, person == NULL || person->is_adviser);
  for (guint i = 0; i < N_HALF_DAYS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->half_days[i]), (half_days & (1u << i)) != 0);
  trellis_day_button_set_day (self->week_button, today);
  trellis_day_button_set_day (self->schools_button, today);
  gtk_editable_set_text (self->school_search, "");
  clear_list (self->school_list);
  for (guint i = 0; i < g_list_model_get_n_items (self->schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (self->schools, i);

      add_school_row (self, school);
    }
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->details_scroller), 0);
}

/* Saving --------------------------------------------------------------------- */

/* What a person changed since the fields were shown. */
typedef struct
{
  char *name;
  char *role;
  char *email;
  gboolean is_adviser;
  guint half_days;
  GPtrArray *schools;      /* (element-type TrellisSchool): whose tick is another one now */
  gboolean has_details;
  gboolean has_week;
} Edit;

static void
clear_edit (Edit *edit)
{
  g_free (edit->name);
  g_free (edit->role);
  g_free (edit->email);
  g_ptr_array_unref (edit->schools);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Edit, clear_edit)

static void
read_edit (TrellisPeopleDialog *self,
           Edit                *edit)
{
  GtkListBoxRow *row;

  edit->name = dup_field (self->name_row);
  edit->role = dup_field (self->role_row);
  edit->email = dup_field (self->email_row);
  edit->is_adviser = gtk_switch_get_active (self->adviser_switch);
  edit->half_days = get_half_days (self);
  edit->schools = g_ptr_array_new_with_free_func (g_object_unref);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->school_list, i)) != NULL; i++)
    {
      TrellisSchool *school = g_object_get_data (G_OBJECT (row), "school");
      GtkCheckButton *check = g_object_get_data (G_OBJECT (row), "check");

      /* Nobody else but an adviser keeps schools. */
      if ((edit->is_adviser && gtk_check_button_get_active (check)) != is_of_person (self, school))
        g_ptr_array_add (edit->schools, g_object_ref (school));
    }
  if (self->person == NULL)
    {
      edit->has_details = *edit->name != '\0' || *edit->role != '\0' || *edit->email != '\0';
      edit->has_week = edit->half_days != TRELLIS_ALL_WEEK;
      return;
    }
  edit->has_details = !g_str_equal (edit->name, self->person->name) || !g_str_equal (edit->role, self->person->role) ||
                      !g_str_equal (edit->email, self->person->email) ||
                      edit->is_adviser != self->person->is_adviser;
  edit->has_week = edit->half_days != self->person->working_half_days;
}

/* Two people of one name could not be told apart where only names are shown. */
static gboolean
is_name_taken (TrellisPeopleDialog *self,
               const char          *name)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  for (guint i = 0; i < g_list_model_get_n_items (self->people); i++)
    {
      g_autoptr (TrellisPerson) person = g_list_model_get_item (self->people, i);
      g_autofree char *folded = g_utf8_casefold (person->name, -1);

      if (g_str_equal (folded, wanted) &&
          (self->person == NULL || !g_str_equal (person->id, self->person->id)))
        return TRUE;
    }

  return FALSE;
}

static char *
describe_edit (TrellisPeopleDialog *self,
               const Edit          *edit)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  if (self->person == NULL)
    return g_strdup_printf (_("Add %s"), edit->name);
  if (edit->has_details)
    g_ptr_array_add (parts, g_strdup (_("details")));
  if (edit->has_week)
    g_ptr_array_add (parts, g_strdup (_("working days")));
  if (edit->schools->len > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u school", "%u schools", edit->schools->len),
                                             edit->schools->len));
  g_ptr_array_add (parts, NULL);
  joined = g_strjoinv (", ", (char **) parts->pdata);

  return g_strdup_printf ("%s: %s", edit->name, joined);
}

static gboolean
write_edit (TrellisPeopleDialog  *self,
            const Edit           *edit,
            char                **id,
            GError              **error)
{
  if (self->person == NULL)
    *id = trellis_store_add_person (self->store, edit->name, edit->role, edit->email, edit->is_adviser, error);
  else
    *id = g_strdup (self->person->id);
  if (*id == NULL)
    return FALSE;
  if (self->person != NULL && edit->has_details &&
      !trellis_store_set_person (self->store, *id, edit->name, edit->role, edit->email, edit->is_adviser, error))
    return FALSE;
  if (edit->has_week &&
      !trellis_store_set_working_week (self->store, *id, trellis_day_button_get_day (self->week_button),
                                       edit->half_days, error))
    return FALSE;
  for (guint i = 0; i < edit->schools->len; i++)
    {
      TrellisSchool *school = g_ptr_array_index (edit->schools, i);

      if (!trellis_store_set_role_holder (self->store, school->urn, TRELLIS_ROLE_ADVISER,
                                          is_of_person (self, school) ? NULL : *id,
                                          trellis_day_button_get_day (self->schools_button), error))
        return FALSE;
    }

  return TRUE;
}

/* Writes what was edited of the person shown; @id is theirs, %NULL for
 * somebody new of whom nothing was said. */
static gboolean
save (TrellisPeopleDialog  *self,
      char                **id)
{
  g_auto (Edit) edit = { NULL };
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  *id = NULL;
  read_edit (self, &edit);
  if (!edit.has_details && !edit.has_week && edit.schools->len == 0)
    {
      *id = self->person != NULL ? g_strdup (self->person->id) : NULL;
      return TRUE;
    }
  if (*edit.name == '\0')
    {
      show_problem (self, _("Give the person a name."));
      gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
      return FALSE;
    }
  if (is_name_taken (self, edit.name))
    {
      show_problem (self, _("The trust has somebody of this name already. Add a letter that tells them apart."));
      gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
      return FALSE;
    }

  sentence = describe_edit (self, &edit);
  if (!trellis_store_begin_change (self->store, "person", NULL, sentence, &error) ||
      !trellis_store_end_change (self->store, write_edit (self, &edit, id, &error), &error))
    {
      g_clear_pointer (id, g_free);
      show_problem (self, error->message);
      return FALSE;
    }

  return read_lists (self);
}

static void
select_person (TrellisPeopleDialog *self,
               const char          *id)
{
  GtkListBoxRow *row = find_person_row (self, id);

  self->is_listing = TRUE;
  if (row != NULL)
    gtk_list_box_select_row (self->people_list, row);
  self->is_listing = FALSE;
}

static void
row_selected_cb (TrellisPeopleDialog *self,
                 GtkListBoxRow       *row)
{
  g_autofree char *shown = NULL;
  g_autofree char *wanted = NULL;
  TrellisPerson *person;

  if (self->is_listing || row == NULL)
    return;

  person = g_object_get_data (G_OBJECT (row), "person");
  wanted = person != NULL ? g_strdup (person->id) : NULL;
  if (g_strcmp0 (wanted, self->person != NULL ? self->person->id : NULL) == 0)
    return;
  if (!save (self, &shown))
    {
      select_person (self, self->person != NULL ? self->person->id : NULL);
      return;
    }

  /* Saving may have listed people again, and somebody new of whom nothing was
   * said is gone. */
  read_lists (self);
  select_person (self, wanted);
  row = find_person_row (self, wanted);
  show_person (self, row != NULL ? g_object_get_data (G_OBJECT (row), "person") : NULL);
}

static void
add_cb (TrellisPeopleDialog *self)
{
  g_autofree char *id = NULL;

  if (g_str_equal (gtk_stack_get_visible_child_name (self->pages), "people"))
    {
      if (!save (self, &id) || !read_lists (self))
        return;
    }
  gtk_stack_set_visible_child_name (self->pages, "people");
  add_person_row (self, NULL);
  select_person (self, NULL);
  show_person (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}

static void
search_changed_cb (TrellisPeopleDialog *self)
{
  gtk_list_box_invalidate_filter (self->school_list);
}

/* What cannot be written is told of once; closing again leaves it. */
static gboolean
trellis_people_dialog_close_request (GtkWindow *window)
{
  TrellisPeopleDialog *self = TRELLIS_PEOPLE_DIALOG (window);
  gboolean was_told = gtk_widget_get_visible (GTK_WIDGET (self->problem_label));

  if (!trellis_people_dialog_save (self) && !was_told)
    return GDK_EVENT_STOP;

  return GTK_WINDOW_CLASS (trellis_people_dialog_parent_class)->close_request (window);
}

static void
trellis_people_dialog_dispose (GObject *object)
{
  TrellisPeopleDialog *self = TRELLIS_PEOPLE_DIALOG (object);

  self->is_listing = TRUE;
  g_clear_object (&self->store);
  g_clear_object (&self->people);
  g_clear_object (&self->schools);
  g_clear_object (&self->person);

  G_OBJECT_CLASS (trellis_people_dialog_parent_class)->dispose (object);
}

static void
trellis_people_dialog_class_init (TrellisPeopleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_people_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = trellis_people_dialog_close_request;

  trellis_views_init ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-people-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisPeopleDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisPeopleDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, TrellisPeopleDialog, people_list);
  gtk_widget_class_bind_template_child (widget_class, TrellisPeopleDialog, details_scroller);
  gtk_widget_class_bind_template_child (widget_class, TrellisPeopleDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisPeopleDialog, role_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisPeopleDialog, email_row);
  gtk_widget_class_bind_template_child (widget_class, TrellisPeopleDialog, adviser_switch);
  gtk_widget_class_bind_template_child (widget_class, TrellisPeopleDialog, week_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisPeopleDialog, week_grid);
  gtk_widget_class_bind_template_child (widget_class, TrellisPeopleDialog, schools_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisPeopleDialog, school_search);
  gtk_widget_class_bind_template_child (widget_class, TrellisPeopleDialog, school_list);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
fill_week_grid (TrellisPeopleDialog *self)
{
  static const char *const weekdays[] = { N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri") };

  for (int weekday = 0; weekday < 5; weekday++)
    {
      GtkWidget *label = gtk_label_new (_(weekdays[weekday]));

      gtk_widget_add_css_class (label, "caption-heading");
      gtk_grid_attach (self->week_grid, label, weekday, 0, 1, 1);
      for (int half = 0; half < 2; half++)
        {
          int place = weekday * 2 + half;
          GtkWidget *button = gtk_toggle_button_new_with_label (half == 0 ? _("Morning") : _("Afternoon"));

          gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                          _(half_day_names[place]), -1);
          gtk_grid_attach (self->week_grid, button, weekday, 1 + half, 1, 1);
          self->half_days[place] = button;
        }
    }
}

static void
trellis_people_dialog_init (TrellisPeopleDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_week_grid (self);
  gtk_list_box_set_filter_func (self->school_list, is_school_wanted, self, NULL);
}

/**
 * trellis_people_dialog_save:
 * @self: the window
 *
 * Writes what was edited of the person shown, as one change; the window does
 * so itself when another person is chosen and when it closes.
 *
 * Returns: whether it was written, or there was nothing to write; where it was
 *   not, the window says why
 */
gboolean
trellis_people_dialog_save (TrellisPeopleDialog *self)
{
  g_autofree char *id = NULL;
  GtkListBoxRow *row;

  g_return_val_if_fail (TRELLIS_IS_PEOPLE_DIALOG (self), FALSE);

  if (!g_str_equal (gtk_stack_get_visible_child_name (self->pages), "people"))
    return TRUE;
  if (!save (self, &id))
    return FALSE;

  row = id != NULL ? find_person_row (self, id) : NULL;
  if (row != NULL)
    {
      select_person (self, id);
      show_person (self, g_object_get_data (G_OBJECT (row), "person"));
    }
  return TRUE;
}

/**
 * trellis_people_dialog_new:
 * @parent: (nullable): the window that asks
 * @store: its file, which can be written
 *
 * Shows the trust's people for correcting: who they are, the half days that
 * they work from a day on, and the schools that are an adviser's from a day on.
 *
 * Returns: (transfer floating): the window
 */
GtkWidget *
trellis_people_dialog_new (GtkWindow    *parent,
                           TrellisStore *store)
{
  TrellisPeopleDialog *self = g_object_new (TRELLIS_TYPE_PEOPLE_DIALOG, "transient-for", parent, NULL);
  gboolean has_people;

  self->store = g_object_ref (store);
  has_people = read_lists (self) && g_list_model_get_n_items (self->people) > 0;
  gtk_stack_set_visible_child_name (self->pages, has_people ? "people" : "empty");
  if (has_people)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->people_list, 0);
      TrellisPerson *person = g_object_get_data (G_OBJECT (row), "person");

      select_person (self, person->id);
      show_person (self, person);
    }

  return GTK_WIDGET (self);
}
