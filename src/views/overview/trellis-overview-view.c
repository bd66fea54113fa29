/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-overview-view.h"

#include "trellis-day-button.h"
#include "trellis-overview-cards.h"
#include "trellis-overview-columns.h"
#include "trellis-plan-capacity.h"
#include "trellis-store-overview.h"
#include "trellis-store-schools.h"
#include "trellis-store-trust.h"
#include "trellis-store-visits.h"
#include "trellis-views.h"

#include <glib/gi18n-lib.h>

/* The trust by exception: a card for each thing there is something to tell of,
 * and every line of it opens what it speaks of. */

struct _TrellisOverviewView
{
  TrellisView parent_instance;

  GtkStack *stack;
  GtkBox *levels;
  GtkBox *cards;
  GtkWidget *quiet;
  TrellisDayButton *compared_with;
  GtkWidget *present_button;
  GHashTable *unfolded;     /* (element-type utf8): the cards of which a person asked for all rows */
  gboolean is_showing;
  gboolean is_presenting;
};

G_DEFINE_FINAL_TYPE (TrellisOverviewView, trellis_overview_view, TRELLIS_TYPE_VIEW)

static void
open_cb (TrellisOverviewView *self,
         guint                target,
         const char          *target_id)
{
  if (target == TRELLIS_OVERVIEW_OPENS_SCHOOL)
    trellis_view_open_school (TRELLIS_VIEW (self), target_id);
  else if (target == TRELLIS_OVERVIEW_OPENS_VISIT)
    trellis_view_open_visit (TRELLIS_VIEW (self), target_id);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", target_id);
}

static void
clear_cb (TrellisOverviewView *self)
{
  trellis_scope_clear_filter (trellis_view_get_scope (TRELLIS_VIEW (self)));
}

/* Reading --------------------------------------------------------------------- */

/* The terms still to end in which an adviser in sight has more days planned
 * than there are. All the trust's schools count: an adviser's days are the same
 * days wherever one looks from. */
static GArray *
read_capacities (TrellisOverviewView  *self,
                 TrellisOverview      *overview,
                 GError              **error)
{
  TrellisStore *store = trellis_view_get_store (TRELLIS_VIEW (self));
  const char *only = trellis_scope_get_adviser (trellis_view_get_scope (TRELLIS_VIEW (self)));
  g_autoptr (GListModel) schools = trellis_store_list_schools (store, overview->as_at, FALSE, error);
  g_autoptr (GListModel) advisers = NULL;
  g_autoptr (GListModel) visits = NULL;
  g_autoptr (GArray) capacities = NULL;

  if (schools == NULL)
    return NULL;
  advisers = trellis_store_list_people (store, TRUE, overview->as_at, error);
  if (advisers == NULL)
    return NULL;
  visits = trellis_store_list_visits (store, overview->year->id, error);
  if (visits == NULL)
    return NULL;

  capacities = trellis_plan_capacity_new (overview->year, overview->scheme, schools, advisers, visits, NULL);
  for (guint i = capacities->len; i > 0; i--)
    {
      const TrellisPlanCapacity *capacity = &g_array_index (capacities, TrellisPlanCapacity, i - 1);

      if (capacity->planned <= capacity->available || capacity->term->ends_on < overview->as_at ||
          (only != NULL && !g_str_equal (capacity->adviser->id, only)))
        g_array_remove_index (capacities, i - 1);
    }

  return g_steal_pointer (&capacities);
}

/* Showing --------------------------------------------------------------------- */

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* Which row has the keyboard, so that it keeps it where the cards are made anew. */
static int
remember_cards (TrellisOverviewView  *self,
                char                **focus_id)
{
  int focus_row = -1;

  g_hash_table_remove_all (self->unfolded);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      TrellisOverviewCard *card = TRELLIS_OVERVIEW_CARD (child);

      if (trellis_overview_card_is_unfolded (card))
        g_hash_table_add (self->unfolded, g_strdup (trellis_overview_card_get_id (card)));
      if (gtk_widget_get_focus_child (GTK_WIDGET (self->cards)) == child)
        {
          focus_row = trellis_overview_card_get_focus_row (card);
          *focus_id = g_strdup (trellis_overview_card_get_id (card));
        }
    }

  return focus_row;
}

static void
show_overview (TrellisOverviewView *self,
               TrellisOverview     *overview,
               GArray              *capacities)
{
  g_autofree char *focus_id = NULL;
  int focus_row = remember_cards (self, &focus_id);

  clear_box (self->levels);
  clear_box (self->cards);
  gtk_box_append (self->levels, trellis_overview_cards_create_levels (overview));
  trellis_overview_cards_add_all (self->cards, overview, capacities);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      TrellisOverviewCard *card = TRELLIS_OVERVIEW_CARD (child);
      const char *id = trellis_overview_card_get_id (card);

      trellis_overview_card_finish (card, g_hash_table_contains (self->unfolded, id));
      g_signal_connect_object (card, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
      if (focus_row >= 0 && g_strcmp0 (id, focus_id) == 0)
        trellis_overview_card_focus_row (card, focus_row);
    }
  gtk_widget_set_visible (self->quiet, trellis_overview_is_quiet (overview) && capacities->len == 0);
}

static void
trellis_overview_view_refresh (TrellisView  *view,
                               TrellisTopic  topics)
{
  TrellisOverviewView *self = TRELLIS_OVERVIEW_VIEW (view);
  TrellisScope *scope = trellis_view_get_scope (view);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrellisOverview) overview = trellis_store_read_overview (trellis_view_get_store (view), scope, &error);
  g_autoptr (GArray) capacities = overview != NULL ? read_capacities (self, overview, &error) : NULL;
  g_autofree char *subtitle = NULL;
  guint n_schools;

  if (capacities == NULL)
    {
      trellis_view_show_error (view, error);
      return;
    }

  n_schools = g_list_model_get_n_items (overview->schools);
  subtitle = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u school", "%'u schools", n_schools), n_schools);
  trellis_view_set_subtitle (view, subtitle);
  self->is_showing = TRUE;
  trellis_day_button_set_day (self->compared_with, overview->compared_with);
  self->is_showing = FALSE;
  if (n_schools > 0)
    show_overview (self, overview, capacities);
  gtk_stack_set_visible_child_name (self->stack, n_schools > 0 ? "overview"
                                                 : trellis_scope_has_filter (scope) ? "no-match" : "empty");
}

static void
compared_with_cb (TrellisOverviewView *self)
{
  if (!self->is_showing)
    trellis_scope_set_compared_with (trellis_view_get_scope (TRELLIS_VIEW (self)),
                                     trellis_day_button_get_day (self->compared_with));
}

/* Presenting ------------------------------------------------------------------ */

/* The window fills the screen, and everything is half as large again. */
static void
set_presenting (TrellisOverviewView *self,
                gboolean             is_presenting)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const char *tip = is_presenting ? _("Leave full screen (F11)") : _("Full screen (F11)");

  self->is_presenting = is_presenting;
  if (is_presenting)
    gtk_widget_add_css_class (GTK_WIDGET (self), "presenting");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "presenting");
  gtk_button_set_icon_name (GTK_BUTTON (self->present_button),
                            is_presenting ? "view-restore-symbolic" : "view-fullscreen-symbolic");
  gtk_widget_set_tooltip_text (self->present_button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->present_button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  if (!GTK_IS_WINDOW (root))
    return;
  if (is_presenting)
    gtk_window_fullscreen (GTK_WINDOW (root));
  else
    gtk_window_unfullscreen (GTK_WINDOW (root));
}

static void
present_clicked_cb (TrellisOverviewView *self)
{
  set_presenting (self, !self->is_presenting);
}

static gboolean
present_key_cb (GtkWidget *widget,
                GVariant  *arguments,
                gpointer   is_leaving)
{
  TrellisOverviewView *self = TRELLIS_OVERVIEW_VIEW (widget);

  if (!gtk_widget_get_mapped (widget) || (GPOINTER_TO_INT (is_leaving) && !self->is_presenting))
    return FALSE;

  set_presenting (self, !self->is_presenting);

  return TRUE;
}

/* Another view has the screen: it is not for this one's presentation. */
static void
trellis_overview_view_unmap (GtkWidget *widget)
{
  TrellisOverviewView *self = TRELLIS_OVERVIEW_VIEW (widget);

  if (self->is_presenting)
    set_presenting (self, FALSE);

  GTK_WIDGET_CLASS (trellis_overview_view_parent_class)->unmap (widget);
}

static void
add_keys (TrellisOverviewView *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F11, 0),
                                                          gtk_callback_action_new (present_key_cb,
                                                                                   GINT_TO_POINTER (FALSE), NULL)));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (present_key_cb,
                                                                                   GINT_TO_POINTER (TRUE), NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* The object ------------------------------------------------------------------ */

static void
trellis_overview_view_constructed (GObject *object)
{
  TrellisOverviewView *self = TRELLIS_OVERVIEW_VIEW (object);

  G_OBJECT_CLASS (trellis_overview_view_parent_class)->constructed (object);

  trellis_view_set_title (TRELLIS_VIEW (self), _("Overview"));
  self->compared_with = TRELLIS_DAY_BUTTON (trellis_day_button_new ());
  trellis_day_button_set_title (self->compared_with, _("Changes since"));
  g_signal_connect_object (self->compared_with, "notify::day", G_CALLBACK (compared_with_cb), self, G_CONNECT_SWAPPED);
  trellis_view_set_scope_end (TRELLIS_VIEW (self), GTK_WIDGET (self->compared_with));

  self->present_button = gtk_button_new ();
  g_signal_connect_object (self->present_button, "clicked", G_CALLBACK (present_clicked_cb), self, G_CONNECT_SWAPPED);
  trellis_view_set_header_end (TRELLIS_VIEW (self), self->present_button);
  set_presenting (self, FALSE);
}

static void
trellis_overview_view_finalize (GObject *object)
{
  g_hash_table_unref (TRELLIS_OVERVIEW_VIEW (object)->unfolded);

  G_OBJECT_CLASS (trellis_overview_view_parent_class)->finalize (object);
}

/* The cards, as the first page of the board pack says them. */
static TrellisReport *
trellis_overview_view_create_report (TrellisView  *view,
                                     GError      **error)
{
  return trellis_report_new_from_store (trellis_view_get_store (view), TRELLIS_REPORT_OVERVIEW,
                                        trellis_view_get_scope (view), TRELLIS_PAPER_A4, NULL, error);
}

static void
trellis_overview_view_class_init (TrellisOverviewViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = trellis_overview_view_constructed;
  object_class->finalize = trellis_overview_view_finalize;
  widget_class->unmap = trellis_overview_view_unmap;
  TRELLIS_VIEW_CLASS (klass)->refresh = trellis_overview_view_refresh;
  TRELLIS_VIEW_CLASS (klass)->create_report = trellis_overview_view_create_report;

  gtk_widget_class_set_css_name (widget_class, "overview");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-overview-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisOverviewView, stack);
  gtk_widget_class_bind_template_child (widget_class, TrellisOverviewView, levels);
  gtk_widget_class_bind_template_child (widget_class, TrellisOverviewView, cards);
  gtk_widget_class_bind_template_child (widget_class, TrellisOverviewView, quiet);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
trellis_overview_view_init (TrellisOverviewView *self)
{
  trellis_views_init ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->cards), trellis_overview_columns_new ());
  self->unfolded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_keys (self);
}
