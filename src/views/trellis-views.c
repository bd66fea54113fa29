/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "trellis-views.h"

#include "trellis-views-resources.h"
#include "trellis-widgets.h"

/**
 * trellis_views_init:
 *
 * Makes the templates of the views, and the widgets that they name, known. Call
 * it after GTK is initialised and before a view is built; a second call does
 * nothing.
 */
void
trellis_views_init (void)
{
  static gsize is_done = 0;

  if (g_once_init_enter (&is_done))
    {
      trellis_widgets_init ();
      g_resources_register (trellis_views_resources_get_resource ());
      g_once_init_leave (&is_done, 1);
    }
}
