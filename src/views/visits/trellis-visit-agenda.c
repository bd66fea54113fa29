/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-visit-agenda.h"

#include "trellis-agenda-row.h"

#include <glib/gi18n.h>

/* The year's visits as a list by date. */

struct _TrellisVisitAgenda
{
  AdwBin parent_instance;

  GtkScrolledWindow *scrolled;
  GtkListView *list;

  GListStore *visits;       /* (element-type TrellisVisit): by day */
  GHashTable *clashes;      /* a visit's id → why it cannot stay */
  guint first_to_come;      /* the place of the first on or after the as-at day */
  gboolean is_at_now;       /* it has been shown once, at the as-at day */
};

G_DEFINE_FINAL_TYPE (TrellisVisitAgenda, trellis_visit_agenda, ADW_TYPE_BIN)

enum
{
  SIGNAL_OPEN_VISIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  gtk_list_item_set_child (item, trellis_agenda_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         TrellisVisitAgenda       *self)
{
  TrellisVisit *visit = gtk_list_item_get_item (item);
  guint position = gtk_list_item_get_position (item);
  gboolean begins_day = TRUE;

  if (position > 0)
    {
      g_autoptr (TrellisVisit) before = g_list_model_get_item (G_LIST_MODEL (self->visits), position - 1);

      begins_day = before->visit_on != visit->visit_on;
    }
  trellis_agenda_row_show (TRELLIS_AGENDA_ROW (gtk_list_item_get_child (item)), visit,
                           g_hash_table_lookup (self->clashes, visit->id), begins_day);
}

static void
activate_cb (TrellisVisitAgenda *self,
             guint               position)
{
  g_autoptr (TrellisVisit) visit = g_list_model_get_item (G_LIST_MODEL (self->visits), position);

  if (visit != NULL)
    g_signal_emit (self, signals[SIGNAL_OPEN_VISIT], 0, visit->id);
}

/* Rows are of one height, so that the place of one is a share of the whole. */
static gboolean
scroll_to_now_cb (GtkWidget     *widget,
                  GdkFrameClock *clock,
                  gpointer       user_data)
{
  TrellisVisitAgenda *self = TRELLIS_VISIT_AGENDA (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->visits));

  /* Not before it has been given its place. */
  if (gtk_widget_get_height (GTK_WIDGET (self->list)) == 0)
    return G_SOURCE_CONTINUE;
  if (n > 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) * self->first_to_come / n);

  return G_SOURCE_REMOVE;
}

static void
map_cb (TrellisVisitAgenda *self)
{
  if (!self->is_at_now)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_to_now_cb, NULL, NULL);
  self->is_at_now = TRUE;
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const TrellisVisit *first = *(TrellisVisit *const *) a;
  const TrellisVisit *second = *(TrellisVisit *const *) b;

  if (first->visit_on != second->visit_on)
    return first->visit_on < second->visit_on ? -1 : 1;
  if (first->session != second->session)
    return first->session < second->session ? -1 : 1;

  return g_strcmp0 (first->id, second->id);
}

static void
trellis_visit_agenda_dispose (GObject *object)
{
  TrellisVisitAgenda *self = TRELLIS_VISIT_AGENDA (object);

  g_clear_object (&self->visits);

  G_OBJECT_CLASS (trellis_visit_agenda_parent_class)->dispose (object);
}

static void
trellis_visit_agenda_finalize (GObject *object)
{
  g_hash_table_unref (TRELLIS_VISIT_AGENDA (object)->clashes);

  G_OBJECT_CLASS (trellis_visit_agenda_parent_class)->finalize (object);
}

static void
trellis_visit_agenda_class_init (TrellisVisitAgendaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = trellis_visit_agenda_dispose;
  object_class->finalize = trellis_visit_agenda_finalize;

  /**
   * TrellisVisitAgenda::open-visit:
   * @self: the agenda
   * @visit_id: the visit that a person asks to see
   */
  signals[SIGNAL_OPEN_VISIT] = g_signal_new ("open-visit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                             NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-visit-agenda.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitAgenda, scrolled);
  gtk_widget_class_bind_template_child (widget_class, TrellisVisitAgenda, list);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
trellis_visit_agenda_init (TrellisVisitAgenda *self)
{
  GtkNoSelection *selection;

  self->visits = g_list_store_new (TRELLIS_TYPE_VISIT);
  self->clashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->visits)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

/**
 * trellis_visit_agenda_show:
 * @self: an agenda
 * @layout: a year
 *
 * Lists the visits of the layout that have a day, each once. At first the list
 * stands at the as-at day.
 */
void
trellis_visit_agenda_show (TrellisVisitAgenda *self,
                           TrellisYearLayout  *layout)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_if_fail (TRELLIS_IS_VISIT_AGENDA (self));
  g_return_if_fail (layout != NULL);

  g_hash_table_remove_all (self->clashes);
  for (guint i = 0; i < layout->pills->len; i++)
    {
      const TrellisYearPill *pill = &g_array_index (layout->pills, TrellisYearPill, i);

      if (!g_hash_table_add (seen, pill->visit->id))
        continue;
      g_ptr_array_add (visits, pill->visit);
      if (pill->clash != NULL)
        g_hash_table_insert (self->clashes, g_strdup (pill->visit->id), g_strdup (pill->clash));
    }
  g_ptr_array_sort (visits, compare_days);
  self->first_to_come = 0;
  while (self->first_to_come < visits->len &&
         ((TrellisVisit *) g_ptr_array_index (visits, self->first_to_come))->visit_on < layout->as_at)
    self->first_to_come++;
  g_list_store_splice (self->visits, 0, g_list_model_get_n_items (G_LIST_MODEL (self->visits)), visits->pdata,
                       visits->len);
}
