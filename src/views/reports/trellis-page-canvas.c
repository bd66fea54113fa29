/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-page-canvas.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* One page of a document as it will be printed, drawn by what draws it on paper. */

#define MARGIN 12
#define PIXELS_PER_POINT (96.0 / 72)

struct _TrellisPageCanvas
{
  GtkWidget parent_instance;

  TrellisReport *report;    /* (nullable) */
  guint page;
  double zoom;              /* 1 is the paper's own size; 0 as large as fits */
};

enum
{
  PROP_0,
  PROP_PAGE,
  PROP_ZOOM,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* What zooming steps through. */
static const double zooms[] = { 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4 };

G_DEFINE_FINAL_TYPE (TrellisPageCanvas, trellis_page_canvas, GTK_TYPE_WIDGET)

/* How many pixels a point takes. */
static double
get_scale (TrellisPageCanvas  *self,
           const TrellisSheet *sheet)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * MARGIN;
  double height = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * MARGIN;

  if (self->zoom > 0)
    return self->zoom * PIXELS_PER_POINT;

  return MAX (MIN (width / sheet->width, height / sheet->height), 0.01);
}

static void
describe (TrellisPageCanvas *self)
{
  g_autofree char *part = NULL, *label = NULL, *words = NULL;

  if (self->report == NULL)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("No document"), -1);
      return;
    }
  part = trellis_report_dup_page_title (self->report, self->page);
  /* Translators: what a page of a document is about, which page it is, and of how many */
  label = g_strdup_printf (_("%s, page %u of %u"), part, self->page + 1, trellis_report_get_n_pages (self->report));
  words = trellis_report_dup_page_text (self->report, self->page, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
trellis_page_canvas_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  TrellisPageCanvas *self = TRELLIS_PAGE_CANVAS (widget);
  const TrellisSheet *sheet;

  if (self->report == NULL || self->zoom <= 0)
    {
      *minimum = *natural = 2 * MARGIN + 60;
      return;
    }

  sheet = trellis_report_get_sheet (self->report, self->page);
  *minimum = *natural = 2 * MARGIN + (int) ceil (self->zoom * PIXELS_PER_POINT *
                                                 (orientation == GTK_ORIENTATION_HORIZONTAL ? sheet->width
                                                                                            : sheet->height));
}

static void
trellis_page_canvas_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  TrellisPageCanvas *self = TRELLIS_PAGE_CANVAS (widget);
  const GdkRGBA white = { 1, 1, 1, 1 }, shade = { 0, 0, 0, 0.35 };
  const TrellisSheet *sheet;
  graphene_rect_t page;
  GskRoundedRect outline;
  double scale, width, height;
  cairo_t *cr;

  if (self->report == NULL)
    return;

  sheet = trellis_report_get_sheet (self->report, self->page);
  scale = get_scale (self, sheet);
  width = round (sheet->width * scale);
  height = round (sheet->height * scale);
  graphene_rect_init (&page, (float) floor (MAX ((gtk_widget_get_width (widget) - width) / 2, MARGIN)),
                      (float) floor (MAX ((gtk_widget_get_height (widget) - height) / 2, MARGIN)), (float) width,
                      (float) height);
  gsk_rounded_rect_init_from_rect (&outline, &page, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 0, 3);
  gtk_snapshot_append_color (snapshot, &white, &page);

  cr = gtk_snapshot_append_cairo (snapshot, &page);
  cairo_translate (cr, page.origin.x, page.origin.y);
  cairo_scale (cr, scale, scale);
  trellis_report_draw_page (self->report, cr, self->page);
  cairo_destroy (cr);
}

static gboolean
turn_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   data)
{
  TrellisPageCanvas *self = TRELLIS_PAGE_CANVAS (widget);
  int step = g_variant_get_int32 (args);
  gint64 n = self->report != NULL ? trellis_report_get_n_pages (self->report) : 1;

  trellis_page_canvas_set_page (self, (guint) CLAMP ((gint64) self->page + step, 0, n - 1));

  return TRUE;
}

static gboolean
zoom_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   data)
{
  int steps = g_variant_get_int32 (args);

  if (steps == 0)
    trellis_page_canvas_set_zoom (TRELLIS_PAGE_CANVAS (widget), 0);
  else
    trellis_page_canvas_zoom_by (TRELLIS_PAGE_CANVAS (widget), steps);

  return TRUE;
}

static void
pressed_cb (TrellisPageCanvas *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
scroll_cb (TrellisPageCanvas        *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *scroll)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));

  if ((state & GDK_CONTROL_MASK) == 0 || dy == 0)
    return FALSE;
  trellis_page_canvas_zoom_by (self, dy < 0 ? 1 : -1);

  return TRUE;
}

static void
trellis_page_canvas_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  TrellisPageCanvas *self = TRELLIS_PAGE_CANVAS (object);

  switch (prop_id)
    {
    case PROP_PAGE:
      g_value_set_uint (value, self->page);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
trellis_page_canvas_dispose (GObject *object)
{
  g_clear_object (&TRELLIS_PAGE_CANVAS (object)->report);

  G_OBJECT_CLASS (trellis_page_canvas_parent_class)->dispose (object);
}

static void
trellis_page_canvas_class_init (TrellisPageCanvasClass *klass)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    gboolean (*callback) (GtkWidget *widget, GVariant *args, gpointer data);
    int argument;
  } bindings[] = {
    { GDK_KEY_Page_Down, 0, turn_cb, 1 },
    { GDK_KEY_KP_Page_Down, 0, turn_cb, 1 },
    { GDK_KEY_Page_Up, 0, turn_cb, -1 },
    { GDK_KEY_KP_Page_Up, 0, turn_cb, -1 },
    { GDK_KEY_Home, 0, turn_cb, G_MININT },
    { GDK_KEY_KP_Home, 0, turn_cb, G_MININT },
    { GDK_KEY_End, 0, turn_cb, G_MAXINT },
    { GDK_KEY_KP_End, 0, turn_cb, G_MAXINT },
    { GDK_KEY_plus, GDK_CONTROL_MASK, zoom_cb, 1 },
    { GDK_KEY_equal, GDK_CONTROL_MASK, zoom_cb, 1 },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, zoom_cb, 1 },
    { GDK_KEY_minus, GDK_CONTROL_MASK, zoom_cb, -1 },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, zoom_cb, -1 },
    { GDK_KEY_0, GDK_CONTROL_MASK, zoom_cb, 0 },
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trellis_page_canvas_get_property;
  object_class->dispose = trellis_page_canvas_dispose;
  widget_class->measure = trellis_page_canvas_measure;
  widget_class->snapshot = trellis_page_canvas_snapshot;

  /** TrellisPageCanvas:page: which page is shown, from 0 */
  props[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0,
                                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /** TrellisPageCanvas:zoom: how large; 1 is the paper's own size, 0 as large as fits */
  props[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0, 4, 0,
                                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding (widget_class, bindings[i].key, bindings[i].modifiers, bindings[i].callback, "i",
                                  bindings[i].argument);
  gtk_widget_class_set_css_name (widget_class, "pagecanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
trellis_page_canvas_init (TrellisPageCanvas *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL |
                                                                GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  describe (self);
}

/**
 * trellis_page_canvas_set_report:
 * @self: a canvas
 * @report: (nullable): the document
 *
 * Shows a document; the page stays where it has as many.
 */
void
trellis_page_canvas_set_report (TrellisPageCanvas *self,
                                TrellisReport     *report)
{
  guint n;

  g_return_if_fail (TRELLIS_IS_PAGE_CANVAS (self));

  if (!g_set_object (&self->report, report))
    return;
  n = report != NULL ? trellis_report_get_n_pages (report) : 1;
  self->page = MIN (self->page, n - 1);
  describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PAGE]);
}

/**
 * trellis_page_canvas_get_page:
 * @self: a canvas
 *
 * Returns: which page is shown, from 0
 */
guint
trellis_page_canvas_get_page (TrellisPageCanvas *self)
{
  g_return_val_if_fail (TRELLIS_IS_PAGE_CANVAS (self), 0);

  return self->page;
}

/**
 * trellis_page_canvas_set_page:
 * @self: a canvas
 * @page: one of the document's pages, from 0
 */
void
trellis_page_canvas_set_page (TrellisPageCanvas *self,
                              guint              page)
{
  g_return_if_fail (TRELLIS_IS_PAGE_CANVAS (self));

  if (page == self->page || self->report == NULL || page >= trellis_report_get_n_pages (self->report))
    return;
  self->page = page;
  describe (self);
  /* The next page may be of another size. */
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PAGE]);
}

/**
 * trellis_page_canvas_get_zoom:
 * @self: a canvas
 *
 * Returns: how large the page is: 1 is the paper's own size, 0 as large as fits
 */
double
trellis_page_canvas_get_zoom (TrellisPageCanvas *self)
{
  g_return_val_if_fail (TRELLIS_IS_PAGE_CANVAS (self), 0);

  return self->zoom;
}

/**
 * trellis_page_canvas_set_zoom:
 * @self: a canvas
 * @zoom: 1 for the paper's own size, 0 for as large as fits
 */
void
trellis_page_canvas_set_zoom (TrellisPageCanvas *self,
                              double             zoom)
{
  g_return_if_fail (TRELLIS_IS_PAGE_CANVAS (self));

  zoom = CLAMP (zoom, 0, zooms[G_N_ELEMENTS (zooms) - 1]);
  if (zoom == self->zoom)
    return;
  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ZOOM]);
}

/**
 * trellis_page_canvas_zoom_by:
 * @self: a canvas
 * @steps: 1 for larger, -1 for smaller
 *
 * Goes to the next size of a few round ones, from what is seen now.
 */
void
trellis_page_canvas_zoom_by (TrellisPageCanvas *self,
                             int                steps)
{
  double now;

  g_return_if_fail (TRELLIS_IS_PAGE_CANVAS (self));

  if (self->report == NULL)
    return;
  now = get_scale (self, trellis_report_get_sheet (self->report, self->page)) / PIXELS_PER_POINT;
  if (steps > 0)
    {
      for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
        {
          if (zooms[i] > now * 1.001)
            {
              trellis_page_canvas_set_zoom (self, zooms[i]);
              return;
            }
        }
    }
  else
    {
      for (guint i = G_N_ELEMENTS (zooms); i > 0; i--)
        {
          if (zooms[i - 1] < now * 0.999)
            {
              trellis_page_canvas_set_zoom (self, zooms[i - 1]);
              return;
            }
        }
    }
}
