/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-level-chip.h"

#include "trellis-style.h"

#include <glib/gi18n-lib.h>

#define WIDTH 26
#define HEIGHT 20
#define PADDING 6
#define RADIUS 3
#define TEXT_SIZE 12

struct _TrellisLevelChip
{
  GtkWidget parent_instance;

  TrellisScheme *scheme;      /* keeps @level alive */
  const TrellisLevel *level;
  PangoLayout *layout;        /* made when it is needed */
};

G_DEFINE_FINAL_TYPE (TrellisLevelChip, trellis_level_chip, GTK_TYPE_WIDGET)

static PangoLayout *
get_layout (TrellisLevelChip *self)
{
  if (self->layout == NULL)
    self->layout = trellis_style_create_layout (GTK_WIDGET (self), self->level != NULL ? self->level->short_code : "–",
                                                TEXT_SIZE, PANGO_WEIGHT_BOLD);

  return self->layout;
}

static void
trellis_level_chip_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  TrellisLevelChip *self = TRELLIS_LEVEL_CHIP (widget);
  double scale = trellis_style_get_scale (widget);
  int width, height;

  pango_layout_get_pixel_size (get_layout (self), &width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = (int) MAX (WIDTH * scale, width + 2 * PADDING * scale);
  else
    *minimum = *natural = (int) MAX (HEIGHT * scale, height);
}

static void
trellis_level_chip_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  TrellisLevelChip *self = TRELLIS_LEVEL_CHIP (widget);
  const TrellisPalette *palette = trellis_style_get_palette (widget);
  PangoLayout *layout = get_layout (self);
  double scale = trellis_style_get_scale (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  /* It keeps its height where a row is taller. */
  float chip_height = (float) MIN (height, HEIGHT * scale);
  float top = (height - chip_height) / 2;
  int text_width, text_height;
  TrellisRgba fill, text;
  GskRoundedRect shape;

  trellis_palette_get_level_colours (palette, self->level, &fill, &text);
  if (self->level != NULL)
    {
      gsk_rounded_rect_init_from_rect (&shape, &GRAPHENE_RECT_INIT (0, top, width, chip_height), RADIUS * scale);
      gtk_snapshot_push_rounded_clip (snapshot, &shape);
      gtk_snapshot_append_color (snapshot, trellis_style_to_gdk (&fill), &shape.bounds);
      gtk_snapshot_pop (snapshot);
      if (palette->is_high_contrast)
        {
          GdkRGBA edge = *trellis_style_to_gdk (&palette->text);

          gtk_snapshot_append_border (snapshot, &shape, (float[4]) { 1, 1, 1, 1 },
                                      (GdkRGBA[4]) { edge, edge, edge, edge });
        }
    }
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  trellis_style_append_text (snapshot, layout, (width - text_width) / 2, (height - text_height) / 2, &text);
}

static void
trellis_level_chip_css_changed (GtkWidget         *widget,
                                GtkCssStyleChange *change)
{
  /* The face or its size may be another. */
  g_clear_object (&TRELLIS_LEVEL_CHIP (widget)->layout);
  GTK_WIDGET_CLASS (trellis_level_chip_parent_class)->css_changed (widget, change);
  gtk_widget_queue_resize (widget);
}

static void
trellis_level_chip_dispose (GObject *object)
{
  TrellisLevelChip *self = TRELLIS_LEVEL_CHIP (object);

  self->level = NULL;
  g_clear_object (&self->scheme);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (trellis_level_chip_parent_class)->dispose (object);
}

static void
trellis_level_chip_class_init (TrellisLevelChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trellis_level_chip_dispose;
  widget_class->measure = trellis_level_chip_measure;
  widget_class->snapshot = trellis_level_chip_snapshot;
  widget_class->css_changed = trellis_level_chip_css_changed;
  gtk_widget_class_set_css_name (widget_class, "levelchip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
trellis_level_chip_init (TrellisLevelChip *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  trellis_style_watch (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_draw));
  trellis_level_chip_set_level (self, NULL, NULL);
}

/**
 * trellis_level_chip_new:
 *
 * A level's short code on its colour, as wide as two letters unless the code
 * is longer. Without a level it is a dash, which reads "Not judged".
 *
 * Returns: (transfer floating): a chip without a level
 */
GtkWidget *
trellis_level_chip_new (void)
{
  return g_object_new (TRELLIS_TYPE_LEVEL_CHIP, NULL);
}

/**
 * trellis_level_chip_set_level:
 * @self: a chip
 * @scheme: (nullable): the scheme that owns @level; the chip keeps it
 * @level: (nullable): a level, or %NULL where nothing is judged
 *
 * Shows that level.
 */
void
trellis_level_chip_set_level (TrellisLevelChip   *self,
                              TrellisScheme      *scheme,
                              const TrellisLevel *level)
{
  const char *name;

  g_return_if_fail (TRELLIS_IS_LEVEL_CHIP (self));
  g_return_if_fail (level == NULL || scheme != NULL);

  g_set_object (&self->scheme, scheme);
  self->level = level;
  g_clear_object (&self->layout);

  name = level != NULL ? level->name : _("Not judged");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * trellis_level_chip_get_level:
 * @self: a chip
 *
 * Returns: (transfer none) (nullable): the level it shows
 */
const TrellisLevel *
trellis_level_chip_get_level (TrellisLevelChip *self)
{
  g_return_val_if_fail (TRELLIS_IS_LEVEL_CHIP (self), NULL);

  return self->level;
}
