/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-style.h"

#include <adwaita.h>

/* Sizes in the design are for a font of 11 pt, which is this many pixels. */
#define DESIGN_FONT_PX (11 * 96.0 / 72.0)

/**
 * trellis_style_get_palette:
 * @widget: any widget
 *
 * Returns: (transfer none): the colours to paint @widget in, by the style the
 *   person chose: light, dark, high contrast
 */
const TrellisPalette *
trellis_style_get_palette (GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));

  return trellis_palette_get (adw_style_manager_get_dark (manager) ? TRELLIS_PALETTE_DARK : TRELLIS_PALETTE_LIGHT,
                              adw_style_manager_get_high_contrast (manager));
}

/**
 * trellis_style_get_scale:
 * @widget: any widget
 *
 * Returns: how much larger than designed the person has text: 1 at the usual
 *   size, 2 at 200 %
 */
double
trellis_style_get_scale (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    {
      double dpi = pango_cairo_context_get_resolution (context);

      size *= (dpi > 0 ? dpi : 96) / 72;
    }

  return size > 0 ? size / DESIGN_FONT_PX : 1;
}

/**
 * trellis_style_watch:
 * @widget: a widget
 * @callback: (scope forever): called with @widget alone when the style turns
 *   dark or light, or its contrast changes, for as long as @widget lives
 *
 * What is painted by hand is not repainted by the toolkit then.
 */
void
trellis_style_watch (GtkWidget *widget,
                     GCallback  callback)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));

  g_signal_connect_object (manager, "notify::dark", callback, widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", callback, widget, G_CONNECT_SWAPPED);
}

/**
 * trellis_style_create_layout:
 * @widget: the widget that it is painted in
 * @text: (nullable): one line
 * @size: in pixels of the design; it grows with the person's text
 * @weight: of the letters
 *
 * Returns: (transfer full): a layout in the widget's face, figures all of one
 *   width
 */
PangoLayout *
trellis_style_create_layout (GtkWidget   *widget,
                             const char  *text,
                             double       size,
                             PangoWeight  weight)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes,
                          pango_attr_size_new_absolute ((int) (size * trellis_style_get_scale (widget) * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);

  return layout;
}

/**
 * trellis_style_append_text:
 * @snapshot: where to
 * @layout: what
 * @x: its left edge
 * @y: its top edge
 * @colour: its colour
 *
 * Paints a line of text.
 */
void
trellis_style_append_text (GtkSnapshot       *snapshot,
                           PangoLayout       *layout,
                           float              x,
                           float              y,
                           const TrellisRgba *colour)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, trellis_style_to_gdk (colour));
  gtk_snapshot_restore (snapshot);
}
