/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-history-view.h"

#include "trellis-change-panel.h"
#include "trellis-choice.h"
#include "trellis-day-button.h"
#include "trellis-history-export.h"
#include "trellis-store-history.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-views.h"

#include <glib/gi18n-lib.h>

/* Every change of the file, latest first: when, who and what. One that is
 * chosen stands beside the table with what it did. */

/* A change tells so many of its facts; an import has thousands. */
#define MAX_FACTS 100

struct _TrellisHistoryView
{
  TrellisView parent_instance;

  GtkSearchEntry *search_entry;
  TrellisChoice *school_choice;
  TrellisChoice *author_choice;
  TrellisChoice *kind_choice;
  TrellisDayButton *recorded_button;
  GtkWidget *export_button;
  AdwFlap *flap;
  GtkStack *stack;
  GtkColumnView *table;
  TrellisChangePanel *panel;

  TrellisHistory *history;
  GtkSingleSelection *selection;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (TrellisHistoryView, trellis_history_view, TRELLIS_TYPE_VIEW)

enum
{
  SIGNAL_OPEN_STORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef enum
{
  COLUMN_WHEN,
  COLUMN_WHO,
  COLUMN_WHAT,
  COLUMN_KIND,
  N_COLUMNS
} Column;

/* Widths in pixels; the words of the change take what is left. */
static const struct
{
  const char *title;
  int width;
} columns[N_COLUMNS] = {
  [COLUMN_WHEN] = { N_("When"), 160 },
  [COLUMN_WHO] = { N_("Who"), 160 },
  [COLUMN_WHAT] = { N_("What"), -1 },
  [COLUMN_KIND] = { N_("Kind"), 130 },
};

/* The table ----------------------------------------------------------------- */

static char *
get_text (TrellisChange *change,
          Column         column)
{
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  switch (column)
    {
    case COLUMN_WHEN:
      day = trellis_change_dup_day (change);
      time = trellis_change_dup_time (change);
      return g_strdup_printf ("%s, %s", day, time);
    case COLUMN_WHO:
      return g_strdup (change->author);
    case COLUMN_WHAT:
      return trellis_change_dup_title (change);
    case COLUMN_KIND:
      return g_strdup (trellis_change_kind_get_name (change->kind));
    case N_COLUMNS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static Column
get_column (GtkListItemFactory *factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
}

static void
set_up_cell_cb (TrellisHistoryView *self,
                GtkListItem        *item,
                GtkListItemFactory *factory)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cell_cb (TrellisHistoryView *self,
              GtkListItem        *item,
              GtkListItemFactory *factory)
{
  TrellisChange *change = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  Column column = get_column (factory);
  g_autofree char *text = get_text (change, column);

  if (column == COLUMN_WHAT && change->is_taken_back)
    {
      /* Translators: the words of a change that was undone later */
      g_autofree char *undone = g_strdup_printf (_("%s (undone since)"), text);

      gtk_label_set_label (GTK_LABEL (label), undone);
    }
  else
    {
      gtk_label_set_label (GTK_LABEL (label), text);
    }
  gtk_widget_set_tooltip_text (label, column == COLUMN_WHAT ? text : NULL);
  if (change->is_taken_back || column != COLUMN_WHAT)
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_widget_remove_css_class (label, "dim-label");
}

static void
add_column (TrellisHistoryView *self,
            Column              column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  g_signal_connect_object (factory, "setup", G_CALLBACK (set_up_cell_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cell_cb), self, G_CONNECT_SWAPPED);
  view_column = gtk_column_view_column_new (_(columns[column].title), factory);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  if (columns[column].width > 0)
    gtk_column_view_column_set_fixed_width (view_column, columns[column].width);
  else
    gtk_column_view_column_set_expand (view_column, TRUE);
  gtk_column_view_append_column (self->table, view_column);
}

/* The change that is chosen -------------------------------------------------- */

static void
show_chosen (TrellisHistoryView *self)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  TrellisChange *chosen = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (TrellisChange) change = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  guint n_in_all = 0;

  adw_flap_set_reveal_flap (self->flap, chosen != NULL);
  if (chosen == NULL)
    return;

  /* Whether it is undone may be another answer than when the table read it. */
  change = trellis_store_read_change (store, chosen->id, &error);
  if (change != NULL)
    rows = trellis_store_list_change_rows (store, change->id, MAX_FACTS, &n_in_all, &error);
  trellis_change_panel_set_change (self->panel, change != NULL ? change : chosen, rows, n_in_all);
  if (error != NULL)
    trellis_change_panel_set_problem (self->panel, error->message);
}

static void
selected_cb (TrellisHistoryView *self)
{
  if (!self->is_filling)
    show_chosen (self);
}

static void
activate_cb (TrellisHistoryView *self,
             guint               position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_grab_focus (GTK_WIDGET (self->panel));
}

static void
close_panel_cb (TrellisHistoryView *self)
{
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
undo_cb (TrellisHistoryView *self)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  TrellisChange *change = trellis_change_panel_get_change (self->panel);
  g_autoptr (GError) error = NULL;

  if (trellis_store_undo_change (store, change->id, &error))
    trellis_view_toast (TRELLIS_VIEW (self), trellis_store_get_undo_sentence (store), TRUE);
  else
    trellis_change_panel_set_problem (self->panel, error->message);
}

static void
open_recorded (TrellisHistoryView *self,
               gint64              id)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisStore) recorded = trellis_store_open_as_recorded (store, id, &error);

  if (recorded == NULL)
    trellis_view_show_error (TRELLIS_VIEW (self), error);
  else
    g_signal_emit (self, signals[SIGNAL_OPEN_STORE], 0, recorded);
}

static void
look_cb (TrellisHistoryView *self)
{
  open_recorded (self, trellis_change_panel_get_change (self->panel)->id);
}

/* A day ends where people are. */
static void
recorded_day_cb (TrellisHistoryView *self)
{
  TrellisDay day = trellis_day_button_get_day (self->recorded_button);
  g_autoptr (GDateTime) end = NULL;
  g_autoptr (GError) error = NULL;
  int year, month, day_of_month;
  gint64 id;

  if (day == TRELLIS_DAY_NONE)
    return;

  trellis_day_get_ymd (day + 1, &year, &month, &day_of_month);
  end = g_date_time_new_local (year, month, day_of_month, 0, 0, 0);
  trellis_day_button_set_day (self->recorded_button, TRELLIS_DAY_NONE);
  id = trellis_store_find_last_change (trellis_view_get_store (TRELLIS_VIEW (self)),
                                       g_date_time_to_unix (end) - 1, &error);
  if (id < 0)
    trellis_view_show_error (TRELLIS_VIEW (self), error);
  else
    open_recorded (self, id);
}

/* What is shown ------------------------------------------------------------- */

static const char *
get_chosen (TrellisChoice *choice)
{
  const char *key = trellis_choice_get_chosen (choice);

  return key != NULL && *key != '\0' ? key : NULL;
}

static void
list_changes (TrellisHistoryView *self)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  TrellisHistoryFilter filter = {
    .urn = get_chosen (self->school_choice),
    .author = get_chosen (self->author_choice),
    .kind = get_chosen (self->kind_choice),
    .text = *text != '\0' ? text : NULL,
  };
  gboolean is_filtered = filter.urn != NULL || filter.author != NULL || filter.kind != NULL || filter.text != NULL;
  TrellisChange *chosen = gtk_single_selection_get_selected_item (self->selection);
  gint64 chosen_id = chosen != NULL ? chosen->id : 0;
  g_autoptr (TrellisHistory) history = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *subtitle = NULL;
  guint n_changes, position;

  history = trellis_store_list_history (store, &filter, &error);
  if (history == NULL)
    {
      trellis_view_show_error (TRELLIS_VIEW (self), error);
      return;
    }

  self->is_filling = TRUE;
  g_set_object (&self->history, history);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (history));
  position = chosen_id != 0 ? trellis_history_find (history, chosen_id) : G_MAXUINT;
  gtk_single_selection_set_selected (self->selection, position != G_MAXUINT ? position : GTK_INVALID_LIST_POSITION);
  self->is_filling = FALSE;
  show_chosen (self);

  n_changes = g_list_model_get_n_items (G_LIST_MODEL (history));
  subtitle = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u change", "%'u changes", n_changes), n_changes);
  trellis_view_set_subtitle (TRELLIS_VIEW (self), subtitle);
  gtk_stack_set_visible_child_name (self->stack, n_changes > 0 ? "table" : is_filtered ? "no-match" : "empty");
  gtk_widget_set_sensitive (self->export_button, n_changes > 0);
}

static void
fill_choice (TrellisChoice *choice,
             GPtrArray     *keys,
             GPtrArray     *names)
{
  g_autofree char *chosen = g_strdup (get_chosen (choice));

  g_ptr_array_add (keys, NULL);
  g_ptr_array_add (names, NULL);
  trellis_choice_set_items (choice, (const char *const *) keys->pdata, (const char *const *) names->pdata);
  trellis_choice_set_chosen (choice, chosen != NULL ? chosen : "");
}

static void
fill_schools (TrellisHistoryView *self)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  g_autoptr (GListModel) schools = trellis_store_list_schools (store, trellis_store_get_today (store), TRUE, NULL);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (keys, g_strdup (""));
  g_ptr_array_add (names, g_strdup (_("All schools")));
  for (guint i = 0; schools != NULL && i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);

      g_ptr_array_add (keys, g_strdup (school->urn));
      g_ptr_array_add (names, g_strdup (school->name));
    }
  fill_choice (self->school_choice, keys, names);
}

static void
fill_texts (TrellisChoice  *choice,
            const char     *all,
            char          **texts,
            const char   *(*get_name) (const char *key))
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_add (keys, (char *) "");
  g_ptr_array_add (names, (char *) all);
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      g_ptr_array_add (keys, texts[i]);
      g_ptr_array_add (names, (char *) (get_name != NULL ? get_name (texts[i]) : texts[i]));
    }
  fill_choice (choice, keys, names);
}

static void
trellis_history_view_refresh (TrellisView  *view,
                              TrellisTopic  topics)
{
  TrellisHistoryView *self = TRELLIS_HISTORY_VIEW (view);
  TrellisStore *store = trellis_view_get_store (view);
  g_auto (GStrv) authors = trellis_store_list_authors (store, NULL);
  g_auto (GStrv) kinds = trellis_store_list_change_kinds (store, NULL);

  self->is_filling = TRUE;
  if ((topics & TRELLIS_TOPIC_SCHOOL) != 0)
    fill_schools (self);
  fill_texts (self->author_choice, _("Everybody"), authors, NULL);
  fill_texts (self->kind_choice, _("Every kind"), kinds, trellis_change_kind_get_name);
  self->is_filling = FALSE;
  list_changes (self);
}

static void
filter_cb (TrellisHistoryView *self)
{
  if (!self->is_filling)
    list_changes (self);
}

static void
show_all_cb (TrellisHistoryView *self)
{
  self->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  trellis_choice_set_chosen (self->school_choice, "");
  trellis_choice_set_chosen (self->author_choice, "");
  trellis_choice_set_chosen (self->kind_choice, "");
  self->is_filling = FALSE;
  list_changes (self);
}

/* Export --------------------------------------------------------------------- */

static void
export_response_cb (TrellisHistoryView   *self,
                    int                   response,
                    GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *shown = g_file_get_basename (file);
      g_autofree char *text = g_strdup_printf (_("Saved “%s”"), shown);
      g_autoptr (GError) error = NULL;

      if (trellis_history_export_csv (trellis_view_get_store (TRELLIS_VIEW (self)), G_LIST_MODEL (self->history),
                                      g_file_peek_path (file), &error))
        trellis_view_toast (TRELLIS_VIEW (self), text, FALSE);
      else
        trellis_view_show_error (TRELLIS_VIEW (self), error);
    }
  g_object_unref (chooser);
}

static void
export_cb (TrellisHistoryView *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Export"), window, GTK_FILE_CHOOSER_ACTION_SAVE, NULL,
                                                               NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), "history.csv");
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (export_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Which changes the filters leave, in words; NULL where all of them. */
static char *
describe_filter (TrellisHistoryView *self)
{
  TrellisChoice *choices[] = { self->school_choice, self->author_choice, self->kind_choice };
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      const char *key = get_chosen (choices[i]);
      g_autoptr (TrellisSchool) school = NULL;

      if (key == NULL)
        continue;
      if (choices[i] == self->school_choice)
        {
          TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));

          school = trellis_store_read_school (store, key, trellis_store_get_today (store), NULL);
          key = school != NULL ? school->name : key;
        }
      g_ptr_array_add (words, g_strdup (choices[i] == self->kind_choice ? trellis_change_kind_get_name (key) : key));
    }
  if (*text != '\0')
    g_ptr_array_add (words, g_strdup_printf ("“%s”", text));
  if (words->len == 0)
    return NULL;
  g_ptr_array_add (words, NULL);

  return g_strjoinv (", ", (char **) words->pdata);
}

static TrellisReport *
trellis_history_view_create_report (TrellisView  *view,
                                    GError      **error)
{
  TrellisHistoryView *self = TRELLIS_HISTORY_VIEW (view);
  TrellisStore *store = trellis_view_get_store (view);
  g_autoptr (TrellisTrust) trust = trellis_store_read_trust (store, error);
  g_autofree char *words = NULL;
  TrellisReportDetails details = { NULL };

  if (trust == NULL)
    return NULL;
  words = describe_filter (self);
  details.trust_name = trust->name;
  details.trust_colour = trust->colour;
  details.scope_words = words;
  details.as_at = details.printed_on = trellis_store_get_today (store);

  return trellis_report_new_history (G_LIST_MODEL (self->history), &details);
}

/* Class ---------------------------------------------------------------------- */

static void
trellis_history_view_constructed (GObject *object)
{
  TrellisHistoryView *self = TRELLIS_HISTORY_VIEW (object);
  TrellisStore *store;

  G_OBJECT_CLASS (trellis_history_view_parent_class)->constructed (object);

  store = trellis_view_get_store (TRELLIS_VIEW (self));
  trellis_change_panel_set_editable (self->panel, !trellis_store_is_read_only (store));
}

static void
trellis_history_view_dispose (GObject *object)
{
  TrellisHistoryView *self = TRELLIS_HISTORY_VIEW (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->history);

  G_OBJECT_CLASS (trellis_history_view_parent_class)->dispose (object);
}

static void
trellis_history_view_class_init (TrellisHistoryViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = trellis_history_view_constructed;
  object_class->dispose = trellis_history_view_dispose;
  TRELLIS_VIEW_CLASS (klass)->refresh = trellis_history_view_refresh;
  TRELLIS_VIEW_CLASS (klass)->create_report = trellis_history_view_create_report;

  /**
   * TrellisHistoryView::open-store:
   * @self: the view
   * @store: (type TrellisStore): the file as it was recorded at an instant
   *
   * Asks for a window on @store.
   */
  signals[SIGNAL_OPEN_STORE] = g_signal_new ("open-store", TRELLIS_TYPE_HISTORY_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                             NULL, G_TYPE_NONE, 1, TRELLIS_TYPE_STORE);

  g_type_ensure (TRELLIS_TYPE_CHANGE_PANEL);
  g_type_ensure (TRELLIS_TYPE_CHOICE);
  g_type_ensure (TRELLIS_TYPE_DAY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-history-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisHistoryView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TrellisHistoryView, school_choice);
  gtk_widget_class_bind_template_child (widget_class, TrellisHistoryView, author_choice);
  gtk_widget_class_bind_template_child (widget_class, TrellisHistoryView, kind_choice);
  gtk_widget_class_bind_template_child (widget_class, TrellisHistoryView, recorded_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisHistoryView, export_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisHistoryView, flap);
  gtk_widget_class_bind_template_child (widget_class, TrellisHistoryView, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisHistoryView, table);
  gtk_widget_class_bind_template_child (widget_class, TrellisHistoryView, panel);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_panel_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
}

static void
trellis_history_view_init (TrellisHistoryView *self)
{
  trellis_views_init ();
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < N_COLUMNS; i++)
    add_column (self, i);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->recorded_button, "notify::day", G_CALLBACK (recorded_day_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * trellis_history_view_new:
 * @store: the trust file
 * @scope: what of it the window looks at; history is of the whole file
 *
 * Returns: (transfer floating): the view
 */
TrellisView *
trellis_history_view_new (TrellisStore *store,
                          TrellisScope *scope)
{
  return g_object_new (TRELLIS_TYPE_HISTORY_VIEW, "store", store, "scope", scope, NULL);
}

/**
 * trellis_history_view_show_change:
 * @self: a view
 * @id: a change
 *
 * Chooses a change among those that the filters leave.
 *
 * Returns: whether it is among them
 */
gboolean
trellis_history_view_show_change (TrellisHistoryView *self,
                                  gint64              id)
{
  guint position;

  g_return_val_if_fail (TRELLIS_IS_HISTORY_VIEW (self), FALSE);

  position = self->history != NULL ? trellis_history_find (self->history, id) : G_MAXUINT;
  if (position == G_MAXUINT)
    return FALSE;
  gtk_single_selection_set_selected (self->selection, position);

  return TRUE;
}
