/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-window-private.h"

#include "trellis-actions-view.h"
#include "trellis-application.h"
#include "trellis-change.h"
#include "trellis-history-view.h"
#include "trellis-matrix-view.h"
#include "trellis-note-view.h"
#include "trellis-overview-view.h"
#include "trellis-portfolio-view.h"
#include "trellis-reports-view.h"
#include "trellis-school-view.h"
#include "trellis-scope-bar.h"
#include "trellis-search.h"
#include "trellis-sidebar-row.h"
#include "trellis-store-history.h"
#include "trellis-store-trust.h"
#include "trellis-trends-view.h"
#include "trellis-views.h"
#include "trellis-visits-view.h"
#include "trellis-welcome.h"

#include <glib/gi18n.h>
#include <string.h>

/* A window on one trust file, or the welcome page while it has none. */

struct _TrellisWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *pages;
  AdwBin *welcome;
  AdwFlap *flap;
  GtkListBox *sidebar;
  GtkLabel *trust_name;
  GtkLabel *saved;
  AdwWindowTitle *title;
  GtkWidget *back;
  GtkWidget *undo;
  GtkLabel *undo_label;
  GtkWidget *redo;
  GtkWidget *print;
  AdwBin *header_end;
  GtkMenuButton *menu;
  GtkRevealer *read_only;
  GtkLabel *read_only_label;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  TrellisScopeBar *scope_bar;
  GtkStack *views;

  TrellisStore *store;
  TrellisScope *scope;
  TrellisView *view;        /* the one on screen */
  guint make_views_id;
  AdwToast *toast;          /* (nullable): the one on screen */
  char *toast_undoes;       /* (nullable): the edit that its button undoes */
  char *came_from;          /* the view that a school's page was opened from */
  char *came_from_urn;      /* (nullable): the school whose page a note was opened from */
};

G_DEFINE_FINAL_TYPE (TrellisWindow, trellis_window, ADW_TYPE_APPLICATION_WINDOW)

/* Pages without a row in the sidebar: a school's is opened from the views, the
 * history from the menu. */
#define SCHOOL_PAGE "school"
#define NOTE_PAGE "note"
#define HISTORY_PAGE "history"

/* What a file opens with: the list that is painted soonest. */
#define FIRST_VIEW "portfolio"

/* The views of the sidebar, in its order. */
static const struct
{
  const char *id;
  const char *label;
  const char *icon_name;
  GType (*get_type) (void);
} sidebar_views[] = {
  { "overview", N_("Overview"), "trellis-overview-symbolic", trellis_overview_view_get_type },
  { "portfolio", N_("Portfolio"), "trellis-portfolio-symbolic", trellis_portfolio_view_get_type },
  { "matrix", N_("Matrix"), "trellis-matrix-symbolic", trellis_matrix_view_get_type },
  { "visits", N_("Visits"), "trellis-visits-symbolic", trellis_visits_view_get_type },
  { "actions", N_("Actions"), "trellis-actions-symbolic", trellis_actions_view_get_type },
  { "trends", N_("Trends"), "trellis-trends-symbolic", trellis_trends_view_get_type },
  { "reports", N_("Reports"), "trellis-reports-symbolic", trellis_reports_view_get_type },
  { NULL, NULL, NULL, NULL },
};

/* What was last chosen there is chosen again, in this run and the next. */
static void
remember_reports (TrellisWindow *self,
                  TrellisView   *view)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GSettings *settings = TRELLIS_IS_APPLICATION (application)
    ? trellis_application_get_settings (TRELLIS_APPLICATION (application)) : NULL;

  if (settings == NULL)
    return;
  g_settings_bind (settings, "report-kind", view, "kind", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "report-paper", view, "paper", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "report-is-confidential", view, "is-confidential", G_SETTINGS_BIND_DEFAULT);
}

static TrellisView *
add_view (TrellisWindow *self,
          GType          type,
          const char    *id)
{
  TrellisView *view = g_object_new (type, "store", self->store, "scope", self->scope, NULL);

  g_signal_connect_object (view, "toast", G_CALLBACK (trellis_window_toast), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "open-school", G_CALLBACK (trellis_window_show_school), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "open-visit", G_CALLBACK (trellis_window_show_visit), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "open-note", G_CALLBACK (trellis_window_show_note), self, G_CONNECT_SWAPPED);
  if (TRELLIS_IS_REPORTS_VIEW (view))
    remember_reports (self, view);
  gtk_stack_add_named (self->views, GTK_WIDGET (view), id);
  return view;
}

static void
judge_cb (TrellisWindow *self,
          const char    *urn)
{
  if (trellis_window_show_view (self, "matrix"))
    trellis_matrix_view_show_school (TRELLIS_MATRIX_VIEW (self->view), urn);
}

static void
show_titles (TrellisWindow *self)
{
  adw_window_title_set_title (self->title, trellis_view_get_title (self->view));
  adw_window_title_set_subtitle (self->title, trellis_view_get_subtitle (self->view));
}

static void
set_view (TrellisWindow *self,
          TrellisView   *view)
{
  if (self->view == view)
    return;

  if (self->view != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->view, show_titles, self);
      trellis_view_set_shown (self->view, FALSE);
    }
  self->view = view;
  adw_bin_set_child (self->header_end, trellis_view_get_header_end (view));
  trellis_scope_bar_set_end (self->scope_bar, trellis_view_get_scope_end (view));
  gtk_stack_set_visible_child (self->views, GTK_WIDGET (view));
  g_signal_connect_object (view, "notify::title", G_CALLBACK (show_titles), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::subtitle", G_CALLBACK (show_titles), self, G_CONNECT_SWAPPED);
  trellis_view_set_shown (view, TRUE);
  show_titles (self);
  gtk_widget_set_visible (self->back, FALSE);
  trellis_window_update_actions (self);
}

/* A view is made when it is first needed, or after the first frame, whichever
 * comes first, so that a window is there at once. */
static TrellisView *
ensure_view (TrellisWindow     *self,
             TrellisSidebarRow *row)
{
  const char *id = trellis_sidebar_row_get_id (row);
  GtkWidget *child = gtk_stack_get_child_by_name (self->views, id);
  TrellisView *view;

  if (child != NULL)
    return TRELLIS_VIEW (child);

  for (guint i = 0;; i++)
    {
      if (g_str_equal (sidebar_views[i].id, id))
        {
          view = add_view (self, sidebar_views[i].get_type (), id);
          trellis_sidebar_row_set_view (row, view);
          return view;
        }
    }
}

static gboolean
make_views_cb (gpointer user_data)
{
  TrellisWindow *self = user_data;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar, i)) != NULL; i++)
    {
      TrellisSidebarRow *sidebar_row = TRELLIS_SIDEBAR_ROW (row);

      if (gtk_stack_get_child_by_name (self->views, trellis_sidebar_row_get_id (sidebar_row)) == NULL)
        {
          ensure_view (self, sidebar_row);
          return G_SOURCE_CONTINUE;
        }
    }

  self->make_views_id = 0;
  return G_SOURCE_REMOVE;
}

static void
row_selected_cb (TrellisWindow     *self,
                 TrellisSidebarRow *row)
{
  if (row == NULL)
    return;

  set_view (self, ensure_view (self, row));
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

/* Whoever chose a view is about to work in it. */
static void
focus_view (TrellisWindow *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static GtkListBoxRow *
find_row (TrellisWindow *self,
          const char    *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar, i)) != NULL; i++)
    {
      if (g_str_equal (trellis_sidebar_row_get_id (TRELLIS_SIDEBAR_ROW (row)), id))
        return row;
    }

  return NULL;
}

/* The header has room for what was done; where is in the tooltip. */
static const char *
shorten_sentence (const char *sentence)
{
  const char *colon = strstr (sentence, ": ");

  return colon != NULL ? colon + 2 : sentence;
}

static void
show_trust (TrellisWindow *self)
{
  g_autoptr (TrellisTrust) trust = trellis_store_read_trust (self->store, NULL);
  gint64 saved_at = trellis_store_get_saved_at (self->store);
  const char *undo = trellis_store_get_undo_sentence (self->store);
  const char *redo = trellis_store_get_redo_sentence (self->store);
  g_autofree char *undo_tip = NULL;
  g_autofree char *redo_tip = NULL;

  if (trust != NULL)
    {
      gtk_label_set_label (self->trust_name, trust->name);
      gtk_window_set_title (GTK_WINDOW (self), trust->name);
    }
  if (saved_at > 0)
    {
      g_autoptr (GDateTime) time = g_date_time_new_now_local ();
      g_autofree char *text = g_date_time_format (time, _("Saved at %H:%M"));

      gtk_label_set_label (self->saved, text);
    }
  else
    {
      gtk_label_set_label (self->saved, _("Everything is saved"));
    }

  undo_tip = undo != NULL ? g_strdup_printf (_("Undo “%s” (Ctrl+Z)"), undo) : g_strdup (_("Nothing to undo"));
  redo_tip = redo != NULL ? g_strdup_printf (_("Redo “%s” (Shift+Ctrl+Z)"), redo) : g_strdup (_("Nothing to redo"));
  gtk_label_set_label (self->undo_label, undo != NULL ? shorten_sentence (undo) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->undo_label), undo != NULL);
  gtk_widget_set_tooltip_text (self->undo, undo_tip);
  gtk_widget_set_tooltip_text (self->redo, redo_tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->undo), GTK_ACCESSIBLE_PROPERTY_LABEL, undo_tip, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->redo), GTK_ACCESSIBLE_PROPERTY_LABEL, redo_tip, -1);
}

static void
toast_dismissed_cb (TrellisWindow *self,
                    AdwToast      *toast)
{
  if (self->toast != toast)
    return;
  g_clear_object (&self->toast);
  g_clear_pointer (&self->toast_undoes, g_free);
}

static void
dismiss_toast (TrellisWindow *self)
{
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->toast);

  g_clear_pointer (&self->toast_undoes, g_free);
  if (toast != NULL)
    adw_toast_dismiss (toast);
}

static void
store_changed_cb (TrellisWindow *self,
                  guint          topics)
{
  /* Its button would undo another edit than the one that it tells of. */
  if (self->toast_undoes != NULL &&
      g_strcmp0 (self->toast_undoes, trellis_store_get_undo_sentence (self->store)) != 0)
    dismiss_toast (self);
  show_trust (self);
  trellis_window_update_actions (self);
}

static void
search_changed_cb (TrellisWindow *self)
{
  if (self->scope != NULL)
    trellis_scope_set_search (self->scope, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
search_mode_cb (TrellisWindow *self)
{
  if (!gtk_search_bar_get_search_mode (self->search_bar))
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
scope_changed_cb (TrellisWindow *self)
{
  const char *search = trellis_scope_get_search (self->scope);

  /* The chip in the scope bar clears the search from outside the entry. */
  if (*search == '\0' && *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
trellis_window_realize (GtkWidget *widget)
{
  TrellisWindow *self = TRELLIS_WINDOW (widget);

  if (self->store == NULL)
    adw_bin_set_child (self->welcome, trellis_welcome_new (gtk_menu_button_get_menu_model (self->menu)));

  GTK_WIDGET_CLASS (trellis_window_parent_class)->realize (widget);
}

static void
trellis_window_dispose (GObject *object)
{
  TrellisWindow *self = TRELLIS_WINDOW (object);

  self->view = NULL;
  g_clear_object (&self->toast);
  g_clear_pointer (&self->toast_undoes, g_free);
  g_clear_handle_id (&self->make_views_id, g_source_remove);
  g_clear_object (&self->store);
  g_clear_object (&self->scope);
  g_clear_pointer (&self->came_from, g_free);
  g_clear_pointer (&self->came_from_urn, g_free);

  G_OBJECT_CLASS (trellis_window_parent_class)->dispose (object);
}

static void
trellis_window_class_init (TrellisWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_window_dispose;
  widget_class->realize = trellis_window_realize;

  g_type_ensure (TRELLIS_TYPE_SCOPE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/app/trellis-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, trust_name);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, saved);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, back);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, undo);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, undo_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, redo);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, print);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, header_end);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, read_only);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, read_only_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, scope_bar);
  gtk_widget_class_bind_template_child (widget_class, TrellisWindow, views);

  trellis_window_install_actions (widget_class);
}

static void
trellis_window_init (TrellisWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  g_signal_connect_object (self->sidebar, "row-selected", G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sidebar, "row-activated", G_CALLBACK (focus_view), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_bar, "notify::search-mode-enabled", G_CALLBACK (search_mode_cb), self,
                           G_CONNECT_SWAPPED);
  trellis_window_update_actions (self);
}

/**
 * trellis_window_new:
 * @application: the application
 *
 * Returns: (transfer floating): a window without a file, at its welcome page
 */
TrellisWindow *
trellis_window_new (GtkApplication *application)
{
  return g_object_new (TRELLIS_TYPE_WINDOW, "application", application, NULL);
}

/**
 * trellis_window_get_store:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): its file; %NULL at the welcome page
 */
TrellisStore *
trellis_window_get_store (TrellisWindow *self)
{
  g_return_val_if_fail (TRELLIS_IS_WINDOW (self), NULL);

  return self->store;
}

/**
 * trellis_window_get_scope:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): what it looks at; %NULL at the welcome page
 */
TrellisScope *
trellis_window_get_scope (TrellisWindow *self)
{
  g_return_val_if_fail (TRELLIS_IS_WINDOW (self), NULL);

  return self->scope;
}

/**
 * trellis_window_get_view:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the view on screen; %NULL at the welcome page
 */
TrellisView *
trellis_window_get_view (TrellisWindow *self)
{
  return self->view;
}

/* A look at the file as it was recorded earlier can be read only, too. */
static void
show_read_only (TrellisWindow *self)
{
  gint64 recorded_at = trellis_store_get_recorded_at (self->store);

  if (recorded_at > 0)
    {
      g_autoptr (TrellisChange) change = trellis_change_new (0);
      g_autofree char *day = NULL;
      g_autofree char *time = NULL;
      g_autofree char *text = NULL;

      change->made_at = recorded_at;
      day = trellis_change_dup_day (change);
      time = trellis_change_dup_time (change);
      /* Translators: a day and a time of day */
      text = g_strdup_printf (_("The file as it was recorded on %s at %s. Nothing here can be changed."), day, time);
      gtk_label_set_label (self->read_only_label, text);
    }
  gtk_revealer_set_reveal_child (self->read_only, trellis_store_is_read_only (self->store));
}

/**
 * trellis_window_set_store:
 * @self: a window at its welcome page
 * @store: an open trust file, which other windows may show too
 *
 * Shows a trust, at its schools.
 */
void
trellis_window_set_store (TrellisWindow *self,
                          TrellisStore  *store)
{
  g_autoptr (TrellisTrust) trust = NULL;
  g_autofree char *year_id = NULL;

  g_return_if_fail (TRELLIS_IS_WINDOW (self));
  g_return_if_fail (self->store == NULL);

  trust = trellis_store_read_trust (store, NULL);
  year_id = trust != NULL ? g_strdup (trust->year_id)
                          : trellis_school_year_dup_id_for_day (trellis_store_get_today (store));
  self->store = g_object_ref (store);
  trellis_search_get_for_store (store);
  self->scope = trellis_scope_new (year_id, trellis_store_get_today (store));
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "trouble", G_CALLBACK (trellis_window_show_trouble), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "conflict", G_CALLBACK (trellis_window_ask_conflict), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scope, "changed", G_CALLBACK (scope_changed_cb), self, G_CONNECT_SWAPPED);
  trellis_scope_bar_set_store (self->scope_bar, store, self->scope);
  show_read_only (self);

  for (guint i = 0; sidebar_views[i].id != NULL; i++)
    {
      gtk_list_box_append (self->sidebar, trellis_sidebar_row_new (sidebar_views[i].id, _(sidebar_views[i].label),
                                                                   sidebar_views[i].icon_name));
    }

  show_trust (self);
  gtk_stack_set_visible_child_name (self->pages, "trust");
  gtk_list_box_select_row (self->sidebar, find_row (self, FIRST_VIEW));
  self->make_views_id = g_idle_add_full (G_PRIORITY_LOW, make_views_cb, self, NULL);
}

/**
 * trellis_window_show_view:
 * @self: a window with a file
 * @id: a view of the sidebar, `matrix`, or its place from `1`
 *
 * Returns: whether there is such a view
 */
gboolean
trellis_window_show_view (TrellisWindow *self,
                          const char    *id)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (TRELLIS_IS_WINDOW (self), FALSE);

  if (g_ascii_isdigit (*id))
    row = gtk_list_box_get_row_at_index (self->sidebar, *id - '1');
  else
    row = find_row (self, id);
  if (row == NULL)
    return FALSE;

  /* Choosing the row that is chosen already still leads back to its view. */
  gtk_list_box_select_row (self->sidebar, row);
  row_selected_cb (self, TRELLIS_SIDEBAR_ROW (row));
  focus_view (self);
  return TRUE;
}

/**
 * trellis_window_go_back:
 * @self: a window at a school's page
 *
 * Shows the view that the page was opened from.
 */
void
trellis_window_go_back (TrellisWindow *self)
{
  if (!gtk_widget_get_visible (self->back))
    return;
  if (TRELLIS_IS_NOTE_VIEW (self->view) && self->came_from_urn != NULL)
    {
      g_autofree char *urn = g_steal_pointer (&self->came_from_urn);

      trellis_window_show_school (self, urn);
    }
  else if (self->came_from != NULL)
    trellis_window_show_view (self, self->came_from);
}

/**
 * trellis_window_start_search:
 * @self: a window with a file
 *
 * Opens the entry that filters schools, and puts the cursor there.
 */
void
trellis_window_start_search (TrellisWindow *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* Shows a page without a row in the sidebar, from which Back leads to the view
 * before it. */
static void
show_page (TrellisWindow *self,
           TrellisView   *page)
{
  if (self->view != page)
    {
      GtkListBoxRow *row = gtk_list_box_get_selected_row (self->sidebar);

      g_free (self->came_from);
      self->came_from = row != NULL ? g_strdup (trellis_sidebar_row_get_id (TRELLIS_SIDEBAR_ROW (row))) : NULL;
    }
  set_view (self, page);
  gtk_widget_set_visible (self->back, TRUE);
  focus_view (self);
}

/**
 * trellis_window_show_visit:
 * @self: a window with a file
 * @visit_id: a visit
 *
 * Shows the visit in its week or year, open.
 */
void
trellis_window_show_visit (TrellisWindow *self,
                           const char    *visit_id)
{
  if (trellis_window_show_view (self, "visits"))
    trellis_visits_view_show_visit (TRELLIS_VISITS_VIEW (self->view), visit_id);
}

/**
 * trellis_window_show_note:
 * @self: a window with a file
 * @visit_id: a visit
 *
 * Shows the page of the visit's note.
 */
void
trellis_window_show_note (TrellisWindow *self,
                          const char    *visit_id)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->views, NOTE_PAGE);

  if (page == NULL)
    page = GTK_WIDGET (add_view (self, TRELLIS_TYPE_NOTE_VIEW, NOTE_PAGE));
  g_clear_pointer (&self->came_from_urn, g_free);
  if (TRELLIS_IS_SCHOOL_VIEW (self->view))
    self->came_from_urn = g_strdup (trellis_school_view_get_school (TRELLIS_SCHOOL_VIEW (self->view)));
  trellis_note_view_set_visit (TRELLIS_NOTE_VIEW (page), visit_id);
  show_page (self, TRELLIS_VIEW (page));
}

static void
undo_clicked_cb (TrellisWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.undo", NULL);
}

/**
 * trellis_window_toast:
 * @self: a window
 * @text: a sentence
 * @has_undo: whether it tells of an edit, which the toast then offers to undo
 */
void
trellis_window_toast (TrellisWindow *self,
                      const char    *text,
                      gboolean       has_undo)
{
  AdwToast *toast = adw_toast_new ("");
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  /* What was just done is told now, not after everything told before. */
  dismiss_toast (self);
  self->toast = g_object_ref (toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self, G_CONNECT_SWAPPED);
  adw_toast_set_title (toast, escaped);
  if (has_undo)
    {
      self->toast_undoes = g_strdup (trellis_store_get_undo_sentence (self->store));
      adw_toast_set_button_label (toast, _("Undo"));
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_clicked_cb), self, G_CONNECT_SWAPPED);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * trellis_window_show_school:
 * @self: a window with a file
 * @urn: a school
 *
 * Shows the school's page.
 */
void
trellis_window_show_school (TrellisWindow *self,
                            const char    *urn)
{
  GtkWidget *page;

  g_return_if_fail (TRELLIS_IS_WINDOW (self));
  g_return_if_fail (self->store != NULL);

  page = gtk_stack_get_child_by_name (self->views, SCHOOL_PAGE);
  if (page == NULL)
    {
      page = GTK_WIDGET (add_view (self, TRELLIS_TYPE_SCHOOL_VIEW, SCHOOL_PAGE));
      g_signal_connect_object (page, "judge", G_CALLBACK (judge_cb), self, G_CONNECT_SWAPPED);
    }
  trellis_school_view_set_school (TRELLIS_SCHOOL_VIEW (page), urn);
  show_page (self, TRELLIS_VIEW (page));
}

static void
open_recorded_cb (TrellisWindow *self,
                  TrellisStore  *store)
{
  TrellisWindow *window = trellis_window_new (gtk_window_get_application (GTK_WINDOW (self)));

  trellis_window_set_store (window, store);
  gtk_window_present (GTK_WINDOW (window));
}

/**
 * trellis_window_show_history:
 * @self: a window with a file
 *
 * Shows every change of the file.
 */
void
trellis_window_show_history (TrellisWindow *self)
{
  GtkWidget *page;

  g_return_if_fail (TRELLIS_IS_WINDOW (self));
  g_return_if_fail (self->store != NULL);

  page = gtk_stack_get_child_by_name (self->views, HISTORY_PAGE);
  if (page == NULL)
    {
      page = GTK_WIDGET (add_view (self, TRELLIS_TYPE_HISTORY_VIEW, HISTORY_PAGE));
      g_signal_connect_object (page, "open-store", G_CALLBACK (open_recorded_cb), self, G_CONNECT_SWAPPED);
    }
  show_page (self, TRELLIS_VIEW (page));
}
