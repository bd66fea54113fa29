/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-several-actions-bar.h"

#include "trellis-day-button.h"
#include "trellis-rating-mark.h"

#include <glib/gi18n.h>

/* What can be done to several actions at once, shown while several are chosen. */

struct _TrellisSeveralActionsBar
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkLabel *chosen;
  GtkBox *ratings;
  GtkMenuButton *owner_button;
  GtkEntry *owner;
  GtkMenuButton *due_button;
  TrellisDayButton *due;
};

G_DEFINE_FINAL_TYPE (TrellisSeveralActionsBar, trellis_several_actions_bar, GTK_TYPE_WIDGET)

static void
rate_cb (TrellisSeveralActionsBar *self,
         GtkButton                *button)
{
  g_signal_emit_by_name (self, "rate", GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "column")));
}

static void
owner_cb (TrellisSeveralActionsBar *self)
{
  g_autofree char *owner = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->owner))));

  gtk_menu_button_popdown (self->owner_button);
  gtk_editable_set_text (GTK_EDITABLE (self->owner), "");
  g_signal_emit_by_name (self, "owner", owner);
}

static void
due_cb (TrellisSeveralActionsBar *self)
{
  TrellisDay day = trellis_day_button_get_day (self->due);

  gtk_menu_button_popdown (self->due_button);
  g_signal_emit_by_name (self, "due", day);
}

static void
trellis_several_actions_bar_dispose (GObject *object)
{
  TrellisSeveralActionsBar *self = TRELLIS_SEVERAL_ACTIONS_BAR (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (child != NULL)
    gtk_widget_unparent (child);
  self->revealer = NULL;

  G_OBJECT_CLASS (trellis_several_actions_bar_parent_class)->dispose (object);
}

static void
trellis_several_actions_bar_class_init (TrellisSeveralActionsBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_several_actions_bar_dispose;

  /**
   * TrellisSeveralActionsBar::rate:
   * @self: a bar
   * @column: a #TrellisActionColumn: the rating, or closed
   */
  g_signal_new ("rate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  /**
   * TrellisSeveralActionsBar::owner:
   * @self: a bar
   * @owner: who is to do them; empty for nobody
   */
  g_signal_new ("owner", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);
  /**
   * TrellisSeveralActionsBar::due:
   * @self: a bar
   * @day: a #TrellisDay; %TRELLIS_DAY_NONE for none
   */
  g_signal_new ("due", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  g_type_ensure (TRELLIS_TYPE_DAY_BUTTON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trellis_schools/Trellis/views/trellis-several-actions-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisSeveralActionsBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, TrellisSeveralActionsBar, chosen);
  gtk_widget_class_bind_template_child (widget_class, TrellisSeveralActionsBar, ratings);
  gtk_widget_class_bind_template_child (widget_class, TrellisSeveralActionsBar, owner_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisSeveralActionsBar, owner);
  gtk_widget_class_bind_template_child (widget_class, TrellisSeveralActionsBar, due_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisSeveralActionsBar, due);
  gtk_widget_class_bind_template_callback (widget_class, owner_cb);
  gtk_widget_class_bind_template_callback (widget_class, due_cb);
}

static void
add_rating (TrellisSeveralActionsBar *self,
            TrellisActionColumn       column)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (column != TRELLIS_ACTION_COLUMN_CLOSED)
    gtk_box_append (GTK_BOX (content), trellis_rating_mark_new ((TrellisRating) column));
  gtk_box_append (GTK_BOX (content), gtk_label_new (column == TRELLIS_ACTION_COLUMN_CLOSED
                                                      ? C_("verb", "Close") : trellis_action_column_get_name (column)));
  gtk_button_set_child (GTK_BUTTON (button), content);
  g_object_set_data (G_OBJECT (button), "column", GUINT_TO_POINTER (column));
  g_signal_connect_object (button, "clicked", G_CALLBACK (rate_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->ratings, button);
}

static void
trellis_several_actions_bar_init (TrellisSeveralActionsBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (TrellisActionColumn column = TRELLIS_ACTION_COLUMN_RED; column <= TRELLIS_ACTION_COLUMN_CLOSED; column++)
    add_rating (self, column);
}

/**
 * trellis_several_actions_bar_set_n_chosen:
 * @self: a bar
 * @n_chosen: how many actions are chosen; it shows itself where there are several
 */
void
trellis_several_actions_bar_set_n_chosen (TrellisSeveralActionsBar *self,
                                          guint                     n_chosen)
{
  g_autofree char *text = NULL;

  g_return_if_fail (TRELLIS_IS_SEVERAL_ACTIONS_BAR (self));

  gtk_revealer_set_reveal_child (self->revealer, n_chosen > 1);
  if (n_chosen < 2)
    return;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u action chosen", "%u actions chosen", n_chosen), n_chosen);
  gtk_label_set_label (self->chosen, text);
}
