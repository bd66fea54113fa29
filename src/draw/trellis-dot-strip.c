/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-dot-strip.h"

#include "trellis-chart-sizes.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
clear_label (gpointer data)
{
  g_free (((TrellisDotStripLabel *) data)->text);
}

typedef struct
{
  guint index;
  double y;
} Place;

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *one = a, *other = b;

  return one->y != other->y ? (one->y < other->y ? -1 : 1) : (int) one->index - (int) other->index;
}

/* Each dot as near to the middle as those beside it let it: to the right and
 * the left by turns. */
static void
place_dots (TrellisDotStrip *self,
            GArray          *items)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  double middle = (self->plot_x0 + self->plot_x1) / 2;
  double apart = self->radius * 2.2;
  guint n_slots = (guint) MAX ((self->plot_x1 - self->plot_x0) / apart, 1);

  for (guint i = 0; i < items->len; i++)
    {
      const TrellisDotStripItem *item = &g_array_index (items, TrellisDotStripItem, i);
      TrellisDotStripDot *dot = &g_array_index (self->dots, TrellisDotStripDot, i);
      Place place;

      if (isnan (item->value))
        continue;
      dot->is_shown = TRUE;
      dot->y = trellis_scale_place (&self->scale, item->value, self->plot_y1, self->plot_y0);
      place = (Place) { i, dot->y };
      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    {
      TrellisDotStripDot *dot = &g_array_index (self->dots, TrellisDotStripDot, g_array_index (places, Place, i).index);

      for (guint slot = 0; slot < n_slots; slot++)
        {
          gboolean is_free = TRUE;

          dot->x = middle + apart * (slot % 2 == 1 ? (slot + 1) / 2 : -(double) (slot / 2));
          for (guint k = i; k > 0 && is_free; k--)
            {
              TrellisDotStripDot *other =
                &g_array_index (self->dots, TrellisDotStripDot, g_array_index (places, Place, k - 1).index);

              if (dot->y - other->y > apart)
                break;
              is_free = hypot (dot->x - other->x, dot->y - other->y) >= apart * 0.95;
            }
          if (is_free)
            break;
        }
    }
}

static void
add_label (TrellisDotStrip *self,
           const char      *text,
           double           y,
           gboolean         is_subject,
           gboolean         is_target)
{
  TrellisDotStripLabel label = { g_strdup (text), y, y, is_subject, is_target };

  g_array_append_val (self->labels, label);
}

static int
compare_labels (gconstpointer a,
                gconstpointer b)
{
  const TrellisDotStripLabel *one = a, *other = b;

  return one->dot_y < other->dot_y ? -1 : one->dot_y > other->dot_y;
}

/* The highest, the lowest, the subject and the target have names. */
static void
place_labels (TrellisDotStrip *self,
              GArray          *items,
              double           line)
{
  int high = -1, low = -1;
  g_autofree double *centres = NULL;
  g_autofree double *heights = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      double value = g_array_index (items, TrellisDotStripItem, i).value;

      if (isnan (value))
        continue;
      if (high < 0 || value > g_array_index (items, TrellisDotStripItem, high).value)
        high = (int) i;
      if (low < 0 || value < g_array_index (items, TrellisDotStripItem, low).value)
        low = (int) i;
    }
  if (!isnan (self->target_y))
    add_label (self, _("Target"), self->target_y, FALSE, TRUE);
  if (self->subject >= 0 && g_array_index (self->dots, TrellisDotStripDot, self->subject).is_shown)
    add_label (self, g_array_index (items, TrellisDotStripItem, self->subject).name,
               g_array_index (self->dots, TrellisDotStripDot, self->subject).y, TRUE, FALSE);
  if (high >= 0 && high != self->subject)
    add_label (self, g_array_index (items, TrellisDotStripItem, high).name,
               g_array_index (self->dots, TrellisDotStripDot, high).y, FALSE, FALSE);
  if (low >= 0 && low != high && low != self->subject)
    add_label (self, g_array_index (items, TrellisDotStripItem, low).name,
               g_array_index (self->dots, TrellisDotStripDot, low).y, FALSE, FALSE);

  g_array_sort (self->labels, compare_labels);
  centres = g_new (double, self->labels->len + 1);
  heights = g_new (double, self->labels->len + 1);
  for (guint i = 0; i < self->labels->len; i++)
    {
      centres[i] = g_array_index (self->labels, TrellisDotStripLabel, i).dot_y;
      heights[i] = line;
    }
  trellis_spread (centres, heights, self->labels->len, 0, self->height);
  for (guint i = 0; i < self->labels->len; i++)
    g_array_index (self->labels, TrellisDotStripLabel, i).y = centres[i];
}

/**
 * trellis_dot_strip_new:
 * @items: (element-type TrellisDotStripItem): whose figures
 * @measure: how figures are written
 * @target: NAN without one
 * @subject: the index of the one that stands out, or -1
 * @text: what its words are measured with
 * @kind: of the palette that it will be drawn with
 * @width: of the whole
 * @height: of the whole
 *
 * Lays out how the figures of many lie apart. Without ranks and without names
 * but of the ends: it shows a pattern and is no league table.
 *
 * Returns: (transfer full): the strip
 */
TrellisDotStrip *
trellis_dot_strip_new (GArray               *items,
                       const TrellisMeasure *measure,
                       double                target,
                       int                   subject,
                       TrellisText          *text,
                       TrellisPaletteKind    kind,
                       double                width,
                       double                height)
{
  const TrellisChartSizes *sizes = trellis_chart_get_sizes (kind);
  TrellisDotStrip *self = g_new0 (TrellisDotStrip, 1);
  double scale = trellis_text_get_scale (text), ticks = 0;
  double line = sizes->label.size * scale * 1.45;
  double least = isnan (target) ? INFINITY : target, most = isnan (target) ? -INFINITY : target;
  gboolean is_share = g_str_equal (measure->unit, "%");

  self->width = width;
  self->height = height;
  self->subject = subject;
  self->radius = sizes->dot_radius * scale * 1.25;
  self->plot_y0 = line / 2;
  self->plot_y1 = MAX (height - line / 2, self->plot_y0 + 1);
  for (guint i = 0; i < items->len; i++)
    {
      double value = g_array_index (items, TrellisDotStripItem, i).value;

      if (isnan (value))
        continue;
      least = MIN (least, value);
      most = MAX (most, value);
    }
  trellis_scale_init (&self->scale, least, most, (guint) CLAMP ((self->plot_y1 - self->plot_y0) / (line * 2.5), 1, 6),
                      is_share ? 0 : -INFINITY, is_share ? 100 : INFINITY);
  self->tick_texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < trellis_scale_get_n_ticks (&self->scale); i++)
    {
      char *tick = g_strdup_printf ("%'.*f", self->scale.decimals, trellis_scale_get_tick (&self->scale, i));

      ticks = MAX (ticks, trellis_text_get_width (text, tick, sizes->small));
      g_ptr_array_add (self->tick_texts, tick);
    }
  self->plot_x0 = ceil (ticks) + sizes->gap * scale;
  self->plot_x1 = MAX (self->plot_x0 + (width - self->plot_x0) * 0.56, self->plot_x0 + 1);
  self->label_x = self->plot_x1 + sizes->gap * scale * 1.5;
  self->target_y = isnan (target) ? NAN : trellis_scale_place (&self->scale, target, self->plot_y1, self->plot_y0);
  self->dots = g_array_new (FALSE, TRUE, sizeof (TrellisDotStripDot));
  g_array_set_size (self->dots, items->len);
  self->labels = g_array_new (FALSE, FALSE, sizeof (TrellisDotStripLabel));
  g_array_set_clear_func (self->labels, clear_label);
  place_dots (self, items);
  place_labels (self, items, line);

  return self;
}

/**
 * trellis_dot_strip_free:
 * @self: (nullable) (transfer full): a strip
 */
void
trellis_dot_strip_free (TrellisDotStrip *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->tick_texts);
  g_array_unref (self->dots);
  g_array_unref (self->labels);
  g_free (self);
}

/**
 * trellis_dot_strip_draw:
 * @self: a strip
 * @cr: its top left corner at the origin
 * @text: as it was laid out with
 * @palette: of the kind that it was laid out for
 */
void
trellis_dot_strip_draw (TrellisDotStrip      *self,
                        cairo_t              *cr,
                        TrellisText          *text,
                        const TrellisPalette *palette)
{
  const TrellisChartSizes *sizes = trellis_chart_get_sizes (palette->kind);
  double scale = trellis_text_get_scale (text);
  double cap = trellis_text_get_cap_height (text, sizes->small);
  double dashes[] = { 4 * sizes->hair * scale, 3 * sizes->hair * scale };

  cairo_save (cr);
  cairo_set_line_width (cr, sizes->hair);
  for (guint i = 0; i < self->tick_texts->len; i++)
    {
      double y = trellis_scale_place (&self->scale, trellis_scale_get_tick (&self->scale, i), self->plot_y1,
                                      self->plot_y0);

      trellis_rgba_set_source (&palette->line_faint, cr);
      cairo_move_to (cr, self->plot_x0, y);
      cairo_line_to (cr, self->plot_x1, y);
      cairo_stroke (cr);
      trellis_text_draw (text, cr, g_ptr_array_index (self->tick_texts, i), sizes->small,
                         self->plot_x0 - sizes->gap * scale, y + cap / 2, TRELLIS_TEXT_END, &palette->dim);
    }
  if (!isnan (self->target_y))
    {
      trellis_rgba_set_source (&palette->text, cr);
      cairo_set_dash (cr, dashes, 2, 0);
      cairo_move_to (cr, self->plot_x0, self->target_y);
      cairo_line_to (cr, self->plot_x1, self->target_y);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
    }
  for (guint n = 0; n <= self->dots->len; n++)
    {
      /* The subject on top. */
      guint i = n < self->dots->len ? n : (guint) MAX (self->subject, 0);
      gboolean is_subject = (int) i == self->subject;
      TrellisDotStripDot *dot;

      if (self->dots->len == 0 || is_subject != (n == self->dots->len))
        continue;
      dot = &g_array_index (self->dots, TrellisDotStripDot, i);
      if (!dot->is_shown)
        continue;
      trellis_rgba_set_source (is_subject ? &palette->trust : &palette->bar, cr);
      cairo_arc (cr, dot->x, dot->y, self->radius * (is_subject ? 1.3 : 1), 0, 2 * G_PI);
      cairo_fill (cr);
    }
  for (guint i = 0; i < self->labels->len; i++)
    {
      TrellisDotStripLabel *label = &g_array_index (self->labels, TrellisDotStripLabel, i);

      trellis_text_draw_ellipsized (text, cr, label->text, label->is_subject ? sizes->strong : sizes->small,
                                    self->label_x, label->y + cap / 2, self->width - self->label_x,
                                    TRELLIS_TEXT_START,
                                    label->is_subject ? &palette->trust : label->is_target ? &palette->text
                                                                                            : &palette->dim);
    }
  cairo_restore (cr);
}
