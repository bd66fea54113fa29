/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-chart.h"

#include "trellis-style.h"

#include <math.h>

/* So near must the pointer be to a point, and so wide is the ring about it. */
#define REACH 24
#define RING 8

typedef struct
{
  TrellisText *text;        /* made when it is needed */
  int chosen;               /* the point being read; -1: none */
  gboolean is_laid_out;
  GskRenderNode *painted;   /* (nullable): the chart without what is read, painted once for many frames */
  const TrellisPalette *palette;  /* that it was painted with */
  char *reading;            /* (nullable) */
  double pointer_x;         /* where the pointer last was; below 0 outside */
  double pointer_y;
} TrellisChartPrivate;

enum
{
  PROP_READING = 1,
  N_PROPS
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TrellisChart, trellis_chart, GTK_TYPE_WIDGET)

static TrellisText *
ensure_text (TrellisChart *self)
{
  TrellisChartPrivate *priv = trellis_chart_get_instance_private (self);

  if (priv->text == NULL)
    priv->text = trellis_text_new_for_screen (gtk_widget_get_pango_context (GTK_WIDGET (self)));

  return priv->text;
}

static void
ensure_laid_out (TrellisChart *self)
{
  TrellisChartPrivate *priv = trellis_chart_get_instance_private (self);
  const TrellisPalette *palette = trellis_style_get_palette (GTK_WIDGET (self));

  if (priv->is_laid_out)
    return;

  g_clear_pointer (&priv->painted, gsk_render_node_unref);
  TRELLIS_CHART_GET_CLASS (self)->lay_out (self, ensure_text (self), palette->kind,
                                           gtk_widget_get_width (GTK_WIDGET (self)),
                                           gtk_widget_get_height (GTK_WIDGET (self)));
  priv->is_laid_out = TRUE;
}

/* What is read is said by the name of the chart, which is what a screen reader
 * speaks when it changes. */
static void
choose_point (TrellisChart *self,
              int           index)
{
  TrellisChartPrivate *priv = trellis_chart_get_instance_private (self);
  TrellisChartClass *klass = TRELLIS_CHART_GET_CLASS (self);
  g_autofree char *summary = NULL;

  if (index == priv->chosen)
    return;

  priv->chosen = index;
  g_free (priv->reading);
  priv->reading = index >= 0 ? klass->dup_reading (self, (guint) index) : NULL;
  if (index < 0)
    summary = klass->dup_summary (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  index >= 0 ? priv->reading : summary, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READING]);
}

static gboolean
press_key_cb (TrellisChart    *self,
              guint            keyval,
              guint            keycode,
              GdkModifierType  state)
{
  TrellisChartPrivate *priv = trellis_chart_get_instance_private (self);
  TrellisChartClass *klass = TRELLIS_CHART_GET_CLASS (self);
  int n_points = (int) klass->get_n_points (self);
  int row = klass->get_row_length != NULL ? (int) klass->get_row_length (self) : 0;
  int chosen;

  if (n_points == 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      chosen = priv->chosen < 0 ? n_points - 1 : MAX (priv->chosen - 1, 0);
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      chosen = priv->chosen < 0 ? 0 : MIN (priv->chosen + 1, n_points - 1);
      break;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (row == 0 || priv->chosen < row)
        return FALSE;
      chosen = priv->chosen - row;
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (row == 0 || priv->chosen + row >= n_points)
        return FALSE;
      chosen = priv->chosen < 0 ? 0 : priv->chosen + row;
      break;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      if (priv->chosen < 0)
        return FALSE;
      g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, (guint) priv->chosen, keyval != GDK_KEY_space);
      return TRUE;
    case GDK_KEY_Home:
      chosen = 0;
      break;
    case GDK_KEY_End:
      chosen = n_points - 1;
      break;
    case GDK_KEY_Escape:
      if (priv->chosen < 0)
        return FALSE;
      chosen = -1;
      break;
    default:
      return FALSE;
    }

  choose_point (self, chosen);
  return TRUE;
}

static int
find_point (TrellisChart *self,
            double        x,
            double        y)
{
  TrellisChartClass *klass = TRELLIS_CHART_GET_CLASS (self);
  double least = REACH * trellis_style_get_scale (GTK_WIDGET (self));
  int nearest = -1;

  ensure_laid_out (self);
  if (klass->find_point != NULL)
    return klass->find_point (self, x, y);
  for (guint i = 0; i < klass->get_n_points (self); i++)
    {
      double px, py, distance;

      klass->get_point (self, i, &px, &py);
      distance = hypot (px - x, py - y);
      if (distance < least)
        {
          least = distance;
          nearest = (int) i;
        }
    }

  return nearest;
}

static void
move_pointer_cb (TrellisChart *self,
                 double        x,
                 double        y)
{
  TrellisChartPrivate *priv = trellis_chart_get_instance_private (self);

  /* A pointer at rest is told of again when something is laid out beside the
   * chart, and must not take from the keyboard what it reads. */
  if (x == priv->pointer_x && y == priv->pointer_y)
    return;
  priv->pointer_x = x;
  priv->pointer_y = y;
  choose_point (self, find_point (self, x, y));
}

static void
click_cb (TrellisChart *self,
          int           n_press,
          double        x,
          double        y)
{
  int index = find_point (self, x, y);

  if (index >= 0)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, (guint) index, n_press > 1);
}

static void
leave_cb (TrellisChart *self)
{
  TrellisChartPrivate *priv = trellis_chart_get_instance_private (self);

  priv->pointer_x = priv->pointer_y = -1;
  choose_point (self, -1);
}

static void
trellis_chart_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  TrellisChart *self = TRELLIS_CHART (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = (int) (60 * trellis_style_get_scale (widget));
  else
    *minimum = *natural = (int) ceil (TRELLIS_CHART_GET_CLASS (self)->get_natural_height (self, ensure_text (self)));
}

static void
trellis_chart_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  TrellisChartPrivate *priv = trellis_chart_get_instance_private (TRELLIS_CHART (widget));

  priv->is_laid_out = FALSE;
}

/* A hundred small charts take longer to paint than a frame has: what is read
 * moves over what was painted before. */
static void
paint (TrellisChart          *self,
       const graphene_rect_t *bounds,
       const TrellisPalette  *palette)
{
  TrellisChartPrivate *priv = trellis_chart_get_instance_private (self);
  cairo_t *cr;

  if (priv->painted != NULL && priv->palette == palette)
    return;
  g_clear_pointer (&priv->painted, gsk_render_node_unref);
  priv->painted = gsk_cairo_node_new (bounds);
  priv->palette = palette;
  cr = gsk_cairo_node_get_draw_context (priv->painted);
  TRELLIS_CHART_GET_CLASS (self)->draw (self, cr, ensure_text (self), palette);
  cairo_destroy (cr);
}

static void
draw_chosen (TrellisChart         *self,
             cairo_t              *cr,
             const TrellisPalette *palette,
             double                scale)
{
  TrellisChartPrivate *priv = trellis_chart_get_instance_private (self);
  double x, y;

  if (TRELLIS_CHART_GET_CLASS (self)->draw_chosen != NULL)
    {
      TRELLIS_CHART_GET_CLASS (self)->draw_chosen (self, cr, palette, scale, (guint) priv->chosen);
      return;
    }
  TRELLIS_CHART_GET_CLASS (self)->get_point (self, (guint) priv->chosen, &x, &y);
  cairo_new_path (cr);
  cairo_arc (cr, x, y, RING * scale, 0, 2 * G_PI);
  trellis_rgba_set_source (&palette->accent, cr);
  cairo_set_line_width (cr, 2 * scale);
  cairo_stroke (cr);
}

/* The mark is no larger than its ink, so that a frame in which it moves paints
 * no more than where it was and where it is. */
static void
append_chosen (TrellisChart         *self,
               GtkSnapshot          *snapshot,
               const TrellisPalette *palette,
               double                scale)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double x, y, width, height;

  draw_chosen (self, cr, palette, scale);
  cairo_destroy (cr);
  cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) floor (x) - 1, (float) floor (y) - 1,
                                                                 (float) ceil (width) + 3, (float) ceil (height) + 3));
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
trellis_chart_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  TrellisChart *self = TRELLIS_CHART (widget);
  TrellisChartPrivate *priv = trellis_chart_get_instance_private (self);
  const TrellisPalette *palette = trellis_style_get_palette (widget);
  double scale = trellis_style_get_scale (widget);
  /* Room for a ring about a point at the edge. */
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) (-RING * scale), (float) (-RING * scale),
                                               (float) (gtk_widget_get_width (widget) + 2 * RING * scale),
                                               (float) (gtk_widget_get_height (widget) + 2 * RING * scale));

  ensure_laid_out (self);
  paint (self, &bounds, palette);
  gtk_snapshot_append_node (snapshot, priv->painted);
  if (priv->chosen >= 0)
    append_chosen (self, snapshot, palette, scale);
}

static void
forget_text (TrellisChart *self)
{
  TrellisChartPrivate *priv = trellis_chart_get_instance_private (self);

  g_clear_pointer (&priv->text, trellis_text_free);
  priv->is_laid_out = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
trellis_chart_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (trellis_chart_parent_class)->css_changed (widget, change);
  forget_text (TRELLIS_CHART (widget));
  gtk_widget_queue_resize (widget);
}

static void
trellis_chart_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_READING:
      g_value_set_string (value, trellis_chart_get_reading (TRELLIS_CHART (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
trellis_chart_finalize (GObject *object)
{
  TrellisChartPrivate *priv = trellis_chart_get_instance_private (TRELLIS_CHART (object));

  g_clear_pointer (&priv->text, trellis_text_free);
  g_clear_pointer (&priv->painted, gsk_render_node_unref);
  g_free (priv->reading);

  G_OBJECT_CLASS (trellis_chart_parent_class)->finalize (object);
}

static void
trellis_chart_class_init (TrellisChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_chart_get_property;
  object_class->finalize = trellis_chart_finalize;
  widget_class->measure = trellis_chart_measure;
  widget_class->size_allocate = trellis_chart_size_allocate;
  widget_class->snapshot = trellis_chart_snapshot;
  widget_class->css_changed = trellis_chart_css_changed;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);

  /**
   * TrellisChart:reading:
   *
   * What the point says that the pointer or the keyboard is at; %NULL where it
   * is at none.
   */
  properties[PROP_READING] =
    g_param_spec_string ("reading", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * TrellisChart::activated:
   * @self: a chart
   * @index: of one of its values
   * @is_opened: whether more is asked for than to choose it
   *
   * A value was clicked, or Space pressed at it; with @is_opened twice, or
   * Enter.
   */
  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", TRELLIS_TYPE_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT,
                  G_TYPE_BOOLEAN);
}

static void
trellis_chart_init (TrellisChart *self)
{
  TrellisChartPrivate *priv = trellis_chart_get_instance_private (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  priv->chosen = -1;
  priv->pointer_x = priv->pointer_y = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (press_key_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (move_pointer_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  trellis_style_watch (GTK_WIDGET (self), G_CALLBACK (forget_text));
}

/**
 * trellis_chart_changed:
 * @self: a chart that shows something else now
 *
 * For its class: lays it out and paints it anew, and says what it shows.
 */
void
trellis_chart_changed (TrellisChart *self)
{
  TrellisChartPrivate *priv = trellis_chart_get_instance_private (self);
  g_autofree char *summary = TRELLIS_CHART_GET_CLASS (self)->dup_summary (self);

  choose_point (self, -1);
  priv->is_laid_out = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * trellis_chart_draw_again:
 * @self: a chart
 *
 * Tells the chart that it looks otherwise, while what is laid out stays.
 */
void
trellis_chart_draw_again (TrellisChart *self)
{
  TrellisChartPrivate *priv = trellis_chart_get_instance_private (self);

  g_return_if_fail (TRELLIS_IS_CHART (self));

  g_clear_pointer (&priv->painted, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * trellis_chart_get_reading:
 * @self: a chart
 *
 * Returns: (transfer none) (nullable): what the point says that the pointer or
 *   the keyboard is at
 */
const char *
trellis_chart_get_reading (TrellisChart *self)
{
  TrellisChartPrivate *priv = trellis_chart_get_instance_private (self);

  g_return_val_if_fail (TRELLIS_IS_CHART (self), NULL);

  return priv->reading;
}
