/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tests' own hands: what they press, type and drag has to arrive. */

#include "trellis-ui-driver.h"

#include <glib/gstdio.h>

typedef struct
{
  GtkWidget *window;
  GtkWidget *button;
  GtkWidget *entry;
  GtkWidget *from;
  GtkWidget *to;
  guint n_clicks;
  char *dropped;
} Fixture;

static void
count_click_cb (GtkButton *button,
                Fixture   *fixture)
{
  fixture->n_clicks++;
}

static GdkContentProvider *
prepare_drag_cb (GtkDragSource *source,
                 double         x,
                 double         y,
                 Fixture       *fixture)
{
  return gdk_content_provider_new_typed (G_TYPE_STRING, "a card");
}

static gboolean
take_drop_cb (GtkDropTarget *target,
              const GValue  *value,
              double         x,
              double         y,
              Fixture       *fixture)
{
  g_free (fixture->dropped);
  fixture->dropped = g_value_dup_string (value);
  return TRUE;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);

  fixture->window = adw_window_new ();
  fixture->button = gtk_button_new_with_label ("Press");
  gtk_widget_set_name (fixture->button, "press");
  g_signal_connect (fixture->button, "clicked", G_CALLBACK (count_click_cb), fixture);
  fixture->entry = gtk_entry_new ();
  fixture->from = gtk_label_new ("From here");
  fixture->to = gtk_label_new ("To there");
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_drag_cb), fixture);
  gtk_widget_add_controller (fixture->from, GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "drop", G_CALLBACK (take_drop_cb), fixture);
  gtk_widget_add_controller (fixture->to, GTK_EVENT_CONTROLLER (target));

  gtk_box_append (GTK_BOX (box), fixture->button);
  gtk_box_append (GTK_BOX (box), fixture->entry);
  gtk_box_append (GTK_BOX (box), fixture->from);
  gtk_box_append (GTK_BOX (box), fixture->to);
  adw_window_set_content (ADW_WINDOW (fixture->window), box);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 300);
  trellis_ui_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_free (fixture->dropped);
  trellis_ui_spin (20);
}

static void
test_click (Fixture       *fixture,
            gconstpointer  data)
{
  trellis_ui_click (trellis_ui_find_name (fixture->window, "press"));
  TRELLIS_UI_WAIT (fixture->n_clicks == 1);
  trellis_ui_click (trellis_ui_find_text (fixture->window, "Press"));
  TRELLIS_UI_WAIT (fixture->n_clicks == 2);
}

static void
test_type (Fixture       *fixture,
           gconstpointer  data)
{
  const char *text = "Ash: 3 days, 12/2 (\"RAP\") = A+B?";

  trellis_ui_click (fixture->entry);
  trellis_ui_type (text);
  TRELLIS_UI_WAIT (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (fixture->entry)), text) == 0);
  trellis_ui_key (XK_a, TRELLIS_UI_CTRL);
  trellis_ui_key (XK_BackSpace, TRELLIS_UI_PLAIN);
  TRELLIS_UI_WAIT (*gtk_editable_get_text (GTK_EDITABLE (fixture->entry)) == '\0');
}

static void
test_drag (Fixture       *fixture,
           gconstpointer  data)
{
  trellis_ui_drag (fixture->from, fixture->to);
  TRELLIS_UI_WAIT (g_strcmp0 (fixture->dropped, "a card") == 0);
}

static void
test_picture (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("trellis-XXXXXX.png", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  trellis_ui_save_picture (fixture->window, path);
  texture = gdk_texture_new_from_filename (path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), >=, gtk_widget_get_width (fixture->window));
  g_unlink (path);
}

int
main (int   argc,
      char *argv[])
{
  trellis_ui_init (&argc, &argv);
  g_test_add ("/ui-driver/click", Fixture, NULL, set_up, test_click, tear_down);
  g_test_add ("/ui-driver/type", Fixture, NULL, set_up, test_type, tear_down);
  g_test_add ("/ui-driver/drag", Fixture, NULL, set_up, test_drag, tear_down);
  g_test_add ("/ui-driver/picture", Fixture, NULL, set_up, test_picture, tear_down);

  return g_test_run ();
}
