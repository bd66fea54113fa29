/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-new-trust.h"

#include "trellis-day-button.h"
#include "trellis-gias-chooser.h"
#include "trellis-gias-import.h"
#include "trellis-store-trust.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* A new trust in four steps: name, schools, scheme, school year. Nothing is
 * written before the last. */

struct _TrellisNewTrust
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkButton *back;
  GtkButton *next;
  GtkProgressBar *progress;
  GtkLabel *problem;
  GtkStack *steps;
  GtkEditable *name;
  TrellisGiasChooser *chooser;
  AdwPreferencesGroup *schemes;
  AdwComboRow *year;
  AdwPreferencesGroup *terms;
  AdwPreferencesGroup *insets;
  AdwActionRow *file;
  GtkWidget *choose_place;

  guint step;
  char *scheme_id;
  char *folder;                 /* where the file goes */
  char *path;                   /* NULL: named after the trust, in @folder */
  TrellisSchoolYear *school_year;
  GPtrArray *day_rows;          /* (element-type GtkWidget): of terms and INSET days, to be replaced */
  GtkFileChooserNative *file_chooser;
  GCancellable *cancellable;    /* NULL unless importing */
  TrellisStore *store;          /* while importing */
};

G_DEFINE_FINAL_TYPE (TrellisNewTrust, trellis_new_trust, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *page;
  const char *title;
} steps[] = {
  { "name", N_("Name") },
  { "schools", N_("Schools") },
  { "scheme", N_("Scheme") },
  { "year", N_("School year") },
};

static void
show_problem (TrellisNewTrust *self,
              const char      *sentence)
{
  gtk_label_set_label (self->problem, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
}

static char *
dup_path (TrellisNewTrust *self)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (self->path != NULL)
    return g_strdup (self->path);

  name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  g_strdelimit (name, "/\\:", '-');
  for (guint i = 1;; i++)
    {
      g_autofree char *file = i == 1 ? g_strdup_printf ("%s.trellis", name)
        : g_strdup_printf ("%s %u.trellis", name, i);

      g_free (path);
      path = g_build_filename (self->folder, file, NULL);
      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

static void
show_step (TrellisNewTrust *self)
{
  guint n_steps = G_N_ELEMENTS (steps);
  g_autofree char *subtitle = g_strdup_printf (_("Step %u of %u"), self->step + 1, n_steps);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  gboolean is_last = self->step == n_steps - 1;

  gtk_stack_set_visible_child_name (self->steps, steps[self->step].page);
  adw_window_title_set_title (self->title, _(steps[self->step].title));
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_button_set_label (self->back, self->step == 0 || self->cancellable != NULL ? _("_Cancel") : _("_Back"));
  gtk_button_set_label (self->next, is_last ? _("Create _trust") : _("_Next"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->next), *name != '\0' && self->cancellable == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->steps), self->cancellable == NULL);
  if (is_last)
    {
      g_autofree char *path = dup_path (self);

      adw_action_row_set_subtitle (self->file, path);
    }
}

/* The school year ------------------------------------------------------------ */

static void
set_closure_day_cb (TrellisClosure   *closure,
                    GParamSpec       *pspec,
                    TrellisDayButton *button)
{
  closure->starts_on = closure->ends_on = trellis_day_button_get_day (button);
}

static void
set_term_start_cb (TrellisTerm      *term,
                   GParamSpec       *pspec,
                   TrellisDayButton *button)
{
  term->starts_on = trellis_day_button_get_day (button);
}

static void
set_term_end_cb (TrellisTerm      *term,
                 GParamSpec       *pspec,
                 TrellisDayButton *button)
{
  term->ends_on = trellis_day_button_get_day (button);
}

static void
add_day_button (AdwActionRow *row,
                const char   *title,
                TrellisDay    day,
                GCallback     callback,
                gpointer      data)
{
  GtkWidget *button = trellis_day_button_new ();

  trellis_day_button_set_title (TRELLIS_DAY_BUTTON (button), title);
  trellis_day_button_set_day (TRELLIS_DAY_BUTTON (button), day);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "notify::day", callback, data);
  adw_action_row_add_suffix (row, button);
}

static GtkWidget *
add_day_row (TrellisNewTrust     *self,
             AdwPreferencesGroup *group,
             const char          *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set_data (G_OBJECT (row), "group", group);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->day_rows, row);
  return row;
}

static void
show_year (TrellisNewTrust *self)
{
  GtkStringObject *chosen = adw_combo_row_get_selected_item (self->year);
  g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped (self->scheme_id, NULL);
  g_autofree char *id = NULL;

  if (chosen == NULL || scheme == NULL)
    return;

  for (guint i = 0; i < self->day_rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->day_rows, i);

      adw_preferences_group_remove (g_object_get_data (G_OBJECT (row), "group"), row);
    }
  g_ptr_array_set_size (self->day_rows, 0);

  id = g_strdelimit (g_strdup (gtk_string_object_get_string (chosen)), "/", '-');
  g_clear_object (&self->school_year);
  self->school_year = trellis_school_year_new_usual (id, scheme->terms_per_year, NULL);
  for (guint i = 0; i < self->school_year->terms->len; i++)
    {
      TrellisTerm *term = g_ptr_array_index (self->school_year->terms, i);
      GtkWidget *row = add_day_row (self, self->terms, term->name);

      add_day_button (ADW_ACTION_ROW (row), _("From"), term->starts_on, G_CALLBACK (set_term_start_cb), term);
      add_day_button (ADW_ACTION_ROW (row), _("to"), term->ends_on, G_CALLBACK (set_term_end_cb), term);
    }
  for (guint i = 0; i < self->school_year->closures->len; i++)
    {
      TrellisClosure *closure = g_ptr_array_index (self->school_year->closures, i);
      GtkWidget *row;

      if (closure->kind != TRELLIS_CLOSURE_INSET)
        continue;
      row = add_day_row (self, self->insets, closure->name);
      add_day_button (ADW_ACTION_ROW (row), _("On"), closure->starts_on, G_CALLBACK (set_closure_day_cb), closure);
    }
}

/* Terms in order, each ending after it starts, or a sentence that says which
 * is not. */
static char *
explain_bad_year (TrellisSchoolYear *year)
{
  TrellisDay before = year->starts_on - 1;

  for (guint i = 0; i < year->terms->len; i++)
    {
      TrellisTerm *term = g_ptr_array_index (year->terms, i);

      if (term->ends_on < term->starts_on)
        return g_strdup_printf (_("%s ends before it starts. Set one of its dates."), term->name);
      if (term->starts_on <= before)
        return g_strdup_printf (_("%s starts before the one before it ends. Set one of its dates."), term->name);
      before = term->ends_on;
    }

  return before > year->ends_on ? g_strdup (_("The last term ends after 31 August. Set its date.")) : NULL;
}

/* Creating -------------------------------------------------------------------- */

static void
finish (TrellisNewTrust *self)
{
  g_autofree char *path = g_strdup (trellis_store_get_path (self->store));

  g_clear_object (&self->store);
  g_signal_emit (self, signals[SIGNAL_CREATED], 0, path);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (TrellisNewTrust) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisGiasImport) import = trellis_gias_import_finish (TRELLIS_STORE (source), result, &error);

  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  if (import != NULL)
    {
      finish (self);
      return;
    }

  /* Nothing half-done is kept: the file goes with the import that failed. */
  if (self->store != NULL)
    {
      g_unlink (trellis_store_get_path (self->store));
      g_clear_object (&self->store);
    }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_problem (self, error->message);
  show_step (self);
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (user_data), fraction);
}

static void
create (TrellisNewTrust *self)
{
  g_autofree char *path = dup_path (self);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  g_autofree char *problem = explain_bad_year (self->school_year);
  g_autoptr (TrellisScheme) scheme = NULL;
  g_autoptr (GError) error = NULL;

  if (problem != NULL)
    {
      show_problem (self, problem);
      return;
    }

  g_mkdir_with_parents (folder, 0700);
  scheme = trellis_scheme_new_shipped (self->scheme_id, &error);
  if (scheme != NULL)
    self->store = trellis_store_create (path, name, scheme, self->school_year->id, &error);
  if (self->store == NULL || !trellis_store_write_year (self->store, self->school_year, &error))
    {
      if (self->store != NULL)
        g_unlink (path);
      g_clear_object (&self->store);
      show_problem (self, error->message);
      return;
    }
  if (trellis_gias_chooser_get_path (self->chooser) == NULL || trellis_gias_chooser_get_trust (self->chooser) == NULL)
    {
      finish (self);
      return;
    }

  self->cancellable = g_cancellable_new ();
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  show_step (self);
  trellis_gias_import_async (self->store, trellis_gias_chooser_get_path (self->chooser),
                             trellis_gias_chooser_get_trust (self->chooser), TRELLIS_GIAS_IMPORT_TAKE, progress_cb,
                             self->progress, self->cancellable, imported_cb, g_object_ref (self));
}

/* Steps ------------------------------------------------------------------------ */

static void
next_cb (TrellisNewTrust *self)
{
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->next)))
    return;
  show_problem (self, NULL);
  if (self->step == G_N_ELEMENTS (steps) - 1)
    {
      create (self);
      return;
    }

  self->step++;
  if (g_str_equal (steps[self->step].page, "year"))
    show_year (self);
  show_step (self);
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->steps), GTK_DIR_TAB_FORWARD);
}

static void
back_cb (TrellisNewTrust *self)
{
  show_problem (self, NULL);
  if (self->cancellable != NULL)
    {
      g_cancellable_cancel (self->cancellable);
      return;
    }
  if (self->step == 0)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  self->step--;
  show_step (self);
}

static void
chosen_cb (TrellisNewTrust *self)
{
  const char *trust = trellis_gias_chooser_get_trust (self->chooser);

  show_problem (self, NULL);
  if (trust != NULL && *gtk_editable_get_text (self->name) == '\0')
    gtk_editable_set_text (self->name, trust);
}

static void
scheme_cb (TrellisNewTrust *self,
           GParamSpec      *pspec,
           GtkCheckButton  *button)
{
  if (!gtk_check_button_get_active (button))
    return;
  g_free (self->scheme_id);
  self->scheme_id = g_strdup (g_object_get_data (G_OBJECT (button), "scheme"));
}

static void
place_response_cb (TrellisNewTrust *self,
                   int              response)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->file_chooser));

      g_free (self->path);
      self->path = g_file_get_path (file);
      show_step (self);
    }
  g_clear_object (&self->file_chooser);
}

static void
choose_place_cb (TrellisNewTrust *self)
{
  g_autofree char *path = dup_path (self);
  g_autofree char *name = g_path_get_basename (path);

  g_clear_object (&self->file_chooser);
  self->file_chooser = gtk_file_chooser_native_new (_("Save the trust as"), GTK_WINDOW (self),
                                                    GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->file_chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->file_chooser), TRUE);
  g_signal_connect_object (self->file_chooser, "response", G_CALLBACK (place_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->file_chooser));
}

static void
fill_schemes (TrellisNewTrust *self)
{
  g_auto (GStrv) ids = trellis_scheme_list_shipped_ids ();
  GtkCheckButton *first = NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (TrellisScheme) scheme = trellis_scheme_new_shipped (ids[i], NULL);
      GtkWidget *row, *button;

      /* A scheme without a year is kept beside another, never alone. */
      if (scheme == NULL || scheme->terms_per_year == 0)
        continue;
      row = adw_action_row_new ();
      button = gtk_check_button_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), scheme->name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), scheme->summary);
      g_object_set_data_full (G_OBJECT (button), "scheme", g_strdup (scheme->id), g_free);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, scheme->name, -1);
      g_signal_connect_object (button, "notify::active", G_CALLBACK (scheme_cb), self, G_CONNECT_SWAPPED);
      gtk_check_button_set_group (GTK_CHECK_BUTTON (button), first);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
      adw_preferences_group_add (self->schemes, row);
      if (first == NULL)
        {
          first = GTK_CHECK_BUTTON (button);
          gtk_check_button_set_active (first, TRUE);
        }
    }
}

static void
fill_years (TrellisNewTrust *self)
{
  g_autoptr (GtkStringList) years = gtk_string_list_new (NULL);
  g_autofree char *now = trellis_school_year_dup_id_for_day (trellis_clock_get_today ());
  int first = atoi (now);

  for (int year = first - 1; year <= first + 2; year++)
    {
      g_autofree char *name = g_strdup_printf ("%d/%02d", year, (year + 1) % 100);

      gtk_string_list_append (years, name);
    }
  adw_combo_row_set_model (self->year, G_LIST_MODEL (years));
  adw_combo_row_set_selected (self->year, 1);
}

static void
trellis_new_trust_dispose (GObject *object)
{
  TrellisNewTrust *self = TRELLIS_NEW_TRUST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->file_chooser);
  g_clear_object (&self->school_year);
  g_clear_object (&self->store);
  g_clear_pointer (&self->day_rows, g_ptr_array_unref);
  g_clear_pointer (&self->scheme_id, g_free);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (trellis_new_trust_parent_class)->dispose (object);
}

static void
trellis_new_trust_class_init (TrellisNewTrustClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_new_trust_dispose;

  /**
   * TrellisNewTrust::created:
   * @self: the dialog, about to close
   * @path: the new trust file
   */
  signals[SIGNAL_CREATED] = g_signal_new ("created", TRELLIS_TYPE_NEW_TRUST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (TRELLIS_TYPE_GIAS_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-new-trust.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisNewTrust, title);
  gtk_widget_class_bind_template_child (widget_class, TrellisNewTrust, back);
  gtk_widget_class_bind_template_child (widget_class, TrellisNewTrust, next);
  gtk_widget_class_bind_template_child (widget_class, TrellisNewTrust, progress);
  gtk_widget_class_bind_template_child (widget_class, TrellisNewTrust, problem);
  gtk_widget_class_bind_template_child (widget_class, TrellisNewTrust, steps);
  gtk_widget_class_bind_template_child (widget_class, TrellisNewTrust, name);
  gtk_widget_class_bind_template_child (widget_class, TrellisNewTrust, chooser);
  gtk_widget_class_bind_template_child (widget_class, TrellisNewTrust, schemes);
  gtk_widget_class_bind_template_child (widget_class, TrellisNewTrust, year);
  gtk_widget_class_bind_template_child (widget_class, TrellisNewTrust, terms);
  gtk_widget_class_bind_template_child (widget_class, TrellisNewTrust, insets);
  gtk_widget_class_bind_template_child (widget_class, TrellisNewTrust, file);
  gtk_widget_class_bind_template_child (widget_class, TrellisNewTrust, choose_place);
}

static void
trellis_new_trust_init (TrellisNewTrust *self)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->folder = g_strdup (documents != NULL ? documents : g_get_home_dir ());
  self->day_rows = g_ptr_array_new ();
  fill_schemes (self);
  fill_years (self);
  g_signal_connect_object (self->next, "clicked", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->back, "clicked", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->name, "changed", G_CALLBACK (show_step), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->name, "entry-activated", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chooser, "activated", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->year, "notify::selected", G_CALLBACK (show_year), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->choose_place, "clicked", G_CALLBACK (choose_place_cb), self, G_CONNECT_SWAPPED);
  show_step (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

/**
 * trellis_new_trust_new:
 * @parent: the window that asks
 *
 * Returns: (transfer floating): the dialog
 */
GtkWidget *
trellis_new_trust_new (GtkWindow *parent)
{
  return g_object_new (TRELLIS_TYPE_NEW_TRUST, "transient-for", parent, NULL);
}
