/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Drives real widgets from a test in the same process. Pointer and keys are X
 * events made with XTEST, aimed at places worked out from the widgets
 * themselves, so that the whole way from the server through GDK to the handler
 * is walked. It needs an X server that nobody else uses: tests/ui-session. */

#include "config.h"

#include "trellis-ui-driver.h"

#include <X11/XKBlib.h>
#include <X11/extensions/XTest.h>
#include <gdk/x11/gdkx.h>
#include <string.h>

/* A connection of our own: requests are flushed at once and never mixed with
 * those of GDK. */
static Display *display;

/* The dwell after an event: the server's answer has to reach GDK. */
#define POINTER_DWELL_MS 12
#define KEY_DWELL_MS 20
#define SETTLE_MS 40
#define TIMEOUT_S 30

/* The message dialogue of libadwaita 1.7 measures its own buttons for less than
 * they need, of which GTK 4.18 warns. Nobody can mend it from outside. */
static GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    {
      if (strcmp (fields[i].key, "MESSAGE") == 0 && fields[i].length < 0 &&
          g_str_has_prefix (fields[i].value, "Trying to measure GtkLabel"))
        return G_LOG_WRITER_HANDLED;
    }

  return g_log_writer_default (level, fields, n_fields, user_data);
}

/**
 * trellis_ui_init:
 * @argc: (inout): of main
 * @argv: (inout): of main
 *
 * Initialises GTK's tests, libadwaita and the connection that events are made
 * on, and turns motion off. Call it first in main.
 */
void
trellis_ui_init (int    *argc,
                 char ***argv)
{
  g_log_set_writer_func (write_log, NULL, NULL);
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  display = XOpenDisplay (NULL);
  if (display == NULL)
    g_error ("no X display; run this through tests/ui-session");
}

/**
 * trellis_ui_has_timed_out:
 * @since: monotonic time at which the waiting began
 *
 * Returns: whether a test has waited too long
 */
gboolean
trellis_ui_has_timed_out (gint64 since)
{
  return g_get_monotonic_time () - since > TIMEOUT_S * G_USEC_PER_SEC;
}

/**
 * trellis_ui_spin:
 * @milliseconds: how long
 *
 * Runs the main loop for that time.
 */
void
trellis_ui_spin (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;

  do
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
    }
  while (g_get_monotonic_time () < end);
}

/* The server has done what was asked, and GDK has been told of it and has told
 * the widgets, however busy the machine is. */
static void
settle (guint milliseconds)
{
  XSync (display, False);
  gdk_display_sync (gdk_display_get_default ());
  for (guint i = 0; i < 200 && g_main_context_pending (NULL); i++)
    g_main_context_iteration (NULL, FALSE);
  trellis_ui_spin (milliseconds);
}

/**
 * trellis_ui_present:
 * @window: a window
 *
 * Shows it, waits for its first frame, and gives it the keyboard.
 */
void
trellis_ui_present (GtkWindow *window)
{
  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  trellis_ui_focus (GTK_WIDGET (window));
}

/**
 * trellis_ui_focus:
 * @widget: a widget of the window, or the window
 *
 * Gives the keyboard to the window that @widget is in, as a window manager
 * would: there is none. Which widget of the window has the focus is the
 * window's own affair.
 */
void
trellis_ui_focus (GtkWidget *widget)
{
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (widget));

  XSetInputFocus (display, gdk_x11_surface_get_xid (surface), RevertToParent, CurrentTime);
  settle (SETTLE_MS);
}

/**
 * trellis_ui_find:
 * @root: where to begin
 * @predicate: says whether a widget is the one
 * @data: for @predicate
 *
 * Looks through the tree depth first, widgets inside others' templates too.
 *
 * Returns: (nullable): the first one
 */
GtkWidget *
trellis_ui_find (GtkWidget          *root,
                 TrellisUiPredicate  predicate,
                 gpointer            data)
{
  if (predicate (root, data))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = trellis_ui_find (child, predicate, data);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
has_name (GtkWidget *widget,
          gpointer   name)
{
  return g_strcmp0 (gtk_widget_get_name (widget), name) == 0 ||
         (GTK_IS_BUILDABLE (widget) && g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), name) == 0);
}

static gboolean
has_text (GtkWidget *widget,
          gpointer   text)
{
  return gtk_widget_get_mapped (widget) && GTK_IS_LABEL (widget) &&
         g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
}

static gboolean
has_type (GtkWidget *widget,
          gpointer   type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, GPOINTER_TO_SIZE (type));
}

/**
 * trellis_ui_find_name:
 * @root: where to begin
 * @name: a widget's name, or its id in a template
 *
 * Returns: (not nullable): the widget; the test fails where there is none
 */
GtkWidget *
trellis_ui_find_name (GtkWidget  *root,
                      const char *name)
{
  GtkWidget *widget = trellis_ui_find (root, has_name, (gpointer) name);

  if (widget == NULL)
    g_error ("no widget is named %s", name);
  return widget;
}

/**
 * trellis_ui_find_text:
 * @root: where to begin
 * @text: what a label that can be seen says
 *
 * Returns: (not nullable): the label; the test fails where there is none
 */
GtkWidget *
trellis_ui_find_text (GtkWidget  *root,
                      const char *text)
{
  GtkWidget *widget = trellis_ui_find (root, has_text, (gpointer) text);

  if (widget == NULL)
    g_error ("no label in sight says “%s”", text);
  return widget;
}

/**
 * trellis_ui_find_type:
 * @root: where to begin
 * @type: a type of widget
 *
 * Returns: (not nullable): the first of the type; the test fails where there
 *   is none
 */
GtkWidget *
trellis_ui_find_type (GtkWidget *root,
                      GType      type)
{
  GtkWidget *widget = trellis_ui_find (root, has_type, GSIZE_TO_POINTER (type));

  if (widget == NULL)
    g_error ("no widget is a %s", g_type_name (type));
  return widget;
}

static void
find_on_screen (GtkWidget *widget,
                double     x,
                double     y,
                int       *screen_x,
                int       *screen_y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  double native_x, native_y, inset_x, inset_y;
  int origin_x, origin_y;
  Window child;

  g_assert_true (gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), x, y, &native_x, &native_y));
  gtk_native_get_surface_transform (native, &inset_x, &inset_y);
  XTranslateCoordinates (display, gdk_x11_surface_get_xid (gtk_native_get_surface (native)),
                         DefaultRootWindow (display), 0, 0, &origin_x, &origin_y, &child);
  *screen_x = origin_x + (int) (native_x + inset_x);
  *screen_y = origin_y + (int) (native_y + inset_y);
}

static void
move_on_screen (int x,
                int y)
{
  XTestFakeMotionEvent (display, -1, x, y, 0);
  settle (POINTER_DWELL_MS);
}

static void
press_button (guint    button,
              gboolean is_down)
{
  XTestFakeButtonEvent (display, button, is_down, 0);
  settle (POINTER_DWELL_MS);
}

static void
press_modifiers (TrellisUiModifiers modifiers,
                 gboolean           is_down)
{
  if (modifiers & TRELLIS_UI_SHIFT)
    XTestFakeKeyEvent (display, XKeysymToKeycode (display, XK_Shift_L), is_down, 0);
  if (modifiers & TRELLIS_UI_CTRL)
    XTestFakeKeyEvent (display, XKeysymToKeycode (display, XK_Control_L), is_down, 0);
  if (modifiers & TRELLIS_UI_ALT)
    XTestFakeKeyEvent (display, XKeysymToKeycode (display, XK_Alt_L), is_down, 0);
}

/**
 * trellis_ui_move_pointer:
 * @widget: a mapped widget
 * @x: within it
 * @y: within it
 *
 * Moves the pointer there.
 */
void
trellis_ui_move_pointer (GtkWidget *widget,
                         double     x,
                         double     y)
{
  int screen_x, screen_y;

  find_on_screen (widget, x, y, &screen_x, &screen_y);
  move_on_screen (screen_x, screen_y);
}

/**
 * trellis_ui_click:
 * @widget: a mapped widget
 *
 * Clicks its middle.
 */
void
trellis_ui_click (GtkWidget *widget)
{
  trellis_ui_click_at (widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0,
                       1, TRELLIS_UI_PLAIN);
}

/**
 * trellis_ui_click_at:
 * @widget: a mapped widget
 * @x: within it
 * @y: within it
 * @n_clicks: 2 for a double click
 * @modifiers: keys held down
 *
 * Clicks with the first button.
 */
void
trellis_ui_click_at (GtkWidget          *widget,
                     double              x,
                     double              y,
                     guint               n_clicks,
                     TrellisUiModifiers  modifiers)
{
  trellis_ui_move_pointer (widget, x, y);
  press_modifiers (modifiers, TRUE);
  for (guint i = 0; i < n_clicks; i++)
    {
      press_button (1, TRUE);
      press_button (1, FALSE);
    }
  press_modifiers (modifiers, FALSE);
  settle (SETTLE_MS);
}

static gboolean
is_keyboard_held (void)
{
  GdkSeat *seat = gdk_display_get_default_seat (gdk_display_get_default ());

  return gdk_display_device_is_grabbed (gdk_display_get_default (), gdk_seat_get_keyboard (seat));
}

/**
 * trellis_ui_drag_at:
 * @from: a mapped widget
 * @from_x: where in it the button goes down
 * @from_y: where in it the button goes down
 * @to: a mapped widget, which may be @from
 * @to_x: where in it the button is let go
 * @to_y: where in it the button is let go
 *
 * Drags with the first button, in small steps, as a hand does: drag and drop
 * does not begin with one jump.
 */
void
trellis_ui_drag_at (GtkWidget *from,
                    double     from_x,
                    double     from_y,
                    GtkWidget *to,
                    double     to_x,
                    double     to_y)
{
  const int n_steps = 20;
  int x0, y0, x1, y1;

  find_on_screen (from, from_x, from_y, &x0, &y0);
  find_on_screen (to, to_x, to_y, &x1, &y1);

  move_on_screen (x0, y0);
  press_button (1, TRUE);
  for (int i = 1; i <= n_steps; i++)
    move_on_screen (x0 + (x1 - x0) * i / n_steps, y0 + (y1 - y0) * i / n_steps);
  trellis_ui_spin (2 * SETTLE_MS);
  press_button (1, FALSE);
  trellis_ui_spin (2 * SETTLE_MS);
  /* Drag and drop holds the keyboard until the drop has been taken; a key that
   * is pressed before is lost. A popover that the drop has opened holds it too. */
  for (guint i = 0; i < 50 && is_keyboard_held (); i++)
    trellis_ui_spin (KEY_DWELL_MS);
}

/**
 * trellis_ui_drag:
 * @from: a mapped widget
 * @to: a mapped widget
 *
 * Drags from the middle of one to the middle of the other.
 */
void
trellis_ui_drag (GtkWidget *from,
                 GtkWidget *to)
{
  trellis_ui_drag_at (from, gtk_widget_get_width (from) / 2.0, gtk_widget_get_height (from) / 2.0,
                      to, gtk_widget_get_width (to) / 2.0, gtk_widget_get_height (to) / 2.0);
}

/**
 * trellis_ui_scroll:
 * @widget: a mapped widget
 * @n_notches: of the wheel; downwards where positive
 *
 * Turns the wheel over the middle of @widget.
 */
void
trellis_ui_scroll (GtkWidget *widget,
                   int        n_notches)
{
  guint button = n_notches < 0 ? 4 : 5;

  trellis_ui_move_pointer (widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
  for (int i = 0; i < ABS (n_notches); i++)
    {
      press_button (button, TRUE);
      press_button (button, FALSE);
    }
  trellis_ui_spin (SETTLE_MS);
}

/**
 * trellis_ui_key:
 * @keysym: an X key symbol, such as %XK_Down; a capital letter is typed with Shift
 * @modifiers: keys held down
 *
 * Presses and lets go a key in the window that has the keyboard.
 */
void
trellis_ui_key (guint              keysym,
                TrellisUiModifiers modifiers)
{
  KeyCode code = XKeysymToKeycode (display, keysym);

  if (code == 0)
    g_error ("no key of this keyboard makes %s", XKeysymToString (keysym));
  /* Where only the shifted place of the key has the symbol. */
  if (XkbKeycodeToKeysym (display, code, 0, 0) != keysym && XkbKeycodeToKeysym (display, code, 0, 1) == keysym)
    modifiers |= TRELLIS_UI_SHIFT;

  press_modifiers (modifiers, TRUE);
  XTestFakeKeyEvent (display, code, TRUE, 0);
  XTestFakeKeyEvent (display, code, FALSE, 0);
  press_modifiers (modifiers, FALSE);
  settle (KEY_DWELL_MS);
}

/**
 * trellis_ui_type:
 * @text: ASCII text; a line break is typed as Return, a tabulator as Tab
 *
 * Types it, key by key, in the window that has the keyboard.
 */
void
trellis_ui_type (const char *text)
{
  for (; *text != '\0'; text++)
    {
      if (*text == '\n')
        trellis_ui_key (XK_Return, TRELLIS_UI_PLAIN);
      else if (*text == '\t')
        trellis_ui_key (XK_Tab, TRELLIS_UI_PLAIN);
      else
        trellis_ui_key ((guchar) *text, TRELLIS_UI_PLAIN);
    }
}

/**
 * trellis_ui_take_picture:
 * @widget: a mapped widget, or a window
 *
 * Takes a picture of what it looks like, inside the process, so that it is the
 * same from run to run on one release.
 *
 * Returns: (transfer full): the picture; a window's has its shadow in it
 */
GdkTexture *
trellis_ui_take_picture (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  gint64 since = g_get_monotonic_time ();

  while (!trellis_ui_has_timed_out (since))
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      /* Any other size would be scaled. */
      int width = gdk_paintable_get_intrinsic_width (paintable);
      int height = gdk_paintable_get_intrinsic_height (paintable);
      GskRenderNode *node;
      GdkTexture *texture;

      gdk_paintable_snapshot (paintable, snapshot, width, height);
      node = gtk_snapshot_free_to_node (snapshot);
      if (node != NULL)
        {
          texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, width, height));
          gsk_render_node_unref (node);
          return texture;
        }

      /* What is about to be painted again has no picture until it is. */
      gtk_widget_queue_draw (widget);
      trellis_ui_spin (SETTLE_MS);
    }

  g_error ("a %s is never painted", G_OBJECT_TYPE_NAME (widget));
}

/**
 * trellis_ui_save_picture:
 * @widget: a mapped widget, or a window
 * @path: a PNG file to write
 *
 * Saves what it looks like.
 */
void
trellis_ui_save_picture (GtkWidget  *widget,
                         const char *path)
{
  g_autoptr (GdkTexture) texture = trellis_ui_take_picture (widget);

  if (!gdk_texture_save_to_png (texture, path))
    g_error ("cannot write the picture %s", path);
}

/**
 * trellis_ui_save_test_picture:
 * @widget: a mapped widget, or a window
 * @name: of the picture, without a folder or an ending
 *
 * Saves a picture in the folder that the environment's TRELLIS_PICTURES names,
 * so that a person can look at what a test saw; does nothing where it is not
 * set.
 */
void
trellis_ui_save_test_picture (GtkWidget  *widget,
                              const char *name)
{
  const char *folder = g_getenv ("TRELLIS_PICTURES");
  g_autofree char *file_name = g_strconcat (name, ".png", NULL);
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;

  /* The last frame may not show the last event yet. */
  trellis_ui_spin (2 * SETTLE_MS);
  path = g_build_filename (folder, file_name, NULL);
  trellis_ui_save_picture (widget, path);
}
