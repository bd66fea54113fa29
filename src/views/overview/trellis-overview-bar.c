/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-overview-bar.h"

#include "trellis-style.h"

#define GAP 2
#define RADIUS 4
#define PADDING 5

/* A part of the bar: a level with its count written in it, or, without a
 * scheme, what is done and what is not. */
typedef struct
{
  const TrellisLevel *level;
  guint count;
  PangoLayout *layout;      /* of the count; made when it is needed */
} Part;

struct _TrellisOverviewBar
{
  GtkWidget parent_instance;

  int height;
  int text_size;
  TrellisScheme *scheme;    /* keeps the levels alive */
  GArray *parts;
  guint most;               /* what the whole width stands for, where it is a share */
};

G_DEFINE_FINAL_TYPE (TrellisOverviewBar, trellis_overview_bar, GTK_TYPE_WIDGET)

static void
clear_part (gpointer data)
{
  g_clear_object (&((Part *) data)->layout);
}

static PangoLayout *
get_layout (TrellisOverviewBar *self,
            Part               *part)
{
  if (part->layout == NULL)
    {
      g_autofree char *text = g_strdup_printf ("%u", part->count);

      part->layout = trellis_style_create_layout (GTK_WIDGET (self), text, self->text_size, PANGO_WEIGHT_BOLD);
    }

  return part->layout;
}

/* A count is never cut short: the narrowest that a part may be. */
static int
get_least_width (TrellisOverviewBar *self,
                 Part               *part)
{
  int width;

  pango_layout_get_pixel_size (get_layout (self, part), &width, NULL);

  return width + 2 * (int) (PADDING * trellis_style_get_scale (GTK_WIDGET (self)));
}

static void
trellis_overview_bar_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  TrellisOverviewBar *self = TRELLIS_OVERVIEW_BAR (widget);

  *minimum = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = (int) (self->height * trellis_style_get_scale (widget));
    }
  else if (self->scheme != NULL)
    {
      for (guint i = 0; i < self->parts->len; i++)
        *minimum += get_least_width (self, &g_array_index (self->parts, Part, i)) + GAP;
    }
  else
    {
      *minimum = 40;
    }
  *natural = *minimum;
}

static void
paint_part (GtkSnapshot       *snapshot,
            const TrellisRgba *colour,
            float              x,
            float              width,
            float              height,
            float              radius)
{
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, &GRAPHENE_RECT_INIT (x, 0, width, height), MIN (radius, width / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, trellis_style_to_gdk (colour), &shape.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
snapshot_levels (TrellisOverviewBar *self,
                 GtkSnapshot        *snapshot)
{
  const TrellisPalette *palette = trellis_style_get_palette (GTK_WIDGET (self));
  float radius = RADIUS * trellis_style_get_scale (GTK_WIDGET (self));
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  int room = width, x = 0;
  guint rest = 0;

  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = &g_array_index (self->parts, Part, i);

      /* Every part has the room of its count, and its share of what is left. */
      room -= get_least_width (self, part) + (i > 0 ? GAP : 0);
      rest += part->count;
    }
  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = &g_array_index (self->parts, Part, i);
      PangoLayout *layout = get_layout (self, part);
      int extra = rest > 0 ? (int) ((gint64) MAX (room, 0) * part->count / rest) : 0;
      int own_width = get_least_width (self, part) + extra;
      int text_width, text_height;
      TrellisRgba fill, text;

      room -= extra;
      rest -= part->count;
      trellis_palette_get_level_colours (palette, part->level, &fill, &text);
      if (part->level == NULL)
        fill = palette->line_faint;
      paint_part (snapshot, &fill, x, own_width, height, radius);
      pango_layout_get_pixel_size (layout, &text_width, &text_height);
      trellis_style_append_text (snapshot, layout, x + (own_width - text_width) / 2.0f, (height - text_height) / 2.0f,
                                 &text);
      x += own_width + GAP;
    }
}

static void
snapshot_share (TrellisOverviewBar *self,
                GtkSnapshot        *snapshot)
{
  const TrellisPalette *palette = trellis_style_get_palette (GTK_WIDGET (self));
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  float radius = 2 * trellis_style_get_scale (GTK_WIDGET (self));
  float width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  float done = g_array_index (self->parts, Part, 0).count, planned = g_array_index (self->parts, Part, 1).count;
  float done_width = width * done / self->most, planned_width = width * planned / self->most;

  paint_part (snapshot, &palette->line, is_mirrored ? width - planned_width : 0, planned_width, height, radius);
  if (done > 0)
    paint_part (snapshot, &palette->accent_fill, is_mirrored ? width - done_width : 0, done_width, height, radius);
}

static void
trellis_overview_bar_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  TrellisOverviewBar *self = TRELLIS_OVERVIEW_BAR (widget);

  if (self->scheme != NULL)
    snapshot_levels (self, snapshot);
  else if (self->parts->len == 2 && self->most > 0)
    snapshot_share (self, snapshot);
}

static void
trellis_overview_bar_css_changed (GtkWidget         *widget,
                                  GtkCssStyleChange *change)
{
  TrellisOverviewBar *self = TRELLIS_OVERVIEW_BAR (widget);

  for (guint i = 0; i < self->parts->len; i++)
    clear_part (&g_array_index (self->parts, Part, i));
  GTK_WIDGET_CLASS (trellis_overview_bar_parent_class)->css_changed (widget, change);
  gtk_widget_queue_resize (widget);
}

static void
trellis_overview_bar_finalize (GObject *object)
{
  TrellisOverviewBar *self = TRELLIS_OVERVIEW_BAR (object);

  g_array_unref (self->parts);
  g_clear_object (&self->scheme);

  G_OBJECT_CLASS (trellis_overview_bar_parent_class)->finalize (object);
}

static void
trellis_overview_bar_class_init (TrellisOverviewBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trellis_overview_bar_finalize;
  widget_class->measure = trellis_overview_bar_measure;
  widget_class->snapshot = trellis_overview_bar_snapshot;
  widget_class->css_changed = trellis_overview_bar_css_changed;
  gtk_widget_class_set_css_name (widget_class, "overviewbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
trellis_overview_bar_init (TrellisOverviewBar *self)
{
  self->parts = g_array_new (FALSE, TRUE, sizeof (Part));
  g_array_set_clear_func (self->parts, clear_part);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  trellis_style_watch (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_draw));
}

/**
 * trellis_overview_bar_new:
 * @height: how high, in pixels of the design
 * @text_size: of the counts in it
 * @scheme: (nullable): the scheme of its levels; %NULL for a bar of a share
 *
 * Returns: (transfer floating): a bar of nothing
 */
GtkWidget *
trellis_overview_bar_new (int            height,
                          int            text_size,
                          TrellisScheme *scheme)
{
  TrellisOverviewBar *self = g_object_new (TRELLIS_TYPE_OVERVIEW_BAR, NULL);

  self->height = height;
  self->text_size = text_size;
  g_set_object (&self->scheme, scheme);

  return GTK_WIDGET (self);
}

/**
 * trellis_overview_bar_add_level:
 * @self: a bar of levels
 * @level: (nullable): one of the scheme's, or %NULL for those not judged
 * @count: how many schools stand there; 0 adds nothing
 */
void
trellis_overview_bar_add_level (TrellisOverviewBar *self,
                                const TrellisLevel *level,
                                guint               count)
{
  Part part = { level, count, NULL };

  if (count > 0)
    g_array_append_val (self->parts, part);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * trellis_overview_bar_set_share:
 * @self: a bar of a share
 * @done: how many of them are done
 * @planned: how many there are
 * @most: how many the whole width stands for, so that bars compare
 */
void
trellis_overview_bar_set_share (TrellisOverviewBar *self,
                                guint               done,
                                guint               planned,
                                guint               most)
{
  Part parts[] = { { NULL, done, NULL }, { NULL, planned, NULL } };

  g_array_set_size (self->parts, 0);
  g_array_append_vals (self->parts, parts, 2);
  self->most = most;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
