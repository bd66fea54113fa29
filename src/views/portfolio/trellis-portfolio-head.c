/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-portfolio-head.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PADDING 6
/* How far a head reaches into the gap beside its column, for the mark of the order. */
#define REACH 13

/* The heads of the columns: buttons that sort, each above its column. */
struct _TrellisPortfolioHead
{
  GtkWidget parent_instance;

  TrellisPortfolioLayout *layout;
  GPtrArray *buttons;      /* (element-type GtkButton): in the order of the columns; not owned */
  TrellisPortfolioColumn column;
  gboolean is_descending;
};

enum
{
  SIGNAL_SORT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisPortfolioHead, trellis_portfolio_head, GTK_TYPE_WIDGET)

static TrellisPortfolioColumn
get_column (GtkWidget *button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "column"));
}

static void
click_cb (TrellisPortfolioHead *self,
          GtkWidget            *button)
{
  g_signal_emit (self, signals[SIGNAL_SORT], 0, (guint) get_column (button));
}

static void
update_buttons (TrellisPortfolioHead *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->buttons, i);
      TrellisPortfolioColumn column = get_column (button);
      GtkWidget *box = gtk_button_get_child (GTK_BUTTON (button));
      gboolean is_figure = trellis_portfolio_column_get_info (column)->is_figure;
      GtkWidget *icon = is_figure ? gtk_widget_get_first_child (box) : gtk_widget_get_last_child (box);
      const char *title = trellis_portfolio_column_get_title (column);
      g_autofree char *name = NULL;

      /* Translators: the head of a column of a table, and how the table is sorted by it */
      if (column != self->column)
        name = g_strdup_printf (_("Sort by %s"), title);
      else
        name = g_strdup_printf (self->is_descending ? _("%s, sorted downwards") : _("%s, sorted upwards"), title);
      gtk_widget_set_visible (icon, column == self->column);
      gtk_image_set_from_icon_name (GTK_IMAGE (icon), self->is_descending ? "pan-up-symbolic" : "pan-down-symbolic");
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

static GtkWidget *
create_button (TrellisPortfolioHead   *self,
               TrellisPortfolioColumn  column)
{
  const TrellisPortfolioColumnInfo *info = trellis_portfolio_column_get_info (column);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *label = gtk_label_new (trellis_portfolio_column_get_title (column));

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  gtk_box_append (GTK_BOX (box), label);
  /* On the side of the gap. */
  if (info->is_figure)
    gtk_box_prepend (GTK_BOX (box), icon);
  else
    gtk_box_append (GTK_BOX (box), icon);
  gtk_widget_set_halign (box, info->is_figure ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "trellis-column-head");
  g_object_set_data (G_OBJECT (button), "column", GUINT_TO_POINTER (column));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (click_cb), self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));

  return button;
}

static void
change_layout_cb (TrellisPortfolioHead *self)
{
  guint n_columns;
  const TrellisPortfolioColumn *columns = trellis_portfolio_layout_get_columns (self->layout, &n_columns);
  gboolean is_same = n_columns == self->buttons->len;

  for (guint i = 0; is_same && i < n_columns; i++)
    is_same = get_column (g_ptr_array_index (self->buttons, i)) == columns[i];
  if (!is_same)
    {
      for (guint i = 0; i < self->buttons->len; i++)
        gtk_widget_unparent (g_ptr_array_index (self->buttons, i));
      g_ptr_array_set_size (self->buttons, 0);
      for (guint i = 0; i < n_columns; i++)
        g_ptr_array_add (self->buttons, create_button (self, columns[i]));
      update_buttons (self);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
trellis_portfolio_head_measure (GtkWidget      *widget,
                                GtkOrientation  orientation,
                                int             for_size,
                                int            *minimum,
                                int            *natural,
                                int            *minimum_baseline,
                                int            *natural_baseline)
{
  TrellisPortfolioHead *self = TRELLIS_PORTFOLIO_HEAD (widget);

  *minimum = *natural = 0;
  for (guint i = 0; i < self->buttons->len; i++)
    {
      int least, wanted;

      /* Asked in both directions: a child may not be placed before it is measured. */
      gtk_widget_measure (g_ptr_array_index (self->buttons, i), orientation, -1, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, wanted);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL && self->layout != NULL)
    *minimum = *natural = trellis_portfolio_layout_get_minimum (self->layout);
}

static void
trellis_portfolio_head_size_allocate (GtkWidget *widget,
                                      int        width,
                                      int        height,
                                      int        baseline)
{
  TrellisPortfolioHead *self = TRELLIS_PORTFOLIO_HEAD (widget);
  guint n_places;
  const TrellisPortfolioPlace *places = trellis_portfolio_layout_get_places (self->layout, width, &n_places);

  for (guint i = 0; i < self->buttons->len && i < n_places; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->buttons, i);
      int least;
      gboolean is_figure = trellis_portfolio_column_get_info (places[i].column)->is_figure;
      GtkAllocation allocation = {
        .x = (int) floor (places[i].x) - (is_figure ? REACH : PADDING),
        .width = (int) ceil (places[i].width) + PADDING + REACH,
        .height = height,
      };

      gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      allocation.width = MAX (allocation.width, least);
      gtk_widget_size_allocate (button, &allocation, -1);
    }
}

static void
trellis_portfolio_head_dispose (GObject *object)
{
  TrellisPortfolioHead *self = TRELLIS_PORTFOLIO_HEAD (object);

  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->buttons, i));
  g_ptr_array_set_size (self->buttons, 0);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (trellis_portfolio_head_parent_class)->dispose (object);
}

static void
trellis_portfolio_head_finalize (GObject *object)
{
  g_ptr_array_unref (TRELLIS_PORTFOLIO_HEAD (object)->buttons);

  G_OBJECT_CLASS (trellis_portfolio_head_parent_class)->finalize (object);
}

static void
trellis_portfolio_head_class_init (TrellisPortfolioHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_portfolio_head_dispose;
  G_OBJECT_CLASS (klass)->finalize = trellis_portfolio_head_finalize;
  widget_class->measure = trellis_portfolio_head_measure;
  widget_class->size_allocate = trellis_portfolio_head_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "portfoliohead");

  /**
   * TrellisPortfolioHead::sort:
   * @self: the head
   * @column: a #TrellisPortfolioColumn that a person asked to sort by, again
   *   where it is sorted by that already
   */
  signals[SIGNAL_SORT] = g_signal_new ("sort", TRELLIS_TYPE_PORTFOLIO_HEAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
trellis_portfolio_head_init (TrellisPortfolioHead *self)
{
  self->buttons = g_ptr_array_new ();
}

/**
 * trellis_portfolio_head_set_layout:
 * @self: a head being built
 * @layout: where the columns stand
 */
void
trellis_portfolio_head_set_layout (TrellisPortfolioHead   *self,
                                   TrellisPortfolioLayout *layout)
{
  g_return_if_fail (TRELLIS_IS_PORTFOLIO_HEAD (self) && self->layout == NULL);

  self->layout = g_object_ref (layout);
  g_signal_connect_object (layout, "changed", G_CALLBACK (change_layout_cb), self, G_CONNECT_SWAPPED);
  change_layout_cb (self);
}

/**
 * trellis_portfolio_head_set_sort:
 * @self: a head
 * @column: what the table is sorted by
 * @is_descending: whether the most, the last or Z comes first
 *
 * Shows how the table is sorted.
 */
void
trellis_portfolio_head_set_sort (TrellisPortfolioHead   *self,
                                 TrellisPortfolioColumn  column,
                                 gboolean                is_descending)
{
  g_return_if_fail (TRELLIS_IS_PORTFOLIO_HEAD (self));

  self->column = column;
  self->is_descending = is_descending;
  update_buttons (self);
}
