/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trellis-widgets.h"

#include <gtk/gtk.h>

/* Every drawing of the folder is in the program and found by its name, and is
 * recoloured with the text beside it. */
static void
test_actions (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "..", "icons", "scalable", "actions", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint n_icons = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *icon_name = g_strndup (name, strlen (name) - strlen (".svg"));
      g_autoptr (GtkIconPaintable) icon = NULL;

      g_assert_true (g_str_has_suffix (name, "-symbolic.svg"));
      if (!gtk_icon_theme_has_icon (theme, icon_name))
        g_test_message ("%s is not among the resources", icon_name);
      g_assert_true (gtk_icon_theme_has_icon (theme, icon_name));
      icon = gtk_icon_theme_lookup_icon (theme, icon_name, NULL, 16, 1, GTK_TEXT_DIR_LTR, 0);
      g_assert_true (gtk_icon_paintable_is_symbolic (icon));
      n_icons++;
    }
  g_assert_cmpuint (n_icons, >, 0);
}

static void
test_application (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  g_assert_true (gtk_icon_theme_has_icon (theme, "io.github.trellis_schools.Trellis"));
  g_assert_false (gtk_icon_theme_has_icon (theme, "trellis-no-such-drawing-symbolic"));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  trellis_widgets_init ();
  g_test_add_func ("/widgets/icons/actions", test_actions);
  g_test_add_func ("/widgets/icons/application", test_application);

  return g_test_run ();
}
