/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-movements-page.h"

#include "trellis-level-chip.h"

#include <glib/gi18n.h>

/* Which schools moved from level to level since the day that the matrix is
 * compared with, and what was said of it. */

struct _TrellisMovementsPage
{
  AdwBin parent_instance;

  GtkLabel *summary;
  GtkColumnView *view;
  GtkSingleSelection *selection;
  GtkStack *stack;
  AdwStatusPage *none;
};

G_DEFINE_FINAL_TYPE (TrellisMovementsPage, trellis_movements_page, ADW_TYPE_BIN)

typedef enum
{
  COLUMN_DAY,
  COLUMN_SCHOOL,
  COLUMN_MOVEMENT,
  COLUMN_MEETING,
  COLUMN_REASON,
  N_COLUMNS
} Column;

/* Widths in pixels; the reason takes what is left. */
static const struct
{
  const char *title;
  int width;
} columns[N_COLUMNS] = {
  [COLUMN_DAY] = { N_("Agreed on"), 120 },
  [COLUMN_SCHOOL] = { N_("School"), 210 },
  [COLUMN_MOVEMENT] = { N_("Movement"), 370 },
  [COLUMN_MEETING] = { N_("Meeting"), 170 },
  [COLUMN_REASON] = { N_("Why not as proposed"), -1 },
};

static Column
get_column (GtkListItemFactory *factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
}

static void
set_up_cell_cb (TrellisMovementsPage *self,
                GtkListItem          *item,
                GtkListItemFactory   *factory)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (get_column (factory) == COLUMN_MOVEMENT)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      gtk_box_append (GTK_BOX (box), trellis_level_chip_new ());
      gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
      gtk_box_append (GTK_BOX (box), trellis_level_chip_new ());
      gtk_box_append (GTK_BOX (box), label);
      gtk_list_item_set_child (item, box);
    }
  else
    {
      gtk_list_item_set_child (item, label);
    }
}

static void
bind_movement (GtkWidget       *box,
               TrellisMovement *movement)
{
  GtkWidget *from = gtk_widget_get_first_child (box);
  GtkWidget *arrow = gtk_widget_get_next_sibling (from);
  GtkWidget *to = gtk_widget_get_next_sibling (arrow);
  g_autofree char *words = trellis_movement_dup_words (movement);

  trellis_level_chip_set_level (TRELLIS_LEVEL_CHIP (from), movement->scheme, movement->from);
  /* The words beside them say it to a screen reader. */
  gtk_label_set_label (GTK_LABEL (arrow), trellis_movement_get_direction (movement) > 0 ? "▲" : "▼");
  trellis_level_chip_set_level (TRELLIS_LEVEL_CHIP (to), movement->scheme, movement->to);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (to)), words);
}

static void
bind_cell_cb (TrellisMovementsPage *self,
              GtkListItem          *item,
              GtkListItemFactory   *factory)
{
  TrellisMovement *movement = gtk_list_item_get_item (item);
  GtkWidget *child = gtk_list_item_get_child (item);
  g_autofree char *day = NULL;

  switch (get_column (factory))
    {
    case COLUMN_DAY:
      day = trellis_day_format (movement->agreed_on, TRELLIS_DAY_STYLE_MEDIUM);
      gtk_label_set_label (GTK_LABEL (child), day);
      break;
    case COLUMN_SCHOOL:
      gtk_label_set_label (GTK_LABEL (child), movement->school->name);
      break;
    case COLUMN_MOVEMENT:
      bind_movement (child, movement);
      break;
    case COLUMN_MEETING:
      gtk_label_set_label (GTK_LABEL (child), movement->meeting);
      gtk_widget_set_tooltip_text (child, *movement->attendees != '\0' ? movement->attendees : NULL);
      break;
    case COLUMN_REASON:
      gtk_label_set_label (GTK_LABEL (child), movement->reason);
      gtk_widget_set_tooltip_text (child, *movement->reason != '\0' ? movement->reason : NULL);
      break;
    case N_COLUMNS:
    default:
      g_return_if_reached ();
    }
}

static void
activate_cb (TrellisMovementsPage *self,
             guint                 position)
{
  g_autoptr (TrellisMovement) movement = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (movement != NULL)
    g_signal_emit_by_name (self, "activate-school", movement->school->urn);
}

static void
add_column (TrellisMovementsPage *self,
            Column                column)
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
  gtk_column_view_append_column (self->view, view_column);
}

static void
trellis_movements_page_class_init (TrellisMovementsPageClass *klass)
{
  /**
   * TrellisMovementsPage::activate-school:
   * @self: the page
   * @urn: a school's URN
   *
   * A person asks to see where its category was agreed.
   */
  g_signal_new ("activate-school", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);
}

static void
trellis_movements_page_init (TrellisMovementsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->summary, 0);
  gtk_label_set_wrap (self->summary, TRUE);

  self->selection = gtk_single_selection_new (NULL);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (self->selection)));
  for (guint i = 0; i < N_COLUMNS; i++)
    add_column (self, i);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "actions-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Movements"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));

  self->none = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->none, "trellis-matrix-symbolic");
  adw_status_page_set_title (self->none, _("No movements"));
  adw_status_page_set_description (self->none, _("Compared with, in the scope bar, chooses an earlier day."));

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, scroller, "movements");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->none), "none");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_widget_add_css_class (box, "moderation");
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * trellis_movements_page_show:
 * @self: the page
 * @movements: (element-type TrellisMovement): what it lists; kept by reference
 * @from: the day after which they were agreed
 *
 * Shows other movements.
 */
void
trellis_movements_page_show (TrellisMovementsPage *self,
                             GListModel           *movements,
                             TrellisDay            from)
{
  g_autofree char *summary = NULL;

  g_return_if_fail (TRELLIS_IS_MOVEMENTS_PAGE (self) && G_IS_LIST_MODEL (movements));

  summary = trellis_movements_dup_summary (movements, from);
  gtk_label_set_label (self->summary, summary);
  gtk_single_selection_set_model (self->selection, movements);
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (movements) > 0 ? "movements" : "none");
}
