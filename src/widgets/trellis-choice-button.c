/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-choice-button.h"

#include "trellis-day-button.h"
#include "trellis-widgets.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A dated fact where it stands: what holds, and a popover in which another one
 * is chosen, or typed anew, from a day on. */
struct _TrellisChoiceButton
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkLabel *label;
  GtkLabel *detail_label;
  GtkImage *icon;
  gboolean is_below;
  GtkPopover *popover;
  GtkLabel *title_label;
  GtkEntry *entry;
  TrellisDayButton *day_button;
  GtkListBox *list;

  char *title;
  char *none;         /* what "no one" and "none" are called here */
  GPtrArray *ids;     /* (element-type utf8) */
  GPtrArray *names;   /* (element-type utf8): beside @ids */
  TrellisDay day;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisChoiceButton, trellis_choice_button, GTK_TYPE_WIDGET)

static gboolean
has_text (const char *name,
          const char *key)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return strstr (folded, key) != NULL;
}

static void
add_row (TrellisChoiceButton *self,
         const char          *label,
         const char          *id,
         const char          *name)
{
  GtkWidget *child = gtk_label_new (label);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (child), 0);
  gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (name), g_free);
  gtk_list_box_append (self->list, row);
}

static void
filter_cb (TrellisChoiceButton *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autofree char *key = g_utf8_casefold (text, -1);
  gboolean is_known = FALSE;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);

  for (guint i = 0; i < self->ids->len; i++)
    {
      const char *name = g_ptr_array_index (self->names, i);
      g_autofree char *folded = g_utf8_casefold (name, -1);

      is_known |= g_str_equal (folded, key);
      if (has_text (name, key))
        add_row (self, name, g_ptr_array_index (self->ids, i), NULL);
    }
  if (*text != '\0' && !is_known)
    {
      /* Translators: %s is a name that a person typed */
      g_autofree char *label = g_strdup_printf (_("Add “%s”"), text);

      add_row (self, label, NULL, text);
    }
  if (*text == '\0')
    add_row (self, self->none, NULL, NULL);
}

static void
fill_popover_cb (TrellisChoiceButton *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  trellis_day_button_set_day (self->day_button, self->day);
  filter_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
take_row_cb (TrellisChoiceButton *self,
             GtkListBoxRow       *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (row), "name"));

  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, id, name, trellis_day_button_get_day (self->day_button));
}

static void
take_first_cb (TrellisChoiceButton *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  /* Enter in an empty entry chooses nothing: the first of a list that nobody
   * narrowed is anyone. */
  if (row != NULL && gtk_entry_get_text_length (self->entry) > 0)
    take_row_cb (self, row);
}

static gboolean
trellis_choice_button_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TRELLIS_CHOICE_BUTTON (widget)->button);
}

static void
trellis_choice_button_dispose (GObject *object)
{
  TrellisChoiceButton *self = TRELLIS_CHOICE_BUTTON (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (trellis_choice_button_parent_class)->dispose (object);
}

static void
trellis_choice_button_finalize (GObject *object)
{
  TrellisChoiceButton *self = TRELLIS_CHOICE_BUTTON (object);

  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->names);
  g_free (self->title);
  g_free (self->none);

  G_OBJECT_CLASS (trellis_choice_button_parent_class)->finalize (object);
}

static void
trellis_choice_button_class_init (TrellisChoiceButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_choice_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = trellis_choice_button_finalize;
  widget_class->grab_focus = trellis_choice_button_grab_focus;

  /**
   * TrellisChoiceButton::chosen:
   * @self: the button
   * @id: (nullable): the choice that a person made
   * @name: (nullable): without an @id, the name that they typed, which is to be
   *   added first; without either, none holds
   * @day: from when
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", TRELLIS_TYPE_CHOICE_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_INT);

  g_type_ensure (TRELLIS_TYPE_DAY_BUTTON);
  gtk_widget_class_set_css_name (widget_class, "choicebutton");
  gtk_widget_class_set_template_from_resource (widget_class, TRELLIS_WIDGETS_RESOURCES "trellis-choice-button.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisChoiceButton, button);
  gtk_widget_class_bind_template_child (widget_class, TrellisChoiceButton, label);
  gtk_widget_class_bind_template_child (widget_class, TrellisChoiceButton, detail_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisChoiceButton, icon);
  gtk_widget_class_bind_template_child (widget_class, TrellisChoiceButton, popover);
  gtk_widget_class_bind_template_child (widget_class, TrellisChoiceButton, title_label);
  gtk_widget_class_bind_template_child (widget_class, TrellisChoiceButton, entry);
  gtk_widget_class_bind_template_child (widget_class, TrellisChoiceButton, day_button);
  gtk_widget_class_bind_template_child (widget_class, TrellisChoiceButton, list);
  gtk_widget_class_bind_template_callback (widget_class, fill_popover_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_first_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_row_cb);
}

static void
trellis_choice_button_init (TrellisChoiceButton *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->day = TRELLIS_DAY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * trellis_choice_button_new:
 * @title: what is chosen: "Adviser"
 * @none: what it is called that there is none: "Nobody"
 *
 * Returns: (transfer floating): a button that shows nothing yet
 */
GtkWidget *
trellis_choice_button_new (const char *title,
                           const char *none)
{
  TrellisChoiceButton *self = g_object_new (TRELLIS_TYPE_CHOICE_BUTTON, NULL);

  self->title = g_strdup (title);
  self->none = g_strdup (none);
  gtk_label_set_label (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  trellis_choice_button_set_shown (self, NULL, NULL);

  return GTK_WIDGET (self);
}

/**
 * trellis_choice_button_set_below:
 * @self: a button being built
 *
 * Lays it out to stand below its title, not opposite it: what holds begins where
 * the title does, and the detail is for the title's line to show.
 */
void
trellis_choice_button_set_below (TrellisChoiceButton *self)
{
  g_return_if_fail (TRELLIS_IS_CHOICE_BUTTON (self));

  self->is_below = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->detail_label), FALSE);
  gtk_label_set_xalign (self->label, 0);
  gtk_box_reorder_child_after (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->label))), GTK_WIDGET (self->icon),
                               GTK_WIDGET (self->detail_label));
}

/**
 * trellis_choice_button_set_shown:
 * @self: a button
 * @text: (nullable): what holds; %NULL where there is none
 * @detail: (nullable): since when, in words
 */
void
trellis_choice_button_set_shown (TrellisChoiceButton *self,
                                 const char          *text,
                                 const char          *detail)
{
  g_autofree char *name = NULL;
  gboolean is_none = text == NULL || *text == '\0';

  g_return_if_fail (TRELLIS_IS_CHOICE_BUTTON (self));

  gtk_label_set_label (self->label, is_none ? self->none : text);
  if (is_none)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "dim-label");
  gtk_label_set_label (self->detail_label, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail_label), detail != NULL && !self->is_below);

  /* The focus is on the button inside the menu button. */
  name = g_strdup_printf ("%s: %s%s%s", self->title, is_none ? self->none : text, detail != NULL ? ", " : "",
                          detail != NULL ? detail : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->button)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * trellis_choice_button_clear_choices:
 * @self: a button
 */
void
trellis_choice_button_clear_choices (TrellisChoiceButton *self)
{
  g_return_if_fail (TRELLIS_IS_CHOICE_BUTTON (self));

  g_ptr_array_set_size (self->ids, 0);
  g_ptr_array_set_size (self->names, 0);
}

/**
 * trellis_choice_button_add_choice:
 * @self: a button
 * @id: what tells it from others
 * @name: what people call it
 */
void
trellis_choice_button_add_choice (TrellisChoiceButton *self,
                                  const char          *id,
                                  const char          *name)
{
  g_return_if_fail (TRELLIS_IS_CHOICE_BUTTON (self));

  g_ptr_array_add (self->ids, g_strdup (id));
  g_ptr_array_add (self->names, g_strdup (name));
}

/**
 * trellis_choice_button_set_day:
 * @self: a button
 * @day: from when a choice holds unless a person says otherwise
 */
void
trellis_choice_button_set_day (TrellisChoiceButton *self,
                               TrellisDay           day)
{
  g_return_if_fail (TRELLIS_IS_CHOICE_BUTTON (self));

  self->day = day;
}
