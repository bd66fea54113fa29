/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-views.h"

#include "trellis-views-resources.h"
#include "trellis-widgets.h"

#include <gtk/gtk.h>

/**
 * trellis_views_init:
 *
 * Makes the templates of the views, the widgets that they name and the
 * program's own style known. Call it after GTK is initialised and before a view
 * is built; a second call does nothing.
 */
void
trellis_views_init (void)
{
  static gsize is_done = 0;

  if (g_once_init_enter (&is_done))
    {
      GdkDisplay *display = gdk_display_get_default ();

      trellis_widgets_init ();
      g_resources_register (trellis_views_resources_get_resource ());
      if (display != NULL)
        {
          g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

          gtk_css_provider_load_from_resource (provider, "/io/github/trellis_schools/Trellis/views/style.css");
          gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                                      GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
        }
      g_once_init_leave (&is_done, 1);
    }
}
