/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-choice.h"

#include "trellis-widgets.h"

/* A button that shows which of a few things is chosen, and a list to choose
 * another from. The list is made when it is first opened: a window has many
 * such buttons, and few of them are ever opened. */

struct _TrellisChoice
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkListBox *list;     /* NULL until first opened */

  GStrv keys;
  GStrv names;
  char *title;          /* what is chosen, for a screen reader: Hub */
  guint chosen;
};

G_DEFINE_FINAL_TYPE (TrellisChoice, trellis_choice, GTK_TYPE_WIDGET)

enum
{
  PROP_TITLE = 1,
  N_PROPS
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
show_chosen (TrellisChoice *self)
{
  const char *name = self->names != NULL && self->names[0] != NULL ? self->names[self->chosen] : "";
  g_autofree char *spoken = self->title != NULL ? g_strdup_printf ("%s: %s", self->title, name) : g_strdup (name);

  gtk_menu_button_set_label (self->button, name);
  /* The focus is on the button inside the menu button. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->button))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
row_activated_cb (TrellisChoice *self,
                  GtkListBoxRow *row)
{
  guint chosen = gtk_list_box_row_get_index (row);

  gtk_menu_button_popdown (self->button);
  if (chosen == self->chosen)
    return;
  self->chosen = chosen;
  show_chosen (self);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
fill_list (TrellisChoice *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; self->names != NULL && self->names[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (self->names[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_append (self->list, label);
    }
}

static void
opened_cb (TrellisChoice *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, self->chosen);

  gtk_list_box_select_row (self->list, row);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
create_popover_cb (GtkMenuButton *button,
                   gpointer       user_data)
{
  TrellisChoice *self = TRELLIS_CHOICE (user_data);
  GtkWidget *popover, *scrolled;

  if (self->list != NULL)
    return;

  popover = gtk_popover_new ();
  scrolled = gtk_scrolled_window_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  fill_list (self);
  gtk_widget_add_css_class (popover, "menu");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "trellis-choices");
  if (self->title != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "show", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

static gboolean
trellis_choice_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TRELLIS_CHOICE (widget)->button));
}

static void
trellis_choice_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, TRELLIS_CHOICE (object)->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
trellis_choice_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  TrellisChoice *self = TRELLIS_CHOICE (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_free (self->title);
      self->title = g_value_dup_string (value);
      show_chosen (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
trellis_choice_dispose (GObject *object)
{
  TrellisChoice *self = TRELLIS_CHOICE (object);
  GtkWidget *button = GTK_WIDGET (self->button);

  self->list = NULL;
  self->button = NULL;
  g_clear_pointer (&button, gtk_widget_unparent);

  G_OBJECT_CLASS (trellis_choice_parent_class)->dispose (object);
}

static void
trellis_choice_finalize (GObject *object)
{
  TrellisChoice *self = TRELLIS_CHOICE (object);

  g_strfreev (self->keys);
  g_strfreev (self->names);
  g_free (self->title);

  G_OBJECT_CLASS (trellis_choice_parent_class)->finalize (object);
}

static void
trellis_choice_class_init (TrellisChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_choice_get_property;
  object_class->set_property = trellis_choice_set_property;
  object_class->dispose = trellis_choice_dispose;
  object_class->finalize = trellis_choice_finalize;
  widget_class->grab_focus = trellis_choice_grab_focus;

  /** TrellisChoice:title: what is chosen, for a screen reader */
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * TrellisChoice::chosen:
   * @self: the choice
   *
   * A person chose another.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", TRELLIS_TYPE_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, TRELLIS_WIDGETS_RESOURCES "trellis-choice.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisChoice, button);
}

static void
trellis_choice_init (TrellisChoice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, create_popover_cb, self, NULL);
}

/**
 * trellis_choice_set_items:
 * @self: a choice
 * @keys: (array zero-terminated=1): a key for each thing, the first for "all"
 *   or whatever is chosen unless something else is
 * @names: (array zero-terminated=1): their names, as many
 *
 * Says what can be chosen. What was chosen stays so where it is among them.
 */
void
trellis_choice_set_items (TrellisChoice     *self,
                          const char *const *keys,
                          const char *const *names)
{
  g_autofree char *chosen = NULL;

  g_return_if_fail (TRELLIS_IS_CHOICE (self));

  chosen = g_strdup (trellis_choice_get_chosen (self));
  g_strfreev (self->keys);
  g_strfreev (self->names);
  self->keys = g_strdupv ((char **) keys);
  self->names = g_strdupv ((char **) names);
  if (self->list != NULL)
    fill_list (self);
  trellis_choice_set_chosen (self, chosen);
}

/**
 * trellis_choice_get_chosen:
 * @self: a choice
 *
 * Returns: (nullable): the key of what is chosen; %NULL where there is nothing
 *   to choose from
 */
const char *
trellis_choice_get_chosen (TrellisChoice *self)
{
  g_return_val_if_fail (TRELLIS_IS_CHOICE (self), NULL);

  return self->keys != NULL ? self->keys[self->chosen] : NULL;
}

/**
 * trellis_choice_set_chosen:
 * @self: a choice
 * @key: (nullable): the key of what is to be chosen; the first where it is none
 *   of them
 *
 * Chooses without #TrellisChoice::chosen.
 */
void
trellis_choice_set_chosen (TrellisChoice *self,
                           const char    *key)
{
  g_return_if_fail (TRELLIS_IS_CHOICE (self));

  self->chosen = 0;
  for (guint i = 0; self->keys != NULL && self->keys[i] != NULL; i++)
    {
      if (g_strcmp0 (self->keys[i], key) == 0)
        self->chosen = i;
    }
  show_chosen (self);
}
