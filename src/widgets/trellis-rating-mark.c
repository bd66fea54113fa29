/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-rating-mark.h"

#include "trellis-style.h"

#define DIAMETER 18
#define TEXT_SIZE 11

struct _TrellisRatingMark
{
  GtkWidget parent_instance;

  TrellisRating rating;
  PangoLayout *layout;  /* made when it is needed */
};

enum
{
  PROP_RATING = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrellisRatingMark, trellis_rating_mark, GTK_TYPE_WIDGET)

static PangoLayout *
get_layout (TrellisRatingMark *self)
{
  if (self->layout == NULL)
    self->layout = trellis_style_create_layout (GTK_WIDGET (self), trellis_rating_get_letter (self->rating),
                                                TEXT_SIZE, PANGO_WEIGHT_BOLD);

  return self->layout;
}

static void
update_name (TrellisRatingMark *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, trellis_rating_get_name (self->rating), -1);
}

static void
trellis_rating_mark_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  *minimum = *natural = (int) (DIAMETER * trellis_style_get_scale (widget));
}

static void
trellis_rating_mark_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  TrellisRatingMark *self = TRELLIS_RATING_MARK (widget);
  PangoLayout *layout = get_layout (self);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  float diameter = (float) MIN (MIN (width, height), DIAMETER * trellis_style_get_scale (widget));
  PangoRectangle ink, logical;
  TrellisRgba fill, text;
  GskRoundedRect shape;

  trellis_palette_get_rating_colours (trellis_style_get_palette (widget), self->rating, &fill, &text);
  gsk_rounded_rect_init_from_rect (&shape,
                                   &GRAPHENE_RECT_INIT ((width - diameter) / 2, (height - diameter) / 2,
                                                        diameter, diameter),
                                   diameter / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, trellis_style_to_gdk (&fill), &shape.bounds);
  gtk_snapshot_pop (snapshot);

  /* By the ink, so that a capital stands in the middle of the round. */
  pango_layout_get_pixel_extents (layout, &ink, &logical);
  trellis_style_append_text (snapshot, layout, (width - logical.width) / 2.0f,
                             (height - ink.height) / 2.0f - ink.y, &text);
}

static void
trellis_rating_mark_css_changed (GtkWidget         *widget,
                                 GtkCssStyleChange *change)
{
  g_clear_object (&TRELLIS_RATING_MARK (widget)->layout);
  GTK_WIDGET_CLASS (trellis_rating_mark_parent_class)->css_changed (widget, change);
  gtk_widget_queue_resize (widget);
}

static void
trellis_rating_mark_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_RATING:
      g_value_set_uint (value, TRELLIS_RATING_MARK (object)->rating);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
trellis_rating_mark_set_property (GObject      *object,
                                  guint         id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_RATING:
      trellis_rating_mark_set_rating (TRELLIS_RATING_MARK (object), g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
trellis_rating_mark_dispose (GObject *object)
{
  g_clear_object (&TRELLIS_RATING_MARK (object)->layout);

  G_OBJECT_CLASS (trellis_rating_mark_parent_class)->dispose (object);
}

static void
trellis_rating_mark_class_init (TrellisRatingMarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_rating_mark_get_property;
  object_class->set_property = trellis_rating_mark_set_property;
  object_class->dispose = trellis_rating_mark_dispose;
  widget_class->measure = trellis_rating_mark_measure;
  widget_class->snapshot = trellis_rating_mark_snapshot;
  widget_class->css_changed = trellis_rating_mark_css_changed;

  /**
   * TrellisRatingMark:rating:
   *
   * Which rating, a #TrellisRating.
   */
  properties[PROP_RATING] =
    g_param_spec_uint ("rating", NULL, NULL, 0, TRELLIS_N_RATINGS - 1, TRELLIS_RATING_NONE,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "ratingmark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
trellis_rating_mark_init (TrellisRatingMark *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  trellis_style_watch (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_draw));
  update_name (self);
}

/**
 * trellis_rating_mark_new:
 * @rating: which
 *
 * A round mark with the rating's letter, or a dash where not rated. Levels are
 * rectangles, so the two are never confused.
 *
 * Returns: (transfer floating): the mark
 */
GtkWidget *
trellis_rating_mark_new (TrellisRating rating)
{
  return g_object_new (TRELLIS_TYPE_RATING_MARK, "rating", (guint) rating, NULL);
}

/**
 * trellis_rating_mark_set_rating:
 * @self: a mark
 * @rating: which
 *
 * Shows that rating.
 */
void
trellis_rating_mark_set_rating (TrellisRatingMark *self,
                                TrellisRating      rating)
{
  g_return_if_fail (TRELLIS_IS_RATING_MARK (self));
  g_return_if_fail ((guint) rating < TRELLIS_N_RATINGS);

  if (self->rating == rating)
    return;

  self->rating = rating;
  g_clear_object (&self->layout);
  update_name (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RATING]);
}

/**
 * trellis_rating_mark_get_rating:
 * @self: a mark
 *
 * Returns: the rating it shows
 */
TrellisRating
trellis_rating_mark_get_rating (TrellisRatingMark *self)
{
  g_return_val_if_fail (TRELLIS_IS_RATING_MARK (self), TRELLIS_RATING_NONE);

  return self->rating;
}
