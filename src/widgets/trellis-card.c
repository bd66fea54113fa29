/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-card.h"

/* A card of a page: its title, a few dim words opposite it, and below what it
 * is about, which a template adds as its children. */
struct _TrellisCard
{
  GtkBox parent_instance;

  GtkWidget *head;
  GtkLabel *title_label;
  GtkLabel *note_label;
  GtkWidget *end;   /* (nullable): what can be done with it */
};

enum
{
  PROP_TITLE = 1,
  PROP_NOTE,
  PROP_END,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrellisCard, trellis_card, GTK_TYPE_BOX)

static void
trellis_card_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, trellis_card_get_title (TRELLIS_CARD (object)));
      break;
    case PROP_NOTE:
      g_value_set_string (value, trellis_card_get_note (TRELLIS_CARD (object)));
      break;
    case PROP_END:
      g_value_set_object (value, trellis_card_get_end (TRELLIS_CARD (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
trellis_card_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_TITLE:
      trellis_card_set_title (TRELLIS_CARD (object), g_value_get_string (value));
      break;
    case PROP_NOTE:
      trellis_card_set_note (TRELLIS_CARD (object), g_value_get_string (value));
      break;
    case PROP_END:
      trellis_card_set_end (TRELLIS_CARD (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
trellis_card_class_init (TrellisCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = trellis_card_get_property;
  object_class->set_property = trellis_card_set_property;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);

  /**
   * TrellisCard:title:
   *
   * What it is about.
   */
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * TrellisCard:note:
   *
   * A few words opposite the title.
   */
  properties[PROP_NOTE] =
    g_param_spec_string ("note", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * TrellisCard:end:
   *
   * A small button after the note, such as one that adds to the card.
   */
  properties[PROP_END] =
    g_param_spec_object ("end", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
trellis_card_init (TrellisCard *self)
{
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->title_label = GTK_LABEL (gtk_label_new (NULL));
  self->note_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title_label, 0);
  gtk_label_set_xalign (self->note_label, 1);
  gtk_label_set_ellipsize (self->note_label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->note_label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->note_label), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->note_label), "trellis-card-note");
  gtk_box_append (GTK_BOX (self->head), GTK_WIDGET (self->title_label));
  gtk_box_append (GTK_BOX (self->head), GTK_WIDGET (self->note_label));
  gtk_box_append (GTK_BOX (self), self->head);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "trellis-card");
}

/**
 * trellis_card_get_title:
 * @self: a card
 *
 * Returns: what it is about
 */
const char *
trellis_card_get_title (TrellisCard *self)
{
  g_return_val_if_fail (TRELLIS_IS_CARD (self), NULL);

  return gtk_label_get_label (self->title_label);
}

/**
 * trellis_card_set_title:
 * @self: a card
 * @title: what it is about
 */
void
trellis_card_set_title (TrellisCard *self,
                        const char  *title)
{
  g_return_if_fail (TRELLIS_IS_CARD (self));

  gtk_label_set_label (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * trellis_card_get_note:
 * @self: a card
 *
 * Returns: the words opposite the title
 */
const char *
trellis_card_get_note (TrellisCard *self)
{
  g_return_val_if_fail (TRELLIS_IS_CARD (self), NULL);

  return gtk_label_get_label (self->note_label);
}

/**
 * trellis_card_set_note:
 * @self: a card
 * @note: a few words opposite the title; empty for none
 */
void
trellis_card_set_note (TrellisCard *self,
                       const char  *note)
{
  g_return_if_fail (TRELLIS_IS_CARD (self));

  gtk_label_set_label (self->note_label, note);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->note_label), note);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTE]);
}

/**
 * trellis_card_get_end:
 * @self: a card
 *
 * Returns: (nullable): what stands after the note
 */
GtkWidget *
trellis_card_get_end (TrellisCard *self)
{
  g_return_val_if_fail (TRELLIS_IS_CARD (self), NULL);

  return self->end;
}

/**
 * trellis_card_set_end:
 * @self: a card
 * @end: (nullable): what stands after the note, such as a button
 */
void
trellis_card_set_end (TrellisCard *self,
                      GtkWidget   *end)
{
  g_return_if_fail (TRELLIS_IS_CARD (self));

  if (self->end == end)
    return;
  if (self->end != NULL)
    gtk_box_remove (GTK_BOX (self->head), self->end);
  self->end = end;
  if (end != NULL)
    {
      gtk_widget_add_css_class (end, "trellis-card-end");
      gtk_box_append (GTK_BOX (self->head), end);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_END]);
}
