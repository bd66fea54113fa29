/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-portfolio-chooser.h"

#include <glib/gi18n-lib.h>

/* Which columns the portfolio shows and in which order: those shown first, as
 * they stand, then the others as they are offered. */
struct _TrellisPortfolioChooser
{
  GtkPopover parent_instance;

  GtkListBox *list;
  GArray *columns;      /* (element-type TrellisPortfolioColumn): shown, in order */
  gboolean is_filling;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisPortfolioChooser, trellis_portfolio_chooser, GTK_TYPE_POPOVER)

static void fill_list   (TrellisPortfolioChooser *self);
static void grab_column (TrellisPortfolioChooser *self,
                         TrellisPortfolioColumn   column,
                         int                      by);

static int
find_column (TrellisPortfolioChooser *self,
             TrellisPortfolioColumn   column)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      if (g_array_index (self->columns, TrellisPortfolioColumn, i) == column)
        return (int) i;
    }

  return -1;
}

static TrellisPortfolioColumn
get_column (gpointer widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (widget, "column"));
}

static void
toggle_cb (TrellisPortfolioChooser *self,
           GtkCheckButton          *check)
{
  TrellisPortfolioColumn column = get_column (check);
  int place = find_column (self, column);

  if (self->is_filling)
    return;

  if (place >= 0)
    {
      g_array_remove_index (self->columns, (guint) place);
    }
  else
    {
      /* Where it is offered: before the first shown one that is offered later. */
      guint index = 0;

      while (index < self->columns->len && g_array_index (self->columns, TrellisPortfolioColumn, index) < column)
        index++;
      g_array_insert_val (self->columns, index, column);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  fill_list (self);
  grab_column (self, column, 0);
}

/* The list was filled anew: the keyboard stays on the column that it changed. */
static void
grab_column (TrellisPortfolioChooser *self,
             TrellisPortfolioColumn   column,
             int                      by)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
      GtkWidget *last = gtk_widget_get_last_child (box);
      GtkWidget *button = by > 0 ? last : gtk_widget_get_prev_sibling (last);

      if (get_column (row) == column && (by == 0 || !gtk_widget_grab_focus (button)))
        gtk_widget_grab_focus (gtk_widget_get_first_child (box));
    }
}

static void
move_column (TrellisPortfolioChooser *self,
             GtkWidget               *button,
             int                      by)
{
  TrellisPortfolioColumn column = get_column (button);
  int place = find_column (self, column);
  int other = place + by;

  /* The school's name stays first. */
  if (place < 1 || other < 1 || other >= (int) self->columns->len)
    return;

  g_array_index (self->columns, TrellisPortfolioColumn, place) =
    g_array_index (self->columns, TrellisPortfolioColumn, other);
  g_array_index (self->columns, TrellisPortfolioColumn, other) = column;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  fill_list (self);
  grab_column (self, column, by);
}

static void
move_left_cb (TrellisPortfolioChooser *self,
              GtkWidget               *button)
{
  move_column (self, button, -1);
}

static void
move_right_cb (TrellisPortfolioChooser *self,
               GtkWidget               *button)
{
  move_column (self, button, 1);
}

static void
add_move_button (TrellisPortfolioChooser *self,
                 GtkWidget               *box,
                 TrellisPortfolioColumn   column,
                 const char              *icon_name,
                 const char              *name,
                 gboolean                 can_move,
                 GCallback                callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, can_move);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "column", GUINT_TO_POINTER (column));
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_column (TrellisPortfolioChooser *self,
            TrellisPortfolioColumn   column)
{
  const char *title = trellis_portfolio_column_get_title (column);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *check = gtk_check_button_new_with_label (title);
  int place = find_column (self, column);
  g_autofree char *earlier = g_strdup_printf (_("Move %s earlier"), title);
  g_autofree char *later = g_strdup_printf (_("Move %s later"), title);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), place >= 0);
  gtk_widget_set_sensitive (check, column != TRELLIS_PORTFOLIO_COLUMN_SCHOOL);
  gtk_widget_set_hexpand (check, TRUE);
  g_object_set_data (G_OBJECT (check), "column", GUINT_TO_POINTER (column));
  g_object_set_data (G_OBJECT (row), "column", GUINT_TO_POINTER (column));
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggle_cb), self);
  gtk_box_append (GTK_BOX (box), check);
  add_move_button (self, box, column, "go-up-symbolic", earlier, place > 1, G_CALLBACK (move_left_cb));
  add_move_button (self, box, column, "go-down-symbolic", later,
                   place > 0 && place < (int) self->columns->len - 1, G_CALLBACK (move_right_cb));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->list, row);
}

static void
fill_list (TrellisPortfolioChooser *self)
{
  GtkWidget *child;

  self->is_filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < self->columns->len; i++)
    add_column (self, g_array_index (self->columns, TrellisPortfolioColumn, i));
  for (TrellisPortfolioColumn column = 0; column < TRELLIS_PORTFOLIO_N_COLUMNS; column++)
    {
      if (find_column (self, column) < 0)
        add_column (self, column);
    }
  self->is_filling = FALSE;
}

static void
trellis_portfolio_chooser_finalize (GObject *object)
{
  g_array_unref (TRELLIS_PORTFOLIO_CHOOSER (object)->columns);

  G_OBJECT_CLASS (trellis_portfolio_chooser_parent_class)->finalize (object);
}

static void
trellis_portfolio_chooser_class_init (TrellisPortfolioChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trellis_portfolio_chooser_finalize;

  /**
   * TrellisPortfolioChooser::changed:
   * @self: the chooser
   *
   * A person chose other columns or another order.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", TRELLIS_TYPE_PORTFOLIO_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/"
                                               "trellis-portfolio-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisPortfolioChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, fill_list);
}

static void
trellis_portfolio_chooser_init (TrellisPortfolioChooser *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (TrellisPortfolioColumn));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * trellis_portfolio_chooser_new:
 *
 * Returns: (transfer floating): a popover to choose columns in
 */
GtkWidget *
trellis_portfolio_chooser_new (void)
{
  return g_object_new (TRELLIS_TYPE_PORTFOLIO_CHOOSER, NULL);
}

/**
 * trellis_portfolio_chooser_set_columns:
 * @self: a chooser
 * @columns: (array length=n_columns): what is shown, in order
 * @n_columns: how many
 */
void
trellis_portfolio_chooser_set_columns (TrellisPortfolioChooser      *self,
                                       const TrellisPortfolioColumn *columns,
                                       guint                         n_columns)
{
  g_return_if_fail (TRELLIS_IS_PORTFOLIO_CHOOSER (self));

  g_array_set_size (self->columns, 0);
  g_array_append_vals (self->columns, columns, n_columns);
  fill_list (self);
}

/**
 * trellis_portfolio_chooser_get_columns:
 * @self: a chooser
 * @n_columns: (out): how many
 *
 * Returns: (transfer none) (array length=n_columns): what is to be shown, in order
 */
const TrellisPortfolioColumn *
trellis_portfolio_chooser_get_columns (TrellisPortfolioChooser *self,
                                       guint                   *n_columns)
{
  *n_columns = self->columns->len;

  return (const TrellisPortfolioColumn *) (gpointer) self->columns->data;
}
