/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-portfolio-view.h"

#include "trellis-portfolio-chooser.h"
#include "trellis-portfolio-head.h"
#include "trellis-portfolio-line.h"
#include "trellis-portfolio-terms.h"
#include "trellis-store-judgements.h"
#include "trellis-store-schemes.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-style.h"
#include "trellis-views.h"

#include <glib/gi18n-lib.h>

struct _TrellisPortfolioView
{
  TrellisView parent_instance;

  GtkStack *stack;
  GtkScrolledWindow *head_scroller;
  GtkScrolledWindow *scroller;
  TrellisPortfolioHead *head;
  GtkListView *list;
  GMenuModel *grouping_menu;
  GtkMenuButton *grouping_button;
  TrellisPortfolioChooser *chooser;

  TrellisPortfolioModel *model;
  TrellisPortfolioLayout *layout;
  GtkSingleSelection *selection;
  TrellisDay as_at;             /* what the model's rows were read for */
  TrellisDay compared_with;
  gboolean has_chosen_grouping;
  gboolean is_stale;            /* the file has changed since they were read */
};

G_DEFINE_FINAL_TYPE (TrellisPortfolioView, trellis_portfolio_view, TRELLIS_TYPE_VIEW)

static const char *const grouping_ids[TRELLIS_PORTFOLIO_N_GROUPINGS] = {
  [TRELLIS_PORTFOLIO_GROUPING_NONE] = "none",
  [TRELLIS_PORTFOLIO_GROUPING_HUB] = "hub",
  [TRELLIS_PORTFOLIO_GROUPING_PHASE] = "phase",
  [TRELLIS_PORTFOLIO_GROUPING_ADVISER] = "adviser",
  [TRELLIS_PORTFOLIO_GROUPING_LEVEL] = "level",
};

static const char *
get_grouping_title (TrellisPortfolioGrouping grouping)
{
  switch (grouping)
    {
    case TRELLIS_PORTFOLIO_GROUPING_HUB:
      return _("Group by hub");
    case TRELLIS_PORTFOLIO_GROUPING_PHASE:
      return _("Group by phase");
    case TRELLIS_PORTFOLIO_GROUPING_ADVISER:
      return _("Group by adviser");
    case TRELLIS_PORTFOLIO_GROUPING_LEVEL:
      return _("Group by level");
    case TRELLIS_PORTFOLIO_GROUPING_NONE:
    case TRELLIS_PORTFOLIO_N_GROUPINGS:
    default:
      return _("No groups");
    }
}

static void
measure_columns (TrellisPortfolioView *self)
{
  trellis_portfolio_layout_measure (self->layout, GTK_WIDGET (self->list),
                                    trellis_portfolio_model_get_rows (self->model),
                                    trellis_portfolio_model_get_scheme (self->model));
}

/* A trust with hubs is looked at by hub, until a person says otherwise. */
static void
choose_grouping (TrellisPortfolioView *self,
                 GListModel           *schools)
{
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (TrellisSchool) school = g_list_model_get_item (schools, i);

      if (school->hub_id == NULL)
        continue;
      gtk_widget_activate_action (GTK_WIDGET (self->grouping_button), "portfolio.group", "s",
                                  grouping_ids[TRELLIS_PORTFOLIO_GROUPING_HUB]);
      return;
    }
}

static gboolean
read_schools (TrellisPortfolioView  *self,
              GError               **error)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  TrellisScope *scope = trellis_view_get_scope (TRELLIS_VIEW (self));
  TrellisDay days[TRELLIS_PORTFOLIO_N_TERMS + 1];
  TrellisDay as_at = trellis_scope_get_as_at (scope);
  TrellisDay compared_with = trellis_scope_get_compared_with (scope);
  TrellisScheme *scheme = trellis_store_get_scheme_on (store, as_at, error);
  g_autoptr (GListModel) schools = NULL;
  g_autoptr (GHashTable) levels = NULL;

  if (scheme == NULL)
    return FALSE;
  schools = trellis_store_list_schools (store, as_at, FALSE, error);
  if (schools == NULL)
    return FALSE;
  trellis_portfolio_list_days (as_at, compared_with, days);
  levels = trellis_portfolio_read_levels (store, days, error);
  if (levels == NULL)
    return FALSE;

  if (!self->has_chosen_grouping)
    choose_grouping (self, schools);
  trellis_portfolio_model_set_schools (self->model, scheme, schools, levels, as_at, scope);
  self->as_at = as_at;
  self->compared_with = compared_with;
  self->is_stale = FALSE;

  return TRUE;
}

static void
update_page (TrellisPortfolioView *self)
{
  guint n_in_all;
  guint n_schools = trellis_portfolio_model_get_n_schools (self->model, &n_in_all);
  g_autofree char *subtitle = NULL;

  if (n_schools == n_in_all)
    subtitle = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u school", "%'u schools", n_in_all), n_in_all);
  else
    /* Translators: how many schools the filter lets through, of how many */
    subtitle = g_strdup_printf (_("%'u of %'u schools"), n_schools, n_in_all);
  trellis_view_set_subtitle (TRELLIS_VIEW (self), subtitle);
  gtk_stack_set_visible_child_name (self->stack, n_in_all == 0 ? "empty" : n_schools == 0 ? "no-match" : "table");
}

static void
trellis_portfolio_view_refresh (TrellisView  *view,
                                TrellisTopic  topics)
{
  TrellisPortfolioView *self = TRELLIS_PORTFOLIO_VIEW (view);
  TrellisScope *scope = trellis_view_get_scope (view);
  g_autoptr (GError) error = NULL;

  /* A search is typed: the file is read again only where it has to be. */
  if (!self->is_stale && trellis_scope_get_as_at (scope) == self->as_at &&
      trellis_scope_get_compared_with (scope) == self->compared_with)
    {
      trellis_portfolio_model_filter (self->model, scope);
    }
  else
    {
      if (!read_schools (self, &error))
        trellis_view_show_error (view, error);
      measure_columns (self);
    }
  update_page (self);
}

static void
scroll_to (TrellisPortfolioView *self,
           guint                 position)
{
  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static void
sort_cb (TrellisPortfolioView *self,
         guint                 column)
{
  gboolean is_descending;
  TrellisPortfolioColumn current = trellis_portfolio_model_get_sort (self->model, &is_descending);
  guint selected;

  is_descending = current == column ? !is_descending
                                    : trellis_portfolio_column_get_info (column)->is_descending_first;
  trellis_portfolio_model_set_sort (self->model, column, is_descending);
  trellis_portfolio_head_set_sort (self->head, column, is_descending);
  selected = gtk_single_selection_get_selected (self->selection);
  scroll_to (self, selected != GTK_INVALID_LIST_POSITION ? selected : 0);
}

static void
activate_row (TrellisPortfolioView *self,
              TrellisPortfolioRow  *row)
{
  if (trellis_portfolio_row_is_heading (row))
    trellis_portfolio_model_toggle_fold (self->model, row);
  else
    trellis_view_open_school (TRELLIS_VIEW (self), row->school->urn);
}

static void
activate_cb (TrellisPortfolioView *self,
             guint                 position)
{
  g_autoptr (TrellisPortfolioRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (row != NULL)
    activate_row (self, row);
}

static void
toggle_line_cb (TrellisPortfolioView *self,
                TrellisPortfolioLine *line)
{
  activate_row (self, trellis_portfolio_line_get_row (line));
}

static void
clear_cb (TrellisPortfolioView *self)
{
  trellis_scope_clear_filter (trellis_view_get_scope (TRELLIS_VIEW (self)));
}

static void
setup_line_cb (TrellisPortfolioView *self,
               GtkListItem          *item)
{
  GtkWidget *line = trellis_portfolio_line_new (self->layout);

  g_signal_connect_object (line, "toggle", G_CALLBACK (toggle_line_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, line);
}

static void
bind_line_cb (TrellisPortfolioView *self,
              GtkListItem          *item)
{
  TrellisPortfolioRow *row = gtk_list_item_get_item (item);

  trellis_portfolio_line_set_row (TRELLIS_PORTFOLIO_LINE (gtk_list_item_get_child (item)), row);
}

static void
unbind_line_cb (TrellisPortfolioView *self,
                GtkListItem          *item)
{
  trellis_portfolio_line_set_row (TRELLIS_PORTFOLIO_LINE (gtk_list_item_get_child (item)), NULL);
}

static void
change_columns_cb (TrellisPortfolioView *self)
{
  guint n_columns;
  const TrellisPortfolioColumn *columns = trellis_portfolio_chooser_get_columns (self->chooser, &n_columns);

  trellis_portfolio_layout_set_columns (self->layout, columns, n_columns);
  measure_columns (self);
}

static void
set_grouping_cb (GSimpleAction        *action,
                 GVariant             *target,
                 TrellisPortfolioView *self)
{
  TrellisPortfolioGrouping grouping = TRELLIS_PORTFOLIO_GROUPING_NONE;

  for (guint i = 0; i < TRELLIS_PORTFOLIO_N_GROUPINGS; i++)
    {
      if (g_str_equal (grouping_ids[i], g_variant_get_string (target, NULL)))
        grouping = i;
    }
  g_simple_action_set_state (action, target);
  trellis_portfolio_model_set_grouping (self->model, grouping);
  gtk_menu_button_set_label (self->grouping_button, get_grouping_title (grouping));
  self->has_chosen_grouping = TRUE;
}

static void
store_changed_cb (TrellisPortfolioView *self)
{
  self->is_stale = TRUE;
}

/* The face, or its size, may be another. */
static void
trellis_portfolio_view_css_changed (GtkWidget         *widget,
                                    GtkCssStyleChange *change)
{
  TrellisPortfolioView *self = TRELLIS_PORTFOLIO_VIEW (widget);

  GTK_WIDGET_CLASS (trellis_portfolio_view_parent_class)->css_changed (widget, change);

  if (self->as_at != TRELLIS_DAY_NONE &&
      trellis_portfolio_layout_get_scale (self->layout) != trellis_style_get_scale (GTK_WIDGET (self->list)))
    measure_columns (self);
}

static void
add_scope_end (TrellisPortfolioView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *columns_button = gtk_menu_button_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful ("group", G_VARIANT_TYPE_STRING,
                                                                   g_variant_new_string ("none"));
  guint n_columns;
  const TrellisPortfolioColumn *columns = trellis_portfolio_layout_get_columns (self->layout, &n_columns);

  g_signal_connect_object (action, "activate", G_CALLBACK (set_grouping_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (box, "portfolio", G_ACTION_GROUP (group));

  self->grouping_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->grouping_button, get_grouping_title (TRELLIS_PORTFOLIO_GROUPING_NONE));
  gtk_menu_button_set_menu_model (self->grouping_button, self->grouping_menu);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->grouping_button));

  self->chooser = TRELLIS_PORTFOLIO_CHOOSER (trellis_portfolio_chooser_new ());
  trellis_portfolio_chooser_set_columns (self->chooser, columns, n_columns);
  g_signal_connect_object (self->chooser, "changed", G_CALLBACK (change_columns_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (columns_button), _("Columns"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (columns_button), GTK_WIDGET (self->chooser));
  gtk_box_append (GTK_BOX (box), columns_button);

  trellis_view_set_scope_end (TRELLIS_VIEW (self), box);
}

static void
trellis_portfolio_view_constructed (GObject *object)
{
  TrellisPortfolioView *self = TRELLIS_PORTFOLIO_VIEW (object);

  /* Before the view's own, which asks for a refresh: it has to know why. */
  g_signal_connect_object (trellis_view_get_store (TRELLIS_VIEW (self)), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);

  G_OBJECT_CLASS (trellis_portfolio_view_parent_class)->constructed (object);

  trellis_view_set_title (TRELLIS_VIEW (self), _("Portfolio"));
}

static void
trellis_portfolio_view_dispose (GObject *object)
{
  TrellisPortfolioView *self = TRELLIS_PORTFOLIO_VIEW (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (trellis_portfolio_view_parent_class)->dispose (object);
}

static TrellisReport *
trellis_portfolio_view_create_report (TrellisView  *view,
                                      GError      **error)
{
  return trellis_report_new_from_store (trellis_view_get_store (view), TRELLIS_REPORT_PORTFOLIO,
                                        trellis_view_get_scope (view), TRELLIS_PAPER_A4, NULL, error);
}

static void
trellis_portfolio_view_class_init (TrellisPortfolioViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = trellis_portfolio_view_constructed;
  object_class->dispose = trellis_portfolio_view_dispose;
  widget_class->css_changed = trellis_portfolio_view_css_changed;
  TRELLIS_VIEW_CLASS (klass)->refresh = trellis_portfolio_view_refresh;
  TRELLIS_VIEW_CLASS (klass)->create_report = trellis_portfolio_view_create_report;

  g_type_ensure (TRELLIS_TYPE_PORTFOLIO_HEAD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-portfolio-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisPortfolioView, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisPortfolioView, head_scroller);
  gtk_widget_class_bind_template_child (widget_class, TrellisPortfolioView, scroller);
  gtk_widget_class_bind_template_child (widget_class, TrellisPortfolioView, head);
  gtk_widget_class_bind_template_child (widget_class, TrellisPortfolioView, list);
  gtk_widget_class_bind_template_child (widget_class, TrellisPortfolioView, grouping_menu);
  gtk_widget_class_bind_template_callback (widget_class, sort_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
trellis_portfolio_view_init (TrellisPortfolioView *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  trellis_views_init ();
  gtk_widget_init_template (GTK_WIDGET (self));

  self->as_at = self->compared_with = TRELLIS_DAY_NONE;
  self->is_stale = TRUE;
  self->model = trellis_portfolio_model_new ();
  self->layout = trellis_portfolio_layout_new ();
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_line_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_line_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_line_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));

  trellis_portfolio_head_set_layout (self->head, self->layout);
  trellis_portfolio_head_set_sort (self->head, TRELLIS_PORTFOLIO_COLUMN_SCHOOL, FALSE);
  gtk_scrolled_window_set_hadjustment (self->head_scroller,
                                       gtk_scrolled_window_get_hadjustment (self->scroller));
  add_scope_end (self);
}

/**
 * trellis_portfolio_view_new:
 * @store: the trust file
 * @scope: what of it the window looks at
 *
 * Every school of the trust in one table.
 *
 * Returns: (transfer floating): the view
 */
TrellisView *
trellis_portfolio_view_new (TrellisStore *store,
                            TrellisScope *scope)
{
  return g_object_new (TRELLIS_TYPE_PORTFOLIO_VIEW, "store", store, "scope", scope, NULL);
}

/**
 * trellis_portfolio_view_get_model:
 * @self: the view
 *
 * Returns: (transfer none): its rows, as listed
 */
TrellisPortfolioModel *
trellis_portfolio_view_get_model (TrellisPortfolioView *self)
{
  g_return_val_if_fail (TRELLIS_IS_PORTFOLIO_VIEW (self), NULL);

  return self->model;
}
