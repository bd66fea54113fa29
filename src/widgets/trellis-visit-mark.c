/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-visit-mark.h"

#include "trellis-style.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define WIDTH 16
#define HEIGHT 15
#define TEXT_SIZE 11
#define RADIUS 4.0f
#define EDGE 1.25f

struct _TrellisVisitMark
{
  GtkWidget parent_instance;

  char *mark;
  TrellisVisitStatus status;
  gboolean is_clash;
  PangoLayout *layout;  /* made when it is needed */
};

enum
{
  PROP_MARK = 1,
  PROP_STATUS,
  PROP_IS_CLASH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrellisVisitMark, trellis_visit_mark, GTK_TYPE_WIDGET)

static void
append_dashes (GtkSnapshot       *snapshot,
               graphene_rect_t   *bounds,
               float              radius,
               const TrellisRgba *colour)
{
  static const double dashes[] = { 2.5, 1.75 };
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, bounds);
  double x = EDGE / 2, y = EDGE / 2;
  double right = bounds->size.width - EDGE / 2, bottom = bounds->size.height - EDGE / 2;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
  cairo_set_line_width (cr, EDGE);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  trellis_rgba_set_source (colour, cr);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static gboolean
is_narrow (TrellisVisitMark *self)
{
  return g_utf8_strlen (self->mark, -1) > 1;
}

static PangoLayout *
get_layout (TrellisVisitMark *self)
{
  if (self->layout == NULL)
    self->layout = trellis_style_create_layout (GTK_WIDGET (self), self->mark,
                                                is_narrow (self) ? TEXT_SIZE - 1 : TEXT_SIZE, PANGO_WEIGHT_BOLD);

  return self->layout;
}

static void
update (TrellisVisitMark *self)
{
  g_clear_object (&self->layout);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->is_clash ? _("Clash") : trellis_visit_status_get_name (self->status), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
trellis_visit_mark_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  *minimum = *natural = (int) ((orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT) *
                               trellis_style_get_scale (widget));
}

static void
trellis_visit_mark_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  TrellisVisitMark *self = TRELLIS_VISIT_MARK (widget);
  PangoLayout *layout = get_layout (self);
  double scale = trellis_style_get_scale (widget);
  float width = (float) floor (MIN (gtk_widget_get_width (widget), WIDTH * scale));
  float height = (float) floor (MIN (gtk_widget_get_height (widget), HEIGHT * scale));
  PangoRectangle ink, logical;
  TrellisRgba text;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (floorf ((gtk_widget_get_width (widget) - width) / 2),
                                                          floorf ((gtk_widget_get_height (widget) - height) / 2)));
  trellis_visit_mark_append (snapshot, trellis_style_get_palette (widget), self->status, self->is_clash, width, height,
                             &text);
  pango_layout_get_pixel_extents (layout, &ink, &logical);
  trellis_style_append_text (snapshot, layout, roundf ((width - logical.width) / 2),
                             roundf ((height - ink.height) / 2 - ink.y), &text);
  gtk_snapshot_restore (snapshot);
}

static void
trellis_visit_mark_css_changed (GtkWidget         *widget,
                                GtkCssStyleChange *change)
{
  g_clear_object (&TRELLIS_VISIT_MARK (widget)->layout);
  GTK_WIDGET_CLASS (trellis_visit_mark_parent_class)->css_changed (widget, change);
  gtk_widget_queue_resize (widget);
}

static void
trellis_visit_mark_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  TrellisVisitMark *self = TRELLIS_VISIT_MARK (object);

  switch (id)
    {
    case PROP_MARK:
      g_value_set_string (value, self->mark);
      break;
    case PROP_STATUS:
      g_value_set_uint (value, self->status);
      break;
    case PROP_IS_CLASH:
      g_value_set_boolean (value, self->is_clash);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
trellis_visit_mark_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  TrellisVisitMark *self = TRELLIS_VISIT_MARK (object);

  switch (id)
    {
    case PROP_MARK:
      g_free (self->mark);
      self->mark = g_value_dup_string (value);
      if (self->mark == NULL)
        self->mark = g_strdup ("");
      break;
    case PROP_STATUS:
      self->status = g_value_get_uint (value);
      break;
    case PROP_IS_CLASH:
      self->is_clash = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  update (self);
}

static void
trellis_visit_mark_dispose (GObject *object)
{
  g_clear_object (&TRELLIS_VISIT_MARK (object)->layout);

  G_OBJECT_CLASS (trellis_visit_mark_parent_class)->dispose (object);
}

static void
trellis_visit_mark_finalize (GObject *object)
{
  g_free (TRELLIS_VISIT_MARK (object)->mark);

  G_OBJECT_CLASS (trellis_visit_mark_parent_class)->finalize (object);
}

static void
trellis_visit_mark_class_init (TrellisVisitMarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_visit_mark_get_property;
  object_class->set_property = trellis_visit_mark_set_property;
  object_class->dispose = trellis_visit_mark_dispose;
  object_class->finalize = trellis_visit_mark_finalize;
  widget_class->measure = trellis_visit_mark_measure;
  widget_class->snapshot = trellis_visit_mark_snapshot;
  widget_class->css_changed = trellis_visit_mark_css_changed;

  /** TrellisVisitMark:mark: the visit's number, or the letters of its kind */
  properties[PROP_MARK] = g_param_spec_string ("mark", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /** TrellisVisitMark:status: a #TrellisVisitStatus */
  properties[PROP_STATUS] = g_param_spec_uint ("status", NULL, NULL, 0, TRELLIS_N_VISIT_STATUSES - 1,
                                               TRELLIS_VISIT_STATUS_PLANNED,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /** TrellisVisitMark:is-clash: whether the visit stands where it cannot be */
  properties[PROP_IS_CLASH] = g_param_spec_boolean ("is-clash", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "visitmark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
trellis_visit_mark_init (TrellisVisitMark *self)
{
  self->mark = g_strdup ("");
  trellis_style_watch (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_draw));
  update (self);
}

/**
 * trellis_visit_mark_new:
 * @mark: a number or a letter or two
 * @status: how far the visit is
 * @is_clash: whether it stands where it cannot be
 *
 * Returns: (transfer floating): the pill of a visit, as the year shows it, for
 *   lists and keys
 */
GtkWidget *
trellis_visit_mark_new (const char         *mark,
                        TrellisVisitStatus  status,
                        gboolean            is_clash)
{
  return g_object_new (TRELLIS_TYPE_VISIT_MARK, "mark", mark, "status", status, "is-clash", is_clash, NULL);
}

/**
 * trellis_visit_mark_append:
 * @snapshot: where to; the pill's corner is at its origin
 * @palette: the colours of the moment
 * @status: how far the visit is
 * @is_clash: whether it stands where it cannot be
 * @width: of the pill
 * @height: of the pill
 * @text: (out): the colour for what stands in it
 *
 * Paints a pill without its mark.
 */
void
trellis_visit_mark_append (GtkSnapshot          *snapshot,
                           const TrellisPalette *palette,
                           TrellisVisitStatus    status,
                           gboolean              is_clash,
                           float                 width,
                           float                 height,
                           TrellisRgba          *text)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, width, height);
  float radius = MIN (RADIUS, MIN (width, height) / 3);
  TrellisPillColours colours;
  GskRoundedRect shape;

  trellis_palette_get_visit_colours (palette, status, is_clash, &colours);
  *text = colours.text;

  gsk_rounded_rect_init_from_rect (&shape, &bounds, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, trellis_style_to_gdk (&colours.fill), &bounds);
  gtk_snapshot_pop (snapshot);
  if (colours.edge.alpha > 0 && colours.is_dashed)
    append_dashes (snapshot, &bounds, radius, &colours.edge);
  else if (colours.edge.alpha > 0)
    {
      const GdkRGBA edge = *trellis_style_to_gdk (&colours.edge);

      gtk_snapshot_append_border (snapshot, &shape, (float[4]) { EDGE, EDGE, EDGE, EDGE },
                                  (GdkRGBA[4]) { edge, edge, edge, edge });
    }
}
