/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-form.h"

#include "trellis-day-button.h"

#include <glib/gi18n-lib.h>

/* A few fields in a popover that take down one thing, new or as it was: opened
 * from a button for something new, and at a row for what stands there. Whoever
 * owns it adds the fields, fills them as it opens and reads them when they are
 * taken. */
struct _TrellisForm
{
  GtkPopover parent_instance;

  GtkBox *box;
  GtkLabel *problem_label;
  GtkWidget *remove_button;
  GPtrArray *fields;   /* (element-type Field) */
  char *subject;       /* (nullable): what is edited; %NULL for something new */
};

typedef enum
{
  FIELD_ENTRY,
  FIELD_TEXT,
  FIELD_DAY,
  FIELD_CHOICE,
} FieldKind;

typedef struct
{
  FieldKind kind;
  char *key;
  GtkWidget *widget;
  GStrv keys;          /* of a choice */
} Field;

enum
{
  SIGNAL_TAKE,
  SIGNAL_REMOVE,
  SIGNAL_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrellisForm, trellis_form, GTK_TYPE_POPOVER)

static void
free_field (gpointer data)
{
  Field *field = data;

  g_free (field->key);
  g_strfreev (field->keys);
  g_free (field);
}

static Field *
find_field (TrellisForm *self,
            const char  *key)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = g_ptr_array_index (self->fields, i);

      if (g_str_equal (field->key, key))
        return field;
    }

  g_assert_not_reached ();
}

static void
clear_fields (TrellisForm *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = g_ptr_array_index (self->fields, i);

      if (field->kind == FIELD_DAY)
        trellis_day_button_set_day (TRELLIS_DAY_BUTTON (field->widget), TRELLIS_DAY_NONE);
      else
        trellis_form_set_text (self, field->key, "");
    }
}

static void
take_cb (TrellisForm *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
  g_signal_emit (self, signals[SIGNAL_TAKE], 0);
}

static void
remove_cb (TrellisForm *self)
{
  /* Closed, it has no subject any more. */
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
show_cb (TrellisForm *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
  gtk_widget_set_visible (self->remove_button, self->subject != NULL);
  clear_fields (self);
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
  gtk_widget_grab_focus (((Field *) g_ptr_array_index (self->fields, 0))->widget);
}

/* The next opening is for something new unless it says otherwise. */
static void
closed_cb (TrellisForm *self)
{
  g_clear_pointer (&self->subject, g_free);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), NULL);
}

static void
add_field (TrellisForm       *self,
           FieldKind          kind,
           const char        *key,
           const char        *title,
           GtkWidget         *widget,
           const char *const *keys)
{
  Field *field = g_new0 (Field, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *part = widget;

  field->kind = kind;
  field->key = g_strdup (key);
  field->widget = widget;
  field->keys = g_strdupv ((char **) keys);
  g_ptr_array_add (self->fields, field);

  if (kind == FIELD_TEXT)
    {
      part = gtk_scrolled_window_new ();
      gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (part), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
      gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (part), 72);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (part), widget);
      gtk_widget_add_css_class (part, "trellis-form-text");
    }
  /* A day says itself which it is. */
  if (kind != FIELD_DAY)
    {
      GtkWidget *label = gtk_label_new (title);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (box), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
    }
  gtk_box_append (GTK_BOX (box), part);
  gtk_widget_set_name (widget, key);
  gtk_box_append (self->box, box);
}

static void
trellis_form_finalize (GObject *object)
{
  TrellisForm *self = TRELLIS_FORM (object);

  g_ptr_array_unref (self->fields);
  g_free (self->subject);

  G_OBJECT_CLASS (trellis_form_parent_class)->finalize (object);
}

static void
trellis_form_class_init (TrellisFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trellis_form_finalize;

  /**
   * TrellisForm::opened:
   * @self: the form, its fields empty
   *
   * It is to be filled with what stands there, or what is usual for something
   * new.
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", TRELLIS_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  /**
   * TrellisForm::take:
   * @self: the form, still open: close it once what it says is taken
   */
  signals[SIGNAL_TAKE] = g_signal_new ("take", TRELLIS_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
  /**
   * TrellisForm::remove:
   * @self: the form, which has a subject, about to close
   *
   * What it was opened for is to be taken out.
   */
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", TRELLIS_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static void
trellis_form_init (TrellisForm *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  self->fields = g_ptr_array_new_with_free_func (free_field);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 8));
  self->problem_label = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT,
                                                 "visible", FALSE, "xalign", 0.0f, "wrap", TRUE,
                                                 "max-width-chars", 36, "name", "problem", NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->problem_label), "error");
  gtk_widget_set_size_request (outer, 300, -1);
  gtk_box_append (GTK_BOX (outer), GTK_WIDGET (self->box));
  gtk_box_append (GTK_BOX (outer), GTK_WIDGET (self->problem_label));
  gtk_popover_set_child (GTK_POPOVER (self), outer);
  g_signal_connect (self, "show", G_CALLBACK (show_cb), NULL);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

/**
 * trellis_form_new:
 * @take_label: what its button says that takes what was filled in, with a
 *   mnemonic
 *
 * Returns: (transfer floating): a form without fields yet
 */
GtkWidget *
trellis_form_new (const char *take_label)
{
  TrellisForm *self = g_object_new (TRELLIS_TYPE_FORM, NULL);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *take = gtk_button_new_with_mnemonic (take_label);

  self->remove_button = gtk_button_new_with_mnemonic (_("_Remove"));
  gtk_widget_add_css_class (self->remove_button, "destructive-action");
  gtk_widget_add_css_class (take, "suggested-action");
  gtk_widget_set_hexpand (take, TRUE);
  gtk_widget_set_name (take, "take");
  gtk_widget_set_name (self->remove_button, "remove");
  gtk_box_append (GTK_BOX (buttons), self->remove_button);
  gtk_box_append (GTK_BOX (buttons), take);
  gtk_box_append (GTK_BOX (gtk_popover_get_child (GTK_POPOVER (self))), buttons);
  g_signal_connect_swapped (take, "clicked", G_CALLBACK (take_cb), self);
  g_signal_connect_swapped (self->remove_button, "clicked", G_CALLBACK (remove_cb), self);

  return GTK_WIDGET (self);
}

/**
 * trellis_form_add_entry:
 * @self: a form
 * @key: what the field is asked for by
 * @title: what people call it
 *
 * Adds a line of text; Enter in it takes the form.
 *
 * Returns: (transfer none): the entry
 */
GtkWidget *
trellis_form_add_entry (TrellisForm *self,
                        const char  *key,
                        const char  *title)
{
  GtkWidget *entry = gtk_entry_new ();

  g_signal_connect_swapped (entry, "activate", G_CALLBACK (take_cb), self);
  add_field (self, FIELD_ENTRY, key, title, entry, NULL);

  return entry;
}

/**
 * trellis_form_add_text:
 * @self: a form
 * @key: what the field is asked for by
 * @title: what people call it
 *
 * Adds a text of several lines.
 */
void
trellis_form_add_text (TrellisForm *self,
                       const char  *key,
                       const char  *title)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  add_field (self, FIELD_TEXT, key, title, view, NULL);
}

/**
 * trellis_form_add_day:
 * @self: a form
 * @key: what the field is asked for by
 * @title: what people call it
 * @lean: which way a day without a year leans
 * @can_clear: whether no day is an answer
 *
 * Adds a day.
 */
void
trellis_form_add_day (TrellisForm    *self,
                      const char     *key,
                      const char     *title,
                      TrellisDayLean  lean,
                      gboolean        can_clear)
{
  GtkWidget *button = trellis_day_button_new ();

  g_object_set (button, "title", title, "lean", lean, "can-clear", can_clear, "halign", GTK_ALIGN_START, NULL);
  if (can_clear)
    g_object_set (button, "placeholder", _("No day"), NULL);
  add_field (self, FIELD_DAY, key, title, button, NULL);
}

/**
 * trellis_form_add_choice:
 * @self: a form
 * @key: what the field is asked for by
 * @title: what people call it
 * @keys: the choices' keys, %NULL at the end
 * @names: what people call them
 *
 * Adds a choice of one.
 */
void
trellis_form_add_choice (TrellisForm       *self,
                         const char        *key,
                         const char        *title,
                         const char *const *keys,
                         const char *const *names)
{
  add_field (self, FIELD_CHOICE, key, title, gtk_drop_down_new_from_strings (names), keys);
}

/**
 * trellis_form_open:
 * @self: a form that a menu button has
 * @at: what stands there, on the same page
 * @subject: what of it is edited
 *
 * Opens the form for something that is there already.
 */
void
trellis_form_open (TrellisForm *self,
                   GtkWidget   *at,
                   const char  *subject)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  graphene_rect_t bounds;

  g_return_if_fail (TRELLIS_IS_FORM (self) && parent != NULL);

  g_free (self->subject);
  self->subject = g_strdup (subject);
  if (gtk_widget_compute_bounds (at, parent, &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (self),
                                 &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                   (int) bounds.size.width, (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self));
}

/**
 * trellis_form_get_subject:
 * @self: a form
 *
 * Returns: (nullable): what is edited in it; %NULL for something new
 */
const char *
trellis_form_get_subject (TrellisForm *self)
{
  g_return_val_if_fail (TRELLIS_IS_FORM (self), NULL);

  return self->subject;
}

/**
 * trellis_form_dup_text:
 * @self: a form
 * @key: a field that is not a day
 *
 * Returns: (transfer full): what was typed, without spaces around it; of a
 *   choice, its key
 */
char *
trellis_form_dup_text (TrellisForm *self,
                       const char  *key)
{
  Field *field = find_field (self, key);

  if (field->kind == FIELD_CHOICE)
    return g_strdup (field->keys[gtk_drop_down_get_selected (GTK_DROP_DOWN (field->widget))]);
  if (field->kind == FIELD_TEXT)
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (field->widget));
      g_autofree char *text = NULL;

      g_object_get (buffer, "text", &text, NULL);
      return g_strstrip (g_steal_pointer (&text));
    }

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (field->widget))));
}

/**
 * trellis_form_set_text:
 * @self: a form
 * @key: a field that is not a day
 * @text: what it is to say; of a choice, its key, and the first for one that is
 *   not there
 */
void
trellis_form_set_text (TrellisForm *self,
                       const char  *key,
                       const char  *text)
{
  Field *field = find_field (self, key);

  if (field->kind == FIELD_ENTRY)
    {
      gtk_editable_set_text (GTK_EDITABLE (field->widget), text);
    }
  else if (field->kind == FIELD_TEXT)
    {
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field->widget)), text, -1);
    }
  else
    {
      guint place = 0;

      for (guint i = 0; field->keys[i] != NULL; i++)
        {
          if (g_str_equal (field->keys[i], text))
            place = i;
        }
      gtk_drop_down_set_selected (GTK_DROP_DOWN (field->widget), place);
    }
}

/**
 * trellis_form_get_day:
 * @self: a form
 * @key: a day of it
 *
 * Returns: the day; %TRELLIS_DAY_NONE for none
 */
TrellisDay
trellis_form_get_day (TrellisForm *self,
                      const char  *key)
{
  return trellis_day_button_get_day (TRELLIS_DAY_BUTTON (find_field (self, key)->widget));
}

/**
 * trellis_form_set_day:
 * @self: a form
 * @key: a day of it
 * @day: the day; %TRELLIS_DAY_NONE for none
 */
void
trellis_form_set_day (TrellisForm *self,
                      const char  *key,
                      TrellisDay   day)
{
  trellis_day_button_set_day (TRELLIS_DAY_BUTTON (find_field (self, key)->widget), day);
}

/**
 * trellis_form_show_problem:
 * @self: a form
 * @key: (nullable): the field that is to be mended
 * @problem: why it cannot be taken, in a sentence
 */
void
trellis_form_show_problem (TrellisForm *self,
                           const char  *key,
                           const char  *problem)
{
  g_return_if_fail (TRELLIS_IS_FORM (self));

  gtk_label_set_label (self->problem_label, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
  if (key != NULL)
    gtk_widget_grab_focus (find_field (self, key)->widget);
}
