/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-theme-field.h"

/* Some lines of text under a heading. It says when a person has left it with
 * something else in it than before. */

struct _TrellisThemeField
{
  GtkBox parent_instance;

  GtkLabel *heading;
  GtkTextView *text;

  char *saved;   /* what it held when it was set or last left */
};

G_DEFINE_FINAL_TYPE (TrellisThemeField, trellis_theme_field, GTK_TYPE_BOX)

enum
{
  PROP_TITLE = 1,
  N_PROPS
};

enum
{
  SIGNAL_LEFT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
leave_cb (TrellisThemeField *self)
{
  if (!trellis_theme_field_is_changed (self))
    return;
  g_free (self->saved);
  self->saved = trellis_theme_field_dup_text (self);
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
trellis_theme_field_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (TRELLIS_THEME_FIELD (object)->heading));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
trellis_theme_field_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  TrellisThemeField *self = TRELLIS_THEME_FIELD (object);

  switch (id)
    {
    case PROP_TITLE:
      gtk_label_set_label (self->heading, g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
trellis_theme_field_finalize (GObject *object)
{
  g_free (TRELLIS_THEME_FIELD (object)->saved);

  G_OBJECT_CLASS (trellis_theme_field_parent_class)->finalize (object);
}

static void
trellis_theme_field_class_init (TrellisThemeFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_theme_field_get_property;
  object_class->set_property = trellis_theme_field_set_property;
  object_class->finalize = trellis_theme_field_finalize;

  /** TrellisThemeField:title: the heading */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * TrellisThemeField::left:
   * @self: the field
   *
   * A person changed the text and went elsewhere.
   */
  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/trellis_schools/Trellis/views/trellis-theme-field.ui");
  gtk_widget_class_bind_template_child (widget_class, TrellisThemeField, heading);
  gtk_widget_class_bind_template_child (widget_class, TrellisThemeField, text);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
trellis_theme_field_init (TrellisThemeField *self)
{
  self->saved = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * trellis_theme_field_dup_text:
 * @self: a field
 *
 * Returns: (transfer full): what it holds, without air at its ends
 */
char *
trellis_theme_field_dup_text (TrellisThemeField *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (TRELLIS_IS_THEME_FIELD (self), NULL);

  buffer = gtk_text_view_get_buffer (self->text);
  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

/**
 * trellis_theme_field_set_text:
 * @self: a field
 * @text: what it is to hold
 *
 * Sets the text, which is not a change of a person's.
 */
void
trellis_theme_field_set_text (TrellisThemeField *self,
                             const char       *text)
{
  g_autofree char *held = NULL;

  g_return_if_fail (TRELLIS_IS_THEME_FIELD (self));

  /* The cursor stays where the text does. */
  held = trellis_theme_field_dup_text (self);
  if (g_strcmp0 (held, text) != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text, -1);
  g_free (self->saved);
  self->saved = trellis_theme_field_dup_text (self);
}

/**
 * trellis_theme_field_is_changed:
 * @self: a field
 *
 * Returns: whether a person has written in it since it was set or last left
 */
gboolean
trellis_theme_field_is_changed (TrellisThemeField *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (TRELLIS_IS_THEME_FIELD (self), FALSE);

  text = trellis_theme_field_dup_text (self);

  return g_strcmp0 (text, self->saved) != 0;
}
