/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-overview-card.h"

#include <glib/gi18n-lib.h>

/* How many rows a card shows before it folds the rest away: one that would fold
 * a single row shows it instead. */
#define N_ROWS_SHOWN 6

struct _TrellisOverviewCard
{
  GtkWidget parent_instance;

  char *id;
  GtkWidget *head;
  GtkListBox *list;
  GtkWidget *more;      /* (nullable): the row that unfolds the others */
  guint n_rows;
  gboolean is_unfolded;
};

enum
{
  SIGNAL_OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisOverviewCard, trellis_overview_card, GTK_TYPE_WIDGET)

/* A row, and what it opens. */
#define TRELLIS_TYPE_OVERVIEW_ROW (trellis_overview_row_get_type ())
G_DECLARE_FINAL_TYPE (TrellisOverviewRow, trellis_overview_row, TRELLIS, OVERVIEW_ROW, GtkListBoxRow)

struct _TrellisOverviewRow
{
  GtkListBoxRow parent_instance;

  TrellisOverviewTarget target;
  char *target_id;
};

G_DEFINE_FINAL_TYPE (TrellisOverviewRow, trellis_overview_row, GTK_TYPE_LIST_BOX_ROW)

static void
trellis_overview_row_finalize (GObject *object)
{
  g_free (TRELLIS_OVERVIEW_ROW (object)->target_id);

  G_OBJECT_CLASS (trellis_overview_row_parent_class)->finalize (object);
}

static void
trellis_overview_row_class_init (TrellisOverviewRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_overview_row_finalize;
}

static void
trellis_overview_row_init (TrellisOverviewRow *self)
{
}

static void
unfold (TrellisOverviewCard *self)
{
  GtkListBoxRow *row;

  self->is_unfolded = TRUE;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    gtk_widget_set_visible (GTK_WIDGET (row), GTK_WIDGET (row) != self->more);
}

static void
row_activated_cb (TrellisOverviewCard *self,
                  GtkListBoxRow       *row)
{
  if (GTK_WIDGET (row) == self->more)
    {
      unfold (self);
      trellis_overview_card_focus_row (self, N_ROWS_SHOWN);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_OPEN], 0, (guint) TRELLIS_OVERVIEW_ROW (row)->target,
                 TRELLIS_OVERVIEW_ROW (row)->target_id);
}

static void
trellis_overview_card_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (trellis_overview_card_parent_class)->dispose (object);
}

static void
trellis_overview_card_finalize (GObject *object)
{
  g_free (TRELLIS_OVERVIEW_CARD (object)->id);

  G_OBJECT_CLASS (trellis_overview_card_parent_class)->finalize (object);
}

static void
trellis_overview_card_class_init (TrellisOverviewCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = trellis_overview_card_dispose;
  object_class->finalize = trellis_overview_card_finalize;

  /**
   * TrellisOverviewCard::open:
   * @self: the card
   * @target: what kind of thing, a #TrellisOverviewTarget
   * @target_id: which
   *
   * A row was chosen.
   */
  signals[SIGNAL_OPEN] = g_signal_new ("open", TRELLIS_TYPE_OVERVIEW_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "overviewcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
trellis_overview_card_init (TrellisOverviewCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
}

/**
 * trellis_overview_card_new:
 * @id: its id among the cards
 * @title: what its rows are
 * @note: how many there are, or what its figures mean; empty for nothing
 *
 * Returns: (transfer floating): a card without rows
 */
TrellisOverviewCard *
trellis_overview_card_new (const char *id,
                           const char *title,
                           const char *note)
{
  TrellisOverviewCard *self = g_object_new (TRELLIS_TYPE_OVERVIEW_CARD, NULL);
  GtkWidget *label = gtk_label_new (title);

  self->id = g_strdup (id);
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (self->head, "overview-head");
  gtk_widget_add_css_class (label, "heading");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (self->head), label);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
  if (*note != '\0')
    trellis_overview_card_add_head (self, gtk_label_new (note));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "overview-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * trellis_overview_card_get_id:
 * @self: a card
 *
 * Returns: its id
 */
const char *
trellis_overview_card_get_id (TrellisOverviewCard *self)
{
  return self->id;
}

/**
 * trellis_overview_card_add_head:
 * @self: a card
 * @head: (transfer floating): what stands at the end of its heading
 */
void
trellis_overview_card_add_head (TrellisOverviewCard *self,
                                GtkWidget           *head)
{
  gtk_widget_add_css_class (head, "caption");
  gtk_widget_add_css_class (head, "dim-label");
  gtk_widget_set_valign (head, GTK_ALIGN_BASELINE);
  gtk_box_append (GTK_BOX (self->head), head);
}

/**
 * trellis_overview_card_add_row:
 * @self: a card
 * @content: (transfer floating): what the row shows
 * @spoken: the same in words
 * @target: what it opens
 * @target_id: which
 */
void
trellis_overview_card_add_row (TrellisOverviewCard   *self,
                               GtkWidget             *content,
                               const char            *spoken,
                               TrellisOverviewTarget  target,
                               const char            *target_id)
{
  TrellisOverviewRow *row = g_object_new (TRELLIS_TYPE_OVERVIEW_ROW, "child", content, NULL);

  row->target = target;
  row->target_id = g_strdup (target_id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (self->list, GTK_WIDGET (row));
  self->n_rows++;
}

/**
 * trellis_overview_card_finish:
 * @self: a card that has all its rows
 * @is_unfolded: whether it shows them all, however many there are
 *
 * Folds away what is more than a card should show at once.
 */
void
trellis_overview_card_finish (TrellisOverviewCard *self,
                              gboolean             is_unfolded)
{
  guint n_folded = self->n_rows > N_ROWS_SHOWN + 1 ? self->n_rows - N_ROWS_SHOWN : 0;
  g_autofree char *text = NULL;
  GtkWidget *label;

  self->is_unfolded = is_unfolded;
  if (n_folded == 0 || is_unfolded)
    return;

  for (guint i = N_ROWS_SHOWN; i < self->n_rows; i++)
    gtk_widget_set_visible (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, i)), FALSE);
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Show %u more", "Show %u more", n_folded), n_folded);
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "link-like");
  self->more = g_object_new (TRELLIS_TYPE_OVERVIEW_ROW, "child", label, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_list_box_append (self->list, self->more);
}

/**
 * trellis_overview_card_is_unfolded:
 * @self: a card
 *
 * Returns: whether a person asked for all its rows
 */
gboolean
trellis_overview_card_is_unfolded (TrellisOverviewCard *self)
{
  return self->is_unfolded;
}

/**
 * trellis_overview_card_get_focus_row:
 * @self: a card
 *
 * Returns: the row that has the keyboard, from 0, or -1
 */
int
trellis_overview_card_get_focus_row (TrellisOverviewCard *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return GTK_IS_LIST_BOX_ROW (focus) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;
}

/**
 * trellis_overview_card_focus_row:
 * @self: a card
 * @row: a row, from 0; where there are fewer, the last one takes its place
 *
 * Gives it the keyboard.
 */
void
trellis_overview_card_focus_row (TrellisOverviewCard *self,
                                 int                  row)
{
  GtkListBoxRow *widget = gtk_list_box_get_row_at_index (self->list, MIN (row, (int) self->n_rows - 1));

  if (widget != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (widget));
}
